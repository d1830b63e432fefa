"""Which words may come next inside one part of one bar.

:class:`PartRules` is what a request says of a part, fixed for a piece; :class:`PartState` walks
through one bar of it. The mask over the vocabulary is a necessary condition, cheap for all words
at once; :meth:`PartState.accepts` is the exact one, for the word that was drawn. A word that
fails it is struck from the mask and another drawn, so the text is always legal.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from composer.decode.closing import Closing
from composer.decode.frame import FREE, Frame, PitchFigure
from composer.decode.word_table import DRUM, DURATION, PITCH, POSITION, START, VELOCITY, Bools, WordTable

# Words a part may take in one bar before it must stop, where the context leaves it as many; the
# densest bars of real music at two whole notes' length stay below.
MOST_WORDS = 160
# Words that a part over its share needs at most to close: velocity, pitch, duration; and in the last
# bar position, pitch and duration of the note that it rests on.
CLOSING_WORDS = 6
_KINDS = 5
# Where a part shall have many attacks in a bar, sixteenths are kept free for them.
_LEAST_STEP = 3


def _following(kind: int, velocity_told: bool) -> list[int]:
    if kind == START:
        return [POSITION]
    if kind == POSITION:
        return [VELOCITY, PITCH, DRUM] if velocity_told else [VELOCITY]
    if kind == VELOCITY:
        return [PITCH, DRUM]
    if kind == PITCH:
        return [PITCH, DURATION]
    if kind == DRUM:
        return [DRUM, POSITION, VELOCITY]
    return [POSITION, PITCH, VELOCITY]


_FOLLOWS = np.zeros((6, 2, _KINDS), dtype=bool)
for _kind in range(6):
    for _told in (0, 1):
        _FOLLOWS[_kind, _told, _following(_kind, bool(_told))] = True


class PartRules:
    """What may ever sound in a part: ``pitches`` a set of MIDI numbers in the white-key form (of
    drums: instruments), ``voices`` how many notes may sound at once, ``velocities`` an inclusive
    range of steps 0..7."""

    def __init__(
        self,
        table: WordTable,
        is_drums: bool,
        pitches: frozenset[int],
        voices: int,
        velocities: tuple[int, int] = (0, 7),
    ) -> None:
        self.table, self.is_drums, self.voices = table, is_drums, voices
        self.velocities = velocities
        self.pitches = pitches
        self.static = self._allowed(pitches)

    def _allowed(self, pitches: frozenset[int]) -> Bools:
        table = self.table
        outside = np.ones(128, dtype=bool)
        outside[sorted(pitches)] = False
        own, other = (table.drums, table.pitches) if self.is_drums else (table.pitches, table.drums)
        foreign = (table.first_kind == DURATION) if self.is_drums else np.zeros(len(table.played), dtype=bool)
        return (
            table.played
            & ~own[:, outside].any(axis=1)
            & ~other.any(axis=1)
            & ~foreign
            & (table.low_velocity >= self.velocities[0])
            & (table.high_velocity <= max(self.velocities[1], 0))
        )

    def narrowed(self, pitches: frozenset[int]) -> PartRules:
        """The same part with fewer pitches: the last bar's chord tones, say. When nothing of
        the part lies in ``pitches``, the part keeps its own."""
        common = self.pitches & pitches
        return PartRules(self.table, self.is_drums, common or self.pitches, self.voices, self.velocities)

    def at_most(self, voices: int) -> PartRules:
        """The same part with fewer notes at once."""
        return PartRules(self.table, self.is_drums, self.pitches, min(voices, self.voices), self.velocities)


@dataclass
class PartState:
    """One part in one bar, while it is written.

    ``ticks`` is the bar's length, ``limit`` the ticks from its bar line to the end of the piece:
    no note may ring longer. ``sounding`` maps pitches that ring in from earlier bars to the tick
    (from this bar line) at which they end. ``must_play`` forbids an empty bar, ``from_first_tick``
    makes the first note stand on the bar line. From ``most_words`` words on the part only closes
    what it has begun. ``frame`` is what this bar must keep to besides, ``closing`` how the last bar
    comes to rest; ``events``, ``attacks`` and ``sounded`` count what was told; ``latest`` is the last
    pitch.
    """

    rules: PartRules
    ticks: int
    limit: int
    sounding: dict[int, int] = field(default_factory=dict)
    must_play: bool = False
    from_first_tick: bool = False
    most_words: int = MOST_WORDS
    frame: Frame = FREE
    closing: Closing | None = None
    kind: int = START
    position: int = -1
    velocity_told: bool = False
    struck: tuple[int, ...] = ()
    open_pitches: tuple[int, ...] = ()
    words: int = 0
    events: int = 0
    attacks: int = 0
    sounded: int = 0
    latest: int | None = None

    @property
    def is_closed(self) -> bool:
        """Whether nothing is half told: the part could be cut off here."""
        if self.kind == START:
            return not self.must_play
        return self.kind in (DURATION, DRUM)

    @property
    def is_told(self) -> bool:
        """Whether a figure that is kept is told to its end."""
        return self.frame.figure is None or self.frame.figure.is_told(self.events, self.sounded)

    @property
    def may_end(self) -> bool:
        """Whether the part may be over here."""
        return self.is_closed and self.is_told and self.has_come_to_rest and self.attacks >= self.frame.least_attacks

    @property
    def has_come_to_rest(self) -> bool:
        """Whether the last bar may be left as it is; elsewhere True."""
        return self.closing is None or self.rules.is_drums or self.closing.may_end(self.position, self.sounding)

    @property
    def must_end(self) -> bool:
        """Whether the part has had its share of words, or the figure it keeps is told."""
        over = self.words >= self.most_words and self.is_closed and self.has_come_to_rest
        return over or (self.frame.figure is not None and self.may_end)

    def mask(self) -> npt.NDArray[np.bool_]:
        """Words that may come next, over the vocabulary; necessary, nearly sufficient."""
        table = self.rules.table
        if self.must_end:
            return np.zeros(len(table.played), dtype=bool)
        allowed = self.rules.static & _FOLLOWS[self.kind, int(self.velocity_told)][table.first_kind]
        allowed &= (table.first_position < 0) | (table.first_position > self.position)
        allowed &= (table.last_position < self.ticks) & (table.reach <= self.limit)
        if self.closing is not None:
            allowed &= table.last_position <= self.closing.latest
        if self.kind == START and self.from_first_tick:
            allowed &= table.first_position == 0
        if self.position >= 0:
            allowed &= table.lead_duration <= self.limit - self.position
            allowed &= table.lead_pitches + len(self.struck) <= self.rules.voices
        allowed &= table.crowd <= self.rules.voices
        if self.words >= self.most_words and self.kind != START:
            rests = self.closing.latest if self.closing is not None and not self.has_come_to_rest else None
            allowed &= (table.first_position < 0) | (table.last_position == rests)
            if self.is_closed and rests is not None:
                allowed &= table.first_position == rests
            if self.kind == PITCH:
                allowed &= table.last_kind == DURATION
        return allowed if self.frame is FREE else allowed & self._framed()

    def _framed(self) -> Bools:
        table, frame = self.rules.table, self.frame
        allowed = np.ones(len(table.played), dtype=bool)
        if frame.most_attacks is not None:
            allowed &= self.attacks + table.attacks <= frame.most_attacks
        if frame.least_attacks:
            # Room is left for the attacks still to come, a step apart.
            step = max(1, min(_LEAST_STEP, self.ticks // (frame.least_attacks + 1)))
            latest = self.ticks - step * np.maximum(frame.least_attacks - self.attacks - table.attacks, 0)
            allowed &= table.last_position < latest
            if self.rules.voices == 1:
                allowed &= table.reach <= latest
                if self.position >= 0:
                    allowed &= table.lead_duration <= np.maximum(latest - self.position, 1)
        if frame.figure is not None:
            told = self.sounded if isinstance(frame.figure, PitchFigure) else self.events
            allowed &= frame.figure.mask(table, told)
        return allowed

    def accepts(self, word: int) -> PartState | None:
        """The state after ``word``, or None where the word breaks a rule."""
        kind, position, told = self.kind, self.position, self.velocity_told
        struck, open_pitches = self.struck, self.open_pitches
        sounding = self.sounding
        rules, frame, closing = self.rules, self.frame, self.closing
        attacks, sounded = self.attacks, self.sounded
        latest = frame.latest if self.latest is None else self.latest
        kept = frame.figure if isinstance(frame.figure, PitchFigure) else None
        for event in rules.table.events[word]:
            if not _FOLLOWS[kind, int(told), event.kind]:
                return None
            if event.kind == POSITION:
                if not position < event.value < self.ticks:
                    return None
                position, struck, attacks = event.value, (), attacks + 1
                if kept is not None and not kept.may_begin(sounded, position, self.ticks):
                    return None
                if not rules.is_drums and sum(end > position for end in sounding.values()) >= rules.voices:
                    return None
            elif event.kind == VELOCITY:
                told = True
            elif event.kind in (PITCH, DRUM):
                if event.value not in rules.pitches or event.value in struck or len(struck) >= rules.voices:
                    return None
                if event.kind == PITCH:
                    if sounding.get(event.value, -1) > position:
                        return None
                    ringing = sum(end > position for pitch, end in sounding.items() if pitch not in struck)
                    if ringing + len(struck) >= rules.voices:
                        return None
                    low, high = frame.bounds(position)
                    if not low <= event.value <= high:
                        return None
                    if frame.voices and frame.is_parallel(latest, event.value, position):
                        return None
                    if closing and not closing.may_strike(event.value, position, open_pitches, sounding):
                        return None
                    latest = event.value
                    open_pitches = (*open_pitches, event.value)
                if kept is not None and not kept.may_sound(sounded, event.value, len(struck)):
                    return None
                sounded += 1
                struck = (*struck, event.value)
            else:
                end = position + event.value
                if end > self.limit or not frame.holds(open_pitches, position, end):
                    return None
                if closing and not closing.may_hold(open_pitches, end, sounding):
                    return None
                if kept is not None and end > kept.latest_end(
                    sounded, open_pitches, rules.voices == 1, self.ticks, self.limit
                ):
                    return None
                sounding = {**sounding, **dict.fromkeys(open_pitches, position + event.value)}
                open_pitches = ()
            kind = event.kind
        return PartState(
            rules, self.ticks, self.limit, sounding, self.must_play, self.from_first_tick, self.most_words, frame,
            closing, kind, position, told, struck, open_pitches, self.words + 1,
            self.events + len(rules.table.events[word]), attacks, sounded, latest,
        )  # fmt: skip

    def ringing_into_next(self) -> dict[int, int]:
        """Pitches that ring on, with their ends counted from the next bar line."""
        return {pitch: end - self.ticks for pitch, end in self.sounding.items() if end > self.ticks}
