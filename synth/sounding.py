"""Bars on one renderer: their sound as it is mixed, before it is levelled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from composer.piece import ComposedBar
from synth.balance import Balance
from synth.mixing import master_gain, mix
from synth.performance import Performance, perform
from synth.renderer import Renderer
from synth.timeline import SAMPLE_RATE, Slice, Timeline

Sound = npt.NDArray[np.float32]

# Seconds. The first block is short so that it leaves early.
FIRST_BLOCK_S = 0.1
# The tail: rendered in steps, at most so long, its last second faded.
_TAIL_STEP_S, _TAIL_S, _FADE_S = 0.1, 6.0, 1.0
# Frames that FluidSynth makes at a time: events take effect between two such quanta.
QUANTUM = 64


class Sounding:
    """One piece on one renderer. ``levels`` are those of its SoundFont (:mod:`synth.levels`), ``block``
    is the longest block in frames, ``begin_s`` where in its piece the first bar begins, in seconds."""

    def __init__(
        self,
        renderer: Renderer,
        levels: Mapping[str, float],
        performance: Performance | None,
        balance: Balance,
        block: int,
        begin_s: float = 0.0,
    ) -> None:
        self._renderer, self._levels = renderer, levels
        self._performance, self._balance, self._block, self._begin_s = performance, balance, block, begin_s
        self._timeline = Timeline(begin_s)
        self._gain: np.float32 | None = None

    def bar(self, composed: ComposedBar) -> Iterator[Sound]:
        """The next bar, to its end."""
        notes = [note for note in perform(composed, self._performance) if not self._balance.silences(note.part)]
        piece = self._timeline.advance(composed, notes)
        block = self._block
        if self._gain is None:
            self._renderer.start(self._balance.of(mix(composed.parts, self._levels)))
            # In step with a player that began at the beginning of the piece.
            self._renderer.render(Slice(round(self._begin_s * SAMPLE_RATE) % QUANTUM))
            self._gain = np.float32(master_gain(composed.parts))
            block = min(block, round(FIRST_BLOCK_S * SAMPLE_RATE))
        while piece.frames > 0:
            head, piece = piece.split(min(block, piece.frames))
            block = self._block
            yield self._renderer.render(head) * self._gain

    def tail(self) -> Iterator[Sound]:
        """Everything let go, ringing out: six seconds, the last of them faded. Nothing before a bar."""
        if self._gain is None:
            return
        self._renderer.render(self._timeline.finish())
        step = round(_TAIL_STEP_S * SAMPLE_RATE)
        fade_from, end = round((_TAIL_S - _FADE_S) * SAMPLE_RATE), round(_TAIL_S * SAMPLE_RATE)
        for begin in range(0, end, step):
            fade = np.clip((end - np.arange(begin, begin + step)) / (end - fade_from), 0.0, 1.0).astype(np.float32)
            yield self._renderer.render(Slice(step)) * self._gain * fade[:, None]
