"""Sentences that tell of music in words of other things: "how the listener will be tempted to dance", "the recipe is
simple", "who could refuse to dance to this?"."""

from __future__ import annotations

from chatbot.understand.matcher import compiled
from chatbot.understand.prose import TOLD_AT_LENGTH, is_prose
from chatbot.understand.sentence import Sentence
from chatbot.understand.stated import states_music

# A question without its mark is shorter than TOLD_AT_LENGTH.
# In a longer sentence these ask nothing: "how the listener will be tempted".
_NO_QUESTION = compiled(
    r"^(?:but |and |oh,? |ah,? )*(?:how (?!many|much|long|fast|slow|high|low|loud|old|often|do|does|did|can|could|is|"
    r"are|was)[\w-]+ .{12}|what (?!(?:key|meter|tempo|chords?|scale|mode|instruments?|time|form|is|are|was|were|do|"
    r"does|did|bpm|style|genre)\b)(?:\w+ ){2,}.{6}|what (?:is|was|are) (?:\w+ ){1,4}(?:is|are|was|comes|plays)\b.{4})"
)
# "Who could refuse to dance to this?" asks nothing.
_RHETORICAL = compiled(
    r"^what (?:little |few )?[\w ]{3,30} there (?:is|are)\b|"
    r"^(?:and |but |oh,? )?(?:who|what (?:foot|heart|listener|soul|ear)) (?:on earth )?(?:could|would|can|does|will) "
    r"(?:\w+ ){0,2}(?:refuse|resist|not|help|want|fail|dream|dare|ever|sit still|stand still|object|mind|dance)\b"
)
# So many fields are stated by nobody who speaks of something else.
_MUCH = 3


def asks_nothing(text: str, clause: str) -> bool:
    """Whether a clause that begins like a question asks nothing: "what this sketch wants is a harpsichord"."""
    if is_prose(text.lower()):  # whoever asks something beside it says so (:mod:`chatbot.understand.prose`)
        return True
    return "?" not in text and len(text) > TOLD_AT_LENGTH and bool(_NO_QUESTION.match(clause.lower()))


def describes(sentence: Sentence) -> bool:
    """Whether what begins like a question tells of music: "What makes this song special is ..."."""
    long = "?" not in sentence.text and len(sentence.text) > TOLD_AT_LENGTH
    return (long or bool(_RHETORICAL.match(sentence.text))) and states_music(sentence)


def states_much(sentence: Sentence) -> bool:
    """Whether so much of music is stated that words of other things are pictures: "the recipe is simple"."""
    length, claims = sentence.length, sentence.claims
    stated = (
        sentence.key, sentence.meter, length.bars or length.seconds, sentence.range, sentence.intensity, sentence.genre,
        sentence.danceable, sentence.style, sentence.tempo, (*claims.parts, *claims.excluded) or None,
    )  # fmt: skip
    return sum(value is not None for value in stated) >= _MUCH
