"""Another mode, the same melody: every scale degree keeps its number and takes the new step.

Scales with as many degrees as each other are matched degree by degree: the third of C major, E,
becomes E flat in C minor, and the second of gong becomes the second of yu. Between scales of
different size (from major to a pentatonic, to blues, whole tone or octatonic, and back) a degree
is known by its number in a seven-note scale, as musicians count: minor pentatonic is 1, 3, 4, 5, 7.
A degree whose number the new scale has goes there; any other note goes to the nearest step, the
lower one of two as near.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from composer.edit.selection import Bars, bar_runs, inside, is_whole, merge_notes, pitched, with_parts
from composer.harmony import ALL_CHORDS, QUALITIES, Chord
from composer.key import SCALES, Key
from composer.piece import Bar, Note, Piece

_LEADING_TONE = 11  # semitones above the tonic
# Chords that lead home, as (semitones of the root above the tonic, quality): V, V7, vii°.
_DOMINANTS = {(7, "maj"), (7, "7"), (11, "dim"), (11, "dim7"), (11, "hdim7")}
# The degree, 1 to 7, that each step of a scale without seven degrees is called by; of a
# symmetric scale, as its steps are usually spelled above the tonic.
_NUMBERS: dict[str, tuple[int, ...]] = {
    "major_pentatonic": (1, 2, 3, 5, 6),
    "minor_pentatonic": (1, 3, 4, 5, 7),
    "gong": (1, 2, 3, 5, 6),
    "shang": (1, 2, 4, 5, 7),
    "jue": (1, 3, 4, 6, 7),
    "zhi": (1, 2, 4, 5, 6),
    "yu": (1, 3, 4, 5, 7),
    "blues": (1, 3, 4, 5, 5, 7),
    "whole_tone": (1, 2, 3, 4, 5, 7),
    "octatonic": (1, 2, 3, 3, 4, 5, 6, 7),
}
_DIATONIC = (1, 2, 3, 4, 5, 6, 7)


def change_mode(piece: Piece, mode: str, parts: Iterable[int] | None = None, bars: Bars = None) -> Piece:
    """The piece on the same tonic in another mode.

    A note of the scale keeps its degree; a note outside of it stays where both scales have as
    many degrees, and else goes to the nearest step, so that all of a pentatonic is pentatonic. In
    minor the leading tone of a dominant chord stays raised, as in harmonic minor, so cadences
    still close; back in major all is as before. Chords keep their degree and take the quality
    that their tones then have; drums stay as they are. Where two notes of one part fall
    together, they become one.

    Args:
        parts: indices of the parts to change; None for all. The chords of the plan change when
            all pitched parts do.
        bars: the bars whose notes change; None for all. The key of the piece changes when all do.

    Raises ValueError for an unknown mode (see :data:`composer.key.SCALES`).
    """
    key = Key(piece.key.tonic, mode)
    if mode == piece.key.mode:
        return piece
    chosen = pitched(piece, parts)
    shift, meant = degree_shift(piece.key.mode, mode), inside(piece, bars)
    dominants = _dominant_spans(piece) if mode == "minor" else ()

    def change(note: Note) -> Note:
        step = (note.pitch - key.pitch_class) % 12
        leads = step == _LEADING_TONE and any(first <= note.start < last for first, last in dominants)
        if leads or not meant(note):
            return note
        pitch = note.pitch + shift(step)
        # Only the very ends of the range can be left, by a semitone or two: take the next octave.
        return replace(note, pitch=pitch + 12 if pitch < 0 else pitch - 12 if pitch > 127 else pitch)

    changed = {i: replace(piece.parts[i], notes=merge_notes(map(change, piece.parts[i].notes))) for i in chosen}
    result = with_parts(piece, changed)
    if set(chosen) != set(pitched(piece)):
        return result
    plan = list(piece.bars)
    for first, last in bar_runs(piece, bars):
        for i in range(first, last + 1):
            plan[i] = replace(plan[i], chords=tuple(_change_chord(c, piece.key, key) for c in plan[i].chords))
    return replace(result, bars=tuple(plan), key=key if is_whole(piece, bars) else piece.key)


def degree_shift(old: str, new: str) -> Callable[[int], int]:
    """How far a step (semitones above the tonic, 0..11) moves from the old mode to the new."""
    if len(SCALES[old]) == len(SCALES[new]):
        moves = {a: b - a for a, b in zip(SCALES[old], SCALES[new], strict=True)}
    else:
        moves = {step: _counterpart(step, old, new) - step for step in range(12)}
    return lambda step: moves.get(step, 0)


def _counterpart(step: int, old: str, new: str) -> int:
    """The step of the new scale that has the number of this one, or else is nearest to it; the
    tonic above, 12, is a step too."""
    steps = list(zip(SCALES[new], _NUMBERS.get(new, _DIATONIC), strict=True))
    numbers = {n for s, n in zip(SCALES[old], _NUMBERS.get(old, _DIATONIC), strict=True) if s == step}
    choices = [s for s, n in steps if n in numbers] or [*SCALES[new], 12]
    return min(choices, key=lambda s: (abs(s - step), s))


def _change_chord(chord: Chord, old: Key, new: Key) -> Chord:
    if chord.root is None:
        return chord
    if new.mode == "minor" and _is_dominant(chord, old):
        return chord
    shift = degree_shift(old.mode, new.mode)

    def change(pitch_class: int) -> int:
        return (pitch_class + shift((pitch_class - old.pitch_class) % 12)) % 12

    root = change(chord.root)
    tones = {change(pc) for pc in chord.pitch_classes}
    # Degrees that fall together can leave no chord on the old root: then any root may explain the tones.
    same_size = len(SCALES[old.mode]) == len(SCALES[new.mode])
    choices = [Chord(root, quality) for quality in QUALITIES] if same_size else list(ALL_CHORDS)
    # The first quality among equals is the plainer one: QUALITIES begins with the triads.
    return min(choices, key=lambda c: (len(tones ^ c.pitch_classes), c.root != root))


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
