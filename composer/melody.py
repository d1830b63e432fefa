"""The melody of a piece, where it lies for whom, and which chords suit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from composer.controls import ControlError
from composer.harmony import ALL_CHORDS, Chord
from composer.piece import Note, Piece

_LEADING = ("melody", "voice")
# Logits for a chord that holds all of a bar's melody against one that holds none, and what rarer
# qualities cost: triads and sevenths first.
_FIT = 6.0
_QUALITY_COST = {"maj": 0.0, "min": 0.0, "7": 0.4, "min7": 0.5, "maj7": 0.7, "dim": 0.8}
_RARE_COST = 1.6
_LINE = 0.8


def melody_part(piece: Piece) -> int:
    """The index of the part that leads: the one whose role says so, else the highest.

    Raises:
        ControlError: when no pitched part has notes.
    """
    pitched = [i for i, part in enumerate(piece.parts) if part.notes and not part.is_drums and not part.muted]
    if not pitched:
        raise ControlError("piece", "a piece without pitched notes", "one that has a melody")
    leading = [i for i in pitched if piece.parts[i].role in _LEADING]
    return max(leading or pitched, key=lambda i: float(np.median([n.pitch for n in piece.parts[i].notes])))


def top_line(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The highest note of each attack, each ending where the next begins at the latest; of a single
    line every note as it is."""
    highest: dict[int, Note] = {}
    for note in notes:
        if note.start not in highest or note.pitch > highest[note.start].pitch:
            highest[note.start] = note
    line = [highest[start] for start in sorted(highest)]
    if len(line) == len(notes):
        return tuple(sorted(notes))
    ends = [note.start for note in line[1:]] + [line[-1].end]
    return tuple(replace(n, duration=min(n.duration, end - n.start)) for n, end in zip(line, ends, strict=True))


def octaves_into(notes: Sequence[Note], low: int, high: int) -> int:
    """The semitones, a number of octaves, by which the notes lie best within a compass: as few
    as possible outside, then as small a move as possible."""

    def outside(shift: int) -> tuple[int, int]:
        return sum(not low <= n.pitch + shift <= high for n in notes), abs(shift)

    fitting = [s for s in range(-60, 61, 12) if all(0 <= n.pitch + s <= 127 for n in notes)]
    return min(fitting, key=outside)


def within(notes: Sequence[Note], low: int, high: int) -> tuple[Note, ...]:
    """The notes in the octave in which they lie best within a compass of an octave or more; those
    still outside move by further octaves, each by itself."""
    shift = octaves_into(notes, low, high)

    def fitted(note: Note) -> Note:
        pitch = note.pitch + shift
        up, down = -(-(low - pitch) // 12), -(-(pitch - high) // 12)
        return replace(note, pitch=pitch + 12 * max(up, 0) - 12 * max(down, 0))

    return tuple(map(fitted, notes))


def is_a_line_alone(piece: Piece) -> bool:
    """Whether all that sounds is one melody: its chords are then anybody's guess."""
    pitched = [part for part in piece.parts if part.notes and not part.is_drums and not part.muted]
    if len(pitched) != 1:
        return False
    notes = pitched[0].notes
    return len({note.start for note in notes}) >= _LINE * len(notes)


def chord_fit(notes: Sequence[Note]) -> dict[Chord, float]:
    """How well each chord suits a bar of melody, in logits: the share of its sounding time that the
    chord holds, less a cost for rare qualities. Empty for a silent bar."""
    weights = np.zeros(12)
    for note in notes:
        weights[note.pitch % 12] += note.duration
    total = float(weights.sum())
    if not total:
        return {}
    return {
        chord: _FIT * (sum(weights[pc] for pc in chord.pitch_classes) / total - 1)
        - _QUALITY_COST.get(chord.quality, _RARE_COST)
        for chord in ALL_CHORDS
    }
