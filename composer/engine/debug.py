"""Untrained checkpoints, built in code, for tests and benchmarks."""

from __future__ import annotations

import json
from pathlib import Path

import ml_dtypes
import numpy as np
from safetensors.numpy import save_file

_DTYPES = {"float32": np.dtype(np.float32), "bfloat16": np.dtype(ml_dtypes.bfloat16)}


def debug_checkpoint(
    folder: Path,
    vocab_size: int,
    seed: int = 0,
    *,
    layers: int = 2,
    hidden_size: int = 64,
    heads: int = 4,
    key_value_heads: int = 2,
    feed_forward_size: int = 160,
    context: int = 256,
    spread: float = 0.2,
    shards: int = 1,
    dtype: str = "float32",
) -> Path:
    """Write a random Llama model folder (config and safetensors, no tokenizer) and return it.

    Without torch, which takes seconds to import.

    :param seed: the same seed gives the same weights.
    :param spread: standard deviation of the weights. The usual 0.02 makes a small model's logits
        almost equal, so nothing would be compared; 0.2 makes them differ by several units.
    :param shards: number of safetensors files.
    :param dtype: ``float32`` or ``bfloat16``.
    """
    rng = np.random.default_rng(seed)
    head_size = hidden_size // heads
    shapes = {"model.embed_tokens.weight": (vocab_size, hidden_size), "model.norm.weight": (hidden_size,)}
    for layer in range(layers):
        shapes |= {
            f"model.layers.{layer}.{name}.weight": shape
            for name, shape in {
                "input_layernorm": (hidden_size,),
                "post_attention_layernorm": (hidden_size,),
                "self_attn.q_proj": (hidden_size, hidden_size),
                "self_attn.k_proj": (key_value_heads * head_size, hidden_size),
                "self_attn.v_proj": (key_value_heads * head_size, hidden_size),
                "self_attn.o_proj": (hidden_size, hidden_size),
                "mlp.gate_proj": (feed_forward_size, hidden_size),
                "mlp.up_proj": (feed_forward_size, hidden_size),
                "mlp.down_proj": (hidden_size, feed_forward_size),
            }.items()
        }
    weights = {
        name: (rng.normal(0.0, spread, shape) if len(shape) == 2 else np.ones(shape)).astype(_DTYPES[dtype])
        for name, shape in shapes.items()
    }
    folder.mkdir(parents=True, exist_ok=True)
    _save(weights, folder, shards)
    config = {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "dtype": dtype,
        "vocab_size": vocab_size,
        "hidden_size": hidden_size,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "num_key_value_heads": key_value_heads,
        "head_dim": head_size,
        "intermediate_size": feed_forward_size,
        "max_position_embeddings": context,
        "hidden_act": "silu",
        "rms_norm_eps": 1e-6,
        "rope_theta": 10000.0,
        "tie_word_embeddings": True,
        "attention_bias": False,
        "mlp_bias": False,
        "bos_token_id": None,
        "eos_token_id": None,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1))
    return folder


def _save(weights: dict[str, np.ndarray], folder: Path, shards: int) -> None:
    if shards == 1:
        save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
        return
    index: dict[str, str] = {}
    for shard in range(shards):
        file = f"model-{shard + 1:05d}-of-{shards:05d}.safetensors"
        names = list(weights)[shard::shards]
        save_file({name: weights[name] for name in names}, folder / file, metadata={"format": "pt"})
        index |= dict.fromkeys(names, file)
    content = {"metadata": {"total_size": sum(w.nbytes for w in weights.values())}, "weight_map": index}
    (folder / "model.safetensors.index.json").write_text(json.dumps(content))
