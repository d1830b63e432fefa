"""The examples of what is told, and what the weights are learnt from."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np

from chatbot.understand.open_words import sentence_vectors
from chatbot.understand.open_words.encoder import Vectors
from chatbot.understand.softmax.learning import Regression, fingerprint_of
from chatbot.understand.told.classifier import CLASSES, LAYERS, WEIGHTS_FILE, Span, vectors_of_names

_EXAMPLES = Path(__file__).parent / "examples"
# What large weights cost. Chosen on the tuned sentences of two strangers that the weights had not been learnt from, for
# the players on folds left out.
_DECAY = {"mood": 1e-3, "rhythm": 1e-3, "dance": 1e-3, "players": 3e-6}
_STEPS = 400
#: How each is learnt.
REGRESSIONS = {head: Regression(classes, _DECAY[head], _STEPS) for head, classes in CLASSES.items()}
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


def is_up_to_date() -> bool:
    """Whether the weights were learnt from the examples that are there."""
    return fingerprint_of(WEIGHTS_FILE) == fingerprint()


def fingerprint() -> str:
    """Of all that the weights depend on: the examples, and what is made of them."""
    read = b"".join((_EXAMPLES / f"{head}.txt").read_bytes() for head in CLASSES)
    return hashlib.sha256(read + (Path(__file__).parent / "classifier.py").read_bytes()).hexdigest()
