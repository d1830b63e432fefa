"""Bars in, one continuous PCM stream out, while the music is still being composed."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.piece import ComposedBar
from synth.balance import AS_MIXED, Balance
from synth.levels import read_levels
from synth.mixing import master_gain, mix, to_int16
from synth.performance import Performance, perform
from synth.pool import SynthPool
from synth.renderer import Renderer
from synth.soundfont import SoundFont
from synth.timeline import SAMPLE_RATE, Slice, Timeline

Pcm = npt.NDArray[np.int16]

NATURAL = Performance()
# Seconds. The first block is short so that it leaves early; the others are long so that they are few.
FIRST_BLOCK_S = 0.1
BLOCK_S = 1.0
# The tail: rendered in steps until it is silent, at most so long, its last second faded.
_TAIL_STEP_S, _TAIL_S, _FADE_S = 0.1, 6.0, 1.0
# Frames that FluidSynth makes at a time: events take effect between two such quanta.
QUANTUM = 64
# Four steps of 16 bits, -78 dB: below it a hall is silent.
_SILENT = 4


def stream(
    bars: Iterable[ComposedBar],
    pool: SynthPool | None = None,
    *,
    soundfont: SoundFont | Path | str | None = None,
    renderer: str | None = None,
    performance: Performance | None = NATURAL,
    block_s: float = BLOCK_S,
    balance: Balance = AS_MIXED,
    begin_s: float = 0.0,
) -> Generator[Pcm, None, None]:
    """The sound of ``bars`` as they arrive: int16 blocks of shape (frames, 2) at :data:`SAMPLE_RATE`.

    All that a bar sounds until its end is yielded before the next bar is asked for, and no block
    crosses a bar line; together they are one stream without gaps, whose bars take exactly their
    time, and which rings out at the end until it is silent (at most six seconds more). When the
    bars stop early, the notes are let go and ring out there. Closing the stream frees its synthesizer.

    ``pool`` has the SoundFont loaded; without one, ``soundfont`` and ``renderer`` choose, and
    loading it comes first. ``performance`` None plays exactly what is written. ``block_s`` is
    the longest block in seconds. ``balance`` is the listener's own; its tempo is for
    :meth:`Balance.paced` to see to. ``begin_s`` is where in its piece the first bar begins, in seconds,
    so that its frames are rounded as those of the whole piece.

    Raises SoundFontError and RendererError (:mod:`synth.soundfont`, :mod:`synth.renderer`), and
    ValueError for a pool together with a soundfont or a renderer, or a block of no length."""
    if pool is not None and (soundfont is not None or renderer is not None):
        raise ValueError("give a pool, or a soundfont and a renderer, not both")
    block = round(block_s * SAMPLE_RATE)
    if block < 1:
        raise ValueError(f"a block lasts longer than 0 seconds, not {block_s}")
    return _play(bars, pool or SynthPool(soundfont, renderer, ready=0), performance, block, balance, begin_s)


def _play(
    bars: Iterable[ComposedBar],
    pool: SynthPool,
    performance: Performance | None,
    block: int,
    balance: Balance,
    begin_s: float,
) -> Generator[Pcm, None, None]:
    with pool.renderer() as player:
        timeline, gain, begun = Timeline(begin_s), np.float32(1.0), False
        for composed in bars:
            notes = [note for note in perform(composed, performance) if not balance.silences(note.part)]
            piece = timeline.advance(composed, notes)
            if not begun:
                player.start(balance.of(mix(composed.parts, read_levels(pool.soundfont, pool.renderer_name))))
                # In step with a player that began at the beginning of the piece.
                player.render(Slice(round(begin_s * SAMPLE_RATE) % QUANTUM))
                gain, begun = np.float32(master_gain(composed.parts)), True
                first, piece = piece.split(min(block, piece.frames, round(FIRST_BLOCK_S * SAMPLE_RATE)))
                yield to_int16(player.render(first) * gain)
            while piece.frames > 0:
                head, piece = piece.split(min(block, piece.frames))
                yield to_int16(player.render(head) * gain)
        if begun:
            player.render(timeline.finish())
            yield from _tail(player, gain)


def _tail(player: Renderer, gain: np.float32) -> Generator[Pcm, None, None]:
    """Let everything ring out until a step is silent; fade the last second if it never is."""
    step = round(_TAIL_STEP_S * SAMPLE_RATE)
    fade_from, end = round((_TAIL_S - _FADE_S) * SAMPLE_RATE), round(_TAIL_S * SAMPLE_RATE)
    for begin in range(0, end, step):
        fade = np.clip((end - np.arange(begin, begin + step)) / (end - fade_from), 0.0, 1.0).astype(np.float32)
        pcm = to_int16(player.render(Slice(step)) * gain * fade[:, None])
        yield pcm
        if np.abs(pcm).max() < _SILENT:
            return
