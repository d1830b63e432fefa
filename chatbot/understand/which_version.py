"""Versions by what sets them apart ("the shortest one", "play the slower of the two", 最慢的那版) and by bare numbers
("2", "is 1 sadder than 2?")."""

from __future__ import annotations

from chatbot.understand.context import Context, VersionFacts
from chatbot.understand.matcher import compiled
from chatbot.understand.ordinals import ordinal

_ONE = r"(?:one|version|take|piece|song|tune|draft)"
_WHICH = compiled(
    rf"\bthe (?P<most>shortest|longest|slowest|fastest|quickest)(?: {_ONE}\b|"
    r" of (?:them|all|(?:the |these )?(?:three|four|lot|bunch|versions))\b(?: versions)?|"
    rf"(?=[.! ]*$))|"
    rf"\bthe (?P<more>shorter|longer|slower|faster|quicker) (?:(?:{_ONE} )?of (?:the two|them|both)|{_ONE})\b|"
    r"最(?P<zh>短|长|慢|快)的?(?:那|这)?一?(?:个|版|首|段)(?:版本|曲子)?|"
    r"(?<=[播听放用选要])最(?P<zh2>短|长|慢|快)的(?=$|[,，。吧])"
)
# A question for it is answered by comparing them.
_ASKS = compiled(r"\b(?:which|what|who|why)\b|哪|什么|谁|[吗么]")
_BARE = compiled(r"^#?(?P<n>\d)[.! ]*$")
_COMPARED = compiled(
    r"\b(?P<is>is|was|does|did) (?:number |no\. ?)?(?P<a>\d)"
    r"(?P<how>(?: sound| feel| really| any)* (?:[a-z]+er|more [a-z]+|less [a-z]+|better|worse) than) "
    r"(?:number |no\. ?)?(?P<b>\d)\b"
)
# "Speed up the first one", "the chorus of the second one".
_ONE_OF_SEVERAL = compiled(
    r"(?:(?<=\bof )|(?<=\bin )|(?<=\bup )|(?<=\bdown ))the (?P<n>first|second|third|fourth) (?:one|version|take)\b"
)


def which_version(text: str, context: Context) -> str:
    """The cleaned ``text`` with the numbers of the versions that it picks out: "play version 2"."""
    if len(context.facts) < 2:
        return text
    known = {facts.number for facts in context.facts}
    bare = _BARE.match(text)
    if bare and int(bare["n"]) in known:
        return f"version {bare['n']}"
    text = _ONE_OF_SEVERAL.sub(lambda match: f"version {ordinal(match['n'])}", text)
    text = _COMPARED.sub(r"\g<is> version \g<a>\g<how> version \g<b>", text)
    match = None if _ASKS.search(text) else _WHICH.search(text)
    if match is None:
        return text
    found = _picked(next(filter(None, match.groups())), context.facts)
    if found is None:
        return text
    named = f"version {found}" if text.isascii() else f"第{found}版"
    return f"{text[: match.start()]}{named}{text[match.end() :]}"


def _picked(how: str, facts: tuple[VersionFacts, ...]) -> int | None:
    """The number of the shortest, longest, slowest or fastest, of several the latest; None where all are alike."""
    by_length = how.startswith(("short", "long")) or how in "短长"
    values = {one.number: one.bars if by_length else one.tempo_bpm for one in facts}
    measured = {number: value for number, value in values.items() if value is not None}
    if len(measured) < len(facts):
        return None
    least = how.startswith(("short", "slow")) or how in "短慢"
    goal = (min if least else max)(measured.values())
    holders = [number for number, value in measured.items() if value == goal]
    return holders[-1] if len(holders) < len(facts) else None
