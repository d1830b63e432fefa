"""What a practice piece is made in: the player, the level, the key, the bars, chance."""

from __future__ import annotations

import random
from dataclasses import dataclass

from composer.key import SCALES, Key
from composer.piece import Meter


@dataclass(frozen=True)
class Lesson:
    """``family`` an instrument of :data:`composer.instruments.FAMILIES`, ``level`` 1..8, ``low`` and
    ``high`` the compass at that level (MIDI note numbers), ``bars`` how many bars there shall be, None
    for as many as the material has; ``rng`` is the only source of chance."""

    family: str
    level: int
    key: Key
    meter: Meter
    tempo_bpm: float
    bars: int | None
    low: int
    high: int
    rng: random.Random

    def ladder(self, mode: str | None = None) -> list[int]:
        """Every pitch of the scale within the compass, from the bottom up."""
        steps = SCALES[mode or self.key.mode]
        scale = {(self.key.pitch_class + step) % 12 for step in steps}
        return [pitch for pitch in range(self.low, self.high + 1) if pitch % 12 in scale]

    def tonic(self, near: float, octaves: int = 0) -> int:
        """The tonic nearest to ``near`` above which ``octaves`` octaves lie within the compass; the lowest
        tonic there is when none has that much room."""
        tonics = [p for p in range(self.low, self.high + 1) if p % 12 == self.key.pitch_class]
        roomy = [p for p in tonics if p + 12 * octaves <= self.high]
        return min(roomy or tonics[:1] or [self.low], key=lambda pitch: abs(pitch - near))

    def room(self) -> int:
        """How many whole octaves lie between the lowest tonic and the top of the compass."""
        lowest = next((p for p in range(self.low, self.high + 1) if p % 12 == self.key.pitch_class), self.low)
        return (self.high - lowest) // 12
