"""Roman numerals and functions: what a chord is in a key.

Numerals are written as in S. Kostka and D. Payne, "Tonal Harmony": upper case for a major third,
``°`` diminished, ``ø7`` half-diminished, ``V7/ii`` for a dominant of another degree, ``b`` and ``#``
for roots beside the scale. In minor the degrees are those of the natural scale; ``vii°`` stands on
the raised leading note. A sixth added to a triad is ``add6``: ``6`` would be an inversion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from composer.harmony import QUALITIES, Chord
from composer.key import Key

Function = Literal["tonic", "predominant", "dominant", "subtonic", "applied", "borrowed", "chromatic"]

_MAJOR = ("I", "bII", "II", "bIII", "III", "IV", "#IV", "V", "bVI", "VI", "bVII", "VII")
_MINOR = ("I", "bII", "II", "III", "#III", "IV", "#IV", "V", "VI", "#VI", "VII", "VII")
_SUFFIX = {
    "maj": "", "min": "", "dim": "°", "aug": "+", "maj7": "maj7", "min7": "7", "7": "7", "hdim7": "ø7",
    "dim7": "°7", "sus4": "sus4", "sus2": "sus2", "maj6": "add6", "min6": "add6",
}  # fmt: skip
# What the degrees of the two scales do; the subtonic of minor leads to its relative as often as home.
_MAJOR_FUNCTIONS: dict[int, Function] = {
    0: "tonic", 2: "predominant", 4: "tonic", 5: "predominant", 7: "dominant", 9: "tonic", 11: "dominant",
}  # fmt: skip
_MINOR_FUNCTIONS: dict[int, Function] = {
    0: "tonic", 2: "predominant", 3: "tonic", 5: "predominant", 7: "dominant", 8: "tonic", 10: "subtonic",
    11: "dominant",
}  # fmt: skip
_SCALE = {False: frozenset((0, 2, 4, 5, 7, 9, 11)), True: frozenset((0, 2, 3, 5, 7, 8, 10))}
_HARMONIC_MINOR = frozenset((0, 2, 3, 5, 7, 8, 11))
_DIMINISHED = frozenset({"dim", "dim7", "hdim7"})


@dataclass(frozen=True)
class Numeral:
    """A chord in a key: its numeral, what it does there, and, of an applied chord, the ``target``:
    the numeral of the degree it leads to."""

    text: str
    function: Function
    target: str | None = None


def numeral_of(chord: Chord, key: Key, following: Chord | None = None) -> Numeral | None:
    """The numeral of ``chord`` in ``key``; None for no chord. Modes count as major or minor by
    their third. A chord beside the scale is applied when ``following`` is where it leads to, else
    borrowed when the parallel major or minor holds all of it, else chromatic."""
    if chord.root is None:
        return None
    minor = key.is_minor_like
    step = (chord.root - key.pitch_class) % 12
    tones = frozenset((tone - key.pitch_class) % 12 for tone in chord.pitch_classes)
    functions = _MINOR_FUNCTIONS if minor else _MAJOR_FUNCTIONS
    own = tones <= _SCALE[minor] or (minor and step in (7, 11) and tones <= _HARMONIC_MINOR)
    text = _written(step, chord.quality, minor)
    if own and step in functions:
        return Numeral(text, functions[step])
    target = _leads_to(chord, key, following)
    if target is not None:
        applied = "V" if chord.quality not in _DIMINISHED else "vii"
        return Numeral(f"{applied}{_SUFFIX[chord.quality]}/{target}", "applied", target)
    other = _SCALE[not minor]
    if tones <= other or (not minor and tones <= _HARMONIC_MINOR):
        return Numeral(text, "borrowed")
    # A seventh beside the scale on a chord of the scale, as in blues, changes nothing in what it does.
    triad = frozenset((step + tone) % 12 for tone in QUALITIES[chord.quality][:3])
    if step in functions and triad <= _SCALE[minor]:
        return Numeral(text, functions[step])
    return Numeral(text, "chromatic")


def _written(step: int, quality: str, minor: bool) -> str:
    name = (_MINOR if minor else _MAJOR)[step]
    if 3 in QUALITIES[quality]:
        name = name.replace("V", "v").replace("I", "i")
    # The chords on the subtonic and on the leading note would read the same when both are major.
    if minor and step == 11 and quality not in _DIMINISHED:
        name = "#" + name
    return name + _SUFFIX[quality]


def _leads_to(chord: Chord, key: Key, following: Chord | None) -> str | None:
    """The degree that the chord is the dominant of, when the next chord is there."""
    if following is None or following.root is None or chord.root is None:
        return None
    if chord.quality in _DIMINISHED:
        goal = (chord.root + 1) % 12
    elif chord.quality in ("maj", "7"):
        goal = (chord.root + 5) % 12
    else:
        return None
    step = (goal - key.pitch_class) % 12
    minor = key.is_minor_like
    if following.root != goal or step == 0 or step not in _SCALE[minor]:
        return None
    if following.quality in _DIMINISHED:
        return None
    quality = "min" if 3 in QUALITIES[following.quality] else "maj"
    return _written(step, quality, minor)
