"""From the PCM stream to the blocks that the page's player is fed with."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import soundfile

from chatbot.events import AudioReady

# A first block of half a second sounds early; blocks of a second afterwards keep the number of
# segments, each a request of its own from the browser, low.
FIRST_SECONDS = 0.5
NEXT_SECONDS = 1.0


class Blocks:
    """Collects PCM and hands it out as WAV files in memory (16 bit), each long enough to be worth
    a segment of the stream."""

    def __init__(self) -> None:
        self._waiting: list[npt.NDArray[np.int16]] = []
        self._frames = 0
        self._sample_rate = 0
        self.count = 0

    def add(self, audio: AudioReady) -> bytes | None:
        """Take a piece of the stream; a block when enough has come together."""
        self._waiting.append(audio.pcm)
        self._frames += len(audio.pcm)
        self._sample_rate = audio.sample_rate
        enough = NEXT_SECONDS if self.count else FIRST_SECONDS
        return self.rest() if self._frames >= enough * audio.sample_rate else None

    def rest(self) -> bytes | None:
        """Whatever is still waiting, as a last block; None when nothing is."""
        if not self._frames:
            return None
        file = io.BytesIO()
        soundfile.write(file, np.concatenate(self._waiting), self._sample_rate, format="WAV", subtype="PCM_16")
        self._waiting, self._frames = [], 0
        self.count += 1
        return file.getvalue()
