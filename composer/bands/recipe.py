"""Recipes: which chart a band plays for the how-manieth time. Cheap to list and to send elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from composer.bands import billboard, jazz
from composer.bands.band import band
from composer.bands.chart import Chart, plain_title
from composer.bands.drummers import Groove, groove_of
from composer.bands.program import ProgramError
from composer.bands.scenes import casting
from composer.bands.songs import LISTS, chart_of
from composer.corpora import Unreadable, Work, read_corpora
from composer.corpora.archive import Archive
from composer.midi import MidiError

# How many bands play a chart, and the corpus that they make, by the chart's own corpus.
_TAKES = {"jazz-charts": 3, "billboard-charts": 3, "pop909-cl": 3, "openewld": 3}
_CORPUS_OF = {
    "jazz-charts": "jazz-bands",
    "billboard-charts": "billboard-bands",
    "pop909-cl": "pop909-bands",
    "openewld": "openewld-bands",
}
BAND_CORPORA = tuple(_CORPUS_OF.values())
_READERS: dict[str, Callable[[Archive], Iterator[Chart | Unreadable]]] = {
    jazz.NAME: jazz.charts,
    billboard.NAME: billboard.charts,
}
# What a chart is lost by: nobody plays it. That fewer styles than takes suit it is no loss.
_NOBODY, _FEWER = "no style is played in {}", "fewer styles suit the chart than there are takes"


@dataclass(frozen=True)
class Recipe:
    """One band's performance before it is decided. ``source`` is the corpus of the chart and
    ``path`` its place there; ``take`` counts the bands that play it from 0. ``chart`` is None for a
    song, which is read from ``data`` when it is played."""

    source: str
    path: str
    take: int
    data: Path = field(repr=False, compare=False)
    chart: Chart | None = None

    @property
    def corpus(self) -> str:
        """The corpus that the work will belong to, one of :data:`BAND_CORPORA`."""
        return _CORPUS_OF[self.source]

    @property
    def name(self) -> str:
        """The path that the work will have, which no other has."""
        return f"{self.path}#{self.take + 1}"


def recipes(data: Path) -> Iterator[Recipe | Unreadable]:
    """The bands that play the charts and songs of the corpora that are in ``data``: take after take
    of one chart, so that a process that renders some in order reads a song once. Charts that cannot
    be read, or that say nothing new, come as :class:`Unreadable`. A jazz standard that OpenEWLD has
    as well gets the identity it has there."""
    known = _titles(data)
    for name, reader in _READERS.items():
        if not (data / f"{name}.zip").is_file():
            continue
        seen: set[tuple[str, object]] = set()
        with Archive(data, name) as archive:
            for chart in reader(archive):
                if isinstance(chart, Unreadable):
                    yield replace(chart, corpus=_CORPUS_OF[name])
                    continue
                if (chart.title, chart.bars) in seen:
                    yield Unreadable(_CORPUS_OF[name], chart.path, "the same chart again", is_lost=False)
                    continue
                seen.add((chart.title, chart.bars))
                chart = replace(chart, work=known.get(plain_title(chart.title), chart.work))
                for take in range(_TAKES[name]):
                    yield Recipe(name, chart.path, take, data, chart)
    for name, listing in LISTS.items():
        if (data / f"{name}.zip").is_file():
            with Archive(data, name) as archive:
                for path in listing(archive):
                    for take in range(_TAKES[name]):
                        yield Recipe(name, path, take, data)


def render(recipe: Recipe | Unreadable) -> Work | Unreadable:
    """The performance, or why there is none; what is unreadable stays so. Takes 0.1 to 0.5 s, most
    of it in ``mma``. The same recipe over the same data gives the same work."""
    if isinstance(recipe, Unreadable):
        return recipe
    chart = recipe.chart or _song(recipe.data, recipe.source, recipe.path)
    if isinstance(chart, Unreadable):
        # Said once for all takes.
        return replace(chart, corpus=recipe.corpus, is_lost=chart.is_lost and recipe.take == 0)
    digest = hashlib.sha256(f"{chart.corpus} {chart.path}".encode()).digest()
    casts = casting(chart, _TAKES[recipe.source], drummers(recipe.data), np.random.default_rng(list(digest)))
    if recipe.take >= len(casts):
        reason = _FEWER if casts else _NOBODY.format(chart.meter)
        return Unreadable(recipe.corpus, recipe.name, reason, is_lost=not casts and recipe.take == 0)
    try:
        return band(recipe.corpus, recipe.name, chart, casts[recipe.take])
    except (ProgramError, MidiError) as error:
        return Unreadable(recipe.corpus, recipe.name, str(error))


@lru_cache(maxsize=2)
def drummers(data: Path) -> tuple[Groove, ...]:
    """The drummers of Groove who are learnt from: a band must not carry held-out drumming into
    training. Empty where Groove is not in ``data``."""
    from composer.dataset.split import split_of  # the dataset imports this package

    if not (data / "groove.zip").is_file():
        return ()
    works = (work for work in read_corpora(data, ["groove"]) if isinstance(work, Work))
    found = (groove_of(work) for work in works if split_of("work " + work.work) == "train")
    return tuple(groove for groove in found if groove is not None)


@lru_cache(maxsize=4)
def _song(data: Path, corpus: str, path: str) -> Chart | Unreadable:
    found = [item for item in read_corpora(data, [corpus], only=[path]) if item.path == path]
    for item in found:
        return chart_of(item) if isinstance(item, Work) else item
    return Unreadable(corpus, path, "the song gives no work")


def _titles(data: Path) -> dict[str, str]:
    """The identities of OpenEWLD's songs by their plain titles."""
    if not (data / "openewld.zip").is_file():
        return {}
    with Archive(data, "openewld") as archive:
        titles = [Path(path).stem.replace("_", " ") for path in archive.midi()]
    return {plain_title(title): f"openewld/{title.lower()}" for title in titles}
