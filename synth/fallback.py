"""symusic's synthesizer as a renderer: pure pip, no reverb, for where FluidSynth is missing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from threading import Lock

import numpy as np
import numpy.typing as npt
from symusic import Synthesizer
from symusic.core import NoteSecond, ScoreSecond, TrackSecond

from synth.mixing import Strip, amplitude
from synth.soundfont import SoundFont
from synth.timeline import SAMPLE_RATE, Slice, Strike

# symusic plays every velocity alike, so one call is made for each velocity and scaled; velocities are taken
# in steps of 8 to keep the calls few: at most 0.9 dB off at velocity 80.
_VELOCITY_STEP = 8
# symusic cuts drums where the note ends; they ring out in this many seconds.
_DRUM_SECONDS = 1.0
# Factor that brings symusic to the level of FluidSynth at gain 1 (`python -m synth.measure sonivox`: 10.6 dB).
_GAIN = 10.0 ** (10.6 / 20.0)
# symusic's interpolation, 0 to 6: the cost is the same from 0 to 6, 4 is its own default.
_QUALITY = 4


class Sampler:
    """A SoundFont loaded by symusic, shared by its renderers: it keeps samples and no music."""

    def __init__(self, soundfont: SoundFont) -> None:
        self._synthesizer = Synthesizer(sf_path=soundfont.path, sample_rate=SAMPLE_RATE, quality=_QUALITY)
        self._lock = Lock()

    def play(self, notes: Sequence[tuple[int, int, int]], program: int, is_drums: bool) -> npt.NDArray[np.float32]:
        """Mono sound of ``notes`` (frame, frames, pitch) from frame 0 until the last has rung out."""
        track = TrackSecond("", program, is_drums)
        for frame, frames, pitch in notes:
            track.notes.append(NoteSecond(frame / SAMPLE_RATE, frames / SAMPLE_RATE, pitch, 127))
        score = ScoreSecond(480)
        score.tracks.append(track)
        with self._lock:
            sound = self._synthesizer.render(score, True)
        return np.asarray(sound.mean(axis=0), dtype=np.float32)


class SymusicRenderer:
    """Renders slice by slice: what a note rings beyond its slice is kept and added to the next ones."""

    def __init__(self, sampler: Sampler) -> None:
        self._sampler = sampler
        self._strips: tuple[Strip, ...] = ()
        self._ringing = np.zeros((0, 2), np.float32)

    def start(self, strips: Sequence[Strip]) -> None:
        """Take over the strips of the mixing desk; there is no reverb to send to."""
        self._strips = tuple(strips)

    def render(self, piece: Slice) -> npt.NDArray[np.float32]:
        """See :class:`synth.renderer.Renderer`. A note that rings into a bar of another tempo
        keeps the length that its own bar's tempo gave it."""
        sound = self._ringing
        for (part, velocity), notes in _grouped(piece, self._strips).items():
            strip = self._strips[part]
            layer = self._sampler.play(notes, strip.program, strip.is_drums)
            if len(layer) > len(sound):
                sound = np.pad(sound, ((0, len(layer) - len(sound)), (0, 0)))
            gain = _GAIN * amplitude(velocity) * amplitude(strip.volume) * 10.0 ** (strip.trim_db / 20.0)
            sound[: len(layer)] += layer[:, None] * (_pan(strip.pan) * gain).astype(np.float32)
        if len(sound) < piece.frames:
            sound = np.pad(sound, ((0, piece.frames - len(sound)), (0, 0)))
        self._ringing = sound[piece.frames :].copy()
        return sound[: piece.frames]

    def close(self) -> None:
        """Nothing to free."""


def _grouped(piece: Slice, strips: Sequence[Strip]) -> dict[tuple[int, int], list[tuple[int, int, int]]]:
    """The slice's notes (frame, frames, pitch) by part and velocity step."""
    groups: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for event in piece.events:
        if isinstance(event, Strike):
            step = min(127, max(1, round(event.velocity / _VELOCITY_STEP) * _VELOCITY_STEP))
            ring = round(_DRUM_SECONDS * SAMPLE_RATE) if strips[event.part].is_drums else 0
            groups.setdefault((event.part, step), []).append((event.frame, max(event.frames, ring), event.pitch))
    return groups


def _pan(pan: float) -> npt.NDArray[np.float64]:
    """Factors of left and right for ``pan`` -1..1, of constant power."""
    angle = (pan + 1.0) * math.pi / 4.0
    return np.array([math.cos(angle), math.sin(angle)])
