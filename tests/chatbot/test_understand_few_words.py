"""Loose words about what plays. Written like the phrase collections; what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("lower speed", {"act": "edit", "edits": ["tempo x-"]}),
        ("bring the pace down", {"act": "edit", "edits": ["tempo x-"]}),
        ("126 on the clock", {"act": "edit", "edits": ["tempo"], "tempo": 126}),
        ("the whole thing has to sit lower in volume", {"act": "edit", "edits": ["softer"]}),
        ("let it swell from the first bar through to the eighth",
         {"act": "edit", "edits": ["crescendo"], "target_bars": [1, 8]}),
        ("its intro has to go", {"act": "edit", "edits": ["cut"], "section": "intro"}),
        ("a tango out of this very tune", {"act": "arrange", "genre": "tango"}),
        ("as you were!", {"act": "undo"}),
        ("spit out a midi", {"act": "help", "topic": "files"}),
    ],
)  # fmt: skip
def test_loose_words_are_read(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []
