"""Dynamics: how loud the notes of parts and bars are, at once or growing and falling.

Velocity and not channel volume, because instruments also change their colour with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from statistics import fmean

from composer.dynamics import MARKS
from composer.edit.error import EditError
from composer.edit.selection import Bars, bar_runs, change_notes, chosen_parts, inside, tick_runs
from composer.piece import Note, Piece

# From one mark to the next, as from mf to f.
MARK_STEP = 16
_VELOCITY_RANGE = (1, 127)
# A crescendo without a goal rises by two marks, as from p to mf: more is asked for by name.
_SWELL_MARKS = 2.0
# From a velocity, and how far on in the stretch it is (0 to 1), to the new velocity.
_Way = Callable[[int, float], float]


def change_loudness(piece: Piece, change: int, parts: Iterable[int] | None = None, bars: Bars = None) -> Piece:
    """Play louder or, with negative ``change``, softer: every velocity moves by ``change``, clamped
    to 1..127 (:data:`MARK_STEP` is one dynamic mark).

    Raises:
        EditError: when every note already is at the limit.
    """
    result = change_notes(piece, lambda n: _at(n, n.velocity + change), chosen_parts(piece, parts), bars)
    if change and result == piece:
        raise EditError("loudness", "louder" if change > 0 else "softer", "velocities from 1 to 127", (1, 127))
    return result


def set_dynamics(piece: Piece, mark: str, parts: Iterable[int] | None = None, bars: Bars = None) -> Piece:
    """Play at the dynamic mark ``mark``: all notes of ``parts`` in ``bars`` move by one amount, so
    that their mean velocity is the mark's (:data:`MARKS`); who was louder than others still is,
    as far as 1..127 allows.

    Raises:
        EditError: for an unknown mark.
    """
    goal, chosen, meant = _velocity(mark), chosen_parts(piece, parts), inside(piece, bars)
    velocities = [note.velocity for i in chosen for note in piece.parts[i].notes if meant(note)]
    if not velocities:
        return piece

    def miss(change: int) -> float:
        return abs(fmean(_clamp(v + change) for v in velocities) - goal)

    # The mean only ever rises with the change, so one pass over all changes finds the nearest; ties go to the least.
    change = min(sorted(range(-126, 127), key=abs), key=miss)
    return change_notes(piece, lambda n: _at(n, n.velocity + change), chosen, bars)


def swell(
    piece: Piece,
    rising: bool,
    parts: Iterable[int] | None = None,
    bars: Bars = None,
    marks: float | None = None,
    goal: str | None = None,
) -> Piece:
    """A crescendo, or with ``rising`` False a diminuendo, evenly over each stretch of ``bars``.

    It begins as loud as the music is there and ends ``marks`` dynamic marks (two when None)
    louder or softer, or at the mark ``goal``. Where that would lead beyond ff or pp, it begins
    so much softer or louder instead. What follows is as it was.

    Raises:
        EditError: for an unknown goal, or one that is not louder (softer) than the music is.
    """
    chosen = chosen_parts(piece, parts)
    for begin, end in tick_runs(piece, bars):
        velocities = [n.velocity for i in chosen for n in piece.parts[i].notes if begin <= n.start < end]
        if not velocities:
            continue
        mean, sign = fmean(velocities), 1 if rising else -1
        if goal is not None:
            change = _velocity(goal) - mean
            if change * sign <= 0:
                louder = [m for m, v in MARKS.items() if (v - mean) * sign > 0]
                allowed = "one of " + ", ".join(louder) if louder else "of no other mark from here"
                raise EditError("swell", goal, allowed, choices=tuple(louder))
        else:
            change = sign * MARK_STEP * (_SWELL_MARKS if marks is None else marks)
        last = min(max(mean + change, MARKS["pp"]), MARKS["ff"])
        # At the edge of the scale the whole swell moves inwards.
        first = 0.0 if goal is not None else last - change - mean
        piece = _shaped(piece, chosen, begin, end, _slope(first, change))
    return piece


def fade(piece: Piece, count: int, ending: bool, parts: Iterable[int] | None = None, bars: Bars = None) -> Piece:
    """Fade out over the last ``count`` bars, or with ``ending`` False in over the first; of the
    piece or of each stretch of ``bars``. Velocity falls evenly to the least, 1, at the end. A
    note that already sounds when the fade begins rings on as it was struck.

    Raises:
        EditError: when there are not so many bars.
    """
    chosen = chosen_parts(piece, parts)
    for first, last in bar_runs(piece, bars):
        length = last - first + 1
        if not 1 <= count <= length:
            raise EditError("fade", count, f"1 to {length} bars", (1, length))
        edge = last + 1 - count if ending else first
        begin, end = piece.bar_starts[edge], piece.bar_starts[edge + count]
        piece = _shaped(piece, chosen, begin, end, _sinking if ending else _emerging)
    return piece


def _slope(first: float, change: float) -> _Way:
    return lambda velocity, at: velocity + first + change * at


def _sinking(velocity: int, at: float) -> float:
    return velocity * (1.0 - at)


def _emerging(velocity: int, at: float) -> float:
    return velocity * at


def _shaped(piece: Piece, parts: Iterable[int], begin: int, end: int, way: _Way) -> Piece:
    """Give every note that starts from ``begin`` to ``end`` a new velocity, by how far on it is, 0 to 1."""

    def shape(notes: tuple[Note, ...]) -> tuple[Note, ...]:
        return tuple(
            _at(n, round(way(n.velocity, (n.start - begin) / (end - begin)))) if begin <= n.start < end else n
            for n in notes
        )

    chosen = set(parts)
    players = (replace(p, notes=shape(p.notes)) if i in chosen else p for i, p in enumerate(piece.parts))
    return replace(piece, parts=tuple(players))


def _velocity(mark: str) -> int:
    if mark not in MARKS:
        raise EditError("dynamics", mark, "one of " + ", ".join(MARKS), choices=tuple(MARKS))
    return MARKS[mark]


def _at(note: Note, velocity: int) -> Note:
    return replace(note, velocity=_clamp(velocity))


def _clamp(velocity: int) -> int:
    low, high = _VELOCITY_RANGE
    return min(max(velocity, low), high)
