"""Orders by other verbs, and wishes in other words. Written like the phrase collections; what is not named must be
unstated."""

from pathlib import Path
from typing import Any

import pytest

from chatbot.conversation import Conversation
from chatbot.events import PieceDone
from composer import Composer
from composer.instruments import family_of
from synth import SynthPool
from tests.chatbot.phrase_notation import differences
from tests.chatbot.talking import piece


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("fresh music for bars 5 to 8, the bass stays as it is",
         {"act": "regenerate", "target_bars": [5, 8], "keep": ["bass"]}),
        ("a new drum part, its rhythm unchanged",
         {"act": "regenerate", "target_parts": ["drums"], "preserve": "rhythm"}),
        ("something that is hardly any different from this", {"act": "vary", "distance": "low"}),
        ("a take that strays a long way from this one", {"act": "vary", "distance": "high"}),
        ("hurry things along a touch", {"act": "edit", "edits": ["tempo x+"]}),
        ("slow the song by ten percent", {"act": "edit", "edits": ["tempo x0.9"]}),
        ("knock 20 bpm off the tempo", {"act": "edit", "edits": ["tempo 80"]}),
        ("hoist the lot by a minor third", {"act": "edit", "edits": ["transpose 3"]}),
        ("nobody but the piano for a while", {"act": "edit", "edits": ["solo @piano"]}),
        ("push the bass level up and the drums level down",
         {"act": "edit", "edits": ["louder @bass", "softer @drums"]}),
        ("iron the swing out", {"act": "edit", "edits": ["swing 0.5"]}),
        ("tease the piano apart into left and right hands", {"act": "edit", "edits": ["split @piano"]}),
        ("the verse sounds dull, ditch it", {"act": "edit", "edits": ["cut"], "section": "verse"}),
        ("string it out for another 6 bars", {"act": "continue", "bars": 6}),
        ("I miss a coda here", {"act": "add", "task": "ending"}),
        ("dub it Paper Boats", {"act": "recall", "task": "name", "name": "Paper Boats"}),
        ("have an oboe answer the tune with a countermelody of its own",
         {"act": "add", "task": "part", "parts": ["oboe/counter"]}),
        ("第三、四小节重写", {"act": "regenerate", "target_bars": [3, 4]}),
        ("钢琴往下压，贝斯往上推", {"act": "edit", "edits": ["softer @piano", "louder @bass"]}),
        ("速度拉一拉", {"act": "edit", "edits": ["tempo x+"]}),
        ("我给八分", {"act": "rate"}),
    ],
)  # fmt: skip
def test_other_verbs_are_read(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("slow down the first one", {"act": "edit", "version": 1, "edits": ["tempo x-"]}),
        (
            "make the bridge of the second one softer",
            {"act": "edit", "version": 2, "section": "bridge", "edits": ["softer"]},
        ),
        ("give this the tempo of the second version", {"act": "edit", "edits": ["tempo 132"]}),
        (
            "keep version 3, but I want the cello out of version 1 in it",
            {"act": "arrange", "task": "mix", "mix": {1: ["cello"]}},
        ),
        ("打开有长笛的那一版", {"act": "recall", "version": 2}),
        ("放一下A小调那版", {"act": "recall", "version": 1}),
        ("速度跟着第一版走", {"act": "edit", "edits": ["tempo 96"]}),
    ],
)
def test_versions_are_found_in_other_words(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": "many", "expect": expect, "open": ["tempo"]}) == []


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("oboe alone at the outset, the harp enters in bar 5",
         {"arc": ["start parts:oboe", "bar5 parts:harp"], "parts": ["oboe", "harp"]}),
        ("march accelerating from 90 at the start to 130 at the finish, brass",
         {"genre": "march", "parts": ["brass"], "arc": ["start tempo:90", "end tempo:130"]}),
        ("write four polkas in G major", {"count": 4, "genre": "polka", "key": "G major"}),
        ("a flood of notes, solo piano", {"density": "high", "parts": ["piano"]}),
        ("a folk dance with fiddle", {"genre": "folk", "danceable": True, "parts": ["violin:110"]}),
        ("tempo 90 / meter 5/4 / key bbm", {"tempo": 90, "meter": "5/4", "key": "Bb minor"}),
        ("news bulletin opener, 15 seconds, brass and timpani", {"seconds": 15, "parts": ["brass", "timpani"]}),
        ("SATB harmony under this: 3 3 4 5 5 4 3 2",
         {"act": "arrange", "task": "chorale", "notation": "3 3 4 5 5 4 3 2", "parts": ["voice/voice"] * 4}),
        ("笛子，五分钟太久，一分半就行", {"parts": ["flute:73"], "seconds": 90}),
        ("钢琴和吉他统统不要，只要管风琴", {"exclude": ["piano", "guitar"], "parts": ["organ"]}),
        ("古筝，八十八拍", {"parts": ["plucked:107"], "tempo": 88}),
    ],
)  # fmt: skip
def test_wishes_are_read_in_other_words(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "expect": expect, "open": ["mood"]}) == []


@pytest.mark.parametrize(
    ("before", "say", "expect"),
    [
        ("transpose it down two semitones", "wrong way, I meant up", {"act": "edit", "edits": ["transpose 2"]}),
        ("transpose it up four semitones", "sorry, five, not four", {"act": "edit", "edits": ["transpose 5"]}),
        ("turn up the bass", "not enough yet", {"act": "edit", "edits": ["louder @bass"]}),
        ("play some jazz for sax in F major, 20 bars", "scratch that, thirty bars",
         {"genre": "jazz", "parts": ["sax"], "key": "F major", "bars": 30}),
        ("play some jazz for sax in F major, 20 bars", "on second thoughts, D minor",
         {"genre": "jazz", "parts": ["sax"], "key": "D minor", "bars": 20}),
    ],
)  # fmt: skip
def test_what_leans_on_the_sentence_before(before: str, say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "after": before, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    ("say", "meter"),
    [
        ("Seven quavers limp through every measure like a goat on scree, and the flute trots after them.", "7/8"),
        ("Triple metre, and compound at that, nine quavers to the measure; the harp laps at the shore.", "9/8"),
        ("Seven beats to a bar, seven eighths if you please, and the clarinet flings you into the ring.", "7/8"),
        ("ONE two three, ONE two three: it turns like a parasol twirled by an idle hand, says the oboe.", "3/4"),
        ("In ten-eight, if you please! The pipa sorts the beats into threes and twos like a cashier.", "5/4"),
    ],
)
def test_meters_are_told_by_their_notes(say: str, meter: str) -> None:
    assert differences({"say": say, "expect": {"meter": meter}, "open": ["parts", "mood", "danceable"]}) == []


def test_somebody_plays_in_every_telling() -> None:
    """A lone player who is told in words of absence plays all the same."""
    say = "It waltzes alone, for the one it loved is dead, and the violin will not be comforted."
    assert differences({"say": say, "expect": {"parts": ["violin"]}, "open": ["genre", "meter", "danceable"]}) == []


def test_a_typed_tune_is_transposed(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool, seed=1)
    tune = piece(conversation, "play C4 E4 G4 E4 C4")
    moved = piece(conversation, "transpose it up a tone")
    assert [note.pitch + 2 for note in tune.parts[0].notes] == [note.pitch for note in moved.parts[0].notes]


def test_a_tune_is_transposed_as_it_is_typed(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    said = Conversation(composer, tmp_path, pool, seed=1).say("transpose this up a tone: C4 E4 G4 E4 C4")
    last = [event for event in said if isinstance(event, PieceDone)][-1].piece
    assert [note.pitch for note in last.parts[0].notes] == [62, 66, 69, 66, 62]


@pytest.mark.parametrize(
    "say", ["鼓和贝斯都别来，我要两把吉他，八小节", "no drums and no bass, arrange it for two guitars"]
)
def test_who_does_not_play_need_not_be_taken_out(say: str, composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool, seed=1)
    piece(conversation, "a march for brass in C major, 4 bars")
    assert {family_of(part.program) for part in piece(conversation, say).parts} == {"guitar"}
