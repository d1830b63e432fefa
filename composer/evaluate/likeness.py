"""Likeness: are generated pieces spread like held-out music, feature by feature?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from composer.critic.features import FEATURES, Music
from composer.evaluate.comparable import Sets, excerpts, halves, matched, pairs_of_corpora, sets
from composer.evaluate.distances import Comparison, between, compare, densities, mean, within
from composer.evaluate.section import Cell, Evidence, Findings, Headline, Plot, Section, Table
from composer.piece import Piece

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PAIRS, _LEAST_WORKS = 5, 8
_NOTE = (
    "Excerpts of eight bars, first and last ones, in white-key form. Overlapped area (1 at best) and "
    "Kullback-Leibler divergence (nats, 0 at best) between the distances inside held-out music and those between "
    "the two sets; the third figure is the overlapped area with the distances inside the other set. After Yang and "
    "Lerch, On the evaluation of generative models in music. Two halves of held-out music show the best that can be "
    "reached, two corpora what different music is."
)


def measure(evidence: Evidence) -> Findings:
    """Generated pieces against the works that they were asked to be like, beside real music against
    real music."""
    music = sets(evidence)
    generated, real = matched(music)
    one, other = halves(music.real, evidence.seed)
    ours = _compared(real, generated)
    best = _compared(one[: len(real)], other[: len(real)])
    if ours is None or best is None:
        return Findings(missing="pieces composed like held-out works, and those works: at least three of each.")
    pairs = [
        (f"{a} and {b}", _compared(music.real[a], music.real[b]))
        for a, b in pairs_of_corpora(music.real, _PAIRS, _LEAST_WORKS)
    ]
    rows: list[tuple[Cell, ...]] = [
        (name, *_cells(ours[name]), best[name].overlap, best[name].divergence) for name in FEATURES
    ]
    rows.append(("mean", *_cells(mean(ours)), mean(best).overlap, mean(best).divergence))
    columns = ("feature", "overlap", "divergence", "own overlap", "halves: overlap", "halves: divergence")
    tables = [Table(f"{len(generated)} generated pieces against as many held-out works", columns, tuple(rows), _NOTE)]
    lines: list[tuple[Cell, ...]] = [
        ("generated and held-out", *_cells(mean(ours))),
        ("two halves", *_cells(mean(best))),
    ]
    lines += [(name, *_cells(mean(found))) for name, found in pairs if found is not None]
    tables.append(Table("Mean over features", ("sets", "overlap", "divergence", "own overlap"), tuple(lines)))
    return Findings(tuple(tables), (_plot(real, generated),), _headlines(mean(ours), mean(best), music))


def _compared(real: Sequence[Piece], other: Sequence[Piece]) -> dict[str, Comparison] | None:
    sides = [[e.music for e in excerpts(pieces)] for pieces in (real, other)]
    return compare(*sides) if min(map(len, sides)) >= 3 else None


def _cells(found: Comparison) -> tuple[float, float, float]:
    return found.overlap, found.divergence, found.own_overlap


def _headlines(ours: Comparison, best: Comparison, music: Sets) -> tuple[Headline, ...]:
    corpora = f"{len(music.generated)} corpora"
    return (
        Headline("overlapped area, mean over features", ours.overlap, "", "", None, f"two halves {best.overlap:.3f}"),
        Headline(
            "Kullback-Leibler divergence, mean",
            ours.divergence,
            "nats",
            "",
            None,
            f"two halves {best.divergence:.3f}; {corpora}",
        ),
    )


def _plot(real: Sequence[Piece], generated: Sequence[Piece]) -> Plot:
    musics = [[Music(e.music) for e in excerpts(pieces)] for pieces in (real, generated)]

    def draw(figure: Figure) -> None:
        for place, (name, feature) in enumerate(FEATURES.items(), 1):
            x, y = (np.stack([feature(music) for music in some]) for some in musics)
            across = between(x, y)
            axes = figure.add_subplot(2, -(-len(FEATURES) // 2), place)
            for label, inside in (("inside held-out", within(x)), ("inside generated", within(y))):
                points, own, shared = densities(inside, across)
                axes.plot(points, own, label=label)
            axes.fill_between(points, shared, alpha=0.25, color="grey", label="between the sets")
            axes.set(title=name, yticks=[])
        figure.axes[0].legend(fontsize="x-small")

    return Plot("distances", "Distances inside and between the sets, by feature", draw, (11.0, 5.0))


SECTION = Section(
    "likeness",
    "Likeness",
    "Are generated pieces spread as held-out works are, in pitch, harmony, rhythm, density and loudness?",
    0.5,
    measure,
)
