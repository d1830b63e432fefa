"""From the examples to the weights: multinomial logistic regression, its weights kept small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from chatbot.understand.open_words.encoder import Vectors
from chatbot.understand.softmax import probabilities

_FOLDS = 4


@dataclass(frozen=True)
class Regression:
    """The ``classes`` to be told apart; the ``decay``, what large weights cost: it is taken times half the sum of their
    squares, beside a loss that is a mean over the examples; and the most ``steps`` of L-BFGS."""

    classes: tuple[str, ...]
    decay: float
    steps: int

    def fit(self, rows: Vectors, names: Sequence[str]) -> tuple[Vectors, Vectors]:
        """Weights (features x classes) and bias (classes) that make the classes of the rows most probable."""
        # Words are few in a sentence: their columns, nearly all zeros, are multiplied as such.
        dense = np.count_nonzero(rows, axis=0) > len(rows) / 2
        mean = np.where(dense, rows.mean(axis=0), 0.0).astype(np.float32)
        inputs = torch.tensor(rows[:, dense] - mean[dense])
        words = torch.tensor(rows[:, ~dense]).to_sparse_coo()
        targets = torch.tensor([self.classes.index(name) for name in names])
        of_dense, of_words = torch.tensor(dense.nonzero()[0]), torch.tensor((~dense).nonzero()[0])
        weights = torch.zeros(rows.shape[1], len(self.classes), requires_grad=True)
        bias = torch.zeros(len(self.classes), requires_grad=True)
        optimiser = torch.optim.LBFGS([weights, bias], max_iter=self.steps, line_search_fn="strong_wolfe")

        def closure() -> float:
            optimiser.zero_grad()
            logits = inputs @ weights[of_dense] + torch.sparse.mm(words, weights[of_words]) + bias
            loss = torch.nn.functional.cross_entropy(logits, targets)
            loss = loss + self.decay * weights.square().sum() / 2
            loss.backward()
            return float(loss.detach())

        optimiser.step(closure)
        learnt = weights.detach().numpy()
        return learnt, bias.detach().numpy() - mean @ learnt

    def left_out(self, rows: Vectors, names: Sequence[str], of: Sequence[int]) -> Vectors:
        """How probable each class is for each row, by weights learnt without it and without the rows ``of`` the same
        sentence (four folds, each learnt anew)."""
        groups = np.asarray(of)
        folds = np.random.default_rng(0).integers(0, _FOLDS, groups.max() + 1)[groups]
        shares = np.zeros((len(names), len(self.classes)), np.float32)
        for fold in range(_FOLDS):
            own = folds == fold
            weights, bias = self.fit(rows[~own], [name for name, held in zip(names, own, strict=True) if not held])
            shares[own] = probabilities(rows[own], weights, bias)
        return shares


def write_weights(file: Path, weights: Mapping[str, tuple[Vectors, Vectors]], fingerprint: str) -> None:
    """Keep several weights by their names, in half precision, and the ``fingerprint`` of all that they depend on."""
    tensors: dict[str, NDArray[np.generic]] = {}
    for name, (matrix, bias) in weights.items():
        tensors |= {f"{name}.weights": matrix.astype(np.float16), f"{name}.bias": bias.astype(np.float32)}
    save_file(tensors, str(file), metadata={"of": fingerprint})


def fingerprint_of(file: Path) -> str | None:
    """What the weights in ``file`` were learnt from; None for a file that does not say it."""
    with safe_open(str(file), framework="numpy") as kept:
        return (kept.metadata() or {}).get("of")
