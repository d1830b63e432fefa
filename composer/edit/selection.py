"""What an edit is for: parts by the names people use, stretches of bars, and the notes in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from composer.edit.error import EditError
from composer.instruments import FAMILIES, belongs, family_of
from composer.piece import Note, Part, Piece

# First and last bar, counted from 1; or several such stretches; None (or none) for the whole piece.
Bars = tuple[int, int] | tuple[tuple[int, int], ...] | None

# A part of which so many of the attacks are of several notes has the chords, where nobody else does.
_CHORDS_SHARE = 0.25


def part_families(piece: Piece) -> tuple[str, ...]:
    """The family of each part, in the order of the parts."""
    return tuple(family_of(part.program, part.is_drums) for part in piece.parts)


def select_parts(piece: Piece, names: Iterable[str]) -> tuple[int, ...]:
    """Indices of the parts meant by ``names``: families ("strings" includes violins), or, for
    a name that no part's instrument answers to, roles ("bass" finds a contrabass that plays
    the bass; "chords", where nobody has that role, finds who plays some). No names: every part.

    Raises :class:`EditError` when a name finds no part, with the families that are there.
    """
    names = tuple(names)
    if not names:
        return tuple(range(len(piece.parts)))
    chosen: set[int] = set()
    for name in names:
        found = _called(piece, name)
        if not found:
            present = tuple(dict.fromkeys(part_families(piece)))
            raise EditError("parts", name, "one of the parts that are there: " + ", ".join(present), choices=present)
        chosen |= found
    return tuple(sorted(chosen))


def has_part(piece: Piece, name: str) -> bool:
    """Whether :func:`select_parts` would find anybody by this name."""
    return bool(_called(piece, name))


def bar_range(piece: Piece, bars: tuple[int, int] | None) -> tuple[int, int]:
    """First and last index of ``bars``, counted from 1; the whole piece for None.

    Raises :class:`EditError` when the piece has no such bars.
    """
    count = len(piece.bars)
    if bars is None:
        return 0, count - 1
    if not 1 <= bars[0] <= bars[1] <= count:
        given = str(bars[0]) if bars[0] == bars[1] else f"{bars[0]} to {bars[1]}"
        raise EditError("bars", given, f"1 to {count} in this piece", (1, count))
    return bars[0] - 1, bars[1] - 1


def bar_runs(piece: Piece, bars: Bars) -> tuple[tuple[int, int], ...]:
    """First and last index of every stretch of ``bars``, in order, those that touch joined.

    Raises :class:`EditError` when the piece has no such bars.
    """
    if not bars:
        return (bar_range(piece, None),)
    single = isinstance(bars[0], int)
    stretches = (bars,) if single else bars
    runs: list[tuple[int, int]] = []
    for first, last in sorted(bar_range(piece, stretch) for stretch in stretches):  # type: ignore[arg-type]
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return tuple(runs)


def tick_runs(piece: Piece, bars: Bars) -> tuple[tuple[int, int], ...]:
    """First tick and last tick (exclusive) of every stretch of ``bars``. Errors as :func:`bar_runs`."""
    return tuple((piece.bar_starts[first], piece.bar_starts[last + 1]) for first, last in bar_runs(piece, bars))


def is_whole(piece: Piece, bars: Bars) -> bool:
    """Whether ``bars`` are all bars of the piece."""
    return bar_runs(piece, bars) == ((0, len(piece.bars) - 1),)


def pitched(piece: Piece, parts: Iterable[int] | None = None) -> tuple[int, ...]:
    """Those of ``parts`` (indices; None for all) that play pitches."""
    return tuple(i for i in chosen_parts(piece, parts) if not piece.parts[i].is_drums)


def chosen_parts(piece: Piece, parts: Iterable[int] | None) -> tuple[int, ...]:
    """``parts`` as a tuple; all for None."""
    return tuple(range(len(piece.parts))) if parts is None else tuple(parts)


def inside(piece: Piece, bars: Bars) -> Callable[[Note], bool]:
    """Whether a note starts in ``bars``. Errors as :func:`bar_runs`."""
    runs = tick_runs(piece, bars)
    return lambda note: any(begin <= note.start < end for begin, end in runs)


def change_notes(piece: Piece, change: Callable[[Note], Note], parts: Iterable[int], bars: Bars) -> Piece:
    """``piece`` with ``change`` done to every note of ``parts`` that starts in ``bars``, and to no other."""
    meant = inside(piece, bars)
    return with_parts(
        piece,
        {i: with_notes(piece.parts[i], (change(n) if meant(n) else n for n in piece.parts[i].notes)) for i in parts},
    )


def with_notes(part: Part, notes: Iterable[Note]) -> Part:
    """The player with other notes, sorted."""
    return replace(part, notes=tuple(sorted(notes)))


def with_parts(piece: Piece, changed: dict[int, Part]) -> Piece:
    """The piece with the parts at these indices exchanged."""
    return replace(piece, parts=tuple(changed.get(i, part) for i, part in enumerate(piece.parts)))


def merge_notes(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Sorted notes of one part, each pitch sounding once at a time: of two that start together
    the longer stays, and an earlier one ends where the later starts."""
    latest: dict[int, Note] = {}
    merged: list[Note] = []
    for note in sorted(notes):
        earlier = latest.get(note.pitch)
        latest[note.pitch] = note  # of equal starts the longer comes later
        if earlier is not None and earlier.start < note.start:
            merged.append(replace(earlier, duration=min(earlier.duration, note.start - earlier.start)))
    return tuple(sorted([*merged, *latest.values()]))


def _called(piece: Piece, name: str) -> set[int]:
    by_family = {i for i, p in enumerate(piece.parts) if name in FAMILIES and belongs(p.program, p.is_drums, name)}
    by_role = {i for i, p in enumerate(piece.parts) if p.role == name}
    if name == "chords" and not by_family and not by_role:
        return {i for i, p in enumerate(piece.parts) if _plays_chords(p)}
    return by_family or by_role


def _plays_chords(part: Part) -> bool:
    """Whether a part has chords in it though they are not its role: a piano alone, a guitar that leads."""
    if part.is_drums or part.role == "bass" or not part.notes:
        return False
    together = Counter(note.start for note in part.notes)
    return sum(count > 1 for count in together.values()) >= _CHORDS_SHARE * len(together)
