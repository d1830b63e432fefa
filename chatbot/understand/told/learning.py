"""From the examples to the weights: multinomial logistic regression, its weights kept small."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from chatbot.understand.open_words.encoder import Vectors
from chatbot.understand.told.classifier import CLASSES, WEIGHTS_FILE

_EXAMPLES = Path(__file__).parent / "examples"
# What large weights cost, times half the sum of their squares; the loss is a mean over the examples. Chosen on the
# tuned sentences of two strangers that the weights had not been learnt from.
_DECAY = 1e-3
_STEPS = 200


def read_examples(head: str) -> list[tuple[str, str]]:
    """Pairs of a class and a sentence."""
    pairs: list[tuple[str, str]] = []
    current = ""
    for line in (_EXAMPLES / f"{head}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            current = line[2:].strip()
        elif line.strip() and not line.startswith("#"):
            pairs.append((current, line.strip().lower()))
    return pairs


def fit(rows: Vectors, names: list[str], head: str) -> tuple[Vectors, Vectors]:
    """Weights (vector x classes) and bias (classes) that make the classes of the rows most probable."""
    classes = CLASSES[head]
    mean = rows.mean(axis=0)
    inputs, targets = torch.tensor(rows - mean), torch.tensor([classes.index(name) for name in names])
    weights = torch.zeros(rows.shape[1], len(classes), requires_grad=True)
    bias = torch.zeros(len(classes), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def closure() -> float:
        optimiser.zero_grad()
        loss = torch.nn.functional.cross_entropy(inputs @ weights + bias, targets)
        loss = loss + _DECAY * weights.square().sum() / 2
        loss.backward()
        return float(loss.detach())

    optimiser.step(closure)
    learnt = weights.detach().numpy()
    return learnt, bias.detach().numpy() - mean @ learnt


def write_weights(weights: dict[str, tuple[Vectors, Vectors]]) -> None:
    """Keep the weights of every head, in half precision."""
    tensors: dict[str, NDArray[np.generic]] = {}
    for head, (matrix, bias) in weights.items():
        tensors |= {f"{head}.weights": matrix.astype(np.float16), f"{head}.bias": bias.astype(np.float32)}
    save_file(tensors, str(WEIGHTS_FILE), metadata={"of": fingerprint()})


def is_up_to_date() -> bool:
    """Whether the weights were learnt from the examples that are there."""
    with safe_open(str(WEIGHTS_FILE), framework="numpy") as file:
        return (file.metadata() or {}).get("of") == fingerprint()


def fingerprint() -> str:
    """Of all that the weights depend on: the examples and the classes."""
    read = b"".join((_EXAMPLES / f"{head}.txt").read_bytes() for head in CLASSES)
    return hashlib.sha256(read + repr(CLASSES).encode()).hexdigest()
