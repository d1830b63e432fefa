"""What a visitor who waits for a turn is told: how many are before, and for about how long."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

import gradio as gr
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from chatbot.serving.limits import language_of
from chatbot.turn import Language

_HEADERS = {"Cache-Control": "no-store"}
_SENTENCES: dict[str, tuple[str, str]] = {
    "place": (
        "Others are being composed for: you are number {place} of {length} in line",
        "正在为别人作曲：您排在第 {place} 位，共 {length} 位",
    ),
    "seconds": (", about {seconds} s.", "，大约还要 {seconds} 秒。"),
    "unknown": (".", "。"),
}


@dataclass(frozen=True)
class Place:
    """A place in a queue, from 1; how many wait, and in how many seconds it is its turn (None when
    nobody knows yet how long an answer takes)."""

    place: int
    length: int
    seconds: float | None


def place_of(page: gr.Blocks, session_hash: str | None, queue_id: str) -> Place | None:
    """The place of a browser page in the queue; None when nothing of it waits."""
    queue = page._queue.event_queue_per_concurrency_id.get(queue_id)
    waiting = [] if queue is None else [event.session_hash for event in list(queue.queue)]
    if queue is None or session_hash not in waiting:
        return None
    place = waiting.index(session_hash)
    times = [page._queue.process_time_per_fn.get(fn) for fn in list(queue.start_times_per_fn)]
    known = [(one.process_time, one.count) for one in times if one is not None and one.count]
    count = sum(answered for _, answered in known)
    mean = sum(seconds for seconds, _ in known) / count if count else None
    begun = [start for starts in list(queue.start_times_per_fn.values()) for start in list(starts)]
    seconds = None if mean is None else seconds_to_wait(place, begun, mean, time.time())
    return Place(place + 1, len(waiting), seconds)


def seconds_to_wait(before: int, begun: list[float], mean: float, now: float) -> float:
    """Seconds until a worker is free for whoever has ``before`` others in front: each worker ends ``mean``
    seconds after it began (now, where that is past), and then takes the next. ``begun`` is when they did."""
    ends = [max(start + mean, now) for start in begun]
    if not ends:
        return 0.0
    heapq.heapify(ends)
    for _ in range(before):
        heapq.heapreplace(ends, ends[0] + mean)
    return ends[0] - now


def sentence_of(place: Place, language: Language) -> str:
    """One sentence on a place in the queue."""
    zh = language == "zh"
    text = _SENTENCES["place"][zh].format(place=place.place, length=place.length)
    if place.seconds is None:
        return text + _SENTENCES["unknown"][zh]
    return text + _SENTENCES["seconds"][zh].format(seconds=max(1, round(place.seconds)))


def waiting_route(page: Callable[[], gr.Blocks], queue_id: str) -> Route:
    """``GET /gradio_api/waiting?session=...``: the place of a browser page in the queue as JSON, with a
    sentence in the language of its browser; ``{"waiting": false}`` when nothing of it waits. It looks past
    the queue, so it makes nobody wait."""

    async def look(request: Request) -> Response:
        place = place_of(page(), request.query_params.get("session"), queue_id)
        if place is None:
            return JSONResponse({"waiting": False}, headers=_HEADERS)
        text = sentence_of(place, language_of(request.headers))
        return JSONResponse({"waiting": True, "text": text, **asdict(place)}, headers=_HEADERS)

    return Route("/gradio_api/waiting", look)
