"""A piece from any moment on, as it sounds there when it is played from the beginning."""

from __future__ import annotations

from collections.abc import Generator
from itertools import accumulate

from composer.piece import ComposedBar, Piece
from synth.pool import SynthPool
from synth.stream import Pcm, stream
from synth.timeline import SAMPLE_RATE

# What still rings when the listener comes in: the reverb of so many seconds before.
_RINGING_S = 2.0


def replay(piece: Piece, pool: SynthPool, begin_s: float = 0.0) -> Generator[Pcm, None, None]:
    """The sound of ``piece`` from ``begin_s`` seconds after its beginning on, as :func:`synth.stream.stream`
    yields it: notes that are held over that moment sound on, and what was struck before rings.

    A beginning behind the last bar gives the tail from there on."""
    bars = list(piece.stream())
    begins = [0.0, *accumulate(bar.bar.seconds for bar in bars)][: len(bars)]
    first = _first_needed(bars, begins, max(0.0, begin_s))
    skip = round(max(0.0, begin_s) * SAMPLE_RATE) - round(begins[first] * SAMPLE_RATE) if bars else 0
    for block in stream(bars[first:], pool, begin_s=begins[first] if bars else 0.0):
        if skip < len(block):
            yield block[skip:]
        skip = max(0, skip - len(block))


def _first_needed(bars: list[ComposedBar], begins: list[float], begin_s: float) -> int:
    """The bar to begin to play at, unheard: early enough for the reverb, and for every note that
    is held into the bar of ``begin_s``."""
    here = max((index for index, begin in enumerate(begins) if begin <= begin_s), default=0)
    first = max((index for index in range(here + 1) if begins[index] <= begin_s - _RINGING_S), default=0)
    line = bars[here].start if bars else 0
    for index in range(first):
        if any(note.end > line for notes in bars[index].notes for note in notes):
            return index
    return first
