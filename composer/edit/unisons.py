"""Notes of one part that an edit brought onto the same pitch at the same time.

A MIDI file, and most instruments, have each pitch of a player once: where two would sound together,
the end of one would end the other as well.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from composer.edit.selection import with_parts
from composer.piece import Note, Part, Piece


def settle_unisons(before: Piece, after: Piece) -> tuple[Piece, int]:
    """``after`` with every pitch of a part sounding once at a time, and how many pairs of notes that
    changed. Of two that start together one stays, as long and as loud as the longer and the louder;
    an earlier one ends where the later starts. Two notes that overlapped in ``before`` already stay as
    they are, for the edit did not bring them together.
    """
    changed: dict[int, Part] = {}
    count = 0
    everybody = {note for part in before.parts for note in part.notes}
    for index, part in enumerate(after.parts):
        known = set(before.parts[index].notes) if len(before.parts) == len(after.parts) else everybody
        notes, met = _settled(part.notes, known)
        if met:
            changed[index] = replace(part, notes=notes)
            count += met
    return (with_parts(after, changed), count) if changed else (after, 0)


def _settled(notes: tuple[Note, ...], known: set[Note]) -> tuple[tuple[Note, ...], int]:
    kept: list[Note] = []
    count = 0
    for _, same in groupby(sorted(notes, key=lambda note: (note.pitch, note)), key=lambda note: note.pitch):
        line: list[Note] = []
        for note in same:
            earlier = line[-1] if line else None
            if earlier is None or earlier.end <= note.start or (earlier in known and note in known):
                line.append(note)
                continue
            count += 1
            if earlier.start == note.start:
                louder = max(earlier.velocity, note.velocity)
                line[-1] = replace(note, duration=max(earlier.duration, note.duration), velocity=louder)
            else:
                line[-1] = replace(earlier, duration=note.start - earlier.start)
                line.append(note)
        kept += line
    return tuple(sorted(kept)), count
