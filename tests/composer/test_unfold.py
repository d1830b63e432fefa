"""Repeats of a page: which bar is played when, and where its chords then stand."""

from xml.etree import ElementTree

import pytest

from composer.corpora.annotations import LeadSheet
from composer.corpora.unfold import Signs, playing_order, signs_of
from composer.harmony import Chord


def page(text: str) -> list[Signs]:
    """Signs from letters: ``[`` begins and ``]`` ends a repeat, figures are the endings of a bar."""
    return [
        Signs("[" in bar, "]" in bar, 2, frozenset(int(c) for c in bar if c.isdigit())) for bar in text.split(".")[:-1]
    ]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("a.b.c.", [0, 1, 2]),
        ("a.b].c.", [0, 1, 0, 1, 2]),
        ("a.[b.c].d.", [0, 1, 2, 1, 2, 3]),
        ("[a.b1].c2.d.", [0, 1, 0, 2, 3]),
        ("a.[b.c1].d2.e.[f.g].", [0, 1, 2, 1, 3, 4, 5, 6, 5, 6]),
        ("[a.b12].c3.", [0, 1, 0, 1, 0, 2]),
        # The first ending is printed a bar too short.
        ("[a.b1.c].d2.", [0, 1, 2, 0, 2, 3]),
    ],
)
def test_bars_are_played_in_the_order_that_their_signs_say(text: str, order: list[int]) -> None:
    assert playing_order(page(text)) == order


def test_signs_are_read_from_the_bar_lines() -> None:
    part = ElementTree.fromstring(
        "<part><measure><barline location='left'><repeat direction='forward'/></barline></measure>"
        "<measure><barline location='left'><ending number='1, 2' type='start'/></barline></measure>"
        "<measure><barline location='right'><ending number='1, 2' type='stop'/>"
        "<repeat direction='backward' times='3'/></barline></measure><measure/></part>"
    )
    both = frozenset((1, 2))
    assert signs_of(part.findall("measure")) == [
        Signs(True), Signs(endings=both), Signs(False, True, 3, both), Signs(),
    ]  # fmt: skip


def test_chords_go_with_their_bars() -> None:
    c, f = Chord(0), Chord(5)
    sheet = LeadSheet(0, 96, ((0, c), (72, f)), (0, 48, 96), (0, 1, 0, 1))
    assert sheet.unfolded().ticks == 192
    # The second bar has no symbol on its first beat: there the chord of the page goes on.
    assert sheet.unfolded().chords == ((0, c), (48, c), (72, f), (96, c), (144, c), (168, f))
