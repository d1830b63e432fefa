"""Rhythm drills on one pitch, over a beat that is kept."""

from __future__ import annotations

from composer.piece import Note
from composer.studies.lesson import Lesson
from composer.studies.reading import rhythm_of_bar

# General MIDI drums: the snare that is practised on, the side stick that keeps the beat.
SNARE, SIDE_STICK = 38, 37


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
            rhythm = rhythm_of_bar(lesson, lesson.level, last)
        tick = index * bar
        for duration in rhythm:
            if duration > 0:
                notes.append(Note(tick, pitch, duration, 96 if tick == index * bar else 80))
            tick += abs(duration)
    clicks = [
        Note(index * bar + t, SIDE_STICK, 3, 64 if t else 84) for index in range(bars) for t in range(0, bar, beat)
    ]
    return notes, clicks
