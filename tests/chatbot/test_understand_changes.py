"""Short English requests that change what plays: shares of a tempo, cuts, swing taken off, who plays again, the same in
other hands and in another style. Written like the phrase collections; what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences


def _of(*requests: tuple[str, dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("say", "expect"), requests)


@_of(
    ("one and a half times as fast", {"act": "edit", "edits": ["tempo x1.5"]}),
    ("2.5 times faster", {"act": "edit", "edits": ["tempo x2.5"]}),
    ("a third faster", {"act": "edit", "edits": ["tempo x+"]}),
    ("slow it down by a quarter", {"act": "edit", "edits": ["tempo x0.75"]}),
    ("speed it up to 120", {"act": "edit", "edits": ["tempo 120"], "tempo": 120}),
    ("faster, 120 maybe", {"act": "edit", "edits": ["tempo 120"], "tempo": 120}),
    ("slow it way down", {"act": "edit", "edits": ["tempo x0.714"]}),
    ("modulate to the dominant", {"act": "edit", "edits": ["key"], "key": "G major"}),
    ("a semitone up", {"act": "edit", "edits": ["transpose 1"]}),
    ("raise the whole thing by a third except for the bass", {"act": "edit", "edits": ["transpose 4 @piano+drums"]}),
)
def test_how_fast_and_how_high(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@_of(
    ("no more swing", {"act": "edit", "edits": ["swing 0.5"]}),
    ("lose the swing", {"act": "edit", "edits": ["swing 0.5"]}),
    ("tie it together more", {"act": "edit", "edits": ["articulation =legato"]}),
    ("short notes in the piano please", {"act": "edit", "edits": ["articulation =staccato @piano"]}),
    ("a decrescendo in the last two bars", {"act": "edit", "edits": ["diminuendo"], "target_bars": [15, 16]}),
    ("fade it out slowly", {"act": "edit", "edits": ["fade_out"]}),
    ("throw out bars 13 to 16", {"act": "edit", "edits": ["cut"], "target_bars": [13, 16]}),
    ("leave out the bridge", {"act": "edit", "edits": ["cut"], "section": "bridge"}),
    ("play B first", {"act": "edit", "edits": ["reorder =BA"]}),
    ("split the piano in two", {"act": "edit", "edits": ["split @piano"]}),
    ("separate the hands of the piano", {"act": "edit", "edits": ["split @piano"]}),
    ("the bass is too quiet", {"act": "edit", "edits": ["louder @bass"]}),
    ("all but the bass louder", {"act": "edit", "edits": ["louder @piano+drums"]}),
    ("leave the piano as it is, the rest louder", {"act": "edit", "edits": ["louder @bass+drums"]}),
    ("The drums are killing me, turn them down", {"act": "edit", "edits": ["softer @drums"]}),
    ("let the bass play again", {"act": "edit", "edits": ["unmute @bass"]}),
    ("let everyone play again", {"act": "edit", "edits": ["unmute"]}),
    ("let the drums stop after bar 12", {"act": "edit", "edits": ["mute @drums"], "target_bars": [13, 16]}),
)
def test_touch_shape_and_loudness(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


_CELLO: dict[str, Any] = {"act": "edit", "edits": ["swap @bass ->cello:42"]}


@_of(
    ("replace the bass by a double bass", {"act": "edit", "edits": ["swap @bass ->contrabass:43"]}),
    ("have the cello take the bass line", _CELLO),
    ("give the cello the bass line", _CELLO),
    ("let a cello take over the bass from bar 5", {**_CELLO, "target_bars": [5, 16]}),
    ("from bar 5 the violin should play the melody",
     {"act": "edit", "edits": ["swap @melody ->violin"], "target_bars": [5, 16]}),
    ("double the melody with a violin an octave up", {"act": "edit", "edits": ["double 12 @melody ->violin"]}),
    ("bass pizzicato please", {"act": "edit", "edits": ["swap @bass ->strings:45"]}),
    ("write a violin part", {"act": "add", "parts": ["violin"]}),
    ("write a harmony part for flute", {"act": "add", "parts": ["flute/counter"]}),
    ("could there be a shaker in the background?", {"act": "add", "parts": ["drums"]}),
    ("a piano version please", {"act": "arrange", "parts": ["piano"]}),
    ("can you redo it for brass band?", {"act": "arrange", "parts": ["brass"]}),
    ("make a bossa nova of this", {"act": "arrange", "genre": "bossa nova"}),
    ("tango style please", {"act": "arrange", "genre": "tango"}),
    ("in the style of a tango", {"act": "arrange", "genre": "tango"}),
    ("what would it be like as a samba?", {"act": "arrange", "genre": "samba"}),
    ("the intro is boring, write a new one", {"act": "regenerate", "section": "intro"}),
    ("I'd like the intro to be different", {"act": "regenerate", "section": "intro"}),
    ("Make it harder, my students are bored", {"act": "regenerate", "task": "busier"}),
    ("a wild variation, please", {"act": "vary", "distance": "high"}),
    ("go on for about another minute", {"act": "continue", "seconds": 60}),
    ("How about major instead? Try that.", {"act": "edit", "edits": ["key"], "key": "C major"}),
)  # fmt: skip
def test_the_same_in_other_hands_and_styles(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@_of(
    ("take back the last edit", {"act": "undo"}),
    ("undo the last two changes", {"act": "undo"}),
    ("scrap that last change", {"act": "undo"}),
    ("forward again", {"act": "redo"}),
    ("speed the first one up", {"act": "edit", "version": 1, "edits": ["tempo x+"]}),
    ("show me the previous one", {"act": "recall", "version": 2}),
    ("the 3rd one is the one", {"act": "recall", "task": "choose", "version": 3}),
    ("what sets version 1 apart from version 3?", {"act": "ask", "topic": "compare", "version": 1, "others": [3]}),
    ("title: Blue Hour", {"act": "recall", "task": "name", "name": "Blue Hour"}),
    ("continue our conversation from yesterday", {"act": "recall", "task": "resume"}),
    ("that one's rubbish", {"act": "rate", "task": "dislike"}),
    ("my ears hurt", {"act": "rate", "task": "dislike"}),
    ("is there a chorus?", {"act": "ask", "topic": "form", "section": "chorus"}),
    ("which music do I like?", {"act": "ask", "topic": "preferences"}),
    ("what commands are there?", {"act": "help"}),
    ("write an essay about Mozart", {"act": "offtopic"}),
    ("recommend a restaurant", {"act": "offtopic"}),
    ("can you rap it?", {"act": "invalid", "problem": ["sing"]}),
)
def test_versions_questions_and_verdicts(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": "many", "expect": expect}) == []


@pytest.mark.parametrize(
    ("before", "say", "expect"),
    [
        ("make it louder", "a little less", {"act": "edit", "edits": ["softer"]}),
        ("make it faster", "that's too much", {"act": "edit", "edits": ["tempo x-"]}),
        ("transpose it up a semitone", "again, please", {"act": "edit", "edits": ["transpose 1"]}),
        ("transpose it up a fifth", "no, a third, not a fifth",
         {"act": "undo", "then": [{"act": "edit", "edits": ["transpose 4"]}]}),
        ("transpose it up a third", "I meant a minor third",
         {"act": "undo", "then": [{"act": "edit", "edits": ["transpose 3"]}]}),
        ("an octave higher", "sorry, down I meant",
         {"act": "undo", "then": [{"act": "edit", "edits": ["transpose -12"]}]}),
        ("make bars 5 to 8 softer", "not bars 5 to 8, bars 1 to 4",
         {"act": "undo", "then": [{"act": "edit", "edits": ["softer"], "target_bars": [1, 4]}]}),
        ("play some happy piano music, 60 seconds", "make it 90 seconds instead",
         {"mood": "++", "parts": ["piano"], "seconds": 90}),
    ],
)  # fmt: skip
def test_what_leans_on_the_turn_before(before: str, say: str, expect: dict[str, Any]) -> None:
    wanted = expect["then"][0] if expect.get("act") == "undo" else expect
    assert differences({"say": say, "piece": True, "after": before, "expect": wanted}) == []


@_of(
    ("a duet for flute and glorpophone", {"act": "invalid", "problem": ["glorpophone", "piano"]}),
    ("pop with chords C Qm F G", {"act": "invalid", "problem": ["Qm"]}),
    ("natural minor in G, folk trio", {"key": "G minor", "genre": "folk"}),
    ("a lovley walz for guitarr", {"genre": "waltz", "parts": ["guitar"], "mood": "+?"}),
    ("drill beat with sliding 808s, 142 bpm, g minor", {"genre": "hip-hop", "tempo": 142, "key": "G minor"}),
    ("lemme get a trap beat 150 spooky af", {"genre": "hip-hop", "tempo": 150, "mood": "-?"}),
    ("anything in 5/4 that isn't jazz", {"meter": "5/4"}),
    ("quiet at first, loud in the middle, quiet again", {"arc": ["start dyn:p", "mid dyn:f", "end dyn:p"]}),
    ("four quick sketches of a heroic theme for horn", {"count": 4, "mood": "?+", "parts": ["horn/melody"]}),
    ("make a techno loop and export it as midi", {"genre": "electronic", "then": [{"act": "help"}]}),
)
def test_music_that_is_new(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "expect": expect}) == []
