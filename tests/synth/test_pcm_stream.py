"""The PCM stream: continuous, exact in time, lazy, nobody else's."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import zip_longest

import numpy as np
import pytest

from composer.piece import ComposedBar, Note, Part, Piece
from synth import SAMPLE_RATE, Level, RendererError, SynthPool, render, stream
from synth.loudness import integrated, true_peak
from synth.stream import Pcm
from tests.synth.conftest import Score

# A woodblock: struck, gone within 30 ms.
WOODBLOCK = 76


def frames(piece: Piece) -> int:
    return round(piece.seconds * SAMPLE_RATE)


def struck(ticks: list[int], pitch: int = WOODBLOCK, velocity: int = 100) -> Part:
    return Part(0, "drums", tuple(Note(tick, pitch, 3, velocity) for tick in ticks), is_drums=True)


def loudness(pcm: Pcm) -> float:
    return integrated((pcm / 32768.0).astype(np.float32), SAMPLE_RATE)


def test_render_is_the_stream_in_one_array(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    piece = score(band)
    blocks = list(stream(piece.stream(), pool))
    assert all(block.dtype == np.int16 and block.ndim == 2 and block.shape[1] == 2 for block in blocks)
    assert np.array_equal(np.concatenate(blocks), render(piece, pool))


def test_bar_lines_cannot_be_heard(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    """The same notes in four bars of 4/4 and in one bar of 16/4 are the same sound, sample by sample."""
    four = render(score(band, bars=4), pool, performance=None, level=None)
    one = render(score(band, bars=1, meter="16/4"), pool, performance=None, level=None)
    assert np.array_equal(four, one)


def test_the_length_of_the_blocks_does_not_matter(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    piece = score(band)
    short = np.concatenate(list(stream(piece.stream(), pool, block_s=0.033)))
    assert np.array_equal(short, render(piece, pool))


def test_a_long_note_sounds_on_without_gap_or_click(score: Score, pool: SynthPool) -> None:
    """A flute holds one note over three bar lines."""
    piece = score([Part(73, "melody", (Note(0, 72, 4 * 48, 100),))])
    sound = render(piece, pool, performance=None, level=None).astype(np.float64).mean(axis=1)[: frames(piece)]
    held = sound[SAMPLE_RATE // 4 :]
    step = SAMPLE_RATE // 100
    level = np.sqrt(np.square(held[: len(held) // step * step].reshape(-1, step)).mean(axis=1))
    assert level.min() > 0.25 * np.median(level)
    jumps = np.abs(np.diff(sound, 2))
    lines = [2 * SAMPLE_RATE * bar for bar in (1, 2, 3)]
    at_lines = max(float(jumps[line - 300 : line + 300].max()) for line in lines)
    elsewhere = np.concatenate([jumps[line + 2000 : line + 2 * SAMPLE_RATE - 2000] for line in lines])
    assert at_lines <= 1.05 * float(elsewhere.max())


@pytest.mark.parametrize(
    ("meter", "tempi"), [("4/4", (120.0, 120.0, 120.0)), ("7/8", (93.0, 131.7, 60.0)), ("3/4", (211.3, 44.1, 77.7))]
)
def test_bars_take_exactly_their_time(score: Score, pool: SynthPool, meter: str, tempi: tuple[float, ...]) -> None:
    """Whatever was yielded when the next bar is asked for ends on the bar line, to the frame."""
    piece = score([struck([0, 7, 40])], bars=3, meter=meter, tempo=tempi)
    yielded, asked = 0, []

    def bars() -> Iterator[ComposedBar]:
        for bar in piece.stream():
            asked.append(yielded)
            yield bar
        asked.append(yielded)

    for block in stream(bars(), pool, level=None):
        yielded += len(block)
    times = np.concatenate([[0.0], np.cumsum([bar.seconds for bar in piece.bars])])
    assert asked == [round(float(t) * SAMPLE_RATE) for t in times]
    tail = yielded - frames(piece)
    assert 0 < tail <= 6 * SAMPLE_RATE


def test_the_first_block_is_short_and_soon(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    waits = []
    for _ in range(5):
        blocks = stream(score(band).stream(), pool, level=None)
        pool.warm()
        begin = time.perf_counter()
        first = next(blocks)
        waits.append(time.perf_counter() - begin)
        blocks.close()
        assert 0 < len(first) <= 0.1 * SAMPLE_RATE
    assert min(waits) < 0.05


def test_the_tail_rings_out_to_silence(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    piece = score(band)
    pcm = render(piece, pool)
    tail = np.abs(pcm[frames(piece) :]).max(axis=1)
    assert tail[: SAMPLE_RATE // 10].max() > 100
    assert tail[-SAMPLE_RATE // 20 :].max() < 4


def test_bars_that_stop_early_ring_out(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    """A cancelled piece: two of four bars, then the tail, and until there the same sound."""
    piece = score(band)
    whole = render(piece, pool, level=None)
    cut = np.concatenate(list(stream(list(piece.stream())[:2], pool, level=None)))
    two_bars = 4 * SAMPLE_RATE
    assert np.array_equal(cut[:two_bars], whole[:two_bars])
    assert two_bars < len(cut) <= two_bars + 6 * SAMPLE_RATE
    assert np.abs(cut[-SAMPLE_RATE // 20 :]).max() < 4


def test_no_bars_are_no_sound(pool: SynthPool) -> None:
    assert list(stream([], pool)) == []


@pytest.mark.parametrize("tempo", [61.0, 120.0, 173.5])
def test_strokes_come_at_their_time(
    score: Score, pool: SynthPool, onsets: Callable[[Pcm], list[float]], tempo: float
) -> None:
    ticks = [0, 12, 18, 28, 36, 52, 60, 76, 90, 99, 120]
    heard = onsets(render(score([struck(ticks)], tempo=tempo), pool, performance=None, level=None))
    assert np.allclose(heard, [tick / 12 * 60 / tempo for tick in ticks], atol=0.010)


def test_the_tempo_changes_at_the_bar_line(score: Score, pool: SynthPool, onsets: Callable[[Pcm], list[float]]) -> None:
    piece = score([struck([0, 24, 48, 72, 96, 120])], bars=3, tempo=(120.0, 60.0, 180.0))
    assert np.allclose(
        onsets(render(piece, pool, performance=None, level=None)), [0, 1, 2, 4, 6, 6 + 2 / 3], atol=0.010
    )


def test_a_pitch_struck_again_sounds_to_its_own_end(score: Score, pool: SynthPool) -> None:
    """The end of the first note must not silence the second one on the same key."""
    overlapping = (Note(0, 72, 24, 100), Note(12, 72, 72, 100))
    sound = render(score([Part(73, "melody", overlapping)], bars=2), pool, performance=None, level=None)
    level = np.abs(sound[: 4 * SAMPLE_RATE].astype(np.int32)).max(axis=1)
    assert level[round(2.0 * SAMPLE_RATE) : round(3.4 * SAMPLE_RATE)].reshape(-1, 1470).max(axis=1).min() > 1000


def test_muted_and_silent_parts_are_not_heard(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    flute, pad, *_ = band
    muted = Part(flute.program, flute.role, flute.notes, muted=True)
    assert np.abs(render(score([muted]), pool)).max() < 4
    absent = Part(flute.program, flute.role)
    assert np.array_equal(render(score([muted, pad]), pool), render(score([absent, pad]), pool))
    turned_down = Part(flute.program, flute.role, flute.notes, volume=0)
    assert np.abs(render(score([turned_down]), pool)).max() < 4


def test_the_volume_of_a_part_follows_the_midi_curve(score: Score, pool: SynthPool) -> None:
    notes = tuple(Note(12 * k, 72, 12, 90) for k in range(16))
    loud, soft = (render(score([Part(73, "melody", notes, volume=v)]), pool, level=None) for v in (100, 50))
    assert loudness(loud) - loudness(soft) == pytest.approx(40 * np.log10(2), abs=0.5)


def test_drums_play_the_kit_whatever_their_program(score: Score, pool: SynthPool) -> None:
    notes = tuple(Note(12 * k, 38, 6, 100) for k in range(8))
    kit = render(score([Part(0, "drums", notes, is_drums=True)]), pool)
    assert np.array_equal(kit, render(score([Part(40, "drums", notes, is_drums=True)]), pool))
    assert not np.array_equal(kit[:SAMPLE_RATE], render(score([Part(0, "bass", notes)]), pool)[:SAMPLE_RATE])


def test_twenty_parts_have_a_channel_each(score: Score, pool: SynthPool) -> None:
    """The eighteenth of twenty parts plays its own program: the same flute as when it is the only one."""
    notes = (Note(0, 72, 48, 100),)
    others = [Part(program, "bass") for program in range(19)]
    many = render(score([*others[:17], Part(73, "bass", notes), *others[17:]]), pool, performance=None, level=None)
    alone = render(score([Part(73, "bass", notes)]), pool, performance=None, level=None)
    bar = slice(0, 2 * SAMPLE_RATE)
    assert np.corrcoef(many[bar, 0], alone[bar, 0])[0, 1] > 0.99


def test_more_parts_than_channels_are_refused(score: Score, pool: SynthPool) -> None:
    with pytest.raises(RendererError, match="60 melodic"):
        render(score([Part(0, "melody")] * 61), pool)


def test_parts_stand_apart(score: Score, pool: SynthPool) -> None:
    """Lead, bass and drums in the middle; the two accompanying parts to different sides."""
    notes = (Note(0, 60, 48, 100),)
    players = [Part(73, "melody"), Part(48, "pad"), Part(0, "chords"), Part(33, "bass")]
    sides = []
    for index, player in enumerate(players):
        alone = [*players[:index], Part(player.program, player.role, notes), *players[index + 1 :]]
        left, right = np.abs(render(score(alone), pool, performance=None, level=None)[:SAMPLE_RATE].astype(float)).mean(
            axis=0
        )
        sides.append(10 * np.log10(right / left))
    assert abs(sides[0]) < 2 and abs(sides[3]) < 2
    assert min(sides[1:3]) < -2 and max(sides[1:3]) > 2


def test_streams_in_turns_do_not_mix(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    first, second = score(band), score([band[1], band[3]], tempo=96.0)
    expected = [render(first, pool), render(second, pool)]
    running = [stream(first.stream(), pool), stream(second.stream(), pool)]
    heard: list[list[Pcm]] = [[], []]
    for blocks in zip_longest(*running):
        for own, block in zip(heard, blocks, strict=True):
            own.extend([] if block is None else [block])
    for own, alone in zip(heard, expected, strict=True):
        assert np.array_equal(np.concatenate(own), alone)


def test_threads_do_not_mix(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    pieces = [score([part]) for part in band]
    expected = [render(piece, pool) for piece in pieces]
    heard: dict[int, Pcm] = {}
    threads = [
        threading.Thread(target=lambda k=k: heard.update({k: render(pieces[k], pool)})) for k in range(len(pieces))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.array_equal(heard[k], expected[k]) for k in range(len(pieces)))


def test_nothing_stays_from_the_one_before(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    """A stream left in the middle, at full sound, does not reach the next one in the same pool."""
    fresh = SynthPool("sonivox", "fluidsynth", ready=1)
    expected = render(score([band[1]]), fresh)
    fresh.close()
    left = stream(score(band).stream(), pool)
    for _ in range(4):
        next(left)
    left.close()
    assert np.array_equal(render(score([band[1]]), pool), expected)


def test_solo_and_band_are_about_equally_loud(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    measured = [loudness(render(score(parts), pool)) for parts in ([band[0]], band, band + band)]
    assert max(measured) - min(measured) < 6.0
    assert all(-30.0 < value < -14.0 for value in measured)


def test_eight_parts_fortissimo_do_not_clip(score: Score, pool: SynthPool) -> None:
    chords = tuple(Note(6 * k, pitch, 6, 127) for k in range(16) for pitch in (52, 56, 59, 64, 68))
    parts = [Part(program, "melody", chords) for program in (73, 0, 24, 48, 56, 65, 40)]
    parts.append(Part(0, "drums", tuple(Note(6 * k, 38, 6, 127) for k in range(16)), is_drums=True))
    pcm = render(score(parts, bars=2), pool, level=Level(shift=12.0))
    # Not between the samples either.
    assert -2.0 < true_peak((pcm / 32768.0).astype(np.float32)) < -1.0
    # Clipping would hold the same extreme value for several samples; wrapping would jump the whole range.
    flat = (np.diff(pcm, axis=0) == 0) & (np.abs(pcm[1:].astype(np.int32)) > 25000)
    assert flat.mean() < 1e-3
    assert np.abs(np.diff(pcm.astype(np.int32), axis=0)).max() < 45000


def test_a_true_peak_lies_between_the_samples() -> None:
    """A sine at a quarter of the rate, sampled beside its crests: 3 dB more than any sample shows."""
    sound = np.sin(np.pi / 2 * np.arange(4096) + np.pi / 4)[:, None].astype(np.float32)
    assert true_peak(sound * np.float32(0.5)) == pytest.approx(-6.02, abs=0.1)
    assert true_peak(np.zeros((100, 2), np.float32)) == -np.inf


def test_the_default_soundfont_plays_and_its_longest_tail_fades(score: Score) -> None:
    """FluidR3's steel guitar rings longer than the tail may: it is faded out at six seconds."""
    guitar = score([Part(25, "melody", (Note(0, 48, 48, 127),))], bars=1)
    pcm = render(guitar, soundfont="FluidR3_GM", renderer="fluidsynth")
    assert len(pcm) == 8 * SAMPLE_RATE
    level = np.abs(pcm.astype(np.int32)).max(axis=1)
    assert level[:SAMPLE_RATE].max() > 1000 and level[7 * SAMPLE_RATE - 4410 : 7 * SAMPLE_RATE].max() > 10
    assert level[-SAMPLE_RATE // 200 :].max() < 4


def test_a_pool_or_a_soundfont_not_both(pool: SynthPool) -> None:
    with pytest.raises(ValueError, match="not both"):
        stream([], pool, soundfont="sonivox")
    with pytest.raises(ValueError, match="longer than 0"):
        stream([], pool, block_s=0.0)


def test_without_a_pool_the_soundfont_is_loaded(score: Score, band: tuple[Part, ...], pool: SynthPool) -> None:
    piece = score(band[:1], bars=1)
    assert np.array_equal(render(piece, soundfont="sonivox", renderer="fluidsynth"), render(piece, pool))
