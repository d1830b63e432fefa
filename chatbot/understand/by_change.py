"""Where players or places are named and the rules understood little: what is most probably wished of them.

"The drummer is giving me a headache" holds no word that a rule looks for. What such requests wish is learnt from
examples (:mod:`chatbot.understand.meanings.changes`), whoever is named and wherever; a wish that is sure enough is put
into words that the rules do know, with the names put back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chatbot.turn import Turn
from chatbot.understand.by_meaning import is_short, told
from chatbot.understand.context import Context
from chatbot.understand.effect import effect
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.meanings import Meaning, meaning_of
from chatbot.understand.meanings.changes import CHANGES, NEW_PIECE, change_in_plain_words
from chatbot.understand.meanings.masking import Masked, masked
from chatbot.understand.normalise import clean, language_of
from chatbot.understand.which_version import which_version
from chatbot.understand.without_why import without_why

# From which probability on another wish is believed than the one that the rules found: where they found none, or one
# that they find in whatever they do not understand (new notes for those who are named, a new piece); where they found
# something in its words; and where that is as particular as the wish. Set with an older softmax, which was less sure,
# by what became better and worse of 550 sentences of strangers, and of 1,100 plainer ones that the rules had been tuned
# on.
_GUESSED, _READ, _PARTICULAR = 0.4, 0.6, 0.9
_LEAST = {
    "offtopic": _GUESSED, "compose": _GUESSED, "regenerate": _GUESSED, "vary": _GUESSED, "arrange": _GUESSED,
    "continue": _READ, "ask": _READ, "help": _READ, "add": _READ, "recall": _READ, "invalid": _READ,
    "rate": _PARTICULAR,
}  # fmt: skip
# Changes that no class stands for.
_ITS_OWN = ("tempo", "key", "meter", "fade_out", "fade_in", "swing", "split", "reorder", "double")
# "Everybody but the bass": who is named is left as it is.
_ALL_BUT = compiled(
    r"\b(?:all|everyone|everybody|everything|anything|every \w+|the rest|others?) (?:but|except|besides|apart from)\b|"
    r"\bkeep\b.*\b(?:but|except)\b|除了?|以外|之外"
)
# Longer ones tell a story, or ask for several things.
_MOST_WORDS, _MOST_CHARACTERS = 30, 60


def likelier(turn: Turn, text: str, context: Context, read: Callable[[str, Context], Turn]) -> Turn:
    """``turn``, as the rules made it of ``text``; or what is likelier to be meant where they may well be wrong.
    ``read`` makes a turn of plain words."""
    if context.plain or not context.has_piece or not is_short(text, _MOST_WORDS, _MOST_CHARACTERS):
        return turn
    language = language_of(text, turn.language)
    said = which_version(without_why(clean(text), context), context)
    named = None if _beyond_doubt(turn) else masked(said, language, context)
    if named is None or not (named.playing or named.new or named.bars or named.section):
        return turn
    least = _least(turn, named)
    meaning = meaning_of(named.text, language, CHANGES)
    if meaning is None or meaning.probability < least or _known_better(turn, meaning, named):
        return turn
    if meaning.name == NEW_PIECE:
        wished = read(text, Context(language=context.language, plain=True))
        return wished if wished.act == "compose" and turn.act != "compose" else turn
    words = change_in_plain_words(meaning.name, named, language)
    if words is None:
        return turn
    wished = read(words, replace(context, plain=True, previous=None))
    if wished.act in ("invalid", "offtopic", "compose") or wished.question or effect(wished) == effect(turn):
        return turn
    return told(replace(wished, said=text, language=turn.language), words, turn.language)


def _beyond_doubt(turn: Turn) -> bool:
    """Whether the rules know better whatever else it may be."""
    undoes = turn.edits and turn.edits[0].operation == "unmute"
    several = turn.then or undoes or len(turn.edits) > 1 or turn.targets.mix or turn.targets.others
    special = turn.question or turn.notation or turn.study or turn.name or turn.preserve or turn.targets.keep
    own = turn.task in ("mix", "join", "always", "lift", "harmonise", "chorale", "accompany")
    return bool(several or special or own) or (turn.act not in _LEAST and turn.act != "edit")


def _least(turn: Turn, named: Masked) -> float:
    """How probable another wish must be."""
    if turn.act == "edit" and turn.edits:
        edit = turn.edits[0]
        overlooked = bool(named.playing) and edit.value is None  # those who are named
        its_own = edit.operation in _ITS_OWN and not overlooked
        return _PARTICULAR if its_own or turn.targets.parts else _READ
    if turn.act == "edit":
        return _GUESSED
    if turn.task is not None and turn.task != "part" and turn.act in ("regenerate", "add", "vary"):
        return _PARTICULAR
    if turn.act == "compose" and cues.NEW.search(turn.said.lower()):
        return _READ
    if turn.act in ("recall", "ask") and turn.targets.version is not None:
        return _PARTICULAR
    return _LEAST[turn.act]


def _known_better(turn: Turn, meaning: Meaning, named: Masked) -> bool:
    """Whether the rules came to nearly the same, and to more of it."""
    if meaning.name not in ("solo", "keep_bars") and _ALL_BUT.search(turn.said.lower()):
        return True
    if turn.act == "add" and turn.controls.parts and (meaning.name == "add" or cues.ADD.search(turn.said.lower())):
        return True
    if turn.act == "regenerate" and not turn.task:
        if cues.REGENERATE.search(turn.said.lower()) or (turn.controls.mood is not None and turn.targets.parts):
            return True
        return meaning.name in ("redo_part", "redo_bars") and bool(turn.targets.parts or not named.playing)
    if turn.act == "arrange" and turn.controls.parts:  # for an ensemble
        return meaning.name in ("add", "swap")
    if turn.act == "ask" and turn.topic:
        return meaning.name.startswith("ask_")
    operations = [edit.operation for edit in turn.edits]
    if "swap" in operations:  # "hand the melody to the flute"
        return meaning.name in ("add", "double", "swap")
    if "dynamics" in operations:  # pianissimo says how soft
        return meaning.name in ("louder", "softer")
    if "tempo" in operations:  # "slower than the first one" says how slow
        compared = any(edit.operation == "tempo" and edit.value is not None for edit in turn.edits)
        return meaning.name in ("faster", "slower") and (compared or not (named.playing or named.bars))
    same = meaning.name in operations or (meaning.name == "diminuendo" and "fade_out" in operations)
    return same and bool(turn.targets.parts or not named.playing)
