"""How soon and how well it sounds in a real browser.

``python -m chatbot.page.benchmark`` starts the app as ``app.py`` does, opens it in a Chromium without
a window and prints a table: Enter to first sound, what was heard against the file to the sample, the
roll against the sound, and several visitors at once. Needs playwright and Debian's chromium.
"""

from __future__ import annotations

import argparse
import math
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from chatbot.page.listener import ROLL, Listener, broken_samples, mix_acts, open_browser

_APP = Path(__file__).parents[2] / "app.py"
_START_S = 180.0
_LONG_REQUEST = "16 bars for piano and bass at 60 bpm"
_REQUEST = "4 bars for piano, bass and drums at 200 bpm"
# One each, so that whoever hears another's music hears a difference.
_REQUESTS = (
    "8 bars in C minor for piano, bass and drums at 120 bpm",
    "8 bars in G major for strings at 90 bpm",
    "八小节，D小调，钢琴和大提琴",
    "8 bars of jazz for guitar, bass and drums at 140 bpm",
)


@contextmanager
def served(checkpoint: Path | None) -> Iterator[str]:
    """The app in a process of its own; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "CADENZA_HOME": home, "GRADIO_ANALYTICS_ENABLED": "False"}
        if checkpoint is not None:
            environment["CADENZA_CHECKPOINT"] = str(checkpoint)
        app = subprocess.Popen(
            [sys.executable, str(_APP), "--port", str(port)], env=environment, stdout=subprocess.DEVNULL
        )
        try:
            url = f"http://127.0.0.1:{port}/"
            _await(url, app)
            yield url
        finally:
            app.terminate()
            app.wait()


def _await(url: str, app: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end and app.poll() is None:
        try:
            urllib.request.urlopen(url).close()
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise SystemExit("the app did not start")


def one_visitor(browser: Browser, url: str, runs: int) -> None:
    """Print what one visitor hears, ``runs`` pieces one after another, after a first to warm up."""
    firsts, broken, frames, offsets = [], 0, 0, []
    with Listener(browser, url) as visitor:
        for run in range(runs + 1):
            visitor.ask(_REQUEST)
            first = visitor.first_sound_s()
            visitor.wait_for_end()
            if run == 0:
                continue
            heard, file = visitor.sound(), visitor.file(run + 1)
            firsts.append(first)
            broken += broken_samples(heard, file)
            frames += len(file)
            offsets.append(visitor.roll_offsets_s(visitor.lead_s(run + 1)))
        underruns = visitor.underruns
    every = np.concatenate(offsets) * 1000
    _row("Enter to first audible sample, warm, median", f"{statistics.median(firsts):.2f} s", "1.0 s")
    _row(f"the same, slowest of {runs}", f"{max(firsts):.2f} s", "")
    _row(f"frames heard otherwise than in the file, of {frames}", str(broken), "0")
    _row("underruns", str(underruns), "0")
    _row("roll ahead of the sound, median (worst 1 %)", _spread(every), "50 ms")


def mix_changes(browser: Browser, url: str) -> None:
    """Print what the page weighs, how soon each change of the mix is heard, and how smoothly."""
    with Listener(browser, url) as visitor:
        _row("the page's own assets, beyond Gradio's", f"{sum(visitor.own_bytes().values()) / 1e6:.2f} MB", "1.5 MB")
        visitor.ask(_LONG_REQUEST)
        visitor.page.wait_for_function(f"{ROLL}.state === 'done' && {ROLL}.time > 0.5")
        visitor.page.locator(".roll-settings summary").click()
        acts = mix_acts(visitor.page, "bass", "sonivox")
        changes = {name: visitor.change(act) for name, act in acts.items()}
    waits = ", ".join(f"{name} {change.after_s:.2f}" for name, change in changes.items())
    middle = statistics.median(change.after_s for change in changes.values())
    _row(f"a change of the mix until nothing else is heard ({waits})", f"{middle:.2f} s", "0.5 s")
    clicks = [change.click for change in changes.values() if change.after_s < math.inf]
    _row(
        "greatest step between samples, against the greatest of both sounds",
        f"{max(clicks, default=math.inf):.2f}",
        "1",
    )


def _spread(milliseconds: np.ndarray) -> str:
    worst = np.percentile(np.abs(milliseconds), 99)
    return f"{np.median(milliseconds):+.0f} ms ({worst:.0f} ms)"


def several_visitors(browser: Browser, url: str, count: int) -> None:
    """Print what ``count`` visitors hear who ask at the same time."""
    with ExitStack() as stack:
        visitors = [stack.enter_context(Listener(browser, url)) for _ in range(count)]
        for visitor, request in zip(visitors, _REQUESTS * count, strict=False):
            visitor.ask(request)
        firsts = [visitor.first_sound_s() for visitor in visitors]
        for visitor in visitors:
            visitor.wait_for_end()
        broken = [broken_samples(visitor.sound(), visitor.file(1)) for visitor in visitors]
        underruns = [visitor.underruns for visitor in visitors]
    _row(f"{count} visitors at once: slowest first sound", f"{max(firsts):.2f} s", "")
    _row("frames heard otherwise than in their own file", " ".join(map(str, broken)), "0")
    _row("underruns", " ".join(map(str, underruns)), "0")


def _row(what: str, measured: str, goal: str) -> None:
    print(f"| {what} | {measured} | {goal} |", flush=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.page.benchmark", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="pieces that one visitor hears (10)")
    parser.add_argument("--visitors", type=int, default=4, help="visitors at the same time (4; 0 for none)")
    parser.add_argument("--mix", action=argparse.BooleanOptionalAction, default=True, help="changes of the mix")
    parser.add_argument("--checkpoint", type=Path, help="another model folder")
    parser.add_argument("--url", help="an app that is already running")
    options = parser.parse_args()
    with ExitStack() as stack:
        url = options.url or stack.enter_context(served(options.checkpoint))
        browser = open_browser(stack.enter_context(sync_playwright()))
        print("| what | measured | goal |\n| --- | --- | --- |")
        if options.runs:
            one_visitor(browser, url, options.runs)
        if options.mix:
            mix_changes(browser, url)
        if options.visitors:
            several_visitors(browser, url, options.visitors)
        browser.close()


if __name__ == "__main__":
    main()
