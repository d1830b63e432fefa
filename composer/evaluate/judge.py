"""A judge that learns to tell two sets of music apart, and says how often it is right about music
that it has not met.

A small neural network, several at once, on the ranks of the numbers of
:mod:`composer.critic.tell_tales`. On generated against real excerpts it was as good as the best
of boosted trees, forests, logistic regression and support vectors, or better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from composer.critic.critic import ranked
from composer.critic.features import Floats
from composer.critic.tell_tales import tell_tales
from composer.piece import Piece

Integers = npt.NDArray[np.int64]

_FOLDS, _REPEATS = 5, 2
_NETWORKS, _HIDDEN, _STEPS = 3, 32, 150
_RATE, _DECAY, _DROPPED_INPUTS, _DROPPED_UNITS = 3e-3, 0.1, 0.4, 0.3
_DRAWS, _LEVEL = 1000, 95
# Fewer pieces in a set leave folds without music to judge.
LEAST_PIECES = 2 * _FOLDS


@dataclass(frozen=True)
class Verdict:
    """``auc``: how often, of one excerpt of each set, the judge finds out which is which; 0.5 is
    chance, 1 never wrong; ``low`` and ``high`` bound it with 95 % (bootstrap over pieces).
    ``excerpts`` were judged."""

    auc: float
    low: float
    high: float
    excerpts: int


@dataclass(frozen=True)
class TellTale:
    """One number that differs: its ``auc`` alone, and its means in both sets."""

    name: str
    auc: float
    real: float
    other: float


def vectors(excerpts: Sequence[Piece]) -> tuple[list[str], Floats]:
    """The numbers of every excerpt, (excerpts, numbers), and their names."""
    rows = [tell_tales(piece) for piece in excerpts]
    return list(rows[0]), np.array([list(row.values()) for row in rows])


def judged(real: Floats, real_pieces: Integers, other: Floats, other_pieces: Integers, seed: int) -> Verdict:
    """Train on four fifths of the pieces and judge the rest, every fifth in turn, twice.

    ``real_pieces`` and ``other_pieces`` number the pieces that excerpts are of; they stay together,
    and so do pieces of the same number, which are of one corpus where the sets are matched: what is
    learnt from is then matched too, and the judge does not learn to expect the mixture of corpora
    that was left over. Raises ValueError where a set has too few pieces."""
    if min(len(set(real_pieces.tolist())), len(set(other_pieces.tolist()))) < LEAST_PIECES:
        raise ValueError(f"a judge needs {LEAST_PIECES} pieces of each set")
    inputs = np.concatenate([real, other])
    truth = np.concatenate([np.zeros(len(real)), np.ones(len(other))])
    pieces = np.concatenate([real_pieces, real_pieces.max() + 1 + other_pieces])
    numbers = np.concatenate([real_pieces, other_pieces])
    held = []
    for repeat in range(_REPEATS):
        order = np.random.default_rng((seed, repeat)).permutation(int(numbers.max()) + 1)
        fold = order[numbers] % _FOLDS
        held += [fold == number for number in range(_FOLDS)]
    scores = np.zeros(len(inputs))
    with _one_thread():
        learnt = _learnt(inputs, truth, held, seed)
    for unseen, found in zip(held, learnt, strict=True):
        scores[unseen] += found
    low, high = _interval(scores, truth, pieces, np.random.default_rng((seed, _REPEATS)))
    return Verdict(auc(scores, truth), low, high, len(inputs))


def auc(scores: Floats, truth: Floats, weights: Floats | None = None) -> float:
    """The area under the receiver operating characteristic: the chance that an excerpt with truth 1
    has a higher score than one with 0, ties counting half."""
    weights = np.ones(len(scores)) if weights is None else weights
    _, place = np.unique(scores, return_inverse=True)
    ones, zeros = (np.bincount(place, weights * (truth == value)) for value in (1, 0))
    below = np.cumsum(zeros) - zeros / 2
    return float((ones * below).sum() / max(ones.sum() * zeros.sum(), 1e-9))


def most_telling(names: Sequence[str], real: Floats, other: Floats, count: int) -> list[TellTale]:
    """The numbers that tell the sets apart best when each is looked at alone."""
    truth = np.concatenate([np.zeros(len(real)), np.ones(len(other))])
    both = np.concatenate([real, other])
    found = [
        TellTale(name, auc(both[:, i], truth), float(real[:, i].mean()), float(other[:, i].mean()))
        for i, name in enumerate(names)
    ]
    return sorted(found, key=lambda t: -abs(t.auc - 0.5))[:count]


def _ranked(reference: Floats, rows: Floats) -> torch.Tensor:
    """Every number as the quantile of a normal distribution that it is in the reference."""
    return torch.from_numpy(ranked(np.sort(reference, axis=0), rows))


@contextmanager
def _one_thread() -> Iterator[None]:
    """Matrices this small are no work for several threads, which would only wait for each other."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _learnt(inputs: Floats, truth: Floats, held: Sequence[npt.NDArray[np.bool_]], seed: int) -> list[Floats]:
    """Scores of the rows that are ``held`` back, for every such choice: the mean logits of several
    networks that learnt from the other rows. All learn at once, their rows filled up to the same
    number with rows of no weight."""
    chance = torch.Generator().manual_seed(seed)
    most = max(int((~rows).sum()) for rows in held)
    x = torch.zeros(len(held), 1, most, inputs.shape[1])
    answers, weights = torch.zeros(len(held), 1, most), torch.zeros(len(held), 1, most)
    for choice, rows in enumerate(held):
        count = int((~rows).sum())
        x[choice, 0, :count] = _ranked(inputs[~rows], inputs[~rows])
        answers[choice, 0, :count] = torch.from_numpy(truth[~rows])
        weights[choice, 0, :count] = 1 / count

    def drawn(*shape: int) -> torch.Tensor:
        values = torch.randn(len(held), _NETWORKS, *shape, generator=chance) * shape[0] ** -0.5
        return values.requires_grad_()

    into, out = drawn(inputs.shape[1], _HIDDEN), drawn(_HIDDEN, 1)
    shift = torch.zeros(len(held), _NETWORKS, 1, _HIDDEN, requires_grad=True)
    level = torch.zeros(len(held), _NETWORKS, 1, 1, requires_grad=True)
    answers, weights = answers.expand(-1, _NETWORKS, -1), weights.expand(-1, _NETWORKS, -1)
    optimizer = torch.optim.AdamW([into, out, shift, level], _RATE, weight_decay=_DECAY)
    for _ in range(_STEPS):
        optimizer.zero_grad()
        hidden = functional.gelu(torch.matmul(x * _kept(x.shape, _DROPPED_INPUTS, chance), into) + shift)
        logits = torch.matmul(hidden * _kept(hidden.shape, _DROPPED_UNITS, chance), out) + level
        functional.binary_cross_entropy_with_logits(logits[..., 0], answers, weights, reduction="sum").backward()
        optimizer.step()
    found = []
    with torch.no_grad():
        for choice, rows in enumerate(held):
            seen = torch.matmul(_ranked(inputs[~rows], inputs[rows]), into[choice])
            logits = torch.matmul(functional.gelu(seen + shift[choice]), out[choice]) + level[choice]
            found.append(logits[..., 0].mean(0).double().numpy())
    return found


def _kept(shape: torch.Size, dropped: float, chance: torch.Generator) -> torch.Tensor:
    return (torch.rand(shape, generator=chance) >= dropped).float() / (1 - dropped)


def _interval(scores: Floats, truth: Floats, pieces: Integers, chance: np.random.Generator) -> tuple[float, float]:
    """Percentiles of the AUC when the pieces of both sets are drawn anew, with replacement."""
    sets = [np.unique(pieces[truth == value]) for value in (0, 1)]
    drawn = []
    for _ in range(_DRAWS):
        times = np.zeros(int(pieces.max()) + 1)
        for own in sets:
            np.add.at(times, chance.choice(own, len(own)), 1)
        drawn.append(auc(scores, truth, times[pieces]))
    outside = (100 - _LEVEL) / 2
    low, high = np.percentile(drawn, [outside, 100 - outside])
    return float(low), float(high)
