"""How much a piece has in common with the music that was learnt from, in one stretch.

The measure is exact: every passage of every line is compared with every passage of the training
set (:mod:`composer.originality`, whose index answers the same question approximately and fast).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from composer.originality.lines import Integers, Passages, lines_of
from composer.piece import Piece

# Longer pieces borrow more. So every piece is judged by as much as is usually composed.
WINDOW_BARS = 16
# Shorter matches are everywhere, and longer ones than a page are the same piece.
_SHORTEST, _LONGEST = 5, 1000
# Copies longer than this percentile of what real works borrow from each other are rejected.
LIMIT_PERCENTILE = 95


@dataclass(frozen=True)
class Borrowed:
    """The longest match of a piece: how many of its notes ``counted``
    (:meth:`composer.originality.lines.Passages.counted`), and all its ``notes``."""

    counted: int
    notes: int


def longest_from(training: Passages, music: Passages) -> Integers:
    """How many notes from each note of ``music`` on occur in ``training`` in one stretch; 0 for
    fewer than 5. Whatever occurs with ``n + 1`` notes occurs with ``n``, so passages grow note by
    note and those without a twin drop out."""
    found = np.zeros(len(music), dtype=np.int64)
    theirs, ours = training.positions(_SHORTEST), music.positions(_SHORTEST)
    for length in range(_SHORTEST, _LONGEST + 1):
        their_hashes, our_hashes = training.hashes(theirs, length), music.hashes(ours, length)
        theirs = theirs[_among(their_hashes, np.unique(our_hashes))]
        ours = ours[_among(our_hashes, np.unique(training.hashes(theirs, length)))]
        if not len(ours):
            break
        found[ours] = length
        theirs = theirs[theirs + length < training.ends[theirs]]
        ours = ours[ours + length < music.ends[ours]]
    return found


def _among(values: npt.NDArray[np.uint64], members: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which values are among the sorted ``members``."""
    if not len(members):
        return np.zeros(len(values), dtype=bool)
    places = np.searchsorted(members, values)
    return members[np.minimum(places, len(members) - 1)] == values


def borrowed(training: Passages, pieces: Sequence[Piece]) -> list[Borrowed]:
    """The longest match of every piece with the training music, in notes that count."""
    of_piece = [lines_of(piece.parts) for piece in pieces]
    music = Passages([line for lines in of_piece for line in lines])
    owner = np.repeat(np.arange(len(pieces)), [sum(map(len, lines)) for lines in of_piece])
    lengths = longest_from(training, music)
    places = np.arange(len(music))
    counted = music.counted(places, places + lengths)
    found = [Borrowed(0, 0)] * len(pieces)
    for index in np.lexsort((lengths, counted)):
        found[owner[index]] = Borrowed(int(counted[index]), int(lengths[index]))
    return found


def windows(pieces: Iterable[Piece], seed: int, bars: int = WINDOW_BARS) -> list[Piece]:
    """A stretch of ``bars`` bars out of every piece, from where the seed says."""
    chance = np.random.default_rng((seed, bars))
    return [excerpt(piece, int(chance.integers(max(len(piece.bars) - bars, 0) + 1)), bars) for piece in pieces]


def excerpt(piece: Piece, first: int, bars: int) -> Piece:
    """The notes that begin in ``bars`` bars from ``first`` on, as a piece of its own."""
    starts = piece.bar_starts
    begin, end = starts[first], starts[min(first + bars, len(piece.bars))]
    parts = tuple(
        replace(part, notes=tuple(replace(n, start=n.start - begin) for n in part.notes if begin <= n.start < end))
        for part in piece.parts
    )
    return replace(piece, bars=piece.bars[first : first + bars], parts=parts, provenance=None)


def limit_of(found: Sequence[Borrowed]) -> int:
    """The longest match that is allowed, in notes that count, from what real works borrow."""
    return int(np.percentile([b.counted for b in found], LIMIT_PERCENTILE))
