"""Where a turn points at: bars, sections by letter or by name, parts, and what stays."""

from __future__ import annotations

import pytest

from chatbot.targets import resolve, section_runs
from chatbot.turn import Targets
from composer.edit import EditError
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece


def piece(form: str, bars_each: int = 4) -> Piece:
    """A section of ``bars_each`` bars for every letter, for violin, piano and bass guitar."""
    bars = tuple(Bar(Meter(4, 4), 100.0, (), letter) for letter in form for _ in range(bars_each))
    notes = tuple(Note(48 * i, 60, 12) for i in range(len(bars)))
    parts = (Part(40, "melody", notes), Part(0, "chords", notes), Part(33, "bass", notes))
    return Piece(bars, parts, Key("C", "major"))


def test_bars_and_parts_are_found_and_what_is_kept_left_out() -> None:
    place = resolve(piece("AB"), Targets(("piano", "bass"), (2, 3), keep=("bass",)))
    assert (place.bars, place.runs, place.parts) == ((2, 3), ((2, 3),), (1,))
    whole = resolve(piece("AB"), Targets())
    assert (whole.bars, whole.runs, whole.parts) == (None, (), (0, 1, 2))
    assert resolve(piece("A"), Targets(("melody",))).parts == (0,)


@pytest.mark.parametrize(
    ("form", "name", "runs"),
    [
        ("AABA", "B", ((9, 12),)),
        ("AABA", "A", ((1, 8), (13, 16))),
        ("AABA", "bridge", ((9, 12),)),
        ("CABABDBE", "intro", ((1, 4),)),
        ("CABABDBE", "verse", ((5, 8), (13, 16))),
        ("CABABDBE", "chorus", ((9, 12), (17, 20), (25, 28))),
        ("CABABDBE", "bridge", ((21, 24),)),
        ("CABABDBE", "ending", ((29, 32),)),
        ("AB", "intro", ((1, 4),)),
        ("A", "ending", ((1, 4),)),
        ("A", "verse", ((1, 4),)),
    ],
)
def test_a_section_is_a_letter_or_what_the_shape_of_the_plan_says(
    form: str, name: str, runs: tuple[tuple[int, int], ...]
) -> None:
    assert section_runs(piece(form), name) == runs
    assert resolve(piece(form), Targets(section=name)).runs == runs


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        (Targets(bars=(3, 99)), "1 to 8"),
        (Targets(section="D"), "A (1–4), B (5–8)"),
        (Targets(("trombone",)), "violin, piano, bass"),
        (Targets(("bass",), keep=("bass",)), "something is left"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(targets: Targets, said: str) -> None:
    with pytest.raises(EditError) as refused:
        resolve(piece("AB"), targets)
    assert said in str(refused.value)
    with pytest.raises(EditError):
        section_runs(piece("A"), "chorus")
