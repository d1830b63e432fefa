"""What all visitors share: one composer and one pool of synthesizers, loaded once."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.helper import Helper
from composer.controls import Controls
from synth import SynthPools

if TYPE_CHECKING:
    from chatbot.conversation import Conversation
    from chatbot.store import Store
    from composer import Composer
    from synth import SynthPool

_log = logging.getLogger(__name__)


class Studio:
    """Opens conversations on a composer that is loaded when the first one needs it, or before, by
    :meth:`warm_up`. Making a studio loads nothing, so the page can be built at once.
    Its synthesizers are those of ``pools``."""

    def __init__(self, load: Callable[[], Composer], kept: Path | None = None, seed: int | None = None) -> None:
        """``kept`` is the folder of the database of conversations; None: the folder above each
        conversation's own. With a ``seed`` every new conversation comes to the same music by the same words."""
        self._load = load
        self._seed = seed
        self.pools = SynthPools()
        self._kept = kept
        self._loading = threading.Lock()
        self._ready: tuple[Composer, SynthPool] | None = None
        self._helper = Helper.from_environment()
        self._stage = "idle"
        self._opening = threading.Lock()
        self._stores: dict[Path, Store] = {}

    def __call__(self, folder: Path, seed: int | None = None, conversation: str | None = None) -> Conversation:
        """A conversation whose files go to ``folder``, kept in the database.

        Args:
            folder: its name is the id of a new conversation.
            seed: with it a new conversation can be repeated; the studio's own when left out.
            conversation: the id of one that was kept, to go on with it.
        """
        from chatbot.conversation import Conversation

        composer, pool = self.warm_up()
        seed = self._seed if seed is None else seed
        journal = self._store(self._kept or folder.parent).journal(conversation or folder.name)
        return Conversation(composer, folder, pool=pool, seed=seed, journal=journal, helper=self._helper)

    def _store(self, home: Path) -> Store:
        from chatbot.store import Store

        with self._opening:
            if home not in self._stores:
                self._stores[home] = Store.at(home)
            return self._stores[home]

    @property
    def state(self) -> str:
        """ "idle" before anything is loaded, then "loading", "ready" or "failed"."""
        return self._stage

    @property
    def checkpoint(self) -> str | None:
        """The hash of the checkpoint; None before it is loaded."""
        return self._ready[0].checkpoint if self._ready is not None else None

    def warm_up(self) -> tuple[Composer, SynthPool]:
        """Load the composer and the SoundFont now. Waits when another thread is doing so."""
        with self._loading:
            if self._ready is None:
                self._stage = "loading"
                try:
                    self._ready = self._loaded()
                except BaseException:
                    self._stage = "failed"
                    raise
                self._stage = "ready"
            return self._ready

    def _loaded(self) -> tuple[Composer, SynthPool]:
        from chatbot.understand import attuned, cast, homophones, open_words, told

        started = time.perf_counter()
        composer, pool = self._load(), self.pools.pool()
        pool.warm()
        # The first piece finds everything in place: tables, memory, threads.
        deque(composer.compose(Controls(bars=1, seed=0)), maxlen=0)
        open_words.warm_up()
        attuned.warm_up()
        told.warm_up()
        cast.warm_up()
        homophones.warm_up()
        _log.info("ready to compose after %.1f s", time.perf_counter() - started)
        return composer, pool
