"""The critic: what it learns from examples, and what it makes of the pieces that are composed under it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from composer.analysis.key import estimate_key
from composer.composer import Composer
from composer.controls import Controls, PartRequest
from composer.critic import Critic
from composer.edit import transpose
from composer.evaluate.refit_critic import heard, how_well, learnt
from composer.key import Key
from composer.piece import Piece
from tests.composer.test_judging import slow, walk

ASKED = Controls(key=Key("D", "minor"), bars=12, tempo_bpm=104.0, parts=(PartRequest("piano"), PartRequest("bass")))


def composed(composer: Composer, seed: int) -> Piece:
    take = composer.compose(ASKED.changed(seed=seed))
    for _ in take:
        pass
    return take.piece()


def liking(critic: Critic, piece: Piece) -> float:
    """Of all that is heard while it grows, the mean."""
    bars = list(piece.stream())
    return float(np.mean([critic.liking(bars[: end + 1], piece.key) for end in range(len(bars))]))


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer.load()


def test_what_is_learnt_from_examples_tells_others_and_is_kept(tmp_path: Path) -> None:
    pairs = [(n, walk(n, step=12), slow(n)) for n in range(12)]
    music = heard(pairs)
    assert how_well(music) > 0.99
    critic = learnt(music)
    critic.save(tmp_path)
    kept = Critic.load(tmp_path)
    assert kept is not None
    for n in (50, 51):
        fast, calm = list(walk(n, step=12).stream()), list(slow(n).stream())
        assert kept.liking(calm, Key("C", "major")) > 1 > -1 > kept.liking(fast, Key("C", "major"))
        assert kept.liking(calm, Key("C", "major")) == pytest.approx(critic.liking(calm, Key("C", "major")), abs=0.1)
    assert Critic.load(tmp_path / "elsewhere") is None


def test_it_hears_the_same_in_any_key(composer: Composer) -> None:
    critic = composer.critic
    assert critic is not None
    tune = walk(3)
    higher = transpose(tune, 2)
    assert higher.parts != tune.parts
    assert liking(critic, higher) == pytest.approx(liking(critic, tune), abs=1e-6)


def test_what_is_composed_under_it_is_liked_better_and_is_still_what_was_asked(composer: Composer) -> None:
    critic = composer.critic
    assert critic is not None
    chosen = [composed(composer, seed) for seed in range(2)]
    assert composed(composer, 0).parts == chosen[0].parts
    composer.critic = None
    plain = [composed(composer, seed) for seed in range(2)]
    composer.critic = critic
    assert np.mean([liking(critic, p) for p in chosen]) > np.mean([liking(critic, p) for p in plain]) + 0.5
    for piece in chosen:
        assert len(piece.bars) == 12
        assert estimate_key(piece).key == Key("D", "minor")
        assert [p.program for p in piece.parts] == [p.program for p in plain[0].parts]
