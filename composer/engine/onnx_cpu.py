"""The CPU engine: our own ONNX graph on plain ONNX Runtime, with the cache in our hands.

Keys and values live in numpy arrays of the model's whole context, bound as past and as present
alike, so a step writes one row per layer in place. Rolling back is setting the length; forking is
copying the used rows. Rows never written cost little: the system hands out pages on first write.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from composer.engine.checkpoint import Architecture
from composer.engine.export import export
from composer.engine.protocol import check_feed, check_rollback

# Of the widths 4, 8 and 32 the one whose distribution is as good as float32's; see
# `python -m composer.engine.agreement`.
DEFAULT_BITS = 8
# More threads gain a little on idle cores and lose much on busy ones: one token is some 80 short
# kernels, each waiting for its slowest thread. And the synthesizer wants a core too.
DEFAULT_THREADS = 1


class OnnxModel:
    """A Llama checkpoint on ONNX Runtime's CPU kernels. Sessions may run in parallel threads."""

    def __init__(self, folder: Path, bits: int = DEFAULT_BITS, threads: int = DEFAULT_THREADS) -> None:
        """:param folder: Hugging Face model folder.
        :param bits: width of the weights: 4, 8 or 32.
        :param threads: threads for one step.
        :raises UnsupportedCheckpointError: when the folder is no plain Llama model."""
        self.sizes = Architecture.read(folder)
        precision = "float32" if bits == 32 else f"int{bits}"
        self.engine = f"ONNX Runtime, {precision} weights, CPU threads: {threads}"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.runtime = onnxruntime.InferenceSession(export(folder, bits), options, providers=["CPUExecutionProvider"])

    @property
    def vocab_size(self) -> int:
        return self.sizes.vocab_size

    @property
    def context(self) -> int:
        return self.sizes.context

    def start(self) -> OnnxSession:
        return OnnxSession(self)


class OnnxSession:
    """A sequence on an :class:`OnnxModel`."""

    def __init__(self, model: OnnxModel) -> None:
        sizes = model.sizes
        shape = (1, sizes.key_value_heads, sizes.context, sizes.head_size)
        self._model = model
        self._length = 0
        self._cache = {
            f"{kind}_{layer}": np.zeros(shape, np.float32) for layer in range(sizes.layers) for kind in ("key", "value")
        }
        self._last_position = np.zeros(1, np.int32)
        self._total_length = np.zeros((), np.int32)
        self._logits = np.zeros((1, sizes.vocab_size), np.float32)
        # Decoding feeds one token at a time, always through this array and binding.
        self._token = np.zeros((1, 1), np.int64)
        self._step = self._bind(self._token)

    @property
    def length(self) -> int:
        return self._length

    def feed(self, tokens: Sequence[int]) -> np.ndarray:
        check_feed(tokens, self._length, self._model)
        length = self._length + len(tokens)
        # A binding refers to memory without owning it: `several` must live until the run is over.
        if len(tokens) == 1:
            self._token[0, 0] = tokens[0]
            binding = self._step
        else:
            several = np.array([tokens], np.int64)
            binding = self._bind(several)
        self._last_position[0] = length - 1
        self._total_length[()] = length
        self._model.runtime.run_with_iobinding(binding)
        self._length = length
        return self._logits[0].copy()

    def rollback(self, length: int) -> None:
        check_rollback(length, self._length)
        self._length = length

    def fork(self) -> OnnxSession:
        copy = OnnxSession(self._model)
        for name, rows in self._cache.items():
            copy._cache[name][:, :, : self._length] = rows[:, :, : self._length]
        copy._length = self._length
        return copy

    def _bind(self, tokens: np.ndarray) -> onnxruntime.IOBinding:
        """What a run reads and writes, bound to ``tokens`` and this session's memory; nothing is copied."""

        def value(array: np.ndarray) -> onnxruntime.OrtValue:
            return onnxruntime.OrtValue.ortvalue_from_numpy(array)

        binding = self._model.runtime.io_binding()
        binding.bind_ortvalue_input("tokens", value(tokens))
        binding.bind_ortvalue_input("last_position", value(self._last_position))
        binding.bind_ortvalue_input("total_length", value(self._total_length))
        binding.bind_ortvalue_output("logits", value(self._logits))
        for name, rows in self._cache.items():
            shared = value(rows)
            binding.bind_ortvalue_input(f"past_{name}", shared)
            binding.bind_ortvalue_output(name, shared)
        return binding
