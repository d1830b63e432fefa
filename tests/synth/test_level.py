"""One loudness for all music, and nothing above the ceiling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from composer.edit import change_loudness
from composer.piece import ComposedBar, Note, Part, Piece
from synth import SAMPLE_RATE, TARGET_LUFS, Balance, Level, SynthPool, opening, render, replay, stream
from synth.limiter import CEILING_DB, DELAY, Limiter
from synth.loudness import integrated, true_peak
from synth.stream import Pcm

Score = Callable[..., Piece]


def floats(pcm: Pcm) -> np.ndarray:
    return (pcm / 32768.0).astype(np.float32)


def loudness(pcm: Pcm) -> float:
    return integrated(floats(pcm), SAMPLE_RATE)


def at_velocity(parts: tuple[Part, ...], velocity: int) -> list[Part]:
    return [replace(part, notes=tuple(replace(n, velocity=velocity) for n in part.notes)) for part in parts]


@pytest.mark.parametrize("velocity", [60, 80, 120])
@pytest.mark.parametrize("players", [(0,), (1,), (0, 3), (0, 1, 2, 3)])
def test_pieces_come_out_equally_loud(
    players: tuple[int, ...], velocity: int, score: Score, band: tuple[Part, ...], pool: SynthPool
) -> None:
    """Whoever plays, and however hard they strike."""
    pcm = render(score(at_velocity(tuple(band[p] for p in players), velocity)), pool)
    assert loudness(pcm) == pytest.approx(TARGET_LUFS, abs=2.0)
    assert true_peak(floats(pcm)) <= CEILING_DB


def test_a_stream_is_levelled_from_its_first_block_on(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    """One factor from beginning to end, and no more than the opening is asked for before it sounds."""
    soft = score(at_velocity(band, 50), bars=6)
    asked = 0

    def bars() -> Iterator[ComposedBar]:
        nonlocal asked
        for bar in soft.stream():
            asked += 1
            yield bar

    blocks = stream(bars(), pool)
    first = next(blocks)
    assert asked == 4 and 0 < len(first) <= 0.1 * SAMPLE_RATE
    levelled = np.concatenate([first, *blocks]).astype(np.float64)
    mixed = render(soft, pool, level=None).astype(np.float64)
    shared = slice(0, min(len(levelled), len(mixed)))
    factor = (levelled[shared] * mixed[shared]).sum() / np.square(mixed[shared]).sum()
    assert factor > 1.5
    # The limiter has nothing to do here, so all that is left is rounding.
    assert np.abs(levelled[shared] - factor * mixed[shared]).max() < 0.6 + 0.5 * factor


def test_what_was_made_of_a_piece_has_its_gain(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    piece = score(at_velocity(band, 80))
    level = Level(opening(piece.stream()))
    softer = render(change_loudness(piece, -20), pool, level=level)
    # 40 log10(60 / 80) dB are 5.0 dB; by itself it would be as loud as any other piece.
    assert loudness(render(piece, pool)) - loudness(softer) == pytest.approx(5.0, abs=1.5)
    assert loudness(render(change_loudness(piece, -20), pool)) == pytest.approx(TARGET_LUFS, abs=2.0)


def test_what_a_listener_turns_down_stays_down(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    piece = score(band[:1])
    soft = np.concatenate(list(replay(piece.stream(), pool, balance=Balance((0.5,)))))
    assert loudness(render(piece, pool)) - loudness(soft) == pytest.approx(6.0, abs=0.5)


def test_a_shift_is_heard_as_asked(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    piece = score(band[:2])
    assert loudness(render(piece, pool, level=Level(shift=-8.0))) == pytest.approx(TARGET_LUFS - 8.0, abs=2.0)


def test_silence_stays_silence(score: Score, pool: SynthPool) -> None:
    assert np.abs(render(score([Part(0, "melody", (Note(0, 60, 12),), muted=True)]), pool)).max() < 4


def bursts(seconds: float, seed: int) -> np.ndarray:
    """A tone with struck noise on it, up to 12 dB above full scale."""
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    noise = np.random.default_rng(seed).standard_normal(len(at))
    # Noise as music has it: nothing of it near half of the sampling rate.
    noise = np.convolve(noise, np.hanning(9), "same") / np.hanning(9).sum() ** 0.5
    sound = 0.4 * np.sin(2 * np.pi * 220 * at) + 2.0 * noise * np.exp(-25 * (at * 3 % 1))
    return np.stack([sound, 0.8 * sound], axis=1).astype(np.float32)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_limiter_lets_nothing_through_above_its_ceiling(seed: int) -> None:
    sound = bursts(2.0, seed)
    limited = Limiter(SAMPLE_RATE).limit(sound)
    assert true_peak(sound) > 6.0 > CEILING_DB >= true_peak(limited) > CEILING_DB - 1.0
    # It turns down and never bends: what goes out is what came in, less.
    late, now = sound[:-DELAY, 0], limited[DELAY:, 0]
    factor = now[np.abs(late) > 0.01] / late[np.abs(late) > 0.01]
    assert factor.min() > 0 and factor.max() <= 1.0 and np.abs(np.diff(factor)).max() < 0.1


def test_the_limiter_does_the_same_however_the_sound_is_cut() -> None:
    sound = bursts(1.0, 5)
    limiter, cuts = Limiter(SAMPLE_RATE), (0, 1, 4, 200, 201, 4610, 30000, len(sound))
    pieces = [limiter.limit(sound[begin:end]) for begin, end in pairwise(cuts)]
    assert np.array_equal(np.concatenate(pieces), Limiter(SAMPLE_RATE).limit(sound))


def test_the_limiter_leaves_alone_what_is_below_its_ceiling() -> None:
    sound = bursts(0.5, 6) * np.float32(0.05)
    assert np.array_equal(Limiter(SAMPLE_RATE).limit(sound)[DELAY:], sound[:-DELAY])
