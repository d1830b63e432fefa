"""The composer on a cluster: a Ray Serve deployment that streams its answers.

Ray is optional (``requirements-scale.txt``). On one machine or on many::

    serve run chatbot.serving.scale:app                       # one replica on http://127.0.0.1:8000
    CADENZA_REPLICAS=4 CADENZA_GPUS=1 serve run chatbot.serving.scale:app

    curl -N http://127.0.0.1:8000/say -d '{"text": "a calm waltz for piano, 8 bars"}'

Every line of the answer is one JSON event, sent as soon as it happened; bars come while the rest is
composed. Conversations are kept in the database that ``CADENZA_DATABASE_URL`` names, so that whichever
replica comes next can go on with one: its id is in the last event.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ray import serve
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from chatbot.events import Asked, AudioReady, BarReady, Event, Failed, PieceDone, Said
from chatbot.page.session import Sessions
from chatbot.page.studio import Studio
from chatbot.record import receipt_json
from chatbot.serving.settings import whole_number
from composer.midi import write_midi

if TYPE_CHECKING:
    from composer import Composer

_LONGEST_BODY = 2**16


def _load() -> Composer:
    from composer import Composer

    return Composer.load()


class Replica:
    """One process that composes: a model and a SoundFont, loaded when it starts."""

    def __init__(self, load: Callable[[], Composer], kept: str | None = None) -> None:
        self._studio = Studio(load, Path(kept) if kept else None)
        self._sessions = Sessions(self._studio, Path(tempfile.mkdtemp(prefix="cadenza-")))
        self._studio.warm_up()

    async def __call__(self, request: Request) -> Response:
        """``GET /health``, or ``POST /say`` with JSON: ``text``, and if wanted ``conversation`` (the id of one
        to go on with), ``seed``, ``sound`` (true: PCM blocks as well)."""
        if request.method != "POST":
            return JSONResponse({"status": self._studio.state, "checkpoint": self._studio.checkpoint})
        body = await request.body()
        try:
            wish = json.loads(body[:_LONGEST_BODY])
            text, sound = str(wish["text"]), bool(wish.get("sound", False))
            seed = None if wish.get("seed") is None else int(wish["seed"])
            resume = str(wish["conversation"]) if wish.get("conversation") else None
        except (ValueError, KeyError, TypeError, AttributeError):
            problem = 'Send JSON such as {"text": "a calm waltz", "seed": 1, "conversation": null, "sound": false}.'
            return JSONResponse({"detail": problem}, 422)
        lines = self._lines(text, seed, resume, sound)
        return StreamingResponse(_in_threads(lines), media_type="application/x-ndjson")

    def _lines(self, text: str, seed: int | None, resume: str | None, sound: bool) -> Iterator[bytes]:
        session = self._sessions.open(seed, resume)
        try:
            with session.turn:
                for event in session.say(text):
                    told = event_json(event, sound)
                    if told is not None:
                        yield json.dumps(told, ensure_ascii=False).encode() + b"\n"
            yield json.dumps({"event": "end", "conversation": session.id}).encode() + b"\n"
        finally:
            self._sessions.close(session)


def event_json(event: Event, sound: bool) -> dict[str, Any] | None:
    """An event as plain JSON: sound and notes as base64; None for what is left out."""
    match event:
        case Said(text):
            return {"event": "said", "text": text}
        case Asked(question):
            return {"event": "asked", "text": question}
        case Failed(message):
            return {"event": "failed", "text": message}
        case BarReady(bar, _):
            notes = sum(len(part) for part in bar.notes)
            return {"event": "bar", "bar": bar.index + 1, "of": bar.total, "notes": notes}
        case AudioReady(pcm, rate) if sound:
            return {"event": "sound", "rate": rate, "pcm": base64.b64encode(pcm.astype("<i2").tobytes()).decode()}
        case PieceDone():
            midi = base64.b64encode(write_midi(event.piece)).decode()
            receipt = receipt_json(event.receipt)
            return {
                "event": "piece", "version": event.version, "complete": event.complete, "receipt": receipt, "midi": midi
            }  # fmt: skip
    return None


async def _in_threads(lines: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The lines, each made on a worker thread, so that the replica answers others meanwhile."""
    try:
        while (line := await asyncio.to_thread(next, lines, None)) is not None:
            yield line
    finally:
        close: Callable[[], None] = lines.close  # type: ignore[attr-defined]  # a generator, whatever its type says
        await asyncio.to_thread(close)


def deployment(load: Callable[[], Composer] = _load) -> serve.Application:
    """The application for ``serve run``: replicas and their share of GPUs and cores as the environment says.
    ``load`` gives each replica its composer."""
    replicas = whole_number(os.environ, "CADENZA_REPLICAS", 1, 1, 1000)
    gpus = float(os.environ.get("CADENZA_GPUS") or 0)
    # Composing keeps one core busy, so a few answers at once share it; more wait in Ray's own queue.
    options = {"num_replicas": replicas, "max_ongoing_requests": 4, "ray_actor_options": {"num_gpus": gpus}}
    home = os.environ.get("CADENZA_HOME")
    kept = str(Path(home, "conversations")) if home else None
    return serve.deployment(Replica, name="cadenza", **options).bind(load, kept)


app = deployment()
