"""What a request forbids of each part and each bar, as sets of pitches and chords."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from composer.controls import Mood, PitchRange
from composer.decode.part_mask import PartRules
from composer.decode.word_table import WordTable
from composer.dynamics import MARK_STEPS
from composer.harmony import Chord
from composer.instruments import FAMILIES, family_of
from composer.key import SCALES, WHITE_TONIC, Key
from composer.text.alphabet import DRUM_HIGH, DRUM_LOW
from composer.text.header import Player

# Energy from which on music is played loud, and below the negative of which softly.
_LOUD_OR_SOFT = 0.4
# Logits taken from a word for each pitch outside the scale. Chromatic notes stay possible and
# rare in major and minor; a church mode, of which the model knows little, is kept strictly.
_OUTSIDE_SCALE = 0.4
_OUTSIDE_CHURCH_MODE = 6.0
# The same for each tone of a planned chord: a secondary dominant has one, and stays possible.
_CHORD_OUTSIDE_SCALE = 0.18
# A tune on an instrument that reaches far down is played in its singing register: from E3 up.
_MELODY_FLOOR, _KEYBOARD_VOICES = 52, 4


def white_tonic(mode: str) -> int:
    """Pitch class of the tonic in the white-key form."""
    return WHITE_TONIC[mode]


def tonic_chord(mode: str) -> Chord:
    """The triad on the tonic in the white-key form."""
    steps = SCALES[mode]
    quality = "maj" if 4 in steps else "min"
    return Chord(white_tonic(mode), quality if 7 in steps else "dim")


def cadence_chords(mode: str) -> tuple[Chord, ...]:
    """Chords that may stand before the last tonic: dominants, or what the mode has instead."""
    tonic = white_tonic(mode)
    fifth, fourth, below = (tonic + 7) % 12, (tonic + 5) % 12, (tonic + 10) % 12
    authentic = (Chord(fifth), Chord(fifth, "7"), Chord((tonic + 11) % 12, "dim"))
    if mode in ("major", "lydian"):
        return (*authentic, Chord(fourth), Chord(fifth, "sus4"))
    if mode == "minor":
        return (*authentic, Chord(fourth, "min"), Chord((tonic + 11) % 12, "dim7"))
    # Modal cadences: the subtonic or the second degree, never a foreign leading note.
    scale = {(tonic + step) % 12 for step in SCALES[mode]}
    candidates = [Chord(root, q) for root in (below, fifth, fourth, (tonic + 1) % 12) for q in ("maj", "min")]
    return tuple(c for c in candidates if c.pitch_classes <= scale) or candidates[:1]  # type: ignore[return-value]


def part_rules(
    table: WordTable,
    player: Player,
    players: tuple[Player, ...],
    key: Key,
    wanted: PitchRange | None,
    velocities: tuple[int, int],
    scale: frozenset[int] | None = None,
    compass: tuple[int, int] | None = None,
) -> PartRules:
    """The rules of one player: its instrument's compass and voices, the pitch range asked for,
    the velocity steps allowed. A range that misses the instrument's compass wins over it. With a
    ``scale`` (pitch classes, white-key form) no pitch is outside of it; ``compass`` stands in for
    the instrument's own."""
    if player.is_drums:
        kit = frozenset(range(DRUM_LOW, DRUM_HIGH + 1))
        return PartRules(table, True, kit, FAMILIES["drums"].voices, velocities)
    family = FAMILIES[family_of(player.program)]
    low, high = compass or (family.low, family.high)
    if compass is None and player.role == "melody" and family.voices >= _KEYBOARD_VOICES:
        low = max(low, _MELODY_FLOOR)
    if wanted is not None:
        lowest, highest = wanted.low or 0, 127 if wanted.high is None else wanted.high
        low, high = max(low, lowest), min(high, highest)
        if high - low < 12:
            low, high = lowest, highest
    shift = key.transposition
    pitches = frozenset(p - shift for p in range(low, high + 1) if 0 <= p - shift <= 127)
    if scale is not None:
        pitches = frozenset(p for p in pitches if p % 12 in scale) or pitches
    voices = family.voices
    if player.role == "voice" and sum(p.role == "voice" for p in players) > 1:
        voices = 1  # one singer of a choir sings one note
    return PartRules(table, False, pitches, voices, velocities)


def velocity_steps(dynamics: str | None, mood: Mood | None) -> tuple[int, int]:
    """The velocity steps, lowest and highest, of a dynamic mark; without one, those that suit
    the energy of a mood."""
    if dynamics is not None:
        return (MARK_STEPS[dynamics] - 1, MARK_STEPS[dynamics] + 1)
    if mood is not None and mood.energy >= _LOUD_OR_SOFT:
        return (4, 7)
    if mood is not None and mood.energy <= -_LOUD_OR_SOFT:
        return (1, 4)
    return (0, 7)


def closing_pitches(chord: Chord, roots_only: bool, floor: int) -> frozenset[int]:
    """Pitches (white-key form) allowed in the last bar: the tones of its chord, those above its root
    only above ``floor``; with ``roots_only``, as for a bass, the root alone."""
    return frozenset(
        p
        for p in range(128)
        if p % 12 == chord.root or (not roots_only and p > floor and p % 12 in chord.pitch_classes)
    )


def opening_chords(mode: str) -> tuple[Chord, ...]:
    """Chords on which a piece may open whose key was asked for: the tonic, plain or coloured."""
    tonic = tonic_chord(mode)
    colours = {"maj": ("maj", "maj7", "maj6"), "min": ("min", "min7"), "dim": ("dim", "hdim7")}[tonic.quality]
    return tuple(Chord(tonic.root, quality) for quality in colours)


def _scale(mode: str) -> frozenset[int]:
    """The white-key scale of a mode; the raised leading note of minor counts as inside."""
    tonic = white_tonic(mode)
    inside = {(tonic + step) % 12 for step in SCALES[mode]}
    return frozenset(inside | {(tonic + 11) % 12} if mode == "minor" else inside)


def scale_bias(table: WordTable, mode: str) -> npt.NDArray[np.float32]:
    """What is added to the logit of each played word, for its pitches outside the scale; <= 0."""
    outside = np.array([p % 12 not in _scale(mode) for p in range(128)])
    weight = _OUTSIDE_SCALE if mode in ("major", "minor") else _OUTSIDE_CHURCH_MODE
    return (-weight * table.pitches[:, outside].sum(axis=1)).astype(np.float32)


def chord_bias(chord: Chord, mode: str) -> float:
    """What is added to the logit of a planned chord, for its tones outside the scale; <= 0."""
    weight = _CHORD_OUTSIDE_SCALE if mode in ("major", "minor") else _OUTSIDE_CHURCH_MODE
    return -weight * len(chord.pitch_classes - _scale(mode))
