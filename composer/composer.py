"""The composer: controls in, bars out, while they are being composed."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from composer.checkpoint import checkpoint_hash, default_checkpoint
from composer.controls import BARS_RANGE, TEMPO_RANGE, ControlError, Controls, Source
from composer.decode.bar_writer import BarWish, BarWords, BarWriter, Sampling, bar_ids
from composer.decode.chord_lean import ChordLean
from composer.decode.header_writer import WrittenHeader, write_header
from composer.decode.key_steering import KeySteering
from composer.decode.rules import part_rules, scale_bias, velocity_steps
from composer.decode.word_table import WordTable
from composer.engine import LanguageModel, load_engine
from composer.harmony import Chord, parse_chord
from composer.key import Key
from composer.label import header_of
from composer.piece import Bar, ComposedBar, Note, Part, Piece, Provenance, assemble
from composer.request import Request, bars_for, decide, requested
from composer.text import on_grid
from composer.text.alphabet import BEGIN, MIDST
from composer.text.header import Player
from composer.text.reader import read_notes
from composer.text.words import BOS, Words
from composer.text.writer import write_notes

# Words left free in the context for the next bar; a fuller context is begun anew.
_ROOM_FOR_A_BAR = 320
# Share of the context given to earlier bars when it is begun anew.
_KEPT_SHARE = 0.5
# Temperature and nucleus at creativity 0, 0.5 and 1. The middle is the default.
_TEMPERATURES, _NUCLEI = (0.75, 0.95, 1.15), (0.88, 0.95, 0.985)
_DEFAULT_CREATIVITY = 0.5


class Composer:
    """A language model with its vocabulary, ready to compose for anybody; holds no state of a
    conversation and may be used from several threads at once."""

    def __init__(self, model: LanguageModel, words: Words, checkpoint: str) -> None:
        self.model, self.words, self.checkpoint = model, words, checkpoint
        # What every word contains: a tenth of a second that no request should wait for.
        self.table = WordTable.of(words)

    @classmethod
    def load(cls, checkpoint: Path | None = None, engine: str = "auto") -> Composer:
        """The composer of a checkpoint folder, by default the one that comes with the code.
        ``engine`` as in :func:`composer.engine.load_engine`."""
        folder = checkpoint or default_checkpoint()
        return cls(load_engine(folder, engine), Words.load(folder), checkpoint_hash(folder))

    @classmethod
    def debug(cls, seed: int = 0) -> Composer:
        """A tiny untrained model, built in code, for tests: every guarantee, ugly music."""
        from composer.engine.debug import debug_checkpoint
        from composer.text.debug import debug_words

        words = debug_words()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder)
            debug_checkpoint(path, len(words), seed=seed)
            return cls(load_engine(path, "onnx"), words, f"debug-{seed}")

    def compose(self, controls: Controls) -> Take:
        """A new piece. Composing happens while the take is iterated; raises
        :class:`ControlError` at once where the wishes contradict each other."""
        seed = controls.seed if controls.seed is not None else secrets.randbelow(2**32)
        return Take(self, controls, decide(controls, seed), None)

    def continue_piece(self, piece: Piece, bars: int, controls: Controls | None = None) -> Take:
        """``bars`` more bars in the manner of ``piece``, with its players, key and tempo; of
        ``controls`` the chords, range, dynamics, creativity and seed count.

        Raises :class:`ControlError` when the whole would be too long."""
        total = len(piece.bars) + bars
        if bars < 1 or total > BARS_RANGE[1]:
            raise ControlError("bars", bars, f"1 to {max(BARS_RANGE[1] - len(piece.bars), 1)} more bars")
        controls = controls or Controls()
        seed = controls.seed if controls.seed is not None else secrets.randbelow(2**32)
        piece = _sounding(piece)
        request = Request(
            header_of(piece).parts, total, piece.bars[-1].meter, piece.key, piece.bars[-1].tempo_bpm, (0, 0), None, seed
        )
        return Take(self, controls, request, piece)


class Take(Iterator[ComposedBar]):
    """One piece in the making: iterate to compose. ``seed`` and ``checkpoint`` say how to get
    it again, ``tokens`` and ``decode_seconds`` what it has cost so far."""

    def __init__(self, composer: Composer, asked: Controls, request: Request, begun: Piece | None) -> None:
        self._composer, self._asked, self._request, self._begun = composer, asked, request, begun
        self.seed, self.checkpoint = request.seed, composer.checkpoint
        self.tokens = 0
        self.decode_seconds = 0.0
        self._rng = np.random.default_rng((request.seed, 2))
        self._composed: list[ComposedBar] = list(begun.stream()) if begun else []
        began = time.perf_counter()
        self._session = composer.model.start()
        self._header = self._write_header()
        self.key = self._decide_key()
        self.tempo_bpm, self.total = self._decide_length()
        self.controls = self._complete()
        self._history = self._begun_words()
        self._writer = self._make_writer()
        self._bars = self._compose()
        self.decode_seconds += time.perf_counter() - began

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
        return assemble(self._composed, self.key, Provenance(self.seed, self.checkpoint, self._asked.record()))

    def _write_header(self) -> WrittenHeader:
        words = self._composer.words
        if self._begun is None:
            return write_header(self._session, words, self._asked, self._request, self._rng)
        header = header_of(self._begun, self._asked.genre)
        ids = [BOS, *(words.id(c) for c in header.text())]
        self._session.feed(ids)
        return WrittenHeader(header, ids, 0)

    @property
    def _players(self) -> tuple[Player, ...]:
        return self._request.players

    def _decide_key(self) -> Key:
        if self._request.key is not None:
            return self._request.key
        return Key.of(int(self._rng.integers(12)), self._header.header.mode)

    def _decide_length(self) -> tuple[float, int]:
        request = self._request
        # A step of the header stands for the tempi around it; a round number is easier to say.
        # The tempo of a piece that is continued may be any; what is composed keeps to the range.
        tempo = float(np.clip(request.tempo_bpm or round(self._header.header.tempo_bpm), *TEMPO_RANGE))
        if request.bars is not None:
            return tempo, request.bars
        if request.fit_seconds is None:
            raise AssertionError("a request states bars or seconds")
        total = bars_for(request.fit_seconds, request.meter, tempo)
        if request.tempo_bpm is None:
            # Nobody asked for a tempo: choose the one that makes the length exact.
            bar_quarters = 4 * request.meter.numerator / request.meter.denominator
            exact = total * bar_quarters * 60.0 / request.fit_seconds
            tempo = exact if abs(np.log2(exact / tempo)) < 0.25 else tempo
        return tempo, total

    def _complete(self) -> Controls:
        sources: dict[str, Source] = {
            name: "model"
            for name in ("key", "tempo_bpm", "meter", "bars", "parts", "genre", "seed")
            if getattr(self._asked, name) in (None, ())
        }
        sources.update(self._asked.sources)
        return self._asked.changed(
            key=self.key,
            tempo_bpm=self.tempo_bpm,
            meter=self._request.meter,
            bars=self.total,
            parts=requested(self._players),
            genre=self._header.header.genre,
            seed=self.seed,
            sources=sources,
        )

    def _sampling(self) -> Sampling:
        creativity = self._asked.creativity if self._asked.creativity is not None else _DEFAULT_CREATIVITY
        points = (0.0, 0.5, 1.0)
        return Sampling(
            float(np.interp(creativity, points, _TEMPERATURES)), float(np.interp(creativity, points, _NUCLEI))
        )

    def _make_writer(self) -> BarWriter:
        composer, table, header = self._composer, self._composer.table, self._header.header
        velocities = velocity_steps(self._asked.dynamics, self._asked.mood)
        rules = tuple(
            part_rules(table, player, self._players, self.key, self._asked.range, velocities)
            for player in self._players
        )
        writer = BarWriter(
            self._session,
            composer.model.context,
            composer.words,
            self._players,
            rules,
            header.mode,
            scale_bias(table, header.mode),
            self._sampling(),
            self._rng,
            ChordLean(table, asked=bool(self._asked.chords)),
            KeySteering(table, header.mode, active=not self._asked.chords),
            opens_on_tonic=self._request.key is not None,
        )
        writer.pending = self._window(self._history, self.total - len(self._history))
        if self._begun is not None:
            end = self._begun.ticks
            for index, part in enumerate(self._begun.parts):
                writer.rests[index] = 0
                if not part.is_drums:
                    shift = self.key.transposition
                    writer.ringing[index] = {n.pitch - shift: n.end - end for n in part.notes if n.end > end}
        return writer

    def _window(self, bars: list[BarWords], remaining: int) -> list[int]:
        """The mark and as many of the latest bars as the kept share of the context holds."""
        words = self._composer.words
        room = int(self._composer.model.context * _KEPT_SHARE)
        kept: list[int] = []
        first = len(bars)
        while first > 0:
            told = [
                i
                for index in range(first - 1, len(bars))
                for i in bar_ids(
                    words,
                    self._players,
                    bars[index],
                    bars[index - 1] if index > first - 1 else None,
                    remaining + len(bars) - 1 - index,
                )
            ]
            if len(told) + len(self._header.words) > room:
                break
            kept, first = told, first - 1
        return [words.id(BEGIN if first == 0 else MIDST), *kept]

    def _begun_words(self) -> list[BarWords]:
        if self._begun is None:
            return []
        words, shift = self._composer.words, self.key.transposition
        piece, _ = on_grid(self._begun)
        history = []
        for composed in piece.stream():
            texts = [
                write_notes(notes, composed.start, player.is_drums, shift)
                for player, notes in zip(composed.parts, composed.notes, strict=True)
            ]
            chords = tuple(c.transposed(-shift) for c in composed.bar.chords[:2]) or (Chord(None),)
            parts = tuple(tuple(words.encode(text)) for text in texts)
            history.append(BarWords(composed.bar.meter, composed.bar.section, chords, parts))
        return history

    def _wish(self, index: int) -> BarWish:
        request = self._request
        remaining = self.total - 1 - index
        begun = len(self._begun.bars) if self._begun else 0
        section = None
        if self._asked.form is not None and self._begun is None:
            section = self._asked.form[index * len(self._asked.form) // self.total]
        chords: tuple[Chord, ...] | None = None
        # A progression that goes round ends at home; one that fills the piece ends as written.
        goes_round = self.total - begun > len(self._asked.chords)
        if self._asked.chords and not (remaining == 0 and goes_round):
            entry = self._asked.chords[(index - begun) % len(self._asked.chords)]
            chords = tuple(parse_chord(s, self.key).transposed(-self.key.transposition) for s in entry.split())
        return BarWish(index, request.meter, remaining, (remaining + 1) * request.meter.ticks, section, chords)

    def _compose(self) -> Iterator[ComposedBar]:
        writer = self._writer
        parts = tuple(Part(0 if p.is_drums else p.program, p.role, (), p.is_drums) for p in self._players)
        if self._begun is not None:
            parts = tuple(Part(p.program, p.role, (), p.is_drums, p.name, p.volume, p.muted) for p in self._begun.parts)
        start = self._begun.ticks if self._begun else 0
        for index in range(len(self._history), self.total):
            if self._session.length + len(writer.pending) > self._composer.model.context - _ROOM_FOR_A_BAR:
                self._begin_context_anew(index)
            wish = self._wish(index)
            written = writer.write(wish, self._history[-1] if self._history else None)
            self._history.append(written)
            composed = self._composed_bar(written, parts, index, start)
            self._composed.append(composed)
            writer.steering.hear(composed.notes, tuple(p.is_drums for p in parts), self.key.transposition)
            start += wish.meter.ticks
            yield composed

    def _begin_context_anew(self, index: int) -> None:
        self._session.rollback(len(self._header.words))
        self._writer.pending = self._window(self._history, self.total - index)

    def _composed_bar(self, written: BarWords, parts: tuple[Part, ...], index: int, start: int) -> ComposedBar:
        shift = self.key.transposition
        notes = tuple(
            tuple(
                Note(n.start + start, n.pitch, n.duration, n.velocity)
                for n in read_notes(self._composer.words.decode(list(ids)), shift)
            )
            for ids in written.parts
        )
        chords = tuple(c.transposed(shift) for c in written.chords)
        bar = Bar(written.meter, self.tempo_bpm, chords, written.section)
        return ComposedBar(index, start, bar, parts, notes, self.total)


def _sounding(piece: Piece) -> Piece:
    """The piece with at least one part that has notes, as continuing needs."""
    if not any(part.notes for part in piece.parts):
        raise ControlError("piece", "an empty piece", "continued only when it has notes")
    return piece
