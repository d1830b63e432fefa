"""From one sentence to one turn."""

from __future__ import annotations

from chatbot.turn import Act, Edit, Language, Targets, Turn
from chatbot.understand import acts
from chatbot.understand.assumptions import phrase
from chatbot.understand.context import Context
from chatbot.understand.edits import edits_of, goal_key, swap
from chatbot.understand.key import USUAL_TONIC
from chatbot.understand.lexicon.tempos import FASTER_THAN_NOTHING, SLOWER_THAN_NOTHING
from chatbot.understand.mentions import Mention
from chatbot.understand.normalise import clean, language_of
from chatbot.understand.players import players
from chatbot.understand.problems import LONGEST_TEXT, problem
from chatbot.understand.sentence import Sentence, read_sentence
from composer.controls import TEMPO_RANGE, ControlError, Controls, Source
from composer.key import Key

# Louder and softer, as a mark of the whole piece when there is none yet.
_MARK_OF = {"louder": "f", "softer": "p"}


def understand(text: str, context: Context | None = None) -> Turn:
    """What ``text`` asks for, in English, Chinese or both at once; never raises.

    Args:
        text: what the user typed or said.
        context: the piece that is there and the language last spoken; None at the beginning.

    Returns:
        The turn. Its controls hold only what was stated, or what a stated word was taken to mean
        (then an assumption says so). Something impossible or incomprehensible gives the act
        "invalid" with one sentence in ``problem``.
    """
    context = context or Context()
    words = clean(text[: LONGEST_TEXT + 1])
    language = language_of(words, context.language)
    try:
        if len(text) > LONGEST_TEXT:
            raise ControlError("text_long", len(text), f"up to {LONGEST_TEXT} characters")
        if not words:
            raise ControlError("text_empty", "nothing", "a request in words")
        return _turn(text, words, language, context)
    except ControlError as error:
        return Turn(text, language, "invalid", problem=problem(error, language))


def _turn(text: str, words: str, language: Language, context: Context) -> Turn:
    sentence = read_sentence(words, context)
    act = acts.act_of(sentence, context)
    controls, targets = Controls(), Targets()
    edits: tuple[Edit, ...] = ()
    if act == "edit":
        controls, edits, targets = _edit(sentence, context)
    elif act in ("compose", "add", "arrange", "vary", "regenerate", "continue"):
        controls, edits, targets = _compose(sentence, act, context)
    elif act in ("ask", "rate", "recall", "undo", "redo"):
        version = acts.version_of(sentence.text, context.versions) if act in ("ask", "recall") else None
        targets = Targets(_named(sentence) if act in ("ask", "rate") else (), sentence.place, version=version)
    silent = act in ("ask", "rate", "recall", "undo", "redo", "help", "offtopic")
    assumptions = () if silent else tuple(phrase(name, values, language) for name, values in sentence.scan.assumptions)
    return Turn(text, language, act, controls, targets, edits, assumptions=assumptions)


def _edit(sentence: Sentence, context: Context) -> tuple[Controls, tuple[Edit, ...], Targets]:
    edits = edits_of(sentence, context)
    if sentence.tempo and sentence.tempo.against:
        sentence.scan.assumptions = [note for note in sentence.scan.assumptions if note[0] != "tempo_word"]
    new = sentence.claims.goal or (sentence.claims.parts[0] if sentence.claims.parts else None)
    if new and len(context.parts) == 1:
        edits = (*edits, swap(new, context.parts))
    elif new and new.role:
        edits = (*edits, swap(new, (new.role,)))  # "the melody on a violin"
    key = goal_key(sentence, context)
    controls = Controls(
        key=key,
        tempo_bpm=sentence.tempo.bpm if sentence.tempo and sentence.tempo.against is None else None,
        exclude=_excluded(sentence),
        dynamics=sentence.dynamics,
        seed=sentence.seed,
    )
    parts = tuple(dict.fromkeys(family for edit in edits for family in edit.parts))
    return controls, edits, Targets(parts, sentence.place, keep=_kept(sentence))


def _compose(sentence: Sentence, act: Act, context: Context) -> tuple[Controls, tuple[Edit, ...], Targets]:
    """Controls of everything that makes new notes. Where a piece is there and stays (every act
    but "compose"), what only an edit can do comes along as edits."""
    keeps_piece = act != "compose" and context.has_piece
    edits = edits_of(sentence, context) if keeps_piece else ()
    sources: dict[str, Source] = {}
    targets: tuple[str, ...] = ()
    excluded = _excluded(sentence)
    if not keeps_piece:
        excluded += tuple(f for old, _ in sentence.claims.swaps for f in old.families if f not in excluded)
    mentions = _mentions(sentence, act)
    if act == "regenerate" or (act == "vary" and context.has_piece):
        targets = tuple(
            dict.fromkeys(f for g in sentence.claims.groups if g not in sentence.claims.kept for f in g.families)
        )
        mentions = []
    bars = sentence.length.bars
    if (
        act == "continue"
        and bars is not None
        and not sentence.length.more
        and context.bars is not None
        and bars > context.bars
    ):
        bars -= context.bars
        sentence.scan.assume("extend", bars=bars)
    key = goal_key(sentence, context) if keeps_piece else _new_key(sentence, sources)
    controls = Controls(
        key=key,
        tempo_bpm=_tempo(sentence, context, keeps_piece),
        meter=sentence.meter,
        bars=bars,
        seconds=sentence.length.seconds,
        parts=players(sentence.scan, mentions, excluded),
        exclude=excluded,
        genre=sentence.genre.genre if sentence.genre else None,
        mood=sentence.mood.mood if sentence.mood else None,
        chords=sentence.chords,
        form=sentence.form,
        density=sentence.density,  # type: ignore[arg-type]
        range=sentence.range,
        dynamics=sentence.dynamics
        or (_MARK_OF[sentence.loudness[0].operation] if sentence.loudness and not keeps_piece else None),
        creativity=sentence.creativity,
        seed=sentence.seed,
        count=sentence.count,
        sources=sources,
    )
    if sentence.transpositions and not keeps_piece:
        sentence.scan.assume("transpose_new")
    targets = tuple(dict.fromkeys((*targets, *(family for edit in edits for family in edit.parts))))
    return controls, edits, Targets(targets, sentence.place, keep=_kept(sentence))


def _mentions(sentence: Sentence, act: Act) -> list[Mention]:
    """The instruments that are to play, in the order named."""
    claims = sentence.claims
    wanted = [*claims.parts, *claims.added, *([claims.goal] if claims.goal else [])]
    if act == "compose":
        wanted += [mention for group in claims.soloed for mention in group.mentions]
        wanted += [new for _, new in claims.swaps]
    return sorted(wanted, key=lambda mention: mention.start)


def _excluded(sentence: Sentence) -> tuple[str, ...]:
    claims = sentence.claims
    groups = [*claims.excluded, *claims.removed]
    return tuple(dict.fromkeys(family for g in groups for m in g.mentions if m.what for family in m.families))


def _named(sentence: Sentence) -> tuple[str, ...]:
    named = [mention for group in sentence.claims.groups for mention in group.mentions if mention.what]
    return tuple(dict.fromkeys(family for mention in named for family in mention.families))


def _kept(sentence: Sentence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(family for group in sentence.claims.kept for family in group.families))


def _new_key(sentence: Sentence, sources: dict[str, Source]) -> Key | None:
    if sentence.key is None:
        return None
    mode = sentence.key.mode or "major"
    if sentence.key.tonic is None:
        sources["tonic"] = "model"
        sentence.scan.assume("tonic", mode=mode, tonic=USUAL_TONIC[mode])
        return Key(USUAL_TONIC[mode], mode)
    return Key(sentence.key.tonic, mode)


def _tempo(sentence: Sentence, context: Context, keeps_piece: bool) -> float | None:
    if sentence.tempo is None:
        return None
    if sentence.tempo.bpm is not None:
        return sentence.tempo.bpm
    if keeps_piece:
        return None
    slower = (sentence.tempo.factor or 1) < 1 or (sentence.tempo.delta or 0) < 0
    bpm = SLOWER_THAN_NOTHING if slower else FASTER_THAN_NOTHING
    if context.tempo_bpm is not None:
        bpm = float(round(context.tempo_bpm * (sentence.tempo.factor or 1) + (sentence.tempo.delta or 0)))
        bpm = min(max(bpm, TEMPO_RANGE[0]), TEMPO_RANGE[1])
    sentence.scan.assume("tempo_slower" if slower else "tempo_faster", bpm=bpm)
    return bpm
