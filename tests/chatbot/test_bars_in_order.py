"""Bars by their numbers: in another order, loud and soft, and who enters in which; from the sentence to the notes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from chatbot.conversation import Conversation
from chatbot.events import BarReady, Failed, PieceDone
from chatbot.understand import understand
from chatbot.understand.problems import LONGEST_TEXT
from composer import Composer
from composer.piece import Piece
from synth import SynthPool
from tests.chatbot.phrase_notation import PIECE, differences

ENDLESS = (
    '<?xml version="1.0"?><score-partwise version="3.1"><part-list><score-part id="P1"><part-name>Piano</part-name>'
    '</score-part></part-list><part id="P1"><measure number="1"><attributes><divisions>1</divisions><time>'
    "<beats>999999999</beats><beat-type>4</beat-type></time></attributes><note><pitch><step>C</step>"
    "<octave>4</octave></pitch><duration>4</duration></note></measure></part></score-partwise>"
)
BARS = "8 bars for piano and bass in C major, 4/4"


def said(conversation: Conversation, text: str) -> Piece:
    """The piece that a sentence leads to."""
    (result,) = [event for event in conversation.say(text) if isinstance(event, PieceDone)]
    return result.piece


def bars_of(piece: Piece) -> list[list[tuple[int, int, int, int]]]:
    """What begins in each bar, counted from the bar line; how long it sounds is left out, because a note that rings
    over the line ends where another bar follows now."""
    bars = []
    for start, bar in zip(piece.bar_starts, piece.bars, strict=False):
        inside = [(i, n) for i, p in enumerate(piece.parts) for n in p.notes if start <= n.start < start + bar.ticks]
        bars.append([(i, n.start - start, n.pitch, n.velocity) for i, n in inside])
    return bars


@pytest.mark.parametrize(
    ("say", "order"),
    [
        ("swap bars 1-4 with bars 5-8", [5, 6, 7, 8, 1, 2, 3, 4]),
        ("exchange bar 3 and bar 7", [1, 2, 7, 4, 5, 6, 3, 8]),
        ("bars 1-2 and 7-8 should trade places", [7, 8, 3, 4, 5, 6, 1, 2]),
        ("move bars 5-6 to the front", [5, 6, 1, 2, 3, 4, 7, 8]),
        ("put bars 7-8 before bars 3-4", [1, 2, 7, 8, 3, 4, 5, 6]),
        ("put bar 2 after bar 5", [1, 3, 4, 5, 2, 6, 7, 8]),
        ("move the last two bars to the front", [7, 8, 1, 2, 3, 4, 5, 6]),
        ("swap the first half with the second half", [5, 6, 7, 8, 1, 2, 3, 4]),
        ("把1到4小节和5到8小节对调", [5, 6, 7, 8, 1, 2, 3, 4]),
        ("把第3到4小节移到最后", [1, 2, 5, 6, 7, 8, 3, 4]),
        ("前后两半对调", [5, 6, 7, 8, 1, 2, 3, 4]),
    ],
)
def test_bars_come_in_the_order_that_was_said(
    say: str, order: list[int], composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=4)
    before, after = bars_of(said(conversation, BARS)), bars_of(said(conversation, say))
    assert before != after and after == [before[number - 1] for number in order]


@pytest.mark.parametrize(
    ("say", "words"),
    [
        ("swap bars 1-4 with bars 3-6", "do not overlap"),
        ("swap bars 1-4 with bars 9-12", "bars 1 to 8"),
        ("把1到4小节和3到6小节对调", "互不重叠"),
    ],
)
def test_an_order_that_cannot_be_is_told_in_a_sentence_and_nothing_is_lost(
    say: str, words: str, composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=4)
    before = said(conversation, BARS)
    (failure,) = [event for event in conversation.say(say) if isinstance(event, Failed)]
    assert words in failure.message and conversation.versions[-1].piece == before


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("drums enter at bar 9, bass at bar 5", {"edits": ["mute @drums", "mute @bass"]}),
        ("the drums come in at bar 9 and the bass at bar 5", {"edits": ["mute @drums", "mute @bass"]}),
        ("have the bass enter at bar 5 and the drums at bar 9", {"edits": ["mute @bass", "mute @drums"]}),
        ("no drums until bar 9 and no bass until bar 5", {"edits": ["mute @drums", "mute @bass"]}),
        ("loud in bars 1-4, soft in bars 5-8", {"edits": ["dynamics =f", "dynamics =p"]}),
        ("play bars 1-4 loud. play bars 5-8 softly", {"edits": ["dynamics =f", "dynamics =p"]}),
        ("第1-4小节强，5-8小节弱", {"edits": ["dynamics =f", "dynamics =p"]}),
    ],
)
def test_several_players_or_stretches_in_one_sentence(say: str, expect: dict[str, Any]) -> None:
    free = ["target_bars", "exclude"]
    assert differences({"say": say, "piece": True, "open": free, "expect": {"act": "edit", **expect}}) == []


def test_stretches_end_where_they_were_said_to_end(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=4)
    before = bars_of(said(conversation, BARS))
    after = bars_of(said(conversation, "loud in bars 1-2, soft in bars 5-6"))
    changed = [number for number, (old, new) in enumerate(zip(before, after, strict=True), start=1) if old != new]
    assert changed == [number for number in (1, 2, 5, 6) if before[number - 1]]


def test_players_enter_in_their_bars(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=4)
    before = said(conversation, BARS)
    after = said(conversation, "the piano comes in at bar 3 and the bass at bar 5")
    for part, first in ((0, 3), (1, 5)):
        begin = after.bar_starts[first - 1]
        kept = tuple(note for note in before.parts[part].notes if note.start >= begin)
        assert kept and after.parts[part].notes == kept


def test_a_piece_that_is_stopped_before_its_arc_begins_is_kept(
    composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=4)
    for event in conversation.say("由悲到喜从第2小节到第3小节渐强速度120，16小节来一首欢快的圆舞曲"):
        if isinstance(event, BarReady):
            conversation.cancel()
    assert 1 <= len(conversation.versions[-1].piece.bars) < 16


def test_a_score_with_an_endless_bar_is_refused_at_once(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=4)
    path = tmp_path / "long.musicxml"
    path.write_text(ENDLESS, encoding="utf-8")
    (failure,) = [event for event in conversation.say("", (path,)) if isinstance(event, Failed)]
    assert "up to 128" in failure.message


@pytest.mark.parametrize("word", ["the ", "and ", "and the "])
def test_one_word_over_and_over_takes_no_longer_than_any_other(word: str) -> None:
    started = time.process_time()
    understand(word * (LONGEST_TEXT // len(word)), PIECE)
    assert time.process_time() - started < 5.0
