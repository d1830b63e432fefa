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
    s = read_sentence(words, context)
    act = acts.act_of(s, context)
    controls, targets = Controls(), Targets()
    edits: tuple[Edit, ...] = ()
    if act == "edit":
        controls, edits, targets = _edit(s, context)
    elif act in ("compose", "add", "arrange", "vary", "regenerate", "continue"):
        controls, edits, targets = _compose(s, act, context)
    elif act in ("ask", "rate", "recall", "undo", "redo"):
        version = acts.version_of(s.text, context.versions) if act in ("ask", "recall") else None
        targets = Targets(_named(s) if act in ("ask", "rate") else (), s.place, version)
    silent = act in ("ask", "rate", "recall", "undo", "redo", "help", "offtopic")
    assumptions = () if silent else tuple(phrase(name, values, language) for name, values in s.scan.assumptions)
    return Turn(text, language, act, controls, targets, edits, assumptions=assumptions)


def _edit(s: Sentence, context: Context) -> tuple[Controls, tuple[Edit, ...], Targets]:
    edits = edits_of(s, context)
    if s.tempo and s.tempo.against:
        s.scan.assumptions = [note for note in s.scan.assumptions if note[0] != "tempo_word"]
    new = s.claims.goal or (s.claims.parts[0] if s.claims.parts else None)
    if new and len(context.parts) == 1:
        edits = (*edits, swap(new, context.parts))
    key = goal_key(s, context)
    controls = Controls(
        key=key,
        tempo_bpm=s.tempo.bpm if s.tempo and s.tempo.against is None else None,
        exclude=_excluded(s),
        dynamics=s.dynamics,
        seed=s.seed,
    )
    parts = tuple(dict.fromkeys(family for edit in edits for family in edit.parts))
    return controls, edits, Targets(parts, s.place, keep=_kept(s))


def _compose(s: Sentence, act: Act, context: Context) -> tuple[Controls, tuple[Edit, ...], Targets]:
    """Controls of everything that makes new notes. Where a piece is there and stays (every act
    but "compose"), what only an edit can do comes along as edits."""
    keeps_piece = act != "compose" and context.has_piece
    edits = edits_of(s, context) if keeps_piece else ()
    sources: dict[str, Source] = {}
    targets: tuple[str, ...] = ()
    excluded = _excluded(s)
    if not keeps_piece:
        excluded += tuple(f for old, _ in s.claims.swaps for f in old.families if f not in excluded)
    mentions = _mentions(s, act)
    if act == "regenerate" or (act == "vary" and context.has_piece):
        targets = tuple(dict.fromkeys(f for g in s.claims.groups if g not in s.claims.kept for f in g.families))
        mentions = []
    bars = s.length.bars
    if (
        act == "continue"
        and bars is not None
        and not s.length.more
        and context.bars is not None
        and bars > context.bars
    ):
        bars -= context.bars
        s.scan.assume("extend", bars=bars)
    key = goal_key(s, context) if keeps_piece else _new_key(s, sources)
    controls = Controls(
        key=key,
        tempo_bpm=_tempo(s, context, keeps_piece),
        meter=s.meter,
        bars=bars,
        seconds=s.length.seconds,
        parts=players(s.scan, mentions, excluded),
        exclude=excluded,
        genre=s.genre.genre if s.genre else None,
        mood=s.mood.mood if s.mood else None,
        chords=s.chords,
        form=s.form,
        density=s.density,  # type: ignore[arg-type]
        range=s.range,
        dynamics=s.dynamics or (_MARK_OF[s.loudness[0].operation] if s.loudness and not keeps_piece else None),
        creativity=s.creativity,
        seed=s.seed,
        count=s.count,
        sources=sources,
    )
    if s.transposition and not keeps_piece:
        s.scan.assume("transpose_new")
    return controls, edits, Targets(targets, s.place, keep=_kept(s))


def _mentions(s: Sentence, act: Act) -> list[Mention]:
    """The instruments that are to play, in the order named."""
    c = s.claims
    wanted = [*c.parts, *c.added, *([c.goal] if c.goal else [])]
    if act == "compose":
        wanted += [mention for group in c.soloed for mention in group.mentions]
        wanted += [new for _, new in c.swaps]
    return sorted(wanted, key=lambda mention: mention.start)


def _excluded(s: Sentence) -> tuple[str, ...]:
    c = s.claims
    groups = [*c.excluded, *c.removed]
    return tuple(dict.fromkeys(family for g in groups for m in g.mentions if m.what for family in m.families))


def _named(s: Sentence) -> tuple[str, ...]:
    named = [mention for group in s.claims.groups for mention in group.mentions if mention.what]
    return tuple(dict.fromkeys(family for mention in named for family in mention.families))


def _kept(s: Sentence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(family for group in s.claims.kept for family in group.families))


def _new_key(s: Sentence, sources: dict[str, Source]) -> Key | None:
    if s.key is None:
        return None
    mode = s.key.mode or "major"
    if s.key.tonic is None:
        sources["tonic"] = "model"
        s.scan.assume("tonic", mode=mode, tonic=USUAL_TONIC[mode])
        return Key(USUAL_TONIC[mode], mode)
    return Key(s.key.tonic, mode)


def _tempo(s: Sentence, context: Context, keeps_piece: bool) -> float | None:
    if s.tempo is None:
        return None
    if s.tempo.bpm is not None:
        return s.tempo.bpm
    if keeps_piece:
        return None
    slower = (s.tempo.factor or 1) < 1 or (s.tempo.delta or 0) < 0
    bpm = SLOWER_THAN_NOTHING if slower else FASTER_THAN_NOTHING
    if context.tempo_bpm is not None:
        bpm = float(round(context.tempo_bpm * (s.tempo.factor or 1) + (s.tempo.delta or 0)))
        bpm = min(max(bpm, TEMPO_RANGE[0]), TEMPO_RANGE[1])
    s.scan.assume("tempo_slower" if slower else "tempo_faster", bpm=bpm)
    return bpm
