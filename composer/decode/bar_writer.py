"""One bar at a time, from the model, under every rule at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from composer.decode.bar_words import BarWish, BarWords, Sampling, WriterMemory, bar_ids, plan_ids
from composer.decode.chord_lean import ChordLean, Lean
from composer.decode.closing import Closing, closing_of, grounds, lowest_other, lowest_root
from composer.decode.frame import FREE, PitchFigure
from composer.decode.groove import GrooveLean
from composer.decode.key_steering import KeySteering
from composer.decode.pace import Pace
from composer.decode.part_mask import CLOSING_WORDS, MOST_WORDS, PartRules, PartState
from composer.decode.returning import Return
from composer.decode.rules import chord_bias, closing_pitches
from composer.decode.scales import Harmony
from composer.decode.tune_lean import TuneLean
from composer.decode.word_table import PITCH, WordTable
from composer.engine import NothingAllowedError, Session, sample
from composer.harmony import ALL_CHORDS, Chord
from composer.piece import Meter
from composer.text.alphabet import (
    SECTIONS,
    Kind,
    character,
    chord_character,
    chord_of,
    kind_of,
    remaining_character,
)
from composer.text.header import Player
from composer.text.words import EOS, Words

__all__ = ["BarWish", "BarWords", "BarWriter", "Sampling", "WriterMemory", "bar_ids"]

# Bars of rest after which a part must play again, and by which it must have entered: who carries
# the music rests a bar at most, who sings it breathes, a second voice may wait for its cue.
_LONGEST_REST = {"melody": 2, "voice": 2, "counter": 3}
_LONGEST_REST_OF_OTHERS = 1
# Sections change on four-bar lines when the user gave no form.
_SECTION_BARS = 4


class BarWriter:
    """Writes bar after bar into a session that holds a header, within ``context`` words.

    ``rules`` belong to ``players``, in order; ``mode`` and its ``harmony`` are the piece's; ``bias``
    is added to the logits of played words, and what ``chord_lean`` says of the bar's chords,
    ``steering`` of the key, ``pace`` of how busy the part is, ``tune`` of its line and ``groove`` of its genre;
    ``opens_on_tonic`` makes the first chord the tonic. ``pending`` are words decided but not fed yet:
    the next call of the model feeds them all at once. What rings on and who rests is remembered between bars."""

    def __init__(
        self,
        session: Session,
        context: int,
        words: Words,
        players: tuple[Player, ...],
        rules: tuple[PartRules, ...],
        mode: str,
        harmony: Harmony,
        bias: npt.NDArray[np.float32],
        sampling: Sampling,
        rng: np.random.Generator,
        chord_lean: ChordLean,
        steering: KeySteering,
        pace: Pace,
        tune: TuneLean,
        groove: GrooveLean,
        opens_on_tonic: bool = False,
    ) -> None:
        self.session, self.words, self.players, self.rules = session, words, players, rules
        self.context = context
        self.harmony, self.bias, self.sampling, self.rng = harmony, bias, sampling, rng
        self.chord_lean, self.steering, self.pace, self.tune = chord_lean, steering, pace, tune
        self.groove = groove
        self.opens_on_tonic = opens_on_tonic
        self.pending: list[int] = []
        self.sampled = 0
        self.ringing: list[dict[int, int]] = [{} for _ in players]
        # The lowest pitch on which each part rests in the last bar, once it is written.
        self._rests_on: dict[int, int] = {}
        self._longest_rest = [_LONGEST_REST.get(p.role, _LONGEST_REST_OF_OTHERS) for p in players]
        # As if everybody had rested just short of the limit: each part enters in bar two at the
        # latest, and one of them in the first.
        self.rests = [longest - 1 for longest in self._longest_rest]
        self._chord_words = {c: words.id(chord_character(c)) for c in ALL_CHORDS}
        self._plan_bias = np.zeros(len(words), dtype=np.float32)
        for chord, word in self._chord_words.items():
            # The chords of a strict scale are chosen from; none of them is an outsider.
            self._plan_bias[word] = chord_bias(chord, mode) if harmony.all == ALL_CHORDS else 0.0
        self._program_words = [words.id(character(Kind.PROGRAM, p.program)) for p in players]

    def write(self, wish: BarWish, before: BarWords | None) -> BarWords:
        """One more bar; ``before`` is the bar before it, None at the beginning."""
        section, chords = self._plan(wish, before)
        parts: tuple[tuple[int, ...], ...] = ()
        for index in range(len(self.players)):
            parts += (self._part(index, wish, chords, parts),)
        return BarWords(wish.meter, section, chords, parts)

    def remember(self) -> WriterMemory:
        """Where the text and everything else stands now, to come back to with :meth:`recall_music`."""
        return WriterMemory(
            self.session.length,
            tuple(self.pending),
            tuple(map(dict, self.ringing)),
            tuple(self.rests),
            self.steering.remember(),
            self.pace.remember(),
            self.tune.remember(),
        )

    def recall_music(self, memory: WriterMemory) -> None:
        """Go back to where ``memory`` was taken, in all but the text itself: that is the business
        of whoever holds the session."""
        self.ringing, self.rests = list(map(dict, memory.ringing)), list(memory.rests)
        self.steering.recall(memory.steering)
        self.pace.recall(memory.pace)
        self.tune.recall(memory.tune)

    def go_back(self, memory: WriterMemory) -> None:
        """Go back to where ``memory`` was taken, in the text too, of which nothing before that place has changed
        since."""
        self.session.rollback(memory.length)
        self.pending = list(memory.pending)
        self.recall_music(memory)

    def _feed(self) -> npt.NDArray[np.float32]:
        logits = self.session.feed(self.pending)
        self.pending = []
        return logits

    def _choose(self, choices: list[int], fit: Mapping[Chord, float]) -> int:
        """Draw one of some words, decided but not yet pending."""
        mask = np.zeros(len(self.words), dtype=bool)
        mask[choices] = True
        self.sampled += 1
        logits = self._feed() + self._plan_bias
        for chord, lean in self.steering.chord_bias().items():
            logits[self._chord_words[chord]] += lean
        for chord, lean in fit.items():
            logits[self._chord_words[chord]] += lean
        return sample(logits, mask, self.sampling.temperature, self.sampling.top_p, self.rng)

    def _plan(self, wish: BarWish, before: BarWords | None) -> tuple[str, tuple[Chord, ...]]:
        chords = wish.chords
        if chords is None and wish.remaining == 0:
            chords = (self.harmony.home,)
        section = wish.section or (before.section if before else "A")
        self.pending += plan_ids(self.words, wish.meter, section, chords or (), before, wish.remaining)
        if chords is not None:
            return section, chords
        choices = [self._chord_words[c] for c in self.harmony.all]
        if before is None and self.opens_on_tonic:
            choices = [self._chord_words[c] for c in self.harmony.openings]
        if before is not None and wish.section is None and wish.index % _SECTION_BARS == 0:
            # Any section met so far, or the next new one.
            letters = range(min(ord(section) - ord("A") + 2, SECTIONS))
            choices += [self.words.id(character(Kind.SECTION, i)) for i in letters if chr(ord("A") + i) != section]
        kind, value = self._plan_word(choices, wish.chord_fit)
        if kind is Kind.SECTION:
            section = chr(ord("A") + value)
            _, value = self._plan_word([self._chord_words[c] for c in self.harmony.all], wish.chord_fit)
        return section, self._second_chord(chord_of(value), wish)

    def _plan_word(self, choices: list[int], fit: Mapping[Chord, float]) -> tuple[Kind, int]:
        word = self._choose(choices, fit)
        self.pending.append(word)
        return kind_of(self.words.spellings[word])

    def _second_chord(self, first: Chord, wish: BarWish) -> tuple[Chord, ...]:
        """The bar's chords after its first was drawn: it stands alone, or another follows. The
        bar before the last ends with a chord that leads home."""
        stop = self._program_words[0]
        seconds = [chord for chord in self.harmony.all if chord != first]
        may_stop = True
        if wish.remaining == 1 or wish.leads_home:
            closing = self.harmony.cadences
            seconds = [chord for chord in closing if chord != first]
            may_stop = first in closing
        word = self._choose([self._chord_words[c] for c in seconds] + ([stop] if may_stop else []), wish.chord_fit)
        if word == stop:
            return (first,)
        self.pending.append(word)
        return (first, chord_of(kind_of(self.words.spellings[word])[1]))

    def _part(
        self, index: int, wish: BarWish, chords: tuple[Chord, ...], before: tuple[tuple[int, ...], ...]
    ) -> tuple[int, ...]:
        given = wish.given[index] if wish.given else None
        if given is not None:
            self.pending += [self._program_words[index], *given]
            self.rests[index] = 0 if given else self.rests[index] + 1
            return given
        player, rules = self.players[index], self.rules[index]
        frame = wish.frame(index, before) if wish.frame is not None else FREE
        is_last = wish.remaining == 0
        limit = wish.limits[index] if wish.limits else wish.ticks_left
        closing: Closing | None = None
        if is_last and not isinstance(frame.figure, PitchFigure):
            rules, closing = self._closing(index, wish.meter, chords[-1], before)
            if frame.figure is not None or frame.least_attacks or limit < wish.meter.ticks:
                closing = None
        # Somebody sounds in the first bar, everybody in the last.
        leads = wish.index == 0 and index == 0
        state = PartState(
            rules,
            wish.meter.ticks,
            limit,
            self.ringing[index],
            must_play=is_last or leads or self.rests[index] >= self._longest_rest[index],
            from_first_tick=is_last and not player.is_drums and not self.ringing[index] and frame.figure is None,
            most_words=self._share(index),
            frame=frame,
            closing=closing,
        )
        self.pending.append(self._program_words[index])
        held = {pitch for words in before for pitch in _pitches(rules.table, words)}
        lowest = index in grounds(self.players, [min(own.pitches) for own in self.rules])
        lean = self.chord_lean.lean(chords, player.role, wish.meter.second_half, wish.meter.ticks, lowest)
        lean = lean.plus(self.tune.compass(index, held))
        begin = self.session.length + len(self.pending)
        end_word = self._end_word(index, wish.remaining)
        comes = wish.returns[index] if wish.returns else None
        beginning = state
        written, state = self._played(index, beginning, end_word, lean, comes)
        if not state.is_told and frame.voices:
            # From the part's name on: the model must be asked again.
            self._go_back(begin - 1)
            self.pending.append(self._program_words[index])
            written, state = self._played(index, replace(beginning, frame=frame.relaxed), end_word, lean, comes)
        if not state.is_told:
            self._go_back(begin)
            written = list(frame.instead)
            self.pending += written
        if closing is not None and not player.is_drums:
            self._rests_on[index] = closing.lowest(state.sounding)
        self.pace.hear(index, state.attacks)
        self.tune.hear(index, _pitches(rules.table, tuple(written)), state.latest)
        self.ringing[index] = state.ringing_into_next()
        self.rests[index] = 0 if written else self.rests[index] + 1
        return tuple(written)

    def _share(self, index: int) -> int:
        """Words that part ``index`` may take, so that those after it find room in the context."""
        left = len(self.players) - index
        room = self.context - self.session.length - len(self.pending)
        # The part's name, and what it needs to close.
        return max(min(room // left - 1 - CLOSING_WORDS, MOST_WORDS), 1)

    def _closing(
        self, index: int, meter: Meter, chord: Chord, before: tuple[tuple[int, ...], ...]
    ) -> tuple[PartRules, Closing]:
        """The rules of a part in the last bar, over ``chord``, and how it comes to rest; ``before``
        are the words of the parts before it."""
        rules, player = self.rules[index], self.players[index]
        if player.is_drums:
            return rules, closing_of(meter)
        written = [_pitches(rules.table, words) for words in before]
        ground = grounds(self.players, [min(own.pitches) for own in self.rules])
        if index not in ground:
            # Above the ground, or above where it can go where it is still to come.
            roots = [
                self._rests_on[i] if i < index and i in self._rests_on else lowest_root(self.rules[i].pitches, chord)
                for i in ground
            ]
            return rules.narrowed(closing_pitches(chord, False, max(roots))), closing_of(meter)
        others = [lowest_other(pitches, chord) for i, pitches in enumerate(written) if not self.players[i].is_drums]
        rules = rules.narrowed(closing_pitches(chord, player.role == "bass", 0))
        return rules, closing_of(meter, chord.root, min(others, default=127))

    def _end_word(self, index: int, remaining: int) -> int:
        """The word that follows the part: the next part's name, a bar line, or the end."""
        if index + 1 < len(self.players):
            return self._program_words[index + 1]
        return self.words.id(remaining_character(remaining - 1)) if remaining else EOS

    def _played(
        self, index: int, state: PartState, end_word: int, lean: Lean, comes: Return | None
    ) -> tuple[list[int], PartState]:
        """Draw words until the part ends. Where no word is legal, go back to where it could
        have ended last (at worst before its first word)."""
        begin = self.session.length + len(self.pending)
        written: list[int] = []
        safe, safe_state = 0, state
        while not state.must_end:
            if state.is_closed:
                safe, safe_state = len(written), state
            favoured = comes.lean(written, state, end_word) if comes is not None else (end_word, 0.0)
            following = self._following(index, state, end_word, lean, favoured)
            if following is None:
                written, state = written[:safe], safe_state
                self._go_back(begin + safe)
                if state.has_come_to_rest or not state.most_words:
                    break
                # Nothing more but the note that it rests on; the word before is read again. Once only:
                # what could have ended before is told the same.
                state = safe_state = replace(state, most_words=0)
                self._go_back(begin + safe - 1)
                self.pending.append(written[-1] if written else self._program_words[index])
                continue
            word, state = following
            if word == end_word:
                break
            written.append(word)
            self.pending.append(word)
        return written, state

    def _following(
        self, index: int, state: PartState, end_word: int, lean: Lean, favoured: tuple[int, float]
    ) -> tuple[int, PartState] | None:
        """A legal word and the state after it, drawn until one is accepted; None when none is. One
        word is ``favoured`` by so many logits."""
        mask = state.mask()
        mask[end_word] = state.may_end
        if not mask.any():
            return None
        self.sampled += 1
        logits = self._feed() + self.bias + lean.at(state.position) + self.steering.pitch_bias()
        logits += self.pace.bias(index, state.position) + self.tune.steps(index, state.latest)
        logits += self.groove.bias(index, state.ticks, state.position)
        logits[favoured[0]] += favoured[1]
        while True:
            try:
                word = sample(logits, mask, self.sampling.temperature, self.sampling.top_p, self.rng)
            except NothingAllowedError:
                return None
            after = state if word == end_word else state.accepts(word)
            if after is not None:
                return word, after
            mask[word] = False

    def _go_back(self, length: int) -> None:
        if self.session.length > length:
            self.session.rollback(length)
        self.pending = self.pending[: length - self.session.length]


def _pitches(table: WordTable, words: tuple[int, ...]) -> frozenset[int]:
    return frozenset(event.value for word in words for event in table.events[word] if event.kind == PITCH)
