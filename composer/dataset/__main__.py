"""Command line of the training data.

python -m composer.dataset prepare --data DIR --out runs/data   labels, text, words and splits; resumable
python -m composer.dataset check --store runs/data              no music on two sides of the split, by fingerprint
python -m composer.dataset round-trip --data DIR                notes to text and back, exactly
python -m composer.dataset fingerprint --data DIR               how well fingerprints find what is the same
python -m composer.dataset tables --store runs/data             the tables of DATA.md
python -m composer.dataset aside --store DIR --works FILE       judge by no work that an earlier checkpoint learnt from
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from composer.text.words import DEFAULT_WORDS, Words


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.dataset", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("prepare", help="make a store, or go on making it")
    make.add_argument("--out", type=Path, default=Path("runs/data"))
    make.add_argument("--words", type=int, default=DEFAULT_WORDS, help="size of the vocabulary")
    make.add_argument("--processes", type=int, default=2)
    make.add_argument("--tokenizer", type=Path, help="a checkpoint folder whose words are kept")
    make.add_argument("--grow", action="store_true", help="let those words grow by the characters they lack")
    make.add_argument("--noncommercial", action="store_true", help="read that tier too")
    make.add_argument("--no-bands", action="store_true", help="no bands over the charts and songs")
    check = commands.add_parser("check", help="count music on two sides of the split; status 1 if there is any")
    check.add_argument("--store", type=Path, default=Path("runs/data"))
    tables = commands.add_parser("tables", help="what a store holds, as Markdown")
    tables.add_argument("--store", type=Path, default=Path("runs/data"))
    tables.add_argument("--into", type=Path, help="write them into this document, in the place of the old ones")
    trip = commands.add_parser("round-trip", help="count pieces that come back from their text exactly")
    trip.add_argument("--pieces", type=int, default=2000)
    trip.add_argument("--seed", type=int, default=0)
    trip.add_argument("--tokenizer", type=Path, help="go through the words of this checkpoint folder as well")
    aside = commands.add_parser("aside", help="take works out of validation and test")
    aside.add_argument("--store", type=Path, required=True)
    aside.add_argument("--works", type=Path, required=True, help="one a line: corpus, tab, path")
    prints = commands.add_parser("fingerprint", help="precision and recall on pairs that are known")
    for command in (make, trip, prints):
        command.add_argument("--data", type=Path, required=True, help="folder with the corpora's zips")
    options = parser.parse_args(arguments)
    # Each command imports what it needs: some of it loads slowly.
    if options.command == "prepare":
        return _prepare(options)
    if options.command == "check":
        from composer.dataset.check import check_store

        return check_store(options.store)
    if options.command == "round-trip":
        from composer.dataset.round_trip import round_trip

        words = Words.load(options.tokenizer) if options.tokenizer is not None else None
        return round_trip(options.data, options.pieces, options.seed, words)
    if options.command == "fingerprint":
        from composer.dataset.known_pairs import measure

        return measure(options.data)
    if options.command == "aside":
        from composer.dataset.aside import set_aside

        print(f"left to judge by: {set_aside(options.store, options.works)} pieces")
        return 0
    from composer.dataset.tables import markdown, write_into

    if options.into is not None:
        write_into(options.into, options.store)
    else:
        print(markdown(options.store))
    return 0


def _prepare(options: argparse.Namespace) -> int:
    from composer.dataset.prepare import Options, prepare

    made_of = Options(options.noncommercial, not options.no_bands, options.words, options.tokenizer, options.grow)
    prepare(options.data, options.out, made_of, options.processes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
