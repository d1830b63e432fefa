"""Form: do pieces come back to what they said, end where they should, and neither die nor go round?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from composer.critic.features import Floats
from composer.evaluate.borrowing import excerpt
from composer.evaluate.comparable import halves, neutral
from composer.evaluate.section import Cell, Evidence, Findings, Headline, Plot, Section, Table
from composer.evaluate.shape import LAGS, Shape, ends_with_cadence, shape_of
from composer.piece import Piece

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Real works are heard for as long as generated ones last: their ends count from here.
_BARS = 24
_NOTE = (
    "Works of more than 24 bars are heard in their last 24. Cadence: the last notes stand on the tonic of the "
    "piece's key, one of them lasts a quarter note at least, none is cut off, and the last bar is the one that was "
    "asked for (of works: the last one written; their keys are estimated). Dies: a part is silent in the last quarter. "
    "Loops: a pitched part says one bar five times in a row. Repeated bars: share of the sounding bars of pitched "
    "parts that say exactly what an earlier one (in a row: the one before) said."
)


def measure(evidence: Evidence) -> Findings:
    """Generated pieces against held-out works."""
    generated = [(made.piece, made.asked.bars) for made in evidence.generated if made.piece is not None]
    real = {
        corpus: [neutral(_last(piece)) for piece in pieces if any(p.notes and not p.is_drums for p in piece.parts)]
        for corpus, pieces in evidence.held_out.items()
    }
    works = [piece for pieces in real.values() for piece in pieces]
    if not generated or not works:
        return Findings(missing="generated pieces and held-out works.")
    ours = [shape_of(neutral(piece)) for piece, _ in generated]
    asked = [ends_with_cadence(piece, bars) for piece, bars in generated]
    shapes = {corpus: [shape_of(piece) for piece in pieces] for corpus, pieces in real.items() if pieces}
    theirs = [shape for own in shapes.values() for shape in own]
    rows = [_row("generated", ours, asked), _row("held-out works, all", theirs)]
    rows += [_row(corpus, own) for corpus, own in shapes.items()]
    columns = ("set", "pieces", "cadence, %", "dies, %", "loops, %", "repeated bars, %", "in a row, %")
    one, other = (_curve([shape_of(piece) for piece in half]) for half in halves(real, evidence.seed))
    curves = {"generated": _curve(ours), "held-out works": _curve(theirs)}
    lines: tuple[tuple[Cell, ...], ...] = tuple(
        (lag + 1, *(float(curve[lag]) for curve in curves.values())) for lag in range(LAGS)
    )
    apart, usual = _apart(*curves.values()), _apart(one, other)
    return Findings(
        (
            Table("How pieces end, rest and repeat", columns, tuple(rows), _NOTE),
            Table(
                "Likeness of bars by their distance",
                ("bars apart", *curves),
                lines,
                f"Mean cosine similarity of what begins on each beat. Mean difference of the curves {apart:.3f}; "
                f"of two halves of the works {usual:.3f}.",
            ),
        ),
        (_plot({**curves, "half of the works": one, "the other half": other}),),
        _headlines(ours, asked, theirs, apart, usual),
    )


def _last(piece: Piece) -> Piece:
    return excerpt(piece, max(len(piece.bars) - _BARS, 0), _BARS)


def _share(values: Sequence[bool]) -> float:
    return 100 * sum(values) / max(len(values), 1)


def _row(name: str, shapes: Sequence[Shape], cadences: Sequence[bool] | None = None) -> tuple[Cell, ...]:
    return (
        name,
        len(shapes),
        _share(cadences if cadences is not None else [s.ends_with_cadence for s in shapes]),
        _share([s.dies for s in shapes]),
        _share([s.loops for s in shapes]),
        100 * float(np.mean([s.repeated for s in shapes])),
        100 * float(np.mean([s.in_a_row for s in shapes])),
    )


def _curve(shapes: Sequence[Shape]) -> Floats:
    """The mean over the pieces that are long enough for each lag; 0 where none is."""
    rows = np.array([shape.likeness for shape in shapes]).reshape(-1, LAGS)
    there = ~np.isnan(rows)
    curve: Floats = np.where(there, rows, 0).sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    return curve


def _apart(one: Floats, other: Floats) -> float:
    return float(np.abs(one - other).mean())


def _headlines(
    ours: Sequence[Shape], asked: Sequence[bool], theirs: Sequence[Shape], apart: float, usual: float
) -> tuple[Headline, ...]:
    def mean(shapes: Sequence[Shape], name: str) -> float:
        return 100 * float(np.mean([getattr(shape, name) for shape in shapes]))

    lines = [
        Headline(
            "pieces that end with a cadence on the asked bar", _share(asked), "%",
            beside=f"held-out works {mean(theirs, 'ends_with_cadence'):.0f} %",
        )
    ]  # fmt: skip
    for what, name in (
        ("pieces in which a part dies", "dies"),
        ("pieces in which a part loops", "loops"),
        ("repeated bars", "repeated"),
    ):
        lines.append(Headline(what, mean(ours, name), "%", beside=f"held-out works {mean(theirs, name):.1f} %"))
    lines.append(
        Headline("bar self-similarity, difference from held-out works", apart, beside=f"two halves of them {usual:.3f}")
    )
    return tuple(lines)


def _plot(curves: dict[str, Floats]) -> Plot:
    def draw(figure: Figure) -> None:
        axes = figure.add_subplot()
        for index, (name, curve) in enumerate(curves.items()):
            style, colour = ("o-", None) if index < 2 else (":", "grey")
            axes.plot(range(1, LAGS + 1), curve, style, color=colour, label=name)
        axes.set(xlabel="bars apart", ylabel="similarity", xticks=range(1, LAGS + 1))
        axes.legend()

    return Plot("self-similarity", "How much bars resemble those before them, by distance", draw)


SECTION = Section(
    "form",
    "Form",
    "Do pieces come back to what they said, end where they should, and neither die nor go round in circles?",
    0.5,
    measure,
)
