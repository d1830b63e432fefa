"""Writing bars of a piece with the language model: what composing and rewriting share."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from composer.controls import Controls
from composer.decode.bar_writer import BarWords, BarWriter, Sampling, bar_ids
from composer.decode.chord_lean import ChordLean
from composer.decode.compass import within_octaves
from composer.decode.groove import GrooveLean
from composer.decode.guidance import begin
from composer.decode.header_writer import WrittenHeader
from composer.decode.key_steering import KeySteering
from composer.decode.pace import Pace
from composer.decode.part_mask import PartRules
from composer.decode.rules import part_rules, scale_bias
from composer.decode.scales import harmony_of, strict_scale
from composer.decode.tune_lean import TuneLean
from composer.key import Key
from composer.originality.guard import OriginalityGuard
from composer.originality.writing import OriginalWriter
from composer.piece import ComposedBar, Note, Piece, Provenance, assemble
from composer.text.alphabet import BEGIN, MIDST
from composer.text.header import Player
from composer.text.reader import read_notes

if TYPE_CHECKING:
    from composer.composer import Composer

# Words left free in the context for the next bar; a fuller context is begun anew.
_ROOM_FOR_A_BAR = 320
# Share of the context given to earlier bars when it is begun anew.
_KEPT_SHARE = 0.5
# Temperature and nucleus at creativity 0, 0.5 and 1. The middle is the default.
_TEMPERATURES, _NUCLEI = (0.75, 0.96, 1.15), (0.88, 1.0, 1.0)
_DEFAULT_CREATIVITY = 0.5
# Where a person wrote the chords, what is unlikely stays out: the share of the temperature that is left, and the
# widest nucleus.
_COOLER_ON_CHORDS, _NUCLEUS_ON_CHORDS = 0.89, 0.9


class Writing(Iterator[ComposedBar], ABC):
    """One piece in the making: iterate to compose. ``seed`` and ``checkpoint`` say how to get it
    again, ``tokens`` and ``decode_seconds`` what it has cost so far, ``controls`` the whole of what
    is being made, ``total`` its number of bars. ``rejected`` counts the bars thrown away because they
    copied the training music."""

    controls: Controls
    key: Key
    tempo_bpm: float
    total: int
    _header: WrittenHeader
    _writer: BarWriter
    _bars: Iterator[ComposedBar]

    def __init__(self, composer: Composer, asked: Controls, seed: int, players: tuple[Player, ...]) -> None:
        self._composer, self._asked, self._players = composer, asked, players
        self.seed, self.checkpoint = seed, composer.checkpoint
        self.tokens = self.rejected = 0
        self.decode_seconds = 0.0
        self._rng = np.random.default_rng((seed, 2))
        self._composed: list[ComposedBar] = []
        self._session = begin(composer.model, composer.words, asked)
        self._rules: dict[tuple[int, tuple[int, int]], PartRules] = {}
        # What the context tells before everything else: a mark and the bars that follow a gap.
        self._ahead: list[int] = []
        # How often the context was begun anew: what was remembered of it before is then void.
        self._begun_anew = 0

    def __next__(self) -> ComposedBar:
        began = time.perf_counter()
        try:
            return next(self._bars)
        finally:
            self.decode_seconds += time.perf_counter() - began
            self.tokens = self._header.sampled + self._writer.sampled

    def piece(self) -> Piece:
        """What was composed so far (with the bars it continues), ready to play, with its
        provenance. Raises ValueError before the first bar."""
        # What was asked, not what came of it: fields left open are drawn anew from the seed.
        source = Provenance(self.seed, self.checkpoint, self._asked.record(), operation=self._operation())
        return assemble(self._composed, self.key, source)

    @property
    def is_whole(self) -> bool:
        """Whether it is composed as a whole, not made of music that is there."""
        return not self._operation()

    @abstractmethod
    def _operation(self) -> dict[str, object]:
        """The operation and its arguments, for the provenance."""

    def _creativity(self) -> float:
        return self._asked.creativity if self._asked.creativity is not None else _DEFAULT_CREATIVITY

    def _sampling(self) -> Sampling:
        creativity = self._creativity()
        points = (0.0, 0.5, 1.0)
        temperature = float(np.interp(creativity, points, _TEMPERATURES))
        nucleus = float(np.interp(creativity, points, _NUCLEI))
        if self._asked.chords:
            return Sampling(temperature * _COOLER_ON_CHORDS, min(nucleus, _NUCLEUS_ON_CHORDS))
        return Sampling(temperature, nucleus)

    def _rule(
        self,
        index: int,
        velocities: tuple[int, int],
        compass: tuple[int, int] | None = None,
        voices: int | None = None,
    ) -> PartRules:
        """The rules of a player at some velocity steps, with so many ``voices`` at most; each is made once."""
        if (index, velocities) not in self._rules:
            rules = part_rules(
                self._composer.table,
                self._players[index],
                self._players,
                self.key,
                within_octaves(self._asked.range, self._players),
                velocities,
                strict_scale(self.key),
                compass,
            )
            self._rules[index, velocities] = rules if voices is None else rules.at_most(voices)
        return self._rules[index, velocities]

    def _make_writer(self, rules: Sequence[PartRules], chords_asked: bool, opens_on_tonic: bool) -> BarWriter:
        """``opens_on_tonic`` as in :class:`BarWriter`. What is written may be in another mode than
        the key's; the end is at home all the same."""
        composer, table, mode = self._composer, self._composer.table, self._header.header.mode
        harmony = harmony_of(self.key.mode)
        if mode != self.key.written_mode:
            harmony = replace(harmony_of(mode), home=harmony.home)
        strict = strict_scale(self.key) is not None
        return BarWriter(
            self._session,
            composer.model.context,
            composer.words,
            self._players,
            tuple(rules),
            mode,
            harmony,
            # A strict scale is kept by the rules; the mode it is written in has other notes.
            np.zeros(len(composer.words), dtype=np.float32) if strict else scale_bias(table, mode),
            self._sampling(),
            self._rng,
            ChordLean(table, asked=chords_asked),
            KeySteering(table, mode, active=not strict),
            Pace(table, len(self._players)),
            TuneLean(table, tuple(p.role for p in self._players), self._asked.range is not None, not chords_asked),
            GrooveLean(table, tuple(p.role for p in self._players), self._asked.genre),
            opens_on_tonic=opens_on_tonic,
        )

    def _guarded(self, writer: BarWriter) -> OriginalWriter:
        """The writer, kept from copying what the model learnt from."""
        index = self._composer.learnt_from
        drums = [player.is_drums for player in self._players]
        return OriginalWriter(writer, OriginalityGuard(index, drums) if index is not None else None, self.key)

    def _window(self, bars: Sequence[BarWords | None], remaining: int) -> list[int]:
        """What lies ahead, the mark, and as many of the latest bars as the kept share of the context
        holds, up to one that cannot be told (None)."""
        words = self._composer.words
        room = int(self._composer.model.context * _KEPT_SHARE)
        kept: list[int] = []
        first = len(bars)
        while first > 0 and bars[first - 1] is not None:
            told = []
            before: BarWords | None = None
            for index in range(first - 1, len(bars)):
                bar = bars[index]
                assert bar is not None, "the bars of a window can be told"
                told += bar_ids(words, self._players, bar, before, remaining + len(bars) - 1 - index)
                before = bar
            if len(told) + len(self._header.words) + len(self._ahead) > room:
                break
            kept, first = told, first - 1
        return [*self._ahead, words.id(BEGIN if first == 0 else MIDST), *kept]

    def _is_full(self, more: int = 0) -> bool:
        """Whether another bar, and ``more`` words, may not fit into the context."""
        length = self._session.length + len(self._writer.pending) + more
        return length > self._composer.model.context - _ROOM_FOR_A_BAR

    def _begin_context_anew(self, bars: Sequence[BarWords | None], remaining: int) -> None:
        """Forget all but the header and the latest of ``bars``, ``remaining`` bars before the end."""
        self._begun_anew += 1
        self._session.rollback(len(self._header.words))
        self._writer.pending = self._window(bars, remaining)

    def _notes(self, ids: Sequence[int], start: int) -> tuple[Note, ...]:
        """What the words of one part in a bar that begins at tick ``start`` say, in the piece's key."""
        shift = self.key.transposition
        return tuple(
            Note(n.start + start, n.pitch, n.duration, n.velocity)
            for n in read_notes(self._composer.words.decode(list(ids)), shift)
        )
