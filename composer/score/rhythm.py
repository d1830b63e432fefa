"""Rhythm on paper: played notes become chords in at most two voices, cut into values that can be written.

Played notes stop a little early and overlap a little; a score writes what is meant. Attacks stay where
they are, up to the nearest sixteenth or triplet; ends move to the next attack when the gap is short.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from composer.piece import TICKS_PER_QUARTER, Meter, Note, Piece

# Places within a quarter note, in order of preference: sixteenths, triplet eighths, triplet sixteenths.
_STRAIGHT, _TRIPLET, _SEXTUPLET = (0, 3, 6, 9), (0, 4, 8), (0, 2, 4, 6, 8, 10)
_GRIDS = (_STRAIGHT, _TRIPLET, _SEXTUPLET)
SIXTEENTH = 3
# (type, dots) by ticks.
VALUES = {
    72: ("whole", 1), 48: ("whole", 0), 36: ("half", 1), 24: ("half", 0), 18: ("quarter", 1), 12: ("quarter", 0),
    9: ("eighth", 1), 6: ("eighth", 0), 3: ("16th", 0),
}  # fmt: skip
# The same within a triplet, by sounding ticks: three in the time of two.
TUPLET_VALUES = {8: ("quarter", 0), 6: ("eighth", 1), 4: ("eighth", 0), 2: ("16th", 0)}
_COMPOUND_BEAT = 18


@dataclass(frozen=True)
class Event:
    """Pitches struck together from tick ``start`` to ``end``; a rest without pitches."""

    start: int
    end: int
    pitches: tuple[int, ...]


@dataclass(frozen=True)
class Symbol:
    """One written note, chord or rest. ``tuplet`` is "start", "inside", "stop" or empty;
    ``tied_from`` and ``tied_to`` say that it goes on from the one before, and into the next."""

    start: int
    ticks: int
    kind: str
    dots: int
    pitches: tuple[int, ...]
    tied_from: bool = False
    tied_to: bool = False
    tuplet: str = ""
    whole_bar: bool = False


Voice = tuple[Event, ...]


def on_paper(piece: Piece, notes: Iterable[Note]) -> list[Note]:
    """The notes with their starts and ends on places that can be written."""
    notes = list(notes)
    windows = _windows(piece)
    grids: dict[int, tuple[int, ...]] = {}
    for start, length in windows:
        inside = [note.start - start for note in notes if start <= note.start < start + length]
        if length == TICKS_PER_QUARTER and any(at % SIXTEENTH for at in inside):
            grids[start] = min(_GRIDS, key=lambda grid: sum(_error(at, grid, 12) for at in inside))
    starts = [start for start, _ in windows]
    lengths = dict(windows)

    def placed(tick: int) -> int:
        start = starts[_last(starts, tick)]
        grid = grids.get(start)
        at = tick - start
        if grid is None:
            return start + SIXTEENTH * ((2 * at + SIXTEENTH) // (2 * SIXTEENTH))
        places = (*grid, lengths[start])
        return start + min(places, key=lambda place: abs(place - at))

    written = []
    for note in notes:
        start = min(placed(note.start), piece.ticks - SIXTEENTH)
        end = min(max(placed(note.end), start + 2), piece.ticks)
        # At least one step of the place where it begins.
        window = starts[_last(starts, start)]
        step = _step(grids.get(window, _STRAIGHT))
        written.append(Note(start, note.pitch, max(end - start, step), note.velocity))
    return sorted(written)


def voices(notes: Sequence[Note], most: int = 2) -> list[Voice]:
    """The notes of a staff as one or two voices, the upper first; at ``most`` one for who plays a single
    line: a note then ends where the next begins."""
    if most == 1:
        line: list[Event] = []
        for at in sorted({note.start for note in notes}):
            if not _free(line, at):
                _cut(line, at)
            line.append(_event(at, [note for note in notes if note.start == at]))
        return [_without_gaps(line)] if line else []
    upper: list[Event] = []
    lower: list[Event] = []
    onsets = sorted({note.start for note in notes})
    by_onset = {at: [n for n in notes if n.start == at] for at in onsets}
    for index, at in enumerate(onsets):
        following = onsets[index + 1] if index + 1 < len(onsets) else None
        for event in _chords(by_onset[at], following):
            goes_under = _goes_under(event, notes, by_onset[at])
            first, second = (lower, upper) if goes_under else (upper, lower)
            if _free(first, event.start):
                first.append(event)
            elif _free(second, event.start) and not _needs_both(by_onset[at], following):
                second.append(event)
            else:
                _cut(first, event.start)
                first.append(event)
    made = [_without_gaps(voice) for voice in (upper, lower) if voice]
    return made


def symbols(voice: Sequence[Event], start: int, meter: Meter) -> list[Symbol]:
    """What a voice writes in the bar that begins at tick ``start``: it fills the bar, with rests where
    nothing sounds; a single whole rest where nothing does."""
    end = start + meter.ticks
    segments: list[tuple[int, int, Event | None]] = []
    now = start
    for event in voice:
        if event.end <= start or event.start >= end:
            continue
        begin, stop = max(event.start, start), min(event.end, end)
        if begin > now:
            segments.append((now, begin, None))
        segments.append((begin, stop, event))
        now = stop
    if not segments:
        return [Symbol(start, meter.ticks, "whole", 0, (), whole_bar=True)]
    if now < end:
        segments.append((now, end, None))
    tuplets = _tuplets(segments, start, meter)
    written: list[Symbol] = []
    for begin, stop, what in segments:
        pieces = list(_pieces(begin, stop, start, meter, tuplets, rest=what is None))
        for index, (at, ticks, kind, dots, tuplet) in enumerate(pieces):
            if what is None:
                written.append(Symbol(at, ticks, kind, dots, (), tuplet=tuplet))
                continue
            tied_from = index > 0 or what.start < begin
            tied_to = index < len(pieces) - 1 or what.end > stop
            written.append(Symbol(at, ticks, kind, dots, what.pitches, tied_from, tied_to, tuplet))
    return written


def groups(meter: Meter) -> tuple[int, ...]:
    """Ticks within a bar at which beams end: its beats; 7/8 is 2+2+3, 5/8 is 3+2 eighths."""
    if meter.beat_ticks in (12, _COMPOUND_BEAT, 24):
        step = min(meter.beat_ticks, _COMPOUND_BEAT) if meter.beat_ticks != 24 else 12
        return (*range(0, meter.ticks, step), meter.ticks)
    if meter.numerator == 7:
        return (0, 12, 24, meter.ticks)
    return (0, meter.second_half, meter.ticks) if meter.numerator == 5 else (0, meter.ticks)


# --- places --------------------------------------------------------------------------------------


def _windows(piece: Piece) -> list[tuple[int, int]]:
    """Quarter notes of simple meters, and whole bars of the others: (start, ticks)."""
    found = []
    for start, bar in zip(piece.bar_starts, piece.bars, strict=False):
        step = TICKS_PER_QUARTER if bar.meter.denominator in (2, 4) else bar.ticks
        found += [(at, step) for at in range(start, start + bar.ticks, step)]
    return found


def _last(starts: Sequence[int], tick: int) -> int:
    """The index of the last of ``starts`` that is not after ``tick``."""
    return max(bisect_right(starts, tick) - 1, 0)


def _error(at: int, grid: tuple[int, ...], length: int) -> int:
    return min(abs(at - place) for place in (*grid, length))


def _step(grid: tuple[int, ...]) -> int:
    return grid[1]


# --- voices --------------------------------------------------------------------------------------


def _chords(struck: Sequence[Note], following: int | None) -> list[Event]:
    """Notes struck together as one chord, or as two where some are held over the next attack."""
    start = struck[0].start
    held = [n for n in struck if following is not None and n.end > following]
    short = [n for n in struck if n not in held]
    if not held or not short:
        return [_event(start, struck)]
    return [_event(start, held), _event(start, short)]


def _event(start: int, struck: Sequence[Note]) -> Event:
    # The longest speaks for all: a chord is written with one value.
    return Event(start, max(n.end for n in struck), tuple(sorted({n.pitch for n in struck})))


def _needs_both(struck: Sequence[Note], following: int | None) -> bool:
    return len(_chords(struck, following)) > 1


def _goes_under(event: Event, notes: Sequence[Note], struck: Sequence[Note]) -> bool:
    """Whether what sounds beside an event lies above it, so that it belongs to the lower voice."""
    others = [n.pitch for n in struck if n.pitch not in event.pitches]
    others += [n.pitch for n in notes if event.start < n.start < event.end]
    others += [n.pitch for n in notes if n.start < event.start < n.end]
    return bool(others) and fmean(others) > fmean(event.pitches)


def _free(voice: Sequence[Event], at: int) -> bool:
    return not voice or voice[-1].end <= at


def _cut(voice: list[Event], at: int) -> None:
    """End what sounds in a voice; struck at the same moment, it becomes part of what comes now."""
    last = voice.pop()
    if last.start < at:
        voice.append(Event(last.start, at, last.pitches))


def _without_gaps(voice: Sequence[Event]) -> Voice:
    """Short gaps before the next attack closed."""
    closed = []
    for index, event in enumerate(voice):
        end = event.end
        if index + 1 < len(voice):
            room = voice[index + 1].start
            if room - end <= SIXTEENTH or (room - end) * 4 <= room - event.start:
                end = room
        closed.append(Event(event.start, end, event.pitches))
    return tuple(closed)


# --- values --------------------------------------------------------------------------------------


def _tuplets(segments: Sequence[tuple[int, int, Event | None]], start: int, meter: Meter) -> set[int]:
    """The quarters (by their starts) that are written as triplets: those with an edge that no
    sixteenth reaches."""
    if meter.denominator not in (2, 4):
        return set()
    edges = {edge for begin, stop, _ in segments for edge in (begin, stop)}
    return {
        start + (edge - start) // TICKS_PER_QUARTER * TICKS_PER_QUARTER for edge in edges if (edge - start) % SIXTEENTH
    }


def _pieces(
    begin: int, stop: int, bar: int, meter: Meter, tuplets: set[int], rest: bool
) -> Iterator[tuple[int, int, str, int, str]]:
    """(start, ticks, type, dots, tuplet) of what fills begin to stop."""
    now = begin
    while now < stop:
        quarter = bar + (now - bar) // TICKS_PER_QUARTER * TICKS_PER_QUARTER
        if quarter in tuplets:
            end = min(stop, quarter + TICKS_PER_QUARTER)
            while now < end:
                ticks = max((t for t in TUPLET_VALUES if t <= end - now), default=end - now)
                kind, dots = TUPLET_VALUES.get(ticks, ("16th", 0))
                mark = "start" if now == quarter else "stop" if now + ticks == quarter + 12 else "inside"
                yield now, ticks, kind, dots, mark
                now += ticks
            continue
        limit = min([stop, *(q for q in tuplets if q > now)])
        ticks = _longest(now - bar, limit - now, meter, rest)
        kind, dots = VALUES[ticks]
        yield now, ticks, kind, dots, ""
        now += ticks


def _longest(offset: int, room: int, meter: Meter, rest: bool) -> int:
    """The longest value that may begin at ``offset`` in a bar without hiding a beat."""
    if meter.denominator == 8:
        return _longest_of_eighths(offset, room, meter)
    half = meter.second_half
    if offset % 12 == 0:
        sizes = (48, 24, 12, 6, 3) if rest else (48, 36, 24, 18, 12, 9, 6, 3)
        for size in sizes:
            crosses = offset < half < offset + size
            if size <= room and not (crosses and offset and (rest or size % 12)):
                return size
    if offset % 6 == 0 and not rest:
        for size in (18, 12):
            if size <= room and offset % 24 + size <= 24 and room == size:
                return size
    reach = min(room, 12 - offset % 12)
    return next(size for size in (9, 6, 3) if size <= reach and not (rest and size == 9))


def _longest_of_eighths(offset: int, room: int, meter: Meter) -> int:
    edges = groups(meter)
    if offset in edges:
        whole = [size for size in (72, 48, 36, 24, 18, 12) if size <= room and offset + size in edges]
        if whole:
            return whole[0]
    reach = min(room, min(edge for edge in edges if edge > offset) - offset)
    return next(size for size in (24, 18, 12, 9, 6, 3) if size <= reach)
