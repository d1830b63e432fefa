"""Logistic regression, for the estimators that are fitted on a few features."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from composer.analysis.notes import Floats

_STEPS = 50  # of Newton's method, which is there after ten


def logistic(rows: Floats, truth: npt.NDArray[np.bool_], penalty: float) -> tuple[Floats, float]:
    """Weights and bias by Newton's method. ``penalty`` is of the squared weights, beside the mean
    error; the bias is free of it."""
    x = np.column_stack((rows, np.ones(len(rows))))
    ridge = np.diag([2 * penalty * len(rows)] * rows.shape[1] + [0.0])
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (likely - truth) + ridge @ weights
        curve = (x * (likely * (1 - likely))[:, None]).T @ x + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights[:-1], float(weights[-1])
