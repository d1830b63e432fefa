"""Edits that move bars or rewrite them: form and meter. What a bar held, it holds wherever it is now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from composer.controls import METERS, ControlError
from composer.edit import (
    EditError,
    change_meter,
    cut_bars,
    cut_order,
    extract_bars,
    extract_order,
    extract_parts,
    reorder_sections,
    repeat_bars,
    repeat_order,
    rest_parts,
    section_order,
    take_bars,
)
from composer.edit_report import compare
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece
from tests.composer.edited_pieces import PIANO, assert_keeps_in_a_file, band, in_bar, jig, waltz, within


def two(meter: str, tempo: float = 100.0) -> Piece:
    """Two bars of eighths on one pitch each, and a held bass."""
    bar = Bar(Meter.parse(meter), tempo)
    length = bar.ticks
    notes = tuple(Note(6 * k, 60 + k % 12, 6) for k in range(2 * length // 6))
    bass = tuple(Note(length * i, 40 + i, length) for i in range(2))
    return Piece((bar, bar), (Part(PIANO, "melody", notes), Part(33, "bass", bass)), Key("C", "major"))


def starts(piece: Piece, part: int = 0) -> list[int]:
    return [n.start for n in piece.parts[part].notes]


# --- form ----------------------------------------------------------------------------------------

ORDERS: tuple[tuple[str, Callable[[Piece], Piece], tuple[int, ...]], ...] = (
    ("cut the intro", lambda p: cut_bars(p, (1, 2)), tuple(range(3, 17))),
    ("cut from the middle", lambda p: cut_bars(p, (5, 8)), (*range(1, 5), *range(9, 17))),
    ("cut both A", lambda p: cut_bars(p, ((1, 8), (13, 16))), tuple(range(9, 13))),
    ("only bars 5 to 12", lambda p: extract_bars(p, (5, 12)), tuple(range(5, 13))),
    ("repeat the bridge", lambda p: repeat_bars(p, 2, (9, 12)), (*range(1, 13), *range(9, 17))),
    ("bar 1 three times", lambda p: repeat_bars(p, 3, (1, 1)), (1, 1, *range(1, 17))),
    ("the whole twice", lambda p: repeat_bars(p, 2), (*range(1, 17), *range(1, 17))),
    ("the bridge first", lambda p: reorder_sections(p, "BA"), (*range(9, 13), *range(1, 9), *range(13, 17))),
    ("ABBA", lambda p: reorder_sections(p, "ABBA"), (*range(1, 9), *range(9, 13), *range(9, 13), *range(13, 17))),
    ("B alone", lambda p: reorder_sections(p, "B"), tuple(range(9, 13))),
    ("backwards", lambda p: take_bars(p, range(15, -1, -1)), tuple(range(16, 0, -1))),
)


@pytest.mark.parametrize(("what", "edit", "order"), ORDERS, ids=[o[0] for o in ORDERS])
def test_every_bar_that_is_played_is_the_bar_it_was(
    what: str, edit: Callable[[Piece], Piece], order: tuple[int, ...]
) -> None:
    before, after = band(), edit(band())
    assert len(after.bars) == len(order)
    assert after.bars == tuple(before.bars[i - 1] for i in order)
    for place, source in enumerate(order, start=1):
        for part in range(5):
            assert in_bar(after, part, place) == in_bar(before, part, source)
    assert [replace(part, notes=()) for part in after.parts] == [replace(part, notes=()) for part in before.parts]
    assert all(note.end <= after.ticks for part in after.parts for note in part.notes)
    report = compare(before, after, [i - 1 for i in order])
    assert report.kept_bars == order and report.notes[1] - report.notes[0] <= 2 * len(order)
    assert_keeps_in_a_file(after)


def test_a_note_rings_over_where_its_bar_is_still_followed_and_ends_where_it_is_not() -> None:
    before = band()  # the flute's notes last from the middle of a bar to the middle of the next
    after = cut_bars(before, (5, 8))
    lengths = [n.duration for n in after.parts[1].notes]
    assert [n.start // 48 for n in after.parts[1].notes if n.duration == 24] == [3]
    assert lengths.count(48) == len(lengths) - 1


def test_the_order_of_the_piece_is_no_change() -> None:
    for letters in ("AABA", "ABA", "a a b a"):
        assert reorder_sections(band(), letters) == band()
    assert reorder_sections(waltz(), "AB") == waltz()
    assert repeat_bars(band(), 1) == band() == extract_bars(band(), None)
    assert section_order(band(), "A-B-A") == tuple(range(16))


def test_repeats_for_some_parts_leave_the_others_resting() -> None:
    after = repeat_bars(waltz(), 2, (1, 4), (2,))
    assert [len(within(after, 0, range(a, b))) for a, b in ((1, 5), (5, 9), (9, 13))] == [8, 0, 8]
    assert in_bar(after, 2, 6) == in_bar(waltz(), 2, 2)


def test_a_part_alone_can_be_taken_out() -> None:
    assert extract_parts(band(), (2,)).parts == (band().parts[2],)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda: cut_order(waltz(), (1, 8)), "one is left"),
        (lambda: cut_order(waltz(), (7, 9)), "1 to 8 in this piece"),
        (lambda: extract_order(waltz(), (0, 1)), "1 to 8 in this piece"),
        (lambda: repeat_order(waltz(), 0, None), "1 to 32 times"),
        (lambda: repeat_order(waltz(), 500, (1, 4)), "1 to 63 times"),
        (lambda: section_order(waltz(), "ABC"), "an order of A, B"),
        (lambda: section_order(waltz(), ""), "an order of A, B"),
        (lambda: take_bars(waltz(), ()), "1 to 256"),
        (lambda: extract_bars(rest_parts(waltz(), (0, 1, 2), (1, 4)), (2, 3)), "somebody plays"),
        (lambda: take_bars(waltz(), [0] * 257), "1 to 256"),
    ],
)
def test_an_impossible_form_says_what_is_possible(edit: Callable[[], object], message: str) -> None:
    with pytest.raises(ControlError, match=message):
        edit()


# --- meter ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "bars"),
    [("4/4", "2/4", 4), ("2/4", "4/4", 1), ("6/8", "12/8", 1), ("12/8", "6/8", 4), ("3/4", "6/8", 2), ("2/2", "4/4", 2),
     ("6/4", "3/4", 4), ("3/8", "6/8", 1), ("3/8", "3/4", 1), ("5/4", "5/8", 4), ("3/2", "6/4", 2)],
)  # fmt: skip
def test_new_bar_lines_touch_no_note(old: str, new: str, bars: int) -> None:
    before = two(old)
    after = change_meter(before, Meter.parse(new))
    assert after.parts == before.parts
    assert [bar.meter for bar in after.bars] == [Meter.parse(new)] * bars
    assert {bar.tempo_bpm for bar in after.bars} == {100.0}
    assert compare(before, after).unchanged == ("piano", "bass")
    assert_keeps_in_a_file(after)


def test_an_odd_bar_is_filled_up_with_a_rest() -> None:
    before = extract_bars(two("2/4"), (1, 1))
    after = change_meter(before, Meter(4, 4))
    assert after.parts == before.parts and len(after.bars) == 1


def test_a_waltz_doubles_the_first_of_two_beats() -> None:
    before = two("4/4")
    after = change_meter(before, Meter(3, 4))
    assert [bar.meter for bar in after.bars] == [Meter(3, 4)] * 4
    assert starts(after)[:9] == [0, 12, 24, 30, 36, 48, 60, 66, 72]
    assert [n.pitch for n in after.parts[0].notes] == [n.pitch for n in before.parts[0].notes]
    assert [(n.start, n.duration) for n in after.parts[1].notes] == [(0, 72), (72, 72)]
    assert {bar.tempo_bpm for bar in after.bars} == {100.0}


@pytest.mark.parametrize(("new", "bars"), [("6/8", 4), ("12/8", 2)])
def test_a_lilt_keeps_the_beats_and_divides_them_in_three(new: str, bars: int) -> None:
    before = two("4/4")
    after = change_meter(before, Meter.parse(new))
    assert len(after.bars) == bars and after.tempo_bpm == 150
    assert starts(after)[:6] == [0, 12, 18, 30, 36, 48]
    assert after.seconds == pytest.approx(before.seconds)
    assert change_meter(after, Meter(4, 4)) == before


def test_a_jig_in_two_four_has_triplets() -> None:
    after = change_meter(jig(), Meter(2, 4))
    assert starts(after)[:7] == [0, 4, 8, 12, 16, 20, 24]
    assert [n.duration for n in after.parts[1].notes] == [12] * 8
    assert after.tempo_bpm == 110 and after.seconds == pytest.approx(jig().seconds)


def test_a_longer_bar_holds_its_end_and_drums_strike_on() -> None:
    before = waltz()
    after = change_meter(before, Meter(4, 4))
    assert [bar.meter for bar in after.bars] == [Meter(4, 4)] * 8
    for bar in range(1, 9):
        old, new = in_bar(before, 0, bar), in_bar(after, 0, bar)
        assert new == [old[0], (24, old[1][1], 24, 80)]
        assert in_bar(after, 2, bar) == [*in_bar(before, 2, bar), (36, 42, 1, 70)]
        assert in_bar(after, 1, bar)[-1][0] == 36


def test_a_shorter_bar_fits_where_nothing_is_struck_at_its_end() -> None:
    long = change_meter(two("4/4"), Meter(5, 4))
    assert [bar.meter for bar in long.bars] == [Meter(5, 4)] * 2
    assert change_meter(long, Meter(4, 4)) == two("4/4")
    with pytest.raises(EditError) as refused:
        change_meter(two("5/4"), Meter(4, 4))
    assert refused.value.field == "meter_fit" and "5/8" in refused.value.choices
    assert "4/4" not in refused.value.choices


def test_some_bars_change_their_meter_and_the_others_stay() -> None:
    before = band()
    after = change_meter(before, Meter(5, 4), (5, 6))
    assert [str(bar.meter) for bar in after.bars] == ["4/4"] * 4 + ["5/4"] * 2 + ["4/4"] * 10
    for bar in (*range(1, 5), *range(7, 17)):
        for part in (0, 2, 3, 4):
            assert in_bar(after, part, bar) == in_bar(before, part, bar)
    assert_keeps_in_a_file(after)


def test_chords_sections_and_tempos_follow_the_music() -> None:
    after = change_meter(band(), Meter(2, 4))
    assert [bar.chords for bar in after.bars[::2]] == [bar.chords[:1] for bar in band().bars]
    assert "".join(bar.section for bar in after.bars) == "A" * 16 + "B" * 8 + "A" * 8
    assert [bar.tempo_bpm for bar in after.bars] == [96.0] * 16 + [108.0] * 16
    joined = change_meter(after, Meter(4, 4))
    assert joined == band()


@pytest.mark.parametrize("old", METERS, ids=str)
@pytest.mark.parametrize("new", METERS, ids=str)
def test_every_pair_of_meters_fits_or_is_refused_in_a_sentence(old: Meter, new: Meter) -> None:
    before = two(str(old))
    try:
        after = change_meter(before, new)
    except EditError as refused:
        assert refused.field in ("meter_fit", "tempo_bpm") and str(new) not in refused.choices
        for choice in refused.choices:
            assert change_meter(before, Meter.parse(choice)).meter == Meter.parse(choice)
        return
    assert {bar.meter for bar in after.bars} == {new}
    for old_part, new_part in zip(before.parts, after.parts, strict=True):
        assert [n.pitch for n in new_part.notes] == [n.pitch for n in old_part.notes]
        assert list(new_part.notes) == sorted(new_part.notes)
        assert all(n.duration > 0 and n.end <= after.ticks for n in new_part.notes)
