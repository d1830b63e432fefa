"""Training for real, in small: data in, a checkpoint out that composes and is judged."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from composer.composer import Composer
from composer.controls import Controls, PartRequest
from composer.corpora import Work
from composer.dataset import Lost, Sample, Store, sample_of, split_of, splits_of, write_store
from composer.evaluate.ngram import NGram
from composer.harmony import parse_chord
from composer.key import Key
from composer.midi import write_midi
from composer.piece import Bar, Meter, Note, Part, Piece
from composer.text.debug import debug_words
from composer.windows import IGNORED, Assembler, TrainingRows, window, window_before


def song(seed: int, bars: int = 8) -> Piece:
    """A plain song: a scale melody over broken triads, different for each seed."""
    rng = np.random.default_rng(seed)
    key = Key.of(int(rng.integers(12)), "major")
    tonic = 60 + key.transposition
    plan, melody, chords = [], [], []
    for bar in range(bars):
        degree = 0 if bar == bars - 1 else int(rng.choice((0, 5, 7)))
        plan.append(Bar(Meter(4, 4), 100.0, (parse_chord("C").transposed(key.transposition + degree),), "A"))
        for beat in range(4):
            start = (bar * 4 + beat) * 12
            melody.append(Note(start, tonic + 12 + degree + int(rng.choice((0, 4, 7))), 12, 88))
            chords.append(Note(start, tonic - 12 + degree + (0, 4, 7, 4)[beat], 12, 72))
    return Piece(tuple(plan), (Part(73, "melody", tuple(melody)), Part(0, "chords", tuple(chords))), key)


def works(count: int) -> Iterator[Work]:
    for seed in range(count):
        yield Work("songs", "open", f"song{seed}.mid", f"song{seed}", song(seed))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("store")
    samples = [s for s, _ in map(sample_of, works(40)) if isinstance(s, Sample)]
    assert len(samples) == 40
    write_store(samples, ["train"] * 30 + ["validation"] * 5 + ["test"] * 5, debug_words(), folder)
    return Store(folder)


def test_fragments_are_named_not_dropped() -> None:
    piece = song(0, bars=2)
    few = replace(piece, parts=(replace(piece.parts[0], notes=piece.parts[0].notes[:5]),))
    result, _ = sample_of(Work("songs", "open", "short.mid", "short", few))
    assert isinstance(result, Lost)
    assert "8 notes" in result.reason


def test_no_work_is_on_two_sides_of_the_split() -> None:
    pieces = []
    for index, work in enumerate(works(30)):
        result, _ = sample_of(Work("songs", "open", work.path, f"name{index}", work.piece, tune=f"tune{index // 3}"))
        assert isinstance(result, Sample)
        pieces.append(result)
    splits = splits_of(pieces)
    for index in range(0, 30, 3):
        assert len(set(splits[index : index + 3])) == 1
    many = [split_of(f"work {i}") for i in range(4000)]
    assert 0.90 < many.count("train") / 4000 < 0.97


def test_rows_are_repeatable_and_never_teach_the_request(store: Store) -> None:
    rows, again = (TrainingRows(store, "train", 128, seed=4) for _ in range(2))
    for index in range(20):
        inputs, targets = rows.row(index)
        same_inputs, same_targets = again.row(index)
        assert np.array_equal(inputs, same_inputs)
        assert np.array_equal(targets, same_targets)
        learnt = targets != IGNORED
        assert np.array_equal(inputs[1:][learnt[:-1]], targets[:-1][learnt[:-1]])
    asked = {i for i in range(200) for t in [rows.row(i)[1]] if (t == IGNORED).sum() > 3}
    assert asked


def test_rows_that_lead_into_given_bars_tell_those_first(store: Store) -> None:
    """Header, midst, bars that follow, a mark, the bars before them, and the bar line that comes next."""
    assembler, piece = Assembler(store.words), store.pieces[0]
    plain = window(store, assembler, piece, 0, 1024)
    lead = window_before(store, assembler, piece, 5, 1024, following=2)
    assert lead is not None and lead.mark is not None and lead.bars == 5
    header = plain.words[: plain.music_from - 1]
    assert lead.words[: lead.music_from] == [*header, assembler.mark(False)]
    assert lead.words[lead.mark] == assembler.mark(True)
    # What leads there is the beginning of the piece as it is told otherwise, up to the next bar line.
    told = lead.words[lead.mark + 1 :]
    assert told == plain.words[plain.music_from :][: len(told)]
    # What follows are the bars from there on.
    after = lead.words[lead.music_from : lead.mark]
    assert after == window(store, assembler, piece, 5, 1024).words[plain.music_from :][: len(after)]
    # Nothing of it in a room too small; part of it, from the midst, in a small one.
    assert window_before(store, assembler, piece, 5, 40) is None
    short = window_before(store, assembler, piece, 5, 130, following=1)
    assert short is not None and short.mark is not None and 0 < short.bars < 5
    assert short.words[short.mark] == assembler.mark(False) and len(short.words) <= 130


def test_the_mark_of_a_gap_is_given_not_learnt(store: Store) -> None:
    rows = TrainingRows(store, "train", 400, seed=4, infill_share=1.0)
    assembler = Assembler(store.words)
    for index in range(10):
        inputs, targets = rows.row(index)
        marks = {assembler.mark(True), assembler.mark(False)}
        places = [i for i, word in enumerate(inputs.tolist()) if word in marks]
        assert len(places) > 1
        assert any(targets[i - 1] == IGNORED and targets[i] != IGNORED for i in places if i)


def test_an_ngram_finds_what_repeats() -> None:
    pattern = np.tile(np.arange(6), 200)
    noise = np.random.default_rng(0).integers(0, 6, 1200)
    model = NGram([pattern], 5, 6)
    assert model.bits(pattern) / len(pattern) < 0.05
    assert model.bits(noise) > 1.5 * len(noise)
    uniform = NGram([noise], 1, 6).bits(noise) / len(noise)
    assert uniform == pytest.approx(np.log2(6), abs=0.02)


def test_training_learns_resumes_exactly_and_gives_a_checkpoint(store: Store, tmp_path: Path) -> None:
    from composer.train import Settings, Trainer

    settings = Settings(size="debug", context=256, batch=4, steps=80, warmup=5, validate_every=40, threads=1)
    straight = Trainer(store, tmp_path / "straight", settings)
    losses = [straight.train_step() for _ in range(8)]
    first = Trainer(store, tmp_path / "halved", settings)
    halves = [first.train_step() for _ in range(4)]
    first.save()
    second = Trainer(store, tmp_path / "halved", settings)
    halves += [second.train_step() for _ in range(4)]
    assert halves == losses

    with pytest.raises(ValueError, match="share of bands"):
        Trainer(store, tmp_path / "halved", replace(settings, bands_share=0.5))

    before = straight.validate()
    best = straight.run()
    assert best < 0.75 * before

    checkpoint = tmp_path / "straight" / "best"
    record = json.loads((checkpoint / "training.json").read_text())
    assert record["validation_loss"] == pytest.approx(best, abs=1e-3)
    _reads_as_a_hugging_face_model(checkpoint, store)
    _composes(checkpoint)
    _is_judged(checkpoint, tmp_path)


def _reads_as_a_hugging_face_model(checkpoint: Path, store: Store) -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = AutoModelForCausalLM.from_pretrained(checkpoint)
    tokenizer = AutoTokenizer.from_pretrained(checkpoint)
    assert model.config.vocab_size == len(store.words) == len(tokenizer)
    texts = store.words.decode(store.tokens[:400].tolist())
    assert tokenizer.encode(texts, add_special_tokens=False) == store.words.encode(texts)


def _composes(checkpoint: Path) -> None:
    take = Composer.load(checkpoint).compose(Controls(bars=2, seed=1, parts=(PartRequest("flute"),)))
    assert len(list(take)) == 2
    assert take.piece().parts[0].notes


def _is_judged(checkpoint: Path, tmp_path: Path) -> None:
    folder = tmp_path / "music"
    folder.mkdir()
    for seed in (90, 91):
        (folder / f"{seed}.mid").write_bytes(write_midi(song(seed)))
    (folder / "broken.mid").write_bytes(b"MThd nothing")
    command = [sys.executable, "-m", "composer.evaluate", "fit", str(folder), "--checkpoint", str(checkpoint)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "left out: broken.mid" in done.stdout
    bits = float(done.stdout.split("corpus all")[1].split("bits_per_note ")[1].split()[0])
    assert 0.5 < bits < 12
