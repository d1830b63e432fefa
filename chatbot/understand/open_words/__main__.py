"""How well open words are read: ``python -m chatbot.understand.open_words tests/chatbot/open_words``.

With ``--calibrate`` it searches the constants on two thirds of each collection (every third phrase is
held out); with ``--write`` it keeps the anchors' vectors, which is needed after a change of the tables.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from chatbot.turn import Language
from chatbot.understand.normalise import language_of
from chatbot.understand.open_words.placing import Calibration, Placed, place
from chatbot.understand.open_words.reader import OpenWordsReader
from chatbot.understand.open_words.reading import Reading
from chatbot.understand.open_words.stored import write_vectors

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Expected:
    """A phrase of the collection: signs of valence and energy ("+", "-", "*" where either is right) or
    "out", the genres that fit (none: any), and whether it is held out."""

    phrase: str
    language: Language
    place: str
    genres: frozenset[str]
    held_out: bool

    def right(self, read: Placed | Reading | None) -> bool:
        """Whether the quadrant, or the refusal, is right."""
        if read is None or self.place == "out":
            return read is None and self.place == "out"
        found = read.mood if isinstance(read, Reading) else read
        signs = zip(self.place, (found.valence, found.energy), strict=True)
        return all(sign == "*" or (value > 0) == (sign == "+") for sign, value in signs)


def read_collection(path: Path) -> list[Expected]:
    """The phrases of a table."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [
        Expected(
            phrase,
            language_of(phrase),
            where,
            frozenset(genres.split("/")) if genres != "-" else frozenset(),
            index % 3 == 2,
        )
        for index, (where, genres, phrase) in enumerate(rows)
    ]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.understand.open_words", description=__doc__)
    parser.add_argument("collections", type=Path, help="a folder with en.tsv and zh.tsv")
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    reader = OpenWordsReader()
    if options.write:
        write_vectors(reader.encode_anchors())
        reader = OpenWordsReader()
    for language in _LANGUAGES:
        phrases = read_collection(options.collections / f"{language}.tsv")
        if options.calibrate:
            _calibrate(reader, language, phrases)
        _measure(reader, language, phrases)


def _measure(reader: OpenWordsReader, language: Language, phrases: list[Expected]) -> None:
    times, placed = [], []
    for one in phrases:
        started = time.perf_counter()
        placed.append(reader.place(one.phrase, language))
        times.append(1000 * (time.perf_counter() - started))
    for held_out in (False, True):
        pairs = [(one, found) for one, found in zip(phrases, placed, strict=True) if one.held_out == held_out]
        music = [pair for pair in pairs if pair[0].place != "out"]
        other = [found for one, found in pairs if one.place == "out"]
        named = [(one, found) for one, found in music if one.genres and found is not None]
        print(
            f"{language} {'held out' if held_out else 'tuned   '}: all {_share([o.right(f) for o, f in pairs])}, "
            f"quadrant {_share([o.right(f) for o, f in music])}, refused {_share([f is None for f in other])}, "
            f"genre {_share([f.genre in (*o.genres, None) for o, f in named])}"
        )
    print(f"{language} median {statistics.median(times):.1f} ms a phrase")


def _share(right: list[bool]) -> str:
    return f"{sum(right)}/{len(right)} ({sum(right) / max(len(right), 1):.0%})"


def _calibrate(reader: OpenWordsReader, language: Language, phrases: list[Expected]) -> None:
    anchors = reader.anchors(language)
    tuned = [(one, reader.likenesses(one.phrase, language)[0]) for one in phrases if not one.held_out]
    grid = itertools.product((6, 8, 12, 16), (0.03, 0.05, 0.08, 0.12), (0.2, 0.24, 0.28, 0.34, 0.4), (-0.04, 0.0, 0.04))
    scored = []
    for values in grid:
        calibration = Calibration(*values)
        right = sum(one.right(place(likeness, anchors, calibration)) for one, likeness in tuned)
        scored.append((right, calibration))
    for right, calibration in sorted(scored, key=lambda pair: -pair[0])[:5]:
        print(f"{language} {right}/{len(tuned)} {calibration}")


if __name__ == "__main__":
    main()
