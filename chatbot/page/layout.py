"""The page as a whole: built from its parts, in its own look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr
from starlette.routing import BaseRoute

from chatbot.page.desk import I18N, asset, lay_out
from chatbot.page.endpoints import add_endpoints
from chatbot.page.handlers import Handlers
from chatbot.page.session import Opener, Sessions
from chatbot.page.sound_routes import sound_routes
from synth import SynthPools

# Composing keeps one core busy, so more at once than the usual number of cores only makes
# everybody wait longer; fewer would let one visitor stop the other.
COMPOSING_AT_ONCE = 4
# Gradio's own copies of files: looked through every hour, and nobody downloads after a day.
_CACHE_CHECK_SECONDS, _CACHE_AGE_SECONDS = 3600, 86400

# System fonts only: the page asks no other host for anything.
THEME = gr.themes.Base(
    primary_hue=gr.themes.colors.indigo,
    neutral_hue=gr.themes.colors.stone,
    radius_size=gr.themes.sizes.radius_lg,
    font=("system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", "sans-serif"),
    font_mono=("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"),
).set(
    body_background_fill="#faf9f7",
    body_background_fill_dark="#131211",
    block_background_fill="#ffffff",
    block_background_fill_dark="#1b1a19",
    block_border_color_dark="#35322f",
    body_text_color_subdued="#6f6963",
    body_text_color_subdued_dark="#a8a29e",
    border_color_primary="#e4e0da",
    border_color_primary_dark="#35322f",
)


class Page(gr.Blocks):
    """The page with the ``routes`` that it needs beside Gradio's own."""

    def __init__(self, routes: list[BaseRoute], **options: Any) -> None:
        super().__init__(**options)
        self.routes = routes


def launch_options(page: Page) -> dict[str, Any]:
    """What ``Blocks.launch`` and ``gr.mount_gradio_app`` need to show the page as it is meant."""
    return {
        "theme": THEME,
        "css": asset("page.css"),
        "i18n": I18N,
        "footer_links": ["api", "settings"],
        # FastAPI asks these before Gradio's routes, launched or mounted alike.
        "app_kwargs": {"routes": page.routes},
    }


def build(opener: Opener, home: Path, pools: SynthPools | None = None) -> Page:
    """The page, not yet served. ``opener`` starts a conversation in a folder under ``home``; it is
    called for each visitor at the first request, so building the page costs nothing. What is heard
    again is played by ``pools``."""
    sessions = Sessions(opener, home)
    limits = {"concurrency_limit": COMPOSING_AT_ONCE, "concurrency_id": "compose"}
    with Page(
        sound_routes(sessions, pools or SynthPools()),
        title="Cadenza",
        fill_width=True,
        delete_cache=(_CACHE_CHECK_SECONDS, _CACHE_AGE_SECONDS),
        analytics_enabled=False,
    ) as page:
        session = gr.State(None, delete_callback=sessions.close)
        Handlers(lay_out(), sessions, session).wire(**limits)
        add_endpoints(sessions, session, **limits)
    page.queue(default_concurrency_limit=COMPOSING_AT_ONCE)
    return page
