"""Speed: how fast music comes, beside the reference decoder, and how much memory it takes.

    python -m composer.evaluate.speed CHECKPOINT

measures in a process of its own, in which nothing else has been loaded, and prints two JSON objects,
a line each: what composing took, and the tokens a second of decoding beside the reference.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.controls import Controls, PartRequest
from composer.evaluate.section import Evidence, Findings, Headline, Plot, Section, Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from composer.composer import Composer

# The piece that is timed: what a band plays in half a minute.
_BAND = tuple(PartRequest(name) for name in ("piano", "strings", "bass", "drums"))
_BARS, _QUICK_BARS = 16, 2
_PIECES, _QUICK_PIECES = 8, 2
# Words of one run against the reference, and rounds of which the median is taken.
_TOKENS, _QUICK_TOKENS = 128, 16
_PROMPT = 64
_ROUNDS, _QUICK_ROUNDS = 3, 1
# Seconds that measuring may always take. On a busy machine a reference that waits for all cores at
# every step may take a hundred times as long as on an idle one.
_LEAST_SECONDS = 240.0
_RATIO_GOAL, _MEMORY_GOAL = 4.0, 1.5


@dataclass(frozen=True)
class Speed:
    """Medians over some pieces, wall clock: words, notes and seconds of music composed in a second;
    seconds from the request to the first bar. ``memory`` is the most that the process ever held, in
    bytes."""

    pieces: int
    load_seconds: float
    tokens_per_second: float
    notes_per_second: float
    music_per_second: float
    first_bar_seconds: float
    memory: int


def time_pieces(composer: Composer, pieces: int, bars: int, seed: int) -> dict[str, float]:
    """Compose some pieces, after one to warm up, and give the medians of :class:`Speed`."""
    found: dict[str, list[float]] = {"tokens": [], "notes": [], "music": [], "first": []}
    for number in range(pieces + 1):
        began = time.perf_counter()
        take = composer.compose(Controls(bars=bars, parts=_BAND, seed=seed + number))
        next(take)
        first = time.perf_counter() - began
        for _ in take:
            pass
        took = time.perf_counter() - began
        if number:
            piece = take.piece()
            found["first"].append(first)
            found["tokens"].append(take.tokens / took)
            found["notes"].append(sum(len(part.notes) for part in piece.parts) / took)
            found["music"].append(piece.seconds / took)
    return {name: statistics.median(values) for name, values in found.items()}


def peak_memory() -> int:
    """The most memory, in bytes, that this process has held since its program began. On Linux from
    the kernel's own record: getrusage's goes on from that of the process which started this one."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def composing(checkpoint: Path, seed: int, quick: bool) -> Speed:
    """Measure in this process."""
    from composer.composer import Composer

    began = time.perf_counter()
    composer = Composer.load(checkpoint)
    loaded = time.perf_counter() - began
    pieces = _QUICK_PIECES if quick else _PIECES
    medians = time_pieces(composer, pieces, _QUICK_BARS if quick else _BARS, seed)
    return Speed(pieces, loaded, medians["tokens"], medians["notes"], medians["music"], medians["first"], peak_memory())


def reference(checkpoint: Path, quick: bool) -> dict[str, float]:
    """Tokens a second of decoding under masks by what decodes, ours first. Brings torch, which the
    chat does not load."""
    from composer.engine.benchmark import compare

    tokens, rounds = (_QUICK_TOKENS, _QUICK_ROUNDS) if quick else (_TOKENS, _ROUNDS)
    return compare(checkpoint, tokens, _PROMPT, rounds)[0]


def measure(evidence: Evidence) -> Findings:
    """Measure in another process and show it."""
    if evidence.checkpoint is None:
        return Findings(missing="a checkpoint folder: name one with --checkpoint.")
    command = [sys.executable, "-m", "composer.evaluate.speed", str(evidence.checkpoint), "--seed", str(evidence.seed)]
    command += ["--quick"] if evidence.quick else []
    try:
        limit = max(evidence.seconds, _LEAST_SECONDS)
        said = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=limit).stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    lines = [json.loads(line) for line in said.decode().splitlines()]
    if not lines:
        return Findings(missing="composing some pieces within the time: the machine is too busy.")
    return findings(Speed(**lines[0]), lines[1] if len(lines) > 1 else None)


def findings(speed: Speed, decoders: dict[str, float] | None) -> Findings:
    """Tables and a plot of what was measured; ``decoders`` is None where there was no time for it."""
    memory = speed.memory / 2**30
    table = Table(
        "Composing, four parts",
        ("what", "figure", "unit"),
        (
            ("words", speed.tokens_per_second, "tokens/s"),
            ("notes", speed.notes_per_second, "notes/s"),
            ("music", speed.music_per_second, "seconds of music a second"),
            ("from the request to the first bar", speed.first_bar_seconds, "s"),
            ("loading the checkpoint", speed.load_seconds, "s"),
            ("most memory of the process", memory, "GB"),
        ),
        f"Medians of {speed.pieces} pieces, wall clock, masks and sampling included, no sound made; the process holds "
        "the composer alone.",
    )
    headlines = (
        Headline("words composed", speed.tokens_per_second, "tokens/s"),
        Headline("notes composed", speed.notes_per_second, "notes/s"),
        Headline("music composed", speed.music_per_second, "s a second"),
        Headline("first bar after", speed.first_bar_seconds, "s"),
        Headline("most memory", memory, "GB", f"at most {_MEMORY_GOAL:g} GB", memory <= _MEMORY_GOAL),
    )
    if decoders is None:
        return Findings((table,), (), headlines, "the reference decoder, which did not finish in time.")
    decoding = Table(
        "Decoding under masks, the same weights, masks and sampling, interleaved",
        ("decoder", "tokens/s"),
        tuple(decoders.items()),
        "From `python -m composer.engine.benchmark`: random masks, so musical rules cost nothing here.",
    )
    ours, *others = decoders.values()
    ratio = ours / max(others)
    against = Headline("decoding against transformers", ratio, "x", f"at least {_RATIO_GOAL:g} x", ratio >= _RATIO_GOAL)
    return Findings((table, decoding), (_plot(decoders),), (*headlines, against))


def _plot(decoders: dict[str, float]) -> Plot:
    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        names = list(decoders)[::-1]
        axes.barh(names, [decoders[name] for name in names], color="#4c78a8")
        axes.set_xlabel("tokens a second")
        axes.grid(axis="x", alpha=0.3)

    return Plot("decoding", "Decoding under masks.", draw, (7.0, 2.2))


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m composer.evaluate.speed", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true")
    options: Any = parser.parse_args(arguments)
    print(json.dumps(asdict(composing(options.checkpoint, options.seed, options.quick))), flush=True)
    print(json.dumps(reference(options.checkpoint, options.quick)))


SECTION = Section(
    name="speed",
    title="Speed",
    about="How fast music comes on this machine, beside `transformers.generate` with the same weights in the same run, "
    "and how much memory it takes.",
    share=1.0,
    run=measure,
)

if __name__ == "__main__":
    main()
