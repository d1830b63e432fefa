"""What a call may not be: too large, of a kind nobody reads, too frequent, or one of too many that wait.

Each is refused before anything of it is read or queued, with one sentence in the caller's language.
"""

from __future__ import annotations

import json
import re
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.serving.settings import Settings
from chatbot.serving.visitors import Visitors
from chatbot.turn import Language
from chatbot.voice import SUFFIXES as RECORDINGS
from composer.notation import SUFFIXES as NOTES

SUFFIXES = (*NOTES, *sorted(RECORDINGS))
_SENTENCES: dict[str, tuple[str, str]] = {
    "size": (
        "A file may have up to {limit} MB; this one is larger.",
        "文件最大 {limit} MB，这个超过了。",
    ),
    "length": (
        "An upload must state its length (Content-Length); this one does not.",
        "上传时必须说明长度（Content-Length），这次没有。",
    ),
    "type": (
        "I read files of notes and recordings ({limit}); this one is neither.",
        "我能读乐谱文件和录音（{limit}），这个都不是。",
    ),
    "rate": (
        "That is more than {limit} requests in a minute; please go on in {wait} s.",
        "一分钟里超过了 {limit} 次请求，请 {wait} 秒后再试。",
    ),
    "waiting": (
        "{limit} of your requests are waiting already; please let one of them be answered first.",
        "您已有 {limit} 个请求在排队，请等其中一个完成后再试。",
    ),
}
_STATUS = {"size": 413, "length": 411, "type": 415, "rate": 429, "waiting": 429}
_API = "/gradio_api/"
# What starts work; polling, downloads and what ends work are free. What goes past the queue ("run/")
# is too: the page answers there what costs nothing, and nothing else (``api_open`` is off).
_STARTS_WORK = ("queue/join", "call/", "upload", "component_server")
_QUEUES = ("queue/join", "call/")
# Around a file in a form, or in a JSON text as base64.
_WRAPPING_BYTES, _BASE64 = 2**16, 4 / 3
_NAME = re.compile(rb"filename\*?=(?:\"((?:[^\"\\]|\\.)*)\"|(?:utf-8'[^']*')?([^;\r\n\s]+))", re.I)
# The names of the first parts of a form are within its first bytes.
_HEAD_BYTES = 2048
_MINUTE = 60.0
# Visitors who were here in the last minute and are remembered for it.
_REMEMBERED = 20_000


class Limits:
    """ASGI middleware. ``refused`` is told the name of the limit of every call that is turned away."""

    def __init__(self, app: ASGIApp, settings: Settings, refused: Callable[[str], None]) -> None:
        self._app = app
        self._settings = settings
        self._refused = refused
        self._visitors = Visitors(settings.trusted_proxies)
        self._calls: OrderedDict[str, deque[float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] != "POST" or _API not in path:
            await self._app(scope, receive, send)
            return
        call = path.rpartition(_API)[2]
        if call.startswith("mcp"):
            scope = self._visitors.vouch(scope, self._visitors.of(scope))
        refusal = self._too_large(scope, call) or self._too_many(scope, call)
        if refusal is None and call.startswith("upload"):
            head, receive = await _peeked(receive)
            kinds = {PurePosixPath(name.replace("\\", "/")).suffix.lower() for name in _names(head)}
            refusal = self._refuse(scope, call, "type", limit=", ".join(SUFFIXES)) if kinds - set(SUFFIXES) else None
        await (refusal or self._app)(scope, receive, send)

    def _too_large(self, scope: Scope, call: str) -> Response | None:
        length = Headers(scope=scope).get("content-length", "")
        if not length.isdecimal():
            return self._refuse(scope, call, "length")
        megabytes = self._settings.upload_megabytes
        most = megabytes * 2**20 * (1 if call.startswith("upload") else _BASE64) + _WRAPPING_BYTES
        return self._refuse(scope, call, "size", limit=megabytes) if int(length) > most else None

    def _too_many(self, scope: Scope, call: str) -> Response | None:
        if not call.startswith(_STARTS_WORK):
            return None
        visitor = self._visitors.of(scope)
        most = self._settings.waiting_per_visitor
        if most and call.startswith(_QUEUES) and self._waiting(scope, visitor) >= most:
            return self._refuse(scope, call, "waiting", limit=most)
        wait = self._seconds_to_wait(visitor)
        if wait is None:
            return None
        refusal = self._refuse(scope, call, "rate", limit=self._settings.requests_per_minute, wait=wait)
        refusal.headers["Retry-After"] = str(wait)
        return refusal

    def _waiting(self, scope: Scope, visitor: str) -> int:
        """How many requests of a visitor wait in gradio's queue."""
        queue = scope["app"].get_blocks()._queue
        events = (event for one in queue.event_queue_per_concurrency_id.values() for event in one.queue)
        return sum(self._visitors.of(event.request.scope) == visitor for event in events)

    def _seconds_to_wait(self, visitor: str) -> int | None:
        """Note a call; whole seconds until the next is welcome, or None when this one is."""
        most = self._settings.requests_per_minute
        if not most:
            return None
        now = time.monotonic()
        calls = self._calls.setdefault(visitor, deque(maxlen=most))
        self._calls.move_to_end(visitor)
        while len(self._calls) > _REMEMBERED:
            self._calls.popitem(last=False)
        if len(calls) == most and now - calls[0] < _MINUTE:
            return max(1, round(_MINUTE - (now - calls[0])))
        calls.append(now)
        return None

    def _refuse(self, scope: Scope, call: str, which: str, **values: object) -> Response:
        self._refused(which)
        text = _SENTENCES[which][language_of(Headers(scope=scope)) == "zh"].format(**values)
        status = _STATUS[which]
        # The page shows the body of a refused upload as it is, and of any other call its "detail".
        if call.startswith("upload"):
            return PlainTextResponse(text, status_code=status)
        body = json.dumps({"detail": text}, ensure_ascii=False)
        return Response(body, status_code=status, media_type="application/json")


def language_of(headers: Headers) -> Language:
    """The language that a browser asks for: Chinese where it prefers it to English, else English."""
    wanted = [part.partition(";")[0].strip().lower()[:2] for part in headers.get("accept-language", "").split(",")]
    return next((("zh" if tag == "zh" else "en") for tag in wanted if tag in ("zh", "en")), "en")


async def _peeked(receive: Receive) -> tuple[bytes, Receive]:
    """The first bytes of a body, and what receives the whole body from the start."""
    held: deque[Message] = deque()
    head = b""
    while len(head) < _HEAD_BYTES:
        message = await receive()
        held.append(message)
        head += message.get("body", b"")
        if message["type"] != "http.request" or not message.get("more_body", False):
            break

    async def from_the_start() -> Message:
        return held.popleft() if held else await receive()

    return head[: _HEAD_BYTES * 2], from_the_start


def _names(head: bytes) -> Iterable[str]:
    """The file names in the beginning of a form."""
    for quoted, plain in _NAME.findall(head):
        yield unquote((quoted or plain).decode("utf-8", "replace"))
