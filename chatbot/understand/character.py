"""How driven the rhythm is."""

from __future__ import annotations

from chatbot.understand.lexicon.genres import GENRES
from chatbot.understand.lexicon.rhythm import INTENSITY
from chatbot.understand.matcher import Hit, compiled
from chatbot.understand.rhythm_said import middling, pictured_intensity
from chatbot.understand.scan import Scan

# What a level is said of. Beats that are counted are none.
_NOUN = compiled(
    r"\b(?:rhythm(?!s? (?:section|guitar))s?|rhythmic (?:intensity|drive|pulse|feel|energy|force|power|profile|"
    r"character|element|component|strength|texture|pattern|momentum|vigou?r)|rhythm(?:ic)? intensity|"
    r"beats?(?!\s*(?:per|an?\b|/|every|in every|to the|each))|grooves?|rhythmically|pulse(?!d))\b|"
    r"(?<!快)(?<!慢)(?:节奏(?:感|型|性)?|节拍(?!器|号))(?:的)?(?:强度|烈度|力度|律动)?|律动感?"
)
_COUNTED = compiled(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|twelve|ten))[ -]$")
# Between an adjective and its noun: a few other words that begin nothing new.
_ATTRIBUTE = compiled(
    r"^(?:[\s,-]+(?!(?:with|to|for|in|on|by|that|which|is|are|was|has|have|the|an?|its|this|over|under|from|while|"
    r"whose|of|as|but not|through|at|keeps?|makes?|gives?|lends?|drives?|it|they|you|one|who)\b)[a-z'-]+){0,2}[\s,-]+$|"
    r"^[\s-]*$|^(?:的|而|又|且|、|,)*$"
)
# "A whisper of a rhythm", "a high degree of rhythmic energy", "moderate in intensity of rhythm".
_OF_IT = compiled(
    r"^(?: (?:in )?(?:intensity|strength|level|degree|kind|sort|hint|touch|dose|amount|sense|display))?"
    r" (?:of|in) (?:an? |the |its |this |their )?(?:[a-z]+ )?$|^ (?:is|are|was|were) (?:the |its )(?:[a-z]+ )?$"
)
# Between the rhythm and what is said of it: a verb comes first, and nothing else is spoken of.
_PREDICATE = compiled(
    r"^(?:,? ?(?:of|in|throughout|behind|beneath|under|underneath) (?:the|this|its|it all|it|all)(?: \w+)?)?"
    r"(?:,? (?:too|however|by contrast|meanwhile|itself|here|throughout|as well|though)\b,?)?,?"
    r"(?: (?:never|always|hardly|scarcely|barely|also|all|both|only|just|simply|constantly|steadily|nowhere|"
    r"everywhere|which|that|so|as|in this \w+))*"
    r"(?: ?[:=]| (?:you can|you could|one could|is|are|was|were|be|being|been|has|have|had|could|can|should|must|will|"
    r"would|may|might|of|at|with|[a-z]+s|kept|stayed|remained)\b)"
    r"(?:[ ,]+(?!(?:mood|atmosphere|tempo|speed|pace|melody|melodies|tune|harmony|key|tone|sound|volume|dynamics|"
    r"instruments?|while|whereas|although|because|drums?|guitars?|pianos?|strings|violins?|flutes?|bass|voices?|"
    r"register|range|notes?|meter|bars|genre|feeling|feel)\b)[a-z'-]+){0,7}?[ ,]*$|"
    r"^(?:要|很|非常|比较|特别|十分|是|为|:|应该|得|更|别|不要|太|那么|的|强度|也|都|又|始终|一直|保持|显得|相当|颇|"
    r"较|偏|稍微|有点|有些|略|如|像|却|总是|整体|不|一点也|极其|极)*$"
)
# "Its length forty bars, its rhythm strong."
_ENDS = compiled(r"^\s*(?:$|[,.;:!?]|(?:and|but|yet)\b)")
_RHYTHMICALLY = compiled(r"^,?(?: [a-z'-]+){0,6}? $")
_JOINED = compiled(r"^(?:,? ?(?:and|yet|but|or|,)? ?(?:very |rather |quite |almost |always )*|而|又|且|、|,)$")
_NOT_TOO = compiled(
    r"(?:\bnot|n't|\bnever|\bnothing|别|不要|不)\s*(?:be |an? |make (?:it|the \w+) )?(?:too|so|very|that|overly|"
    r"all that|particularly|especially|太|那么|很|怎么)\s*(?:an? )?$"
)
_LESS = compiled(r"\b(?:less|least)\s+$")
_NOT = compiled(
    r"(?:\b(?:not|never|nothing|no|hardly|scarcely|far from|anything but|without being|lacks?|lacking|without|little|"
    r"devoid of)\b|n't\b|别|不要|不|缺乏|没有)\s*(?:be |being |ever |of |any |in |at all |in the least |particularly )?"
    r"(?:an? |the )?$"
)
# "It could hardly be calmer": calm indeed.
_UTMOST = compiled(r"\b(?:could|can|cannot)(?: \w+|n't)? (?:be|get) (?:any |more )?$")
_OPPOSITE = {"high": "low", "low": "high", "moderate": "moderate"}
# Before the name of a piece.
_OF_THIS = compiled(r"\bof (?:this|the|our|my|his|her) $")
# "High intensity", where no rhythm is named.
_BY_NAME = compiled(
    r"\b(?P<level>high|moderate|medium|low)[ -]intensity\b(?! interval)|\bintensity:? (?P<after>high|low)\b"
)


def read_intensity(scan: Scan) -> str | None:
    """Take how driven the rhythm is: "low", "moderate" or "high". "Not too intense a rhythm" is
    moderate."""
    if middling(scan):
        return "moderate"
    hits = [hit for hit in INTENSITY.find(scan.live) if hit.value is not None and not _is_another(scan, hit)]
    for noun in _NOUN.finditer(scan.live):
        if _COUNTED.search(scan.live[: noun.start()]) and noun.group().startswith("beat"):
            continue
        said = _before(scan, hits, noun.start()) or _after(scan, hits, noun.end(), noun.group() == "rhythmically")
        if said:
            scan.take(*noun.span())
            for hit in said:
                scan.take(hit.start, hit.end)
            return _level(scan, said[0])
    named = scan.pull(_BY_NAME)
    if named:
        return {"medium": "moderate"}.get(named["level"] or named["after"], named["level"] or named["after"])
    return pictured_intensity(scan)


def _is_another(scan: Scan, hit: Hit[str | None]) -> bool:
    """Whether the word is the name of the piece that has the rhythm: "of this lullaby"."""
    return GENRES.get(hit.phrase) is not None and bool(_OF_THIS.search(scan.live[: hit.start]))


def _before(scan: Scan, hits: list[Hit[str | None]], start: int) -> list[Hit[str | None]]:
    """The words that stand before the noun and belong to it, the first of them first."""
    found: list[Hit[str | None]] = []
    at, of_it = start, False
    for hit in reversed([hit for hit in hits if hit.end <= start]):
        between = scan.live[hit.end : at]
        joined = _JOINED.match(between) and "," not in between if of_it else _JOINED.match(between)
        of_it = bool(of_it or (not found and _OF_IT.match(between)))
        fits = joined if found else of_it or _ATTRIBUTE.match(between)
        if not fits:
            break
        found.insert(0, hit)
        at = hit.start
    return found


def _after(scan: Scan, hits: list[Hit[str | None]], end: int, adverb: bool) -> list[Hit[str | None]]:
    """The words that are said of the noun after it."""
    found: list[Hit[str | None]] = []
    at = end
    for hit in (hit for hit in hits if hit.start >= end):
        between = scan.live[at : hit.start]
        if found:
            fits = _JOINED.match(between)
        else:
            bare = between == " " and _ENDS.match(scan.live[hit.end :])
            fits = bare or _PREDICATE.match(between) or (_RHYTHMICALLY.match(between) if adverb else None)
        if not fits:
            break
        found.append(hit)
        at = hit.end
    return found


def _level(scan: Scan, hit: Hit[str | None]) -> str:
    level = hit.value or "moderate"
    before = scan.text[max(0, hit.start - 30) : hit.start]
    if _UTMOST.search(before):
        return level
    if _NOT_TOO.search(before):
        return "moderate"
    if _LESS.search(before):
        return "low" if level == "high" else level
    return _OPPOSITE[level] if _NOT.search(before) else level
