"""What an edit wrote is heard: tempos bar by bar, loudness, rests and swing, in the rendered sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pytest

from composer.edit import (
    change_loudness,
    change_meter,
    fade,
    mute_parts,
    ramp_tempo,
    repeat_bars,
    set_swing,
    set_tempo,
    swell,
)
from composer.midi import read_midi, write_midi
from composer.piece import ComposedBar, Meter, Note, Part, Piece
from synth import SAMPLE_RATE, SynthPool, render
from synth.stream import Pcm, stream
from tests.synth.conftest import Score

# A woodblock: struck, gone within 30 ms.
WOODBLOCK = 76


def clock(score: Score, every: int = 12, bars: int = 4) -> Piece:
    """A stroke on every quarter (or as often as ``every`` ticks)."""
    notes = tuple(Note(tick, WOODBLOCK, 3, 80) for tick in range(0, 48 * bars, every))
    return score([Part(0, "drums", notes, is_drums=True)], bars=bars, tempo=120.0)


def level(pcm: Pcm, begin: float, end: float) -> float:
    """Root mean square of the sound between two moments in seconds."""
    part = pcm[round(begin * SAMPLE_RATE) : round(end * SAMPLE_RATE)].astype(np.float64)
    return float(np.sqrt(np.mean(part**2)))


def bar_lengths(piece: Piece, pool: SynthPool) -> list[float]:
    """Seconds of sound that come for each bar before the next one is asked for."""
    yielded, asked = 0, []

    def bars() -> Iterator[ComposedBar]:
        for bar in piece.stream():
            asked.append(yielded)
            yield bar
        asked.append(yielded)

    for block in stream(bars(), pool, level=None):
        yielded += len(block)
    return [(b - a) / SAMPLE_RATE for a, b in pairwise(asked)]


def test_every_bar_takes_the_time_of_its_own_tempo(
    score: Score, pool: SynthPool, onsets: Callable[[Pcm], list[float]]
) -> None:
    slowing = ramp_tempo(clock(score), 60, (2, 4))
    assert [bar.tempo_bpm for bar in slowing.bars] == [120, 120, 90, 60]
    assert bar_lengths(slowing, pool) == pytest.approx([2.0, 2.0, 8 / 3, 4.0], abs=1e-3)
    heard = onsets(render(slowing, pool, performance=None, level=None))
    quarters = [0.5] * 8 + [2 / 3] * 4 + [1.0] * 4
    assert np.allclose(heard, np.concatenate(([0.0], np.cumsum(quarters)[:-1])), atol=0.010)


def test_a_file_with_the_tempos_of_an_edit_sounds_the_same(score: Score, pool: SynthPool) -> None:
    edited = set_tempo(set_tempo(clock(score), 96, (1, 2)), 144, (3, 3))
    back = read_midi(write_midi(edited))
    assert np.array_equal(render(edited, pool), render(back, pool))
    assert len(render(edited, pool)) >= round(edited.seconds * SAMPLE_RATE)


def test_another_meter_with_the_same_notes_takes_the_same_time(score: Score, pool: SynthPool) -> None:
    edited = change_meter(clock(score), Meter(2, 4))
    assert np.array_equal(
        render(edited, pool, performance=None, level=None),
        render(clock(score), pool, performance=None, level=None),
    )
    lilted = change_meter(clock(score), Meter(12, 8))
    assert lilted.seconds == pytest.approx(clock(score).seconds)


def test_louder_bars_are_louder_and_the_others_the_same(score: Score, pool: SynthPool) -> None:
    plain = render(clock(score), pool, performance=None, level=None)
    edited = render(change_loudness(clock(score), 32, None, (3, 3)), pool, performance=None, level=None)
    assert np.array_equal(edited[: 4 * SAMPLE_RATE], plain[: 4 * SAMPLE_RATE])
    # 40 log10(112 / 80) dB are 5.8 dB, nearly twice the amplitude.
    assert level(edited, 4, 6) == pytest.approx(1.96 * level(plain, 4, 6), rel=0.25)


def test_a_fade_ends_in_silence_and_a_crescendo_rises(score: Score, pool: SynthPool) -> None:
    faded = render(fade(clock(score), 2, True), pool, performance=None, level=None)
    levels = [level(faded, second, second + 1) for second in range(8)]
    assert levels[4] > levels[5] > levels[6] > levels[7] and levels[7] < 0.1 * levels[0]
    rising = render(swell(clock(score), True), pool, performance=None, level=None)
    assert level(rising, 7, 8) > 1.5 * level(rising, 0, 1)


def test_muted_bars_are_silent_and_repeats_sound_again(score: Score, pool: SynthPool) -> None:
    two = score([*clock(score).parts, Part(0, "chords", (Note(0, 40, 1, 1),))])
    quiet = render(mute_parts(two, (0,), True, (2, 3)), pool, performance=None, level=None)
    assert level(quiet, 3, 6) < 0.02 * level(quiet, 0, 2) < level(quiet, 6, 8)
    twice = repeat_bars(clock(score), 2)
    sound = render(twice, pool, performance=None, level=None)
    assert level(sound, 8, 16) == pytest.approx(level(sound, 0, 8), rel=0.05)


def test_swing_is_heard_where_it_is_written(
    score: Score, pool: SynthPool, onsets: Callable[[Pcm], list[float]]
) -> None:
    heard = onsets(render(set_swing(clock(score, every=6, bars=1), 2 / 3), pool, performance=None, level=None))
    assert np.allclose(heard, [beat / 2 + at for beat in range(4) for at in (0, 1 / 3)], atol=0.010)
