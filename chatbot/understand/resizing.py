"""Lengths said of what is there: "twice as long", 缩短一半, "about a minute" become a number of bars."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from composer.controls import BARS_RANGE

_IT = r"(?:it|this|that|the (?:whole )?(?:piece|song|music|tune|track|thing))"
_POLITE = rf"{PLEASE}(?:i want (?:it|this) |let's )?"
_END = r"(?: please| now| instead)*[.!? ]*$"
_FACTORS = {
    "twice": 2.0, "two times": 2.0, "double": 2.0, "three times": 3.0, "triple": 3.0, "thrice": 3.0,
    "half": 0.5, "halve": 0.5, "a third": 1 / 3, "two thirds": 2 / 3,
}  # fmt: skip
_LENGTH = r"(?:length|duration|(?:number of )?bars|running time)"
_TIMES_EN = compiled(
    rf"^{_POLITE}(?:(?:make|get|have|let) {_IT} (?:be )?|to be )?"
    rf"(?:(?P<a>twice|two times|double|three times|thrice|half|a third|two thirds) (?:as long|the {_LENGTH})"
    rf"|(?P<b>double|triple|halve) (?:the |its )?{_LENGTH})(?: of it)?{_END}|"
    rf"^{_POLITE}(?:cut|chop|trim|shorten) {_IT} (?:in |by |to )?(?P<c>half){_END}"
)
_TIMES_ZH = compiled(
    r"^(?:请|把|将|它|这首|曲子|整首|再|能不能|给我|的)*(?:长度|时长|小节数?)?(?:再|给我|变成?|改成?|弄)*"
    r"(?:(?P<two>(?:加长|延长|变长|长|加|增加)(?:一倍|到两倍)|翻倍|翻一番|加倍|两倍(?:的)?(?:长度?)?)|"
    r"(?P<three>(?:加长|延长|变长|长)两倍|三倍(?:的)?(?:长度?)?)|"
    r"(?P<half>(?:缩短|剪短|砍掉?|截短|减短|短|减)(?:了)?一半|减半|一半(?:的)?长度?))(?:长)?[吧了吗。!！?？]*$"
)
# Doubling of what? Without a length, or a long-short word, 加倍 is a doubled part.
_OF_LENGTH = compiled(r"长|时|小节|短|砍|翻|减半")
_TOO_SHORT = compiled(
    rf"^(?:but |hmm |well )*(?:{_IT}(?:'s| is)|that's|it's|(?:it|this|that) (?:ends|feels|seems))\s*(?:a "
    rf"(?:little )?bit |a little |much |way |far |"
    r"rather |kind of |really )*too (?:short|soon|early|quickly)[.! ]*$|"
    r"^(?:这首?|曲子|音乐|整首|好像|感觉|有点|有些)*(?:太|过于|有点)短了?[吧啊。!！]*$"
)
_UNTIL_BAR = compiled(rf"^{_POLITE}(?:up )?(?:until|till|to) (?:bar|measure) (?P<n>{NUMBER}){_END}")
# "24 bars in total please".
_IN_ALL = compiled(
    rf"^{_POLITE}(?:(?:make|get|have) {_IT} |to |it should be |i want )?(?P<n>{NUMBER}) (?:bars|"
    rf"measures) (?:in (?:total|all|sum)|altogether|overall){_END}"
)
_ABOUT_SO_LONG = compiled(
    rf"^{_POLITE}(?:can |could |should )?(?:{_IT} )?(?:be )?(?:about |around |roughly |exactly )*(?P<n0>{NUMBER}|an?|"
    rf"half a)[\s-]*(?P<unit0>minutes?|mins?|seconds?|secs?)(?: long| in (?:total|length|all))?\?*{_END}|"
    rf"^{_POLITE}(?:make|get|have|stretch|cut|trim|bring|shorten|extend|let) {_IT} (?:be |last |run )?(?:to |to "
    rf"be |down to |up to )?(?:about |around |roughly |approximately |exactly |some |only )*"
    rf"(?P<n>{NUMBER}|an?|half a)[\s-]*(?P<unit>minutes?|mins?|seconds?|secs?)(?: (?:and (?P<s>{NUMBER}) seconds?|"
    rf"(?P<half>and a half)))?(?: long| in length| or so)*{_END}|"
    rf"^(?:请|把|将|它|这首|曲子|整首|能不能|给我|长度|时长)*(?:弄|做|改|变|调|控制|延长|缩短|剪|压缩|拉长|加长)(?:成|到|为|在)"
    rf"(?:大约|大概|差不多|约)?(?P<m>{NUMBER}|半)个?(?P<unit2>分钟|秒钟?)(?P<half2>半)?(?:左右|上下|以内|长)*[吧了吗。!！?？]*$"
)

# "Don't stop there, go on for 20 more seconds".
_MORE_TIME = compiled(
    rf"^(?:[a-z' ]+, )?(?:{PLEASE})(?:(?:add|give (?:it|me)|go on for|continue for|keep going for|play on for|write|"
    rf"i want|i need) )*(?P<n>{NUMBER}) more (?P<unit>seconds|minutes)(?: of (?:it|this|music|that))?{_END}"
)
_INSTEAD = compiled(r"\b(?:instead|rather|after all)\b")


def resized(text: str, context: Context) -> str:
    """The sentence with a length that leans on the piece told as bars; any other as it is."""
    bars = context.bars
    if not context.has_piece or bars is None:
        return text
    low = text.lower().strip()
    if context.previous is not None and context.previous.act == "compose" and _INSTEAD.search(low):
        return text  # "make it 90 seconds instead": the wish before had another length
    more = _MORE_TIME.match(low)
    if more:
        return f"continue for {more['n']} {more['unit']}"
    chinese = not low.isascii()
    if _TOO_SHORT.match(low):
        return "再长一点" if chinese else "make it longer"
    factor = _factor(low)
    wanted = round(bars * factor) if factor is not None else _bars_for(low, context)
    if wanted is None or wanted == bars:
        return text
    wanted = max(BARS_RANGE[0], wanted)
    if wanted > bars:
        return f"延长到{wanted}小节" if chinese else f"extend it to {wanted} bars"
    return f"只保留前{wanted}小节" if chinese else f"keep only the first {wanted} bars"


def _factor(low: str) -> float | None:
    match = _TIMES_EN.match(low)
    if match:
        return _FACTORS[match["a"] or match["b"] or match["c"]]
    match = _TIMES_ZH.match(low)
    if match is None or not _OF_LENGTH.search(low):
        return None
    return 2.0 if match["two"] else 3.0 if match["three"] else 0.5


def _bars_for(low: str, context: Context) -> int | None:
    """The number of bars that lasts as long as is said, at the tempo and in the meter that are there."""
    until = _UNTIL_BAR.match(low)
    if until and int(number(until["n"]) or 0) > (context.bars or 0):
        return int(number(until["n"]) or 0)
    total = _IN_ALL.match(low)
    if total:
        return int(number(total["n"]) or 0) or None
    match = _ABOUT_SO_LONG.match(low)
    if match is None or context.bars is None or context.seconds is None:
        return None
    return round(_seconds(match) * context.bars / context.seconds)


def _seconds(match: re.Match[str]) -> float:
    said = match["n0"] or match["n"] or match["m"]
    count = 0.5 if said in ("half a", "半") else 1.0 if said in ("a", "an") else number(said) or 0.0
    if match["half"] or match["half2"]:
        count += 0.5
    in_minutes = (match["unit0"] or match["unit"] or match["unit2"]).startswith(("min", "分"))
    return count * (60.0 if in_minutes else 1.0) + (number(match["s"]) or 0.0 if match["s"] else 0.0)
