"""Modulations: where the key changes, where to, how sure that is, and the chord both keys share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from composer.analysis import key_regions
from composer.analysis.key import KeyRegion, key_scores
from composer.harmony import Chord
from composer.key import Key
from composer.piece import Note, Piece

Relation = Literal[
    "same", "parallel", "relative", "dominant", "subdominant", "dominant minor", "subdominant minor",
    "relative of dominant", "relative of subdominant", "remote",
]  # fmt: skip


@dataclass(frozen=True)
class KeyStretch:
    """Bars ``first`` to ``last``, counted from 1, in ``key``. ``confidence`` is the probability of
    this key for these bars alone, 0..1; ``relation`` what it is to the key that the piece begins in;
    ``pivot`` the last chord before that belongs to both keys, None for the first stretch or when
    there is none."""

    first: int
    last: int
    key: Key
    confidence: float
    relation: Relation
    pivot: Chord | None = None


def key_stretches(
    piece: Piece, chords: Sequence[tuple[Chord, ...]], regions: Sequence[KeyRegion] | None = None
) -> tuple[KeyStretch, ...]:
    """The keys of the piece in order; one stretch when it stays in its key."""
    regions = key_regions(piece) if regions is None else regions
    home = regions[0].key
    found = []
    for index, region in enumerate(regions):
        first, last = region.first_bar + 1, region.first_bar + region.bars
        pivot = None
        if index:
            before = chords[region.first_bar - 1] if region.first_bar <= len(chords) else ()
            shared = [c for c in before if c.root is not None and _both(c, regions[index - 1].key, region.key)]
            pivot = shared[-1] if shared else None
        found.append(KeyStretch(first, last, region.key, _confidence(piece, region), relation(home, region.key), pivot))
    return tuple(found)


def relation(home: Key, other: Key) -> Relation:
    """What ``other`` is to ``home``; church modes count as major or minor by their third."""
    step = (other.pitch_class - home.pitch_class) % 12
    minor, other_minor = home.is_minor_like, other.is_minor_like
    if minor == other_minor:
        plain: dict[int, Relation] = {0: "same", 7: "dominant", 5: "subdominant"}
        return plain.get(step, "remote")
    if minor:
        to_major: dict[int, Relation] = {
            0: "parallel", 3: "relative", 7: "dominant", 5: "subdominant", 10: "relative of dominant",
            8: "relative of subdominant",
        }  # fmt: skip
        return to_major.get(step, "remote")
    to_minor: dict[int, Relation] = {
        0: "parallel", 9: "relative", 7: "dominant minor", 5: "subdominant minor", 4: "relative of dominant",
        2: "relative of subdominant",
    }  # fmt: skip
    return to_minor.get(step, "remote")


def bars_alone(piece: Piece, first: int, last: int) -> Piece:
    """Bars ``first`` to ``last``, counted from 1, as a piece of their own: the notes that begin there,
    cut at its end."""
    start, end = piece.bar_starts[first - 1], piece.bar_starts[last]
    parts = tuple(
        replace(
            part,
            notes=tuple(
                Note(n.start - start, n.pitch, min(n.end, end) - n.start, n.velocity)
                for n in part.notes
                if start <= n.start < end
            ),
        )
        for part in piece.parts
    )
    return replace(piece, bars=piece.bars[first - 1 : last], parts=parts, provenance=None)


def _confidence(piece: Piece, region: KeyRegion) -> float:
    scores = key_scores(bars_alone(piece, region.first_bar + 1, region.first_bar + region.bars))
    row = region.key.pitch_class + (12 if region.key.is_minor_like else 0)
    return float(np.exp(scores[row] - scores.max()) / np.exp(scores - scores.max()).sum())


def _both(chord: Chord, one: Key, other: Key) -> bool:
    return chord.pitch_classes <= one.scale and chord.pitch_classes <= other.scale
