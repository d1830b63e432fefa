"""The examples of what is meant, and what the weights are learnt from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from chatbot.turn import Language
from chatbot.understand.meanings.changes import LARGE_PIECE
from chatbot.understand.meanings.classes import Table
from chatbot.understand.meanings.classifier import weights_file
from chatbot.understand.meanings.masking import masked
from chatbot.understand.softmax.learning import Regression, fingerprint_of

EXAMPLES = Path(__file__).parent / "examples"
# What large weights cost.
_DECAY = 5e-5
_STEPS = 300


def read_examples(table: Table, language: Language) -> list[tuple[str, str]]:
    """Pairs of a class of the ``table`` and a sentence, each sentence once."""
    pairs: dict[str, str] = {}
    current = ""
    for line in (EXAMPLES / f"{table.name}_{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            current = line[2:].strip()
        elif line.strip() and not line.startswith("#"):
            pairs.setdefault(line.strip(), current)
    if not table.masked:
        return [(name, sentence) for sentence, name in pairs.items()]
    shown = ((name, masked(sentence, language, LARGE_PIECE)) for sentence, name in pairs.items())
    return [(name, named.text) for name, named in shown if named is not None]


def regression(table: Table) -> Regression:
    """How the classes of the ``table`` are learnt to be told apart."""
    return Regression(table.classes, _DECAY, _STEPS)


def is_up_to_date(table: Table) -> bool:
    """Whether the weights were learnt from the examples that are there."""
    return fingerprint_of(weights_file(table)) == fingerprint(table)


def fingerprint(table: Table) -> str:
    """Of all that the weights depend on: the examples, the classes, and what is made of a sentence."""
    read = b"".join(file.read_bytes() for file in sorted(EXAMPLES.glob(f"{table.name}_*.txt")))
    modules = ("features.py", "masking.py", "bare_places.py") if table.masked else ("features.py",)
    made = b"".join((Path(__file__).parent / module).read_bytes() for module in modules)
    return hashlib.sha256(read + made + " ".join(table.classes).encode()).hexdigest()
