"""A dump of any text for people."""

from __future__ import annotations

from composer.controls import GENRES
from composer.instruments import ROLES
from composer.key import MODES, Key
from composer.text.alphabet import (
    ASK,
    BEGIN,
    DRUM_LOW,
    DURATIONS,
    METER_TABLE,
    MIDST,
    PLAN,
    REMAINING_BINS,
    TEMPO_BINS,
    UNKNOWN_GENRE,
    Kind,
    chord_of,
    kind_of,
)

_MARKS = {ASK: "ask", PLAN: "plan", BEGIN: "begin", MIDST: "midst"}
_NOTE_NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")


def readable(text: str) -> str:
    """Every event as a short English word; a new line at each bar line and part.

    Raises ValueError for a character outside the alphabet."""
    words = []
    for char in text:
        kind, value = kind_of(char)
        if kind is Kind.BAR:
            words.append(f"\n| {REMAINING_BINS[value]} to go")
        elif kind is Kind.PROGRAM:
            words.append("\n  drums:" if value == 128 else f"\n  program {value}:")
        elif kind is Kind.MARK:
            words.append(f"\n[{_MARKS[char]}]")
        else:
            words.append(_word(kind, value))
    return " ".join(words).strip()


def _word(kind: Kind, value: int) -> str:
    match kind:
        case Kind.GENRE:
            return "any genre" if value == UNKNOWN_GENRE else GENRES[value]
        case Kind.MODE:
            return MODES[value]
        case Kind.METER:
            return str(METER_TABLE[value])
        case Kind.TEMPO:
            return f"{TEMPO_BINS[value]:g}bpm"
        case Kind.ROLE:
            return ROLES[value]
        case Kind.SECTION:
            return f"section {chr(ord('A') + value)}"
        case Kind.CHORD:
            return chord_of(value).symbol(Key("C", "major"))
        case Kind.POSITION:
            return f"@{value}"
        case Kind.PITCH:
            return f"{_NOTE_NAMES[value % 12]}{value // 12 - 1}"
        case Kind.DRUM:
            return f"drum{value + DRUM_LOW}"
        case Kind.DURATION:
            return f"for{DURATIONS[value]}"
        case _:
            return f"{kind.name.lower()}{value}"
