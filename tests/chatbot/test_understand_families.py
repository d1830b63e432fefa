"""Families of English phrasings that strangers use: who comes in late, whose place is taken, what is heard too little,
wishes wrapped in courtesies, words typed in a hurry. Written like the phrase collections; what is not named must be
unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences

_RESTS: dict[str, Any] = {"act": "edit", "edits": ["mute @drums"], "target_bars": [1, 4]}
_QUIETER: dict[str, Any] = {"act": "edit", "edits": ["softer @bass"]}


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("the drummer lays out for the first four bars", _RESTS),
        ("make the drums come in later", _RESTS),
        ("let the drums enter at bar 5", _RESTS),
        ("no drums until bar 5", _RESTS),
        ("drums only from bar 5", _RESTS),
        ("I'd love it if the drums didn't come in until bar 5", _RESTS),
        ("save the drums for the second half", {**_RESTS, "target_bars": [1, 8]}),
        ("the bass drops out after bar 12", {"act": "edit", "edits": ["mute @bass"], "target_bars": [13, 16]}),
        ("drummer sits out in bars 5 to 8", {**_RESTS, "target_bars": [5, 8]}),
        ("no bass in the second half", {"act": "edit", "edits": ["mute @bass"], "target_bars": [9, 16]}),
        ("have the piano start alone for four bars", {"act": "edit", "edits": ["solo @piano"], "target_bars": [1, 4]}),
        ("everyone but the piano stops at bar 12", {"act": "edit", "edits": ["solo @piano"], "target_bars": [12, 16]}),
        ("bring in strings at bar 9", {"act": "add", "parts": ["strings"], "target_bars": [9, 9]}),
        ("leave the drums alone", {"act": "edit", "keep": ["drums"]}),
    ],
)
def test_who_comes_in_late_leaves_early_or_begins_alone(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("I'd be happier if the bass were quieter", _QUIETER),
        ("could the bass get out of the way a bit", _QUIETER),
        ("i can hardly make out the piano", {"act": "edit", "edits": ["louder @piano"]}),
        ("go easy on the drums", {"act": "edit", "edits": ["softer @drums"]}),
        ("would you mind taking it down a tone?", {"act": "edit", "edits": ["transpose -2"]}),
        ("i wish there was a cello in it", {"act": "add", "parts": ["cello"]}),
        ("wouldn't it be better if it were faster", {"act": "edit", "edits": ["tempo x+"]}),
        ("I was hoping you could add a flute", {"act": "add", "parts": ["flute"]}),
        ("i think we should cut the last two bars", {"act": "edit", "edits": ["cut"], "target_bars": [15, 16]}),
        ("switch the piano out for a Rhodes", {"act": "edit", "edits": ["swap @piano ->piano:4"]}),
        ("i'd like vibes rather than piano", {"act": "edit", "edits": ["swap @piano ->mallets:11"]}),
        ("our pianist is ill, can a guitar do it?", {"act": "edit", "edits": ["swap @piano ->guitar:24"]}),
        ("there's too much going on", {"act": "regenerate", "task": "simpler"}),
        ("it sounds a bit thin", {"act": "regenerate", "task": "busier"}),
        ("I only need the first half", {"act": "edit", "edits": ["extract"], "target_bars": [1, 8]}),
        ("dont change the drums", {"act": "edit", "keep": ["drums"]}),
        ("doesnt need drums", {"act": "edit", "edits": ["remove @drums"]}),
        ("whats the key", {"act": "ask", "topic": "key"}),
        ("a smidge faster", {"act": "edit", "edits": ["tempo x+"]}),
        ("plus a cheeky trombone", {"act": "add", "parts": ["trombone"]}),
        ("make bars 5 thru 8 softer", {"act": "edit", "edits": ["softer"], "target_bars": [5, 8]}),
        ("drums should be more laid back", {"act": "regenerate", "mood": "+-", "target_parts": ["drums"]}),
        ("give me the chords as text", {"act": "ask", "topic": "chords"}),
        ("thanks, you're a star", {"act": "rate", "task": "like"}),
        ("I was expecting something else entirely", {"act": "rate", "task": "dislike"}),
        ("it's all a bit samey", {"act": "rate", "task": "dislike"}),
        ("could you put it in a cathedral", {"act": "invalid", "problem": ["audio effects"]}),
    ],
)  # fmt: skip
def test_wishes_of_a_piece_that_is_playing(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("transpose it down because the tenor can't reach the high notes", {"act": "edit", "edits": ["transpose -2"]}),
        ("I'm recording vocals later so leave out the melody", {"act": "edit", "edits": ["remove @melody"]}),
        ("the bass is muddy so turn it down", _QUIETER),
        ("the drums are too loud so turn them down", {"act": "edit", "edits": ["softer @drums"]}),
        ("crank the bass", {"act": "edit", "edits": ["louder @bass"]}),
        ("bass more to the front, drums more to the back",
         {"act": "edit", "edits": ["louder @bass", "softer @drums"]}),
        ("snappier notes in the piano", {"act": "edit", "edits": ["articulation =staccato @piano"]}),
        ("build it up from bar 9 to bar 16", {"act": "edit", "edits": ["crescendo"], "target_bars": [9, 16]}),
        ("piano out, harp in", {"act": "edit", "edits": ["swap @piano ->harp:46"]}),
        ("hand the bass line over to a bassoon", {"act": "edit", "edits": ["swap @bass ->bassoon:70"]}),
        ("who needs drums anyway", {"act": "edit", "edits": ["remove @drums"]}),
        ("drop everything except the drums for two bars at bar 9",
         {"act": "edit", "edits": ["solo @drums"], "target_bars": [9, 10]}),
        ("unmute everything", {"act": "edit", "edits": ["unmute"]}),
        ("write me the next eight bars", {"act": "continue", "bars": 8}),
        ("lead us in with two bars of drums", {"act": "add", "task": "intro", "bars": 2, "parts": ["drums"]}),
        ("there's no intro!", {"act": "add", "task": "intro"}),
        ("make it playable by a seven year old", {"act": "regenerate", "task": "simpler"}),
        ("give my advanced pupil a challenge", {"act": "regenerate", "task": "busier"}),
        ("it's too sleepy", {"act": "vary", "mood": "++"}),
        ("take the edge off", {"act": "vary", "mood": "+-"}),
        ("second phrase is weak", {"act": "regenerate", "target_bars": [5, 8]}),
    ],
)  # fmt: skip
def test_reasons_and_everyday_words(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("play 1 and then 2", {"act": "arrange", "task": "join", "version": 1, "others": [2]}),
        ("string all three together", {"act": "arrange", "task": "join", "version": 1, "others": [2, 3]}),
        ("play them all in a row", {"act": "arrange", "task": "join", "version": 1, "others": [2, 3]}),
        ("go back to before the second version", {"act": "recall", "version": 1}),
        ("save the first as Opening", {"act": "recall", "task": "name", "version": 1, "name": "Opening"}),
        ("call the second Moonlight", {"act": "recall", "task": "name", "version": 2, "name": "Moonlight"}),
        ("which one do you think sounds more playful?", {"act": "ask", "topic": "compare"}),
        ("is the second one sadder than the first?", {"act": "ask", "topic": "compare", "version": 2, "others": [1]}),
        ("what have I got so far?", {"act": "recall", "task": "list"}),
        ("none of these do it for me", {"act": "rate", "task": "dislike"}),
    ],
)
def test_wishes_among_versions(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": "many", "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "mood"),
    [("a rowdy tune", "++"), ("something bitter", "-?"), ("make it moodier", "-?"), ("a wittier tune", "++")],
)
def test_rarer_words_of_mood(say: str, mood: str) -> None:
    expect = {"act": "vary" if say.startswith("make") else "compose", "mood": mood}
    assert differences({"say": say, "piece": say.startswith("make") or None, "expect": expect}) == []
