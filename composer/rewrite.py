"""Writing into music that is there: some fields of a table are filled by the model, the rest is
given to it and comes out note for note as it was.

The model reads on, it does not look back, so the words of given parts are fed and only the others
drawn. Three things make up for what it would not see:

* Within a bar, given parts are told first and written ones last, whatever their usual order, so
  that a new melody is written knowing the bass below it.
* While a gap is written, the context begins with the first of the given bars that follow it, if the
  checkpoint has learnt to read them there (:func:`composer.windows.window_before`).
* The last bars of a gap are written several times, and the version is kept after which the given
  bars that follow have the greatest likelihood. That costs as many times the writing, and these bars
  leave together; bars before them leave one by one. How many versions there are is bounded by words,
  not by seconds, so that a seed gives the same piece on any machine.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from composer.controls import METERS, PARTS_RANGE, ControlError, Controls
from composer.decode.bar_writer import BarWish, BarWords, WriterMemory, bar_ids
from composer.decode.header_writer import WrittenHeader
from composer.decode.pace import wanted_attacks
from composer.dynamics import at_mark
from composer.harmony import Chord, parse_chord
from composer.material import Material
from composer.piece import TICKS_PER_QUARTER, ComposedBar, Note
from composer.reading import Reading, moved, player_of, section_letter
from composer.request import requested
from composer.surroundings import Memory, Surroundings
from composer.text.alphabet import METER_TABLE, MIDST
from composer.text.following import FOLLOWING_BARS, FOLLOWING_SHARE
from composer.text.words import BOS
from composer.writing import Writing

if TYPE_CHECKING:
    from composer.composer import Composer

# Bars before a given one that are written several times; the most versions; how many words all of
# them may take; how many words of what follows are read to judge them.
_JUDGED_BARS, _MOST_CANDIDATES, _BUDGET_WORDS, _READ_WORDS = 4, 4, 600, 60
# The same where nothing sounds yet while these bars are written.
_BUDGET_WORDS_AT_FIRST = 300
# What a part takes in a bar when nothing is known of it.
_USUAL_WORDS = 14


@dataclass(frozen=True)
class _Version:
    """One way a gap was written: its words and bars, where everything stood after it, and the log
    likelihood of what follows."""

    words: list[BarWords | None]
    bars: list[ComposedBar]
    ringing: Memory
    memory: WriterMemory
    heard: object
    likelihood: float


class Rewriting(Writing):
    """The piece of a :class:`Material`, bar by bar: given bars leave at once, others as they are
    written. ``material`` is that table; ``operation`` is what is told in the provenance;
    ``candidates`` is how many versions of the bars before a given one are compared (None: as many as
    the budget allows). ``likelihoods`` are the log likelihoods of what follows each gap, by version,
    in order."""

    def __init__(
        self,
        composer: Composer,
        asked: Controls,
        material: Material,
        seed: int,
        operation: dict[str, object],
        candidates: int | None = None,
    ) -> None:
        began = time.perf_counter()
        for bar in material.bars:
            if bar.writes and bar.bar.meter not in METER_TABLE:
                raise ControlError("meter", bar.bar.meter, "one of " + ", ".join(map(str, METERS)))
        self.material, self._done, self._candidates = material, operation, candidates
        self._reading = Reading(composer, material)
        super().__init__(composer, asked, seed, self._reading.players)
        self.likelihoods: list[tuple[float, ...]] = []
        self.key, self.total = material.key, len(material.bars)
        self.tempo_bpm = material.bars[0].bar.tempo_bpm
        self._around = Surroundings(material, self._reading, composer.table, lambda ids: self._notes(ids, 0))
        self._header = self._feed_header()
        self.controls = self._complete()
        rules = [
            self._rule(i, (0, 7), material.compasses.get(part), material.voices.get(part))
            for i, part in enumerate(self._order)
        ]
        self._writer = self._make_writer(rules, bool(asked.chords), opens_on_tonic=True)
        self._original = self._guarded(self._writer)
        # The bar up to which the context holds everything; None when it must be begun anew.
        self._told: int | None = None
        self._words: list[BarWords | None] = []
        self._bars = self._compose()
        self.decode_seconds += time.perf_counter() - began

    @property
    def _order(self) -> list[int]:
        return self._reading.order

    def _operation(self) -> dict[str, object]:
        return self._done

    def _feed_header(self) -> WrittenHeader:
        header, stated = self._reading.header(self._asked)
        ids = [BOS, *(self._composer.words.id(c) for c in header.text(stated))]
        self._session.feed(ids)
        return WrittenHeader(header, ids, 0)

    def _complete(self) -> Controls:
        players = tuple(player_of(part) for part in self.material.parts)
        meter = self.material.bars[0].bar.meter
        return self._asked.changed(
            key=self.key,
            meter=meter if meter in METERS else None,
            bars=self.total,
            seconds=None,
            parts=requested(players[: PARTS_RANGE[1]]),
            exclude=(),
            seed=self.seed,
        )

    # --- bar by bar ---------------------------------------------------------------------------

    def _compose(self) -> Iterator[ComposedBar]:
        index = 0
        while index < self.total:
            if not self.material.bars[index].writes:
                yield self._publish(self._give(index))
                index += 1
                continue
            end = next((i for i in range(index, self.total) if not self.material.bars[i].writes), self.total)
            self._look_ahead(end)
            judged = max(index, end - _JUDGED_BARS)
            versions = self._versions(judged, end)
            for bar in range(index, end if versions == 1 else judged):
                yield self._publish(self._write(bar))
            for composed in self._best(judged, end, versions) if versions > 1 else ():
                yield self._publish(composed)
            self._look_ahead(self.total)
            index = end

    def _look_ahead(self, end: int) -> None:
        """Let the context begin with the given bars from ``end`` on; with nothing when there are none."""
        ahead = self._following(end) if self._composer.reads_ahead else []
        if ahead != self._ahead:
            self._ahead, self._told = ahead, None

    def _following(self, end: int) -> list[int]:
        """The mark and the words of the given bars from ``end`` on, as many as training shows."""
        composer, before = self._composer, None
        ids: list[int] = []
        for index in range(end, min(end + FOLLOWING_BARS, self.total)):
            told = None if self.material.bars[index].writes else self._reading.told(index)
            if told is None:
                break
            bar = bar_ids(composer.words, self._players, told, before, self.total - 1 - index)
            if len(ids) + len(bar) > composer.model.context * FOLLOWING_SHARE:
                break
            ids, before = [*ids, *bar], told
        return [composer.words.id(MIDST), *ids] if ids else []

    def _publish(self, composed: ComposedBar) -> ComposedBar:
        self._composed.append(composed)
        return composed

    def _give(self, index: int) -> ComposedBar:
        """A bar in which nothing is written."""
        self._words.append(self._reading.told(index))
        if self._told == index:
            self._tell(index)
        start = self._around.starts[index]
        notes = tuple(moved(slot.notes, start) for slot in self.material.bars[index].slots)
        return self._heard(index, notes, self.material.bars[index].bar.chords)

    def _heard(self, index: int, notes: tuple[tuple[Note, ...], ...], chords: tuple[Chord, ...]) -> ComposedBar:
        parts = self.material.parts
        self._around.hear(index, notes)
        self._writer.steering.hear(notes, tuple(p.is_drums for p in parts), self.key.transposition)
        bar = replace(self.material.bars[index].bar, chords=chords)
        return ComposedBar(index, self._around.starts[index], bar, parts, notes, self.total)

    def _tell(self, index: int) -> None:
        """Append a given bar to the context if it fits; else it is begun anew when needed."""
        told, before = self._words[index], self._words[index - 1] if index else None
        self._told = None
        if told is not None:
            ids = bar_ids(self._composer.words, self._players, told, before, self.total - 1 - index)
            if not self._is_full(len(ids)):
                self._writer.pending += ids
                self._told = index + 1

    def _ready(self, index: int) -> None:
        """Let the context hold the latest bars before ``index``."""
        if self._told != index or self._is_full():
            self._begin_context_anew(self._words[:index], self.total - index)
        self._told = index

    def _write(self, index: int) -> ComposedBar:
        """A bar in which the model writes."""
        material, writer, asked = self.material.bars[index], self._writer, self._asked
        self._ready(index)
        rules = list(writer.rules)
        for i, part in enumerate(self._order):
            writer.ringing[i] = self._around.ringing(index, part)
            if material.slots[part].writes:
                steps = self._around.velocities(index, part, asked)
                rules[i] = self._rule(i, steps, self.material.compasses.get(part), self.material.voices.get(part))
        writer.rules = tuple(rules)
        writer.pace.want(self._pace(index))
        before = self._words[index - 1] if index else None
        written, bar = self._original.write(self._wish(index), before, partial(self._as_written, index))
        self.rejected = self._original.rejected
        self._words.append(written)
        self._told = index + 1
        own = dict(zip(self._order, bar.notes, strict=True))
        if self._asked.dynamics is not None:
            own = {part: at_mark(notes, self._asked.dynamics) for part, notes in own.items()}
        notes = tuple(self._exactly(index, part, own.get(part, ())) for part in range(len(self.material.parts)))
        chords = tuple(c.transposed(self.key.transposition) for c in written.chords)
        # Where the plan was kept, exactly as it was: the text may say less of it.
        kept = material.chords is not None and not asked.chords
        return self._heard(index, notes, material.bar.chords if kept else chords)

    def _wish(self, index: int) -> BarWish:
        material, shift = self.material.bars[index], self.key.transposition
        chords = self._asked_chords(index) or material.chords
        return BarWish(
            index,
            material.bar.meter,
            self.total - 1 - index,
            self._around.starts[-1] - self._around.starts[index],
            section_letter(material.bar.section),
            None if chords is None else tuple(c.transposed(-shift) for c in chords),
            tuple(
                None if material.slots[part].writes else self._reading.shown(index, i)
                for i, part in enumerate(self._order)
            ),
            tuple(self._around.limit(index, part) for part in self._order),
            lambda i, before: self._around.frame(index, i, before),
            material.leads_home,
            {chord.transposed(-shift): fit for chord, fit in material.chord_fit.items()},
        )

    def _asked_chords(self, index: int) -> tuple[Chord, ...] | None:
        """The chords that were asked for, going round over the bars that are written."""
        if not self._asked.chords:
            return None
        written = sum(bar.writes for bar in self.material.bars[:index])
        entry = self._asked.chords[written % len(self._asked.chords)]
        return tuple(parse_chord(symbol, self.key) for symbol in entry.split())

    def _pace(self, index: int) -> tuple[float, ...] | None:
        """Attacks that each player shall have: what its slot says, or what is asked for."""
        bar = self.material.bars[index]
        slots = [bar.slots[part] for part in self._order]
        if any(slot.about is not None for slot in slots):
            return tuple(len({n.start for n in s.notes}) if s.about is None else s.about for s in slots)
        quarters = bar.bar.ticks / TICKS_PER_QUARTER
        return wanted_attacks(self._players, self._asked.density, self._asked.intensity, quarters, bar.bar.tempo_bpm)

    def _as_written(self, index: int, written: BarWords) -> ComposedBar:
        """A bar just written as notes, for the parts that are shown."""
        start, bar = self._around.starts[index], self.material.bars[index].bar
        chords = tuple(c.transposed(self.key.transposition) for c in written.chords)
        parts = tuple(self.material.parts[part] for part in self._order)
        notes = tuple(self._notes(ids, start) for ids in written.parts)
        return ComposedBar(index, start, replace(bar, chords=chords), parts, notes, self.total)

    def _exactly(self, index: int, part: int, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        """The notes of a part: the given ones as they are, ``notes`` where it was written, a rhythm
        that was kept to the tick."""
        start, slot = self._around.starts[index], self.material.bars[index].slots[part]
        if not slot.writes:
            return moved(slot.notes, start)
        return (slot.preserve == "rhythm" and _in_rhythm(notes, moved(slot.notes, start))) or notes

    # --- choosing among versions ---------------------------------------------------------------

    def _versions(self, first: int, end: int) -> int:
        """How many versions of the bars from ``first`` to before ``end`` are written."""
        if end >= self.total or self._reading.told(end) is None:
            return 1
        if self._candidates is not None:
            return self._candidates
        expected = sum(
            len(self._reading.words[bar][i]) or _USUAL_WORDS
            for bar in range(first, end)
            for i, part in enumerate(self._order)
            if self.material.bars[bar].slots[part].writes
        )
        budget = _BUDGET_WORDS if first else _BUDGET_WORDS_AT_FIRST
        return int(np.clip(budget // (expected + _READ_WORDS), 1, _MOST_CANDIDATES))

    def _best(self, first: int, end: int, count: int) -> list[ComposedBar]:
        """The bars from ``first`` to before ``end``, in the version after which what follows is
        most likely."""
        self._ready(first)
        memory, era, ringing = self._writer.remember(), self._begun_anew, self._around.remember()
        heard = self._original.remember()
        versions: list[_Version] = []
        for number in range(count):
            if number:
                self._go_back(first, memory, era, ringing)
                self._original.recall(heard)
            self._writer.rng = np.random.default_rng((self.seed, 3, first, number))
            bars = [self._write(index) for index in range(first, end)]
            words, rung, after = self._words[first:], self._around.remember(), self._writer.remember()
            likelihood = self._likelihood(end)
            versions.append(_Version(words, bars, rung, after, self._original.remember(), likelihood))
        self.likelihoods.append(tuple(version.likelihood for version in versions))
        best = max(versions, key=lambda version: version.likelihood)
        self._words[first:] = best.words
        self._around.recall(best.ringing)
        self._writer.recall_music(best.memory)
        self._original.recall(best.heard)
        self._told = None
        return best.bars

    def _go_back(self, first: int, memory: WriterMemory, era: int, ringing: Memory) -> None:
        del self._words[first:]
        self._around.recall(ringing)
        self._writer.recall_music(memory)
        self._told = None
        if era == self._begun_anew:
            self._session.rollback(memory.length)
            self._writer.pending = list(memory.pending)
            self._told = first

    def _likelihood(self, end: int) -> float:
        """The log likelihood of the first words of the given bar ``end`` after what was written."""
        following = self._reading.told(end)
        assert following is not None, "a version is judged by what can be told"
        ids = bar_ids(self._composer.words, self._players, following, self._words[-1], self.total - 1 - end)
        ids = ids[:_READ_WORDS]
        if self._ahead or self._is_full(len(ids)):
            # What was read ahead would be no surprise.
            ahead, self._ahead = self._ahead, []
            self._begin_context_anew(self._words, self.total - end)
            self._ahead = ahead
        # All versions are judged by the same words, for the window leaves room for them; that a bar
        # line comes first is no news.
        self._writer.pending.append(ids[0])
        total = 0.0
        for word in ids[1:]:
            logits = self._session.feed(self._writer.pending).astype(np.float64)
            peak = logits.max()
            total += float(logits[word] - peak - np.log(np.exp(logits - peak).sum()))
            self._writer.pending = [word]
        return total


def _in_rhythm(new: tuple[Note, ...], old: tuple[Note, ...]) -> tuple[Note, ...] | None:
    """The new pitches with the old notes' exact starts, durations and velocities; None where they
    do not answer one another. Attacks are matched from low to high."""
    if sorted(n.start for n in new) != sorted(n.start for n in old):
        return None
    by_start: dict[int, list[Note]] = {}
    for note in sorted(old):
        by_start.setdefault(note.start, []).append(note)
    return tuple(replace(by_start[note.start].pop(0), pitch=note.pitch) for note in sorted(new))
