"""Pieces that are there twice: of near copies the best source stays, of relatives all stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.dataset.fingerprint import Kinship, kinship
from composer.dataset.sample import Sample
from composer.mixture import GENERATED

# Two pieces are related when the larger has this share of the smaller one's figures, and so much
# more for every doubling of size between them, as a long piece has by chance some of anybody's.
# `python -m composer.dataset fingerprint` shows what other choices would find.
RELATED_SHARE, MORE_IF_LARGER = 0.1, 0.05
# Fewer figures are a quotation, or a formula.
RELATED_FIGURES = 8
# A piece says nothing new when another has this share of its figures.
_REPEATED_SHARE = 0.9
# Sources from the best annotated (chords, keys, phrases, or exact editions) to the plainest.
_PREFERENCE = (
    "pop909-cl", "openscore-lieder", "openscore-quartets", "openscore-orchestra", "bach-chorales", "when-in-rome",
    "nottingham", "openewld", "musetrainer", "mutopia", "openhymnal", "cre-irish", "music21-folk", "polish-scores",
)  # fmt: skip


@dataclass(frozen=True)
class Repeat:
    """Piece ``index`` repeats piece ``of``, which stays."""

    index: int
    of: int


def are_related(kin: Kinship, share: float = RELATED_SHARE) -> npt.NDArray[np.bool_]:
    """Which of the pairs are settings of one tune."""
    doublings = np.abs(np.log2(kin.size_one / kin.size_other))
    return (kin.containment >= share + MORE_IF_LARGER * doublings) & (kin.shared >= RELATED_FIGURES)


def related_pairs(kin: Kinship) -> list[tuple[int, int]]:
    """The pairs that are settings of one tune, as indices."""
    related = are_related(kin)
    return list(zip(kin.one[related].tolist(), kin.other[related].tolist(), strict=True))


def repeats_of(pieces: Sequence[Sample], kin: Kinship) -> list[Repeat]:
    """The pieces to leave out, in order: those whose figures another piece of a better source, or
    a longer one of the same, nearly all has, with about as many players. Made bands repeat nothing:
    their figures are those of the tune alone, and the rest is new."""
    # How much of each piece the other one has.
    of_one, of_other = kin.shared / kin.size_one, kin.shared / kin.size_other
    made = np.array([piece.corpus in GENERATED for piece in pieces], dtype=bool)
    enough = (kin.shared >= RELATED_FIGURES) & ~made[kin.one] & ~made[kin.other]
    found: dict[int, int] = {}
    rank = [_rank(piece) for piece in pieces]
    candidates = np.flatnonzero(enough & (np.maximum(of_one, of_other) >= _REPEATED_SHARE))
    edges: list[tuple[int, int]] = []
    for pair in candidates.tolist():
        one, other = int(kin.one[pair]), int(kin.other[pair])
        for better, worse, share in ((one, other, of_other[pair]), (other, one, of_one[pair])):
            if share >= _REPEATED_SHARE and rank[better] < rank[worse] and _is_covered(pieces[worse], pieces[better]):
                edges.append((worse, better))
    # The best pieces first: what is itself left out cannot stand for another.
    for worse, better in sorted(edges, key=lambda edge: (rank[edge[1]], rank[edge[0]])):
        if better not in found and worse not in found:
            found[worse] = better
    return [Repeat(index, found[index]) for index in sorted(found)]


def _is_covered(worse: Sample, better: Sample) -> bool:
    """Whether the better piece has the players of the other: a tune does not cover the same tune with
    accompaniment, nor a piano score the orchestra's."""
    return worse.notes <= 1.25 * better.notes and len(worse.header.parts) <= len(better.header.parts) + 1


def _rank(piece: Sample) -> tuple[int, int, int, str]:
    """Smaller is better: source, then completeness."""
    place = _PREFERENCE.index(piece.corpus) if piece.corpus in _PREFERENCE else len(_PREFERENCE)
    return (place, -len(piece.header.parts), -piece.notes, piece.path)


def kinship_of(pieces: Sequence[Sample]) -> Kinship:
    """All pairs of the pieces that share figures."""
    return kinship([piece.fingerprint for piece in pieces])
