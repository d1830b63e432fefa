"""Music on its way to the listener: bars are pulled as they are composed and sound at once."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain

import numpy as np
import numpy.typing as npt

from chatbot.events import AudioReady, BarReady
from composer.piece import ComposedBar
from synth import SAMPLE_RATE, Level, SynthPool, stream
from synth.level import is_opening


class Playing:
    """One stream of bars being played. Nothing runs ahead but the opening, by which a new piece is
    levelled: each bar is composed when its sound is asked for, and between two bars ``cancelled`` is
    looked at; once set, what was composed so far rings out and the stream ends.

    ``level`` is by what it is brought to the common loudness (:mod:`synth.level`).

    ``bars`` are those composed so far, ``first_audio_s`` the seconds from ``started`` (of
    :func:`time.perf_counter`) to the first sound, ``finished`` whether the sound came to its end.
    """

    def __init__(
        self,
        bars: Iterable[ComposedBar],
        pool: SynthPool | None,
        cancelled: threading.Event,
        started: float,
        level: Level,
    ) -> None:
        self.bars: list[ComposedBar] = []
        self.first_audio_s: float | None = None
        self.finished = False
        self._source = iter(bars)
        self._pool, self._cancelled, self._started, self._level = pool, cancelled, started, level
        self._ready: deque[ComposedBar] = deque()
        self._blocks: list[npt.NDArray[np.int16]] = []

    @property
    def complete(self) -> bool:
        """Whether the last bar was reached."""
        return bool(self.bars) and self.bars[-1].is_last

    @property
    def pcm(self) -> npt.NDArray[np.int16]:
        """All sound so far, int16, shape (frames, 2)."""
        return np.concatenate([np.zeros((0, 2), np.int16), *self._blocks])

    def events(self) -> Iterator[BarReady | AudioReady]:
        """Each bar, followed by its sound; that of a new piece's opening when all of it is there."""
        bars, opening = self._listen(), list[ComposedBar]()
        while not self._level.opening and not is_opening(opening):
            bar = next(bars, None)
            if bar is None:
                break
            opening.append(bar)
            yield BarReady(self._ready.popleft(), self._level)
        # stream() is a generator: closing it frees its synthesizer at once.
        blocks = stream(chain(opening, bars), self._pool, level=self._level)
        with closing(blocks):
            for block in blocks:
                while self._ready:
                    yield BarReady(self._ready.popleft(), self._level)
                if self.first_audio_s is None:
                    self.first_audio_s = time.perf_counter() - self._started
                self._blocks.append(block)
                yield AudioReady(block, SAMPLE_RATE)
        while self._ready:
            yield BarReady(self._ready.popleft(), self._level)
        self.finished = True

    def _listen(self) -> Iterator[ComposedBar]:
        while not self._cancelled.is_set():
            bar = next(self._source, None)
            if bar is None:
                return
            self.bars.append(bar)
            self._ready.append(bar)
            yield bar
