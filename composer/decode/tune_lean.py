"""Leaning towards lines that step, within a compass, and keep out of each other's way.

The model leaps and repeats more than the music that it learnt from, whatever else is leant to. What
is added here makes up for that by what each part does.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from composer.decode.word_table import PITCH, POSITION, Event, WordTable

Floats = npt.NDArray[np.float32]

# Logits for a step of so many semitones, up or down: the logarithm of how often real works have each against how
# often composed pieces had it without this, made smaller, the repeated note's more so. How much smaller, and the
# other weights of this module, were found by trying: the judge of composer.evaluate told pieces like the
# validation split least from these.
_STEPS = {
    "tune": (-0.72, 0.62, 0.35, 0.0, -0.2, -0.28, -0.28, -0.2, -0.35, -0.35, -0.41, -0.55, -0.35),
    "bass": (0.0, 0.41, 0.41, 0.14, 0.07, -0.14, -0.2, -0.14, -0.2, -0.2, -0.2, -0.35, 0.0),
}
_WIDEST = len(_STEPS["tune"]) - 1
_LINES = {"melody": "tune", "voice": "tune", "counter": "tune", "bass": "bass"}
# A part moves freely so many semitones about its middle; beyond, each semitone costs so many logits.
_FREE, _BEYOND = {"melody": 14, "voice": 13, "counter": 14, "bass": 14}, 0.18
_FREE_OF_OTHERS, _BEYOND_OF_OTHERS = 9, 0.15
# How fast the middle follows the notes of a new bar.
_FOLLOWS = 0.3
# Logits for a semitone, or an octave more or less, against a note that another part holds.
_CLASH = 1.1


class TuneLean:
    """What lines and compasses ask of the words of ``players`` by their ``roles``; remembers where
    each part is. ``ranged`` says that the compass was asked for, ``stepping`` of whom steps are."""

    def __init__(self, table: WordTable, roles: tuple[str, ...], ranged: bool, basses_step: bool) -> None:
        self._roles, self._ranged = roles, ranged
        self._kinds = [_LINES.get(role) if basses_step or role != "bass" else None for role in roles]
        self._pitches = table.pitches.astype(np.float32)
        self._first, self._inside = _of_words(table)
        self._weights = {kind: np.array(weights, dtype=np.float32) for kind, weights in _STEPS.items()}
        self._middles: list[float | None] = [None] * len(roles)
        self._latest = [-1] * len(roles)

    def steps(self, part: int, latest: int | None) -> Floats | float:
        """What is added to the logits of played words after the pitch ``latest`` (None: the bar has
        none yet)."""
        kind = self._kinds[part]
        before = self._latest[part] if latest is None else latest
        if kind is None:
            return 0.0
        if before < 0:
            return self._inside[kind]
        leaps = np.minimum(np.abs(self._first - before), _WIDEST)
        return np.where(self._first >= 0, self._weights[kind][leaps], np.float32(0)) + self._inside[kind]

    def compass(self, part: int, others: Collection[int]) -> Floats | float:
        """What is added to the logits of played words in a bar in which other parts hold the pitches
        ``others``."""
        if self._roles[part] == "drums":
            return 0.0
        cost = np.zeros(128, dtype=np.float32)
        middle = self._middles[part]
        if middle is not None and not self._ranged:
            free = _FREE.get(self._roles[part], _FREE_OF_OTHERS)
            each = _BEYOND if self._roles[part] in _FREE else _BEYOND_OF_OTHERS
            cost += each * np.maximum(np.abs(np.arange(128) - middle) - free, 0)
        for pitch in others:
            # A semitone with its octaves: from a major seventh below to a minor ninth above.
            for near in (pitch - 13, pitch - 11, pitch - 1, pitch + 1, pitch + 11, pitch + 13):
                if 0 <= near < 128 and near not in others:
                    cost[near] = max(cost[near], _CLASH)
        return -(self._pitches @ cost) if cost.any() else 0.0

    def hear(self, part: int, pitches: Collection[int], latest: int | None) -> None:
        """One more bar of a part was written with these pitches, ``latest`` the last of them."""
        if latest is not None:
            self._latest[part] = latest
        if pitches:
            mean, middle = float(np.mean(list(pitches))), self._middles[part]
            self._middles[part] = mean if middle is None else middle + _FOLLOWS * (mean - middle)

    def remember(self) -> tuple[list[float | None], list[int]]:
        """All that :meth:`recall` needs to go back to now."""
        return list(self._middles), list(self._latest)

    def recall(self, memory: tuple[list[float | None], list[int]]) -> None:
        """Go back to what was remembered."""
        self._middles, self._latest = list(memory[0]), list(memory[1])


# One vocabulary is in use, and another where models are compared; reading one takes as long as some bars.
@lru_cache(maxsize=2)
def _of_words(table: WordTable) -> tuple[npt.NDArray[np.int64], dict[str, Floats]]:
    """Of each word the pitch with which its line begins (-1: without any), and by kind of line what its
    own steps are worth."""
    first = np.full(len(table.events), -1, dtype=np.int64)
    inside = {kind: np.zeros(len(table.events), dtype=np.float32) for kind in _STEPS}
    for word, events in enumerate(table.events):
        line = _line(events)
        if line:
            first[word] = line[0]
        for kind, weights in _STEPS.items():
            steps = (min(abs(b - a), _WIDEST) for a, b in pairwise(line))
            inside[kind][word] = sum(weights[step] for step in steps)
    return first, inside


def _line(events: tuple[Event, ...]) -> list[int]:
    """The pitches of a word that follow each other: the first of each group that is struck at once."""
    line: list[int] = []
    fresh = True
    for event in events:
        kind, value = event.kind, event.value
        if kind == PITCH and fresh:
            line.append(value)
            fresh = False
        fresh = fresh or kind == POSITION
    return line
