"""Numbers that a word before them makes a place: "in 5-8" and "from nine until twelve" are bars."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.meanings.bare_places import OTHER_NOUN, bars_said, within
from chatbot.understand.numerals import NUMBER

# Where a word before them says that they are a place.
_SURE = compiled(
    rf"(?<![\d.])\b(?:in|from|between|under|during|over|across|through|throughout) (?P<a>{NUMBER})\s*"
    rf"(?:-|–|~|\.\.|to|thru|through|till|until|up to|and) ?(?P<b>{NUMBER})\b{OTHER_NOUN}"
)


def with_sure_places(text: str, context: Context) -> str:
    """The cleaned English ``text`` with "bars" where a word says that numbers are a place: "in 5-8", "from nine until
    twelve"."""
    last = context.bars or 0
    if not text.isascii() or not last:
        return text

    def bars(match: re.Match[str]) -> str:
        there = within(match, last)
        versions = there is not None and 1 < context.versions >= there[1]  # "the difference between 1 and 2"
        return match.group() if there is None or versions else f"in {bars_said(match, last)}"

    return _SURE.sub(bars, text)
