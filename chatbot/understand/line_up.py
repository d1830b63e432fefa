"""Who plays and who does not, said in English in other words than "with" and "without": "I'm allergic to pianos" is "no
piano", "a couple of violins" are two, a play-along for clarinet leaves the clarinet out."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.instruments import INSTRUMENTS, Instrument
from chatbot.understand.matcher import compiled
from chatbot.understand.rule import Rule, rule

_X = (
    r"(?:(?:the|any|all|those|these|more|your|an?) )*(?P<x>(?!it\b|this\b|that\b|them\b|me\b|music\b)[a-z]+(?: "
    r"[a-z]+)??(?:(?:, |,? and |,? or |,? nor )(?:the |any )?[a-z]+)??)"
)
_STOP = r"(?=[,.;:!?]|$| so\b| but\b| please\b| and (?:write|play|compose|make|give|i|we|let)\b| -)"
_I = (
    r"(?:i|we|my (?:wife|husband|son|daughter|boss|client|neighbou?rs?|audience|mum|mom|dad|kids?|teacher)|the "
    r"(?:client|director|neighbou?rs?|bride))"
)
_AM = r"(?:'m| am|'re| are|is|'s| is)"

# What holds for a new piece; of one that is playing some of these words judge a part.
_NEW: tuple[Rule, ...] = (
    rule(rf"\b{_I}{_AM} (?:really |so |just |totally |quite |frankly |a bit )*(?:allergic to|sick (?:and tired )?of|"
          rf"tired of|fed up with|bored (?:of|with|by)|done with|not (?:really |exactly |much of )?(?:a (?:big )?fan "
          rf"of|into|keen on|fond of|crazy about|mad about)|no (?:great |big )?fan of|over) {_X}{_STOP}", r"no \g<x>"),
    rule(rf"(?:^|(?<=[,.;:] ))not (?:really |exactly |much of )?(?:a (?:big )?fan of|into|keen on|fond of|crazy "
          rf"about) {_X}{_STOP}", r"no \g<x>"),
    rule(rf"\b(?:i|we)(?:'ve| have) had (?:quite |more than )?(?:enough|my fill|our fill|it up to here) (?:of|with) "
          rf"{_X}{_STOP}", r"no \g<x>"),
    rule(rf"(?:^|(?<=[,.;:] ))(?:sick|tired|bored|weary) of {_X}{_STOP}", r"no \g<x>"),
    rule(rf"\b{_I} (?:really |absolutely |just )*(?:hates?|loathes?|detests?|despises?|can't (?:stand|bear|abide|"
          rf"take|handle)|cannot (?:stand|bear|abide)|don't (?:like|want|care for|need)|doesn't (?:like|want|care "
          rf"for|need)|do not (?:like|want)) {_X}{_STOP}", r"no \g<x>"),
    rule(rf"\b{_X} (?:is|are) (?:strictly |definitely |absolutely )?(?:banned|forbidden|prohibited|off limits|"
          rf"off-limits|off the table|a no-?no|a no-?go|taboo|verboten|out of the question|not (?:an option|welcome|"
          rf"invited|allowed|happening)|the last thing (?:i|we) (?:want|need))\b", r"no \g<x>"),
    rule(rf"\b{_X} (?:can|may|should|could|must|shall) (?:all )?(?:take (?:the|a) (?:day|night|evening|rest|"
          rf"break)(?: off)?|have (?:the|a) (?:day|night|evening) off|stay (?:at )?home|go home|sit (?:this (?:one "
          rf")?|it )?out|keep out|wait outside)\b", r"no \g<x>"),
    rule(rf"\b{_X} (?:would|will|might|could)(?: just| only| totally| completely)* (?:ruin|spoil|kill|wreck|destroy|"
          rf"clash|get in the way|be (?:wrong|too much|out of place|a distraction|a mistake)|not (?:fit|work|"
          rf"suit))(?: (?:it|this|that|the (?:mood|vibe|atmosphere|scene|effect)))?", r"no \g<x>"),
    rule(rf"\b(?:forget about|forget|never mind|don't bother with|don't bother|do not bother(?: with)?|lay off|hold "
          rf"off on|leave off|cut out|ban|ditch|drop|bin|nix|veto|steer clear of|stay clear of|go without|stay away "
          rf"from) {_X}{_STOP}", r"no \g<x>"),
    rule(rf"\b(?:i|we)(?:'d| would) (?:rather|prefer)(?: it)? (?:not (?:to )?(?:have|hear|use|include)|if there "
          rf"(?:was|were) no|without) {_X}(?: in (?:it|there|this))?{_STOP}", r"no \g<x>"),
    rule(rf"\b(?:leave|keep) {_X} (?:at home|on the shelf|in (?:its|their|the) cases?|out of (?:it|this|the (?:mix|"
          rf"picture|piece|song)|sight)|away|at bay|out|off)\b", r"no \g<x>"),
    rule(rf"\bspare (?:me|us) {_X}{_STOP}", r"no \g<x>"),
    rule(rf"(?<=, ){_X} no(?=[,.;]|$)", r"no \g<x>"),
    rule(rf"(?:^|(?<=, ))(?:please )?not {_X}(?:,? (?:again|please|though|thanks))+{_STOP}", r"no \g<x>"),
    # A play-along leaves out who plays along.
    rule(r"\b(?P<what>(?:play[ -]?along|backing|accompaniment|karaoke|sing[ -]?along|minus[ -]one|music[ "
          r"-]minus[ -]one)(?: track| tracks| band| music| version| file| style)*)(?: for| to accompany| to go with| "
          r"to back) (?:an? |my |our |the |me on )?(?P<x>(?:alto |tenor |soprano |bass |baritone )?[a-z]+)(?: "
          r"players?| solo(?:ists?)?| parts?| pupils?| students?| practice)?(?=[,.;:!?]|$| in\b| at\b| with\b| "
          r"so\b)(?P<rest>.*)$", lambda m: _play_along(m)),
)  # fmt: skip
_AGAIN = (
    r"[,;:]? (?:so |and |but |with )*(?:leave (?:the |out the |out )?{x}s?(?: out)?|no {x}s?|without (?:the |a |any "
    r")?{x}s?|minus the {x}s?)(?: of course| itself| please| obviously)*"
)


def _play_along(match: re.Match[str]) -> str:
    """The backing without the one who plays along, said once."""
    who = match["x"]
    rest = compiled(_AGAIN.format(x=re.escape(who)), re.IGNORECASE).sub("", match["rest"])
    return f"{match['what']} without {who}{rest}"


_COUNTS = {
    "couple": "two",
    "pair": "two",
    "brace": "two",
    "duo": "two",
    "trio": "three",
    "quartet": "four",
    "quintet": "five",
}
_ALWAYS: tuple[Rule, ...] = (
    rule(r"\ban? (?P<n>couple|pair|brace|duo|trio|quartet|quintet) of (?P<what>(?:\w+ )?)(?P<x>[a-z]+s)\b(?!'| and "
          r"(?:an? )?[a-z]+(?=[,.;]|$))", lambda m: f"{_COUNTS[m['n'].lower()]} {m['what']}{m['x']}"),
    rule(r"(?:^|(?<=, ))(?P<n>duo|trio|quartet|quintet) of (?P<x>[a-z]+s)\b(?! and)", lambda m:
        f"{_COUNTS[m['n'].lower()]} {m['x']}"),
    rule(r"\ba couple of (?P<what>(?:\w+ )?)(?P<x>[a-z]+s)\b", lambda m: f"two {m['what']}{m['x']}"),
    rule(r"\b(?P<x>[a-z]+),? bass (?P<and>and |& )?drums\b", lambda m: f"{m['x']}, bass and drums"),
)  # fmt: skip


def lined_up(text: str, context: Context) -> str:
    """The cleaned English ``text`` with who plays and who does not in plain words."""
    if not text.isascii():
        return text
    for pattern, words in (*_ALWAYS, *(() if context.has_piece else _NEW)):
        match = pattern.search(text)
        while match is not None and _is_player(match["x"]):
            changed = match.expand(words) if isinstance(words, str) else words(match)
            text = text[: match.start()] + changed + text[match.end() :]
            match = pattern.search(text, match.start() + len(changed))
    return text


def _is_player(words: str) -> bool:
    """Whether every name in the words is one of a player."""
    names = re.split(r",? (?:and|or|nor) (?:the |any )?|, ", words.lower())
    return all(any(isinstance(hit.value, Instrument) for hit in INSTRUMENTS.find(name)) for name in names)
