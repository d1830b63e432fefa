"""One part as two: its upper and its lower voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from composer.controls import PARTS_RANGE, ControlError
from composer.edit.error import EditError
from composer.edit.selection import Bars, inside, part_families, with_notes
from composer.piece import Note, Part, Piece


def split_parts(piece: Piece, parts: Iterable[int], bars: Bars = None) -> Piece:
    """Give the lower voice of each one of ``parts`` to a new part behind it, on the same instrument.

    Where several notes sound at once, the widest interval between neighbours divides them (the
    highest of equal ones), so both hands of a pianist come apart; a note that is alone goes to
    the voice whose latest note is nearer. No note is added or left out.

    Args:
        bars: where to divide; elsewhere the upper part plays on alone. None for everywhere.

    Raises:
        EditError: for drums, and for a part that never sounds two notes at once there; and when
            there would be too many parts.
    """
    chosen = frozenset(parts)
    meant = inside(piece, bars)
    players: list[Part] = []
    for i, part in enumerate(piece.parts):
        if i not in chosen:
            players.append(part)
            continue
        low: set[Note] = set() if part.is_drums else _lower([note for note in part.notes if meant(note)])
        if not low:
            family = part_families(piece)[i]
            raise EditError("split", family, "a part that sounds several pitches at once")
        players.append(with_notes(part, (note for note in part.notes if note not in low)))
        players.append(replace(with_notes(part, low), name=""))
    if len(players) > PARTS_RANGE[1]:
        raise ControlError("parts", len(players), f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]}")
    return replace(piece, parts=tuple(players))


def has_two_voices(piece: Piece, part: int, bars: Bars = None) -> bool:
    """Whether :func:`split_parts` finds two voices in the part at this index."""
    meant = inside(piece, bars)
    return not piece.parts[part].is_drums and bool(_lower([n for n in piece.parts[part].notes if meant(n)]))


def _lower(notes: Sequence[Note]) -> set[Note]:
    """The notes of the lower voice; none where there is one voice only."""
    low: set[Note] = set()
    sounding: list[Note] = []
    divided = False
    centre = median(note.pitch for note in notes) if notes else 0.0
    # Where each voice was last heard; before that, on its side of the middle.
    upper_at, lower_at = centre + 1, centre - 1
    for start, group in groupby(sorted(notes), key=lambda note: note.start):
        begun = list(group)
        sounding = [note for note in sounding if note.end > start] + begun
        pitches = sorted({note.pitch for note in sounding})
        if len(pitches) > 1:
            divided = True
            steps = [(b - a, b) for a, b in pairwise(pitches)]
            border = max(steps)[1]
        else:
            border = pitches[0] + (abs(pitches[0] - lower_at) < abs(pitches[0] - upper_at))
        low.update(note for note in begun if note.pitch < border)
        heard_low = [note.pitch for note in begun if note.pitch < border]
        heard_high = [note.pitch for note in begun if note.pitch >= border]
        lower_at = max(heard_low, default=lower_at)
        upper_at = min(heard_high, default=upper_at)
    return low if divided and len(low) < len(notes) else set()
