"""Transposition: by semitones, octaves included, or into another key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from composer.edit.error import EditError
from composer.edit.mode import change_mode
from composer.edit.selection import Bars, bar_runs, change_notes, inside, is_whole, pitched
from composer.key import Key
from composer.piece import Note, Piece

_PITCH_RANGE = (0, 127)


def transpose(piece: Piece, semitones: int, parts: Iterable[int] | None = None, bars: Bars = None) -> Piece:
    """Move every pitched note by exactly ``semitones``; drums stay. When the whole piece moves,
    its key and chords move too. No note is folded into another octave: an instrument may leave
    its compass, which the report names.

    Args:
        parts: indices of the parts to move; None for all.
        bars: first and last bar whose notes move, counted from 1, or several such stretches;
            None for all.

    Raises:
        EditError: when a note would leave the MIDI range 0..127.
    """
    chosen = pitched(piece, parts)
    meant = inside(piece, bars)
    moved = [n.pitch for i in chosen for n in piece.parts[i].notes if meant(n)]
    if moved:
        limits = (_PITCH_RANGE[0] - min(moved), _PITCH_RANGE[1] - max(moved))
        if not limits[0] <= semitones <= limits[1]:
            raise EditError("transpose", f"{semitones:+d}", f"{limits[0]:+d} to {limits[1]:+d} semitones", limits)

    def move(note: Note) -> Note:
        return replace(note, pitch=note.pitch + semitones)

    result = change_notes(piece, move, chosen, bars)
    if set(chosen) != set(pitched(piece)):
        return result
    plan = list(piece.bars)
    for first, last in bar_runs(piece, bars):
        for i in range(first, last + 1):
            plan[i] = replace(plan[i], chords=tuple(c.transposed(semitones) for c in plan[i].chords))
    # Octaves leave a key spelled as it is.
    key = piece.key
    if is_whole(piece, bars) and semitones % 12:
        key = Key.of(piece.key.pitch_class + semitones, piece.key.mode)
    return replace(result, bars=tuple(plan), key=key)


def change_key(piece: Piece, key: Key, parts: Iterable[int] | None = None, bars: Bars = None) -> Piece:
    """The same music in another key: scale degrees are kept when the mode changes
    (:func:`composer.edit.mode.change_mode`), and the tonic moves by the nearest interval, -6 to
    +5 semitones; the octave beside it when notes would leave the MIDI range. With ``parts`` or
    ``bars`` only these move, and the piece keeps its own key.

    Raises:
        EditError: when neither fits.
    """
    chosen = pitched(piece, parts)
    result = change_mode(piece, key.mode, chosen, bars)
    semitones = (key.pitch_class - piece.key.pitch_class + 6) % 12 - 6
    try:
        moved = transpose(result, semitones, chosen, bars)
    except EditError:
        moved = transpose(result, semitones - 12 if semitones > 0 else semitones + 12, chosen, bars)
    everything = set(chosen) == set(pitched(piece)) and is_whole(piece, bars)
    return replace(moved, key=key) if everything else moved
