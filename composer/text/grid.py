"""Snapping a piece to what the text can say; on such a piece the round trip is exact."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from statistics import median_low

from composer.piece import Note, Part, Piece
from composer.text.alphabet import DRUM_HIGH, DRUM_LOW, DURATIONS

# A note leaves its bar's dynamic step only when it is this many steps away: an accent or a
# ghost note is told, the unevenness of a hand is left to the performance layer.
_ACCENT_STEPS = 2
# Drum strokes have no length of their own; a thirty-second keeps files readable.
DRUM_TICKS = 1
_STEP = 16

_NEAREST = [min(DURATIONS, key=lambda d: abs(d - t)) for t in range(DURATIONS[-1] + 1)]


def velocity_step(velocity: int) -> int:
    """The dynamic step 0..7 of a MIDI velocity 1..127."""
    return velocity // _STEP


def step_velocity(step: int) -> int:
    """The MIDI velocity in the middle of a dynamic step."""
    return step * _STEP + _STEP // 2


def on_grid(piece: Piece) -> tuple[Piece, Counter[str]]:
    """The nearest piece that the text can say, and a count of what had to change and why.

    Kept exactly: bars, starts, pitches. Snapped: durations to :data:`DURATIONS`, velocities to
    one step per bar and part save for accents. Dropped and counted: percussion outside General
    MIDI, repeated strokes of one pitch at one tick, notes beyond the last bar line. Idempotent.
    """
    losses: Counter[str] = Counter()
    parts = tuple(
        replace(part, notes=tuple(_snap_part(piece.bar_starts, part, losses)), volume=100, muted=False)
        for part in piece.parts
    )
    return replace(piece, parts=parts), losses


def _snap_part(starts: tuple[int, ...], part: Part, losses: Counter[str]) -> list[Note]:
    kept: list[list[Note]] = [[] for _ in starts[1:]]
    seen: set[tuple[int, int]] = set()
    for note in part.notes:
        bar = bisect_right(starts, note.start) - 1
        if bar < 0 or bar >= len(kept):
            losses["note outside the bars"] += 1
        elif part.is_drums and not DRUM_LOW <= note.pitch <= DRUM_HIGH:
            losses["percussion outside General MIDI"] += 1
        elif (note.start, note.pitch) in seen:
            losses["same pitch twice at one tick"] += 1
        else:
            seen.add((note.start, note.pitch))
            kept[bar].append(note)
    snapped: list[Note] = []
    for notes in kept:
        if not notes:
            continue
        base = median_low([velocity_step(n.velocity) for n in notes])
        for note in notes:
            step = velocity_step(note.velocity)
            if abs(step - base) < _ACCENT_STEPS:
                step = base
            if part.is_drums:
                duration = DRUM_TICKS
            else:
                duration = _NEAREST[min(note.duration, DURATIONS[-1])]
                if duration != note.duration:
                    losses["duration snapped"] += 1
            snapped.append(Note(note.start, note.pitch, duration, step_velocity(step)))
    snapped.sort()
    return snapped
