"""How complex a rhythm is.

Syncopation is measured after H. C. Longuet-Higgins and C. S. Lee, "The Rhythmic Interpretation of
Monophonic Music" (Music Perception 1/4, 1984): every place of a bar has a weight, 0 for its first
beat and one less for each level of the meter below; a note on a weak place that still lasts when a
stronger one passes without an attack scores the difference of the two weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from composer.piece import TICKS_PER_QUARTER, Bar, Meter, Note, Piece

# Values that carry at least this share of the notes count as used.
_USED = 0.03
_TRIPLET_EIGHTH, _TRIPLET_QUARTER = 4, 8


@dataclass(frozen=True)
class Rhythm:
    """``syncopation`` is the mean score a bar with notes; ``most`` the bar, counted from 1, with the
    highest one and ``most_score`` that score (None and 0 without syncopation); ``values`` the note
    values that are used, in ticks from attack to attack, most frequent first; ``shortest`` the
    shortest of them; ``triplets`` whether some are."""

    syncopation: float
    most: int | None
    most_score: int
    values: tuple[int, ...]
    shortest: int
    triplets: bool


def rhythm_of(piece: Piece, parts: Sequence[int]) -> Rhythm | None:
    """The rhythm that the parts make together; None when they are silent."""
    notes = [note for index in parts for note in piece.parts[index].notes]
    attacks = sorted({note.start for note in notes})
    if not attacks:
        return None
    end = max(note.end for note in notes)
    lengths = {tick: later - tick for tick, later in zip(attacks, [*attacks[1:], end], strict=True)}
    # What is left of a note when it is let go: a rest ends it, and nothing is held over a beat.
    sounding: dict[int, int] = {}
    for note in notes:
        sounding[note.start] = max(sounding.get(note.start, 0), note.duration)
    scores = []
    for index, bar in enumerate(piece.bars):
        start = piece.bar_starts[index]
        inside = [tick for tick in attacks if start <= tick < start + bar.ticks]
        if inside:
            scores.append((index + 1, syncopation(bar, start, inside, lengths)))
    counts = Counter(lengths.values())
    used = [value for value, count in counts.most_common() if count >= _USED * len(lengths)] or [min(counts)]
    top = max(scores, key=lambda pair: pair[1])
    return Rhythm(
        syncopation=sum(score for _, score in scores) / len(scores),
        most=top[0] if top[1] else None,
        most_score=top[1],
        values=tuple(used),
        shortest=min(used),
        triplets=any(value in (_TRIPLET_EIGHTH, _TRIPLET_QUARTER) for value in used),
    )


def syncopation(bar: Bar, start: int, attacks: Sequence[int], lengths: dict[int, int]) -> int:
    """The score of one bar that begins at tick ``start``: for each attack the weight of the strongest
    place that passes before the next attack (the bar line after it included), less its own, where
    that is positive."""
    total = 0
    places = [(tick, weight(bar.meter, tick)) for tick in range(0, bar.ticks + 1, TICKS_PER_QUARTER // 4)]
    for tick in attacks:
        here = tick - start
        own = weight(bar.meter, here)
        passed = [w for place, w in places if here < place < here + lengths[tick]]
        if passed and max(passed) > own:
            total += max(passed) - own
    return total


def weight(meter: Meter, tick: int) -> int:
    """0 on the first beat, -1 on a second half that is felt as one, -1 or -2 on other beats, and one
    less for each halving (or third, in compound meters) below the beat."""
    within = tick % meter.ticks
    if within == 0:
        return 0
    beat = meter.beat_ticks
    beats = meter.ticks // beat
    if within % beat == 0:
        number = within // beat
        return -1 if beats in (2, 3) or (beats % 2 == 0 and number == beats // 2) else -2
    below = -2 if beats in (2, 3) else -3
    rest = within % beat
    third = beat // 3 if beat > TICKS_PER_QUARTER else 0
    if third and rest % third == 0:
        return below
    if not third and rest * 2 == beat:
        return below
    return below - 1


def part_attacks(notes: Sequence[Note]) -> int:
    """How many moments of a part begin something."""
    return len({note.start for note in notes})
