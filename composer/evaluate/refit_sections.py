"""Fitting what speaks for the beginning of a section on the phrases that people marked."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np

from composer.analysis.sections import BOUNDARY_WEIGHTS, boundary_evidence, likeness
from composer.evaluate.forms import marked_songs
from composer.evaluate.held_out import in_two
from composer.evaluate.regression import logistic

_PENALTY = 5e-4


def print_boundary_weights(data: Path) -> None:
    """Print what :data:`composer.analysis.sections.BOUNDARY_WEIGHTS` should hold: a logistic
    regression, over the training songs, of whether the letter changes at a bar line. Raises
    ValueError where the marked songs are not in ``data``."""
    rows, truth = [], []
    for work in in_two(marked_songs(data))[0]:
        evidence = boundary_evidence(likeness(work.piece))
        letters = work.sections or ()
        rows.append(np.stack([evidence[name][1:] for name in BOUNDARY_WEIGHTS], axis=1))
        truth += [one != other for one, other in pairwise(letters)]
    if not rows:
        raise ValueError("pop909-cl, pop909 and pop909-structure hold the sections to fit on, and are not there")
    weights, bias = logistic(np.concatenate(rows), np.array(truth), _PENALTY)
    for name, weight in zip(BOUNDARY_WEIGHTS, weights, strict=True):
        print(f"{name} {weight:.2f}")
    print(f"bias {bias:.2f}")
