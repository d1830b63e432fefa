"""From the PCM stream of a conversation to the blocks that the page's player is fed with."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import soundfile

from chatbot.events import AudioReady

# The browser's player reads the stream's list of segments, plays what is there, and looks again
# after the longest segment's length, rounded up to whole seconds. So what it finds at first must
# last well over a second, and no segment longer than one may come before several are ahead.
# Gradio's encoder hands out, with every block, what it has finished by then: of a long one only
# the beginning. Shorter and shorter ones bring out nearly all of the opening at once.
OPENING_BLOCKS = (0.75, 0.5, 0.25, 0.25)
OPENING_SECONDS = sum(OPENING_BLOCKS)
EARLY_BLOCK_SECONDS = 0.75
# Every block costs an answer of the server and a request of the browser, so later ones are longer.
EARLY_SECONDS, LATER_BLOCK_SECONDS = 6.0, 1.5


class Blocks:
    """Collects PCM and hands it out as WAV files in memory (16 bit): first an opening of several
    together, then longer ones, each worth a segment of the stream. ``seconds`` counts
    what was handed out."""

    def __init__(self) -> None:
        self._waiting = np.empty((0, 2), np.int16)
        self._sample_rate = 0
        self.seconds = 0.0

    @property
    def started(self) -> bool:
        """Whether any block was handed out."""
        return self.seconds > 0

    @property
    def _block_seconds(self) -> float:
        return EARLY_BLOCK_SECONDS if self.seconds < EARLY_SECONDS else LATER_BLOCK_SECONDS

    def add(self, audio: AudioReady) -> list[bytes]:
        """Take a piece of the stream; the blocks for which enough has come together."""
        self._waiting = np.concatenate((self._waiting, audio.pcm))
        self._sample_rate = audio.sample_rate
        enough = self._block_seconds if self.started else OPENING_SECONDS
        return self.rest() if len(self._waiting) >= enough * audio.sample_rate else []

    def rest(self) -> list[bytes]:
        """Whatever is still waiting, as last blocks; none when nothing is."""
        if not len(self._waiting):
            return []
        lengths = [] if self.started else list(OPENING_BLOCKS)
        lengths += [self._block_seconds] * int(len(self._waiting) / self._sample_rate / self._block_seconds)
        cuts = np.cumsum([round(length * self._sample_rate) for length in lengths])
        parts = np.split(self._waiting, cuts[cuts < len(self._waiting)])
        self.seconds += len(self._waiting) / self._sample_rate
        self._waiting = self._waiting[:0]
        return [_wav(part, self._sample_rate) for part in parts]


def _wav(pcm: npt.NDArray[np.int16], sample_rate: int) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, pcm, sample_rate, format="WAV", subtype="PCM_16")
    return file.getvalue()
