"""Recordings among a visitor's files: what was said in them is the request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.turn import Language
from chatbot.voice import Transcript, VoiceError, is_speech, transcribe

_SENTENCES: dict[str, tuple[str, str]] = {
    "heard": ("I heard: “{text}”", "我听到的是：“{text}”"),
    "unsure": (
        "I am not sure that I heard “{words}” right. Please type the request, or say it once more.",
        "我不确定“{words}”有没有听对。请把要求打出来，或者再说一遍。",
    ),
    "foreign": (
        "I could not follow that recording: I understand spoken English only; Chinese must be typed.",
        "这段录音我没有听懂：语音我只听得懂英语，中文请打字。",
    ),
    "missing": (
        "I cannot listen here: speech needs the packages of requirements-voice.txt. Please type the request.",
        "这里听不了语音：需要安装 requirements-voice.txt 里的包。请把要求打出来。",
    ),
    "unreadable": ("I cannot read the recording {name}.", "读不了录音 {name}。"),
    "silent": ("I heard nobody speak in {name}.", "{name} 里没有听到有人说话。"),
}


@dataclass(frozen=True)
class Heard:
    """A request with its recordings listened to: its text with what was said, the files that are
    none, what was heard in a sentence, and a ``question`` or a ``problem`` that comes first."""

    text: str
    files: list[Path]
    said: str | None = None
    question: str | None = None
    problem: str | None = None


def listen(text: str, files: Sequence[Path], language: Language) -> Heard:
    """Listen to the recordings among ``files``; without one nothing changes."""
    recordings = [path for path in files if is_speech(path)]
    others = [path for path in files if not is_speech(path)]
    heard: list[Transcript] = []
    for path in recordings:
        try:
            heard.append(transcribe(path))
        except VoiceError as error:
            return Heard(text, others, problem=_sentence(error.reason, language, name=path.name))
    if not heard:
        return Heard(text, others)
    words = " ".join(one.text for one in heard)
    said = _sentence("heard", language, text=words)
    if not all(one.understood for one in heard):
        return Heard(text, others, said, problem=_sentence("foreign", language))
    unsure = [word for one in heard for word in one.unsure]
    question = _sentence("unsure", language, words=" ".join(unsure)) if unsure else None
    return Heard(f"{text} {words}".strip(), others, said, question)


def _sentence(which: str, language: Language, **values: str) -> str:
    return _SENTENCES[which][language == "zh"].format(**values)
