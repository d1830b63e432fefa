"""What all visitors share: one composer and one pool of synthesizers, loaded once."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from composer.controls import Controls

if TYPE_CHECKING:
    from chatbot.conversation import Conversation
    from composer import Composer
    from synth import SynthPool

_log = logging.getLogger(__name__)


class Studio:
    """Opens conversations on a composer that is loaded when the first one needs it, or before, by
    :meth:`warm_up`. Making a studio imports and loads nothing, so the page can be built at once."""

    def __init__(self, load: Callable[[], Composer]) -> None:
        self._load = load
        self._loading = threading.Lock()
        self._ready: tuple[Composer, SynthPool] | None = None

    def __call__(self, folder: Path, seed: int | None = None) -> Conversation:
        """A new conversation whose files go to ``folder``; with a ``seed`` it can be repeated."""
        from chatbot.conversation import Conversation

        composer, pool = self.warm_up()
        return Conversation(composer, folder, pool=pool, seed=seed)

    def warm_up(self) -> tuple[Composer, SynthPool]:
        """Load the composer and the SoundFont now. Waits when another thread is doing so."""
        with self._loading:
            if self._ready is None:
                from synth import SynthPool

                started = time.perf_counter()
                composer, pool = self._load(), SynthPool()
                pool.warm()
                # The first piece finds everything in place: tables, memory, threads.
                deque(composer.compose(Controls(bars=1, seed=0)), maxlen=0)
                self._ready = composer, pool
                _log.info("ready to compose after %.1f s", time.perf_counter() - started)
            return self._ready
