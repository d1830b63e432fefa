"""What people say every day of a piece that plays, and of what they need: heard in talks with strangers."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from chatbot.conversation import Conversation
from composer import Composer
from synth import SynthPool
from tests.chatbot.phrase_notation import differences

_SIMPLER: dict[str, Any] = {"act": "regenerate", "task": "simpler"}
_SWELL: dict[str, Any] = {"act": "edit", "edits": ["crescendo", "diminuendo"], "target_bars": [1, 8]}
_PIANO_FIRST: dict[str, Any] = {"act": "edit", "edits": ["solo @piano"], "target_bars": [1, 8]}
_NAMED: dict[str, Any] = {"act": "recall", "task": "name", "name": "午后"}


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("the left hand jumps around too much, keep it simple", _SIMPLER),
        ("it jumps around too much", _SIMPLER),
        ("keep it simple please", _SIMPLER),
        ("put a repeat of bars 1-4", {"act": "edit", "edits": ["repeat 2"], "target_bars": [1, 4]}),
        ("add some dynamics so it's more interesting", _SWELL),
        ("more dynamic contrast", _SWELL),
        ("加点强弱变化", _SWELL),
        ("just piano at first, the others join at bar 9", _PIANO_FIRST),
        ("piano alone for the first 8 bars, then everybody", _PIANO_FIRST),
        ("开头先只有钢琴，第九小节其他人再进来", _PIANO_FIRST),
        ("第1到8小节除了钢琴都静音", _PIANO_FIRST),
        ("这版存下来叫午后", _NAMED),
        ("存下来，叫午后", _NAMED),
        ("钢琴能不能换成竖琴", {"act": "edit", "edits": ["swap @piano ->harp:46"]}),
        ("hold the last note", {"act": "edit", "edits": ["articulation =tenuto"], "target_bars": [16, 16]}),
        ("another one in the same style but in F", {"act": "compose", "key": "F major"}),
        ("太长了，砍到20秒", {"act": "edit", "edits": ["extract"]}),
        ("哪一首更难弹", {"act": "ask", "topic": "compare"}),
        ("第二段转个调，更有冲击力", {"act": "edit", "edits": ["transpose 2"], "section": "B"}),
        ("加四小节铺垫", {"act": "add", "task": "intro", "bars": 4}),
        ("把这两首接起来", {"act": "arrange", "task": "join", "version": 1, "others": [2]}),
        ("spookier!", {"act": "vary", "mood": "-+"}),
    ],
)  # fmt: skip
def test_of_a_piece_that_plays(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("an easy piece for piano", {"parts": ["piano"], "density": "low"}),
        ("a simple tune my 7 year old can play on the piano", {"parts": ["piano"], "density": "low"}),
        ("适合初学者弹的钢琴曲", {"parts": ["piano"], "density": "low"}),
        ("来一段背景音乐，爵士味道，别太吵", {"genre": "jazz", "dynamics": "p"}),
    ],
)
def test_of_what_is_needed(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "expect": expect}) == []


def test_a_rise_and_a_fall_are_heard(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    talk = Conversation(composer, tmp_path, pool, seed=2)
    list(talk.say("piano, 16 bars"))
    list(talk.say("add some dynamics"))
    assert talk.current is not None
    piece = talk.current.piece
    quarters = [piece.bar_starts[i] for i in (0, 4, 8, 12, 16)]
    notes = [note for part in piece.parts for note in part.notes]
    loud = [
        sum(n.velocity for n in some) / len(some)
        for one, other in itertools.pairwise(quarters)
        if (some := [n for n in notes if one <= n.start < other])
    ]
    assert len(loud) == 4 and loud[0] < loud[1] and loud[3] < loud[2]


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("unmute it", {"act": "edit", "edits": ["unmute"]}),
        ("ok the piano can come back", {"act": "edit", "edits": ["unmute @piano"]}),
        ("bar 12 should be the loudest",
         {"act": "edit", "edits": ["crescendo", "diminuendo"], "target_bars": [1, 12]}),
        ("start really quiet and end really loud", {"act": "edit", "edits": ["crescendo"], "target_bars": [1, 16]}),
        ("change the bass to a walking bass", {"act": "regenerate", "genre": "jazz", "target_parts": ["bass"]}),
        ("arpeggiate the chords", {"act": "regenerate", "task": "busier", "target_parts": ["chords"]}),
        ("use block chords instead", {"act": "regenerate", "task": "simpler", "target_parts": ["chords"]}),
        ("finish with a plagal cadence", {"act": "regenerate", "chords": ["IV", "I"], "section": "ending"}),
        ("now a 4 bar bridge with just bass and strings",
         {"act": "add", "task": "section", "section": "bridge", "bars": 4, "parts": ["bass", "strings"]}),
        ("make a karaoke version", {"act": "edit", "edits": ["remove @melody"]}),
        ("make the rhythm less square", {"act": "edit", "edits": ["swing"]}),
        ("i want to practice along: mute the piano", {"act": "edit", "edits": ["mute @piano"]}),
        ("slow it to 60 percent for practice", {"act": "edit", "tempo": 60, "edits": ["tempo 60"]}),
        ("make the bass line move by step", {"act": "regenerate", "target_parts": ["bass"]}),
        ("that melody is wack", {"act": "rate", "task": "dislike"}),
    ],
)  # fmt: skip
def test_in_the_words_of_musicians(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


def test_a_beat_has_drums() -> None:
    say = "Yo, need a beat for my rap, 90 bpm, dark, heavy bass, 8 bars, loopable"
    expect = {"tempo": 90, "bars": 8, "genre": "hip-hop", "mood": "--", "parts": ["bass", "drums"]}
    assert differences({"say": say, "expect": expect}) == []


@pytest.mark.parametrize("seed", range(3))
def test_what_is_neither_lively_nor_calm_does_not_hurry(
    composer: Composer, pool: SynthPool, tmp_path: Path, seed: int
) -> None:
    talk = Conversation(composer, tmp_path, pool, seed=seed)
    list(talk.say("about 40 seconds of something warm and a little nostalgic, solo piano"))
    assert talk.current is not None and talk.current.piece.bars[0].tempo_bpm <= 130


def test_a_mood_of_the_ending_leaves_all_before_it_as_it_is(
    composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    talk = Conversation(composer, tmp_path, pool, seed=4)
    list(talk.say("piano and violin, 16 bars at 80 bpm in C major"))
    assert talk.current is not None
    before = talk.current.piece
    list(talk.say("make the ending much livelier"))
    after = talk.current.piece
    assert talk.current.number == 2
    edge = before.bar_starts[12]  # the ending is a phrase
    assert after.bars[:12] == before.bars[:12]
    assert {bar.tempo_bpm for bar in after.bars[12:]} != {80.0}
    for one, other in zip(before.parts, after.parts, strict=True):
        assert [n for n in one.notes if n.start < edge] == [n for n in other.notes if n.start < edge]
