"""A new piece, or more bars of one, in the making: bars come out while the rest is composed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from composer.analysis import mood_step
from composer.arc import Character, characters
from composer.controls import TEMPO_RANGE, Controls, Source
from composer.critic.choosing import Chooser
from composer.decode.bar_writer import BarWish, BarWords, BarWriter
from composer.decode.frame import FREE, Frame, figure_of
from composer.decode.header_writer import WrittenHeader, write_header
from composer.decode.key_steering import KeySteering
from composer.decode.pace import wanted_attacks
from composer.decode.returning import FormMemory, answers, default_form
from composer.decode.rules import scale_bias, velocity_steps
from composer.decode.scales import harmony_of
from composer.dynamics import at_mark
from composer.harmony import Chord, parse_chord
from composer.key import Key
from composer.label import header_of
from composer.piece import TICKS_PER_QUARTER, Bar, ComposedBar, Part, Piece
from composer.request import Request, as_meant, bars_for, requested
from composer.text import on_grid
from composer.text.header import Header
from composer.text.words import BOS
from composer.text.writer import write_notes
from composer.writing import Writing

if TYPE_CHECKING:
    from composer.composer import Composer

# A groove to dance to goes on for two bars after the first of a phrase, and turns in its last.
_GROOVE_BARS, _GROOVE_GOES_ON = 4, (1, 2)
# Valence this far from neutral decides the mode where nobody named a key; see header_writer.
_MOOD_DECIDES = 0.3
# How likely a key is that nobody named, by the sharps or flats that a player would have to read, 0 to 6. Set by
# hand: up to four are met every day, six only where they are asked for.
_WEIGHTS_OF_SIGNATURES = (1.5, 1.5, 1.3, 1.0, 0.6, 0.2, 0.1)
# The header's density for the three words; see header_writer.
_DENSITY_LEVEL = {"low": 1, "moderate": 2, "high": 4}


class Take(Writing):
    """A piece composed anew, or continued when some of it has ``begun``."""

    def __init__(self, composer: Composer, asked: Controls, request: Request, begun: Piece | None) -> None:
        super().__init__(composer, asked, request.seed, request.players)
        self._request, self._begun = request, begun
        self._composed += list(begun.stream()) if begun else []
        began = time.perf_counter()
        self._header = self._write_header()
        self.key = self._decide_key()
        self.tempo_bpm, self.total = self._decide_length()
        self._characters = characters(asked, self.total, self.tempo_bpm)
        self._form = self._decide_form()
        self._memory = self._remembering()
        self.controls = self._complete()
        self._history = self._begun_words()
        self._writer = self._begin_writer()
        original = self._guarded(self._writer)
        self._chooser = Chooser(original, self._writer, composer.critic, self.key, bool(asked.chords))
        self._bars = self._compose()
        self.decode_seconds += time.perf_counter() - began

    def _operation(self) -> dict[str, object]:
        if self._begun is None:
            return {}
        return {"name": "continue", "bars": self.total - len(self._begun.bars)}

    def _write_header(self) -> WrittenHeader:
        words = self._composer.words
        if self._begun is None:
            return write_header(self._session, words, as_meant(self._asked), self._request, self._rng)
        return self._fed(header_of(self._begun, self._asked.genre))

    def _fed(self, header: Header) -> WrittenHeader:
        ids = [BOS, *(self._composer.words.id(c) for c in header.text())]
        self._session.feed(ids)
        return WrittenHeader(header, ids, 0)

    def _decide_key(self) -> Key:
        if self._request.key is not None:
            return self._request.key
        keys = [Key.of(tonic, self._header.header.mode) for tonic in range(12)]
        weights = np.array([_WEIGHTS_OF_SIGNATURES[key.accidentals] for key in keys])
        return keys[int(self._rng.choice(len(keys), p=weights / weights.sum()))]

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
        # Where the tempo changes on the way, the bars last as long as at its harmonic mean.
        on_the_way = characters(self._asked, total, tempo)
        mean = len(on_the_way) / sum(1 / c.tempo_bpm for c in on_the_way) if on_the_way else tempo
        total = bars_for(request.fit_seconds, request.meter, mean)
        if request.tempo_bpm is None:
            # Nobody asked for a tempo: choose the one that makes the length exact.
            bar_quarters = 4 * request.meter.numerator / request.meter.denominator
            exact = total * bar_quarters * 60.0 / request.fit_seconds * tempo / mean
            tempo = exact if abs(np.log2(exact / tempo)) < 0.25 else tempo
        return tempo, total

    def _decide_form(self) -> str | None:
        """The form asked for; where none was, one that suits the length. What is continued and what
        has sections of an arc has none."""
        if self._asked.form is not None:
            return self._asked.form
        if self._begun is not None or any(c.section is not None for c in self._characters):
            return None
        return default_form(self.total, np.random.default_rng((self.seed, 3)))

    def _remembering(self) -> FormMemory:
        found = answers(self._form, self.total) if self._form is not None and self._begun is None else ()
        return FormMemory(found, self._players, self._creativity(), np.random.default_rng((self.seed, 4)))

    def _complete(self) -> Controls:
        sources: dict[str, Source] = {
            name: "model"
            for name in ("key", "tempo_bpm", "meter", "bars", "parts", "genre", "seed", "form")
            if getattr(self._asked, name) in (None, ())
        }
        sources.update(self._asked.sources)
        return self._asked.changed(
            key=self.key,
            tempo_bpm=self._tempo(0),
            meter=self._request.meter,
            bars=self.total,
            parts=requested(self._players),
            with_band=None,
            genre=self._header.header.genre,
            seed=self.seed,
            form=self._form,
            sources=sources,
        )

    def _begin_writer(self) -> BarWriter:
        velocities = velocity_steps(self._asked.dynamics, self._asked.mood)
        rules = [self._rule(index, velocities) for index in range(len(self._players))]
        writer = self._make_writer(rules, bool(self._asked.chords), self._request.key is not None)
        writer.pending = self._window(self._history, self.total - len(self._history))
        if self._begun is not None:
            end = self._begun.ticks
            for index, part in enumerate(self._begun.parts):
                writer.rests[index] = 0
                if not part.is_drums:
                    shift = self.key.transposition
                    writer.ringing[index] = {n.pitch - shift: n.end - end for n in part.notes if n.end > end}
        return writer

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

    # --- bar by bar --------------------------------------------------------------------------

    def _compose(self) -> Iterator[ComposedBar]:
        writer = self._writer
        parts = tuple(Part(0 if p.is_drums else p.program, p.role, (), p.is_drums) for p in self._players)
        if self._begun is not None:
            parts = tuple(Part(p.program, p.role, (), p.is_drums, p.name, p.volume, p.muted) for p in self._begun.parts)
        start = self._begun.ticks if self._begun else 0
        for index in range(len(self._history), self.total):
            self._turn_to(index)
            if self._is_full():
                self._begin_context_anew(self._history, self.total - index)
            wish = self._wish(index)
            written, composed = self._chooser.write(
                wish,
                self._history[-1] if self._history else None,
                partial(self._composed_bar, parts=parts, index=index, start=start),
                self._composed,
            )
            self.rejected = self._chooser.rejected
            self._history.append(written)
            self._composed.append(composed)
            writer.steering.hear(composed.notes, tuple(p.is_drums for p in parts), self.key.transposition)
            start += wish.meter.ticks
            yield composed

    def _composed_bar(self, written: BarWords, parts: tuple[Part, ...], index: int, start: int) -> ComposedBar:
        notes = tuple(self._notes(ids, start) for ids in written.parts)
        if self._asked.dynamics is not None and not self._characters:
            notes = tuple(at_mark(part, self._asked.dynamics) for part in notes)
        chords = tuple(c.transposed(self.key.transposition) for c in written.chords)
        bar = Bar(written.meter, self._tempo(index), chords, written.section)
        return ComposedBar(index, start, bar, parts, notes, self.total)

    def _wish(self, index: int) -> BarWish:
        request = self._request
        remaining = self.total - 1 - index
        begun = len(self._begun.bars) if self._begun else 0
        chords: tuple[Chord, ...] | None = None
        # A progression that goes round ends at home; one that fills the piece ends as written.
        goes_round = self.total - begun > len(self._asked.chords)
        if self._asked.chords and not (remaining == 0 and goes_round):
            entry = self._asked.chords[(index - begun) % len(self._asked.chords)]
            chords = tuple(parse_chord(s, self.key).transposed(-self.key.transposition) for s in entry.split())
        answer = self._memory.answer(index)
        if answer is not None and not self._asked.chords and remaining > 1 and not answer.ends:
            chords = self._history[answer.bar].chords
        given = self._given(index)
        frames = self._grooves(index)
        return BarWish(
            index,
            request.meter,
            remaining,
            # Nothing rings into the last bar, which stands on its own chord.
            max(remaining, 1) * request.meter.ticks,
            self._section(index),
            chords,
            given=given,
            frame=None if frames is None else lambda part, _: frames[part],
            returns=self._memory.returns(index, [bar.parts for bar in self._history]),
        )

    def _section(self, index: int) -> str | None:
        if self._begun is not None:
            return None
        if self._form is not None:
            return self._form[index * len(self._form) // self.total]
        character = self._character(index)
        if character is None or character.section is None:
            return None
        names = list(dict.fromkeys(c.section for c in self._characters if c.section is not None))
        # Letters stand for themselves; other names get letters in the order in which they come.
        name = character.section
        return name if len(name) == 1 and name.isupper() else chr(ord("A") + min(names.index(name), 7))

    # --- what an arc, a pace or a dance asks of single bars -----------------------------------

    def _character(self, index: int) -> Character | None:
        return self._characters[index] if self._characters else None

    def _tempo(self, index: int) -> float:
        character = self._character(index)
        return self.tempo_bpm if character is None else character.tempo_bpm

    def _turn_to(self, index: int) -> None:
        """Let the writer know what is asked of this bar that was not asked of the one before."""
        character, asked = self._character(index), self._asked
        density = asked.density if character is None or character.density is None else character.density
        quarters = self._request.meter.ticks / TICKS_PER_QUARTER
        self._writer.pace.want(wanted_attacks(self._players, density, asked.intensity, quarters, self._tempo(index)))
        if character is None:
            return
        self._writer.rules = tuple(self._rule(i, character.velocities) for i in range(len(self._players)))
        header = self._header_for(character)
        if header.text() != self._header.header.text():
            self._feed_header_again(header, index)

    def _header_for(self, character: Character) -> Header:
        header = replace(self._header.header, tempo_bpm=character.tempo_bpm)
        if character.density is not None:
            header = replace(header, density=_DENSITY_LEVEL[character.density])
        if character.mood is not None:
            valence = character.mood.valence
            header = replace(header, valence=mood_step(valence), energy=mood_step(character.mood.energy))
            if self._asked.key is None and not self._asked.chords and abs(valence) >= _MOOD_DECIDES:
                # Relatives share their scale: from D minor a happy end is in F major.
                header = replace(header, mode="major" if valence > 0 else "minor")
        return header

    def _feed_header_again(self, header: Header, index: int) -> None:
        """Go on under another header: the model reads the new one and the latest bars."""
        table, before = self._composer.table, self._header
        self._session.rollback(0)
        self._header = replace(self._fed(header), sampled=before.sampled)
        self._begin_context_anew(self._history, self.total - index)
        if header.mode != before.header.mode:
            self._writer.harmony = harmony_of(header.mode)
            self._writer.bias = scale_bias(table, header.mode)
            self._writer.steering = KeySteering(table, header.mode, active=True)

    def _given(self, index: int) -> tuple[tuple[int, ...] | None, ...]:
        """Who is silent in this bar, and whose groove goes on as it was."""
        character = self._character(index)
        resting = [character is not None and character.rests(player) for player in self._players]
        if all(resting):
            resting = [False] * len(resting)
        grooving = self._asked.danceable is True and self._groove_goes_on(index)
        given: list[tuple[int, ...] | None] = []
        for part, player in enumerate(self._players):
            last = self._history[-1].parts[part] if grooving and player.is_drums else ()
            given.append(() if resting[part] else last or None)
        return tuple(given) if any(words is not None for words in given) else ()

    def _grooves(self, index: int) -> tuple[Frame, ...] | None:
        """The rhythm of the bass stays while one dances; its notes follow the chords."""
        if self._asked.danceable is not True or not self._groove_goes_on(index):
            return None
        frames = []
        for part, player in enumerate(self._players):
            words = self._history[-1].parts[part] if player.role == "bass" else ()
            events = tuple(event for word in words for event in self._composer.table.events[word])
            frames.append(Frame(figure_of("rhythm", events), instead=words) if events else FREE)
        return tuple(frames)

    def _groove_goes_on(self, index: int) -> bool:
        return index % _GROOVE_BARS in _GROOVE_GOES_ON and bool(self._history) and index < self.total - 1
