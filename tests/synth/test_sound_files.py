"""SoundFonts found or named as missing; sound files written and read back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from composer.piece import Part
from synth import SAMPLE_RATE, SoundFontError, SynthPool, export, render
from synth.export import ExportError
from synth.levels import read_levels
from synth.renderer import RENDERERS
from synth.soundfont import DEFAULT, VARIABLE, bundled, find
from synth.stream import Pcm
from tests.synth.conftest import Score


@pytest.fixture(scope="module")
def pcm(score: Score, band: tuple[Part, ...], pool: SynthPool) -> Pcm:
    return render(score(band), pool)


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".FLAC"])
def test_lossless_files_keep_every_sample(pcm: Pcm, tmp_path: Path, suffix: str) -> None:
    path = export(pcm, tmp_path / f"piece{suffix}")
    back, rate = soundfile.read(path, dtype="int16")
    assert rate == SAMPLE_RATE
    assert np.array_equal(back, pcm)


def test_mp3_keeps_length_level_and_time(pcm: Pcm, tmp_path: Path) -> None:
    path = export(pcm, tmp_path / "piece.mp3", SAMPLE_RATE)
    back, rate = soundfile.read(path, dtype="float32")
    assert rate == SAMPLE_RATE and back.shape[1] == 2
    # A frame of MP3 is 1152 samples, and encoder and decoder delay each add up to one or two.
    assert abs(len(back) - len(pcm)) <= 3 * 1152
    original = pcm / 32768.0
    assert np.sqrt(np.square(back).mean()) == pytest.approx(np.sqrt(np.square(original).mean()), rel=0.05)
    both = min(len(back), len(pcm))
    assert np.corrcoef(back[:both, 0], original[:both, 0])[0, 1] > 0.99
    assert path.stat().st_size < pcm.nbytes / 4


def test_an_unknown_suffix_is_refused_with_the_known_ones(pcm: Pcm, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.wav, \.flac or \.mp3, not 'piece\.txt'"):
        export(pcm, tmp_path / "piece.txt")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_an_os_error(pcm: Pcm, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        export(pcm, tmp_path / "nowhere" / "piece.wav")


def test_the_default_and_the_small_soundfont_are_bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert {DEFAULT, "sonivox"} <= set(bundled())
    assert find().name == DEFAULT
    for soundfont in bundled().values():
        assert {"FluidR3_GM.COPYRIGHT.txt", "sonivox.LICENSE.txt"} <= {p.name for p in soundfont.path.parent.iterdir()}
        for renderer in RENDERERS:
            assert len(read_levels(soundfont, renderer)) > 120


def test_argument_before_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    small = bundled()["sonivox"].path
    monkeypatch.setenv(VARIABLE, str(small))
    assert find().path == small
    assert find("FluidR3_GM").name == "FluidR3_GM"
    assert SynthPool().soundfont.path == small


def test_a_soundfont_that_is_not_there_or_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(SoundFontError, match=r"no SoundFont 'Nope'.*FluidR3_GM, sonivox"):
        SynthPool("Nope")
    fake = tmp_path / "fake.sf2"
    fake.write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(SoundFontError, match="does not begin with RIFF"):
        find(fake)
    broken = tmp_path / "broken.sf2"
    broken.write_bytes(b"RIFF\x04\x00\x00\x00sfbk")
    with pytest.raises(SoundFontError, match="cannot read"):
        SynthPool(broken, "fluidsynth").warm()
