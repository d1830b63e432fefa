"""Reading a Hugging Face model folder of the Llama architecture without torch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ml_dtypes  # noqa: F401 - teaches numpy the bfloat16 that checkpoints are kept in
import numpy as np
from safetensors import safe_open


class UnsupportedCheckpointError(ValueError):
    """The folder holds no model, or one that our own graph cannot compute exactly."""


@dataclass(frozen=True)
class Architecture:
    """The sizes of a Llama model. ``rope_base`` is the theta of the rotary position embedding
    (Su et al., "RoFormer", 2021), ``norm_epsilon`` the epsilon of RMS normalisation."""

    vocab_size: int
    context: int
    hidden_size: int
    layers: int
    heads: int
    key_value_heads: int
    head_size: int
    feed_forward_size: int
    norm_epsilon: float
    rope_base: float
    tied_embeddings: bool

    @classmethod
    def read(cls, folder: Path) -> Architecture:
        """From ``config.json`` as transformers writes it (releases 4 and 5).

        Raises UnsupportedCheckpointError for anything but plain Llama: no biases, SiLU, RoPE
        without scaling."""
        path = folder / "config.json"
        if not path.is_file():
            raise UnsupportedCheckpointError(f"{folder} is no model folder: it has no config.json")
        config = json.loads(path.read_text(encoding="utf-8"))
        # transformers 5 gathers what release 4 kept in rope_theta and rope_scaling.
        rope = config.get("rope_parameters") or {
            "rope_theta": config.get("rope_theta", 10000.0),
            **(config.get("rope_scaling") or {}),
        }
        wanted: dict[str, tuple[Any, Any]] = {
            "model_type": (config.get("model_type"), "llama"),
            "hidden_act": (config.get("hidden_act", "silu"), "silu"),
            "attention_bias": (config.get("attention_bias", False), False),
            "mlp_bias": (config.get("mlp_bias", False), False),
            "rope_type": (rope.get("rope_type", "default"), "default"),
        }
        for name, (found, supported) in wanted.items():
            if found != supported:
                raise UnsupportedCheckpointError(f"{path}: {name} is {found!r}; only {supported!r} is supported")
        heads = config["num_attention_heads"]
        return cls(
            vocab_size=config["vocab_size"],
            context=config["max_position_embeddings"],
            hidden_size=config["hidden_size"],
            layers=config["num_hidden_layers"],
            heads=heads,
            key_value_heads=config.get("num_key_value_heads") or heads,
            head_size=config.get("head_dim") or config["hidden_size"] // heads,
            feed_forward_size=config["intermediate_size"],
            norm_epsilon=config.get("rms_norm_eps", 1e-6),
            rope_base=rope.get("rope_theta", 10000.0),
            tied_embeddings=config.get("tie_word_embeddings", False),
        )


class Weights:
    """The tensors of a model folder, read one at a time so that only one is ever in memory twice."""

    def __init__(self, folder: Path) -> None:
        index = folder / "model.safetensors.index.json"
        if index.is_file():
            shards = json.loads(index.read_text(encoding="utf-8"))["weight_map"]
            self._files = {name: folder / shard for name, shard in shards.items()}
        elif (single := folder / "model.safetensors").is_file():
            with safe_open(single, framework="numpy") as tensors:
                self._files = {name: single for name in tensors.keys()}  # noqa: SIM118 - not a dict
        else:
            raise UnsupportedCheckpointError(f"{folder} has no model.safetensors and no model.safetensors.index.json")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all tensors."""
        return tuple(self._files)

    def __getitem__(self, name: str) -> np.ndarray:
        """The tensor ``name`` as float32, whatever the file's precision (bfloat16 included)."""
        if name not in self._files:
            raise UnsupportedCheckpointError(f"the checkpoint has no tensor {name}")
        with safe_open(self._files[name], framework="numpy") as tensors:
            return np.asarray(tensors.get_tensor(name), dtype=np.float32)
