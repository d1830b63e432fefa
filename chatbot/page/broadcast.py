"""Sound on its way to one visitor's browser: written while it is composed, read at the browser's own pace."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.piece import ComposedBar
from synth import SAMPLE_RATE, Level
from synth.level import AS_COMPOSED

# Bytes of one frame: left and right, 16 bits each.
_FRAME = 4
# Read at a time: a third of a second of sound.
_CHUNK = 16384 * _FRAME
# How many answers' sound a session keeps: the one that is being composed, and the one still heard.
_KEPT = 2


class Take:
    """The bars of one piece while they are composed, for whoever wants to hear them otherwise than
    they are broadcast. One thread adds; any number iterate, and wait for what is still to come."""

    def __init__(self, level: Level = AS_COMPOSED, before: Iterable[ComposedBar] = ()) -> None:
        """``level`` is by what it is levelled, ``before`` are the bars of the piece that this one continues."""
        self.level = level
        self._bars = list(before)
        self._over = False
        self._news = threading.Condition()

    def add(self, bar: ComposedBar) -> None:
        """The next bar."""
        with self._news:
            self._bars[bar.index :] = [bar]
            self._news.notify_all()

    def end(self) -> None:
        """No bar will come any more."""
        with self._news:
            self._over = True
            self._news.notify_all()

    def __iter__(self) -> Iterator[ComposedBar]:
        for index in count():
            with self._news:
                while index >= len(self._bars) and not self._over:
                    self._news.wait()
                if index >= len(self._bars):
                    return
                bar = self._bars[index]
            yield bar


class Broadcast:
    """The one stream of sound of one answer: int16 frames of left and right at SAMPLE_RATE.

    One thread writes; any number of listeners read from any frame on and wait for what is still to
    come. It is kept in a nameless file, so neither a long piece nor a slow listener costs memory.
    ``takes`` are the pieces in it, by name, as far as they are composed."""

    def __init__(self, folder: Path) -> None:
        self.id = secrets.token_hex(16)
        self.takes: dict[str, Take] = {}
        self._take = Take()
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # closed by close()
        self._frames = 0
        self._over = False
        self._lock = threading.Lock()
        self._listeners: set[Callable[[], object]] = set()

    @property
    def frames(self) -> int:
        """How many frames were written so far."""
        return self._frames

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return self._frames / SAMPLE_RATE

    @property
    def silent(self) -> bool:
        """Whether it came to its end without a sound."""
        return self._over and not self._frames

    def write(self, pcm: npt.NDArray[np.int16]) -> None:
        """Add frames, shape (frames, 2). What comes after the end is dropped: nobody listens any more."""
        with self._lock:
            if self._over:
                return
            self._file.seek(self._frames * _FRAME)
            self._file.write(np.ascontiguousarray(pcm, "<i2").tobytes())
            self._frames += len(pcm)
        self._wake()

    def begin_take(self, name: str, level: Level, before: Iterable[ComposedBar] = ()) -> None:
        """The bars to come are a take of that name, which goes on where ``before`` ends."""
        self.end_take()
        self.takes[name] = self._take = Take(level, before)

    def add_bar(self, bar: ComposedBar) -> None:
        """The next bar of the take."""
        self._take.add(bar)

    def end_take(self) -> None:
        """The take has all its bars."""
        self._take.end()

    def end(self) -> None:
        """Nothing more will come; what there is can still be read."""
        self.end_take()
        self._over = True
        self._wake()

    def close(self) -> None:
        """Forget the sound; whoever still reads comes to its end."""
        with self._lock:
            self._over, self._frames = True, 0
            self._file.close()
        self._wake()

    async def read(self, frame: int = 0) -> AsyncIterator[bytes]:
        """Little-endian frames from ``frame`` on, as they come, until the end."""
        loop, news = asyncio.get_running_loop(), asyncio.Event()
        wake = partial(loop.call_soon_threadsafe, news.set)
        with self._lock:
            self._listeners.add(wake)
        try:
            while True:
                news.clear()
                # The end is looked at first: what was written before it is in the file by then.
                over, chunk = self._over, self._read(frame)
                if chunk:
                    frame += len(chunk) // _FRAME
                    yield chunk
                elif over:
                    return
                else:
                    await news.wait()
        finally:
            with self._lock:
                self._listeners.discard(wake)

    def _read(self, frame: int) -> bytes:
        with self._lock:
            if frame >= self._frames:
                return b""
            self._file.seek(frame * _FRAME)
            return self._file.read(min(_CHUNK, (self._frames - frame) * _FRAME))

    def _wake(self) -> None:
        # Under the lock, so that no listener's event loop ends between being looked up and being woken.
        with self._lock:
            for wake in self._listeners:
                wake()


class Sounds:
    """What one session sounds. ``ear`` is the secret by which its page asks for it."""

    def __init__(self, folder: Path) -> None:
        self.ear = secrets.token_hex(16)
        self._folder = folder
        self._live: dict[str, Broadcast] = {}

    def begin(self) -> Broadcast:
        """A broadcast for the next answer. Of those before only the last that sounded is kept: it may
        still be heard, however many questions were answered since."""
        for broadcast in [live for live in self._live.values() if live.silent]:
            self._live.pop(broadcast.id).close()
        while len(self._live) >= _KEPT:
            self._live.pop(next(iter(self._live))).close()
        broadcast = Broadcast(self._folder)
        self._live[broadcast.id] = broadcast
        return broadcast

    def live(self, broadcast: str) -> Broadcast | None:
        """The broadcast of that id; None when there is none any more."""
        return self._live.get(broadcast)

    def take(self, name: str) -> Take | None:
        """The take of that name; None when there is none any more."""
        return next((live.takes[name] for live in self._live.values() if name in live.takes), None)

    def close(self) -> None:
        """Forget everything."""
        while self._live:
            self._live.popitem()[1].close()
