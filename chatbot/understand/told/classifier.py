"""What sentences of a telling most probably say of the music's feeling, its rhythm and of dancing: a softmax for each
over the vectors of the sentence encoder, learnt by ``python -m chatbot.understand.told --fit``."""

from __future__ import annotations

import re
import threading
from functools import cache
from pathlib import Path

import numpy as np
from safetensors import safe_open

from chatbot.understand.matcher import compiled
from chatbot.understand.open_words import sentence_vectors
from chatbot.understand.open_words.encoder import Vectors

WEIGHTS_FILE = Path(__file__).parent / "told.safetensors"
#: What may be said of each; "nothing" is of something else.
CLASSES: dict[str, tuple[str, ...]] = {
    "mood": ("Q1", "Q2", "Q3", "Q4"),
    "rhythm": ("low", "moderate", "high"),
    "dance": ("dance", "no dance", "nothing"),
}
#: After which layers of the encoder.
LAYERS = (6,)
_LOADING = threading.Lock()
_ENDS = re.compile(r"(?<=[.!?;:])\s+")
_SHORTEST = 12
# Which sentences speak of it. The feeling is in all of them.
_SPEAKS = {
    "rhythm": compiled(r"\b(?:rhythm|beats?\b|pulse|groove|tread|accent|drum|percussi)"),
    "dance": compiled(
        r"\b(?:danc|feet\b|foot\b|floor|legs?\b|shoes|ball|waltz|jig|reel|seats?\b|sit\b|sits|chair|knees?\b|hips?\b|"
        r"boots|heels|toes?\b|tap|sway|partner)"
    ),
}
# A rhythm of which the next sentence goes on to speak.
_GOES_ON = compiled(r"^(?:it|its|they|each|every)\b")


def sentences_of(text: str, head: str) -> list[str]:
    """The sentences of a text that speak of ``head``; of what no sentence speaks, none."""
    found = [one for one in _ENDS.split(text.lower()) if len(one) >= _SHORTEST]
    speaks = _SPEAKS.get(head)
    if speaks is None:
        return found or [text.lower()]
    chosen = []
    for index, one in enumerate(found):
        before = found[index - 1] if index else ""
        follows = head == "rhythm" and bool(speaks.search(before)) and bool(_GOES_ON.match(one))
        if speaks.search(one) or follows:
            chosen.append(one)
    return chosen


def most_probable(text: str, head: str) -> tuple[str, float] | None:
    """What ``text`` says of ``head``, and how probably (0 to 1); None where it says nothing of it, or without the
    encoder."""
    sentences = sentences_of(text, head)
    rows = sentence_vectors(sentences, LAYERS) if sentences else None
    if rows is None:
        return None
    weights, bias = _weights(head)
    shares = probabilities(rows, weights, bias).mean(axis=0)
    best = int(shares.argmax())
    return CLASSES[head][best], float(shares[best])


def probabilities(rows: Vectors, weights: Vectors, bias: Vectors) -> Vectors:
    """How probable each class is, a row for each row of vectors."""
    logits = rows @ weights + bias
    logits = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Vectors = logits / logits.sum(axis=1, keepdims=True)
    return shares


def _weights(head: str) -> tuple[Vectors, Vectors]:
    with _LOADING:  # two first tellings at once read the file once
        return _read(head)


@cache
def _read(head: str) -> tuple[Vectors, Vectors]:
    with safe_open(str(WEIGHTS_FILE), framework="numpy") as file:
        weights, bias = (file.get_tensor(f"{head}.{name}").astype(np.float32) for name in ("weights", "bias"))
    return weights, bias
