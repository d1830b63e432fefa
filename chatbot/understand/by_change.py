"""Where players or places are named and the rules understood little: what is most probably wished of them.

"The drummer is giving me a headache" holds no word that a rule looks for. What such requests wish is learnt from
examples (:mod:`chatbot.understand.meanings.changes`), whoever is named and wherever; a wish that is sure enough is put
into words that the rules do know, with the names put back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chatbot.turn import Turn
from chatbot.understand.by_meaning import told
from chatbot.understand.context import Context
from chatbot.understand.effect import effect
from chatbot.understand.lexicon import cues
from chatbot.understand.meanings import Meaning, meaning_of
from chatbot.understand.meanings.changes import CHANGES, NEW_PIECE, change_in_plain_words
from chatbot.understand.meanings.masking import Masked, masked
from chatbot.understand.normalise import language_of

# From which probability on another wish is believed than the one that the rules found: where they found none, or one
# that they find in whatever they do not understand (new notes for those who are named, a new piece); where they found
# something in its words; where that is as particular as the wish; and where it is a change that no class stands for.
# Set by what became better and worse of 550 sentences of strangers and of the 390 tuned ones of the phrase collections
# that name players or places.
_GUESSED, _READ, _PARTICULAR, _SURE = 0.3, 0.5, 0.75, 0.9
_LEAST = {
    "offtopic": _GUESSED, "compose": _GUESSED, "regenerate": _GUESSED, "vary": _GUESSED, "arrange": _GUESSED,
    "continue": _READ, "ask": _READ, "help": _READ, "add": _READ, "recall": _READ, "invalid": _READ, "edit": _READ,
    "rate": _PARTICULAR,
}  # fmt: skip
# Changes that no class stands for.
_ITS_OWN = ("tempo", "key", "meter", "fade_out", "fade_in", "swing", "split", "reorder", "unmute", "double")
# Longer ones tell a story, or ask for several things.
_MOST_WORDS, _MOST_CHARACTERS = 30, 60


def likelier(turn: Turn, text: str, context: Context, read: Callable[[str, Context], Turn]) -> Turn:
    """``turn``, as the rules made it of ``text``; or what is likelier to be meant where they may well be wrong.
    ``read`` makes a turn of plain words."""
    least = None if context.plain or not context.has_piece or not _is_short(text) else _least(turn)
    if least is None:
        return turn
    language = language_of(text, turn.language)
    named = masked(text, language, context)
    if named is None or not (named.playing or named.new or named.bars or named.section):
        return turn
    meaning = meaning_of(named.text, language, CHANGES)
    if meaning is None or meaning.probability < least or _known_better(turn, meaning, named):
        return turn
    plain = replace(context, plain=True, previous=None)
    if meaning.name == NEW_PIECE:
        wished = read(text, Context(language=context.language, plain=True))
        return wished if wished.act == "compose" and turn.act != "compose" else turn
    words = change_in_plain_words(meaning.name, named, language)
    if words is None:
        return turn
    wished = read(words, plain)
    if wished.act in ("invalid", "offtopic", "compose") or wished.question or effect(wished) == effect(turn):
        return turn
    return told(replace(wished, said=text, language=turn.language), words, turn.language)


def _least(turn: Turn) -> float | None:
    """How probable another wish must be; None where the rules know better whatever it is."""
    several = turn.then or len(turn.edits) > 1 or turn.targets.mix or turn.targets.others
    special = turn.question or turn.notation or turn.study or turn.name or turn.preserve or turn.targets.keep
    if several or special or turn.task in ("mix", "join", "always", "lift", "harmonise", "chorale", "accompany"):
        return None
    if turn.act == "edit" and turn.edits:
        operation = turn.edits[0].operation
        return _SURE if operation in _ITS_OWN else _PARTICULAR if turn.targets.parts else _READ
    if turn.act == "edit":
        return _GUESSED
    if turn.task is not None and turn.task != "part" and turn.act in ("regenerate", "add", "vary"):
        return _PARTICULAR
    if turn.act == "compose" and cues.NEW.search(turn.said.lower()):
        return _READ
    if turn.act in ("recall", "ask") and turn.targets.version is not None:
        return _PARTICULAR
    return _LEAST.get(turn.act)


def _known_better(turn: Turn, meaning: Meaning, named: Masked) -> bool:
    """Whether the rules came to nearly the same, and to more of it."""
    if turn.act == "regenerate" and not turn.task:
        return meaning.name in ("redo_part", "redo_bars") and bool(turn.targets.parts or not named.playing)
    if turn.act == "arrange" and turn.controls.parts:  # for an ensemble
        return meaning.name in ("add", "swap")
    operations = [edit.operation for edit in turn.edits]
    same = meaning.name in operations or (meaning.name == "diminuendo" and "fade_out" in operations)
    return same and bool(turn.targets.parts or not named.playing)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS if text.isascii() else len(text) <= _MOST_CHARACTERS
