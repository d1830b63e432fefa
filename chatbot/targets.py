"""Where a turn points at in a piece: which bars, which parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from chatbot.turn import Targets
from composer.edit import ORDER_SIGNS, EditError, bar_range, select_parts
from composer.piece import Piece

# "The intro" or "the ending" of a piece that has no section of its own for it: one phrase.
_PHRASE_BARS = 4
# A first or last section up to this share of a piece is its intro or ending.
_SHORT_SHARE = 0.3


@dataclass(frozen=True)
class Place:
    """``runs`` are stretches of bars, first and last counted from 1, in order; empty when nothing
    but the whole piece was meant. ``parts`` are the indices of the parts meant."""

    runs: tuple[tuple[int, int], ...]
    parts: tuple[int, ...]

    @property
    def bars(self) -> tuple[int, int] | None:
        """The first stretch; None for the whole piece."""
        return self.runs[0] if self.runs else None


def resolve(piece: Piece, targets: Targets) -> Place:
    """The bars and parts of ``piece`` that ``targets`` point at; parts to ``keep`` are left out.

    A section named by its letter, or a verse or chorus, means every stretch where it comes.

    Raises:
        EditError: for a bar, a section or a part that the piece does not have, with those it has.
    """
    runs: tuple[tuple[int, int], ...] = ()
    if targets.bars is not None:
        first, last = bar_range(piece, targets.bars)
        runs = ((first + 1, last + 1),)
    elif targets.section is not None:
        runs = section_runs(piece, targets.section)
    kept = {i for name in targets.keep for i in select_parts(piece, [name])}
    parts = tuple(i for i in select_parts(piece, targets.parts) if i not in kept)
    if not parts:
        raise EditError("keep", ", ".join(targets.keep), "such that something is left to change")
    return Place(runs, parts)


def section_runs(piece: Piece, name: str) -> tuple[tuple[int, int], ...]:
    """Every stretch of bars, counted from 1, that ``name`` means: a letter of the plan, or
    "intro", "verse", "chorus", "bridge", "ending".

    A plan has letters alone, so the names are read off its shape: the intro and the ending are a
    short first and last section (else the first and last phrase), the verse is what comes first
    after that, the chorus the contrasting section that comes most often, the bridge the
    contrasting section that comes once.

    Raises:
        EditError: when the piece has no such section.
    """
    runs = _runs(piece)
    if name in {letter for letter, _, _ in runs}:
        return tuple((first, last) for letter, first, last in runs if letter == name)
    first_run, last_run = _edge(piece, runs[0], runs), _edge(piece, runs[-1], runs)
    total = len(piece.bars)
    if name == "intro":
        return (first_run or (1, min(_PHRASE_BARS, total)),)
    if name == "ending":
        return (last_run or (max(total - _PHRASE_BARS + 1, 1), total),)
    body = [run for run in runs if (run[1], run[2]) not in (first_run, last_run)] or runs
    letter = _letter_of(name, body)
    if letter is None:
        there = tuple(f"{own} ({first}–{last})" for own, first, last in runs)
        allowed = "one of the sections of this piece, by their bars: " + ", ".join(there)
        raise EditError("section", name, allowed, choices=there)
    return tuple((first, last) for own, first, last in body if own == letter)


def section_letters(piece: Piece, order: str) -> str:
    """The order of sections that an edit names, in the letters of ``piece``: "BA" as it is, "verse <> chorus" with
    each in the other's places, "chorus < verse" the same where the verse came first, "chorus <" its first stretch at
    the front, "chorus >" its last at the end.

    Raises:
        EditError: when the piece has no section of its own of such a name.
    """
    words = order.split()
    if not any(word in ORDER_SIGNS or (len(word) > 1 and word.islower()) for word in words):
        return order
    runs = _runs(piece)
    letters = [_own_letter(piece, word, runs) for word in words if word not in ORDER_SIGNS]
    there = [letter for letter, _, _ in runs]
    if len(letters) > 1:
        one, other = letters
        if "<" in words and there.index(one) < there.index(other):
            return "".join(there)
        return "".join({one: other, other: one}.get(letter, letter) for letter in there)
    if "<" in words:
        there.remove(letters[0])
        return letters[0] + "".join(there)
    last = len(there) - 1 - there[::-1].index(letters[0])
    return "".join(there[:last] + there[last + 1 :]) + letters[0]


def _own_letter(piece: Piece, name: str, runs: list[tuple[str, int, int]]) -> str:
    """The letter of the section of that name."""
    spans = section_runs(piece, name)
    letter = next((letter for letter, first, last in runs if (first, last) in spans), None)
    if letter is None or len(runs) == 1:  # the first phrase of a section is an intro, but none that could be moved
        there = tuple(f"{own} ({first}–{last})" for own, first, last in runs)
        allowed = "one of the sections of this piece, by their bars: " + ", ".join(there)
        raise EditError("section", name, allowed, choices=there)
    return letter


def _letter_of(name: str, body: list[tuple[str, int, int]]) -> str | None:
    letters = [letter for letter, _, _ in body]
    verse = letters[0]
    if name == "verse":
        return verse
    others = [letter for letter in letters if letter != verse]
    if not others:
        return None
    if name == "chorus":
        # Of several that come equally often the first.
        return max(dict.fromkeys(others), key=others.count)
    if name == "bridge":
        return min(reversed(list(dict.fromkeys(others))), key=others.count)
    return None


def _runs(piece: Piece) -> list[tuple[str, int, int]]:
    """Letter, first and last bar, counted from 1, of each stretch with one letter."""
    runs = []
    for letter, group in groupby(enumerate(piece.bars, start=1), key=lambda bar: bar[1].section):
        numbers = [number for number, _ in group]
        runs.append((letter, numbers[0], numbers[-1]))
    return runs


def _edge(piece: Piece, run: tuple[str, int, int], runs: list[tuple[str, int, int]]) -> tuple[int, int] | None:
    """A first or last stretch where it is an intro or an ending: short, and never heard elsewhere."""
    letter, first, last = run
    alone = sum(other == letter for other, _, _ in runs) == 1
    short = last - first + 1 <= max(_SHORT_SHARE * len(piece.bars), 1)
    return (first, last) if len(runs) > 1 and alone and short else None
