"""One browser and one server, on the debug model with a small SoundFont, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from chatbot.page.layout import build, launch_options
from chatbot.page.listener import CHROMIUM
from chatbot.page.studio import Studio
from composer import Composer
from tests.chatbot.browser.visitor import Visitor, Visitors

ARGUMENTS = (
    "--no-sandbox", "--disable-background-networking",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
)  # fmt: skip


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    if CHROMIUM is None:
        pytest.skip("Debian's chromium is not installed")
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CADENZA_SOUNDFONT", "sonivox")
        studio = Studio(Composer.debug, seed=7)
        studio.warm_up()
        page = build(studio, tmp_path_factory.mktemp("conversations"), studio.pools)
        options = launch_options(page)
        _, address, _ = page.launch(prevent_thread_lock=True, quiet=True, show_error=True, **options)
        yield address
        page.close()


@pytest.fixture(scope="package")
def visitors(browser: Browser, url: str) -> Visitors:
    return Visitors(browser, url)


@pytest.fixture
def visit(visitors: Visitors) -> Iterator[Visitor]:
    yield visitors.come()
    visitors.go()
