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
# Every block costs an answer of the server and a request of the browser, so later ones are longer:
# (seconds of the stream up to which, length).
LATER_BLOCKS = ((6.0, 0.75), (20.0, 1.5), (float("inf"), 4.0))


class Blocks:
    """Collects PCM and hands it out as WAV files in memory (16 bit): first an opening of several
    together, then longer and longer ones, each worth a segment of the stream. ``seconds``
    counts what was handed out."""

    def __init__(self) -> None:
        self._waiting = np.empty((0, 2), np.int16)
        self._sample_rate = 0
        self.seconds = 0.0

    @property
    def started(self) -> bool:
        """Whether any block was handed out."""
        return self.seconds > 0

    def add(self, audio: AudioReady) -> list[bytes]:
        """Take a piece of the stream; the whole blocks that have come together."""
        self._waiting = np.concatenate((self._waiting, audio.pcm))
        self._sample_rate = audio.sample_rate
        made: list[bytes] = []
        if not self.started and len(self._waiting) >= OPENING_SECONDS * audio.sample_rate:
            made += [self._cut(seconds) for seconds in OPENING_BLOCKS]
        while self.started and len(self._waiting) >= self._block_seconds * audio.sample_rate:
            made.append(self._cut(self._block_seconds))
        return made

    def rest(self) -> list[bytes]:
        """Whatever is still waiting, as the last blocks; none when nothing is."""
        made: list[bytes] = []
        lengths = iter(() if self.started else OPENING_BLOCKS)
        while len(self._waiting):
            made.append(self._cut(next(lengths, self._block_seconds)))
        return made

    @property
    def _block_seconds(self) -> float:
        return next(length for until, length in LATER_BLOCKS if self.seconds < until)

    def _cut(self, seconds: float) -> bytes:
        count = min(round(seconds * self._sample_rate), len(self._waiting))
        block, self._waiting = self._waiting[:count], self._waiting[count:]
        self.seconds += count / self._sample_rate
        return _wav(block, self._sample_rate)


def _wav(pcm: npt.NDArray[np.int16], sample_rate: int) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, pcm, sample_rate, format="WAV", subtype="PCM_16")
    return file.getvalue()
