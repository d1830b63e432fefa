"""Figures for Prometheus. No label and no value tells anything of a visitor or of what was said."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import closing

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from chatbot.events import Asked, AudioReady, Event, Failed, PieceDone

_SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)
_TIMES_REAL_TIME = (0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 40.0, 80.0)


class Metrics:
    """The figures of one server; its methods may be called from any thread."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self._requests = Counter(
            "cadenza_requests", "Requests answered, by what was asked and what became of it.", ("act", "outcome"),
            registry=registry,
        )  # fmt: skip
        self._errors = Counter(
            "cadenza_errors", "Answers that failed on our side, by the kind of exception.", ("kind",), registry=registry
        )
        self._refused = Counter(
            "cadenza_refused", "Calls turned away before any work, by the limit they met.", ("limit",),
            registry=registry,
        )  # fmt: skip
        self._first_sound = Histogram(
            "cadenza_first_sound_seconds", "From a request to the first block of its sound.", registry=registry,
            buckets=_SECONDS,
        )  # fmt: skip
        self._real_time = Histogram(
            "cadenza_real_time_factor", "Seconds of music made in a second of composing and rendering.",
            registry=registry, buckets=_TIMES_REAL_TIME,
        )  # fmt: skip
        self._conversations = Gauge("cadenza_conversations_open", "Conversations in memory.", registry=registry)
        self._queue = Gauge("cadenza_queue_length", "Requests that wait for their turn.", registry=registry)
        self._composing = Gauge("cadenza_requests_in_progress", "Requests being answered.", registry=registry)

    def text(self) -> bytes:
        """All figures as Prometheus reads them."""
        return generate_latest(self.registry)

    def measure_queue(self, length: Callable[[], float]) -> None:
        """Ask ``length`` for the length of the queue whenever the figures are read."""
        self._queue.set_function(length)

    def opened(self) -> None:
        """A conversation began."""
        self._conversations.inc()

    def closed(self) -> None:
        """A conversation is over."""
        self._conversations.dec()

    def refused(self, limit: str) -> None:
        """A call was turned away by ``limit``: "rate", "waiting", "size" or "type"."""
        self._refused.labels(limit).inc()

    def watched(self, events: Generator[Event, None, None], act: Callable[[], str]) -> Generator[Event, None, None]:
        """The same events, counted as they pass; ``act`` tells, in the end, what was asked for."""
        started = time.perf_counter()
        sounded = False
        outcome = "answered"
        self._composing.inc()
        try:
            with closing(events):
                for event in events:
                    if isinstance(event, AudioReady) and not sounded:
                        sounded = True
                        self._first_sound.observe(time.perf_counter() - started)
                    elif isinstance(event, PieceDone):
                        self._made(event)
                    outcome = _outcome(event, outcome)
                    yield event
        except GeneratorExit:
            outcome = "left"
            raise
        except Exception as error:
            outcome = "error"
            self._errors.labels(type(error).__name__).inc()
            raise
        finally:
            self._composing.dec()
            self._requests.labels(act(), outcome).inc()

    def _made(self, done: PieceDone) -> None:
        timing = done.timing
        if timing.tokens and timing.total_s:  # only what was composed, not what was played once more
            self._real_time.observe(timing.audio_s / timing.total_s)


def _outcome(event: Event, before: str) -> str:
    match event:
        case PieceDone(complete=complete):
            return "music" if complete else "stopped"
        case Asked():
            return "asked"
        case Failed():
            return "refused"
    return before
