"""What makes training faster on a GPU, and what is done where it cannot be had."""

from __future__ import annotations

import logging
from typing import cast

import torch
from transformers import LlamaForCausalLM

ATTENTIONS = ("sdpa", "flash_attention_2", "eager")
_log = logging.getLogger(__name__)


def use_attention(model: LlamaForCausalLM, attention: str, device: torch.device) -> str:
    """Let the model compute attention by one of :data:`ATTENTIONS`: torch's fused kernels ("sdpa"),
    those of the package flash-attn, or plain products. Returns what is used: where flash-attn or a
    GPU is missing, torch's own, with a warning that says why."""
    if attention == "flash_attention_2" and device.type != "cuda":
        _log.warning("flash attention is for GPUs: torch's fused attention is used instead")
        attention = "sdpa"
    try:
        model.set_attn_implementation(attention)
    except ImportError as reason:
        _log.warning("torch's fused attention is used instead of %s: %s", attention, reason)
        attention = "sdpa"
        model.set_attn_implementation(attention)
    return attention


def compiled(model: LlamaForCausalLM, words: int, context: int, device: torch.device) -> torch.nn.Module:
    """The model as ``torch.compile`` makes it, sharing its weights, tried once forwards and backwards; the
    model itself, with a warning, without a GPU or where compiling fails. ``words`` is the size of its
    vocabulary, ``context`` the words of a row."""
    if device.type != "cuda":
        _log.warning("compiling is for GPUs: training goes on without it")
        return model
    faster = cast(torch.nn.Module, torch.compile(model))
    row = torch.randint(words, (1, context), device=device)
    try:
        with torch.autocast(device.type, torch.bfloat16):
            faster(input_ids=row, use_cache=False).logits.float().mean().backward()
    except Exception as reason:  # noqa: BLE001 - compilers fail in ways of their own; training must go on
        _log.warning("training goes on without compiling: %s", str(reason).splitlines()[0] if str(reason) else reason)
        faster = model
    model.zero_grad(set_to_none=True)
    return faster
