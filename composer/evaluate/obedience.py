"""Obedience: is what was asked what is in the file, request by request; failures count as 0."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from composer.analysis.genre import HELD_OUT_IN_THREE, HELD_OUT_LIKELIEST
from composer.controls import Controls
from composer.evaluate.agreement import MEASURES, PUBLISHED, TEMPO_EDGES, scores
from composer.evaluate.hearing import Heard, hear
from composer.evaluate.section import Cell, Evidence, Findings, Headline, Plot, Section, Table

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

# Standard normal deviate of a two-sided 95 % interval.
_DEVIATE = 1.96
# What every file must hold whatever the model would like, in per cent.
_GUARANTEED = ("tempo exact", "meter", "bars", "instruments, recall", "instruments, precision", "exclusions", "range")
_KEY_GOAL = 90.0
# Real pieces of each corpus on which the estimators themselves are judged.
_KEYED_PIECES, _CHORD_PIECES, _MOOD_PIECES = 40, 30, 400


def interval(mean: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share by E. B. Wilson's formula (1927); for scores between 0 and 1 that
    are no plain yes or no it is wider than need be."""
    square = _DEVIATE**2
    middle = (mean + square / (2 * count)) / (1 + square / count)
    half = _DEVIATE / (1 + square / count) * math.sqrt(mean * (1 - mean) / count + square / (4 * count**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def table_of(scored: Sequence[dict[str, float]], own: dict[str, float]) -> Table:
    """Mean score of every measure over the requests that asked for it. ``own`` is how often the
    estimator behind a measure is right about real music, in per cent."""
    rows: list[tuple[Cell, ...]] = []
    for name in MEASURES:
        found = [row[name] for row in scored if name in row]
        if found:
            mean = sum(found) / len(found)
            low, high = interval(mean, len(found))
            spread = f"{100 * low:.0f} to {100 * high:.0f}"
            rows.append((name, len(found), 100 * mean, spread, PUBLISHED.get(name), own.get(name)))
    columns = ("what", "requests", "kept, %", "95 % interval", "Text2midi, %", "estimator on real music, %")
    note = (
        "TB, TBT: the tempo of the file lies in the bin asked, or in it or a neighbour (bins end at "
        + ", ".join(map(str, TEMPO_EDGES))
        + " BPM). CK, CKD: the key estimated from the notes is the one asked, or it or its relative; once by our "
        "estimator and once by music21's, which labelled MidiCaps. Text2midi's figures are those of its repository "
        "for the whole test set of MidiCaps, whose requests are captions; ours are typed controls, so that "
        "understanding language is not part of this. Chords count as right with root and triad. The last column says "
        "how far an estimator is to be trusted; the composer steers by the same estimators, so it may reach more."
    )
    return Table("What was asked and what is in the file", columns, tuple(rows), note)


def estimators(data: Path, quick: bool, deadline: float) -> dict[str, float]:
    """How often the estimators behind the measures are right about music that people annotated, in
    per cent, all corpora together. Reading the corpora takes most of a minute: what is not begun
    when :func:`time.monotonic` is ``deadline`` is left out."""
    from composer.evaluate.estimators import key_agreement, mood_agreement

    share = 0.1 if quick else 1.0
    moods = {"mood quadrant": "quadrant", "valence": "valence", "energy": "energy"}
    own: dict[str, float] = {}
    for agreement, pieces, weight, names in (
        (mood_agreement, _MOOD_PIECES, "pieces", moods),
        (key_agreement, _KEYED_PIECES, "pieces", {"CK": "exact"}),
        (_chord_rows, _CHORD_PIECES, "half_bars", {"chords, F1 by half bar": "triads"}),
    ):
        if time.monotonic() > deadline:
            break
        rows = agreement(data, max(2, round(pieces * share)))
        judged = [row for row in rows if weight in row and row["corpus"] != "both"]
        total = sum(float(str(row[weight])) for row in judged)
        for measure, column in names.items():
            if total:
                own[measure] = 100 * sum(float(str(row[weight])) * float(str(row[column])) for row in judged) / total
    return own


def _chord_rows(data: Path, pieces: int) -> list[dict[str, object]]:
    """How well chords are heard where they sound; what follows in that list are melodies whose
    accompaniment is hidden, and reading those works takes a while."""
    from composer.evaluate.estimators import chord_agreement

    rows = []
    for row in chord_agreement(data, pieces):
        if str(row["corpus"]).endswith("alone"):
            break
        rows.append(row)
        if row["corpus"] == "nottingham":
            break
    return rows


def measure(evidence: Evidence) -> Findings:
    """Score the grid."""
    asked: list[Controls] = []
    heard: list[Heard | None] = []
    reasons: Counter[str] = Counter()
    for generated in evidence.generated:
        if generated.purpose == "grid":
            asked.append(generated.asked)
            heard.append(hear(generated.midi) if generated.midi else None)
            if generated.failure:
                reasons[generated.failure] += 1
    if not asked:
        return Findings(missing="no request of the grid was composed; give more time or more --pieces.")
    own = {"genre, the likeliest": 100 * HELD_OUT_LIKELIEST, "genre, among three": 100 * HELD_OUT_IN_THREE}
    if evidence.data is not None:
        own |= estimators(evidence.data, evidence.quick, evidence.deadline)
    scored = [scores(a, h) for a, h in zip(asked, heard, strict=True)]
    table = table_of(scored, own)
    keys = _by_key(asked, scored)
    tables = [table, keys, _by_mood(asked, heard)]
    if reasons:
        rows = tuple((reason, count) for reason, count in reasons.most_common())
        tables.append(Table("Requests that failed", ("reason", "requests"), rows, "Each counts as 0 everywhere."))
    missing = "" if evidence.data else "the estimators' own accuracy, for which --data names the corpora."
    return Findings(
        tuple(t for t in tables if t.rows),
        (_bars_plot(table), _pairs_plot(asked, heard)),
        _headlines(table, keys),
        missing,
    )


def _headlines(table: Table, keys: Table) -> tuple[Headline, ...]:
    kept = {str(row[0]): float(str(row[2])) for row in table.rows}
    lines = [
        Headline(
            name, kept[name], "%", f"Text2midi {published:g} %", kept[name] > published, "typed controls, no captions"
        )
        for name, published in PUBLISHED.items()
        if name in kept and name != "CK"
    ]
    if "CK" in kept:
        beside = f"Text2midi {PUBLISHED['CK']:g} %"
        beside += "".join(f"; {row[0]} {row[2]:.0f} %" for row in keys.rows if "chords" in str(row[0]))
        lines.append(Headline("CK", kept["CK"], "%", f"at least {_KEY_GOAL:g} %", kept["CK"] >= _KEY_GOAL, beside))
    lines += [Headline(name, kept[name], "%", "100 %", kept[name] == 100) for name in _GUARANTEED if name in kept]
    for name in ("chords, F1 by half bar", "density", "dynamics", "mood quadrant", "genre, among three"):
        if name in kept:
            own = next(row[5] for row in table.rows if row[0] == name)
            beside = f"the estimator on real music: {own:.0f} %" if isinstance(own, float) else ""
            lines.append(Headline(name, kept[name], "%", beside=beside))
    return tuple(lines)


def _by_key(asked: Sequence[Controls], scored: Sequence[dict[str, float]]) -> Table:
    """Keys kept, by mode and by what else was asked."""
    groups: dict[str, Callable[[Controls], bool]] = {
        "major": lambda c: c.key is not None and c.key.mode == "major",
        "minor": lambda c: c.key is not None and c.key.mode == "minor",
        "with chords": lambda c: bool(c.chords),
        "with a genre": lambda c: c.genre is not None,
        "without chords": lambda c: c.key is not None and not c.chords,
    }
    rows: list[tuple[Cell, ...]] = []
    for name, belongs in groups.items():
        found = [row for controls, row in zip(asked, scored, strict=True) if belongs(controls) and "CK" in row]
        if found:
            kept = (100 * sum(row[measure] for row in found) / len(found) for measure in ("CK", "CKD"))
            rows.append((name, len(found), *kept))
    return Table("Keys", ("asked", "requests", "CK, %", "CKD, %"), tuple(rows))


def _by_mood(asked: Sequence[Controls], heard: Sequence[Heard | None]) -> Table:
    """What was heard for every mood that was asked."""
    rows: list[tuple[Cell, ...]] = []
    for words in dict.fromkeys(a.mood.words for a in asked if a.mood is not None):
        found = [h for a, h in zip(asked, heard, strict=True) if a.mood is not None and a.mood.words == words and h]
        wanted = next(a.mood for a in asked if a.mood is not None and a.mood.words == words)
        if found:
            valence = sum(h.mood.valence for h in found) / len(found)
            energy = sum(h.mood.energy for h in found) / len(found)
            rows.append((" ".join(words), len(found), wanted.valence, valence, wanted.energy, energy))
    columns = ("mood", "pieces", "valence asked", "valence heard", "energy asked", "energy heard")
    return Table("Moods", columns, tuple(rows), "Means of the estimator over the pieces, each from -1 to 1.")


def _bars_plot(table: Table) -> Plot:
    names = [str(row[0]) for row in table.rows][::-1]
    kept = [float(str(row[2])) for row in table.rows][::-1]
    published = [row[4] for row in table.rows][::-1]

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        axes.barh(names, kept, color="#4c78a8")
        for place, value in enumerate(published):
            if isinstance(value, float):
                axes.plot([value, value], [place - 0.4, place + 0.4], color="#e45756", linewidth=2)
        axes.set_xlim(0, 100)
        axes.set_xlabel("kept, % of the requests that ask for it")
        axes.grid(axis="x", alpha=0.3)

    return Plot("kept", "What was asked and kept; the red marks are Text2midi's.", draw, (7.0, 5.5))


def _pairs_plot(asked: Sequence[Controls], heard: Sequence[Heard | None]) -> Plot:
    tempi = [(a.tempo_bpm, h.tempi[0]) for a, h in zip(asked, heard, strict=True) if a.tempo_bpm and h and h.tempi]
    steps = Counter(
        ((h.key.pitch_class - a.key.pitch_class) % 12, a.key.mode == h.key.mode)
        for a, h in zip(asked, heard, strict=True)
        if a.key and h and h.key
    )

    def draw(figure: Figure) -> None:
        left, right = figure.subplots(1, 2)
        left.scatter([t[0] for t in tempi], [t[1] for t in tempi], s=9, color="#4c78a8")
        left.set_xlabel("tempo asked, BPM")
        left.set_ylabel("tempo in the file, BPM")
        left.grid(alpha=0.3)
        same = [steps[step, True] for step in range(12)]
        other = [steps[step, False] for step in range(12)]
        right.bar(range(12), same, color="#4c78a8", label="mode as asked")
        right.bar(range(12), other, bottom=same, color="#f58518", label="other mode")
        right.set_xlabel("tonic heard, semitones above the one asked")
        right.set_ylabel("pieces")
        right.legend(frameon=False)

    return Plot("tempo-and-key", "Tempo asked and in the file; key asked and heard in the notes.", draw)


SECTION = Section(
    name="obedience",
    title="Obedience",
    about="Whether a file holds what was asked for, request by request over a seeded grid of controls; a request that "
    "fails counts as 0. Tempo and meter are read from the written file, all else from its notes.",
    share=3.0,
    run=measure,
)
