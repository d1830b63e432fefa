"""How much: "very", "a bit", "not", "not too", 非常, 稍微, 不, 别太 before or after a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatbot.understand.matcher import compiled

# Multipliers of a word's strength.
_STRONG, _FAIR, _WEAK = 1.3, 0.85, 0.5
_STRONG_WORDS = (
    r"very|really|so|super|extremely|incredibly|insanely|totally|highly|ultra|most|utterly|intensely|deeply|"
    r"quite very|much|way|far|a lot|非常|很|特别|极其|极|十分|超级|超|最|无比|相当|格外|好"
)
_FAIR_WORDS = r"fairly|quite|pretty|rather|moderately|比较|较|挺|蛮|颇|还算"
_WEAK_WORDS = (
    r"a bit|a little bit|a little|a touch|a tad|slightly|somewhat|kind of|kinda|sort of|bit|mildly|a hint of|"
    r"稍微有一?点|稍微|稍稍|稍|有一?点儿?|略微?|微微?|一点点?|一丝|一些|有些|带点|些许"
)
_NOT_TOO = compiled(
    r"(?:(?:not|n't|don't make it|never|nothing|less)\s+(?:be\s+|sound\s+|get\s+)?(?:too|so|very|that|overly|"
    r"particularly|all that|terribly)\s+|"
    r"less\s+|(?:(?<!特)别|不要|不能|不必|勿|不用|不算|不|不那么|没那么|少一?[点些分]|减一?[点些分])(?:弄得|搞得|"
    r"要)?(?:太|那么|过于|过分|过|这么|很))\s*$"
)
# "Too sad" asks for less, where something is playing.
_TOO = compiled(r"(?:\btoo\s+|太)$")
_NOT = compiled(
    r"(?:\b(?:anything but|far from|the opposite of|by no means|in no way|not exactly|not at all|not in the least|"
    r"(?:nobody|no one|none|you) (?:would|could|can|might)(?:n't| not)? (?:ever )?(?:call|describe|consider|find)"
    r"(?: \w+){1,3}?(?: as)?|not in the mood for|n't in the mood for|'m not in the mood for|not|isn't|never|nothing|"
    r"non|no|without being|don't (?:want|make) (?:it|anything))\s+(?:an? )?|(?:不要?|不想要?|(?<!特)别|没有?|"
    r"非|不是)(?:写|来|弄|搞|做|整|听|给我|要)?(?:一首|首|什么|那种|这种|太过)?)$"
)
_STRONG_BEFORE = compiled(rf"(?:{_STRONG_WORDS})\s*(?:的|地)?\s*$")
_FAIR_BEFORE = compiled(rf"(?:{_FAIR_WORDS})\s*(?:的|地)?\s*$")
_WEAK_BEFORE = compiled(rf"(?:{_WEAK_WORDS})\s*(?:more\s+)?(?:的|地)?\s*$")
_MORE_BEFORE = compiled(r"(?:\bmore\s+|(?:更加?|再)(?:有|带|显得)?)\s*$")
_WEAK_AFTER = compiled(r"^\s*(?:一点点?|一些|点儿?|些)")


@dataclass(frozen=True)
class Degree:
    """``scale`` multiplies a word's strength; ``negated`` turns it round ("not sad"), ``limited``
    asks for less than the word ("not too sad"); ``more`` compares with what is there; ``start``
    is where the degree's own words begin."""

    scale: float
    negated: bool
    limited: bool
    more: bool
    start: int


def degree_at(text: str, start: int, end: int) -> Degree:
    """The degree of the word at ``start``..``end`` in lower-case ``text``."""
    scale, begin, more = 1.0, start, False
    for pattern, value in ((_WEAK_BEFORE, _WEAK), (_FAIR_BEFORE, _FAIR), (_STRONG_BEFORE, _STRONG)):
        not_too = _NOT_TOO.search(text[:start])
        match = pattern.search(text[:start])
        if not_too:
            return Degree(1.0, False, True, "less" in not_too.group(), not_too.start())
        too = _TOO.search(text[:start])
        if too:
            return Degree(1.0, False, True, True, too.start())
        if match:
            scale, begin = value, match.start()
            more = bool(re.search(r"\bmore\b", match.group()))
            break
    match = _MORE_BEFORE.search(text[:begin])
    if match:
        more, begin = True, match.start()
    if _WEAK_AFTER.match(text[end:]):
        scale = min(scale, _FAIR)
    negation = _NOT.search(text[:begin])
    if negation:
        return Degree(scale, True, False, False, negation.start())
    return Degree(scale, False, False, more, begin)
