"""English idioms, line-ups in other words, and what is no picture: each family of phrasings by some of its sentences,
written like the phrase collections; what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("put the brakes on", {"act": "edit", "edits": ["tempo x-"]}),
        ("step on the gas", {"act": "edit", "edits": ["tempo x+"]}),
        ("could it be in 6 8 instead", {"act": "edit", "edits": ["meter"], "meter": "6/8"}),
        ("in three please, not in four", {"act": "edit", "edits": ["meter"], "meter": "3/4"}),
        ("no more piano after bar 8", {"act": "edit", "edits": ["mute @piano"], "target_bars": [9, 16]}),
        ("give the piano a rest in bars 3 and 4", {"act": "edit", "edits": ["mute @piano"], "target_bars": [3, 4]}),
        ("i'd like to loop the middle four bars", {"act": "edit", "edits": ["repeat 2"], "target_bars": [7, 10]}),
        ("that last change ruined it", {"act": "undo"}),
        ("remember that I hate saxophones", {"act": "rate", "task": "always", "exclude": ["sax"]}),
        ("you're hopeless", {"act": "rate", "task": "dislike"}),
        ("where's the climax?", {"act": "ask"}),
        ("how many sharps?", {"act": "ask", "topic": "key"}),
        ("i need the midi", {"act": "help", "topic": "files"}),
        ("send it to my email", {"act": "help", "topic": "files"}),
        ("i don't get how this works", {"act": "help"}),
        ("not so jagged", {"act": "vary"}),
        ("make it the saddest thing", {"act": "vary", "mood": "-?"}),
    ],
)
def test_idioms_and_short_ways(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("I prefer one over two", {"act": "recall", "task": "choose", "version": 1}),
        ("I like 2 better", {"act": "recall", "task": "choose", "version": 2}),
        ("3 wins", {"act": "recall", "task": "choose", "version": 3}),
        ("what did you change between 1 and 2?", {"act": "ask", "topic": "compare", "version": 1, "others": [2]}),
        ("can i have version one's bass line in this one", {"act": "arrange", "task": "mix", "mix": {1: ["bass"]}}),
    ],
)
def test_versions_by_bare_numbers(say: str, expect: dict[str, Any]) -> None:
    entry = {"say": say, "piece": "many", "expect": expect, "open": ["version", "others"] if "mix" in expect else []}
    assert differences(entry) == []


@pytest.mark.parametrize(
    ("say", "parts", "exclude"),
    [
        ("I've had enough of pianos, write me something for strings", ["strings"], ["piano"]),
        ("drums are banned, strings only", ["strings"], ["drums"]),
        ("keep the drums out of it, I want some piano", ["piano"], ["drums"]),
        ("lay off the brass, play some guitar", ["guitar"], ["brass"]),
        ("guitar yes, drums no", ["guitar"], ["drums"]),
        ("I'd rather not have a piano in it; guitar and cello", ["guitar", "cello"], ["piano"]),
        ("drums would ruin it, just a nylon string guitar please", ["guitar:24"], ["drums"]),
        ("a couple of violins and a cello", ["violin", "violin", "cello"], None),
        ("piano bass drums", ["piano", "bass", "drums"], None),
        ("quartet of saxophones", ["sax"] * 4, None),
        ("play-along track for clarinet, no clarinet of course", None, ["clarinet"]),
    ],
)
def test_who_plays_and_who_does_not(say: str, parts: list[str] | None, exclude: list[str] | None) -> None:
    expect = {name: value for name, value in (("parts", parts), ("exclude", exclude)) if value}
    assert differences({"say": say, "expect": expect}) == []


@pytest.mark.parametrize(
    "say",
    [
        "I want a piece which is easy to remember", "a piece where the left hand repeats the same pattern",
        "a melody that only goes up", "a song nobody has heard before", "a tune that my dog would like",
        "a little tune, nothing special",
    ],
)  # fmt: skip
def test_a_remainder_without_a_picture_evokes_nothing(say: str) -> None:
    assert differences({"say": say, "expect": {}}) == []


def test_a_picture_still_evokes_music() -> None:
    entry = {"say": "rain on a tin roof", "expect": {}}
    assert any(difference.startswith("mood") for difference in differences(entry))


@pytest.mark.parametrize(
    ("before", "say", "expect"),
    [
        ("transpose it up a tone", "sorry, down", {"edits": ["transpose -2"]}),
        ("transpose it up a minor third", "actually a major third", {"edits": ["transpose 4"]}),
        ("set the tempo to 120", "make it 96 instead", {"edits": ["tempo 96"], "tempo": 96}),
        ("put it in G major", "hmm, F instead", {"edits": ["key"], "key": "F major"}),
        ("add a flute", "oboe, not flute", {"act": "add", "parts": ["oboe"]}),
        ("make the bass softer", "the drums too please", {"edits": ["softer @drums"]}),
        ("make the piano softer", "now do that to the bass", {"edits": ["softer @bass"]}),
        ("mute the drums", "ok now bring them back", {"edits": ["unmute @drums"]}),
        ("make the drums come in later", "ok now bring them back", {"act": "undo"}),
        ("softer", "only the drums I meant", {"edits": ["softer @drums"]}),
        ("transpose it up an octave", "make it two octaves", {"edits": ["transpose 24"]}),
        ("faster", "no no, I said slower", {"edits": ["tempo x-"]}),
    ],
)
def test_afterthoughts_of_few_words(before: str, say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "after": before, "expect": {"act": "edit", **expect}}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("walk me through the form", {"act": "ask", "topic": "form"}),
        ("give me a rundown of this piece", {"act": "ask", "topic": "summary"}),
        ("what's going on harmonically in the second half?",
         {"act": "ask", "topic": "chords", "target_bars": [9, 16]}),
        ("who made you", {"act": "help"}),
        ("divide the piano between two hands", {"act": "edit", "edits": ["split @piano"]}),
        ("pull the tempo back by 15 percent", {"act": "edit", "edits": ["tempo x0.85"]}),
        ("there ought to be an intro", {"act": "add", "task": "intro"}),
        ("go on until bar 32", {"act": "continue", "bars": 16}),
        ("can we have less drums in the second half",
         {"act": "edit", "edits": ["softer @drums"], "target_bars": [9, 16]}),
        ("can the drums stop for bars 5 to 8", {"act": "edit", "edits": ["mute @drums"], "target_bars": [5, 8]}),
        ("remove that annoying drum", {"act": "edit", "edits": ["remove @drums"]}),
        ("the bass isn't loud enough", {"act": "edit", "edits": ["louder @bass"]}),
        ("too loud for a baby", {"act": "edit", "edits": ["softer"]}),
        ("more trumpets", {"act": "add", "parts": ["trumpet"]}),
        ("I want to hear the bass line on its own", {"act": "edit", "edits": ["solo @bass"]}),
        ("what if the piano played the bass line", {"act": "edit", "edits": ["swap @bass ->piano"]}),
        ("maybe 110?", {"act": "edit", "edits": ["tempo 110"], "tempo": 110}),
        ("how about minor", {"act": "edit", "edits": ["key"], "key": "C minor"}),
        ("not bad but a bit long", {"act": "edit", "edits": ["extract"]}),
        ("skip the ending", {"act": "edit", "edits": ["cut"], "section": "ending"}),
    ],
)  # fmt: skip
def test_questions_and_plain_changes(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("bass -> tuba", {"act": "edit", "edits": ["swap @bass ->tuba:58"]}),
        ("piano: louder", {"act": "edit", "edits": ["louder @piano"]}),
        ("drums - mute", {"act": "edit", "edits": ["mute @drums"]}),
        ("+5 bpm", {"act": "edit", "edits": ["tempo 105"]}),
        ("-3 semitones", {"act": "edit", "edits": ["transpose -3"]}),
        ("bars 1-4 x2", {"act": "edit", "edits": ["repeat 2"], "target_bars": [1, 4]}),
        ("intro: 4 bars", {"act": "add", "task": "intro", "bars": 4}),
        ("louder + faster", {"act": "edit", "edits": ["louder", "tempo x+"]}),
        ("longer intro", {"act": "add", "task": "longer", "section": "intro"}),
        ("do something about the ending", {"act": "regenerate", "section": "ending"}),
        ("let me hear it", {"act": "recall"}),
        ("it needs more life", {"act": "vary", "mood": "++"}),
    ],
)
def test_signs_and_key_words(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("genre: jazz; key: Eb; tempo: 140; bars: 32", {"genre": "jazz", "key": "Eb major", "tempo": 140, "bars": 32}),
        ("brisk but not rushed, harpsichord", {"tempo": [120, 140], "tempo_class": "fast", "parts": ["piano:6"]}),
        ("viola da gamba please", {"parts": ["cello:42"]}),
        ("give the tune to a horn, violins accompany", {"parts": ["horn/melody", "violin"]}),
        ("not Mozart again, more like Vivaldi", {"style_of": "Vivaldi"}),
        ("please no more than 20 bars, oboe and bassoon", {"bars": 20, "parts": ["oboe", "bassoon"]}),
    ],
)
def test_what_describes_a_new_piece(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "expect": expect}) == []
