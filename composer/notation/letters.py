"""Melodies in letters or syllables: "C4 D4 E4:2", "G A B | c - -", "do re mi".

A note is a letter A to G (or do, re, mi, fa, sol, la, si) with ``#`` or ``b`` and, where it
matters, the octave (C4 is middle C; without one, the octave a singer would take). A length
follows as ``:2`` in quarter notes, ``/8`` as a note value, or by ``-`` for each quarter note more;
``r`` is a rest, ``|`` a bar line.
"""

from __future__ import annotations

import re
from fractions import Fraction

from composer.key import pitch_class
from composer.notation.tones import Melody, NotationError, Tone, note_value, singable
from composer.piece import TICKS_PER_QUARTER

_SYLLABLES = {
    "do": "C", "re": "D", "mi": "E", "fa": "F", "sol": "G", "so": "G", "la": "A", "si": "B", "ti": "B",
}  # fmt: skip
_LONGEST_QUARTERS = 16
_NOTE = re.compile(
    r"(?P<name>(?:do|re|mi|fa|sol|so|la|si|ti|[A-Ga-g]))(?P<accidental>[#♯b♭]*)(?P<octave>-?\d)?"
    r"(?::(?P<quarters>\d+(?:\.\d+|/\d+)?)|/(?P<value>\d+)(?P<dots>\.{0,2}))?(?P<more>-*)$"
)
_REST = re.compile(r"(?:r|rest|z|_)(?::(?P<quarters>\d+(?:\.\d+|/\d+)?)|/(?P<value>\d+)(?P<dots>\.{0,2}))?$", re.I)


def read_letters(text: str) -> Melody:
    """The melody that a row of letters or syllables writes.

    Raises NotationError, naming the first token that is no note."""
    tones: list[Tone] = []
    before: int | None = None
    for token in re.split(r"[\s,;|]+", text.strip()):
        if not token:
            continue
        if set(token) == {"-"}:
            if not tones:
                raise NotationError("dash", "a dash makes the note before it longer, and there is none")
            tones[-1] = Tone(tones[-1].pitch, tones[-1].ticks + len(token) * TICKS_PER_QUARTER)
            continue
        rest = _REST.match(token)
        if rest:
            tones.append(Tone(None, _ticks(rest)))
            continue
        match = _NOTE.match(token)
        if match is None:
            raise NotationError("note", f"a note is written like C4, F#5 or Bb3:2, not {token!r}", token)
        before = _pitch(match, before)
        tones.append(Tone(before, _ticks(match) + len(match["more"]) * TICKS_PER_QUARTER))
    return Melody(tuple(tones))


def _pitch(match: re.Match[str], before: int | None) -> int:
    letter = _SYLLABLES.get(match["name"].lower(), match["name"]).upper()
    accidental = match["accidental"].replace("♯", "#").replace("♭", "b")
    if match["octave"] is None:
        return singable(pitch_class(letter + accidental), before)
    shift = accidental.count("#") - accidental.count("b")
    pitch = 12 * (int(match["octave"]) + 1) + pitch_class(letter) + shift
    if not 0 <= pitch <= 127:
        raise NotationError("range", f"notes go from C-1 to G9, and {match[0]!r} is outside", match[0])
    return pitch


def _ticks(match: re.Match[str]) -> int:
    if match["value"] is not None:
        value = int(match["value"])
        if value not in (1, 2, 4, 8, 16, 3, 6, 12):
            raise NotationError("length", f"a note can be a whole to a sixteenth note, not 1/{value}", f"1/{value}")
        return note_value(value, len(match["dots"]))
    if match["quarters"] is None:
        return TICKS_PER_QUARTER
    try:
        ticks = Fraction(match["quarters"]) * TICKS_PER_QUARTER
    except ZeroDivisionError as error:
        raise NotationError("length", "a note has a length above zero", match["quarters"]) from error
    if ticks.denominator != 1 or not 1 <= ticks <= _LONGEST_QUARTERS * TICKS_PER_QUARTER:
        raise NotationError(
            "length",
            f"a length is 1/12 to {_LONGEST_QUARTERS} quarter notes in steps of 1/12, not {match['quarters']}",
            match["quarters"],
        )
    return int(ticks)
