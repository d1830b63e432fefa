"""``python -m composer.corpora list | count | fetch``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from composer.corpora.catalogue import CORPORA, TRAINING_TIERS, read_corpora
from composer.corpora.fetch import FetchError, fetch
from composer.corpora.origins import ORIGINS
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
    get = commands.add_parser("fetch", help="get corpora from their public origins, scores turned into MIDI")
    get.add_argument("--out", type=Path, required=True, help="folder for the corpus zips")
    get.add_argument("--mirror", help="read BASE/<corpus>/<file> instead of the public addresses")
    get.add_argument("--limit", type=int, help="only the first so many files of each archive, to try it out")
    get.add_argument("--jobs", type=int, default=1, help="processes that convert scores")
    get.add_argument("--force", action="store_true", help="fetch again what is there")
    get.add_argument("names", nargs="*", help="corpora; all of the training tiers when none is named")
    pickups = commands.add_parser("pickups", help="how well pickups are heard, on scores that say theirs")
    pickups.add_argument("--data", type=Path, required=True, help="folder of the corpus zips")
    options = parser.parse_args(arguments)
    if options.command == "list":
        for corpus in CORPORA.values():
            print(f"{corpus.name:20} {corpus.tier:13} {corpus.licence:32} {corpus.what}")
        return 0
    if options.command == "fetch":
        return _fetch(options)
    if options.command == "pickups":
        return _pickups(options.data)
    return _count(options.data, options.names or None, options.tiers)


def _pickups(data: Path) -> int:
    # torch loads slowly, and only this command needs it.
    from composer.corpora.pickup_fit import fit, held_out, known_cases

    cases = list(known_cases(data))
    if not cases:
        print(f"no score in {data} says its pickup", file=sys.stderr)
        return 1
    print(f"{'corpus':20}{'scores':>8}{'right':>8}{'if none':>8}")
    for name, (number, right, none) in held_out(cases).items():
        print(f"{name:20}{number:8}{right / number:8.1%}{none / number:8.1%}")
    print("weights:", ", ".join(f"{weight:.2f}" for weight in fit(cases)))
    return 0


def _fetch(options: argparse.Namespace) -> int:
    names = options.names or [c.name for c in CORPORA.values() if c.tier in TRAINING_TIERS and c.name in ORIGINS]
    status = 0
    for name in names:
        if (options.out / f"{name}.zip").is_file() and not options.force:
            print(f"{name}: already there")
            continue
        try:
            fetched = fetch(name, options.out, options.mirror, options.limit, options.jobs)
        except FetchError as error:
            print(error, file=sys.stderr)
            status = 1
            continue
        print(f"{name}: {fetched.path} holds {fetched.files} file{'s' * (fetched.files != 1)}")
        for path, reason in fetched.failed:
            print(f"{name}: {path} cannot be converted: {reason}")
    return status


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
