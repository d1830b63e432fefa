"""Where players or places are named and the rules understood little: what is most probably wished of them.

"The drummer is giving me a headache" holds no word that a rule looks for. What such requests wish is learnt from
examples (:mod:`chatbot.understand.meanings.changes`), whoever and wherever is named; a change that is sure enough is put
into words that the rules do know, with the names put back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chatbot.turn import Turn
from chatbot.understand.by_meaning import told
from chatbot.understand.context import Context
from chatbot.understand.lexicon import cues
from chatbot.understand.meanings import meaning_of
from chatbot.understand.meanings.changes import CHANGES, change_in_plain_words
from chatbot.understand.meanings.masking import masked

# Longer ones tell a story, or ask for several things.
_MOST_WORDS, _MOST_CHARACTERS = 30, 60


def likelier(turn: Turn, text: str, context: Context, read: Callable[[str, Context], Turn]) -> Turn:
    """``turn``, as the rules made it of ``text``; or what is likelier to be meant, where they may well be wrong.
    ``read`` makes a turn of plain words."""
    if context.plain or not context.has_piece or not _is_short(text):
        return turn
    least = _least(turn, text)
    named = masked(text, turn.language, context) if least is not None else None
    if named is None or not (named.playing or named.new or named.bars or named.section):
        return turn
    meaning = meaning_of(named.text, turn.language, CHANGES)
    if meaning is None or meaning.probability < least:
        return turn
    words = change_in_plain_words(meaning.name, named, turn.language)
    if words is None:
        return turn
    wished = read(words, replace(context, plain=True, previous=None))
    if wished.act in ("invalid", "offtopic") or wished.question or _same(turn, wished):
        return turn
    return told(replace(wished, said=text), words, turn.language)
