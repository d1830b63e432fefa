"""The anchors' vectors, kept beside them: to encode them all takes seconds, to read them none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

from chatbot.understand.open_words.encoder import Vectors

_HERE = Path(__file__).parent
_FILE = _HERE / "anchors.safetensors"
# What the vectors depend on.
_SOURCES = ("anchors.tsv", "glosses.tsv", "glosses.py")


def read_vectors(count: int) -> Vectors | None:
    """The vectors of ``count`` anchors; None when the tables are newer than they."""
    if not _FILE.is_file():
        return None
    with safe_open(str(_FILE), framework="numpy") as file:
        if (file.metadata() or {}).get("of") != _fingerprint():
            return None
        vectors: Vectors = file.get_tensor("anchors").astype(np.float32)
    return vectors if len(vectors) == count else None


def write_vectors(vectors: Vectors) -> None:
    """Keep the vectors. Half precision moves a likeness by less than 0.001."""
    save_file({"anchors": vectors.astype(np.float16)}, str(_FILE), metadata={"of": _fingerprint()})


def _fingerprint() -> str:
    return hashlib.sha256(b"".join((_HERE / name).read_bytes() for name in _SOURCES)).hexdigest()
