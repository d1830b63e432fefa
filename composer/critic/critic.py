"""How much the latest bars of a piece sound like a work: a small network on their numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from composer.critic.features import Floats
from composer.critic.tell_tales import tell_tales
from composer.key import WHITE_TONIC, Key
from composer.piece import ComposedBar, Note, Part, Piece, assemble

# In a checkpoint's folder.
FILE = "critic.npz"
# Bars that are heard at once: what is judged against works elsewhere too, a phrase and its answer.
BARS_HEARD = 8
# Players beyond the sixth are not heard; few pieces have them, and their numbers say little.
_MOST_PARTS = 6
# Fewer notes than that say nothing.
_LEAST_NOTES = 4

Singles = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Critic:
    """Several small networks side by side, whose mean is the verdict. ``ladder`` (rungs, numbers) are the
    quantiles of each number in what was learnt from; ``into`` (networks, numbers, hidden), ``shift`` (networks, 1,
    hidden), ``out`` (networks, hidden, 1) and ``level`` (networks, 1, 1) the weights."""

    ladder: Singles
    into: Singles
    shift: Singles
    out: Singles
    level: Singles

    @classmethod
    def load(cls, folder: Path) -> Critic | None:
        """The critic of a checkpoint's folder; None where it has none."""
        file = folder / FILE
        if not file.is_file():
            return None
        with np.load(file) as kept:
            return cls(**{field.name: kept[field.name].astype(np.float32) for field in fields(cls)})

    def save(self, folder: Path) -> None:
        """Write :data:`FILE`, the weights at half precision: the ranks that they weigh are no finer."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        halves = {name: array if name == "ladder" else array.astype(np.float16) for name, array in arrays.items()}
        np.savez_compressed(folder / FILE, **halves)

    def odds(self, numbers: Floats) -> Floats:
        """The log odds, (n,), that bars with such ``numbers`` (n, numbers) are of a work and not composed."""
        hidden = gelu(ranked(self.ladder, numbers) @ self.into + self.shift)
        odds: Floats = (hidden @ self.out + self.level)[..., 0].mean(axis=0).astype(np.float64)
        return odds

    def liking(self, bars: Sequence[ComposedBar], key: Key) -> float:
        """The log odds that the latest of ``bars``, all that a piece in ``key`` has so far, are of a work; 0 for
        what is nearly silent."""
        numbers = numbers_of(latest(bars, key), len(bars) <= BARS_HEARD, bars[-1].is_last)
        return 0.0 if numbers is None else float(self.odds(np.array([numbers]))[0])


def latest(bars: Sequence[ComposedBar], key: Key) -> Piece:
    """The bars that are heard at once, as a piece of their own."""
    heard = bars[-BARS_HEARD:]
    begin = heard[0].start
    moved = [
        replace(
            bar,
            index=index,
            start=bar.start - begin,
            notes=tuple(tuple(replace(n, start=n.start - begin) for n in notes) for notes in bar.notes),
        )
        for index, bar in enumerate(heard)
    ]
    return assemble(moved, key)


def numbers_of(piece: Piece, from_the_first: bool, to_the_last: bool) -> list[float] | None:
    """What the critic hears of up to :data:`BARS_HEARD` bars on the grid: their tell-tales in white-key form, how
    many they are, and whether they are the first or the last of a piece. None for what is nearly silent."""
    neutral = _neutral(piece)
    if sum(len(part.notes) for part in neutral.parts) < _LEAST_NOTES:
        return None
    count = len(piece.bars)
    return [
        *tell_tales(neutral).values(),
        *(float(count == bars) for bars in range(1, BARS_HEARD + 1)),
        float(from_the_first),
        float(to_the_last),
    ]


def _neutral(piece: Piece) -> Piece:
    """Without what is no music, as in :func:`composer.evaluate.comparable.neutral`, for notes on the grid."""
    shift = -piece.key.transposition
    end = piece.ticks

    def moved(part: Part) -> Part:
        by = 0 if part.is_drums else shift
        notes = tuple(
            Note(n.start, min(max(n.pitch + by, 0), 127), min(n.duration, end - n.start), n.velocity)
            for n in part.notes
        )
        return replace(part, name="", notes=notes)

    bars = tuple(replace(bar, chords=(), section="A") for bar in piece.bars)
    key = Key.of(WHITE_TONIC[piece.key.mode], piece.key.mode)
    return Piece(bars, tuple(moved(part) for part in piece.parts[:_MOST_PARTS]), key)


def ranked(ladder: Singles | Floats, numbers: Floats) -> Singles:
    """Every number (n, numbers) as the quantile of a normal distribution that it is on its ``ladder`` (rungs, numbers),
    each column of which rises; between the rungs that it lies on, where there are several."""
    values = numbers.astype(ladder.dtype)
    rungs = np.empty(values.shape, dtype=np.int64)
    for column in range(values.shape[1]):
        below, up_to = (np.searchsorted(ladder[:, column], values[:, column], side) for side in ("left", "right"))
        rungs[:, column] = below + up_to
    return _quantiles(len(ladder))[rungs]


@cache
def _quantiles(rungs: int) -> Singles:
    """Of place 0 to ``2 * rungs``, in half rungs."""
    normal = NormalDist()
    places = [normal.inv_cdf((place + 1) / (2 * rungs + 2)) for place in range(2 * rungs + 1)]
    return np.array(places, dtype=np.float32)


def gelu(values: Singles) -> Singles:
    """The Gaussian error linear unit by its tanh formula (D. Hendrycks and K. Gimpel, arXiv 1606.08415)."""
    inner = math.sqrt(2 / math.pi) * (values + 0.044715 * values**3)
    result: Singles = 0.5 * values * (1 + np.tanh(inner))
    return result
