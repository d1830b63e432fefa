"""Character that is counted, keys by region, and moods: what a listener would say of plain cases."""

from dataclasses import replace

import pytest

from composer.analysis import (
    estimate_key,
    estimate_mood,
    intensity_level,
    is_danceable,
    key_regions,
    mood_step,
    octave_span,
    polyphony,
    tempo_class,
)
from composer.analysis.key import is_plausible_key
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece

FOUR = Meter(4, 4)
PROGRESSION = ((0, 4, 7), (9, 0, 4), (5, 9, 0), (7, 11, 2))  # I vi IV V above C


def chords_in(tonic: int, bars: int, first: int = 0) -> list[Note]:
    return [
        Note(48 * (first + bar), 48 + (tonic + step) % 12, 48) for bar in range(bars) for step in PROGRESSION[bar % 4]
    ]


def piece_of(*parts: Part, bars: int, tempo: float = 100.0) -> Piece:
    return Piece((Bar(FOUR, tempo),) * bars, parts, Key("C", "major"))


def beat(every: int, bars: int) -> Part:
    return Part(0, "drums", tuple(Note(t, 36, 3) for t in range(0, 48 * bars, every)), is_drums=True)


@pytest.mark.parametrize(("every", "level"), [(24, "low"), (6, "moderate"), (3, "high")])
def test_intensity_is_how_often_something_begins(every: int, level: str) -> None:
    """At 120 quarter notes a minute: once, four times and eight times a second."""
    assert intensity_level(piece_of(beat(every, 8), bars=8, tempo=120)) == level


def test_a_thick_slow_texture_is_not_intense() -> None:
    chords = Part(0, "chords", tuple(chords_in(0, 8)))
    assert intensity_level(piece_of(chords, chords, chords, bars=8)) == "low"


def test_a_steady_beat_is_danceable_and_ceases_to_be_without_its_conditions() -> None:
    groove = piece_of(beat(6, 16), bars=16, tempo=120)
    assert is_danceable(groove)
    assert not is_danceable(piece_of(beat(6, 16), bars=16, tempo=50)), "too slow"
    wavering = tuple(replace(bar, tempo_bpm=90.0 + 5 * (i % 8)) for i, bar in enumerate(groove.bars))
    assert not is_danceable(replace(groove, bars=wavering)), "no steady tempo"
    assert not is_danceable(piece_of(beat(48, 16), bars=16, tempo=120)), "beats without a stroke"
    muted = replace(groove, parts=(replace(groove.parts[0], muted=True),))
    assert not is_danceable(muted), "nothing sounds"


@pytest.mark.parametrize(("low", "high", "octaves"), [(60, 60, 1), (60, 72, 1), (60, 73, 2), (36, 84, 4)])
def test_the_span_in_octaves_holds_every_note(low: int, high: int, octaves: int) -> None:
    part = Part(0, "melody", (Note(0, low, 12), Note(12, high, 12)))
    assert octave_span(piece_of(part, beat(12, 1), bars=1)) == octaves


def test_polyphony_counts_the_notes_that_sound_together() -> None:
    held = Part(0, "chords", (Note(0, 60, 24), Note(0, 64, 24), Note(12, 67, 12)))
    assert polyphony(piece_of(held, beat(3, 2), bars=2)) == pytest.approx(60 / 24)
    assert polyphony(piece_of(beat(3, 2), bars=2)) == 0.0


@pytest.mark.parametrize(
    ("bpm", "name"), [(60, "slow"), (76, "slow"), (77, "moderate"), (119, "moderate"), (120, "fast")]
)
def test_tempo_in_words(bpm: float, name: str) -> None:
    assert tempo_class(bpm) == name


@pytest.mark.parametrize("tonic", range(12))
def test_a_piece_in_one_key_is_one_region(tonic: int) -> None:
    piece = piece_of(Part(0, "chords", tuple(sorted([*chords_in(tonic, 8), Note(384, 48 + tonic, 48)]))), bars=9)
    (region,) = key_regions(piece)
    assert (region.first_bar, region.bars) == (0, 9)
    assert region.key == estimate_key(piece).key
    assert (region.key.pitch_class, region.key.mode) == (tonic, "major")


def test_a_modulation_is_found_where_it_happens() -> None:
    notes = [*chords_in(0, 8), *chords_in(3, 8, first=8), *chords_in(0, 8, first=16)]
    regions = key_regions(piece_of(Part(0, "chords", tuple(sorted(notes))), bars=24))
    assert [(r.first_bar, r.bars, str(r.key)) for r in regions] == [
        (0, 8, "C major"), (8, 8, "Eb major"), (16, 8, "C major"),
    ]  # fmt: skip


def test_a_stated_key_is_doubted_only_against_clear_notes() -> None:
    piece = piece_of(Part(0, "chords", tuple(chords_in(0, 8))), bars=8)
    assert is_plausible_key(piece, Key("C", "major"))
    assert is_plausible_key(piece, Key("A", "minor"))
    assert not is_plausible_key(piece, Key("F#", "major"))


def test_confidence_is_a_probability_and_nothing_pitched_has_none() -> None:
    assert estimate_key(piece_of(beat(12, 4), bars=4)).confidence == 0.0
    open_end = piece_of(Part(0, "chords", tuple(chords_in(0, 8))), bars=8)
    at_home = piece_of(Part(0, "chords", tuple(chords_in(0, 9))), bars=9)
    assert 1 / 24 < estimate_key(open_end).confidence < estimate_key(at_home).confidence <= 1.0


def played(thirds: int, tempo: float, every: int, velocity: int, bars: int = 16) -> Piece:
    """i VI iv v or I vi IV V in broken chords over half notes of bass."""
    roots = (0, 8, 5, 7) if thirds == 3 else (0, 9, 5, 7)
    qualities = (3, 4, 3, 3) if thirds == 3 else (4, 3, 4, 4)
    notes = []
    for tick in range(0, 48 * bars, every):
        root, third = roots[tick // 48 % 4], qualities[tick // 48 % 4]
        step = (0, third, 7)[tick // every % 3]
        notes.append(Note(tick, 60 + (root + step) % 12, every, velocity + tick % 5))
    bass = [Note(24 * i, 48 + roots[i // 2 % 4], 24, velocity + i % 5) for i in range(2 * bars)]
    return piece_of(Part(0, "chords", tuple(notes)), Part(32, "bass", tuple(bass)), bars=bars, tempo=tempo)


def test_fast_loud_and_dense_is_energetic_and_slow_soft_and_sparse_is_calm() -> None:
    excited, calm = played(4, 160, 6, 105), played(4, 60, 12, 40)
    assert estimate_mood(excited).energy > 0.2
    assert estimate_mood(calm).energy < -0.2


def test_major_is_happier_than_minor_all_else_equal() -> None:
    major, minor = estimate_mood(played(4, 100, 6, 70)), estimate_mood(played(3, 100, 6, 70))
    assert major.valence > 0.2
    assert minor.valence < 0
    assert major.energy == pytest.approx(minor.energy, abs=0.1)


def test_louder_is_more_energetic_and_no_happier() -> None:
    soft, loud = estimate_mood(played(4, 100, 6, 50)), estimate_mood(played(4, 100, 6, 100))
    assert loud.energy > soft.energy
    assert loud.valence == soft.valence


def test_drums_alone_have_an_energy_and_silence_has_no_mood() -> None:
    assert (
        estimate_mood(piece_of(beat(3, 8), bars=8, tempo=160)).energy
        > estimate_mood(piece_of(beat(24, 8), bars=8, tempo=60)).energy
    )
    silent = estimate_mood(piece_of(bars=4))
    assert (silent.valence, silent.energy) == (0.0, 0.0)


def test_steps_of_mood_cover_the_whole_range_in_order() -> None:
    assert [mood_step(value) for value in (-1.0, -0.4, 0.0, 0.4, 1.0)] == [0, 1, 2, 3, 4]
