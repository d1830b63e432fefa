"""What stands around the page on its server, the same when it is launched and when it is mounted."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any, Protocol

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from chatbot.serving.limits import Limits
from chatbot.serving.metrics import Metrics
from chatbot.serving.settings import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

_log = logging.getLogger(__name__)


class Loaded(Protocol):
    """What composes, and how far it is loaded; :class:`chatbot.page.studio.Studio` is one."""

    @property
    def state(self) -> str:
        """ "idle", "loading", "ready" or "failed"."""

    @property
    def checkpoint(self) -> str | None:
        """The hash of the checkpoint; None before it is loaded."""

    def warm_up(self) -> Any:
        """Load everything; raises what went wrong."""


class Serving:
    """Routes, limits and figures of one server, and how gradio is to be started with them.

    Routes of our own stand before gradio's, under the same path::

        serving = Serving(Settings.read(), studio)
        serving.add(Route("/sound/{id}", sound))
        demo.launch(**serving.options())
        gr.mount_gradio_app(app, demo, path="/music", **serving.options())
    """

    def __init__(self, settings: Settings | None = None, loaded: Loaded | None = None) -> None:
        self.settings = settings or Settings()
        self.metrics = Metrics()
        self._loaded = loaded
        self._routes: list[BaseRoute] = [
            Route("/health", self._health),
            Route("/metrics", self._figures),
            Route("/gradio.js", _element),
        ]

    def add(self, *routes: BaseRoute) -> None:
        """More routes of our own; before :meth:`options` is asked for."""
        self._routes += routes

    def options(self) -> dict[str, Any]:
        """Arguments that ``Blocks.launch`` and ``gr.mount_gradio_app`` share."""
        limits = Middleware(Limits, settings=self.settings, refused=self.metrics.refused)
        return {
            "app_kwargs": {"routes": list(self._routes), "middleware": [limits], "lifespan": self._lifespan},
            "auth": list(self.settings.login) or None,
            "max_file_size": self.settings.upload_megabytes * 2**20,
            # What a visitor may fetch is what gradio copied into its own cache for somebody, and no path.
            "allowed_paths": [],
            "mcp_server": self.settings.mcp,
            # Node would stand in front and know nothing of our own routes.
            "ssr_mode": False,
        }

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        # The page opens while the model loads; a request that comes sooner waits for it.
        if self._loaded is not None and self._loaded.state == "idle":
            threading.Thread(target=_warmed_up, args=(self._loaded.warm_up,), name="warm-up", daemon=True).start()
        yield

    async def _health(self, request: Request) -> Response:
        """200 when a request would be answered at once, else 503."""
        from synth import RendererError, available_renderer

        state = self._loaded.state if self._loaded is not None else "ready"
        checkpoint = self._loaded.checkpoint if self._loaded is not None else None
        try:
            renderer: str | None = available_renderer()
        except RendererError:
            renderer, state = None, "failed"
        body = {"status": state, "checkpoint": checkpoint, "renderer": renderer}
        return JSONResponse(body, status_code=200 if state == "ready" else 503, headers={"Cache-Control": "no-store"})

    async def _figures(self, request: Request) -> Response:
        return Response(self.metrics.text(), media_type=self.metrics.content_type)


async def _element(request: Request) -> Response:
    """The script that knows the element ``<gradio-app>``, so that who embeds the page needs no other host."""
    script = resources.files("gradio").joinpath("templates", "frontend", "gradio.js").read_text("utf-8")
    return Response(script, media_type="text/javascript")


def _warmed_up(warm_up: Callable[[], Any]) -> None:
    try:
        warm_up()
    except Exception:  # noqa: BLE001 - whatever it is: /health says so, and the next request meets it again
        _log.exception("nothing can be composed")
