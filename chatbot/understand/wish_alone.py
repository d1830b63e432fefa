"""Where a wish stands in a story: what the rules make of it once the story is left out.

"It's a rooftop at 2am in my film, so hand that tune to the organ": what stands beside a wish may be taken for one.
Which words do is learnt (:mod:`chatbot.understand.asides`), and not surely enough to leave them out of every sentence;
but where the sentence came to what the rules find in anything (a new piece, another mood), and comes to something
particular without them, that is what is meant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chatbot.turn import Turn
from chatbot.understand.asides import without_asides
from chatbot.understand.by_meaning import is_short
from chatbot.understand.context import Context
from chatbot.understand.normalise import clean, language_of

# Acts that much is taken for that is none of them, and those that little is.
_FOUND_IN_ANYTHING = ("compose", "arrange", "vary", "regenerate", "offtopic", "add", "recall")
_PARTICULAR = ("edit", "ask", "recall", "continue")
# Longer ones are looked at by no learnt reader: it would take its time.
_MOST_CHARACTERS = 400
# Shorter ones tell no story.
_FEWEST_WORDS, _FEWEST_CHARACTERS = 5, 8


def wish_alone(turn: Turn, text: str, context: Context, read: Callable[[str, Context], Turn]) -> Turn:
    """``turn``, as ``text`` was read; or the turn of its wish alone. ``read`` makes a turn of words."""
    in_a_story = context.has_piece and turn.act in _FOUND_IN_ANYTHING and turn.task in (None, "part") and not turn.then
    if context.plain or not (in_a_story or turn.act == "invalid"):
        return turn
    if len(text) > _MOST_CHARACTERS or is_short(text, _FEWEST_WORDS, _FEWEST_CHARACTERS):
        return turn
    wish = without_asides(clean(text), language_of(text, turn.language))
    if wish is None:
        return turn
    wished = read(wish, context)
    if wished.act == turn.act or wished.question:
        return turn
    if turn.act == "add" and turn.controls.parts and wished.act == "ask":
        return turn  # "you know what's missing? a muted trumpet": who was found to join is no story
    meant = wished.act in ("compose", "edit") if turn.act == "invalid" else wished.act in _PARTICULAR
    return replace(wished, said=text, language=turn.language) if meant else turn
