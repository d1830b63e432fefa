"""Discriminator: can a judge that learns from examples tell generated bars from real ones?"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from composer.critic.features import Floats
from composer.evaluate.comparable import Excerpt, excerpts, halves, matched, pairs_of_corpora, sets
from composer.evaluate.figures import counted
from composer.evaluate.judge import LEAST_PIECES, Integers, Verdict, judged, most_telling, vectors
from composer.evaluate.section import Cell, Evidence, Findings, Headline, Plot, Section, Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_OURS, _BY_FIGURES = "generated and held-out", "generated and held-out, by figures"
_MOST = 0.75
_GOAL = f"at most {_MOST:g}; 0.5 is perfect"
_PAIRS = 3
_TOLD = 15
_NOTE = (
    "Excerpts of eight bars, first and last ones, in white-key form, off the same grid. AUC: of one excerpt of each "
    "set, how often the judge knows which is which, about pieces that it did not learn from; 0.5 is perfect. The "
    "interval holds 95 % of draws of the pieces. Two halves of the same held-out music are the proof that the judge "
    "does not deceive itself, two corpora show what it makes of different music. Bars are chosen by a critic that "
    "hears the same numbers as this judge; another judge hears none of them, only how often small figures occur."
)


def measure(evidence: Evidence) -> Findings:
    """Judge generated against real, and real against real."""
    music = sets(evidence)
    generated, real = matched(music)
    if min(len(generated), len(real)) < LEAST_PIECES:
        return Findings(missing=f"{LEAST_PIECES} pieces composed like held-out works, and as many works.")
    one, other = halves(music.real, evidence.seed)
    of_works, composed = excerpts(real), excerpts(generated)
    names, real_side, real_pieces = _side(of_works)
    _, own_side, own_pieces = _side(composed)
    verdicts = {_OURS: judged(real_side, real_pieces, own_side, own_pieces, evidence.seed)}
    real_figures, own_figures = counted([e.music for e in of_works], [e.music for e in composed])
    verdicts[_BY_FIGURES] = judged(real_figures, real_pieces, own_figures, own_pieces, evidence.seed)
    # As many pieces as were judged above: with more examples a judge learns more.
    pairs = [("two halves of held-out music", one, other)]
    pairs += [
        (f"{a} and {b}", music.real[a], music.real[b]) for a, b in pairs_of_corpora(music.real, _PAIRS, LEAST_PIECES)
    ]
    late = ""
    for name, first, second in pairs:
        if min(len(first), len(second)) < LEAST_PIECES:
            continue
        if time.monotonic() > evidence.deadline:
            late = "more pairs of corpora, for which the time was over."
            break
        _, a, of_a = _side(excerpts(first[: len(real)]))
        _, b, of_b = _side(excerpts(second[: len(real)]))
        verdicts[name] = judged(a, of_a, b, of_b, evidence.seed)
    rows = tuple((name, v.auc, v.low, v.high, v.excerpts) for name, v in verdicts.items())
    told = most_telling(names, real_side, own_side, _TOLD)
    lines: tuple[tuple[Cell, ...], ...] = tuple((t.name, t.auc, t.real, t.other) for t in told)
    return Findings(
        (
            Table("How well sets are told apart", ("sets", "AUC", "from", "to", "excerpts"), rows, _NOTE),
            Table(
                "What betrays generated bars most", ("number", "AUC alone", "held-out", "generated"), lines, _TOLD_NOTE
            ),
        ),
        (_plot(verdicts),),
        _headlines(verdicts),
        late,
    )


_TOLD_NOTE = (
    "Each number alone; below 0.5 generated music has less of it. Means of both sets. "
    "Together they are what a better model has to put right."
)


def _side(found: Sequence[Excerpt]) -> tuple[list[str], Floats, Integers]:
    names, numbers = vectors([e.music for e in found])
    return names, numbers, np.array([e.piece for e in found])


def _headlines(verdicts: dict[str, Verdict]) -> tuple[Headline, ...]:
    ours, by_figures, *others = verdicts.values()
    beside = f"{ours.low:.2f} to {ours.high:.2f}"
    if others:
        beside += f"; two halves of held-out music {others[0].auc:.2f}"
    if len(others) > 1:
        beside += f", two corpora {np.mean([v.auc for v in others[1:]]):.2f}"
    figures = f"{by_figures.low:.2f} to {by_figures.high:.2f}; no number of the critic's among them"
    return (
        Headline("AUC of a judge, generated against held-out", ours.auc, "", _GOAL, ours.auc <= _MOST, beside),
        Headline("AUC of a judge of figures", by_figures.auc, "", "0.5 is perfect", None, figures),
    )


def _plot(verdicts: dict[str, Verdict]) -> Plot:
    def draw(figure: Figure) -> None:
        axes = figure.add_subplot()
        for row, verdict in enumerate(verdicts.values()):
            axes.plot([verdict.low, verdict.high], [row, row], color="grey")
            axes.plot([verdict.auc], [row], "o", color="tab:blue")
        axes.axvline(0.5, color="grey", linestyle=":")
        axes.set(yticks=range(len(verdicts)), yticklabels=list(verdicts), xlim=(0.3, 1.02), xlabel="AUC")
        axes.invert_yaxis()

    return Plot("auc", "AUC with its interval: 0.5 is chance, 1 is never wrong", draw, (8.0, 3.0))


SECTION = Section(
    "discriminator",
    "Discriminator",
    "Can a judge that learns from examples tell generated bars from real ones?",
    1.0,
    measure,
)
