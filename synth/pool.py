"""A pool of renderers with the SoundFont loaded, so that music starts at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import numpy as np

from composer.piece import ComposedBar
from synth.balance import AS_MIXED
from synth.levels import read_levels
from synth.loudness import integrated
from synth.performance import NATURAL
from synth.renderer import Renderer, available_renderer
from synth.soundfont import SoundFont, find
from synth.sounding import Sound, Sounding
from synth.timeline import SAMPLE_RATE

# How many openings' loudness is remembered: a number each, and the notes that it is known by.
_REMEMBERED = 200


class SynthPool:
    """Renderers that stand ready. One belongs to the application; any thread may use it.

    The first renderer loads the SoundFont (FluidR3: seconds); while the pool keeps one, the next
    share its samples and cost a twentieth of a second. Each is used for one piece and then
    thrown away, so that nothing of one listener's music can be heard by another."""

    def __init__(
        self, soundfont: SoundFont | Path | str | None = None, renderer: str | None = None, ready: int = 2
    ) -> None:
        """``ready`` renderers wait at a time; a visitor who finds none waits for one to be made.

        Raises SoundFontError or RendererError now, not when somebody listens."""
        self.soundfont = find(soundfont)
        self.renderer_name = available_renderer(renderer)
        self.levels = read_levels(self.soundfont, self.renderer_name)
        self._ready = ready
        self._waiting: list[Renderer] = []
        self._lock = Lock()
        # One load at a time: the second finds the samples of the first.
        self._making = Lock()
        self._closed = False
        self._sampler: object = None
        self._loudness: dict[tuple[ComposedBar, ...], float] = {}

    def warm(self) -> None:
        """Load the SoundFont and fill the pool; until then the first listener waits for it."""
        while True:
            with self._lock:
                if self._closed or len(self._waiting) >= self._ready:
                    return
            made = self._make()
            with self._lock:
                if not self._closed:
                    self._waiting.append(made)
                    continue
            made.close()

    @contextmanager
    def renderer(self) -> Iterator[Renderer]:
        """A renderer for one piece, fresh as new. Closed afterwards, and its place filled."""
        with self._lock:
            mine = self._waiting.pop() if self._waiting else None
        mine = mine or self._make()
        try:
            yield mine
        finally:
            # First the new one, then away with the old: while one lives the samples stay in memory.
            self.warm()
            mine.close()

    def loudness(self, opening: tuple[ComposedBar, ...], sound: Sequence[Sound] | None = None) -> float:
        """How loud the opening of a piece is as it is mixed, in LUFS; ``sound`` is that of it, where it
        is there already. Measured once, for music is often heard again: from another bar, or otherwise."""
        with self._lock:
            known = self._loudness.get(opening)
        if known is not None:
            return known
        if sound is None:
            with self.renderer() as renderer:
                sounding = Sounding(renderer, self.levels, NATURAL, AS_MIXED, SAMPLE_RATE)
                sound = [block for bar in opening for block in sounding.bar(bar)]
        measured = integrated(np.concatenate(sound), SAMPLE_RATE)
        with self._lock:
            if len(self._loudness) >= _REMEMBERED:
                self._loudness.pop(next(iter(self._loudness)))
            self._loudness[opening] = measured
        return measured

    def close(self) -> None:
        """Free what waits. Renderers in use are freed when their piece ends."""
        with self._lock:
            self._closed = True
            waiting, self._waiting = self._waiting, []
        for renderer in waiting:
            renderer.close()

    def _make(self) -> Renderer:
        with self._making:
            if self.renderer_name == "fluidsynth":
                from synth.fluid import FluidRenderer

                return FluidRenderer(self.soundfont)
            from synth.fallback import Sampler, SymusicRenderer

            if not isinstance(self._sampler, Sampler):
                self._sampler = Sampler(self.soundfont)
            return SymusicRenderer(self._sampler)


class SynthPools:
    """A pool for each SoundFont that somebody wants to hear, made at the first wish and then kept.
    One belongs to the application; any thread may use it."""

    def __init__(self) -> None:
        self._pools: dict[Path, SynthPool] = {}
        self._lock = Lock()

    def pool(self, soundfont: str | None = None) -> SynthPool:
        """The pool of the SoundFont of that name, or of the one that plays by default.

        Raises SoundFontError when there is none of that name."""
        chosen = find(soundfont)
        with self._lock:
            if chosen.path not in self._pools:
                self._pools[chosen.path] = SynthPool(chosen)
            return self._pools[chosen.path]

    def close(self) -> None:
        """Free what waits in every pool."""
        with self._lock:
            while self._pools:
                self._pools.popitem()[1].close()
