"""The whole evaluation: evidence gathered once, every section run on it, one report.

python -m composer.evaluate --store runs/data --data data
"""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from pathlib import Path

from composer.checkpoint import checkpoint_hash, default_checkpoint
from composer.evaluate.report import MARKDOWN_FILE, SECTIONS, run_sections, section

# Ninety to two hundred pieces show a difference of ten points; two hundred of the grid need 275.
_PIECES, _QUICK_PIECES = 275, 11
_MINUTES, _QUICK_MINUTES = 30.0, 1.0
# Share of the time that composing may take; what it leaves goes to the sections.
_COMPOSING = 0.4
# Held-out pieces of one corpus; the small corpora have fewer.
_HELD_OUT, _QUICK_HELD_OUT = 30, 5


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the whole evaluation."""
    parser.add_argument("--sections", default=",".join(SECTIONS), help="names with commas between (default: all)")
    parser.add_argument("--checkpoint", type=Path, default=default_checkpoint(), help="the model folder to judge")
    parser.add_argument("--store", type=Path, help="what composer.dataset wrote: held-out and training works")
    parser.add_argument("--data", type=Path, help="folder with the corpora's zips: estimators, and a store if none is")
    parser.add_argument("--out", type=Path, default=Path("docs/evaluation"), help="where the report is written")
    parser.add_argument("--cache", type=Path, default=Path("runs/evaluation"), help="where composed pieces are kept")
    parser.add_argument("--pieces", type=int, help=f"how many are composed (default {_PIECES})")
    parser.add_argument("--minutes", type=float, help=f"time for everything (default {_MINUTES:g})")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes, figures of no use")


def evaluate(options: argparse.Namespace) -> None:
    """Gather the evidence, run the sections, write the report."""
    from composer.composer import Composer
    from composer.dataset import Store
    from composer.evaluate.generated import generate
    from composer.evaluate.requests import requests
    from composer.evaluate.section import Evidence
    from composer.evaluate.stored import chosen, piece_of
    from composer.mixture import GENERATED

    began = time.monotonic()
    quick = bool(options.quick)
    minutes = options.minutes or (_QUICK_MINUTES if quick else _MINUTES)
    ends = began + 60 * minutes
    sections = [section(name) for name in _names(options.sections)]
    composer = Composer.load(options.checkpoint)
    folder = options.store or _prepared(options)
    store = Store(folder) if folder is not None else None
    asked = requests(options.seed, options.pieces or (_QUICK_PIECES if quick else _PIECES), store)
    generated = generate(composer, asked, options.cache, _COMPOSING * 60 * minutes, _tell)
    held_out = {}
    if store is not None:
        works = chosen(store, "test", _QUICK_HELD_OUT if quick else _HELD_OUT, options.seed)
        held_out = {
            corpus: tuple(piece_of(store, work) for work in some)
            for corpus, some in works.items()
            if corpus not in GENERATED
        }
    evidence = Evidence(
        composer=composer,
        checkpoint=options.checkpoint,
        generated=tuple(generated),
        held_out=held_out,
        store=store,
        data=options.data,
        seed=options.seed,
        seconds=60 * minutes,
        quick=quick,
    )
    about = {
        "command": _command(options),
        "checkpoint": checkpoint_hash(options.checkpoint),
        "checkpoint_name": options.checkpoint.name,
        "seed": options.seed,
        "quick": quick,
        "pieces": len(generated),
        "failures": sum(bool(g.failure) for g in generated),
        "rejected": sum(g.rejected for g in generated),
        "composing_seconds": round(sum(g.seconds for g in generated), 1),
        "minutes": minutes,
    }
    run_sections(sections, evidence, about, options.out, ends, _tell)
    _tell(f"{options.out / MARKDOWN_FILE}: written after {(time.monotonic() - began) / 60:.1f} minutes")


def _command(options: argparse.Namespace) -> str:
    """The command that gives this report again, with folders outside the working directory by name
    only: where they lie says nothing to others."""
    words = ["python", "-m", "composer.evaluate"]
    for name in ("checkpoint", "store", "data", "pieces", "minutes", "seed"):
        value = getattr(options, name)
        if isinstance(value, Path):
            value = value.absolute()
            value = value.relative_to(Path.cwd()) if value.is_relative_to(Path.cwd()) else value.name
        if value is not None:
            words += [f"--{name}", str(value)]
    return shlex.join(words + (["--quick"] if options.quick else []))


def _names(listed: str) -> list[str]:
    names = [name.strip() for name in listed.split(",") if name.strip()]
    unknown = [name for name in names if name not in SECTIONS]
    if unknown or not names:
        raise SystemExit(f"--sections takes some of {', '.join(SECTIONS)}, not {', '.join(unknown) or 'nothing'}")
    return names


def _prepared(options: argparse.Namespace) -> Path | None:
    """A store made of the corpora, in the words of the checkpoint; made once, which takes minutes."""
    if options.data is None:
        return None
    from composer.dataset.prepare import REPORT_FILE, Options, prepare

    folder: Path = options.cache / f"store-{checkpoint_hash(options.checkpoint)}"
    # The report is what is written last.
    if not (folder / REPORT_FILE).is_file():
        _tell("preparing held-out works from the corpora; a store named by --store is used at once")
        prepare(options.data, folder, Options(tokenizer=options.checkpoint))
    return folder


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
