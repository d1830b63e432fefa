"""How sound reaches a browser: as WAV files without an end, read while they are made.

Two addresses under :data:`HOME`, each behind the secret of a session (:class:`Sounds`):

``{ear}/live/{broadcast}?frame=N``     what an answer sounds, while it is composed, from frame N on
``{ear}/version/{number}?second=S``    a version played anew, from second S on

They answer to whoever knows the secret; nothing of an address is ever used as a path.
"""

from __future__ import annotations

import math
import struct
from collections.abc import AsyncIterator, Generator

from anyio import CancelScope, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from chatbot.page.session import Session, Sessions
from synth import SAMPLE_RATE, SynthPools, replay
from synth.stream import Pcm

# Below Gradio's own addresses: its rendering server hands on to Python what begins like this.
HOME = "/gradio_api/sound"
# Proxies are asked to hand on what they get as soon as they get it.
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_CHANNELS, _SAMPLE_BYTES = 2, 2
# The length of a file whose end nobody knows yet.
_OPEN = 0xFFFFFFFF


def sound_routes(sessions: Sessions, pools: SynthPools) -> list[BaseRoute]:
    """The routes, for the application that serves the page. ``pools`` play versions anew."""

    async def live(request: Request) -> Response:
        session = _session(sessions, request)
        broadcast = session.sounds.live(request.path_params["broadcast"]) if session else None
        frame = _number(request, "frame")
        if broadcast is None or frame is None:
            return _refusal(broadcast is None, "frame")
        return _wav(broadcast.read(int(frame)))

    async def version(request: Request) -> Response:
        session = _session(sessions, request)
        number = request.path_params["number"]
        second = _number(request, "second")
        known = session.conversation.versions if session else ()
        if not 1 <= number <= len(known) or second is None:
            return _refusal(not 1 <= number <= len(known), "second")
        return _wav(_in_threads(replay(known[number - 1].piece, pools.pool(), second)))

    return [
        Route(HOME + "/{ear}/live/{broadcast}", live),
        Route(HOME + "/{ear}/version/{number:int}", version),
    ]


def _session(sessions: Sessions, request: Request) -> Session | None:
    return sessions.heard_by(request.path_params["ear"])


def _number(request: Request, name: str) -> float | None:
    """A number of the query, 0 where it is left out; None for anything else than 0 or more."""
    try:
        value = float(request.query_params.get(name, "0"))
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def _refusal(unknown: bool, name: str) -> Response:
    if unknown:
        return PlainTextResponse("There is no such sound, or no longer.", 404)
    return PlainTextResponse(f"{name} is a number, 0 or more.", 422)


def _wav(frames: AsyncIterator[bytes]) -> Response:
    async def file() -> AsyncIterator[bytes]:
        yield _header()
        async for chunk in frames:
            yield chunk

    return StreamingResponse(file(), media_type="audio/wav", headers=_HEADERS)


def _header() -> bytes:
    """The 44 bytes before the samples of a WAV file of 16 bits (RIFF, 1991)."""
    frame = _CHANNELS * _SAMPLE_BYTES
    form = struct.pack("<HHIIHH", 1, _CHANNELS, SAMPLE_RATE, SAMPLE_RATE * frame, frame, 8 * _SAMPLE_BYTES)
    return b"RIFF%sWAVEfmt %s%sdata%s" % (
        struct.pack("<I", _OPEN),
        struct.pack("<I", len(form)),
        form,
        struct.pack("<I", _OPEN),
    )


async def _in_threads(blocks: Generator[Pcm, None, None]) -> AsyncIterator[bytes]:
    """The bytes of ``blocks``; each is made on a worker thread when it is asked for, so whoever
    listens slowly keeps no thread."""
    try:
        while (block := await run_in_threadpool(next, blocks, None)) is not None:
            yield block.astype("<i2").tobytes()
    finally:
        with CancelScope(shield=True):
            await to_thread.run_sync(blocks.close)
