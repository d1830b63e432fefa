"""What new notes find around them in a :class:`composer.material.Material`: notes that ring in,
kept notes that follow, the voices above and below, how loud it is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from statistics import median_low

from composer.controls import Controls
from composer.decode.frame import FREE, Frame, figure_of
from composer.decode.rules import velocity_steps
from composer.decode.word_table import WordTable
from composer.material import Material
from composer.piece import Note
from composer.reading import Reading
from composer.text.grid import velocity_step

# New notes keep within so many velocity steps of what stood there, or of the others in the bar.
_VELOCITY_STEPS = 1
# Reads the words of a part into notes, starts counted from its bar line.
ReadNotes = Callable[[tuple[int, ...]], tuple[Note, ...]]
Memory = tuple[tuple[dict[int, int], ...], tuple[int, ...]]


class Surroundings:
    """``starts`` are the ticks of the bar lines, the final one included."""

    def __init__(self, material: Material, reading: Reading, table: WordTable, read_notes: ReadNotes) -> None:
        self._material, self._reading, self._table, self._read_notes = material, reading, table, read_notes
        self.starts = list(accumulate((bar.bar.ticks for bar in material.bars), initial=0))
        self._shift = material.key.transposition
        self._kept_next = self._next_kept_attacks()
        # By part, pitches (white-key form) that ring on, with the tick at which they end.
        self._ringing: list[dict[int, int]] = [{} for _ in material.parts]
        # The pitch of each part at the tick before the next bar line; -1 for silence.
        self._latest = [-1] * len(material.parts)

    def hear(self, index: int, notes: tuple[tuple[Note, ...], ...]) -> None:
        """Take in what sounds in a bar, by part, with absolute starts."""
        end = self.starts[index + 1]
        for part, own in enumerate(notes):
            held_on = [n.pitch for n in own if n.start < end <= n.end]
            held_on += [p + self._shift for p, until in self._ringing[part].items() if until >= end]
            self._latest[part] = held_on[0] - self._shift if held_on else -1
            if not self._material.parts[part].is_drums:
                held = {pitch: until for pitch, until in self._ringing[part].items() if until > end}
                self._ringing[part] = held | {n.pitch - self._shift: n.end for n in own if n.end > end}

    def remember(self) -> Memory:
        """All that :meth:`recall` needs to go back to now."""
        return tuple(map(dict, self._ringing)), tuple(self._latest)

    def recall(self, memory: Memory) -> None:
        """Go back to what was remembered."""
        self._ringing, self._latest = list(map(dict, memory[0])), list(memory[1])

    def ringing(self, index: int, part: int) -> dict[int, int]:
        """Pitches (white-key form) that ring into the bar, with their ends from its bar line."""
        start = self.starts[index]
        return {pitch: end - start for pitch, end in self._ringing[part].items() if end > start}

    def limit(self, index: int, part: int) -> int:
        """The tick from the bar line by which new notes end: the part's next kept note, or the end
        of the piece; a rhythm that is kept may ring as far as it did."""
        end = self.starts[-1]
        if self._material.bars[index].slots[part].preserve != "rhythm":
            end = min(end, self._kept_next[index][part])
        return end - self.starts[index]

    def frame(self, index: int, i: int, before: tuple[tuple[int, ...], ...]) -> Frame:
        """What the shown part ``i`` keeps to in a bar, ``before`` being the words of those before it."""
        part = self._reading.order[i]
        slot, words = self._material.bars[index].slots[part], self._reading.words[index][i]
        floor, ceiling = self._neighbours(index, part, before)
        figure = None
        if slot.preserve is not None and words:
            figure = figure_of(slot.preserve, tuple(e for word in words for e in self._table.events[word]))
        if figure is None and not floor and not slot.least and slot.most is None:
            return FREE
        taken = self._taken(index, part)
        if part not in self._material.ladder:
            return Frame(figure, floor, ceiling, slot.least, slot.most, taken, words)
        voices = self._voices(index, part, before)
        return Frame(figure, floor, ceiling, slot.least, slot.most, taken, (), voices, self._latest[part])

    def velocities(self, index: int, part: int, asked: Controls) -> tuple[int, int]:
        """Velocity steps: those asked for; else near what stood there or what plays beside it."""
        if asked.dynamics is not None or asked.mood is not None:
            return velocity_steps(asked.dynamics, asked.mood)
        bar = self._material.bars[index]
        heard = [n.velocity for n in bar.slots[part].notes]
        heard = heard or [n.velocity for slot in bar.slots for n in slot.notes]
        if not heard:
            return (0, 7)
        middle = velocity_step(median_low(heard))
        return (max(middle - _VELOCITY_STEPS, 0), min(middle + _VELOCITY_STEPS, 7))

    def _neighbours(
        self, index: int, part: int, before: tuple[tuple[int, ...], ...]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """At each tick the highest pitch below and the lowest above, of the voices of the ladder
        that are known in this bar."""
        ladder = self._material.ladder
        if part not in ladder:
            return (), ()
        ticks = self.starts[index + 1] - self.starts[index]
        floor, ceiling = [0] * ticks, [127] * ticks
        for rank, other in enumerate(ladder):
            for note in self._known_notes(index, other, before) if other != part else ():
                pitch = note.pitch - self._shift
                for tick in range(max(note.start, 0), min(note.end, ticks)):
                    if rank < ladder.index(part):
                        ceiling[tick] = min(ceiling[tick], pitch)
                    else:
                        floor[tick] = max(floor[tick], pitch)
        return tuple(floor), tuple(ceiling)

    def _voices(self, index: int, part: int, before: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        """The pitches of the other voices of the ladder that are known in this bar, tick by tick from
        the one before the bar line on."""
        ticks = self.starts[index + 1] - self.starts[index]
        voices = []
        for other in self._material.ladder:
            if other == part:
                continue
            line = [self._latest[other], *([-1] * ticks)]
            for note in self._known_notes(index, other, before):
                for tick in range(max(note.start, 0), min(note.end, ticks)):
                    line[tick + 1] = note.pitch - self._shift
            voices.append(tuple(line))
        return tuple(voices)

    def _known_notes(self, index: int, part: int, before: tuple[tuple[int, ...], ...]) -> list[Note]:
        """What is known to sound of a part in this bar, starts counted from its bar line."""
        ringing = [Note(0, pitch + self._shift, end) for pitch, end in self.ringing(index, part).items()]
        slot, order = self._material.bars[index].slots[part], self._reading.order
        if not slot.writes:
            return [*ringing, *slot.notes]
        place = order.index(part) if part in order else len(before)
        return [*ringing, *(self._read_notes(before[place]) if place < len(before) else ())]

    def _taken(self, index: int, part: int) -> dict[int, int]:
        """Where kept notes of the part begin in the next two bars, by pitch (white-key form)."""
        taken: dict[int, int] = {}
        for later in range(index + 1, min(index + 3, len(self._material.bars))):
            slot = self._material.bars[later].slots[part]
            for note in () if slot.writes else slot.notes:
                tick = note.start + self.starts[later] - self.starts[index]
                taken.setdefault(note.pitch - self._shift, tick)
        return taken

    def _next_kept_attacks(self) -> list[list[int]]:
        """For each bar and part the tick of the first kept note in a later bar; the end if none."""
        following = [self.starts[-1]] * len(self._material.parts)
        rows: list[list[int]] = []
        for index in reversed(range(len(self._material.bars))):
            rows.append(list(following))
            for part, slot in enumerate(self._material.bars[index].slots):
                if slot.notes and not slot.writes:
                    following[part] = self.starts[index] + min(n.start for n in slot.notes)
        return rows[::-1]
