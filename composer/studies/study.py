"""A practice piece: what was wished, made exactly, with what it trains."""

from __future__ import annotations

import random
from dataclasses import dataclass

from composer.controls import ControlError, Controls
from composer.harmony import Chord
from composer.instruments import FAMILIES
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece, Provenance
from composer.studies.comping import comping, progression
from composer.studies.lesson import Lesson
from composer.studies.reading import left_hand, melody, plan_of
from composer.studies.rhythm import rhythm_drill
from composer.studies.scales import arpeggio_study, scale_study
from composer.theory import grades
from composer.theory.difficulty import accidentals, playing_of
from composer.theory.transposing import written_key

KINDS = ("scales", "arpeggios", "sight_reading", "hands_together", "rhythm", "comping")
# Usual when nobody says a level: what most learners who ask can play.
USUAL_LEVEL = 3
# Quarter notes a minute by grade; scales and arpeggios run in eighths, from grade 5 on in sixteenths, so
# that the notes a second rise all the way (composer.theory.grades.SPEED).
_TEMPI = {
    "scales": (58, 78, 94, 112, 66, 78, 92, 106), "arpeggios": (54, 72, 84, 100, 72, 84, 98, 112),
    "sight_reading": (66, 72, 76, 84, 88, 96, 112, 132), "hands_together": (60, 66, 72, 76, 76, 80, 88, 96),
    "rhythm": (66, 76, 88, 96, 104, 112, 126, 138), "comping": (90, 96, 104, 112, 120, 132, 144, 160),
}  # fmt: skip
# What is hard in these is left to chance: of so many the one nearest to its level is taken.
_BY_CHANCE, _DRAWN = ("rhythm", "comping"), 8
_READING_BARS = (4, 8, 8, 8, 12, 12, 16, 16)
_DRILL_BARS, _COMPING_BARS = 8, 12
# Meters of sight-reading tests by grade; from grade 4 compound time, from grade 7 fives.
_METERS = (
    (1, Meter(4, 4)), (1, Meter(2, 4)), (1, Meter(3, 4)), (4, Meter(6, 8)), (6, Meter(9, 8)), (7, Meter(5, 4)),
)  # fmt: skip
_CHORDAL = frozenset({"piano", "organ", "guitar", "mallets", "accordion", "harp", "synth"})
_HANDS = frozenset({"piano", "organ", "harp", "accordion", "mallets"})
_BASS_PROGRAM, _MELODY_FLOOR, _LEFT_CEILING = 32, 60, 59
_TRAINS = {
    "sight_reading": ("reading ahead", "steady pulse", "phrasing"), "rhythm": ("steady pulse", "counting"),
    "hands_together": ("independence of hands", "steady pulse"),
    "comping": ("voicings", "comping rhythm", "swing feel"),
}  # fmt: skip


@dataclass(frozen=True)
class StudyPlan:
    """What a study is: its ``kind`` of :data:`KINDS`, the ``instrument`` (a family), the ``level`` 1..8, the
    ``key``, the compass ``low``..``high`` of that level (MIDI note numbers; None for drums), and the
    skills it ``trains``. ``instead_of`` is the instrument that was asked for where it cannot play such a
    study."""

    kind: str
    instrument: str
    level: int
    key: Key
    low: int | None
    high: int | None
    trains: tuple[str, ...]
    instead_of: str | None = None


@dataclass(frozen=True)
class Study:
    """The music and its plan; part 0 is what is practised."""

    piece: Piece
    plan: StudyPlan


def make_study(kind: str, instrument: str, level: int | None, wish: Controls, seed: int) -> Study:
    """A practice piece. Of ``wish`` the key, tempo, meter, bars and dynamics of the syllabus can be
    overruled; the same ``seed`` gives the same piece.

    Raises:
        ControlError: for a kind or level that there is not.
    """
    if kind not in KINDS:
        raise ControlError("study", kind, "one of " + ", ".join(KINDS))
    level = USUAL_LEVEL if level is None else level
    if not grades.GRADES[0] <= level <= grades.GRADES[1]:
        raise ControlError("level", level, "1 to 8")
    rng = random.Random(seed)
    study = _drawn(kind, instrument, level, wish, seed, rng)
    for _ in range(_DRAWN - 1 if study.plan.kind in _BY_CHANCE else 0):
        if _away(study) == 0:
            break
        other = _drawn(kind, instrument, level, wish, seed, rng)
        study = min(study, other, key=_away)
    return study


def _away(study: Study) -> int:
    """How far the grade that is counted from the notes lies from the level."""
    playing = playing_of(study.piece, 0, study.plan.key)
    return abs(playing.grade - study.plan.level) if playing is not None else grades.GRADES[1]


def _drawn(kind: str, instrument: str, level: int, wish: Controls, seed: int, rng: random.Random) -> Study:
    player, kind = _player(kind, instrument)
    family = FAMILIES[player]
    named = next((part.program for part in wish.parts if part.instrument == player and part.program is not None), None)
    program = family.programs[0] if named is None else named
    low, high = _compass(player, level)
    key = wish.key or _key(kind, level, program, rng)
    meter = wish.meter or _meter(kind, level, rng)
    if kind == "comping" and (meter.denominator != 4 or meter.numerator != 4):
        raise ControlError("meter", str(meter), "4/4 for comping, in which the patterns are")
    tempo = wish.tempo_bpm or float(_TEMPI[kind][level - 1])
    lesson = Lesson(player, level, key, meter, tempo, wish.bars or _bars_for(wish, meter, tempo), low, high, rng)
    notes, others, chords, bars, trains = _material(kind, lesson)
    empty: tuple[Chord, ...] = ()
    plan = tuple(Bar(meter, tempo, (chords[i],) if i < len(chords) else empty) for i in range(bars))
    role = "drums" if player == "drums" else "chords" if kind == "comping" else "melody"
    lead = Part(program, role, tuple(sorted(notes)), player == "drums")
    told: dict[str, object] = {"name": "study", "kind": kind, "instrument": player, "level": level}
    provenance = Provenance(seed, "", wish.record(), (), told)
    piece = Piece(plan, (lead, *others), key, provenance=provenance)
    drums = player == "drums"
    return Study(
        piece,
        StudyPlan(
            kind, player, level, key, None if drums else low, None if drums else high, trains,
            instrument if player != instrument else None,
        ),
    )  # fmt: skip


def _material(kind: str, lesson: Lesson) -> tuple[list[Note], tuple[Part, ...], list[Chord], int, tuple[str, ...]]:
    """Notes, who plays along, chords of the bars, how many bars, what is trained."""
    if kind in ("scales", "arpeggios"):
        notes, bars, trains = (scale_study if kind == "scales" else arpeggio_study)(lesson)
        return notes, (), [], bars, trains
    if kind == "rhythm":
        bars = lesson.bars or _DRILL_BARS
        notes, clicks = rhythm_drill(lesson, bars)
        more = ("syncopation",) if lesson.level >= 6 else ()
        return notes, (Part(0, "drums", tuple(clicks), True),), [], bars, (*_TRAINS[kind], *more)
    if kind == "comping":
        plan = progression(lesson, lesson.bars or _COMPING_BARS)
        notes, bass, ride = comping(lesson, plan)
        band = (Part(_BASS_PROGRAM, "bass", tuple(bass)), Part(0, "drums", tuple(ride), True))
        return notes, band, plan, len(plan), _TRAINS[kind]
    plan = plan_of(lesson, lesson.bars or _READING_BARS[lesson.level - 1])
    low, high = _reading_compass(lesson)
    if kind == "sight_reading" and lesson.family not in _HANDS:
        return melody(lesson, plan, lesson.level, low, high), (), plan, len(plan), _TRAINS[kind]
    easier = max(1, lesson.level - 1)
    upper = melody(lesson, plan, easier if kind == "hands_together" else lesson.level, low, high)
    left = lesson.level if kind == "hands_together" else max(1, min(lesson.level - 1, 5))
    lower = left_hand(lesson, plan, left, max(lesson.low, 40 if lesson.level > 2 else 48), _LEFT_CEILING)
    return [*upper, *lower], (), plan, len(plan), _TRAINS[kind]


def _player(kind: str, instrument: str) -> tuple[str, str]:
    """Who can play such a study, and the kind that drums can play."""
    if instrument == "drums":
        return "drums", "rhythm"
    if (kind == "comping" and instrument not in _CHORDAL) or (kind == "hands_together" and instrument not in _HANDS):
        return "piano", kind
    return instrument, kind


def _compass(family: str, level: int) -> tuple[int, int]:
    known = grades.COMPASSES.get(family)
    if known is not None:
        return known.at(level)
    # Families of several instruments: two octaves around the middle of what all of them reach.
    middle = (FAMILIES[family].low + FAMILIES[family].high) // 2
    return middle - 12, middle + 12


def _reading_compass(lesson: Lesson) -> tuple[int, int]:
    """Where the line lies: as wide as the grade has it, around the middle of the compass; right hands of
    keyboards from middle C on."""
    span = (7, 12, 15, 19, 22, 24, 29, 34)[lesson.level - 1]
    low, high = lesson.low, lesson.high
    if lesson.family in _HANDS:
        low = max(low, _MELODY_FLOOR)
    span = min(span, high - low)
    centre = low + span / 2 if lesson.family in _HANDS else (low + high) / 2
    tonic = min(
        (p for p in range(low, high + 1) if p % 12 == lesson.key.pitch_class),
        key=lambda p: abs(p + (3 if lesson.level == 1 else 0) - (centre - span / 4)), default=low,
    )  # fmt: skip
    if lesson.level == 1:
        # A hand of five notes on the tonic.
        return (tonic, tonic + 7) if tonic + 7 <= high else (tonic - 5, tonic + 2)
    bottom = min(max(low, round(centre - span / 2)), high - span)
    return bottom, bottom + span


def _key(kind: str, level: int, program: int, rng: random.Random) -> Key:
    """A key whose written signature the grade has met; minor from grade 2 on."""
    most = (*grades.SIGNATURE, 6)[level - 1]
    modes = ("major",) if level == 1 or (kind == "comping" and level < 4) else ("major", "minor")
    found = [
        key
        for mode in modes
        for tonic in range(12)
        if accidentals(written_key(key := Key.of(tonic, mode), program)) in range(max(0, most - 2), most + 1)
    ]
    return rng.choice(found)


def _meter(kind: str, level: int, rng: random.Random) -> Meter:
    if kind in ("scales", "arpeggios", "comping"):
        return Meter(4, 4)
    return rng.choice([meter for grade, meter in _METERS if grade <= level])


def _bars_for(wish: Controls, meter: Meter, tempo: float) -> int | None:
    if wish.seconds is None:
        return None
    return max(1, round(wish.seconds / Bar(meter, tempo).seconds))
