"""Wishes wrapped in stories: what is told beside a wish is not taken for one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from chatbot.conversation import Conversation
from chatbot.understand import understand
from chatbot.understand.asides import without_asides
from composer import Composer
from synth import SynthPool
from tests.chatbot.phrase_notation import PIECE
from tests.chatbot.talking import piece


@pytest.mark.parametrize(
    ("say", "wish"),
    [
        ("the twins have finally gone down for their nap and my head is splitting, so could you run it at 84?", "84"),
        ("my landlord is downstairs with a broom, turn the drums down", "turn the drums down"),
        ("Make the bass louder, my uncle drove four hours to hear it", "Make the bass louder"),
        ("隔壁王奶奶又来敲门了，把鼓调小一点", "把鼓调小一点"),
    ],
)
def test_a_story_is_told_from_the_wish(say: str, wish: str) -> None:
    left = without_asides(say, "en" if say.isascii() else "zh")
    assert left is not None and wish in left and len(left) < len(say) * 0.7


@pytest.mark.parametrize(
    "say", ["make it a bit slower", "a sad waltz for cello and piano in D minor, 90 bpm", "把钢琴换成古筝"]
)
def test_a_plain_wish_is_left_as_it_is(say: str) -> None:
    assert without_asides(say, "en" if say.isascii() else "zh") is None


@pytest.mark.parametrize(
    ("say", "operation"),
    [
        ("hospital radio rang and our vicar plays the trombone there, so lift this into G major for him", "key"),
        ("my roommate is asleep on the sofa behind me and she gets angry fast, half the speed please", "tempo"),
    ],
)
def test_what_a_story_names_is_not_wished(say: str, operation: str) -> None:
    turn = understand(say, PIECE)
    assert turn.act == "edit" and [edit.operation for edit in turn.edits] == [operation]


def test_a_number_in_a_story_is_out_of_no_range(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool, seed=1)
    before = piece(conversation, "a waltz for piano, 4 bars, 90 bpm")
    after = piece(conversation, "the committee talked for three hours about it, anyway, make it faster")
    assert after.tempo_bpm > before.tempo_bpm


@pytest.mark.parametrize("word", ["한국어 ", "速度120，降E大调，", "the committee talked for three hours, "])
def test_the_longest_text_is_refused_at_once(word: str) -> None:
    started = time.process_time()
    assert understand(word * 5000, PIECE).act == "invalid"
    assert time.process_time() - started < 5
