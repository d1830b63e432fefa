"""Untrained checkpoints, built in code, for tests and benchmarks."""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import LlamaConfig, LlamaForCausalLM


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
    shard_size: str = "15MB",
    dtype: torch.dtype = torch.float32,
) -> Path:
    """Write a random Llama model folder (config and safetensors, no tokenizer) and return it.

    :param seed: the same seed gives the same weights; torch's global generator is left as it was.
    :param spread: standard deviation of the weights. The usual 0.02 makes a small model's logits
        almost equal, so nothing would be compared; 0.2 makes them differ by several units.
    :param shard_size: greatest size of one safetensors file.
    """
    config = LlamaConfig(
        vocab_size=vocab_size,
        hidden_size=hidden_size,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=key_value_heads,
        intermediate_size=feed_forward_size,
        max_position_embeddings=context,
        initializer_range=spread,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=None,
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = LlamaForCausalLM(config)
    network.to(dtype)  # type: ignore[arg-type]  # the wrapped method hides its signature
    network.save_pretrained(folder, max_shard_size=shard_size)
    return folder
