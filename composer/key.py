"""Keys: a tonic, a mode, the scale they make, and the white-key normal form."""

from __future__ import annotations

from dataclasses import dataclass

# Semitones above the tonic.
SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
    "harmonic_minor": (0, 2, 3, 5, 7, 8, 11),
    "melodic_minor": (0, 2, 3, 5, 7, 9, 11),
    "major_pentatonic": (0, 2, 4, 7, 9),
    "minor_pentatonic": (0, 3, 5, 7, 10),
    # The five Chinese modes, all rotations of one pentatonic.
    "gong": (0, 2, 4, 7, 9),
    "shang": (0, 2, 5, 7, 10),
    "jue": (0, 3, 5, 8, 10),
    "zhi": (0, 2, 5, 7, 9),
    "yu": (0, 3, 5, 7, 10),
    "blues": (0, 3, 5, 6, 7, 10),
    "whole_tone": (0, 2, 4, 6, 8, 10),
    # Half step first, as over a dominant chord.
    "octatonic": (0, 1, 3, 4, 6, 7, 9, 10),
}
# The seven modes that the musical text knows by name; their order is that of its characters.
MODES = ("major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian")
# The mode that a text is written in when a scale has no name there: the nearest on white keys.
_WRITTEN_AS = {
    "harmonic_minor": "minor", "melodic_minor": "minor", "major_pentatonic": "major",
    "minor_pentatonic": "minor", "gong": "major", "shang": "dorian", "jue": "phrygian",
    "zhi": "mixolydian", "yu": "minor", "blues": "minor", "whole_tone": "lydian", "octatonic": "minor",
}  # fmt: skip
_WHITE = {"major": 0, "dorian": 2, "phrygian": 4, "lydian": 5, "mixolydian": 7, "minor": 9, "locrian": 11}
# The white-key tonic of each mode: a piece in any key is written in this one.
WHITE_TONIC = {mode: _WHITE[_WRITTEN_AS.get(mode, mode)] for mode in SCALES}

_LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SHARP_NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
_FLAT_NAMES = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
# Parent major keys whose signatures are written with flats: F, Bb, Eb, Ab, Db.
_FLAT_PARENTS = {5, 10, 3, 8, 1}


def pitch_class(name: str) -> int:
    """Pitch class 0..11 of a note name: a letter and any number of ``#`` or ``b``.

    Raises ValueError when it is no note name."""
    if not name or name[0].upper() not in _LETTERS or name[1:].strip("#b"):
        raise ValueError(f"a note name is a letter A to G with # or b, not {name!r}")
    return (_LETTERS[name[0].upper()] + name.count("#", 1) - name.count("b", 1)) % 12


@dataclass(frozen=True)
class Key:
    """A tonic as a note name ("D", "Eb", "F#") and a mode of :data:`SCALES`."""

    tonic: str
    mode: str

    def __post_init__(self) -> None:
        pitch_class(self.tonic)
        if self.mode not in SCALES:
            raise ValueError(f"mode must be one of {', '.join(SCALES)}, not {self.mode!r}")

    def __str__(self) -> str:
        return f"{self.tonic} {self.mode}"

    @classmethod
    def of(cls, tonic: int, mode: str) -> Key:
        """The usual spelling of pitch class ``tonic`` in ``mode``: D sharp minor or E flat
        major, whichever signature has fewer accidentals."""
        parent = (tonic - WHITE_TONIC[mode]) % 12
        # Six flats or six sharps: players meet E flat minor and F sharp major more often.
        flat = parent in _FLAT_PARENTS or (parent == 6 and 3 in SCALES[mode])
        names = _FLAT_NAMES if flat else _SHARP_NAMES
        return cls(names[tonic % 12], mode)

    @property
    def pitch_class(self) -> int:
        """Pitch class 0..11 of the tonic."""
        return pitch_class(self.tonic)

    @property
    def scale(self) -> frozenset[int]:
        """The pitch classes of the scale."""
        return frozenset((self.pitch_class + step) % 12 for step in SCALES[self.mode])

    @property
    def written_mode(self) -> str:
        """The mode of :data:`MODES` that the musical text writes this key in."""
        return _WRITTEN_AS.get(self.mode, self.mode)

    @property
    def parent(self) -> int:
        """Pitch class of the major key with the same signature: 0 for every white-key mode."""
        return (self.pitch_class - WHITE_TONIC[self.mode]) % 12

    @property
    def accidentals(self) -> int:
        """How many sharps or flats its signature has, 0..6."""
        fifths = self.parent * 7 % 12
        return min(fifths, 12 - fifths)

    @property
    def transposition(self) -> int:
        """Semitones, -6..5, from the white-key form of a piece up to this key."""
        return (self.parent + 6) % 12 - 6

    @property
    def is_minor_like(self) -> bool:
        """Whether the third above the tonic is minor."""
        return 3 in SCALES[self.mode]

    def name_of(self, pc: int) -> str:
        """How pitch class ``pc`` is spelled in this key: the key's own flats or sharps."""
        flat = "b" in self.tonic or (self.parent in _FLAT_PARENTS and "#" not in self.tonic)
        return (_FLAT_NAMES if flat else _SHARP_NAMES)[pc % 12]
