"""Another instrument for a part, in the octave that suits it; and a second instrument beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from composer.controls import PARTS_RANGE, ControlError
from composer.edit.error import EditError
from composer.edit.selection import Bars, inside, is_whole, with_notes, with_parts
from composer.instruments import FAMILIES, family_of
from composer.piece import Note, Part, Piece

# Octaves tried, the nearest first.
_OCTAVES = sorted((12 * octave for octave in range(-8, 9)), key=abs)


def swap_instrument(piece: Piece, program: int, parts: Iterable[int], bars: Bars = None) -> Piece:
    """Give the parts at indices ``parts`` to another General MIDI program.

    Their notes stay, or move together by the fewest octaves that bring as many of them as
    possible into the instrument's compass (:func:`octave_for`). With ``bars`` a new part behind
    each one takes what it plays there, and the old player rests.

    Raises:
        EditError: for a drum part, whose notes are drums and no pitches, for a program outside
            0..127, and when there would be too many parts.
    """
    if not 0 <= program <= 127:
        raise EditError("program", program, "0 to 127", (0, 127))
    chosen = _playing_pitches(piece, parts, "swap")
    if is_whole(piece, bars):
        return with_parts(piece, {i: _played_on(piece.parts[i], program) for i in chosen})
    meant = inside(piece, bars)
    players: list[Part] = []
    for i, part in enumerate(piece.parts):
        taken = [note for note in part.notes if meant(note)]
        if i not in chosen or not taken or part.program == program:
            players.append(part)
            continue
        players.append(replace(part, notes=tuple(note for note in part.notes if not meant(note))))
        players.append(_played_on(with_notes(part, taken), program))
    return _limited(replace(piece, parts=tuple(players)))


def double_parts(
    piece: Piece, parts: Iterable[int], semitones: int | None = None, program: int | None = None, bars: Bars = None
) -> Piece:
    """Let a new part behind each one of ``parts`` play the same ``semitones`` away.

    Args:
        semitones: how far above (below when negative); None for an octave above, or the octave
            next to that in which more notes lie in the compass of the instrument that doubles.
        program: who doubles; None for the same instrument.
        bars: where; None for everywhere.

    Raises:
        EditError: for drums, for a note that would leave the MIDI range, and when there would be
            too many parts.
    """
    chosen = _playing_pitches(piece, parts, "double")
    meant = inside(piece, bars)
    players: list[Part] = []
    for i, part in enumerate(piece.parts):
        players.append(part)
        taken = [note for note in part.notes if meant(note)]
        if i not in chosen or not taken:
            continue
        player = part.program if program is None else program
        away = 12 + octave_for([n.pitch + 12 for n in taken], player) if semitones is None else semitones
        low, high = -min(n.pitch for n in taken), 127 - max(n.pitch for n in taken)
        if not low <= away <= high:
            raise EditError("transpose", f"{away:+d}", f"{low:+d} to {high:+d} semitones", (low, high))
        copies = (replace(note, pitch=note.pitch + away) for note in taken)
        name = part.name if player == part.program else ""
        players.append(replace(with_notes(part, copies), program=player, name=name))
    return _limited(replace(piece, parts=tuple(players)))


def octave_for(pitches: Sequence[int], program: int) -> int:
    """By how many semitones, a multiple of 12, these pitches move so that the fewest lie outside
    the compass of the program's family; of octaves that are as good the nearest, 0 first."""
    family = FAMILIES[family_of(program)]

    def outside(shift: int) -> int:
        beyond_midi = any(not 0 <= pitch + shift <= 127 for pitch in pitches)
        return len(pitches) + 1 if beyond_midi else sum(not family.low <= p + shift <= family.high for p in pitches)

    return min(_OCTAVES, key=outside)


def _played_on(part: Part, program: int) -> Part:
    shift = octave_for([note.pitch for note in part.notes], program) if part.program != program else 0
    notes: Iterable[Note] = (replace(n, pitch=n.pitch + shift) for n in part.notes) if shift else part.notes
    name = part.name if part.program == program else ""
    return replace(with_notes(part, notes), program=program, name=name)


def _playing_pitches(piece: Piece, parts: Iterable[int], operation: str) -> frozenset[int]:
    chosen = frozenset(parts)
    if any(piece.parts[i].is_drums for i in chosen):
        families = tuple(dict.fromkeys(family_of(p.program) for p in piece.parts if not p.is_drums))
        allowed = "a part that plays pitches: " + ", ".join(families)
        raise EditError(operation, "drums", allowed, choices=families)
    return chosen


def _limited(piece: Piece) -> Piece:
    """Raises :class:`ControlError` when the piece has more parts than can be asked for."""
    count = len(piece.parts)
    if count > PARTS_RANGE[1]:
        raise ControlError("parts", count, f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]}")
    return piece
