"""How the notes are played: crescendo, swing, articulation, fades, as edits of the piece."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan

_CRESCENDO = compiled(
    r"\bcrescendo\b|\b(?:get(?:s|ting)?|grow(?:s|ing)?|become) (?:gradually |slowly |steadily )?louder(?: and "
    r"louder)?\b|"
    r"\b(?:gradually|slowly|steadily) (?:get(?:ting)? )?louder\b|\bswell\b|渐强|(?:慢慢|逐渐|越来越)(?:变|更)?(?:强|响|"
    r"大声)"
)
_DIMINUENDO = compiled(
    r"\b(?:de-?crescendo|diminuendo|dim\.)|\b(?:get(?:s|ting)?|grow(?:s|ing)?|become) (?:gradually |slowly |steadily "
    r")?(?:softer|quieter)(?: and (?:softer|"
    r"quieter))?\b|\b(?:gradually|slowly|steadily) (?:get(?:ting)? )?(?:softer|quieter)\b|\bdie(?:s)? away\b|渐弱|"
    r"(?:慢慢|逐渐|越来越)(?:变|更)?(?:弱|轻|小声)"
)
_STRAIGHT = compiled(
    r"\bstraight(?:en)?(?: out)?(?: the| it)?(?: eighths?| eighth notes?| feel| rhythm)?\b(?! away| ahead)|\b(?:no|"
    r"without|remove the|less) swing\b|\bunswing\b|"
    r"(?:不要|去掉|取消|别)摇摆[,，]?(?:八分音符)?(?:弹直|打直)?|(?:八分音符)?(?:弹直|打直|改直)"
)
_SWING = compiled(
    r"\b(?:make (?:it|this|that|the \w+) |let (?:it|this|the \w+) |give (?:it|this|the \w+) |add |with |put |play "
    r"(?:it |this )?|want |need |more |just )?"
    r"(?:in |on |to |with )?(?:an? |some |the )?(?P<en>(?:light|slight|gentle|subtle|hard|heavy|strong|real|jazzy|"
    r"little|lot of|bit of|touch of|hint of|more|little bit of)?\s*)"
    r"swing(?:ing)?(?: it| feel| groove| rhythm| harder| more)?\b(?! (?:music|tune|piece|band|song|era|jazz))|"
    r"(?:来|加|带|要|有|弹得|打得|弹|变)(?:一?点儿?|一?些|上|得|出)?(?P<zh>轻微|淡淡|微微|强烈)?(?:的)?摇摆(?:的?感觉|"
    r"感|一点|一些|起来)?|摇摆(?:一点|一些|起来)"
)
_LIGHT = compiled(r"\b(?:light|slight|gentle|subtle|little|bit|touch|hint)|稍微|轻微|一点点|淡淡|微微")
_HARD = compiled(r"\b(?:hard|harder|heavy|strong|lot)|强烈|很")
# The first eighth's share of the beat: triplets give two thirds.
_SWING_LIGHT, _SWING_PLAIN, _SWING_HARD, _SWING_NONE = 0.583, 0.667, 0.708, 0.5
_ARTICULATIONS = (
    ("staccato", compiled(r"\b(?:play (?:it |everything )?)?(?:staccato|short and detached|detached|choppy|"
                          r"spiccato)\b|断奏|跳音|顿音|短促(?:一点|些)?|断开")),
    ("legato", compiled(r"\b(?:smoother,? (?:more )?)?legato\b|\b(?:smoother|more connected|slurred)\b|连奏|"
                        r"连贯(?:一点|一些|些)?|圆滑(?:奏|一点)?")),
    ("tenuto", compiled(r"\btenuto\b|\bheld notes\b|保持音|持音")),
    ("accent", compiled(r"\b(?:accents?|accented|accentuate|marcato|emphasi[sz]e)\b|加?重音|强调")),
)  # fmt: skip
_FADE = compiled(
    rf"\bfad(?:e|ing)[\s-]*(?:it |the \w+ )?(?P<en>in|out)\b(?:\s*(?:over|during|for|in|across|on)\s+(?:the )?(?:last |"
    rf"first |final )?(?P<n>{NUMBER})\s*(?:bars?|measures?))?|"
    rf"(?:(?:最后|开头|前|末尾)?(?P<m>{NUMBER})个?小节)?(?:处|里|内|时)?(?:做|加|慢慢|逐渐|渐渐)?个?(?P<zh>淡入|淡出|"
    rf"渐入|渐出)(?:效果)?"
)
# A fade without a length takes four bars, a phrase.
_FADE_BARS = 4


@dataclass(frozen=True)
class Touch:
    """One such edit: its operation, value or word, and where its words stood."""

    operation: str
    start: int
    end: int
    value: float | None = None
    word: str | None = None

    @property
    def at(self) -> int:
        """Where its words begin."""
        return self.start


def read_touches(scan: Scan) -> list[Touch]:
    """Take every edit of playing. Call it only while a piece is there and before the dynamics and
    the length are read."""
    found = []
    fade = scan.pull(_FADE)
    if fade:
        out = (fade["en"] or fade["zh"]) in ("out", "淡出", "渐出")
        bars = number(fade["n"] or fade["m"]) if fade["n"] or fade["m"] else _FADE_BARS
        found.append(Touch("fade_out" if out else "fade_in", *fade.span(), value=float(bars or _FADE_BARS)))
    for operation, pattern in (("crescendo", _CRESCENDO), ("diminuendo", _DIMINUENDO)):
        match = scan.pull(pattern)
        if match:
            found.append(Touch(operation, *match.span()))
    straight = scan.pull(_STRAIGHT)
    swing = None if straight else scan.pull(_SWING)
    if straight:
        found.append(Touch("swing", *straight.span(), value=_SWING_NONE))
    elif swing:
        before = scan.text[max(0, swing.start() - 16) : swing.end()]
        value = _SWING_LIGHT if _LIGHT.search(before) else _SWING_HARD if _HARD.search(before) else _SWING_PLAIN
        found.append(Touch("swing", *swing.span(), value=value))
    for word, pattern in _ARTICULATIONS:
        match = scan.pull(pattern)
        if match:
            found.append(Touch("articulation", *match.span(), word=word))
    return found
