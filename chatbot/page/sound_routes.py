"""How sound reaches a browser: as WAV files without an end, read while they are made.

Three addresses under :data:`HOME`, each behind the secret of a session (:class:`Sounds`):

``{ear}/live/{broadcast}?frame=N``     what an answer sounds, while it is composed, from frame N on
``{ear}/take/{name}?second=S&...``     what is being composed, played anew from second S on
``{ear}/version/{number}?second=S&...``    a version, played anew from second S on

What is played anew can be played otherwise: ``volumes=1,0.5,0`` by part, ``reverb=0.5``,
``tempo=1.25``, ``soundfont=`` the name of a bundled one, ``loop=5-8`` over and over from bar 5 to
the end of bar 8 (:class:`synth.Balance`, :func:`synth.replay`). They answer to whoever knows the
secret; nothing of an address is ever used as a path.
"""

from __future__ import annotations

import math
import struct
from collections.abc import AsyncIterator, Generator, Iterable

from anyio import CancelScope, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from chatbot.levels import level_of
from chatbot.page.session import Session, Sessions
from composer.piece import ComposedBar
from synth import SAMPLE_RATE, Balance, Level, SynthPools, replay
from synth.soundfont import bundled
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
        if broadcast is None:
            return _unknown()
        try:
            return _wav(broadcast.read(int(_number(request, "frame"))))
        except ValueError as error:
            return _impossible(error)

    async def take(request: Request) -> Response:
        session = _session(sessions, request)
        bars = session.sounds.take(request.path_params["name"]) if session else None
        return _unknown() if bars is None else _played_anew(request, bars, pools, bars.level)

    async def version(request: Request) -> Response:
        session = _session(sessions, request)
        number = request.path_params["number"]
        known = session.conversation.versions if session else ()
        if not 1 <= number <= len(known):
            return _unknown()
        return _played_anew(request, known[number - 1].piece.stream(), pools, level_of(known, number))

    return [
        Route(HOME + "/{ear}/live/{broadcast}", live),
        Route(HOME + "/{ear}/take/{name}", take),
        Route(HOME + "/{ear}/version/{number:int}", version),
    ]


def _played_anew(request: Request, bars: Iterable[ComposedBar], pools: SynthPools, level: Level) -> Response:
    query = request.query_params
    try:
        volumes = tuple(_factor("volume", text) for text in query["volumes"].split(",")) if "volumes" in query else ()
        factors = {name: _factor(name, query[name]) for name in ("reverb", "tempo") if name in query}
        balance = Balance(volumes, **factors)
        begin_s = _number(request, "second")
        loop = _stretch(query["loop"]) if "loop" in query else None
        soundfont = query.get("soundfont")
        if soundfont is not None and soundfont not in bundled():
            raise ValueError(f"soundfont is one of {', '.join(bundled())}")
    except ValueError as error:
        return _impossible(error)
    return _wav(_in_threads(_replayed(bars, pools, soundfont, begin_s, balance, loop, level)))


def _replayed(
    bars: Iterable[ComposedBar],
    pools: SynthPools,
    soundfont: str | None,
    begin_s: float,
    balance: Balance,
    loop: tuple[int, int] | None,
    level: Level,
) -> Generator[Pcm, None, None]:
    # A generator, for a pool that is not there yet loads its SoundFont: on the worker's time.
    yield from replay(bars, pools.pool(soundfont), begin_s, balance, loop, level)


def _session(sessions: Sessions, request: Request) -> Session | None:
    return sessions.heard_by(request.path_params["ear"])


def _number(request: Request, name: str) -> float:
    """A number of the query that is 0 or more; 0 where it is left out. Raises ValueError."""
    value = _factor(name, request.query_params.get(name, "0"))
    if value < 0:
        raise ValueError(f"{name} is a number, 0 or more")
    return value


def _factor(name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{name} is a number, not {text[:20]!r}")
    return value


def _stretch(text: str) -> tuple[int, int]:
    """ "5-8". Raises ValueError for anything but two bars, counted from 1, in order."""
    first, _, last = text.partition("-")
    if not (first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last)):
        raise ValueError("loop is its first and its last bar, as in 5-8")
    return int(first), int(last)


def _unknown() -> Response:
    return PlainTextResponse("There is no such sound, or no longer.", 404)


def _impossible(error: ValueError) -> Response:
    return PlainTextResponse(f"{error}.", 422)


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
