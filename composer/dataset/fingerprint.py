"""What a piece is recognised by, whatever its key, tempo and name.

The fingerprint is the set of all figures of nine notes in a row in the melody, in the highest
line of all parts and in the lowest: their eight intervals in semitones and, coarsely, how the time
between two notes compares with the time before. Transposing adds a constant to the pitches and
another tempo a factor to the times, so neither changes it. Two pieces are related by the share of
the smaller set that lies in the other (containment; A. Broder, "On the resemblance and containment
of documents", 1997). ``python -m composer.dataset fingerprint`` measures how well that works.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.mixture import GENERATED
from composer.piece import Piece

Print = npt.NDArray[np.uint64]
Ticks = npt.NDArray[np.int64]

# Intervals in a figure: fewer and different tunes share them by chance, more and the slips of
# one edition against another cut them all.
_FIGURE = 8
# A figure of one or two different intervals is a scale, a repeated note or a tremolo.
_LEAST_DIFFERENT = 3
# Times between notes compare as: under 0.35, 0.7, 1.4, 2.8 times the one before, or more. Wide
# enough that rounding to the grid and swung eighths change nothing.
_RATIO_EDGES = np.log2(np.array([0.35, 0.7, 1.4, 2.8]))
_MELODIES = ("melody", "voice")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio, as in Fibonacci hashing


@dataclass(frozen=True, eq=False)
class Voice:
    """The notes of one pitched part: its role, and the start and the pitch of every note."""

    role: str
    starts: Ticks
    pitches: Ticks


def voices_of(piece: Piece) -> list[Voice]:
    """The pitched parts of a piece."""
    return [
        Voice(
            part.role,
            np.array([n.start for n in part.notes], dtype=np.int64),
            np.array([n.pitch for n in part.notes], dtype=np.int64),
        )
        for part in piece.parts
        if not part.is_drums
    ]


def fingerprint(voices: Sequence[Voice], corpus: str = "") -> Print:
    """The figures of a piece, sorted, each once. Of a corpus of made bands
    (:data:`composer.mixture.GENERATED`) only the melody counts."""
    lines = [_edge(v.starts, v.pitches) for v in voices if v.role in _MELODIES and len(v.starts)]
    if corpus not in GENERATED and any(len(v.starts) for v in voices):
        starts = np.concatenate([v.starts for v in voices])
        pitches = np.concatenate([v.pitches for v in voices])
        lines += [_edge(starts, pitches), _edge(starts, pitches, lowest=True)]
    return np.unique(np.concatenate([_figures(*line) for line in lines])) if lines else np.zeros(0, dtype=np.uint64)


def _edge(starts: Ticks, pitches: Ticks, lowest: bool = False) -> tuple[Ticks, Ticks]:
    """The highest (or lowest) of the notes that begin at each tick."""
    order = np.lexsort((pitches if lowest else -pitches, starts))
    starts, pitches = starts[order], pitches[order]
    first = np.concatenate(([True], np.diff(starts) > 0))
    return starts[first], pitches[first]


def _figures(starts: Ticks, pitches: Ticks) -> Print:
    if len(starts) < _FIGURE + 1:
        return np.zeros(0, dtype=np.uint64)
    intervals = np.diff(pitches)
    gaps = np.log2(np.diff(starts))
    ratios = np.concatenate(([0], np.searchsorted(_RATIO_EDGES, np.diff(gaps))))
    # An interval lies in -127..127; eight values of the ratio are kept apart.
    alone = ((intervals + 128) * 8).astype(np.uint64)
    together = alone + ratios.astype(np.uint64)
    count = len(alone) - _FIGURE + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for place in range(_FIGURE):
        # The first gap of a figure has none before it.
        event = (alone if place == 0 else together)[place : place + count]
        hashes = (hashes ^ event) * _MULTIPLIER
        hashes ^= hashes >> np.uint64(29)
    intervals_in = np.sort(np.lib.stride_tricks.sliding_window_view(intervals, _FIGURE), axis=1)
    different = (np.diff(intervals_in, axis=1) != 0).sum(axis=1) + 1
    return hashes[different >= _LEAST_DIFFERENT]


@dataclass(frozen=True, eq=False)
class Kinship:
    """Pairs of pieces that share figures: the indices ``one`` < ``other``, how many figures they
    ``shared``, and the number of telling figures of ``one`` and ``other``."""

    one: Ticks
    other: Ticks
    shared: Ticks
    size_one: Ticks
    size_other: Ticks

    @property
    def containment(self) -> npt.NDArray[np.float64]:
        """Share of the smaller set's figures that the larger one has too."""
        return self.shared / np.minimum(self.size_one, self.size_other)


# A figure that more pieces have says nothing about any of them. A song, its versions and its bands
# are up to ten pieces.
_MOST_PIECES = 128


def kinship(prints: Iterable[Print], most_pieces: int = _MOST_PIECES) -> Kinship:
    """All pairs of pieces with a figure in common, by an inverted index. Figures that more than
    ``most_pieces`` pieces have are not telling and do not count."""
    every = list(prints)
    total = len(every)
    owners = np.repeat(np.arange(total), [len(p) for p in every])
    figures = np.concatenate(every) if every else np.zeros(0, dtype=np.uint64)
    order = np.argsort(figures, kind="stable")
    figures, owners = figures[order], owners[order]
    begins = np.flatnonzero(np.concatenate(([True], figures[1:] != figures[:-1]))) if len(figures) else order
    counts = np.diff(np.append(begins, len(figures)))
    sizes = np.bincount(owners[np.repeat(counts <= most_pieces, counts)], minlength=total)
    codes = [np.zeros(0, dtype=np.int64)]
    numbers = [np.zeros(0, dtype=np.int64)]
    for count in range(2, most_pieces + 1):
        rows = owners[begins[counts == count][:, None] + np.arange(count)]
        one, other = np.triu_indices(count, 1)
        # Owners rise within a figure, for the sort is stable.
        code, number = np.unique((rows[:, one] * total + rows[:, other]).ravel(), return_counts=True)
        codes.append(code)
        numbers.append(number)
    code, place = np.unique(np.concatenate(codes), return_inverse=True)
    shared = np.bincount(place, weights=np.concatenate(numbers), minlength=len(code)).astype(np.int64)
    one, other = code // max(total, 1), code % max(total, 1)
    return Kinship(one, other, shared, sizes[one], sizes[other])
