"""What is added to the encoder's matrices: products of two thin ones, so that a megabyte turns ninety another way.

E. Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from chatbot.understand.open_words.encoder import Vectors

#: Where the thin matrices lie, in half precision: ``<name>.down`` (rank x inputs) and ``<name>.up`` (outputs x rank).
FILE = Path(__file__).parent / "attuned.safetensors"
#: The matrices of a layer that are turned.
MATRICES = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


def read_additions(file: Path = FILE) -> dict[str, Vectors]:
    """What is added to which matrix of the encoder, by its name."""
    with safe_open(str(file), framework="numpy") as kept:
        thin = {name: kept.get_tensor(name).astype(np.float32) for name in kept.keys()}  # noqa: SIM118
    return {
        f"{name.removesuffix('.up')}.weight": up @ thin[f"{name.removesuffix('.up')}.down"]
        for name, up in thin.items()
        if name.endswith(".up")
    }


def thin_tensors(pairs: Mapping[str, tuple[Vectors, Vectors]]) -> dict[str, NDArray[np.generic]]:
    """The tensors to keep of the matrices down and up of each name."""
    tensors: dict[str, NDArray[np.generic]] = {}
    for name, (down, up) in pairs.items():
        tensors |= {f"{name}.down": down.astype(np.float16), f"{name}.up": up.astype(np.float16)}
    return tensors
