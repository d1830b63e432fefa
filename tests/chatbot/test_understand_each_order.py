"""Two orders in one sentence: both are done, each to whom and where its own words say."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from chatbot.turn import Turn
from chatbot.understand import understand
from tests.chatbot.phrase_notation import PIECE

PLAIN = replace(PIECE, plain=True)
ORDERS = (
    "mute the drums in bars 1 to 4", "solo the piano in bars 1 to 4", "make the bass louder in bars 5 to 8",
    "replace the piano with an organ", "remove the drums", "make it faster", "transpose up 2 semitones",
    "change it to A minor", "add a crescendo in bars 9 to 12", "fade out at the end", "cut bars 13 to 16",
    "double the bass with a tuba", "make the bass simpler", "make it sadder", "add a violin", "add a 4-bar intro",
)  # fmt: skip
# Changes of all that there is, where another order may name bars.
OF_ALL = ("remove", "tempo", "key", "fade_out", "swap", "double")


def effects(turn: Turn) -> set[tuple[object, ...]]:
    """What a turn and those after it do."""
    done: set[tuple[object, ...]] = set()
    for one in (turn, *turn.then):
        for edit in one.edits:
            where = None if edit.operation in OF_ALL else edit.bars or one.targets.bars
            done.add((edit.operation, edit.value, edit.factor, edit.instrument, edit.parts, where))
        if one.act != "edit":
            players = tuple(part.instrument for part in one.controls.parts)
            done.add((one.act, one.task, one.controls.bars, players, one.controls.mood is not None))
    return done


@pytest.mark.parametrize("joint", [" and ", ", then ", ". "])
def test_two_orders_come_to_what_each_comes_to_alone(joint: str) -> None:
    wrong = []
    for first, second in permutations(ORDERS, 2):
        if second.startswith("transpose up") and "bars" in first:
            continue  # its place may be carried on
        alone = effects(understand(first, PLAIN)) | effects(understand(second, PLAIN))
        if effects(understand(first + joint + second, PLAIN)) != alone:
            wrong.append(first + joint + second)
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(("who", "family"), [("violin", "violin"), ("banjo", "plucked"), ("vibraphone", "mallets")])
def test_it_is_the_player_who_was_just_brought_in(who: str, family: str) -> None:
    turn = understand(f"add a {who} and make it quieter", PIECE)
    assert turn.act == "add" and [edit.parts for edit in turn.then[0].edits] == [(family,)]


def test_a_place_is_carried_on_to_an_order_that_has_none() -> None:
    turn = understand("in bars 5 to 8 make the drums quieter and make the bass louder", PIECE)
    assert turn.targets.bars == (5, 8) and not turn.then and len(turn.edits) == 2


@pytest.mark.parametrize(
    ("say", "does"),
    [
        ("第1到4小节鼓静音，第5到8小节贝斯大声一点", {"mute", "louder"}),
        ("把钢琴换成风琴，第9到12小节渐强", {"swap", "crescendo"}),
        ("重复第5到8小节，去掉鼓", {"repeat", "remove"}),
    ],
)
def test_chinese_orders_are_done_each_in_its_place(say: str, does: set[str]) -> None:
    turn = understand(say, PIECE)
    assert {edit.operation for one in (turn, *turn.then) for edit in one.edits} == does


def test_a_clause_that_goes_on_with_another_is_no_order_of_its_own() -> None:
    turn = understand("慢下来，七十五左右", PIECE)
    assert not turn.then and turn.controls.tempo_bpm == 75
