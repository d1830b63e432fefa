"""Short sentences that name nothing musical: what they are taken to mean, and what then happens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.conversation import Conversation
from chatbot.events import Said
from chatbot.turn import Language
from chatbot.understand import understand
from chatbot.understand.meanings.classes import MEANINGS, PLAIN_WORDS
from chatbot.understand.meanings.measure import read_unseen, sense
from composer import Composer
from synth import SynthPool
from tests.chatbot.phrase_notation import MANY, PIECE
from tests.chatbot.talking import piece

SENTENCES = Path(__file__).parent / "meanings"
PLAIN = replace(MANY, plain=True)


@pytest.mark.parametrize("name", PLAIN_WORDS)
def test_the_plain_words_are_known_to_the_rules_and_mean_the_same_in_both_languages(name: str) -> None:
    english, chinese = (understand(words, PLAIN) for words in PLAIN_WORDS[name])
    assert sense(english) == sense(chinese) and english.act not in ("offtopic", "invalid")


@pytest.mark.parametrize(("language", "least"), [("en", 0.8), ("zh", 0.85)])
def test_sentences_that_nothing_was_learnt_from_are_taken_rightly(language: Language, least: float) -> None:
    read = list(read_unseen(SENTENCES, MEANINGS, language, MANY))
    wrong = {one.said: one.name for one in read if not one.right}
    assert len(read) > 150 and len(wrong) <= (1 - least) * len(read), wrong


@pytest.mark.parametrize(
    "say",
    ["that was a mistake, put it back the way it was", "哎呀我不是那个意思，当我没说"],
    ids=["english", "chinese"],
)
def test_a_change_that_was_not_meant_is_taken_back(
    say: str, composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=3)
    first = piece(conversation, "4 bars for piano in C major at 100 bpm")
    assert piece(conversation, "at 140 bpm").bars[0].tempo_bpm == 140.0
    assert piece(conversation, say) == first


@pytest.mark.parametrize(
    ("say", "how"),
    [
        ("way too much is happening at once, my fingers get tangled", "make it simpler"),
        ("手忙脚乱，弹不过来", "简单一点"),
    ],
)
def test_what_changes_the_music_says_how_it_was_understood(say: str, how: str) -> None:
    turn = understand(say, PIECE)
    assert turn.act == "regenerate" and turn.task == "simpler" and how in " ".join(turn.assumptions)


@pytest.mark.parametrize("say", ["could you drive me to the airport", "帮我点个外卖呗"])
def test_other_business_stays_other_business(say: str, composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=3)
    first = piece(conversation, "4 bars for piano")
    (answer,) = [event for event in conversation.say(say) if isinstance(event, Said)]
    assert answer.text and len(conversation.versions) == 1 and conversation.versions[0].piece == first


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("the shortest one", ("recall", 1)),
        ("play the slowest version", ("recall", 1)),
        ("make the fastest one sadder", ("vary", 2)),
        ("放最长的那个", ("recall", 2)),
        ("2", ("recall", 2)),
        ("is 1 sadder than 2?", ("ask", 1)),
    ],
)
def test_versions_are_picked_out_by_what_sets_them_apart(say: str, expect: tuple[str, int]) -> None:
    turn = understand(say, MANY)
    assert (turn.act, turn.targets.version) == expect


def test_of_several_that_are_as_short_the_latest_is_meant() -> None:
    lengths = (12, 12, 16)
    some = replace(MANY, facts=tuple(replace(f, bars=b) for f, b in zip(MANY.facts, lengths, strict=True)))
    turn = understand("play the shorter one", some)
    assert (turn.act, turn.targets.version) == ("recall", 2)


def test_of_versions_that_are_alike_none_is_picked() -> None:
    alike = replace(MANY, facts=tuple(replace(facts, bars=8) for facts in MANY.facts))
    assert understand("play the shortest version", alike).targets.version is None
