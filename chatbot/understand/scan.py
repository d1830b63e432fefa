"""One sentence while it is being read: what is still unread, and what was assumed on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from chatbot.understand.matcher import Hit, Lexicon, Value
from chatbot.understand.normalise import lowered
from chatbot.understand.prose import is_prose

# Stands where a span was taken: no pattern of a reader matches across it.
TAKEN = "\x00"


class Scan:
    """A cleaned sentence. Readers look for what they know and take it, so that no word is read
    twice: after "classical guitar" was taken as an instrument, no "classical" is left for style.

    ``text`` is the whole sentence in lower case, ``live`` the same with taken spans blanked,
    ``cased`` and ``live_cased`` keep capitals ("Am" and "am" differ). All have equal length.
    ``playing`` says whether a piece is there that "too fast" can speak of.
    """

    def __init__(self, text: str, playing: bool = False) -> None:
        self.cased = text
        self.playing = playing
        self.text = lowered(text)
        self.live = self.text
        self.live_cased = text
        self.assumptions: list[tuple[str, dict[str, object]]] = []

    @cached_property
    def tells(self) -> bool:
        """Whether it is prose that tells of music at length, and nothing is playing that it could change."""
        return not self.playing and is_prose(self.text)

    def take(self, start: int, end: int) -> None:
        """Mark ``start``..``end`` as read."""
        blank = TAKEN * (end - start)
        self.live = self.live[:start] + blank + self.live[end:]
        self.live_cased = self.live_cased[:start] + blank + self.live_cased[end:]

    def pull(self, pattern: re.Pattern[str], cased: bool = False) -> re.Match[str] | None:
        """The first match of ``pattern`` in what is unread, taken; None if there is none."""
        match = pattern.search(self.live_cased if cased else self.live)
        if match:
            self.take(*match.span())
        return match

    def hits(self, lexicon: Lexicon[Value]) -> Iterator[Hit[Value]]:
        """What ``lexicon`` finds in what is unread; nothing is taken."""
        return lexicon.find(self.live)

    def assume(self, name: str, **values: object) -> None:
        """Note how an open wish was read: a sentence of :mod:`chatbot.understand.assumptions`."""
        if (name, values) not in self.assumptions:
            self.assumptions.append((name, values))
