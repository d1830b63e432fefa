"""The meaning of a short sentence, and how sure it is: a softmax over the classes, learnt by
``python -m chatbot.understand.learning``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chatbot.turn import Language
from chatbot.understand.attuned.features import features
from chatbot.understand.meanings.classes import Table
from chatbot.understand.softmax import probabilities, read_weights


@dataclass(frozen=True)
class Meaning:
    """One of the classes of a table, and the probability (0 to 1) that the sentence means it."""

    name: str
    probability: float


def meaning_of(sentence: str, language: Language, table: Table) -> Meaning | None:
    """What ``sentence``, written in ``language``, most probably means of all that is in the ``table``; None where the
    sentence encoder is not installed."""
    row = features([sentence], language)
    if row is None:
        return None
    shares = probabilities(row, *read_weights(weights_file(table), language))[0]
    best = int(shares.argmax())
    return Meaning(table.classes[best], float(shares[best]))


def weights_file(table: Table) -> Path:
    """Where the weights lie that tell the classes of the ``table`` apart."""
    return Path(__file__).parent / f"{table.name}.safetensors"
