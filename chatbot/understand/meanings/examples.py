"""The examples of what is meant."""

from __future__ import annotations

from pathlib import Path

from chatbot.turn import Language
from chatbot.understand.meanings.changes import LARGE_PIECE
from chatbot.understand.meanings.classes import Table
from chatbot.understand.meanings.masking import masked

EXAMPLES = Path(__file__).parent / "examples"


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
