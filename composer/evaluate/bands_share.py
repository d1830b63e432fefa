"""How many bands made by rule should be mixed in: learnt on the words, judged on real bands.

    python -m composer.evaluate.bands_share --store runs/data2 --start-from composer/checkpoints/small

takes one checkpoint further for the same number of steps, once for every share, and asks how many
bits each of the resulting models needs for a note of held-out music that people wrote: of real
bands (the games' corpora) and of everything else. Runs that are done are not done again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from composer.dataset import Store
from composer.evaluate.fit import Fit, ModelFit, held_out
from composer.evaluate.machine import commit, machine, now
from composer.evaluate.report import table_markdown
from composer.evaluate.section import Table
from composer.mixture import GENERATED
from composer.train import Settings, Trainer

# Corpora in which people wrote for whole bands, and few pieces of them: all held-out ones are judged.
REAL_BANDS = ("freedoom", "free-games", "easyrpg-rtp")
_SPLITS = ("validation", "test")
_NAME = "bands_share"


def train(store: Store, start_from: Path, out: Path, share: float, settings: Settings) -> Path:
    """The checkpoint taken further with a share of bands; the folder of its weights. Does nothing
    when the run in ``out`` has come to its end."""
    if not (out / "finished.json").exists():
        trainer = Trainer(store, out, settings, start_from)
        best = trainer.run()
        (out / "finished.json").write_text(json.dumps({"validation_loss": best, "bands_share": share}))
    return out / "best"


def judge(store: Store, checkpoint: Path, most_notes: int) -> dict[str, Fit]:
    """The fit on ``"bands"`` and on ``"other"`` held-out music; of each other corpus about
    ``most_notes`` notes."""
    judging = ModelFit(checkpoint)
    pieces = [p for split in _SPLITS for p in held_out(store, split, most_notes, tuple(GENERATED))]
    every_band = [p for p in store.pieces if p.split in _SPLITS and p.corpus in REAL_BANDS]
    bands = judging.fit(store, every_band)
    other = judging.fit(store, [p for p in pieces if p.corpus not in REAL_BANDS])
    nothing = Fit(0.0, 0, 0.0)
    return {**bands, "bands": sum(bands.values(), nothing), "other": sum(other.values(), nothing)}


def table(found: dict[str, dict[str, Fit]], words: int, start_from: str) -> Table:
    """One row a share; the first column of figures is what decides."""
    names = ("bands", *REAL_BANDS, "other")
    columns = ("share of bands", "real bands", *REAL_BANDS, "other music")
    # Three decimals: what a share changes is small beside what all of them have in common.
    rows = tuple(
        (share, *(f"{fits[name].bits_per_note:.3f}" if name in fits else None for name in names))
        for share, fits in found.items()
    )
    first = next(iter(found.values()))
    note = (
        f"Bits a note on held-out works of {first['bands'].notes} notes by real bands and {first['other'].notes} "
        f"others, after {words:,} words from the checkpoint {start_from}. {machine()}, {now()}, commit {commit()}."
    )
    return Table("Bands made by rule in the training mixture", columns, rows, note)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate.bands_share",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--store", type=Path, required=True, help="a store with bands")
    parser.add_argument("--start-from", type=Path, required=True, help="the checkpoint that every run begins with")
    parser.add_argument("--runs", type=Path, default=Path("runs/bands_share"), help="folder of the runs")
    parser.add_argument("--out", type=Path, default=Path("docs/evaluation"), help="folder of the table")
    parser.add_argument("--shares", type=float, nargs="+", default=[0.0, 0.15, 0.3, 0.5])
    parser.add_argument("--steps", type=int, default=120, help="of 8,192 words each")
    parser.add_argument("--notes", type=int, default=1500, help="judged of each other corpus and split")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--train-only", action="store_true", help="leave the judging to a later call")
    chosen = parser.parse_args(arguments)
    store = Store(chosen.store)
    found: dict[str, dict[str, Fit]] = {}
    words = 0
    for share in chosen.shares:
        settings = Settings(
            steps=chosen.steps,
            warmup=min(30, chosen.steps),
            learning_rate=1e-3,
            validate_every=chosen.steps,
            threads=chosen.threads,
            bands_share=share,
        )
        words = settings.steps * settings.batch * settings.accumulate * settings.context
        checkpoint = train(store, chosen.start_from, chosen.runs / f"{share:g}", share, settings)
        if not chosen.train_only:
            found[f"{share:g}"] = judge(store, checkpoint, chosen.notes)
    if found:
        result = table(found, words, chosen.start_from.name)
        chosen.out.mkdir(parents=True, exist_ok=True)
        (chosen.out / f"{_NAME}.md").write_text(table_markdown(result))
        print(table_markdown(result))


if __name__ == "__main__":
    main()
