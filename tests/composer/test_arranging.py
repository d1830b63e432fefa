"""Voices under a melody, a band around it, other players for it: the melody stays."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from composer import Composer, Controls
from composer.analysis.voice_leading import parallels
from composer.arranging import CHOIR
from composer.controls import ControlError, PartRequest
from composer.instruments import FAMILIES, family_of
from composer.key import Key
from composer.melody import chord_fit, melody_part, octaves_into, top_line
from composer.mixing import mix
from composer.piece import Bar, Meter, Note, Part, Piece

# Twinkle, twinkle: everybody knows which chords belong to it.
_TUNE = (60, 60, 67, 67, 69, 69, 67, None, 65, 65, 64, 64, 62, 62, 60, None)


def tune(octave: int = 0, role: str = "melody") -> Piece:
    notes = []
    for i, pitch in enumerate(_TUNE):
        if pitch is not None:
            lasts = 24 if _TUNE[(i + 1) % 16] is None else 12
            notes.append(Note(12 * i, pitch + 12 * octave, lasts, 80))
    return Piece((Bar(Meter(4, 4), 100.0),) * 4, (Part(0, role, tuple(notes)),), Key("C", "major"))


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer.debug(seed=1)


@pytest.fixture(scope="module")
def trained() -> Composer:
    return Composer.load()


def whole(take: object) -> Piece:
    list(take)  # type: ignore[call-overload]
    return take.piece()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("seed", range(3))
def test_four_voices_keep_their_ranges_and_do_not_cross(composer: Composer, seed: int) -> None:
    piece = whole(composer.harmonise(tune(), "chorale", Controls(seed=seed)))
    assert [part.name for part in piece.parts] == [name for name, _, _ in CHOIR]
    assert piece.parts[0].notes == tune().parts[0].notes
    for part, (_, low, high) in zip(piece.parts, CHOIR, strict=True):
        assert part.notes and all(low <= note.pitch <= high for note in part.notes)
    for tick in range(piece.ticks):
        sounding = [[n.pitch for n in part.notes if n.start <= tick < n.end] for part in piece.parts]
        assert all(len(pitches) <= 1 for pitches in sounding)
        line = [pitches[0] for pitches in sounding if pitches]
        assert line == sorted(line, reverse=True)


def test_voices_move_with_the_melody_and_hardly_in_parallels(trained: Composer) -> None:
    pieces = [whole(trained.harmonise(tune(1), "chorale", Controls(seed=seed))) for seed in range(3)]
    for piece in pieces:
        # A high tune comes down where sopranos sing.
        assert max(note.pitch for note in piece.parts[0].notes) == 81 or piece.parts[0].notes == tune().parts[0].notes
        starts = [{note.start for note in part.notes} for part in piece.parts]
        assert all(own <= starts[0] for own in starts[1:])
        assert len(parallels(piece, range(4))) <= 3


def test_parallels_are_found() -> None:
    upper = Part(52, "voice", (Note(0, 67, 12), Note(12, 69, 12), Note(24, 69, 24)))
    lower = Part(52, "voice", (Note(0, 60, 12), Note(12, 62, 12), Note(24, 57, 24)))
    piece = Piece((Bar(Meter(4, 4), 100.0),), (upper, lower), Key("C", "major"))
    (found,) = parallels(piece, (0, 1))
    assert (found.bar, found.kind, found.voices) == (1, "fifth", (0, 1))
    contrary = replace(lower, notes=(Note(0, 60, 12), Note(12, 57, 12)))
    assert not parallels(replace(piece, parts=(upper, contrary)), (0, 1))


def test_chords_under_a_melody_suit_it(trained: Composer) -> None:
    piece = whole(trained.harmonise(tune(), "lead sheet", Controls(seed=1)))
    assert piece.parts[0].notes == tune().parts[0].notes and piece.parts[1].notes
    # The last bar is home, whatever appoggiatura the tune has there.
    for bar, composed in list(zip(piece.bars, tune().stream(), strict=True))[:-1]:
        tones = set().union(*(chord.pitch_classes for chord in bar.chords))
        heard = sum(n.duration for n in composed.notes[0] if n.pitch % 12 in tones)
        assert heard >= sum(n.duration for n in composed.notes[0]) / 2
    assert piece.bars[-1].chords[-1].root == 0


def test_chords_that_were_asked_for_are_the_plan(composer: Composer) -> None:
    asked = ("C", "F C", "F C", "G C")
    piece = whole(composer.accompany(tune(), "pop", Controls(seed=1, chords=asked)))
    assert [" ".join(c.symbol(piece.key) for c in bar.chords) for bar in piece.bars] == list(asked)


def test_a_band_joins_and_the_melody_stays(composer: Composer) -> None:
    piece = whole(composer.accompany(tune(), "rock", Controls(seed=1)))
    assert piece.parts[0].notes == tune().parts[0].notes
    assert [part.role for part in piece.parts] == ["melody", "chords", "bass", "drums"]
    assert all(part.notes for part in piece.parts)


def test_an_arrangement_gives_everybody_what_they_can_play(composer: Composer) -> None:
    players = tuple(PartRequest(name) for name in ("trumpet", "horn", "trombone", "tuba"))
    piece = whole(composer.arrange(tune(-2), players, Controls(seed=1)))
    for part in piece.parts:
        family = FAMILIES[family_of(part.program)]
        assert part.notes and all(family.low <= note.pitch <= family.high for note in part.notes)
        assert all(a.end <= b.start for a, b in zip(part.notes, part.notes[1:], strict=False))
    steps = [b.pitch - a.pitch for a, b in zip(piece.parts[0].notes, piece.parts[0].notes[1:], strict=False)]
    original = tune().parts[0].notes
    assert steps == [b.pitch - a.pitch for a, b in itertools.pairwise(original)]


def test_voices_that_are_there_go_to_those_who_play_one_line(composer: Composer) -> None:
    line = tune().parts[0].notes
    depths = (0, -4, -9, -16)
    voices = tuple(
        Part(52, "voice", tuple(replace(note, pitch=note.pitch + depth) for note in line)) for depth in depths
    )
    chorale = replace(tune(), parts=voices)
    players = tuple(PartRequest(name) for name in ("violin", "violin", "viola", "cello"))
    piece = whole(composer.arrange(chorale, players, Controls(seed=1)))
    for part, voice in zip(piece.parts, voices, strict=True):
        moves = {new.pitch - old.pitch for new, old in zip(part.notes, voice.notes, strict=True)}
        assert all(move % 12 == 0 for move in moves)
        assert [note.start for note in part.notes] == [note.start for note in voice.notes]


def test_a_pianist_alone_gets_melody_and_chords(composer: Composer) -> None:
    piece = whole(composer.arrange(tune(role="voice"), (PartRequest("piano"),), Controls(seed=1)))
    assert [(part.program, part.role) for part in piece.parts] == [(0, "melody"), (0, "chords")]
    assert piece.parts[0].notes == tune().parts[0].notes


def test_drums_have_no_melody_to_arrange(composer: Composer) -> None:
    drums = Piece((Bar(Meter(4, 4), 100.0),), (Part(0, "drums", (Note(0, 36, 1),), is_drums=True),), Key("C", "major"))
    with pytest.raises(ControlError, match="melody"):
        composer.arrange(drums, (PartRequest("piano"),))


def test_melodies_are_found_and_fitted() -> None:
    chord = (Note(0, 60, 24), Note(0, 64, 24), Note(12, 67, 12))
    assert top_line(chord) == (Note(0, 64, 12), Note(12, 67, 12))
    assert octaves_into(chord, 72, 84) == 12 and octaves_into(chord, 0, 127) == 0
    low, high = Part(33, "bass", (Note(0, 40, 12),)), Part(0, "chords", (Note(0, 76, 12),))
    assert melody_part(Piece((Bar(Meter(4, 4), 100.0),), (low, high), Key("C", "major"))) == 1
    fit = chord_fit((Note(0, 60, 12), Note(12, 64, 12), Note(24, 67, 24)))
    assert max(fit, key=lambda c: fit[c]).root == 0 and not chord_fit(())


def test_mixing_keeps_the_first_and_fits_the_second() -> None:
    first = tune()
    second = replace(tune(), key=Key("A", "minor"), bars=tune().bars[:2], parts=tune().parts)
    mixed = mix(first, [0], second, [0])
    assert mixed.parts[0] == first.parts[0] and mixed.bars == first.bars
    assert all(note.end <= mixed.ticks for note in mixed.parts[1].notes)
    with pytest.raises(ControlError, match="at least one part"):
        mix(first, [], second, [0])
