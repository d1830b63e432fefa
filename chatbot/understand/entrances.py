"""Who comes in late, leaves early or begins alone: "the drums should come in only at bar 5", "have the piano start
alone for four bars", 鼓从第五小节才进来. Each is a part that rests in some bars, or sounds there without the others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatbot.understand.length import Place
from chatbot.understand.lexicon import cues
from chatbot.understand.lexicon.instruments import INSTRUMENTS, Instrument
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import Group
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import TAKEN, Scan
from composer.instruments import ROLES

_LATE = compiled(
    rf"\b(?:should |must |can |to |shall )?(?:only |not )?(?:comes?|enters?|starts?|begins?|joins?|waits?|"
    rf"plays?)(?: in)?(?: only| playing| not)? (?:at|from|in|until|before|till) (?:bar|"
    rf"measure) (?P<n>{NUMBER})(?: on(?:wards?)?)?\b|"
    rf"(?:从|等到?|到)?第(?P<m>{NUMBER})小节(?:才|再|开始才?)(?:进来?|加入|开始|出现|响|演奏)"
)
_ONLY = compiled(r"\bonly\b|\bnot\b|\bshould\b|\bwaits?\b|\b(?:un)?till?\b|才|再")

_WHO = r"(?P<who>(?:the |my |our |that |all )?[a-z]+(?:[ ,]+(?:and |the ){0,2}[a-z]+){0,3}?)"
_BAR = r"(?:bar|measure)s?"
_UNTIL = r"(?:until|till|til|before|up to|up until)"
_AT = r"(?:at|from|in|on|with|around)"
# When somebody begins: a bar, after so many bars, in the second half, or later than now.
_WHEN = (
    rf"(?:(?:{_AT}|{_UNTIL}) (?:the )?(?:start of )?{_BAR} (?P<bar>{NUMBER})(?! ?(?:to|-|and|through|till?|until) "
    rf"?\d)(?: on(?:wards?)?)?|"
    rf"after (?:the )?(?:first |opening )?(?P<count>{NUMBER}) {_BAR}|after {_BAR} (?P<after>{NUMBER})|"
    rf"(?P<later>{NUMBER}) {_BAR} (?:later|in|late)\b|(?:by |for )(?:the first |another |about )?(?P<by>{NUMBER}) "
    rf"{_BAR}|"
    rf"(?P<half>half-?way(?: through| in)?|(?:(?:{_AT}|{_UNTIL}|for|during) )?(?:the )?(?:second|last|latter|other) "
    rf"half|"
    rf"after (?:the )?(?:first half|half-?way)|(?:(?:{_AT}|{_UNTIL}) )?(?:the )?(?:half-?way (?:point|mark)|middle))|"
    rf"(?P<vague>(?:a (?:bit|little|touch) |much |somewhat |slightly |even )?later(?: on)?|late))"
)
_IN = r"(?:in |back in |playing )?(?:only |just |not )?"
_LATE_EN = compiled(
    # The drums come in at bar 5.
    rf"\b{_WHO}(?P<verb> (?:(?:should|must|can|could|shall|to|would|only|just|don't|doesn't|do not|does not|shouldn't|"
    rf"must not|not|might|please|also|first|have to|has to|needs? to|ought to) )*(?:comes?|enters?|entering|coming|"
    rf"starts?|starting|begins?|beginning|joins?|joining|waits?|waiting|plays?|playing|kicks?|kicking|drops?|dropping|"
    rf"holds? (?:off|back|on)|stays? (?:out|silent|quiet|tacet|away|off)|(?:is|are|be) (?:silent|tacet|out|quiet|off|"
    rf"held back)|rests?|sits? out|lays? out|keeps? (?:quiet|silent|out))) {_IN}{_WHEN}"
)
_BROUGHT_EN = compiled(
    # Bring the bass in only at bar 5; hold the drums back until bar 9; save the drums for the second half.
    rf"\b(?P<verb>bring|brings|have|introduce|hold|keep|leave|delay|save|postpone|let|start|enter|silence|mute) {_WHO}"
    rf"(?: (?:in|back|out|off|silent|quiet|tacet|away|wait|waiting|rest|resting|entrance|entry|entering|start|"
    rf"come in|coming in|enter))*(?: (?:only|just|not))? (?:for )?{_WHEN}"
)
# No drums until bar 9; drums only from bar 9.
_ONLY_FROM_EN = compiled(
    rf"(?P<verb>\b(?:no|without(?: any)?|not any)) {_WHO} {_UNTIL} (?:the )?(?:{_BAR} (?P<bar>{NUMBER})|"
    rf"(?P<half>(?:second|last|latter|other) half|half-?way(?: point| through)?|middle))|"
    rf"(?:(?P<verb2>\bonly (?:have |use |bring in |play |let in )?))?(?P<who2>(?:the )?[a-z]+) (?:only |"
    rf"not )?(?:from|in(?= the (?:second|last|latter) half)|during|"
    rf"starting (?:at|from|in)|after|before) (?:the )?(?:{_BAR} (?P<bar2>{NUMBER})(?: on(?:wards?)?)?|"
    rf"(?P<half2>(?:second|last|latter) half|half-?way)(?: on(?:wards?)?)?)"
)
# After somebody who enters: "and the bass at bar 5".
_FOLLOWS = compiled(
    rf"{TAKEN}\s*(?:,|;|\band\b)[ ,]*(?:and |then )*{_WHO} (?:only |just )?(?:at|from|in|on) {_BAR} (?P<bar>{NUMBER})"
    r"(?! ?(?:to|-|and|through|till?|until) ?\d)"
)
# More who enter than a band has players are none.
_MOST = 6
_DELAYED = ("delay", "postpone")
_RESTS = compiled(
    r"\b(?:waits?|waiting|holds?|stays?|is|are|be|rests?|sits?|lays?|keeps?|silence|mute|leave|keep|hold)\b"
)
_TILL = compiled(rf"\b(?:{_UNTIL}|for the|wait\w*|save)\b")
_HOLDS = ("hold", "keep", "leave", "silence", "mute")
# So many bars are a phrase, which one who shall come "later" waits.
_PHRASE = 4

# Who leaves before the end: "the drums stop at bar 12", "drop the bass out after bar 12".
_EARLY_EN = compiled(
    rf"\b(?P<but>every(?:one|body|thing)(?: else)? (?:but|except)(?: for)? )?{_WHO}(?P<verb> (?:(?:should|must|can|"
    rf"could|"
    rf"shall|to|would|just|please|all|have to|has to|needs? to) )*(?:stops?|stopping|drops? out|dropping out|leaves?|"
    rf"leaving|falls? silent|goes? (?:silent|quiet|out)|cuts? out|ends?|finish(?:es)?|gives? up|bows? out|disappears?|"
    rf"vanish(?:es)?|drops? away|lays? out|sits? out|shuts? up)(?: playing)?)"
    rf" (?:(?P<at>{_AT}|after|by) {_BAR} (?P<bar>{NUMBER})(?! ?(?:to|-|and|through|till?|until) ?\d)|"
    rf"(?P<half>half-?way(?: through)?|(?:in|for|after) (?:the )?(?:second|last|first) half))"
)
_ALONE = r"(?:alone|by (?:itself|himself|herself|themselves)|on (?:its|their|his|her) own|solo|unaccompanied|first)"
_BEGINS = r"(?:starts?|begins?|opens?|kicks? (?:it |this |things )?off|leads? (?:it |this )?(?:in|off))"
_FIRST_BARS = rf"(?: (?:for|in|over|during) (?:the )?(?:first |opening )?(?P<n>{NUMBER}|a few|a couple of)? ?{_BAR})?"
_ALONE_FIRST = compiled(
    # Start with just the drums; let the piano begin alone for four bars; open on solo piano.
    rf"\b(?:{_BEGINS}(?: (?:it|this|off|out|the (?:piece|song|tune|track)))* (?:with|on)|(?:it|this|the (?:piece|song|"
    rf"tune|track)) (?:should |could |can )?{_BEGINS} (?:with|on)) (?:(?P<just>just|only|nothing but|solo) )?{_WHO}"
    rf"(?P<alone> {_ALONE}| only)?{_FIRST_BARS}(?=[,.;!?]|$| (?:and then|then|before|please))|"
    rf"\b(?P<lead>have|let|make|get|want|i'd like|could|can) (?P<whom>(?:the |my )?[a-z]+(?: [a-z]+)?) (?:to "
    rf")?{_BEGINS}(?: us| it| this| things)?(?: (?:off|in|out))? {_ALONE}"
    rf"(?: (?:for|in|over|during) (?:the )?(?:first |opening )?(?P<m>{NUMBER}|a few|a couple of)? ?{_BAR})?"
)
_OTHERS = (
    r"(?:(?:the )?(?:others?|rest|band|remaining (?:players|parts|instruments))|every(?:one|body|thing)(?: else)?)"
)
# Just piano at first, the others join at bar 9; piano alone for the first eight bars.
_ALONE_UNTIL = compiled(
    rf"\b(?:just|only) {_WHO} (?:at first|first|at the (?:start|beginning)|to (?:start|begin)(?: with)?|"
    rf"in the beginning)[,;. ]+(?:and |then |before |with )*{_OTHERS}(?: (?:of|the|band|can|should|only|then|to|all))*"
    rf" (?:joins?|comes?|enters?|joining|coming|entering|follows?|kicks?)(?: (?:in|it|"
    rf"them))* {_AT} {_BAR} (?P<bar>{NUMBER})|"
    rf"\b{_WHO.replace('who', 'who2')} (?:alone|only|solo|by itself|on its own|unaccompanied) (?:for|in|over|"
    rf"during) the (?:first|"
    rf"opening) (?P<n>{NUMBER}) {_BAR}(?:[,;]? (?:and )?then {_OTHERS}(?: (?:joins?|comes?|enters?)(?: in)?)?)?"
)
# 开头先只有钢琴，第九小节其他人再进来; 前八小节只有钢琴，其他的再进来.
_OTHERS_ZH = r"(?:其[他它余]|别|另外)的?(?:人|乐器|声部|几个)?|大家"
_COME_ZH = r"(?:进来?|加入|加进来|进入|出来|响起|跟上|一起)"
_ALONE_ZH = compiled(
    rf"(?:开头|开始|一开始|最开始|前面|首先|刚开始)?先?(?:只有|只要|只留|只让|只用|由|让)(?P<who>[^,，。]{{1,8}}?)(?:独奏|单独|先|一个人|来|弹|演奏|"
    rf"出现|开始|就好|就行)*[,，、](?:然后|再|等)?(?:{_OTHERS_ZH})?(?:等?到|从|在)?第(?P<bar>{NUMBER})小节(?:开始|起|处|时候?|再|才|都|的|"
    rf"{_OTHERS_ZH})*{_COME_ZH}|"
    rf"(?:前|头|开头)(?:面)?(?P<n>{NUMBER})个?小节(?:先)?(?:只有|只要|只留|只让|只用|由|让)(?P<who2>[^,，。]{{1,8}}?)(?:独奏|单独|一个人|来|弹|演奏)*"
    rf"[,，、](?:然后|之后|后面|再|等)*(?:{_OTHERS_ZH})(?:等?到|从|在)?(?:第{NUMBER}小节)?(?:开始|起|再|才|都|的)*{_COME_ZH}"
)
_FEW = {"a few": 4.0, "a couple of": 2.0}


@dataclass(frozen=True)
class Entrance:
    """Who stands in ``who`` (a span of the text) rests in the bars of ``place``, or with ``alone`` is heard there
    without the others."""

    place: Place
    who: tuple[int, int]
    alone: bool = False


def read_entrances(scan: Scan, bars: int | None, parts: tuple[str, ...]) -> tuple[Entrance, ...]:
    """Take who enters when, or leaves, or begins alone, in the order in which they are named. ``bars`` is the length
    of the piece and ``parts`` who plays in it: somebody new who comes in at a bar is added there."""
    found: list[Entrance] = []
    entrance = _read_entrance(scan, bars, parts)
    while entrance is not None and len(found) < _MOST:
        found.append(entrance)
        entrance = None if entrance.alone else _follows(scan, bars, parts) or _read_entrance(scan, bars, parts)
    return tuple(found)


def _follows(scan: Scan, bars: int | None, parts: tuple[str, ...]) -> Entrance | None:
    """Who comes after in the same way without a verb: "the drums enter at bar 9, the bass at bar 5"."""
    match = _first_of_players(_FOLLOWS, scan, parts)
    last = int(number(match["bar"]) or 1) - 1 if match else 0
    if match is None or last < 1 or (bars is not None and last >= bars):
        return None
    scan.take(match.end("who"), match.end())
    return Entrance(Place((1, last), match.start("who")), match.span("who"))


def _read_entrance(scan: Scan, bars: int | None, parts: tuple[str, ...]) -> Entrance | None:
    alone = _alone_until(scan, bars, parts)
    if alone is not None:
        return alone
    match = _LATE.search(scan.live)
    if match is not None and _ONLY.search(scan.text[max(0, match.start() - 8) : match.end()]):
        first = int(number(match["n"] or match["m"]) or 1)
        if first >= 2:
            scan.take(*match.span())
            return Entrance(Place((1, first - 1), match.start()), (0, match.start()))
    if not scan.text.isascii() or cues.NEW_PIECE.search(scan.text):
        return None
    return (
        _begins_alone(scan, parts)
        or _leaves(scan, bars, parts)
        or _only_from(scan, bars, parts)
        or _comes_late(scan, bars, parts)
    )


def _alone_until(scan: Scan, bars: int | None, parts: tuple[str, ...]) -> Entrance | None:
    match = _ALONE_UNTIL.search(scan.live) or _ALONE_ZH.search(scan.live)
    if match is None:
        return None
    name = "who" if match["who"] else "who2"
    last = int(number(match["bar"]) or 1) - 1 if match["bar"] else int(number(match["n"]) or 0)
    if not _plays(match[name], parts) or last < 1 or (bars is not None and last >= bars):
        return None
    scan.take(match.start(), match.start(name))
    scan.take(match.end(name), match.end())
    return Entrance(Place((1, last), match.start()), match.span(name), alone=True)


_SMALL_WORDS = (
    "the",
    "my",
    "our",
    "that",
    "all",
    "and",
    "part",
    "parts",
    "line",
    "player",
    "players",
    "both",
    "whole",
    "s",
)


def _plays(words: str, parts: tuple[str, ...]) -> bool:
    """Whether the words name somebody who plays in the piece, and nobody and nothing else."""
    hits = list(INSTRUMENTS.find(words))
    named = [hit.value.family for hit in hits if isinstance(hit.value, Instrument)]
    rest = words
    for hit in reversed(hits):
        rest = rest[: hit.start] + rest[hit.end :]
    left = [word for word in re.findall(r"[a-z]+", rest) if word not in _SMALL_WORDS and word not in ROLES]
    roles = [role for role in ROLES if role in words]
    return not left and bool(named or roles) and all(family in parts for family in named)


def _first_of_players(pattern: re.Pattern[str], scan: Scan, parts: tuple[str, ...]) -> re.Match[str] | None:
    """The first match in which "who" is somebody who plays: of "let the drums stop" not "let the drums"."""
    match = pattern.search(scan.live)
    while match is not None and not _plays(match["who"], parts):
        match = pattern.search(scan.live, match.start() + 1)
    return match


def _comes_late(scan: Scan, bars: int | None, parts: tuple[str, ...]) -> Entrance | None:
    for pattern in (_BROUGHT_EN, _LATE_EN):
        match = _first_of_players(pattern, scan, parts)
        if match is None:
            continue
        silent = _silent_before(match, bars)
        if silent is None:
            continue
        scan.take(match.start("verb"), match.end("verb"))
        scan.take(match.end("who"), match.end())
        return Entrance(Place(silent, match.start()), match.span("who"))
    return None


def _only_from(scan: Scan, bars: int | None, parts: tuple[str, ...]) -> Entrance | None:
    match = _ONLY_FROM_EN.search(scan.live)
    if match is None:
        return None
    name = "who" if match["who"] else "who2"
    if not _plays(match[name], parts) or (name == "who2" and not re.search(r"\b(?:only|not)\b", match.group())):
        return None
    bar = match["bar"] or match["bar2"]
    last = int(number(bar) or 1) - (" after " not in match.group()) if bar else (bars or 0) // 2
    if last < 1 or (bars is not None and last >= bars):
        return None
    scan.take(match.start(), match.start(name))
    scan.take(match.end(name), match.end())
    return Entrance(Place((1, last), match.start()), match.span(name))


def _silent_before(match: re.Match[str], bars: int | None) -> tuple[int, int] | None:
    """The bars before an entrance."""
    verb = match["verb"].strip()
    rests = verb in _HOLDS or bool(_RESTS.search(verb))
    if rests and (match["bar"] or match["half"]) and not _TILL.search(match.group()):
        return None  # "rests in bars 5 to 8"
    if match["by"] and not (verb in (*_DELAYED, *_HOLDS) or _RESTS.search(verb)):
        return None  # "play the drums for 4 bars"
    if match["vague"] and verb in _HOLDS:
        return None
    if match["half"]:
        return (1, bars // 2) if bars and bars > 1 else None
    if match["vague"]:
        last = _PHRASE
    elif match["bar"]:
        last = int(number(match["bar"]) or 1) - 1
    else:
        said = match["count"] or match["after"] or match["later"] or match["by"]
        last = int(number(said) or 0)
    return (1, last) if last >= 1 and (bars is None or last < bars) else None


def _leaves(scan: Scan, bars: int | None, parts: tuple[str, ...]) -> Entrance | None:
    match = _first_of_players(_EARLY_EN, scan, parts)
    if match is None or bars is None:
        return None
    first = bars // 2 + 1 if match["half"] else int(number(match["bar"]) or 1) + (match["at"] == "after")
    if not 1 < first <= bars:
        return None
    if match["but"]:
        scan.take(*match.span("but"))
    scan.take(*match.span("verb"))
    scan.take(match.end("verb"), match.end())
    return Entrance(Place((first, bars), match.start()), match.span("who"), alone=bool(match["but"]))


def _begins_alone(scan: Scan, parts: tuple[str, ...]) -> Entrance | None:
    match = _ALONE_FIRST.search(scan.live)
    if match is None:
        return None
    name = "whom" if match["lead"] else "who"
    sure = match["lead"] or match["just"] or match["alone"]
    if not sure or not _plays(match[name], parts):
        return None
    said = match["n"] or match["m"]
    last = int(_FEW.get(said or "", number(said) or 0.0 if said else float(_PHRASE)))
    scan.take(match.start(), match.start(name))
    scan.take(match.end(name), match.end())
    return Entrance(Place((1, max(1, last)), match.start()), match.span(name), alone=True)


def who_enters(groups: list[Group], entrance: Entrance) -> list[Group]:
    """The players of whom the entrance speaks."""
    begin, end = entrance.who
    inside = [group for group in groups if group.end <= end and group.start >= begin]
    return inside if begin else inside[-1:]
