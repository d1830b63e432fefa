"""Form: sections with their bars, periods, and where the music is at its height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from composer.analysis import estimate_sections
from composer.piece import Piece
from composer.theory.cadences import Cadence
from composer.theory.phrases import melody_of

FormKind = Literal["one section", "binary", "ternary", "AABA", "rondo", "through-composed", "other"]
# Share of notes (Dice) that two phrases have in common in their first two bars, from which they begin alike.
_ALIKE = 0.7


@dataclass(frozen=True)
class Section:
    """Bars ``first`` to ``last``, counted from 1, with one letter."""

    letter: str
    first: int
    last: int

    @property
    def bars(self) -> int:
        """How many bars it has."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class Period:
    """Two phrases, question and answer: the first ends openly at bar ``middle``, the second
    closes at ``last``. ``parallel`` when they begin alike."""

    first: int
    middle: int
    last: int
    parallel: bool


@dataclass(frozen=True)
class Form:
    """``planned`` says that the sections are those the piece was composed in; else they are found
    by likeness. ``climax`` is the bar, counted from 1, with the melody's highest note, the loudest of
    them when it comes several times; None without a melody."""

    kind: FormKind
    sections: tuple[Section, ...]
    planned: bool
    periods: tuple[Period, ...]
    climax: int | None
    climax_pitch: int | None


def form_of(piece: Piece, found_cadences: Sequence[Cadence] = ()) -> Form:
    """The form of a piece; ``found_cadences`` are those of :func:`composer.theory.cadences.cadences`."""
    letters = [bar.section for bar in piece.bars]
    planned = len(set(letters)) > 1
    if not planned:
        letters = estimate_sections(piece)
    sections = _runs(letters)
    climax, pitch = _climax(piece)
    return Form(_kind(sections), sections, planned, _periods(piece, found_cadences), climax, pitch)


def _runs(letters: Sequence[str]) -> tuple[Section, ...]:
    found = []
    for letter, group in groupby(enumerate(letters, start=1), key=lambda item: item[1]):
        numbers = [number for number, _ in group]
        found.append(Section(letter, numbers[0], numbers[-1]))
    return tuple(found)


def _kind(sections: Sequence[Section]) -> FormKind:
    order = [section.letter for section in sections]
    first = order[0]
    if len(set(order)) == 1:
        return "one section"
    if len(order) == 2:
        return "binary"
    if len(order) == 3 and order[2] == first:
        # AABA counts its first two statements as one stretch of twice the length.
        return "AABA" if sections[0].bars == 2 * sections[1].bars == 2 * sections[2].bars else "ternary"
    if len(order) >= 5 and len(order) % 2 and len(set(order)) >= 3 and all(letter == first for letter in order[::2]):
        return "rondo"
    if len(order) >= 3 and len(set(order)) == len(order):
        return "through-composed"
    return "other"


def _periods(piece: Piece, found: Sequence[Cadence]) -> tuple[Period, ...]:
    """Neighbouring phrases of four or eight bars, the first ending openly and the second closed."""
    ends = {cadence.bar: cadence for cadence in found}
    openings = _openings(piece)
    periods: list[Period] = []
    for length in (4, 8):
        for first in range(1, len(piece.bars) - 2 * length + 2, length):
            middle, last = first + length - 1, first + 2 * length - 1
            inside = any(period.first <= last and first <= period.last for period in periods)
            question, answer = ends.get(middle), ends.get(last)
            if inside or question is None or answer is None or answer.kind != "authentic":
                continue
            if question.kind == "half" or (question.kind == "authentic" and answer.perfect and not question.perfect):
                one, other = openings[first - 1], openings[middle]
                alike = 2 * len(one & other) / max(len(one) + len(other), 1)
                periods.append(Period(first, middle, last, alike >= _ALIKE))
    return tuple(sorted(periods, key=lambda period: period.first))


def _openings(piece: Piece) -> list[frozenset[tuple[int, int]]]:
    """For every bar the melody of it and of the next: moments after its beginning, and pitches."""
    line = melody_of(piece)
    starts = piece.bar_starts
    return [
        frozenset((n.start - start, n.pitch) for n in line if start <= n.start < starts[min(i + 2, len(piece.bars))])
        for i, start in enumerate(starts[:-1])
    ]


def _climax(piece: Piece) -> tuple[int | None, int | None]:
    line = melody_of(piece)
    if not line:
        return None, None
    top = max(line, key=lambda note: (note.pitch, note.velocity, note.duration))
    bar = sum(start <= top.start for start in piece.bar_starts[:-1])
    return bar, top.pitch
