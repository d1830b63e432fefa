"""Short English orders on what plays: how loud, which bars, where it ends, how far a variation goes. Written like the
phrase collections; what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("too much bass", {"act": "edit", "edits": ["softer @bass"]}),
        ("not enough drums", {"act": "edit", "edits": ["louder @drums"]}),
        ("too little piano", {"act": "edit", "edits": ["louder @piano"]}),
        ("put the drums lower in the mix", {"act": "edit", "edits": ["softer @drums"]}),
        ("lower the drums a bit", {"act": "edit", "edits": ["softer @drums"]}),
        ("cut the volume of the drums", {"act": "edit", "edits": ["softer @drums"]}),
        ("drop the volume", {"act": "edit", "edits": ["softer"]}),
        ("too sad", {"act": "vary", "mood": "+?"}),
        ("up a bit in tempo", {"act": "edit", "edits": ["tempo x+"]}),
        ("back into three", {"act": "edit", "edits": ["meter"], "meter": "3/4"}),
        ("make it five beats a bar", {"act": "edit", "edits": ["meter"], "meter": "5/4"}),
        ("from 4/4 to 3/4", {"act": "edit", "edits": ["meter"], "meter": "3/4"}),
        ("the piano part on a harp", {"act": "edit", "edits": ["swap @piano ->harp:46"]}),
        ("change to a waltz", {"act": "arrange", "genre": "waltz"}),
        ("for four trombones", {"act": "arrange", "parts": ["trombone"] * 4}),
        ("change everything but the melody", {"act": "regenerate", "keep": ["melody"]}),
        ("another melody over the same chords",
         {"act": "regenerate", "target_parts": ["melody"], "keep": ["chords"]}),
    ],
)  # fmt: skip
def test_how_it_shall_be(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("take bars 5 to 8 out", {"act": "edit", "edits": ["cut"], "target_bars": [5, 8]}),
        ("stop at bar 8", {"act": "edit", "edits": ["cut"], "target_bars": [9, 16]}),
        ("squeeze it into 8 bars", {"act": "edit", "edits": ["extract"], "bars": None}),
        ("silence in bar 8", {"act": "edit", "edits": ["mute"], "target_bars": [8, 8]}),
        ("leave bars 5 and 6 empty", {"act": "edit", "edits": ["mute"], "target_bars": [5, 6]}),
        ("fade the last bar", {"act": "edit", "edits": ["fade_out"], "target_bars": [16, 16]}),
        ("A A B A please", {"act": "edit", "edits": ["reorder =AABA"]}),
        ("copy bars 1-4 to the end", {"act": "edit", "target_bars": [1, 4]}),
        ("four bars of intro", {"act": "add", "task": "intro", "bars": 4}),
        ("put 4 bars in front", {"act": "add", "task": "intro", "bars": 4}),
        ("add four bars between bar 8 and 9", {"act": "add", "task": "section", "bars": 4, "target_bars": [8, 9]}),
        ("lengthen the intro by two bars", {"act": "add", "task": "longer", "bars": 2, "section": "intro"}),
        ("write an 8 bar bridge in the relative minor",
         {"act": "add", "task": "section", "section": "bridge", "bars": 8, "key": "A minor"}),
        ("until bar 24", {"act": "continue", "bars": 8}),
        ("write 8 bars more in the same mood", {"act": "continue", "bars": 8}),
        ("change about a third of the notes", {"act": "vary", "distance": 0.33}),
        ("make it quite different", {"act": "vary", "distance": "high"}),
        ("a distant variation", {"act": "vary", "distance": "high"}),
        ("which was the fastest?", {"act": "ask", "topic": "compare"}),
        ("is it a minor chord in bar 2?", {"act": "ask", "topic": "chords", "target_bars": [2, 2]}),
        ("I liked Sunrise more", {"act": "recall", "task": "choose", "version": 2}),
        ("the version before the last", {"act": "recall", "version": 2}),
    ],
)  # fmt: skip
def test_which_bars_and_how_far(say: str, expect: dict[str, Any]) -> None:
    entry = {"say": say, "piece": "many", "expect": expect, "open": ["bars", "target_bars"] if "squeeze" in say else []}
    assert differences(entry) == []
