"""The examples of what is told."""

from __future__ import annotations

import re
from pathlib import Path

from chatbot.understand.open_words.encoder import Span
from chatbot.understand.told.classifier import HEADS, MAY_SPEAK, NOTHING

EXAMPLES = Path(__file__).parent / "examples"
_NAME = re.compile(r"\{([+0-])([^}]*)\}")
_KINDS = {"+": "plays", "-": "absent", "0": "no player"}


def read_examples(head: str) -> list[tuple[str, str]]:
    """Pairs of a class and a sentence. What other heads have that has no word of it says nothing of a rhythm or of
    dancing."""
    pairs = _own_examples(head)
    if head not in MAY_SPEAK:
        return pairs
    others = [sentence for other in HEADS if other != head for _, sentence in _own_examples(other)]
    return pairs + [(NOTHING, sentence) for sentence in others if not MAY_SPEAK[head].search(sentence)]


def _own_examples(head: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    current = ""
    for line in (EXAMPLES / f"{head}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            current = line[2:].strip()
        elif line.strip() and not line.startswith("#"):
            pairs.append((current, line.strip().lower()))
    return pairs


def read_names() -> list[tuple[str, list[Span], list[str]]]:
    """Sentences, with where the names of instruments stand in each and what each of these is."""
    found = []
    for line in (EXAMPLES / "players.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, spans, kinds, at = "", [], [], 0
        for match in _NAME.finditer(line):
            text += line[at : match.start()]
            spans.append((len(text), len(text) + len(match[2])))
            kinds.append(_KINDS[match[1]])
            text += match[2]
            at = match.end()
        found.append((text + line[at:], spans, kinds))
    return found
