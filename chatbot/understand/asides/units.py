"""The words of a sentence, one after the other, and what each is told by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chatbot.understand.open_words import chinese_glosses
from chatbot.understand.open_words.encoder import Span

_WORD = re.compile(r"[\w'’]+|[^\w\s]+")


@dataclass(frozen=True)
class Units:
    """Where the units (words, or runs of other signs) stand in the ``text``; the same in ``english``, Chinese words by
    their glosses, with where each stands there."""

    text: str
    spans: tuple[Span, ...]
    english: str
    english_spans: tuple[Span, ...]

    def words(self, index: int) -> Iterator[str]:
        """What is seen of the words of this unit and of those beside it."""
        here = self._word(index)
        yield f"0 {here}"
        for step in (-2, -1, 1, 2):
            yield f"{step} {self._word(index + step)}"
        yield f"-1 0 {self._word(index - 1)} {here}"
        yield f"0 1 {here} {self._word(index + 1)}"

    def _word(self, index: int) -> str:
        if not 0 <= index < len(self.spans):
            return "<>"
        start, end = self.spans[index]
        return self.text[start:end].lower()


def units_of(text: str) -> Units:
    """The units of a sentence in any language."""
    spans: list[Span] = []
    english = ""
    places: list[Span] = []
    pieces = [(0, len(text), text)] if text.isascii() else chinese_glosses().pieces(text)
    for start, end, gloss in pieces:
        if text[start:end] != gloss:
            spans.append((start, end))
            places.append((len(english), len(english) + len(gloss)))
        else:  # not Chinese
            found = [match.span() for match in _WORD.finditer(text, start, end)]
            spans += found
            places += [(a - start + len(english), b - start + len(english)) for a, b in found]
        english += f"{gloss} "
    return Units(text, tuple(spans), english, tuple(places))
