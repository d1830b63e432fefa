"""Music written out for transposing instruments, from the sentence to the notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.conversation import Conversation
from chatbot.events import PieceDone, Said
from chatbot.understand import Context, understand
from composer import Composer
from composer.key import Key
from composer.piece import Meter
from synth import SynthPool

PIECE = Context(Key("C", "major"), 100.0, Meter(4, 4), 16, ("piano", "violin"), 1, "en", current=1)


@pytest.mark.parametrize(
    ("said", "semitones"),
    [
        ("transpose it for clarinet in B flat", 2),
        ("transpose it for a clarinet", 2),
        ("transpose this for an A clarinet", 3),
        ("transpose it for alto sax", 9),
        ("transpose it for tenor saxophone", 14),
        ("transpose it for horn in F", 7),
        ("transpose for piccolo", -12),
        ("给降B单簧管移调", 2),
        ("给中音萨克斯移调", 9),
        ("移调给圆号", 7),
    ],
)
def test_the_interval_is_that_of_the_instrument(said: str, semitones: int) -> None:
    turn = understand(said, PIECE)
    assert turn.act == "edit"
    assert [(edit.operation, edit.value, edit.parts) for edit in turn.edits] == [("transpose", semitones, ())]
    assert turn.controls.key is None and len(turn.assumptions) == 1


def test_one_part_alone_can_be_written_out() -> None:
    (edit,) = understand("transpose the violin part for alto sax", PIECE).edits
    assert (edit.value, edit.parts) == (9, ("violin",))


def test_notes_and_key_are_those_that_the_player_reads(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    talk = Conversation(composer, tmp_path / "visitor", pool, seed=3)
    list(talk.say("violin in C major, 2 bars"))
    before = talk.versions[0].piece
    events = list(talk.say("transpose it for clarinet in B flat"))
    (done,) = [event for event in events if isinstance(event, PieceDone)]
    assert str(done.piece.key) == "D major"
    assert [n.pitch for n in done.piece.parts[0].notes] == [n.pitch + 2 for n in before.parts[0].notes]
    assert any(isinstance(event, Said) and "sounds as before" in event.text for event in events)
