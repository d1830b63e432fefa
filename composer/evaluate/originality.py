"""Originality: how much is copied, against how much real works borrow from each other.

    python -m composer.evaluate.originality build --store DIR --checkpoint DIR

measures what held-out works borrow from the training set and writes the index of the training
set into the checkpoint, so that the composer rejects longer copies while it composes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from composer.dataset import Store
from composer.evaluate.borrowing import LIMIT_PERCENTILE, WINDOW_BARS, Borrowed, borrowed, limit_of, windows
from composer.evaluate.section import Cell, Evidence, Findings, Headline, Plot, Section, Table
from composer.evaluate.stored import chosen, piece_of
from composer.evaluate.training_lines import LineReader
from composer.mixture import GENERATED
from composer.originality.index import TrainingIndex, passage_notes
from composer.originality.lines import Passages
from composer.piece import Piece

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Works of each corpus and held-out split that say what borrowing is usual.
_WORKS = 40
_PERCENTILES = (50, 75, 90, LIMIT_PERCENTILE)


def training_passages(store: Store) -> Passages:
    """All that the training split has of music that people wrote. The accompaniment of bands made
    here is a pattern of its style and nobody's work, and their tunes are in the corpora they come
    from."""
    training = [piece for piece in store.pieces if piece.split == "train" and piece.corpus not in GENERATED]
    return Passages(list(LineReader(store).lines(training)))


def real_works(store: Store, seed: int, works: int = _WORKS) -> dict[str, list[Piece]]:
    """Windows of held-out works that people wrote, by corpus."""
    found: dict[str, list[Piece]] = {}
    for split in ("test", "validation"):
        for corpus, pieces in chosen(store, split, works, seed).items():
            if corpus in GENERATED:
                continue
            found.setdefault(corpus, []).extend(windows((piece_of(store, p) for p in pieces), seed))
    return found


def build(store: Store, source: str, seed: int = 0) -> tuple[TrainingIndex, list[Borrowed]]:
    """The index of a store, with the limit that its held-out works set, and what they borrow."""
    training = training_passages(store)
    real = borrowed(training, [piece for pieces in real_works(store, seed).values() for piece in pieces])
    limit = limit_of(real)
    length = passage_notes(limit)
    return TrainingIndex.of(training.hashes(training.positions(length), length), limit, source), real


def measure(evidence: Evidence) -> Findings:
    """Generated pieces and held-out works against the training set."""
    if evidence.store is None:
        return Findings(missing="the training set, for which --store names the folder.")
    training = training_passages(evidence.store)
    sets = {corpus: windows(pieces, evidence.seed) for corpus, pieces in evidence.held_out.items()}
    generated = windows(evidence.pieces(), evidence.seed)
    pieces = [piece for of_set in sets.values() for piece in of_set]
    found = borrowed(training, [*pieces, *generated])
    real, ours = found[: len(pieces)], found[len(pieces) :]
    if not real or not ours:
        return Findings(missing="generated pieces and held-out works.")
    index = TrainingIndex.load(evidence.checkpoint) if evidence.checkpoint is not None else None
    limit = index.limit if index is not None else limit_of(real)
    rows = [_row("held-out works, all", real, limit), _row("generated", ours, limit)]
    begin = 0
    for corpus, of_set in sets.items():
        rows.append(_row(corpus, real[begin : begin + len(of_set)], limit))
        begin += len(of_set)
    columns = ("set", "pieces", *(f"{p} %" for p in _PERCENTILES), "longest", "its notes", "beyond the limit, %")
    rejected = sum(piece.rejected for piece in evidence.generated)
    return Findings(
        (Table("Longest match with the training set, in notes that count", columns, tuple(rows), _note(limit)),),
        (Plot("matches", "Share of pieces whose longest match has at most so many notes", _drawn(real, ours, limit)),),
        _headlines(real, ours, limit, rejected, index is not None),
    )


def _row(name: str, found: Sequence[Borrowed], limit: int) -> tuple[Cell, ...]:
    counted = [b.counted for b in found]
    percentiles = (float(np.percentile(counted, p)) for p in _PERCENTILES)
    beyond = 100 * sum(c > limit for c in counted) / len(counted)
    longest = max(found, key=lambda b: b.counted)
    return (name, len(found), *percentiles, longest.counted, longest.notes, beyond)


def _headlines(
    real: Sequence[Borrowed], ours: Sequence[Borrowed], limit: int, rejected: int, is_guarded: bool
) -> tuple[Headline, ...]:
    usual, own = (float(np.percentile([b.counted for b in found], LIMIT_PERCENTILE)) for found in (real, ours))
    beyond = sum(b.counted > limit for b in ours)
    return (
        Headline(
            "longest match, 95th percentile", own, "notes", f"at most {usual:g}", own <= usual, "held-out works' own"
        ),
        Headline("pieces that copy beyond the limit", beyond, "", "0", beyond == 0, f"the limit is {limit} notes"),
        Headline(
            "bars rejected as copies while composing",
            rejected,
            beside="" if is_guarded else "the checkpoint has no index, so nothing was rejected",
        ),
    )


def _note(limit: int) -> str:
    return (
        f"Upper lines of each part and of all together, in any key and at any tempo, in {WINDOW_BARS} bars of each "
        "piece. A note counts unless the two steps that lead to it led in the same way to one of the eight notes "
        "before it: scales, repeated notes and figures belong to everybody. Drums are left out. The composer rejects "
        f"what goes beyond {limit} notes."
    )


def _drawn(real: Sequence[Borrowed], ours: Sequence[Borrowed], limit: int):  # type: ignore[no-untyped-def]
    def draw(figure: Figure) -> None:
        axes = figure.add_subplot()
        for name, found in (("held-out works", real), ("generated", ours)):
            counted = np.sort([b.counted for b in found])
            axes.step(counted, 100 * np.arange(1, len(counted) + 1) / len(counted), where="post", label=name)
        axes.axvline(limit, color="grey", linestyle=":", label=f"limit, {limit} notes")
        axes.set(xlabel="longest match, notes that count", ylabel="pieces, %", xlim=(0, 3 * limit), ylim=(0, 101))
        axes.legend(loc="lower right")

    return draw


SECTION = Section(
    "originality",
    "Originality",
    "How long is the longest stretch that a piece has in common with the training set, against held-out works?",
    1.0,
    measure,
)


def main(argv: Sequence[str] | None = None) -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate.originality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build", help="write the index of a store into a checkpoint")
    command.add_argument("--store", type=Path, required=True, help="what composer.dataset wrote")
    command.add_argument("--checkpoint", type=Path, required=True, help="the folder to write into")
    command.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args(argv)
    index, real = build(Store(arguments.store), arguments.store.name, arguments.seed)
    folder = index.save(arguments.checkpoint)
    counted = [b.counted for b in real]
    shown = ", ".join(f"{p} % {np.percentile(counted, p):.1f}" for p in _PERCENTILES)
    print(f"held-out works: {len(real)}; longest match in notes that count: {shown}")
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{index.record.passages} passages of {index.record.passage_notes} notes, limit {index.limit}: ", end="")
    print(f"{size / 1e6:.1f} MB in {folder}")


if __name__ == "__main__":
    main()
