"""Command line of the instrument.

python -m composer.evaluate --store STORE --data DIR   everything: tables and plots in docs/evaluation
python -m composer.evaluate fit DIR                    bits per note of a folder of MIDI files
python -m composer.evaluate fit --store STORE          of held-out works, beside an order-5 n-gram
python -m composer.evaluate key --data DIR             the key estimator against annotated keys
python -m composer.evaluate chords --data DIR          the chord estimator against expert chords
python -m composer.evaluate mood --data DIR            the mood estimator against listeners
python -m composer.evaluate sections --data DIR        the section estimator against people's letters
python -m composer.evaluate genre --store STORE        the genre estimator against the labels of held-out works
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from composer.checkpoint import default_checkpoint
from composer.evaluate.run import add_options, evaluate


def main(words: Sequence[str] | None = None) -> None:
    """Parse the command line, measure, and print or write what was found."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser)
    commands = parser.add_subparsers(dest="command", help="one measurement alone; without any, the whole evaluation")
    fit = commands.add_parser("fit", help="bits per note")
    fit.add_argument("folder", type=Path, nargs="?", help="a folder of MIDI files")
    fit.add_argument("--store", type=Path, help="what composer.dataset wrote: judge its held-out works")
    fit.add_argument("--split", default="test", choices=("validation", "test"))
    fit.add_argument("--notes", type=int, default=20_000, help="notes of each corpus that are enough")
    fit.add_argument("--without", nargs="*", default=(), metavar="CORPUS", help="corpora to leave out")
    fit.add_argument("--checkpoint", type=Path, default=default_checkpoint())
    fit.add_argument("--out", type=Path, help="write the table here as JSON")
    for name in ("key", "chords", "mood", "sections"):
        command = commands.add_parser(name, help=f"the {name} estimator")
        command.add_argument("--data", type=Path, required=True, help="folder with the corpora's zips")
        command.add_argument("--pieces", type=int, default=1000, help="pieces of each corpus")
    genre = commands.add_parser("genre", help="the genre estimator")
    genre.add_argument("--store", type=Path, required=True, help="what composer.dataset wrote")
    genre.add_argument("--pieces", type=int, default=20, help="held-out works of each genre")
    arguments = parser.parse_args(words)
    if arguments.command is None:
        evaluate(arguments)
    elif arguments.command == "fit":
        if (arguments.folder is None) == (arguments.store is None):
            parser.error("give either a folder of MIDI files or --store")
        _fit(arguments)
    else:
        from composer.evaluate.estimators import AGREEMENTS
        from composer.evaluate.genres import genre_agreement

        measure = AGREEMENTS.get(arguments.command, genre_agreement)
        where = arguments.store if arguments.command == "genre" else arguments.data
        for row in measure(where, arguments.pieces):
            print("  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items()))


def _fit(arguments: argparse.Namespace) -> None:
    from composer.dataset import Store
    from composer.evaluate.fit import Fit, ModelFit, folder_store, held_out, ngram_fit
    from composer.evaluate.stored import in_words
    from composer.text.words import Words

    judge = ModelFit(arguments.checkpoint)
    if arguments.folder is not None:
        with tempfile.TemporaryDirectory() as scratch:
            store, lost = folder_store(arguments.folder, arguments.checkpoint, Path(scratch))
            found = judge.fit(store, store.pieces)
        for item in lost:
            print(f"left out: {item.path}: {item.reason}")
        if not found:
            raise SystemExit(f"{arguments.folder} holds no MIDI file that can be read (.mid or .midi)")
        reference = None
    else:
        store = in_words(Store(arguments.store), Words.load(arguments.checkpoint))
        pieces = held_out(store, arguments.split, arguments.notes, arguments.without)
        found = judge.fit(store, pieces)
        reference = ngram_fit(store, pieces)
    rows = []
    for corpus in [*sorted(found), "all"]:
        own = sum(found.values(), Fit(0, 0, 0)) if corpus == "all" else found[corpus]
        row = {
            "corpus": corpus,
            "notes": own.notes,
            "bits_per_note": round(own.bits_per_note, 3),
            "bits_per_second": round(own.bits_per_second, 2),
        }
        if reference is not None:
            other = sum(reference.values(), Fit(0, 0, 0)) if corpus == "all" else reference[corpus]
            row["order_5_bits_per_note"] = round(other.bits_per_note, 3)
            row["lower_by"] = round(1 - own.bits_per_note / other.bits_per_note, 3)
        rows.append(row)
        print("  ".join(f"{k} {v}" for k, v in row.items()))
    if arguments.out is not None:
        arguments.out.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
