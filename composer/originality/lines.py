"""Lines: what a listener would sing of a piece, as numbers that do not know key or tempo.

A copy is recognised by its tune, in any key, at any tempo, whoever plays it. So the music of one
part, or of all parts together, is reduced to its upper line, and the line to steps: how far each
note is from the one before, and how its distance in time compares with the distance before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.piece import Note, Part

Integers = npt.NDArray[np.integer[Any]]
Hashes = npt.NDArray[np.uint64]

# A longer silence than two whole notes is a new beginning, however long it is.
_LONGEST_GAP = 96
# Leaps beyond four octaves are slips of a part that changes hands.
_WIDEST_LEAP = 48
# How many notes back a figure is still in the ear: four beats of sixteenths would be 16, a figure
# of accompaniment or of a scale comes round within 8.
_FIGURE_NOTES = 8

# Constants of splitmix64 (G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number
# generators", OOPSLA 2014), which spreads small numbers over 64 bits.
_GOLDEN, _MIX_1, _MIX_2 = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
# Any odd number has an inverse modulo 2**64; this one is the multiplier of Knuth's MMIX.
_BASE = 6364136223846793005
_INVERSE = pow(_BASE, -1, 1 << 64)


@dataclass(frozen=True)
class Line:
    """An upper line: ``starts`` in ticks, strictly rising, and ``pitches``, one a note."""

    starts: Integers
    pitches: Integers

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True)
class UpperLine:
    """Takes in notes bar by bar and says which of them the upper line goes through: of notes that
    begin together the highest, unless a higher one that began before still sounds in the middle of
    it (after the skyline of A. Uitdenbogerd and J. Zobel, "Melodic matching techniques for large
    music databases", ACM Multimedia 1999). ``sounding`` are the notes that may still cover others."""

    sounding: tuple[Note, ...] = ()

    def after(self, notes: Iterable[Note]) -> tuple[list[Note], UpperLine]:
        """The notes of the line among ``notes``, which all begin later than those before, and the
        state after them."""
        line: list[Note] = []
        sounding = list(self.sounding)
        start = -1
        for note in sorted(notes, key=lambda n: (n.start, -n.pitch, -n.duration)):
            if note.start > start:
                start = note.start
                sounding = [n for n in sounding if n.end > start]
                middle = start + note.duration / 2
                if not any(n.pitch > note.pitch and n.end > middle for n in sounding):
                    line.append(note)
            sounding.append(note)
        return line, UpperLine(tuple(sounding))


def line_of(notes: Iterable[Note]) -> Line:
    """The upper line of some notes."""
    line, _ = UpperLine().after(notes)
    return as_line(line)


def as_line(notes: Sequence[Note]) -> Line:
    """Notes that are a line already, as arrays."""
    return Line(
        np.fromiter((n.start for n in notes), np.int64, len(notes)),
        np.fromiter((n.pitch for n in notes), np.int64, len(notes)),
    )


def lines_of(parts: Sequence[Part]) -> list[Line]:
    """The line of every part, and where there are several the line of all together. Drums have no
    line: their patterns belong to a style."""
    pitched = [part.notes for part in parts if not part.is_drums and part.notes]
    lines = [line_of(notes) for notes in pitched]
    if len(pitched) > 1:
        lines.append(line_of(note for notes in pitched for note in notes))
    return lines


def mixed(numbers: Hashes) -> Hashes:
    """64-bit numbers spread evenly over 64 bits, one to one."""
    numbers = numbers + np.uint64(_GOLDEN)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(_MIX_1)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(_MIX_2)
    return numbers ^ (numbers >> np.uint64(31))


class Passages:
    """Hashes of every passage of some lines, in any key and at any tempo.

    A passage of ``n`` notes is told by its ``n - 1`` intervals and the ``n - 2`` ratios of
    neighbouring distances in time. The notes of all lines are numbered through; ``line`` is the
    line of each, ``begins`` and ``ends`` (one past the last) are the bounds of that line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        starts = np.concatenate([np.zeros(0, np.int64), *(line.starts for line in lines)])
        pitches = np.concatenate([np.zeros(0, np.int64), *(line.pitches for line in lines)])
        # 32 bits where they suffice: a training set has tens of millions of notes.
        lengths = np.array([len(line) for line in lines], dtype=np.int32)
        self.line = np.repeat(np.arange(len(lines), dtype=np.int32), lengths)
        self.ends = np.repeat(np.cumsum(lengths, dtype=np.int32), lengths)
        self.begins = self.ends - np.repeat(lengths, lengths)
        size = len(starts)
        leaps = np.diff(pitches, prepend=0).clip(-_WIDEST_LEAP, _WIDEST_LEAP) + _WIDEST_LEAP
        gaps = np.diff(starts, prepend=0).clip(1, _LONGEST_GAP)
        before = np.concatenate([np.ones(min(size, 1), np.int64), gaps[:-1]])
        common = np.gcd(gaps, before)
        steps = ((leaps << 16) | ((gaps // common) << 8) | (before // common)).astype(np.uint64)
        powers, self._inverses = _powers(size)
        self._leaps = leaps.astype(np.uint8)
        self._sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed(steps) * powers)])
        self._counted = np.concatenate([np.zeros(1, np.int64), np.cumsum(_counts(steps, self.begins))]).astype(np.int32)

    def __len__(self) -> int:
        return len(self.ends)

    def positions(self, length: int) -> Integers:
        """Where passages of ``length`` notes begin."""
        indices = np.arange(len(self))
        return indices[indices + length <= self.ends]

    def hashes(self, positions: Integers, length: int) -> Hashes:
        """The hash of the passage of ``length`` notes, at least 3, from each of ``positions``."""
        inner = (self._sums[positions + length] - self._sums[positions + 2]) * self._inverses[positions]
        return mixed(inner + mixed(self._leaps[positions + 1].astype(np.uint64)))

    def counted(self, begins: Integers | int, ends: Integers | int) -> Integers:
        """How many of the notes from ``begins`` up to ``ends`` (exclusive) say something. Scales,
        arpeggios, repeated notes and figures of accompaniment belong to everybody: a note does not
        count when the two steps that lead to it led in the same way to one of the eight notes
        before it."""
        return self._counted[ends] - self._counted[begins]

    def passes(self, begin: int, end: int, limit: int) -> int:
        """The first note of those from ``begin`` up to ``end`` (exclusive) with which more than
        ``limit`` notes count; ``end`` where there is none."""
        return begin + int(np.searchsorted(self._counted[begin + 1 : end + 1], self._counted[begin] + limit, "right"))


def _powers(size: int) -> tuple[Hashes, Hashes]:
    """``_BASE ** i`` and its inverse for i below ``size``, modulo 2**64."""
    powers = np.cumprod(np.concatenate([np.ones(1, np.uint64), np.full(size, _BASE, np.uint64)]))
    inverses = np.cumprod(np.concatenate([np.ones(1, np.uint64), np.full(size, _INVERSE, np.uint64)]))
    return powers[:size], inverses[:size]


def _counts(steps: Hashes, begins: Integers) -> npt.NDArray[np.bool_]:
    counts = np.ones(len(steps), dtype=bool)
    # The first two notes of a line have no step: nothing is known of what led to them.
    known = np.arange(len(steps)) >= begins + 2
    for lag in range(1, min(_FIGURE_NOTES, len(steps) - 2) + 1):
        again = (steps[lag + 1 :] == steps[1:-lag]) & (steps[lag:-1] == steps[: -lag - 1])
        counts[lag + 1 :] &= ~(again & known[: -lag - 1] & (begins[lag + 1 :] == begins[: -lag - 1]))
    return counts
