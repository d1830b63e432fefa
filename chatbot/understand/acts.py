"""Which act a sentence is: compose, edit, continue, ask, and the others of :data:`chatbot.turn.Act`."""

from __future__ import annotations

import re

from chatbot.turn import Act
from chatbot.understand.context import Context
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.normalise import language_of
from chatbot.understand.numerals import number
from chatbot.understand.sentence import Sentence
from composer.controls import ControlError

_LETTER = re.compile(r"[^\W\d_]")  # of any script
_ENGLISH_WORD = compiled(r"[a-z][a-z']*")
_HAN = compiled(r"[\u3400-\u9fff]")
# A sentence with this much beside a feeling is about something else than music.
_MOST_LEFT_WORDS, _MOST_LEFT_HAN = 2, 6
_VERSION = compiled(
    r"\b(?:version|take|number)\s*#?(?P<n>\d+|one|two|three|four|five)\b|\b(?P<nth>first|second|third|fourth|fifth|"
    r"last|latest|previous|original)\b|"
    r"第(?P<zh>[一二三四五六七八九十\d]+)|(?P<before>上一|前一)|(?P<origin>原版|原来|最初)"
)
_NTH = {"first": 1, "original": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


def edits_are_meant(s: Sentence) -> bool:
    """Whether the sentence changes notes in words that only an edit uses."""
    c = s.claims
    return bool(
        c.kept
        or c.removed
        or c.muted
        or c.unmuted
        or c.soloed
        or c.swaps
        or s.transposition
        or s.loudness
        or (s.tempo and s.tempo.is_change)
    )


def editable(s: Sentence) -> bool:
    """Whether something is stated that an edit can bring about in a piece that is there."""
    return edits_are_meant(s) or bool(s.key or s.tempo or s.claims.excluded or s.dynamics)


def says_by_edit(s: Sentence) -> bool:
    """Whether key and tempo are given as the goal of a change ("change the tempo to 90")."""
    return bool(cues.MAKE_IT.search(s.text))


def needs_new_notes(s: Sentence) -> bool:
    """Whether something is stated that no edit of notes brings about."""
    c = s.claims
    return bool(c.parts) or _any_stated(
        c.goal, s.genre, s.meter, s.chords, s.form, s.density, s.range, s.mood, s.length.bars, s.length.seconds,
        s.creativity, s.seed, s.count,
    )  # fmt: skip


def states_music(s: Sentence) -> bool:
    """Whether music is described that could be composed with nothing there yet."""
    described = needs_new_notes(s) and not s.length.more
    goal = says_by_edit(s)
    tempo = s.tempo is not None and not s.tempo.is_change and not goal
    return described or tempo or bool(s.dynamics and not goal) or bool(s.key and not goal)


def _strong(s: Sentence) -> bool:
    """Whether anything musical is named beyond feelings and speeds."""
    exact_tempo = s.tempo is not None and not s.tempo.word and not s.tempo.is_change
    instruments = bool(s.claims.groups or s.claims.excluded)
    return (
        exact_tempo
        or instruments
        or _any_stated(
            s.key, s.genre, s.meter, s.chords, s.form, s.range, s.length.bars, s.length.seconds, s.seed, s.count
        )
    )


def _any_stated(*values: object) -> bool:
    return any(value is not None and value != () for value in values)


def act_of(s: Sentence, context: Context) -> Act:
    """The act of a sentence.

    Raises:
        ControlError: ("text_empty", "language") when nothing in it can be understood.
    """
    text, piece = s.text, context.has_piece
    new = bool(cues.NEW.search(text))
    if cues.OFFTOPIC.search(text) and not (_strong(s) and cues.COMPOSE_VERB.search(text)):
        return "offtopic"
    if cues.HELP.search(text) and not _strong(s):
        return "help"
    if cues.REDO.search(text):
        return "redo"
    if cues.UNDO.search(text) and not s.claims.unmuted:
        return "undo"
    if cues.QUESTION.search(text) and not cues.REQUEST.search(text) and not new:
        about_it = piece and cues.ABOUT_IT.search(text)
        return "ask" if cues.ABOUT_MUSIC.search(text) or _strong(s) or about_it else "offtopic"
    later = _act_on_a_piece(s, piece, new)
    if later and (piece or later in ("continue", "recall", "rate") or not (states_music(s) or new)):
        return later
    if piece:
        return _act_beside_a_piece(s, context, new)
    return _act_before_any_piece(s, context, new)


def _act_on_a_piece(s: Sentence, piece: bool, new: bool) -> Act | None:
    """Acts that need a piece, where the sentence says so."""
    text, c = s.text, s.claims
    if s.count is None and cues.RECALL.search(text) and not (new and not piece):
        return "recall"
    praises = bool(cues.RATE.search(text)) and not edits_are_meant(s)
    if praises and not c.groups and not s.key and not s.genre:
        return "rate"
    if s.length.more or (cues.CONTINUE.search(text) and not re.search(r"\bnew (?:piece|song)\b", text)):
        return "continue"
    if cues.VARY.search(text) and s.count is None:
        return "vary"
    if cues.REGENERATE.search(text) or (s.place and not editable(s) and not c.added):
        return "regenerate"
    if cues.ARRANGE.search(text):
        return "arrange"
    if c.added and cues.ADD.search(text):
        return "add"
    return None


def _act_beside_a_piece(s: Sentence, context: Context, new: bool) -> Act:
    text = s.text
    if new and not (cues.MAKE_IT.search(text) and not s.claims.parts):
        return "compose"
    refers = bool(cues.REFERS.search(text))
    if needs_new_notes(s):
        return _act_with_new_notes(s, context, refers)
    if editable(s):
        return "edit"
    return _act_without_music(s, context)


def _act_with_new_notes(s: Sentence, context: Context, refers: bool) -> Act:
    c = s.claims
    others = s.genre or s.meter or s.chords or s.form or s.range or s.density or s.length.bars or s.length.seconds
    plays_on = c.goal is not None or (refers and len(c.parts) == 1)
    if plays_on and not others and len(context.parts) == 1:
        return "edit"
    if c.parts and not others and not refers and not s.mood and re.search(r"\bwith\b|带|配|加", s.text):
        return "add"
    if s.mood and not (c.parts or c.goal or others):
        return "vary" if refers or s.mood.compares else "compose"
    if s.length.bars and refers and context.bars is not None and not (c.parts or s.genre or s.meter):
        return "continue" if s.length.bars > context.bars else "regenerate"
    only_meter = s.meter and not (c.parts or s.genre or s.chords or s.form or s.length.bars or s.length.seconds)
    if refers or c.goal or only_meter:
        return "arrange"
    return "compose" if not edits_are_meant(s) or s.genre or c.parts else "edit"


def _act_before_any_piece(s: Sentence, context: Context, new: bool) -> Act:
    if states_music(s) and (_strong(s) or new or not _much_is_left(s)):
        return "compose"
    if (new or cues.COMPOSE_VERB.search(s.text)) and (cues.MUSIC_NOUN.search(s.text) or new) and not _is_foreign(s):
        return "compose"
    if editable(s) and not _much_is_left(s):
        return "edit"
    return _act_without_music(s, context)


def _act_without_music(s: Sentence, context: Context) -> Act:
    if not _LETTER.search(s.text):
        raise ControlError("text_empty", s.text, "a request in words")
    if _is_foreign(s):
        raise ControlError("language", "another language", "English or Chinese")
    if cues.BARE_COMPOSE.search(s.text):
        return "compose"
    if cues.MUSIC_NOUN.search(s.text) and (cues.COMPOSE_VERB.search(s.text) or cues.NAMES_MUSIC.search(s.text)):
        return "compose"
    return "offtopic"


def _is_foreign(s: Sentence) -> bool:
    words = len(_ENGLISH_WORD.findall(s.text))
    hits = len(cues.FOREIGN.findall(s.text))
    if language_of(s.text) == "zh":
        return False
    return hits >= 2 or (hits == 1 and words <= 3) or not re.search(r"[a-z]", s.text)


def _much_is_left(s: Sentence) -> bool:
    """Whether the sentence says more than its feelings and speeds: it may not be about music."""
    if cues.MUSIC_NOUN.search(s.text):
        return False
    words = [w for w in _ENGLISH_WORD.findall(s.scan.live) if w not in cues.STOPWORDS]
    return len(words) > _MOST_LEFT_WORDS or len(_HAN.findall(s.scan.live)) > _MOST_LEFT_HAN


def version_of(text: str, versions: int) -> int | None:
    """The number of the version that ``text`` speaks of, counted from 1, of ``versions``."""
    match = _VERSION.search(text)
    if match is None:
        return None
    if match["nth"]:
        return {"previous": max(1, versions - 1), "last": versions, "latest": versions}.get(
            match["nth"], _NTH.get(match["nth"])
        )
    if match["before"]:
        return max(1, versions - 1)
    if match["origin"]:
        return 1
    return int(number(match["n"] or match["zh"]) or 0) or None
