"""The tables of ``DATA.md``, from a store's report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from composer.corpora import CORPORA
from composer.dataset.report import REPORT_FILE

# A style counts as used when so many pieces are in it.
_USED = 10
# Between these lines of a document the tables stand.
_BEGIN, _END = "<!-- tables: written by python -m composer.dataset tables -->", "<!-- end of tables -->"


def markdown(folder: Path) -> str:
    """All tables, each under a heading of the third level."""
    report = json.loads((folder / REPORT_FILE).read_text())
    parts = [
        ("Sizes", _sizes(report)),
        ("Labels", _labels(report)),
        ("Genres", _genres(report)),
        ("Lost", _counted(report["lost"], "what, and why")),
        ("Left out on purpose", _counted(report["left out"], "what, and why")),
        ("Repeats left out", _counted(report["repeats"], "of which corpus, repeating which")),
        ("Changed notes", _changed(report)),
    ]
    return "\n".join(f"### {title}\n\n{table}" for title, table in parts)


def write_into(document: Path, folder: Path) -> None:
    """Put the tables of a store in the place of those that a document has.

    Raises ValueError when the document has no place for them."""
    text = document.read_text(encoding="utf-8")
    if _BEGIN not in text or _END not in text:
        raise ValueError(f"{document} has no lines {_BEGIN!r} and {_END!r} for the tables to stand between")
    before, _, rest = text.partition(_BEGIN)
    after = rest.partition(_END)[2]
    document.write_text(f"{before}{_BEGIN}\n\n{markdown(folder)}\n{_END}{after}", encoding="utf-8")


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    def line(cells: Iterable[object]) -> str:
        return "| " + " | ".join(f"{c:,}" if isinstance(c, int | float) else str(c) for c in cells) + " |\n"

    return line(head) + line("---" for _ in head) + "".join(map(line, rows))


def _names(report: dict) -> list[str]:
    return [*(name for name in CORPORA if name in report["corpora"]), *sorted(set(report["corpora"]) - set(CORPORA))]


def _sizes(report: dict) -> str:
    head = (
        "corpus", "tier", "licence", "MIDI files", "unreadable", "lost", "left out", "repeats", "pieces", "notes",
        "hours", "train", "validation", "test",
    )  # fmt: skip
    rows: list[list[object]] = []
    for name in _names(report):
        known, own = CORPORA.get(name), report["corpora"][name]
        terms = [known.tier, known.licence] if known else ["made here", "see Bands"]
        counts = [own[key] for key in ("files", "unreadable", "lost", "left out", "repeats")]
        sizes = [report[key].get(name, 0) for key in ("pieces", "notes", "hours")]
        rows.append([name, *terms, *counts, *sizes, *(own[side] for side in ("train", "validation", "test"))])
    totals = [round(sum(float(str(row[i])) for row in rows), 1) for i in range(3, len(head))]
    rows.append(["all", "", "", *(int(t) if t == int(t) else t for t in totals)])
    share = report["lost share of readable files"]
    sides = ", ".join(f"{side} {notes:,}" for side, notes in sorted(report["notes by split"].items()))
    return (
        _table(head, rows)
        + f"\nLost of the readable MIDI files: {share:.2%}. Groups of related works: {report['groups']:,}. "
        + f"Notes by split: {sides}.\n"
    )


def _labels(report: dict) -> str:
    head = ("corpus", "key annotated", "chords annotated", "in part", "sections annotated", "drums", "dynamics played")
    rows = []
    for name in _names(report):
        labels, pieces = report["corpora"][name]["labels"], report["pieces"].get(name, 0)
        if not pieces:
            continue
        counts = [
            labels["key from"].get("annotated", 0),
            labels["chords from"].get("annotated", 0),
            labels["chords from"].get("partly annotated", 0),
            labels["sections from"].get("annotated", 0),
            labels["drums"].get("yes", 0),
            labels["dynamics"].get("played", 0),
        ]
        rows.append([name, *(f"{count / pieces:.0%}" for count in counts)])
    return _table(head, rows)


def _genres(report: dict) -> str:
    genres: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for name, own in report["corpora"].items():
        (genres if name in CORPORA else made).update(own["labels"].get("genre", {}))
    rows = [(genre, genres[genre], made[genre]) for genre, _ in (genres + made).most_common()]
    styles = report["band styles"]
    return _table(("genre", "pieces of real music", "made bands"), rows) + (
        f"\nStyles of MMA that bands play in: {len(styles)}, of these {sum(n >= _USED for n in styles.values())} in "
        f"{_USED} pieces or more.\n"
    )


def _counted(counts: dict[str, int], what: str) -> str:
    return _table((what, "number"), Counter(counts).most_common())


def _changed(report: dict) -> str:
    rows = [(corpus, what, number) for corpus, changes in report["changed"].items() for what, number in changes.items()]
    return _table(("corpus", "what changed to fit the text", "notes"), sorted(rows))
