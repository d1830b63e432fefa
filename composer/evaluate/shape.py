"""The form of one piece, measured: what comes back, how it ends, who falls silent, what goes round."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from composer.critic.features import Floats, bar_vectors
from composer.piece import Note, Part, Piece

# Bars of distance over which likeness is told.
LAGS = 16
# The last chord lasts for a quarter note at least, or for a third of a shorter bar.
_LONG_TICKS = 12
# A part that says a bar four times more in a row goes round; drums and held chords may.
_ROUNDS = 5
# Notes of a bar below which its repetition is a held chord or a rest, not a loop.
_LEAST_NOTES = 2


@dataclass(frozen=True)
class Shape:
    """``likeness[k]`` is the mean cosine similarity, 0 to 1, of bars ``k + 1`` bars apart (NaN where
    the piece is too short). ``ends_with_cadence`` see :func:`ends_with_cadence`. ``dies``: some part
    is silent in the last quarter of the bars. ``loops``: some pitched part says the same bar five
    times in a row. ``repeated`` is the share of the sounding bars of pitched parts that say exactly
    what an earlier bar of the part said, ``in_a_row`` what the bar before said."""

    likeness: Floats
    ends_with_cadence: bool
    dies: bool
    loops: bool
    repeated: float
    in_a_row: float


def shape_of(piece: Piece) -> Shape:
    """Measure a piece."""
    repeated, in_a_row, loops = _repeats(piece)
    return Shape(likeness_by_lag(piece), ends_with_cadence(piece), dies(piece), loops, repeated, in_a_row)


def likeness_by_lag(piece: Piece) -> Floats:
    """Mean similarity of bars 1 to 16 bars apart, (16,), in pitch classes and onsets a beat."""
    features = bar_vectors(piece)
    found = np.full(LAGS, np.nan)
    for lag in range(1, min(LAGS, len(features) - 1) + 1):
        found[lag - 1] = (features[lag:] * features[:-lag]).sum(axis=1).mean()
    return found


def ends_with_cadence(piece: Piece, bars: int | None = None) -> bool:
    """Whether the piece comes to rest on its last bar line: notes sound in the last bar; of the
    notes that sound last, the lowest is the tonic of ``piece.key``; one of them at least lasts a
    quarter note, or a third of a bar that is shorter than a half note; and no note is cut off by
    the end, which is to say none rings beyond the last bar line.

    ``bars`` is how many were asked for: a piece of another length has not ended there."""
    if bars is not None and len(piece.bars) != bars:
        return False
    notes = [n for part in piece.parts if not part.is_drums for n in part.notes]
    if not notes or any(n.end > piece.ticks for n in notes):
        return False
    last = _sounding_last(notes)
    if max(n.end for n in last) <= piece.bar_starts[-2]:
        return False
    long = min(_LONG_TICKS, piece.bars[-1].ticks // 3)
    lowest = min(last, key=lambda n: n.pitch)
    return lowest.pitch % 12 == piece.key.pitch_class and max(n.duration for n in last) >= long


def _sounding_last(notes: list[Note]) -> list[Note]:
    """The notes that sound together at the end: those that end last, and those that began no later
    and last into the final attack."""
    attack = max(n.start for n in notes)
    return [n for n in notes if n.end > attack]


def dies(piece: Piece) -> bool:
    """Whether a part that played is silent in the last quarter of the bars."""
    from_tick = piece.bar_starts[len(piece.bars) - max(len(piece.bars) // 4, 1)]
    return any(part.notes and all(n.end <= from_tick for n in part.notes) for part in piece.parts)


def _repeats(piece: Piece) -> tuple[float, float, bool]:
    repeated = in_a_row = sounding = 0
    loops = False
    for part in piece.parts:
        if part.is_drums:
            continue
        seen: set[tuple[tuple[int, int, int], ...]] = set()
        before: tuple[tuple[int, int, int], ...] = ()
        run = 1
        for bar in _bars(part, piece):
            if bar:
                sounding += 1
                repeated += bar in seen
                in_a_row += bar == before
                seen.add(bar)
            run = run + 1 if bar == before and len(bar) >= _LEAST_NOTES else 1
            loops = loops or run >= _ROUNDS
            before = bar
    return repeated / max(sounding, 1), in_a_row / max(sounding, 1), loops


def _bars(part: Part, piece: Piece) -> list[tuple[tuple[int, int, int], ...]]:
    """What a part says in each bar: where from the bar line, which pitch, how long."""
    starts = np.array(piece.bar_starts)
    bars: list[list[tuple[int, int, int]]] = [[] for _ in piece.bars]
    for note in part.notes:
        index = int(np.searchsorted(starts, note.start, side="right")) - 1
        if 0 <= index < len(bars):
            bars[index].append((note.start - int(starts[index]), note.pitch, note.duration))
    return [tuple(sorted(bar)) for bar in bars]
