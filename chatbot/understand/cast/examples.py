"""The examples of names in tellings."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chatbot.understand.cast.reader import KINDS
from chatbot.understand.open_words.encoder import Span
from chatbot.understand.told.descriptions import read_descriptions

EXAMPLES = Path(__file__).parent / "examples"
_NAME = re.compile(r"\{([+0-])([^}]*)\}")
_KINDS = dict(zip("+-0", KINDS, strict=True))
# How often a name gives way to another one: nobody plays or is absent by his name.
_EXCHANGED = 0.5


@dataclass(frozen=True)
class Telling:
    """A text, where the names of instruments stand in it, and what each of these is."""

    text: str
    names: tuple[Span, ...]
    kinds: tuple[str, ...]


def read_tellings() -> list[Telling]:
    """All examples."""
    return [_telling(*_divided(line)) for line in _lines()]


def with_other_names(seed: int) -> list[Telling]:
    """All examples, half of their names at random exchanged for those of others."""
    order = random.Random(seed)
    divided = [_divided(line) for line in _lines()]
    pool = [name for _, names, _ in divided for name in names]
    return [
        _telling(said, [order.choice(pool) if order.random() < _EXCHANGED else name for name in names], kinds)
        for said, names, kinds in divided
    ]


def _lines() -> Iterator[str]:
    for file in sorted(EXAMPLES.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.strip().lower()
    for description in read_descriptions():
        if _NAME.search(description.marked):
            yield description.marked.lower()


def _divided(line: str) -> tuple[list[str], list[str], list[str]]:
    """The words between the names, the names, and the signs of these."""
    pieces = _NAME.split(line)
    return pieces[::3], pieces[2::3], pieces[1::3]


def _telling(said: list[str], names: list[str], signs: list[str]) -> Telling:
    text, spans = said[0], []
    for name, words in zip(names, said[1:], strict=True):
        spans.append((len(text), len(text) + len(name)))
        text += name + words
    return Telling(text, tuple(spans), tuple(_KINDS[sign] for sign in signs))
