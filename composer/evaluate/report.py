"""The report: sections run one after the other, what they find written as Markdown, JSON and plots.

The Markdown is made from the JSON alone, and the JSON is written after every section. So a run
that is stopped leaves what it had found, and sections that are not run again keep the figures of
an earlier run of the same checkpoint, each with its own date and machine.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from composer.evaluate.machine import commit, load, machine, now, processor_seconds
from composer.evaluate.section import Evidence, Findings, Section, Table

# In the order of the report. A module is imported only when its section runs: torch and the
# training data take seconds that not every section needs.
SECTIONS = {
    "fit": "composer.evaluate.fit_section",
    "obedience": "composer.evaluate.obedience",
    "likeness": "composer.evaluate.likeness",
    "discriminator": "composer.evaluate.discriminator",
    "form": "composer.evaluate.form",
    "originality": "composer.evaluate.originality",
    "speed": "composer.evaluate.speed",
}
JSON_FILE, MARKDOWN_FILE = "evaluation.json", "README.md"
# Enough to read the small print of a plot; coarser where a file would be larger than a page of a
# repository should carry.
_DOTS_PER_INCH = (96, 80, 64)
_LARGEST_FILE = 100_000
_DASH = "–"


def section(name: str) -> Section:
    """The section of a name in :data:`SECTIONS`. Raises KeyError for any other."""
    found = import_module(SECTIONS[name]).SECTION
    if not isinstance(found, Section):
        raise TypeError(f"{SECTIONS[name]}.SECTION is no Section")
    return found


def run_sections(
    sections: Iterable[Section],
    evidence: Evidence,
    about: dict[str, Any],
    out: Path,
    ends: float,
    tell: Callable[[str], None],
) -> dict[str, Any]:
    """Run sections until :func:`time.monotonic` is ``ends`` (a section that has begun ends its own
    way) and write the report into ``out``. ``about`` describes the evidence; its "checkpoint" and
    "seed" decide which results of an earlier report are kept. Returns the report."""
    out.mkdir(parents=True, exist_ok=True)
    report: dict[str, Any] = {**about, "sections": _kept(out / JSON_FILE, about)}
    waiting = list(sections)
    while waiting:
        current = waiting.pop(0)
        left = max(ends - time.monotonic(), 0.0)
        share = current.share / (current.share + sum(later.share for later in waiting))
        tell(f"{current.name}: begins, with {left * share:.0f} s")
        began, worked, busy = time.perf_counter(), processor_seconds(), load()
        found = current.run(evidence.with_budget(left * share))
        took = time.perf_counter() - began
        report["sections"][current.name] = {
            "title": current.title,
            "about": current.about,
            "date": now(),
            "commit": commit(),
            "machine": machine(),
            "load": [round(busy, 2), round(load(), 2)],
            "seconds": round(took, 1),
            "processor_seconds": round(processor_seconds() - worked, 1),
            **_findings(current.name, found, out),
        }
        report["sections"] = {name: report["sections"][name] for name in SECTIONS if name in report["sections"]}
        (out / JSON_FILE).write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        (out / MARKDOWN_FILE).write_text(markdown(report), encoding="utf-8")
        tell(f"{current.name}: took {took:.0f} s")
    return report


def _kept(path: Path, about: dict[str, Any]) -> dict[str, Any]:
    if not path.is_file():
        return {}
    before = json.loads(path.read_text(encoding="utf-8"))
    same = all(before.get(name) == about.get(name) for name in ("checkpoint", "seed", "quick"))
    return dict(before["sections"]) if same else {}


def _findings(name: str, found: Findings, out: Path) -> dict[str, Any]:
    plots = []
    for plot in found.plots:
        file = f"{name}-{plot.name}.png"
        _draw(plot.draw, plot.size, out / file)
        plots.append({"file": file, "title": plot.title})
    return {
        "missing": found.missing,
        "headlines": [_plain(asdict(line)) for line in found.headlines],
        "tables": [_table(table) for table in found.tables],
        "plots": plots,
    }


def _draw(draw: Callable[..., None], size: tuple[float, float], path: Path) -> None:
    # Without a display, and without touching what a notebook may have chosen.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, layout="constrained")
    FigureCanvasAgg(figure)
    draw(figure)
    for dots in _DOTS_PER_INCH:
        # Without the version of matplotlib in the file, the same figures give the same bytes.
        figure.savefig(path, dpi=dots, metadata={"Software": None}, pil_kwargs={"optimize": True})
        if path.stat().st_size < _LARGEST_FILE:
            break


def _table(table: Table) -> dict[str, Any]:
    rows = [[_cell(value) for value in row] for row in table.rows]
    return {"title": table.title, "columns": list(table.columns), "rows": rows, "note": table.note}


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {name: _cell(value) for name, value in record.items()}


def _cell(value: Any) -> Any:
    """A cell as JSON can say it: numpy's numbers as Python's, what is no number as None."""
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def markdown(report: dict[str, Any]) -> str:
    """The report as a page."""
    lines = [
        "# Evaluation",
        "",
        f"Written by `{report['command']}`. Checkpoint `{report['checkpoint']}` ({report['checkpoint_name']}), "
        f"seed {report['seed']}, {report['pieces']} pieces composed in {report['composing_seconds']:.0f} s, "
        f"{report['failures']} of them failed, {report['rejected']} bars rejected as copies while composing.",
        "",
    ]
    if report["quick"]:
        lines += ["A quick run: it shows that everything works, and its figures are of no use.", ""]
    lines += _measured(report["sections"].values())
    lines += ["", "## Summary", "", *_summary(report["sections"])]
    for section_report in report["sections"].values():
        lines += ["", f"## {section_report['title']}", "", section_report["about"]]
        if section_report["missing"]:
            lines += ["", f"Not measured: {section_report['missing']}"]
        for table in section_report["tables"]:
            lines += ["", f"### {table['title']}", "", *_markdown_table(table["columns"], table["rows"])]
            if table["note"]:
                lines += ["", table["note"]]
        for plot in section_report["plots"]:
            lines += ["", f"![{plot['title']}]({plot['file']})", "", plot["title"]]
    return "\n".join(lines) + "\n"


def table_markdown(table: Table) -> str:
    """One table as a page of its own."""
    found = _table(table)
    lines = [f"# {table.title}", "", *_markdown_table(found["columns"], found["rows"]), "", table.note]
    return "\n".join(lines) + "\n"


def _measured(sections: Iterable[dict[str, Any]]) -> list[str]:
    """When, by which commit and on what machine each section was measured."""
    rows = [
        [s["title"], s["date"], s["commit"], s["seconds"], s["processor_seconds"], " to ".join(map(str, s["load"]))]
        for s in sections
    ]
    machines = dict.fromkeys(s["machine"] for s in sections)
    return [*_markdown_table(["section", "date", "commit", "seconds", "of the processor", "load"], rows), "", *machines]


def _summary(sections: dict[str, Any]) -> list[str]:
    rows = []
    for section_report in sections.values():
        for line in section_report["headlines"]:
            met = {True: "yes", False: "no", None: ""}[line["met"]]
            figure = f"{_shown(line['figure'])} {line['unit']}".strip()
            rows.append([section_report["title"], line["what"], figure, line["target"], met, line["beside"]])
    return _markdown_table(["section", "what", "measured", "target", "met", "beside"], rows)


def _markdown_table(columns: list[str], rows: list[list[Any]]) -> list[str]:
    numeric = [all(row[i] is None or isinstance(row[i], int | float) for row in rows) for i in range(len(columns))]
    return [
        "| " + " | ".join(columns) + " |",
        "| " + " | ".join("---:" if right else "---" for right in numeric) + " |",
        *("| " + " | ".join(_shown(value).replace("|", "\\|") for value in row) + " |" for row in rows),
    ]


def _shown(value: Any) -> str:
    if value is None:
        return _DASH
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # Three significant digits, and no fewer than the whole number has.
        return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return str(value)
