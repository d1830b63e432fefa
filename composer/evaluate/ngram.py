"""The reference that a language model must beat: an n-gram over the same events.

Interpolated with Witten-Bell smoothing (T. Bell, J. Cleary, I. Witten, "Text Compression",
1990): p_n(w | h) = (c(hw) + t(h) p_{n-1}(w | h')) / (c(h) + t(h)), with c counts and t(h) the
number of different events seen after h; order 0 is uniform over the alphabet.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

# An event index takes ten bits, so that six fit into a signed 64-bit key.
_BITS = 10
MAX_ORDER = 6
Events = npt.NDArray[np.int64]


class NGram:
    """Counts of all n-grams up to ``order`` events, as sorted keys."""

    def __init__(self, pieces: list[Events], order: int, alphabet: int) -> None:
        if not 1 <= order <= MAX_ORDER or alphabet > 1 << _BITS:
            raise ValueError(f"order 1 to {MAX_ORDER} over at most {1 << _BITS} events, not {order} over {alphabet}")
        self.order, self.alphabet = order, alphabet
        self._grams: list[tuple[Events, Events]] = []
        self._contexts: list[tuple[Events, Events, Events]] = []
        for length in range(1, order + 1):
            keys, counts = np.unique(np.concatenate([_keys(p, length) for p in pieces]), return_counts=True)
            self._grams.append((keys, counts))
            contexts, first = np.unique(keys >> _BITS, return_index=True)
            self._contexts.append((contexts, np.add.reduceat(counts, first), np.diff(np.append(first, len(keys)))))

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


def _keys(piece: Events, length: int) -> Events:
    """One key for every ``length`` events in a row, the latest event in the lowest bits."""
    if len(piece) < length:
        return np.zeros(0, dtype=np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(piece, length)
    return windows @ (1 << (_BITS * np.arange(length - 1, -1, -1, dtype=np.int64)))


def _look_up(keys: Events, values: Events, wanted: Events) -> Events:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], 0)
