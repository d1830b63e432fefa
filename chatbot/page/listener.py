"""A browser that listens: it writes down what reaches the loudspeaker, sample by sample.

For the benchmark and the tests; needs playwright and a Chromium. Nothing of the page knows of it.
"""

from __future__ import annotations

import base64
import math
import re
import shutil
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Browser, Page, Playwright, Request

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
# How long a change is listened to.
_WATCHED_S = 1.5
# How long the sound before it may have been heard by then.
_REMEMBERED_S = 30.0
# Folders of an address whose files come with Gradio.
_GRADIOS = frozenset({"assets", "static"})
_ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]


def open_browser(playwright: Playwright) -> Browser:
    """Chromium without a window. Raises RuntimeError where none is installed."""
    if CHROMIUM is None:
        raise RuntimeError("no Chromium is installed: apt-get install chromium")
    return playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)


@dataclass(frozen=True)
class Change:
    """What was ``heard`` from the moment on at which the mix was changed, and the ``old`` sound and the
    ``new`` one, as the server makes them, each from somewhere on."""

    heard: npt.NDArray[np.int16]
    old: npt.NDArray[np.int16]
    new: npt.NDArray[np.int16]

    @property
    def after_s(self) -> float:
        """Seconds until nothing but the new sound is heard; infinite where it never is."""
        found = _place(self.heard, self.new, len(self.heard) - _PROBE)
        if found is None:
            return math.inf
        there = self.new[max(0, -found) :][: len(self.heard) - max(0, found)]
        apart = np.flatnonzero((self.heard[max(0, found) :][: len(there)] != there).any(axis=1))
        return (max(0, found) + (int(apart[-1]) + 1 if len(apart) else 0)) / SAMPLE_RATE

    @property
    def click(self) -> float:
        """The greatest step from one sample to the next until a little after the new sound is heard alone, against
        the greatest of the old and the new one: not above 1 where one goes over smoothly into the other."""
        end = round(self.after_s * SAMPLE_RATE) + SAMPLE_RATE // 10
        return _step(self.heard[:end]) / max(1, _step(self.old), _step(self.new))


def _step(sound: npt.NDArray[np.int16]) -> int:
    return int(np.abs(np.diff(sound.astype(np.int32), axis=0)).max(initial=0))


class Listener:
    """A visitor with a page of their own, who hears all that it plays."""

    def __init__(self, browser: Browser, url: str, locale: str = "en-US", patience_s: float = 120.0) -> None:
        self.context = browser.new_context(locale=locale, viewport={"width": 1280, "height": 860})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(patience_s * 1000)
        self.page.add_init_script(asset("recorder.js"))
        self._sounds: list[str] = []
        self.page.on("request", lambda request: self._sounds.append(request.url) if HOME in request.url else None)
        self._fetched: list[Request] = []
        self.page.on("requestfinished", lambda request: self._fetched.append(request))
        self.page.goto(url)
        self.page.wait_for_selector("#ask textarea")
        self.page.wait_for_selector(".roll")

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *failure: object) -> None:
        self.context.close()

    def own_bytes(self) -> dict[str, int]:
        """Bytes by address of what was fetched so far and is not of Gradio's own making: the page itself,
        with our scripts and styles in it, and what our routes and the theme sent."""
        own = [one for one in self._fetched if urlsplit(one.url).path.split("/")[1] not in _GRADIOS]
        answers = {one.url: one.response() for one in own}
        return {url: len(answer.body()) for url, answer in answers.items() if answer is not None}

    def ask(self, text: str) -> None:
        """Type a request and press Enter; what was heard before is forgotten."""
        self.page.fill("#ask textarea", text)
        self.page.evaluate("Object.assign(heard, { chunks: [], begins: [], first: null, frames: [] })")
        self.page.press("#ask textarea", "Enter")

    def first_sound_s(self) -> float:
        """Seconds from Enter to the first audible sample at the loudspeaker."""
        self.page.wait_for_function("heard.first !== null")
        return float(self.page.evaluate("(heard.first - heard.entered) / 1000"))

    def wait_for_end(self) -> None:
        """Wait until the piece is composed and has rung out."""
        # A short piece may be composed before the page has drawn that it sounds.
        self.page.wait_for_function(f"{ROLL}.state === 'done' && {ROLL}.playing === 'false' && heard.frames.length > 0")

    def sound(self) -> npt.NDArray[np.int16]:
        """What reached the loudspeaker since the request, shape (frames, 2), silence before it left out."""
        # The recorder hands on ten times a second: what is still on the way is waited for.
        self.page.evaluate("heard.enough = heard.chunks.length + 3")
        self.page.wait_for_function("heard.chunks.length >= heard.enough")
        return without_lead(self._recorded())

    def change(self, act: Callable[[], object]) -> Change:
        """Change the mix by ``act`` while it sounds, and hear what comes of it."""
        before = len(self._sounds)
        with self.page.expect_request(lambda request: HOME in request.url):
            act()
        # The sound may be read a little later than it is asked for, and a busy machine later still.
        self.page.wait_for_function(f"heard.begins.at(-1) > heard.pressed + {round(_WATCHED_S * SAMPLE_RATE)}")
        pressed, begun = self.page.evaluate("[heard.pressed, heard.begins[0]]")
        old = self._body(self._sounds[before - 1], _REMEMBERED_S)
        new = self._body(self._sounds[-1], 2 * _WATCHED_S)
        return Change(self._recorded()[pressed - begun :], old, new)

    def _recorded(self) -> npt.NDArray[np.int16]:
        packed = self.page.evaluate("heard.packed()")
        return np.frombuffer(base64.b64decode(packed), "<i2").reshape(-1, 2)

    def file(self, version: int) -> npt.NDArray[np.int16]:
        """A version as the server renders it, silence before it left out."""
        return without_lead(self._rendered(version))

    def lead_s(self, version: int) -> float:
        """Seconds of a version before anything of it is audible."""
        return int(np.argmax((np.abs(self._rendered(version)) > AUDIBLE).any(axis=1))) / SAMPLE_RATE

    def _rendered(self, version: int) -> npt.NDArray[np.int16]:
        address = re.sub(r"/(live|take|version)/.*", f"/version/{version}", self._sounds[-1])
        return self._body(address)

    def _body(self, address: str, seconds: float | None = None) -> npt.NDArray[np.int16]:
        """The sound behind an address, all of it or so many seconds."""
        with urllib.request.urlopen(address) as answer:
            body = answer.read(None if seconds is None else _WAV_HEADER + 4 * round(seconds * SAMPLE_RATE))
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


def mix_acts(page: Page, part: str, soundfont: str) -> dict[str, Callable[[], object]]:
    """Everything that a listener can change of the mix, one after another; afterwards ``part`` plays
    alone, and on ``soundfont``. The settings must be open."""

    def slide(name: str, value: float) -> Callable[[], object]:
        return lambda: page.locator(name).first.fill(str(value))

    def press(name: str) -> Callable[[], object]:
        return page.get_by_role("button", name=f"{name}: {part}").click

    return {
        "volume": slide(".roll-part input", 0.4),
        "mute": press("Mute"),
        "mute no longer": press("Mute"),
        "solo": press("Solo"),
        "reverb": slide(".roll-reverb", 1.6),
        "tempo": slide(".roll-tempo", 0.8),
        "SoundFont": lambda: page.locator(".roll-font").select_option(soundfont),
    }


def _place(heard: npt.NDArray[np.int16], sound: npt.NDArray[np.int16], at: int) -> int | None:
    """The frame of what was heard at which ``sound`` begins, negative where that was before; found by
    what is heard at a frame. None where it is not heard there."""
    probe = heard[at : at + _PROBE]
    for begin in np.flatnonzero((sound == probe[0]).all(axis=1)):
        if np.array_equal(sound[begin : begin + _PROBE], probe):
            return at - int(begin)
    return None


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
