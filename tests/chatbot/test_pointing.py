"""What is selected on the page becomes language, in both languages."""

from pathlib import Path

import pytest

from chatbot.__main__ import main
from chatbot.conversation import Conversation
from chatbot.events import PieceDone
from chatbot.page.pointed import selected
from chatbot.page.session import Session, Sessions
from chatbot.understand import Context, Selection, understand
from chatbot.understand.selecting import selection_of
from composer import Composer
from composer.key import Key
from composer.midi import read_midi
from composer.piece import Meter
from synth import SynthPool

BASS = Selection((5, 8), "bass")
BARS = Selection((5, 8))


def context(selection: Selection) -> Context:
    return Context(
        Key("C", "major"), 100, Meter(4, 4), 16, ("piano", "bass", "drums"), 1, current=1, selection=selection
    )


@pytest.mark.parametrize(
    ("text", "selection", "act", "operation", "bars", "parts"),
    [
        ("make these bars louder", BASS, "edit", "louder", (5, 8), ("bass",)),
        ("louder", BASS, "edit", "louder", (5, 8), ("bass",)),
        ("这几小节再轻一点", BASS, "edit", "softer", (5, 8), ("bass",)),
        ("这几小节再轻一点", BARS, "edit", "softer", (5, 8), ()),
        ("transpose this up an octave", Selection(None, "bass"), "edit", "transpose", None, ("bass",)),
        ("delete these bars", BARS, "edit", "cut", (5, 8), ()),
        ("删掉这几小节", BARS, "edit", "cut", (5, 8), ()),
        ("repeat these bars", BASS, "edit", "repeat", (5, 8), ()),
        ("mute this", BASS, "edit", "mute", (5, 8), ("bass",)),
        # A tempo is everybody's.
        ("make this passage slower", BASS, "edit", "tempo", (5, 8), ()),
        ("rewrite this", BASS, "regenerate", None, (5, 8), ("bass",)),
        ("重写这里", BARS, "regenerate", None, (5, 8), ()),
        ("what chords are these?", BARS, "ask", None, (5, 8), ()),
        # What a sentence names itself counts for more.
        ("make bars 1 to 2 louder", BASS, "edit", "louder", (1, 2), ()),
        ("make the piano louder", BASS, "edit", "louder", (5, 8), ("piano",)),
        # What is not about the piece takes no place in it.
        ("play something happy", BASS, "compose", None, None, ()),
        ("undo", BASS, "undo", None, None, ()),
    ],
)
def test_a_request_is_about_what_is_selected(
    text: str, selection: Selection, act: str, operation: str | None, bars: object, parts: object
) -> None:
    turn = understand(text, context(selection))
    assert (turn.act, turn.targets.bars, turn.targets.parts) == (act, bars, parts)
    assert [edit.operation for edit in turn.edits] == ([operation] if operation else [])
    assert turn.said == text


def test_only_the_selected_notes_change(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool, seed=4)
    list(conversation.say("4 bars for piano and bass"))
    before = conversation.versions[0].piece
    list(conversation.say("make these bars louder", selection=Selection((2, 3), "bass")))
    after = conversation.versions[1].piece
    line, end = before.bar_starts[1], before.bar_starts[3]
    assert after.parts[0] == before.parts[0]
    assert before.parts[1].notes, "the bass plays"
    for old, new in zip(before.parts[1].notes, after.parts[1].notes, strict=True):
        inside = line <= old.start < end
        assert (new.velocity > old.velocity) if inside and old.velocity < 127 else new == old


@pytest.mark.parametrize(
    ("text", "selection"),
    [
        ("bars 5-8, bass", BASS), ("the bass in bars 5 to 8", BASS), ("第5到8小节，贝斯", BASS),
        ("bars five to eight", BARS), ("第五到八小节", BARS), ("bass", Selection(None, "bass")),
        ("贝斯", Selection(None, "bass")), ("melody, bar 3", Selection((3, 3), "melody")),
    ],
)  # fmt: skip
def test_a_selection_can_be_said(text: str, selection: Selection) -> None:
    assert selection_of(text) == selection


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("there", "bars 5-8, bass"),
        ("bars 1-2 and 5-6", "bars 5-8"),
        ("bars 8-5", "bars 5-8"),
        ("piano and bass", "one part"),
        ("那里", "第5到8小节"),
    ],
)
def test_what_names_no_one_place_is_no_selection(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        selection_of(text)


def test_the_command_line_selects_and_saying_the_place_is_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin = ["--debug-model", "--seed", "4", "--say", "4 bars for piano and bass"]
    pointed = ["--say", "make these bars louder", "--select", "bars 2-3, bass", "--out", str(tmp_path / "pointed")]
    typed = ["--say", "make the bass louder in bars 2 to 3", "--out", str(tmp_path / "typed")]
    assert main([*begin, *pointed]) == main([*begin, *typed]) == 0
    pieces = [read_midi((tmp_path / folder / "turn2.mid").read_bytes()) for folder in ("pointed", "typed")]
    assert pieces[0].parts == pieces[1].parts
    assert pieces[0].parts != read_midi((tmp_path / "typed" / "turn1.mid").read_bytes()).parts
    for wrong in (["--select", "bass", "--say", "louder"], ["--say", "louder", "--select", "there"]):
        with pytest.raises(SystemExit):
            main(wrong)
    told = capsys.readouterr().err
    assert "--select follows the --say" in told and "bars 5-8, bass" in told


def test_what_the_page_sends_is_checked(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    def opener(folder: Path, seed: int | None = None, conversation: str | None = None) -> Conversation:
        return Conversation(composer, folder, pool, seed=seed)

    session: Session = Sessions(opener, tmp_path).open(seed=1)
    assert selected(None, {"first": 1, "last": 2}) is None
    assert selected(session, {"first": 1, "last": 2, "part": 0}) is None  # There is no piece yet.
    assert any(isinstance(event, PieceDone) for event in session.conversation.say("4 bars for piano and bass"))
    assert selected(session, {"first": 2, "last": 3, "part": 1}) == Selection((2, 3), "bass")
    assert selected(session, {"first": 2, "last": 3, "part": None}) == Selection((2, 3))
    for nonsense in (
        None,
        "x",
        {"first": 3, "last": 2},
        {"first": 1, "last": 9},
        {"part": 7},
        {"first": "1", "last": 2},
    ):
        assert selected(session, nonsense) is None
