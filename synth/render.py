"""A whole piece as sound."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from composer.piece import Piece
from synth.level import AS_COMPOSED, Level
from synth.performance import NATURAL, Performance
from synth.pool import SynthPool
from synth.soundfont import SoundFont
from synth.stream import Pcm, stream


def render(
    piece: Piece,
    pool: SynthPool | None = None,
    *,
    soundfont: SoundFont | Path | str | None = None,
    renderer: str | None = None,
    performance: Performance | None = NATURAL,
    level: Level | None = AS_COMPOSED,
) -> Pcm:
    """The sound of ``piece``, shape (frames, 2): exactly what :func:`synth.stream.stream` yields for
    its bars, in one array. Arguments and errors are those of ``stream``."""
    blocks = stream(piece.stream(), pool, soundfont=soundfont, renderer=renderer, performance=performance, level=level)
    return np.concatenate([np.zeros((0, 2), np.int16), *blocks])
