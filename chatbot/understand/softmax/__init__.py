"""Telling classes apart by what was learnt from examples: a softmax over the rows of features. Learning is in
:mod:`chatbot.understand.learning`, which needs a deep-learning framework; this does not."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path

import numpy as np
from safetensors import safe_open

from chatbot.understand.open_words.encoder import Vectors

_LOADING = threading.Lock()


def probabilities(rows: Vectors, weights: Vectors, bias: Vectors) -> Vectors:
    """How probable each class is, a row for each row of features."""
    logits = rows @ weights + bias
    logits = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Vectors = logits / logits.sum(axis=1, keepdims=True)
    return shares


def read_weights(file: Path, name: str) -> tuple[Vectors, Vectors]:
    """The weights (features x classes) and the bias (classes) that ``file`` keeps under ``name``."""
    with _LOADING:  # two first sentences at once read the file once
        return _read(file, name)


@cache
def _read(file: Path, name: str) -> tuple[Vectors, Vectors]:
    with safe_open(str(file), framework="numpy") as kept:
        weights, bias = (kept.get_tensor(f"{name}.{what}").astype(np.float32) for what in ("weights", "bias"))
    return weights, bias
