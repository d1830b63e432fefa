"""Two sets of music compared by the distances inside and between them.

After L.-C. Yang and A. Lerch, "On the evaluation of generative models in music" (2020): for each
feature the distances between all pairs inside a set, and between all pairs of two sets, are
smoothed to densities. Where the sets are alike, the densities are the same: their overlapped area
is 1 and their Kullback-Leibler divergence 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.critic.features import FEATURES, Floats, Music
from composer.piece import Piece

# Points at which densities are compared: finer than any bandwidth in use.
_POINTS = 512
# Beyond so many bandwidths a Gaussian kernel is nothing.
_REACH = 4.0
# What a density is at least, so that a divergence stays finite.
_FLOOR = 1e-9
# The narrowest kernel, against the largest distance: a feature that is the same throughout a set.
_NARROWEST = 1e-3


@dataclass(frozen=True)
class Comparison:
    """One feature of two sets. ``overlap`` is the overlapped area, 0 to 1, of the densities of the
    distances inside the real set and between the sets; ``divergence`` the Kullback-Leibler
    divergence of the second from the first, in nats, 0 at best; ``own_overlap`` the overlapped area
    with the distances inside the other set."""

    overlap: float
    divergence: float
    own_overlap: float


def within(vectors: Floats) -> Floats:
    """Euclidean distances of all pairs of rows."""
    first, second = np.triu_indices(len(vectors), 1)
    return _norms(vectors[first] - vectors[second])


def between(vectors: Floats, others: Floats) -> Floats:
    """Euclidean distances of every row to every row of ``others``."""
    return _norms((vectors[:, None] - others[None]).reshape(-1, vectors.shape[1]))


def _norms(rows: Floats) -> Floats:
    norms: Floats = np.sqrt((rows**2).sum(axis=1))
    return norms


def densities(one: Floats, other: Floats) -> tuple[Floats, Floats, Floats]:
    """Points, and the densities of two sets of distances there: Gaussian kernels, bandwidth by the
    rule of D. Scott, "Multivariate Density Estimation" (1992)."""
    most = max(float(one.max()), float(other.max()), 1e-9)
    widths = [max(float(d.std()) * len(d) ** -0.2, _NARROWEST * most) for d in (one, other)]
    points = np.linspace(-_REACH * max(widths), most + _REACH * max(widths), _POINTS)
    return points, _density(one, widths[0], points), _density(other, widths[1], points)


def _density(distances: Floats, width: float, points: Floats) -> Floats:
    # Distances are gathered at the points first: thousands of kernels cost as much as one.
    step = points[1] - points[0]
    counts, _ = np.histogram(distances, bins=np.append(points - step / 2, points[-1] + step / 2))
    reach = int(np.ceil(_REACH * width / step))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / width) ** 2)
    smooth = np.convolve(counts, kernel / kernel.sum())[reach : reach + len(points)]
    density: npt.NDArray[np.float64] = smooth / (smooth.sum() * step)
    return density


def overlap(one: Floats, other: Floats) -> float:
    """The area under both densities."""
    points, p, q = densities(one, other)
    return float(np.minimum(p, q).sum() * (points[1] - points[0]))


def divergence(one: Floats, other: Floats) -> float:
    """The Kullback-Leibler divergence of the density of ``other`` from that of ``one``, in nats."""
    points, p, q = densities(one, other)
    p, q = np.maximum(p, _FLOOR), np.maximum(q, _FLOOR)
    return float(max((p * np.log(p / q)).sum() * (points[1] - points[0]), 0.0))


def compare(real: Sequence[Piece], other: Sequence[Piece]) -> dict[str, Comparison]:
    """Both sets by every feature of :data:`composer.critic.features.FEATURES`.

    Raises ValueError for a set of fewer than three pieces, which has no distribution."""
    if min(len(real), len(other)) < 3:
        raise ValueError("sets of at least three pieces can be compared")
    ours, theirs = [Music(piece) for piece in real], [Music(piece) for piece in other]
    found = {}
    for name, feature in FEATURES.items():
        x, y = (np.stack([feature(music) for music in musics]) for musics in (ours, theirs))
        inside, across = within(x), between(x, y)
        found[name] = Comparison(overlap(inside, across), divergence(inside, across), overlap(within(y), across))
    return found


def mean(found: dict[str, Comparison]) -> Comparison:
    """The mean over features."""
    values = np.array([(c.overlap, c.divergence, c.own_overlap) for c in found.values()])
    return Comparison(*(float(v) for v in values.mean(axis=0)))
