"""Who comes in late: "the drums should come in only at bar 5", 鼓从第五小节才进来."""

from __future__ import annotations

from chatbot.understand.length import Place
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import Group
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan

_LATE = compiled(
    rf"\b(?:should |must |can |to |shall )?(?:only |not )?(?:comes?|enters?|starts?|begins?|joins?|waits?|"
    rf"plays?)(?: in)?"
    rf"(?: only| playing| not)? (?:at|from|in|until|before|till) (?:bar|measure) (?P<n>{NUMBER})(?: on(?:wards?)?)?\b|"
    rf"(?:从|等到?|到)?第(?P<m>{NUMBER})小节(?:才|再|开始才?)(?:进来?|加入|开始|出现|响|演奏)"
)
_ONLY = compiled(r"\bonly\b|\bnot\b|\bshould\b|\bwaits?\b|\b(?:un)?till?\b|才|再")


def read_entrance(scan: Scan) -> Place | None:
    """Take who enters when: the bars before, in which they rest; None where nobody comes in late."""
    match = _LATE.search(scan.live)
    if match is None or not _ONLY.search(scan.text[max(0, match.start() - 8) : match.end()]):
        return None
    first = int(number(match["n"] or match["m"]) or 1)
    if first < 2:
        return None
    scan.take(*match.span())
    return Place((1, first - 1), match.start())


def late_comers(groups: list[Group], entrance: Place) -> list[Group]:
    """The players that stand before the words of their entrance: the nearest list."""
    before = [group for group in groups if group.end <= entrance.at]
    return before[-1:]
