"""Choices of the text compared: the same works otherwise told, learnt and judged by the note."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from composer.ablate import ARMS, Arm, Budget, run, table
from composer.dataset import Sample, Store, sample_of, write_store
from composer.dataset.variants import as_it_is, in_sounding_keys, transposed, without_plan, write_variant
from composer.evaluate.report import table_markdown
from composer.evaluate.stored import piece_of
from composer.text.debug import debug_words
from tests.composer.test_train import song, works

_BUDGET = Budget(steps=2, context=128, size="debug", notes=2000, judged=200)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("store")
    samples = [s for s, _ in map(sample_of, works(20)) if isinstance(s, Sample)]
    write_store(samples, ["train"] * 12 + ["validation"] * 3 + ["test"] * 5, debug_words(), folder)
    return Store(folder)


def _pitches(store: Store, path: str) -> list[int]:
    stored = next(piece for piece in store.pieces if piece.path == path)
    return [note.pitch for part in piece_of(store, stored).parts for note in part.notes]


def test_unjoined_events_and_other_words_tell_the_same_notes(store: Store, tmp_path: Path) -> None:
    events = write_variant(store, store.pieces, as_it_is, 0, tmp_path / "events", seed=0)
    joined = write_variant(store, store.pieces, as_it_is, 860, tmp_path / "joined", seed=0)
    assert max(map(len, events.words.spellings)) == 1 < max(map(len, joined.words.spellings))
    for piece in store.pieces:
        assert _pitches(events, piece.path) == _pitches(joined, piece.path) == _pitches(store, piece.path)
    assert len(events.tokens) > len(joined.tokens)


def test_keys_that_are_not_normalised_sound_as_they_were_written(store: Store, tmp_path: Path) -> None:
    variant = write_variant(store, store.pieces, in_sounding_keys(3, seed=0), 0, tmp_path / "keys", seed=0)
    kinds = [piece.split for piece in variant.pieces]
    assert kinds.count("train") == 3 * 12 and kinds.count("test") == 5
    held_out = [piece for piece in variant.pieces if piece.split == "test"]
    for piece in held_out:
        written = song(int(piece.path.removeprefix("song").removesuffix(".mid")))
        # The key is estimated; where it is the written one, so are the notes.
        if piece.labels.key == str(written.key):
            assert sorted(_pitches(variant, piece.path)) == sorted(n.pitch for p in written.parts for n in p.notes)
    assert any(piece.labels.key not in ("C major", "A minor") for piece in held_out)


def test_transposing_moves_chords_with_the_notes_and_leaves_drums() -> None:
    sample, _ = sample_of(next(works(1)))
    assert isinstance(sample, Sample)
    there = transposed(sample, 5)
    assert there.plan != sample.plan and there.parts != sample.parts
    back = transposed(there, -5)
    assert back.plan == sample.plan and back.parts == sample.parts


def test_a_plan_left_out_says_nothing(store: Store, tmp_path: Path) -> None:
    variant = write_variant(store, store.pieces, without_plan, 0, tmp_path / "planless", seed=0)
    assert set(variant.plan[:, 1].tolist()) == {0} and set(variant.plan[:, 3].tolist()) == {-1}
    assert len(set(variant.plan[:, 2].tolist())) == 1 < len(set(store.plan[:, 2].tolist()))


def test_every_run_judges_the_same_notes_and_is_done_once(store: Store, tmp_path: Path) -> None:
    arms = {"words": Arm(860, "words"), "events": Arm(0, "events"), "no plan": Arm(860, "planless", without_plan)}
    outcomes = {name: [run(store, name, arm, 0, tmp_path, _BUDGET)] for name, arm in arms.items()}
    words, events, no_plan = (runs[0] for runs in outcomes.values())
    assert words.notes.tolist() == events.notes.tolist() == no_plan.notes.tolist()
    assert words.words_seen == events.words_seen == 2 * 8 * 128
    assert events.per_note("words") > words.per_note("words")
    assert events.parameters < words.parameters
    assert 2 < words.bits_per_note < 60
    assert words.beyond(words) == (0.0, 0.0)
    difference, half = events.beyond(words)
    assert difference == pytest.approx(events.bits_per_note - words.bits_per_note) and half > 0

    began = time.perf_counter()
    again = run(store, "words", arms["words"], 0, tmp_path, _BUDGET)
    assert again == words and time.perf_counter() - began < 1
    shown = table_markdown(table(outcomes, _BUDGET))
    assert f"{words.bits_per_note:.3f}" in shown and f"{len(words.works)} with" in shown
    assert all(f"| {name} |" in shown for name in outcomes)


def test_the_arms_are_those_that_were_asked_for() -> None:
    assert {arm.words for arm in ARMS.values()} == {0, 2048, 4096, 8192}
    assert {arm.bands_share for arm in ARMS.values()} >= {0.0}
    assert len({arm.store for arm in ARMS.values()}) == len(ARMS) - 1
