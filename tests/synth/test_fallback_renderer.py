"""symusic as the renderer, as it takes over where FluidSynth is missing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from composer.piece import ComposedBar, Note, Part
from synth import SAMPLE_RATE, RendererError, SynthPool, available_renderer, notice, render, stream
from synth.renderer import VARIABLE
from synth.stream import Pcm
from tests.synth.conftest import Score

ROOT = Path(__file__).parents[2]


def test_it_plays_the_same_strokes(
    score: Score, pool: SynthPool, fallback: SynthPool, onsets: Callable[[Pcm], list[float]]
) -> None:
    ticks = [0, 12, 18, 36, 50, 72, 93, 120]
    wood = Part(0, "drums", tuple(Note(tick, 76, 3, 100) for tick in ticks), is_drums=True)
    piece = score([wood], tempo=97.0)
    expected = [tick / 12 * 60 / 97 for tick in ticks]
    for renderer in (pool, fallback):
        assert np.allclose(onsets(render(piece, renderer, performance=None, level=None)), expected, atol=0.010)


def test_bar_lines_cannot_be_heard(score: Score, band: tuple[Part, ...], fallback: SynthPool) -> None:
    """The same notes in four bars and in one are the same sound, but for the order of additions."""
    four = render(score(band, bars=4), fallback, performance=None, level=None)
    one = render(score(band, bars=1, meter="16/4"), fallback, performance=None, level=None)
    assert len(four) == len(one)
    assert np.abs(four.astype(np.int32) - one).max() <= 1


def test_it_streams_bar_by_bar_and_ends_in_silence(score: Score, band: tuple[Part, ...], fallback: SynthPool) -> None:
    piece = score(band)
    asked, yielded = [], 0

    def bars() -> Iterator[ComposedBar]:
        for bar in piece.stream():
            asked.append(yielded)
            yield bar

    blocks = []
    for block in stream(bars(), fallback, level=None):
        yielded += len(block)
        blocks.append(block)
    assert asked == [2 * SAMPLE_RATE * k for k in range(4)]
    pcm = np.concatenate(blocks)
    assert 8 * SAMPLE_RATE < len(pcm) <= 14 * SAMPLE_RATE
    assert np.abs(pcm[-SAMPLE_RATE // 20 :]).max() < 4
    assert np.array_equal(pcm, render(piece, fallback, level=None))


def test_a_long_note_sounds_on(score: Score, fallback: SynthPool) -> None:
    piece = score([Part(19, "melody", (Note(0, 72, 4 * 48, 100),))])
    sound = render(piece, fallback, performance=None, level=None)[: 8 * SAMPLE_RATE].astype(np.int32)
    level = np.abs(sound).max(axis=1).reshape(-1, SAMPLE_RATE // 100).max(axis=1)
    assert level[10:].min() > 0.25 * np.median(level) > 500


def test_velocity_volume_and_mute_are_kept(score: Score, fallback: SynthPool) -> None:
    def peak(**settings: object) -> int:
        velocity = int(str(settings.pop("velocity", 100)))
        part = Part(73, "melody", (Note(0, 72, 48, velocity),), **settings)  # type: ignore[arg-type]
        return int(np.abs(render(score([part], bars=1), fallback, performance=None, level=None).astype(np.int32)).max())

    assert peak(velocity=50) == pytest.approx(peak() / 4, rel=0.02)
    assert peak(volume=50) == pytest.approx(peak() / 4, rel=0.02)
    assert peak(muted=True) == 0


def test_the_environment_chooses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "symusic")
    assert available_renderer() == "symusic"
    assert SynthPool("sonivox").renderer_name == "symusic"
    assert available_renderer("fluidsynth") == "fluidsynth"
    monkeypatch.setenv(VARIABLE, "kazoo")
    with pytest.raises(RendererError, match="fluidsynth or symusic, not kazoo"):
        available_renderer()


def test_the_listener_is_told_in_his_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert notice("en", "fluidsynth") is None
    english, chinese = notice("en", "symusic"), notice("zh", "symusic")
    assert english and "FluidSynth" in english
    assert chinese and "合成器" in chinese


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        (["fluidsynth"], "symusic"),
        (["symusic"], "fluidsynth"),
        (["fluidsynth", "symusic"], "No renderer is installed: install the library libfluidsynth3"),
    ],
)
def test_what_is_missing_is_gone_round_or_named(missing: list[str], expected: str) -> None:
    """In a process of its own, where importing a package fails as it does without the library."""
    code = f"""
import sys
for name in {missing!r}: sys.modules[name] = None
import synth
try:
    print(synth.available_renderer())
except synth.RendererError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert expected in done.stdout
