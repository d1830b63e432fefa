"""What each word of a vocabulary contains, as arrays, computed once per vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from composer.text.alphabet import DRUM_LOW, DURATIONS, PLAYED, Kind, kind_of
from composer.text.words import Words

Bools = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int32]

# Kinds as small integers; START and END_OF_GROUP are states, not characters.
POSITION, VELOCITY, PITCH, DRUM, DURATION, START = range(6)
_CODE = {
    Kind.POSITION: POSITION,
    Kind.VELOCITY: VELOCITY,
    Kind.PITCH: PITCH,
    Kind.DRUM: DRUM,
    Kind.DURATION: DURATION,
}
_NONE = -1


@dataclass(frozen=True)
class Event:
    """One played character: its kind code and value (ticks for durations, MIDI numbers for
    drums)."""

    kind: int
    value: int


@dataclass(frozen=True, eq=False)
class WordTable:
    """Arrays of length ``vocabulary``; all but ``played`` mean something for played words only.

    ``first_kind`` and ``last_kind`` are the kind codes a word begins and ends with;
    ``first_position`` and ``last_position`` its positions (-1 without any); ``lead_duration`` the
    longest duration told before its first position, ``reach`` the latest tick from the bar line
    at which a note that begins at one of its own positions ends; ``lead_pitches`` the pitches
    before its first position, ``crowd`` the most pitches at one of its own positions;
    ``low_velocity``, ``high_velocity`` its velocity steps (7 and 0 without any). ``pitches`` is
    (vocabulary, 128), ``drums`` likewise.
    ``events`` holds the characters themselves.

    A table is equal to itself alone, so that what is computed from it can be kept by it.
    """

    played: Bools
    first_kind: Integers
    last_kind: Integers
    first_position: Integers
    last_position: Integers
    lead_duration: Integers
    reach: Integers
    lead_pitches: Integers
    crowd: Integers
    low_velocity: Integers
    high_velocity: Integers
    pitches: Bools
    drums: Bools
    events: tuple[tuple[Event, ...], ...]

    @staticmethod
    def shape(events: Sequence[Event]) -> tuple[tuple[int, int], ...]:
        """Events as kind codes and values, without the values of what sounds."""
        return tuple((e.kind, _NONE if e.kind in (PITCH, DRUM) else e.value) for e in events)

    @cached_property
    def by_shape(self) -> dict[tuple[tuple[int, int], ...], Integers]:
        """The played words of each :meth:`shape`."""
        return _grouped([(self.shape(events), word) for word, events in enumerate(self.events) if events])

    @cached_property
    def by_sounds(self) -> dict[tuple[int, ...], Integers]:
        """The played words that sound certain pitches or drums, in their order."""
        return _grouped(
            [
                (tuple(e.value for e in events if e.kind in (PITCH, DRUM)), word)
                for word, events in enumerate(self.events)
                if events
            ]
        )

    @cached_property
    def attacks(self) -> Integers:
        """How many positions each word tells."""
        return np.array([sum(e.kind == POSITION for e in events) for events in self.events], dtype=np.int32)

    @classmethod
    def of(cls, words: Words) -> WordTable:
        """Read every word of a vocabulary."""
        size = len(words)
        numbers = {
            name: np.zeros(size, dtype=np.int32)
            for name in ("first_kind", "last_kind", "lead_duration", "reach", "lead_pitches", "crowd", "high_velocity")
        }
        first_position = np.full(size, _NONE, dtype=np.int32)
        last_position = np.full(size, _NONE, dtype=np.int32)
        low_velocity = np.full(size, 7, dtype=np.int32)
        played = np.zeros(size, dtype=bool)
        pitches = np.zeros((size, 128), dtype=bool)
        drums = np.zeros((size, 128), dtype=bool)
        events: list[tuple[Event, ...]] = []
        for word, spelling in enumerate(words.spellings):
            kinds = [kind_of(char) for char in spelling]
            if not kinds or any(kind not in PLAYED for kind, _ in kinds):
                events.append(())
                continue
            played[word] = True
            own = tuple(Event(_CODE[kind], _value(kind, value)) for kind, value in kinds)
            events.append(own)
            numbers["first_kind"][word], numbers["last_kind"][word] = own[0].kind, own[-1].kind
            position = _NONE
            here = 0
            for event in own:
                if event.kind == POSITION:
                    position, here = event.value, 0
                    if first_position[word] == _NONE:
                        first_position[word] = position
                    last_position[word] = position
                elif event.kind in (PITCH, DRUM):
                    (pitches if event.kind == PITCH else drums)[word, event.value] = True
                    here += 1
                    name = "lead_pitches" if position == _NONE else "crowd"
                    numbers[name][word] = max(numbers[name][word], here)
                elif event.kind == VELOCITY:
                    low_velocity[word] = min(low_velocity[word], event.value)
                    numbers["high_velocity"][word] = max(numbers["high_velocity"][word], event.value)
                elif position == _NONE:
                    numbers["lead_duration"][word] = max(numbers["lead_duration"][word], event.value)
                else:
                    numbers["reach"][word] = max(numbers["reach"][word], position + event.value)
        return cls(
            played=played,
            first_position=first_position,
            last_position=last_position,
            low_velocity=low_velocity,
            pitches=pitches,
            drums=drums,
            events=tuple(events),
            **numbers,
        )


_Key = TypeVar("_Key")


def _grouped(pairs: list[tuple[_Key, int]]) -> dict[_Key, Integers]:
    groups: dict[_Key, list[int]] = {}
    for key, word in pairs:
        groups.setdefault(key, []).append(word)
    return {key: np.array(words, dtype=np.int32) for key, words in groups.items()}


def _value(kind: Kind, value: int) -> int:
    if kind is Kind.DURATION:
        return DURATIONS[value]
    return value + DRUM_LOW if kind is Kind.DRUM else value
