"""Prose that tells of music at length and asks for nothing more: "It gallops! The hooves strike sparks, and ..."."""

from __future__ import annotations

from chatbot.understand.matcher import compiled

#: In a sentence of so many letters much is told, in words of other things as well: what is not understood in it is
#: less likely to be meant as a wish of its own.
TOLD_AT_LENGTH = 60
_FEWEST_WORDS = 12
# Who lists wishes is done with them in so many letters.
_LONG = 104
# What asks for something, at the beginning of a sentence or a clause.
_ASKS = compiled(
    r"(?:^|[.!?;:,]\s+|\bthen )(?:(?:and|but|so|then|now|just|also|hi|hello|hey|ok|okay|maybe|next),? )*(?:please\b|"
    r"(?<!so )(?:can|could|would|will) (?:you|we|i)\b|(?:write|compose|create|generate|make|produce|give|improvise|"
    r"arrange|transpose|add|remove|continue|extend|export|save|rename|undo|change|turn|use)\b (?:me\b|us\b|an?\b|"
    r"some\b|something\b|it\b|this\b|that\b|the\b|my\b|two\b|three\b|\d)|"
    r"play (?:me|us|something|some|an?)\b|"
    r"tell me (?:what|which|how|why|about|the)\b|explain\b|analy[sz]e\b|call (?:it|this) |name (?:it|this) |"
    r"(?:i|we)(?:'d| would)? (?:like|love|want|need|wish|prefer)\b(?! nothing)|(?:need|want|needs?|wanted)\b(?! no\b)|"
    r"what (?:key|meter|tempo|chords?|scale|mode|instruments?)\b|how (?:many|long|fast)\b|something (?:with|for|in|"
    r"like)\b|let's have\b|looking for\b)|"
    r"\b(?:i(?:'d| would) like|i want\b(?!'s)|i need|(?:i'm|we're|i am|we are) looking for|(?<!if you )please|can you|"
    r"could you|for me)\b"
)
# Who tells says what something is or does; a list of wishes says it of nothing: "a sad ballad for flute, no drums".
_SAYS = compiled(
    r"\b(?:is|are|was|were|has|had|does|did|will|would|could|may|might|must|never|they|it|who|whose|she|he|you|we|thou|"
    r"there's|isn't|aren't|wasn't|weren't|doesn't|won't|can't|cannot|nobody's)\b|"
    r"(?<=[a-z'] )(?!need|based|called|named|played|scored|titled|speed|indeed|bars|seconds|minutes|beats|chords|"
    r"strings|drums|keys|voices)[a-z]{2,}(?:s|ed) (?:the|its|an?|his|her|their|our|your|itself|over|through|"
    r"into|like|as|in|out|across|down|"
    r"from|at|along|up|on|upon|to|with|of|beneath|under|between|and|every|each|this|these|those|against|above|"
    r"behind|beyond|around|past|off|toward|towards|within|inside|away|together|itself|himself|herself|themselves|"
    r"not|nothing|no one|nobody|while|until|by|round|till|before|after|me|him|us|them|one|so|back|home|alone|alight|"
    r"itself|more|less|everything|everyone|everybody|three|four|five|six|seven|eight)\b|"
    r"\b(?:went|came|took|stood|kept|gave|fell|rose|sat|ran|said|told|knew|heard|saw|drew|grew|blew|broke|spoke|woke|"
    r"slept|swept|wept|wore|bore|tore|fed|met|bit|hid|stole|struck|rang|sprang|drank|sank|began|swam|flew|threw|bought|"
    r"brought|caught|taught|thought|sent|spent|been|shall|ain't|it's|that's|he's|she's|goes|comes|says|knows|finds|"
    r"lasts|remains|neither can|the (?:\w+ )?\w+ (?:don't|do not|go|fly|fall))\b|"
    r"\b(?:lie|lies|stand|stands|sit|sits|meet|meets|hold|holds|spread|spreads|carry|sing|sings|dance|whisper|answer)"
    r" (?:the|its|a|an|in|on|over|between|upon|under|across|through|for|to|like|one|two|three|four|five|six|seven)\b"
)


def is_prose(text: str) -> bool:
    """Whether the cleaned, lower-case ``text`` tells of music in English and asks for nothing."""
    if len(text) <= TOLD_AT_LENGTH or not text.isascii() or len(text.split()) < _FEWEST_WORDS:
        return False
    return (len(text) > _LONG or bool(_SAYS.search(text))) and not _ASKS.search(text)
