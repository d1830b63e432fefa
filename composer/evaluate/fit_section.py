"""The section of the evaluation on fit: bits a note and a second, against what knows less."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from tqdm import tqdm

from composer.dataset import Store, Stored
from composer.evaluate.fit import Fit, ModelFit, PlanBits, event_sequences, held_out, ngram_of
from composer.evaluate.ngram import NGram
from composer.evaluate.section import Cell, Evidence, Findings, Headline, Plot, Section, Table
from composer.evaluate.stored import in_words
from composer.mixture import GENERATED
from composer.text.alphabet import used_characters
from composer.text.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Notes of each corpus that are enough, where time allows.
_NOTES, _QUICK_NOTES = 12_000, 200
_GOAL = 0.25
_COLUMNS = (
    "corpus",
    "notes",
    "model",
    "model, bits a second",
    "order-5 n-gram",
    "uniform",
    "lower than n-gram by, %",
    "plan alone",
    "notes given the plan",
    "notes without plan",
)


@dataclass(frozen=True)
class Judged:
    """Pieces under every judge. ``uniform`` and ``ngram`` are bits."""

    plan: PlanBits
    ngram: float
    uniform: float
    notes: int
    seconds: float

    def __add__(self, other: Judged) -> Judged:
        return Judged(
            self.plan + other.plan,
            self.ngram + other.ngram,
            self.uniform + other.uniform,
            self.notes + other.notes,
            self.seconds + other.seconds,
        )

    @property
    def model(self) -> Fit:
        """The model with everything paid for."""
        return Fit(self.plan.plan + self.plan.given, self.notes, self.seconds)

    def row(self, corpus: str) -> tuple[Cell, ...]:
        """One line of the table; bits a note where nothing else is said."""
        bits, notes = self.model.bits_per_note, max(self.notes, 1)
        return (
            corpus,
            self.notes,
            bits,
            self.model.bits_per_second,
            self.ngram / notes,
            self.uniform / notes,
            100 * (1 - bits / (self.ngram / notes)),
            self.plan.plan / notes,
            self.plan.given / notes,
            self.plan.withheld / notes,
        )


def judge(store: Store, model: ModelFit, ngram: NGram, pieces: Iterable[Stored], deadline: float) -> dict[str, Judged]:
    """Every piece under every judge, by corpus, until :func:`time.monotonic` is ``deadline``; at
    least one."""
    found: dict[str, Judged] = {}
    surprise = float(np.log2(len(used_characters())))
    for piece in pieces:
        if found and time.monotonic() > deadline:
            break
        (events,) = event_sequences(store, [piece])
        judged = Judged(
            model.parts(store, piece), ngram.bits(events), surprise * len(events), piece.notes, piece.seconds
        )
        found[piece.corpus] = found[piece.corpus] + judged if piece.corpus in found else judged
    return dict(sorted(found.items()))


def measure(evidence: Evidence) -> Findings:
    """Judge held-out works."""
    store, checkpoint = evidence.store, evidence.checkpoint
    if store is None or checkpoint is None:
        return Findings(
            missing="held-out works: name what `composer.dataset` wrote with --store, or the corpora with --data."
        )
    pieces = held_out(store, "test", _QUICK_NOTES if evidence.quick else _NOTES, seed=evidence.seed)
    # What was made here is judged when time is left.
    pieces.sort(key=lambda piece: piece.corpus in GENERATED)
    if not pieces:
        return Findings(missing="held-out works: the store's test split is empty.")
    ngram = ngram_of(store, pieces)
    spelled = in_words(store, Words.load(checkpoint))
    found = judge(spelled, ModelFit(checkpoint), ngram, tqdm(pieces, "fit", unit="piece"), evidence.deadline)
    real = {corpus: judged for corpus, judged in found.items() if corpus not in GENERATED}
    made = {corpus: judged for corpus, judged in found.items() if corpus in GENERATED}
    if not real:
        return Findings(missing="held-out works that people wrote: the time sufficed for none.")
    whole = _sum(real)
    rows = [judged.row(corpus) for corpus, judged in real.items()]
    rows += [whole.row("all"), *(judged.row(f"{corpus} (made here)") for corpus, judged in made.items())]
    note = (
        "Bits a note where nothing else is said, on works of the test split, of which no version was learnt from "
        "where the store is the one that the checkpoint learnt from; the order of works is random "
        "and the time decides how many are judged. Everything written is paid for, headers "
        "are given. The n-gram is of the same training split with Witten-Bell smoothing, uniform is over "
        f"the alphabet of {len(used_characters())} events. Model = plan alone + notes given the plan. Without plan: "
        "the same model and music, every bar told as section A without chord, and those words not counted; the "
        'model was never trained so. Corpora made here, of patterns in a style, are not in "all".'
    )
    table = Table("Bits a note on held-out works", _COLUMNS, tuple(rows), note)
    return Findings((table,), (_plot(real, whole),), _headlines(whole))


def _sum(found: Mapping[str, Judged]) -> Judged:
    first, *others = found.values()
    for other in others:
        first = first + other
    return first


def _headlines(whole: Judged) -> tuple[Headline, ...]:
    bits, notes = whole.model.bits_per_note, max(whole.notes, 1)
    lower = 1 - bits / (whole.ngram / notes)
    return (
        Headline("bits a note, held-out works", bits, "bits", beside=f"{whole.notes} notes"),
        Headline("bits a second, held-out works", whole.model.bits_per_second, "bits"),
        Headline(
            "lower than an order-5 n-gram by",
            100 * lower,
            "%",
            f"at least {100 * _GOAL:g} %",
            lower >= _GOAL,
            f"n-gram {whole.ngram / notes:.2f}, uniform {whole.uniform / notes:.2f} bits a note",
        ),
        Headline(
            "what the plan spares the notes",
            (whole.plan.withheld - whole.plan.given) / notes,
            "bits a note",
            beside=f"the plan itself costs {whole.plan.plan / notes:.2f}",
        ),
    )


def _plot(found: Mapping[str, Judged], whole: Judged) -> Plot:
    rows = {**found, "all": whole}
    names = list(rows)[::-1]

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        for name, shown, color in (
            ("order-5 n-gram", lambda j: j.ngram, "#bab0ac"),
            ("notes without plan", lambda j: j.plan.withheld, "#f58518"),
            ("notes given the plan", lambda j: j.plan.given, "#9ecae9"),
            ("model: plan and notes", lambda j: j.plan.plan + j.plan.given, "#4c78a8"),
        ):
            values = [shown(rows[corpus]) / max(rows[corpus].notes, 1) for corpus in names]
            axes.plot(values, names, "o", label=name, color=color)
        axes.set_xlim(left=0)
        axes.set_xlabel("bits a note")
        axes.grid(alpha=0.3)
        axes.legend(frameon=False)

    return Plot("bits", "Bits a note on held-out works, by corpus.", draw, (7.0, 1.5 + 0.25 * len(names)))


SECTION = Section(
    name="fit",
    title="Fit",
    about="How many bits the model needs for music that it has not seen, against a uniform guess, an n-gram of the "
    "same training music, and itself without the plan.",
    share=6.0,
    run=measure,
)
