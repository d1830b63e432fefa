"""How fast the sound is made, how soon it starts, what memory it takes, how loud it comes out.

``python -m synth.benchmark [--soundfont NAME] [--renderer NAME]`` measures on this machine and prints.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from composer.piece import Bar, ComposedBar, Meter, Note, Part
from synth.loudness import integrated
from synth.pool import SynthPool
from synth.stream import stream
from synth.timeline import SAMPLE_RATE

_RUNS = 10
_BARS = 8
_BAR = Bar(Meter(4, 4), 120.0)
_PIANO, _FLUTE = Part(0, "melody"), Part(73, "melody")
_DRUMS, _BASS = Part(0, "drums", is_drums=True), Part(33, "bass")
_STRINGS = (Part(40, "melody"), Part(40, "counter"), Part(41, "counter"), Part(42, "bass"))
_POP = (_PIANO, Part(24, "chords"), _BASS, _DRUMS)
_EIGHT = (
    _FLUTE,
    Part(0, "chords"),
    Part(24, "chords"),
    _BASS,
    Part(48, "pad"),
    Part(56, "counter"),
    _STRINGS[2],
    _DRUMS,
)
_ENSEMBLES = {
    "piano": (_PIANO,),
    "flute": (_FLUTE,),
    "synth lead": (Part(81, "melody"),),
    "string quartet": _STRINGS,
    "pop band": _POP,
    "eight parts": _EIGHT,
}
# Steps of a bar, and the semitones struck at each, by role: what such a part usually plays.
_PATTERNS = {"chords": (12, (52, 56, 59)), "pad": (48, (52, 56, 59)), "bass": (12, (40,))}
_MELODY = (64, 66, 68, 71, 73, 71, 68, 66)


def bars(parts: tuple[Part, ...], velocity: int, full: bool = False) -> Iterator[ComposedBar]:
    """Eight bars of plain music in 4/4 at 120; ``full`` makes every melodic part strike five notes every eighth."""
    for index in range(_BARS):
        start = index * _BAR.ticks
        notes = tuple(tuple(_bar(part, start, velocity, full)) for part in parts)
        yield ComposedBar(index, start, _BAR, parts, notes, _BARS)


def _bar(part: Part, start: int, velocity: int, full: bool) -> Iterator[Note]:
    if part.is_drums:
        for step in range(8):
            yield Note(start + 6 * step, 42, 6, velocity)
            if step % 2 == 0:
                yield Note(start + 6 * step, 36 if step % 4 == 0 else 38, 6, velocity)
        return
    every, pitches = _PATTERNS.get(part.role, (6, ()))
    for tick in range(0, _BAR.ticks, 6 if full else every):
        chord = tuple(52 + i for i in (0, 4, 7, 12, 16)) if full else pitches or (_MELODY[tick // 6],)
        for pitch in chord:
            yield Note(start + tick, pitch, 6 if full else every, velocity)


def _resident() -> float:
    """Resident memory of this process in MiB; nan where the system has no /proc."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _first_block(pool: SynthPool) -> float:
    """Milliseconds from the arrival of the first bar of four parts to the first block."""
    arrived = 0.0

    def arriving() -> Iterator[ComposedBar]:
        nonlocal arrived
        for bar in bars(_POP, 80):
            arrived = arrived or time.perf_counter()
            yield bar

    blocks = stream(arriving(), pool)
    next(blocks)
    elapsed = time.perf_counter() - arrived
    blocks.close()
    return elapsed * 1000.0


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m synth.benchmark", description=__doc__)
    parser.add_argument("--soundfont", help="a path, or the name of a bundled one")
    parser.add_argument("--renderer", help="fluidsynth or symusic")
    arguments = parser.parse_args()

    before = _resident()
    begin = time.perf_counter()
    pool = SynthPool(arguments.soundfont, arguments.renderer, ready=1)
    pool.warm()
    loaded = time.perf_counter()
    print(f"{pool.soundfont.name} by {pool.renderer_name}")
    print(f"load the SoundFont: {loaded - begin:.2f} s, {_resident() - before:.0f} MiB")
    with pool.renderer():
        begin, one = time.perf_counter(), _resident()
        pool.warm()
        print(f"one more renderer: {(time.perf_counter() - begin) * 1000:.0f} ms, {_resident() - one:.0f} MiB")
    print(f"first block of four parts, cold: {_first_block(pool):.1f} ms")
    warm = statistics.median(_first_block(pool) for _ in range(_RUNS))
    print(f"first block of four parts, warm, median of {_RUNS}: {warm:.1f} ms")
    for name, velocity, full in [*((name, 80, False) for name in _ENSEMBLES), ("eight parts", 127, True)]:
        begin = time.process_time()
        pcm = np.concatenate(list(stream(bars(_ENSEMBLES[name], velocity, full), pool)))
        spent = time.process_time() - begin
        sound = (pcm / 32768.0).astype(np.float32)
        print(
            f"{name}, velocity {velocity}{', five-note chords in every part' if full else ''}: "
            f"{len(pcm) / SAMPLE_RATE / spent:.0f} s of sound a CPU second, "
            f"{integrated(sound, SAMPLE_RATE):.1f} LUFS, peak {np.abs(sound).max():.3f}, "
            f"{(np.abs(sound) > 0.7).mean():.3%} of samples bent by the safety"
        )
    print(f"resident at the end: {_resident():.0f} MiB, of which {before:.0f} before the SoundFont")
    pool.close()


if __name__ == "__main__":
    main()
