"""Rules that hold only where those whom they name play, or do not, or where a genre is named; and the words that their
patterns share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from chatbot.understand.context import Context
from chatbot.understand.lexicon.genres import GENRES
from chatbot.understand.lexicon.instruments import INSTRUMENTS, Ensemble, Instrument
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import Rule, rule

#: Where an order ends, whatever is said after it.
END = r"(?:,? (?:please|now|instead|then|too|as well|thanks|for me|maybe|perhaps|for a change|this time))*[.!? ]*$"
#: What of a piece one speaks of: a section, bars, or what somebody plays.
SPOT = (
    rf"(?:intro(?:duction)?|ending|outro|coda|bridge|chorus|verse|refrain|melody|tune|theme|bass ?line|bass|chords|"
    rf"harmony|accompaniment|drums?|beat|piano(?: part)?|bars? {NUMBER}(?: ?(?:-|to|through|and) ?{NUMBER})?|(?:first|"
    rf"second|last|middle) (?:half|section|part|(?:{NUMBER} )?bars?))"
)


def named(words: str) -> list[Instrument | Ensemble]:
    """The instruments and ensembles that the words name."""
    return [hit.value for hit in INSTRUMENTS.find(words.lower()) if hit.value is not None]


def plays(words: str, context: Context) -> bool:
    """Whether instruments are named, and all of them play."""
    players = [one for one in named(words) if isinstance(one, Instrument)]
    return bool(players) and all(one.family in context.parts for one in players)


#: Whether what a rule has caught is what it is made for, where its words alone do not say.
Fits = Callable[[re.Match[str], Context], bool]
Conditional = tuple[Fits, Rule]


def a_guest(match: re.Match[str], context: Context) -> bool:
    """Whether somebody is named who does not play yet."""
    return bool(named(match["new"])) and not plays(match["new"], context)


def a_player(match: re.Match[str], _context: Context) -> bool:
    """Whether somebody is named who can play."""
    return bool(named(match["new"]))


def a_genre(match: re.Match[str], _context: Context) -> bool:
    """Whether one genre is named, and nothing else."""
    hits = [hit for hit in GENRES.find(match["genre"].lower()) if hit.value is not None]
    return len(hits) == 1 and len(hits[0].phrase) >= len(match["genre"].strip()) - len("ish ")


def who_plays(match: re.Match[str], context: Context) -> bool:
    """Whether who is named plays."""
    return plays(match["who"], context)


def all_play(match: re.Match[str], context: Context) -> bool:
    """Whether nobody and nothing else is named than those who play."""
    names = re.split(r",? and |, ", match["who"])
    return all(plays(name, context) for name in names)


def has_drums(_match: re.Match[str], context: Context) -> bool:
    """Whether there are drums to be meant by a beat."""
    return "drums" in context.parts


def several(_match: re.Match[str], context: Context) -> bool:
    """Whether there are several versions to go back to."""
    return len(context.facts) > 1


def hands_over(match: re.Match[str], context: Context) -> bool:
    """Whether one who plays is named, and one who does not."""
    return plays(match["who"], context) and a_guest(match, context)


def always(_match: re.Match[str], _context: Context) -> bool:
    """For rules that their words alone decide."""
    return True


def when(fits: Fits, pattern: str, words: str | Callable[[re.Match[str]], str]) -> Conditional:
    """A rule, and what must hold of what it has caught."""
    return fits, rule(pattern, words)


def applied(rules: Iterable[Conditional], text: str, context: Context) -> str:
    """The text in the words of those rules that hold."""
    for fits, (pattern, words) in rules:
        match = pattern.search(text)
        if match and fits(match, context):
            text = pattern.sub(words, text)
    return text
