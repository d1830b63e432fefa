"""Places said by their numbers alone, or in other words than the rules read: "17 to 24", "the final eight", 25起, 片尾.

Where somebody speaks of a piece that is there, a span of numbers that lies within it is one of bars. So it is only for
what is learnt from examples (:mod:`chatbot.understand.meanings.masking`): the rules ask for the word.
"""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number

#: What a number before them counts, and no bars.
OTHER_NOUN = (
    r"(?![\d.:]|\s*(?:bpm|beats?|times|x\b|players?|notes?|seconds?|secs?|minutes?|mins?|octaves?|semitones?|steps?|"
    r"percent|%|hz|khz|db|of\b|people|years?|instruments?|violins?|cellos?|flutes?|trumpets?|horns?|guitars?|"
    r"versions?|time\b|meter\b|metre\b|more\b|extra\b|bars?\b|measures?\b))"
)
_NO_OTHER = r"(?<!bar )(?<!bars )(?<!measure )(?<!measures )(?<!version )(?<!versions )(?<!takes )(?<!numbers )"
_SPAN = compiled(
    rf"{_NO_OTHER}(?<![\d./:#+=-])(?<!grade )(?<!level )\b"
    rf"(?P<a>{NUMBER})\s*(?:-|–|~|to|thru|through|till|until|up to)\s*(?P<b>{NUMBER})\b{OTHER_NOUN}"
)
_PAIR = compiled(rf"{_NO_OTHER}(?<![\d./:#-])\b(?P<a>{NUMBER}) (?:and|&) (?P<b>{NUMBER})\b{OTHER_NOUN}")
_ONWARDS = compiled(
    rf"\b(?:from|starting (?:at|from)|after|past) (?P<a>{NUMBER})\b(?: on(?:wards?)?| (?:to|till|until) the (?:very )?"
    rf"(?:end|finish|close))?(?! (?:to|thru|through|-))(?!-){OTHER_NOUN}"
)
_EDGE = compiled(
    rf"\b(?:the |those |these )?(?P<edge>first|last|final|opening|closing) (?P<n>{NUMBER})\b(?=\s*(?:$|[,.;:!?)]|"
    rf"(?:please|pls|is|are|was|were|should|could|can|need|needs|sound|sounds|drag|feel|i|so|if|with|for|by|has|have)\b))"
)
_FROM_A_BAR = compiled(
    rf"(?P<from>\bfrom (?:bar|measure) {NUMBER}) (?:to|till|until) the (?:very )?(?:end|finish|close)\b"
)
_WORDS = (
    (compiled(r"\b(?:(?:at|in|from|of) )?the (?:very )?(?:beginning|start|opening|front)\b"
              r"(?! (?:of|bars?|measures?|half|\d))"), "the intro"),
    (compiled(r"\b(?:(?:at|near|towards?) )?the (?:very )?(?:close|finish|end bit|end section|last bit|final bit)\b"),
     "the ending"),
    (compiled(r"\brhythm section\b"), "bass and drums"),
    (compiled(r"\b(?:the|drum|on) kit\b"), "the drums"),
    (compiled(r"\b(?<!the )(?<!its )backing(?= (?:is|was|in|sounds|needs|could|should)\b)"), "the accompaniment"),
)  # fmt: skip
_SPAN_ZH = compiled(
    rf"(?<![第\d.:/])(?<!版本)第?(?P<a>{NUMBER})\s*(?:-|–|~|到|至|—)\s*第?(?P<b>(?>{NUMBER}))(?:小节)?(?!\s*(?:[\d.:%]|拍|秒|分|版|遍|"
    rf"次|个|bpm|度|级|层|号|首|天|岁|年|人|倍|成))"
)
_NO_OTHER_ZH = r"(?<![第个前后头末到至~\d-])"
_ONE_ZH = compiled(rf"{_NO_OTHER_ZH}(?<!最后)(?P<a>{NUMBER})小节(?=[起开往以之后那这处里]|的|重|[,，])")
_THERE_ZH = compiled(rf"{_NO_OTHER_ZH}(?P<a>{NUMBER})(?=那里|那儿|那块|这里|这儿|往后|以后|之后|起(?![来码]))")
_WORDS_ZH = (
    (compiled(rf"头(?={NUMBER}个?小节)"), "前"),
    (compiled(rf"末(?={NUMBER}个?小节)"), "最后"),
    (compiled("后一半|后头那?一?半截?|下半截"), "后半段"),
    (compiled("前一半|前头那?一?半截?|上半截"), "前半段"),
    (compiled("收尾(?:那儿|那里|处|那段)?|片尾|最末了?|曲终处?"), "结尾"),
    (compiled("一开头|开场白?|开篇|片头|打头那?段?"), "开头那段"),
    (compiled("过桥(?:那块|那段)?|过渡那段|桥那儿?|bridge那?儿?"), "桥段"),
)


def with_places(text: str, chinese: bool, bars: int | None) -> str:
    """The cleaned lower-case ``text`` with places as the rules read them; ``bars`` is the length of the piece."""
    last = bars or 0
    if not chinese:
        for pattern, words in _WORDS:
            text = pattern.sub(words, text)
        text = _FROM_A_BAR.sub(lambda match: f"{match['from']} on", text)
        text = _SPAN.sub(lambda match: bars_said(match, last), text)
        text = _PAIR.sub(lambda match: bars_said(match, last, apart=1), text)
        text = _ONWARDS.sub(lambda match: _onwards(match, last), text)
        return _EDGE.sub(lambda match: f"the {match['edge']} {match['n']} bars", text)
    for pattern, words in _WORDS_ZH:
        text = pattern.sub(words, text)
    text = _SPAN_ZH.sub(lambda match: _bars_zh(match, last), text)
    text = _ONE_ZH.sub(lambda match: f"第{match['a']}小节", text)
    return _THERE_ZH.sub(lambda match: f"第{match['a']}小节", text)


def within(match: re.Match[str], last: int) -> tuple[int, int] | None:
    """The first and the last bar, where both lie in a piece of so many bars."""
    first, final = number(match["a"]), number(match["b"])
    if first is None or final is None or not (1 <= first < final <= last):
        return None
    return int(first), int(final)


def bars_said(match: re.Match[str], last: int, apart: int | None = None) -> str:
    """The place with the word "bars", where it lies in the piece and the two are so far ``apart``."""
    there = within(match, last)
    if there is None or (apart is not None and there[1] - there[0] != apart):
        return match.group()
    return f"bars {there[0]} to {there[1]}"


def _bars_zh(match: re.Match[str], last: int) -> str:
    there = within(match, last)
    return match.group() if there is None else f"第{there[0]}到{there[1]}小节"


def _onwards(match: re.Match[str], last: int) -> str:
    first = number(match["a"])
    if first is None or not 1 <= first <= last:
        return match.group()
    return f"from bar {int(first)} on"
