"""Versions by what they have ("the flute version", "the one without drums", "the D major one", "the duet",
有长笛的那版, A小调那一版), where just one of several has it: said by their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable

from chatbot.understand.context import Context, VersionFacts
from chatbot.understand.key import read_key
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import read_mentions
from chatbot.understand.scan import Scan

_NOUN = r"(?:one|version|take|piece|attempt|draft|tune|song|thing)"
_ABSENT = r"(?:without|with no|that has no|that had no|that hasn't(?: got)?|that has not|minus)"
_DESCRIBED = compiled(
    rf"\b(?:the|that) {_NOUN} (?:(?P<absent>{_ABSENT})|with|featuring|that (?:has|had|used|uses|featured))"
    r"(?: the| an?| any)? (?P<what>[a-z]+(?: [a-z]+)?)(?: in it)?"
    r"(?=\s*(?:$|[,.;!?]|(?:back|again|please|is|was|to|and|then)\b))|"
    r"\bthere was one (?:that had|with)(?: the| an?)? (?P<had>[a-z]+),? "
    r"(?:could we|can we|let's|please|i want to)?(?= (?:return|go back)\b)|"
    rf"\b(?:the|that) (?P<kind>(?:[a-z]+ )?(?!(?:of|in|from|on|to|with|for|and|or)\b)[a-z]+(?: key)?|"
    rf"\d{{1,3}}(?: ?bpm|[- ]bars?)) {_NOUN}\b"
    r"(?! (?:octaves?|tone|step|semitone|bar|beat)s?\b)|"
    rf"^(?P<bare>\d{{2,3}} ?bpm) {_NOUN}\b|"
    r"\bthe (?P<players>duet|duo|trio|quartet|quintet)(?=\s*(?:$|[,.;!?]|(?:back|again|please)\b))",
    re.IGNORECASE,
)
# 有长笛的那版, 没有鼓的那个, A小调那一版.
_DESCRIBED_ZH = compiled(
    r"(?:(?P<absent>没有?|不带)|有|带|用)?(?P<what>[a-g升降#]{1,3}[大小]调|[\u4e00-\u9fff]{1,4}?|\d{2,3}拍)的?(?:那|这)一?[个版首](?:版本|"
    r"曲子)?",
    re.IGNORECASE,
)
_COUNTS = {"duet": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
_NUMBER = compiled(r"\d+")
# What is wished of music that is not there yet.
_MAKES = compiled(r"\b(?:make|write|compose|create|generate|turn|arrange|an?)\b[^,.;]*$", re.IGNORECASE)


def by_property(text: str, context: Context) -> str:
    """The cleaned ``text`` with the number of the version that it describes."""
    if len(context.facts) < 2:
        return text
    if not text.isascii():
        return _by_property_zh(text, context)
    match = _DESCRIBED.search(text)
    if match is None or (match["kind"] and _MAKES.search(text[: match.start()])):
        return text
    said = match["what"] or match["had"] or match["kind"] or match["bare"] or match["players"]
    number = _only_one(said, bool(match["absent"]), context)
    return text if number is None else f"{text[: match.start()]}version {number}{text[match.end() :]}"


def _by_property_zh(text: str, context: Context) -> str:
    for match in _DESCRIBED_ZH.finditer(text):
        number = _only_one(match["what"].replace("拍", "bpm"), bool(match["absent"]), context)
        if number is not None:
            return f"{text[: match.start()]}第{number}版{text[match.end() :]}"
    return text


def _only_one(said: str, absent: bool, context: Context) -> int | None:
    """The number of the only version that has what is said, or lacks it where it is ``absent``."""
    has = _test(said)
    fit = [] if has is None else [facts.number for facts in context.facts if has(facts) != absent]
    return fit[0] if len(fit) == 1 else None


def _test(said: str) -> Callable[[VersionFacts], bool] | None:
    """Whether a version has what is said; None where that is nothing that a version has."""
    said = said.lower()
    number = _NUMBER.search(said)
    if number:
        value = int(number.group())
        if "bpm" in said:
            return lambda facts: facts.tempo_bpm is not None and round(facts.tempo_bpm) == value
        return lambda facts: facts.bars == value
    if said in _COUNTS:
        return lambda facts: len(facts.parts) == _COUNTS[said]
    scan = Scan(said)
    key = read_key(scan)
    players = {family for mention in read_mentions(scan)[0] if mention.instrument for family in mention.families}
    if players:
        return lambda facts: facts.has(players, None, None)
    return None if key is None else lambda facts: facts.has((), key.tonic, key.mode)
