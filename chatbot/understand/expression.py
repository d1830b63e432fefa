"""Dynamics, density, register and pitch range, and how daring the music may be."""

from __future__ import annotations

import re

from chatbot.understand.degree import degree_at
from chatbot.understand.lexicon.expression import DARING, DENSITY, DYNAMICS, REGISTERS
from chatbot.understand.matcher import Lexicon, Value, compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.octaves_told import is_a_compass, octaves_counted, octaves_told
from chatbot.understand.scan import Scan
from composer.controls import COUNT_RANGE, OCTAVES_RANGE, ControlError, PitchRange
from composer.key import pitch_class

_PITCH = r"(?<![a-z0-9])([a-g](?:[#♯b♭]|[- ]?(?:flat|sharp)(?= ?\d))?) ?(-?\d{1,2})(?!\d)"
_BETWEEN = compiled(
    rf"(?:\b(?:between|from|range|音域)\s*(?::|是|在|为|从)?\s*|从)?{_PITCH}\s*(?:-|~|to|and|up to|到|"
    rf"至)\s*{_PITCH}(?:\s*之间)?"
)
_MIDDLE_C = 60
_FROM_MIDDLE = compiled(rf"(?:\bfrom |从|由)?(?:middle c|中央c)\s*(?:-|to|up to|and|到|至)\s*(?:up to )?{_PITCH}")
_ABOVE = compiled(
    rf"(?:(?<!never )(?<!goes )(?<!rises )(?<!go )\babove|\bnever (?:goes|falls|drops|sinks|dips) (?:below|under|"
    rf"lower than)|\blowest (?:note|"
    rf"pitch)(?: is| should be|:)?|\b(?:doesn't|does not|don't|must not|shouldn't) (?:go|fall|drop|dip) (?:below|"
    rf"under|lower than)|\bno(?:thing)? lower than|\bnot (?:go |going )?(?:below|lower than|under)|"
    rf"\bno(?:thing)? (?:below|under)|\bnever below|\bat least|"
    rf"高于|不低于|不(?:要|能|可)低于|最低音?(?:(?:也)?(?:不要?|别|不能|不可|不许)(?:低[于过]|超过|再?低到|到)|不低于|"
    rf"是|到)?|(?:别|不许|不可以|不得)(?:低[于过]))\s*{_PITCH}(?:以上)?|{_PITCH}以上"
)
_BELOW = compiled(
    rf"(?:\b(?:no(?:thing)?|not|never|doesn't|does not|don't|do not|won't|mustn't|must not|shouldn't|should not|"
    rf"can't) "
    rf"(?:goes |go |going |rises? |climbs? |gets? |reach(?:es)? |be |pass(?:es)? |exceeds? )?(?:higher than|above|"
    rf"over|past|beyond|up to)?|"
    rf"\bhighest (?:note|pitch)(?: is| should be|:)?|\btop(?:s out| note)(?: at| is)?|\bmax(?:imum)?(?: note|"
    rf" pitch)?(?: is|:)?|(?<!nothing )(?<!not )(?<!no "
    rf")(?<!never )(?<!go )\b(?:below|under)|\bat most|\bup to|"
    rf"(?<!不)(?<!不要)(?<!不能)(?<!不可)(?<!别)(?<!不得)(?<!不许)低于|不高于|(?:别|不许|不可以|不得)(?:高[于过]|"
    rf"超过)|不(?:要|能|可)(?:高于|超过)|最高音?(?:(?:也)?(?:不要?|别|不能|不可|不许)(?:高[于过]|超过|过|到)|不超过|"
    rf"不高于|是|到)?)\s*{_PITCH}(?:以下)?|{_PITCH}以下"
)
_OCTAVES_EN = (
    compiled(
        rf"\b(?:pitch |melodic |vocal |note |tonal )?(?:range|compass|span|ambitus)\w*\b[^.;]{{0,"
        rf"30}}?\b(?P<n>{NUMBER})[\s-]*octaves?\b"
    ),
    compiled(
        rf"\b(?:within|span(?:s|ning)?|spread over|cover(?:s|ing)?|extend(?:s|ing)?(?: over)?|over|across|"
        rf"range(?:s)? "
        rf"over|inside|in|at most|no more than|up to|stay within|keep (?:it )?(?:to|within)|range over)\s+"
        rf"(?:a |an |about |around |some |only |just |at most |the |exactly |roughly )*(?:(?:pitch |note )?(?:range|"
        rf"compass|span) of )?(?P<n>{NUMBER})[\s-]*octaves?\b(?! (?:higher|lower|up|down|above(?! (?:the|its|an?) )|"
        rf"below))"
    ),
    compiled(rf"\b(?:beyond|past|outside|wider than|more than|exceed\w*|narrow as|as wide as|confined to|"
        rf"restricted to|"
             rf"limited to|contained (?:in|within)|kept (?:to|within)|bounded by|fits? (?:in|into|within)|lie within|"
             rf"of)(?: the space of| the bounds of| the compass of| a| the| just| only|"
             rf" mere)* (?P<n>{NUMBER})[\s-]*octaves?\b"
             rf"(?! (?:higher|lower|up|down|above|below))"),
    compiled(rf"\b(?P<n>{NUMBER}) (?:\w+ )?octaves? (?:is|are|were|wide|deep|lie|lies|separate|stretch|of (?:range|"
             rf"compass|notes|pitch|melody))\b"),
    compiled(rf"\b(?:roam|range|wander|sweep|stretch|reach|spread|unfold|move|travel|travers|soar|leap|climb|run|"
        rf"rang|"
             rf"roll|"
             rf"glide|stray|tour|explor|us|occup|fill|embrac|encompass|bridg|straddl|cross|need)\w*(?: \w+){{0,2}}? "
             rf"(?P<n>{NUMBER})[\s-]*octaves?\b(?! (?:higher|lower|up|down|above|below|apart))"),
    compiled(rf"(?P<n>{NUMBER})[\s-]*octaves?[\s-]+(?:pitch |melodic |note )?(?:range|compass|span|spread|"
        rf"ambitus)\b"),
    compiled(rf"\b(?:make (?:that|it)|to)\s+(?P<n>{NUMBER})[\s-]*octaves?\b(?! (?:higher|lower|up|down|above|"
        rf"below))"),
    compiled(rf"\b(?P<n>{NUMBER})[\s-]*octaves? (?:only|at most|or less|in all)\b"),
)  # fmt: skip
_ONE_OCTAVE = compiled(
    r"\b(?:range|compass|span\w*|ambitus|within|beyond|exceed\w*|confined to|restricted to|limited to|contained in|"
    r"kept to|"
    r"stays? in|inside|leaves?|leaving|bounds of|confines of|limits of|compass of|space of|narrow as|covers?|wider "
    r"than|more than|fits? in(?:to|side)?)\b[^.;]{0,25}?\b"
    r"(?:a single|one single|just an|just one|only one|a mere|a bare|a lone|barely an|a modest|a narrow|a humble|"
    r"one humble|one modest|one narrow|one small|a small|a tiny|one|an) octave\b(?! (?:higher|lower|up|down|above|"
    r"below|and))|"
    r"\b(?:a single|one single|a lone|one lone|a mere|a solitary|one solitary|a bare) octave\b(?! (?:higher|lower|"
    r"up|down|above|below|apart))"
)
_OCTAVES_ZH = (
    compiled(rf"(?:音域|音高范围|跨度?|跨越|横跨|覆盖|范围)[^,，。]{{0,10}}?(?P<n>{NUMBER})个?八度(?:之内|以内|内)?"),
    compiled(rf"(?P<n>{NUMBER})个?八度(?:之内|以内|内|的?音域|的?范围|的?跨度)"),
    compiled(rf"不超过(?P<n>{NUMBER})个?八度"),
)
# "Flute, two octaves", said before anything plays that could be moved by octaves.
_OCTAVES_BARE = compiled(
    rf"(?<!up )(?<!down )(?<!by )\b(?P<n>{NUMBER})[\s-]octaves?\b(?! (?:higher|lower|up|down|above|below|apart))|"
    rf"(?<![升降高低移])(?P<m>{NUMBER})个八度(?![上下高低])"
)
_SEED = compiled(
    r"(?:\b(?:random )?seed|(?:随机)?种子)\s*(?:number|value|of|to|is|=|:|为|是|用|数|值|填|设成?|成|#)*\s*(\d+)"
)
_LARGEST_SEED = 2**32 - 1
_LETTER_MARK = compiled(r"(?<=[,，;] )(?P<mark>p|f)(?=\s*(?:$|[,，;.]))|(?<=[,，;])(?P<mark2>p|f)(?=\s*(?:$|[,，;.]))")
_COUNT = compiled(
    rf"(?<![第上前那这下另后])(?<![\d/])(?P<n>{NUMBER})\s*(?:个|种|版)?\s*(?:different |other |more |alternative |"
    rf"short |quick |new |nice |good |little |rough |brief |possible |不同的?)?"
    r"(?:(?:versions?|takes?|options?|candidates?|alternatives?|variants?|variations?|ideas|tries|sketches|drafts|"
    r"proposals|attempts|suggestions|"
    r"possibilities|renditions|renderings|choices|goes)\b|版本|方案|候选|变奏|变体|选项|备选|选择|"
    r"不同的?版本|(?:不同|不一样|别)的(?=[吧。!！\s]*$))"
)
# "Three waltzes", 三首曲子: so many pieces are as many candidates.
_PIECES = compiled(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|[2-9])\s+(?:different |short |new |little |other )*"
    r"(?=(?:[a-z]+ )?(?:waltzes|tunes|songs|pieces|melodies|jingles|themes|loops|marches|ballads|lullabies|tangos|"
    r"riffs|polkas|sambas|rumbas|minuets|sonatas|studies|etudes|nocturnes|preludes|fugues|jigs|reels|hymns|carols|"
    r"rags|"
    r"gavottes|mazurkas|serenades|hornpipes|anthems|sketches|ideas|tracks|intros|miniatures|"
    r"shanties)\b)|(?P<m>[两三四五六七八九十2-9])(?:首|支曲子|版(?!本))|(?P<k>[两三四])个(?=[\u4e00-\u9fff]{0,4}(?:曲|歌))"
)
# So many more of what plays: 再来两个类似的.
_SO_MANY_MORE = compiled(
    r"(?:再|多|另外?|给我|给|来|出|写|做|弄|整|生成|要|换)+(?:我)?(?P<n>[两二三四五六2-6])[个版种份款](?:类似|差不多|"
    r"不同|不一样|别|新|其他|相近|同类型?)?的?"
    r"(?:版本?)?(?:出来|试试|听听|看看|瞧瞧|给我|我|挑挑?|选选?|备选|[吧呗,，])*[。!！]*$"
)
_CREATIVITY = compiled(
    rf"(?:\bcreativity|\btemperature|创意度?|创造力|创造性)\s*(?:of|to|at|is|=|:|为|是|"
    rf"设为)?\s*(?P<n>{NUMBER})(?!\s*[点些])\s*(?:(?P<percent>%|percent)|(?P<tenth>(?:/| out of ) ?(?:10|ten)\b))?"
)


_TENTHS = 10


def _first(scan: Scan, lexicon: Lexicon[Value | None]) -> tuple[int, int, Value] | None:
    found = None
    for hit in scan.hits(lexicon):
        if hit.value is None:
            continue  # a protected word is for another reader
        scan.take(hit.start, hit.end)
        if found is None:
            found = (hit.start, hit.end, hit.value)
    return found


def read_dynamics(scan: Scan) -> str | None:
    """Take a dynamic mark or its word: "pp", "quietly", 轻声. "Not too loud" is mf."""
    found = _first(scan, DYNAMICS)
    if found is None:
        letter = scan.pull(_LETTER_MARK)
        return (letter["mark"] or letter["mark2"]) if letter else None
    start, end, mark = found
    degree = degree_at(scan.text, start, end)
    if degree.negated or degree.limited:
        return "mf" if mark in ("f", "ff") else "mp"
    return mark


def read_density(scan: Scan) -> str | None:
    """Take how many notes are wished: "low", "moderate" or "high"; "not too busy" is moderate."""
    found = _first(scan, DENSITY)
    if found is None:
        return None
    degree = degree_at(scan.text, found[0], found[1])
    return "moderate" if degree.negated or degree.limited else found[2]


def read_range(scan: Scan) -> PitchRange | None:
    """Take named pitches, C4 being middle C (MIDI 60), a number of octaves, or a register.

    Raises:
        ControlError: ("range", "octaves") when a pitch is none of MIDI's, when both are the same,
            or for a number of octaves out of range.
    """
    match = scan.pull(_BETWEEN)
    if match:
        low, high = sorted((_midi(match[1], match[2]), _midi(match[3], match[4])))
        if not 0 <= low < high <= 127:
            raise ControlError("range", f"{match[1]}{match[2]}-{match[3]}{match[4]}".upper(), "C-1 to G9")
        return PitchRange(low, high)
    middle = scan.pull(_FROM_MIDDLE)
    if middle:
        low, high = sorted((_MIDDLE_C, _midi(middle[1], middle[2])))
        return PitchRange(low, high) if low < high else None
    below = scan.pull(_BELOW)
    above = scan.pull(_ABOVE)
    if above or below:
        return _one_sided(above, below)
    octaves = (octaves_counted(scan) if scan.tells else None) or _octaves(scan)
    octaves = octaves or (octaves_told(scan) if scan.tells else None)
    bare = None if octaves is not None or scan.playing else scan.pull(_OCTAVES_BARE)
    if bare:
        octaves = _octaves_of(bare["n"] or bare["m"])
    if octaves is not None:
        return PitchRange(octaves=octaves)
    found = _first(scan, REGISTERS)
    return PitchRange(*found[2]) if found else None


def _one_sided(above: re.Match[str] | None, below: re.Match[str] | None) -> PitchRange:
    low = _midi(above[1] or above[3], above[2] or above[4]) if above else None
    high = _midi(below[1] or below[3], below[2] or below[4]) if below else None
    outside = [end for end in (low, high) if end is not None and not 0 <= end <= 127]
    if outside or (low is not None and high is not None and low >= high):
        raise ControlError("range", f"{low if low is not None else ''}-{high if high is not None else ''}", "C-1 to G9")
    return PitchRange(low, high)


def _octaves(scan: Scan) -> float | None:
    found = None
    for pattern in (*_OCTAVES_EN, *_OCTAVES_ZH):
        match = pattern.search(scan.live)
        if match and not scan.live.startswith("' worth", match.end()):  # "ten octaves' worth of nerves" are a picture
            scan.take(*match.span())
            found = match
    if found is None:
        return 1 if scan.pull(_ONE_OCTAVE) else None
    return _octaves_of(found["n"])


def _octaves_of(said: str) -> float:
    count = number(said)
    assert count is not None
    if not is_a_compass(count):
        raise ControlError("octaves", f"{count:g}", f"{OCTAVES_RANGE[0]} to {OCTAVES_RANGE[1]} octaves")
    return int(count) if count.is_integer() else count


def _midi(name: str, octave: str) -> int:
    accidental = name[1:].replace("♯", "#").replace("♭", "b").strip(" -")
    letter = name[0].upper() + {"flat": "b", "sharp": "#"}.get(accidental, accidental)
    return 12 * (int(octave) + 1) + pitch_class(letter) + (-12 if letter == "Cb" else 12 if letter == "B#" else 0)


def read_seed(scan: Scan) -> int | None:
    """Take the seed.

    Raises:
        ControlError: ("seed") when it needs more than 32 bits.
    """
    match = scan.pull(_SEED)
    if match and int(match[1]) > _LARGEST_SEED:
        raise ControlError("seed", match[1], f"0 to {_LARGEST_SEED}")
    return int(match[1]) if match else None


def read_count(scan: Scan) -> int | None:
    """Take how many versions are wished.

    Raises:
        ControlError: ("count") for a number that is not whole.
    """
    match = scan.pull(_COUNT) or (scan.pull(_SO_MANY_MORE) if scan.playing else None)
    if match is None:
        pieces = None if scan.playing else scan.pull(_PIECES)
        return int(number(pieces["n"] or pieces["m"] or pieces["k"]) or 1) if pieces else None
    value = number(match["n"])
    assert value is not None
    if not value.is_integer():
        raise ControlError("count", f"{value:g}", f"{COUNT_RANGE[0]} to {COUNT_RANGE[1]} versions")
    return int(value)


def read_creativity(scan: Scan) -> float | None:
    """Take how daring the music may be, 0 to 1: a number, or a word ("surprising", 保守)."""
    match = scan.pull(_CREATIVITY)
    if match:
        value = number(match["n"])
        assert value is not None
        if match["tenth"]:
            return value / 10
        # 80 can only be per cent; 7 is out of range, and said to be.
        return value / 100 if match["percent"] or _TENTHS < value <= 100 else value
    found = _first(scan, DARING)
    if found is None:
        return None
    degree = degree_at(scan.text, found[0], found[1])
    return round(1 - found[2], 2) if degree.negated else 0.5 if degree.limited else found[2]
