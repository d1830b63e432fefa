"""The head of a text: what was asked, and the full controls of the piece that follows."""

from __future__ import annotations

from dataclasses import dataclass

from composer.controls import GENRES
from composer.instruments import ROLES
from composer.key import MODES
from composer.piece import Meter
from composer.text.alphabet import (
    ASK,
    DRUM_KIT,
    METER_TABLE,
    PLAN,
    TEMPO_BINS,
    UNKNOWN_GENRE,
    Kind,
    character,
    genre_character,
    kind_of,
    level_character,
    meter_character,
    tempo_character,
)

# The order in which fields stand in a header; the parts come last.
FIELDS = ("genre", "mode", "meter", "tempo_bpm", "density", "valence", "energy", "parts")


@dataclass(frozen=True)
class Player:
    """A part as the header names it: General MIDI program 0..127 or 128 for drums, and role."""

    program: int
    role: str

    @property
    def is_drums(self) -> bool:
        """Whether this is the drum kit."""
        return self.program == DRUM_KIT


@dataclass(frozen=True)
class Header:
    """The controls as the model reads them. ``density``, ``valence`` and ``energy`` are levels
    0..4; ``parts`` stand in the order in which every bar plays them."""

    genre: str | None
    mode: str
    meter: Meter
    tempo_bpm: float
    density: int
    valence: int
    energy: int
    parts: tuple[Player, ...]

    def field_text(self, name: str) -> str:
        """The characters of one field of :data:`FIELDS`."""
        if name == "genre":
            return genre_character(self.genre)
        if name == "mode":
            return character(Kind.MODE, MODES.index(self.mode))
        if name == "meter":
            return meter_character(self.meter)
        if name == "tempo_bpm":
            return tempo_character(self.tempo_bpm)
        if name == "parts":
            return "".join(
                character(Kind.PROGRAM, p.program) + character(Kind.ROLE, ROLES.index(p.role)) for p in self.parts
            )
        kind = {"density": Kind.DENSITY, "valence": Kind.VALENCE, "energy": Kind.ENERGY}[name]
        return level_character(kind, getattr(self, name))

    def text(self, asked: frozenset[str] | set[str] = frozenset()) -> str:
        """``ASK``, the fields that were asked for, ``PLAN``, all fields."""
        return (
            ASK
            + "".join(self.field_text(f) for f in FIELDS if f in asked)
            + PLAN
            + "".join(self.field_text(f) for f in FIELDS)
        )

    @classmethod
    def read(cls, text: str) -> Header:
        """The inverse of :meth:`text`; of the tempo it recovers the step.

        Raises ValueError when a field is missing."""
        body = text[text.index(PLAN) + 1 :]
        values: dict[Kind, int] = {}
        players: list[Player] = []
        for char in body:
            kind, value = kind_of(char)
            if kind is Kind.PROGRAM:
                players.append(Player(value, ROLES[0]))
            elif kind is Kind.ROLE and players:
                players[-1] = Player(players[-1].program, ROLES[value])
            else:
                values[kind] = value
        try:
            genre = values[Kind.GENRE]
            return cls(
                None if genre == UNKNOWN_GENRE else GENRES[genre],
                MODES[values[Kind.MODE]],
                METER_TABLE[values[Kind.METER]],
                TEMPO_BINS[values[Kind.TEMPO]],
                values[Kind.DENSITY],
                values[Kind.VALENCE],
                values[Kind.ENERGY],
                tuple(players),
            )
        except KeyError as error:
            raise ValueError(f"the header lacks its {error.args[0].name.lower()}") from error
