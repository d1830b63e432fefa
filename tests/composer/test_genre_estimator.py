"""Genres by ear: what the features hold, and plain cases."""

from dataclasses import replace

import numpy as np
import pytest

from composer.analysis import estimate_genre
from composer.analysis.genre import known_genres
from composer.analysis.genre_features import NAMES, genre_features
from composer.controls import GENRES
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece


def hymn() -> Piece:
    """Four voices in half notes and quarters, I V vi IV."""
    roots = (0, 7, 9, 5)
    lines: list[list[Note]] = [[], [], [], []]
    for bar in range(16):
        root, third = roots[bar % 4], 3 if roots[bar % 4] == 9 else 4
        for tick in (0, 24) if bar % 2 else (0, 12, 24, 36):
            for voice, (base, step) in enumerate(((60, 7), (60, third), (48, 7), (36, 0))):
                lines[voice].append(Note(48 * bar + tick, base + (root + step) % 12, 24 if bar % 2 else 12))
    parts = tuple(Part(52, "voice", tuple(line)) for line in lines)
    return Piece((Bar(Meter(4, 4), 90.0),) * 16, parts, Key("C", "major"))


def rock() -> Piece:
    """Straight eighths of hat, backbeat, bass in eighths, power of guitars."""
    drums, bass, guitar = [], [], []
    for bar in range(16):
        root = (4, 7, 2, 9)[bar % 4]
        for eighth in range(8):
            tick = 48 * bar + 6 * eighth
            drums.append(Note(tick, 42, 3))
            if eighth in (0, 4, 5):
                drums.append(Note(tick, 36, 3, 110))
            if eighth in (2, 6):
                drums.append(Note(tick, 38, 3, 110))
            bass.append(Note(tick, 28 + root, 6, 100))
        guitar += [Note(48 * bar, 52 + root + step, 48, 100) for step in (0, 7, 12)]
    parts = (
        Part(30, "chords", tuple(guitar)),
        Part(33, "bass", tuple(bass)),
        Part(0, "drums", tuple(sorted(drums)), is_drums=True),
    )
    return Piece((Bar(Meter(4, 4), 140.0),) * 16, parts, Key("E", "minor"))


def transposed(piece: Piece, semitones: int) -> Piece:
    def moved(part: Part) -> Part:
        notes = tuple(replace(note, pitch=note.pitch + semitones) for note in part.notes)
        return part if part.is_drums else replace(part, notes=notes)

    return replace(piece, parts=tuple(map(moved, piece.parts)))


def test_features_have_their_names_and_the_order_of_one() -> None:
    for piece in (hymn(), rock()):
        features = genre_features(piece)
        assert features.shape == (len(NAMES),)
        assert np.abs(features).max() < 8


def test_features_count_what_their_names_say() -> None:
    found = dict(zip(NAMES, genre_features(rock()).tolist(), strict=True))
    assert found["kick 0"] == found["snare 2"] == found["snare 6"] == found["hat 3"] == found["bass 7"] == 1.0
    assert found["kick 2"] == found["snare 0"] == 0.0
    assert found["drums"] == found["with guitar"] == 1.0
    assert found["triple"] == found["with voice"] == found["triplets"] == 0.0


def test_a_key_makes_no_genre() -> None:
    one, other = genre_features(rock()), genre_features(transposed(rock(), 3))
    differs = {name for name, a, b in zip(NAMES, one, other, strict=True) if abs(a - b) > 1e-9}
    assert differs <= {"low", "high"}


def test_a_hymn_is_no_rock_and_rock_no_hymn() -> None:
    sacred = {"hymn", "chorale", "classical", "romantic", "baroque", "gospel"}
    driven = {
        "rock",
        "metal",
        "rock and roll",
        "pop",
        "electronic",
        "disco",
        "game",
        "ska",
        "hip-hop",
        "funk",
        "country",
    }
    assert estimate_genre(hymn()).genre in sacred
    assert estimate_genre(rock()).genre in driven


def test_the_ranking_is_of_known_genres_and_sums_to_one() -> None:
    found = estimate_genre(rock())
    assert {genre for genre, _ in found.ranking} == set(known_genres()) <= set(GENRES)
    assert found.ranking[0] == (found.genre, found.probability)
    assert sum(share for _, share in found.ranking) == pytest.approx(1.0, abs=0.01)
    assert list(found.ranking) == sorted(found.ranking, key=lambda pair: -pair[1])


def test_silence_has_no_genre() -> None:
    assert estimate_genre(Piece((Bar(Meter(4, 4), 100.0),), (), Key("C", "major"))) is None
