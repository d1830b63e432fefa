"""What a listener sets for their own ears: nothing of it is in the piece, and nothing is composed anew."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from composer.piece import ComposedBar
from synth.mixing import Strip

# Factors that may be asked for: twice as strong is 6 dB, a quarter of the tempo to four times it.
VOLUMES, REVERBS, TEMPI = (0.0, 2.0), (0.0, 2.0), (0.25, 4.0)


class BalanceError(ValueError):
    """A factor out of its range; the message says the range."""


@dataclass(frozen=True)
class Balance:
    """``volumes`` are factors of amplitude by part, in the order of the parts, 1.0 for those it does
    not reach; a part at 0 is not played. ``reverb`` multiplies what every part sends to the reverb,
    ``tempo`` the tempo of every bar.

    Raises BalanceError for a factor out of :data:`VOLUMES`, :data:`REVERBS` or :data:`TEMPI`."""

    volumes: tuple[float, ...] = ()
    reverb: float = 1.0
    tempo: float = 1.0

    def __post_init__(self) -> None:
        asked = [("volume", volume, VOLUMES) for volume in self.volumes]
        for name, value, (low, high) in (*asked, ("reverb", self.reverb, REVERBS), ("tempo", self.tempo, TEMPI)):
            if not low <= value <= high:
                raise BalanceError(f"{name} can be {low:g} to {high:g}, not {value:g}")

    def silences(self, part: int) -> bool:
        """Whether the part of that index is not played."""
        return part < len(self.volumes) and self.volumes[part] == 0

    def paced(self, composed: ComposedBar) -> ComposedBar:
        """The bar at the listener's tempo."""
        if self.tempo == 1.0:
            return composed
        return replace(composed, bar=replace(composed.bar, tempo_bpm=composed.bar.tempo_bpm * self.tempo))

    def of(self, strips: Sequence[Strip]) -> tuple[Strip, ...]:
        """The strips of the mixing desk as the listener wants them."""
        return tuple(self._strip(index, strip) for index, strip in enumerate(strips))

    def _strip(self, index: int, strip: Strip) -> Strip:
        volume = self.volumes[index] if index < len(self.volumes) else 1.0
        gain_db = 20.0 * math.log10(volume) if volume > 0 else 0.0
        return replace(strip, trim_db=strip.trim_db + gain_db, reverb=min(1.0, strip.reverb * self.reverb))


AS_MIXED = Balance()
