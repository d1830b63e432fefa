"""How the bars of one meter become bars of another: the rules, one by one.

Each rule says how long an old bar becomes, where a place in it goes, and by how much the tempo
changes; bars are then joined or divided into the new meter. The first rule that fits is taken:

1. *New bar lines* (4/4 and 2/4, 2/4 and 6/4, 6/8 and 12/8, 3/4 and 6/8): no note changes.
2. *Waltz* (4/4 or 2/4 to 3/4, 6/4, 3/2): the first beat of every two becomes twice as long.
3. *Lilt* (4/4 to 12/8 or 6/8, 2/4 to 6/8, 3/4 to 9/8): the same beats, each divided in three, the
   first of two eighths long; and back, where three equal eighths become a triplet. The tempo
   keeps the beats as fast as they were.
4. *Longer bars* (3/4 to 4/4, 4/4 to 5/4, 6/8 to 7/8, 3/4 to two bars of 2/4): what sounds at the
   end of a bar is held; drums, and chords that are struck there, strike on.
5. *Shorter bars* (5/4 to 4/4, 4/4 to 7/8): the end of every bar falls away, where no pitch is
   struck there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from composer.piece import TICKS_PER_QUARTER, Meter

# A bar may become longer or shorter by two beats: more would be another music.
_MOST_ADDED = 2 * TICKS_PER_QUARTER
_DOTTED = 3 * TICKS_PER_QUARTER // 2
_EIGHTH = TICKS_PER_QUARTER // 2
RULES = ("new_lines", "waltz", "lilt", "longer", "shorter")
# From an offset in an old bar, and where the part strikes in that bar, to the offset in the new one.
Placing = Callable[[int, frozenset[int]], int]


@dataclass(frozen=True)
class Rule:
    """``name`` is one of :data:`RULES`; ``ticks`` is what an old bar becomes; ``tempo`` the factor
    of its BPM; ``held`` the ticks at its end through which the last sound is held, or struck on;
    ``dropped`` that the end of the bar falls away, where no pitch may be struck."""

    name: str
    ticks: int
    place: Placing
    tempo: float = 1.0
    held: int = 0
    dropped: bool = False


def rules(old: Meter, new: Meter) -> tuple[Rule, ...]:
    """Every rule that leads from ``old`` to ``new``, the best first; the last ones may not fit the notes."""
    found = (_new_lines(old, new), _waltz(old, new), _lilt(old, new), _longer(old, new), _shorter(old, new))
    return tuple(rule for rule in found if rule is not None)


def _new_lines(old: Meter, new: Meter) -> Rule | None:
    joined = new.ticks % old.ticks == 0 and (old.ticks % _beat(new) == 0 or _beat(old) == _EIGHTH)
    divided = old.ticks % new.ticks == 0 and (new.ticks % _beat(old) == 0 or _beat(new) == _EIGHTH)
    return Rule("new_lines", old.ticks, _stay) if joined or divided else None


def _waltz(old: Meter, new: Meter) -> Rule | None:
    pair, three = 2 * TICKS_PER_QUARTER, 3 * TICKS_PER_QUARTER
    if _compound(old) or _compound(new) or old.ticks % pair or new.ticks % three or not _simple(old):
        return None
    ticks = old.ticks // pair * three
    if not _simple(new) or (ticks % new.ticks and new.ticks % ticks):
        return None

    def place(at: int, _struck: frozenset[int]) -> int:
        pairs, rest = divmod(at, pair)
        return pairs * three + (2 * rest if rest < TICKS_PER_QUARTER else rest + TICKS_PER_QUARTER)

    return Rule("waltz", ticks, place)


def _lilt(old: Meter, new: Meter) -> Rule | None:
    if _simple(old) and _compound(new):
        before, after, inside = TICKS_PER_QUARTER, _DOTTED, _divide_in_three
    elif _compound(old) and _simple(new):
        before, after, inside = _DOTTED, TICKS_PER_QUARTER, _divide_in_two
    else:
        return None
    ticks = old.ticks // before * after
    if ticks % new.ticks and new.ticks % ticks:
        return None

    def place(at: int, struck: frozenset[int]) -> int:
        beats, rest = divmod(at, before)
        begin = beats * before
        here = frozenset(tick - begin for tick in struck if begin <= tick < begin + before)
        return beats * after + inside(rest, here)

    return Rule("lilt", ticks, place, tempo=after / before)


def _longer(old: Meter, new: Meter) -> Rule | None:
    # Two new bars out of one only where they are of whole quarters: 3/4 is 2/4 and 2/4.
    goal = new.ticks if new.ticks > old.ticks else 2 * new.ticks if _simple(new) and _simple(old) else 0
    if not 0 < goal - old.ticks <= _MOST_ADDED:
        return None
    return Rule("longer", goal, lambda at, _struck: goal if at == old.ticks else at, held=goal - old.ticks)


def _shorter(old: Meter, new: Meter) -> Rule | None:
    if not 0 < old.ticks - new.ticks <= _MOST_ADDED:
        return None
    return Rule("shorter", new.ticks, lambda at, _struck: min(at, new.ticks), dropped=True)


def _stay(at: int, _struck: frozenset[int]) -> int:
    return at


def _divide_in_three(at: int, struck: frozenset[int]) -> int:
    """A place in a quarter goes to one in a dotted quarter: the first eighth takes two of three. A
    triplet becomes three equal eighths."""
    if struck & {4, 8}:
        return round(at * _DOTTED / TICKS_PER_QUARTER)
    return 2 * at if at < _EIGHTH else at + _EIGHTH


def _divide_in_two(at: int, struck: frozenset[int]) -> int:
    """The way back: three equal eighths become a triplet, long and short become two eighths."""
    if struck & {3, 6, 9}:
        return round(at * TICKS_PER_QUARTER / _DOTTED)
    return (at + 1) // 2 if at <= 2 * _EIGHTH else at - _EIGHTH


def _simple(meter: Meter) -> bool:
    return meter.denominator in (2, 4)


def _compound(meter: Meter) -> bool:
    return meter.denominator == 8 and meter.numerator % 3 == 0


def _beat(meter: Meter) -> int:
    """What bar lines may not cut: a quarter, a dotted quarter, or in bars like 7/8 and 3/8 an eighth."""
    return TICKS_PER_QUARTER if _simple(meter) else meter.beat_ticks
