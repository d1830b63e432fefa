"""Players on staves: names, clefs, who is written where it does not sound, which drum lies on which line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean

from composer.instruments import FAMILIES, family_of
from composer.piece import Note, Part, Piece

# What an instrument is called on paper, by General MIDI program; of the others the family's name.
_NAMES = {
    4: "Electric Piano", 5: "Electric Piano", 6: "Harpsichord", 7: "Clavinet", 8: "Celesta", 9: "Glockenspiel",
    10: "Music Box", 11: "Vibraphone", 12: "Marimba", 13: "Xylophone", 14: "Tubular Bells", 15: "Dulcimer",
    21: "Accordion", 22: "Harmonica", 24: "Guitar", 25: "Guitar", 32: "Double Bass", 40: "Violin", 41: "Viola",
    42: "Violoncello", 43: "Contrabass", 46: "Harp", 47: "Timpani", 52: "Choir", 53: "Voice", 54: "Voice",
    56: "Trumpet in B♭", 59: "Trumpet in B♭", 57: "Trombone", 58: "Tuba", 60: "Horn in F", 64: "Soprano Saxophone",
    65: "Alto Saxophone", 66: "Tenor Saxophone", 67: "Baritone Saxophone", 68: "Oboe", 69: "English Horn",
    70: "Bassoon", 71: "Clarinet in B♭", 72: "Piccolo", 73: "Flute", 74: "Recorder", 75: "Pan Flute", 77: "Shakuhachi",
    78: "Whistle", 79: "Ocarina", 104: "Sitar", 105: "Banjo", 106: "Shamisen", 107: "Koto", 108: "Kalimba",
    110: "Fiddle", 111: "Shanai",
}  # fmt: skip
_FAMILY_NAMES = {"voice": "Voice", "synth": "Synthesizer", "sax": "Saxophone", "drums": "Drums"}
# Semitones that an instrument is written above where it sounds (S. Adler, The Study of Orchestration).
_WRITTEN_ABOVE = {
    **dict.fromkeys((*range(24, 40), 43), 12), 56: 2, 59: 2, 60: 7, 64: 2, 65: 9, 66: 14, 67: 21, 69: 7, 71: 2,
    72: -12, 9: -24, 8: -12, 13: -12,
}  # fmt: skip
# Who reads from two staves when the music needs them.
_TWO_STAVES = frozenset({"piano", "organ", "harp", "accordion", "mallets", "synth", "strings"})
_MIDDLE_C = 60
# A staff for both hands is enough while all lies on one side of these.
_ALL_HIGH, _ALL_LOW = 55, 64
# Where hands may part, and the range of pitches in which the widest gap is looked for.
_PARTING = range(52, 69)

# (step, octave, notehead) on the five lines of the percussion staff, feet marked by stems down
# (N. Weinberg, Guide to Standardized Drumset Notation, 1998), by General MIDI drum.
_DRUMS = {
    35: ("F", 4, "normal"), 36: ("F", 4, "normal"), 37: ("C", 5, "x"), 38: ("C", 5, "normal"), 39: ("C", 5, "x"),
    40: ("C", 5, "normal"), 41: ("A", 4, "normal"), 42: ("G", 5, "x"), 43: ("A", 4, "normal"), 44: ("D", 4, "x"),
    45: ("D", 5, "normal"), 46: ("G", 5, "circle-x"), 47: ("D", 5, "normal"), 48: ("E", 5, "normal"),
    49: ("A", 5, "x"), 50: ("E", 5, "normal"), 51: ("F", 5, "x"), 52: ("A", 5, "x"), 53: ("F", 5, "diamond"),
    54: ("B", 5, "x"), 55: ("A", 5, "x"), 56: ("E", 5, "triangle"), 57: ("A", 5, "x"), 59: ("F", 5, "x"),
}  # fmt: skip
_OTHER_DRUM = ("B", 4, "x")
_FEET = frozenset({35, 36, 44})


@dataclass(frozen=True)
class Clef:
    """``sign`` G, F, C or percussion on a ``line`` counted from below; ``octave`` -1 sounds an octave lower."""

    sign: str
    line: int
    octave: int = 0


TREBLE, BASS, ALTO, DRUM_CLEF = Clef("G", 2), Clef("F", 4), Clef("C", 3), Clef("percussion", 2)


@dataclass(frozen=True)
class Staff:
    """Five lines of one player: the notes that are written on them, at sounding pitch."""

    clef: Clef
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class ScorePart:
    """One player on paper. ``above`` is by how many semitones the notes are written above where
    they sound, ``lines`` how many voices a staff has at most."""

    name: str
    staves: tuple[Staff, ...]
    above: int
    is_drums: bool
    lines: int


def score_parts(piece: Piece) -> list[ScorePart]:
    """The players of a piece, in its order; who has no notes is left out."""
    played = [part for part in piece.parts if part.notes]
    names = _numbered([_name(part) for part in played])
    return [replace(_on_staves(part, piece), name=name) for part, name in zip(played, names, strict=True)]


def drum_place(pitch: int) -> tuple[str, int, str]:
    """Step, octave and notehead of a General MIDI drum."""
    return _DRUMS.get(pitch, _OTHER_DRUM)


def is_foot(pitch: int) -> bool:
    """Whether a drum is played with a foot."""
    return pitch in _FEET


def _name(part: Part) -> str:
    if part.is_drums:
        return "Drums"
    family = family_of(part.program)
    return _NAMES.get(part.program) or _FAMILY_NAMES.get(family) or family.capitalize()


def _numbered(names: Sequence[str]) -> list[str]:
    """Players of one kind told apart: Violin I, Violin II."""
    counts, seen = Counter(names), Counter[str]()
    numbered = []
    for name in names:
        seen[name] += 1
        numbers = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
        numbered.append(f"{name} {numbers[min(seen[name], 12) - 1]}" if counts[name] > 1 else name)
    return numbered


def _on_staves(part: Part, piece: Piece) -> ScorePart:
    if part.is_drums:
        return ScorePart("", (Staff(DRUM_CLEF, part.notes),), 0, True, 2)
    family, above = family_of(part.program), _WRITTEN_ABOVE.get(part.program, 0)
    low, high = min(n.pitch for n in part.notes), max(n.pitch for n in part.notes)
    if family in _TWO_STAVES and low < _ALL_HIGH and high > _ALL_LOW:
        right, left = _hands(part.notes, piece)
        staves: tuple[Staff, ...] = (Staff(TREBLE, right), Staff(BASS, left))
    else:
        staves = (Staff(_clef(part, above), part.notes),)
    lines = 1 if FAMILIES[family].voices <= 2 else 2
    return ScorePart("", staves, above, False, lines)


def _clef(part: Part, above: int) -> Clef:
    written = fmean(n.pitch for n in part.notes) + above
    if part.program == 41:
        return ALTO
    if 32 <= part.program < 40 or part.program in (42, 43, 47, 57, 58, 70):
        return BASS if written < 67 else TREBLE
    return TREBLE if written >= 57 or 24 <= part.program < 32 else BASS


def _hands(notes: Iterable[Note], piece: Piece) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """Right and left hand: bar by bar they part at the widest gap near middle C."""
    right: list[Note] = []
    left: list[Note] = []
    listed = sorted(notes)
    for start, end in pairwise(piece.bar_starts):
        inside = [n for n in listed if start <= n.start < end]
        pitches = sorted({n.pitch for n in inside})
        gaps = [(high - low, -abs((low + high) / 2 - _MIDDLE_C), high) for low, high in pairwise(pitches)
                if (low + high) // 2 in _PARTING]  # fmt: skip
        parting = max(gaps)[2] if gaps else _MIDDLE_C
        right += [n for n in inside if n.pitch >= parting]
        left += [n for n in inside if n.pitch < parting]
    return tuple(right), tuple(left)
