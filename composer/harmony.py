"""Chords: a root and a quality, read from letters ("Dm7") or Roman numerals ("bVII", "V7")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from composer.key import SCALES, Key, pitch_class

# Semitones above the root. The order is that of the text's chord characters: append only.
QUALITIES: dict[str, tuple[int, ...]] = {
    "maj": (0, 4, 7),
    "min": (0, 3, 7),
    "dim": (0, 3, 6),
    "aug": (0, 4, 8),
    "maj7": (0, 4, 7, 11),
    "min7": (0, 3, 7, 10),
    "7": (0, 4, 7, 10),
    "hdim7": (0, 3, 6, 10),
    "dim7": (0, 3, 6, 9),
    "sus4": (0, 5, 7),
    "sus2": (0, 2, 7),
    "maj6": (0, 4, 7, 9),
    "min6": (0, 3, 7, 9),
}
_SUFFIX = {
    "maj": "", "min": "m", "dim": "dim", "aug": "aug", "maj7": "maj7", "min7": "m7", "7": "7",
    "hdim7": "m7b5", "dim7": "dim7", "sus4": "sus4", "sus2": "sus2", "maj6": "6", "min6": "m6",
}  # fmt: skip
# What people write after the root, longest first; extensions fold into their seventh chord.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"(?:m7b5|m7\(b5\)|min7b5|-7b5|ø7?|hdim7?)", "hdim7"),
    (r"(?:dim7|°7|o7)", "dim7"),
    (r"(?:dim|°|o)", "dim"),
    (r"(?:aug|\+)7?", "aug"),
    (r"(?:maj|Maj|M|Δ|\^)(?:7|9|11|13)", "maj7"),
    (r"Δ|\^", "maj7"),
    (r"(?:min|m|-)(?:7|9|11|13)", "min7"),
    (r"(?:min|m|-)6", "min6"),
    (r"(?:maj|M)?6(?:/?9)?", "maj6"),
    (r"(?:7|9|11|13)?sus2", "sus2"),
    (r"(?:7|9|11|13)?sus4?", "sus4"),
    (r"(?:7|9|11|13)(?:[b#(+-]?(?:5|9|11|13)\)?)*(?:alt)?", "7"),
    (r"(?:min|m|-)", "min"),
    (r"(?:maj|M|5|add9|2|)", "maj"),
)
_ROMAN_DEGREES = {"i": 0, "ii": 1, "iii": 2, "iv": 3, "v": 4, "vi": 5, "vii": 6}
_ROMAN = re.compile(r"^([b#♭♯]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(.*)$")
_LETTER = re.compile(r"^([A-G])([#b♯♭]?)(.*)$")


@dataclass(frozen=True)
class Chord:
    """``root`` a pitch class 0..11 (None: no chord), ``quality`` one of :data:`QUALITIES`."""

    root: int | None
    quality: str = "maj"

    @property
    def pitch_classes(self) -> frozenset[int]:
        """The pitch classes that belong to the chord; empty for no chord."""
        if self.root is None:
            return frozenset()
        return frozenset((self.root + step) % 12 for step in QUALITIES[self.quality])

    def transposed(self, semitones: int) -> Chord:
        """The same chord ``semitones`` higher."""
        return self if self.root is None else Chord((self.root + semitones) % 12, self.quality)

    def symbol(self, key: Key) -> str:
        """Letter name, spelled as in ``key``: ``"Bbmaj7"``; ``"N.C."`` for no chord."""
        return "N.C." if self.root is None else key.name_of(self.root) + _SUFFIX[self.quality]


NO_CHORD = Chord(None)
ALL_CHORDS = tuple(Chord(root, quality) for quality in QUALITIES for root in range(12))


def _quality(suffix: str) -> str:
    suffix = suffix.split("/")[0] if not re.fullmatch(r"(?:maj|M)?6/9", suffix) else suffix
    for pattern, quality in _SPELLINGS:
        if re.fullmatch(pattern, suffix):
            return quality
    raise ValueError(f"unknown chord quality {suffix!r}")


def parse_chord(text: str, key: Key | None = None) -> Chord:
    """Read a chord symbol, or with ``key`` a Roman numeral counted in that key's scale.

    In a minor key ``VII`` and ``bVII`` both are the chord on the subtonic, as writers of pop
    charts mean them; the leading-tone chord is written ``vii°``.

    Raises ValueError when the text is neither.
    """
    text = text.strip().replace("♭", "b").replace("♯", "#")
    if text.upper() in ("N.C.", "NC", "N"):
        return NO_CHORD
    letter = _LETTER.match(text)
    if letter:
        return Chord(pitch_class(letter[1] + letter[2]), _quality(letter[3]))
    roman = _ROMAN.match(text)
    if roman and key is not None:
        accidental, numeral, suffix = roman.groups()
        degree = _ROMAN_DEGREES[numeral.lower()]
        step = SCALES["major"][degree]
        if not accidental:
            step = SCALES[key.mode][degree]
            if degree == 6 and numeral.islower() and key.is_minor_like and "7" not in suffix.replace("°7", ""):
                step = 11
        step += {"b": -1, "#": 1, "": 0}[accidental]
        quality = _quality(suffix)
        if numeral.islower():
            quality = {"maj": "min", "7": "min7", "maj6": "min6"}.get(quality, quality)
        return Chord((key.pitch_class + step) % 12, quality)
    raise ValueError(f"a chord is written like Dm7, Bb or V7, not {text!r}")
