"""Bars by their numbers in another order: "swap bars 1-4 with bars 5-8", "move the last four bars to the front",
把1到4小节和5到8小节对调, 前后两半换一下."""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan

_TO = r" ?(?:-|to|through|till?|until) ?"
_EN = rf"(?:(?:bars?|measures?) {NUMBER}(?:{_TO}{NUMBER})?|"
_EN += rf"(?:the )?(?:first|second|last|latter|other) half|(?:the )?(?:first|opening|last|final) {NUMBER} "
_EN += r"(?:bars|measures))"
# After the first "bars" the second one may leave the word away.
_EN_AGAIN = rf"(?:{_EN}|{NUMBER}{_TO}{NUMBER}|{NUMBER}(?![\w.]))"
_ZH_BARS = rf"第?{NUMBER}(?:小节)?(?:(?:到|至|-)第?{NUMBER})?小节"
_ZH = rf"(?:{_ZH_BARS}|(?:前|后|上|下)半(?:段|部分|首|截|曲)?|"
_ZH += rf"(?:最前面?的?|开头的?|前面?|最后的?|末尾的?|后面?){NUMBER}个?小节)"
_SWAP = r"(?:swap|switch|exchange|flip|trade|reverse|interchange)(?: round| around| over)?"
_PLACES_ZH = r"(?:互换|对调|交换|调换|换个位置|换位|颠倒|对换|互调|调过来|倒过来|换过来|换一?[下换])"
_EXCHANGED = compiled(
    rf"\b{_SWAP}(?: the (?:order|places?) of)? (?P<a>{_EN}) (?:and|with|for) (?P<b>{_EN_AGAIN})"
    rf"(?: round| around| over| places)?|"
    rf"\b(?P<c>{_EN}) (?:and|with) (?P<d>{_EN_AGAIN}) (?:should |could |must |can |to |need to )?"
    rf"(?:{_SWAP}|change)(?: places| positions)?\b|"
    rf"(?P<e>{_ZH})[和跟与同、,，]?(?:把)?(?P<f>{_ZH})(?:的)?(?:位置|顺序)?(?:给我|互相|相互)?{_PLACES_ZH}"
)
_HALVES = compiled(
    rf"\b{_SWAP} (?:the )?(?:(?:two|both) )?halves(?: of (?:it|the (?:piece|song|tune|track)))?"
    rf"(?: round| around| over)?|(?:前后|上下)(?:两)?(?:半|个?半(?:段|部分))(?:的)?(?:位置|顺序)?{_PLACES_ZH}"
)
_MOVE = r"(?:move|put|bring|shift|take|place|pull|have|play|let)"
_BESIDE = compiled(
    rf"\b{_MOVE} (?P<a>{_EN}) (?:come |go |play |to )?(?P<way>before|after|in front of|behind|ahead of) "
    rf"(?P<b>{_EN_AGAIN})|"
    rf"^(?P<c>{_EN}) (?:should |must |could )?(?:comes?|goes|go) (?P<way2>before|after|in front of|behind|ahead of) "
    rf"(?P<d>{_EN_AGAIN})|把?(?P<e>{_ZH})(?:给我)?(?:放|移|挪|排|搬|调)[到在](?P<f>{_ZH})的?(?P<zh>前|后)(?:面|边)?"
)
_EDGE = compiled(
    rf"\b{_MOVE} (?P<a>{_EN}) (?:up |right )?(?:(?:to|at|in) (?:the )?(?:very )?"
    rf"(?:(?P<front>front|start|beginning|top|opening|first place)|end|back|bottom|last place)\b|(?P<first>first)\b|"
    rf"last\b)|^(?:please |now |can you |could you )*(?:start|begin|open) (?:it |the (?:piece|song) )?(?:off )?with "
    rf"(?P<b>{_EN})(?: instead| first)?[.!? ]*$|"
    rf"把?(?P<c>{_ZH})(?:给我)?(?:放|移|挪|提|调|搬|排)[到在]?(?:整首|曲子|全曲)?(?:的)?(?:最)?"
    rf"(?:(?P<zh>前|开头|开始)|后|结尾|末尾)(?:面|头|边)?(?:去|来)?(?=$|[,，。吧])"
)


def read_bar_order(scan: Scan) -> tuple[re.Match[str], str] | None:
    """Take the wish for another order of bars: where it stands, and the order as :class:`chatbot.turn.Edit` writes it,
    "1-4 <> 5-8" for an exchange, "5-8 < 1-4" for one before another, "5-8 <" and "5-8 >" for the front and the end;
    halves are written "1/2" and "2/2", the first four bars "+4" and the last four "-4". None where there is none."""
    match = scan.pull(_HALVES)
    if match:
        return match, "1/2 <> 2/2"
    match = scan.pull(_EXCHANGED)
    if match:
        one, other = (_span(match[x] or match[y] or match[z]) for x, y, z in (("a", "c", "e"), ("b", "d", "f")))
        return match, f"{one} <> {other}"
    match = scan.pull(_BESIDE)
    if match:
        one, other = (_span(match[x] or match[y] or match[z]) for x, y, z in (("a", "c", "e"), ("b", "d", "f")))
        later = (match["way"] or match["way2"] or match["zh"]) in ("after", "behind", "后")
        return match, f"{one} > {other}" if later else f"{one} < {other}"
    match = scan.pull(_EDGE)
    if match:
        to_front = bool(match["front"] or match["first"] or match["b"] or match["zh"])
        return match, f"{_span(match['a'] or match['b'] or match['c'])} {'<' if to_front else '>'}"
    return None


_NUMBER = compiled(NUMBER)
# The first bars, or the last.
_EDGE_BARS = compiled(
    r"(?:the )?(?:first|opening|(?P<last>last|final)) |(?:最前|开头|前|(?P<last2>最后|末尾|后))面?的?"
)


def _span(words: str) -> str:
    """The bars of a place, as "5-8" or "5", a half of the piece, as "1/2", or its first or last bars, as "-4"."""
    if "half" in words or "半" in words:
        return "1/2" if re.search(r"\bfirst\b|前|上", words) else "2/2"
    edge = _EDGE_BARS.match(words)
    if edge:
        return f"{'-' if edge['last'] or edge['last2'] else '+'}{int(number(_NUMBER.findall(words)[0]) or 0)}"
    return "-".join(str(int(number(found) or 0)) for found in _NUMBER.findall(words)[:2])
