"""From what is said to one turn: cleaned, divided into requests, each one read and put together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from chatbot.turn import Language, Targets, Task, Turn
from chatbot.understand import acts
from chatbot.understand.advice import for_advice
from chatbot.understand.afterthoughts import read_afterthought, with_names
from chatbot.understand.another_way import otherwise
from chatbot.understand.arc_there import arc_there
from chatbot.understand.asked_of_a_version import asked_of_a_version
from chatbot.understand.assumptions import phrase
from chatbot.understand.beginnings import on_a_clean_sheet, read_beginning
from chatbot.understand.borrowing import read_borrowing
from chatbot.understand.by_change import likelier
from chatbot.understand.by_meaning import meant, told
from chatbot.understand.choosing import mixed, preferred, rejected
from chatbot.understand.chord_there import one_chord
from chatbot.understand.composing import compose, edit, families_named, kept
from chatbot.understand.context import Context, after
from chatbot.understand.corrections import (
    Leaning,
    completed,
    everywhere,
    inheriting,
    last_of,
    lessened,
    pointed_at,
    read_leaning,
    redoubled,
    repeated,
    replaces_in_place,
    reversed_turn,
)
from chatbot.understand.each_order import each_order, with_whom
from chatbot.understand.edits import swap
from chatbot.understand.everyday import everyday
from chatbot.understand.evocation import evoked
from chatbot.understand.joining import joined
from chatbot.understand.judging import verdict_of, without_judgement
from chatbot.understand.lexicon import cues, recalling
from chatbot.understand.matcher import compiled
from chatbot.understand.meanings.classes import OFFTOPIC, plain_words
from chatbot.understand.mixture import mixture
from chatbot.understand.musicians import musicianly
from chatbot.understand.normalise import as_typed, clean, language_of
from chatbot.understand.plainer import in_plainer_words
from chatbot.understand.pointing import pointing
from chatbot.understand.problems import LONGEST_TEXT, problem
from chatbot.understand.questions import answered, question_of
from chatbot.understand.relative import borrower_of
from chatbot.understand.requests import split_requests
from chatbot.understand.sentence import Sentence, read_sentence
from chatbot.understand.standing import read_standing, standing_turn
from chatbot.understand.stated import edits_are_meant, states_music
from chatbot.understand.style import song_named
from chatbot.understand.told import as_told
from chatbot.understand.topics import topics_of
from chatbot.understand.unsupported import unsupported_sentence
from chatbot.understand.upkeep import read_upkeep, unknown_name
from chatbot.understand.wish_alone import wish_alone
from composer.controls import ControlError

_SILENT = ("ask", "rate", "recall", "undo", "redo", "help", "offtopic")
# A greeting says nothing where something follows it.
_GREETING = compiled(
    r"^(?:(?:hi|hello|hey|yo|good (?:morning|evening|afternoon)|dear (?:computer|composer|friend))(?: there|"
    r" everyone)?[\s,!.:-]+|(?:你好|您好|嗨|哈喽|嘿|喂|早上好|晚上好|老师好|大家好)[呀啊哇~]?[,，!！。\s]+)(?=\S)",
    re.IGNORECASE,
)
_NEWCOMER = compiled(r"\b(?:an?|some|two|three|another) $")
# Acts on a piece that is there, which may be another version than the one that is playing.
_CHANGES = ("edit", "add", "arrange", "vary", "regenerate", "continue")
_MAKES_NOTES = ("compose", "add", "arrange", "vary", "regenerate", "continue")
# Characters of one order among several; what is longer is put in no plainer words once more.
_LONGEST_ORDER = 160


def understand(text: str, context: Context | None = None) -> Turn:
    """What ``text`` asks for, in English, Chinese or both at once; never raises.

    Args:
        text: what the user typed or said.
        context: the piece that is there, the versions, the turn before and the language last
            spoken; None at the beginning.

    Returns:
        The turn. Its controls hold only what was stated, or what a stated word was taken to mean
        (then an assumption says so). Several requests in one sentence stand in ``then``, in order.
        Something impossible or incomprehensible gives the act "invalid" with one sentence in
        ``problem``.
    """
    context = context or Context()
    if context.selection is not None and context.has_piece:
        alone = replace(context, selection=None)
        # "Mute this": words that point are spelled out before anything is guessed.
        turn = pointing(text, context.selection, lambda words: understand(words, replace(alone, plain=True)))
        return turn if turn.act != "offtopic" else pointing(text, context.selection, partial(understand, context=alone))
    words = clean(text[: LONGEST_TEXT + 1])
    language = language_of(words, context.language)
    try:
        if len(text) > LONGEST_TEXT:
            raise ControlError("text_long", len(text), f"up to {LONGEST_TEXT} characters")
        if not words:
            raise ControlError("text_empty", "nothing", "a request in words")
        words = _GREETING.sub("", words)
        words = _in_readers_words(words, context)
        words = with_names(words, context.previous)
        leaning = read_afterthought(words, context.previous) or read_leaning(words, context.previous)
        if leaning and context.previous is not None:
            return _leaning_turn(text, leaning, context.previous, language, context)
        answer = answered(words, context.previous)
        if answer is not None:
            return replace(_requests(text, answer, language, context), said=text)
        beginning = read_beginning(words, text, language, context)
        if beginning is not None:
            return beginning
        standing = read_standing(words)
        if standing is not None:
            kept_in_mind = standing_turn(text, standing, language, context, partial(_request, language=language))
            if kept_in_mind is not None:
                return kept_in_mind
        turn = _requests(text, words, language, context)
        fresh = on_a_clean_sheet(turn, context)
        turn = turn if fresh is None else _requests(text, words, language, fresh)
    except ControlError as error:
        turn = Turn(text, language, "invalid", problem=problem(error, language))
    return _with_names_as_typed(wish_alone(likelier(turn, text, context, understand), text, context, understand), text)


def _with_names_as_typed(turn: Turn, text: str) -> Turn:
    later = tuple(_with_names_as_typed(one, text) for one in turn.then)
    return replace(turn, name=turn.name and as_typed(turn.name, text), then=later)


def _in_readers_words(words: str, context: Context) -> str:
    """The cleaned words as the readers know them."""
    names = tuple(facts.name for facts in context.facts if facts.name)
    words = in_plainer_words(words, names, context)
    if not context.has_piece:
        return words
    words = otherwise(for_advice(without_judgement(words)))
    return one_chord(musicianly(everyday(words, context), context), context)


def _requests(text: str, words: str, language: Language, context: Context) -> Turn:
    """One turn, with the further requests of the sentence in ``then``."""
    requests = split_requests(words, context.has_piece)
    if len(requests) == 1:
        together = _turn(text, words, language, context)
        return each_order(together, words, context, partial(_request, language=language))
    turns: list[Turn] = []
    for said in requests:
        request = with_whom(said, turns)
        try:
            turns.append(_request(request, context, language))
        except ControlError as error:
            if not turns:
                raise
            # What comes before it can be done all the same.
            turns.append(Turn(request, language, "invalid", problem=problem(error, language)))
            break
        context = after(turns[-1], context)
    return replace(turns[0], said=text, then=tuple(turns[1:]))


def _request(words: str, context: Context, language: Language) -> Turn:
    """One request of several, read as it would be alone."""
    words = words if len(words) > _LONGEST_ORDER else _in_readers_words(words, context)
    return _turn(words, words, language, context)


def _turn(text: str, words: str, language: Language, context: Context) -> Turn:
    upkeep = read_upkeep(words, language, context)
    if upkeep is not None:
        return replace(upkeep, said=text)
    if context.facts:
        borrowed = read_borrowing(words, context, partial(_request, context=context, language=language),
                                  Turn(text, language, "edit"))  # fmt: skip
        if borrowed is not None:
            return borrowed
    turn = _read(text, words, language, context)
    asked = asked_of_a_version(words, context) if turn.act == "recall" and turn.task in (None, "choose") else None
    if asked is not None:
        sentence = read_sentence(asked.words, context.at(asked.version), text)
        turn = _asked(_with_targets(Turn(text, language, "ask"), sentence, context), sentence)
        return replace(turn, targets=replace(turn.targets, version=asked.version))
    there = context if turn.targets.version is None else context.at(turn.targets.version)
    if there is context or turn.act not in _CHANGES or turn.task in ("mix", "join"):
        return turn
    # "Make version 1 minor": the keynote is that of version 1.
    return _read(text, words, language, there)


def _read(text: str, words: str, language: Language, context: Context) -> Turn:
    """The turn of a request on what is playing, or on a version that it names."""
    sentence = read_sentence(words, context, text)
    if sentence.unsupported and _only_unsupported(sentence, context):
        return Turn(text, language, "invalid", problem=unsupported_sentence(sentence.unsupported, language))
    question = question_of(sentence, context, language)
    if question:
        return Turn(text, language, "arrange" if question.kind == "mix" else "edit", question=question.text)
    act = "compose" if sentence.scan.tells and states_music(sentence) else acts.act_of(sentence, context)
    turn = _with_targets(Turn(text, language, act), sentence, context)
    if act == "edit":
        turn = edit(turn, sentence, context)
    elif act in _MAKES_NOTES:
        turn = arc_there(compose(turn, sentence, context), sentence, context)
    elif act == "ask":
        turn = _asked(turn, sentence)
    meaning = meant(turn, sentence, text, context)
    if meaning is not None and meaning.name == OFFTOPIC:
        return turn
    plainer = plain_words(meaning.name, language) if meaning else None
    if plainer is not None:
        plainly = replace(understand(plainer, replace(context, plain=True)), said=text)
        if plainly.act == "vary" and plainly.distance is None:
            plainly = replace(plainly, distance=sentence.tasks.distance)
        return told(plainly, plainer, language)
    evokes = evoked(replace(turn, assumptions=_assumptions(turn, sentence, language)), sentence, context)
    return as_told(evokes, turn.controls.mood, sentence.scan)


def _assumptions(turn: Turn, sentence: Sentence, language: Language) -> tuple[str, ...]:
    if turn.act in _SILENT or turn.question:
        return ()
    said = [phrase(name, values, language) for name, values in sentence.scan.assumptions]
    if sentence.unsupported:
        said.insert(0, unsupported_sentence(sentence.unsupported, language))
    title = song_named(sentence.scan) if turn.act == "compose" and not states_music(sentence) else None
    if title:
        said.insert(0, unsupported_sentence("song", language, title=title))
    if sentence.style and sentence.style.copy:
        said.insert(0, unsupported_sentence("copy", language, artist=sentence.style.name))
    return tuple(said)


def _only_unsupported(sentence: Sentence, context: Context) -> bool:
    """Whether nothing is left that could be composed or changed once the impossible is left out."""
    if edits_are_meant(sentence):
        return False
    # What is added may be the effect itself: "add reverb to the piano".
    new = cues.NEW.search(sentence.text) or cues.ADD.search(sentence.scan.live) or sentence.tasks.adds
    newcomer = any(_NEWCOMER.search(group.before) for group in sentence.claims.groups)
    if context.has_piece and sentence.unsupported == "mastering" and not (new or newcomer or sentence.genre):
        return True  # "pan the guitar left": who is named plays already
    music = states_music(sentence) or sentence.notation or cues.NEW.search(sentence.text)
    return not (music and (not context.has_piece or cues.NEW_PIECE.search(sentence.text) or states_music(sentence)))


def _with_targets(turn: Turn, sentence: Sentence, context: Context) -> Turn:
    """The task, the name and what is pointed at, as far as the act does not matter."""
    act, tasks, text = turn.act, sentence.tasks, sentence.text
    numbers = tuple(dict.fromkeys(mention.number for mention in sentence.versions))
    version = numbers[0] if numbers else None
    if act == "recall":
        task: Task | None = (
            "name" if sentence.name else "resume" if recalling.RESUME.search(text)
            else "list" if recalling.LIST.search(text)
            else "choose" if preferred(sentence) and recalling.CHOOSE.search(text) else None
        )  # fmt: skip
        known = next((mention.name for mention in sentence.versions if mention.name), None)
        known = known or (unknown_name(sentence.scan.cased) if version is None else None)
        chosen = preferred(sentence)
        targets = Targets(version=chosen.number if chosen else version)
        return replace(turn, task=task, name=sentence.name or (known if task is None else None), targets=targets)
    if act == "rate":
        blames: Task = "dislike" if recalling.DISLIKE.search(text) else "like"
        rating: Task = "forget" if recalling.FORGET.search(text) else verdict_of(text) or blames
        judged = rejected(sentence) if rating == "dislike" else preferred(sentence)
        version = judged.number if judged else version
        targets = Targets(families_named(sentence), sentence.place, version=version)
        return replace(turn, task=rating, targets=targets if rating != "forget" else Targets())
    if act in ("ask", "undo", "redo"):
        parts = families_named(sentence) if act == "ask" else ()
        section = sentence.section if act == "ask" and sentence.place is None else None
        return replace(turn, targets=Targets(parts, sentence.place, section, version, numbers[1:]))
    if act == "compose" and not context.has_piece:
        return turn
    section = sentence.section if act == "add" or (sentence.place is None and act != "compose") else None
    compared = bool(sentence.versions) and bool(cues.COMPARED.search(text))
    borrower = borrower_of(text, sentence.versions) if compared else None
    if compared:
        version = borrower.number if borrower else None
    targets = Targets(
        bars=sentence.place, section=section, version=version,
        others=() if compared else numbers[1:], keep=kept(sentence),
    )  # fmt: skip
    if act == "add" and tasks.adds not in ("section", "longer"):
        targets = replace(targets, section=None)
    if sentence.shapes and all(shape.operation == "reorder" for shape in sentence.shapes):
        targets = replace(targets, section=None)
    if act == "regenerate":
        return replace(turn, task=tasks.density, preserve=tasks.preserve, targets=targets)
    if act == "vary":
        # 稍微忧伤一点点 says how sad, and not how near.
        near = None if sentence.mood and not cues.VARY.search(text) and not text.isascii() else tasks.distance
        return replace(turn, task=tasks.density, distance=near, preserve=tasks.preserve, targets=targets)
    if act == "add":
        return replace(turn, task=tasks.adds or "part", targets=targets)
    chain = joined(sentence, context) if act == "arrange" else ()
    if chain:
        return replace(turn, task="join", targets=Targets(version=chain[0], others=chain[1:]))
    if act == "arrange" and mixed(sentence):
        return replace(turn, task="mix", targets=mixture(sentence, numbers, context.current))
    return replace(turn, targets=targets)


def _asked(turn: Turn, sentence: Sentence) -> Turn:
    """The topics of a question; those after the first are questions of their own."""
    topics = topics_of(sentence.text)
    first = topics[0] if topics else "parts" if families_named(sentence, roles=False) else None
    if "chords" in topics:  # what is asked for is no part that is pointed at
        parts = tuple(part for part in turn.targets.parts if part != "chords")
        turn = replace(turn, targets=replace(turn.targets, parts=parts))
    later = tuple(replace(turn, topic=topic) for topic in topics[1:])
    return replace(turn, topic=first, notation=sentence.notation, then=later)


def _leaning_turn(text: str, leaning: Leaning, previous: Turn, language: Language, context: Context) -> Turn:
    """A turn that corrects, repeats or transfers the one before."""
    before = last_of(previous)
    if leaning.kind == "more":
        return repeated(previous, text)
    if leaning.kind == "less":
        return replace(lessened(previous, text), language=language)
    if leaning.kind in ("everywhere", "reversed"):
        turned = everywhere(before, text) if leaning.kind == "everywhere" else reversed_turn(before)
        assert turned is not None
        return _undone(text, replace(turned, said=text, language=language), language)
    leaning = replace(leaning, rest=completed(leaning.rest, before))
    sentence = read_sentence(leaning.rest, context, leaning.rest)
    parts = families_named(sentence, roles=True)
    if leaning.kind == "same":
        if not parts and sentence.place is None and sentence.section is None:
            return _requests(text, text, language, context)
        return replace(pointed_at(before, parts, sentence.place, sentence.section), said=text, language=language)
    if before.act == "compose":
        fresh = replace(context, versions=0, parts=(), facts=(), previous=None)
        return _recomposed(text, _turn(text, leaning.rest, language, fresh), before, language)
    doubled = redoubled(leaning.rest, before)
    rest = leaning.rest
    if doubled is not None:
        return _undone(text, replace(doubled, said=rest, language=language), language)
    own = inheriting(_turn(rest, rest, language, replace(context, previous=None)), before)
    says_edit = own.act in ("edit", *_MAKES_NOTES) and (own.edits or edits_are_meant(sentence))
    if own.act == "edit" and own.edits and replaces_in_place(own.edits, before.edits):
        return replace(own, said=text)
    handed = _handed_to_another(sentence, before, context)
    if handed is not None:
        return _undone(text, replace(handed, said=leaning.rest, language=language), language)
    elsewhere = parts or sentence.place or sentence.section
    if before.act == "edit" and elsewhere and not (says_edit and own.act == "edit" and own.edits):
        moved = pointed_at(before, parts, sentence.place, sentence.section)
        return _undone(text, replace(moved, said=leaning.rest), language)
    if before.act == "add" and before.task == "part" and parts and not says_edit:
        adding = _turn(rest, f"add {rest}" if rest.isascii() else f"加{rest}", language, context)
        return _undone(text, replace(adding, said=rest), language)
    if own.act in ("edit", *_MAKES_NOTES) and before.act in ("edit", *_MAKES_NOTES):
        if own.act == "regenerate" and before.act != "regenerate" and not own.edits and before.act != "edit":
            own = replace(before, targets=own.targets, said=leaning.rest)
        return _undone(text, own, language)
    return replace(own, said=text)


def _handed_to_another(sentence: Sentence, before: Turn, context: Context) -> Turn | None:
    """The swap of the turn before with the player that a correction names in place of the one that was
    named then; None where nothing was swapped, or who is named plays already."""
    named = [mention for mention in sentence.claims.parts if mention.instrument]
    swapped = [one for one in before.edits if one.operation == "swap"]
    if len(swapped) != 1 or len(named) != 1 or len(before.edits) != 1 or set(named[0].families) & set(context.parts):
        return None
    return replace(before, edits=(swap(named[0], swapped[0].parts),), then=(), assumptions=())


def _undone(text: str, turn: Turn, language: Language) -> Turn:
    """Undo the change that was not meant, then do the one that was."""
    return Turn(text, language, "undo", then=(turn,))


def _recomposed(text: str, stated: Turn, before: Turn, language: Language) -> Turn:
    """The music wished for before, with what is stated now in place of what was stated then."""
    new = {
        name: value for name, value in vars(stated.controls).items() if name != "sources" and value not in (None, ())
    }
    if "tempo_bpm" in new and "tempo_class" not in new:
        new["tempo_class"] = None
    sources = {k: v for k, v in before.controls.sources.items() if k != "tonic" or "key" not in new}
    controls = before.controls.changed(**new, sources={**sources, **stated.controls.sources})
    return replace(before, said=text, language=language, controls=controls, assumptions=stated.assumptions, then=())
