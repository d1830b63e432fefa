"""Edits after which two notes of a player would be one pitch at one time, and players who change places."""

from __future__ import annotations

import pytest

from chatbot.edit_lines import edit_lines
from chatbot.edits import Step, carry_out
from chatbot.receipt import measure
from chatbot.reply import receipt_text
from chatbot.turn import Edit, Language, Targets, Turn
from composer.controls import Controls
from composer.edit import part_families
from composer.harmony import Chord
from composer.key import Key
from composer.midi import read_midi, write_midi
from composer.piece import Bar, Meter, Note, Part, Piece
from tests.composer.edited_pieces import band

C_MAJOR = (Bar(Meter(4, 4), 100.0, (Chord(0),)), Bar(Meter(4, 4), 100.0, (Chord(0),)))


def flute(*notes: Note) -> Piece:
    return Piece(C_MAJOR, (Part(73, "melody", notes),), Key("C", "major"))


def text(steps: tuple[Step, ...], said: Turn, language: Language) -> str:
    after = steps[-1].after
    return receipt_text(edit_lines(steps, said, measure(write_midi(after), after)), language)


def told_apart(piece: Piece) -> bool:
    """Whether a MIDI file holds every note as it is."""
    return [part.notes for part in read_midi(write_midi(piece)).parts] == [part.notes for part in piece.parts]


@pytest.mark.parametrize(
    ("piece", "edit", "bars", "controls", "left"),
    [
        # A note that rings into the bar that moves up to it ends there.
        (flute(Note(24, 74, 48), Note(48, 72, 24)), Edit("transpose", 2.0), (2, 2), Controls(),
         (Note(24, 74, 24), Note(48, 74, 24))),
        # Two degrees that the new scale has on one step are one note.
        (flute(Note(0, 64, 12), Note(0, 65, 24), Note(48, 67, 12)), Edit("key"), None,
         Controls(key=Key("C", "gong")), (Note(0, 64, 24), Note(48, 67, 12))),
    ],
)  # fmt: skip
def test_notes_that_meet_are_joined_and_told(
    piece: Piece, edit: Edit, bars: tuple[int, int] | None, controls: Controls, left: tuple[Note, ...]
) -> None:
    said = Turn("", "en", "edit", controls, Targets(bars=bars), (edit,))
    steps = carry_out(piece, said)
    assert steps[-1].after.parts[0].notes == left and told_apart(steps[-1].after)
    assert "notes that met on one pitch, joined: 1" in text(steps, said, "en")
    assert "碰到同一音高而合并的音：1" in text(steps, said, "zh")


def test_notes_that_lay_together_before_stay_as_they_are() -> None:
    piece = flute(Note(0, 72, 36), Note(24, 72, 12), Note(48, 60, 12))
    said = Turn("", "en", "edit", targets=Targets(bars=(2, 2)), edits=(Edit("transpose", 2.0),))
    steps = carry_out(piece, said)
    assert steps[-1].after.parts[0].notes == (Note(0, 72, 36), Note(24, 72, 12), Note(48, 62, 12))
    assert "met" not in text(steps, said, "en")


def test_two_players_exchange_their_instruments() -> None:
    to_bass = Edit("swap", 33.0, instrument="bass", parts=("flute",))
    to_flute = Edit("swap", 73.0, instrument="flute", parts=("bass",))
    said = Turn("", "en", "edit", edits=(to_bass, to_flute))
    steps = carry_out(band(), said)
    assert part_families(band()) == ("violin", "flute", "piano", "bass", "drums")
    assert part_families(steps[-1].after) == ("violin", "bass", "piano", "flute", "drums")
