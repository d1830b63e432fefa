"""Descriptions that work something out in passing: how many octaves, at what pace, in which mode."""

from __future__ import annotations

import pytest

from chatbot.understand import understand


@pytest.mark.parametrize(
    ("say", "octaves"),
    [
        ("Half a dozen octaves lie between the deepest note and the highest, and the organ is at home in them.", 6),
        ("Twice two octaves is what the ladder has, and the mandolin goes up and down it the whole evening.", 4),
        ("An octave, and another, and another, three in all, hand over hand, and the oboe shouts from the mast.", 3),
        ("It was never made for dancing: five-four time, five octaves, and a floor that nobody has swept.", 5),
        ("Three storeys, each an octave high, and on every balcony somebody is listening to the accordion.", 3),
        ("Ten sleepless nights' worth of nerves are squeezed into two octaves, and the violin has to live in them.", 2),
    ],
)  # fmt: skip
def test_octaves_are_counted(say: str, octaves: int) -> None:
    turn = understand(say)
    assert turn.problem is None and turn.controls.range is not None and turn.controls.range.octaves == octaves


@pytest.mark.parametrize(
    "say",
    [
        "Swans cross the black water without haste and without delay, at a moderate tempo, and the violas go along.",
        "It is unhurried but never idle, at a tempo that any postman would call moderate, and the strings climb on.",
    ],
)
def test_a_tempo_called_moderate_is_so_in_spite_of_what_does_not_hurry(say: str) -> None:
    assert understand(say).controls.tempo_class == "moderate"


def test_what_no_tempo_can_be_is_no_tempo_in_prose() -> None:
    turn = understand("I counted the instruments and arrived at one, a viola; I counted guests and arrived at nine.")
    assert turn.act == "compose" and turn.problem is None
    assert [part.instrument for part in turn.controls.parts] == ["viola"]


def test_the_rhythm_of_a_piece_leaves_the_piece_its_key_and_its_kind() -> None:
    key = understand(
        "The rhythm of this F sharp major piece could be blown off by a child and is gone at once."
    ).controls.key
    assert key is not None and (key.tonic, key.mode) == ("F#", "major")
    lullaby = understand("The rhythm of this lullaby is barely a breath, and only the celesta stays awake to play it.")
    assert lullaby.controls.genre == "lullaby"


def test_a_mode_may_be_said_to_be_so() -> None:
    key = understand(
        "It uses every octave it has rented; the mode is minor, and the landlord is speechless."
    ).controls.key
    assert key is not None and key.mode == "minor"


def test_romantic_is_a_style_where_music_is_described_and_a_feeling_where_it_is_asked_for() -> None:
    described = understand("A romantic piece, and all of it weather: long cloud, low sun, and a sorrow without a name.")
    assert described.controls.genre == "romantic"
    asked = understand("write something romantic for piano")
    assert asked.controls.genre is None and asked.controls.mood is not None and asked.controls.mood.valence > 0


def test_who_describes_at_length_describes_without_a_verb_too() -> None:
    turn = understand("Brahms with the curtains drawn: horn, violin and piano in E flat major, the cello excused, and"
                      " no hurry whatever in this old and patient house.")  # fmt: skip
    assert {part.instrument for part in turn.controls.parts} == {"horn", "violin", "piano"}
