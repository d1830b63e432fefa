"""English reasons beside a wish, which are no wish: "transpose it down because the tenor can't reach the high notes" is
"transpose it down", "I'm recording vocals later so leave out the melody" is "leave out the melody"."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.instruments import INSTRUMENTS, Instrument
from chatbot.understand.matcher import compiled

_SOMEBODY = (
    r"(?:i|i'm|i've|i'll|i'd|we|we're|we've|we'll|my|our|it|it's|she|she's|he|he's|they|they're|there|there's|this|"
    r"that|that's|people|you|you're|everyone|everybody|nobody|no one|some|most|the [a-z]+|a [a-z]+)"
)
_ORDERS = (
    r"(?:bring|take|make|put|move|transpose|lower|raise|slow|speed|drop|turn|simplify|shift|cut|remove|add|mute|swap|"
    r"replace|double|shorten|extend|repeat|change|give|thin|keep|play|leave|lose|get rid of|write|compose|use|set|try|"
    r"strip|trim|loop|fade|switch|pitch|tone|kill|silence|include|tune|arrange|go|start|end|finish|redo|rewrite|have)"
)
_POLITE = (
    r"(?:(?:please|just|maybe|perhaps|then|now|could you|can you|would you|will you|can we|could we|let's|you should|"
    r"you could|we should|i need you to|i want you to|i'd like you to|it should|it needs to),? )*"
)
_WISH = (
    rf"(?:{_POLITE}{_ORDERS}\b|(?:{_POLITE}(?:be |a (?:little )?bit |a little |much |slightly |even )?(?:[a-z]+er|"
    rf"more|less)\b))"
)
_BEFORE = compiled(
    rf"^(?:(?:sorry|well|ok|okay|hey|hi|so|and|but|also),? )*(?P<why>(?P<since>since |as |because |seeing (?:as |"
    rf"that )?|given "
    rf"(?:that )?|considering (?:that )?)?{_SOMEBODY}\b[^;!?]{{3,100}}?)(?P<so>,? so(?: that's why)?,? | ?[,;] "
    rf"?(?:and )?(?:that's why|therefore|hence),? | ?, )(?={_WISH})",
    re.IGNORECASE,
)
_AFTER = compiled(
    r"^(?P<wish>.{3,}?)(?P<joint>,? (?:because|'?cause|cuz|seeing (?:as|that)|given that|considering(?: that)?) "
    r"(?:of )?|,? since (?=i\b|"
    r"i'|we\b|we'|my |our |it's|she|he|they|there)|,? as (?=i\b(?! (?:said|asked|did|wanted))|i'|we\b(?! (?:said|"
    r"did|had))|we'|my [a-z]+ "
    r"(?:is|are|can|has|have|needs?|won't|doesn't|will)|our [a-z]+ (?:is|are|can|has|have|needs?|won't|doesn't|"
    r"will))|,? so (?:that )?(?="
    r"(?:(?:i|we|my [a-z]+|our [a-z]+|they|he|she|people|everyone|everybody) (?:can|could|will|won't|don't|doesn't|"
    r"do not|am|can't|cannot|know|knows|have|has|get|gets)|(?:it|the [a-z]+) (?:can (?:be heard|breathe|shine|"
    r"cut through|come through)|stands? out|fits?|works?|comes? through|is heard|are heard))\b)|"
    r", that(?:'s| is) (?:where|when|why|how|because) )[^;!?]+$",
    re.IGNORECASE,
)
# What is added to a short wish: "sparser please, I have a voiceover on top".
_BESIDE = compiled(
    rf"^(?P<wish>{_WISH}[^,.;!?]{{0,50}}?)(?: please)?[,.;] (?:i|we|my [a-z]+|our [a-z]+|there)(?:'ve| have|'ll| "
    rf"will|'re| are|'m| am|'s| is| only| need"
    rf"(?:s)? (?:to|room|space)| want(?:s)? (?:to|room|space)| can't| cannot| can hardly| don't| doesn't) "
    rf"[^,;!?]{{3,80}}$",
    re.IGNORECASE,
)
# "It's too slow for my kids to dance to".
_TOO_FOR = compiled(
    r"^(?P<wish>.{0,50}?\btoo (?:slow|fast|quick|loud|quiet|soft|long|short|busy|hard|difficult|complicated|complex|"
    r"easy|simple|sad|happy|dark|"
    r"cheerful|gloomy|heavy|light|sleepy|frantic|aggressive|calm|boring|scary|tense)) for (?:me|us|him|her|them|my|"
    r"our|the|an?|this|that|kids|children|beginners|dancing|singing|people|most)\b[^,.;!?]{0,50}[.! ]*$",
    re.IGNORECASE,
)
_THEM = compiled(r"\b(?:them|those|they|him|her)\b|\bthat one\b", re.IGNORECASE)
_IT = compiled(r"\b(?:it|that)\b", re.IGNORECASE)
# What is done to a part rather than to the piece.
_OF_A_PART = compiled(
    rf"{_POLITE}(?:turn|bring|take|pull|push|tone|dial|mix|smooth|mute|silence|remove|drop|cut|kill|lose|get rid of|"
    rf"swap|replace|soften|quieten|boost|raise|lower|crank|throw|kick|delete|ditch|exchange) "
    rf"(?P<it>it|them|that|those)\b",
    re.IGNORECASE,
)
# A reason that says where or of which version: "the bridge drags so speed it up".
_SAYS_WHERE = compiled(
    r"\d|\b(?:bars?|measures?|half|intro(?:duction)?|verse|chorus|bridge|middle|ending|end|beginning|start|opening|"
    r"outro|section|phrase|version|take|first|second|last|other)\b",
    re.IGNORECASE,
)
# A reason that says what shall be otherwise.
_SAYS_WHAT = compiled(
    r"\b(?:melody|tune|chords|harmony|rhythm|beat|tempo|key|major|minor|octaves?|minutes?|seconds?|bpm|slow\w*|fast\w*|"
    r"loud\w*|quiet\w*|soft\w*|style|genre)\b",
    re.IGNORECASE,
)
# "Which chords go there, my uncle wants to strum".
_ASKED_FOR = compiled(
    r"^(?P<wish>(?:which|what|who|where|how|is|are|does|do)\b[^,?]{6,})[,?]+ (?:my|our|the) [a-z]+ (?:wants?|needs?|"
    r"asks?|is asking|would like|has to|keeps asking|can't) [^,;!?]{3,60}$",
    re.IGNORECASE,
)
_PERSON = compiled(r"(?:ist|mer|player|peter)s?$")
# "The singer is a bass".
_IS_A = compiled(r"\b(?:am|is|are|being|as) an? $")
_ASKS = compiled(r"^(?:why|what|how|who|which|when|where|is|are|does|do|did)\b", re.IGNORECASE)


def without_reasons(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing without the reasons of its wish."""
    if not text.isascii() or not context.has_piece:
        return text
    if _ASKS.match(text):
        asked = _ASKED_FOR.match(text)
        return asked["wish"] if asked else text
    too = _TOO_FOR.match(text)
    if too:
        text = too["wish"]
    beside = _BESIDE.match(text)
    if beside:
        text = beside["wish"]
    after = _AFTER.match(text)
    if after:
        text = after["wish"]
    before = _BEFORE.match(text)
    if before is None:
        return text
    if _SAYS_WHERE.search(before["why"]):
        return text
    rest = text[before.end() :]
    named = _players(before["why"], context)
    meant = _OF_A_PART.match(rest)
    reasoned = before["since"] or "so" in before["so"] or "why" in before["so"]
    # "The drums are killing me, turn them down"; what says "too loud" itself is read with how much.
    of_them = meant and meant["it"].lower() in ("them", "those") and not _SAYS_WHAT.search(before["why"])
    if not (reasoned or of_them):
        return text
    if len(named) == 1 and meant:  # "the bass is muddy so turn it down"
        return f"{rest[: meant.start('it')]}the {named[0]}{rest[meant.end('it') :]}"
    leans = _THEM.search(rest) or (named and _IT.search(rest)) or _SAYS_WHAT.search(before["why"])
    return text if leans else rest


def _somebody(phrase: str, before: str) -> bool:
    """Whether a person is meant: "the drummer can't keep up", "the singer is a bass"."""
    return bool(_PERSON.search(phrase) or _IS_A.search(before))


def _players(why: str, context: Context) -> tuple[str, ...]:
    """The players of the piece that a reason names, as it names them; a singer or the like is no part of it."""
    hits = INSTRUMENTS.find(why.lower())
    named = [hit for hit in hits if isinstance(hit.value, Instrument) and hit.value.family in context.parts]
    return tuple(dict.fromkeys(hit.phrase for hit in named if not _somebody(hit.phrase, why.lower()[: hit.start])))
