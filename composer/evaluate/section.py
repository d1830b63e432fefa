"""What one part of the evaluation is: from the evidence to tables and plots.

A module of this folder that holds a ``SECTION`` can be named in
:data:`composer.evaluate.report.SECTIONS`; the report runs it, times it and writes down what it
found. A section only measures: it writes no files and prints nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from composer.controls import Controls
from composer.piece import Piece

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from composer.composer import Composer
    from composer.dataset import Store

# Why a piece was composed: "grid" obeys a seeded grid of requests that state much; "like" asks for
# what a held-out work is (genre, mode, meter, tempo, players, length), so that both sets can be
# compared; "free" asks for a length only.
Purpose = Literal["grid", "like", "free"]
Cell = str | int | float | bool | None


@dataclass(frozen=True)
class GeneratedPiece:
    """One request and what came of it. ``midi`` is the written file and ``piece`` what reading it
    gives (its key, chords, sections and roles are the plan, its notes are the notes); both are
    empty where composing failed, and ``failure`` says why. ``rejected`` counts the bars that were
    thrown away for being copies; ``tokens`` and ``seconds`` are what composing cost. ``corpus``
    is that of the work which a "like" request imitates."""

    number: int
    purpose: Purpose
    asked: Controls
    seed: int
    midi: bytes = b""
    piece: Piece | None = None
    failure: str = ""
    rejected: int = 0
    tokens: int = 0
    seconds: float = 0.0
    corpus: str = ""


@dataclass(frozen=True)
class Evidence:
    """What sections measure from. All of it is made once and shared.

    ``held_out`` has the works of the store's test split by corpus, in random order and capped, those
    that people wrote (:data:`composer.mixture.GENERATED` is left out);
    stored pieces are in white-key form, generated ones in the key asked,
    so what compares pitch classes transposes by ``-piece.key.transposition``. It is empty and
    ``store`` None where no store was given, ``data`` (the folder with the corpora's zips) None
    where no data was. ``checkpoint`` is None for the untrained model of the tests. ``seconds`` is
    what this section may take, :attr:`deadline` when it should be done; ``quick`` asks for a run
    of seconds that shows that everything works, figures being of no use.
    """

    composer: Composer
    checkpoint: Path | None
    generated: tuple[GeneratedPiece, ...]
    held_out: Mapping[str, tuple[Piece, ...]]
    store: Store | None
    data: Path | None
    seed: int
    seconds: float
    quick: bool = False
    started: float = field(default_factory=time.monotonic)

    @property
    def deadline(self) -> float:
        """The :func:`time.monotonic` at which the budget of this section is spent."""
        return self.started + self.seconds

    def pieces(self, *purposes: Purpose) -> list[Piece]:
        """The generated pieces for some purposes (all when none is named), failures left out."""
        return [g.piece for g in self.generated if g.piece is not None and (not purposes or g.purpose in purposes)]

    def real(self, corpora: tuple[str, ...] = ()) -> list[Piece]:
        """The held-out pieces of some corpora (all when none is named)."""
        return [p for corpus, pieces in self.held_out.items() if not corpora or corpus in corpora for p in pieces]

    def with_budget(self, seconds: float) -> Evidence:
        """The same evidence for a section that begins now and may take so long."""
        return replace(self, seconds=seconds, started=time.monotonic())


@dataclass(frozen=True)
class Table:
    """Rows of cells under named columns. Floats are shown with three significant digits and
    written exactly to the JSON; None is shown as a dash. ``note`` is a paragraph below: what the
    figures mean, their source, their unit."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.title!r} has {len(self.columns)} columns and a row of {len(row)}")


@dataclass(frozen=True)
class Plot:
    """A picture: ``name`` its file without ending, ``title`` the line under it, ``draw`` fills an
    empty figure of ``size`` inches."""

    name: str
    title: str
    draw: Callable[[Figure], None]
    size: tuple[float, float] = (7.0, 4.0)


@dataclass(frozen=True)
class Headline:
    """One line of the summary: what, the figure with its unit, what it must reach in words ("" where
    nothing is set), whether it does (None where nothing is set), and what to read beside it."""

    what: str
    figure: float | None
    unit: str = ""
    target: str = ""
    met: bool | None = None
    beside: str = ""


@dataclass(frozen=True)
class Findings:
    """What a section found. ``missing`` is one sentence on what it would have needed, for a section
    that could not measure all or anything."""

    tables: tuple[Table, ...] = ()
    plots: tuple[Plot, ...] = ()
    headlines: tuple[Headline, ...] = ()
    missing: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the evaluation: ``name`` for the command line, ``title`` for the reader, ``about``
    one sentence on what it asks, ``share`` of the time that is left after composing (the shares of
    the sections that run are scaled to one), and ``run``."""

    name: str
    title: str
    about: str
    share: float
    run: Callable[[Evidence], Findings]
