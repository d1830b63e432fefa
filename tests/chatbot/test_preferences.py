"""What is learnt of a visitor's taste, and how it steers later music; and how an edit tells of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.conversation import Conversation
from chatbot.events import PieceDone
from chatbot.preferences import CHOSEN, NAMED, PASSED_OVER, RATED, Features, Judgement, Taste, steer, taste_of
from chatbot.standing import stand_by, with_standing, without
from composer import Composer
from composer.controls import Controls, Mood, PartRequest
from composer.key import Key
from composer.midi import read_provenance
from composer.piece import Meter
from synth import SynthPool

WALTZ = Features("waltz", 90.0, "minor", ("piano", "cello"), "low", 0.4, -0.5)
ROCK = Features("rock", 160.0, "major", ("guitar", "bass", "drums"), "high", 0.5, 0.8)


def judged(*judgements: tuple[Features, bool]) -> list[Judgement]:
    return [Judgement(n, liked, RATED, features) for n, (features, liked) in enumerate(judgements, 1)]


def test_nothing_is_known_of_somebody_who_said_nothing() -> None:
    assert not taste_of([]).says_something


def test_what_is_liked_and_not_disliked_is_preferred() -> None:
    taste = taste_of(judged((WALTZ, True), (ROCK, False)))
    assert (taste.genre, taste.mode, taste.tempo_bpm, taste.density) == ("waltz", "minor", 90.0, "low")
    assert (taste.likes, taste.dislikes) == (1, 1)
    # Who plays and the mood need two likes.
    assert taste.instruments == () and taste.mood is None
    twice = taste_of(judged((WALTZ, True), (WALTZ, True), (ROCK, False), (ROCK, False)))
    assert twice.instruments == ("piano", "cello")
    assert twice.unwanted == ("guitar", "bass", "drums")
    assert twice.mood is not None and twice.mood.energy < 0


def test_what_liked_and_disliked_pieces_share_means_nothing() -> None:
    taste = taste_of(judged((WALTZ, True), (WALTZ, False)))
    assert not taste.says_something


def test_the_latest_word_on_a_version_counts() -> None:
    changed = [Judgement(1, True, RATED, WALTZ), Judgement(1, False, RATED, WALTZ)]
    assert taste_of(changed).likes == 0
    assert taste_of(changed).genre is None


def test_tempos_far_apart_say_nothing() -> None:
    assert taste_of(judged((WALTZ, True), (ROCK, True))).tempo_bpm is None


def test_a_choice_is_a_like_and_weak_dislikes() -> None:
    taste = taste_of([Judgement(1, True, CHOSEN, WALTZ), Judgement(2, False, PASSED_OVER, ROCK)])
    assert taste.genre == "waltz" and taste.unwanted == ()


def test_a_named_player_is_liked_at_once_whatever_the_piece() -> None:
    taste = taste_of([Judgement(1, True, NAMED, ROCK, ("drums",)), Judgement(1, False, RATED, ROCK)])
    assert taste.instruments == ("drums",) and taste.genre is None


TASTE = Taste("waltz", 90.0, "minor", ("piano",), ("drums",), "low", Mood(0.4, -0.5), 2, 0)


def test_open_fields_follow_the_taste_and_say_so() -> None:
    controls, used = steer(Controls(bars=8), TASTE, lambda: 0)
    assert controls.genre == "waltz" and controls.tempo_bpm == 90.0 and controls.density == "low"
    assert controls.key is not None and controls.key.mode == "minor"
    assert controls.parts == (PartRequest("piano"),) and controls.exclude == ("drums",)
    assert set(used) == {"genre", "key", "tempo_bpm", "density", "mood", "parts", "exclude"}
    assert all(controls.sources[name] == "conversation" for name in used)


@pytest.mark.parametrize(
    ("stated", "left_alone"),
    [
        (Controls(tempo_bpm=140.0), {"tempo_bpm", "mood"}),
        (Controls(key=Key("C", "major")), {"key", "mood"}),
        (Controls(mood=Mood(-0.5, 0.5)), {"key", "tempo_bpm", "density", "mood"}),
        (Controls(genre="rock"), {"genre", "tempo_bpm", "density", "mood", "parts"}),
        (Controls(parts=(PartRequest("flute"),)), {"genre", "parts", "exclude"}),
        (Controls(chords=("C", "G")), {"key"}),
        (Controls(style_of="Bach"), {"genre", "key", "tempo_bpm", "density", "mood", "parts"}),
        (Controls(exclude=("piano",)), {"parts"}),
    ],
)
def test_what_is_stated_wins_with_all_that_follows_from_it(stated: Controls, left_alone: set[str]) -> None:
    controls, used = steer(stated, TASTE, lambda: 0)
    assert left_alone.isdisjoint(used)
    for name in left_alone:
        assert getattr(controls, name) == getattr(stated, name)


STANDING = Controls(
    key=Key("A", "minor"), tempo_bpm=70.0, tempo_class="slow", parts=(PartRequest("piano"),), exclude=("drums",),
    mood=Mood(-0.7, -0.4, ("sad",)), meter=Meter(4, 4), bars=8, sources={"tonic": "model"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "followed"),
    [
        (Controls(), {"key", "tempo_bpm", "parts", "exclude", "mood", "meter", "bars"}),
        (Controls(key=Key("C", "major"), seconds=30.0), {"tempo_bpm", "parts", "exclude", "mood", "meter"}),
        (Controls(genre="waltz", tempo_class="fast"), {"key", "parts", "exclude", "mood", "bars"}),
        (Controls(parts=(PartRequest("drums"), PartRequest("bass")), bars=4, meter=Meter(3, 4)),
         {"key", "tempo_bpm", "mood"}),
        (Controls(chords=("C", "G"), mood=Mood(0.7, 0.4), exclude=("piano",), tempo_bpm=140.0),
         {"exclude", "meter", "bars"}),
    ],
)  # fmt: skip
def test_what_was_wished_for_good_holds_where_nothing_else_is_said(stated: Controls, followed: set[str]) -> None:
    controls, used = stand_by(stated, STANDING, lambda: 1)
    assert set(used) == followed
    for name in followed - {"parts", "key", "exclude"}:
        assert getattr(controls, name) == getattr(STANDING, name)
    if "key" in followed:  # the mode was wished, the keynote is free
        assert controls.key == Key("E", "minor")
    if stated.genre is not None:  # who always plays joins those of the genre
        assert [part.instrument for part in controls.parts] == ["violin", "piano"]


def test_a_wish_for_good_is_replaced_and_withdrawn() -> None:
    newer = with_standing(STANDING, Controls(key=Key("D", "major"), tempo_bpm=120.0, parts=(PartRequest("drums"),)))
    assert newer.key == Key("D", "major") and "tonic" not in newer.sources
    assert (newer.tempo_bpm, newer.tempo_class, newer.exclude) == (120.0, None, ())
    freed = without(STANDING, Controls(key=Key("A", "minor"), exclude=("drums", "piano")))
    assert (freed.key, freed.exclude, freed.parts, freed.bars) == (None, (), (), 8)


def test_a_file_tells_which_edits_made_it(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    talk = Conversation(composer, tmp_path, pool, seed=1)
    for text in ("piano and violin, 2 bars", "faster", "replace the piano with a harp"):
        done = [event for event in talk.say(text) if isinstance(event, PieceDone)][-1]
    source = read_provenance(done.files["midi"].read_bytes())
    assert source is not None
    (swap,) = source.operation["edits"]  # type: ignore[misc]
    assert swap["operation"] == "swap"  # type: ignore[has-type]
    before = source.operation["before"]
    assert isinstance(before, dict) and before["name"] == "edit" and before["edits"][0]["operation"] == "tempo"
    assert source.dialogue == ("piano and violin, 2 bars", "faster", "replace the piano with a harp")
