"""Render all bands and say what came of them.

    python -m composer.bands --data DIR --out runs/bands

plays every recipe, keeps a line on each in ``--out`` (so that the next run goes on where this one
stopped) and prints the table: pieces by source, style and genre, what was lost and why, and the
time it took. ``--midi`` also writes the pieces as MIDI files, to be listened to.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tqdm import tqdm

from composer.bands.recipe import Recipe, recipes, render
from composer.corpora.work import Unreadable
from composer.midi import write_midi

# Recipes that are rendered and kept together; a run that stops loses less than a minute.
_PORTION = 60
# A style counts as used when it gave at least this many pieces.
_USED = 10


@dataclass(frozen=True)
class Line:
    """What came of one recipe; ``lost`` is the reason, empty for a piece. ``left_out`` marks what
    was meant to give none."""

    source: str
    path: str
    seconds: float
    style: str = ""
    genre: str = ""
    bars: int = 0
    notes: int = 0
    real_drums: bool = False
    lost: str = ""
    left_out: bool = False


def line_of(recipe: Recipe | Unreadable, midi: Path | None = None) -> Line:
    """Render one recipe and say what came of it; with ``midi`` keep the piece in that folder."""
    begun = time.perf_counter()
    work = render(recipe)
    seconds = round(time.perf_counter() - begun, 4)
    if isinstance(work, Unreadable):
        return Line(work.corpus, work.path, seconds, lost=work.reason, left_out=not work.is_lost)
    if midi is not None:
        name = hashlib.sha256(work.path.encode()).hexdigest()[:8]
        (midi / f"{work.corpus} {work.genre} {name}.mid").write_bytes(write_midi(work.piece))
    style = work.path.rpartition(":")[2]
    # MMA's kits have a name of the library's, the real ones the drummer's word.
    real = any(part.is_drums and part.name != "Drums" for part in work.piece.parts)
    notes = sum(len(part.notes) for part in work.piece.parts)
    return Line(work.corpus, work.path, seconds, style, work.genre or "", len(work.piece.bars), notes, real)


def _portion(job: tuple[Sequence[Recipe | Unreadable], Path, Path | None]) -> Path:
    portion, file, midi = job
    lines = [json.dumps(asdict(line_of(recipe, midi)), ensure_ascii=False) for recipe in portion]
    partial = file.with_suffix(".partial")
    partial.write_text("\n".join(lines) + "\n", encoding="utf-8")
    partial.replace(file)
    return file


def rendered(data: Path, out: Path, processes: int, count: int | None = None, midi: Path | None = None) -> list[Line]:
    """A line on every recipe (with ``count`` on that many, evenly spread), from ``out`` where an
    earlier run of the same code left it."""
    out.mkdir(parents=True, exist_ok=True)
    if midi is not None:
        midi.mkdir(parents=True, exist_ok=True)
    every = list(recipes(data))
    if count is not None:
        every = [every[i * len(every) // count] for i in range(min(count, len(every)))]
    code = _code()
    jobs = []
    for first in range(0, len(every), _PORTION):
        portion = every[first : first + _PORTION]
        digest = hashlib.sha256((code + str(midi) + repr(portion)).encode()).hexdigest()[:16]
        jobs.append((portion, out / f"{digest}.jsonl", midi))
    waiting = [job for job in jobs if not job[1].is_file()]
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        for _ in tqdm(pool.imap_unordered(_portion, waiting), "bands", len(waiting), unit=f"{_PORTION} bands"):
            pass
    texts = [job[1].read_text(encoding="utf-8") for job in jobs]
    return [Line(**json.loads(line)) for text in texts for line in text.splitlines()]


def _code() -> str:
    """A digest of this package, so that lines of older code are not read again."""
    files = sorted(Path(__file__).parent.rglob("*"))
    return hashlib.sha256(b"".join(f.read_bytes() for f in files if f.suffix in (".py", ".csv", ".mma"))).hexdigest()


def table(lines: Sequence[Line]) -> str:
    """The counts as text."""
    pieces = [line for line in lines if not line.lost]
    lost = [line for line in lines if line.lost and not line.left_out]
    left = [line for line in lines if line.left_out]
    styles = Counter(line.style for line in pieces)
    genres = Counter(line.genre for line in pieces)
    used = sum(count >= _USED for count in styles.values())
    seconds = sum(line.seconds for line in lines)
    rows = [
        f"{len(pieces)} pieces, {sum(p.bars for p in pieces)} bars, {sum(p.notes for p in pieces)} notes",
        f"{used} styles with {_USED} pieces or more, {len(genres)} genres",
        f"{sum(p.real_drums for p in pieces)} pieces with a real drummer",
        f"{seconds / max(len(lines), 1):.3f} s a piece in one process",
        "by source: " + _counted(Counter(line.source for line in pieces)),
        "by genre: " + _counted(genres),
        "by style: " + _counted(styles),
    ]
    for title, some in (("lost", lost), ("left out", left)):
        rows.append(f"{title}: {len(some)}")
        rows += [f"  {n:5} {why}" for why, n in Counter(f"{x.source}: {x.lost}" for x in some).most_common()]
    return "\n".join(rows)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def main() -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m composer.bands", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora's zips")
    parser.add_argument("--out", type=Path, default=Path("runs/bands"), help="where the lines are kept")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--count", type=int, help="only this many recipes, evenly spread")
    parser.add_argument("--midi", type=Path, help="also write the pieces as MIDI files to this folder")
    options = parser.parse_args()
    print(table(rendered(options.data, options.out, options.processes, options.count, options.midi)))


if __name__ == "__main__":
    main()
