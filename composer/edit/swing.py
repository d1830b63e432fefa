"""Swing: the second eighth of every beat comes later than the middle.

The grid has 12 ticks a beat, so the first eighth can take 6 (straight), 7, 8 (two thirds, exactly
a triplet) or 9 of them; another share is played as the nearest of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from composer.edit.error import EditError
from composer.edit.selection import Bars, bar_runs, chosen_parts, with_notes, with_parts
from composer.piece import TICKS_PER_QUARTER, Meter, Note, Part, Piece

# The share of the beat that the first eighth of a pair takes; two thirds when none is named.
SWING_RANGE = (0.5, 0.75)
TRIPLET = 2 / 3
_STRAIGHT = TICKS_PER_QUARTER // 2
# Where a second eighth is looked for, in ticks after the beat: of equally common ones the plainer.
_PLACES = (_STRAIGHT, 8, 7, 9)


def set_swing(piece: Piece, share: float, parts: Iterable[int] | None = None, bars: Bars = None) -> Piece:
    """Let the first eighth of a pair take ``share`` of the beat, 0.5 being straight.

    How the eighths are played now is measured first, so swing replaces swing. Sixteenths move
    along in proportion; a beat of three equal notes stays, for it is a triplet already; what
    ends where another note begins still does. Only bars counted in quarters or halves swing.

    Raises:
        EditError: for a share outside :data:`SWING_RANGE`, where no bar is counted in quarters, and
            where nothing is struck between the beats that could swing.
    """
    low, high = SWING_RANGE
    if not low <= share <= high:
        raise EditError("swing", f"{share:g}", f"{low:g} to {high:g} of the beat", SWING_RANGE)
    chosen, beats = chosen_parts(piece, parts), tuple(_beats(piece, bars))
    if not beats:
        raise EditError("swing_meter", str(piece.meter), "in bars counted in quarters, such as 4/4 or 3/4")
    now, goal = _place(piece, chosen, beats), round(share * TICKS_PER_QUARTER)
    if now is None and goal != _STRAIGHT:
        raise EditError("swing_none", "beats alone", "where there are eighths between the beats")
    if now is None or now == goal:
        return piece
    return with_parts(piece, {i: _moved(piece.parts[i], beats, now, goal) for i in chosen})


def measure_swing(piece: Piece, parts: Iterable[int] | None = None, bars: Bars = None) -> float | None:
    """The share of the beat that the first eighth of most pairs takes; None where there are no pairs."""
    place = _place(piece, chosen_parts(piece, parts), tuple(_beats(piece, bars)))
    return None if place is None else place / TICKS_PER_QUARTER


def nearest_share(share: float) -> float:
    """The share that is played where ``share`` is asked: the nearest whole tick."""
    return round(share * TICKS_PER_QUARTER) / TICKS_PER_QUARTER


def _swings(meter: Meter) -> bool:
    """Bars of eighths (6/8, 7/8) have no pairs of eighths to a beat."""
    return meter.denominator in (2, 4)


def _beats(piece: Piece, bars: Bars) -> Iterator[int]:
    """The tick of every quarter in those of ``bars`` that can swing."""
    for first, last in bar_runs(piece, bars):
        for i in range(first, last + 1):
            if _swings(piece.bars[i].meter):
                yield from range(piece.bar_starts[i], piece.bar_starts[i + 1], TICKS_PER_QUARTER)


def _inside(notes: Iterable[Note], beats: tuple[int, ...]) -> dict[int, set[int]]:
    """Where in each beat (by its tick) these notes start, in ticks after the beat."""
    starts = {note.start for note in notes}
    return {beat: {at for at in range(TICKS_PER_QUARTER) if beat + at in starts} for beat in beats}


def _place(piece: Piece, parts: Iterable[int], beats: tuple[int, ...]) -> int | None:
    """Ticks after the beat at which most second eighths are struck now."""
    counts: Counter[int] = Counter()
    for i in parts:
        for struck in _inside(piece.parts[i].notes, beats).values():
            place = _second(struck)
            if place is not None:
                counts[place] += 1
    return max((p for p in _PLACES if counts[p]), key=lambda p: counts[p], default=None)


def _second(struck: set[int]) -> int | None:
    """Where a beat has its second eighth; None for a beat without one, and for a triplet."""
    if _STRAIGHT in struck:
        return _STRAIGHT
    if 4 in struck:
        return None
    # A sixteenth after a dotted eighth is where the hardest swing would be: it counts where it is alone.
    return next((place for place in _PLACES if place in struck and 3 not in struck), None)


def _moved(part: Part, beats: tuple[int, ...], now: int, goal: int) -> Part:
    moves: dict[int, int] = {}
    for beat, struck in _inside(part.notes, beats).items():
        triplet = struck & ({4} if now == 8 else {4, 8})
        if not struck - {0} or triplet:
            continue
        for at in range(1, TICKS_PER_QUARTER):
            moves[beat + at] = beat + _along(at, now, goal)

    def move(note: Note) -> Note:
        start, end = moves.get(note.start, note.start), moves.get(note.end, note.end)
        return replace(note, start=start, duration=max(1, end - start))

    return with_notes(part, map(move, part.notes))


def _along(at: int, now: int, goal: int) -> int:
    """Where a place in the beat moves when its second eighth goes from ``now`` to ``goal``."""
    if at <= now:
        return round(at * goal / now)
    rest = TICKS_PER_QUARTER - now
    return goal + round((at - now) * (TICKS_PER_QUARTER - goal) / rest)
