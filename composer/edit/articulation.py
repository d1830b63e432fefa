"""Articulation: how long notes are held against the next one, and which are stressed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from composer.edit.dynamics import MARK_STEP
from composer.edit.error import EditError
from composer.edit.selection import Bars, change_notes, chosen_parts, pitched
from composer.piece import TICKS_PER_QUARTER, Note, Part, Piece

ARTICULATIONS = ("staccato", "legato", "tenuto", "accent")
# A longer silence than this is a rest, which legato keeps.
_LONGEST_BREATH = TICKS_PER_QUARTER
# A silence up to an eighth belongs to the note before it, which tenuto holds to its full value.
_SHORT_BREATH = TICKS_PER_QUARTER // 2
_LOUDEST = 127


def articulate(piece: Piece, manner: str, parts: Iterable[int] | None = None, bars: Bars = None) -> Piece:
    """Play the notes in another manner; no note starts elsewhere or changes its pitch.

    ``staccato``: half as long, at least a tick. ``legato``: held until the part's next note, unless
    there is a rest of more than a quarter between them. ``tenuto``: held for the full value, so
    silences up to an eighth close. ``accent``: notes on a beat become one dynamic mark louder. The
    first three are for pitches; drums ring as they do and are left out.

    Raises:
        EditError: for a manner that is none of :data:`ARTICULATIONS`.
    """
    if manner not in ARTICULATIONS:
        raise EditError("articulation", manner, "one of " + ", ".join(ARTICULATIONS), choices=ARTICULATIONS)
    if manner == "accent":
        return change_notes(piece, _stress(piece), chosen_parts(piece, parts), bars)
    for i in pitched(piece, parts):
        hold = _shorten if manner == "staccato" else _connect(piece.parts[i], manner == "legato")
        piece = change_notes(piece, hold, (i,), bars)
    return piece


def _shorten(note: Note) -> Note:
    return replace(note, duration=max(1, note.duration // 2))


def _connect(part: Part, legato: bool) -> Callable[[Note], Note]:
    starts = sorted({note.start for note in part.notes})
    longest = _LONGEST_BREATH if legato else _SHORT_BREATH

    def hold(note: Note) -> Note:
        after = bisect_right(starts, note.start)
        if after == len(starts) or not 0 < starts[after] - note.end <= longest:
            return note
        return replace(note, duration=starts[after] - note.start)

    return hold


def _stress(piece: Piece) -> Callable[[Note], Note]:
    lines = piece.bar_starts

    def stress(note: Note) -> Note:
        bar = min(bisect_right(lines, note.start) - 1, len(piece.bars) - 1)
        if (note.start - lines[bar]) % piece.bars[bar].meter.beat_ticks:
            return note
        return replace(note, velocity=min(note.velocity + MARK_STEP, _LOUDEST))

    return stress
