"""POP909's three parts, found again in the corrected files, which have merged them into one.

The corrected files moved and cleaned the notes but kept them; the original files still say
which belong to the melody, the bridge (a second melody) and the piano.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from composer.midi import Sheet, Track, read_sheet

_PARTS = ("MELODY", "BRIDGE", "PIANO")


def separated(merged: Track, original: bytes) -> tuple[Track, ...]:
    """The tracks melody, bridge and piano of a corrected song, those that have notes.

    The k-th note of a pitch in one file is the k-th of the other; where the counts differ, the
    nearest in time once the songs are aligned. Notes of pitches that the original lacks are
    the piano's."""
    played = _notes_by_part(read_sheet(original))
    starts, part_of = played[:, 0], played[:, 2]
    notes = merged.notes
    owner = np.full(len(notes), _PARTS.index("PIANO"))
    shifts: list[int] = []
    unequal: list[int] = []
    for pitch in np.unique(notes[:, 1]):
        here, there = np.flatnonzero(notes[:, 1] == pitch), np.flatnonzero(played[:, 1] == pitch)
        if len(here) == len(there):
            owner[here] = part_of[there]
            shifts += (notes[here, 0] - starts[there]).tolist()
        elif len(there):
            unequal.append(int(pitch))
    shift = int(np.median(shifts)) if shifts else 0
    for pitch in unequal:
        here, there = np.flatnonzero(notes[:, 1] == pitch), np.flatnonzero(played[:, 1] == pitch)
        nearest = np.abs(notes[here, 0][:, None] - shift - starts[there][None, :]).argmin(axis=1)
        owner[here] = part_of[there[nearest]]
    return tuple(
        replace(merged, name=name, notes=notes[owner == index])
        for index, name in enumerate(_PARTS)
        if (owner == index).any()
    )


def _notes_by_part(sheet: Sheet) -> np.ndarray:
    """Start, pitch and part index of every note, by start."""
    rows = [
        np.column_stack((t.notes[:, :2], np.full(len(t.notes), _PARTS.index(t.name))))
        for t in sheet.tracks
        if t.name in _PARTS
    ]
    together = np.concatenate(rows) if rows else np.zeros((0, 3), dtype=np.int64)
    return together[np.lexsort((together[:, 1], together[:, 0]))]
