"""Guidance towards mood and genre: off it changes nothing, on it is what the formula says."""

from __future__ import annotations

import numpy as np
import pytest

from composer.composer import Composer
from composer.controls import ControlError, Controls, Mood, PartRequest
from composer.decode.guidance import begin
from composer.evaluate.guidance import measure
from composer.piece import Note
from composer.text.alphabet import Kind, character, genre_character

_PARTS = (PartRequest("flute"), PartRequest("piano"))


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer.debug()


def _notes(composer: Composer, **asked: object) -> list[tuple[Note, ...]]:
    take = composer.compose(Controls(bars=2, seed=3, parts=_PARTS).changed(**asked))
    assert len(list(take)) == 2
    assert take.piece().provenance is not None
    return [part.notes for part in take.piece().parts]


def test_without_it_and_without_a_wish_nothing_changes(composer: Composer) -> None:
    jazz = _notes(composer, genre="jazz")
    assert _notes(composer, genre="jazz", guidance=1.0) == jazz
    assert _notes(composer, genre="jazz", guidance=3.0) != jazz
    assert _notes(composer, guidance=3.0) == _notes(composer)
    calm = Mood(-0.8, -0.8)
    assert _notes(composer, mood=calm, guidance=3.0) != _notes(composer, mood=calm)


def test_the_logits_are_those_of_the_formula(composer: Composer) -> None:
    words = composer.words
    jazz, unknown = (words.id(genre_character(genre)) for genre in ("jazz", None))
    bright, middle = (words.id(character(Kind.VALENCE, level)) for level in (4, 2))
    guided = begin(composer.model, words, Controls(genre="jazz", guidance=2.5))
    guided.feed([1, 5])
    found = guided.feed([jazz, bright, 300])
    plain, neutral = composer.model.start(), composer.model.start()
    asked, nothing = plain.feed([1, 5, jazz, bright, 300]), neutral.feed([1, 5, unknown, bright, 300])
    assert found == pytest.approx(nothing + 2.5 * (asked - nothing), abs=1e-3)
    # Nobody asked for a mood, so the mood is no wish.
    other = begin(composer.model, words, Controls(mood=Mood(0.8, 0.8), guidance=2.0)).feed([1, bright])
    asked, nothing = composer.model.start().feed([1, bright]), composer.model.start().feed([1, middle])
    assert other == pytest.approx(2 * asked - nothing, abs=1e-3)

    assert guided.length == 5
    branch = guided.fork()
    branch.feed([7])
    guided.rollback(4)
    assert (guided.length, branch.length) == (4, 6)
    assert np.allclose(guided.feed([300]), found, atol=1e-3)


def test_it_stays_within_its_range_and_is_kept_with_the_piece(composer: Composer) -> None:
    with pytest.raises(ControlError, match="guidance can be 1 to 4"):
        Controls(guidance=9.0)
    controls = Controls(genre="jazz", guidance=2.0)
    assert Controls.from_record(controls.record()) == controls


def test_its_use_is_counted(composer: Composer) -> None:
    table = measure(composer, [1.0, 2.0], seeds=1, bars=1)
    assert [row[0] for row in table.rows] == ["1", "2"]
    assert all(str(cell).endswith("of 4") for row in table.rows for cell in row[1:3])
