"""Parallel fifths and octaves between voices."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from composer.piece import Note, Piece


@dataclass(frozen=True)
class Parallel:
    """Two voices (indices of parts) that move in the same direction into the bar ``bar``, counted
    from 1, a perfect fifth or octave apart both before and after."""

    bar: int
    kind: Literal["fifth", "octave"]
    voices: tuple[int, int]


def parallels(piece: Piece, voices: Sequence[int]) -> tuple[Parallel, ...]:
    """Every pair of consecutive sonorities in which two of ``voices`` (single lines, from high to
    low) move in parallel perfect fifths, octaves or unisons; a repeated note is no motion."""
    lines = {voice: sorted(piece.parts[voice].notes) for voice in voices}
    found = []
    for upper, lower in combinations(voices, 2):
        attacks = sorted({n.start for n in lines[upper]} | {n.start for n in lines[lower]})
        chords = [(tick, _at(lines[upper], tick), _at(lines[lower], tick)) for tick in attacks]
        for (_, high, low), (tick, then_high, then_low) in pairwise(chords):
            if high is None or low is None or then_high is None or then_low is None:
                continue
            moves = (then_high > high) == (then_low > low) and then_high != high and then_low != low
            interval, then = (high - low) % 12, (then_high - then_low) % 12
            if moves and interval == then and interval in (0, 7):
                bar = bisect_right(piece.bar_starts, tick)
                found.append(Parallel(bar, "fifth" if interval else "octave", (upper, lower)))
    return tuple(found)


def _at(line: Sequence[Note], tick: int) -> int | None:
    """The pitch that sounds at a tick."""
    index = bisect_right(line, Note(tick, 128, 0)) - 1
    return line[index].pitch if index >= 0 and line[index].end > tick else None
