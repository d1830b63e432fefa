"""Finding the words of a lexicon in a text: longest first, left to right, none overlapping."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile`` with ASCII word boundaries: in "E minor再快一点" a word ends before 再."""
    return re.compile(pattern, flags | re.ASCII)


@dataclass(frozen=True)
class Hit(Generic[Value]):
    """A phrase found at ``start``..``end`` (end excluded) and what the lexicon says of it."""

    start: int
    end: int
    phrase: str
    value: Value


def is_latin(character: str) -> bool:
    """Whether the character continues a word of a language that separates words by spaces."""
    return character.isalnum() and ord(character) < 0x2E80


class Lexicon(Generic[Value]):
    """Phrases and their values. English phrases match whole words only, in any case, a hyphen
    counting as a space; Chinese phrases match anywhere, since Chinese does not separate words.

    Args:
        entries: lower-case phrases. A longer phrase hides the shorter ones inside it, so an entry
            can also protect a word from being misread.
        plurals: also accept each English phrase with an added "s".
    """

    def __init__(self, entries: Mapping[str, Value], plurals: bool = False) -> None:
        phrases = {phrase.replace("-", " "): value for phrase, value in entries.items()}
        if plurals:
            # "brushes", "marimbas"; a phrase that already ends in s stays as it is.
            phrases = {f"{p}s": v for p, v in phrases.items() if p[-1].isascii() and p[-1].isalpha()} | phrases
        self._by_start: dict[str, list[tuple[str, Value]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._by_start.setdefault(phrase[0], []).append((phrase, phrases[phrase]))
        self._values = phrases

    def get(self, phrase: str) -> Value | None:
        """The value of exactly this phrase, or None."""
        return self._values.get(phrase.replace("-", " ").strip())

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase that is known."""
        return tuple(self._values)

    def find(self, text: str) -> Iterator[Hit[Value]]:
        """All hits in lower-case ``text``."""
        folded = text.replace("-", " ")
        at = 0
        while at < len(folded):
            hit = self._at(folded, at)
            if hit:
                yield hit
                at = hit.end
            else:
                at += 1

    def _at(self, text: str, at: int) -> Hit[Value] | None:
        inside_word = at > 0 and is_latin(text[at - 1]) and is_latin(text[at])
        if inside_word:
            return None
        for phrase, value in self._by_start.get(text[at], ()):
            end = at + len(phrase)
            if text.startswith(phrase, at) and not (end < len(text) and is_latin(text[end]) and is_latin(phrase[-1])):
                return Hit(at, end, phrase, value)
        return None
