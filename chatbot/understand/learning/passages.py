"""The name of an instrument in its place: the words around it, all names put aside so that these count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chatbot.understand.open_words.encoder import Passage, Span

# The name looked at and all others are put aside for these, so that the words around them count.
_THIS_NAME, _OTHER_NAME = "cello", "piano"
# So many words are looked at on each side; the encoder takes no more.
_WORDS_BEFORE, _WORDS_AFTER = 20, 18
_WORD = re.compile(r"\S+")
# Of these so many are looked at one by one.
_WORDS_NEAR = 4


def passages_of(text: str, names: Sequence[Span]) -> list[Passage]:
    """Each name in its place."""
    return [_passage(text.lower(), names, index) for index in range(len(names))]


def words_near(passage: Passage) -> Iterator[str]:
    """What is seen of the words beside the middle of a passage."""
    before = _WORD.findall(passage.before)[-_WORDS_NEAR:]
    after = _WORD.findall(passage.after)[:_WORDS_NEAR]
    yield from (f"before {word}" for word in before)
    yield from (f"after {word}" for word in after)
    yield " ".join(["just before", *before[-2:]])
    yield " ".join(["just after", *after[:2]])


def _passage(text: str, names: Sequence[Span], which: int) -> Passage:
    """The words around the name of this index."""
    said, at, start = "", 0, 0
    for index, (begins, ends) in enumerate(names):
        said += text[at:begins]
        if index == which:
            start = len(said)
        said += "" if index == which else _OTHER_NAME
        at = ends
    said += text[at:]
    before, after = said[:start], said[start:]
    first = [word.start() for word in _WORD.finditer(before)][-_WORDS_BEFORE:]
    last = [word.end() for word in _WORD.finditer(after)][:_WORDS_AFTER]
    return Passage(before[first[0] :] if first else before, _THIS_NAME, after[: last[-1]] if last else after)
