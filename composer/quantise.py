"""From a file's own clock to the grid: bar lines, tempo per bar, notes in ticks.

Times come in as MIDI file ticks (``resolution`` of them to a quarter note) and leave as grid
ticks, :data:`composer.piece.TICKS_PER_QUARTER` to a quarter note.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from composer.piece import TICKS_PER_QUARTER, Bar, Meter

Integers = NDArray[np.int64]

# The longest bar that the text of music knows: eight quarter notes, the bar of 4/2 and 8/4.
LONGEST_BAR = 8 * TICKS_PER_QUARTER
# The longest symphonic movements of the corpora have under 2,000 bars; a file with more than
# this is a slip of its clock and would only fill the memory.
MAX_BARS = 6000
_SIXTEENTH = TICKS_PER_QUARTER // 4
# Denominators a meter may be written with, the plainest first; 1/16 is 3 ticks.
_DENOMINATORS = (4, 8, 2, 16)


class GridError(ValueError):
    """Music that has no place on the grid; the message says why."""


def to_grid(times: Integers, resolution: int) -> Integers:
    """File ticks rounded to the nearest grid tick, halves upwards. Keeps the shape."""
    return (times * (2 * TICKS_PER_QUARTER) + resolution) // (2 * resolution)


def meter_of(ticks: int, preferred: int = 4) -> Meter:
    """A meter whose bar is ``ticks`` long, in the ``preferred`` denominator where it fits;
    whole notes are written as halves, and what is finer than sixteenths as sixteenths.

    Raises GridError when the length is no whole number of sixteenths."""
    for denominator in (min(max(preferred, 2), 16), *_DENOMINATORS):
        unit = TICKS_PER_QUARTER * 4 // denominator
        if denominator in _DENOMINATORS and ticks > 0 and ticks % unit == 0:
            return Meter(ticks // unit, denominator)
    raise GridError(f"a bar of {ticks} ticks is no whole number of sixteenth notes")


def bar_meters(numerator: int, denominator: int) -> tuple[Meter, ...]:
    """The bars on the grid that one written bar becomes: one of the same length, or several
    equal ones where it is longer than :data:`LONGEST_BAR`.

    Raises GridError when the bar is no whole number of ticks, or cannot be split."""
    length = Fraction(4 * TICKS_PER_QUARTER * numerator, denominator) if denominator else Fraction(0)
    if length.denominator != 1 or length <= 0:
        raise GridError(f"a bar of {numerator}/{denominator} is no whole number of ticks")
    ticks = int(length)
    for pieces in range(-(-ticks // LONGEST_BAR), ticks // 3 + 1):
        if ticks % pieces == 0 and ticks // pieces % 3 == 0:
            return (meter_of(ticks // pieces, denominator),) * pieces
    raise GridError(f"a bar of {numerator}/{denominator} is no whole number of sixteenth notes")


def bar_line(
    signatures: Sequence[tuple[int, int, int]], end: int, pickup: bool = True
) -> tuple[list[Meter], list[tuple[int, int]]]:
    """Lay bars from tick 0 until ``end`` is covered; at least one bar.

    ``signatures`` are (grid tick, numerator, denominator), in order of time; 4/4 holds before
    the first. A bar that the next signature cuts short gets the meter of what is left of it,
    except the first one: a ``pickup`` becomes a full bar of the following meter. What is left is
    rounded to sixteenths. Returns the meter of every bar, and (from tick, by ticks) how far the
    music moves with the bars: to the right to make room for the pickup, and by what was rounded.

    Raises GridError where a written bar has no place on the grid, or there are over
    :data:`MAX_BARS`.
    """
    changes: list[tuple[int, int, int]] = []
    for tick, numerator, denominator in signatures:
        if changes and changes[-1][0] == tick:
            changes.pop()
        # A repeated signature that falls on a bar line says nothing new.
        if changes and changes[-1][1:] == (numerator, denominator):
            length = sum(m.ticks for m in bar_meters(numerator, denominator))
            if (tick - changes[-1][0]) % length == 0:
                continue
        changes.append((tick, numerator, denominator))
    if not changes or changes[0][0] > 0:
        changes.insert(0, (0, 4, 4))
    meters: list[Meter] = []
    moves = [(0, 0)]
    for index, (start, numerator, denominator) in enumerate(changes):
        stop = changes[index + 1][0] if index + 1 < len(changes) else max(end, start + 1)
        if start >= end and meters:
            break
        if index + 1 < len(changes) and stop >= end:
            stop = end if end > start else stop
            last = True
        else:
            last = index + 1 == len(changes)
        written = bar_meters(numerator, denominator)
        length = sum(m.ticks for m in written)
        if (stop - start) // length * len(written) + len(meters) > MAX_BARS:
            raise GridError(f"the file is longer than {MAX_BARS} bars")
        whole, rest = divmod(stop - start, length)
        if pickup and not meters and whole + bool(rest) == 1 and not last:
            following = sum(m.ticks for m in bar_meters(*changes[index + 1][1:]))
            if stop - start < following:
                moves = [(0, following - (stop - start))]
                meters.extend(bar_meters(*changes[index + 1][1:]))
                continue
        meters.extend(written * (whole + (1 if rest and last else 0)))
        if rest and not last:
            rounded = (rest + _SIXTEENTH // 2) // _SIXTEENTH * _SIXTEENTH
            meters.extend(_short_bars(rounded, denominator))
            if rounded != rest:
                moves.append((stop, moves[-1][1] + rounded - rest))
    return meters, moves


def _short_bars(rest: int, denominator: int) -> tuple[Meter, ...]:
    """Equal bars that make ``rest`` ticks, a multiple of a sixteenth; none for 0."""
    if not rest:
        return ()
    pieces = -(-rest // LONGEST_BAR)
    while rest % (pieces * _SIXTEENTH):
        pieces += 1
    return (meter_of(rest // pieces, denominator),) * pieces


def moved(times: Integers, moves: Sequence[tuple[int, int]]) -> Integers:
    """Ticks after the moves of :func:`bar_line`. Keeps the shape."""
    edges = np.array([tick for tick, _ in moves])
    by = np.array([ticks for _, ticks in moves])
    return times + by[np.maximum(np.searchsorted(edges, times, side="right") - 1, 0)]


def bars_with_tempo(meters: Sequence[Meter], tempos: Sequence[tuple[float, int]]) -> tuple[Bar, ...]:
    """Bars with the tempo that gives each its true length in seconds: the mean of the tempo
    weighted by time, which is quarter notes over minutes.

    ``tempos`` are (tick, microseconds a quarter note) in order of time, on the same ticks as the
    bars; 120 BPM holds before the first.
    """
    changes = [(0.0, 500_000)]
    for tick, microseconds in tempos:
        if changes[-1][0] >= tick:
            changes.pop()
        changes.append((max(float(tick), 0.0), max(1, microseconds)))
    if changes[0][0] > 0:
        changes.insert(0, (0.0, 500_000))
    times = np.array([tick for tick, _ in changes])
    rates = np.array([rate for _, rate in changes], dtype=np.float64)
    # Microseconds (times TICKS_PER_QUARTER) that have passed at every change.
    passed = np.concatenate(([0.0], np.cumsum(np.diff(times) * rates[:-1])))
    lines = np.concatenate(([0], np.cumsum([m.ticks for m in meters]))).astype(np.float64)
    at = np.searchsorted(times, lines, side="right") - 1
    clock = passed[at] + (lines - times[at]) * rates[at]
    inside = np.searchsorted(times, lines[1:], side="left") - 1
    bars = []
    for index, meter in enumerate(meters):
        if at[index] == inside[index]:
            rate = float(rates[at[index]])
        else:
            rate = float((clock[index + 1] - clock[index]) / meter.ticks)
        bars.append(Bar(meter, 60e6 / rate))
    return tuple(bars)


def clean_notes(notes: Integers) -> Integers:
    """Sort notes by start and pitch, each pitch sounding once at a time.

    ``notes`` is (n, 4): start, pitch, duration, velocity. Durations below one tick become one;
    notes of equal start and pitch become the longest and loudest of them; a note still
    sounding when its pitch is struck again ends there.
    """
    if not len(notes):
        return notes.reshape(0, 4)
    notes = notes.copy()
    notes[:, 2] = np.maximum(notes[:, 2], 1)
    notes[:, 3] = np.clip(notes[:, 3], 1, 127)
    order = np.lexsort((-notes[:, 2], notes[:, 0], notes[:, 1]))
    notes = notes[order]
    same_pitch = notes[1:, 1] == notes[:-1, 1]
    first = np.concatenate(([True], ~(same_pitch & (notes[1:, 0] == notes[:-1, 0]))))
    loudest = np.maximum.reduceat(notes[:, 3], np.flatnonzero(first))
    notes = notes[first]
    notes[:, 3] = loudest
    same_pitch = notes[1:, 1] == notes[:-1, 1]
    gap = notes[1:, 0] - notes[:-1, 0]
    notes[:-1, 2] = np.where(same_pitch, np.minimum(notes[:-1, 2], gap), notes[:-1, 2])
    result: Integers = notes[np.lexsort((notes[:, 1], notes[:, 0]))]
    return result
