"""Sound: SoundFonts, FluidSynth, streaming PCM, encoding.

The way in::

    from synth import SynthPool, export, render, stream

    pool = SynthPool()          # one for the application; pool.warm() loads the SoundFont
    for block in stream(bars, pool):
        ...                     # int16, (frames, 2), 44.1 kHz, while the bars are still being composed
    export(render(piece, pool), "piece.mp3")
"""

from synth.balance import Balance, BalanceError
from synth.export import ExportError, export
from synth.level import TARGET_LUFS, Level, opening
from synth.performance import Performance
from synth.pool import SynthPool, SynthPools
from synth.render import render
from synth.renderer import RendererError, available_renderer, notice
from synth.replay import replay
from synth.soundfont import SoundFontError
from synth.stream import stream
from synth.timeline import SAMPLE_RATE

__all__ = [
    "SAMPLE_RATE",
    "TARGET_LUFS",
    "Balance",
    "BalanceError",
    "ExportError",
    "Level",
    "Performance",
    "RendererError",
    "SoundFontError",
    "SynthPool",
    "SynthPools",
    "available_renderer",
    "export",
    "notice",
    "opening",
    "render",
    "replay",
    "stream",
]
