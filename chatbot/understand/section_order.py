"""Sections by their names in another order: "swap the verse and the chorus", "move the bridge to the end",
主歌和副歌对调, 把副歌移到最前面. Which bars they are is read off the piece (:mod:`chatbot.targets`)."""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan

_EN = r"(?:section [a-h]|intro(?:duction)?|verse|chorus|refrain|hook|bridge|middle eight|ending|outro|coda)"
_ZH = r"(?:前奏|引子|主歌|副歌|桥段|间奏|尾奏|结尾|尾声)"
_NAMES = {
    "introduction": "intro", "refrain": "chorus", "hook": "chorus", "middle eight": "bridge", "outro": "ending",
    "coda": "ending", "前奏": "intro", "引子": "intro", "主歌": "verse", "副歌": "chorus", "桥段": "bridge",
    "间奏": "bridge", "尾奏": "ending", "结尾": "ending", "尾声": "ending",
}  # fmt: skip
_MOVE = r"(?:move|put|bring|shift|take|place|pull|have|play)"
# Two change places.
_EXCHANGED = compiled(
    rf"\b(?:swap|switch|exchange|flip|trade|reverse|interchange)(?: round| around| over)?(?: the (?:order|"
    rf"places?) of)? "
    rf"(?:the )?(?P<a>{_EN})s? (?:and|with|for) (?:the )?(?P<b>{_EN})s?(?: round| around| over| places)?\b|"
    rf"(?P<c>{_ZH})(?:部分)?[和跟与、]?(?P<d>{_ZH})(?:部分)?(?:互换|对调|交换|调换|换个位置|换位|颠倒|对换|互调|"
    rf"倒过来|换一?[下换])"
)
# One before or after another.
_BESIDE = compiled(
    rf"\b{_MOVE} (?:the )?(?P<a>{_EN}) (?P<way>before|after|in front of|behind|ahead of) (?:the )?(?P<b>{_EN})\b|"
    rf"把?(?P<c>{_ZH})(?:放到|放在|移到|挪到|排到|搬到)(?P<d>{_ZH})的?(?P<zh>前|后)(?:面|边)?"
)
# One to the front or to the end.
_EDGE = compiled(
    rf"\b{_MOVE} (?:the )?(?P<a>{_EN}) (?:up |right )?(?:to|at|in) (?:the )?(?:very )?(?:(?P<front>front|start|"
    rf"beginning|top|opening|first place)|end|back|bottom|last place)\b|"
    rf"^(?:please |now |can you |could you )*(?:start|begin|open) (?:it |the (?:piece|song) )?(?:off )?with the "
    rf"(?P<b>{_EN})"
    rf"(?: instead| first)?[.!? ]*$|^(?:please |now )*(?:the |play the |put the )?(?P<c>{_EN}) (?:comes |should come |"
    rf"goes )?first[.! ]*$|"
    rf"把?(?P<d>{_ZH})(?:给我)?(?:放|移|挪|提|调|搬|排)到?(?:最|曲子)?(?:(?P<zh>前|开头|开始)|后|结尾|末尾)(?:面|头|边)?"
    rf"(?:去|来)?(?=$|[,，。吧])"
)


def _name(words: str) -> str:
    return words.removeprefix("section ").upper() if words.startswith("section ") else _NAMES.get(words, words)


def read_section_order(scan: Scan) -> tuple[re.Match[str], str] | None:
    """Take the wish for another order: where it stands, and the order as :class:`chatbot.turn.Edit` writes it, "verse
    <> chorus" for an exchange, "chorus < verse" for one before another, "chorus <" and "chorus >" for the front and
    the end; None where there is none."""
    match = scan.pull(_EXCHANGED)
    if match:
        one, other = (_name(match[x] or match[y]) for x, y in (("a", "c"), ("b", "d")))
        return match, f"{one} <> {other}"
    match = scan.pull(_BESIDE)
    if match:
        one, other = (_name(match[x] or match[y]) for x, y in (("a", "c"), ("b", "d")))
        later = (match["way"] or match["zh"]) in ("after", "behind", "后")
        return match, f"{other} < {one}" if later else f"{one} < {other}"
    match = scan.pull(_EDGE)
    if match:
        name = _name(next(match[group] for group in "abcd" if match[group]))
        to_front = bool(match["front"] or match["b"] or match["c"] or match["zh"])
        return match, f"{name} {'<' if to_front else '>'}"
    return None
