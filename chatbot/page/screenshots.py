"""Pictures of the page in its states, from a real browser: ``python -m chatbot.page.screenshots``.

Needs playwright (requirements-dev.txt) and Debian's chromium; with Chinese fonts (fonts-noto-cjk) the
Chinese page looks as it does to those who read it.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from chatbot.page.layout import build, launch_options
from chatbot.page.studio import Studio
from composer import Composer

if TYPE_CHECKING:
    from playwright.sync_api import Page

_DESKTOP, _PHONE = (1360, 860), (390, 844)
_COLOURS = 192
_PATIENCE_MS = 120_000
_UPBEAT = "play something upbeat in D minor with piano, bass and drums, 16 bars"
_ROLL = "document.querySelector('.roll').dataset"


@dataclass(frozen=True)
class Shot:
    """One picture: its file's name, the browser's size and settings, and what is done before it is taken."""

    name: str
    act: Callable[[Page], None]
    size: tuple[int, int] = _DESKTOP
    locale: str = "en-US"
    dark: bool = False


def _nothing(page: Page) -> None:
    page.wait_for_timeout(500)


def _say(page: Page, text: str, cards: int) -> None:
    page.fill("#ask textarea", text)
    page.press("#ask textarea", "Enter")
    page.wait_for_function(f"document.querySelectorAll('.card').length >= {cards}")
    page.wait_for_selector("#ask .submit-button")


def _composing(page: Page) -> None:
    page.fill("#ask textarea", _UPBEAT.replace("16", "96"))
    page.press("#ask textarea", "Enter")
    page.wait_for_function(f"{_ROLL}.bars >= 40 && {_ROLL}.time > 3")


def _finished(page: Page) -> None:
    _say(page, _UPBEAT, 1)
    _say(page, "now slower, with a clarinet instead of the piano", 2)
    page.click(".card[data-number='2'] .card-rename")
    page.fill(".card-naming input", "Evening")
    page.press(".card-naming input", "Enter")
    page.wait_for_function("document.querySelector('#cards').innerText.includes('Evening')")
    page.wait_for_selector("#ask .submit-button")


def _score(page: Page) -> None:
    _say(page, "a slow jazz trio in B flat with clarinet, 16 bars", 1)
    page.click("#tab-score")
    page.wait_for_selector(".pages-paper rect.sounding")


def _why(page: Page) -> None:
    _say(page, "a song for violin and piano in E minor, form AABA, 16 bars, that starts sad and ends happy", 1)
    page.click("#tab-why")
    page.wait_for_timeout(500)


def _candidates(page: Page) -> None:
    _say(page, "3 versions of a calm waltz for harp and flute, 8 bars", 3)


def _error(page: Page) -> None:
    _say(page, "a lullaby for harp and flute, 70 bpm, 8 bars", 1)
    page.fill("#ask textarea", "play it at 900 bpm")
    page.press("#ask textarea", "Enter")
    page.wait_for_function("[...document.querySelectorAll('#chat .bot')].at(-1)?.innerText.includes('300')")


def _chinese(page: Page) -> None:
    _say(page, "D小调，四三拍，钢琴和大提琴，不要鼓，十六小节", 1)
    _say(page, "再快一点", 2)


SHOTS = (
    Shot("page", _finished),
    Shot("empty", _nothing),
    Shot("composing", _composing),
    Shot("score", _score),
    Shot("why", _why),
    Shot("candidates", _candidates, dark=True),
    Shot("error", _error),
    Shot("page_zh_dark", _chinese, locale="zh-CN", dark=True),
    Shot("phone", _finished, size=_PHONE),
    Shot("phone_zh_dark", _chinese, size=_PHONE, locale="zh-CN", dark=True),
    Shot("phone_score", _score, size=_PHONE),
)


def take(out: Path, names: list[str]) -> None:
    """Take the pictures of those names (all when there are none) and write them as small PNG files."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="cadenza-"))
    studio = Studio(Composer.load, seed=11)
    studio.warm_up()
    app = build(studio, home)
    _, url, _ = app.launch(prevent_thread_lock=True, quiet=True, **launch_options(app))
    arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        for shot in SHOTS:
            if names and shot.name not in names:
                continue
            settings: dict[str, Any] = {
                "viewport": {"width": shot.size[0], "height": shot.size[1]},
                "locale": shot.locale,
                "color_scheme": "dark" if shot.dark else "light",
            }
            context = browser.new_context(**settings)
            context.set_default_timeout(_PATIENCE_MS)
            page = context.new_page()
            page.goto(url)
            page.wait_for_selector(".roll")
            page.wait_for_timeout(1000)
            shot.act(page)
            page.wait_for_timeout(600)
            path = out / f"{shot.name}.png"
            page.screenshot(path=path, full_page=shot.size == _PHONE)
            context.close()
            # As few colours as nobody sees the difference.
            with Image.open(path) as picture:
                small = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
            small.save(path, optimize=True)
            print(f"{path} {path.stat().st_size / 1024:.0f} KB", flush=True)
        browser.close()
    app.close()
    shutil.rmtree(home, ignore_errors=True)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.page.screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(shot.name for shot in SHOTS)}")
    parser.add_argument("--out", type=Path, default=Path("docs"), metavar="DIR")
    options = parser.parse_args()
    unknown = set(options.names) - {shot.name for shot in SHOTS}
    if unknown:
        parser.error(f"there is no picture {', '.join(sorted(unknown))}")
    take(options.out, options.names)


if __name__ == "__main__":
    main()
