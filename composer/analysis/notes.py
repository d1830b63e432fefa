"""The notes of a piece as arrays, for what measures them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np
import numpy.typing as npt

from composer.piece import Part, Piece

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def note_rows(part: Part) -> Integers:
    """The notes of a part, shape (n, 4): start, pitch, duration, velocity."""
    flat = chain.from_iterable((n.start, n.pitch, n.duration, n.velocity) for n in part.notes)
    return np.fromiter(flat, dtype=np.int64, count=4 * len(part.notes)).reshape(-1, 4)


def pitched(piece: Piece) -> Iterator[tuple[Part, Integers]]:
    """Every part with notes that is no drums, with its :func:`note_rows`."""
    return ((part, note_rows(part)) for part in piece.parts if part.notes and not part.is_drums)


def all_pitched(piece: Piece) -> Integers:
    """The notes of every part that is no drums, shape (n, 4), part after part."""
    rows = [rows for _, rows in pitched(piece)]
    return np.concatenate(rows) if rows else np.zeros((0, 4), dtype=np.int64)


def half_bar_edges(piece: Piece) -> Integers:
    """The tick at which each half bar begins, and the end: ``2 * bars + 1`` entries."""
    edges = np.empty(2 * len(piece.bars) + 1, dtype=np.int64)
    edges[0::2] = piece.bar_starts
    edges[1::2] = [start + bar.meter.second_half for start, bar in zip(piece.bar_starts, piece.bars, strict=False)]
    return edges
