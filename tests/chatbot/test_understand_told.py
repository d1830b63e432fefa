"""Prose that tells of music in pictures: what it says by its meaning, and what it asks for."""

from __future__ import annotations

import pytest

from chatbot.understand import understand
from tests.chatbot.phrase_notation import sign_fits


@pytest.mark.parametrize(
    ("say", "signs"),
    [
        ("The violin keeps a place at table for someone who went to sea in March and was not heard of again.", "-?"),
        ("Somebody has cut the telephone wires, and the horns are walking up the drive with their collars turned up.",
         "-+"),
        ("The piccolo has won first prize at the fair and is running home across the fields to tell its mother.", "+?"),
        ("The harp hums to a child who sleeps already, and the lamp has been turned low for the night.", "+-"),
    ],
)  # fmt: skip
def test_a_feeling_that_no_word_names_is_read_from_the_picture(say: str, signs: str) -> None:
    mood = understand(say).controls.mood
    assert mood is not None and sign_fits(mood.valence, signs[0]) and sign_fits(mood.energy, signs[1])


@pytest.mark.parametrize(
    ("say", "level"),
    [
        ("An oboe sings above a rhythm that would not so much as rattle a teacup in the house next door.", "low"),
        ("Beneath the trombones the rhythm kicks at its stall like a mule with a wasp in its ear.", "high"),
    ],
)
def test_a_rhythm_in_a_picture_has_its_strength(say: str, level: str) -> None:
    assert understand(say).controls.intensity == level


def test_prose_that_falls_by_octaves_transposes_nothing() -> None:
    turn = understand("In the manner of Mozart a bassoon falls down three octaves, step by step, and lands on its wig.")
    assert turn.act == "compose" and turn.controls.range is not None and turn.controls.range.octaves == 3
    assert [part.instrument for part in turn.controls.parts] == ["bassoon"]


def test_who_asks_for_a_piece_at_length_has_no_feeling_put_into_his_mouth() -> None:
    turn = understand("Please write a piece for flute and piano in C major, 16 bars long, in 3/4, at 100 bpm.")
    assert turn.controls.mood is None and turn.controls.danceable is None


@pytest.mark.parametrize(
    "say",
    [
        "Do not look for a trumpet in this orchard; the bees are all violins and they keep their own counsel.",
        "A trumpet was considered, says the programme, and then quietly dropped; the violins go on without it.",
        "Nothing but violins walk in this garden, and no trumpet has ever been shown where the gate is.",
    ],
)
def test_who_is_absent_and_who_is_there_alone_is_told_apart(say: str) -> None:
    controls = understand(say).controls
    assert {part.instrument for part in controls.parts} == {"violin"} and set(controls.exclude) <= {"trumpet"}
