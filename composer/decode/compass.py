"""The octaves that a piece is confined to when only their number was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from composer.controls import PitchRange
from composer.instruments import FAMILIES, family_of
from composer.text.header import Player

# A part wants an octave to move in; more than that counts less.
_ENOUGH = 12
_MIDDLE_C = 60


def within_octaves(wanted: PitchRange | None, players: Sequence[Player]) -> PitchRange | None:
    """The range asked for with both ends, where it states a number of octaves: the window of so
    many octaves, inside the ends that were stated, in which the players have most room. The one
    with least room counts most; of equals the window nearest to middle C is taken."""
    if wanted is None or wanted.octaves is None:
        return wanted
    size = int(12 * wanted.octaves)
    lowest, highest = wanted.low or 0, 127 if wanted.high is None else wanted.high
    if highest - lowest <= size:
        return PitchRange(lowest, highest)
    compasses = [
        (FAMILIES[family_of(p.program)].low, FAMILIES[family_of(p.program)].high) for p in players if not p.is_drums
    ]

    def room(low: int) -> tuple[int, int, int]:
        each = [min(high, low + size) - max(bottom, low) for bottom, high in compasses]
        enough = [min(space, _ENOUGH) for space in each]
        return min(enough, default=0), sum(enough), -abs(low + size // 2 - _MIDDLE_C)

    low = max(range(lowest, highest - size + 1), key=room)
    return PitchRange(low, low + size)
