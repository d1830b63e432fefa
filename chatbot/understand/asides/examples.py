"""The examples of asides: sentences with what may be left out in double brackets."""

from __future__ import annotations

from pathlib import Path

from chatbot.turn import Language
from chatbot.understand.asides.units import Units, units_of

EXAMPLES = Path(__file__).parent / "examples"
_OPENS, _CLOSES = "[[", "]]"


def read_examples(language: Language) -> list[tuple[Units, list[bool]]]:
    """Sentences in their units, and which of these are an aside."""
    lines = (EXAMPLES / f"asides_{language}.txt").read_text(encoding="utf-8").splitlines()
    return [read_example(line) for line in lines if line.strip() and not line.startswith("#")]


def read_example(line: str) -> tuple[Units, list[bool]]:
    """One line of the examples."""
    text, inside, aside = "", [], False
    for index, piece in enumerate(line.strip().replace(_CLOSES, _OPENS).split(_OPENS)):
        aside = index % 2 == 1
        text += piece
        inside += [aside] * len(piece)
    units = units_of(text)
    return units, [all(inside[start:end]) for start, end in units.spans]
