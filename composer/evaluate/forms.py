"""Sections that people marked, against the section estimator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from composer.analysis import estimate_sections
from composer.corpora import Work
from composer.corpora.archive import Archive
from composer.evaluate.held_out import in_two, works_of

_TOLERANCE = 1  # bars


def section_agreement(data: Path, pieces: int) -> Iterator[dict[str, object]]:
    """How well estimated sections agree with those that a person marked in songs of POP909, means
    over songs that nothing was fitted on, and beside it how well two people agree on all songs.

    ``boundary``: F-measure of the bars where the letter changes, hit within a bar; ``exact``: on the
    bar. ``pairs``: F-measure of the pairs of bars that have the same letter (M. Levy and M. Sandler,
    "Structural Segmentation of Musical Audio by Constrained Clustering", 2008)."""
    found = []
    for work in in_two(marked_songs(data))[1][:pieces]:
        found.append(_agreement(work.sections or (), estimate_sections(work.piece)))
    if found:
        yield _row("pop909-structure", found)
    people = list(_two_people(data))[:pieces]
    if people:
        yield _row("pop909-structure, one person against another", [_agreement(a, b) for a, b in people])


def marked_songs(data: Path) -> list[Work]:
    """The songs of POP909 with sections, each once, in its first arrangement."""
    first: dict[str, Work] = {}
    for work in works_of(data, "pop909-cl"):
        if work.sections:
            first.setdefault(work.work, work)
    return list(first.values())


def _row(corpus: str, found: Sequence[tuple[float, float, float]]) -> dict[str, object]:
    boundary, exact, pairs = np.mean(found, axis=0).tolist()
    return {"corpus": corpus, "songs": len(found), "boundary": boundary, "exact": exact, "pairs": pairs}


def _two_people(data: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The letters of each bar by the first and by the second person."""
    if not (data / "pop909-structure.zip").is_file():
        return
    with Archive(data, "pop909-structure") as archive:
        for path in sorted(name for name in archive.names if name.endswith("human_label1.txt")):
            texts = [archive.text(path.replace("label1", label)) for label in ("label1", "label2")]
            one, other = (
                [letter for letter, bars in re.findall(r"([A-Za-z])(\d+)", text) for _ in range(int(bars))]
                for text in texts
            )
            length = min(len(one), len(other))
            if length:
                yield one[:length], other[:length]


def _agreement(truth: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    lines, guessed = _changes(truth), _changes(found)
    pairs = np.triu_indices(len(truth), 1)
    same = np.equal.outer(np.array(truth), np.array(truth))[pairs]
    said = np.equal.outer(np.array(found), np.array(found))[pairs]
    return (
        _hits(lines, guessed, _TOLERANCE),
        _hits(lines, guessed, 0),
        _f_measure(int((same & said).sum()), int(said.sum()), int(same.sum())),
    )


def _changes(letters: Sequence[str]) -> list[int]:
    return [bar for bar in range(1, len(letters)) if letters[bar] != letters[bar - 1]]


def _hits(truth: list[int], found: list[int], tolerance: int) -> float:
    """F-measure of changes, each of the truth hit once at most; 1 where there are none on both sides."""
    if not truth and not found:
        return 1.0
    free = set(truth)
    for bar in found:
        near = [other for other in free if abs(other - bar) <= tolerance]
        if near:
            free.remove(min(near, key=lambda other: abs(other - bar)))
    return _f_measure(len(truth) - len(free), len(found), len(truth))


def _f_measure(hits: int, found: int, truth: int) -> float:
    return 2 * hits / (found + truth) if hits else 0.0
