"""Choosing the engine that is best for this machine."""

from __future__ import annotations

import ctypes.util
import logging
import os
import sys
import tempfile
from pathlib import Path

from composer.engine.adapter import merge
from composer.engine.checkpoint import UnsupportedCheckpointError
from composer.engine.protocol import LanguageModel
from composer.engine.rate import decode_rate

ENGINES = ("auto", "onnx", "cuda", "torch", "remote")
_log = logging.getLogger(__name__)


def load_engine(checkpoint: Path, engine: str = "auto", adapter: Path | None = None) -> LanguageModel:
    """The model in ``checkpoint`` (a Hugging Face folder), ready to decode.

    :param engine: "onnx" (ONNX Runtime on the CPU), "cuda" or "torch" (transformers on a CUDA
        GPU or on the CPU), "remote" (the completions server that ``CADENZA_COMPLETIONS_URL`` names), or
        "auto". Auto takes that server where one is named, and else ONNX Runtime; where a CUDA GPU is found, both
        are timed for a moment and the faster one wins: a model this small is bound by kernel launches
        on a GPU, and may well be slower there. What ONNX Runtime cannot run goes to transformers.
    :param adapter: a folder that :mod:`composer.finetune` wrote, put into the weights.
    :raises FileNotFoundError: when the folder holds no config.json.
    :raises AdapterError: for an adapter that is none, or was made for other weights.
    :raises UnsupportedCheckpointError: with "onnx", for a model that is not plain Llama.
    :raises RuntimeError: with "cuda", when torch sees no GPU; with "remote", when no server is named or
        the one that is does not serve this model.
    """
    if engine not in ENGINES:
        raise ValueError(f"the engine must be one of {', '.join(ENGINES)}, not {engine!r}")
    if not (checkpoint / "config.json").is_file():
        raise FileNotFoundError(f"{checkpoint} is no model folder: it has no config.json")
    if adapter is not None:
        # Engines hold what they have read, so the merged weights need not stay on disk.
        with tempfile.TemporaryDirectory() as merged:
            return load_engine(merge(checkpoint, adapter, Path(merged)), engine)
    model = _automatic(checkpoint) if engine == "auto" else _named(checkpoint, engine)
    _log.info("language model: %s", model.engine)
    return model


def _named(checkpoint: Path, engine: str) -> LanguageModel:
    if engine == "remote":
        from composer.engine.remote import RemoteModel, Server

        server = Server.read()
        if server is None:
            raise RuntimeError("no completions server is named in CADENZA_COMPLETIONS_URL")
        return RemoteModel(checkpoint, server)
    # Imports are here because torch costs hundreds of megabytes that the ONNX engine does not need.
    if engine == "onnx":
        from composer.engine.onnx_cpu import OnnxModel

        return OnnxModel(checkpoint)
    import torch

    from composer.engine.torch_engine import TorchModel

    if engine == "cuda" and not torch.cuda.is_available():
        raise RuntimeError("torch sees no CUDA GPU")
    return TorchModel(checkpoint, "cuda" if engine == "cuda" else "cpu")


def _automatic(checkpoint: Path) -> LanguageModel:
    if os.environ.get("CADENZA_COMPLETIONS_URL"):
        # Who names a server wants it; silently computing here would hide that it is down.
        return _named(checkpoint, "remote")
    candidates = []
    try:
        candidates.append(_named(checkpoint, "onnx"))
    except (ImportError, UnsupportedCheckpointError) as reason:
        _log.warning("not using ONNX Runtime: %s", reason)
    if _has_nvidia_driver():
        try:
            candidates.append(_named(checkpoint, "cuda"))
        except (ImportError, RuntimeError) as reason:
            _log.warning("not using the GPU: %s", reason)
    if not candidates:
        candidates.append(_named(checkpoint, "torch"))
    return candidates[0] if len(candidates) == 1 else fastest(candidates)


def fastest(models: list[LanguageModel]) -> LanguageModel:
    """The model that decodes most tokens per second here, by a short trial of each."""
    rates = {model.engine: decode_rate(model) for model in models}
    _log.info("tokens per second: %s", ", ".join(f"{name}: {rate:.0f}" for name, rate in rates.items()))
    return max(models, key=lambda model: rates[model.engine])


def _has_nvidia_driver() -> bool:
    """Whether importing torch to look for a GPU is worth its memory. On ZeroGPU hardware torch shows one
    that is there inside decorated functions only."""
    if os.environ.get("SPACES_ZERO_GPU"):
        return False
    if os.environ.get("CUDA_VISIBLE_DEVICES", "unset").strip() in ("", "-1"):
        return False
    return ctypes.util.find_library("nvcuda" if sys.platform == "win32" else "cuda") is not None
