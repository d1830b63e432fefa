"""Leaning towards the planned chords: notes outside them lose weight, by what the part does."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from composer.decode.word_table import WordTable
from composer.harmony import Chord

Floats = npt.NDArray[np.float32]

# Logits taken from a word for each pitch outside the chord. Passing notes stay possible; a bass
# that leaves the chord changes it, a melody that does so ornaments it.
_PLANNED = {"bass": 0.8, "chords": 0.6, "pad": 0.6}
_PLANNED_MELODY = 0.15
# Chords that a person wrote down are to be heard.
_ASKED = {"bass": 7.0, "chords": 7.0, "pad": 7.0}
_ASKED_MELODY = 4.0
# The same chords: what a word gains that has the third, for who plays chords, and that has the root
# where the chord begins, for who plays the lowest notes; what one loses whose notes are held into
# another chord.
_THIRD, _ROOT_FIRST, _HELD_OVER = 1.6, 2.0, 4.0
_CHORDAL = ("chords", "pad")
# What a bass note on the third or fifth loses against the root.
_BASS_ABOVE_ROOT = {False: 0.2, True: 1.2}


@dataclass(frozen=True)
class Lean:
    """What is added to the logits of one part in one bar: ``by_position`` for words that tell a
    position, ``first`` and ``second`` for the others while the part stands before or after the
    tick ``half``. Where notes shall not be held over a change of chord, ``change`` is the tick of the
    next one before and after ``half``, and ``lead_duration`` how long each word without a position
    holds them."""

    by_position: Floats
    first: Floats
    second: Floats
    tells_position: npt.NDArray[np.bool_]
    half: int
    change: tuple[int, int] | None = None
    lead_duration: npt.NDArray[np.int32] | None = None

    def at(self, position: int) -> Floats:
        """The array for a part that stands at ``position``."""
        late = position >= self.half
        own = self.second if late else self.first
        if self.change is not None and self.lead_duration is not None:
            own = own - np.float32(_HELD_OVER) * (self.lead_duration > self.change[late] - position).astype(np.float32)
        return np.where(self.tells_position, self.by_position, own)

    def plus(self, more: Floats | float) -> Lean:
        """With something added to all words."""
        return replace(self, by_position=self.by_position + more, first=self.first + more, second=self.second + more)


class ChordLean:
    """Makes a :class:`Lean` for the chords of a bar; keeps what it has computed. ``asked`` says
    that the chords are a person's."""

    def __init__(self, table: WordTable, asked: bool) -> None:
        self._table, self._asked = table, asked
        self._known: dict[tuple[Chord, str], Floats] = {}
        self._tells_position = table.first_position >= 0

    def lean(self, chords: tuple[Chord, ...], role: str, half: int, ticks: int = 0, is_lowest: bool = False) -> Lean:
        """``half`` is the tick at which the second of two chords begins, ``ticks`` the bar's length;
        ``is_lowest`` says that the part plays the lowest notes."""
        first, second = self._bias(chords[0], role), self._bias(chords[-1], role)
        table = self._table
        by_position = np.where(table.first_position >= half, second, first)
        if not self._asked or role not in (*_CHORDAL, "bass"):
            return Lean(by_position, first, second, self._tells_position, half)
        before = half if chords[0] != chords[-1] else ticks
        if is_lowest:
            for tick, chord in ((0, chords[0]), (half, chords[-1]))[: 2 if before == half else 1]:
                if chord.root is not None:
                    begins = (table.first_position == tick) & table.pitches[:, chord.root :: 12].any(axis=1)
                    by_position = by_position + np.float32(_ROOT_FIRST) * begins.astype(np.float32)
        changes = np.where(table.first_position >= half, ticks, before)
        by_position = by_position - np.float32(_HELD_OVER) * (table.reach > changes).astype(np.float32)
        return Lean(by_position, first, second, self._tells_position, half, (before, ticks), table.lead_duration)

    def _bias(self, chord: Chord, role: str) -> Floats:
        if (chord, role) not in self._known:
            self._known[chord, role] = self._computed(chord, role)
        return self._known[chord, role]

    def _computed(self, chord: Chord, role: str) -> Floats:
        pitches = self._table.pitches
        if chord.root is None or role == "drums":
            return np.zeros(len(pitches), dtype=np.float32)
        weights, melody = (_ASKED, _ASKED_MELODY) if self._asked else (_PLANNED, _PLANNED_MELODY)
        cost = np.array(
            [weights.get(role, melody) * (pitch % 12 not in chord.pitch_classes) for pitch in range(128)],
            dtype=np.float32,
        )
        if role == "bass":
            cost += [_BASS_ABOVE_ROOT[self._asked] * (pitch % 12 != chord.root) for pitch in range(128)]
        lean = -(pitches @ cost)
        third = next((step for step in (3, 4) if (chord.root + step) % 12 in chord.pitch_classes), None)
        if self._asked and role in _CHORDAL and third is not None:
            lean = lean + np.float32(_THIRD) * pitches[:, (chord.root + third) % 12 :: 12].any(axis=1)
        return lean
