"""Where works come from: files of a corpus, and bands that play its songs and charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from composer.bands import Recipe, recipes, render
from composer.bands.drummers import CORPUS, band_of
from composer.bands.recipe import drummers
from composer.corpora import CORPORA, Unreadable, Work, read_corpora


@dataclass(frozen=True)
class Files:
    """Some MIDI files of a corpus. With ``over_drums`` it is not the songs of POP909 themselves but
    each with its own left hand over a real drummer."""

    corpus: str
    paths: tuple[str, ...]
    over_drums: bool = False

    def works(self, data: Path) -> Iterator[Work | Unreadable]:
        """The works in those files."""
        for work in read_corpora(data, [self.corpus], [CORPORA[self.corpus].tier], self.paths):
            if not self.over_drums:
                yield work
            elif isinstance(work, Work):
                band = band_of(work, drummers(data))
                yield band or Unreadable(CORPUS, work.path, "no drummer fits, or no melody", is_lost=False)


@dataclass(frozen=True)
class Bands:
    """The recipes number ``first`` to ``last`` - 1 of a corpus of bands."""

    corpus: str
    first: int
    last: int

    def works(self, data: Path) -> Iterator[Work | Unreadable]:
        """Their performances."""
        return map(render, recipes_by_corpus(data)[self.corpus][self.first : self.last])


Source = Files | Bands


@lru_cache(maxsize=1)
def recipes_by_corpus(data: Path) -> dict[str, list[Recipe | Unreadable]]:
    """Every band over the corpora in ``data``, not yet playing."""
    found: dict[str, list[Recipe | Unreadable]] = {}
    for recipe in recipes(data):
        found.setdefault(recipe.corpus, []).append(recipe)
    return found
