"""Edits change what was asked, and nothing else: each edit by itself, on a song of two bars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.controls import ControlError
from composer.edit import (
    EditError,
    change_key,
    change_loudness,
    mute_parts,
    remove_parts,
    scale_tempo,
    select_parts,
    set_tempo,
    solo_parts,
    swap_instrument,
    transpose,
)
from composer.edit.mode import change_mode
from composer.edit_report import compare
from composer.harmony import Chord
from composer.key import MODES, Key
from composer.piece import Bar, Meter, Note, Part, Piece

FOUR = Meter(4, 4)
PIANO, VIOLIN, CONTRABASS, FLUTE = 0, 40, 43, 73


def quarters(*pitches: int, velocity: int = 80) -> tuple[Note, ...]:
    return tuple(Note(12 * i, pitch, 12, velocity) for i, pitch in enumerate(pitches))


def song() -> Piece:
    """Two bars, I and V7, in C major: violin, piano, contrabass, drums."""
    bars = (Bar(FOUR, 100.0, (Chord(0, "maj"),)), Bar(FOUR, 100.0, (Chord(7, "7"),)))
    return Piece(
        bars,
        (
            Part(VIOLIN, "melody", quarters(72, 76, 79, 81, 83, 79, 77, 74)),
            Part(PIANO, "chords", quarters(60, 64, 67, 64, 59, 62, 65, 67)),
            Part(CONTRABASS, "bass", quarters(36, 36, 43, 36, 31, 31, 43, 31)),
            Part(0, "drums", quarters(36, 42, 38, 42, 36, 42, 38, 42), is_drums=True),
        ),
        Key("C", "major"),
    )


def pitches(piece: Piece, part: int) -> list[int]:
    return [note.pitch for note in piece.parts[part].notes]


# --- selecting -------------------------------------------------------------------------------


def test_a_violin_is_strings_and_a_contrabass_playing_the_bass_is_the_bass() -> None:
    assert select_parts(song(), ["strings"]) == (0, 2)
    assert select_parts(song(), ["violin"]) == (0,)
    assert select_parts(song(), ["bass"]) == (2,)
    assert select_parts(song(), ["melody", "drums"]) == (0, 3)
    assert select_parts(song(), []) == (0, 1, 2, 3)


def test_who_plays_chords_has_the_chords_where_that_is_nobody_s_role() -> None:
    piece = song()
    full = tuple(replace(note, pitch=note.pitch + 4) for note in piece.parts[1].notes)
    alone = replace(piece.parts[1], role="melody", notes=tuple(sorted((*piece.parts[1].notes, *full))))
    assert select_parts(piece, ["chords"]) == (1,)
    assert select_parts(replace(piece, parts=(alone, *piece.parts[2:])), ["chords"]) == (0,)
    with pytest.raises(EditError):
        select_parts(replace(piece, parts=piece.parts[2:]), ["chords"])


def test_a_part_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(EditError) as problem:
        select_parts(song(), ["harp"])
    assert problem.value.choices == ("violin", "piano", "contrabass", "drums")
    assert "harp" in str(problem.value)


# --- tempo -----------------------------------------------------------------------------------


def test_tempo_is_exact_and_notes_stay() -> None:
    edited = set_tempo(song(), 93.5)
    assert {bar.tempo_bpm for bar in edited.bars} == {93.5}
    report = compare(song(), edited)
    assert report.tempo == (100.0, 93.5)
    assert len(report.unchanged) == 4


def test_bars_at_other_tempos_keep_their_proportion() -> None:
    two = set_tempo(song(), 50, bars=(2, 2))
    assert [bar.tempo_bpm for bar in two.bars] == [100, 50]
    assert [bar.tempo_bpm for bar in set_tempo(two, 120).bars] == [120, 60]
    assert [bar.tempo_bpm for bar in scale_tempo(two, 1.5).bars] == [150, 75]


@pytest.mark.parametrize("tempo", [10_000, 0, -5, 23.9])
def test_an_impossible_tempo_says_the_range(tempo: float) -> None:
    with pytest.raises(ControlError, match="24 to 300 BPM"):
        set_tempo(song(), tempo)


# --- transposing -----------------------------------------------------------------------------


@given(st.integers(-31, 44))
def test_transposing_is_exact_and_reversible_and_leaves_drums(semitones: int) -> None:
    edited = transpose(song(), semitones)
    for part in range(3):
        assert pitches(edited, part) == [p + semitones for p in pitches(song(), part)]
    assert edited.parts[3] == song().parts[3]
    assert edited.key.pitch_class == semitones % 12
    assert edited.bars[1].chords == (Chord((7 + semitones) % 12, "7"),)
    assert transpose(edited, -semitones) == song()
    assert compare(song(), edited).semitones == semitones


@pytest.mark.parametrize("semitones", [-32, 45, 500])
def test_leaving_the_midi_range_names_what_is_possible(semitones: int) -> None:
    with pytest.raises(EditError, match=r"-31 to \+44 semitones") as problem:
        transpose(song(), semitones)
    assert problem.value.limits == (-31, 44)


def test_instruments_that_leave_their_compass_are_named() -> None:
    report = compare(song(), transpose(song(), -20))
    assert report.out_of_compass == ("violin", "contrabass")
    assert compare(song(), transpose(song(), 2)).out_of_compass == ()


def test_one_part_or_some_bars_move_alone_and_the_key_stays() -> None:
    down = transpose(song(), -12, parts=select_parts(song(), ["violin"]))
    assert pitches(down, 0) == [p - 12 for p in pitches(song(), 0)]
    assert compare(song(), down).unchanged == ("piano", "contrabass", "drums")
    assert down.key == song().key and down.bars == song().bars
    up = transpose(song(), 2, bars=(2, 2))
    assert pitches(up, 1) == [60, 64, 67, 64, 61, 64, 67, 69]
    assert up.key == song().key and up.bars[1].chords == (Chord(9, "7"),)


def test_bars_that_do_not_exist_are_refused() -> None:
    with pytest.raises(EditError, match="1 to 2 in this piece"):
        transpose(song(), 1, bars=(2, 3))


# --- key and mode ----------------------------------------------------------------------------


def test_another_tonic_is_the_nearest_transposition() -> None:
    assert compare(song(), change_key(song(), Key("A", "major"))).semitones == -3
    assert compare(song(), change_key(song(), Key("Eb", "major"))).semitones == 3
    assert change_key(song(), Key("D#", "major")).key == Key("D#", "major")


def test_minor_keeps_degrees_and_the_leading_tone_of_the_dominant() -> None:
    edited = change_key(song(), Key("C", "minor"))
    # A and E of the tonic bar are lowered; the B over G7 leads home as before.
    assert pitches(edited, 0) == [72, 75, 79, 80, 83, 79, 77, 74]
    assert pitches(edited, 1) == [60, 63, 67, 63, 59, 62, 65, 67]
    assert [bar.chords for bar in edited.bars] == [(Chord(0, "min"),), (Chord(7, "7"),)]
    assert edited.parts[3] == song().parts[3]


def test_a_modal_dominant_has_no_leading_tone() -> None:
    edited = change_key(song(), Key("C", "mixolydian"))
    assert pitches(edited, 0)[4] == 82
    assert edited.bars[1].chords == (Chord(7, "min7"),)


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_can_be_left_and_entered_again(mode: str) -> None:
    edited = change_mode(song(), mode)
    assert edited.key == Key("C", mode)
    diatonic = {n.pitch % 12 for part in edited.parts[:3] for n in part.notes}
    assert diatonic <= edited.key.scale | {11}
    assert change_mode(edited, "major") == song()


def test_notes_that_fall_together_become_one() -> None:
    both = Piece(song().bars, (Part(PIANO, "chords", (Note(0, 63, 24), Note(0, 64, 12))),), Key("C", "major"))
    assert change_mode(both, "minor").parts[0].notes == (Note(0, 63, 24),)
    later = Piece(song().bars, (Part(PIANO, "chords", (Note(0, 64, 24), Note(12, 63, 12))),), Key("C", "major"))
    assert change_mode(later, "minor").parts[0].notes == (Note(0, 63, 12), Note(12, 63, 12))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 127), st.integers(1, 96)), max_size=24),
    st.sampled_from(MODES),
    st.sampled_from(MODES),
    st.integers(0, 11),
    st.integers(0, 11),
)
def test_any_key_change_stays_playable(
    raw: list[tuple[int, int, int]], old: str, new: str, tonic: int, goal: int
) -> None:
    piece = Piece(song().bars, (Part(0, "melody", tuple(sorted(Note(*n) for n in raw))),), Key.of(tonic, old))
    try:
        edited = change_key(piece, Key.of(goal, new))
    except EditError as problem:
        # Only notes at both ends of the range can forbid a change of key.
        assert max(n[1] for n in raw) - min(n[1] for n in raw) > 110
        assert problem.limits is not None
        return
    notes = edited.parts[0].notes
    assert all(0 <= n.pitch <= 127 and n.duration > 0 for n in notes)
    assert notes == tuple(sorted(notes))
    assert edited.key == Key.of(goal, new)


# --- instruments -----------------------------------------------------------------------------


def test_a_swap_keeps_every_note() -> None:
    edited = swap_instrument(song(), FLUTE, select_parts(song(), ["violin"]))
    assert edited.parts[0].program == FLUTE
    assert edited.parts[0].notes == song().parts[0].notes
    report = compare(song(), edited)
    assert (report.parts[0].family_before, report.parts[0].family) == ("violin", "flute")
    assert report.unchanged == ("piano", "contrabass", "drums")


def test_drums_cannot_become_a_flute() -> None:
    with pytest.raises(EditError) as problem:
        swap_instrument(song(), FLUTE, select_parts(song(), ["drums"]))
    assert problem.value.choices == ("violin", "piano", "contrabass")
    with pytest.raises(EditError, match="0 to 127"):
        swap_instrument(song(), 128, (0,))


def test_removing_takes_one_part_and_no_note_of_the_others() -> None:
    edited = remove_parts(song(), select_parts(song(), ["piano"]))
    report = compare(song(), edited)
    assert report.removed == ("piano",)
    assert report.unchanged == ("violin", "contrabass", "drums")
    assert edited.parts == song().parts[:1] + song().parts[2:]


def test_muting_keeps_the_notes_and_unmuting_brings_them_back() -> None:
    muted = mute_parts(song(), select_parts(song(), ["drums"]))
    assert not muted.parts[3].sounds and muted.parts[3].notes == song().parts[3].notes
    assert compare(song(), muted).silent == ("drums",)
    assert mute_parts(muted, (3,), muted=False) == song()


def test_a_solo_mutes_the_rest() -> None:
    edited = solo_parts(song(), select_parts(song(), ["violin"]))
    assert [part.sounds for part in edited.parts] == [True, False, False, False]
    assert [part.sounds for part in solo_parts(edited, (1,)).parts] == [False, True, False, False]


@pytest.mark.parametrize("edit", [remove_parts, mute_parts])
def test_somebody_always_sounds(edit) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(EditError, match="at least one part"):
        edit(song(), range(4))


# --- loudness --------------------------------------------------------------------------------


def test_louder_is_exact_for_the_parts_named() -> None:
    edited = change_loudness(song(), 16, select_parts(song(), ["piano"]))
    assert {n.velocity for n in edited.parts[1].notes} == {80 + 16}
    report = compare(song(), edited)
    assert report.unchanged == ("violin", "contrabass", "drums")
    assert report.parts[1].loudness == 16
    softer = change_loudness(song(), -32, bars=(2, 2))
    assert [n.velocity for n in softer.parts[0].notes] == [80] * 4 + [80 - 32] * 4


def test_loudness_is_clamped_and_says_when_nothing_is_left() -> None:
    loudest = change_loudness(song(), 127)
    assert {n.velocity for part in loudest.parts for n in part.notes} == {127}
    with pytest.raises(EditError, match="1 to 127"):
        change_loudness(loudest, 1)
    softest = change_loudness(song(), -127)
    assert {n.velocity for part in softest.parts for n in part.notes} == {1}


def test_a_report_of_nothing_says_so() -> None:
    assert not compare(song(), song()).changed
    assert compare(song(), set_tempo(song(), 101)).changed
