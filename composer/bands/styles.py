"""Styles: the grooves of MMA's library that a band may play, with what each is good for.

``styles.csv`` has one row a style: its meter and how many of MMA's beats make a bar of it, the
genre, the tempos it sounds right at, its feel, the scenes that choose it with which weight, and
the library's grooves for its plain and its full line-up, fills, introductions and endings
(``name:bars``).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from composer.piece import Meter

_TABLE = Path(__file__).parent / "styles.csv"
_GROOVES = Path(__file__).parent / "grooves"


@dataclass(frozen=True)
class Pattern:
    """A groove of the library that is written for ``bars`` bars."""

    name: str
    bars: int


@dataclass(frozen=True)
class Style:
    """One row. ``file`` is the file of grooves in this package that the style is written in, empty
    for MMA's library. ``beats`` of MMA, each a quarter note of its own, fill one bar of ``meter``;
    ``slow``..``fast`` in quarter notes a minute; ``is_swung`` where two eighths are played long
    and short; ``plain`` and ``full`` are grooves for verse and chorus."""

    name: str
    file: str
    meter: Meter
    beats: int
    genre: str
    slow: float
    fast: float
    is_swung: bool
    scenes: frozenset[str]
    weight: float
    plain: tuple[str, ...]
    full: tuple[str, ...]
    fills: tuple[Pattern, ...]
    intros: tuple[Pattern, ...]
    endings: tuple[Pattern, ...]

    @property
    def source(self) -> Path | None:
        """The file that defines the grooves; None where the library does."""
        return _GROOVES / self.file if self.file else None


@cache
def styles() -> tuple[Style, ...]:
    """All styles, in the order of the table."""
    with _TABLE.open(encoding="utf-8", newline="") as rows:
        return tuple(_style(row) for row in csv.DictReader(rows))


def fitting(meter: Meter, scenes: Sequence[str], tempo_bpm: float | None = None, slack: float = 1.0) -> list[Style]:
    """The styles of a meter that belong to one of the scenes (any scene when none is given) and
    are played at that tempo; ``slack`` widens the tempos by a factor at both ends."""
    return [
        style
        for style in styles()
        if style.meter == meter
        and (not scenes or not style.scenes.isdisjoint(scenes))
        and (tempo_bpm is None or style.slow / slack <= tempo_bpm <= style.fast * slack)
    ]


def _style(row: dict[str, str]) -> Style:
    plain, full = tuple(row["plain"].split()), tuple(row["full"].split())
    return Style(
        row["name"], row["file"], Meter.parse(row["meter"]), int(row["beats"]), row["genre"], float(row["slow"]),
        float(row["fast"]), row["feel"] == "swing", frozenset(row["scenes"].split()), float(row["weight"]), plain, full,
        _patterns(row["fill"]), _patterns(row["intro"]), _patterns(row["end"]),
    )  # fmt: skip


def _patterns(cell: str) -> tuple[Pattern, ...]:
    found = (entry.rpartition(":") for entry in cell.split())
    return tuple(Pattern(name, int(bars)) for name, _, bars in found)
