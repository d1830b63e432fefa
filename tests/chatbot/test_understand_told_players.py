"""Who plays in prose that tells of music, where no rule knows the words: by the words around each name."""

from __future__ import annotations

import pytest

from chatbot.understand import understand
from chatbot.understand.cast.examples import read_tellings, with_other_names
from chatbot.understand.cast.reader import KINDS, shares_of_names


def families(say: str) -> tuple[set[str], set[str]]:
    """Who plays, and who is said to be absent."""
    controls = understand(say).controls
    return {part.instrument for part in controls.parts}, set(controls.exclude)


@pytest.mark.parametrize(
    "say",
    [
        "There was to have been a trumpet, but he married and moved away; the violins tell his story without him.",
        "The trumpet has been put away until the mourning is over, so the violins must find the courage alone.",
    ],
)
def test_who_is_told_not_to_be_there_does_not_play(say: str) -> None:
    playing, excluded = families(say)
    assert playing == {"violin"} and excluded <= {"trumpet"}


@pytest.mark.parametrize(
    "say",
    [
        "My uncle, who had the build of a tuba and the gait of a heron, would have wept at this tune for violin.",
        "With a laugh like a tuba the landlord opens the door, and a violin comes in out of the rain.",
    ],
)
def test_a_comparison_is_no_player(say: str) -> None:
    assert families(say) == ({"violin"}, set())


@pytest.mark.parametrize(
    "say",
    [
        "Never does the oboe hurry, and never does the cello mind that the trombone keeps it waiting at the gate.",
    ],
)
def test_whoever_plays_may_be_lost_and_lonely(say: str) -> None:
    assert families(say) == ({"trombone", "oboe", "cello"}, set())


def test_who_tells_of_an_absent_player_and_of_one_like_it_that_plays_contradicts_nothing() -> None:
    turn = understand("On the cover there is no saxophone at all, and within a saxophone sings like a tired policeman.")
    assert turn.act == "compose" and turn.problem is None


def test_more_players_than_there_are_chairs_are_a_picture_in_prose() -> None:
    turn = understand("A hundred trumpets could not say what this one oboe says in the corner of a cold kitchen.")
    assert turn.act == "compose" and "oboe" in {part.instrument for part in turn.controls.parts}


def test_every_example_has_names_of_a_kind_and_a_judgement() -> None:
    tellings = read_tellings()
    judged = [shares_of_names(telling.text, telling.names) for telling in tellings[::40]]
    assert {kind for telling in tellings for kind in telling.kinds} == set(KINDS)
    assert all(shares is not None and sum(shares[0].values()) == pytest.approx(1, abs=1e-3) for shares in judged)
    assert all(telling.text[start:end].strip() for telling in tellings for start, end in telling.names)


def test_learning_sees_a_telling_with_other_names_in_the_same_places() -> None:
    tellings, changed = read_tellings(), with_other_names(seed=1)
    assert [one.kinds for one in tellings] == [one.kinds for one in changed]
    assert [one.text for one in changed] == [one.text for one in with_other_names(seed=1)]
    assert 0.5 < sum(one.text != other.text for one, other in zip(tellings, changed, strict=True)) / len(tellings) < 1


def test_names_are_read_in_the_light_of_each_other() -> None:
    playing, excluded = families("Drums? Sold out. Organ? There was one in stock, and it is large enough to park in.")
    assert (playing, excluded) == ({"organ"}, {"drums"})


def test_a_long_telling_is_read_to_its_end() -> None:
    weather = "The rain went on for a week, and nobody in the house could think of anything to say about it. " * 8
    playing, excluded = families(f"{weather}The trumpet had been sold in March, and so a violin alone spoke of it all.")
    assert (playing, excluded) == ({"violin"}, {"trumpet"})
