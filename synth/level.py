"""One loudness for all music: how loud a piece is brought, and by what it is judged.

Music is heard while it is composed, so the whole of it cannot be measured first. Its opening can: a few
bars are gathered before anything sounds, measured as they are mixed, and one gain is set for the whole
piece. Versions made from it have its gain, so what was asked to be louder is louder.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from composer.piece import ComposedBar

# LUFS of a whole piece: what streaming services bring music to (AES TD1008, 2021, asks the same).
TARGET_LUFS = -16.0
# An opening has four bars, or fewer as soon as two of them last so many seconds.
_MOST_BARS, _LEAST_BARS, _LONG_S = 4, 2, 8.0
# A whole piece is louder than its opening by about so much: players come in, music grows.
# `python -m chatbot.benchmark loudness` shows how near pieces come by it.
_OPENING_LU = 0.3
# dB: a very soft opening is not brought up so far that what follows would be crushed.
GAINS_DB = (-10.0, 14.0)


@dataclass(frozen=True)
class Level:
    """By what a piece is levelled. ``opening`` are the first bars of the piece that it was made from;
    empty: its own. ``shift`` is by how many LU its opening shall differ from :data:`TARGET_LUFS`."""

    opening: tuple[ComposedBar, ...] = ()
    shift: float = 0.0

    def gain(self, measured_lufs: float) -> float:
        """The factor for a piece whose opening is so loud."""
        if measured_lufs == -math.inf:
            return 1.0
        wanted = TARGET_LUFS - _OPENING_LU + self.shift - measured_lufs
        return 10.0 ** (min(GAINS_DB[1], max(GAINS_DB[0], wanted)) / 20.0)


AS_COMPOSED = Level()


def is_opening(bars: Sequence[ComposedBar]) -> bool:
    """Whether so many first bars are the opening."""
    enough = len(bars) >= _LEAST_BARS and sum(bar.bar.seconds for bar in bars) >= _LONG_S
    return enough or len(bars) >= _MOST_BARS or (bool(bars) and bars[-1].is_last)


def opening(bars: Iterable[ComposedBar]) -> tuple[ComposedBar, ...]:
    """The first bars of a piece, by which it is levelled; all that there are where they are few."""
    return opening_and_all(bars)[0]


def opening_and_all(bars: Iterable[ComposedBar]) -> tuple[tuple[ComposedBar, ...], Iterator[ComposedBar]]:
    """The opening, and all bars from the first on. What follows the opening is not asked for yet."""
    source, first = iter(bars), list[ComposedBar]()
    while not is_opening(first):
        bar = next(source, None)
        if bar is None:
            break
        first.append(bar)
    return tuple(first), chain(first, source)
