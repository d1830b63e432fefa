"""English in which the words alone do not say what shall be done: wishes that are questions, lists that are parts of
what plays, sections in few words. Written like the phrase collections; what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("does it have to be so fast?", {"act": "edit", "edits": ["tempo x-"]}),
        ("do the drums have to be so loud?", {"act": "edit", "edits": ["softer @drums"]}),
        ("isn't it a bit fast?", {"act": "edit", "edits": ["tempo x-"]}),
        ("how would it sound an octave higher?", {"act": "edit", "edits": ["transpose 12"]}),
        ("how about less bass?", {"act": "edit", "edits": ["softer @bass"]}),
        ("is there any way to end it softly?", {"act": "add", "task": "ending", "dynamics": "p"}),
        ("who is playing the chords?", {"act": "ask", "topic": "parts", "target_parts": ["chords"]}),
        ("why is it so loud?", {"act": "ask", "topic": "explain"}),
    ],
)
def test_wishes_that_are_questions(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect, "open": ["dynamics"]}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("only keep the bass and drums", {"act": "edit", "edits": ["solo @bass+drums"]}),
        ("everything staccato but the piano", {"act": "edit", "edits": ["articulation =staccato @bass+drums"]}),
        ("swap the chords for jazzier ones", {"act": "regenerate", "target_parts": ["chords"], "genre": "jazz"}),
        ("a different groove", {"act": "regenerate", "target_parts": ["drums"]}),
        ("calmer drums", {"act": "regenerate", "target_parts": ["drums"], "mood": "+-"}),
        ("do the bridge again", {"act": "regenerate", "section": "bridge"}),
        ("no intro", {"act": "edit", "edits": ["cut"], "section": "intro"}),
        ("shorter intro", {"act": "edit", "edits": ["cut"], "section": "intro"}),
        ("the bridge twice", {"act": "edit", "edits": ["repeat 2"], "section": "bridge"}),
        ("a choir in the chorus", {"act": "add", "section": "chorus"}),
        ("from bar 13 in G", {"act": "edit", "edits": ["key"], "key": "G major", "target_bars": [13, 16]}),
        ("24 bars in total please", {"act": "continue", "bars": 8}),
        ("keep it going with the same feel", {"act": "continue"}),
        ("a trill on the last note", {"act": "edit"}),
        ("play 2", {"act": "recall", "version": 2}),
        ("throw version 1 away", {"act": "recall", "task": "hide", "version": 1}),
        ("it reminds me of my childhood", {"act": "rate", "task": "like"}),
    ],
)
def test_few_words_on_what_is_there(say: str, expect: dict[str, Any]) -> None:
    opened = ["parts", "section"] if "choir" in say else ["mood"] if "jazzier" in say else []
    assert differences({"say": say, "piece": "many", "expect": expect, "open": opened}) == []


def test_bars_of_one_mood_after_bars_of_another() -> None:
    arc = ["bar1 mood:?-", "bar9 mood:?+"]
    entry = {"say": "8 bars calm, 8 bars wild, rock", "expect": {"genre": "rock", "bars": 16, "arc": arc}}
    assert differences(entry) == []
