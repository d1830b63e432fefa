"""How loud the versions of a conversation are brought: each as the one that was composed as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chatbot.versions import Version
from composer.arc import loudness_shift
from composer.controls import Controls
from synth import Level, opening

if TYPE_CHECKING:
    from composer.writing import Writing


def level_of(versions: Sequence[Version], number: int) -> Level:
    """By what version ``number`` is levelled: the opening of the piece at the root of its tree, so that
    "louder" is louder, and what was asked of its dynamics when it was composed."""
    root = versions[number - 1]
    while root.parent is not None and not _is_whole(root):
        root = versions[root.parent - 1]
    piece = root.piece
    asked = Controls.from_record(piece.provenance.controls) if piece.provenance is not None else Controls()
    return Level(opening(piece.stream()), loudness_shift(asked, root.planned or len(piece.bars)))


def level_of_take(take: Writing, versions: Sequence[Version], parent: int | None) -> Level:
    """By what a take is levelled that is made from version ``parent``, or from none."""
    if take.is_whole or parent is None:
        return Level(shift=loudness_shift(take.controls, take.total))
    return level_of(versions, parent)


def _is_whole(version: Version) -> bool:
    """Whether a version was composed as a whole, and not made of the one before."""
    source = version.piece.provenance
    return source is not None and not source.operation
