"""A browser that listens: it writes down what reaches the loudspeaker, sample by sample.

For the benchmark and the tests; needs playwright and a Chromium. Nothing of the page knows of it.
"""

from __future__ import annotations

import base64
import re
import shutil

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Browser, Page, Playwright

from chatbot.page.desk import asset
from chatbot.page.sound_routes import HOME
from synth import SAMPLE_RATE

ROLL = "document.querySelector('.roll').dataset"
# Where Debian and others put it; None where there is none.
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# Of 16 bits: -60 dB of full scale. Any quieter and nobody hears it.
AUDIBLE = 32
_WAV_HEADER = 44
# Frames by which a place in a recording is found again.
_PROBE = 512
_ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]


def open_browser(playwright: Playwright) -> Browser:
    """Chromium without a window. Raises RuntimeError where none is installed."""
    if CHROMIUM is None:
        raise RuntimeError("no Chromium is installed: apt-get install chromium")
    return playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)


class Listener:
    """A visitor with a page of their own, who hears all that it plays."""

    def __init__(self, browser: Browser, url: str, locale: str = "en-US", patience_s: float = 120.0) -> None:
        self.context = browser.new_context(locale=locale, viewport={"width": 1280, "height": 860})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(patience_s * 1000)
        self.page.add_init_script(asset("recorder.js"))
        self._sounds: list[str] = []
        self.page.on("request", lambda request: self._sounds.append(request.url) if HOME in request.url else None)
        self.page.goto(url)
        self.page.wait_for_selector("#ask textarea")
        self.page.wait_for_selector(".roll")

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *failure: object) -> None:
        self.context.close()

    def ask(self, text: str) -> None:
        """Type a request and press Enter; what was heard before is forgotten."""
        self.page.fill("#ask textarea", text)
        self.page.evaluate("Object.assign(heard, { chunks: [], first: null, frames: [] })")
        self.page.press("#ask textarea", "Enter")

    def first_sound_s(self) -> float:
        """Seconds from Enter to the first audible sample at the loudspeaker."""
        self.page.wait_for_function("heard.first !== null")
        return float(self.page.evaluate("(heard.first - heard.entered) / 1000"))

    def wait_for_end(self) -> None:
        """Wait until the piece is composed and has rung out."""
        self.page.wait_for_function(f"{ROLL}.state === 'done' && {ROLL}.playing === 'false'")

    def sound(self) -> npt.NDArray[np.int16]:
        """What reached the loudspeaker since the request, shape (frames, 2), silence before it left out."""
        # The recorder hands on ten times a second: what is still on the way is waited for.
        self.page.evaluate("heard.enough = heard.chunks.length + 3")
        self.page.wait_for_function("heard.chunks.length >= heard.enough")
        packed = self.page.evaluate("heard.packed()")
        return without_lead(np.frombuffer(base64.b64decode(packed), "<i2").reshape(-1, 2))

    def file(self, version: int) -> npt.NDArray[np.int16]:
        """A version as the server renders it, silence before it left out."""
        return without_lead(self._rendered(version))

    def lead_s(self, version: int) -> float:
        """Seconds of a version before anything of it is audible."""
        return int(np.argmax((np.abs(self._rendered(version)) > AUDIBLE).any(axis=1))) / SAMPLE_RATE

    def _rendered(self, version: int) -> npt.NDArray[np.int16]:
        address = re.sub(r"/(live|take|version)/.*", f"/version/{version}", self._sounds[-1])
        body = self.page.request.get(address).body()
        return np.frombuffer(body, "<i2", offset=_WAV_HEADER).reshape(-1, 2)

    def roll_offsets_s(self, lead_s: float) -> npt.NDArray[np.float64]:
        """How far the line on the roll was ahead of the sound, in seconds, whenever the screen was
        drawn. ``lead_s`` is the silence with which the piece itself begins."""
        first, frames = self.page.evaluate("[heard.first, heard.frames]")
        seen = np.array([[now, shown] for now, shown in frames if now > first + 100 and shown > 0])
        return seen[:, 1] - ((seen[:, 0] - first) / 1000 + lead_s) if len(seen) else np.empty(0)

    @property
    def underruns(self) -> int:
        """How often the player had nothing to play while it should have."""
        return int(self.page.evaluate(f"Number({ROLL}.underruns)"))


def without_lead(sound: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
    """The sound from its first sample on that is not silence."""
    sounding = np.flatnonzero(sound.any(axis=1))
    return sound[sounding[0] :] if len(sounding) else sound[:0]


def broken_samples(heard: npt.NDArray[np.int16], file: npt.NDArray[np.int16]) -> int:
    """How many frames of the file were not heard exactly as they are, in their place; what is
    missing counts. The place is where the file's first audible frames are found."""
    file = without_tail(file)
    begin = int(np.argmax((np.abs(file.astype(np.int32)) > AUDIBLE).any(axis=1)))
    probe = file[begin : begin + _PROBE]
    for at in np.flatnonzero((heard == probe[0]).all(axis=1)) if len(probe) else ():
        if np.array_equal(heard[at : at + len(probe)], probe):
            there = heard[at : at + len(file) - begin]
            return int((there != file[begin : begin + len(there)]).any(axis=1).sum()) + len(file) - begin - len(there)
    return len(file)


def without_tail(sound: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
    """The sound up to its last sample that is not silence."""
    sounding = np.flatnonzero(sound.any(axis=1))
    return sound[: sounding[-1] + 1] if len(sounding) else sound[:0]
