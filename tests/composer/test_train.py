"""Training for real, in small: data in, a checkpoint out that composes and is judged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from composer.checkpoint import weights_hash
from composer.composer import Composer
from composer.controls import Controls, PartRequest
from composer.corpora import Work
from composer.dataset import Lost, Sample, Store, sample_of, split_of, splits_of, write_store
from composer.evaluate.ngram import NGram
from composer.harmony import parse_chord
from composer.key import Key
from composer.midi import write_midi
from composer.model_card import model_card
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


def test_two_processes_train_as_one_with_twice_the_batch_and_resume_bit_for_bit(store: Store, tmp_path: Path) -> None:
    from composer.train import Trainer
    from tests.composer.train_together import SETTINGS

    folder = tmp_path / "store"
    folder.mkdir()
    samples = [s for s, _ in map(sample_of, works(12)) if isinstance(s, Sample)]
    write_store(samples, ["train"] * 9 + ["validation"] * 3, debug_words(), folder)
    script = Path(__file__).with_name("train_together.py")
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    root = script.parent.parent.parent
    done = subprocess.run(
        [*command, str(script), str(folder), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads((tmp_path / "found.json").read_text())
    assert found["processes"] == 2
    assert found["again"] == found["losses"] and found["same"]

    alone = Trainer(Store(folder), tmp_path / "alone", replace(SETTINGS, batch=2 * SETTINGS.batch))
    losses = [alone.train_step() for _ in range(4)]
    assert losses[0] > losses[-1]
    # bf16 products of other shapes round otherwise.
    assert found["losses"] == pytest.approx(losses, abs=5e-3)
    assert found["validation"] == pytest.approx(alone.validate(), abs=5e-3)
    # One process goes on with what two have begun: the data order is the same.
    taken_up = Trainer(Store(folder), tmp_path / "stopped", replace(SETTINGS, batch=2 * SETTINGS.batch))
    assert taken_up.step == 2
    assert [taken_up.train_step() for _ in range(2)] == pytest.approx(losses[2:], abs=5e-3)


def test_a_run_that_was_stopped_comes_to_the_same_weights(store: Store, tmp_path: Path) -> None:
    from composer.train import Settings, Trainer

    settings = Settings(
        size="debug", context=128, batch=2, accumulate=3, steps=6, warmup=2, validate_every=2, threads=1
    )
    unbroken = Trainer(store, tmp_path / "unbroken", settings)
    best = unbroken.run()
    begun = Trainer(store, tmp_path / "stopped", settings)
    while begun.step < 2:
        begun.train_step()
    begun.best = begun.validate()
    begun.save()
    begun.train_step()  # lost with the process
    resumed = Trainer(store, tmp_path / "stopped", settings)
    assert resumed.run() == best
    for expected, found in zip(unbroken.model.parameters(), resumed.model.parameters(), strict=True):
        assert torch.equal(expected, found)


def test_a_manifest_tells_how_to_train_it_again(store: Store, tmp_path: Path) -> None:
    from composer.manifest import data_of
    from composer.train import Settings, Trainer

    settings = Settings(size="debug", context=128, batch=2, steps=1, validate_every=1, threads=1, seed=7)
    Trainer(store, tmp_path / "first", settings).run()
    manifest = json.loads((tmp_path / "first" / "best" / "manifest.json").read_text())
    assert manifest["training"]["settings"]["seed"] == 7
    assert manifest["training"]["words_seen"] == 256
    assert manifest["weights"] == weights_hash(tmp_path / "first" / "best")
    assert manifest["data"] == data_of(store)
    assert manifest["data"]["songs"]["pieces"] == 40
    Trainer(store, tmp_path / "further", settings, tmp_path / "first" / "best").run()
    further = json.loads((tmp_path / "further" / "best" / "manifest.json").read_text())
    assert further["started from"]["weights"] == manifest["weights"]
    assert any("--tokenizer" in step for step in further["before it"])
    report = {"pieces": {"songs": 40}, "notes": {"songs": manifest["data"]["songs"]["notes"]}}
    card = model_card(tmp_path / "further" / "best", report, [])
    assert f"weights `{manifest['weights']}`" in card
    assert all(command in card for command in further["before it"])
    assert f"torch {torch.__version__}" in card


def test_what_a_gpu_would_speed_up_goes_on_without_one(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from composer.train import Settings, Trainer

    if torch.cuda.is_available():
        pytest.skip("there is a GPU")
    settings = Settings(size="debug", context=128, batch=2, threads=1, attention="flash_attention_2", compile=True)
    trainer = Trainer(store, tmp_path / "run", settings)
    assert "flash attention is for GPUs" in caplog.text and "compiling is for GPUs" in caplog.text
    plain = Trainer(store, tmp_path / "plain", replace(settings, attention="sdpa", compile=False))
    assert trainer.train_step() == plain.train_step()


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
