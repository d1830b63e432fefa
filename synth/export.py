"""Sound files: WAV, FLAC and MP3, all written by libsndfile."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

from synth.stream import Pcm
from synth.timeline import SAMPLE_RATE

# libsndfile's (format, subtype) by suffix. MP3 at libsndfile's own quality: a variable rate.
_FORMATS = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
}
SUFFIXES = tuple(_FORMATS)


class ExportError(ValueError):
    """A file name that does not say one of the formats that can be written."""


def export(pcm: Pcm, path: Path | str, sample_rate: int = SAMPLE_RATE) -> Path:
    """Write ``pcm`` (int16, shape (frames, channels)) in the format that the suffix of ``path``
    names, and return the path. WAV and FLAC keep every sample.

    Raises ExportError for an unknown suffix, OSError when the file cannot be written."""
    path = Path(path)
    if path.suffix.lower() not in _FORMATS:
        raise ExportError(f"A sound file ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}, not {path.name!r}.")
    container, subtype = _FORMATS[path.suffix.lower()]
    # libsndfile 1.2.2 distorts stereo MP3 that it is given as int16, not as floats.
    samples = (pcm / 32768.0).astype(np.float32) if container == "MP3" else pcm
    # A handle of our own, so that a missing folder or a full disk is an OSError.
    with path.open("wb") as file:
        soundfile.write(file, samples, sample_rate, format=container, subtype=subtype)
    return path
