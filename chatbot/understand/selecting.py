"""A selection in words, for whoever has no roll to point at: "bars 5-8, bass", 第5到8小节，贝斯."""

from __future__ import annotations

from chatbot.understand.length import read_places
from chatbot.understand.mentions import read_mentions
from chatbot.understand.normalise import clean, language_of
from chatbot.understand.pointing import Selection
from chatbot.understand.scan import Scan
from composer.controls import ControlError

_PROBLEM = (
    "a selection is bars that follow each other, one part, or both, as in “bars 5-8, bass”, not “{text}”",
    "选择的内容是连续的小节、一个声部，或者两者，例如“第5到8小节，贝斯”，不能是“{text}”",
)


def selection_of(text: str) -> Selection:
    """The selection that some words name. Whether a piece has it is seen when something is asked of it.

    Raises:
        ValueError: for words that name no bars and no part, or several; the message is a sentence in their language.
    """
    # A comma would part a role from the article or the bars that it is known by.
    scan = Scan(clean("the " + text.replace(",", " ").replace("，", " ")))
    try:
        places = {place.bars for place in read_places(scan, None)}
        mentions, _, _ = read_mentions(scan)
    except ControlError:
        places, mentions = set(), []
    parts = {family for mention in mentions for family in mention.families}
    # A number that is left is of more bars, or of none that there can be.
    left = any(character.isdigit() for character in scan.live)
    if left or not (places or parts) or len(places) > 1 or len(parts) > 1:
        raise ValueError(_PROBLEM[language_of(text) == "zh"].format(text=text))
    return Selection(next(iter(places), None), next(iter(parts), None))
