"""Annotated works in two: what the estimators were fitted on, and what they are judged by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from composer.corpora import Work, read_corpora
from composer.dataset.split import splits_of


def works_of(data: Path, corpus: str) -> list[Work]:
    """The works of a corpus; none where its zip is not in ``data``."""
    if not (data / f"{corpus}.zip").is_file():
        return []
    return [work for work in read_corpora(data, [corpus]) if isinstance(work, Work)]


def in_two(works: Sequence[Work]) -> tuple[list[Work], list[Work]]:
    """The works to fit on, which are of the training split, and those held out, of the validation
    and the test split; works of one song or one tune are on one side."""
    sides = splits_of(works)
    training = [work for work, side in zip(works, sides, strict=True) if side == "train"]
    return training, [work for work, side in zip(works, sides, strict=True) if side != "train"]
