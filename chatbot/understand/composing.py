"""From one read sentence to the controls and edits of a turn that makes or changes notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chatbot.turn import Edit, Turn
from chatbot.understand.context import Context
from chatbot.understand.edits import edits_of, goal_key, rests_in_places, swap
from chatbot.understand.key import USUAL_TONIC
from chatbot.understand.lexicon.tempos import FASTER_THAN_NOTHING, SLOWER_THAN_NOTHING, TEMPOS
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import Mention
from chatbot.understand.numerals import NUMBER
from chatbot.understand.players import players
from chatbot.understand.relative import goal_tempo
from chatbot.understand.sentence import Sentence
from chatbot.understand.study import study_wish
from chatbot.understand.tasks import GRAND_ENDING
from chatbot.understand.tempo import tempo_class
from composer.controls import TEMPO_RANGE, ControlError, Controls, PartRequest, Source, TempoClass
from composer.instruments import FAMILIES
from composer.key import Key

# Louder and softer, as a mark of the whole piece when there is none yet.
_MARK_OF = {"louder": "f", "softer": "p"}
# Words for a slow tempo that say what kind of music it is.
_BALLADS = frozenset({"ballad", "ballads", "ballade", "power ballad", "叙事曲", "情歌"})
# Pieces of a drum kit: "drums but no cymbals" leaves the kit whole.
_KIT_PIECES = frozenset(
    {
        "cymbal",
        "snare",
        "snare drum",
        "hi hat",
        "bass drum",
        "kick drum",
        "tom tom",
        "tambourine",
        "镲",
        "军鼓",
        "小军鼓",
    }
)
# Who takes a role that is to be added without a player's name.
_USUAL_PLAYER = {"counter": "violin", "pad": "strings", "chords": "piano", "melody": "flute", "bass": "bass"}
_COUNTER = compiled(r"counter[\s-]?melod|对位|副旋律")
# How long the whole shall be, not what is added.
_IN_ALL = compiled(
    r"\b(?:to|until|till|reach(?:es)?|in (?:all|total)|total(?:s|ling)?|altogether|overall)\b|到|至|"
    r"总共|一共|总长|凑(?:够|满|足)"
)
# So many bars on top of what is there: "continue for 4 bars", 续写四小节.
_ON_TOP = compiled(
    rf"\b(?:for|with|by) (?:about |another |some )?{NUMBER}[\s-](?:more )?(?:bars|measures)\b|"
    rf"(?:继续|接着|往下|续)(?:写|弹|来|奏)?{NUMBER}个?小节"
)
# What may stand before the name of a player.
_ADJECTIVES = compiled(r"^[a-z-]+(?:,? (?:and )?[a-z-]+)? $")
# A voice that would sing words sings without them.
_WORDLESS = PartRequest("voice")


def edit(turn: Turn, sentence: Sentence, context: Context) -> Turn:
    """The edits of the piece that is there, with what they lead to as controls."""
    edits = edits_of(sentence, context)
    if sentence.tempo and sentence.tempo.against:
        sentence.scan.assumptions = [note for note in sentence.scan.assumptions if note[0] != "tempo_word"]
    new = sentence.claims.goal or (sentence.claims.parts[0] if sentence.claims.parts else None)
    plays_already = (
        new is not None and new.families == context.parts and not (new.instrument and new.instrument.program)
    )
    if new and len(context.parts) == 1 and not plays_already:
        edits = (*edits, swap(new, context.parts))
    elif new and new.role and new.what:
        named = [new] if sentence.claims.goal else [m for m in sentence.claims.parts if m.role and m.what]
        edits = (*edits, *(swap(one, (one.role,)) for one in named if one.role))  # "the melody on a violin"
    compared = goal_tempo(sentence.scan, sentence.tempo, sentence.versions, context) is not None
    reading = None if compared else sentence.tempo
    word = reading is not None and reading.word is not None and reading.against is None
    bpm = reading.bpm if reading and reading.against is None else None
    controls = Controls(
        key=goal_key(sentence, context),
        tempo_bpm=bpm,
        tempo_class=tempo_class(bpm) if word else None,
        meter=sentence.meter if any(e.operation == "meter" for e in edits) else None,
        exclude=() if rests_in_places(sentence, context) else _excluded(sentence),
        dynamics=sentence.dynamics,
        seed=sentence.seed,
    )
    parts = tuple(dict.fromkeys(family for e in edits for family in e.parts))
    return replace(turn, controls=controls, edits=edits, targets=replace(turn.targets, parts=parts))


def compose(turn: Turn, sentence: Sentence, context: Context) -> Turn:
    """Controls of everything that makes new notes. Where a piece is there and stays (every act
    but "compose"), what only an edit can do comes along as edits."""
    act = turn.act
    keeps_piece = act != "compose" and context.has_piece
    edits = edits_of(sentence, context) if keeps_piece else ()
    # New notes are written in their meter, and "only the bass" says which notes are new.
    edits = tuple(one for one in edits if one.operation not in ("meter", "solo"))
    edits = tuple(_without_guests(edits, context))
    if act == "add":  # "a soft flute" joins softly, and nobody else is to be softer
        # Nor is a bridge in another key a piece in another key.
        edits = tuple(one for one in edits if one.operation not in ("dynamics", "key"))
    if (act == "regenerate" and turn.task) or turn.task in ("mix", "join"):
        edits = ()
    sources: dict[str, Source] = {}
    excluded = _excluded(sentence)
    if not keeps_piece:
        gone = (m for old, _ in sentence.claims.swaps for m in old.mentions if m.what)  # a role goes nowhere
        excluded += tuple(f for m in gone for f in m.families if f not in excluded)
    mentions = _mentions(sentence, act)
    targets: tuple[str, ...] = ()
    if act == "regenerate" or (act == "vary" and context.has_piece):
        targets = _anew(sentence)
        mentions = []
    if turn.task == "mix":
        mentions = []
        targets = turn.targets.parts
    genre = _genre(sentence, sources)
    bpm, speed = _tempo(sentence, context, keeps_piece)
    controls = Controls(
        key=goal_key(sentence, context) if keeps_piece else _new_key(sentence, sources),
        tempo_bpm=bpm,
        tempo_class=speed,
        meter=sentence.meter,
        bars=_bars(sentence, act, context),
        seconds=sentence.length.seconds,
        parts=_players(turn, sentence, mentions, excluded),
        with_band=True if act == "compose" and genre and _one_of_the_band(sentence) else None,
        exclude=excluded,
        genre=genre,
        mood=None if sentence.mood is None or _colours_a_player(turn, sentence) else sentence.mood.mood,
        chords=sentence.chords,
        form=sentence.form,
        density=None if turn.task in ("simpler", "busier") else sentence.density,  # type: ignore[arg-type]
        intensity=sentence.intensity,  # type: ignore[arg-type]
        danceable=sentence.danceable,
        style_of=sentence.style.name if sentence.style else None,
        arc=sentence.arc,
        range=sentence.range,
        dynamics=sentence.dynamics
        or ("ff" if turn.task == "ending" and GRAND_ENDING.search(sentence.text) else None)
        or (_MARK_OF[sentence.loudness[0].operation] if sentence.loudness and not keeps_piece else None),
        # "A wild variation" is far away, and no more than that.
        creativity=None if act == "vary" and turn.distance is not None else sentence.creativity,
        seed=sentence.seed,
        count=sentence.count,
        sources=sources,
    )
    if sentence.transpositions and not keeps_piece:
        sentence.scan.assume("transpose_new")
    targets = tuple(dict.fromkeys((*targets, *(family for e in edits for family in e.parts))))
    turn = replace(turn, controls=controls, edits=edits, targets=replace(turn.targets, parts=targets))
    turn = replace(turn, notation=sentence.notation)
    if act == "continue" and controls.seconds is not None and not sentence.length.more:
        turn = replace(turn, total=bool(_IN_ALL.search(sentence.text)))
    if act == "continue":
        return _fading_afterwards(turn)
    if act == "arrange" and sentence.tasks.arranges and turn.task is None:
        return replace(turn, task=sentence.tasks.arranges)
    if act != "compose":
        return turn
    if sentence.study:
        families = tuple(part.instrument for part in controls.parts)
        return replace(turn, task="study", study=study_wish(*sentence.study, families))
    return replace(turn, task="melody") if sentence.notation else turn


def _without_guests(edits: Iterable[Edit], context: Context) -> Iterator[Edit]:
    """The edits that come along with new notes. Who does not play need not be taken out: "no drums, two guitars" of a
    piece without drums is no mistake."""
    for one in edits:
        there = tuple(part for part in one.parts if part in context.parts or part not in FAMILIES)
        if one.operation not in ("remove", "mute") or there == one.parts:
            yield one
        elif there:
            yield replace(one, parts=there)


def _fading_afterwards(turn: Turn) -> Turn:
    """A continuation that fades out does so over its own last bars, and not over those that were the last before."""
    fades = tuple(change for change in turn.edits if change.operation == "fade_out")
    if not fades:
        return turn
    others = tuple(change for change in turn.edits if change not in fades)
    return replace(turn, edits=others, then=(Turn(turn.said, turn.language, "edit", edits=fades), *turn.then))


def _colours_a_player(turn: Turn, sentence: Sentence) -> bool:
    """Whether the feeling is said of who joins ("plus a cheeky trombone") and not of the music."""
    if turn.act != "add" or turn.task != "part" or sentence.mood is None:
        return False
    at = sentence.mood.at
    return any(_ADJECTIVES.match(sentence.text[at : mention.start]) for mention in sentence.claims.added)


def _anew(sentence: Sentence) -> tuple[str, ...]:
    """Families and roles that are to be written anew: all that are named and not kept."""
    kept_groups = sentence.claims.kept
    named = [f for g in sentence.claims.groups if g not in kept_groups for f in g.families]
    return tuple(dict.fromkeys((*sentence.tasks.roles, *(f for f in named if f not in kept(sentence)))))


def _bars(sentence: Sentence, act: str, context: Context) -> int | None:
    bars = sentence.length.bars
    in_all = act == "continue" and not sentence.length.more and _IN_ALL.search(sentence.text)
    if in_all and bars is not None and context.bars is not None and bars <= context.bars:
        raise ControlError("bars_in_all", bars, f"more than the {context.bars} that there are")
    on_top = (
        sentence.length.more
        or _ON_TOP.search(sentence.text)
        or bars is None
        or context.bars is None
        or act != "continue"
    )
    if on_top or bars is None or context.bars is None or bars <= context.bars:
        return bars
    sentence.scan.assume("extend", bars=bars - context.bars)
    return bars - context.bars


def _genre(sentence: Sentence, sources: dict[str, Source]) -> str | None:
    """The genre that was stated, else the one nearest to whose manner was named, else that of a
    ballad where this word was understood as a tempo."""
    if sentence.genre and not (sentence.genre.genre == "chorale" and sentence.tasks.arranges == "chorale"):
        return sentence.genre.genre
    if sentence.style and sentence.style.genre:
        sources["genre"] = "model"
        sentence.scan.assume("style_genre", artist=sentence.style.name, genre=sentence.style.genre)
        return sentence.style.genre
    if sentence.tempo and sentence.tempo.word in _BALLADS:
        # Where another word says how fast it goes, this one said what it is.
        if sentence.tempo.word == "情歌" or next(sentence.scan.hits(TEMPOS), None) is None:
            sources["genre"] = "model"
        return "ballad"
    return None


# A beat that is made has drums, whoever else is named.
_BEAT = compiled(
    r"(?<!not )(?<!never )(?<!without )\ban? (?:(?:dark|hard|heavy|sick|dope|chill|rap|trap|drill|hip[- ]?hop|boom "
    r"bap|lo-?fi|house|techno|funky|new|cool|"
    r"nice|simple|slow|fast|laid[- ]back) )*beat\b(?! (?:per|an? (?:minute|bar|measure)|of (?:silence|rest)|more|"
    r"less|too (?:many|soon|late)|later|rest))"
)


# "Hip hop with a fat bass" has the band of hip hop; "jazz with bass and drums" has these two.
_WITH_ONE = compiled(r"\bwith (?:[a-z-]+,? ){0,4}$")
_NOBODY_ELSE = compiled(r"\b(?:only|just|solo|alone|nothing but|nobody else|no one else|no other|duo|duet)\b")


def _one_of_the_band(sentence: Sentence) -> bool:
    """Whether the one player who is named only colours the rhythm section of a genre."""
    named = sentence.claims.parts
    if len(named) != 1 or named[0].families not in (("bass",), ("drums",)) or _NOBODY_ELSE.search(sentence.text):
        return False
    return bool(_WITH_ONE.search(sentence.text[: named[0].start]))


def _players(
    turn: Turn, sentence: Sentence, mentions: list[Mention], excluded: tuple[str, ...]
) -> tuple[PartRequest, ...]:
    found = players(sentence.scan, mentions, excluded)
    if turn.act == "arrange" and turn.task is None and sentence.tasks.arranges == "accompany":
        found = tuple(
            replace(p, role=p.role or "chords") if p.instrument not in ("drums", "bass") else p for p in found
        )
    if turn.act == "add" and turn.task == "part" and not found:
        found = _unnamed(sentence)
    made = _BEAT.search(sentence.text) and not sentence.scan.tells  # "what a beat beneath it!"
    if turn.act == "compose" and found and made and "drums" not in excluded:
        found = found if any(p.instrument == "drums" for p in found) else (*found, PartRequest("drums"))
    wordless = sentence.unsupported == "lyrics" and not any(p.instrument == "voice" for p in found)
    return (_WORDLESS, *found) if wordless and "voice" not in excluded and turn.act == "compose" else found


def _unnamed(sentence: Sentence) -> tuple[PartRequest, ...]:
    """Who plays a part that was named by its role alone: "add a countermelody"."""
    roles = [role for group in sentence.claims.groups for role in group.families if role in _USUAL_PLAYER]
    if _COUNTER.search(sentence.text):
        roles = ["counter"]
    for role in roles[:1]:
        sentence.scan.assume("usual_player", role=role, family=_USUAL_PLAYER[role])
        return (PartRequest(_USUAL_PLAYER[role], role=role),)
    return ()


def _mentions(sentence: Sentence, act: str) -> list[Mention]:
    """The instruments that are to play, in the order named."""
    claims = sentence.claims
    wanted = [*claims.parts, *claims.added, *([claims.goal] if claims.goal else [])]
    if act == "compose":
        wanted += [mention for group in claims.soloed for mention in group.mentions]
        for old, new in claims.swaps:
            if old.mentions[0].what is None and new.role is None:
                new.role = old.mentions[0].role  # "give the tune to a horn"
            wanted.append(new)
    return sorted(wanted, key=lambda mention: mention.start)


def _excluded(sentence: Sentence) -> tuple[str, ...]:
    claims = sentence.claims
    named = [m for g in (*claims.excluded, *claims.removed) for m in g.mentions if m.what]
    wanted = [m for m in claims.parts if m.instrument is not None]
    for mention in list(named):
        # "Harpsichord rather than piano", "drums but no cymbals": another name of a family that plays.
        if any(
            set(mention.families) == set(m.families) and mention.phrase.rstrip("s") != m.phrase.rstrip("s")
            for m in wanted
        ):
            named.remove(mention)
            if mention.phrase.rstrip("s") in _KIT_PIECES:
                sentence.scan.assume("kit_piece", word=mention.phrase)
    return tuple(dict.fromkeys(family for mention in named for family in mention.families))


def families_named(sentence: Sentence, roles: bool = True) -> tuple[str, ...]:
    """Every family that is named, and with ``roles`` every role, each once."""
    named = [m for g in sentence.claims.groups for m in g.mentions if m.what or roles]
    return tuple(dict.fromkeys(family for mention in named for family in mention.families))


def kept(sentence: Sentence) -> tuple[str, ...]:
    """The families and roles that are to stay as they are."""
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


def _tempo(sentence: Sentence, context: Context, keeps_piece: bool) -> tuple[float | None, TempoClass | None]:
    """The tempo, and its class where only a word was said."""
    if sentence.tempo is None:
        return None, None
    compared = goal_tempo(sentence.scan, sentence.tempo, sentence.versions, context)
    if compared is not None:
        return compared, None
    if sentence.tempo.bpm is not None:
        return sentence.tempo.bpm, tempo_class(sentence.tempo.bpm) if sentence.tempo.word else None
    if keeps_piece:
        return None, None
    slower = (sentence.tempo.factor or 1) < 1 or (sentence.tempo.delta or 0) < 0
    bpm = SLOWER_THAN_NOTHING if slower else FASTER_THAN_NOTHING
    if context.tempo_bpm is not None:
        bpm = float(round(context.tempo_bpm * (sentence.tempo.factor or 1) + (sentence.tempo.delta or 0)))
        bpm = min(max(bpm, TEMPO_RANGE[0]), TEMPO_RANGE[1])
    sentence.scan.assume("tempo_slower" if slower else "tempo_faster", bpm=bpm)
    return bpm, None if context.tempo_bpm is not None else tempo_class(bpm)
