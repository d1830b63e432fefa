"""The meaning of a short sentence, and how sure it is: a softmax over the classes, learnt by
``python -m chatbot.understand.meanings --fit``."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from safetensors import safe_open

from chatbot.turn import Language
from chatbot.understand.meanings.classes import Table
from chatbot.understand.meanings.features import features
from chatbot.understand.open_words.encoder import Vectors

_LOADING = threading.Lock()


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
    weights, bias = _weights(table, language)
    shares = probabilities(row, weights, bias)[0]
    best = int(shares.argmax())
    return Meaning(table.classes[best], float(shares[best]))


def weights_file(table: Table) -> Path:
    """Where the weights lie that tell the classes of the ``table`` apart."""
    return Path(__file__).parent / f"{table.name}.safetensors"


def probabilities(rows: Vectors, weights: Vectors, bias: Vectors) -> Vectors:
    """How probable each class is, a row for each row of features."""
    logits = rows @ weights + bias
    logits = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Vectors = logits / logits.sum(axis=1, keepdims=True)
    return shares


def _weights(table: Table, language: Language) -> tuple[Vectors, Vectors]:
    with _LOADING:  # two first sentences at once read the file once
        return _read(table, language)


@cache
def _read(table: Table, language: Language) -> tuple[Vectors, Vectors]:
    with safe_open(str(weights_file(table)), framework="numpy") as file:
        weights, bias = (file.get_tensor(f"{language}.{name}").astype(np.float32) for name in ("weights", "bias"))
    return weights, bias
