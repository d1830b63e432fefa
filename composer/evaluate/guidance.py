"""Does guidance help? The same requests for moods and genres, composed with and without it.

    python -m composer.evaluate.guidance --seeds 6 --weights 1 2 3

asks for the four quadrants of mood and for some genres, a few seeds each, and counts how often the
estimators hear in the notes what was asked. Mood: valence and energy on the side that was asked. Genre: among
the three likeliest of those the estimator knows. What guidance costs is the ratio of the times.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from composer.analysis import estimate_genre, estimate_mood
from composer.composer import Composer
from composer.controls import Controls, Mood
from composer.evaluate.machine import commit, machine, now
from composer.evaluate.report import table_markdown
from composer.evaluate.section import Cell, Table
from composer.piece import Piece

_MOODS = tuple(Mood(valence, energy) for valence, energy in product((0.7, -0.7), (0.7, -0.7)))
_GENRES = ("folk", "jazz", "rock", "classical")
_LIKELIEST = 3


def requests(seeds: int, bars: int) -> Iterator[Controls]:
    """The requests, the same for every guidance."""
    for seed in range(seeds):
        yield from (Controls(mood=mood, bars=bars, seed=seed) for mood in _MOODS)
        yield from (Controls(genre=genre, bars=bars, seed=seed) for genre in _GENRES)


def is_heard(asked: Controls, piece: Piece) -> bool:
    """Whether the estimators hear what was asked."""
    if asked.mood is not None:
        found = estimate_mood(piece)
        return found.valence * asked.mood.valence > 0 and found.energy * asked.mood.energy > 0
    genre = estimate_genre(piece)
    return genre is not None and asked.genre in [name for name, _ in genre.ranking[:_LIKELIEST]]


def measure(composer: Composer, weights: Sequence[float], seeds: int, bars: int) -> Table:
    """One row for every guidance."""
    rows: list[tuple[Cell, ...]] = []
    for weight in weights:
        heard: dict[str, list[bool]] = {"mood": [], "genre": []}
        seconds = 0.0
        for asked in requests(seeds, bars):
            take = composer.compose(asked.changed(guidance=weight))
            for _ in take:
                pass
            seconds += take.decode_seconds
            heard["genre" if asked.mood is None else "mood"].append(is_heard(asked, take.piece()))
        shares = [f"{sum(found)} of {len(found)}" for found in heard.values()]
        rows.append((f"{weight:g}", *shares, round(seconds / sum(map(len, heard.values())), 2)))
    columns = ("guidance", "mood quadrant heard", f"genre among the {_LIKELIEST} likeliest", "seconds a piece")
    note = (
        f"Pieces of {bars} bars, checkpoint `{composer.checkpoint}`; a guidance of 1 is none. {machine()}, {now()}, "
        f"commit {commit()}; seconds by the clock."
    )
    return Table("Guidance towards mood and genre", columns, tuple(rows), note)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate.guidance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--weights", type=float, nargs="+", default=[1.0, 2.0, 3.0])
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--bars", type=int, default=8)
    parser.add_argument("--checkpoint", type=Path, help="by default the one that is here")
    parser.add_argument("--out", type=Path, help="write the table into this file as well")
    options = parser.parse_args(arguments)
    page = table_markdown(measure(Composer.load(options.checkpoint), options.weights, options.seeds, options.bars))
    print(page)
    if options.out is not None:
        options.out.write_text(page)


if __name__ == "__main__":
    main()
