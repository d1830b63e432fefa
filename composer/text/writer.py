"""From a piece on the grid to bars of text."""

from __future__ import annotations

from itertools import groupby

from composer.harmony import Chord
from composer.piece import ComposedBar, Meter, Note, Piece
from composer.text.alphabet import (
    DRUM_KIT,
    DRUM_LOW,
    MAX_BAR_TICKS,
    METER_TABLE,
    SECTIONS,
    Kind,
    character,
    chord_character,
    duration_character,
    meter_character,
    remaining_character,
)
from composer.text.grid import velocity_step

_POSITION = [character(Kind.POSITION, i) for i in range(MAX_BAR_TICKS)]
_PITCH = [character(Kind.PITCH, i) for i in range(128)]
_VELOCITY = [character(Kind.VELOCITY, i) for i in range(8)]


class Unrepresentable(ValueError):  # noqa: N818 - it names the piece's property, not a fault of the program
    """A piece that the text cannot say; the message is the reason."""


def write_bars(piece: Piece) -> list[str]:
    """One string a bar: bar line, meter (when it changes), section (when it changes), chords,
    then each part. The piece must be on the grid (:func:`composer.text.grid.on_grid`).

    Raises :class:`Unrepresentable` with the reason otherwise."""
    texts = []
    meter: Meter | None = None
    section: str | None = None
    for composed in piece.stream():
        texts.append(write_bar(composed, piece.key.transposition, meter, section))
        meter, section = composed.bar.meter, composed.bar.section
    return texts


def write_bar(composed: ComposedBar, transposition: int, meter: Meter | None, section: str | None) -> str:
    """One bar. ``meter`` and ``section`` are those of the bar before (None at a beginning, so
    that both are told); ``transposition`` the semitones from the white-key form."""
    head = write_plan(composed, transposition, meter, section)
    pieces = [head]
    for player, notes in zip(composed.parts, composed.notes, strict=True):
        pieces.append(character(Kind.PROGRAM, DRUM_KIT if player.is_drums else player.program))
        pieces.append(write_notes(notes, composed.start, player.is_drums, transposition))
    return "".join(pieces)


def write_plan(composed: ComposedBar, transposition: int, meter: Meter | None, section: str | None) -> str:
    """The bar line and the bar's plan, without its parts."""
    bar = composed.bar
    chords = tuple(chord.transposed(-transposition) for chord in bar.chords)
    remaining = composed.total - 1 - composed.index
    return plan_text(
        bar.meter if bar.meter != meter else None, bar.section if bar.section != section else None, chords, remaining
    )


def plan_text(meter: Meter | None, section: str | None, chords: tuple[Chord, ...], remaining: int) -> str:
    """Bar line, meter and section where they are told (not None), chords in the white-key form.

    Raises :class:`Unrepresentable` with the reason where the alphabet lacks one of them."""
    text = remaining_character(remaining)
    if meter is not None:
        if meter not in METER_TABLE:
            raise Unrepresentable(f"meter {meter}")
        text += meter_character(meter)
    if section is not None:
        letter = ord(section) - ord("A")
        if not 0 <= letter < SECTIONS:
            raise Unrepresentable(f"section {section!r}")
        text += character(Kind.SECTION, letter)
    if len(chords) > 2:
        raise Unrepresentable("more than two chords a bar")
    return text + "".join(map(chord_character, chords))


def _order(note: Note) -> tuple[int, int, int, int]:
    return (note.start, note.velocity, note.duration, note.pitch)


def write_notes(notes: tuple[Note, ...], start: int, is_drums: bool, transposition: int) -> str:
    """The notes of one part in one bar that begins at tick ``start``.

    A position, then groups of pitches that share a velocity and a duration; the velocity is
    told at the first note of the bar and when it changes. Drum strokes have no duration."""
    text: list[str] = []
    step: int | None = None
    position: int | None = None
    for (tick, velocity, duration), group in groupby(
        sorted(notes, key=_order), key=lambda n: (n.start, n.velocity, n.duration)
    ):
        if tick != position:
            position = tick
            text.append(_POSITION[tick - start])
        if velocity_step(velocity) != step:
            step = velocity_step(velocity)
            text.append(_VELOCITY[step])
        for note in group:
            if is_drums:
                text.append(character(Kind.DRUM, note.pitch - DRUM_LOW))
            else:
                pitch = note.pitch - transposition
                if not 0 <= pitch <= 127:
                    raise Unrepresentable(f"pitch {note.pitch} leaves MIDI when the key is normalised")
                text.append(_PITCH[pitch])
        if not is_drums:
            try:
                text.append(duration_character(duration))
            except KeyError as error:
                raise Unrepresentable(f"duration of {duration} ticks") from error
    return "".join(text)
