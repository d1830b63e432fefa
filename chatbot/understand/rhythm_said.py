"""How driven a rhythm is where a writer says it by a picture, in any order: "the rhythm rocks with the least possible
insistence", "of rhythm there is but the barest trace", "synthesizer and drums lash out the most forceful of rhythms".
English alone, and only where the plain grammar of :mod:`chatbot.understand.character` found nothing."""

from __future__ import annotations

import re

from chatbot.understand.lexicon.instruments import INSTRUMENTS
from chatbot.understand.lexicon.rhythm_words import PICTURED
from chatbot.understand.matcher import Hit, compiled
from chatbot.understand.scan import Scan

_RHYTHM = compiled(
    r"\b(?:rhythm(?!s? (?:section|guitar|and blues))s?|rhythmic(?:al|ally)?(?: \w+)?|(?:(?<=the )|(?<=its )|"
    r"(?<=whose ))beat(?! (?:per|an?|to|of)\b)(?!s)|"
    r"percussive(?:ness)?|(?<=the )groove|(?<=its )groove|(?<=the )pulse|(?<=its )pulse|(?:(?<=\ba )|(?<=of "
    r"))(?:pulse|beat|groove)(?= (?:so|as|that|which|and|too)\b|[,.;:!?]|$)|percussive pulse)\b"
)
_CLAUSE = compiled(
    r"[.;:!?()\x00]|,|\b(?:while|whereas|although|though|because|whilst|where|when|as the|and the|and its|"
    r"over the|beneath the|behind the|under the|below the|for the)\b"
)
# What is said of it after a comma still is said of it: "its rhythm, shy as a fawn, ...".
_ASIDE = compiled(r"^,? (?:if one may (?:call|say)[^,]*|so to (?:say|speak)|by contrast|meanwhile|too|however),")
# Of these something else is told.
_OTHERS = compiled(
    r"\b(?:mood|atmosphere|tempo|speed|pace|melody|melodies|tune|harmony|harmonies|key|sound|volume|dynamics|register|"
    r"range|compass|spirit|heart|soul|feeling|tone)\b"
)
_OF_IT = compiled(
    r"^ (?:of|in|throughout) (?:this|the|its|that) (?:[\w-]+ ){0,3}?(?:piece|song|tune|music|work|whole)\b"
)
_NEITHER = compiled(
    r"\bneither (?:too |so |very |all that |an? |the )?[\w-]+(?: [\w-]+)?,? nor (?:too |so |very |an? |the )?[\w-]+|"
    r"\bnot (?:too |so |very |all that )?[\w-]+(?: [\w-]+)?,? n?or (?:too |so |very )?[\w-]+|"
    r"\b(?:half-?way|midway|somewhere|in) ?(?:between|in between) (?:an? |the )?[\w-]+ and (?:an? |the )?[\w-]+|"
    r"\bbetween (?:an? )?[\w-]+ and (?:an? )?[\w-]+"
)
_LEAST = compiled(
    r"\b(?:least|less|hardly|scarcely|barely|not|never|no|without|little|far from|anything but)(?: \w+)? $"
)
_NOT_TOO = compiled(r"\b(?:not|never|nothing)(?: \w+)? (?:too|so|very|overly|all that) $")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OPPOSITE = {"high": "low", "low": "high", "moderate": "moderate"}
# Words of little that say of what follows that there is not much of it: no doubled negation.
_SCANT = frozenset({"hardly", "scarcely", "barely", "little", "least"})
_FARTHEST_BEFORE, _FARTHEST_AFTER = 6, 10


def middling(scan: Scan) -> bool:
    """Take a rhythm that lies between two extremes ("neither a whisper nor a scream"); whether there was one."""
    for noun in () if scan.playing or _HAN.search(scan.text) else _RHYTHM.finditer(scan.live):
        both = _NEITHER.search(scan.live, *_clause(scan.live, noun))
        if both and _near(scan.live, noun, both.start(), both.end()):
            scan.take(*noun.span())
            scan.take(*both.span())
            return True
    return False


def pictured_intensity(scan: Scan) -> str | None:
    """Take the words of a clause that say how driven its rhythm is: "low", "moderate" or "high"."""
    if scan.playing or _HAN.search(scan.text):
        return None
    for noun in _RHYTHM.finditer(scan.live):
        start, end = _clause(scan.live, noun)
        found = _nearest(scan, noun, start, end)
        if found is not None:
            scan.take(*noun.span())
            scan.take(found.start, found.end)
            return _level(scan.text[start : found.start], found)
    return None


def _clause(text: str, noun: re.Match[str]) -> tuple[int, int]:
    """Where the clause of the rhythm begins and ends."""
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, noun.start())), default=0)
    aside = _ASIDE.match(text[noun.end() :])
    at = noun.end() + (aside.end() if aside else 0)
    if text[at : at + 1] == ",":  # one apposition: "its rhythm, soft as felt,"
        at += 1
    following = _CLAUSE.search(text, at)
    return start, following.start() if following else len(text)


def _near(text: str, noun: re.Match[str], start: int, end: int) -> bool:
    between = text[end : noun.start()] if end <= noun.start() else _OF_IT.sub("", text[noun.end() : start])
    many = _FARTHEST_BEFORE if end <= noun.start() else _FARTHEST_AFTER
    return len(between.split()) <= many and not _OTHERS.search(between) and not next(INSTRUMENTS.find(between), None)


def _nearest(scan: Scan, noun: re.Match[str], start: int, end: int) -> Hit[str | None] | None:
    """Of the words of the clause the first before the rhythm, or else the first after it."""
    found = [hit for hit in PICTURED.find(scan.live[start:end]) if hit.value is not None]
    hits: list[Hit[str | None]] = [Hit(hit.start + start, hit.end + start, hit.phrase, hit.value) for hit in found]
    hits = [hit for hit in hits if hit.end <= noun.start() or hit.start >= noun.start()]
    hits = [hit for hit in hits if _near(scan.live, noun, hit.start, hit.end) and not _of_a_player(scan.live, hit, end)]
    within = [hit for hit in hits if noun.start() <= hit.start < noun.end()]
    before = [hit for hit in hits if hit.end <= noun.start()]
    after = [hit for hit in hits if hit.start >= noun.end()]
    chosen = next((hit for hit in reversed(before) if len(scan.live[hit.end : noun.start()].split()) <= 2), None)
    return chosen or next(iter(within), None) or next(iter(after), None) or next(iter(reversed(before)), None)


def _of_a_player(text: str, hit: Hit[str | None], end: int) -> bool:
    """Whether the word is said of an instrument that follows: "soft strings"."""
    player = next(INSTRUMENTS.find(text[hit.end : end].lstrip()), None)
    return player is not None and player.start == 0 and text[hit.end : hit.end + 1] == " "


def _level(before: str, hit: Hit[str | None]) -> str:
    level = hit.value or "moderate"
    if _NOT_TOO.search(before):
        return "moderate"
    if hit.phrase.split()[0] in _SCANT or not _LEAST.search(before):
        return level
    # "Barely a whisper" is as faint as a whisper; "hardly forceful" is not forceful.
    return (
        level
        if level == "low" and re.search(r"\b(?:hardly|scarcely|barely|little)(?: \w+)? $", before)
        else _OPPOSITE[level]
    )
