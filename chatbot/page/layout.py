"""The page as a whole: built from its parts, in its own look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from chatbot.page.desk import I18N, asset, lay_out
from chatbot.page.endpoints import add_endpoints
from chatbot.page.handlers import Handlers
from chatbot.page.session import Opener, Sessions
from chatbot.page.sound_routes import sound_routes
from chatbot.page.waiting import waiting_route
from chatbot.serving.serving import Serving
from synth import SynthPools

# Composing keeps one core busy, so more at once than the usual number of cores only makes
# everybody wait longer; fewer would let one visitor stop the other.
COMPOSING_AT_ONCE = 4
# The name of the queue in which whoever wants music waits.
COMPOSING = "compose"
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
    """The page, and how it is to be ``serving`` what it needs beside Gradio's own."""

    def __init__(self, serving: Serving, **options: Any) -> None:
        super().__init__(**options)
        self.serving = serving


def launch_options(page: Page) -> dict[str, Any]:
    """What ``Blocks.launch`` and ``gr.mount_gradio_app`` need to show and to serve the page as it is meant."""
    look = {"theme": THEME, "css": asset("page.css"), "i18n": I18N, "footer_links": ["api", "settings"]}
    look["head"] = "".join(f"<script>{asset(name)}</script>" for name in ("waiting.js", "sending.js"))
    return {**look, **page.serving.options()}


def build(opener: Opener, home: Path, pools: SynthPools | None = None, serving: Serving | None = None) -> Page:
    """The page, not yet served. ``opener`` starts a conversation in a folder under ``home``; it is
    called for each visitor at the first request, so building the page costs nothing. What is heard
    again is played by ``pools``. ``serving`` says how the page is served; as usual where it is left out."""
    pools, serving = pools or SynthPools(), serving or Serving()
    sessions = Sessions(opener, home, serving.metrics)
    serving.add(*sound_routes(sessions, pools), waiting_route(lambda: page, COMPOSING))
    limits = {"concurrency_limit": COMPOSING_AT_ONCE, "concurrency_id": COMPOSING}
    with Page(
        serving,
        title="Cadenza",
        fill_width=True,
        delete_cache=(_CACHE_CHECK_SECONDS, _CACHE_AGE_SECONDS),
        analytics_enabled=False,
    ) as page:
        session = gr.State(None, delete_callback=sessions.close)
        # First, so that their names are theirs: Gradio numbers a name that comes again.
        add_endpoints(sessions, session, pools, **limits)
        Handlers(lay_out(), sessions, session).wire(**limits)
    # Not open: whoever could go past the queue would make everybody in it wait.
    page.queue(default_concurrency_limit=COMPOSING_AT_ONCE, api_open=False)
    serving.metrics.measure_queue(lambda: len(page._queue))
    return page
