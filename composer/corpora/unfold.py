"""The order in which the bars of a page are played: repeats and their endings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

# A page whose signs lead round and round is cut off here.
_MOST_BARS = 2000


@dataclass(frozen=True)
class Signs:
    """What stands at the bar lines of one bar: whether a repeat ``begins`` here, whether one
    ``ends`` and how many ``times`` it is played then, and the ``endings`` the bar belongs to."""

    begins: bool = False
    ends: bool = False
    times: int = 2
    endings: frozenset[int] = frozenset()


def signs_of(measures: Sequence[ElementTree.Element]) -> list[Signs]:
    """The signs of every measure of a MusicXML part."""
    result: list[Signs] = []
    endings: frozenset[int] = frozenset()
    for measure in measures:
        begins = ends = closes = False
        times = 2
        for line in measure.findall("barline"):
            repeat, ending = line.find("repeat"), line.find("ending")
            if ending is not None and ending.get("type") == "start":
                numbers = (ending.get("number") or "1").replace(" ", "").split(",")
                endings = frozenset(int(number) for number in numbers if number.isdigit())
            closes = closes or (ending is not None and ending.get("type") in ("stop", "discontinue"))
            if repeat is not None and repeat.get("direction") == "forward":
                begins = True
            elif repeat is not None:
                ends, times = True, int(repeat.get("times") or 2)
        result.append(Signs(begins, ends, times, endings))
        endings = frozenset() if closes else endings
    return result


def playing_order(signs: Sequence[Signs]) -> list[int]:
    """The indices of the bars as they are played. An ending may be printed shorter than it is: what
    stands between it and the repeat sign is played every time."""
    order: list[int] = []
    at = begin = 0
    turn = 1
    while at < len(signs) and len(order) < _MOST_BARS:
        sign = signs[at]
        if sign.begins and at != begin:
            begin, turn = at, 1
        if sign.endings and turn not in sign.endings:
            at += 1
            continue
        order.append(at)
        following = signs[at + 1].endings if at + 1 < len(signs) else frozenset()
        if sign.ends and turn < max(sign.times, max(following, default=0)):
            turn += 1
            at = begin
            continue
        if not following and (sign.ends or (sign.endings and turn > 1)):
            begin, turn = at + 1, 1
        at += 1
    return order
