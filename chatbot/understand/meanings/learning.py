"""From the examples to the weights: multinomial logistic regression, its weights kept small."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from chatbot.turn import Language
from chatbot.understand.context import Context
from chatbot.understand.meanings.classes import Table
from chatbot.understand.meanings.classifier import weights_file
from chatbot.understand.meanings.masking import masked
from chatbot.understand.open_words.encoder import Vectors

EXAMPLES = Path(__file__).parent / "examples"
# What is playing where the examples are said.
_BAND = Context(
    bars=32, versions=1,
    parts=("piano", "guitar", "violin", "strings", "flute", "trumpet", "sax", "bass", "drums"),
)  # fmt: skip
# What large weights cost, times half the sum of their squares; the loss is a mean over the examples.
_DECAY = 5e-5
_STEPS = 300


def read_examples(table: Table, language: Language) -> list[tuple[str, str]]:
    """Pairs of a class of the ``table`` and a sentence, each sentence once."""
    pairs: dict[str, str] = {}
    current = ""
    for line in (EXAMPLES / f"{table.name}_{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            current = line[2:].strip()
        elif line.strip() and not line.startswith("#"):
            pairs.setdefault(line.strip(), current)
    if not table.masked:
        return [(name, sentence) for sentence, name in pairs.items()]
    shown = ((name, masked(sentence, language, _BAND)) for sentence, name in pairs.items())
    return [(name, named.text) for name, named in shown if named is not None]


def fit(rows: Vectors, names: list[str], table: Table) -> tuple[Vectors, Vectors]:
    """Weights (features x classes) and bias (classes) that make the classes of the rows most probable."""
    classes = table.classes
    # Words are few in a sentence: their columns, nearly all zeros, are multiplied as such.
    dense = np.count_nonzero(rows, axis=0) > len(rows) / 2
    mean = np.where(dense, rows.mean(axis=0), 0.0).astype(np.float32)
    inputs = torch.tensor(rows[:, dense] - mean[dense])
    words = torch.tensor(rows[:, ~dense]).to_sparse_coo()
    targets = torch.tensor([classes.index(name) for name in names])
    of_dense, of_words = torch.tensor(dense.nonzero()[0]), torch.tensor((~dense).nonzero()[0])
    weights = torch.zeros(rows.shape[1], len(classes), requires_grad=True)
    bias = torch.zeros(len(classes), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def closure() -> float:
        optimiser.zero_grad()
        logits = inputs @ weights[of_dense] + torch.sparse.mm(words, weights[of_words]) + bias
        loss = torch.nn.functional.cross_entropy(logits, targets)
        loss = loss + _DECAY * weights.square().sum() / 2
        loss.backward()
        return float(loss.detach())

    optimiser.step(closure)
    learnt = weights.detach().numpy()
    return learnt, bias.detach().numpy() - mean @ learnt


def write_weights(table: Table, weights: dict[Language, tuple[Vectors, Vectors]]) -> None:
    """Keep the weights of both languages, in half precision."""
    tensors: dict[str, NDArray[np.generic]] = {}
    for language, (matrix, bias) in weights.items():
        tensors |= {f"{language}.weights": matrix.astype(np.float16), f"{language}.bias": bias.astype(np.float32)}
    save_file(tensors, str(weights_file(table)), metadata={"of": fingerprint(table)})


def is_up_to_date(table: Table) -> bool:
    """Whether the weights were learnt from the examples that are there."""
    with safe_open(str(weights_file(table)), framework="numpy") as file:
        return (file.metadata() or {}).get("of") == fingerprint(table)


def fingerprint(table: Table) -> str:
    """Of all that the weights depend on: the examples, the classes, and what is made of a sentence."""
    read = b"".join(file.read_bytes() for file in sorted(EXAMPLES.glob(f"{table.name}_*.txt")))
    modules = ("features.py", "masking.py") if table.masked else ("features.py",)
    made = b"".join((Path(__file__).parent / module).read_bytes() for module in modules)
    return hashlib.sha256(read + made + " ".join(table.classes).encode()).hexdigest()
