"""Scales that are kept strictly, and the chords that a mode or scale has for its plan.

Everything is in the white-key form, as the musical text is. The seven modes that the text knows
are steered (see :mod:`composer.decode.rules`); every other scale of :data:`composer.key.SCALES`
is kept by masks: no pitch outside of it can be written.
"""

from __future__ import annotations

from dataclasses import dataclass

from composer.decode.rules import cadence_chords, opening_chords, tonic_chord, white_tonic
from composer.harmony import ALL_CHORDS, QUALITIES, Chord
from composer.key import MODES, SCALES, Key

# Qualities of a home chord after the two triads, the best first.
_HOME = ("sus4", "sus2", "aug", "dim")
# Roots above the tonic from which the last step home is taken, the strongest first.
_LEADING_ROOTS = (7, 11, 5, 10, 2, 1)


def strict_scale(key: Key | None) -> frozenset[int] | None:
    """The pitch classes that may sound, white-key form; None where the scale is only steered."""
    if key is None or key.mode in MODES:
        return None
    return frozenset((pc - key.transposition) % 12 for pc in key.scale)


@dataclass(frozen=True)
class Harmony:
    """The chords of a plan: ``home`` ends it, ``cadences`` may come before, ``openings`` may begin
    it where the key was asked for, ``all`` may stand anywhere."""

    home: Chord
    cadences: tuple[Chord, ...]
    openings: tuple[Chord, ...]
    all: tuple[Chord, ...]


def harmony_of(mode: str) -> Harmony:
    """The chords of a mode or scale. Of a strict scale only those are used that lie within it,
    where there are any: a pentatonic scale has few, and a home chord without a third if need be."""
    if mode in MODES:
        return Harmony(tonic_chord(mode), cadence_chords(mode), opening_chords(mode), ALL_CHORDS)
    tonic = white_tonic(mode)
    scale = frozenset((tonic + step) % 12 for step in SCALES[mode])
    within = tuple(chord for chord in ALL_CHORDS if chord.pitch_classes <= scale)
    thirds = ("min", "maj") if 3 in SCALES[mode] else ("maj", "min")
    home = max((Chord(tonic, quality) for quality in (*thirds, *_HOME)), key=lambda chord: _inside(chord, scale))
    others = tuple(chord for chord in within if chord.root != tonic)
    leading = tuple(
        c for step in _LEADING_ROOTS for c in others if c.root == (tonic + step) % 12 and c.quality != "aug"
    )
    # Where home is the only chord of the scale, it is its own cadence.
    cadences = leading[:4] or others[:4] or (home,)
    openings = tuple(chord for chord in within if chord.root == tonic) or (home,)
    return Harmony(home, cadences, openings, within or (home,))


def _inside(chord: Chord, scale: frozenset[int]) -> float:
    return len(chord.pitch_classes & scale) / len(QUALITIES[chord.quality])
