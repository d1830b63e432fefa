"""The page under another path than the root, in a browser: mounted in an application, or behind a proxy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, expect

from chatbot.page.layout import build, launch_options
from chatbot.page.sound_routes import HOME
from chatbot.page.studio import Studio
from composer import Composer
from composer.midi import read_midi
from tests.chatbot.browser.visitor import ROLL, Visitors
from tests.chatbot.running import Running

PATH = "/music/cadenza"


def behind_proxy(app: Any) -> Any:
    """The application as a proxy that serves it under PATH asks for it: the path without that."""

    async def proxied(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if "path" in scope:
            assert scope["path"].startswith(PATH), scope["path"]
            path = scope["path"].removeprefix(PATH) or "/"
            scope = {**scope, "path": path, "raw_path": path.encode()}
        await app(scope, receive, send)

    return proxied


@pytest.mark.parametrize("way", ["mounted", "proxied"])
def test_under_a_path_of_its_own_all_is_there(
    way: str, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADENZA_SOUNDFONT", "sonivox")
    studio = Studio(Composer.debug, seed=7)
    page = build(studio, tmp_path, studio.pools)
    where: dict[str, Any] = {"path": PATH} if way == "mounted" else {"path": "/", "root_path": PATH}
    app: Any = gr.mount_gradio_app(FastAPI(), page, **where, **launch_options(page))
    with Running(app if way == "mounted" else behind_proxy(app)) as url:
        visitors = Visitors(browser, f"{url}{PATH}/")
        visitor = visitors.come()
        missing: list[str] = []
        visitor.page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
        visitor.say("4 bars in D minor for piano at 120 bpm", cards=1)
        visitor.wait(f"{ROLL}.playing === 'true' && {ROLL}.time > 0.3")
        assert any(f"{PATH}{HOME}/" in asked for asked in visitor.requests)
        visitor.page.click("#tab-score")
        expect(visitor.page.locator(".pages-paper g.measure")).to_have_count(4)
        visitor.page.click(".card-files summary")
        with visitor.page.expect_download() as download:
            visitor.page.click(".card-kinds [data-kind=midi]")
        assert len(read_midi(Path(download.value.path()).read_bytes()).bars) == 4
        visitor.page.click(".card-listen")
        visitor.wait(f"{ROLL}.playing === 'true' && {ROLL}.version === '1' && {ROLL}.time > 0.3")
        assert (visitor.strangers(), missing, visitor.errors) == ([], [], [])
        visitors.close()
