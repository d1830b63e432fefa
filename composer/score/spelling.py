"""Spelling: which letter and accidental a sounding pitch is written with in a key."""

from __future__ import annotations

from dataclasses import dataclass

from composer.key import WHITE_TONIC, Key
from composer.midi import key_signature

# The letters by fifths, F first: each step up the line of fifths is a fifth higher.
_FIFTHS = "FCGDAEB"
_LETTER_CLASS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
# From the flat second to the raised fourth, in fifths from the tonic: what tonal music uses.
_LOWEST, _HIGHEST = -5, 6


@dataclass(frozen=True)
class Spelled:
    """A written pitch: ``step`` a letter, ``alter`` semitones (-1 a flat), ``octave`` as in C4."""

    step: str
    alter: int
    octave: int


class Speller:
    """Spells the pitches of one staff in ``key``, sounding ``shift`` semitones lower than written.

    ``fifths`` is the written key signature, -7 (flats) to 7 (sharps)."""

    def __init__(self, key: Key, shift: int = 0) -> None:
        sharps, _ = key_signature(key)
        written = sharps + shift * 7 % 12
        self.fifths = written - 12 if written > 7 or (written > 6 and shift) else written
        # Where the tonic lies on the line of fifths, C being 0.
        self._tonic = self.fifths + _place_of_white(WHITE_TONIC[key.mode])
        self._shift = shift

    def spell(self, pitch: int) -> Spelled:
        """A MIDI note number as it is written."""
        pitch += self._shift
        step, alter = self.name(pitch % 12)
        return Spelled(step, alter, (pitch - alter) // 12 - 1)

    def name(self, pitch_class: int) -> tuple[str, int]:
        """Letter and accidental of a written pitch class."""
        place = next(
            place for place in range(self._tonic + _LOWEST, self._tonic + _HIGHEST + 1) if place * 7 % 12 == pitch_class
        )
        letter = _FIFTHS[(place + 1) % 7]
        alter = (place + 1) // 7
        return letter, alter

    def root(self, pitch_class: int) -> tuple[str, int]:
        """Letter and accidental of a sounding root."""
        return self.name((pitch_class + self._shift) % 12)

    def in_signature(self, step: str) -> int:
        """What the key signature does to a letter: semitones."""
        at = _FIFTHS.index(step)
        if self.fifths >= 0:
            return 1 if at < self.fifths else 0
        return -1 if at >= 7 + self.fifths else 0


def _place_of_white(pitch_class: int) -> int:
    """Where a white key lies on the line of fifths from C: F -1, G 1."""
    letter = next(name for name, value in _LETTER_CLASS.items() if value == pitch_class)
    return _FIFTHS.index(letter) - 1
