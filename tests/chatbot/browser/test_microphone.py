"""A request that is spoken into the microphone of the browser."""

from __future__ import annotations

import re
from pathlib import Path

import soundfile
from playwright.sync_api import Playwright, expect

from chatbot.page.listener import CHROMIUM
from tests.chatbot.browser.conftest import ARGUMENTS
from tests.chatbot.browser.visitor import ROLL, Visitors
from tests.chatbot.speech import spoken


def test_what_is_spoken_is_seen_and_then_sent(playwright: Playwright, url: str, tmp_path: Path) -> None:
    wish = spoken(tmp_path / "wish.wav", "Play something upbeat in D minor on piano.")
    speaking = [*ARGUMENTS, f"--use-file-for-fake-audio-capture={wish}%noloop"]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=speaking)
    visitor = Visitors(browser, url).come()
    page = visitor.page
    page.click(".ears-mic")
    expect(page.locator(".ears-mic")).to_have_attribute("aria-pressed", "true")
    visitor.wait(f"document.querySelector('.ears-mic').dataset.seconds > {soundfile.info(wish).duration + 1}")
    page.click(".ears-mic")
    expect(page.locator("#ask textarea")).to_have_value(re.compile("D minor"))
    # Seen first: nothing is sent before the visitor does so.
    assert page.locator("#chat .user").count() == 0
    page.press("#ask textarea", "Enter")
    expect(page.locator("#chat .user").first).to_contain_text("D minor")
    visitor.wait(f"{ROLL}.bars >= 1")
    browser.close()
