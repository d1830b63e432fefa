"""The timeline: bars in ticks, one after another, become slices of time in sample frames."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace

from composer.piece import TICKS_PER_QUARTER, ComposedBar
from synth.performance import PerformedNote

# Compact disc rate: what SoundFonts are sampled at, and what every player and encoder takes.
SAMPLE_RATE = 44_100
# Seconds. FluidSynth too holds no note shorter (its setting synth.min-note-length).
SHORTEST = 0.010


@dataclass(frozen=True)
class Strike:
    """A note begins ``frame`` frames into the slice. ``frames`` is how long it will sound if the
    tempo stays: for renderers that must know; others wait for the :class:`Release`."""

    frame: int
    part: int
    pitch: int
    velocity: int
    frames: int


@dataclass(frozen=True)
class Release:
    """The key of ``pitch`` in ``part`` is let go ``frame`` frames into the slice."""

    frame: int
    part: int
    pitch: int


@dataclass(frozen=True)
class Slice:
    """A stretch of time: its length in frames, and what happens in it in order of time, releases
    before strikes of the same frame."""

    frames: int
    events: tuple[Strike | Release, ...] = ()

    def split(self, frame: int) -> tuple[Slice, Slice]:
        """The slice up to ``frame`` and from there on, as two slices."""
        head = tuple(event for event in self.events if event.frame < frame)
        rest = tuple(replace(event, frame=event.frame - frame) for event in self.events if event.frame >= frame)
        return Slice(frame, head), Slice(self.frames - frame, rest)


class Timeline:
    """Turns bars into slices in the order of the music, and remembers which keys are held.

    Positions are rounded to a frame once, from exact time, so no drift adds up. A pitch struck
    again while it is held is released first; notes of one part that begin together on one pitch
    are one strike, the strongest; a key is let go with the last note that holds it. The first bar
    begins ``begin_s`` seconds into the piece."""

    def __init__(self, begin_s: float = 0.0) -> None:
        self._seconds = begin_s
        self._holders: dict[tuple[int, int], int] = {}
        self._ends: list[tuple[float, int, int]] = []
        self._struck: dict[tuple[int, int], int] = {}

    def advance(self, composed: ComposedBar, notes: Sequence[PerformedNote]) -> Slice:
        """The slice from this bar's line to the next one, with ``notes`` starting in it."""
        bar, begin = composed.bar, self._frame(0.0)
        seconds_per_tick = 60.0 / bar.tempo_bpm / TICKS_PER_QUARTER
        length = self._frame(bar.seconds) - begin
        events: list[Strike | Release] = []

        def place(tick: float) -> int:
            frame = self._frame((tick - composed.start) * seconds_per_tick) - begin
            return min(max(frame, 0), max(length - 1, 0))

        def release_until(tick: float) -> None:
            while self._ends and self._ends[0][0] <= tick:
                end, part, pitch = heapq.heappop(self._ends)
                self._let_go(events, place(end), part, pitch)

        for note in sorted(notes, key=lambda n: (n.start, n.part, n.pitch, -n.velocity)):
            release_until(note.start)
            frame, key = place(note.start), (note.part, note.pitch)
            end = max(note.end, note.start + SHORTEST / seconds_per_tick)
            held = self._holders.get(key, 0)
            if not held or self._struck[key] != begin + frame:
                if held:
                    events.append(Release(frame, *key))
                frames = round((end - note.start) * seconds_per_tick * SAMPLE_RATE)
                room = length - frame if composed.is_last else frames
                events.append(Strike(frame, *key, note.velocity, min(frames, room)))
                self._struck[key] = begin + frame
            self._holders[key] = held + 1
            heapq.heappush(self._ends, (end, *key))
        # A key that is let go on the bar line itself belongs to the next slice, before its strikes.
        release_until(composed.start + bar.ticks - 1e-6)
        self._seconds += bar.seconds
        return Slice(length, tuple(events))

    def finish(self) -> Slice:
        """An empty slice in which every key still held is let go."""
        events: list[Strike | Release] = []
        while self._ends:
            _, part, pitch = heapq.heappop(self._ends)
            self._let_go(events, 0, part, pitch)
        return Slice(0, tuple(events))

    def _frame(self, offset: float) -> int:
        return round((self._seconds + offset) * SAMPLE_RATE)

    def _let_go(self, events: list[Strike | Release], frame: int, part: int, pitch: int) -> None:
        self._holders[part, pitch] -= 1
        if not self._holders[part, pitch]:
            events.append(Release(frame, part, pitch))
