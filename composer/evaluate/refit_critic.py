"""Learning what betrays what a checkpoint composes, for the critic that chooses among its bars.

    python -m composer.evaluate.refit_critic --store STORE --checkpoint DIR

composes pieces in the likeness of works of the training split, learns to tell their bars from those of the works, and
writes ``critic.npz`` into the checkpoint's folder; it prints how well music is told of works that were not learnt from.
Half an hour on one core; pieces are kept in ``--cache``, so that a run that was stopped goes on.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from composer.checkpoint import weights_hash
from composer.composer import Composer
from composer.critic.critic import BARS_HEARD, Critic, numbers_of, ranked
from composer.critic.features import Floats
from composer.dataset import Store
from composer.evaluate.borrowing import excerpt
from composer.evaluate.generated import generate
from composer.evaluate.judge import auc
from composer.evaluate.requests import Asked, requests, works_to_be_like
from composer.evaluate.stored import piece_of
from composer.piece import Piece
from composer.text import on_grid

# Works of each corpus that are imitated, at most, and the seed by which they and the requests are drawn.
_PER_CORPUS, _SEED = 150, 7
_PIECES = 2050
# Stretches of a piece that are heard; works are heard no further on than pieces go.
_STRETCHES, _BARS = 5, 24
_NETWORKS, _HIDDEN, _BATCH = 4, 96, 512
# How often each stretch is heard, and how many batches are enough.
_TIMES, _LEAST_STEPS, _MOST_STEPS = 40, 100, 1500
_RATE, _DECAY, _DROPPED = 2e-3, 0.05, 0.3
_RUNGS = 201
# Every fifth work is held back to see how well a critic tells.
_FOLDS = 5


@dataclass(frozen=True, eq=False)
class Heard:
    """Stretches as numbers, (stretches, numbers), ``of_work`` 1 or composed 0, and the number of the work that they
    are of or like."""

    numbers: Floats
    of_work: Floats
    works: npt.NDArray[np.int64]

    def some(self, which: npt.NDArray[np.bool_]) -> Heard:
        return Heard(self.numbers[which], self.of_work[which], self.works[which])


def heard(pairs: Sequence[tuple[int, Piece, Piece]]) -> Heard:
    """What there is to learn from numbered pairs of a composed piece and the work that it is to be like."""
    chance = random.Random(_SEED)
    rows: list[list[float]] = []
    of_work: list[float] = []
    works: list[int] = []
    for number, piece, work in pairs:
        for truth, music in ((0.0, on_grid(piece)[0]), (1.0, work)):
            for row in _stretches(music, chance):
                rows.append(row)
                of_work.append(truth)
                works.append(number)
    return Heard(np.array(rows), np.array(of_work), np.array(works))


def _stretches(piece: Piece, chance: random.Random) -> Iterator[list[float]]:
    """Numbers of stretches as they are heard while a piece grows; the end of the piece is one of them."""
    count = len(piece.bars)
    ends = range(1, min(count, _BARS) + 1)
    for end in sorted({*chance.sample(ends, min(_STRETCHES - 1, len(ends))), count}):
        first = max(0, end - BARS_HEARD)
        numbers = numbers_of(excerpt(piece, first, end - first), first == 0, end == count)
        if numbers is not None:
            yield numbers


def learnt(music: Heard, seed: int = 0) -> Critic:
    """Networks that tell what is of a work, with inputs and units dropped at random while they learn."""
    chance = torch.Generator().manual_seed(seed)
    ladder = np.quantile(music.numbers, np.linspace(0, 1, _RUNGS), axis=0).astype(np.float32)
    places, truth = torch.from_numpy(ranked(ladder, music.numbers)), torch.from_numpy(music.of_work).float()

    def drawn(*shape: int) -> torch.Tensor:
        return (torch.randn(_NETWORKS, *shape, generator=chance) * shape[0] ** -0.5).requires_grad_()

    into, out = drawn(places.shape[1], _HIDDEN), drawn(_HIDDEN, 1)
    shift = torch.zeros(_NETWORKS, 1, _HIDDEN, requires_grad=True)
    level = torch.zeros(_NETWORKS, 1, 1, requires_grad=True)
    optimizer = torch.optim.AdamW([into, out, shift, level], _RATE, weight_decay=_DECAY)
    steps = min(max(_TIMES * len(truth) // _BATCH, _LEAST_STEPS), _MOST_STEPS)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, steps)

    def kept(values: torch.Tensor) -> torch.Tensor:
        return values * (torch.rand(values.shape, generator=chance) >= _DROPPED) / (1 - _DROPPED)

    for _ in range(steps):
        rows = torch.randint(0, len(truth), (_NETWORKS, _BATCH), generator=chance)
        hidden = functional.gelu(torch.matmul(kept(places[rows]), into) + shift, approximate="tanh")
        logits = (torch.matmul(kept(hidden), out) + level)[..., 0]
        optimizer.zero_grad()
        functional.binary_cross_entropy_with_logits(logits, truth[rows]).backward()
        optimizer.step()
        rate.step()
    return Critic(ladder, *(tensor.detach().numpy() for tensor in (into, shift, out, level)))


def how_well(music: Heard) -> float:
    """The AUC of a critic about works that it did not learn from."""
    held = music.works % _FOLDS == 0
    if held.all() or not held.any():
        return float("nan")
    unknown = music.some(held)
    return auc(learnt(music.some(~held)).odds(unknown.numbers), unknown.of_work)


def refit(store: Store, checkpoint: Path, cache: Path, pieces: int = _PIECES) -> Critic:
    """Compose so many ``pieces``, learn, and write the critic into the checkpoint's folder."""
    composer = Composer.load(checkpoint)
    # What is composed is judged as the model writes it, whatever critic there was.
    composer.critic = None
    composer.checkpoint = f"{weights_hash(checkpoint)}-plain"
    made = generate(composer, islice(_like(store), pieces), cache, float("inf"), print)
    works = works_to_be_like(store, _SEED, "train", _PER_CORPUS)
    pairs = ((index, one.piece) for index, one in enumerate(made))
    music = heard([(i, piece, piece_of(store, works[i % len(works)])) for i, piece in pairs if piece is not None])
    print(f"{len(music.of_work)} stretches, AUC {how_well(music):.3f} about works that were not learnt from")
    critic = learnt(music)
    liking = critic.odds(music.numbers)
    works_have, composed_have = (float(liking[music.of_work == truth].mean()) for truth in (1, 0))
    print(f"works are liked {works_have:.2f} on average, what is composed {composed_have:.2f}")
    critic.save(checkpoint)
    return critic


def _like(store: Store) -> Iterator[Asked]:
    """Requests like works of the training split, in the order of :func:`works_to_be_like`."""
    endless = requests(_SEED, 1_000_000, store, "train", _PER_CORPUS)
    return (asked for asked in endless if asked.purpose == "like")


def main(arguments: list[str] | None = None) -> None:
    """Parse the command line and learn."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate.refit_critic",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--store", type=Path, required=True, help="what composer.dataset wrote")
    parser.add_argument("--checkpoint", type=Path, required=True, help="folder of the model that composes")
    parser.add_argument("--cache", type=Path, default=Path("runs/critic"), help="where pieces are kept")
    parser.add_argument("--pieces", type=int, default=_PIECES, help="how many are composed")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    refit(Store(options.store), options.checkpoint, options.cache, options.pieces)


if __name__ == "__main__":
    main()
