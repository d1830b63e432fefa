"""Checkpoints: ordinary Hugging Face model folders, in shards that any git host takes."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from composer.critic.critic import FILE as CRITIC_FILE
from composer.originality.index import FOLDER as INDEX_FOLDER
from composer.text.words import MODEL_FILE, Words

if TYPE_CHECKING:
    from transformers import PreTrainedModel

RECORD_FILE = "training.json"
_SHARD_SIZE = "15MB"
_DEFAULT = Path(__file__).parent / "checkpoints" / "small"
# What AutoTokenizer needs to read the SentencePiece model as it is.
_TOKENIZER_CONFIG = {
    "tokenizer_class": "LlamaTokenizer",
    "add_bos_token": False,
    "add_eos_token": False,
    "add_prefix_space": False,
    "legacy": False,
    "clean_up_tokenization_spaces": False,
    "bos_token": "<s>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
}


def default_checkpoint() -> Path:
    """The folder that the environment variable ``CADENZA_CHECKPOINT`` names, or else that of the
    checkpoint that comes with the repository."""
    named = os.environ.get("CADENZA_CHECKPOINT")
    return Path(named) if named else _DEFAULT


def save_checkpoint(model: PreTrainedModel, words: Words, record: dict[str, object], folder: Path) -> None:
    """Write weights (bf16), tokenizer and the training record as a Hugging Face folder."""
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.safetensors*"):
        old.unlink()
    # A tied output layer is the embedding once more.
    tied = {"lm_head.weight"} if model.config.tie_word_embeddings else set()
    state = {name: value.to(torch.bfloat16) for name, value in model.state_dict().items() if name not in tied}
    kept = model.config.dtype
    model.config.dtype = torch.bfloat16
    model.save_pretrained(folder, state_dict=state, max_shard_size=_SHARD_SIZE)
    model.config.dtype = kept
    (folder / MODEL_FILE).write_bytes(words.model)
    (folder / "tokenizer_config.json").write_text(json.dumps(_TOKENIZER_CONFIG, indent=1))
    (folder / RECORD_FILE).write_text(json.dumps(record, indent=1))


def reads_ahead(folder: Path) -> bool:
    """Whether a checkpoint has learnt to fill gaps knowing what follows (see :mod:`composer.windows`)."""
    record = folder / RECORD_FILE
    settings = json.loads(record.read_text(encoding="utf-8")).get("settings", {}) if record.exists() else {}
    return float(settings.get("infill_share", 0.0)) > 0


def checkpoint_hash(folder: Path) -> str:
    """Sixteen hexadecimal digits over weights, configuration and words, the index of what was learnt
    from and the critic, which have a say in what is composed: which model it was."""
    digest = hashlib.sha256()
    model = [*sorted(folder.glob("*.safetensors")), folder / "config.json", folder / MODEL_FILE]
    for file in [*model, *sorted((folder / INDEX_FOLDER).glob("*")), *sorted(folder.glob(CRITIC_FILE))]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def weights_hash(folder: Path) -> str:
    """Sixteen hexadecimal digits over weights and words alone: what an adapter is made for."""
    digest = hashlib.sha256()
    for file in [*sorted(folder.glob("*.safetensors")), folder / MODEL_FILE]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
