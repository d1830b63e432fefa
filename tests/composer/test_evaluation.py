"""The evaluation: measures on pieces with known answers, and the whole command in small."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from composer.composer import Composer
from composer.controls import METERS, ControlError, Controls, Mood, PartRequest, PitchRange
from composer.dataset import Sample, Store, sample_of, write_store
from composer.engine.debug import debug_checkpoint
from composer.evaluate.__main__ import main
from composer.evaluate.agreement import chord_f1, same_or_relative, scores, tempo_bin
from composer.evaluate.fit import ModelFit, PlanWords
from composer.evaluate.generated import compose, generate
from composer.evaluate.hearing import hear
from composer.evaluate.ngram import NGram
from composer.evaluate.obedience import interval
from composer.evaluate.report import SECTIONS
from composer.evaluate.requests import Asked, requests
from composer.evaluate.section import Table
from composer.evaluate.stored import Respelled, chosen, piece_of, training_pieces
from composer.harmony import parse_chord
from composer.instruments import belongs
from composer.key import Key
from composer.midi import write_midi
from composer.piece import Bar, Meter, Note, Part, Piece
from composer.text.alphabet import BEGIN, PLAN, Kind, chord_character, chord_of, kind_of, remaining_character
from composer.text.alphabet import character as of_kind
from composer.text.debug import debug_words
from composer.text.words import MODEL_FILE, Words, train_words
from composer.windows import Window
from tests.composer.test_train import song, works


@pytest.fixture(scope="module")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    samples = [s for s, _ in map(sample_of, works(24)) if isinstance(s, Sample)]
    write_store(samples, ["train"] * 16 + ["validation"] * 2 + ["test"] * 6, debug_words(), folder)
    return folder


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An untrained model folder with its words."""
    words = debug_words()
    folder = debug_checkpoint(tmp_path_factory.mktemp("checkpoint"), len(words), context=512)
    (folder / MODEL_FILE).write_bytes(words.model)
    return folder


def in_c(bars: int = 4, tempo: float = 100.0) -> Piece:
    """Tonic and dominant in C major, a bar each, for flute and piano, ending at home."""
    plan, melody, chords = [], [], []
    for bar in range(bars):
        home = bar % 2 == 0 or bar == bars - 1
        plan.append(Bar(Meter(4, 4), tempo))
        for beat, (high, low) in enumerate(
            zip((76, 79, 76, 72) if home else (74, 79, 71, 74), (0, 2, 1, 0), strict=True)
        ):
            start = (4 * bar + beat) * 12
            melody.append(Note(start, high, 12, 80))
            chords.append(Note(start, ((48, 52, 55) if home else (43, 47, 50))[low], 12, 80))
    return Piece(tuple(plan), (Part(73, "melody", tuple(melody)), Part(0, "chords", tuple(chords))), Key("C", "major"))


def test_tempo_bins_are_those_of_the_tempo_words() -> None:
    words = {30: 0, 40: 0, 41: 1, 60: 1, 90: 3, 100: 4, 120: 5, 140: 5, 141: 6, 200: 7, 211: 8}
    assert {bpm: tempo_bin(bpm) for bpm in words} == words


def test_relatives_are_equivalent_and_neighbours_are_not() -> None:
    c, a = Key("C", "major"), Key("A", "minor")
    assert same_or_relative(c, a)
    assert same_or_relative(a, c)
    assert same_or_relative(Key("D#", "minor"), Key("Eb", "minor"))
    assert not same_or_relative(c, Key("C", "minor"))
    assert not same_or_relative(c, Key("G", "major"))
    assert not same_or_relative(c, None)


def test_what_was_asked_and_is_there_scores_one() -> None:
    asked = Controls(
        key=Key("C", "major"),
        tempo_bpm=100,
        meter=Meter(4, 4),
        bars=4,
        parts=(PartRequest("piano"), PartRequest("flute")),
        exclude=("drums", "violin"),
        chords=("C", "G", "C", "C"),
        range=PitchRange(40, 80),
        dynamics="mf",
    )
    heard = hear(write_midi(in_c()))
    found = scores(asked, heard)
    assert set(found) == {
        "TB", "TBT", "tempo exact", "CK", "CKD", "CK, heard by music21", "CKD, heard by music21", "meter", "bars",
        "instruments, precision", "instruments, recall", "exclusions", "chords, F1 by half bar", "range", "dynamics",
        "dynamics within a step",
    }  # fmt: skip
    assert found == dict.fromkeys(found, 1.0)


def test_what_was_asked_and_is_not_there_scores_what_it_deserves() -> None:
    asked = Controls(
        key=Key("A", "minor"),
        tempo_bpm=115,
        meter=Meter(3, 4),
        bars=5,
        parts=(PartRequest("piano"), PartRequest("oboe"), PartRequest("cello")),
        exclude=("flute",),
        chords=("C", "Am", "C", "G", "C"),
        range=PitchRange(50, 80),
        dynamics="pp",
    )
    found = scores(asked, hear(write_midi(in_c())))
    assert found["TB"] == found["tempo exact"] == 0
    assert found["TBT"] == 1
    assert (found["CK"], found["CKD"]) == (0, 1)
    assert found["meter"] == found["bars"] == found["exclusions"] == found["range"] == 0
    assert found["instruments, precision"] == 1 / 2
    assert found["instruments, recall"] == 1 / 3
    assert found["dynamics"] == found["dynamics within a step"] == 0
    # Of ten half bars asked eight are heard, in four the chord that was asked.
    assert found["chords, F1 by half bar"] == pytest.approx(2 * 4 / (10 + 8))


def test_a_request_that_failed_scores_nothing_in_what_it_asked() -> None:
    asked = Controls(bars=4, tempo_bpm=100, mood=Mood(0.5, 0.5))
    names = {"bars", "TB", "TBT", "tempo exact", "mood quadrant", "valence", "energy"}
    assert scores(asked, None) == dict.fromkeys(names, 0.0)


def test_a_mood_is_kept_in_the_half_that_was_asked() -> None:
    heard = hear(write_midi(in_c()))
    other = Mood(-heard.mood.valence, heard.mood.energy)
    found = scores(Controls(bars=4, mood=other), heard)
    assert (found["valence"], found["energy"], found["mood quadrant"]) == (0, 1, 0)


def test_a_part_that_is_muted_plays_no_role() -> None:
    piece = in_c()
    silenced = replace(piece, parts=(piece.parts[0], replace(piece.parts[1], muted=True)))
    found = scores(Controls(bars=4, parts=(PartRequest("flute"), PartRequest("piano"))), hear(write_midi(silenced)))
    assert (found["instruments, precision"], found["instruments, recall"]) == (1, 0.5)


def test_sevenths_count_as_their_triads_and_roots_do_not_suffice() -> None:
    def halves(*symbols: str) -> list[tuple]:
        return [(parse_chord(s), parse_chord(s)) for s in symbols]

    assert chord_f1(halves("C", "G"), halves("Cmaj7", "G7")) == 1
    assert chord_f1(halves("C", "G"), halves("Cm", "G")) == 0.5
    assert chord_f1(halves("C", "G"), halves("C", "N.C.")) == pytest.approx(2 / 3)


def test_the_interval_is_wilsons() -> None:
    assert interval(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert interval(1.0, 20)[1] == 1.0


def test_the_grid_is_seeded_and_covers_keys_meters_and_tempi() -> None:
    asked = list(requests(3, 220, None))
    assert asked == list(requests(3, 220, None))
    assert asked != list(requests(4, 220, None))
    grid = [a.controls for a in asked if a.purpose == "grid"]
    assert len(grid) == 160
    assert all(a.controls == Controls(bars=16, seed=a.controls.seed) for a in asked if a.purpose == "free")
    assert len({(c.key.pitch_class, c.key.mode) for c in grid if c.key and c.tempo_bpm}) == 24
    assert {c.meter for c in grid if c.meter} == set(METERS)
    tempi = sorted(c.tempo_bpm for c in grid if c.tempo_bpm)
    assert tempi[0] < 50 and tempi[-1] > 210 and max(np.diff(tempi)) < 10
    for wish in ("chords", "exclude", "density", "range", "dynamics", "mood", "genre", "parts"):
        assert sum(bool(getattr(c, wish)) for c in grid) >= 20, wish


def test_requests_like_a_work_ask_for_what_it_is(store_folder: Path) -> None:
    store = Store(store_folder)
    alike = [a for a in requests(0, 33, store) if a.purpose == "like"]
    assert len(alike) == 6
    for asked in alike:
        assert asked.corpus == "songs"
        assert (asked.controls.meter, asked.controls.bars) == (Meter(4, 4), 8)
        assert [p.program for p in asked.controls.parts] == [73, 0]


def test_stored_pieces_come_back_in_white_keys(store_folder: Path) -> None:
    store = Store(store_folder)
    found = {stored.path: piece for stored, piece in training_pieces(store)}
    assert len(found) == 16
    for seed in range(16):
        before, after = song(seed), found[f"song{seed}.mid"]
        assert after.key.parent == 0
        shift = before.key.transposition
        for part, same in zip(before.parts, sorted(after.parts, key=lambda p: -p.program), strict=True):
            assert [(n.start, n.pitch - shift, n.duration) for n in part.notes] == [
                (n.start, n.pitch, n.duration) for n in same.notes
            ]
    shuffled = [stored.path for stored, _ in training_pieces(store, seed=1, limit=5)]
    assert len(set(shuffled)) == 5
    assert shuffled != list(found)[:5]


def test_a_store_can_be_read_in_other_words(store_folder: Path) -> None:
    store = Store(store_folder)
    other = Words(train_words([store.words.decode(store.tokens[:500].tolist())], len(store.words)))
    respelled = Respelled(store, other)
    (works,) = chosen(store, "test", 3, seed=0).values()
    for stored in works:
        assert piece_of(respelled, stored) == piece_of(store, stored)
    assert any(respelled.segment(w, 0, 0) != store.segment(w, 0, 0) for w in works)


def test_what_cannot_be_composed_is_a_failure_with_its_reason() -> None:
    everybody = tuple({f for f in ("piano", "guitar", "strings", "flute", "organ", "harp", "synth", "clarinet")})
    refused = Controls(bars=4, seed=1, genre="pop", exclude=(*everybody, "cello", "bass", "woodwind", "plucked"))
    made = compose(Composer.debug(), Asked(0, "grid", refused))
    assert made.piece is None and made.midi == b""
    assert made.failure.startswith(ControlError.__name__)


def test_pieces_are_composed_once_and_then_read(tmp_path: Path) -> None:
    composer = Composer.debug()
    asked = list(requests(0, 6, None))
    told: list[str] = []
    first = generate(composer, asked, tmp_path, 600, told.append)
    again = generate(composer, asked, tmp_path, 600, told.append)
    assert again == first
    assert [g.asked for g in first] == [a.controls for a in asked]
    assert "6 of them composed now" in told[-2] and "0 of them composed now" in told[-1]
    # Other requests are other pieces; without time one is composed all the same.
    assert len(generate(composer, requests(1, 6, None), tmp_path, 0, told.append)) == 1


def test_an_ngram_that_knows_whom_it_will_judge_says_the_same() -> None:
    rng = np.random.default_rng(0)
    learnt = [np.cumsum(rng.integers(-2, 3, 500)) % 30 for _ in range(20)]
    judged = [np.cumsum(rng.integers(-2, 3, 200)) % 30 for _ in range(3)] + [rng.integers(0, 40, 50)]
    whole, lean = NGram(learnt, 5, 40), NGram(iter(learnt), 5, 40, judged)
    assert [lean.bits(piece) for piece in judged] == [whole.bits(piece) for piece in judged]
    assert whole.bits(judged[0]) < 0.6 * np.log2(40) * 200


def test_withholding_the_plan_keeps_every_other_word() -> None:
    words = debug_words()

    def ids(text: str) -> list[int]:
        return [words.id(c) for c in text]

    chords = [chord_character(parse_chord(s)) for s in ("C", "G", "Am")]
    section, program = of_kind(Kind.SECTION, 2), of_kind(Kind.PROGRAM, 0)
    first = remaining_character(1) + of_kind(Kind.METER, 2) + section + chords[0] + chords[1] + program
    second = remaining_character(0) + of_kind(Kind.SECTION, 1) + chords[2] + program
    window = Window(ids(PLAN + BEGIN + first + second), 2, 2)
    plan = PlanWords(words)
    withheld = plan.withheld(window)
    assert [c for i in withheld.words if kind_of(c := words.spellings[i])[0] not in (Kind.CHORD, Kind.SECTION)] == [
        c for i in window.words if kind_of(c := words.spellings[i])[0] not in (Kind.CHORD, Kind.SECTION)
    ]
    told = [kind_of(words.spellings[i]) for i, t in zip(withheld.words[2:], plan.told(withheld), strict=True) if t]
    assert [kind for kind, _ in told] == [Kind.SECTION, Kind.CHORD, Kind.CHORD]
    assert told[0][1] == 0 and all(chord_of(value).root is None for _, value in told[1:])
    assert plan.told(window).sum() == 5


def test_plan_and_notes_add_up_to_the_fit(store_folder: Path, checkpoint: Path) -> None:
    store = Store(store_folder)
    model = ModelFit(checkpoint)
    (works,) = chosen(store, "test", 1, seed=0).values()
    whole = model.fit(store, works)["songs"]
    parts = model.parts(store, works[0])
    assert parts.plan + parts.given == pytest.approx(whole.bits, rel=1e-6)
    assert parts.plan > 0 and parts.withheld > 0


def test_a_table_refuses_a_row_of_another_width() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        Table("t", ("a", "b"), ((1,),))


def test_the_whole_evaluation_writes_tables_and_plots(store_folder: Path, checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    options = ["--quick", "--store", str(store_folder), "--checkpoint", str(checkpoint), "--pieces", "11"]
    # Time enough on a busy machine too: what is not composed within it is missing in one run and there in the next.
    options += ["--minutes", "5"]
    options += ["--out", str(out), "--cache", str(tmp_path / "cache")]
    main(options)
    report = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
    assert list(report["sections"]) == list(SECTIONS)
    page = (out / "README.md").read_text(encoding="utf-8")
    for section in report["sections"].values():
        assert f"## {section['title']}" in page
        assert section["tables"] or section["missing"]
        for table in section["tables"]:
            assert table["rows"] and all(len(row) == len(table["columns"]) for row in table["rows"])
        for plot in section["plots"]:
            picture = (out / plot["file"]).read_bytes()
            assert picture[:8] == b"\x89PNG\r\n\x1a\n" and len(picture) < 100_000
    assert str(tmp_path) not in page
    fit = {row[0]: row for row in report["sections"]["fit"]["tables"][0]["rows"]}
    # Words drawn at random cost an untrained model about what they cost a uniform guess, or more.
    assert fit["songs"][1:] == fit["all"][1:]
    columns = report["sections"]["fit"]["tables"][0]["columns"]
    row = dict(zip(columns, fit["all"], strict=True))
    assert row["order-5 n-gram"] < row["uniform"]
    assert row["model"] == pytest.approx(row["plan alone"] + row["notes given the plan"])
    kept = {row[0]: row[2] for row in report["sections"]["obedience"]["tables"][0]["rows"]}
    assert kept["TB"] == kept["meter"] == kept["bars"] == kept["instruments, recall"] == 100
    lines = report["sections"]["speed"]["headlines"]
    assert all(line["figure"] > 0 for line in lines)

    # A section that is measured again changes; the others keep what they had.
    main([*options, "--sections", "obedience"])
    again = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
    assert again["sections"]["fit"] == report["sections"]["fit"]
    assert again["sections"]["obedience"]["tables"] == report["sections"]["obedience"]["tables"]
    # Other evidence starts a new report.
    main([*options, "--sections", "obedience", "--seed", "5", "--pieces", "2"])
    other = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
    assert list(other["sections"]) == ["obedience"]


def test_a_folder_of_midi_files_is_judged(checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    folder = tmp_path / "music" / "more"
    folder.mkdir(parents=True)
    with pytest.raises(SystemExit, match="no MIDI file"):
        main(["fit", str(folder), "--checkpoint", str(checkpoint)])
    (folder / "song.mid").write_bytes(write_midi(song(1)))
    (folder / "broken.midi").write_bytes(b"MThd nothing")
    out = tmp_path / "fit.json"
    main(["fit", str(folder.parent), "--checkpoint", str(checkpoint), "--out", str(out)])
    assert "left out: more/broken.midi" in capsys.readouterr().out
    rows = json.loads(out.read_text())
    assert [(row["corpus"], row["notes"]) for row in rows] == [("music", 64), ("all", 64)]
    assert rows[0]["bits_per_note"] > 0


def test_a_section_that_is_not_there_is_named() -> None:
    with pytest.raises(SystemExit, match="melody"):
        main(["--sections", "fit,melody"])


def test_exclusions_of_the_grid_never_forbid_who_is_asked_for() -> None:
    for asked in requests(0, 400, None):
        for part in asked.controls.parts:
            family_programs = hear_programs(part)
            assert not any(
                belongs(p, part.instrument == "drums", f) for p in family_programs for f in asked.controls.exclude
            )


def hear_programs(part: PartRequest) -> list[int]:
    """The program that a request for a family plays on."""
    from composer.request import decide

    players = decide(Controls(bars=4, parts=(part,)), seed=0).players
    return [player.program % 128 for player in players]
