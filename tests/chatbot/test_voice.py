"""Speech: what is said becomes the request, and what cannot be followed is told so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from chatbot.conversation import Conversation
from chatbot.events import Asked, Failed, Planned, Said
from chatbot.voice import VoiceError, transcribe
from composer import Composer
from synth import SynthPool
from tests.chatbot.speech import spoken


def test_a_spoken_request_is_shown(tmp_path: Path, composer: Composer, pool: SynthPool) -> None:
    recording = spoken(tmp_path / "wish.wav", "Play something upbeat in D minor on piano.")
    conversation = Conversation(composer, tmp_path / "talk", pool, seed=1)
    events = conversation.say("2 bars", [recording])
    said = []
    for event in events:
        if isinstance(event, Said):
            said.append(event.text)
        if isinstance(event, (Planned, Asked)):
            break
    events.close()
    # A synthetic voice is heard right, and may be doubted all the same.
    assert isinstance(event, (Planned, Asked))
    assert isinstance(event, Asked) or str(event.controls.key) == "D minor"
    assert any("D minor" in text for text in said)


def test_a_broken_recording_ends_in_one_sentence(tmp_path: Path, composer: Composer, pool: SynthPool) -> None:
    broken = tmp_path / "wish.wav"
    broken.write_bytes(b"RIFF and no more")
    with pytest.raises(VoiceError, match="unreadable"):
        transcribe(broken)
    events = list(Conversation(composer, tmp_path / "talk", pool).say("", [broken]))
    assert [type(event) for event in events] == [Failed]


def test_chinese_speech_is_not_taken_for_english(tmp_path: Path) -> None:
    transcript = transcribe(spoken(tmp_path / "wish.wav", "来一首欢快的钢琴曲，快一点", "cmn"))
    assert not transcript.understood or transcript.confidence < 0.7


def test_silence_is_known_without_the_model_and_noise_is_no_speech(
    tmp_path: Path, composer: Composer, pool: SynthPool
) -> None:
    chance = np.random.default_rng(1)
    for name, loudness in (("quiet", 0.0005), ("noise", 0.1)):
        path = tmp_path / f"{name}.wav"
        soundfile.write(path, loudness * chance.standard_normal(32_000), 16_000)
        events = list(Conversation(composer, tmp_path / name, pool).say("", [path]))
        assert [type(event) for event in events] == [Failed]
        assert f"{name}.wav" in str(events[0])
    with pytest.raises(VoiceError, match="silent"):
        transcribe(tmp_path / "quiet.wav")
