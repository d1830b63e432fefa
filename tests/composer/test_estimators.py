"""The commands that fit estimators and judge them: on which music, and by which count."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from composer.analysis.mood import ENERGY_FEATURES, VALENCE_FEATURES
from composer.evaluate.estimators import chord_agreement, section_agreement
from composer.evaluate.moods import heard_moods, mood_agreement
from composer.evaluate.refit_mood import write_mood_weights
from composer.evaluate.regression import logistic
from composer.key import Key
from composer.midi import write_midi
from composer.piece import Bar, Meter, Note, Part, Piece


def clip(seed: int, third: int, every: int, velocity: int) -> bytes:
    """Four bars of broken triads, major or minor, dense or not, loud or not."""
    rng = np.random.default_rng(seed)
    root = 55 + seed % 12
    notes = [
        Note(t, root + (0, third, 7)[int(rng.integers(3))], every, velocity + int(rng.integers(10)))
        for t in range(0, 4 * 48, every)
    ]
    return write_midi(Piece((Bar(Meter(4, 4), 120.0),) * 4, (Part(0, "chords", tuple(notes)),), Key("C", "major")))


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """EMOPIA in small: 40 songs of two clips each, their quadrants plain to hear."""
    data = tmp_path_factory.mktemp("data")
    with zipfile.ZipFile(data / "emopia-labels.zip", "w") as archive:
        for song in range(40):
            quadrant = song % 4 + 1
            third = 4 if quadrant in (1, 4) else 3
            every, velocity = (3, 90) if quadrant in (1, 2) else (24, 40)
            for part in range(2):
                name = f"EMOPIA/midis/Q{quadrant}_song{song:02}_{part}.mid"
                archive.writestr(name, clip(2 * song + part, third, every, velocity))
    return data


def test_clips_of_one_song_are_on_one_side(clips: Path) -> None:
    sides: dict[str, set[bool]] = {}
    for heard in heard_moods(clips):
        sides.setdefault(heard.song, set()).add(heard.to_fit_on)
    assert len(sides) == 40
    assert all(len(side) == 1 for side in sides.values())
    assert {True, False} == {side for of_song in sides.values() for side in of_song}


def test_moods_are_judged_on_the_other_half(clips: Path) -> None:
    (both,) = (row for row in mood_agreement(clips, 1000) if row["corpus"] == "both")
    assert both["pieces"] == sum(not heard.to_fit_on for heard in heard_moods(clips))
    assert both["quadrant"] <= min(both["valence"], both["energy"])
    assert both["energy"] > 0.9


def test_the_mood_estimator_can_be_fitted_anew(clips: Path, tmp_path: Path) -> None:
    out = tmp_path / "mood.json"
    write_mood_weights(clips, out)
    record = json.loads(out.read_text())
    assert set(record["valence"]["features"]) == set(VALENCE_FEATURES)
    assert set(record["energy"]["features"]) == set(ENERGY_FEATURES)
    assert record["valence"]["features"]["mode"]["weight"] > 0
    assert record["energy"]["features"]["loudness"]["weight"] > 0
    with pytest.raises(ValueError, match="not there"):
        write_mood_weights(tmp_path, out)


def test_two_people_who_mark_the_same_sections_agree_wholly(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pop909-structure.zip", "w") as archive:
        archive.writestr("POP909/001/human_label1.txt", "i4A8B8A8")
        archive.writestr("POP909/001/human_label2.txt", "x4C8D8C8")
    (row,) = section_agreement(tmp_path, 10)
    assert (row["boundary"], row["exact"], row["pairs"]) == (1.0, 1.0, 1.0)


def test_a_boundary_a_bar_beside_is_near_and_not_exact(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pop909-structure.zip", "w") as archive:
        archive.writestr("POP909/001/human_label1.txt", "A8B8C8")
        archive.writestr("POP909/001/human_label2.txt", "A9B7C8")
    (row,) = section_agreement(tmp_path, 10)
    assert row["boundary"] == 1.0
    assert row["exact"] == pytest.approx(0.5)
    assert 0.8 < row["pairs"] < 1.0


def test_corpora_that_are_not_there_are_not_judged(tmp_path: Path) -> None:
    assert list(chord_agreement(tmp_path, 10)) == []
    assert list(section_agreement(tmp_path, 10)) == []
    assert list(mood_agreement(tmp_path, 10)) == []


def test_a_regression_finds_the_weights_that_made_the_data() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(4000, 3))
    true = np.array([2.0, -1.0, 0.0])
    truth = rng.random(4000) < 1 / (1 + np.exp(-(rows @ true + 0.5)))
    weights, bias = logistic(rows, truth, 1e-6)
    assert weights == pytest.approx(true, abs=0.2)
    assert bias == pytest.approx(0.5, abs=0.2)
