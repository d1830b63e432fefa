"""From the examples to the weights: multinomial logistic regression, its weights kept small."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from chatbot.understand.open_words import sentence_vectors
from chatbot.understand.open_words.encoder import Vectors
from chatbot.understand.told.classifier import CLASSES, LAYERS, WEIGHTS_FILE, Span, vectors_of_names

_EXAMPLES = Path(__file__).parent / "examples"
# What large weights cost, times half the sum of their squares; the loss is a mean over the examples. Chosen on the
# tuned sentences of two strangers that the weights had not been learnt from, for the players on folds left out.
_DECAY = {"mood": 1e-3, "rhythm": 1e-3, "dance": 1e-3, "players": 3e-6}
_STEPS = 400
_NAME = re.compile(r"\{([+0-])([^}]*)\}")
_KINDS = {"+": "plays", "-": "absent", "0": "no player"}


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


def read_names() -> list[tuple[str, list[Span], list[str]]]:
    """Sentences, with where the names of instruments stand in each and what each of these is."""
    found = []
    for line in (_EXAMPLES / "players.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, spans, kinds, at = "", [], [], 0
        for match in _NAME.finditer(line):
            text += line[at : match.start()]
            spans.append((len(text), len(text) + len(match[2])))
            kinds.append(_KINDS[match[1]])
            text += match[2]
            at = match.end()
        found.append((text + line[at:], spans, kinds))
    return found


def learnt_from(head: str) -> tuple[list[str], Vectors, list[int]] | None:
    """Of each example its class, its vector and the sentence it is from; None without the encoder."""
    if head != "players":
        examples = read_examples(head)
        rows = sentence_vectors([sentence for _, sentence in examples], LAYERS)
        return None if rows is None else ([name for name, _ in examples], rows, list(range(len(examples))))
    sentences = read_names()
    vectors = [vectors_of_names(text, spans) for text, spans, _ in sentences]
    if any(one is None for one in vectors):
        return None
    names = [kind for _, _, kinds in sentences for kind in kinds]
    return names, np.concatenate(vectors), [i for i, (_, _, kinds) in enumerate(sentences) for _ in kinds]  # type: ignore[arg-type]


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
        loss = loss + _DECAY[head] * weights.square().sum() / 2
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
