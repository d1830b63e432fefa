"""People of whom an English wish tells, who are no players of it: "I lead a choir and we need eight bars of piano" is a
wish for a piano, "the piano is in my singer's way" has no singer."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled

_SINGERS = r"(?:singers?|vocalists?|sopranos?|altos?|tenors?|baritones?|choir|chorus|cantor|frontman|frontwoman)"
_OURS = rf"(?:my|our|the (?:church|school|village|local)) (?:[a-z]+ )?{_SINGERS}"
# Who asks: "I lead a church choir and we need ...", "I teach trumpet, so I want ...".
_WHO_ASKS = compiled(
    r"^(?:hi|hello|hey|so|well|ok)?[, ]*(?:i|we)(?:'m| am|'re| are)? (?:also )?(?:lead(?:ing)?|run(?:ning)?|"
    r"conduct(?:ing)?|direct(?:ing)?|teach(?:ing)?|coach(?:ing)?|own|manage|sing (?:in|with)|play (?:in|with)|in|"
    r"part of|a member of|the (?:head|leader|director|conductor) of) [^,.;:]{3,50}?(?:,| and|, and|,? so)+ (?=(?:i|"
    r"we)(?:'d| would)? (?:\w+ )?(?:need|want|like|love)\b)",
    re.IGNORECASE,
)
# What befell an ensemble, before the wish: "my wind quintet lost two members; a rondo for ...".
_BEFELL = compiled(
    r"^(?:my|our) [a-z' -]{3,40}? (?:lost|has|have|had|is|are|was|were|got|just|needs?|wants?|can't|won't|"
    r"turned) [^,;:]{3,60};\s+(?=an? |some |something |two |three |make|write|give|play|compose)",
    re.IGNORECASE,
)
# "The flute player has fallen out with us, so no flute".
_WHO_IS_MISSING = compiled(
    r"\b(?:the|our|my) (?P<who>[a-z]+) player (?:has|have|had|is|was|can't|cannot|won't|left|quit|fell|broke|got|"
    r"moved)\b[^,;.]{0,50},? (?:so|which means|hence|that's why)[, ]+(?=(?:no|without|skip|leave out) (?P=who)\b)",
    re.IGNORECASE,
)
# What a singer does with it later on: "our singer adds words later".
_LATER = compiled(
    rf"[,;.] (?:and )?{_OURS} (?:[a-z']+ ){{1,6}}(?:later(?: on)?|afterwards|on top|herself|himself|themselves|"
    rf"over it)(?=[.,;! ]*$)",
    re.IGNORECASE,
)
_ABOUT_SINGERS = compiled(
    rf"(?:(?:^|(?<=[.,;:!?] )){_OURS} (?=(?:are|is|can|can't|cannot|could|couldn't|won't|keeps?|wants?|says?|sounds?|"
    rf"goes|go|has|have|always|never|need|needs|were|was)\b)|\b{_OURS}(?P<of>'s?) )",
    re.IGNORECASE,
)
# "Flautist turned up late! Bring version 1 back".
_ARRIVED = compiled(
    r"^(?:(?:our|my|the) )?[a-z]+(?:ist|er|or|player) (?:has |have |just |finally )*(?:turned up|showed up|arrived|"
    r"came|is here|made it|rang|called)[^,;.!]{0,20}[,;.!]+ (?=[a-z])",
    re.IGNORECASE,
)
# "We go on air at six" is no tempo.
_BY_THEN = compiled(
    r"[,;.] (?:we|they|i|guests?|doors|people|my [a-z]+|our [a-z]+|the [a-z]+) (?!play)[^,;.]{3,40} at (?:one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d{1,2})(?: o'clock| ?[ap]m| sharp| tonight|"
    r" tomorrow)*[.! ]*$",
    re.IGNORECASE,
)


def without_people(text: str, context: Context) -> str:
    """The cleaned English ``text`` without those who only ask for music or hear it."""
    if not text.isascii():
        return text
    for pattern in (_WHO_ASKS, _BEFELL, _WHO_IS_MISSING, _LATER, _ARRIVED, _BY_THEN):
        text = pattern.sub("", text)
    if "voice" in context.parts or not context.has_piece:
        return text
    return _ABOUT_SINGERS.sub(lambda match: "their " if match["of"] else "they ", text)
