"""What one part of one bar must keep to beyond its player's rules.

A :class:`Frame` may hold a figure that is kept (the rhythm or the pitches of what stood there),
the pitches between which the part must move (its neighbours' voices), how many attacks it may
have, and where kept notes begin that a new one must not run into.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np

from composer.decode.word_table import DRUM, PITCH, POSITION, Bools, Event, WordTable

# Attacks of a kept row of pitches stand a sixteenth apart where the bar has room for that.
_LEAST_STEP = 3
# A word has at most so many characters (see composer.text.words).
_LONGEST_WORD = 16


@dataclass(frozen=True)
class RhythmFigure:
    """Every attack, duration and velocity is told; what sounds is free. ``events`` are those of
    the bar that stood there, in the order of the text."""

    events: tuple[Event, ...]

    @property
    def shape(self) -> tuple[tuple[int, int], ...]:
        """The events as a word table tells shapes: the values of what sounds left out."""
        return WordTable.shape(self.events)

    def mask(self, table: WordTable, told: int) -> Bools:
        """Words that tell the next events, ``told`` of them being past."""
        allowed = np.zeros(len(table.played), dtype=bool)
        shape = self.shape[told : told + _LONGEST_WORD]
        for length in range(1, len(shape) + 1):
            words = table.by_shape.get(shape[:length])
            if words is not None:
                allowed[words] = True
        return allowed

    def is_told(self, events: int, pitches: int) -> bool:
        """Whether nothing is left to tell."""
        return events >= len(self.events)


@dataclass(frozen=True)
class PitchFigure:
    """The pitches of every attack are told, in their order; when they come and how long they last
    is free. ``chords`` are the pitches of one attack after the other."""

    chords: tuple[tuple[int, ...], ...]

    @property
    def row(self) -> tuple[int, ...]:
        """All pitches in a row."""
        return tuple(pitch for chord in self.chords for pitch in chord)

    @property
    def _begins(self) -> list[int]:
        """The index in the row at which each chord begins, and its length at the end."""
        return [0, *np.cumsum([len(chord) for chord in self.chords]).tolist()]

    def mask(self, table: WordTable, told: int) -> Bools:
        """Words that sound the next pitches, ``told`` of them being past, or none."""
        allowed = np.zeros(len(table.played), dtype=bool)
        row = self.row[told : told + _LONGEST_WORD]
        for length in range(len(row) + 1):
            words = table.by_sounds.get(row[:length])
            if words is not None:
                allowed[words] = True
        return allowed

    def may_begin(self, told: int, position: int, ticks: int) -> bool:
        """Whether an attack may stand at ``position`` of a bar of ``ticks``: the one before is
        complete, and there is room for those after it."""
        if told not in self._begins or told == len(self.row):
            return False
        left = len(self.chords) - self._begins.index(told) - 1
        return position < ticks - left * self._step(ticks)

    def may_sound(self, told: int, pitch: int, struck: int) -> bool:
        """Whether ``pitch`` is the next one, and of the attack of which ``struck`` have sounded."""
        if told >= len(self.row) or self.row[told] != pitch:
            return False
        return told - struck in self._begins and not (struck and told in self._begins)

    def latest_end(self, told: int, pitches: tuple[int, ...], alone: bool, ticks: int, limit: int) -> int:
        """The tick at which the ``pitches`` just sounded must have ended at the latest, so that
        what is left finds its place; ``alone`` says that one note sounds at a time."""
        rest = self.row[told:]
        if not rest or not (alone or set(pitches) & set(rest)):
            return limit
        begins = self._begins
        left = sum(begin >= told for begin in begins[:-1])
        return ticks - left * self._step(ticks)

    def is_told(self, events: int, pitches: int) -> bool:
        """Whether nothing is left to tell."""
        return pitches >= len(self.row)

    def _step(self, ticks: int) -> int:
        return max(1, min(_LEAST_STEP, ticks // (len(self.chords) + 1)))


Figure = RhythmFigure | PitchFigure


def figure_of(preserve: str, events: tuple[Event, ...]) -> Figure:
    """The figure that a bar's ``events`` make when their "rhythm" or their "pitches" are kept."""
    if preserve == "rhythm":
        return RhythmFigure(events)
    attacks = groupby(events, key=_Attack())
    chords = (tuple(e.value for e in group if e.kind in (PITCH, DRUM)) for _, group in attacks)
    return PitchFigure(tuple(chord for chord in chords if chord))


class _Attack:
    """A key for groupby that changes at every position."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, event: Event) -> int:
        self._number += event.kind == POSITION
        return self._number


@dataclass(frozen=True)
class Frame:
    """See the module. ``floor`` and ``ceiling`` are the lowest and highest pitch allowed at each
    tick from the bar line (white-key form; empty: no bound; beyond their end nothing bounds).
    ``taken`` maps a pitch to the tick at which a kept note of it begins. ``instead`` are the words
    that stand in where the figure cannot be told; none: the part rests then. ``voices`` are the
    pitches of other voices from the tick before the bar line on (-1: silent), ``latest`` the part's
    own there: it does not move with any of them in parallel fifths or octaves."""

    figure: Figure | None = None
    floor: tuple[int, ...] = ()
    ceiling: tuple[int, ...] = ()
    least_attacks: int = 0
    most_attacks: int | None = None
    taken: Mapping[int, int] = field(default_factory=dict)
    instead: tuple[int, ...] = ()
    voices: tuple[tuple[int, ...], ...] = ()
    latest: int = -1

    @property
    def relaxed(self) -> Frame:
        """The same with parallels allowed, for where there is no other way."""
        return replace(self, voices=())

    def is_parallel(self, before: int, pitch: int, position: int) -> bool:
        """Whether the step from ``before`` to ``pitch`` at a tick goes along with another voice."""
        if before < 0 or before == pitch:
            return False
        for voice in self.voices:
            other, then = voice[position], voice[position + 1]
            if min(other, then) < 0 or other == then or (then > other) != (pitch > before):
                continue
            if (other - before) % 12 == (then - pitch) % 12 and (then - pitch) % 12 in (0, 5, 7):
                return True
        return False

    def holds(self, pitches: tuple[int, ...], start: int, end: int) -> bool:
        """Whether ``pitches`` may sound from ``start`` to ``end``."""
        low, high = self.floor[start:end], self.ceiling[start:end]
        if any(end > self.taken.get(pitch, end) for pitch in pitches):
            return False
        return (not low or min(pitches) >= max(low)) and (not high or max(pitches) <= min(high))

    def bounds(self, position: int) -> tuple[int, int]:
        """Lowest and highest pitch allowed at a tick."""
        low = self.floor[position] if 0 <= position < len(self.floor) else 0
        high = self.ceiling[position] if 0 <= position < len(self.ceiling) else 127
        return low, high


FREE = Frame()
