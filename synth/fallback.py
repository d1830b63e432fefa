"""symusic's synthesizer as a renderer: pure pip, no reverb, for where FluidSynth is missing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
import numpy.typing as npt
from symusic import Synthesizer
from symusic.core import NoteSecond, ScoreSecond, TrackSecond

from synth.mixing import Strip, amplitude
from synth.soundfont import SoundFont
from synth.timeline import SAMPLE_RATE, Slice, Strike

# Factor that brings symusic to the level of FluidSynth at gain 1: the medians of both over the
# programs of the small SoundFont meet (`python -m synth.measure sonivox`).
_GAIN = 10.0 ** (10.6 / 20.0)
# symusic knows no envelope but the release. A note that has none either is let go in this many frames (60 ms).
_RELEASE = round(0.06 * SAMPLE_RATE)
# Drums ring out whatever their note says, fading for this many frames (1.5 s).
_DRUM_RING = round(1.5 * SAMPLE_RATE)
# Notes kept: a few bars' worth of repeated ones, about 140 kB each.
_KEPT_NOTES = 256
# symusic's interpolation, 0 to 6; 4 is its default, and the cost hardly differs.
_QUALITY = 4

Mono = npt.NDArray[np.float32]


class Sampler:
    """A SoundFont loaded by symusic, shared by its renderers: it keeps single notes and no music."""

    def __init__(self, soundfont: SoundFont) -> None:
        self._synthesizer = Synthesizer(sf_path=soundfont.path, sample_rate=SAMPLE_RATE, quality=_QUALITY)
        self._lock = Lock()
        self.note = lru_cache(_KEPT_NOTES)(self._note)

    def _note(self, program: int, is_drums: bool, pitch: int, frames: int) -> Mono:
        """One note held for ``frames`` frames, from its onset until it has rung out, at full strength:
        symusic plays every velocity alike."""
        if is_drums:
            sound = self._play(program, is_drums, pitch, _DRUM_RING)
            return _faded(sound, 0, _DRUM_RING)
        sound = self._play(program, is_drums, pitch, frames)
        if len(sound) - frames < _RELEASE:
            sound = _faded(self._play(program, is_drums, pitch, frames + _RELEASE), frames, _RELEASE)
        return sound

    def _play(self, program: int, is_drums: bool, pitch: int, frames: int) -> Mono:
        track = TrackSecond("", program, is_drums)
        track.notes.append(NoteSecond(0.0, frames / SAMPLE_RATE, pitch, 127))
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
        sound = _lengthened(self._ringing, piece.frames)
        for event in piece.events:
            if isinstance(event, Strike):
                strip = self._strips[event.part]
                note = self._sampler.note(strip.program, strip.is_drums, event.pitch, event.frames)
                gain = _GAIN * amplitude(event.velocity) * amplitude(strip.volume) * 10.0 ** (strip.trim_db / 20.0)
                sound = _lengthened(sound, event.frame + len(note))
                sound[event.frame : event.frame + len(note)] += note[:, None] * (_pan(strip.pan) * gain)
        self._ringing = sound[piece.frames :].copy()
        return sound[: piece.frames]

    def close(self) -> None:
        """Nothing to free."""


def _lengthened(sound: npt.NDArray[np.float32], frames: int) -> npt.NDArray[np.float32]:
    """The same sound, at least ``frames`` long."""
    return np.pad(sound, ((0, max(0, frames - len(sound))), (0, 0)))


def _faded(sound: Mono, begin: int, frames: int) -> Mono:
    """The same sound, fading from ``begin`` to silence within ``frames`` frames like half a cosine."""
    phase = np.clip((np.arange(min(len(sound), begin + frames)) - begin) / frames, 0.0, 1.0)
    return np.asarray(sound[: len(phase)] * (0.5 + 0.5 * np.cos(np.pi * phase)), dtype=np.float32)


def _pan(pan: float) -> npt.NDArray[np.float32]:
    """Factors of left and right for ``pan`` -1..1, of constant power."""
    angle = (pan + 1.0) * math.pi / 4.0
    return np.array([math.cos(angle), math.sin(angle)], np.float32)
