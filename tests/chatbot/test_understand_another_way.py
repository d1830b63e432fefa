"""What is there, otherwise: a version of it, one chord of it, a place in it, and what one could ask for next."""

from pathlib import Path
from typing import Any

import pytest

from chatbot.conversation import Conversation
from chatbot.events import Said
from chatbot.understand import Context, understand
from composer import Composer
from composer.harmony import parse_chord
from synth import SynthPool
from tests.chatbot.phrase_notation import differences

_SADDER: dict[str, Any] = {"act": "vary", "mood": "--"}
_HAPPY_END: dict[str, Any] = {"act": "vary", "mood": "++", "section": "ending"}
_BAR_3: dict[str, Any] = {"act": "regenerate", "chords": ["Fm"], "target_bars": [3, 3]}


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("a sadder version", _SADDER),
        ("ok now make me a sadder version of this", _SADDER),
        ("another version, but sadder", _SADDER),
        ("give me a version that ends happier", _HAPPY_END),
        ("a version with a happier ending please", _HAPPY_END),
        ("make it end happier", _HAPPY_END),
        ("can I have a slower version?", {"act": "edit", "edits": ["tempo x-"]}),
        ("give me a version without drums", {"act": "edit", "exclude": ["drums"], "edits": ["remove @drums"]}),
        ("a version with more drums", {"act": "edit", "edits": ["louder @drums"]}),
        ("another version in D minor", {"act": "edit", "key": "D minor", "edits": ["key"]}),
        ("a better version", {"act": "regenerate"}),
        ("a jazz version", {"act": "arrange", "genre": "jazz"}),
        ("now a version for string quartet", {"act": "arrange", "parts": [
            "violin/melody", "violin/counter", "viola/counter", "cello/bass"]}),
        ("the piano is too low, bring it up an octave", {"act": "edit", "edits": ["transpose 12 @piano"]}),
        ("bring it up a third", {"act": "edit", "edits": ["transpose 4"]}),
        ("bring it up", {"act": "edit", "edits": ["louder"]}),
        ("export it as midi and mp3", {"act": "help", "topic": "files"}),
        ("change the chord in bar 3 to F minor", _BAR_3),
        ("the chord in bar 3 should be Fm", _BAR_3),
        ("in bar 3 play Fm instead of C", _BAR_3),
        ("第三小节换成F小三和弦", _BAR_3),
        ("把第3小节的和弦改成Fm", _BAR_3),
        ("put G7 in bar 4", {"act": "regenerate", "chords": ["G7"], "target_bars": [4, 4]}),
        ("end on a C major chord", {"act": "regenerate", "chords": ["Cmaj"], "target_bars": [16, 16]}),
        ("change bars 3 to 6 to F minor",
         {"act": "edit", "key": "F minor", "edits": ["key"], "target_bars": [3, 6]}),
        ("play from the chorus", {"act": "help", "topic": "seek", "section": "chorus"}),
        ("从副歌开始放", {"act": "help", "topic": "seek", "section": "chorus"}),
        ("thanks, what would you suggest next?", {"act": "ask", "topic": "next"}),
        ("how could I make it better?", {"act": "ask", "topic": "next"}),
        ("接下来怎么改比较好", {"act": "ask", "topic": "next"}),
        ("what can you do", {"act": "help"}),
    ],
)  # fmt: skip
def test_what_is_there_otherwise(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.fixture
def talk(composer: Composer, pool: SynthPool, tmp_path: Path) -> Conversation:
    return Conversation(composer, tmp_path, pool, seed=5)


def _said(talk: Conversation, text: str) -> str:
    return " ".join(event.text for event in talk.say(text) if isinstance(event, Said))


@pytest.mark.parametrize(("first", "ask"), [("piano, 12 bars", "any ideas?"), ("钢琴和小提琴，12小节", "有什么建议？")])
def test_advice_can_be_said_as_it_stands(talk: Conversation, first: str, ask: str) -> None:
    list(talk.say(first))
    advice = _said(talk, ask)
    wishes = [part.split("”")[0] for part in advice.split("“")[1:]]
    assert 1 <= len(wishes) <= 3
    for wish in wishes:
        understood = understand(wish, Context(bars=12, parts=("piano", "violin"), versions=1))
        assert understood.act in ("add", "edit", "vary", "regenerate"), (wish, understood)
    before = talk.current
    list(talk.say(wishes[0]))
    assert before is not None and talk.current is not None and talk.current.number == before.number + 1


def test_one_bar_gets_another_chord_and_the_others_stay(talk: Conversation) -> None:
    list(talk.say("piano, 8 bars in C major"))
    assert talk.current is not None
    before = talk.current.piece
    list(talk.say("change the chord in bar 3 to F minor"))
    after = talk.current.piece
    assert after.bars[2].chords == (parse_chord("Fm"),)
    starts = before.bar_starts
    elsewhere = [
        [note for part in piece.parts for note in part.notes if not starts[2] <= note.start < starts[3]]
        for piece in (before, after)
    ]
    assert elsewhere[0] == elsewhere[1]
    assert before.bars[:2] == after.bars[:2] and before.bars[3:] == after.bars[3:]


def test_a_section_is_heard_from_its_first_bar(talk: Conversation) -> None:
    list(talk.say("piano, 16 bars, form ABAB"))
    assert "bar 5 " in _said(talk, "play from the chorus")
