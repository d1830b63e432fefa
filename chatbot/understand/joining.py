"""Versions one after the other as one piece: "put the first and this one together as a medley",
把第一版和第二版接起来."""

from __future__ import annotations

from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.sentence import Sentence

_ONE_PIECE = compiled(
    r"\bmedley\b|\bone after (?:the other|another)\b|\bback[ -]to[ -]back\b|\bend[ -]to[ -]end\b|\bfollowed by\b|"
    r"\b(?:join|string|stitch|chain|splice|glue|link|tie|concatenate|append|attach|tack|stick|connect)\w*\b|"
    r"\b(?:put|play|place|add|have|want)\b.*\b(?:right |straight |directly |just )?(?:after|behind|before|in front of|"
    r"ahead of|(?:at|to|onto) the end of)\b|\b(?:into|as|to) (?:one|a single) (?:long(?:er)? )?"
    r"(?:piece|song|track|tune|number)\b|"
    r"(?:接|连|串)(?:起来|在一起|一起|一块|到一起|在|到|成|上|着|烧)|首尾相[连接]|前后相?连|(?:后面|之后|"
    r"然后)再?(?:接|放|播)|组曲|串烧|[拼合放并]成(?:为)?一[首个支曲]|连着(?:放|播)|先(?:放|来|弹|播|接)第.*(?:再|"
    r"然后|后)(?:接|放|来|弹|播)第"
)
# What comes first was said last: "version 2 after version 1", 把第二版接在第一版后面.
_AFTER = compiled(
    r"\b(?:after|behind|following|(?:at|to|onto|on) the end of|"
    r"(?:append|attach|tack|stick|glue|add)\w*\b.*\b(?:to|onto))\b"
)
_BEHIND = compiled(r"^(?:的)?(?:后面|之后|后边|后头|后|末尾|结尾|尾巴)")
# Who goes first though named later: 第三版跟第一版接一块，第一版在前.
_FIRST_ZH = compiled(r"^(?:放|排|摆|得|要)?(?:在|到)?(?:最)?(?:前(?:面|头|边)?|开头|打头)|^(?:先|打头)")
# The version that is playing, where only the other one is named.
_PLAYING = compiled(r"\b(?:it|this|what (?:we|i) have|the current (?:one|version))\b|这个|这首|现在|当前|它")
# All versions, where none is named.
_ALL = compiled(
    r"\ball (?:of )?(?:(?:the|my|our|these|those) )?(?:\w+ )?(?:versions|takes|pieces|songs|ones|of them|"
    r"them)\b|\bthem all\b|"
    r"\ball (?:of )?(?:the )?(?:two|three|four|five|[2-9])\b|\beverything we made\b|(?:所有|全部|每个|这几个|"
    r"几个)(?:的)?(?:版本?|曲子)"
)


def joined(sentence: Sentence, context: Context) -> tuple[int, ...]:
    """The numbers of the versions that shall follow each other, in that order; empty where none shall. The
    one that is playing is one of them where a single other one is named."""
    text, current = sentence.text, context.current or (context.versions or None)
    if sentence.claims.groups or not _ONE_PIECE.search(text):
        return ()
    if not sentence.versions:
        return tuple(range(1, context.versions + 1)) if context.versions > 1 and _ALL.search(text) else ()
    places = [(mention.start, mention.end, mention.number) for mention in sentence.versions]
    playing = _PLAYING.search(text)
    if len({number for *_, number in places}) == 1 and playing and current is not None:
        places.append((*playing.span(), current))
    (*_, first), (begin, end, last) = min(places), max(places)
    if first == last:
        return ()
    said_last_comes_first = _AFTER.search(text[:begin]) or _BEHIND.match(text[end:])
    numbers = tuple(dict.fromkeys(number for *_, number in sorted(places)))
    ahead = next((number for _, end, number in places if _FIRST_ZH.match(text[end:])), None)
    if ahead is not None:
        return (ahead, *(number for number in numbers if number != ahead))
    return tuple(reversed(numbers)) if said_last_comes_first else numbers
