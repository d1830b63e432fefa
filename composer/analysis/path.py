"""The best path through a table of scores, by dynamic programming."""

from __future__ import annotations

import numpy as np

from composer.analysis.notes import Floats, Integers


def best_path(scores: Floats, stay: tuple[float, float]) -> Integers:
    """The columns whose scores, with ``stay`` (at even rows, at odd rows) added for each row that
    keeps the column of the row before, sum to most."""
    best = scores[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    same = np.arange(scores.shape[1])
    for row in range(1, len(scores)):
        top = int(best.argmax())
        kept = best + stay[row % 2]
        change = best[top] > kept
        back[row] = np.where(change, top, same)
        best = np.where(change, best[top], kept) + scores[row]
    path = np.empty(len(scores), dtype=np.int64)
    path[-1] = best.argmax()
    for row in range(len(scores) - 1, 0, -1):
        path[row - 1] = back[row, path[row]]
    return path
