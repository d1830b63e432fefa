"""Likeness, the discriminator, form and the index of a store: measures on music with known answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from composer.composer import Composer
from composer.controls import Controls
from composer.critic.features import FEATURES, Music
from composer.critic.tell_tales import tell_tales
from composer.dataset import Sample, Store, sample_of, write_store
from composer.evaluate.comparable import EXCERPT_BARS, excerpts, halves, neutral
from composer.evaluate.discriminator import SECTION as DISCRIMINATOR
from composer.evaluate.distances import between, compare, mean, overlap, within
from composer.evaluate.form import SECTION as FORM
from composer.evaluate.judge import LEAST_PIECES, auc, judged, most_telling, vectors
from composer.evaluate.likeness import SECTION as LIKENESS
from composer.evaluate.originality import SECTION as ORIGINALITY
from composer.evaluate.originality import main as originality
from composer.evaluate.section import Evidence, Findings, GeneratedPiece
from composer.evaluate.shape import ends_with_cadence, likeness_by_lag, shape_of
from composer.evaluate.stored import piece_of
from composer.evaluate.training_lines import LineReader
from composer.key import Key
from composer.originality.index import TrainingIndex
from composer.originality.lines import lines_of
from composer.piece import Bar, Meter, Note, Part, Piece
from composer.text.debug import debug_words
from tests.composer.test_train import song, works


def walk(
    seed: int, *, bars: int = 8, step: int = 6, centre: int = 60, velocity: int = 80, repeats: float = 0.2
) -> Piece:
    """A tune that wanders over white keys, a note every ``step`` ticks."""
    chance = np.random.default_rng(seed)
    white = [p for p in range(128) if p % 12 in (0, 2, 4, 5, 7, 9, 11)]
    place = min(range(len(white)), key=lambda i: abs(white[i] - centre))
    notes = []
    for start in range(0, 48 * bars, step):
        if chance.random() > repeats:
            place += int(chance.choice([-2, -1, 1, 2]))
        notes.append(Note(start, white[place], step, velocity))
    return Piece((Bar(Meter(4, 4), 100.0),) * bars, (Part(0, "melody", tuple(notes)),), Key("C", "major"))


def slow(seed: int) -> Piece:
    return walk(seed, step=24, centre=40, velocity=40)


# --- likeness ---------------------------------------------------------------------------------


def test_a_set_is_like_itself_and_unlike_other_music() -> None:
    fast = [walk(seed) for seed in range(30)]
    same = mean(compare(fast, fast))
    assert same.overlap > 0.95
    assert same.divergence < 0.02
    far = compare(fast, [slow(seed) for seed in range(30)])
    assert set(far) == set(FEATURES)
    for name in ("density", "note length", "dynamics", "groove"):
        assert far[name].overlap < 0.05
        assert far[name].divergence > 2
    # Both are single lines.
    assert far["polyphony"].overlap > 0.9


def test_the_overlapped_area_of_normal_distances_is_the_textbook_one() -> None:
    chance = np.random.default_rng(0)
    one, other = chance.normal(10, 1, 20000), chance.normal(12, 1, 20000)
    # Two normal densities two standard deviations apart share 2 * Phi(-1).
    assert overlap(one, other) == pytest.approx(0.3173, abs=0.02)


def test_distances_are_those_of_all_pairs() -> None:
    rows = np.array([[0.0, 0.0], [3.0, 4.0], [0.0, 1.0]])
    assert sorted(within(rows).tolist()) == pytest.approx([1.0, 18**0.5, 5.0])
    assert between(rows[:1], rows[1:]).tolist() == pytest.approx([5.0, 1.0])


def test_features_say_what_is_there() -> None:
    chord = tuple(Note(48 * bar, pitch, 48, 64) for bar in range(2) for pitch in (60, 64, 67))
    piece = Piece((Bar(Meter(4, 4), 100.0),) * 2, (Part(0, "chords", chord),), Key("C", "major"))
    found = {name: feature(Music(piece)).tolist() for name, feature in FEATURES.items()}
    assert found["pitch range"] == [7]
    assert found["polyphony"] == [3]
    assert found["density"] == [0.25]
    assert found["dynamics"] == [4, 0]
    assert found["groove"] == [1, *[0] * 15]
    assert found["note length"] == [*[0] * 8, 1]
    assert [i for i, share in enumerate(found["pitch classes"]) if share] == [0, 4, 7]


# --- comparable conditions --------------------------------------------------------------------


def test_key_names_and_file_leave_no_trace() -> None:
    piece = song(4, bars=16)
    by = 3
    moved = replace(
        piece,
        key=Key.of(piece.key.pitch_class + by, "major"),
        title="another",
        parts=tuple(
            replace(p, name="x", notes=tuple(replace(n, pitch=n.pitch + by) for n in p.notes)) for p in piece.parts
        ),
    )
    assert abs(moved.key.transposition - piece.key.transposition) == by
    assert neutral(piece) == neutral(moved)
    assert [e.music for e in excerpts([piece])] == [e.music for e in excerpts([moved])]
    assert [(e.piece, len(e.music.bars)) for e in excerpts([piece])] == [(0, EXCERPT_BARS)] * 2


def test_halves_are_disjoint_and_matched_by_corpus() -> None:
    sets = {"a": [walk(i) for i in range(7)], "b": [slow(i) for i in range(4)]}
    one, other = halves(sets, seed=1)
    assert len(one) == len(other) == 5
    assert not any(x is y for x in one for y in other)
    assert [x in sets["a"] for x in one] == [x in sets["a"] for x in other]


# --- the discriminator ------------------------------------------------------------------------


def verdict(real: Sequence[Piece], other: Sequence[Piece]) -> float:
    sides = []
    for pieces in (real, other):
        found = excerpts(pieces)
        sides += [vectors([e.music for e in found])[1], np.array([e.piece for e in found])]
    return judged(*sides, seed=0).auc


def test_the_judge_guesses_where_there_is_no_difference() -> None:
    assert verdict([walk(seed) for seed in range(20)], [walk(seed) for seed in range(100, 120)]) == pytest.approx(
        0.5, abs=0.25
    )


def test_the_judge_is_never_wrong_where_the_difference_is_plain() -> None:
    real = [walk(seed) for seed in range(LEAST_PIECES)]
    assert verdict(real, [walk(seed, repeats=0.9) for seed in range(LEAST_PIECES)]) == 1.0


def test_too_few_pieces_are_not_judged() -> None:
    with pytest.raises(ValueError, match="10 pieces"):
        verdict([walk(1)], [walk(2)])


def test_the_area_under_the_curve_counts_pairs_and_halves_ties() -> None:
    truth = np.array([0, 0, 1, 1])
    assert auc(np.array([1.0, 2.0, 3.0, 4.0]), truth) == 1.0
    assert auc(np.array([4.0, 3.0, 2.0, 1.0]), truth) == 0.0
    assert auc(np.array([1.0, 2.0, 2.0, 3.0]), truth) == 0.875
    assert auc(np.array([1.0, 3.0, 2.0, 4.0]), truth, np.array([1.0, 0.0, 1.0, 1.0])) == 1.0


def test_what_differs_is_named() -> None:
    names, real = vectors([walk(seed) for seed in range(10)])
    _, other = vectors([walk(seed, velocity=110) for seed in range(10)])
    told = most_telling(names, real, other, 3)
    assert [(t.name, t.auc, t.real, t.other) for t in told[:1]] == [("loudness", 1.0, 5.0, 110 / 16)]


def test_any_music_can_be_described() -> None:
    empty = replace(song(1), parts=(Part(0, "melody"),))
    one = replace(empty, parts=(Part(0, "melody", (Note(0, 60, 12),)),))
    drums = replace(empty, parts=(Part(0, "drums", (Note(0, 36, 1), Note(50, 38, 1)), is_drums=True),))
    names = list(tell_tales(song(1)))
    for piece in (empty, one, drums, song(2, bars=1)):
        found = tell_tales(piece)
        assert list(found) == names
        assert np.isfinite(list(found.values())).all()


# --- form -------------------------------------------------------------------------------------


def with_last_bar(*notes: Note, bars: int = 4) -> Piece:
    piece = walk(3, bars=bars)
    start = 48 * (bars - 1)
    before = tuple(n for n in piece.parts[0].notes if n.start < start)
    ending = tuple(replace(n, start=n.start + start) for n in notes)
    return replace(piece, parts=(Part(0, "melody", (*before, *ending)),))


def test_a_cadence_is_the_tonic_below_long_whole_and_on_the_asked_bar() -> None:
    chord = (Note(0, 48, 48), Note(0, 64, 48), Note(0, 67, 48))
    assert ends_with_cadence(with_last_bar(*chord))
    assert ends_with_cadence(with_last_bar(*chord), bars=4)
    assert not ends_with_cadence(with_last_bar(*chord), bars=5)
    assert not ends_with_cadence(with_last_bar(Note(0, 43, 48), *chord)), "the fifth below"
    assert not ends_with_cadence(with_last_bar(Note(0, 48, 60), *chord[1:])), "cut off"
    assert not ends_with_cadence(with_last_bar(*(Note(12 * i + 6, 60, 6) for i in range(4)))), "no rest"
    assert not ends_with_cadence(with_last_bar()), "nothing in the last bar"
    assert ends_with_cadence(with_last_bar(Note(0, 67, 12), Note(12, 62, 12), Note(24, 60, 24))), "a tune alone"


def test_bars_that_come_again_are_alike_at_their_distance() -> None:
    phrase = walk(5, bars=4)
    again = tuple(replace(n, start=n.start + 192 * turn) for turn in range(3) for n in phrase.parts[0].notes)
    piece = replace(phrase, bars=phrase.bars * 3, parts=(Part(0, "melody", again),))
    curve = likeness_by_lag(piece)
    assert curve[3] == pytest.approx(1.0)
    assert curve[7] == pytest.approx(1.0)
    assert max(curve[0], curve[1], curve[2]) < 0.95
    assert np.isnan(curve[11:]).all()
    assert shape_of(piece).repeated == pytest.approx(2 / 3)
    assert not shape_of(piece).loops


def test_a_part_that_goes_round_and_a_part_that_dies_are_seen() -> None:
    bar = walk(6, bars=1)
    rounds = tuple(replace(n, start=n.start + 48 * turn) for turn in range(8) for n in bar.parts[0].notes)
    piece = replace(bar, bars=bar.bars * 8, parts=(Part(0, "melody", rounds),))
    assert shape_of(piece).loops
    assert shape_of(piece).in_a_row == pytest.approx(7 / 8)
    assert not shape_of(piece).dies
    early = Part(48, "pad", tuple(n for n in rounds if n.start < 48 * 5))
    assert shape_of(replace(piece, parts=(*piece.parts, early))).dies
    assert not shape_of(walk(1)).loops


# --- the whole --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    samples = [s for s, _ in map(sample_of, works(36)) if isinstance(s, Sample)]
    write_store(samples, ["train"] * 20 + ["test"] * 16, debug_words(), folder)
    return folder


def test_lines_of_a_store_are_those_of_its_pieces(store_folder: Path) -> None:
    store = Store(store_folder)
    found = list(LineReader(store).lines(store.pieces))
    expected = [line for piece in store.pieces for line in lines_of(piece_of(store, piece).parts)]
    assert len(found) == len(expected) > 100
    for one, other in zip(found, expected, strict=True):
        assert (one.starts.tolist(), one.pitches.tolist()) == (other.starts.tolist(), other.pitches.tolist())


def test_the_index_of_a_store_is_built_by_one_command(store_folder: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    originality(["build", "--store", str(store_folder), "--checkpoint", str(tmp_path)])
    index = TrainingIndex.load(tmp_path)
    assert index is not None
    store = Store(store_folder)
    training = next(p for p in store.pieces if p.split == "train")
    lines = lines_of(piece_of(store, training).parts)
    assert index.longest(lines) >= max(len(set(line.pitches.tolist())) for line in lines)
    assert f"limit {index.limit}" in capsys.readouterr().out


def evidence(store: Store | None, generated: Sequence[Piece], held_out: Sequence[Piece]) -> Evidence:
    made = tuple(
        GeneratedPiece(i, "like", Controls(bars=len(p.bars)), i, b"x", p, corpus="songs", rejected=1)
        for i, p in enumerate(generated)
    )
    return Evidence(Composer.debug(), None, made, {"songs": tuple(held_out)}, store, None, 0, 60.0, quick=True)


def headlines(found: Findings) -> dict[str, float | None]:
    return {line.what: line.figure for line in found.headlines}


def test_every_section_says_what_it_needs_and_what_it_found(store_folder: Path) -> None:
    store = Store(store_folder)
    real = [piece_of(store, p) for p in store.pieces if p.split == "test"]
    sections = (LIKENESS, DISCRIMINATOR, FORM, ORIGINALITY)
    for section in sections:
        assert section.run(evidence(None, [], [])).missing
    other = evidence(store, [walk(seed, bars=16) for seed in range(LEAST_PIECES)], real)
    found = {section.name: section.run(other) for section in sections}
    assert headlines(found["discriminator"])["AUC of a judge, generated against held-out"] == 1.0
    overlapped = headlines(found["likeness"])["overlapped area, mean over features"]
    assert overlapped is not None and overlapped < 0.7
    assert headlines(found["originality"])["bars rejected as copies while composing"] == LEAST_PIECES
    assert headlines(found["form"])["pieces in which a part loops"] == 0.0
    copied = evidence(store, [piece_of(store, p) for p in store.pieces if p.split == "train"][:12], real)
    assert (headlines(ORIGINALITY.run(copied))["pieces that copy beyond the limit"] or 0) > 6
