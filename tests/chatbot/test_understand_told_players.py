"""Who plays in prose that tells of music, where no rule knows the words: by the words around each name."""

from __future__ import annotations

import pytest

from chatbot.understand import understand
from chatbot.understand.told.classifier import CLASSES, vectors_of_names
from chatbot.understand.told.examples import read_names


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


def test_every_example_has_names_of_a_kind_and_a_vector() -> None:
    sentences = read_names()
    kinds = [kind for _, _, own in sentences for kind in own]
    rows = [vectors_of_names(text, spans) for text, spans, _ in sentences[::20]]
    assert set(kinds) == set(CLASSES["players"]) and all(row is not None and len(row) for row in rows)
    assert all(text[start:end].strip() for text, spans, _ in sentences for start, end in spans)
