"""How long music is where a writer says it in a roundabout way: by the bar where it ends ("to the fortieth bar"), or
with a word before the unit ("one glorious minute"). For music that is yet to be written, in English."""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.ordinals import ORDINAL, ordinal
from chatbot.understand.scan import Scan

_BAR = r"(?:bars?|measures?)"
_FINAL = r"(?:,? (?:and |its |the )*(?:very )?(?:final|last|closing|concluding|ultimate)(?: one)?)?"
_ENDS = (
    r"(?:ends?|ending|stops?|clos(?:es?|ing)|finish(?:es)?|conclud(?:es?|ing)|expires?|dies|dissolves?|collapses?|"
    r"falls?|halts?|rests?|vanish(?:es)?|fades?|evaporates?|farewell|goodbye|goodnight|adieu|bows?|curtains?|silent|"
    r"silence|over|done|last|final|finale|home|complete[sd]?|terminates?|ceases?|lands?|arrives?|settles?|double "
    r"bar|lasts?|runs?|stretch(?:es)?|extends?|reach(?:es)?|through|sleeps?|breath|leave|amen|until|till|finishing "
    r"line|up to|as far as|all the way|spent|gone|breaks? off|concludes|put down|lays? down|hurtl\w+|race[sd]?|heads?)"
)
#: "To the fortieth bar", "ends in its sixteenth measure", "from the first bar to the sixty-fourth".
_AT_THE = (
    compiled(
        rf"\b(?:to|until|till|through(?: to)?|towards?|after|by|past|before|beyond|reach(?:es|ing)?|at|in|on|with|of|"
        rf"for|is|upon) (?:the |its |their |bar's )?(?:very )?(?P<n>{ORDINAL}){_FINAL},? {_BAR}\b"
    ),
    compiled(rf"\b{_BAR} (?:through )?(?:to|until|till|up to) (?:the |its )(?:very )?(?P<n>{ORDINAL})\b"),
)
#: "Stops at bar seventy-two", "from bar 1 to bar 24".
_AT_BAR = compiled(
    rf"\b(?:to|until|till|through|at|in|on|after|with|by|is|past|reach(?:es)?) {_BAR} (?:number )?(?P<n>{NUMBER})\b"
    rf"(?! ?(?:to|through|until|-) ?(?:bar |measure )?\d)"
)
_FROM_ONE_TO = compiled(
    rf"\bfrom {_BAR} (?:one|1|number one) (?:all the way |right |straight |through )*(?:to|until|till|through)"
    rf" (?:{_BAR} )?(?P<n>{NUMBER})\b"
)
# Where somebody else comes in, or something happens on the way, nothing ends.
_ON_THE_WAY = compiled(
    r"\b(?:enters?|entering|joins?|joining|comes? in|coming in|begins?|starts?|opens?|returns?|modulat\w+|chang\w+|"
    r"turns? into|shifts?|grows?|swells?|builds?|crescendo|louder|faster|slower|switch\w*|every|each)\b"
)
# Bars that come after those are told of as well: "from bar 1 to 8 sad, from bar 9 happy".
_LATER = compiled(rf"\b(?:from|then in|in|at) {_BAR} (?:number )?{NUMBER}\b")
_CLAUSE = compiled(r"[.;:!?]")
_SUBCLAUSE = compiled(r"[.,;:!?]|\band\b")
_FROM_TO = (_FROM_ONE_TO, _AT_THE[1])
# "Bar after bar, until twenty have drifted past", "bars there are thirty", "a score of measures".
_COUNTED = compiled(
    rf"\b{_BAR}\b[^.;!?]{{0,50}}\b(?:until|till|before|after|when) (?:some |all |about |exactly )?(?P<n>{NUMBER}) "
    rf"(?:of them )?(?:have|has|had|are|were|lie|will have|stand)\b|"
    rf"\b{_BAR} there (?:are|will be|shall be|were) (?:just |only |exactly |precisely )*(?P<m>{NUMBER})\b|"
    rf"\bof {_BAR} (?:there are|it has|it counts|it numbers) (?:just |only |exactly )*(?P<k>{NUMBER})\b|"
    rf"\b(?:an? |(?P<scores>{NUMBER}) )?(?P<score>score) (?:of )?{_BAR}\b"
)
_NO_PRAISE = (
    r"(?!(?:more|further|extra|additional|new|other|octaves?|bars?|beats?|notes?|of|to|and|or|bpm|last|first)\b)"
)
_PRAISED = rf"(?:{_NO_PRAISE}[a-z][a-z'-]+,? ){{1,2}}"
_PLAIN = (
    r"(?:mere|full|single|whole|entire|brief|short|scant|fleeting|bare|good|solid|glorious|quick|lone|solitary|"
    r"leisurely|breathless|blissful|happy|sad|quiet|precious|golden|stolen|lingering|tender|wild|restless|peaceful|"
    r"little|long|hectic|gentle|tense|tidy|neat|compact|generous|unbroken|perfect|radiant|dark|bright|crowded|"
    r"giddy|furious|hushed|slow|fast|frantic|sunny|stormy|sweet|bitter|joyous|joyful|mournful|"
    r"delicious|delirious|dizzy|dizzying|memorable|unforgettable|unhurried|merry|serene|anxious)"
)
_UNIT = r"(?P<unit>bars?|measures?|seconds?|minutes?)\b(?!s? and\b)"
_PRAISED_COUNT = compiled(
    rf"\b(?:(?P<n>{NUMBER}) {_PRAISED}|(?P<one>an?) (?:{_PLAIN},? (?:and )?){{1,2}}){_UNIT}(?P<half> and a half)?"
    rf"(?: and (?:an? )?(?P<s>{NUMBER}) (?:{_PRAISED})?seconds?\b)?"
)


def read_ending(scan: Scan) -> tuple[int | None, float | None]:
    """Bars and seconds, where the text tells them in a roundabout way; both None otherwise."""
    if scan.playing:
        return None, None
    counted = scan.pull(_COUNTED)
    if counted:
        if counted["score"]:
            return int(20 * (number(counted["scores"] or "1") or 1)), None
        return int(number(counted["n"] or counted["m"] or counted["k"]) or 1), None
    praised = _praised(scan)
    if praised is not None:
        return praised
    for pattern in (_FROM_ONE_TO, *_AT_THE, _AT_BAR):
        for match in pattern.finditer(scan.text):
            if _LATER.search(scan.text, match.end()):
                continue
            value = ordinal(match["n"]) if pattern in _AT_THE else number(match["n"])
            clause = _clause(_CLAUSE, scan.text, match.start(), match.end())
            nearby = _clause(_SUBCLAUSE, scan.text, match.start(), match.end())
            ends = _ENDING.search(clause) or match.group().startswith(("to ", "until ", "till ", "through "))
            surely = pattern in _FROM_TO or (ends and not _ON_THE_WAY.search(nearby))
            if value is not None and value >= _FEWEST and float(value).is_integer() and surely:
                scan.take(*match.span())
                return int(value), None
    return None, None


_ENDING = compiled(rf"\b{_ENDS}\b")
# A bar before this is where something begins.
_FEWEST = 4


def _praised(scan: Scan) -> tuple[int | None, float | None] | None:
    match = _PRAISED_COUNT.search(scan.live)
    if match is None:
        return None
    count = 1.0 if match["one"] else number(match["n"])
    if count is None:
        return None
    count += 0.5 if match["half"] else 0.0
    unit = match["unit"]
    if unit.startswith(("bar", "measure")):
        if not count.is_integer() or match["one"]:
            return None
        scan.take(*match.span())
        return int(count), None
    scan.take(*match.span())
    return None, count * (60.0 if unit.startswith("minute") else 1.0) + (number(match["s"] or "0") or 0.0)


def _clause(border: re.Pattern[str], text: str, start: int, end: int) -> str:
    """The part of the sentence between two borders in which something stands."""
    begin = max((match.end() for match in border.finditer(text, 0, start)), default=0)
    close = border.search(text, end)
    return text[begin : close.start() if close else len(text)]
