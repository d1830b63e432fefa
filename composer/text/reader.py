"""From bars of text back to a piece."""

from __future__ import annotations

from dataclasses import dataclass

from composer.harmony import Chord
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece
from composer.text.alphabet import DRUM_LOW, DURATIONS, METER_TABLE, Kind, chord_of, kind_of
from composer.text.grid import DRUM_TICKS, step_velocity
from composer.text.header import Player


class TextError(ValueError):
    """A text that breaks the grammar; the message says where."""


@dataclass(frozen=True)
class BarText:
    """One bar as read: what it states of its plan (None: as before) and its notes by part,
    with starts counted from the bar line."""

    meter: Meter | None
    section: str | None
    chords: tuple[Chord, ...]
    notes: tuple[tuple[Note, ...], ...]


def read_bar(text: str, players: tuple[Player, ...], transposition: int) -> BarText:
    """Read one bar. ``players`` are the header's, in order; raises :class:`TextError`."""
    if not text or kind_of(text[0])[0] is not Kind.BAR:
        raise TextError("a bar begins with a bar line")
    meter: Meter | None = None
    section: str | None = None
    chords: list[Chord] = []
    parts: list[str] = []
    for char in text[1:]:
        kind, value = kind_of(char)
        if kind is Kind.PROGRAM:
            if len(parts) >= len(players) or value != players[len(parts)].program:
                raise TextError(f"program {value} is not the next part of the header")
            parts.append("")
        elif parts:
            parts[-1] += char
        elif kind is Kind.METER:
            meter = METER_TABLE[value]
        elif kind is Kind.SECTION:
            section = chr(ord("A") + value)
        elif kind is Kind.CHORD:
            chords.append(chord_of(value).transposed(transposition))
        else:
            raise TextError(f"{kind.name.lower()} before the first part of a bar")
    if len(parts) != len(players):
        raise TextError(f"a bar with {len(parts)} of {len(players)} parts")
    return BarText(
        meter,
        section,
        tuple(chords),
        tuple(tuple(read_notes(t, transposition)) for t in parts),
    )


def read_notes(text: str, transposition: int) -> list[Note]:
    """The notes of one part in one bar, starts counted from the bar line, sorted."""
    notes: list[Note] = []
    position = velocity = -1
    pitches: list[int] = []
    for char in text:
        kind, value = kind_of(char)
        if kind is Kind.POSITION:
            if value <= position:
                raise TextError("positions must rise")
            position = value
        elif kind is Kind.VELOCITY:
            velocity = step_velocity(value)
        elif position < 0 or velocity < 0:
            raise TextError("a note needs a position and a velocity before it")
        elif kind is Kind.PITCH:
            pitches.append(value)
        elif kind is Kind.DRUM:
            notes.append(Note(position, value + DRUM_LOW, DRUM_TICKS, velocity))
        elif kind is Kind.DURATION and pitches:
            for pitch in pitches:
                sounding = pitch + transposition
                if not 0 <= sounding <= 127:
                    raise TextError(f"pitch {sounding} is outside MIDI")
                notes.append(Note(position, sounding, DURATIONS[value], velocity))
            pitches = []
        else:
            raise TextError(f"unexpected {kind.name.lower()} among notes")
        if pitches and kind in (Kind.POSITION, Kind.VELOCITY):
            raise TextError("pitches without a duration")
    if pitches:
        raise TextError("pitches without a duration")
    return sorted(notes)


def read_bars(texts: list[str], players: tuple[Player, ...], key: Key, tempo_bpm: float) -> Piece:
    """The inverse of :func:`composer.text.writer.write_bars` for a piece of one tempo."""
    bars: list[Bar] = []
    notes: list[list[Note]] = [[] for _ in players]
    start = 0
    for text in texts:
        read = read_bar(text, players, key.transposition)
        meter = read.meter or (bars[-1].meter if bars else None)
        section = read.section or (bars[-1].section if bars else None)
        if meter is None or section is None:
            raise TextError("the first bar tells its meter and its section")
        bars.append(Bar(meter, tempo_bpm, read.chords, section))
        for p, part in enumerate(read.notes):
            notes[p] += [Note(n.start + start, n.pitch, n.duration, n.velocity) for n in part]
        start += meter.ticks
    parts = tuple(
        Part(0 if p.is_drums else p.program, p.role, tuple(sorted(notes[i])), p.is_drums) for i, p in enumerate(players)
    )
    return Piece(tuple(bars), parts, key)
