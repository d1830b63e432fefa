"""How busy each part is: attacks are counted bar by bar, and where a part plays more or fewer than
were asked for, words that move on quickly or slowly gain weight until it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.controls import Level, Mood
from composer.decode.word_table import WordTable
from composer.piece import TICKS_PER_QUARTER
from composer.text.header import Player

# Attacks a second over the whole texture that are aimed at for each density, well inside the borders
# of composer.analysis.density_level (4 and 7), for the first bars come before any steering; and
# moments a second at which anything begins that are aimed at for each intensity, likewise for
# composer.analysis.character.intensity_level (3 and 5).
_DENSITY = {"low": 2.0, "moderate": 5.0, "high": 11.0}
_INTENSITY = {"low": 1.6, "moderate": 3.7, "high": 7.5}
# What the busiest of one, two, or more parts has of all moments: the others fall between.
_BUSIEST = (1.0, 0.75, 0.45)
# What a part takes of all attacks: who keeps the time plays most, who holds chords least.
_SHARE = {"drums": 1.8, "chords": 1.2, "melody": 1.0, "voice": 0.8, "counter": 0.8, "bass": 0.9, "pad": 0.4}
# More than this many attacks a quarter note no part is asked for: sixteenths.
_MOST_A_QUARTER = 4.0
# Logits, per unit of steering, for each quarter note that a word moves on, and against each attack.
_QUARTER, _ATTACK = 1.1, 0.6
# Steering follows slowly: at twice the step, and from the latest bar alone, one long note makes the
# next bar as much too busy.
_STEP, _MOST = 0.7, 3.0
# How much of what was heard of a part before counts beside its latest bar.
_MEMORY = 0.5
# Attacks of a part in a bar before anything is heard of it: quarters.
_USUAL_ATTACKS = 4.0


def wanted_attacks(
    players: Sequence[Player], density: Level | None, intensity: Level | None, quarters: float, tempo_bpm: float
) -> tuple[float, ...] | None:
    """How many attacks each player shall have in a bar of so many ``quarters``; None when neither
    is asked for. Where both are, they meet in the middle."""
    shares = [_SHARE[player.role] for player in players]
    by_density = by_intensity = None
    if density is not None:
        all_of_them = _DENSITY[density] * quarters * 60.0 / tempo_bpm
        by_density = [all_of_them * share / sum(shares) for share in shares]
    if intensity is not None:
        moments = _INTENSITY[intensity] * quarters * 60.0 / tempo_bpm
        busiest = moments * _BUSIEST[min(len(shares), len(_BUSIEST)) - 1]
        by_intensity = [busiest * share / max(shares) for share in shares]
    if by_density is None and by_intensity is None:
        return None
    both = [rates for rates in (by_density, by_intensity) if rates is not None]
    return tuple(min(float(np.mean(rates)), _MOST_A_QUARTER * quarters) for rates in zip(*both, strict=True))


def level_of(mood: Mood) -> Level:
    """The density that suits the energy of a mood."""
    return "low" if mood.energy < -0.3 else "high" if mood.energy > 0.4 else "moderate"


@dataclass(frozen=True)
class PaceMemory:
    """Where the steering of a :class:`Pace` stood: by part how strong it was and how many attacks were
    heard, and how many were wanted."""

    amounts: tuple[float, ...]
    heard: tuple[float | None, ...]
    wanted: tuple[float, ...] | None


class Pace:
    """Steers the number of attacks of each of ``players``; does nothing until told what is wanted."""

    def __init__(self, table: WordTable, players: int) -> None:
        self._table = table
        self._amounts = [0.0] * players
        # Attacks a bar of every part, the latest bars counting most; None before its first.
        self._heard: list[float | None] = [None] * players
        self._wanted: tuple[float, ...] | None = None
        self._tells_position = table.first_position >= 0
        # How far a word moves on when it tells no position, and how far beyond its first one.
        self._own = np.where(
            self._tells_position,
            np.maximum(table.last_position, table.reach) - table.first_position,
            table.lead_duration,
        ).astype(np.float32)

    def want(self, attacks: tuple[float, ...] | None) -> None:
        """Attacks of each player in the next bar; None: as the model likes."""
        if attacks is not None:
            # Where more or less is wanted than before, begin to lean at once.
            before = self._wanted or (_USUAL_ATTACKS,) * len(attacks)
            for part, (new, old) in enumerate(zip(attacks, before, strict=True)):
                self._amounts[part] = self._turned(part, old, new)
        self._wanted = attacks

    def hear(self, part: int, attacks: int) -> None:
        """One more bar of a player was written, with so many attacks."""
        if self._wanted is None:
            return
        before = self._heard[part]
        heard = attacks if before is None else _MEMORY * before + (1 - _MEMORY) * attacks
        self._heard[part] = heard
        self._amounts[part] = self._turned(part, heard, self._wanted[part])

    def bias(self, part: int, position: int) -> npt.NDArray[np.float32] | float:
        """What is added to the logits of played words while ``part`` stands at ``position``."""
        amount = self._amounts[part]
        if self._wanted is None or not amount:
            return 0.0
        ahead = np.where(self._tells_position, self._table.first_position - max(position, 0), 0)
        quarters = (self._own + ahead) / TICKS_PER_QUARTER
        return (amount * (_QUARTER * quarters - _ATTACK * self._table.attacks)).astype(np.float32)

    def remember(self) -> PaceMemory:
        """All that :meth:`recall` needs to go back to now."""
        return PaceMemory(tuple(self._amounts), tuple(self._heard), self._wanted)

    def recall(self, memory: PaceMemory) -> None:
        """Go back to what was remembered."""
        self._amounts, self._heard, self._wanted = list(memory.amounts), list(memory.heard), memory.wanted

    def _turned(self, part: int, attacks: float, wanted: float) -> float:
        """Half an attack either way is no reason to steer."""
        busier = float(np.log2((attacks + 0.5) / (wanted + 0.5)))
        return float(np.clip(self._amounts[part] + _STEP * busier, -_MOST, _MOST))
