"""The characters of the musical text: one character, one event.

They live in Unicode's Private Use Area, so none can be mistaken for a letter, normalised or
case-folded. The layout is the checkpoint's contract: blocks may grow only into their reserve.
"""

from __future__ import annotations

from enum import Enum

from composer.controls import GENRES, METERS
from composer.harmony import NO_CHORD, QUALITIES, Chord
from composer.instruments import ROLES
from composer.key import MODES
from composer.piece import Meter

_ORIGIN = 0xE000

# Bars longer than two whole notes (96 ticks) are split by the readers.
MAX_BAR_TICKS = 96
# Exact up to a whole note; beyond it only the values that scores write: ties over whole and
# half bars of the common meters. Longest: four whole notes.
DURATIONS = (*range(1, 49), 54, 60, 66, 72, 84, 96, 108, 120, 144, 168, 192)
# General MIDI percussion with its Roland GS extension.
DRUM_LOW, DRUM_HIGH = 27, 87
# Eight steps of 16, as far apart as the steps of pp, p, mp, mf, f, ff in common practice.
VELOCITY_STEPS = 8
# Metronome steps about 6 % apart, the size of a just noticeable change of tempo for untrained
# listeners (C. Drake and M.-C. Botte, "Tempo sensitivity in auditory sequences", 1993).
TEMPO_BINS = tuple(round(24.0 * 1.0625**step, 2) for step in range(42))
# Bars that remain after this one: exact near the end, coarser further away.
REMAINING_BINS = (*range(17), 20, 24, 32, 48, 64, 96)
LEVELS = 5
# Section letters A to H.
SECTIONS = 8
# Meters met in scores beyond those a user may ask for.
METER_TABLE: tuple[Meter, ...] = METERS + tuple(
    Meter.parse(m)
    for m in (
        "1/4", "8/4", "9/4", "1/2", "4/2", "1/8", "2/8", "4/8", "8/8", "10/8", "11/8", "13/8", "14/8", "15/8", "16/8",
        "1/16", "2/16", "3/16", "4/16", "5/16", "6/16", "7/16", "8/16", "9/16", "11/16", "12/16", "13/16", "15/16",
    )
    if Meter.parse(m).ticks <= MAX_BAR_TICKS
)  # fmt: skip


class Kind(Enum):
    """What a character stands for; the value is (offset in the area, size with reserve)."""

    MARK = (0, 16)
    GENRE = (16, 48)
    MODE = (64, 16)
    METER = (80, 64)
    TEMPO = (144, 64)
    DENSITY = (208, 8)
    VALENCE = (216, 8)
    ENERGY = (224, 8)
    PROGRAM = (232, 136)
    ROLE = (368, 16)
    BAR = (384, 32)
    SECTION = (416, 16)
    CHORD = (432, 272)
    POSITION = (704, 96)
    VELOCITY = (800, 8)
    PITCH = (808, 128)
    DRUM = (936, 64)
    DURATION = (1000, 72)

    @property
    def offset(self) -> int:
        """First index of the block."""
        return self.value[0]


ASK, PLAN, BEGIN, MIDST = (chr(_ORIGIN + Kind.MARK.offset + i) for i in range(4))
DRUM_KIT = 128  # the PROGRAM index of a drum part
UNKNOWN_GENRE = 47  # the last of the GENRE block, so that genres may be appended

# Kinds whose characters SentencePiece may join into words; all others stay single.
PLAYED = frozenset({Kind.POSITION, Kind.VELOCITY, Kind.PITCH, Kind.DRUM, Kind.DURATION})


def character(kind: Kind, index: int) -> str:
    """The character of value ``index`` of a kind. Raises ValueError outside the block."""
    if not 0 <= index < kind.value[1]:
        raise ValueError(f"{kind.name.lower()} has no value {index}")
    return chr(_ORIGIN + kind.offset + index)


_KIND_BY_INDEX: list[Kind | None] = [None] * 1072
for _kind in Kind:
    for _index in range(_kind.offset, _kind.offset + _kind.value[1]):
        _KIND_BY_INDEX[_index] = _kind


def kind_of(char: str) -> tuple[Kind, int]:
    """Kind and value of a character. Raises ValueError for one outside the alphabet."""
    index = ord(char) - _ORIGIN
    kind = _KIND_BY_INDEX[index] if 0 <= index < len(_KIND_BY_INDEX) else None
    if kind is None:
        raise ValueError(f"U+{ord(char):04X} is not a musical character")
    return kind, index - kind.offset


_QUALITY_INDEX = {quality: i for i, quality in enumerate(QUALITIES)}
_QUALITY_NAMES = tuple(QUALITIES)
_DURATION_INDEX = {ticks: i for i, ticks in enumerate(DURATIONS)}


def chord_character(chord: Chord) -> str:
    """The character of a chord already transposed to the white-key form."""
    if chord.root is None:
        return character(Kind.CHORD, 0)
    return character(Kind.CHORD, 1 + _QUALITY_INDEX[chord.quality] * 12 + chord.root)


def chord_of(index: int) -> Chord:
    """The chord of a CHORD value."""
    if index == 0:
        return NO_CHORD
    quality, root = divmod(index - 1, 12)
    return Chord(root, _QUALITY_NAMES[quality])


def duration_character(ticks: int) -> str:
    """The character of a duration that is in :data:`DURATIONS`. Raises KeyError otherwise."""
    return character(Kind.DURATION, _DURATION_INDEX[ticks])


def meter_character(meter: Meter) -> str:
    """The character of a meter of :data:`METER_TABLE`. Raises ValueError otherwise."""
    return character(Kind.METER, METER_TABLE.index(meter))


def remaining_character(remaining: int) -> str:
    """The bar line that says how many bars follow this one (0: this is the last)."""
    index = max(i for i, least in enumerate(REMAINING_BINS) if least <= remaining)
    return character(Kind.BAR, index)


def tempo_character(bpm: float) -> str:
    """The nearest step of :data:`TEMPO_BINS`."""
    index = min(range(len(TEMPO_BINS)), key=lambda i: abs(TEMPO_BINS[i] - bpm))
    return character(Kind.TEMPO, index)


def genre_character(genre: str | None) -> str:
    """The genre, or the character that says it is not known."""
    return character(Kind.GENRE, UNKNOWN_GENRE if genre is None else GENRES.index(genre))


def level_character(kind: Kind, level: int) -> str:
    """A level 0..4 of density, valence or energy."""
    return character(kind, min(max(level, 0), LEVELS - 1))


def used_characters() -> list[str]:
    """Every character that a text can contain, in order of the blocks."""
    sizes = {
        Kind.MARK: 4, Kind.MODE: len(MODES), Kind.METER: len(METER_TABLE), Kind.TEMPO: len(TEMPO_BINS),
        Kind.DENSITY: LEVELS, Kind.VALENCE: LEVELS, Kind.ENERGY: LEVELS, Kind.PROGRAM: 129, Kind.ROLE: len(ROLES),
        Kind.BAR: len(REMAINING_BINS), Kind.SECTION: SECTIONS, Kind.CHORD: 1 + 12 * len(QUALITIES),
        Kind.POSITION: MAX_BAR_TICKS, Kind.VELOCITY: VELOCITY_STEPS, Kind.PITCH: 128,
        Kind.DRUM: DRUM_HIGH - DRUM_LOW + 1, Kind.DURATION: len(DURATIONS),
    }  # fmt: skip
    used = []
    for kind in Kind:
        if kind is Kind.GENRE:
            used += [character(kind, i) for i in (*range(len(GENRES)), UNKNOWN_GENRE)]
        else:
            used += [character(kind, i) for i in range(sizes[kind])]
    return used
