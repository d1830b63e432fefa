"""Where the melody comes to rest: the places at which a listener hears a phrase end."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from composer.controls import ControlError
from composer.melody import melody_part, top_line
from composer.piece import Note, Piece

# Phrases of tonal music are four bars more often than all other lengths together; a rest there
# needs only to be no shorter than usual, elsewhere it must be clearly longer.
PHRASE_BARS = 4
_CLEARLY = 2.0


@dataclass(frozen=True)
class Rest:
    """The melody rests in bar ``bar``, counted from 1, on ``note``, for ``ticks`` until it goes on."""

    bar: int
    note: Note
    ticks: int


def melody_of(piece: Piece) -> tuple[Note, ...]:
    """The top line of the part that leads; empty where nothing is pitched."""
    sounding = Piece(piece.bars, tuple(part for part in piece.parts if part.sounds), piece.key)
    try:
        return top_line(sounding.parts[melody_part(sounding)].notes)
    except ControlError:
        return ()


def rests(piece: Piece) -> tuple[Rest, ...]:
    """The bars in which a phrase can end: the last one, those at every fourth bar and where a
    section ends, when the melody rests there for a beat and at least its usual time from note to
    note, and any other bar in which it rests for half a bar and twice that time."""
    line = melody_of(piece)
    if not line:
        return ()
    nexts = [note.start for note in line[1:]] + [max(piece.ticks, line[-1].end)]
    gaps = [later - note.start for note, later in zip(line, nexts, strict=True)]
    usual = median(gaps)
    starts = piece.bar_starts
    last = max(i for i in range(len(piece.bars)) if starts[i] < max(note.end for note in line))
    found = []
    at = 0
    for index, bar in enumerate(piece.bars[: last + 1]):
        inside = []
        while at < len(line) and line[at].start < starts[index + 1]:
            inside.append(at)
            at += 1
        if not inside:
            continue
        longest = max(inside, key=lambda i: (gaps[i], i))
        held = gaps[longest]
        edge = (index + 1) % PHRASE_BARS == 0 or (
            index + 1 < len(piece.bars) and piece.bars[index + 1].section != bar.section
        )
        rest_here = held >= max(bar.meter.beat_ticks, usual) if edge else held >= max(bar.ticks / 2, _CLEARLY * usual)
        if index == last or rest_here:
            found.append(Rest(index + 1, line[inside[-1] if index == last else longest], held))
    return tuple(found)
