"""How loud it sounds: from a sentence to what is heard and what is saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from chatbot.conversation import Conversation
from chatbot.events import AudioReady
from composer import Composer
from synth import SAMPLE_RATE, TARGET_LUFS, SynthPool
from synth.limiter import CEILING_DB
from synth.loudness import integrated, true_peak


@pytest.fixture
def conversation(composer: Composer, pool: SynthPool, tmp_path: Path) -> Conversation:
    return Conversation(composer, tmp_path, pool, seed=4)


def heard(conversation: Conversation, text: str) -> float:
    """LUFS of what a sentence makes sound, and of the file of it, which are the same."""
    sound = np.concatenate([event.pcm for event in conversation.say(text) if isinstance(event, AudioReady)])
    saved = soundfile.read(conversation.file(conversation.versions[-1].number, "flac"), dtype="int16")[0]
    assert np.array_equal(sound, saved)
    floats = (sound / 32768.0).astype(np.float32)
    assert true_peak(floats) <= CEILING_DB
    return integrated(floats, SAMPLE_RATE)


def test_pieces_of_all_kinds_come_out_at_one_loudness(conversation: Conversation) -> None:
    requests = (
        "6 bars for piano at 150 bpm",
        "6 bars for flute, cello, guitar and drums at 150 bpm",
        "六小节，只要单簧管，速度150",
        "6 bars of rock at 150 bpm for electric guitar, bass and drums",
    )
    # As they are mixed they lie 8 LU apart.
    assert [heard(conversation, text) for text in requests] == pytest.approx([TARGET_LUFS] * 4, abs=2.5)


def test_what_is_asked_of_the_dynamics_is_heard(conversation: Conversation) -> None:
    """A soft piece is softer than others; and an edit is not evened out again, nor what follows from it."""
    plain = heard(conversation, "6 bars for piano at 150 bpm")
    softer = heard(conversation, "make it much quieter")
    assert softer < plain - 3.0
    assert heard(conversation, "transpose it up a tone") == pytest.approx(softer, abs=1.0)
    assert heard(conversation, "6 bars for piano at 150 bpm, pianissimo") == pytest.approx(TARGET_LUFS - 7.7, abs=2.5)


def test_what_begins_softly_and_ends_loudly_does_so(conversation: Conversation) -> None:
    list(conversation.say("12 bars for piano at 150 bpm, starting very softly and growing to fortissimo at the end"))
    sound = soundfile.read(conversation.file(1, "flac"), dtype="float32")[0]
    third = len(sound) // 3
    first, last = (integrated(sound[at : at + third], SAMPLE_RATE) for at in (0, len(sound) - third - SAMPLE_RATE))
    assert last > first + 6.0
    # The gain is judged by the soft opening, so such a piece ends up a little above its target.
    assert integrated(sound, SAMPLE_RATE) == pytest.approx(TARGET_LUFS, abs=3.5)
