"""Measurements of what the chat reaches: ``python -m chatbot.benchmark latency`` and the others.

Each prints a small table, and with ``--out FILE`` writes the figures as JSON too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from chatbot.conversation import Conversation
from chatbot.events import AudioReady, Failed, PieceDone, ReceiptLine
from chatbot.names import key_name, part_name
from chatbot.receipt import Facts, measure, receipt
from chatbot.turn import Language
from chatbot.understand import Context, understand
from composer.controls import METERS, Controls, PartRequest
from composer.key import Key
from composer.midi import write_midi
from synth import SAMPLE_RATE, TARGET_LUFS, SynthPool
from synth.loudness import integrated, true_peak

if TYPE_CHECKING:
    from composer import Composer

# Families that every kind of request may ask for; each has a name in both languages.
_PLAYERS = ("piano", "guitar", "bass", "violin", "cello", "strings", "flute", "clarinet", "trumpet", "organ", "drums")
# What must be in the file, whatever the model would like.
_GUARANTEED = ("meter", "bars", "parts", "exclude", "tempo_bpm")

# Real pieces of each corpus on which the key estimator itself is judged.
_REAL_PIECES = 200
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Row:
    """One line of a table: what, the figure, and what it must reach ("" where nothing is set)."""

    what: str
    figure: float
    unit: str = ""
    goal: str = ""


def latency(composer: Composer, options: argparse.Namespace) -> list[Row]:
    """From the request to the first PCM block, warm, four parts; and composing and rendering
    together against the length of the music."""
    request = "play something with piano, strings, bass and drums, 16 bars"
    first, ratio, rate = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        pool = SynthPool()
        pool.warm()
        conversation = Conversation(composer, Path(folder), pool, seed=options.seed)
        for run in range(options.count + 1):
            started = time.perf_counter()
            heard: float | None = None
            for event in conversation.say(request):
                if isinstance(event, AudioReady) and heard is None:
                    heard = time.perf_counter() - started
                elif isinstance(event, Failed):
                    raise SystemExit(event.message)
                elif isinstance(event, PieceDone) and run:  # the first run only warms up
                    first.append(heard or 0.0)
                    ratio.append(event.timing.audio_s / event.timing.total_s)
                    rate.append(event.timing.tokens_per_s)
        pool.close()
    return [
        Row("request to first PCM block, median", statistics.median(first), "s", "<= 1.5"),
        Row("request to first PCM block, slowest", max(first), "s"),
        Row("length of the music / time to compose and render it, median", statistics.median(ratio), "x", ">= 3"),
        Row("decoding, median", statistics.median(rate), "tokens/s"),
    ]


def obedience(composer: Composer, options: argparse.Namespace) -> list[Row]:
    """Random requests, said in both languages: meter, bars, instruments, exclusions and tempo,
    read back from the MIDI file."""
    chance = random.Random(options.seed)
    kept = dict.fromkeys(_GUARANTEED, 0)
    asked = dict.fromkeys(_GUARANTEED, 0)
    alone = 0
    for number in range(options.count):
        wish = _random_wish(chance)
        said = _request(wish, "en" if number % 2 == 0 else "zh")
        facts = _compose(composer, said, chance.getrandbits(32))
        alone += len(facts.players) == len(wish.parts)
        lines = {line.field: line for line in receipt(wish, facts)}
        for field in _GUARANTEED:
            if field in lines and lines[field].asked is not None:
                asked[field] += 1
                kept[field] += bool(lines[field].ok)
                if not lines[field].ok:
                    _complain(said, lines[field])
    # A request that names its players names all of them.
    rows = [Row(f"nobody else plays, of {options.count}", 100 * alone / options.count, "%", "100")]
    rows += [Row(f"{field} kept, of {asked[field]}", 100 * kept[field] / asked[field], "%", "100") for field in asked]
    return rows


def key(composer: Composer, options: argparse.Namespace) -> list[Row]:
    """The key estimated from the notes alone against the key asked, over 24 keys."""
    chance = random.Random(options.seed)
    keys = [Key.of(tonic, mode) for mode in ("major", "minor") for tonic in range(12)]
    chance.shuffle(keys)
    right = {"major": 0, "minor": 0}
    total = {"major": 0, "minor": 0}
    for number in range(options.count):
        wanted = keys[number % len(keys)]
        wish = Controls(key=wanted, bars=chance.choice((8, 12, 16)))
        said = _request(wish, "en" if number % 2 == 0 else "zh")
        line = receipt(wish, _compose(composer, said, chance.getrandbits(32)))[0]
        total[wanted.mode] += 1
        right[wanted.mode] += bool(line.ok)
        if not line.ok:
            _complain(said, line)
    rows = [Row(f"{mode} heard as asked, of {n}", 100 * right[mode] / n, "%") for mode, n in total.items() if n]
    rows.insert(0, Row("key heard as asked", 100 * sum(right.values()) / sum(total.values()), "%", ">= 90"))
    if options.data is not None:
        from composer.evaluate.estimators import key_agreement

        for found in key_agreement(options.data, _REAL_PIECES):
            what = f"the estimator itself on {found['pieces']} pieces of {found['corpus']}"
            rows.append(Row(what, 100 * float(str(found["exact"])), "%"))
    return rows


def memory(composer: Composer, options: argparse.Namespace) -> list[Row]:
    """Resident memory of a process that has the page built, the composer and the SoundFont loaded
    and ten pieces behind it."""
    from chatbot.page.layout import build, launch_options
    from chatbot.page.studio import Studio

    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(lambda: composer)
        studio.warm_up()
        page = build(studio, Path(folder))
        page.launch(prevent_thread_lock=True, quiet=True, server_port=None, **launch_options(page))
        before = _resident()
        conversation = studio(Path(folder) / "pieces", options.seed)
        for _ in range(options.count):
            for event in conversation.say("play something with piano, strings, bass and drums, 16 bars"):
                if isinstance(event, Failed):
                    raise SystemExit(event.message)
        after = _resident()
        page.close()
    return [
        Row("resident memory, page ready", before / 2**30, "GB"),
        Row(f"resident memory after {options.count} pieces", after / 2**30, "GB", "<= 1.5"),
    ]


def loudness(composer: Composer, options: argparse.Namespace) -> list[Row]:
    """How loud pieces for all kinds of players come out (EBU R 128) as they are streamed, and as files
    rendered anew; how far from the common loudness, how far apart, and the highest true peak of any."""
    chance = random.Random(options.seed)
    levels: dict[str, list[float]] = {"streamed": [], "flac": [], "mp3": []}
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        conversation = Conversation(composer, Path(folder), SynthPool(), seed=options.seed)
        for number in range(options.count):
            said = _request(_random_wish(chance), "en" if number % 2 == 0 else "zh")
            events = list(conversation.say(said))
            pcm = np.concatenate([event.pcm for event in events if isinstance(event, AudioReady)])
            sounds = {"streamed": (pcm / 32768.0).astype(np.float32)}
            for kind in ("flac", "mp3"):
                sounds[kind] = soundfile.read(conversation.file(number + 1, kind), dtype="float32")[0]
            for kind, sound in sounds.items():
                levels[kind].append(integrated(sound, SAMPLE_RATE))
            peaks.append(max(true_peak(sounds["streamed"]), true_peak(sounds["flac"])))
            print(f"{levels['streamed'][-1]:6.1f} LUFS, {peaks[-1]:5.1f} dBTP: {said}", file=sys.stderr)
    rows = []
    for kind, found in levels.items():
        farthest = max(abs(level - TARGET_LUFS) for level in found)
        rows += [
            Row(f"{kind}: loudness of {options.count} pieces, median", statistics.median(found), "LUFS"),
            Row(f"{kind}: softest to loudest", max(found) - min(found), "LU"),
            Row(f"{kind}: farthest from {TARGET_LUFS:g} LUFS", farthest, "LU", "<= 2"),
        ]
    return [*rows, Row("highest true peak", max(peaks), "dBTP", "<= -1")]


def start(options: argparse.Namespace) -> list[Row]:
    """``app.py`` in a process of its own, from its start until the page answers, and until the
    composer and the SoundFont are loaded as well."""
    environment = {**os.environ, "GRADIO_SERVER_PORT": str(_free_port()), "GRADIO_ANALYTICS_ENABLED": "False"}
    if options.checkpoint is not None:
        environment["CADENZA_CHECKPOINT"] = str(options.checkpoint)
    address = f"http://127.0.0.1:{environment['GRADIO_SERVER_PORT']}/"
    page, ready = [], []
    for _ in range(options.count):
        began = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "app.py"], cwd=_ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        ) as app:
            try:
                for line in app.stderr or ():
                    if b"ready to compose" in line:
                        ready.append(time.perf_counter() - began)
                        break
                else:
                    raise SystemExit("app.py ended before it was ready")
                while not _answers(address):
                    time.sleep(0.02)
                page.append(max(time.perf_counter() - began, ready[-1]))
            finally:
                app.terminate()
    return [
        Row("model and SoundFont loaded, median", statistics.median(ready), "s"),
        Row("page answers and everything is loaded, median", statistics.median(page), "s", "<= 15"),
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status == 200
    except urllib.error.URLError:
        return False


def _random_wish(chance: random.Random) -> Controls:
    players = chance.sample(_PLAYERS, chance.randint(1, 5))
    if players == ["drums"]:
        players = ["drums", "bass"]
    # A violin counts as strings: excluding one of the two while asking for the other makes no sense.
    strings = {"violin", "cello", "strings"}
    related = strings if strings & set(players) else set()
    others = [p for p in _PLAYERS if p not in players and p not in related]
    return Controls(
        tempo_bpm=chance.randint(40, 220),
        meter=chance.choice(METERS),
        bars=chance.randint(4, 16),
        parts=tuple(PartRequest(p) for p in players),
        exclude=tuple(chance.sample(others, chance.randint(0, min(2, len(others))))),
    )


def _request(wish: Controls, language: Language) -> str:
    """The wish as somebody would say it."""
    said = []
    if wish.key is not None:
        said.append(f"in {wish.key}" if language == "en" else key_name(wish.key, "zh"))
    if wish.meter is not None:
        said.append(f"in {wish.meter}" if language == "en" else f"{wish.meter}拍")
    if wish.bars is not None:
        said.append(f"{wish.bars} bars" if language == "en" else f"{wish.bars}小节")
    if wish.tempo_bpm is not None:
        said.append(f"{wish.tempo_bpm:g} bpm" if language == "en" else f"速度{wish.tempo_bpm:g}")
    if wish.parts:
        names = [part_name(part.instrument, language) for part in wish.parts]
        said.append("with " + " and ".join(names) if language == "en" else "用" + "、".join(names))
    for family in wish.exclude:
        said.append(f"no {part_name(family, language)}" if language == "en" else f"不要{part_name(family, language)}")
    return "play something, " + ", ".join(said) if language == "en" else "来一首曲子，" + "，".join(said)


def _compose(composer: Composer, said: str, seed: int) -> Facts:
    """What is in the MIDI file that a request leads to. No sound is made."""
    turn = understand(said, Context())
    if turn.act != "compose":
        raise SystemExit(f"not understood as a request for music: {said} ({turn.problem or turn.act})")
    take = composer.compose(turn.controls.changed(seed=seed))
    for _ in take:
        pass
    piece = take.piece()
    return measure(write_midi(piece), piece)


def _complain(said: str, line: ReceiptLine) -> None:
    print(f"{said}: {line.field} asked {line.asked}, got {line.got}", file=sys.stderr)


def _resident() -> int:
    """Bytes of this process that are in memory now (Linux: /proc/self/statm, in pages)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


_COMMANDS: dict[str, tuple[Callable[..., list[Row]], int]] = {
    "latency": (latency, 10),
    "obedience": (obedience, 50),
    "key": (key, 50),
    "loudness": (loudness, 10),
    "memory": (memory, 10),
    "start": (start, 3),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure one thing; the exit status is 0."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.benchmark", description=__doc__)
    parser.add_argument("what", choices=tuple(_COMMANDS))
    parser.add_argument(
        "--count", type=int, help="how many requests (latency, loudness, memory: 10; start: 3; the others: 50)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoint", type=Path, metavar="DIR")
    parser.add_argument("--data", type=Path, metavar="DIR", help="key: corpora to judge the estimator itself on")
    parser.add_argument("--debug-model", action="store_true", help="a tiny untrained model")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures as JSON")
    options = parser.parse_args(arguments)
    from composer import Composer

    command, count = _COMMANDS[options.what]
    options.count = options.count or count
    if options.what == "start":
        return _report(start(options), options)
    composer = Composer.debug() if options.debug_model else Composer.load(options.checkpoint)
    return _report(command(composer, options), options)


def _report(rows: list[Row], options: argparse.Namespace) -> int:
    width = max(len(row.what) for row in rows)
    for row in rows:
        print(f"{row.what:<{width}}  {row.figure:>9.3f} {row.unit:<9} {row.goal}")
    if options.out is not None:
        figures = {"benchmark": options.what, "count": options.count, "seed": options.seed}
        table = [{"what": r.what, "figure": r.figure, "unit": r.unit, "goal": r.goal} for r in rows]
        options.out.write_text(json.dumps({**figures, "rows": table}, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
