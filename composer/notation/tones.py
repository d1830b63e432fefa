"""Tones in a row, as typed, and the piece they make."""

from __future__ import annotations

from dataclasses import dataclass

from composer.key import Key
from composer.label import labelled
from composer.piece import TICKS_PER_QUARTER, Bar, Meter, Note, Part, Piece

# Bars of a typed melody: longer ones are files.
MAX_BARS = 64
_DEFAULT_METER = Meter(4, 4)
_DEFAULT_TEMPO = 100.0
_VELOCITY = 84
_ACOUSTIC_PIANO = 0
_MIDDLE_C = 60
_MIDDLE_OF_STAFF = 69  # A4: between the lines of the treble clef


class NotationError(ValueError):
    """Notes that cannot be read; the message is one English sentence that says what can.

    ``kind`` names the complaint for who speaks another language: ``note``, ``number``, ``dash``,
    ``length``, ``range``, ``empty``, ``bars``, ``file`` or ``suffix``; ``given`` is what was met."""

    def __init__(self, kind: str, message: str, given: str = "") -> None:
        self.kind, self.given = kind, given
        super().__init__(message)


@dataclass(frozen=True)
class Tone:
    """One sound of a typed melody: MIDI ``pitch``, None for a rest; ``ticks`` long (12 a quarter note)."""

    pitch: int | None
    ticks: int


@dataclass(frozen=True)
class Melody:
    """What was typed: tones, and where they were written the key, the meter and the tempo (BPM). ``home``
    is the major key whose scale the tones were written in, where no key was."""

    tones: tuple[Tone, ...]
    key: Key | None = None
    meter: Meter | None = None
    tempo_bpm: float | None = None
    home: Key | None = None

    def piece(self, program: int = _ACOUSTIC_PIANO) -> Piece:
        """One part that leads, its last bar filled with rest; key (where none was written), chords
        and sections estimated from the notes.

        Raises NotationError when there is no note, or more than :data:`MAX_BARS` bars."""
        meter = self.meter or _DEFAULT_METER
        notes = []
        at = 0
        for tone in self.tones:
            if tone.pitch is not None:
                notes.append(Note(at, tone.pitch, tone.ticks, _VELOCITY))
            at += tone.ticks
        if not notes:
            raise NotationError("empty", "a melody needs at least one note")
        count = -(-at // meter.ticks)
        if count > MAX_BARS:
            raise NotationError("bars", f"a typed melody can have 1 to {MAX_BARS} bars, not {count}", str(count))
        bars = tuple(Bar(meter, self.tempo_bpm or _DEFAULT_TEMPO) for _ in range(count))
        part = Part(program, "melody", tuple(notes), name="Melody")
        piece = labelled(Piece(bars, (part,), self.key or Key("C", "major")))
        key = self.key or piece.key
        if self.key is None and self.home is not None and key.parent != self.home.parent:
            key = self.home  # a few notes allow many keys; those of this signature are written
        return Piece(piece.bars, piece.parts, key)


def singable(pitch_class: int, before: int | None) -> int:
    """The pitch of a class that a singer would take after the note ``before``: a small leap,
    not far from the middle of the staff. A melody begins in the octave of middle C."""
    if before is None:
        return _MIDDLE_C + pitch_class
    octaves = (12 * octave + pitch_class for octave in range(10))
    # A leap costs its size; half of that is saved for each semitone nearer to the middle.
    return min(octaves, key=lambda pitch: abs(pitch - before) + abs(pitch - _MIDDLE_OF_STAFF) / 2)


def note_value(denominator: int, dots: int = 0) -> int:
    """Ticks of a note value: 4 is a quarter note; each dot adds half of what came before.

    Raises NotationError where the grid of sixteenths and triplets has no such value."""
    whole = 4 * TICKS_PER_QUARTER
    numerator = whole * (2 ** (dots + 1) - 1)
    ticks, rest = divmod(numerator, denominator * 2**dots)
    if rest or ticks < 1:
        raise NotationError(
            "length", f"a note can be a whole to a sixteenth note, not 1/{denominator}", f"1/{denominator}"
        )
    return ticks
