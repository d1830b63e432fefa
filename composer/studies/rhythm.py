"""Rhythm drills on one pitch, over a beat that is kept."""

from __future__ import annotations

from itertools import accumulate

from composer.piece import Bar, Note
from composer.studies.lesson import Lesson
from composer.studies.reading import Cells, rhythm_of_bar
from composer.theory import grades
from composer.theory.rhythm import syncopation

# General MIDI drums: the snare that is practised on, the side stick that keeps the beat.
SNARE, SIDE_STICK = 38, 37
# Notes that begin beside the beat and are held, or left, over it; of quarters and of dotted quarters.
_ACROSS: Cells = (
    (4, (6, 12, 6)), (5, (-6, 6)), (5, (6, 12, 12, 6)), (6, (3, 6, 3)), (6, (9, 15)), (7, (-3, 3, 6)), (7, (3, 9)),
    (7, (9, 12, 3)), (8, (-3, 6, 3)), (8, (3, 6, 6, 6, 3)), (8, (9, 12, 12, 12, 3)),
)  # fmt: skip
_ACROSS_COMPOUND: Cells = (
    (4, (6, 12)), (5, (-6, 12)), (6, (12, 12, 12)), (6, (6, 18, 12)), (7, (-3, 3, 6, 6)), (7, (3, 6, 9)),
    (8, (15, 6, 15)), (8, (3, 6, 6, 3)),
)  # fmt: skip
# Of so many bars the one is taken that is nearest to what the grade asks.
_DRAWN = 60


def rhythm_drill(lesson: Lesson, bars: int) -> tuple[list[Note], list[Note]]:
    """The drill, and the beat. Each rhythm comes twice, so that the second time can be surer; the
    last bar is one long note."""
    bar, beat = lesson.meter.ticks, lesson.meter.beat_ticks
    pitch = SNARE if lesson.family == "drums" else lesson.tonic((lesson.low + lesson.high) / 2)
    notes: list[Note] = []
    rhythm: list[int] = []
    for index in range(bars):
        last = index == bars - 1
        if index % 2 == 0 or last:
            rhythm = rhythm_of_bar(lesson, lesson.level, True) if last else _at_the_level(lesson)
        tick = index * bar
        for duration in rhythm:
            if duration > 0:
                notes.append(Note(tick, pitch, duration, 96 if tick == index * bar else 80))
            tick += abs(duration)
    clicks = [
        Note(index * bar + t, SIDE_STICK, 3, 64 if t else 84) for index in range(bars) for t in range(0, bar, beat)
    ]
    return notes, clicks


def _at_the_level(lesson: Lesson) -> list[int]:
    """A bar as syncopated, and with as many attacks a second, as the grade has it."""
    bar = Bar(lesson.meter, lesson.tempo_bpm)
    crossing, speed = _middle(grades.SYNCOPATION, lesson.level), _middle(grades.SPEED, lesson.level)
    more = _ACROSS_COMPOUND if lesson.meter.beat_ticks == 18 else _ACROSS
    drawn = [rhythm_of_bar(lesson, lesson.level, False, more) for _ in range(_DRAWN)]

    def away(rhythm: list[int]) -> float:
        rate = sum(duration > 0 for duration in rhythm) / bar.seconds
        return abs(_syncopation(bar, rhythm) - crossing) + abs(rate - speed)

    return min(drawn, key=away)


def _middle(limits: tuple[float, ...], level: int) -> float:
    """The middle of what a grade asks; of the last, which has no end, as far beyond its limit."""
    edges = (0.0, *limits, 2 * limits[-1] - limits[-2])
    return (edges[level - 1] + edges[level]) / 2


def _syncopation(bar: Bar, rhythm: list[int]) -> int:
    begins = [0, *accumulate(map(abs, rhythm))][:-1]
    attacks = [tick for tick, duration in zip(begins, rhythm, strict=True) if duration > 0]
    lengths = {tick: later - tick for tick, later in zip(attacks, [*attacks[1:], bar.ticks], strict=True)}
    return syncopation(bar, 0, attacks, lengths)
