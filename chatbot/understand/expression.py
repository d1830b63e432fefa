"""Dynamics, density, register and pitch range, and how daring the music may be."""

from __future__ import annotations

from chatbot.understand.degree import degree_at
from chatbot.understand.lexicon.expression import DARING, DENSITY, DYNAMICS, REGISTERS
from chatbot.understand.matcher import Lexicon, Value, compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan
from composer.controls import COUNT_RANGE, ControlError, PitchRange
from composer.key import pitch_class

_PITCH = r"(?<![a-z0-9])([a-g][#♯b♭]?)(-?\d{1,2})(?!\d)"
_BETWEEN = compiled(
    rf"(?:\b(?:between|from|range|音域)\s*(?::|是|在|为|从)?\s*|从)?{_PITCH}\s*(?:-|~|to|and|up to|到|"
    rf"至)\s*{_PITCH}(?:\s*之间)?"
)
_ABOVE = compiled(rf"(?:\babove|\bno lower than|\bnot below|高于|不低于)\s*{_PITCH}")
_BELOW = compiled(rf"(?:\bbelow|\bunder|\bno higher than|\bnot above|低于|不高于)\s*{_PITCH}")
# The compass of a piano, where only one end of the range was named.
_LOWEST, _HIGHEST = 21, 108
_SEED = compiled(r"(?:\b(?:random )?seed|(?:随机)?种子)\s*(?:number|value|of|to|is|=|:|为|是|用|数|值|#)*\s*(\d+)")
_LARGEST_SEED = 2**32 - 1
_COUNT = compiled(
    rf"(?<![第上前那这下另后])(?P<n>{NUMBER})\s*(?:个|种|版)?\s*(?:different |other |alternative |possible |不同的?)?"
    r"(?:(?:versions?|takes?|options?|candidates?|alternatives?|variants?|ideas|tries)\b|版本|方案|候选|选项|备选|"
    r"不同的?版本)"
)
_CREATIVITY = compiled(
    rf"(?:\bcreativity|\btemperature|创意度?|创造力|创造性)\s*(?:of|to|at|is|=|:|为|是|"
    rf"设为)?\s*(?P<n>{NUMBER})(?!\s*[点些])\s*(?P<percent>%|percent)?"
)


def _first(scan: Scan, lexicon: Lexicon[Value | None]) -> tuple[int, int, Value] | None:
    found = None
    for hit in scan.hits(lexicon):
        scan.take(hit.start, hit.end)
        if hit.value is not None and found is None:
            found = (hit.start, hit.end, hit.value)
    return found


def read_dynamics(scan: Scan) -> str | None:
    """Take a dynamic mark or its word: "pp", "quietly", 轻声. "Not too loud" is mf."""
    found = _first(scan, DYNAMICS)
    if found is None:
        return None
    start, end, mark = found
    degree = degree_at(scan.text, start, end)
    if degree.negated or degree.limited:
        return "mf" if mark in ("f", "ff") else "mp"
    return mark


def read_density(scan: Scan) -> str | None:
    """Take how many notes are wished: "low", "moderate" or "high"; "not too busy" is moderate."""
    found = _first(scan, DENSITY)
    if found is None:
        return None
    degree = degree_at(scan.text, found[0], found[1])
    return "moderate" if degree.negated or degree.limited else found[2]


def read_range(scan: Scan) -> PitchRange | None:
    """Take two named pitches, C4 being middle C (MIDI 60), or a register.

    Raises:
        ControlError: ("range") when a pitch is none of MIDI's, or both are the same.
    """
    match = scan.pull(_BETWEEN)
    if match:
        low, high = sorted((_midi(match[1], match[2]), _midi(match[3], match[4])))
        if not 0 <= low < high <= 127:
            raise ControlError("range", f"{match[1]}{match[2]}-{match[3]}{match[4]}".upper(), "C-1 to G9")
        return PitchRange(low, high)
    above, below = scan.pull(_ABOVE), scan.pull(_BELOW)
    if above or below:
        low = _midi(above[1], above[2]) if above else _LOWEST
        high = _midi(below[1], below[2]) if below else _HIGHEST
        return PitchRange(low, high)
    found = _first(scan, REGISTERS)
    return PitchRange(*found[2]) if found else None


def _midi(name: str, octave: str) -> int:
    letter = name[0].upper() + name[1:].replace("♯", "#").replace("♭", "b")
    return 12 * (int(octave) + 1) + pitch_class(letter) + (-12 if letter == "Cb" else 12 if letter == "B#" else 0)


def read_seed(scan: Scan) -> int | None:
    """Take the seed.

    Raises:
        ControlError: ("seed") when it needs more than 32 bits.
    """
    match = scan.pull(_SEED)
    if match and int(match[1]) > _LARGEST_SEED:
        raise ControlError("seed", match[1], f"0 to {_LARGEST_SEED}")
    return int(match[1]) if match else None


def read_count(scan: Scan) -> int | None:
    """Take how many versions are wished.

    Raises:
        ControlError: ("count") for a number that is not whole.
    """
    match = scan.pull(_COUNT)
    if match is None:
        return None
    value = number(match["n"])
    assert value is not None
    if not value.is_integer():
        raise ControlError("count", f"{value:g}", f"{COUNT_RANGE[0]} to {COUNT_RANGE[1]} versions")
    return int(value)


def read_creativity(scan: Scan) -> float | None:
    """Take how daring the music may be, 0 to 1: a number, or a word ("surprising", 保守)."""
    match = scan.pull(_CREATIVITY)
    if match:
        value = number(match["n"])
        assert value is not None
        return value / 100 if match["percent"] or (value > 1 and value <= 100) else value
    found = _first(scan, DARING)
    if found is None:
        return None
    degree = degree_at(scan.text, found[0], found[1])
    return round(1 - found[2], 2) if degree.negated else 0.5 if degree.limited else found[2]
