"""The transformers engine: CUDA in bfloat16, or the CPU in float32 as the reference.

Importing this module imports torch (hundreds of megabytes); :mod:`composer.engine` does so only when needed.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModelForCausalLM, DynamicCache

from composer.engine.protocol import check_feed, check_rollback


class TorchModel:
    """Any causal language model of transformers whose cache can be cropped."""

    def __init__(self, folder: Path, device: str = "cpu") -> None:
        """:param folder: Hugging Face model folder; nothing is downloaded.
        :param device: "cpu" (float32) or a CUDA device (bfloat16)."""
        dtype = torch.float32 if device == "cpu" else torch.bfloat16
        network = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype, local_files_only=True)
        self.network = network.to(device).eval()  # type: ignore[arg-type]  # the wrapped method hides its signature
        self.engine = f"transformers, {str(dtype).removeprefix('torch.')}, {device}"

    @property
    def vocab_size(self) -> int:
        return int(self.network.config.vocab_size)

    @property
    def context(self) -> int:
        return int(self.network.config.max_position_embeddings)

    def start(self) -> TorchSession:
        return TorchSession(self, DynamicCache(config=self.network.config))


class TorchSession:
    """A sequence on a :class:`TorchModel`."""

    def __init__(self, model: TorchModel, cache: DynamicCache) -> None:
        self._model = model
        self._cache = cache

    @property
    def length(self) -> int:
        return int(self._cache.get_seq_length())

    def feed(self, tokens: Sequence[int]) -> np.ndarray:
        check_feed(tokens, self.length, self._model)
        network = self._model.network
        with torch.inference_mode():
            ids = torch.tensor([list(tokens)], device=network.device)
            output = network(input_ids=ids, past_key_values=self._cache, use_cache=True, logits_to_keep=1)
            return output.logits[0, -1].float().cpu().numpy()

    def rollback(self, length: int) -> None:
        check_rollback(length, self.length)
        # A negative argument is the number of tokens to remove (a positive one changed its meaning).
        self._cache.crop(length - self.length)

    def fork(self) -> TorchSession:
        return TorchSession(self._model, copy.deepcopy(self._cache))
