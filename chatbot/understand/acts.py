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
from composer.instruments import FAMILIES

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


def edits_are_meant(sentence: Sentence) -> bool:
    """Whether the sentence changes notes in words that only an edit uses."""
    claims = sentence.claims
    return bool(
        claims.kept
        or claims.removed
        or claims.muted
        or claims.unmuted
        or claims.soloed
        or claims.swaps
        or sentence.transpositions
        or sentence.loudness
        or (sentence.tempo and sentence.tempo.is_change)
    )


def editable(sentence: Sentence) -> bool:
    """Whether something is stated that an edit can bring about in a piece that is there."""
    return edits_are_meant(sentence) or bool(
        sentence.key or sentence.tempo or sentence.claims.excluded or sentence.dynamics
    )


def says_by_edit(sentence: Sentence) -> bool:
    """Whether key and tempo are given as the goal of a change ("change the tempo to 90")."""
    return bool(cues.MAKE_IT.search(sentence.text))


def needs_new_notes(sentence: Sentence) -> bool:
    """Whether something is stated that no edit of notes brings about."""
    claims = sentence.claims
    size = (sentence.length.bars, sentence.length.seconds, sentence.count)
    shape = (sentence.meter, sentence.chords, sentence.form, sentence.density, sentence.range)
    character = (sentence.genre, sentence.mood, sentence.creativity, sentence.seed)
    return bool(claims.parts) or _any_stated(claims.goal, *size, *shape, *character)


def states_music(sentence: Sentence) -> bool:
    """Whether music is described that could be composed with nothing there yet."""
    described = needs_new_notes(sentence) and not sentence.length.more
    goal = says_by_edit(sentence)
    tempo = sentence.tempo is not None and not sentence.tempo.is_change and not goal
    return described or tempo or bool(sentence.dynamics and not goal) or bool(sentence.key and not goal)


def _strong(sentence: Sentence) -> bool:
    """Whether anything musical is named beyond feelings and speeds."""
    exact_tempo = sentence.tempo is not None and not sentence.tempo.word and not sentence.tempo.is_change
    instruments = bool(sentence.claims.groups or sentence.claims.excluded)
    return (
        exact_tempo
        or instruments
        or _any_stated(
            sentence.key,
            sentence.genre,
            sentence.meter,
            sentence.chords,
            sentence.form,
            sentence.range,
            sentence.length.bars,
            sentence.length.seconds,
            sentence.seed,
            sentence.count,
        )
    )


def _any_stated(*values: object) -> bool:
    return any(value is not None and value != () for value in values)


def act_of(sentence: Sentence, context: Context) -> Act:
    """The act of a sentence.

    Raises:
        ControlError: ("text_empty", "language") when nothing in it can be understood.
    """
    text, piece = sentence.text, context.has_piece
    new = bool(cues.NEW.search(text))
    if cues.OFFTOPIC.search(text) and not (_strong(sentence) and cues.COMPOSE_VERB.search(text)):
        return "offtopic"
    if cues.HELP.search(text) and not _strong(sentence):
        return "help"
    if cues.REDO.search(text):
        return "redo"
    if cues.UNDO.search(text) and not sentence.claims.unmuted:
        return "undo"
    if cues.QUESTION.search(text) and not cues.REQUEST.search(text) and not new:
        about_it = piece and cues.ABOUT_IT.search(text)
        return "ask" if cues.ABOUT_MUSIC.search(text) or _strong(sentence) or about_it else "offtopic"
    later = _act_on_a_piece(sentence, piece, new)
    if later and (piece or later in ("continue", "recall", "rate") or not (states_music(sentence) or new)):
        return later
    if piece:
        return _act_beside_a_piece(sentence, context, new)
    return _act_before_any_piece(sentence, context, new)


def _act_on_a_piece(sentence: Sentence, piece: bool, new: bool) -> Act | None:
    """Acts that need a piece, where the sentence says so."""
    text = sentence.text
    recalls = sentence.count is None and bool(cues.RECALL.search(text)) and not (new and not piece)
    if recalls and (_VERSION.search(text) or not editable(sentence)):
        return "recall"
    praises = bool(cues.RATE.search(text)) and not edits_are_meant(sentence)
    claims = sentence.claims
    plain = not (claims.added or claims.excluded or claims.swaps or cues.COMPOSE_VERB.search(cues.LIKES.sub("", text)))
    only_praise = not claims.groups or (plain and bool(cues.LIKES.search(text)))
    if praises and only_praise and not sentence.key and not sentence.genre:
        return "rate"
    if sentence.length.more or (cues.CONTINUE.search(text) and not re.search(r"\bnew (?:piece|song)\b", text)):
        return "continue"
    if cues.VARY.search(text) and sentence.count is None:
        return "vary"
    if cues.REGENERATE.search(text) or (sentence.place and not editable(sentence) and not sentence.claims.added):
        return "regenerate"
    if cues.ARRANGE.search(text) or (piece and sentence.genre and cues.VERSION_OF.search(text)):
        return "arrange"
    if sentence.claims.added and cues.ADD.search(text):
        return "add"
    return None


def _act_beside_a_piece(sentence: Sentence, context: Context, new: bool) -> Act:
    text = sentence.text
    if new and not (cues.MAKE_IT.search(text) and not sentence.claims.parts):
        return "compose"
    refers = bool(cues.REFERS.search(text))
    if _wants_absent_players_alone(sentence, context):
        return "compose"
    if needs_new_notes(sentence):
        return _act_with_new_notes(sentence, context, refers)
    if editable(sentence):
        return "edit"
    return _act_without_music(sentence, context)


def _wants_absent_players_alone(sentence: Sentence, context: Context) -> bool:
    """Whether "only piano and cello" names somebody who does not play yet: then it is no solo."""
    here = {program for part in context.parts if part in FAMILIES for program in FAMILIES[part].programs}
    wanted = [mention.families for group in sentence.claims.soloed for mention in group.mentions if mention.what]
    return any(
        not any(family in context.parts or here & set(FAMILIES[family].programs) for family in families)
        for families in wanted
        if all(family in FAMILIES and family != "drums" for family in families)
    )


def _act_with_new_notes(sentence: Sentence, context: Context, refers: bool) -> Act:
    claims = sentence.claims
    others = (
        sentence.genre
        or sentence.meter
        or sentence.chords
        or sentence.form
        or sentence.range
        or sentence.density
        or sentence.length.bars
        or sentence.length.seconds
    )
    plays_on = claims.goal is not None or (refers and len(claims.parts) == 1)
    if plays_on and not others and len(context.parts) == 1:
        return "edit"
    if len(claims.parts) == 1 and claims.parts[0].role and not others and not sentence.mood:
        return "edit"
    if (
        claims.parts
        and not others
        and not refers
        and not sentence.mood
        and re.search(r"\bwith\b|带|配|加", sentence.text)
    ):
        return "add"
    if sentence.mood and not (claims.parts or claims.goal or others):
        return "vary" if refers or sentence.mood.compares else "compose"
    if (
        sentence.length.bars
        and refers
        and context.bars is not None
        and not (claims.parts or sentence.genre or sentence.meter)
    ):
        return "continue" if sentence.length.bars > context.bars else "regenerate"
    only_meter = sentence.meter and not (
        claims.parts
        or sentence.genre
        or sentence.chords
        or sentence.form
        or sentence.length.bars
        or sentence.length.seconds
    )
    if refers or claims.goal or only_meter:
        return "arrange"
    return "compose" if not edits_are_meant(sentence) or sentence.genre or claims.parts else "edit"


def _act_before_any_piece(sentence: Sentence, context: Context, new: bool) -> Act:
    if states_music(sentence) and (_strong(sentence) or new or not _much_is_left(sentence)):
        return "compose"
    if (
        (new or cues.COMPOSE_VERB.search(sentence.text))
        and (cues.MUSIC_NOUN.search(sentence.text) or new)
        and not _is_foreign(sentence)
    ):
        return "compose"
    if editable(sentence) and not _much_is_left(sentence):
        return "edit"
    return _act_without_music(sentence, context)


def _act_without_music(sentence: Sentence, context: Context) -> Act:
    if not _LETTER.search(sentence.text):
        raise ControlError("text_empty", sentence.text, "a request in words")
    if _is_foreign(sentence):
        raise ControlError("language", "another language", "English or Chinese")
    turned_down = any(name == "genre_not" for name, _ in sentence.scan.assumptions)
    if turned_down or cues.BARE_COMPOSE.search(sentence.text):
        return "compose"
    if cues.NAMES_MUSIC.search(sentence.text) or (
        cues.MUSIC_NOUN.search(sentence.text) and cues.COMPOSE_VERB.search(sentence.text)
    ):
        return "compose"
    return "offtopic"


def _is_foreign(sentence: Sentence) -> bool:
    words = len(_ENGLISH_WORD.findall(sentence.text))
    hits = len(cues.FOREIGN.findall(sentence.text))
    if language_of(sentence.text) == "zh":
        return False
    return hits >= 2 or (hits == 1 and words <= 3) or not re.search(r"[a-z]", sentence.text)


def _much_is_left(sentence: Sentence) -> bool:
    """Whether the sentence says more than its feelings and speeds: it may not be about music."""
    if cues.MUSIC_NOUN.search(sentence.text):
        return False
    words = [w for w in _ENGLISH_WORD.findall(sentence.scan.live) if w not in cues.STOPWORDS]
    return len(words) > _MOST_LEFT_WORDS or len(_HAN.findall(sentence.scan.live)) > _MOST_LEFT_HAN


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
