"""Bars in, one continuous PCM stream out, while the music is still being composed."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.piece import ComposedBar
from synth.balance import AS_MIXED, Balance
from synth.level import AS_COMPOSED, Level, is_opening
from synth.limiter import Limiter
from synth.mixing import to_int16
from synth.performance import NATURAL, Performance
from synth.pool import SynthPool
from synth.soundfont import SoundFont
from synth.sounding import Sound, Sounding
from synth.timeline import SAMPLE_RATE

Pcm = npt.NDArray[np.int16]

# Seconds: blocks are long so that they are few.
BLOCK_S = 1.0
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
    level: Level | None = AS_COMPOSED,
) -> Generator[Pcm, None, None]:
    """The sound of ``bars`` as they arrive: int16 blocks of shape (frames, 2) at :data:`SAMPLE_RATE`.

    The opening, four bars at most, is gathered before anything sounds, so that the whole can be brought
    to one loudness (:mod:`synth.level`); not where ``level`` gives another opening to go by, or is None
    and the piece sounds as it is mixed. From then on all that a bar sounds until its end is yielded before the next bar
    is asked for. No block crosses a bar line; together they are one stream without gaps, whose bars
    take exactly their time, and which rings out at the end until it is silent (at most six seconds
    more). When the bars stop early, the notes are let go and ring out there. Closing the stream frees
    its synthesizer. Everything is 3 ms late, which is how far ahead :mod:`synth.limiter` looks.

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
    own = pool or SynthPool(soundfont, renderer, ready=0)
    return _play(bars, own, level, performance, balance, block, begin_s)


def _play(
    bars: Iterable[ComposedBar],
    pool: SynthPool,
    level: Level | None,
    performance: Performance | None,
    balance: Balance,
    block: int,
    begin_s: float,
) -> Generator[Pcm, None, None]:
    with pool.renderer() as renderer:
        sounding, limiter = Sounding(renderer, pool.levels, performance, balance, block, begin_s), Limiter(SAMPLE_RATE)
        gain = np.float32(1.0)
        for sound, gain in _levelled(sounding, bars, pool, level):
            yield to_int16(limiter.limit(sound * gain))
        for sound in sounding.tail():
            pcm = to_int16(limiter.limit(sound * gain))
            yield pcm
            if np.abs(pcm).max() < _SILENT:
                return


def _levelled(
    sounding: Sounding, bars: Iterable[ComposedBar], pool: SynthPool, level: Level | None
) -> Iterator[tuple[Sound, np.float32]]:
    """The sound of the bars with the gain for it: always the same one."""
    gain: np.float32 | None = None
    if level is None:
        level, gain = AS_COMPOSED, np.float32(1.0)
    elif level.opening:
        gain = np.float32(level.gain(pool.loudness(level.opening)))
    opening, held = list[ComposedBar](), list[Sound]()
    for composed in bars:
        if gain is not None:
            yield from ((sound, gain) for sound in sounding.bar(composed))
            continue
        opening.append(composed)
        held += sounding.bar(composed)
        if is_opening(opening):
            gain = np.float32(level.gain(pool.loudness(tuple(opening), held)))
            yield from ((sound, gain) for sound in held)
    if gain is None and held:
        gain = np.float32(level.gain(pool.loudness(tuple(opening), held)))
        yield from ((sound, gain) for sound in held)
