"""Which words of a sentence are an aside, and the sentence without them: a softmax for each word, its choices joined by
A. Viterbi's algorithm; learnt by ``python -m chatbot.understand.learning``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from chatbot.turn import Language
from chatbot.understand.asides.units import Units, units_of
from chatbot.understand.attuned import rows_of_units
from chatbot.understand.attuned.features import beside_words
from chatbot.understand.open_words.encoder import Vectors
from chatbot.understand.softmax import probabilities, read_weights

WEIGHTS_FILE = Path(__file__).parent / "asides.safetensors"
CLASSES = ("wish", "aside")
# What it costs to go from a wish to an aside or back, as the logarithm of a probability: single words are seldom one.
_TURN = 2.0
# What is left hanging where an aside stood.
_HANGING = re.compile(
    r"^(?:\s*(?:and|but|so|because|then|that|[,.;:!?，。；：！？、…—–-])(?=\W|$)|\s+)+|[\s,;:，；：、—–-]+$",
    re.IGNORECASE,
)
_GAPS = re.compile(r"\s+")
_DOUBLED = re.compile(r"([,，]) *(?=[,.;:!?，。；：！？])")


def without_asides(text: str, language: Language) -> str | None:
    """``text`` without its asides; None where it has none, or is nothing else, or the encoder is not installed."""
    units = units_of(text)
    shares = shares_of_asides(units, language)
    if shares is None:
        return None
    asides = joined_choices(shares)
    if not any(asides) or all(asides):
        return None
    return spoken_without(units, asides) or None


def shares_of_asides(units: Units, language: Language) -> Vectors | None:
    """How probably each unit belongs to an aside; None without the encoder."""
    rows = rows_of_units(units.english, units.english_spans) if units.spans else None
    rows = beside_words(rows, [units.words(index) for index in range(len(units.spans))], language)
    if rows is None:
        return None
    return probabilities(rows, *read_weights(WEIGHTS_FILE, language))[:, CLASSES.index("aside")]


def joined_choices(shares: Vectors) -> list[bool]:
    """Which units are taken for an aside: the likeliest of all choices, each change between neighbours having its
    price."""
    scores = np.log(np.clip(np.stack([1 - shares, shares], axis=1), 1e-6, 1.0))
    best, came_from = scores[0], []
    for own in scores[1:]:
        turned = best[::-1] - _TURN
        came_from.append(turned > best)
        best = np.maximum(best, turned) + own
    choice = int(best.argmax())
    choices = [choice]
    for turned in reversed(came_from):
        choice = 1 - choice if turned[choice] else choice
        choices.append(choice)
    return [choice == 1 for choice in reversed(choices)]


def spoken_without(units: Units, asides: Sequence[bool]) -> str:
    """The text without these units."""
    kept, at = "", 0
    for (start, end), aside in zip(units.spans, asides, strict=True):
        kept += units.text[at:start] + (" " if aside else units.text[start:end])
        at = end
    kept = _DOUBLED.sub("", _GAPS.sub(" ", kept + units.text[at:]))
    return _HANGING.sub("", kept)
