"""What is known of a version when a question about it is answered; worked out once, when first needed."""

from __future__ import annotations

from functools import cached_property

from chatbot.versions import Version
from composer.analysis import key_regions
from composer.analysis.key import KeyRegion
from composer.harmony import Chord
from composer.key import Key
from composer.piece import Piece
from composer.theory.cadences import Cadence, cadences
from composer.theory.events import Event, events
from composer.theory.form import Form, form_of
from composer.theory.harmony import Harmony, borne_out, harmonies
from composer.theory.modulation import KeyStretch, key_stretches

Runs = tuple[tuple[int, int], ...]


class Heard:
    """The music of a version as it sounds, muted parts left out, and what follows from it."""

    def __init__(self, version: Version) -> None:
        self.version = version
        piece = version.piece
        self.piece = Piece(piece.bars, tuple(part for part in piece.parts if part.sounds), piece.key)

    @property
    def key(self) -> Key:
        """The key of the whole by its notes; the piece's own where nothing is pitched."""
        return self.version.facts.key or self.version.piece.key

    @cached_property
    def chords(self) -> tuple[tuple[Chord, ...], ...]:
        """The chords, one or two a bar: those of the plan where the notes bear them out, else those that
        one hears."""
        return borne_out(self.piece, self.version.facts.chords)

    @cached_property
    def regions(self) -> list[KeyRegion]:
        """Stretches of bars in one key."""
        return key_regions(self.piece)

    @cached_property
    def stretches(self) -> tuple[KeyStretch, ...]:
        """The same with what they are to each other."""
        return key_stretches(self.piece, self.chords, self.regions)

    @cached_property
    def harmony(self) -> tuple[Harmony, ...]:
        """Every change of chord, with its numeral."""
        return harmonies(self.piece, self.chords, self.key, self.regions)

    @cached_property
    def cadences(self) -> tuple[Cadence, ...]:
        """How the phrases end."""
        return cadences(self.piece, self.harmony)

    @cached_property
    def form(self) -> Form:
        """Sections, periods, the highest point."""
        return form_of(self.piece, self.cadences)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What is worth pointing at."""
        return events(self.piece, self.harmony)


def inside(bar: int, runs: Runs) -> bool:
    """Whether ``bar``, counted from 1, is among the stretches; in none given every bar is."""
    return not runs or any(first <= bar <= last for first, last in runs)
