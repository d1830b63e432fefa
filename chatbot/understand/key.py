"""Key and mode: "D minor", "E flat major", "in A", "F#m", 升F小调, 降E大调, D多利亚.

The one trap of English is the letter A, which is also an article: it is read as a key only where
an article cannot stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatbot.understand.matcher import compiled
from chatbot.understand.scale import read_scale, sign
from chatbot.understand.scan import Scan
from composer.key import MODES

# The tonic taken when only the mode was named. Not A for minor: who reads "A minor" in a reply
# to "a minor key" would think that the article was taken for the tonic.
USUAL_TONIC = {
    "major": "C",
    "minor": "D",
    "dorian": "D",
    "phrygian": "E",
    "lydian": "F",
    "mixolydian": "G",
    "locrian": "B",
    "harmonic_minor": "D",
    "melodic_minor": "D",
    "major_pentatonic": "C",
    "minor_pentatonic": "D",
    "gong": "C",
    "shang": "D",
    "jue": "E",
    "zhi": "G",
    "yu": "A",
    "blues": "C",
    "whole_tone": "C",
    "octatonic": "C",
}

_MODE_WORDS = {
    "major": "major", "maj": "major", "ionian": "major", "minor": "minor", "min": "minor", "aeolian": "minor",
    "mixolydian": "mixolydian", "mixolidian": "mixolydian", "dorian": "dorian", "phrygian": "phrygian",
    "lydian": "lydian", "locrian": "locrian", "m": "minor",
    "moll": "minor", "dur": "major", "menor": "minor", "mayor": "major", "mineur": "minor", "majeur": "major",
    "minore": "minor", "maggiore": "major",
    "大调": "major", "小调": "minor", "多利亚": "dorian", "多利安": "dorian", "弗里几亚": "phrygian",
    "弗利几亚": "phrygian", "弗里吉亚": "phrygian", "利底亚": "lydian", "吕底亚": "lydian", "混合利底亚": "mixolydian",
    "混合吕底亚": "mixolydian", "洛克里亚": "locrian", "洛克利亚": "locrian", "爱奥利亚": "minor", "伊奥尼亚": "major",
}  # fmt: skip
_CHURCH_EN = r"ionian|dorian|phrygian|lydian|mixolydian|mixolidian|aeolian|locrian"
_CHURCH_ZH = (
    "混合利底亚|混合吕底亚|多利亚|多利安|弗里几亚|弗利几亚|弗里吉亚|利底亚|吕底亚|洛克里亚|洛克利亚|爱奥利亚|伊奥尼亚"
)
_ACCIDENTAL = r"(?:[#♯♭]|b(?![a-z])|b(?=maj|min)|[\s-]*(?:sharp|flat)\b)"
_NOTE = rf"(?<![A-Za-z0-9'#])(?P<note>[A-Ga-g])(?P<accidental>{_ACCIDENTAL})?"
# An interval or a chord is no key: "a minor third", "a major seventh", "a minor change".
_NO_KEY_AFTER = (
    r"(?![\s-]+(?:seconds?|thirds?|sixths?|sevenths?|2nd|3rd|6th|7th|chords?|mood|moods|feel|feeling|vibe|changes?|"
    r"tweaks?|"
    r"adjustments?|edits?|modifications?|hits?|problems?|issues?|league|detail|label|surgery|role|difference|way|"
    r"ways)\b)"
)
# Where an article would be followed by its noun, a key is followed by one of these or nothing.
_KEY_ENDS = compiled(
    r"\s*(?:$|\d|[,.;:!?()\"，。；、！？\u4e00-\u9fff]|"
    r"(?:and|at|with|for|but|then|please|in|on|using|featuring|without|no|by|to|from|tempo|bpm)\b)"
)
_WITH_MODE = compiled(
    rf"{_NOTE}(?:\s+natural)?[\s-]*(?P<mode>major|maj|minor|min|moll|dur|{_CHURCH_EN})\b{_NO_KEY_AFTER}"
    rf"(?:[\s-]+(?:mode|scale|key))?",
    re.IGNORECASE,
)
# The names of notes in the Romance languages, which their speakers also use in English.
_SOLFEGE = {"do": "C", "re": "D", "ré": "D", "mi": "E", "fa": "F", "sol": "G", "la": "A", "si": "B"}
_ROMANCE = compiled(
    r"(?<![a-zé])(?P<name>do|re|ré|mi|fa|sol|la|si)\s+(?:(?P<sharp>sostenido|dièse|diesis)|(?P<flat>bemol|bémol|"
    r"bemolle))?\s*(?P<mode>menor|mayor|mineur|majeur|minore|maggiore)\b"
)
_ATTACHED_MINOR = compiled(r"(?<![A-Za-z0-9'#])(?P<note>[A-G])(?P<accidental>[#b♯♭])?(?P<mode>m)(?![A-Za-z0-9])(?!\.)")
_CHINESE = compiled(
    rf"(?:(?P<before>[升降#♯♭]|(?<![A-Za-z])b(?=[A-G]))|(?<![A-Za-z]))(?P<note>[A-Ga-g])(?P<accidental>[#♯♭b升降])?"
    rf"\s*(?:的|自然)*\s*(?P<mode>大调|小调|{_CHURCH_ZH}|调(?!整|皮|高|低|到|成|性|式|音))(?:调式|音阶)?"
)
_CHINESE_BARE = compiled(r"(?P<before>[升降])(?P<note>[A-Ga-g])(?=$|[,，。;；、\s])")
_CHINESE_PREFIXED = compiled(r"(?P<before>[升降♯♭])(?P<note>[A-Ga-g])\s*(?P<mode>minor|major|min|maj|m)\b")
_AFTER_IN = compiled(
    rf"(?:\bin(?: the)? key(?: of)?|\bkey(?: of|:| is| =|=)?|\bin|(?:\b(?:transpose|modulate|change|move|shift|"
    rf"switch|go|put|convert|drop|bring|take|raise|lower|pitch|set|get|sharpen|flatten|turn)\b"
    rf"[^.,;]{{0,30}}?)\b(?:in)?to|转到|移到|移调到|换到|改到|变到|转为|调到|转成|改成|换成|用|调式?[为是:]|"
    rf"调性[为是:]?)\s*(?P<before>[升降])?"
    rf"(?<![a-z])(?P<note>[A-Ga-g])(?P<accidental>{_ACCIDENTAL}|[升降])?(?![A-Za-z0-9#/'段])",
    re.IGNORECASE,
)
# "Eb, slow": a letter with its accidental is a key unless it names a transposing instrument.
_BARE_ACCIDENTAL = compiled(
    r"(?<![A-Za-z0-9'#])(?P<note>[A-G])(?P<accidental>[#♯♭b]|[\s-]+(?:sharp|flat))(?![A-Za-z0-9#/])"
    r"(?!\s+(?:trumpet|clarinet|sax|horn|cornet|instrument|alto|tenor|baritone|chord|note))"
)
# "F blues", or a letter alone between commas.
_BARE_LETTER = compiled(
    r"(?<![A-Za-z0-9'#])(?P<note>[B-G])(?=\s+(?:blues|vamp|jam)\b)|(?:^|[,，;；])\s*(?P<alone>[A-G])\s*(?=$|[,，;；])"
)
_MODE_ALONE = compiled(
    rf"(?:\b(?:in|into|to|it|the|a|an|sound|sounds|more|go|goes|of)\s+)(?P<mode>minor|major)\b{_NO_KEY_AFTER}|"
    rf"\b(?P<keyed>minor|major)[\s-]+(?:key|mode|tonality|scale|version|waltz|piece|song|tune|melody|blues|ballad|"
    rf"keyed)\b|"
    rf"\b(?:un\w+ably|plainly|decidedly|resolutely|firmly|distinctly|definitely|clearly|undeniably|stubbornly|wholly|"
    rf"purely|strictly|thoroughly|irredeemably|incurably|un\w+ly|utterly|entirely|frankly|obstinately|darkly|brightly) "
    rf"(?P<surely>minor|major)\b(?=[,.;:!?]| and\b| in\b| from\b|$)|"
    rf"\b(?:mode|key|tonality) (?:is|remains?|stays?) (?P<ismode>minor|major)\b|"
    rf"\b(?P<inmode>minor|major) in (?:mode|key|tonality|character|mood)\b|\bnatural (?P<natural>minor|"
    rf"major)\b(?! third| sixth)|(?:^|[,;]\s*)(?P<apart>minor|major)(?=\s*(?:$|[,;.]))|"
    rf"\b(?P<church>{_CHURCH_EN})\b(?:\s+(?:mode|scale))?|"
    rf"(?P<zh>{_CHURCH_ZH})(?:调式|音阶)?|"
    r"(?:用|改成|改为|换成|换为|变成|变为|转成|转为|转到|改到|换到|以)(?P<goal>大调|小调)|(?P<big>大调)|"
    r"(?P<of>小调)(?=的|音乐|版|曲|调式|感|色彩|歌|$|[,，。.])"
)  # fmt: skip
# "A minor key darkens it": at the beginning of a sentence the article has a capital too.
_ARTICLE = compiled(r"(?:^|[.!?]\s+)A (?P<mode>minor|major) (?:key|tonality|mode)\b(?! of)")
_CHURCH_ON = compiled(
    rf"\b(?P<mode>{_CHURCH_EN})(?: mode| scale)?,?\s+(?:on|from|starting on|starting from|over)\s+(?P<note>[A-Ga-g])"
    rf"(?P<accidental>{_ACCIDENTAL})?(?![A-Za-z0-9'])",
    re.IGNORECASE,
)
_RELATIVE = compiled(r"(?P<kind>relative|parallel)\s+(?P<mode>minor|major)|(?P<zh>关系|平行)(?P<zhmode>大调|小调)")
# "D as its tonic", D为主音, beside a scale that is named elsewhere.
_TONIC = compiled(
    r"(?<![A-Za-z])(?P<note>[A-Ga-g])(?P<accidental>[#♯♭b]|[\s-]+(?:sharp|flat))?\s*"
    r"(?:as (?:the |its )?(?:tonic|root|home|final|key note)|[为作是当][主根]音)|"
    r"(?:\b(?:tonic|root|home note|final|cent(?:red|ered) (?:on|around))\s*(?:is|of|on|:|=)?|[主根]音(?:是|为|用|在|"
    r":)?|"
    r"以)\s*(?P<before>[升降])?(?<![A-Za-z])(?P<alone>[A-Ga-g])(?P<accidental2>[#♯♭b])?(?![A-Za-z0-9])(?:为[主根]音)?"
)
# 小调 is also a little folk tune: 来一首小调, 江南小调.
_LITTLE_TUNE = compiled(r"(?:民间|江南|一首|一支|一个|一段|首|支)小调")


@dataclass(frozen=True)
class KeyReading:
    """What was said of the key: ``tonic`` None when only a mode was named, ``mode`` None when
    only a tonic; ``relation`` "relative" or "parallel" to the key that is there; ``at`` where."""

    tonic: str | None
    mode: str | None
    at: int
    relation: str | None = None


# "in a minor, sad key" goes on to the article's noun.
_ARTICLE_LIST = compiled(
    r"\s*,[a-z ]{1,30}\b(?:key|mode|mood|tune|piece|song|waltz|melody|voice|tone|style|way|sound|manner)\b"
)
# "In A, not in A minor".
_TURNED_DOWN = compiled(r"\b(?:not|instead of|rather than)(?: in| to)?(?: the key of)?\s*$")
_FROM = compiled(r"\bfrom\b|从|由")


def read_key(scan: Scan) -> KeyReading | None:
    """Take the key that the sentence names; of "from C to D minor" the goal."""
    relation = scan.pull(_RELATIVE)
    if relation:
        kind = relation["kind"] or {"关系": "relative", "平行": "parallel"}[relation["zh"]]
        return KeyReading(None, _MODE_WORDS[relation["mode"] or relation["zhmode"]], relation.start(), kind)
    romance = scan.pull(_ROMANCE)
    if romance:
        altered = "#" if romance["sharp"] else "b" if romance["flat"] else ""
        return KeyReading(_SOLFEGE[romance["name"]] + altered, _MODE_WORDS[romance["mode"]], romance.start())
    scale = read_scale(scan)
    if scale and scale.tonic:
        return KeyReading(scale.tonic, scale.mode, scale.at)
    article = scan.pull(_ARTICLE, cased=True)
    if article:
        return KeyReading(None, _MODE_WORDS[article["mode"]], article.start())
    church = scan.pull(_CHURCH_ON, cased=True)
    if church:
        tonic = church["note"].upper() + sign(church["accidental"] or "")
        return KeyReading(tonic, _MODE_WORDS[church["mode"].lower()], church.start())
    found: list[KeyReading] = []
    refused: list[KeyReading] = []
    for pattern in (
        _CHINESE,
        _CHINESE_PREFIXED,
        _CHINESE_BARE,
        _WITH_MODE,
        _AFTER_IN,
        _ATTACHED_MINOR,
        _BARE_ACCIDENTAL,
        _BARE_LETTER,
    ):
        for match in pattern.finditer(scan.live_cased):
            reading = _reading(match, scan)
            if reading:
                turned_down = _TURNED_DOWN.search(scan.text, 0, match.start())
                scan.take(*match.span())
                (refused if turned_down else found).append(reading)
    found = found or refused
    tonic = scan.pull(_TONIC, cased=True)
    if tonic:
        accidental = tonic["accidental"] or tonic["accidental2"] or tonic["before"] or ""
        found.append(KeyReading((tonic["note"] or tonic["alone"]).upper() + sign(accidental), None, tonic.start()))
    if scale:
        # "The pentatonic scale, in F".
        return KeyReading(found[0].tonic if found else None, scale.mode, scale.at)
    found.sort(key=lambda reading: (reading.mode is None, reading.at))
    with_mode = [reading for reading in found if reading.mode]
    if with_mode:
        return with_mode[-1] if _FROM.search(scan.text) else with_mode[0]
    alone = _mode_alone(scan)
    if found and alone:
        return KeyReading(found[0].tonic, alone.mode, found[0].at)
    return found[0] if found else alone


def _reading(match: re.Match[str], scan: Scan) -> KeyReading | None:
    groups = match.groupdict()
    name = "note" if groups.get("note") else "alone"
    letter, mode = groups[name], groups.get("mode")
    accidental = (groups.get("accidental") or "") + (groups.get("before") or "")
    spelled = accidental.strip(" -").isalpha() and len(accidental) > 1
    if letter in "Aa" and (not accidental or (spelled and not mode)) and not _stands_as_key(match, scan, mode):
        return None
    if letter.islower() and not mode and not _lowercase_key(match, scan):
        return None
    return KeyReading(
        letter.upper() + sign(accidental), _MODE_WORDS.get(mode.lower()) if mode else None, match.start(name)
    )


def _stands_as_key(match: re.Match[str], scan: Scan, mode: str | None) -> bool:
    """Whether the letter A of ``match`` can be no article."""
    if mode and (mode == "m" or not mode.isascii()):
        return True
    at, end = match.start("note"), match.end()
    ends = bool(_KEY_ENDS.match(scan.text, end))
    capital = match["note"] == "A" and not scan.cased.isupper()
    before = scan.text[:at].rstrip()
    if not capital and _ARTICLE_LIST.match(scan.text, end):
        return False
    if mode is None:
        return ends
    named_scale = bool(re.search(r"\b(?:key|mode|scale)$", match.group().lower()))
    if mode.lower() not in ("major", "minor", "maj", "min"):
        after_in = bool(re.search(r"\b(?:in|of|to)$", before))
        return capital or (ends and not named_scale and (not before or after_in))  # else "a dorian tune"
    if capital:
        return at > 0 or not named_scale
    if re.search(r"\bkey of$", before):
        return True
    return ends and not named_scale and bool(re.search(r"(?:^|[,;:=]|\b(?:in|to|into|of|from|bpm|\d+))$", before))


def _lowercase_key(match: re.Match[str], scan: Scan) -> bool:
    """Whether a small letter without a mode is a key: "in g", "key of d", but not "in a hurry"."""
    if re.match(r"(?:in the |in )?key", match.group().lower()) or not match.group()[0].isascii():
        return True
    return bool(_KEY_ENDS.match(scan.text, match.end()))


def _mode_alone(scan: Scan) -> KeyReading | None:
    if _LITTLE_TUNE.search(scan.live):
        return None
    match = scan.pull(_MODE_ALONE)
    if match is None:
        return None
    word = next(word for word in match.groupdict().values() if word)
    mode = _MODE_WORDS[word]
    assert mode in MODES
    return KeyReading(None, mode, match.start())
