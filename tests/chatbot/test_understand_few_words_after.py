"""English turns of few words that lean on the one before, and short questions. Written like the phrase collections;
what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences


@pytest.mark.parametrize(
    ("before", "say", "expect"),
    [
        ("make it faster", "go back half way", {"act": "edit", "edits": ["tempo x-"]}),
        ("make it faster", "half as much", {"act": "edit", "edits": ["tempo x-"]}),
        ("make it louder", "more than that", {"act": "edit", "edits": ["louder"]}),
        ("a bit faster", "way more", {"act": "edit", "edits": ["tempo x+"]}),
        ("put it in D", "or maybe F", {"act": "edit", "edits": ["key"], "key": "F major"}),
        ("set the tempo to 120", "hm, 100 was better", {"act": "edit", "edits": ["tempo 100"], "tempo": 100}),
        ("set the tempo to 120", "closer to 110", {"act": "edit", "edits": ["tempo 110"], "tempo": 110}),
        ("continue for 4 bars", "4 more", {"act": "continue", "bars": 4}),
        ("add a flute", "it's too loud", {"act": "edit", "edits": ["softer @flute"]}),
        ("add a flute", "but a bit softer", {"act": "edit", "edits": ["softer @flute"]}),
        ("add a flute", "another one", {"act": "add", "parts": ["flute"]}),
    ],
)  # fmt: skip
def test_more_less_or_otherwise(before: str, say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "after": before, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("before", "say", "then"),
    [
        ("make bars 5 to 8 softer", "in bars 9 to 12 instead",
         {"act": "edit", "edits": ["softer"], "target_bars": [9, 12]}),
        ("make bars 5 to 8 softer", "the whole piece, not just bars 5 to 8", {"act": "edit", "edits": ["softer"]}),
        ("make bars 5 to 8 softer", "no, everywhere", {"act": "edit", "edits": ["softer"]}),
        ("add a flute", "make that an oboe", {"act": "add", "parts": ["oboe"]}),
        ("add a flute", "or rather a clarinet", {"act": "add", "parts": ["clarinet"]}),
        ("continue for 4 bars", "no, 8 bars", {"act": "continue", "bars": 8}),
    ],
)  # fmt: skip
def test_what_was_done_is_taken_back_for_what_was_meant(before: str, say: str, then: dict[str, Any]) -> None:
    expect = {"act": "undo", "then": [then]}
    assert differences({"say": say, "after": before, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize("say", ["that's not what I meant", "this isn't what I said"])
def test_what_was_not_meant_is_undone(say: str) -> None:
    assert differences({"say": say, "after": "make it louder", "piece": True, "expect": {"act": "undo"}}) == []


def test_what_was_meant_is_liked() -> None:
    expect = {"act": "rate", "verdict": "like"}
    assert differences({"say": "that's what I meant", "after": "make it louder", "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("count the bars", {"act": "ask", "topic": "bars"}),
        ("bars?", {"act": "ask", "topic": "bars"}),
        ("could you count the measures?", {"act": "ask", "topic": "bars"}),
        ("what genre did I ask for?", {"act": "ask", "topic": "controls"}),
        ("what instruments do I usually like?", {"act": "ask", "topic": "preferences"}),
        ("do the drums swing?", {"act": "ask", "topic": "parts", "target_parts": ["drums"]}),
        ("do the flute and the oboe play together?",
         {"act": "ask", "topic": "parts", "target_parts": ["flute", "oboe"]}),
        ("does the bass go below E?", {"act": "ask", "topic": "range", "target_parts": ["bass"]}),
        # No question, though it begins like one.
        ("do the drums again?", {"act": "regenerate", "target_parts": ["drums"]}),
        ("do the strings louder?", {"act": "edit", "edits": ["louder @strings"]}),
    ],
)  # fmt: skip
def test_short_questions(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("a fresh take on the drums", {"act": "regenerate", "target_parts": ["drums"]}),
        ("a new shot at the chorus", {"act": "regenerate", "section": "chorus"}),
        ("I'd keep everything except the piano, that needs redoing",
         {"act": "regenerate", "target_parts": ["piano"]}),
        ("something close to this but not the same", {"act": "vary"}),
        ("a cousin of this tune", {"act": "vary"}),
        ("swap the flute in for the piano", {"act": "edit", "edits": ["swap @piano ->flute"]}),
        ("go back and make it slower instead",
         {"act": "undo", "then": [{"act": "edit", "edits": ["tempo x-"]}]}),
        ("bring the tempo back to what it was", {"act": "undo"}),
        ("the piano drowns out everybody", {"act": "edit", "edits": ["softer @piano"]}),
        ("shave four bars off the end", {"act": "edit", "edits": ["cut"], "target_bars": [13, 16]}),
        ("knock two bars off the beginning", {"act": "edit", "edits": ["cut"], "target_bars": [1, 2]}),
        ("rush it a bit", {"act": "edit", "edits": ["tempo x+"]}),
        ("love what the bass is doing", {"act": "rate", "task": "like", "target_parts": ["bass"]}),
        ("no idea why, but it moves me", {"act": "rate", "task": "like"}),
        ("not a single thing I'd change", {"act": "rate", "task": "like"}),
        ("name that key", {"act": "ask", "topic": "key"}),
        ("major or minor?", {"act": "ask", "topic": "key"}),
        ("4/4 or 3/4?", {"act": "ask", "topic": "meter"}),
        ("is anything out of tune?", {"act": "ask"}),
    ],
)  # fmt: skip
def test_orders_verdicts_and_questions(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect, "open": ["target_parts", "topic"]}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("let me hear where we started", {"act": "recall", "version": 1}),
        ("one and three, blended", {"act": "arrange", "version": 1, "others": [3]}),
        ("is the second longer than the third?", {"act": "ask", "topic": "compare", "version": 2, "others": [3]}),
        ("how did version 1 differ from this?", {"act": "ask", "topic": "compare", "version": 1}),
        ("show me version two's chords", {"act": "ask", "topic": "chords", "version": 2}),
        ("take four bars off the end", {"act": "edit", "edits": ["cut"], "target_bars": [13, 16]}),
        ("let's call it Evening Star from now on", {"act": "recall", "task": "name", "name": "Evening Star"}),
    ],
)  # fmt: skip
def test_versions(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": "many", "expect": expect, "open": ["task", "others"]}) == []
