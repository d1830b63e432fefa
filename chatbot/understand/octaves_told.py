"""How many octaves a telling spans, in whatever words: nothing plays that they could move. English alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import number
from chatbot.understand.scan import Scan
from composer.controls import OCTAVES_RANGE

_N = r"two|three|four|five|six|seven|eight|nine|ten|[1-9]\.5|[2-9]|10"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_SOME = {
    "a couple": 2, "a pair": 2, "a brace": 2, "both": 2, "half a dozen": 6, "a half dozen": 6, "a trio": 3,
    "a quartet": 4,
}  # fmt: skip
# Octaves that span nothing: "leaps an octave", "broken octaves", "two bells an octave apart".
_OF_NO_COMPASS = compiled(
    r"\b(?:leap|jump|reach|glissando of|drop|doubled at|play(?:ed|s)? (?:in|at))(?:s|ing|ed)? (?:an|the|in) octaves?\b|"
    r"\b(?:broken|parallel|doubled|hammered|thundering|left-hand|right-hand) octaves\b|\bat the octave\b|"
    r"\ban octave apart\b|\boctaves? (?:pedal|leap|doubling|jump)s?\b|\boctaves (?:on page|in the (?:left|right))\b"
)
# What counts them before anything else does, the surest first.
_COUNTED = (
    # "Not one octave but four"; "of the seven octaves of the keyboard it uses but two".
    compiled(rf"\bnot (?:one|an|a single|{_N}) octaves?\b[^.;!?]{{0,70}}?\bbut (?:of )?(?P<n>{_N})\b"),
    compiled(rf"\bof (?:the |its |all )?(?:{_N}) octaves\b[^.;!?]{{0,70}}?\b(?:but|only|just|merely|no more than|"
             rf"at most) (?P<n>one|{_N})\b"),
    # "A four-octave cradle", "O four-octaved night".
    compiled(rf"\b(?P<n>one|{_N})-octaved?(?= [a-z])"),
    # "An octave, and another, and another, three in all"; "twice two are the octaves, which is to say four".
    compiled(rf"\boctaves?\b[^.;!?]{{0,90}}?(?:\b(?:which|that) is to say |, that is,? )(?P<n>{_N})\b"),
    compiled(rf"\boctaves?\b[^.;!?]{{0,90}}?\b(?P<n>{_N}) (?:of them|in (?:all|total|number|their sum|sum)|altogether|"
             rf"all told)\b"),
    # "Three storeys, each an octave high"; "five flights of an octave apiece".
    compiled(rf"\b(?P<n>{_N}) [^.;:!?]{{1,60}}?\b(?:each|every)\b[^.;:!?]{{0,25}}?\b(?:an|one) octave\b"),
    compiled(rf"\b(?P<n>{_N}) [a-z]+ of an octave (?:apiece|each)\b"),
    compiled(rf"\ban octave (?:for|to) (?:each|every) [a-z]+\b[^.;!?]{{0,60}}?\b(?P<n>{_N}) [a-z]+s\b"),
    compiled(rf"\b(?P<n>{_N}) is the number of (?:its|the) octaves\b"),
    compiled(rf"\bof octaves\b[^.;!?]{{0,40}}?\b(?P<n>{_N})\b"),
)  # fmt: skip
_TWICE = compiled(rf"\btwice (?P<n>{_N}) (?:octaves\b|(?:are|is) the octaves?\b)")
_SEVERAL = compiled(rf"\b(?:(?:{'|'.join(word for word in _SOME if word != 'both')})(?: of)?|both) (?:\w+ )?octaves\b")
_MULTIPLE = compiled(rf"\b(?P<times>{'|'.join(_TIMES)}) (?:is the |tier of )?octaves?\b")
_LAST = compiled(rf"\b(?P<nth>{'|'.join(_ORDINALS)}),? and (?:last|final|topmost|highest) octave\b")
# Any number before octaves, or after them.
_NUMBERED = (
    compiled(rf"\b(?P<n>{_N})(?: (?:of|out of) (?:the|its|our|these|those|her|his|their))?"
             rf"(?:[\s-]+(?!bars?\b|measures?\b|seconds?\b|minutes?\b|beats?\b|notes?\b|time\b|and\b|(?:{_N})\b)"
             rf"[a-z'-]+,?){{0,2}}[\s-]+octaves?\b"),
    compiled(rf"\boctaves?\b[^.;!?]{{0,24}}?\b(?P<n>{_N})(?: deep| wide| high| tall| long|(?=[,.;:!?]|$))"),
)  # fmt: skip
# "Octaves from the lowest note to the highest: six"; "seven seas, they say, and as many octaves".
_ANY_NUMBER = compiled(
    rf"(?<![\d/.-])\b(?P<n>{_N})\b(?!/\d|[-\s](?:\w+[-\s])?(?:bars?|measures?|seconds?|minutes?|beats?|bpm|notes?|hours?|"
    rf"years?|players?|flats?|sharps?|time|four|eight|to the)\b|-(?:{_N})\b)"
)
_OCTAVE = compiled(r"\boctaves?\b")
_SENTENCE_END = compiled(r"[.!?](?=\s|$)")
_TIMES_SAID = compiled(
    rf"\b(?P<n>{_N}) octaves\b[^.;!?]{{0,70}}?\b(?:twice as many|double that|twice that|twice the number)\b"
)
_ONE = compiled(
    r"\b(?:only|just|barely|scarcely|hardly|merely|but|no more than|not more than|nothing more than|at most|within|"
    r"inside|in|over|across|through|spans?|covers?|fills?|crosses|needs|wants|asks|uses|takes|keeps? to|lives? in|"
    r"travels?|leaves?|leaving|outgrows?|strays? (?:from|beyond)|quits?|forsakes?|paces|wide as|into|to|of)"
    r"(?: \w+){0,2}? (?:an|one|the|its|a (?:single|lone|mere|bare|solitary|narrow|small|"
    r"modest|little|tiny|humble|scant))(?: (?!higher|lower)[a-z-]+,?){0,2} octave\b(?! (?:higher|lower|up|down|above|"
    r"below|apart from|and a half))|"
    r"\b(?:an|one|a single|a lone|a mere)(?: [a-z-]+,?){0,2} octave(?:,? (?:and no more|no more|no less|is (?:all|"
    r"enough|its|the)|wide|deep|tall|high|from|across|broad|long|suffices?|will do|does|contains|holds|between|or so|"
    r"of|and (?:not|no)|which|exactly|only|at the (?:ut)?most|as a)\b|"
    r"'s (?:width|breadth|worth|span|compass|space|distance)|(?=[,.;:!?]|$))|\bsingle octave\b|\boctave-wide\b|"
    r"\b(?:leaves?|forsakes?|quits?) the octave\b"
)


def octaves_counted(scan: Scan) -> float | None:
    """Take the number of octaves that a telling works out: other numbers of octaves in it are not its compass."""
    for idle in _OF_NO_COMPASS.finditer(scan.live):
        scan.take(*idle.span())
    several = scan.pull(_SEVERAL)
    if several:
        return _SOME[next(word for word in _SOME if several.group().startswith(word))]
    multiple = scan.pull(_MULTIPLE)
    if multiple:
        return _TIMES[multiple["times"]]
    last = scan.pull(_LAST)
    if last:
        return 1 + _ORDINALS.index(last["nth"])
    twice = _first_that_fits(scan, (_TWICE, _TIMES_SAID), factor=2)
    return twice or _first_that_fits(scan, _COUNTED)


def octaves_told(scan: Scan) -> float | None:
    """Take the number of octaves that a telling speaks of."""
    return _first_that_fits(scan, _NUMBERED) or (1 if scan.pull(_ONE) else None) or _nearest(scan)


def _nearest(scan: Scan) -> float | None:
    """Take the number that stands nearest to a word of octaves in its sentence."""
    for said in _OCTAVE.finditer(scan.live):
        start = max((end.end() for end in _SENTENCE_END.finditer(scan.live, 0, said.start())), default=0)
        after = _SENTENCE_END.search(scan.live, said.end())
        found = _ANY_NUMBER.finditer(scan.live, start, after.start() if after else len(scan.live))
        near = sorted(found, key=lambda match: min(abs(match.start() - said.end()), abs(said.start() - match.end())))
        octaves = _first_compass(scan, near)
        if octaves is not None:
            scan.take(*said.span())
            return octaves
    return None


def is_a_compass(octaves: float) -> bool:
    """Whether a range can span so many octaves; half ones are counted, smaller parts are not."""
    return (2 * octaves).is_integer() and OCTAVES_RANGE[0] <= octaves <= OCTAVES_RANGE[1]


def _first_that_fits(scan: Scan, patterns: tuple[re.Pattern[str], ...], factor: int = 1) -> float | None:
    """Take the first number, so many times, that a range can span."""
    return _first_compass(scan, (match for pattern in patterns for match in pattern.finditer(scan.live)), factor)


def _first_compass(scan: Scan, matches: Iterable[re.Match[str]], factor: int = 1) -> float | None:
    for match in matches:
        octaves = factor * float(number(match["n"]) or 0)
        if is_a_compass(octaves):
            scan.take(*match.span())
            return int(octaves) if octaves.is_integer() else octaves
    return None
