"""The manifest of a checkpoint: all that it takes to train the same one again from public origins.

It lies beside the weights as ``manifest.json``: what was learnt from, with digests, licences and where
everybody can have it, the code, the command, the settings, the packages and the machine.
:mod:`composer.model_card` shows it.
"""

from __future__ import annotations

import hashlib
import json
import shlex
import sys
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from composer.bands import BAND_CORPORA
from composer.checkpoint import weights_hash
from composer.corpora import CORPORA
from composer.corpora.origins import ORIGINS
from composer.dataset import Store
from composer.evaluate.machine import commit, machine, now

MANIFEST_FILE = "manifest.json"
_PACKAGES = ("torch", "transformers", "sentencepiece", "numpy", "safetensors")
# Bands are made here from other corpora.
_MADE_HERE = "made here by composer.bands, over the charts and songs of the other corpora"
_STEPS = (
    "python -m composer.corpora fetch --out data",
    "python -m composer.dataset prepare --data data --out {store}{words}",
)


def write_manifest(
    checkpoint: Path, store: Store, record: Mapping[str, object], start_from: Path | None = None
) -> dict[str, Any]:
    """Write the manifest of a checkpoint that was just trained on a store; ``record`` is its training
    record, ``start_from`` the checkpoint that it was taken further from. Returns it."""
    manifest = {
        "weights": weights_hash(checkpoint),
        "training": dict(record),
        "started from": None if start_from is None else {"name": start_from.name, "weights": weights_hash(start_from)},
        "command": command_line(),
        "before it": [step.format(store="runs/data", words=" --tokenizer CHECKPOINT") for step in _STEPS]
        if start_from is not None
        else [step.format(store="runs/data", words=f" --words {len(store.words)}") for step in _STEPS],
        "code": commit(),
        "packages": {"python": sys.version.split()[0], **{name: version(name) for name in _PACKAGES}},
        "machine": machine(),
        "date": now(),
        "words": hashlib.sha256(store.words.model).hexdigest(),
        "data": data_of(store),
    }
    (checkpoint / MANIFEST_FILE).write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return manifest


def command_line() -> str:
    """How this process was started, without the folder that the code lies in."""
    module = getattr(sys.modules.get("__main__"), "__spec__", None)
    name = f"python -m {module.name}" if module is not None else Path(sys.argv[0]).name
    return " ".join([name, *(shlex.quote(argument) for argument in sys.argv[1:])])


def data_of(store: Store) -> dict[str, dict[str, object]]:
    """Every corpus of a store: its size, terms and origin, and a digest of its pieces as they are there,
    split, header, plan and words; whoever gets the same digests has the same data."""
    digests: dict[str, Any] = {}
    pieces: Counter[str] = Counter()
    notes: Counter[str] = Counter()
    for piece in store.pieces:
        digest = digests.setdefault(piece.corpus, hashlib.sha256())
        last = piece.first_segment + piece.bars * len(piece.header.parts)
        offsets = store.offsets[piece.first_segment : last + 1]
        digest.update(f"{piece.path}\n{piece.split}\n{piece.header.text()}\n".encode())
        digest.update(store.plan[piece.first_bar : piece.first_bar + piece.bars].tobytes())
        digest.update((offsets - offsets[0]).tobytes())
        digest.update(store.tokens[offsets[0] : offsets[-1]].tobytes())
        pieces[piece.corpus] += 1
        notes[piece.corpus] += piece.notes
    return {
        corpus: {"pieces": pieces[corpus], "notes": notes[corpus], **_terms(corpus), "sha256": digest.hexdigest()}
        for corpus, digest in sorted(digests.items())
    }


def _terms(corpus: str) -> dict[str, object]:
    """Tier, licence and origin of a corpus. An address that ends in HEAD.zip has the state of the day;
    the digest says whether it is the same."""
    known, origin = CORPORA.get(corpus), ORIGINS.get(corpus)
    return {
        "tier": known.tier if known else "share-alike" if corpus in BAND_CORPORA else "open",
        "licence": known.licence if known else "see the corpora that it is made from",
        "origin": [address for _, address in origin.urls] if origin else _MADE_HERE,
    }
