"""What is seen of a version beside its notes: the receipt's line, its arc, and why it is as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.arc_lines import arc_lines
from chatbot.conversation import Conversation
from chatbot.events import PieceDone, ReceiptLine
from chatbot.page.receipt_line import receipt_html
from chatbot.page.why import why_html
from chatbot.reply import receipt_text
from composer import Composer
from composer.controls import ArcStep, Controls
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece
from synth import SynthPool


def said(conversation: Conversation, text: str) -> PieceDone:
    done = [event for event in conversation.say(text) if isinstance(event, PieceDone)]
    assert done, text
    return done[-1]


def test_an_arc_is_measured_where_it_was_asked(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool=pool, seed=1)
    done = said(conversation, "12 bars of piano music that start quiet and end loud")
    line = next(line for line in done.receipt if line.field == "arc")
    assert line.ok is True
    assert "p → f" in receipt_text(done.receipt, "en")
    line = next(line for line in said(conversation, "开始很轻，最后很响，12小节").receipt if line.field == "arc")
    assert line.ok is True
    assert "力度" in receipt_text([line], "zh")


def steps(velocities: tuple[int, ...]) -> Piece:
    notes = tuple(Note(48 * bar + 12 * beat, 60 + beat, 12, v) for bar, v in enumerate(velocities) for beat in range(4))
    return Piece((Bar(Meter(4, 4), 100.0),) * len(velocities), (Part(0, "melody", notes),), Key("C", "major"))


@pytest.mark.parametrize(("velocities", "kept"), [((40, 40, 90, 90), True), ((90, 90, 40, 40), False)])
def test_an_arc_that_goes_the_other_way_is_not_kept(velocities: tuple[int, ...], kept: bool) -> None:
    asked = Controls(arc=(ArcStep(share=0, dynamics="p"), ArcStep(share=0.5, dynamics="f")))
    (line,) = arc_lines(asked, steps(velocities))
    assert line.ok is kept
    assert line.got == [{"bars": [1, 2], "velocity": velocities[0]}, {"bars": [3, 4], "velocity": velocities[2]}]
    assert arc_lines(Controls(), steps(velocities)) == ()


def test_the_receipt_is_a_line_with_the_table_behind_it() -> None:
    lines = (
        ReceiptLine("key", {"tonic": "D", "mode": "minor"}, {"tonic": "D", "mode": "minor"}, True),
        ReceiptLine("tempo_bpm", 120.0, 96.0, False),
        ReceiptLine("exclude", ["drums"], [], True),
        ReceiptLine("bars", None, 8, None),
        ReceiptLine("form", "<b>A</b>", "<i>", False),
    )
    summary, table = receipt_html(lines, "en").split("</summary>")
    for text in ("D minor <b", "120 BPM → 96 BPM <b", "no drums <b", ">8 bars<"):
        assert text in summary
    assert "<b>A</b>" not in summary and "<i>" not in summary + table
    assert "<table" in table
    assert "没有鼓" in receipt_html(lines, "zh")


def test_why_tells_the_plan_and_who_chose(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool=pool, seed=1)
    said(conversation, "4 bars in D minor over Dm | Gm | A7 | Dm, form AB")
    why = why_html(conversation.versions[0], "en")
    assert '<tr class="user"><th scope="row">key</th><td>D minor</td><td>you</td>' in why
    assert '<tr class="model"><th scope="row">tempo</th>' in why
    assert why.count('class="letter"') == 2
    assert [chord for chord in ("Dm", "Gm", "A7") if f">{chord}</span>" in why] == ["Dm", "Gm", "A7"]
    list(conversation.say('call it "<b>Ivy</b>"'))
    assert "<b>Ivy" not in why_html(conversation.versions[0], "zh")
