"""Another mode, the same melody: every scale degree keeps its number and takes the new step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from composer.harmony import QUALITIES, Chord
from composer.key import SCALES, Key
from composer.piece import Bar, Note, Piece

_LEADING_TONE = 11  # semitones above the tonic
# Chords that lead home, as (semitones of the root above the tonic, quality): V, V7, vii°.
_DOMINANTS = {(7, "maj"), (7, "7"), (11, "dim"), (11, "dim7"), (11, "hdim7")}


def change_mode(piece: Piece, mode: str) -> Piece:
    """The piece on the same tonic in another mode.

    A note of the scale keeps its degree (the third of C major, E, becomes E flat in C minor); a
    note outside of it stays. In minor the leading tone of a dominant chord stays raised, as in
    harmonic minor, so cadences still close; back in major all is as before. Chords keep their
    degree and take the quality that their tones then have; drums stay as they are. Where two
    notes of one part fall together, they become one.

    Raises ValueError for an unknown mode (see :data:`composer.key.MODES`).
    """
    key = Key(piece.key.tonic, mode)
    if mode == piece.key.mode:
        return piece
    shift = _degree_shift(piece.key, key)
    bars = tuple(replace(bar, chords=tuple(_change_chord(c, piece.key, key) for c in bar.chords)) for bar in piece.bars)
    dominants = _dominant_spans(piece) if mode == "minor" else ()

    def change(note: Note) -> Note:
        step = (note.pitch - key.pitch_class) % 12
        if step == _LEADING_TONE and any(first <= note.start < last for first, last in dominants):
            return note
        pitch = note.pitch + shift(step)
        # Only the very ends of the range can be left, by a semitone or two: take the next octave.
        return replace(note, pitch=pitch + 12 if pitch < 0 else pitch - 12 if pitch > 127 else pitch)

    parts = tuple(p if p.is_drums else replace(p, notes=_merge(map(change, p.notes))) for p in piece.parts)
    return replace(piece, bars=bars, parts=parts, key=key)


def _degree_shift(old: Key, new: Key) -> Callable[[int], int]:
    """How far a step (semitones above the tonic, 0..11) moves from the old mode to the new."""
    moves = {a: b - a for a, b in zip(SCALES[old.mode], SCALES[new.mode], strict=True)}
    return lambda step: moves.get(step, 0)


def _change_chord(chord: Chord, old: Key, new: Key) -> Chord:
    if chord.root is None:
        return chord
    if new.mode == "minor" and _is_dominant(chord, old):
        return chord
    shift = _degree_shift(old, new)

    def change(pitch_class: int) -> int:
        return (pitch_class + shift((pitch_class - old.pitch_class) % 12)) % 12

    root = change(chord.root)
    tones = {(change(pc) - root) % 12 for pc in chord.pitch_classes}

    def distance(quality: str) -> int:
        return len(tones ^ set(QUALITIES[quality]))

    # The first quality among equals is the plainer one: QUALITIES begins with the triads.
    return Chord(root, min(QUALITIES, key=distance))


def _is_dominant(chord: Chord, key: Key) -> bool:
    return chord.root is not None and ((chord.root - key.pitch_class) % 12, chord.quality) in _DOMINANTS


def _dominant_spans(piece: Piece) -> tuple[tuple[int, int], ...]:
    """First and last tick (exclusive) of every chord that leads home."""
    spans = []
    for start, bar in zip(piece.bar_starts, piece.bars, strict=False):
        for (first, last), chord in zip(_slots(start, bar), bar.chords, strict=False):
            if _is_dominant(chord, piece.key):
                spans.append((first, last))
    return tuple(spans)


def _slots(start: int, bar: Bar) -> tuple[tuple[int, int], ...]:
    end = start + bar.ticks
    if len(bar.chords) < 2:
        return ((start, end),)
    middle = start + bar.meter.second_half
    return ((start, middle), (middle, end))


def _merge(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Sorted notes of one part: of two at the same pitch the longer stays when they start
    together, and the earlier ends where the later starts."""
    latest: dict[int, Note] = {}
    merged: list[Note] = []
    for note in sorted(notes):
        earlier = latest.get(note.pitch)
        latest[note.pitch] = note  # of equal starts the longer comes later
        if earlier is not None and earlier.start < note.start:
            merged.append(replace(earlier, duration=min(earlier.duration, note.start - earlier.start)))
    return tuple(sorted([*merged, *latest.values()]))
