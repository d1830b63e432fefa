"""The reference that a language model must beat: an n-gram over the same events.

Interpolated with Witten-Bell smoothing (T. Bell, J. Cleary, I. Witten, "Text Compression",
1990): p_n(w | h) = (c(hw) + t(h) p_{n-1}(w | h')) / (c(h) + t(h)), with c counts and t(h) the
number of different events seen after h; order 0 is uniform over the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

# An event index takes ten bits, so that six fit into a signed 64-bit key.
_BITS = 10
MAX_ORDER = 6
# Events counted at a time: some hundred megabytes while they are sorted.
_CHUNK = 4_000_000
Events = npt.NDArray[np.int64]


class NGram:
    """Counts of all n-grams up to ``order`` events, as sorted keys. Where ``judged`` has the pieces
    that will be asked about, only what follows their contexts is kept: the bits are the same, and
    the memory does not grow with the music that is learnt from."""

    def __init__(
        self, pieces: Iterable[Events], order: int, alphabet: int, judged: Iterable[Events] | None = None
    ) -> None:
        if not 1 <= order <= MAX_ORDER or alphabet > 1 << _BITS:
            raise ValueError(f"order 1 to {MAX_ORDER} over at most {1 << _BITS} events, not {order} over {alphabet}")
        self.order, self.alphabet = order, alphabet
        lengths = range(1, order + 1)
        wanted: list[Events | None] = [None] * order
        if judged is not None:
            asked = list(judged)
            wanted = [np.unique(np.concatenate([_keys(p, n) >> _BITS for p in asked])) for n in lengths]
        self._grams: list[tuple[Events, Events]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64)) for _ in lengths]
        for chunk in _chunks(pieces):
            for length, kept in zip(lengths, wanted, strict=True):
                counted = np.unique(np.concatenate([_keys(p, length) for p in chunk]), return_counts=True)
                if kept is not None:
                    counted = _only(counted, _holds(kept, counted[0] >> _BITS))
                self._grams[length - 1] = _merged(self._grams[length - 1], counted)
        self._contexts: list[tuple[Events, Events, Events]] = []
        for keys, counts in self._grams:
            contexts, first = np.unique(keys >> _BITS, return_index=True)
            totals = np.add.reduceat(counts, first) if len(first) else counts
            self._contexts.append((contexts, totals, np.diff(np.append(first, len(keys)))))

    def bits(self, piece: Events) -> float:
        """Bits that the n-gram needs for all events of a piece."""
        probability = np.full(len(piece), 1.0 / self.alphabet)
        for length in range(1, min(self.order, len(piece)) + 1):
            keys = _keys(piece, length)
            count = _look_up(*self._grams[length - 1], keys)
            contexts, totals, kinds = self._contexts[length - 1]
            total = _look_up(contexts, totals, keys >> _BITS)
            different = _look_up(contexts, kinds, keys >> _BITS)
            lower = probability[length - 1 :]
            seen = total > 0
            lower[seen] = (count[seen] + different[seen] * lower[seen]) / (total[seen] + different[seen])
        return float(-np.log2(probability).sum())


def _chunks(pieces: Iterable[Events]) -> Iterator[list[Events]]:
    chunk: list[Events] = []
    size = 0
    for piece in pieces:
        chunk.append(piece)
        size += len(piece)
        if size > _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _only(counted: tuple[Events, Events], mask: npt.NDArray[np.bool_]) -> tuple[Events, Events]:
    return counted[0][mask], counted[1][mask]


def _merged(one: tuple[Events, Events], other: tuple[Events, Events]) -> tuple[Events, Events]:
    """Two sets of counted keys as one."""
    keys, place = np.unique(np.concatenate((one[0], other[0])), return_inverse=True)
    counts = np.zeros(len(keys), dtype=np.int64)
    np.add.at(counts, place, np.concatenate((one[1], other[1])))
    return keys, counts


def _holds(keys: Events, wanted: Events) -> npt.NDArray[np.bool_]:
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.bool_)
    return keys[np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)] == wanted


def _keys(piece: Events, length: int) -> Events:
    """One key for every ``length`` events in a row, the latest event in the lowest bits."""
    if len(piece) < length:
        return np.zeros(0, dtype=np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(piece, length)
    return windows @ (1 << (_BITS * np.arange(length - 1, -1, -1, dtype=np.int64)))


def _look_up(keys: Events, values: Events, wanted: Events) -> Events:
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], 0)
