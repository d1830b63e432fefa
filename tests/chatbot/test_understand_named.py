"""Requests that name players or places in words that no rule looks for: what they are taken to wish, and what then
happens to the notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.conversation import Conversation
from chatbot.turn import Language
from chatbot.understand import understand
from chatbot.understand.effect import effect
from chatbot.understand.meanings.changes import CHANGES, PLAIN_CHANGES, change_in_plain_words
from chatbot.understand.meanings.masking import Masked, masked
from chatbot.understand.meanings.measure import read_unseen
from composer import Composer
from synth import SynthPool
from tests.chatbot.phrase_notation import PIECE
from tests.chatbot.talking import piece

SENTENCES = Path(__file__).parent / "meanings"
PLAIN = replace(PIECE, plain=True)
NAMES: tuple[tuple[str, str, Language], ...] = (("piano", "cello", "en"), ("钢琴", "大提琴", "zh"))
PLACES: tuple[tuple[tuple[int, int] | None, str | None], ...] = (
    (None, None), ((5, 8), None), ((9, 9), None), (None, "chorus"), (None, "B"),
)  # fmt: skip


@pytest.mark.parametrize("name", PLAIN_CHANGES)
def test_the_plain_words_are_known_to_the_rules_and_wish_the_same_in_both_languages(name: str) -> None:
    tried = 0
    for bars, section in PLACES:
        for named in (True, False):
            english, chinese = (
                change_in_plain_words(name, Masked("", named * (who,), named * (new,), bars, section), language)
                for who, new, language in NAMES
            )
            if english is None or chinese is None:
                assert english is chinese
                continue
            tried += 1
            first, second = (understand(words, PLAIN) for words in (english, chinese))
            assert effect(first) == effect(second), (english, chinese)
            assert first.act not in ("offtopic", "invalid", "compose"), english
    assert tried


def test_names_and_places_are_put_out_of_sight_and_kept() -> None:
    named = masked("The bass and the drums swamp the harp from 9 to 12", "en", PIECE)
    assert named == Masked(
        "the guitar swamp the accordion from bars 3 to 6", ("bass and the drums",), ("harp",), (9, 12), None
    )


@pytest.mark.parametrize(("language", "least"), [("en", 0.6), ("zh", 0.6)])
def test_sentences_that_nothing_was_learnt_from_are_taken_rightly(language: Language, least: float) -> None:
    read = list(read_unseen(SENTENCES, CHANGES, language, some=5))
    wrong = {one.said: one.name for one in read if not one.right}
    assert len(read) > 100 and len(wrong) <= (1 - least) * len(read), wrong


@pytest.mark.parametrize(
    "say", ["could the bass maybe sit this one out?", "贝斯先歇会儿，别的照旧"], ids=["english", "chinese"]
)
def test_who_sits_it_out_is_silent_and_everyone_else_plays_on(
    say: str, composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=3)
    before = piece(conversation, "4 bars for piano and bass in C major at 100 bpm")
    after = piece(conversation, say)
    assert len(after.parts) == len(before.parts) == 2
    for was, now in zip(before.parts, after.parts, strict=True):
        is_silent = now.muted or not now.notes
        assert was.notes and is_silent == (was.role == "bass")
        assert is_silent or now == was


@pytest.mark.parametrize(
    ("say", "how"),
    [
        ("the drummer is giving me a headache, ease them down", "make the drummer softer"),
        ("钢琴快被埋住了，拉它一把", "钢琴大声一点"),
    ],
)
def test_what_changes_the_music_says_how_it_was_understood(say: str, how: str) -> None:
    turn = understand(say, PIECE)
    assert turn.act == "edit" and how in " ".join(turn.assumptions)


@pytest.mark.parametrize(
    "say",
    [
        "drums louder and piano softer",
        "arrange it for string quartet",
        "transpose the piano up two octaves",
        "鼓大声一点，贝斯小声一点",
        "改编成弦乐四重奏",
    ],
)
def test_what_the_rules_read_in_full_stays(say: str) -> None:
    assert understand(say, PIECE) == understand(say, PLAIN)
