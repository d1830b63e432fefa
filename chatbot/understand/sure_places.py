"""Numbers that a word before them makes a place: "in 5-8" and "from nine until twelve" are bars, and "repeat the first
four" speaks of four."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.meanings.bare_places import OTHER_NOUN, bars_said, within
from chatbot.understand.numerals import NUMBER, number

# Where a word before them says that they are a place.
_SURE = compiled(
    rf"(?<![\d.])\b(?:in|from|between|under|during|over|across|through|throughout) (?P<a>{NUMBER})\s*"
    rf"(?:-|–|~|\.\.|to|thru|through|till|until|up to|and) ?(?P<b>{NUMBER})\b{OTHER_NOUN}"
)
# What is done to bars and not to versions.
_EDGE = compiled(
    rf"\b(?P<do>repeat|cut|trim|loop|drop|rewrite|redo|mute|extend|shorten|play) the (?P<edge>first|last|final|"
    rf"opening) (?P<n>{NUMBER})(?=[.,;!? ]*$|[,;.] |,? (?:and|then|please|again|twice)\b)"
)
_UP_TO = compiled(
    rf"\b(?P<from>from (?:bars?|measures?) {NUMBER}) (?:right |all the way )?(?:up|through|on) to (?=bar|\d)"
)
_FROM_ON = compiled(rf"\b(?P<from>from (?:bar|measure) {NUMBER} on)(?= (?:the|my|our) [a-z]+ [a-z]+)")


def with_sure_places(text: str, context: Context) -> str:
    """The cleaned English ``text`` with "bars" where a word says that numbers are a place ("in 5-8", "repeat the first
    four"), and with its spans of bars in one form ("from bar 5 up to bar 12")."""
    last = context.bars or 0
    if not text.isascii() or not last:
        return text

    def bars(match: re.Match[str]) -> str:
        there = within(match, last)
        versions = there is not None and 1 < context.versions >= there[1]  # "the difference between 1 and 2"
        return match.group() if there is None or versions else f"in {bars_said(match, last)}"

    def edge(match: re.Match[str]) -> str:
        count = number(match["n"])
        inside = count is not None and max(context.versions, 1) < count < last
        return f"{match['do']} the {match['edge']} {match['n']} bars" if inside else match.group()

    text = _FROM_ON.sub(r"\g<from>,", _UP_TO.sub(r"\g<from> to ", text))
    return _EDGE.sub(edge, _SURE.sub(bars, text))
