"""From bars with grooves to notes: the chart file that ``mma`` reads, and its MIDI on our grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from composer.bands.chart import ChartBar
from composer.bands.form import Bars
from composer.bands.program import play
from composer.bands.styles import Style
from composer.midi import parse_score
from composer.quantise import Integers, clean_notes

# Straight and triplet places within a beat of 12 ticks, and within the dotted beat of 18.
_SIMPLE_PLACES = (0, 3, 4, 6, 8, 9, 12)
_COMPOUND_PLACES = (0, 3, 6, 9, 12, 15, 18)
# MMA's ticks to one of its beats.
_RESOLUTION = 192


@dataclass(frozen=True)
class _Slot:
    """One bar of MMA's: where it begins in the piece and how many ticks of it are used."""

    start: int
    used: int
    symbols: tuple[tuple[float, str], ...]


@dataclass(frozen=True, eq=False)
class Player:
    """A track as MMA played it: its ``name`` ("Chord-Guitar"), General MIDI ``program``, and
    ``notes`` as (n, 4) int64: start, pitch, duration, velocity, on the grid."""

    name: str
    program: int
    is_drums: bool
    notes: Integers


def perform(arranged: Bars, style: Style, tempo_bpm: float, seed: int) -> tuple[Player, ...]:
    """Let MMA play the bars. Raises :class:`composer.bands.program.ProgramError` when it does not,
    and :class:`composer.midi.MidiError` when what it wrote is no MIDI file."""
    slots = _slots(arranged.bars, style)
    score = parse_score(play(chart_text(arranged, style, tempo_bpm, seed)))
    total = sum(bar.ticks for bar in arranged.bars)
    scale = style.meter.ticks / (style.beats * score.ticks_per_quarter)
    players = []
    for track in score.tracks:
        if not len(track.notes):
            continue
        columns = track.notes.numpy()
        start = columns["time"] * scale
        end = start + columns["duration"] * scale
        rows = np.stack((start, columns["pitch"], end - start, columns["velocity"]), axis=1).astype(np.float64)
        notes = _on_grid(rows, slots, style, track.is_drum, total)
        if len(notes):
            program = 0 if track.is_drum else track.program & 127
            players.append(Player(track.name.strip(), program, track.is_drum, notes))
    return tuple(players)


def chart_text(arranged: Bars, style: Style, tempo_bpm: float, seed: int) -> str:
    """The chart file. Chance is seeded; rhythms are exact (``Rtime``, ``Strum``), for the text of
    music has a grid and the performance comes later."""
    # MMA's beat is a quarter note of its own, whatever note it is here.
    tempo = tempo_bpm * style.beats * 12 / style.meter.ticks
    lines = [style.source.read_text(encoding="utf-8")] if style.source else []
    lines += [f"RndSeed {seed}", f"Tempo {tempo:.2f}"]
    slots = iter(_slots(arranged.bars, style))
    number = 0
    for bar, groove in zip(arranged.bars, arranged.grooves, strict=True):
        if groove is not None:
            lines += [f"Groove {groove}", "AllTracks Rtime 0", "AllTracks Chord Strum 0"]
        for _ in range(_pieces(bar, style)):
            number += 1
            chords = " ".join(f"{name}@{beat:g}" if beat > 1 else name for beat, name in next(slots).symbols)
            lines.append(f"{number} {chords}")
    return "\n".join(lines) + "\n"


def _pieces(bar: ChartBar, style: Style) -> int:
    """How many of the style's bars a bar of the chart takes: 1, or 2 for 6/4 over a waltz."""
    return -(-bar.ticks // style.meter.ticks)


def _slots(bars: Sequence[ChartBar], style: Style) -> list[_Slot]:
    slots = []
    start, length = 0, style.meter.ticks
    for bar in bars:
        for piece in range(_pieces(bar, style)):
            low = piece * length
            used = min(length, bar.ticks - low)
            inside = [s for s in bar.symbols if low < s.tick < low + used]
            first = [s for s in bar.symbols if s.tick <= low][-1]
            places = [(1.0, first.name), *((1 + (s.tick - low) * style.beats / length, s.name) for s in inside)]
            slots.append(_Slot(start + low, used, tuple((round(beat, 3), name) for beat, name in places)))
        start += bar.ticks
    return slots


def _on_grid(rows: np.ndarray, slots: list[_Slot], style: Style, is_drums: bool, total: int) -> Integers:
    """Rows of (start, pitch, duration, velocity) in ticks of the style's own even bars, rounded
    and put into the bars of the piece; what a shorter bar leaves out is dropped."""
    length = style.meter.ticks
    start = np.floor(rows[:, 0] + 0.5).astype(np.int64) if is_drums else _snapped(rows[:, 0], style)
    duration = np.maximum(np.floor(rows[:, 2] + 0.5).astype(np.int64), 1)
    index = start // length
    inside = (index >= 0) & (index < len(slots))
    start, duration, index, rows = start[inside], duration[inside], index[inside], rows[inside]
    begins = np.array([slot.start for slot in slots])
    used = np.array([slot.used for slot in slots])
    offset = start - index * length
    kept = offset < used[index]
    begin = begins[index] + offset
    # A note of a shortened bar ends with it; any other may ring on.
    room = np.where(used[index] < length, used[index] - offset, total - begin)
    duration = np.minimum(duration, np.maximum(room, 1))
    notes = np.stack((begin, rows[:, 1].astype(np.int64), duration, rows[:, 3].astype(np.int64)), axis=1)[kept]
    return clean_notes(notes)


def _snapped(times: np.ndarray, style: Style) -> Integers:
    """The nearest place a player aims at; of two equally near ones the earlier, for a strum comes
    late."""
    beat = style.meter.beat_ticks
    places = np.array(_COMPOUND_PLACES if beat == 18 else _SIMPLE_PLACES)
    if beat not in (12, 18):
        beat, places = 12, np.array(_SIMPLE_PLACES)
    whole = np.floor(times / beat)
    rest = times - whole * beat
    nearest = places[np.argmin(np.abs(rest[:, None] - places[None, :]), axis=1)] if len(times) else rest
    return (whole * beat + nearest).astype(np.int64)
