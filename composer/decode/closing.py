"""How a piece comes to rest in its last bar: everybody has begun a last note by its middle and holds
it, over a bass that stands on the root.

Left to itself the model plays its last bar like any other: of 44 pieces that ended on the planned
chord, 26 stopped in the middle of a figure or on a fifth that sounded below the root.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from composer.harmony import Chord
from composer.piece import Meter
from composer.text.header import Player

# A last note is held for a quarter note at least, or for a third of a shorter bar, and through
# three quarters of the bar.
_LONG_TICKS = 12
_HELD_SHARE = 0.75


@dataclass(frozen=True)
class Closing:
    """``latest`` is the tick from the bar line at which the last attack may stand; a note ends by
    then or lasts to ``until`` at least. Where the part is the ground of the last chord, what lasts
    stands on ``root`` (a pitch class, white-key form; None for other parts) and not above ``ceiling``."""

    latest: int
    until: int
    root: int | None = None
    ceiling: int = 127

    def may_strike(self, pitch: int, position: int, group: Sequence[int], sounding: Mapping[int, int]) -> bool:
        """Whether a pitch may begin beside those of its ``group`` and those ``sounding`` (with their
        ends): the last attack of the ground needs the root below it."""
        return position < self.latest or self._stands([*group, pitch], sounding)

    def may_hold(self, group: Sequence[int], end: int, sounding: Mapping[int, int]) -> bool:
        """Whether a group of pitches may last to ``end``."""
        return end <= self.latest or (end >= self.until and self._stands(group, sounding))

    def may_end(self, position: int, sounding: Mapping[int, int]) -> bool:
        """Whether the part has come to rest with its attack at ``position``."""
        if not any(end >= self.until for end in sounding.values()):
            return False
        return self.root is None or min(p for p, end in sounding.items() if end > position) % 12 == self.root

    def lowest(self, sounding: Mapping[int, int]) -> int:
        """The lowest pitch that lasts; 127 where none does."""
        return min((pitch for pitch, end in sounding.items() if end >= self.until), default=127)

    def _stands(self, group: Collection[int], sounding: Mapping[int, int]) -> bool:
        if self.root is None:
            return True
        lowest = min([*group, self.lowest(sounding)])
        return lowest % 12 == self.root and lowest <= self.ceiling


def closing_of(meter: Meter, root: int | None = None, ceiling: int = 127) -> Closing:
    """How a part closes a bar of a meter; ``root`` and ``ceiling`` as in :class:`Closing`."""
    latest = meter.ticks // 2 // meter.beat_ticks * meter.beat_ticks
    until = max(latest + min(_LONG_TICKS, meter.ticks // 3), int(meter.ticks * _HELD_SHARE))
    return Closing(latest, until, root, ceiling)


def grounds(players: Sequence[Player], lowest: Sequence[int]) -> frozenset[int]:
    """The indices of those who stand on the root of the last chord: the basses, or else whoever
    reaches down furthest; ``lowest`` is the lowest pitch of each player."""
    pitched = [i for i, player in enumerate(players) if not player.is_drums]
    basses = [i for i in pitched if players[i].role == "bass"]
    return frozenset(basses or sorted(pitched, key=lambda i: (lowest[i], -i))[:1])


def lowest_root(pitches: Collection[int], chord: Chord) -> int:
    """The lowest of some pitches that is the root of a chord; 127 where none is."""
    return min((pitch for pitch in pitches if pitch % 12 == chord.root), default=127)


def lowest_other(pitches: Collection[int], chord: Chord) -> int:
    """The lowest of some pitches that is not the root of a chord; 127 where there is none."""
    return min((pitch for pitch in pitches if pitch % 12 != chord.root), default=127)
