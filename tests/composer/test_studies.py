"""Practice pieces: the right notes, inside the compass of the level, as long as asked, harder by level."""

import itertools

import pytest

from composer.controls import ControlError, Controls
from composer.key import SCALES, Key
from composer.piece import Meter
from composer.studies import KINDS, Study, make_study
from composer.theory.difficulty import playing_of

EVERYTHING = list(itertools.product(KINDS, ("piano", "violin", "clarinet", "trumpet", "guitar"), range(1, 9)))


def classes(key: Key, modes: tuple[str, ...]) -> set[int]:
    return {(key.pitch_class + step) % 12 for mode in modes for step in SCALES[mode]}


def practised(study: Study) -> list:
    return list(study.piece.parts[0].notes)


@pytest.mark.parametrize(("kind", "instrument", "level"), EVERYTHING)
def test_a_study_keeps_to_the_compass_of_its_level_and_ends_in_its_last_bar(
    kind: str, instrument: str, level: int
) -> None:
    for seed in (1, 2):
        study = make_study(kind, instrument, level, Controls(), seed)
        assert study.plan.low is not None and study.plan.high is not None
        notes = practised(study)
        assert all(study.plan.low <= note.pitch <= study.plan.high for note in notes)
        assert max(note.end for note in notes) == study.piece.ticks
        assert study.plan.trains


@pytest.mark.parametrize("key", [Key("D", "major"), Key("Bb", "major"), Key("A", "minor"), Key("C", "dorian")])
@pytest.mark.parametrize("level", [1, 3, 5, 8])
def test_scales_have_the_notes_of_the_scale_and_end_on_the_tonic(key: Key, level: int) -> None:
    study = make_study("scales", "violin", level, Controls(key=key), 1)
    notes = practised(study)
    modes = ("harmonic_minor", "melodic_minor", "minor") if key.mode == "minor" else (key.mode,)
    assert {note.pitch % 12 for note in notes} <= classes(key, modes)
    assert notes[0].pitch % 12 == notes[-1].pitch % 12 == key.pitch_class
    if key.mode != "minor":
        assert {note.pitch % 12 for note in notes} == classes(key, modes)


def test_a_first_scale_is_an_octave_up_and_down() -> None:
    study = make_study("scales", "violin", 1, Controls(key=Key("D", "major")), 1)
    assert [note.pitch - 62 for note in practised(study)] == [0, 2, 4, 5, 7, 9, 11, 12, 11, 9, 7, 5, 4, 2, 0]


def test_arpeggios_are_chords_taken_apart() -> None:
    study = make_study("arpeggios", "cello", 4, Controls(key=Key("C", "major")), 1)
    assert {note.pitch % 12 for note in practised(study)} == {0, 4, 7} | {7, 11, 2, 5}
    assert "dominant seventh" in study.plan.trains


def test_hands_play_one_after_the_other_and_later_together() -> None:
    def at_once(level: int) -> int:
        starts = [note.start for note in practised(make_study("scales", "piano", level, Controls(), 1))]
        return max(starts.count(start) for start in starts)

    assert (at_once(1), at_once(4)) == (1, 2)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("bars", [1, 3, 8, 24])
def test_a_study_is_as_long_as_asked_and_in_the_key_tempo_and_meter_asked(kind: str, bars: int) -> None:
    wish = Controls(key=Key("F", "major"), tempo_bpm=90.0, meter=Meter(4, 4), bars=bars)
    study = make_study(kind, "piano", 4, wish, 7)
    piece = study.piece
    assert (len(piece.bars), piece.tempo_bpm, str(piece.meter), str(piece.key)) == (bars, 90.0, "4/4", "F major")
    assert max(note.end for note in practised(study)) == piece.ticks


@pytest.mark.parametrize("meter", ["3/4", "6/8", "5/4", "7/8", "2/2"])
@pytest.mark.parametrize("kind", ["scales", "sight_reading", "hands_together", "rhythm"])
def test_bars_of_any_meter_are_full(kind: str, meter: str) -> None:
    piece = make_study(kind, "piano", 6, Controls(meter=Meter.parse(meter), bars=4), 3).piece
    assert max(note.end for note in piece.parts[0].notes) == piece.ticks == 4 * Meter.parse(meter).ticks


def test_a_seed_gives_the_same_piece_again_and_another_gives_another() -> None:
    one, same, other = (make_study("sight_reading", "flute", 5, Controls(), seed).piece for seed in (4, 4, 5))
    assert one == same != other


@pytest.mark.parametrize("kind", ["scales", "arpeggios", "sight_reading", "hands_together", "rhythm", "comping"])
def test_higher_levels_are_harder_by_their_notes(kind: str) -> None:
    def mean(levels: tuple[int, ...]) -> float:
        found = [
            playing.grade
            for level in levels
            for seed in range(3)
            if (playing := playing_of(make_study(kind, "piano", level, Controls(), seed).piece, 0)) is not None
        ]
        return sum(found) / len(found)

    assert mean((1, 2)) < mean((4, 5)) < mean((7, 8))


@pytest.mark.parametrize(
    ("kind", "instrument"),
    [
        *((kind, who) for kind in ("scales", "arpeggios", "sight_reading") for who in ("piano", "violin")),
        ("rhythm", "piano"), ("rhythm", "drums"), ("comping", "piano"),
    ],
)  # fmt: skip
def test_the_highest_levels_measure_as_high(kind: str, instrument: str) -> None:
    for level in (7, 8):
        studies = [make_study(kind, instrument, level, Controls(), seed).piece for seed in range(3)]
        measured = [playing.grade for piece in studies if (playing := playing_of(piece, 0)) is not None]
        assert len(measured) == 3 and abs(sum(measured) / 3 - level) <= 1.34


def test_who_cannot_play_it_alone_is_replaced_and_drums_get_rhythm() -> None:
    comping = make_study("comping", "violin", 3, Controls(), 1)
    assert (comping.plan.instrument, comping.plan.instead_of) == ("piano", "violin")
    drums = make_study("scales", "drums", 2, Controls(), 1)
    assert (drums.plan.kind, drums.plan.low, drums.piece.parts[0].is_drums) == ("rhythm", None, True)


def test_comping_has_a_band_and_chords_of_the_progression() -> None:
    study = make_study("comping", "piano", 5, Controls(key=Key("F", "major"), bars=12), 2)
    assert [part.role for part in study.piece.parts] == ["chords", "bass", "drums"]
    symbols = [bar.chords[0].symbol(study.piece.key) for bar in study.piece.bars]
    assert symbols[:2] == ["F7", "Bb7"] and symbols[-1] == "F7"
    for note in practised(study):
        chord = study.piece.bars[note.start // 48].chords[0]
        assert note.pitch % 12 in chord.pitch_classes


def test_what_there_is_not_is_refused_in_a_sentence() -> None:
    with pytest.raises(ControlError, match="1 to 8"):
        make_study("scales", "piano", 9, Controls(), 1)
    with pytest.raises(ControlError, match="4/4"):
        make_study("comping", "piano", 2, Controls(meter=Meter(3, 4)), 1)
