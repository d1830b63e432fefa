"""Which version or which bars are meant, where they are described and not counted. Written like the phrase collections;
what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences


@pytest.mark.parametrize(
    ("say", "version"),
    [
        ("the flute version needs to come back", 2),
        ("restore the D major one", 2),
        ("reinstate the minor key one", 1),
        ("resurrect the guitar one", 2),
        ("96 bpm one. load it.", 1),
        ("back to the duet", 1),
        ("fetch the slowest of the lot", 1),
        ("there was one that had a cello, could we return there?", 1),
    ],
)
def test_a_version_is_recalled_by_what_it_has(say: str, version: int) -> None:
    assert differences({"say": say, "piece": "many", "expect": {"act": "recall", "version": version}}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("the cello one, shift it three half steps higher",
         {"act": "edit", "edits": ["transpose +3"], "version": 1}),
        ("go with the one that hasn't any drums", {"act": "recall", "task": "choose", "version": 1}),
        ("make a flute version", {"act": "arrange", "parts": ["flute"]}),
    ],
)  # fmt: skip
def test_what_is_done_to_a_version_that_is_described(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": "many", "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "topic"),
    [
        ("Sunrise, what key's that", "key"),
        ("whereabouts do the cadences fall in Sunrise?", "cadences"),
        ("how many beats a minute was number two?", "tempo"),
        ("does Sunrise roam to other keys", "modulations"),
        ("total bars in number two?", "bars"),
    ],
)
def test_a_question_about_another_version_does_not_bring_it_back(say: str, topic: str) -> None:
    expected = {"act": "ask", "topic": topic, "version": 2}
    assert differences({"say": say, "piece": "many", "expect": expected, "open": ["name"]}) == []


@pytest.mark.parametrize(
    ("say", "edits", "bars"),
    [
        ("boost the piano in 5-8", ["louder @piano"], [5, 8]),
        ("mute the bass from nine until twelve", ["mute @bass"], [9, 12]),
    ],
)
def test_numbers_where_a_word_says_that_they_are_a_place_are_bars(say: str, edits: list[str], bars: list[int]) -> None:
    assert differences({"say": say, "piece": True, "expect": {"act": "edit", "edits": edits, "target_bars": bars},
                        "open": ["target_parts"]}) == []  # fmt: skip
