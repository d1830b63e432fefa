"""What the choices of the text are worth: the same small model, learnt on the same works otherwise told.

    python -m composer.ablate --store runs/data --runs runs/ablations --out docs/evaluation

trains one tiny model for every choice and seed, each for the same number of words on a single
thread, and asks how many bits each needs for a note of the same held-out works. Bits a word cannot
be compared between vocabularies; bits a note can. Everything is paid for, bar lines and plan too;
the header is given. A run that was stopped is taken up where it was, one that is done is not done
again, and the table is written anew after every run.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.dataset import Store, Stored
from composer.dataset.variants import Retelling, as_it_is, excerpt, in_sounding_keys, without_plan, write_variant
from composer.evaluate.fit import ModelFit, held_out
from composer.evaluate.machine import commit, machine, now
from composer.evaluate.report import table_markdown
from composer.evaluate.section import Table
from composer.mixture import DEFAULT_BANDS_SHARE, GENERATED
from composer.model_card import parameters
from composer.train import Settings, Trainer
from composer.windows import Assembler, whole_piece

NAME = "ablations"
# Judged by what people wrote; real drumming is in the bands as well.
_NOT_JUDGED = (*sorted(GENERATED), "groove")
# In how many keys a training piece is told where keys are not normalised. Within the few million words
# of a run no copy comes twice, so more of them would change nothing.
_KEYS = 3
# Works drawn anew so often say how far a difference depends on which works were judged.
_RESAMPLED = 2000


@dataclass(frozen=True)
class Arm:
    """One choice: ``words`` of the vocabulary (0: unjoined events), how pieces are retold, and the share
    of the bands made by rule. ``store`` names the variant, which several arms may share."""

    words: int
    store: str
    retell: Retelling = as_it_is
    bands_share: float = DEFAULT_BANDS_SHARE


# The first is what all others are compared with.
ARMS: dict[str, Arm] = {
    "4k words": Arm(4096, "4k"),
    "unjoined events": Arm(0, "events"),
    "2k words": Arm(2048, "2k"),
    "8k words": Arm(8192, "8k"),
    "keys as they sound": Arm(4096, "keys", in_sounding_keys(_KEYS, seed=0)),
    "without plan": Arm(4096, "planless", without_plan),
    "without bands": Arm(4096, "4k", bands_share=0.0),
}


@dataclass(frozen=True)
class Budget:
    """What every run has. ``notes`` of every corpus are learnt from, ``judged`` of every corpus are
    judged by; ``steps`` of 8 rows of ``context`` words."""

    steps: int = 150
    context: int = 512
    size: str = "tiny"
    notes: int = 40_000
    judged: int = 1000

    def settings(self, seed: int, bands_share: float) -> Settings:
        """The settings of a run, which ends with its steps and never early."""
        return Settings(
            size=self.size,
            context=self.context,
            steps=self.steps,
            learning_rate=4e-3,
            warmup=min(100, self.steps),
            # Where a run that is stopped is taken up.
            validate_every=max(self.steps // 4, 1),
            patience=self.steps,
            seed=seed,
            threads=1,
            bands_share=bands_share,
            infill_share=0.0,
        )


@dataclass(frozen=True)
class Judged:
    """One held-out work under one model: bits of its plan, of its other words, and those words."""

    corpus: str
    notes: int
    plan: float
    rest: float
    words: int


@dataclass(frozen=True)
class Outcome:
    """What came of a run. ``seconds`` were spent training, on one thread."""

    arm: str
    seed: int
    parameters: int
    words_seen: int
    seconds: float
    works: tuple[Judged, ...]

    @property
    def bits_per_note(self) -> float:
        """Everything that is written of the works, by note."""
        return float(self._bits.sum() / self.notes.sum())

    @property
    def notes(self) -> npt.NDArray[np.float64]:
        """Notes of each work."""
        return np.array([work.notes for work in self.works], dtype=np.float64)

    @property
    def _bits(self) -> npt.NDArray[np.float64]:
        return np.array([work.plan + work.rest for work in self.works])

    def per_note(self, name: str) -> float:
        """The sum of one field of :class:`Judged` by note."""
        return float(sum(getattr(work, name) for work in self.works) / self.notes.sum())

    def beyond(self, other: Outcome) -> tuple[float, float]:
        """Bits a note more than another run on the same works, and half of the interval that holds
        95 % of the differences when works are drawn anew (B. Efron, "Bootstrap methods", Annals of
        Statistics 7/1, 1979)."""
        difference, notes = self._bits - other._bits, self.notes
        draws = np.random.default_rng(0).integers(len(notes), size=(_RESAMPLED, len(notes)))
        resampled = difference[draws].sum(axis=1) / notes[draws].sum(axis=1)
        low, high = np.percentile(resampled, (2.5, 97.5))
        return float(difference.sum() / notes.sum()), float(high - low) / 2


def run(store: Store, name: str, arm: Arm, seed: int, runs: Path, budget: Budget) -> Outcome:
    """Train and judge one choice with one seed, or read what came of it."""
    folder = runs / f"{name.replace(' ', '-')}-{seed}"
    kept = folder / "outcome.json"
    if kept.exists():
        found = json.loads(kept.read_text())
        return Outcome(**{**found, "works": tuple(Judged(**work) for work in found["works"])})
    works = held_out(store, "test", budget.judged, _NOT_JUDGED)
    pieces = excerpt(store, budget.notes, [*works, *held_out(store, "validation", budget.judged)], seed=0)
    variant = write_variant(store, pieces, arm.retell, arm.words, runs / "stores" / arm.store, seed=0)
    settings = budget.settings(seed, arm.bands_share)
    trainer = Trainer(variant, folder, settings)
    trainer.run()
    outcome = Outcome(
        name,
        seed,
        parameters(folder / "best"),
        settings.steps * settings.batch * settings.context,
        round(trainer.elapsed_s, 1),
        tuple(judge(variant, folder / "best", works)),
    )
    kept.write_text(json.dumps(asdict(outcome)))
    return outcome


def judge(store: Store, checkpoint: Path, works: Sequence[Stored]) -> list[Judged]:
    """The works, found in a variant of their store, under a checkpoint."""
    model, assembler = ModelFit(checkpoint), Assembler(store.words)
    told = {(piece.corpus, piece.path): piece for piece in store.pieces if piece.split == "test"}
    found = []
    for work in works:
        piece = told[work.corpus, work.path]
        bits = model.parts(store, piece)
        windows = whole_piece(store, assembler, piece, model.context)
        words = sum(len(window.words) - window.music_from for window in windows)
        found.append(Judged(piece.corpus, piece.notes, round(bits.plan, 3), round(bits.given, 3), words))
    return found


def table(outcomes: Mapping[str, Sequence[Outcome]], budget: Budget) -> Table:
    """One row a choice; its runs have different seeds, and those of the first row are the measure."""
    base = next(iter(outcomes.values()))
    rows = []
    for name, every in outcomes.items():
        pairs = [(run, other) for run in every for other in base if other.seed == run.seed]
        beyond = [run.beyond(other) for run, other in pairs]
        words = every[0].per_note("words")
        rows.append(
            (
                name,
                f"{every[0].parameters / 1e6:.2f} M",
                f"{words:.2f}",
                f"{every[0].words_seen / words / 1e6:.2f} M",
                ", ".join(f"{run.bits_per_note:.3f}" for run in every),
                f"{np.mean([d for d, _ in beyond]):+.3f}" if beyond and every is not base else None,
                f"{np.mean([half for _, half in beyond]):.3f}" if beyond and every is not base else None,
                f"{np.mean([run.per_note('plan') for run in every]):.3f}",
                f"{np.mean([run.seconds for run in every]) / 60:.1f}",
            )
        )
    columns = (
        "text", "parameters", "words a note", "notes seen", "bits a note, by seed", "more than the first",
        "± over works (95 %)", "of these the plan's", "minutes of training",
    )  # fmt: skip
    first = base[0]
    note = (
        f"Held-out works: {len(first.works)} with {int(first.notes.sum()):,} notes, the same in every row, by people "
        f"alone. Every run: a model of size `{budget.size}`, {first.words_seen:,} words, {budget.context} words of "
        "context, one thread; so rows of longer texts see fewer notes and less of a piece at once, as they would "
        f"in a larger run of the same cost. {machine()}, {now()}, commit {commit()}; the minutes are by the clock "
        "of a busy machine."
    )
    return Table("What the choices of the text are worth", columns, tuple(rows), note)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.ablate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, required=True, help="what composer.dataset wrote, with bands")
    parser.add_argument("--runs", type=Path, default=Path("runs/ablations"), help="folder of the runs")
    parser.add_argument("--out", type=Path, default=Path("docs/evaluation"), help="folder of the table")
    parser.add_argument(
        "--arms", nargs="+", choices=list(ARMS), default=list(ARMS), metavar="TEXT", help=", ".join(ARMS)
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    defaults = Budget()
    for name in ("steps", "context", "notes", "judged"):
        parser.add_argument(f"--{name}", type=int, default=getattr(defaults, name))
    parser.add_argument("--size", default=defaults.size)
    chosen = parser.parse_args(arguments)
    budget = Budget(chosen.steps, chosen.context, chosen.size, chosen.notes, chosen.judged)
    store = Store(chosen.store)
    outcomes: dict[str, list[Outcome]] = {}
    for seed in chosen.seeds:
        for name in chosen.arms:
            began = time.perf_counter()
            outcome = run(store, name, ARMS[name], seed, chosen.runs, budget)
            outcomes.setdefault(name, []).append(outcome)
            print(f"{name}, seed {seed}: {outcome.bits_per_note:.3f} bits a note ({time.perf_counter() - began:.0f} s)")
            chosen.out.mkdir(parents=True, exist_ok=True)
            (chosen.out / f"{NAME}.md").write_text(table_markdown(table(outcomes, budget)))
    print(table_markdown(table(outcomes, budget)))


if __name__ == "__main__":
    main()
