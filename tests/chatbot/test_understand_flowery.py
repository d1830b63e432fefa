"""What flowery writers mean: each family of pictures in sentences of our own, in words and in their opposites."""

from __future__ import annotations

import pytest

from chatbot.turn import Turn
from chatbot.understand import understand


def read(text: str) -> Turn:
    turn = understand(text)
    assert turn.act == "compose", (turn.act, turn.problem)
    return turn


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The rhythm knocks ever so politely at the door while the harp plays.", "low"),
        ("A horn tune with no more than a flicker of rhythm.", "low"),
        ("The least obtrusive of rhythms supports the oboe for forty seconds.", "low"),
        ("The rhythm is pitched halfway between a whisper and a shout in this piano piece.", "moderate"),
        ("A moderate dose of rhythmic spice flavours this guitar tune.", "moderate"),
        ("The rhythm is neither a whisper nor a scream, and the viola sings.", "moderate"),
        ("Its rhythm pulls no punches and the guitars blaze.", "high"),
        ("The drums keep a rhythm that could wake the dead.", "high"),
        ("Drums and brass hammer out the most merciless of rhythms.", "high"),
    ],
)
def test_a_rhythm_is_as_strong_as_its_picture(text: str, level: str) -> None:
    assert read(text).controls.intensity == level


@pytest.mark.parametrize("text", ["soft strings over a hip hop beat", "a waltz rhythm for a gentle flute"])
def test_a_word_that_is_said_of_a_player_says_nothing_of_the_rhythm(text: str) -> None:
    assert read(text).controls.intensity is None


@pytest.mark.parametrize(
    ("text", "danceable"),
    [
        ("Hips will sway and shoulders will shake to this latin piece.", True),
        ("It would be rude not to dance to such a disco tune.", True),
        ("Nobody came to this samba for anything but dancing.", True),
        ("Couples whirl across the parquet to these strings.", True),
        ("Its melody goes straight to the feet, and a fiddle plays it.", True),
        ("The samba will not let a single foot rest.", True),
        ("This cello piece keeps its listeners firmly in their seats.", False),
        ("Who could refuse to dance to such a disco tune?", True),
        ("No foot will stir and no hip will sway to this oboe piece.", False),
        ("A viola piece, too crooked and too sullen to dance to.", False),
        ("To dance to this requiem for choir would be an insult.", False),
        ("The dancers have all gone home, and only the cello plays.", False),
        ("A clarinet piece, but it cannot be danced to.", False),
    ],
)
def test_one_dances_or_not_as_the_picture_says(text: str, danceable: bool) -> None:
    assert read(text).controls.danceable is danceable


@pytest.mark.parametrize(
    ("text", "playing", "absent"),
    [
        ("The drums have gone home, and a flute plays.", ("flute",), ("drums",)),
        ("Mute are the horn and the tuba; a harp plays.", ("harp",), ("horn", "tuba")),
        ("A clarinet sings, with nary a violin in earshot.", ("clarinet",), ("violin",)),
        ("Farewell to the trumpets! What remains is an organ and sixteen bars of peace.", ("organ",), ("trumpet",)),
        ("A piece for cello, closed to the brass.", ("cello",), ("brass",)),
        ("The door is shut to the flutes, and the strings sing.", ("strings",), ("flute",)),
        ("Two trumpets squabble, and the piano has the good sense to stay out of it.", ("trumpet",) * 2, ("piano",)),
        (
            "A jazz tune with bass and drums to the fore; nowhere does a flute play.",
            ("bass", "drums"),
            ("flute",),
        ),
        ("The trumpet is muted, the saxophone is not.", ("trumpet", "sax"), ()),
        ("The guitar has free rein for twelve bars of blues.", ("guitar",), ()),
    ],
)
def test_who_is_absent_in_any_grammar_is_left_out(text: str, playing: tuple[str, ...], absent: tuple[str, ...]) -> None:
    controls = read(text).controls
    assert (tuple(part.instrument for part in controls.parts), controls.exclude) == (playing, absent)


@pytest.mark.parametrize(
    ("text", "bars", "seconds"),
    [
        ("The oboe sings to the fortieth bar.", 40, None),
        ("This tune for viola ends at the thirty-second bar.", 32, None),
        ("The horn begins at bar one and stops at bar twenty-six.", 26, None),
        ("From the first bar to the sixty-fourth the violins sing.", 64, None),
        ("Bar after bar the organ plays, until twenty have drifted past.", 20, None),
        ("One glorious minute of trumpets.", None, 60.0),
        ("Forty fleeting seconds of violin.", None, 40.0),
        ("The flute enters at the fifth bar of this song for guitar.", None, None),
    ],
)
def test_a_length_is_told_by_where_it_ends(text: str, bars: int | None, seconds: float | None) -> None:
    controls = read(text).controls
    assert (controls.bars, controls.seconds) == (bars, seconds)


def test_a_meter_that_cannot_be_written_spoils_nothing_else_of_a_long_sentence() -> None:
    turn = read("In a crooked 11/8 the clarinet hobbles through twenty bars of D minor, the drums left at home.")
    assert (str(turn.controls.meter), turn.controls.bars, str(turn.controls.key)) == ("12/8", 20, "D minor")
    assert any("11/8" in said and "12/8" in said and "2/4" in said for said in turn.assumptions)
    assert understand("a clarinet piece in 11/8").act == "invalid"
    # As long a bar comes first, then as many beats.
    assert (
        str(read("A marimba ambles through a long and lazy afternoon of 10/8, for sixteen bars.").controls.meter)
        == "5/4"
    )
    assert (
        str(read("Slowly and solemnly the strings exhale their prayer in 4/2, for sixteen bars.").controls.meter)
        == "4/4"
    )


@pytest.mark.parametrize(
    ("text", "speed"),
    [
        ("The tempo drags, and the cello mourns.", "slow"),
        ("A cello piece that moves like honey from a spoon.", "slow"),
        ("The tempo is neither rushed nor lazy in this guitar piece.", "moderate"),
        ("The tempo flies in this violin piece.", "fast"),
        ("Faster than a speeding bullet goes this guitar piece.", "fast"),
    ],
)
def test_a_speed_is_pictured(text: str, speed: str) -> None:
    assert read(text).controls.tempo_class == speed


@pytest.mark.parametrize(
    ("text", "valence", "energy"),
    [
        ("The clarinet turns cartwheels and throws its hat in the air.", 1, 1),
        ("A knot tightens in the stomach while the piano plays.", -1, 1),
        ("The cello's heart lies in pieces.", -1, -1),
        ("Not a ripple disturbs the pond of this flute.", 1, -1),
    ],
)
def test_a_feeling_is_pictured(text: str, valence: int, energy: int) -> None:
    mood = read(text).controls.mood
    assert mood is not None and mood.valence * valence > 0 and mood.energy * energy > 0


def test_beside_an_old_master_romantic_is_a_style() -> None:
    assert read("A romantic soul in the likeness of Liszt confides in the horn.").controls.genre == "romantic"
    assert read("A romantic song for a soul singer.").controls.genre == "soul"


def test_pictures_of_other_things_are_still_music() -> None:
    turn = read("Two octaves, twenty bars, E minor: the recipe is simple, and how the violin will be tempted to race!")
    assert (turn.controls.bars, str(turn.controls.key), turn.then) == (20, "E minor", ())


def test_pictures_neither_name_an_unknown_instrument_nor_a_version() -> None:
    turn = read("A flute sings on a hilltop for twenty bars of D major, and the harp listens.")
    assert [part.instrument for part in turn.controls.parts] == ["flute", "harp"]
    turn = read("Undo the top button and lean back: twelve bars of blues in E major for guitar at a slow tempo.")
    assert (turn.controls.bars, turn.controls.tempo_class) == (12, "slow")
    turn = read("In 6/8 the waltz loses its footing, and the clarinet catches it for thirty-two bars in F major.")
    assert str(turn.controls.meter) == "6/8"
    assert understand("a waltz in 6/8").act == understand("play it on a kazooblaster").act == "invalid"
