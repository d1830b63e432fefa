"""Which pieces are learnt from, and which are kept to judge by: no music on two sides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Protocol

# Shares of the groups of works in percent; the hash of a group's name decides, so that a new
# corpus moves few old ones.
_VALIDATION_PERCENT, _TEST_PERCENT = 3, 3
# Real bands are few, and whether made bands help is judged on them: more of them is held out.
_BANDS = frozenset({"freedoom", "free-games", "easyrpg-rtp"})
_BANDS_MORE_PERCENT = 9


class Identified(Protocol):
    """What a split needs of a piece."""

    @property
    def corpus(self) -> str:
        """Its corpus."""

    @property
    def work(self) -> str:
        """Its identity, the same for every arrangement of a song."""

    @property
    def tune(self) -> str:
        """Its tune's identity, empty where there is none."""


def split_of(group: str, more: bool = False) -> str:
    """``train``, ``validation`` or ``test``, by the hash of a group's name; with ``more``
    :data:`_BANDS_MORE_PERCENT` more on either held-out side, the others staying where they are."""
    bucket = int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % 100
    edges = [_VALIDATION_PERCENT, _TEST_PERCENT, _BANDS_MORE_PERCENT, _BANDS_MORE_PERCENT]
    for side, percent in zip(("validation", "test", "validation", "test"), edges[: 4 if more else 2], strict=False):
        if bucket < percent:
            return side
        bucket -= percent
    return "train"


def groups_of(pieces: Sequence[Identified], related: Iterable[tuple[int, int]] = ()) -> list[str]:
    """The group of every piece. Pieces of one work, of one tune, and those ``related`` (pairs of
    indices) are together, directly or through others; the smallest name of its works names a group."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(one: str, other: str) -> None:
        # Works sort after tunes, and the smallest name must be a work's.
        smaller, larger = sorted((root(one), root(other)), key=lambda name: (name.startswith("tune "), name))
        parent[larger] = smaller

    for piece in pieces:
        root(_identity(piece))
        if piece.tune:
            join(_identity(piece), "tune " + piece.tune)
    for one, other in related:
        join(_identity(pieces[one]), _identity(pieces[other]))
    return [root(_identity(piece)) for piece in pieces]


def splits_of(pieces: Sequence[Identified], groups: Sequence[str] | None = None) -> list[str]:
    """The split of every piece, the same within a group (:func:`groups_of` when none are given)."""
    groups = groups_of(pieces) if groups is None else groups
    banded = {group for piece, group in zip(pieces, groups, strict=True) if piece.corpus in _BANDS}
    return [split_of(group, group in banded) for group in groups]


def _identity(piece: Identified) -> str:
    return "work " + piece.work
