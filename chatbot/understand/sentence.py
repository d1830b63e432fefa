"""Everything that one sentence says, field by field, before it is decided what it asks to be done."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand import (
    character,
    chords,
    dancing,
    expression,
    genre,
    key,
    length,
    melody,
    meter,
    mood,
    study,
    style,
    tempo,
)
from chatbot.understand.arc import read_arc
from chatbot.understand.cast import as_cast
from chatbot.understand.claims import Claims, complement, read_claims
from chatbot.understand.context import Context
from chatbot.understand.entrances import read_entrances, who_enters
from chatbot.understand.length import Place
from chatbot.understand.lexicon import cues
from chatbot.understand.loudness import Loudness, loudness_targets, more_or_less, read_loudness, told_once
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import read_mentions
from chatbot.understand.naming import read_name
from chatbot.understand.prose import TOLD_AT_LENGTH
from chatbot.understand.references import VersionMention, points_there, read_section, read_versions
from chatbot.understand.scan import Scan
from chatbot.understand.shape import Shape, read_shapes
from chatbot.understand.tasks import Tasks, read_tasks
from chatbot.understand.tempo_change import TempoReading
from chatbot.understand.touch import Touch, read_touches
from chatbot.understand.transposition import Placed, Transposition, read_transpositions, targets_in_clause
from chatbot.understand.unknown import check_instruments
from chatbot.understand.unsupported import read_unsupported
from composer.controls import BARS_RANGE, ArcStep, ControlError, PitchRange
from composer.key import Key
from composer.piece import Meter

_WALTZ = Meter(3, 4)
# "Key: C#, tempo: 66": the names of fields say nothing themselves.
_LABELS = compiled(
    r"\b(?:key|tempo|speed|meter|metre|time signature|bars|length|style|genre|mood|instruments?|form|"
    r"chords|bpm)\s*[:=]|(?:调性?|速度|拍号|节拍|小节数?|长度|时长|风格|曲风|情绪|乐器|曲式|和弦)\s*[:=]"
)


# "Bass louder in bars 1 to 4" changes bars that are there and describes no way through a new piece.
_SILENCING = compiled(r"^(?:please |now |and )*(?:un)?(?:mute|silence|solo|remove|transpose|swap|cut)\b|静音")
_BARS_NAMED = compiled(r"\b(?:bars?|measures?) \d|小节")


def _changes_bars(scan: Scan) -> bool:
    if not _BARS_NAMED.search(scan.text):
        return False
    return bool(_SILENCING.search(scan.text) or read_loudness(Scan(scan.text, playing=True), playing=True))


@dataclass
class Sentence:
    """What was found. Fields are None or empty when the sentence says nothing of them.

    ``place`` are the bars pointed at first, ``places`` all of them.
    ``transposed`` and ``loudness_of`` have one entry for each change of pitch and loudness: the
    families that it speaks of, empty for all."""

    scan: Scan
    claims: Claims
    key: key.KeyReading | None
    tempo: TempoReading | None
    meter: Meter | None
    length: length.Length
    place: tuple[int, int] | None
    places: list[Place]
    section: str | None
    chords: tuple[str, ...]
    form: str | None
    genre: genre.GenreReading | None
    style: style.StyleReading | None
    mood: mood.MoodReading | None
    dynamics: str | None
    density: str | None
    intensity: str | None
    danceable: bool | None
    arc: tuple[ArcStep, ...]
    range: PitchRange | None
    creativity: float | None
    seed: int | None
    count: int | None
    transpositions: list[Transposition]
    transposed: tuple[tuple[str, ...], ...]
    loudness: list[Loudness]
    loudness_of: tuple[tuple[str, ...], ...]
    touches: list[Touch]
    touched: tuple[tuple[str, ...], ...]
    shapes: list[Shape]
    notation: str | None
    study: tuple[str, int | None] | None
    name: str | None
    versions: list[VersionMention]
    tasks: Tasks
    unsupported: str | None

    @property
    def text(self) -> str:
        """The cleaned sentence in lower case."""
        return self.scan.text


def _of_the_one_named(
    groups: tuple[tuple[str, ...], ...], claims: Claims, context: Context
) -> tuple[tuple[str, ...], ...]:
    """Whom a single change is of when no part stands in its clause and one is named in another: "connect the piano
    notes, legato"."""
    free = [group for group in claims.groups if claims.is_free(group)]
    if len(groups) != 1 or groups[0] or len(free) != 1 or not set(free[0].families) <= {*context.parts, "melody"}:
        return groups
    claims.claim_target(free[0])
    return (free[0].families,)


def read_sentence(text: str, context: Context, original: str | None = None) -> Sentence:
    """Read every field of the cleaned ``text``. The order matters: what is longer or surer is
    taken first ("3/4" before "at 3", "a minor third" before "A minor", instruments before
    genres, both before moods). ``original`` is the text with its line ends, which ABC needs.

    Raises:
        ControlError: for something that is named and impossible.
    """
    playing = context.has_piece
    scan = Scan(text, playing)
    notation = melody.read_melody(scan, original or text)
    name = read_name(scan)
    versions = read_versions(scan, context) if playing else []
    unsupported = read_unsupported(scan)
    shapes = read_shapes(scan) if playing else []
    the_style = style.read_style(scan)
    the_study = study.read_study(scan)
    seed, count = expression.read_seed(scan), expression.read_count(scan)
    form = chords.read_form(scan)
    progression = chords.read_chords(scan)
    if len(progression) > BARS_RANGE[1]:
        raise ControlError("bars", len(progression), f"{BARS_RANGE[0]} to {BARS_RANGE[1]} bars")
    pitch_range = expression.read_range(scan)
    tasks = read_tasks(scan.text)
    touches = read_touches(scan) if playing and not cues.NEW_PIECE.search(scan.text) else []
    entrances = read_entrances(scan, context.bars, context.parts) if playing else ()
    arc = () if touches or (playing and (tasks.density or _changes_bars(scan))) else read_arc(scan)
    intensity, danceable = character.read_intensity(scan), dancing.read_danceable(scan)
    creativity = expression.read_creativity(scan)
    loudness = read_loudness(scan, playing)
    the_meter = meter.read_meter(scan)
    numbered_tempo = tempo.read_tempo_number(scan)
    # Before the intervals: the 2 of "transpose bars 2 to 3" is no number of semitones.
    places = [one.place for one in entrances] or length.read_places(scan, context.bars)
    place = places[0].bars if places else None
    transpositions = [] if scan.tells else read_transpositions(scan)  # "it tumbles down three octaves"
    the_key = key.read_key(scan)
    home = Key("C", the_key.mode) if the_key and the_key.mode else context.key
    progression = progression or chords.read_degrees(scan, home)
    the_length = length.read_length(scan)
    dynamics = expression.read_dynamics(scan)
    mentions, drumless, implied = read_mentions(scan)
    claims = as_cast(read_claims(scan, mentions, drumless, playing), mentions, scan)
    for entrance in entrances:
        for group in who_enters(claims.groups, entrance):
            claims.point_at(group)
            (claims.soloed if entrance.alone else claims.muted).append(group)
    dynamics = None if claims.hushed else dynamics
    rest = complement(claims, context.parts) if playing else ()
    others = (transpositions, touches, shapes, claims.swaps, claims.removed, claims.muted, claims.soloed, claims.added)
    alone = playing and not any(others) and numbered_tempo is None
    loudness_of = loudness_targets(scan.text, loudness, claims, alone, playing)
    if playing:
        loudness, loudness_of = told_once(loudness, loudness_of, claims)
        more, more_of = more_or_less(claims)
        loudness, loudness_of = [*loudness, *more], (*loudness_of, *more_of)
    changes: list[Placed] = [*transpositions, *touches, *shapes]
    transposed = targets_in_clause(scan.text, transpositions, claims, changes)
    touched = targets_in_clause(scan.text, touches, claims, changes)
    if playing:
        transposed, touched = (_of_the_one_named(groups, claims, context) for groups in (transposed, touched))
    if claims.soloed and (loudness or transpositions or touches):
        rest = tuple(dict.fromkeys(family for group in claims.soloed for family in group.families))
        claims.soloed = []  # "an octave higher, only the piano" is no solo
    if rest:
        loudness_of, transposed, touched = (
            tuple(group or rest for group in groups) for groups in (loudness_of, transposed, touched)
        )
    density = expression.read_density(scan)
    the_genre = genre.read_genre(scan, implied, the_style.genre if the_style else None)
    numbered_tempo = numbered_tempo or tempo.read_tempo_left(scan)
    worded_tempo = None if numbered_tempo else tempo.read_tempo_word(scan)
    the_mood = mood.read_mood(scan)
    if the_length == length.Length() and not playing:
        the_length = length.Length(bars=length.read_vague_length(scan))
    for label in _LABELS.finditer(scan.live):
        scan.take(*label.span())
    told = not playing and bool(mentions) and len(text) > TOLD_AT_LENGTH
    if not told:  # "a flute sings on a hilltop": where players are named, such words are pictures
        check_instruments(scan)
    if the_genre and the_genre.waltz:
        if the_meter not in (None, _WALTZ) and not told:
            raise ControlError("waltz", str(the_meter), "in 3/4")
        the_meter = the_meter if told and the_meter else _WALTZ
    previous = context.previous
    if place is None and previous is not None and points_there(scan.text):
        place = previous.targets.bars
    return Sentence(
        scan=scan,
        claims=claims,
        key=the_key,
        tempo=numbered_tempo or worded_tempo,
        meter=the_meter,
        length=the_length,
        place=place,
        places=places,
        section=read_section(scan) if playing else None,
        chords=progression,
        form=form,
        genre=the_genre,
        style=the_style,
        mood=the_mood,
        dynamics=dynamics,
        density=density,
        intensity=intensity,
        danceable=danceable,
        arc=arc,
        range=pitch_range,
        creativity=creativity,
        seed=seed,
        count=count,
        transpositions=transpositions,
        transposed=transposed,
        loudness=loudness,
        loudness_of=loudness_of,
        touches=touches,
        touched=touched,
        shapes=shapes,
        notation=notation,
        study=the_study,
        name=name,
        versions=versions,
        tasks=tasks,
        unsupported=unsupported,
    )
