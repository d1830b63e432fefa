"""Two pieces side by side: how much they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from composer.harmony import QUALITIES
from composer.instruments import family_of
from composer.piece import Piece
from composer.theory.harmony import Harmony
from composer.theory.phrases import melody_of


@dataclass(frozen=True)
class Comparison:
    """What two pieces share. ``players`` are families that both have, ``only`` those of the first and
    of the second alone. ``melody`` is how alike the melodies are, 0..1, by intervals (so that a
    transposed melody is the same); ``melody_moved`` by how many semitones the second lies above the first
    when it is the same melody note by note, else None. ``harmony`` is how alike the successions of
    chords are, 0..1, counted from the tonic. ``notes`` is the share of notes, 0..1, that are in both
    at the same moment in the same part."""

    players: tuple[str, ...]
    only: tuple[tuple[str, ...], tuple[str, ...]]
    melody: float
    melody_moved: int | None
    harmony: float
    notes: float


def compare_pieces(one: Piece, other: Piece, harmony: tuple[Sequence[Harmony], Sequence[Harmony]]) -> Comparison:
    """Compare two pieces; ``harmony`` as :func:`composer.theory.harmony.harmonies` gives it for each."""
    families = [Counter(family_of(p.program, p.is_drums) for p in piece.parts if p.sounds) for piece in (one, other)]
    lines = [[note.pitch for note in melody_of(piece)] for piece in (one, other)]
    steps = [[b - a for a, b in pairwise(line)] for line in lines]
    moved = None
    if steps[0] and steps[0] == steps[1]:
        moved = lines[1][0] - lines[0][0]
    return Comparison(
        players=tuple(families[0] & families[1]),
        only=(tuple(families[0] - families[1]), tuple(families[1] - families[0])),
        melody=_alike(_triples(steps[0]), _triples(steps[1])),
        melody_moved=moved,
        harmony=_alike(_changes(harmony[0]), _changes(harmony[1])),
        notes=_alike(_notes(one), _notes(other)),
    )


def _alike(one: Iterable[Hashable], other: Iterable[Hashable]) -> float:
    """Dice's coefficient of two bags: twice what is common over the sum of both; 0 where both are empty."""
    first, second = Counter(one), Counter(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _triples(steps: Sequence[int]) -> list[tuple[int, ...]]:
    return [tuple(steps[i : i + 3]) for i in range(len(steps) - 2)]


def _changes(harmony: Sequence[Harmony]) -> list[tuple[int, bool, int, bool]]:
    plain = [
        ((one.chord.root - one.key.pitch_class) % 12, 3 in QUALITIES[one.chord.quality])
        for one in harmony
        if one.chord.root is not None
    ]
    return [(*a, *b) for a, b in pairwise(plain)]


def _notes(piece: Piece) -> list[tuple[str, int, int]]:
    return [
        (family_of(part.program, part.is_drums), note.start, note.pitch)
        for part in piece.parts
        if part.sounds
        for note in part.notes
    ]
