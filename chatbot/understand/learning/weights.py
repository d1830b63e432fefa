"""What is learnt, as it is kept in files, and whether it is up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from chatbot.understand.cast.reader import FILES as CASTS
from chatbot.understand.open_words.encoder import Vectors
from chatbot.understand.told.classifier import FILES as TELLINGS

_UNDERSTAND = Path(__file__).parents[1]
# What the weights depend on: the examples, and what makes places and rows of them.
_OF_REQUESTS = (
    "asides/examples/*.txt", "meanings/examples/*.txt", "told/examples/dance.txt", "told/examples/mood.txt",
    "cast/examples/players.txt", "told/examples/rhythm.txt", "attuned/features.py", "meanings/masking.py",
    "meanings/bare_places.py", "learning/passages.py", "asides/units.py",
)  # fmt: skip
_OF_TELLINGS = ("told/examples/*", "told/examples.py")
_OF_CASTS = ("cast/examples/*.txt", "cast/examples.py", "told/examples/descriptions.tsv")

Softmax = tuple[Vectors, Vectors]
Tensors = dict[str, NDArray[np.generic]]


def tensors_of(softmaxes: Mapping[str, Softmax]) -> Tensors:
    """Several weights (features x classes) and biases by their names, in half precision."""
    tensors: Tensors = {}
    for name, (matrix, bias) in softmaxes.items():
        tensors |= {f"{name}.weights": matrix.astype(np.float16), f"{name}.bias": bias.astype(np.float32)}
    return tensors


def write(file: Path, tensors: Tensors) -> None:
    """Keep tensors, and what they were learnt from."""
    save_file(tensors, str(file), metadata={"of": fingerprint(file)})


def is_up_to_date(file: Path) -> bool:
    """Whether what is kept in ``file`` was learnt from the examples that are there."""
    with safe_open(str(file), framework="numpy") as kept:
        return (kept.metadata() or {}).get("of") == fingerprint(file)


def fingerprint(file: Path) -> str:
    """Of all that is learnt from, and of what is made of it."""
    patterns = _OF_CASTS if file in CASTS else _OF_TELLINGS if file in TELLINGS else _OF_REQUESTS
    found = [path for pattern in patterns for path in sorted(_UNDERSTAND.glob(pattern))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in found)).hexdigest()
