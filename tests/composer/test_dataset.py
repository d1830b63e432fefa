"""Preparation of training data: resumable, without music on two sides, exact."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from composer.corpora import Work
from composer.dataset import Sample, Store, sample_of, write_store
from composer.dataset.__main__ import main
from composer.dataset.chunks import chunks_of
from composer.dataset.fingerprint import fingerprint, kinship, voices_of
from composer.dataset.pieces import make_chunks
from composer.dataset.prepare import Options, prepare
from composer.dataset.repeats import kinship_of, related_pairs, repeats_of
from composer.dataset.round_trip import comes_back
from composer.dataset.sample import grid_piece
from composer.dataset.split import groups_of, splits_of
from composer.key import Key
from composer.mixture import word_shares
from composer.piece import Bar, Meter, Note, Part, Piece
from composer.text.alphabet import PLAN, genre_character
from composer.text.debug import debug_words
from composer.text.words import BOS, MODEL_FILE
from composer.windows import TrainingRows
from tests.composer.midi_files import player, song, write_corpus


def melody(seed: int, notes: int = 48, low: int = 60) -> list[tuple[float, ...]]:
    """A line of random steps and lengths, different for each seed."""
    rng = np.random.default_rng(seed)
    line: list[tuple[float, ...]] = []
    at, pitch = 0.0, low
    for _ in range(notes):
        length = float(rng.choice((0.5, 0.5, 1, 1, 2)))
        line.append((at, at + length, pitch))
        pitch = int(np.clip(pitch + rng.integers(-5, 6), low - 9, low + 14))
        at += length
    return line


def work(seed: int, corpus: str = "music21-folk", transposed: int = 0, slower: int = 1, name: str = "") -> Work:
    """A melody as a work."""
    notes = [
        Note(int(12 * start) * slower, pitch + transposed, int(12 * (end - start)) * slower, 80)
        for start, end, pitch in melody(seed)
    ]
    bars = tuple(Bar(Meter(4, 4), 100.0 * slower) for _ in range(notes[-1].end // 48 + 1))
    piece = Piece(bars, (Part(73, "melody", tuple(notes)),), Key("C", "major"))
    return Work(corpus, "open", name or f"{corpus}{seed}.mid", name or f"{corpus}{seed}", piece)


def sample(of: Work) -> Sample:
    result, _ = sample_of(of)
    assert isinstance(result, Sample)
    return result


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two small corpora: tunes of which one is in both, and a damaged file."""
    folder = tmp_path / "data"
    folder.mkdir()
    tunes = {f"_midi/airds/t{i:03}.mid": song(player(melody(i), name=f"Tune {i}")) for i in range(120)}
    write_corpus(folder, "music21-folk", tunes)
    lower = song(player([(s, e, p - 5) for s, e, p in melody(7)], name="A tune"), bpm=90)
    write_corpus(
        folder, "cre-irish", {"cre/a.mid": lower, "cre/b.mid": song(player(melody(500))), "cre/c.mid": b"MThd"}
    )
    return folder


@pytest.fixture
def tokenizer(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / MODEL_FILE).write_bytes(debug_words().model)
    return folder


def files_of(store: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in store.iterdir() if path.is_file()}


def test_stopped_and_started_again_it_gives_the_same_bytes(data: Path, tokenizer: Path, tmp_path: Path) -> None:
    options = Options(tokenizer=tokenizer)
    prepare(data, tmp_path / "straight", options, processes=1)
    chunks = chunks_of(data)
    assert len(chunks) > 2
    make_chunks(data, chunks[:2], tmp_path / "stopped" / "pieces", 1)
    done = {path: path.stat().st_mtime_ns for path in (tmp_path / "stopped" / "pieces").iterdir()}
    # What a killed process leaves: a chunk that is not whole.
    (tmp_path / "stopped" / "pieces" / chunks[2].file).with_suffix(".new").write_bytes(b"\x1f\x8b torn")
    prepare(data, tmp_path / "stopped", options, processes=2)
    assert files_of(tmp_path / "stopped") == files_of(tmp_path / "straight")
    assert all(path.stat().st_mtime_ns == time for path, time in done.items())
    report = json.loads((tmp_path / "straight" / "report.json").read_text())
    assert report["corpora"]["cre-irish"]["unreadable"] == 1
    assert report["repeats"] == {"music21-folk: repeats of cre-irish": 1}
    assert sum(report["splits"].values()) == 121


def test_words_learnt_twice_are_the_same(data: Path, tmp_path: Path) -> None:
    options = Options(words=1000)
    prepare(data, tmp_path / "one", options, processes=1)
    prepare(data, tmp_path / "two", options, processes=1)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")
    assert len(Store(tmp_path / "one").words) == 1000


def test_other_data_is_read_again(data: Path, tokenizer: Path, tmp_path: Path) -> None:
    options = Options(tokenizer=tokenizer)
    prepare(data, tmp_path / "store", options, processes=1)
    before = {chunk.file for chunk in chunks_of(data)}
    write_corpus(data, "cre-irish", {"cre/d.mid": song(player(melody(600)))})
    after = {chunk.file for chunk in chunks_of(data)}
    assert {name for name in before & after if name.startswith("music21")}
    assert not {name for name in before & after if name.startswith("cre")}
    prepare(data, tmp_path / "store", options, processes=1)
    assert {path.name for path in (tmp_path / "store" / "pieces").iterdir()} == after
    assert "cre/d.mid" in {piece.path for piece in Store(tmp_path / "store").pieces}


def test_the_noncommercial_tier_is_read_only_when_asked_for(data: Path, tokenizer: Path, tmp_path: Path) -> None:
    write_corpus(data, "essen", {"_midi/essen/a.mid": song(player(melody(700)))})
    prepare(data, tmp_path / "plain", Options(tokenizer=tokenizer), processes=1)
    prepare(data, tmp_path / "more", Options(tokenizer=tokenizer, noncommercial=True), processes=1)
    plain, more = (Store(tmp_path / name).pieces for name in ("plain", "more"))
    assert {p.corpus for p in more} - {p.corpus for p in plain} == {"essen"}
    assert {p.labels.tier for p in more if p.corpus == "essen"} == {"noncommercial"}


def test_a_tune_is_known_in_another_key_and_tempo_and_by_no_other() -> None:
    pieces = [work(seed).piece for seed in range(40)]
    copies = [work(seed, transposed=4, slower=2).piece for seed in range(40)]
    prints = [fingerprint(voices_of(piece)) for piece in (*pieces, *copies)]
    assert all(np.array_equal(prints[seed], prints[40 + seed]) for seed in range(40))
    assert related_pairs(kinship(prints)) == [(seed, 40 + seed) for seed in range(40)]


def test_an_excerpt_is_related_and_a_better_source_is_kept() -> None:
    whole, tune = work(1, "openscore-lieder"), work(1, "polish-scores", transposed=2)
    notes = tune.piece.parts[0].notes[10:34]
    excerpt = replace(work(1, "mutopia"), piece=replace(tune.piece, parts=(replace(tune.piece.parts[0], notes=notes),)))
    pieces = [sample(w) for w in (tune, excerpt, whole, work(2))]
    kin = kinship_of(pieces)
    assert related_pairs(kin) == [(0, 1), (0, 2), (1, 2)]
    assert [(r.index, r.of) for r in repeats_of(pieces, kin)] == [(0, 2), (1, 2)]


def test_an_arrangement_with_more_players_is_no_repeat() -> None:
    tune = work(3, "cre-irish")
    bass = tuple(Note(48 * i, 36 + 5 * (i % 3), 48, 80) for i in range(len(tune.piece.bars)))
    counter = tuple(replace(n, pitch=n.pitch - 12) for n in tune.piece.parts[0].notes)
    parts = (*tune.piece.parts, Part(40, "counter", counter), Part(32, "bass", bass))
    band = replace(work(3, "polish-scores"), piece=replace(tune.piece, parts=parts))
    pieces = [sample(tune), sample(band)]
    kin = kinship_of(pieces)
    assert related_pairs(kin) == [(0, 1)]
    assert repeats_of(pieces, kin) == []


def test_bands_of_one_song_are_no_repeats_and_stay_together() -> None:
    pieces = [sample(work(4, corpus, name=corpus)) for corpus in ("pop909-cl", "pop909-bands", "pop909-band")]
    kin = kinship_of(pieces)
    assert repeats_of(pieces, kin) == []
    assert len(set(groups_of(pieces, related_pairs(kin)))) == 1


def test_relatives_are_on_one_side() -> None:
    pieces = [sample(work(seed, name=f"song{seed}")) for seed in range(150)]
    pieces += [sample(work(seed, transposed=3, name=f"copy{seed}")) for seed in range(150)]
    groups = groups_of(pieces, related_pairs(kinship_of(pieces)))
    splits = splits_of(pieces, groups)
    assert splits[:150] == splits[150:]
    assert len(set(groups)) == 150
    assert 0.8 < splits.count("train") / len(splits) < 1


def test_music_on_two_sides_is_found_in_the_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pieces = [sample(work(seed, name=f"song{seed}")) for seed in range(6)]
    pieces.append(sample(work(2, transposed=5, name="copy of song2")))
    write_store(pieces, ["train"] * 6 + ["train"], debug_words(), tmp_path / "good")
    write_store(pieces, ["train"] * 6 + ["test"], debug_words(), tmp_path / "bad")
    assert main(["check", "--store", str(tmp_path / "good")]) == 0
    assert capsys.readouterr().out.endswith("by fingerprint: 0\n")
    assert main(["check", "--store", str(tmp_path / "bad")]) == 1
    found = capsys.readouterr().out
    assert "song2 and copy of song2: the same music" in found
    assert found.endswith("by fingerprint: 1\n")


def test_a_stored_piece_is_known_by_the_print_of_its_notes(tmp_path: Path) -> None:
    pieces = [sample(work(seed)) for seed in range(4)]
    write_store(pieces, ["train"] * 4, debug_words(), tmp_path)
    store = Store(tmp_path)
    for made, stored in zip(pieces, store.pieces, strict=True):
        assert np.array_equal(made.fingerprint, fingerprint(store.voices(stored), stored.corpus))
        assert stored.labels == made.labels


def test_labels_say_what_the_notes_are() -> None:
    labels = sample(replace(work(5, transposed=12), title="Five", key=None)).labels
    pitches = [pitch + 12 for _, _, pitch in melody(5)]
    assert (labels.low, labels.high, labels.polyphony) == (min(pitches), max(pitches), 1.0)
    assert (labels.title, labels.tier) == ("Five", "open")
    assert (labels.key_from, labels.chords_from, labels.sections_from) == ("estimated",) * 3
    assert (labels.loudness, labels.contrast) == (80.0, 0.0)
    assert labels.octaves == -(-(labels.high - labels.low) // 12)
    assert (labels.tempo, labels.intensity, labels.danceable) == ("moderate", "low", False)


def test_the_round_trip_is_exact_and_its_command_counts(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in range(10):
        piece, _ = grid_piece(work(seed))
        assert comes_back(piece, "folk")
        assert comes_back(piece, None, debug_words())
    assert main(["round-trip", "--data", str(data), "--pieces", "30"]) == 0
    assert capsys.readouterr().out.startswith("pieces tried 30  exact 30  notes ")


def test_the_tables_tell_what_is_there(
    data: Path, tokenizer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "store")
    assert main(["prepare", "--data", str(data), "--out", out, "--tokenizer", str(tokenizer)]) == 0
    assert main(["tables", "--store", out]) == 0
    tables = capsys.readouterr().out
    assert "| cre-irish | open | Unlicense | 3 | 1 | 0 | 0 | 0 | 2 | 96 |" in tables
    assert "| music21-folk: repeats of cre-irish | 1 |" in tables
    document = tmp_path / "page.md"
    document.write_text("# Page\n")
    with pytest.raises(ValueError, match="no lines"):
        main(["tables", "--store", out, "--into", str(document)])
    begin, end = "<!-- tables: written by python -m composer.dataset tables -->", "<!-- end of tables -->"
    document.write_text(f"# Page\n{begin}\nold\n{end}\nThe end\n")
    assert main(["tables", "--store", out, "--into", str(document)]) == 0
    assert document.read_text() == f"# Page\n{begin}\n\n{tables}{end}\nThe end\n"


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_bands_have_the_share_of_the_words_that_is_asked_for(share: float, tmp_path: Path) -> None:
    pieces = [sample(replace(work(seed, "freedoom"), genre="game")) for seed in range(4)]
    pieces += [sample(replace(work(seed, "pop909-band"), genre="pop")) for seed in range(50, 80)]
    write_store(pieces, ["train"] * len(pieces), debug_words(), tmp_path)
    store = Store(tmp_path)
    rows = TrainingRows(store, "train", 512, 0, bands_share=share)
    words = {"game": 0, "pop": 0}
    for index in range(60):
        row = rows.row(index)[0].tolist()
        begins = [i for i, word in enumerate(row) if word == BOS]
        for begin, end in pairwise([*begins, len(row)]):
            text = store.words.decode(row[begin:end])
            if PLAN in text and len(text) > text.index(PLAN) + 1:
                genre = text[text.index(PLAN) + 1]
                words["pop" if genre == genre_character("pop") else "game"] += end - begin
    assert words["pop"] / sum(words.values()) == pytest.approx(share, abs=0.05)


def test_shares_do_not_follow_size() -> None:
    shares = word_shares({"polish-scores": 1e9, "freedoom": 1e3, "pop909-band": 10}, 0.2)
    assert shares["pop909-band"] == pytest.approx(0.2)
    assert shares["polish-scores"] == pytest.approx(shares["freedoom"])
    assert word_shares({"freedoom": 1}, 0.3) == {"freedoom": 1.0}
    with pytest.raises(ValueError, match="0 to 1"):
        word_shares({"freedoom": 1}, 1.5)


def test_works_that_were_learnt_from_before_are_judged_by_nobody(tmp_path: Path) -> None:
    samples = [sample(work(i)) for i in range(4)]
    write_store(samples, ["train", "validation", "test", "test"], debug_words(), tmp_path / "store")
    listed = tmp_path / "learnt_before.txt"
    listed.write_text("".join(f"{s.corpus}\t{s.path}\n" for s in (samples[0], samples[3])))
    assert main(["aside", "--store", str(tmp_path / "store"), "--works", str(listed)]) == 0
    assert [piece.split for piece in Store(tmp_path / "store").pieces] == ["train", "test", "test", "aside"]
