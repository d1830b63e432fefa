"""Length and places: "16 bars", "thirty seconds", 一分半, and "bars 5 to 8", 第5到8小节."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatbot.understand.degree import degree_at
from chatbot.understand.ending_bar import read_ending
from chatbot.understand.lexicon.expression import LENGTHS
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan
from composer.controls import BARS_RANGE, ControlError

# "A two-bar riff" is no length of the piece where another one is named.
_A_FIGURE = compiled(
    rf"\b{NUMBER}[- ](?:bar|measure) (?:riff|phrase|motif|motive|figure|pattern|loop|ostinato|groove|vamp|hook|cell|"
    rf"idea|fill|line|bass ?line)s?\b|\b(?:phrases|sections|parts|halves|groups|blocks|periods|sentences|"
    rf"strains) of {NUMBER} (?:bars|measures)(?: each)?\b"
)
_BARS = compiled(
    rf"(?P<more>再(?:来|写|加|续|接|弹|奏)?|继续写?|往[下后](?:面)?(?:再)?(?:写|续|接|弹|加)?|接着(?:写|弹)?|(?:续|"
    rf"接)写?|多(?:写|来|加)?|增加|加上?|another|additional|extra|"
    rf"add)?(?:\s*|\s+an?(?:other)?\s+)"
    rf"(?P<n>{NUMBER})[\s-]*(?P<more2>more |additional |extra |further |new )?个?(?:bars?\b|measures?\b|"
    rf"小节)(?P<longer>\s+(?:more|longer)\b)?"
)
# "Every bar of it, thirty of them": the bars were named before.
_OF_THEM = compiled(
    rf"\b(?:bars?|measures?)\b[^.;!?]{{0,60}}?[,:;-]+ ?(?:all |some |about |just |exactly )*(?P<n>{NUMBER}) of them\b|"
    rf"\b(?:bars|measures)\b[^.,;!?]{{0,20}}? (?:number|total|amount to|come to|add up to|arrives? at|one arrives at|"
    rf"arrive at|reach)s? (?P<m>{NUMBER})\b|"
    rf"\b(?:number of (?:its |the |all )?(?:bars|measures)|(?:bar|measure)[ -]count)(?: (?:in|of) (?:this|the|"
    rf"its) \w+)?(?: is| being|:| of| stands at| comes to| reaches| equals)? (?P<k>{NUMBER})\b|"
    rf"\b(?:bars|measures),? (?:some |about |exactly |roughly )*(?P<h>{NUMBER}) (?:in (?:number|all|total|sum)|"
    rf"altogether|"
    rf"of them|strong)\b|\b(?:after|for|over|of) (?P<p>{NUMBER}) of them (?:the )?(?:piece|song|music|it|track|"
    rf"tune) (?:ends|is over|stops|closes|finishes)\b|"
    rf"\b(?:bars|measures) ?[:=] ?(?P<i>{NUMBER})\b(?! ?(?:-|to) ?\d)|"
    rf"\blength (?:in bars )?(?:is|of|being|:) (?P<j>{NUMBER}) (?:bars|measures)\b"
)
# "A quarter of a minute", "a minute and a quarter".
_QUARTERS = compiled(
    rf"\b(?P<part>(?:an? |one )?(?:quarter|third)|three[ -]quarters|two[ -]thirds) of an? (?P<unit>minute|hour)\b|"
    rf"\b(?:(?P<n>{NUMBER})|an?) (?P<unit2>minute|hour)s? and (?P<part2>a quarter|a third|a half|three[ -]quarters|"
    rf"two[ -]thirds)\b|\b(?P<m>{NUMBER}) and (?P<part3>a quarter|three[ -]quarters|a third|two[ -]thirds) "
    rf"(?P<unit3>minute|hour)s?\b"
)
_HALF_BAR = compiled(r"\bhalf an? (?:bar|measure)\b|半个?小节")
_CLOCK = compiled(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])(?:\s*(?:min(?:ute)?s?|long))?")
_MINUTES = compiled(
    rf"(?:(?P<pre_half>half (?:a|of a)[\s-]|half[\s-]|半个?)|(?P<n>{NUMBER}|"
    rf"(?<![a-z])an?(?![a-z]))[\s-]*个?(?P<n_half>半|and a half)?)"
    rf"[\s-]*(?P<unit>minutes?\b|mins?\b|分钟?(?![之音手别开解析布])|hours?\b|小时|钟头)"
    rf"(?:\s*(?P<post_half>and a half|半))?钟?(?:\s+(?P<s2>[1-5]\d|fifteen|twenty|thirty|forty(?:[- "
    rf"]five)?)(?=\s+[a-z])(?!\s*(?:bpm|bars?|beats?|seconds?|secs?|s\b|measures?))|"
    rf"\s*(?:(?:and|&|,)\s*)?(?P<s>{NUMBER})[\s-]*(?:seconds?\b|secs?\b|s\b|秒钟?|"
    rf"(?=\s+(?:of|long)\b)|(?=$|[,.;，。的])))?"
)
_HEDGED = compiled(
    rf"(?P<rough>\b(?:under|over|less than|more than|nearly|almost|close to|about|around|roughly) (?:an?|one|{NUMBER}) "
    rf"minutes?)\b[ ,:;(-]+(?:exactly |precisely |to be exact,? |namely |or |more exactly |"
    rf"that is,? )?{NUMBER}[ -]seconds?\b"
)
_SHARES = (("three", 0.75), ("two", 2 / 3), ("quarter", 0.25), ("third", 1 / 3), ("half", 0.5))
# "80s synthwave" is a decade, "30s of jazz" a length.
_DECADE = r"(?![5-9]0'?s\s+(?!of\b|long\b|piece|clip|loop)[a-z])"
_SECONDS = compiled(
    rf"{_DECADE}(?!(?:808|909|303|707)s\b)(?<!几)(?P<n>{NUMBER}|半)[\s-]*(?:seconds?\b(?!\s+(?:verse|part|theme|bar|"
    rf"measure)\b)|secs?\b|s\b|秒钟?)(?!\s*notes?\b)"
)

_PLACE = compiled(
    rf"\b(?:bars?|measures?)\s+(?P<a>{NUMBER})(?:\s*(?:-|to|through|until|till|and|到|至)\s*(?:bar\s+|"
    rf"measure\s+)?(?P<b>{NUMBER}))?|"
    rf"(?!{NUMBER}\s*个?小节\s*[,，]\s*第)第?\s*(?P<c>{NUMBER})\s*(?:小节)?\s*(?:-|~|到|至|、|,|和|与)\s*第?\s*(?P<d>{NUMBER})\s*小节|"
    rf"第\s*(?P<e>{NUMBER})\s*小节"
)
_EDGE = compiled(
    rf"\b(?:the )?(?P<en>first|last|final|opening|closing)\s+(?P<n>{NUMBER}\s+)?(?:bars?|measures?)\b|(?P<zh>前|开头|"
    rf"中间|最后|末尾|后)(?P<m>{NUMBER})个?小节"
)


# Counted from the end: 倒数第四小节.
_FROM_THE_END = compiled(rf"倒数(?:的)?第(?P<n>{NUMBER})个?小节")


# A sentence points at no more places than this.
_MOST_PLACES = 8


@dataclass(frozen=True)
class Length:
    """``bars`` or ``seconds`` as stated; ``more`` when they come on top of what is there."""

    bars: int | None = None
    seconds: float | None = None
    more: bool = False


# "From bar 9 on", 第9小节开始: to the end.
_ONWARDS = compiled(
    r"(?P<always>\s*(?:on(?:wards?)?\b(?! the)|to the end|till the end|until the end|(?:开始|起|"
    r"之?后|以后)?(?:一直)?到(?:结尾|最后|结束|完|末尾|曲终))|开始|起|以后|之后|往后)|\s*(?:,|，|$|\b(?=fad|slow|get|"
    r"grow|play|let|make|the|cresc|dim|rit))"
)
# With a verb between: 从第11小节渐强到14小节.
_UNTIL = compiled(rf"[^,.;，。；]{{1,8}}?(?:到|至)第?(?P<n>{NUMBER})个?小节")
# Said further on in the clause: 第13小节开始渐弱到结束.
_TO_THE_END = compiled(
    r"[^,.;，。；]*?(?:\b(?:to|till|until|through to) the (?:very )?end\b|(?:到|直到|至)(?:结尾|"
    r"最后|结束|完|末尾|曲终|终了))"
)
# A key that changes at a bar stays so.
_MODULATES_AT = compiled(
    r"\b(?:modulat\w*|key change|change key|change of key|transpose)\b[^,.;]{0,30}\b(?:at|in|on|with)\s*$"
)
_FROM = compiled(r"(?:\b(?:from|starting (?:at|from|in))|从|自)\s*$")
_MIDDLE = compiled(
    r"\b(?:in |during )?the middle(?: (?:part|section|bit|bars|of (?:it|the piece|the song)))?\b(?! (?:c|one|"
    r"version|voice|line|eight|register|of)\b)|(?<!从)中间(?:部分|那一?段|几?个?小节|一段|段)?(?![插加来换转休的有])"
)
_HALF = compiled(
    r"\b(?:the |its )?(?P<first>first|opening|1st)[\s-]half\b|\b(?:the |its )?(?:second|last|latter|other|2nd|final|"
    r"closing)[\s-]half\b|(?P<zh>前半|上半)(?:段|部分|部|首|截)?|(?:后半|下半)(?:段|部分|部|首|截)?"
)


@dataclass(frozen=True)
class Place:
    """``bars`` pointed at, first and last, and where the words ``at`` which they stood began."""

    bars: tuple[int, int]
    at: int


def read_places(scan: Scan, bars: int | None) -> list[Place]:
    """Take the bars pointed at, counted from 1, both included, in the order of the text; ``bars``
    is the length of the piece, which "the last four bars" needs.

    Raises:
        ControlError: ("place") for a range that runs backwards or starts before bar 1.
    """
    found: list[Place] = []
    while len(found) < _MOST_PLACES and (one := _place(scan, bars)):
        found.append(one)
    return sorted(found, key=lambda place: place.at)


# "Everything after bar 12", "all before bar 5".
_BEYOND = compiled(
    rf"\b(?:(?:everything|all|anything|whatever|the rest|what(?:'s| is| comes)?) (?:that (?:comes|is) )?|"
    rf"(?<=cut )|(?<=trim )|(?<=\A)(?=(?:up to|until|till|after|past) bar))(?:(?P<way>after|past|beyond|"
    rf"following|before|up to|until|till|from|starting (?:at|from|with)) )(?:bar|measure) (?P<n>{NUMBER})(?: "
    rf"on(?:wards?)?)?\b"
)


def _beyond(scan: Scan, bars: int | None) -> Place | None:
    """All bars on one side of one."""
    match = _BEYOND.search(scan.live)
    if match is None or bars is None:
        return None
    at, way = int(number(match["n"]) or 1), match["way"]
    if way in ("after", "past", "beyond", "following"):
        there = (at + 1, bars)
    elif way in ("before", "up to", "until", "till"):
        there = (1, at - 1 if way == "before" else at)
    else:
        there = (at, bars)
    if not 1 <= there[0] <= there[1]:
        return None
    scan.take(*match.span())
    return Place(there, match.start())


def _place(scan: Scan, bars: int | None) -> Place | None:
    beyond = _beyond(scan, bars)
    if beyond:
        return beyond
    counted = scan.pull(_FROM_THE_END) if bars is not None else None
    if counted is not None and bars is not None:
        at = max(1, bars - int(number(counted["n"]) or 1) + 1)
        return Place((at, at), counted.start())
    edge = _EDGE.search(scan.live)
    if edge:
        count = int(number(edge["n"] or edge["m"] or "1") or 1)
        if edge["zh"] == "中间" and bars is not None and count <= bars:
            scan.take(*edge.span())
            begins = (bars - count) // 2 + 1
            return Place((begins, begins + count - 1), edge.start())
        at_start = (edge["en"] or edge["zh"]) in ("first", "opening", "前", "开头")
        if bars is None and edge["zh"] in ("最后", "末尾"):
            scan.take(*edge.span())  # where, and no length
            return None
        if at_start or (bars is not None and edge["zh"] != "中间"):
            scan.take(*edge.span())
            there = (1, count) if at_start else (max(1, (bars or count) - count + 1), bars or count)
            return Place(there, edge.start())
    match = scan.pull(_PLACE)
    if match is None:
        half = scan.pull(_HALF) if bars is not None and bars > 1 else None
        middle = scan.pull(_MIDDLE) if half is None and bars is not None and bars > 2 else None
        if middle is not None and bars is not None:
            return Place((bars // 4 + 1, bars - bars // 4), middle.start())
        if half is None or bars is None:
            return None
        there = (1, bars // 2) if half["first"] or half["zh"] else (bars // 2 + 1, bars)
        return Place(there, half.start())
    before = scan.live[: match.start()]
    onwards = _ONWARDS.match(scan.live, match.end()) if bars is not None and not (match["b"] or match["d"]) else None
    to_the_end = _TO_THE_END.match(scan.live, match.end()) if onwards else None
    if onwards and (onwards["always"] or to_the_end or _FROM.search(before) or _MODULATES_AT.search(before)):
        scan.take(*onwards.span())
        start = int(number(match["a"] or match["e"]) or 1)
        return Place((start, max(start, bars or start)), match.start())
    first = number(match["a"] or match["c"] or match["e"])
    until = _UNTIL.match(scan.live, match.end()) if match["e"] else None
    if until:
        scan.take(*until.span("n"))
    last = number(match["b"] or match["d"] or (until["n"] if until else None) or match["a"] or match["e"])
    assert first is not None and last is not None
    if not (1 <= first <= last <= BARS_RANGE[1] and first.is_integer() and last.is_integer()):
        raise ControlError("place", f"{first:g}-{last:g}", f"1 to {BARS_RANGE[1]}, first before last")
    return Place((int(first), int(last)), match.start())


def read_length(scan: Scan) -> Length:
    """Take a number of bars, or a duration in seconds, minutes or hours. Values are not checked
    against their ranges here, except that half a bar is none.

    Raises:
        ControlError: ("bars") for a fraction of a bar.
    """
    if scan.pull(_HALF_BAR):
        raise ControlError("bars", "0.5", f"{BARS_RANGE[0]} to {BARS_RANGE[1]} bars")
    figure = _A_FIGURE.search(scan.live)
    if figure and _BARS.search(scan.live, figure.end()):
        scan.take(*figure.span())
    match = scan.pull(_BARS)
    if match:
        value = number(match["n"])
        assert value is not None
        if not value.is_integer():
            raise ControlError("bars", f"{value:g}", f"{BARS_RANGE[0]} to {BARS_RANGE[1]} bars")
        return Length(bars=int(value), more=bool(match["more"] or match["more2"] or match["longer"]))
    of_them = scan.pull(_OF_THEM)
    if of_them:
        said = next(value for value in of_them.groupdict().values() if value)
        return Length(bars=int(number(said) or 1))
    quarters = scan.pull(_QUARTERS)
    if quarters:
        return Length(seconds=_fraction(quarters))
    clock = scan.pull(_CLOCK)
    if clock:
        return Length(seconds=60.0 * int(clock[1]) + int(clock[2]))
    hedged = _HEDGED.search(scan.live)
    if hedged:
        scan.take(*hedged.span("rough"))  # "just under a minute: 55 seconds"
    minutes = scan.pull(_MINUTES)
    if minutes:
        return Length(seconds=_duration(minutes))
    seconds = scan.pull(_SECONDS)
    if seconds:
        return Length(seconds=0.5 if seconds["n"] == "半" else number(seconds["n"]))
    told_bars, told_seconds = read_ending(scan)
    return Length(bars=told_bars, seconds=told_seconds)


def read_vague_length(scan: Scan) -> int | None:
    """Take "short" or "long" and assume a number of bars."""
    for hit in scan.hits(LENGTHS):
        scan.take(hit.start, hit.end)
        if hit.value is not None and not degree_at(scan.text, hit.start, hit.end).more:  # 再长一点: longer
            scan.assume("length_word", word=hit.phrase, bars=hit.value)
            return hit.value
    return None


def _fraction(match: re.Match[str]) -> float:
    part = match["part"] or match["part2"] or match["part3"]
    share = next(share for word, share in _SHARES if word in part)
    whole = 0.0 if match["part"] else number(match["n"] or match["m"] or "1") or 0.0
    unit = match["unit"] or match["unit2"] or match["unit3"]
    return (whole + share) * (3600.0 if unit == "hour" else 60.0)


def _duration(match: re.Match[str]) -> float:
    unit = 3600.0 if match["unit"].startswith(("hour", "小时", "钟头")) else 60.0
    if match["pre_half"]:
        return 0.5 * unit
    count = 1.0 if match["n"] in ("a", "an") else number(match["n"]) or 0.0
    if match["n_half"] or match["post_half"]:
        count += 0.5
    return count * unit + (number(match["s"] or match["s2"] or "0") or 0.0)
