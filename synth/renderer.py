"""Which renderer makes the sound: FluidSynth, or symusic where the FluidSynth library is missing."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Literal, Protocol, get_args

import numpy as np
import numpy.typing as npt

from synth.mixing import Strip
from synth.timeline import Slice

RendererName = Literal["fluidsynth", "symusic"]
# In order of preference. pyfluidsynth raises ImportError where the shared library is missing.
RENDERERS: tuple[RendererName, ...] = get_args(RendererName)
# The environment variable that chooses a renderer.
VARIABLE = "CADENZA_RENDERER"

_NOTICE = {
    "en": "FluidSynth is not installed, so a simpler synthesizer without reverb plays the music.",
    "zh": "没有安装 FluidSynth，因此由不带混响的简易合成器来演奏。",
}


class RendererError(RuntimeError):
    """No renderer of that name, or none that works here."""


class Renderer(Protocol):
    """One player of one piece: takes slices of time in order and makes their sound.

    It is used for one piece only, so nothing of it can reach another listener."""

    def start(self, strips: Sequence[Strip]) -> None:
        """Set up one strip of the mixing desk for every part. Comes first, once."""

    def render(self, piece: Slice) -> npt.NDArray[np.float32]:
        """The sound of the next slice, shape (piece.frames, 2), full scale 1.0 but not limited to
        it. What the notes ring beyond it comes with later slices."""

    def close(self) -> None:
        """Free what it holds."""


def available_renderer(choice: str | None = None) -> RendererName:
    """The renderer that will play: ``choice``, or what ``CADENZA_RENDERER`` says, or the best that is installed.

    Raises RendererError when the chosen one is unknown or not installed, or none is."""
    wanted = choice or os.environ.get(VARIABLE)
    if wanted:
        for name in RENDERERS:
            if name == wanted:
                if not _importable(name):
                    raise RendererError(f"The renderer {wanted} is not installed.")
                return name
        raise RendererError(f"The renderer can be {' or '.join(RENDERERS)}, not {wanted}.")
    for name in RENDERERS:
        if _importable(name):
            return name
    raise RendererError("No renderer is installed: install the library libfluidsynth3, or the package symusic.")


def notice(language: str, renderer: str | None = None) -> str | None:
    """The one sentence that a listener is told, once, when not FluidSynth plays ("en" or "zh",
    any other language in English); None when it does."""
    if available_renderer(renderer) == "fluidsynth":
        return None
    return _NOTICE.get(language, _NOTICE["en"])


def _importable(module: str) -> bool:
    try:
        # Where the variable CI is set pyfluidsynth prints which library it found; standard output
        # belongs to whoever runs us.
        with contextlib.redirect_stdout(sys.stderr):
            importlib.import_module(module)
    except ImportError:
        return False
    return True
