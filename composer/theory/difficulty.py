"""How hard a part is to play, and what makes it so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from composer.instruments import FAMILIES, family_of
from composer.key import Key
from composer.piece import Part, Piece
from composer.theory import grades
from composer.theory.rhythm import rhythm_of
from composer.theory.transposing import written_key

Criterion = Literal["speed", "span", "compass", "leap", "signature", "chromatic", "syncopation", "voices"]

# A piece is as hard as its hardest demands, and one alone can be practised around.
_COUNTED = 3
# The highest grade that these two can show.
_AS_FAR_AS: dict[str, int] = {"signature": 6, "compass": 6}
_RHYTHM_CRITERIA = ("speed", "syncopation")
_PERCENT_OF_BARS, _PERCENT_OF_LEAPS, _PERCENT_OF_CHORDS = 80, 90, 90


@dataclass(frozen=True)
class Demand:
    """What one criterion measures and the grade 1..8 that it stands for."""

    criterion: Criterion
    value: float
    grade: int


@dataclass(frozen=True)
class Playing:
    """One part as its player meets it. ``low`` and ``high`` are its outermost notes (None for drums),
    ``tessitura`` the middle half of its notes; ``outside`` the bars, counted from 1, with notes beyond
    the instrument's compass; ``grade`` 1..8 the rounded mean of the three most demanding criteria;
    ``demands`` all of them, the most demanding first; ``hardest_bar`` the one with the most attacks a
    second."""

    part: int
    family: str
    low: int | None
    high: int | None
    tessitura: tuple[int, int] | None
    outside: tuple[int, ...]
    grade: int
    demands: tuple[Demand, ...]
    hardest_bar: int


def playing_of(piece: Piece, part: int, key: Key | None = None) -> Playing | None:
    """What part number ``part`` (its index) asks of its player; None when it has no notes. ``key`` is
    the key that the music is in; the piece's own when left out."""
    player = piece.parts[part]
    if not player.notes:
        return None
    family = family_of(player.program, player.is_drums)
    rates = _attacks_a_second(piece, player)
    speed = float(np.percentile([rate for _, rate in rates], _PERCENT_OF_BARS))
    rhythm = rhythm_of(piece, [part])
    assert rhythm is not None, "the part has notes"
    hands = family in grades.HANDS or player.is_drums
    sounding = [len(chord) for chord in _chords(player)]
    voices = float(np.percentile(sounding, _PERCENT_OF_CHORDS))
    measured: dict[Criterion, tuple[float, tuple[float, ...]]] = {
        "speed": (speed, grades.SPEED),
        "syncopation": (rhythm.syncopation, grades.SYNCOPATION),
        "voices": (voices, grades.VOICES_OF_HANDS if hands else grades.VOICES_OF_STRINGS),
    }
    pitches = [] if player.is_drums else sorted(note.pitch for note in player.notes)
    demands = [Demand(name, value, grades.grade_of(value, limits)) for name, (value, limits) in measured.items()]
    if pitches:
        key = key or piece.key
        span = pitches[-1] - pitches[0]
        read = written_key(key, player.program)
        beside = sum(not _belongs(pitch, key) for pitch in pitches) / len(pitches)
        leap = _leap(player)
        demands += [
            Demand("span", span, grades.grade_of(span, grades.SPAN_OF_HANDS if hands else grades.SPAN)),
            Demand("leap", leap, grades.grade_of(leap, grades.LEAP)),
            Demand("signature", accidentals(read), grades.grade_of(accidentals(read), grades.SIGNATURE)),
            Demand("chromatic", beside, grades.grade_of(beside, grades.CHROMATIC)),
            Demand("compass", float(pitches[-1]), _compass_grade(family, pitches[0], pitches[-1])),
        ]
    demands.sort(key=lambda demand: -demand.grade)
    # Who beats a rhythm on one note reads no key and reaches for nothing.
    one_note = len({note.pitch for note in player.notes}) == 1
    told = [demand for demand in demands if not one_note or demand.criterion in _RHYTHM_CRITERIA]
    counted = _counted(told[:_COUNTED])
    middle = (pitches[len(pitches) // 4], pitches[(3 * len(pitches)) // 4]) if pitches else None
    return Playing(
        part, family, pitches[0] if pitches else None, pitches[-1] if pitches else None, middle,
        _outside(piece, player, family), round(sum(counted) / len(counted)), tuple(demands),
        max(rates, key=lambda pair: pair[1])[0],
    )  # fmt: skip


def _counted(hardest: list[Demand]) -> list[int]:
    """The grades of the hardest demands. A signature of six accidentals and a compass of the advanced
    are as far as these two go: they say grade 6 or more, so they go along with what says more."""
    telling = [d.grade for d in hardest if d.grade < _AS_FAR_AS.get(d.criterion, 9)]
    most = max(telling, default=1)
    return [max(d.grade, most) if d.grade == _AS_FAR_AS.get(d.criterion) else d.grade for d in hardest]


def accidentals(key: Key) -> int:
    """Sharps or flats of the key signature, 0..6."""
    fifths = key.parent * 7 % 12
    return min(fifths, 12 - fifths)


def _attacks_a_second(piece: Piece, player: Part) -> list[tuple[int, float]]:
    """For every bar in which the part begins something: the bar, counted from 1, and the rate."""
    starts = np.array(sorted({note.start for note in player.notes}))
    counts = np.histogram(starts, bins=np.array(piece.bar_starts))[0]
    return [(i + 1, int(n) / piece.bars[i].seconds) for i, n in enumerate(counts) if n]


def _chords(player: Part) -> list[list[int]]:
    """The pitches that begin at each moment, and those that still sound there."""
    notes = sorted(player.notes)
    found = []
    for tick in sorted({note.start for note in notes}):
        found.append(sorted(note.pitch for note in notes if note.start <= tick < note.end))
    return found


def _leap(player: Part) -> float:
    """The larger steps of the upper line and, where there are chords, of the lower one."""
    attacks: dict[int, list[int]] = {}
    for note in player.notes:
        attacks.setdefault(note.start, []).append(note.pitch)
    moments = [attacks[tick] for tick in sorted(attacks)]
    # A note that begins alone below its neighbours belongs to the other hand: steps are taken from the
    # nearest note before.
    steps = [min(abs(p - q) for q in before) for before, now in pairwise(moments) for p in (max(now),)]
    return float(np.percentile(steps, _PERCENT_OF_LEAPS)) if steps else 0.0


def _belongs(pitch: int, key: Key) -> bool:
    step = (pitch - key.pitch_class) % 12
    # The leading note of minor is in every scale that is practised.
    return pitch % 12 in key.scale or (key.is_minor_like and step == 11)


def _compass_grade(family: str, low: int, high: int) -> int:
    compass = grades.COMPASSES.get(family)
    if compass is None:
        return 1
    for grade, (bottom, top) in ((1, compass.beginner), (3, compass.intermediate), (6, compass.advanced)):
        if bottom <= low and high <= top:
            return grade
    return 8


def _outside(piece: Piece, player: Part, family: str) -> tuple[int, ...]:
    if player.is_drums:
        return ()
    low, high = FAMILIES[family].low, FAMILIES[family].high
    ticks = sorted(note.start for note in player.notes if not low <= note.pitch <= high)
    return tuple(dict.fromkeys(sum(start <= tick for start in piece.bar_starts[:-1]) for tick in ticks))
