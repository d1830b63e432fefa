"""Adapters: what a model learnt of a person's own music, kept apart from its weights.

An adapter folder is PEFT's: low-rank matrices (E. Hu et al., "LoRA", ICLR 2022) in
``adapter_model.safetensors`` and their settings in ``adapter_config.json``; :mod:`composer.finetune`
adds a record of what it was made of. To compose with it the matrices are multiplied out and added to
the weights, so every engine takes it, costs nothing more, and needs neither PEFT nor torch here.
``python -m composer.merge`` writes such a merged model as a folder of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from composer.checkpoint import RECORD_FILE as TRAINING_RECORD
from composer.checkpoint import weights_hash
from composer.engine.checkpoint import Weights
from composer.originality.index import FOLDER as INDEX_FOLDER
from composer.text.words import MODEL_FILE

RECORD_FILE = "finetuning.json"
WEIGHTS_FILE, CONFIG_FILE = "adapter_model.safetensors", "adapter_config.json"
# How PEFT names the weight that two matrices belong to.
_PREFIX, _DOWN, _UP = "base_model.model.", ".lora_A.weight", ".lora_B.weight"
# What would have to be merged in another way, and the value that means "none of it".
_UNSUPPORTED: dict[str, tuple[object, ...]] = {
    "use_dora": (None, False),
    "bias": (None, "none"),
    "modules_to_save": (None, []),
    "alpha_pattern": (None, {}),
    "fan_in_fan_out": (None, False),
    "target_parameters": (None, []),
    "trainable_token_indices": (None, []),
}


class AdapterError(ValueError):
    """A folder that is no adapter, or none for this checkpoint; the message is one sentence."""


def default_adapter() -> Path | None:
    """The folder that the environment variable ``CADENZA_ADAPTER`` names; None where it names none."""
    named = os.environ.get("CADENZA_ADAPTER")
    return Path(named) if named else None


def adapter_hash(adapter: Path) -> str:
    """Sixteen hexadecimal digits over an adapter's matrices and settings: which adapter it was."""
    digest = hashlib.sha256()
    for name in (CONFIG_FILE, WEIGHTS_FILE):
        digest.update(_bytes(adapter, name))
    return digest.hexdigest()[:16]


def merge(checkpoint: Path, adapter: Path, out: Path) -> Path:
    """Write the checkpoint with the adapter in its weights (float32) as a model folder, with the
    checkpoint's words and its index of what it learnt from; returns ``out``.

    Raises AdapterError for a folder that is no LoRA adapter or was made for other weights."""
    changes = _changes(checkpoint, adapter)
    base = Weights(checkpoint)
    unknown = sorted(set(changes) - set(base.names))
    if unknown:
        raise AdapterError(f"{adapter} changes {unknown[0]}, which the checkpoint {checkpoint.name} does not have")
    merged = {}
    for name in base.names:
        weight, change = base[name], changes.get(name)
        if change is not None and change.shape != weight.shape:
            raise AdapterError(f"{adapter} was made for a model of another size than {checkpoint.name}")
        merged[name] = weight if change is None else weight + change
    config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    save_file(merged, out / "model.safetensors", metadata={"format": "pt"})
    (out / "config.json").write_text(json.dumps({**config, "dtype": "float32"}, indent=1))
    for name in (MODEL_FILE, TRAINING_RECORD, "tokenizer_config.json", "generation_config.json"):
        if (checkpoint / name).is_file():
            shutil.copyfile(checkpoint / name, out / name)
    if (checkpoint / INDEX_FOLDER).is_dir():
        shutil.copytree(checkpoint / INDEX_FOLDER, out / INDEX_FOLDER, dirs_exist_ok=True)
    if (adapter / RECORD_FILE).is_file():
        shutil.copyfile(adapter / RECORD_FILE, out / RECORD_FILE)
    return out


def _changes(checkpoint: Path, adapter: Path) -> dict[str, np.ndarray]:
    """What is added to each weight that the adapter changes: scale * up @ down."""
    config = json.loads(_bytes(adapter, CONFIG_FILE))
    if config.get("peft_type") != "LORA":
        raise AdapterError(f"{adapter} holds an adapter of type {config.get('peft_type')}; only LORA is supported")
    for name, plain in _UNSUPPORTED.items():
        if config.get(name) not in plain:
            raise AdapterError(f"{adapter} was made with {name} = {config[name]!r}, which cannot be merged here")
    _check_belongs(checkpoint, adapter)
    _bytes(adapter, WEIGHTS_FILE)
    try:
        matrices = load_file(adapter / WEIGHTS_FILE)
    except SafetensorError as error:
        raise AdapterError(f"{adapter / WEIGHTS_FILE} is damaged: {error}") from error
    changes = {}
    for name, down in matrices.items():
        if not name.endswith((_DOWN, _UP)):
            raise AdapterError(f"{adapter} holds {name}, which is no matrix of a LoRA adapter")
        if name.endswith(_DOWN):
            rank = len(down)
            scale = config["lora_alpha"] / (np.sqrt(rank) if config.get("use_rslora") else rank)
            up = matrices[name.removesuffix(_DOWN) + _UP]
            change = scale * (up.astype(np.float32) @ down.astype(np.float32))
            changes[name.removeprefix(_PREFIX).removesuffix(_DOWN) + ".weight"] = change.astype(np.float32)
    return changes


def _check_belongs(checkpoint: Path, adapter: Path) -> None:
    record = adapter / RECORD_FILE
    if not record.is_file():
        return
    made_for = json.loads(record.read_text(encoding="utf-8"))["checkpoint"]
    if made_for["weights"] != weights_hash(checkpoint):
        raise AdapterError(
            f"{adapter} was made for the checkpoint {made_for['name']} with weights {made_for['weights']}, "
            f"not for {checkpoint.name} with {weights_hash(checkpoint)}: make it again, or load that checkpoint"
        )


def _bytes(adapter: Path, name: str) -> bytes:
    if not (adapter / name).is_file():
        raise AdapterError(f"{adapter} is no adapter folder: it has no {name}")
    return (adapter / name).read_bytes()
