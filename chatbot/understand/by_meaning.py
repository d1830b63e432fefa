"""Where the readers of rules understood little: what is most probably meant.

"Oops, didn't mean to do that" holds no word that a rule looks for. What such sentences mean is learnt from examples
(:mod:`chatbot.understand.meanings`); a meaning that is sure enough is put into words that the rules do know.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from chatbot.turn import Language, Turn
from chatbot.understand.context import Context
from chatbot.understand.lexicon import cues
from chatbot.understand.meanings import Meaning, meaning_of
from chatbot.understand.meanings.classes import MEANINGS, OFFTOPIC
from chatbot.understand.normalise import language_of
from chatbot.understand.sentence import Sentence


class Found(Enum):
    """What the rules found, and from which probability on another meaning is believed beside it. How many are told
    rightly from which on, `python -m chatbot.understand.learning --measure` says; these were set by an older softmax,
    which was less sure."""

    NOTHING = 0.4
    #: What a request comes to that says nothing but that something is wished.
    EMPTY = 0.6
    #: A mood and no more: "ah, now I am happy" wishes for none. (A value that EMPTY has would make them one.)
    MOOD = 0.61
    SOMETHING = 0.9


# What one tells of oneself may be a picture ("my dog died yesterday"), the more so before anything has been played.
_NO_PICTURE, _NO_PICTURE_AT_FIRST = 0.8, 0.98
# Later takes lean to what was liked, so that "lol" should not count.
_TASTE = 0.6
# Longer ones tell a story, or ask for several things.
_MOST_WORDS, _MOST_CHARACTERS = 18, 36
_BARE = ("compose", "vary", "regenerate", "recall")
# What can be meant before there is any piece.
_BEFORE_ANY_PIECE = (
    "help", "files", "rights", "list", "ask_preferences", "forget", "compose", "surprise", "undo", "redo",
)  # fmt: skip
# The classes that change no note (or take a change back), by how their names begin.
_CHANGES_NOTHING = ("like", "dislike", "ask_", "help", "files", "rights", "undo", "redo", "list")
# What a mood of the readers says better, because it has a degree, where it is for the piece that is there.
_FEELINGS = ("happier", "sadder", "calmer", "tenser", "energetic")
# Acts that say what a class says.
_SAME = {
    "compose": ("compose", "surprise"), "vary": ("vary", "less_repetitive"), "regenerate": ("another",),
    "help": ("help",), "undo": ("undo",), "redo": ("redo",), "continue": ("continue", "longer"),
}  # fmt: skip
# What changes the music: how it was understood is told.
_CHANGES = ("edit", "vary", "regenerate", "continue", "add")


def meant(turn: Turn, sentence: Sentence, text: str, context: Context) -> Meaning | None:
    """What ``text``, of which the rules made ``turn``, means; None where they understood it, or where it is not sure
    what is meant."""
    found = None if context.plain or not is_short(text, _MOST_WORDS, _MOST_CHARACTERS) else _found(turn, sentence)
    if found is None or (found is Found.SOMETHING and not context.has_piece):
        return None
    meaning = meaning_of(text, language_of(text, turn.language), MEANINGS)
    if meaning is None or _came_to(turn, meaning, found, sentence.text):
        return None
    if _has_details(sentence) and not meaning.name.startswith(_CHANGES_NOTHING):
        return None  # "the drummer drowns everybody" is not about everybody
    least = max(found.value, _TASTE) if meaning.name in ("like", "dislike") else found.value
    if meaning.probability < least:
        return None
    if meaning.name == OFFTOPIC:
        least = _NO_PICTURE if context.has_piece else _NO_PICTURE_AT_FIRST
        return meaning if meaning.probability >= least and found is not Found.SOMETHING else None
    return meaning if context.has_piece or meaning.name in _BEFORE_ANY_PIECE else None


def told(turn: Turn, words: str, language: Language) -> Turn:
    """The turn with a sentence that says how it was understood, where it changes the music."""
    if turn.act not in _CHANGES:
        return turn
    said = f"我理解为：“{words}”。" if language == "zh" else f"I took that to mean “{words}”."
    return replace(turn, assumptions=(said, *turn.assumptions))


def _found(turn: Turn, sentence: Sentence) -> Found | None:
    """How much the rules found; None where it is too much to be doubted."""
    if turn.question or turn.notation or turn.then or sentence.unsupported or turn.study or turn.act == "invalid":
        return None
    if turn.act == "rate" or turn.distance or (turn.act == "arrange" and turn.task):
        return None  # who blames it all asks for nothing yet
    if turn.act == "offtopic":
        return Found.NOTHING
    pointed = turn.targets.parts or turn.targets.bars or turn.targets.section or turn.targets.version
    if turn.act in ("ask", "help") and not turn.topic and not pointed:
        return Found.NOTHING if turn.act == "ask" else Found.EMPTY
    if pointed or cues.BARE_COMPOSE.search(sentence.text) or _has_details(sentence):
        return None
    stated = set(turn.controls.record()) - {"sources"}
    if turn.edits or (turn.act == "compose" and cues.NEW.search(sentence.text)):
        return None
    if turn.act not in _BARE or turn.task or turn.name:
        return None if stated - {"mood"} else Found.SOMETHING
    return Found.EMPTY if not stated else Found.MOOD if stated == {"mood"} else None


def _has_details(sentence: Sentence) -> bool:
    """Whether something is named that no class of meanings speaks of."""
    length = sentence.length
    named = (
        sentence.key, sentence.genre, sentence.style, sentence.meter, sentence.chords, sentence.place, sentence.section,
        sentence.form, sentence.range, sentence.count, sentence.seed, length.bars, length.seconds, length.more,
        sentence.versions, sentence.claims.groups, sentence.claims.goal, sentence.name, sentence.arc,
    )  # fmt: skip
    return any(named)


def is_short(text: str, words: int, characters: int) -> bool:
    """Whether a request has so many words at most, or, where it is not all Latin letters, characters."""
    return len(text.split()) <= words if text.isascii() else len(text) <= characters


def _came_to(turn: Turn, meaning: Meaning, found: Found, text: str) -> bool:
    """Whether the rules came to the same, or to what they know better."""
    if found is Found.MOOD:
        if meaning.name in _FEELINGS:
            return turn.act == "vary"
        return not meaning.name.startswith(_CHANGES_NOTHING)
    if turn.act == "ask" and turn.topic is not None:
        return meaning.name.startswith("ask_") or (turn.topic == "versions" and meaning.name == "list")
    if turn.act == "regenerate" and meaning.name == "start_over" and cues.REGENERATE.search(text):
        return True
    if turn.act == "help":  # "how do I get it onto my phone"
        return meaning.name not in ("files", "rights")
    return meaning.name in (turn.task, *_SAME.get(turn.act, ()))
