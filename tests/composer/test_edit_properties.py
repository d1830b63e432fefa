"""What holds for any edits of any piece, and a few corners of single ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.controls import BARS_RANGE, METERS, PARTS_RANGE, TEMPO_RANGE, ControlError
from composer.edit import (
    ARTICULATIONS,
    MARKS,
    EditError,
    articulate,
    change_key,
    change_loudness,
    change_meter,
    change_mode,
    cut_bars,
    double_parts,
    extract_bars,
    fade,
    measure_swing,
    mute_parts,
    nearest_share,
    octave_for,
    ramp_tempo,
    remove_parts,
    reorder_sections,
    repeat_bars,
    scale_tempo,
    sections,
    set_dynamics,
    set_swing,
    set_tempo,
    solo_parts,
    split_parts,
    swap_instrument,
    swell,
    take_bars,
    transpose,
)
from composer.harmony import Chord
from composer.instruments import FAMILIES
from composer.key import SCALES, Key
from composer.piece import Bar, Meter, Note, Part, Piece
from tests.composer.edited_pieces import PIANO, VIOLIN, assert_keeps_in_a_file, band, waltz

# --- any edits one after the other ---------------------------------------------------------------

raw_notes = st.builds(Note, st.integers(0, 191), st.integers(28, 100), st.integers(1, 60), st.integers(1, 127))


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    """Four bars of any meter, up to four parts, any notes that lie inside and strike no pitch twice."""
    meter = draw(st.sampled_from(METERS))
    bars = tuple(
        Bar(meter, draw(st.sampled_from((60.0, 97.0, 150.0))), (Chord(i % 12),), "AB"[i // 2]) for i in range(4)
    )
    end = 4 * meter.ticks
    parts = []
    for number in range(draw(st.integers(1, 4))):
        drums = number == 3
        notes: dict[tuple[int, int], Note] = {}
        for note in draw(st.lists(raw_notes, max_size=12)):
            if note.start < end:
                notes[note.start, note.pitch] = Note(
                    note.start, note.pitch, min(note.duration, end - note.start), note.velocity
                )
        role = ("melody", "chords", "bass", "drums")[number]
        parts.append(Part((VIOLIN, PIANO, 33, 0)[number], role, tuple(sorted(notes.values())), drums))
    return Piece(bars, tuple(parts), Key("C", "major"))


def edit_of(name: str, parts: tuple[int, ...], bars: tuple[int, int], number: int) -> Callable[[Piece], Piece]:
    """One edit by name; ``number`` 0..11 sets whatever it has to be told."""
    edits: dict[str, Callable[[Piece], Piece]] = {
        "tempo": lambda p: set_tempo(p, 50 + 10 * number, bars),
        "faster": lambda p: scale_tempo(p, 1 + number / 10),
        "ramp": lambda p: ramp_tempo(p, 60 + number, bars),
        "transpose": lambda p: transpose(p, number - 5, parts, bars),
        "key": lambda p: change_key(p, Key.of(number, tuple(SCALES)[number]), parts, bars),
        "mode": lambda p: change_mode(p, tuple(SCALES)[number + 7]),
        "meter": lambda p: change_meter(p, METERS[number]),
        "meter of bars": lambda p: change_meter(p, METERS[number], bars),
        "swap": lambda p: swap_instrument(p, 10 * number, [i for i in parts if not p.parts[i].is_drums]),
        "swap in bars": lambda p: swap_instrument(p, 7 * number, [i for i in parts if not p.parts[i].is_drums], bars),
        "remove": lambda p: remove_parts(p, parts, bars),
        "mute": lambda p: mute_parts(p, parts),
        "rest": lambda p: mute_parts(p, parts, True, bars),
        "unmute": lambda p: mute_parts(p, parts, False, bars),
        "solo": lambda p: solo_parts(p, parts[:1]),
        "double": lambda p: double_parts(p, parts[:1], None if number > 6 else number, None, bars),
        "split": lambda p: split_parts(p, parts[:1], bars),
        "louder": lambda p: change_loudness(p, 10 * number - 50, parts, bars),
        "dynamics": lambda p: set_dynamics(p, tuple(MARKS)[number % 6], parts, bars),
        "swell": lambda p: swell(p, number % 2 == 0, parts, bars),
        "swing": lambda p: set_swing(p, 0.5 + number / 44, parts, bars),
        "articulate": lambda p: articulate(p, ARTICULATIONS[number % 4], parts, bars),
        "fade": lambda p: fade(p, 1, number % 2 == 0, parts),
        "cut": lambda p: cut_bars(p, bars),
        "extract": lambda p: extract_bars(p, bars),
        "repeat": lambda p: repeat_bars(p, 1 + number % 3, bars),
        "reorder": lambda p: reorder_sections(p, ("BA", "ABA", "B", "AABB")[number % 4]),
    }
    return edits[name]


# "solo" and "mute" can silence a piece of one part, "remove" takes parts away: no invariant but those below.
NAMES = (
    "tempo", "faster", "ramp", "transpose", "key", "mode", "meter", "meter of bars", "swap", "swap in bars", "remove",
    "mute", "rest", "unmute", "solo", "double", "split", "louder", "dynamics", "swell", "swing", "articulate", "fade",
    "cut", "extract", "repeat", "reorder",
)  # fmt: skip
KEEPS_PARTS = frozenset(NAMES) - {"remove", "swap in bars", "double", "split"}
KEEPS_BARS = frozenset(NAMES) - {"meter", "meter of bars", "cut", "extract", "repeat", "reorder"}


@settings(max_examples=200, deadline=None)
@given(
    pieces(),
    st.lists(
        st.tuples(
            st.sampled_from(NAMES), st.sets(st.integers(0, 3), min_size=1, max_size=2), st.integers(1, 4),
            st.integers(0, 3), st.integers(0, 11),
        ),
        min_size=1,
        max_size=6,
    ),
)  # fmt: skip
def test_any_edits_leave_a_sound_piece(piece: Piece, wanted: list[tuple[str, set[int], int, int, int]]) -> None:
    for name, parts, first, more, number in wanted:
        chosen = tuple(sorted({i % len(piece.parts) for i in parts}))
        begin = min(first, len(piece.bars))
        try:
            after = edit_of(name, chosen, (begin, min(begin + more, len(piece.bars))), number)(piece)
        except ControlError as refused:
            assert str(refused)
            continue
        if name in KEEPS_PARTS:
            assert len(after.parts) == len(piece.parts)
        if name in KEEPS_BARS:
            assert [bar.meter for bar in after.bars] == [bar.meter for bar in piece.bars]
        assert after.parts and 1 <= len(after.bars) <= BARS_RANGE[1] and len(after.parts) <= PARTS_RANGE[1]
        assert all(TEMPO_RANGE[0] <= bar.tempo_bpm <= TEMPO_RANGE[1] and len(bar.chords) <= 2 for bar in after.bars)
        for part in after.parts:
            assert list(part.notes) == sorted(part.notes)
            for note in part.notes:
                assert note.start >= 0 and note.duration > 0 and note.end <= after.ticks
                assert 0 <= note.pitch <= 127 and 1 <= note.velocity <= 127
        piece = after


@given(pieces(), st.integers(-20, 20))
def test_up_and_down_again_is_where_it_was(piece: Piece, semitones: int) -> None:
    assert transpose(transpose(piece, semitones), -semitones).parts == piece.parts


@given(
    st.lists(st.tuples(st.integers(0, 31), st.integers(40, 90), st.integers(1, 8)), max_size=30), st.floats(0.5, 0.75)
)
def test_swing_and_straight_again_is_where_it_was_on_eighths(raw: list[tuple[int, int, int]], share: float) -> None:
    notes = {(6 * at, pitch): Note(6 * at, pitch, min(6 * length, 192 - 6 * at)) for at, pitch, length in raw}
    piece = Piece(
        (Bar(Meter(4, 4), 100.0),) * 4, (Part(PIANO, "chords", tuple(sorted(notes.values()))),), Key("C", "major")
    )
    if measure_swing(piece) is None:
        return
    swung = set_swing(piece, share)
    assert set_swing(swung, 0.5) == piece
    assert measure_swing(swung) == nearest_share(share)


@given(pieces())
def test_what_changes_nothing_changes_nothing(piece: Piece) -> None:
    assert take_bars(piece, range(len(piece.bars))) == piece
    assert reorder_sections(piece, "".join(letter for letter, _, _ in sections(piece))) == piece
    assert change_meter(piece, piece.meter) == piece
    assert change_mode(piece, "major") == piece
    assert repeat_bars(piece, 1) == piece


# --- corners -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "moves"),
    [
        ("major", "minor", {0: 0, 2: 2, 4: 3, 5: 5, 7: 7, 9: 8, 11: 10}),
        ("major", "harmonic_minor", {4: 3, 9: 8, 11: 11}),
        ("minor", "melodic_minor", {3: 3, 8: 9, 10: 11}),
        ("major", "major_pentatonic", {0: 0, 2: 2, 4: 4, 5: 4, 7: 7, 9: 9, 11: 12, 6: 7}),
        ("major", "minor_pentatonic", {2: 3, 4: 3, 9: 10, 11: 10}),
        ("major_pentatonic", "minor", {0: 0, 2: 2, 4: 3, 7: 7, 9: 8}),
        ("gong", "yu", {0: 0, 2: 3, 4: 5, 7: 7, 9: 10}),
        ("major", "blues", {4: 3, 5: 5, 7: 7, 11: 10}),
        ("major", "whole_tone", {4: 4, 5: 6, 7: 8, 11: 10}),
        ("minor", "octatonic", {3: 3, 5: 6, 7: 7, 10: 10}),
        ("octatonic", "major", {1: 2, 3: 4, 4: 4, 10: 11}),
    ],
)
def test_degrees_keep_their_numbers_between_scales_of_any_size(old: str, new: str, moves: dict[int, int]) -> None:
    notes = tuple(Note(6 * i, 60 + step, 6) for i, step in enumerate(moves))
    piece = Piece((Bar(Meter(4, 4), 100.0),) * 2, (Part(VIOLIN, "melody", notes),), Key("C", old))
    after = change_mode(piece, new)
    assert [note.pitch - 60 for note in after.parts[0].notes] == list(moves.values())
    assert after.key == Key("C", new)


@pytest.mark.parametrize("mode", SCALES)
def test_all_of_a_piece_is_in_its_new_scale(mode: str) -> None:
    after = change_mode(waltz(), mode)
    heard = {note.pitch % 12 for part in after.parts[:2] for note in part.notes}
    leading = {8} if mode in ("minor",) else set()
    chromatic = {note.pitch % 12 for part in waltz().parts[:2] for note in part.notes} - Key("A", "minor").scale
    extra = chromatic if len(SCALES[mode]) == 7 else set()
    assert heard <= after.key.scale | leading | extra


def test_chords_of_a_pentatonic_explain_its_tones() -> None:
    piece = Piece((Bar(Meter(4, 4), 90.0, (Chord(5),)),), (Part(VIOLIN, "melody", ()),), Key("C", "major"))
    assert change_mode(piece, "major_pentatonic").bars[0].chords == (Chord(9, "min"),)


def test_a_triplet_stays_a_triplet_when_the_rest_swings() -> None:
    notes = tuple(Note(start, 60, 2) for start in (0, 6, 12, 16, 20, 24, 30))
    piece = Piece((Bar(Meter(4, 4), 90.0),), (Part(VIOLIN, "melody", notes),), Key("C", "major"))
    swung = set_swing(piece, 0.66)
    assert [n.start for n in swung.parts[0].notes] == [0, 8, 12, 16, 20, 24, 32]
    assert [n.start for n in set_swing(swung, 0.5).parts[0].notes] == [0, 6, 12, 16, 20, 24, 30]


def test_sixteenths_swing_along_and_quarters_have_nothing_to_swing() -> None:
    notes = tuple(Note(3 * i, 60, 3) for i in range(8))
    piece = Piece((Bar(Meter(2, 4), 90.0),), (Part(VIOLIN, "melody", notes),), Key("C", "major"))
    assert [n.start for n in set_swing(piece, 2 / 3).parts[0].notes] == [0, 4, 8, 10, 12, 16, 20, 22]
    quarters = Piece(piece.bars, (Part(VIOLIN, "melody", (Note(0, 60, 9), Note(12, 60, 9))),), piece.key)
    assert set_swing(quarters, 0.5) == quarters and measure_swing(quarters) is None
    with pytest.raises(EditError, match="eighths between the beats"):
        set_swing(quarters, 2 / 3)


@pytest.mark.parametrize(
    ("share", "played"), [(0.5, 6), (0.55, 7), (0.6, 7), (0.64, 8), (0.667, 8), (0.7, 8), (0.75, 9)]
)
def test_a_share_is_played_as_the_nearest_tick(share: float, played: int) -> None:
    assert nearest_share(share) == played / 12


@pytest.mark.parametrize(
    ("program", "pitches", "octave"),
    [(73, [60, 72], 0), (73, [40, 50], 24), (43, [72, 84], -24), (0, [21, 108], 0), (47, [60, 90], 0), (42, [84], -12)],
)
def test_the_octave_that_suits_an_instrument_is_the_nearest_with_most_notes_inside(
    program: int, pitches: list[int], octave: int
) -> None:
    assert octave_for(pitches, program) == octave
    family = next(f for f in FAMILIES.values() if f.programs[0] == program)
    inside = sum(family.low <= p + octave <= family.high for p in pitches)
    for other in range(-48, 60, 12):
        assert inside >= sum(family.low <= p + other <= family.high for p in pitches)


def test_melody_and_bass_of_one_pianist_come_apart_where_the_hands_take_turns() -> None:
    notes = (Note(0, 48, 12), Note(0, 76, 12), Note(12, 74, 12), Note(24, 50, 12), Note(36, 77, 12), Note(36, 47, 12))
    piece = Piece((Bar(Meter(4, 4), 90.0),), (Part(PIANO, "chords", tuple(sorted(notes))),), Key("C", "major"))
    right, left = split_parts(piece, (0,)).parts
    assert [n.pitch for n in right.notes] == [76, 74, 77]
    assert [n.pitch for n in left.notes] == [48, 50, 47]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda p: set_tempo(p, 20, (2, 3)), "24 to 300 BPM"),
        (lambda p: ramp_tempo(p, 400), "24 to 300 BPM"),
        (lambda p: change_meter(p, Meter(7, 16)), "one of 2/4"),
        (lambda p: swap_instrument(p, 40, (4,)), "plays pitches"),
        (lambda p: double_parts(p, (4,)), "plays pitches"),
        (lambda p: double_parts(p, (0,), 60), r"-72 to \+44 semitones"),
        (lambda p: split_parts(p, (0,)), "several pitches"),
        (lambda p: split_parts(p, (4,)), "several pitches"),
        (lambda p: set_dynamics(p, "fff"), "one of pp"),
        (lambda p: swell(p, True, goal="pp"), "one of"),
        (lambda p: set_swing(p, 0.9), "0.5 to 0.75"),
        (lambda p: articulate(p, "pizzicato"), "one of staccato"),
        (lambda p: fade(p, 17, True), "1 to 16 bars"),
        (lambda p: fade(p, 3, False, None, (1, 2)), "1 to 2 bars"),
        (lambda p: solo_parts(p, ()), "at least one part"),
        (lambda p: mute_parts(p, range(5), True, (1, 16)), "at least one part"),
    ],
)
def test_what_is_impossible_says_what_is_possible(edit: Callable[[Piece], Piece], message: str) -> None:
    with pytest.raises(ControlError, match=message):
        edit(band())


def test_a_jig_does_not_swing_and_twelve_parts_are_enough() -> None:
    six_eight = Piece((Bar(Meter(6, 8), 100.0),), band().parts, Key("C", "major"))
    with pytest.raises(EditError, match="counted in quarters"):
        set_swing(six_eight, 2 / 3)
    many = Piece(band().bars, (band().parts[0],) * 12, Key("C", "major"))
    with pytest.raises(ControlError, match="1 to 12"):
        double_parts(many, (0,))


def test_a_swell_at_the_edge_begins_inwards() -> None:
    loud = change_loudness(band(), 30)
    velocities = [n.velocity for n in swell(loud, True).parts[3].notes]
    assert velocities[0] < loud.parts[3].notes[0].velocity and velocities == sorted(velocities)
    assert_keeps_in_a_file(swell(loud, True))
