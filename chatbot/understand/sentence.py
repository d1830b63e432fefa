"""Everything that one sentence says, field by field, before it is decided what it asks to be done."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand import chords, expression, genre, key, length, meter, mood, tempo
from chatbot.understand.claims import Claims, read_claims
from chatbot.understand.context import Context
from chatbot.understand.loudness import Loudness, loudness_targets, more_or_less, read_loudness
from chatbot.understand.mentions import read_mentions
from chatbot.understand.scan import Scan
from chatbot.understand.transposition import Transposition, read_transpositions, transposition_targets
from chatbot.understand.unknown import check_instruments
from composer.controls import BARS_RANGE, ControlError, PitchRange
from composer.key import Key
from composer.piece import Meter

_WALTZ = Meter(3, 4)


@dataclass
class Sentence:
    """What was found. Fields are None or empty when the sentence says nothing of them.

    ``transposed`` and ``loudness_of`` have one entry for each change of pitch and loudness: the
    families that it speaks of, empty for all."""

    scan: Scan
    claims: Claims
    key: key.KeyReading | None
    tempo: tempo.TempoReading | None
    meter: Meter | None
    length: length.Length
    place: tuple[int, int] | None
    chords: tuple[str, ...]
    form: str | None
    genre: genre.GenreReading | None
    mood: mood.MoodReading | None
    dynamics: str | None
    density: str | None
    range: PitchRange | None
    creativity: float | None
    seed: int | None
    count: int | None
    transpositions: list[Transposition]
    transposed: tuple[tuple[str, ...], ...]
    loudness: list[Loudness]
    loudness_of: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The cleaned sentence in lower case."""
        return self.scan.text


def read_sentence(text: str, context: Context) -> Sentence:
    """Read every field of the cleaned ``text``. The order matters: what is longer or surer is
    taken first ("3/4" before "at 3", "a minor third" before "A minor", instruments before
    genres, both before moods).

    Raises:
        ControlError: for something that is named and impossible.
    """
    scan = Scan(text)
    seed, count = expression.read_seed(scan), expression.read_count(scan)
    creativity = expression.read_creativity(scan)
    form = chords.read_form(scan)
    progression = chords.read_chords(scan)
    if len(progression) > BARS_RANGE[1]:
        raise ControlError("bars", len(progression), f"{BARS_RANGE[0]} to {BARS_RANGE[1]} bars")
    pitch_range = expression.read_range(scan)
    loudness = read_loudness(scan, context.has_piece)
    the_meter = meter.read_meter(scan)
    numbered_tempo = tempo.read_tempo_number(scan)
    # Before the intervals: the 2 of "transpose bars 2 to 3" is no number of semitones.
    place = length.read_place(scan, context.bars)
    transpositions = read_transpositions(scan)
    the_key = key.read_key(scan)
    home = Key("C", the_key.mode) if the_key and the_key.mode else context.key
    progression = progression or chords.read_degrees(scan, home)
    the_length = length.read_length(scan)
    dynamics = expression.read_dynamics(scan)
    mentions, drumless, implied = read_mentions(scan)
    claims = read_claims(scan, mentions, drumless, context.has_piece)
    loudness_of = loudness_targets(scan.text, loudness, claims)
    if context.has_piece:
        more, more_of = more_or_less(claims)
        loudness, loudness_of = [*loudness, *more], (*loudness_of, *more_of)
    transposed = transposition_targets(scan.text, transpositions, claims)
    the_genre = genre.read_genre(scan, implied)
    density = expression.read_density(scan)
    worded_tempo = None if numbered_tempo else tempo.read_tempo_word(scan)
    the_mood = mood.read_mood(scan)
    if the_length == length.Length():
        the_length = length.Length(bars=length.read_vague_length(scan))
    check_instruments(scan)
    if the_genre and the_genre.waltz:
        if the_meter not in (None, _WALTZ):
            raise ControlError("waltz", str(the_meter), "in 3/4")
        the_meter = _WALTZ
    return Sentence(
        scan=scan,
        claims=claims,
        key=the_key,
        tempo=numbered_tempo or worded_tempo,
        meter=the_meter,
        length=the_length,
        place=place,
        chords=progression,
        form=form,
        genre=the_genre,
        mood=the_mood,
        dynamics=dynamics,
        density=density,
        range=pitch_range,
        creativity=creativity,
        seed=seed,
        count=count,
        transpositions=transpositions,
        transposed=transposed,
        loudness=loudness,
        loudness_of=loudness_of,
    )
