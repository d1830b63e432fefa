"""Form: bars that leave, stay alone, come again, or come in another order.

Every edit here is an order of bars: the index of the bar that is played first, then second, and
so on. :func:`take_bars` plays an order; the other functions say which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from math import gcd

from composer.controls import BARS_RANGE, ControlError
from composer.edit.error import EditError
from composer.edit.parts import rest_parts
from composer.edit.selection import Bars, bar_range, bar_runs
from composer.piece import Note, Piece


def take_bars(piece: Piece, order: Sequence[int]) -> Piece:
    """The bars of ``piece`` at the indices ``order``, one after another; one may come several times.

    The notes that start in a bar come with it. One that rings into the next bar rings on where the
    same bar follows, and ends with its bar where another one does.

    Raises:
        ControlError: for an order longer than a piece may be, or of no bars.
        EditError: for bars in which nobody plays.
    """
    if not BARS_RANGE[0] <= len(order) <= BARS_RANGE[1]:
        raise ControlError("bars", len(order), f"{BARS_RANGE[0]} to {BARS_RANGE[1]}")
    if tuple(order) == tuple(range(len(piece.bars))):
        return piece
    bars = tuple(piece.bars[i] for i in order)
    result = replace(piece, bars=bars)
    by_part = zip(*(composed.notes for composed in piece.stream()), strict=True)
    parts = []
    for part, by_bar in zip(piece.parts, by_part, strict=True):
        parts.append(replace(part, notes=tuple(sorted(_taken(piece, result, order, by_bar)))))
    if not any(part.sounds for part in parts) and any(part.sounds for part in piece.parts):
        raise EditError("silence", "bars of silence", "bars in which somebody plays")
    return replace(result, parts=tuple(parts))


def _taken(piece: Piece, result: Piece, order: Sequence[int], by_bar: Sequence[Sequence[Note]]) -> Iterable[Note]:
    """The notes of one part at their new places."""
    # The tick, before, up to which the music goes on unbroken from each place in the order.
    unbroken = [0] * len(order)
    for place in reversed(range(len(order))):
        goes_on = place + 1 < len(order) and order[place + 1] == order[place] + 1
        unbroken[place] = unbroken[place + 1] if goes_on else piece.bar_starts[order[place] + 1]
    for place, source in enumerate(order):
        move = result.bar_starts[place] - piece.bar_starts[source]
        for note in by_bar[source]:
            duration = min(note.duration, unbroken[place] - note.start)
            yield replace(note, start=note.start + move, duration=duration)


def cut_order(piece: Piece, bars: Bars) -> tuple[int, ...]:
    """All bars but ``bars``. Raises :class:`EditError` when none would stay."""
    gone = {i for first, last in bar_runs(piece, bars) for i in range(first, last + 1)}
    rest = tuple(i for i in range(len(piece.bars)) if i not in gone)
    if not rest:
        raise EditError("cut", f"1 to {len(piece.bars)}", "some of the bars, so that one is left", (1, len(piece.bars)))
    return rest


def extract_order(piece: Piece, bars: Bars) -> tuple[int, ...]:
    """Nothing but ``bars``."""
    return tuple(i for first, last in bar_runs(piece, bars) for i in range(first, last + 1))


def repeat_order(piece: Piece, times: int, bars: Bars) -> tuple[int, ...]:
    """Each stretch of ``bars`` ``times`` times in all, one right after the other.

    Raises:
        ControlError: for less than one time, or more bars than a piece may have.
    """
    runs = bar_runs(piece, bars)
    length = sum(last - first + 1 for first, last in runs)
    most = (BARS_RANGE[1] - len(piece.bars)) // length + 1
    if not 1 <= times <= most:
        raise EditError("repeat", times, f"1 to {most} times", (1, most))
    order: list[int] = []
    for i in range(len(piece.bars)):
        order.append(i)
        for first, last in runs:
            if i == last:
                order += list(range(first, last + 1)) * (times - 1)
    return tuple(order)


def section_order(piece: Piece, letters: str) -> tuple[int, ...]:
    """The sections in the order of ``letters`` ("ABAC"; spaces, commas and hyphens count for nothing).

    A section is a stretch of bars with one letter. Letters that come once each take all their
    stretches along: "BA" brings every B before every A. Where a letter comes several times, each
    time takes one stretch of that name, in turn, and begins again with the first when there are no
    more; a stretch made of equal sections in a row, as the AA of AABA, is taken apart where only
    then the letters are those of the piece. Sections that are not named leave the piece.

    Raises:
        EditError: for a letter that the piece does not have, with those it has.
    """
    wanted = [letter for letter in letters.upper() if letter not in " ,-–>、，"]
    runs = sections(piece)
    present = tuple(dict.fromkeys(letter for letter, _, _ in runs))
    if not wanted or not set(wanted) <= set(present):
        raise EditError("sections", letters, "an order of " + ", ".join(present), choices=present)
    if len(set(wanted)) == len(wanted):
        return tuple(i for letter in wanted for name, a, b in runs if name == letter for i in range(a, b + 1))
    units = _units(runs)
    if Counter(wanted) == Counter(u[0] for u in units) != Counter(r[0] for r in runs):
        runs = units
    order: list[int] = []
    mentioned: Counter[str] = Counter()
    for letter in wanted:
        stretches = [(first, last) for name, first, last in runs if name == letter]
        first, last = stretches[mentioned[letter] % len(stretches)]
        mentioned[letter] += 1
        order += range(first, last + 1)
    return tuple(order)


def bar_order(piece: Piece, order: str) -> tuple[int, ...]:
    """Bars in other places: "1-4 <> 5-8" exchanges two stretches, "5-8 < 1-4" plays one right before another and
    "5-8 > 1-4" right after it, "5-8 <" brings it to the front and "5-8 >" to the end. "1/2" and "2/2" are the halves
    of the piece, the first one the shorter where they differ; "+4" its first four bars, "-4" its last four.

    Raises:
        EditError: for bars that the piece does not have, and for stretches that overlap.
    """
    sign = next(word for word in order.split() if word in ORDER_SIGNS)
    spans = [_stretch(piece, word) for word in order.split() if word not in ORDER_SIGNS]
    every = list(range(len(piece.bars)))
    (first, last), *others = spans
    if not others:
        rest = every[:first] + every[last + 1 :]
        return tuple(every[first : last + 1] + rest if sign == "<" else rest + every[first : last + 1])
    start, end = others[0]
    if first <= end and start <= last:
        raise EditError("overlap", order, "two stretches that have no bar in common")
    if sign == "<>":
        (a, b), (c, d) = sorted(spans)
        return tuple(every[:a] + every[c : d + 1] + every[b + 1 : c] + every[a : b + 1] + every[d + 1 :])
    rest = every[:first] + every[last + 1 :]
    place = rest.index(start) if sign == "<" else rest.index(end) + 1
    return tuple(rest[:place] + every[first : last + 1] + rest[place:])


#: What stands between two stretches, or after one: changed for each other, before, after.
ORDER_SIGNS = ("<>", "<", ">")


def names_bars(order: str) -> bool:
    """Whether an order is one of bars (:func:`bar_order`) and not one of sections."""
    return any(character.isdigit() for character in order)


def _stretch(piece: Piece, word: str) -> tuple[int, int]:
    """First and last index of "5-8", "5", "1/2", "+4" or "-4"."""
    if "/" in word:
        middle = max(1, len(piece.bars) // 2)
        half = (1, middle) if word == "1/2" else (min(middle + 1, len(piece.bars)), len(piece.bars))
        return bar_range(piece, half)
    if word[0] in "+-":
        count, length = len(piece.bars), int(word[1:])
        return bar_range(piece, (1, length) if word[0] == "+" else (count - length + 1, count))
    numbers = [int(number) for number in word.split("-")]
    return bar_range(piece, (numbers[0], numbers[-1]))


def sections(piece: Piece) -> list[tuple[str, int, int]]:
    """Letter, first and last index of every stretch of bars with one section letter."""
    runs = []
    for letter, group in groupby(enumerate(piece.bars), key=lambda bar: bar[1].section):
        indices = [index for index, _ in group]
        runs.append((letter, indices[0], indices[-1]))
    return runs


def _units(runs: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The same stretches in pieces of the length that divides them all."""
    length = gcd(*(last - first + 1 for _, first, last in runs))
    return [
        (letter, begin, begin + length - 1) for letter, first, last in runs for begin in range(first, last + 1, length)
    ]


def cut_bars(piece: Piece, bars: Bars) -> Piece:
    """The piece without ``bars``. Errors as :func:`cut_order`."""
    return take_bars(piece, cut_order(piece, bars))


def extract_bars(piece: Piece, bars: Bars) -> Piece:
    """Nothing but ``bars``. Errors as :func:`take_bars`."""
    return take_bars(piece, extract_order(piece, bars))


def repeat_bars(piece: Piece, times: int = 2, bars: Bars = None, parts: Iterable[int] | None = None) -> Piece:
    """Play ``bars`` ``times`` times in all. With ``parts`` only those play in the repeats, the
    others rest there. Errors as :func:`repeat_order`."""
    order = repeat_order(piece, times, bars)
    result = take_bars(piece, order)
    silent = [] if parts is None else [i for i in range(len(piece.parts)) if i not in set(parts)]
    if not silent:
        return result
    seen: set[int] = set()
    again = []
    for place, source in enumerate(order, start=1):
        if source in seen:
            again.append((place, place))
        seen.add(source)
    return rest_parts(result, silent, tuple(again)) if again else result


def reorder_sections(piece: Piece, letters: str) -> Piece:
    """The sections in another order. Errors as :func:`section_order` and :func:`take_bars`."""
    return take_bars(piece, section_order(piece, letters))
