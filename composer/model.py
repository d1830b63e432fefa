"""The language model's shape: an ordinary Llama (H. Touvron et al., 2023) in a few sizes."""

from __future__ import annotations

from dataclasses import dataclass

from transformers import LlamaConfig

from composer.text.words import BOS, EOS


@dataclass(frozen=True)
class Size:
    """Width, depth, inner width of the feed-forward layers, heads, and key/value heads (fewer
    of these make the cache, and every step that reads it, smaller)."""

    width: int
    layers: int
    inner: int
    heads: int
    key_value_heads: int


SIZES: dict[str, Size] = {
    "debug": Size(64, 2, 160, 2, 1),
    # About a million parameters, most of them in the embedding: for comparing choices of the text.
    "tiny": Size(128, 4, 352, 4, 2),
    # 10.6 M parameters with 3,072 words: an hour or two on two cores.
    "small": Size(384, 6, 1024, 6, 2),
    # 24 M and 45 M: for a GPU.
    "medium": Size(512, 8, 1376, 8, 2),
    "large": Size(640, 10, 1728, 10, 2),
}


def llama_config(size: str, words: int, context: int) -> LlamaConfig:
    """The configuration of a size of :data:`SIZES` for a vocabulary and a context length."""
    shape = SIZES[size]
    return LlamaConfig(
        vocab_size=words,
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        intermediate_size=shape.inner,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_value_heads,
        max_position_embeddings=context,
        tie_word_embeddings=True,
        bos_token_id=BOS,
        eos_token_id=EOS,
        attention_bias=False,
        # Narrow models want a little more than the usual 0.02: about 1/sqrt(width).
        initializer_range=0.04,
    )
