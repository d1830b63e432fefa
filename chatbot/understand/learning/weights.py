"""What is learnt, as it is kept in files, and whether it is up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from chatbot.understand.attuned import low_rank
from chatbot.understand.open_words.encoder import Vectors

_UNDERSTAND = Path(__file__).parents[1]
# What the rows of numbers depend on, beside the examples.
_MODULES = (
    "attuned/features.py", "meanings/masking.py", "meanings/bare_places.py", "told/passages.py", "asides/units.py",
)  # fmt: skip

Softmax = tuple[Vectors, Vectors]


def write_softmaxes(file: Path, weights: Mapping[str, Softmax]) -> None:
    """Keep several weights (features x classes) and biases by their names, in half precision."""
    tensors: dict[str, NDArray[np.generic]] = {}
    for name, (matrix, bias) in weights.items():
        tensors |= {f"{name}.weights": matrix.astype(np.float16), f"{name}.bias": bias.astype(np.float32)}
    _write(file, tensors)


def write_additions(pairs: Mapping[str, tuple[Vectors, Vectors]]) -> None:
    """Keep what is added to the encoder."""
    _write(low_rank.FILE, low_rank.thin_tensors(pairs))


def is_up_to_date(file: Path) -> bool:
    """Whether what is kept in ``file`` was learnt from the examples that are there."""
    with safe_open(str(file), framework="numpy") as kept:
        return (kept.metadata() or {}).get("of") == fingerprint()


def fingerprint() -> str:
    """Of all that is learnt from, and of what is made of it."""
    examples = sorted(_UNDERSTAND.glob("*/examples/*.txt"))
    read = b"".join(file.read_bytes() for file in (*examples, *(_UNDERSTAND / module for module in _MODULES)))
    return hashlib.sha256(read).hexdigest()


def _write(file: Path, tensors: dict[str, NDArray[np.generic]]) -> None:
    save_file(tensors, str(file), metadata={"of": fingerprint()})
