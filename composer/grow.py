"""A checkpoint taken further with a vocabulary that has grown since."""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import LlamaForCausalLM

from composer.text.alphabet import kind_of
from composer.text.words import Words


def load_grown(checkpoint: Path, words: Words) -> LlamaForCausalLM:
    """The model of a checkpoint folder for ``words``, which begin with the checkpoint's own words.
    The embedding of a new character is the mean of its kind's: a new genre begins as any genre.

    Raises ValueError when the words do not continue those of the checkpoint."""
    model = LlamaForCausalLM.from_pretrained(checkpoint, dtype=torch.float32)
    old = Words.load(checkpoint).spellings
    if words.spellings[: len(old)] != old:
        raise ValueError(f"the words do not begin with the {len(old)} words of {checkpoint.name}")
    if len(words) == len(old):
        return model
    kinds = [kind_of(spelling)[0] if len(spelling) == 1 else None for spelling in words.spellings]
    model.resize_token_embeddings(len(words), mean_resizing=False)
    embedding = model.get_input_embeddings()
    assert isinstance(embedding, torch.nn.Embedding), "a language model embeds its words"
    rows = embedding.weight.data
    for index in range(len(old), len(words)):
        alike = [i for i in range(len(old)) if kinds[i] is not None and kinds[i] == kinds[index]]
        rows[index] = rows[alike or range(len(old))].mean(dim=0)
    return model
