"""English said round about: the reason before the wish, what a piece lacks, words taken back in the same breath.
The expectations are written like those of the phrase collections; everything that is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences

_ADDS_BASS: dict[str, Any] = {"act": "add", "parts": ["bass"]}


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("needs something in the low end", _ADDS_BASS),
        ("there's no low end", _ADDS_BASS),
        ("it could use more bottom", {"act": "edit", "edits": ["louder @bass"]}),
        ("how about a faster piano", {"act": "edit", "edits": ["tempo x+"]}),
        ("could we have a busier bassline", {"act": "regenerate", "task": "busier", "target_parts": ["bass"]}),
        ("how about a flute", {"act": "add", "parts": ["flute"]}),
        ("the ending falls flat", {"act": "regenerate", "section": "ending"}),
        ("move it to a brighter key", {"act": "edit", "edits": ["transpose 2"]}),
        ("my choir can't reach that high, bring it down a third", {"act": "edit", "edits": ["transpose -4"]}),
        ("my alto sax player needs it: transpose up a major sixth", {"act": "edit", "edits": ["transpose 9"]}),
        ("is it possible that piano play less notes?",
         {"act": "regenerate", "task": "simpler", "target_parts": ["piano"]}),
        ("v1", {"act": "recall", "version": 1}),
        ("pull the music back under the dialogue from bar 5 to bar 8",
         {"act": "edit", "edits": ["softer"], "target_bars": [5, 8]}),
        ("bring the piano out more", {"act": "edit", "edits": ["louder @piano"]}),
        ("less drums more piano", {"act": "edit", "edits": ["softer @drums", "louder @piano"]}),
        ("the drums could do with being louder", {"act": "edit", "edits": ["louder @drums"]}),
        ("could the bass be a tuba", {"act": "edit", "edits": ["swap @bass ->tuba:58"]}),
        ("tuck the drums in a bit", {"act": "edit", "edits": ["softer @drums"]}),
        ("can you write sheet music for it?", {"act": "help", "topic": "files"}),
        ("make the bass notes short and choppy", {"act": "edit", "edits": ["articulation =staccato @bass"]}),
        ("exchange bass for bassoon, piano for harp",
         {"act": "edit", "edits": ["swap @bass ->bassoon:70", "swap @piano ->harp:46"]}),
        ("i want the bits in this order: A B A C", {"act": "edit", "edits": ["reorder =ABAC"]}),
        ("another take on this, quite close to it", {"act": "vary", "distance": "low"}),
        ("sorry but it sounds like a washing machine", {"act": "rate", "task": "dislike"}),
        ("transpose it down a third... a minor third", {"act": "edit", "edits": ["transpose -3"]}),
        ("set it to 120, no, 130 bpm", {"act": "edit", "tempo": 130, "edits": ["tempo 130"]}),
        ("add a flute, no wait, an oboe", {"act": "add", "parts": ["oboe"]}),
    ],
)  # fmt: skip
def test_what_is_said_round_about_a_piece(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "arc"),
    [
        ("start at 70 bpm and speed up until you hit 130 at the end", ["start tempo:70", "end tempo:130"]),
        ("begins at 120 and slows down to 60", ["start tempo:120", "end tempo:60"]),
        ("from 140 bpm at the beginning down to 60 bpm at the end", ["start tempo:140", "end tempo:60"]),
        ("quiet till bar 16, then from bar 17 fortissimo", ["start dyn:p", "bar17 dyn:ff"]),
        ("soft until bar 8 then loud", ["start dyn:p", "bar9 dyn:f"]),
        ("first half sparse second half dense", ["start density:low", "mid density:high"]),
    ],
)
def test_a_way_through_a_new_piece(say: str, arc: list[str]) -> None:
    assert differences({"say": say, "expect": {"act": "compose", "arc": arc}}) == []
