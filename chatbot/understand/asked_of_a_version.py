"""Questions about another version than the one that plays: "Sunrise, what key is that?", "how long is the first?"."""

from __future__ import annotations

import re
from typing import NamedTuple

from chatbot.understand.context import Context
from chatbot.understand.lexicon import recalling
from chatbot.understand.matcher import compiled
from chatbot.understand.references import read_versions
from chatbot.understand.scan import Scan
from chatbot.understand.topics import topics_of

_ASKS = compiled(
    r"\?|\b(?:what|which|how|who|whose|where(?:abouts)?|why|when|does|did|will|remind|tell|describe|explain|name|list|"
    r"gimme|sum up)\b",
    re.IGNORECASE,
)
# Words that join a version to the question.
_JOINT = compiled(r"(?:\b(?:in|of|from|for|on|about|with|was|is)\s+(?:the )?)?$", re.IGNORECASE)
_LEFT = compiled(r"^[\s,.:;]+|[\s,;:]+(?=[?.!]*$)")


class Asked(NamedTuple):
    """The words of a question, and the number of the version that it is about."""

    words: str
    version: int


def asked_of_a_version(words: str, context: Context) -> Asked | None:
    """The cleaned English ``words`` of a question without the one version that they name; None where nothing is asked
    that could be told of it."""
    if not words.isascii() or not _ASKS.search(words):
        return None
    if recalling.GO_BACK.search(words.lower()) or recalling.CHOOSE.search(words.lower()):
        return None
    mentions = read_versions(Scan(words), context)
    if len(mentions) != 1:
        return None
    before, after = words[: mentions[0].start], words[mentions[0].end :]
    rest = _LEFT.sub("", f"{_JOINT.sub('', before)} {after}").strip()
    topics = topics_of(rest.lower())
    return Asked(rest, mentions[0].number) if topics and topics[0] != "versions" else None
