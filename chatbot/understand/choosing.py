"""Versions among which somebody chooses: the one preferred, the one turned down, those to be mixed."""

from __future__ import annotations

from chatbot.understand.lexicon import cues, recalling
from chatbot.understand.matcher import compiled
from chatbot.understand.references import VersionMention
from chatbot.understand.sentence import Sentence

# The version that is playing is the other one of two.
_WITH_THIS = compiled(
    r"\b(?:here|(?:in|on|into|onto|to|with|under|over) (?:it|this|what (?:we|i) have|the current (?:one|version)))\b|"
    r"(?:到|进|给)(?:现在|这里|当前|它)|(?:过来|进来|上来)[吧。!！]*$"
)
# "Take the chords from Sunrise", "use version 2's drums": who is fetched, and from where.
_FETCHES = compiled(
    r"\b(?:use|take|get|borrow|steal|copy|grab|bring|fetch|import|pull|lift|pinch|nick|transfer|reuse|add|put|insert|"
    r"with|want|like|have|prefer|keep|give (?:me|it|us|this))\b"
)
_FROM = compiled(
    r"^\s*(?:parts?|lines?|track|tracks|progression)?\s*(?:of|from|in|that (?:we|you) had in)\s+(?:the )?$"
)
_ITS = compiled(r"^(?:'s|s')?\s*(?:the )?$")
# What the one that is chosen is better than: 比起第二版我更喜欢第一版.
_COMPARED_WITH = compiled(r"(?:比起?|相比(?:于|起来)?|较之|相较于?|对比)$")
_ASKED = compiled(r"^(?:what|which|who|how|why|where|is|are|was|does|did)\b")
_CLAUSE = compiled(r"[,;.!?，。；！？]|\b(?:but|and|so)\b|但|而(?!且)|所以")


def preferred(sentence: Sentence) -> VersionMention | None:
    """The first version that is named and not turned down in the clause that names it."""
    return next(
        (
            one
            for one in sentence.versions
            if not (_turned_down(sentence.text, one) or _COMPARED_WITH.search(sentence.text[: one.start]))
        ),
        None,
    )


def rejected(sentence: Sentence) -> VersionMention | None:
    """The first version that is turned down in the clause that names it."""
    return next((one for one in sentence.versions if _turned_down(sentence.text, one)), None)


def fetched(sentence: Sentence) -> bool:
    """Whether a part of the one version that is named is to be brought into the music that is playing."""
    text, claims = sentence.text, sentence.claims
    if not _FETCHES.search(text) or _ASKED.match(text) or not claims.groups or _changes(sentence):
        return False
    mention = sentence.versions[0]
    return any(
        _FROM.match(text[group.end : mention.start])
        if group.end <= mention.start
        else _ITS.match(text[mention.end : group.start])
        for group in claims.groups
    )


def _changes(sentence: Sentence) -> bool:
    claims = sentence.claims
    gone = claims.removed or claims.muted or claims.unmuted or claims.soloed or claims.swaps or claims.excluded
    return bool(gone or sentence.loudness or sentence.transpositions or sentence.touches or sentence.shapes)


def _turned_down(text: str, mention: VersionMention) -> bool:
    begins = max((m.end() for m in _CLAUSE.finditer(text, 0, mention.start)), default=0)
    ends = _CLAUSE.search(text, mention.end)
    return bool(recalling.TURNED_DOWN.search(text[begins : ends.start() if ends else len(text)]))


def mixed(sentence: Sentence) -> bool:
    """Whether two versions or more are to be put together."""
    numbers = {mention.number for mention in sentence.versions}
    if cues.QUESTION.search(sentence.text):
        return False
    brings = bool(sentence.tasks.brings and sentence.claims.groups)
    if (
        len(numbers) == 1
        and (brings or (sentence.tasks.mixes and sentence.claims.groups))
        and not sentence.claims.swaps
        and _WITH_THIS.search(sentence.text)
    ):
        return True
    if len(numbers) == 1:
        return fetched(sentence)
    if len(numbers) < 2:
        return False
    return sentence.tasks.mixes or brings or len(sentence.claims.groups) >= 2
