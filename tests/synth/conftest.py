"""What the tests of sound share: the small SoundFont loaded once, plain pieces, and an onset detector."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest

from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece
from synth import SAMPLE_RATE, SynthPool
from synth.stream import Pcm

Score = Callable[..., Piece]


@pytest.fixture(scope="session")
def pool() -> Iterator[SynthPool]:
    """FluidSynth with the small SoundFont."""
    pool = SynthPool("sonivox", "fluidsynth")
    pool.warm()
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def fallback() -> Iterator[SynthPool]:
    """symusic with the small SoundFont."""
    pool = SynthPool("sonivox", "symusic")
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def score() -> Score:
    """``score(parts, bars, meter, tempo)``: a piece in C of equal bars; ``tempo`` is one, or one for each bar."""

    def build(
        parts: Sequence[Part], bars: int = 4, meter: str = "4/4", tempo: float | Sequence[float] = 120.0
    ) -> Piece:
        tempi = [tempo] * bars if isinstance(tempo, float) else list(tempo)
        return Piece(tuple(Bar(Meter.parse(meter), bpm) for bpm in tempi), tuple(parts), Key("C", "major"))

    return build


@pytest.fixture(scope="session")
def band() -> tuple[Part, ...]:
    """Four parts for four bars of 4/4: notes across bar lines, a pitch struck again while held, chords, drums."""
    melody = tuple(Note(18 * k, 72 + (0, 4, 7, 5, 2)[k % 5], 22, 90) for k in range(10))
    pad = tuple(Note(36 * k, pitch, 60, 70) for k in range(4) for pitch in (60, 64, 67))
    bass = tuple(Note(12 * k, 36 + 7 * (k % 2), 12, 95) for k in range(16))
    drums = tuple(Note(12 * k, 36 if k % 2 == 0 else 38, 6, 100) for k in range(16))
    return (
        Part(73, "melody", melody),
        Part(48, "pad", pad),
        Part(33, "bass", bass),
        Part(0, "drums", drums, is_drums=True),
    )


@pytest.fixture(scope="session")
def onsets() -> Callable[[Pcm], list[float]]:
    """Seconds at which a plucked or struck sound begins: where the level of 2 ms rises eightfold
    within 10 ms, none within 50 ms of the one before."""

    def detect(pcm: Pcm) -> list[float]:
        step = SAMPLE_RATE // 500
        mono = np.abs(pcm.astype(np.float64)).max(axis=1)
        level = mono[: len(mono) // step * step].reshape(-1, step).max(axis=1)
        found: list[float] = []
        for k, value in enumerate(level):
            before = level[max(0, k - 5) : k].min(initial=value if k else 0.0)
            if value > 300 and value > 8 * before and (not found or k * step / SAMPLE_RATE - found[-1] > 0.05):
                found.append(k * step / SAMPLE_RATE)
        return found

    return detect
