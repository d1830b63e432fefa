"""Dynamic marks and the velocities that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from composer.piece import Note
from composer.text.grid import velocity_step

# Mean velocity of each dynamic mark on the usual scale of notation programs.
MARKS = {"pp": 33, "p": 49, "mp": 64, "mf": 80, "f": 96, "ff": 112}
# The velocity step of the musical text that each mark is written at; a part may leave it by one
# step either way.
MARK_STEPS = {"pp": 2, "p": 3, "mp": 4, "mf": 4, "f": 5, "ff": 6}
# What a step is worth around a mark that was asked for: under half of the distance between two
# marks, so that a piece is heard at its mark even where the model leans to one side throughout.
_STEP_AROUND_A_MARK = 6


def nearest_mark(velocity: float) -> str:
    """The mark whose usual velocity (0..127) is nearest."""
    return min(MARKS, key=lambda mark: abs(MARKS[mark] - velocity))


def at_mark(notes: Iterable[Note], mark: str) -> tuple[Note, ...]:
    """Notes written around the step of a mark, played around the mark's own velocity."""
    middle, step = MARKS[mark], MARK_STEPS[mark]
    return tuple(
        replace(note, velocity=middle + _STEP_AROUND_A_MARK * (velocity_step(note.velocity) - step)) for note in notes
    )
