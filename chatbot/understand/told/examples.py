"""The examples of what is told: single sentences, and whole descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from chatbot.understand.matcher import compiled
from chatbot.understand.told.classifier import HEADS, NOTHING
from chatbot.understand.told.descriptions import NOTHING_SAID, read_descriptions

EXAMPLES = Path(__file__).parent / "examples"
_MARK = re.compile(r"\{[+0-]([^}]*)\}")
# Words of sentences that may speak of it.
_MAY_SPEAK = {
    "rhythm": compiled(
        r"\b(?:rhythm|beat|pulse|puls|groov|tread|accent|drum|percussi|snare|metre|meter|bars?\b|tempo|time\b|step|count|"
        r"throb|stroke|strike|kick|stamp|march|swing|sway|rock|hurr|driv|heartbeat|foot|feet|tap|pound|hammer|walk|drift)"
    ),
    "dance": compiled(
        r"\b(?:danc|feet\b|foot\b|floor|legs?\b|shoes|ball|waltz|jig|reel|seats?\b|sit\b|sits|chair|knees?\b|hips?\b|"
        r"boots|heels|toes?\b|tap|sway|partner|step|move|moving|twirl|skip|hop|whirl|party|club|couples|tango|march)"
    ),
}


def read_sentences(head: str) -> list[tuple[str, str]]:
    """Pairs of a class and a single sentence. What other heads have that has no word of it says nothing of a rhythm or
    of dancing."""
    pairs = _own_examples(head)
    if head not in _MAY_SPEAK:
        return pairs
    others = [sentence for other in HEADS if other != head for _, sentence in _own_examples(other)]
    return pairs + [(NOTHING, sentence) for sentence in others if not _MAY_SPEAK[head].search(sentence)]


def read_descriptions_of(head: str) -> Iterator[tuple[str, str]]:
    """Pairs of a class and a whole description."""
    for description in read_descriptions():
        said = getattr(description, head)
        yield NOTHING if said == NOTHING_SAID else said, _MARK.sub(r"\1", description.marked)


def _own_examples(head: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    current = ""
    for line in (EXAMPLES / f"{head}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            current = line[2:].strip()
        elif line.strip() and not line.startswith("#"):
            pairs.append((current, line.strip().lower()))
    return pairs
