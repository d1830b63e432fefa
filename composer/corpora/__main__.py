"""``python -m composer.corpora list | count | fetch``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from composer.corpora.catalogue import CORPORA, TRAINING_TIERS, read_corpora
from composer.corpora.work import Unreadable


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m composer.corpora", description="Music to learn from.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="the corpora, their tiers and licences")
    count = commands.add_parser("count", help="works, notes and bars of each corpus, and what is left out and why")
    count.add_argument("--data", type=Path, required=True, help="folder of the corpus zips")
    count.add_argument("--tiers", nargs="+", default=list(TRAINING_TIERS))
    count.add_argument("names", nargs="*", help="corpora; all that are there when none is named")
    options = parser.parse_args(arguments)
    if options.command == "list":
        for corpus in CORPORA.values():
            print(f"{corpus.name:20} {corpus.tier:13} {corpus.licence:32} {corpus.what}")
        return 0
    return _count(options.data, options.names or None, options.tiers)


def _count(data: Path, names: list[str] | None, tiers: list[str]) -> int:
    totals: dict[str, Counter[str]] = {}
    reasons: Counter[tuple[str, bool, str]] = Counter()
    for work in read_corpora(data, names, tiers):
        total = totals.setdefault(work.corpus, Counter())
        if isinstance(work, Unreadable):
            total["lost" if work.is_lost else "left"] += 1
            reasons[work.corpus, work.is_lost, work.reason] += 1
            continue
        total["works"] += 1
        total["bars"] += len(work.piece.bars)
        total["notes"] += sum(len(part.notes) for part in work.piece.parts)
        total["dropped"] += work.dropped_notes
        total["keys"] += work.key is not None
        total["chords"] += work.chords is not None
        total["sections"] += work.sections is not None
    columns = ("works", "bars", "notes", "dropped", "keys", "chords", "sections", "left", "lost")
    print(f"{'corpus':20}" + "".join(f"{column:>11}" for column in columns))
    for name, total in totals.items():
        print(f"{name:20}" + "".join(f"{total[column]:11,}" for column in columns))
    overall = sum(totals.values(), Counter())
    print(f"{'all':20}" + "".join(f"{overall[column]:11,}" for column in columns))
    for (name, is_lost, reason), number in sorted(reasons.items()):
        print(f"{'lost' if is_lost else 'left'} {number:6} {name}: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
