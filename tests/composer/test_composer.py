"""What is asked of the composer is what its notes hold, whatever the model would rather play."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

from composer import Composer, Controls
from composer.controls import METERS, ControlError, Mood, PartRequest, PitchRange
from composer.dynamics import MARKS
from composer.engine import load_engine
from composer.engine.debug import debug_checkpoint
from composer.instruments import FAMILIES
from composer.key import Key
from composer.midi import read_midi, read_provenance, write_midi
from composer.piece import Meter, Piece
from composer.text.debug import debug_words


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer.debug(seed=1)


def take(composer: Composer, controls: Controls) -> Piece:
    made = composer.compose(controls)
    bars = list(made)
    assert [bar.index for bar in bars] == list(range(made.total))
    return made.piece()


@pytest.mark.parametrize("meter", METERS, ids=str)
def test_meter_bars_and_tempo_are_what_was_asked(composer: Composer, meter: Meter) -> None:
    piece = take(composer, Controls(meter=meter, bars=3, tempo_bpm=93, seed=3, parts=(PartRequest("piano"),)))
    back = read_midi(write_midi(piece))
    assert [bar.meter for bar in back.bars] == [meter] * 3
    assert back.tempo_bpm == pytest.approx(93, abs=0.01)


def test_random_requests_are_obeyed(composer: Composer) -> None:
    rng = random.Random(4)
    families = [f for f in FAMILIES if f != "strings"]
    for seed in range(12):
        names = rng.sample(families, rng.randint(1, 4))
        if names == ["drums"]:
            names.append("piano")
        wanted = tuple(PartRequest(name) for name in names)
        key = Key.of(rng.randrange(12), rng.choice(("major", "minor", "dorian", "lydian")))
        bars = rng.randint(1, 5)
        piece = take(composer, Controls(key=key, bars=bars, parts=wanted, seed=seed))
        assert len(piece.bars) == bars
        assert piece.key == key
        assert len(piece.parts) == len(wanted)
        for request, part in zip(wanted, piece.parts, strict=True):
            assert part.notes, f"{request.instrument} is silent"
            family = FAMILIES[request.instrument]
            assert part.is_drums == (request.instrument == "drums")
            if not part.is_drums:
                assert part.program in family.programs
        end = piece.ticks
        assert all(note.end <= end for part in piece.parts for note in part.notes)


def test_instruments_stay_within_compass_voices_and_the_range_asked(composer: Composer) -> None:
    controls = Controls(
        key=Key("Ab", "minor"),
        bars=6,
        seed=5,
        range=PitchRange(60, 79),
        parts=(PartRequest("flute"), PartRequest("guitar")),
    )
    piece = take(composer, controls)
    for part, family in zip(piece.parts, (FAMILIES["flute"], FAMILIES["guitar"]), strict=True):
        assert all(max(60, family.low) <= n.pitch <= min(79, family.high) for n in part.notes)
        for note in part.notes:
            sounding = sum(n.start <= note.start < n.end for n in part.notes)
            assert sounding <= family.voices


def test_excluded_families_do_not_play(composer: Composer) -> None:
    for seed in range(6):
        piece = take(composer, Controls(exclude=("drums", "piano", "guitar"), bars=2, seed=seed, genre="rock"))
        assert not any(part.is_drums for part in piece.parts)
        assert not any(
            part.program in (*FAMILIES["piano"].programs, *FAMILIES["guitar"].programs) for part in piece.parts
        )


def test_chords_and_form_are_those_asked(composer: Composer) -> None:
    controls = Controls(
        key=Key("G", "major"),
        bars=8,
        chords=("G", "Em C", "Am7", "D7"),
        form="AABA",
        seed=1,
        parts=(PartRequest("piano"),),
    )
    piece = take(composer, controls)
    symbols = [" ".join(chord.symbol(piece.key) for chord in bar.chords) for bar in piece.bars]
    # A progression that goes round ends at home.
    assert symbols == ["G", "Em C", "Am7", "D7", "G", "Em C", "Am7", "G"]
    assert "".join(bar.section for bar in piece.bars) == "AAAABBAA"


def test_a_piece_ends_on_its_tonic_with_the_root_below(composer: Composer) -> None:
    for seed, mode in enumerate(("major", "minor", "dorian", "mixolydian")):
        key = Key("E", mode)
        parts = (PartRequest("violin"), PartRequest("piano"), PartRequest("cello", role="bass"))
        piece = take(composer, Controls(key=key, bars=4, seed=seed, parts=parts))
        last = [n for part in piece.parts for n in part.notes if n.start >= piece.bar_starts[-2]]
        assert {n.pitch % 12 for n in last} <= piece.bars[-1].chords[0].pitch_classes
        assert {n.pitch % 12 for n in piece.parts[2].notes if n.start >= piece.bar_starts[-2]} == {key.pitch_class}
        assert len(piece.bars[-2].chords) >= 1
        assert piece.bars[-2].chords[-1] != piece.bars[-1].chords[0]


@pytest.mark.parametrize("meter", [Meter(4, 4), Meter(3, 8), Meter(5, 4), Meter(12, 8)], ids=str)
def test_everybody_comes_to_rest_in_the_last_bar(composer: Composer, meter: Meter) -> None:
    line_ups = (("piano",), ("flute", "guitar", "bass", "drums"), ("organ", "harp"), ("violin", "cello", "piano"))
    for seed, line_up in enumerate(line_ups):
        key = Key.of(2 * seed + 1, ("major", "minor")[seed % 2])
        parts = tuple(PartRequest(name) for name in line_up)
        piece = take(composer, Controls(meter=meter, bars=3, key=key, parts=parts, seed=seed))
        line, middle = piece.bar_starts[-2], meter.ticks // 2
        pitched = [part for part in piece.parts if not part.is_drums]
        for part in piece.parts:
            last = [n for n in part.notes if n.end > line]
            assert last, f"{part.role} does not play in the last bar"
            assert all(line <= n.start <= line + middle for n in last), f"{part.role} plays on in {line_up}"
        for part in pitched:
            assert max(n.end for n in part.notes) - line >= 0.75 * meter.ticks - 1, f"{part.role} breaks off"
        attack = max(n.start for part in pitched for n in part.notes)
        held = [n for part in pitched for n in part.notes if n.end > attack]
        assert min(held, key=lambda n: n.pitch).pitch % 12 == key.pitch_class


def said_again(piece: Piece) -> float:
    """The share of the bars of pitched parts that say what an earlier bar of the part said."""
    again = total = 0
    for part in (part for part in piece.parts if not part.is_drums):
        seen = set()
        for line, end in itertools.pairwise(piece.bar_starts):
            bar = tuple((n.start - line, n.pitch, n.duration) for n in part.notes if line <= n.start < end)
            again, total = again + (bar in seen), total + 1
            seen.add(bar)
    return again / total


def test_a_section_that_returns_brings_its_music_back(composer: Composer) -> None:
    parts = (PartRequest("violin"), PartRequest("bass"))
    back, other = (
        said_again(take(composer, Controls(bars=16, form=form, parts=parts, creativity=0.0, seed=1)))
        for form in ("AABA", "ABCD")
    )
    assert back > other + 0.1


def test_where_no_form_is_asked_the_composer_chooses_one(composer: Composer) -> None:
    made = composer.compose(Controls(bars=16, seed=5))
    letters = [bar.bar.section for bar in made]
    assert made.controls.form is not None and made.controls.sources["form"] == "model"
    assert len(set(made.controls.form)) < len(made.controls.form), "something comes back"
    assert letters == [letter for letter in made.controls.form for _ in range(4)]
    assert composer.compose(Controls(bars=4, seed=5)).controls.form is None


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_music(composer: Composer) -> None:
    controls = Controls(bars=4, seed=11)
    first, again = take(composer, controls), take(composer, controls)
    other = take(composer, controls.changed(seed=12))
    assert write_midi(first) == write_midi(again)
    assert [p.notes for p in first.parts] != [p.notes for p in other.parts]


def test_a_piece_comes_again_from_what_its_file_says(composer: Composer) -> None:
    wishes = (
        Controls(seed=21),
        Controls(bars=3, key=Key("Eb", "dorian"), meter=Meter(6, 8), mood=Mood(0.5, -0.6, ("calm",)), seed=22),
        Controls(bars=4, chords=("Am", "F C"), exclude=("piano",), range=PitchRange(50, 80), genre="folk", seed=23),
        Controls(seconds=9, parts=(PartRequest("flute"), PartRequest("guitar", 24, "chords")), density="low", seed=24),
    )
    for wish in wishes:
        file = write_midi(take(composer, wish))
        told = read_provenance(file)
        assert told is not None
        again = take(composer, Controls.from_record(told.controls).changed(seed=told.seed))
        assert write_midi(again) == file


def test_the_most_players_fit_into_the_smallest_context(tmp_path: Path) -> None:
    words = debug_words()
    small = Composer(load_engine(debug_checkpoint(tmp_path, len(words), context=160), "onnx"), words, "small")
    winds, strings = ("flute", "oboe", "clarinet", "bassoon", "horn", "trumpet"), ("violin", "viola", "cello", "bass")
    parts = tuple(PartRequest(name) for name in (*winds, *strings, "piano", "drums"))
    for seed in range(3):
        piece = take(small, Controls(bars=5, seed=seed, parts=parts))
        assert all(part.notes for part in piece.parts)


def test_seconds_are_met_by_bars_and_a_free_tempo(composer: Composer) -> None:
    piece = take(composer, Controls(seconds=20, seed=2, parts=(PartRequest("flute"),)))
    assert piece.seconds == pytest.approx(20, abs=0.2)
    fixed = take(composer, Controls(seconds=20, tempo_bpm=60, meter=Meter(4, 4), seed=2, parts=(PartRequest("flute"),)))
    assert (fixed.seconds, fixed.tempo_bpm) == (20, 60)


def test_continuing_keeps_what_was_there_and_ends_anew(composer: Composer) -> None:
    piece = take(
        composer, Controls(key=Key("F", "major"), bars=4, seed=6, parts=(PartRequest("piano"), PartRequest("drums")))
    )
    made = composer.continue_piece(piece, 3, Controls(seed=7))
    new = list(made)
    whole = made.piece()
    assert [bar.index for bar in new] == [4, 5, 6]
    assert len(whole.bars) == 7
    for before, after in zip(piece.parts, whole.parts, strict=True):
        assert tuple(n for n in after.notes if n.start < piece.ticks) == before.notes
        assert any(n.start >= piece.ticks for n in after.notes)


def test_a_piece_longer_than_the_context_goes_on(composer: Composer) -> None:
    parts = tuple(PartRequest(name) for name in ("violin", "piano", "bass", "drums"))
    made = composer.compose(Controls(bars=40, seed=8, parts=parts))
    assert len(list(made)) == 40
    assert made.tokens > composer.model.context


def test_a_cancelled_take_is_a_playable_piece(composer: Composer) -> None:
    made = composer.compose(Controls(bars=16, seed=9))
    for _ in range(3):
        next(made)
    piece = made.piece()
    assert len(piece.bars) == 3
    assert all(note.end <= piece.ticks for part in piece.parts for note in part.notes)
    back = read_midi(write_midi(piece))
    assert [part.notes for part in back.parts] == [part.notes for part in piece.parts]


def test_wishes_that_leave_nobody_are_refused_in_a_sentence(composer: Composer) -> None:
    with pytest.raises(ControlError, match="left to play"):
        composer.compose(Controls(exclude=tuple(FAMILIES)))


def test_chords_in_letters_decide_the_key_and_are_heard(composer: Composer) -> None:
    for entries, key in (
        (("C", "Am7 D7", "G"), Key("G", "major")),
        (("Am", "F", "C", "G"), Key("A", "minor")),
        (("Dm7", "G7", "Cmaj7"), Key("C", "major")),
        (("Em", "C", "G", "D"), Key("E", "minor")),
    ):
        parts = (PartRequest("guitar"), PartRequest("bass"))
        piece = take(composer, Controls(chords=entries, bars=len(entries) * 2, seed=3, parts=parts))
        assert piece.key == key
        last = piece.bars[-1].chords[-1]
        ending = [n for part in piece.parts for n in part.notes if n.start >= piece.bar_starts[-2]]
        assert {n.pitch % 12 for n in ending} <= last.pitch_classes
        inside = total = 0
        for bar in piece.stream():
            if len(bar.bar.chords) == 1:
                tones = bar.bar.chords[0].pitch_classes
                inside += sum(n.pitch % 12 in tones for notes in bar.notes for n in notes)
                total += sum(len(notes) for notes in bar.notes)
        assert inside > 0.75 * total


@pytest.mark.parametrize("mark", ["pp", "p", "mp", "mf", "f", "ff"])
def test_a_dynamic_mark_is_what_one_hears(mark: str, composer: Composer) -> None:
    piece = take(composer, Controls(bars=4, dynamics=mark, seed=5))
    velocities = [note.velocity for part in piece.parts for note in part.notes]
    assert min(MARKS, key=lambda name: abs(MARKS[name] - sum(velocities) / len(velocities))) == mark
    assert len(set(velocities)) > 1
