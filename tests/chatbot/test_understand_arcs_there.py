"""How the piece that is there shall go, stretch by stretch, how long and how high: what is read and what is heard."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from chatbot.conversation import Conversation
from composer import Composer
from composer.piece import Piece
from synth import SynthPool
from tests.chatbot.phrase_notation import differences
from tests.chatbot.talking import piece


@pytest.mark.parametrize(
    ("say", "expect"),
    [
        ("build up until bar 12", {"act": "edit", "edits": ["crescendo"], "target_bars": [1, 12]}),
        ("let it get softer until bar 8", {"act": "edit", "edits": ["diminuendo"], "target_bars": [1, 8]}),
        ("渐强到第12小节", {"act": "edit", "edits": ["crescendo"], "target_bars": [1, 12]}),
        ("bass lower", {"act": "edit", "edits": ["transpose -12 @bass"]}),
        ("钢琴高一点", {"act": "edit", "edits": ["transpose +12 @piano"]}),
        ("the piano is too shrill, put it in a lower register", {"act": "edit", "edits": ["transpose -12 @piano"]}),
        ("钢琴太尖了，换成低一点的音区", {"act": "edit", "edits": ["transpose -12 @piano"]}),
        ("too high", {"act": "edit", "edits": ["transpose -2"]}),
        ("make it longer, about a minute", {"act": "continue", "bars": 9}),
        ("再长一点，一分钟左右", {"act": "continue", "bars": 9}),
        ("continue for 8 bars", {"act": "continue", "bars": 8}),
        ("first half sad, second half happy",
         {"act": "vary", "mood": "--", "target_bars": [1, 8],
          "then": [{"act": "vary", "mood": "++", "target_bars": [9, 16]}]}),
    ],
)  # fmt: skip
def test_what_is_read(say: str, expect: dict[str, Any]) -> None:
    assert differences({"say": say, "piece": True, "expect": expect}) == []


@pytest.mark.parametrize(
    "say", ["quiet in the middle, loud at the end", "中间轻一点，结尾响一点"], ids=["english", "chinese"]
)
def test_marks_are_heard_where_they_are_asked_for_and_no_pitch_changes(
    say: str, composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    conversation = Conversation(composer, tmp_path / "visitor", pool, seed=3)
    before, after = (piece(conversation, text) for text in ("16 bars for piano and bass at 200 bpm, mf", say))
    assert loudness(after, 7, 12) < loudness(before, 7, 12) - 10
    assert loudness(after, 13, 16) > loudness(after, 7, 12) + 20
    assert loudness(after, 1, 6) == loudness(before, 1, 6)
    for old, new in zip(before.parts, after.parts, strict=True):
        assert [(n.start, n.pitch, n.duration) for n in old.notes] == [
            (n.start, n.pitch, n.duration) for n in new.notes
        ]


def loudness(piece: Piece, first: int, last: int) -> float:
    """The mean velocity of what begins in these bars, counted from 1."""
    begin, end = piece.bar_starts[first - 1], piece.bar_starts[last]
    return fmean(n.velocity for part in piece.parts for n in part.notes if begin <= n.start < end)
