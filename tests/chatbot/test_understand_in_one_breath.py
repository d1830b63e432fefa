"""English said in one breath: wishes taken back before the sentence ends, names and versions beside changes, places
before what is done there, what cannot be done; and flowery descriptions that say who plays and for how long. Written
like the phrase collections; what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_musecoco import right_attributes
from tests.chatbot.phrase_notation import differences


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("piano, no wait, organ, in D minor", {"parts": ["organ"], "key": "D minor"}),
        ("16 bars, actually 24, of ragtime", {"bars": 24, "genre": "ragtime"}),
        ("something in D. Or better in E. Harp.", {"key": "E major", "parts": ["harp"]}),
        ("a fugue in A, not in A minor", {"key": "A major", "genre": "baroque"}),
        ("I'm sad today, cheer me up", {"mood": "+?"}),
        ("for the record, I want swing, 150 bpm", {"genre": "swing", "tempo": 150}),
        ("no piano, no drums, just guitar", {"exclude": ["piano", "drums"], "parts": ["guitar"]}),
        ("a melody for flute, chords for harp, bass for cello",
         {"parts": ["flute/melody", "harp/chords", "cello/bass"]}),
        ("creativity 7", {"act": "invalid", "problem": ["0", "1", "7"]}),
        ("a grade 12 study for piano", {"act": "invalid", "problem": ["1", "8", "12"]}),
        ("my 9th grade band needs a march", {"genre": "march"}),
        ("with chords C Foo G", {"act": "invalid", "problem": ["Foo"]}),
        ("good night", {"act": "offtopic"}),
    ],
)  # fmt: skip
def test_music_that_is_new(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("undo that and go to version 1", {"act": "undo", "then": [{"act": "recall", "version": 1}]}),
        ("go back one step and make it louder", {"act": "undo", "then": [{"act": "edit", "edits": ["louder"]}]}),
        ("regenerate bars 5 to 8, and once you're done tell me the chords",
         {"act": "regenerate", "target_bars": [5, 8], "then": [{"act": "ask", "topic": "chords"}]}),
        ("go back to Sunrise and make it slower",
         {"act": "recall", "name": "Sunrise", "version": 2, "then": [{"act": "edit", "edits": ["tempo x-"]}]}),
        ('please name this piece "The Long Way Home"', {"act": "recall", "task": "name", "name": "The Long Way Home"}),
        ("give it the title Autumn Leaves Again", {"act": "recall", "task": "name", "name": "Autumn Leaves Again"}),
        ("merge the piano from 1 with the drums from 2",
         {"act": "arrange", "task": "mix", "mix": {1: ["piano"], 2: ["drums"]}}),
        ("a variation, but barely different", {"act": "vary", "distance": "low"}),
        ("change it beyond recognition", {"act": "vary", "distance": "high"}),
        ("a variation in minor", {"act": "vary", "key": "C minor", "edits": ["key"]}),
        ("bars 1, 2 and 3 staccato", {"act": "edit", "edits": ["articulation =staccato"], "target_bars": [1, 3]}),
        ("up to bar 8 only the piano", {"act": "edit", "edits": ["solo @piano"], "target_bars": [1, 8]}),
        ("after bar 8 no more bass", {"act": "edit", "edits": ["mute @bass"], "target_bars": [9, 16]}),
        ("cut from bar 9", {"act": "edit", "edits": ["cut"], "target_bars": [9, 16]}),
        ("make bars 5 to 8 sadder", {"act": "vary", "mood": "--", "target_bars": [5, 8]}),
        ("drums on", {"act": "edit", "edits": ["unmute @drums"]}),
        ("add reverb to the piano", {"act": "invalid", "problem": ["effects"]}),
        ("reverse the melody", {"act": "invalid", "problem": ["backwards", "variation"]}),
        ("export it to sibelius", {"act": "help", "topic": "files"}),
    ],
)  # fmt: skip
def test_a_piece_that_is_playing(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": "many", "expect": expect}) == []


@pytest.mark.parametrize(
    ("before", "say", "expect"),
    [
        ("make it louder", "not louder, softer", {"act": "edit", "edits": ["softer"]}),
        ("transpose it up a semitone", "another semitone", {"act": "edit", "edits": ["transpose 1"]}),
        ("make the drums softer", "still too loud", {"act": "edit", "edits": ["softer @drums"]}),
        ("make it faster", "still not fast enough", {"act": "edit", "edits": ["tempo x+"]}),
        ("mute the piano in bars 1 to 4", "now the same in bars 13 to 16",
         {"act": "edit", "edits": ["mute @piano"], "target_bars": [13, 16]}),
    ],
)  # fmt: skip
def test_what_leans_on_the_turn_before(before: str, say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "after": before, "expect": expect}) == []


@pytest.mark.parametrize(
    "entry",
    [
        {"say": "The number of bars in this piece is 34, and its tempo is moderate.", "bars": 34, "tempo": "moderate"},
        {"say": "A two-bar riff on the bass, repeated until 16 bars are full, gives the funk its drive.", "bars": 16,
         "with": ["bass"], "genre": "funk"},
        {"say": "Divided into 4 phrases of 4 bars each, it makes 16 bars in all.", "bars": 16},
        {"say": "Its bars, two dozen in number, are filled by the cello.", "bars": 24, "with": ["cello"]},
        {"say": "Absent from this recording are both trumpet and trombone; the tuba remains.",
         "without": ["trumpet", "trombone"], "with": ["tuba"]},
        {"say": "Acoustic guitar and harmonica tell this country tale without any help from the drums.",
         "with": ["guitar", "accordion"], "without": ["drums"], "genre": "country"},
        {"say": "It dispenses with the usual bass and drums and entrusts everything to two guitars.",
         "without": ["bass", "drums"], "with": ["guitar"]},
        {"say": "The sound of Queen echoes in this rock anthem for piano and guitar.", "artist": "Queen",
         "genre": "rock", "with": ["piano", "guitar"]},
        {"say": "Its irregular rhythm rules out any dancing.", "dance": False},
        {"say": "Major in mode and quick in tempo, it is over after 26 bars.", "key": "? major", "tempo": "fast",
         "bars": 26},
        {"say": "Three beats to the bar and a moderate tempo: a minuet for harpsichord.", "meter": "3/4",
         "tempo": "moderate", "with": ["piano"]},
        {"say": "The composer has dispensed with the guitar; instead, violins soar above the piano.",
         "without": ["guitar"], "with": ["violin", "piano"]},
        {"say": "This tune would be nothing without its accordion, though it happily does without drums.",
         "with": ["accordion"], "without": ["drums"]},
        {"say": "The music was scored for viola and cello, but the piano remained closed.",
         "with": ["viola", "cello"], "without": ["piano"]},
        {"say": "A dozen bars suffice for the oboe to break your heart.", "bars": 12, "with": ["oboe"],
         "emotion": "Q3"},
        {"say": "Bells and piano proclaim the good news in C major.", "with": ["mallets", "piano"], "key": "C major",
         "emotion": "Q1"},
    ],
)  # fmt: skip
def test_flowery_descriptions(entry: dict[str, Any]) -> None:
    assert [name for name, right in right_attributes(entry).items() if not right] == []
