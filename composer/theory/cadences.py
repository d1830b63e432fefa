"""Cadences: how phrases end.

A cadence is named by its last two harmonies (W. E. Caplin, "Classical Form", 1998): dominant to tonic
is authentic, perfect when both stand on their roots and the melody ends on the tonic; a rest on
the dominant is half; subdominant to tonic plagal; dominant to submediant deceptive. It is looked
for only where the melody comes to rest (:func:`composer.theory.phrases.rests`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from composer.harmony import QUALITIES
from composer.key import Key
from composer.piece import Piece
from composer.theory.harmony import Harmony, harmony_at
from composer.theory.phrases import Rest, rests

CadenceKind = Literal["authentic", "half", "plagal", "deceptive"]


@dataclass(frozen=True)
class Cadence:
    """A cadence whose goal is reached in ``bar``, counted from 1, in ``key``; ``numerals`` are
    those of its two chords. ``perfect`` is said of authentic ones alone."""

    bar: int
    kind: CadenceKind
    key: Key
    numerals: tuple[str, str]
    perfect: bool = False


def cadences(piece: Piece, harmony: Sequence[Harmony]) -> tuple[Cadence, ...]:
    """Every cadence in order; at most one a bar."""
    found = []
    for rest in rests(piece):
        goal = harmony_at(harmony, rest.note.start)
        if goal is None:
            continue
        before = next((one for one in reversed(harmony[:goal]) if one.chord.root != harmony[goal].chord.root), None)
        if before is None or harmony[goal].bar < rest.bar - 1:
            continue
        cadence = _named(piece, before, harmony[goal], rest)
        if cadence is not None:
            found.append(cadence)
    return tuple(found)


def _named(piece: Piece, before: Harmony, goal: Harmony, rest: Rest) -> Cadence | None:
    key = goal.key
    step, from_step = _step(goal, key), _step(before, key)
    from_dominant = (from_step == 7 and 4 in QUALITIES[before.chord.quality]) or (
        from_step == 11 and before.chord.quality in ("dim", "dim7", "hdim7")
    )
    numerals = (before.numeral.text, goal.numeral.text)
    kind: CadenceKind | None = None
    perfect = False
    if step == 0 and goal.chord.quality not in ("dim", "dim7", "hdim7", "aug"):
        if from_dominant:
            kind = "authentic"
            tonic = key.pitch_class
            perfect = (
                from_step == 7
                and _bass(piece, goal.tick - 1) == before.chord.root
                and _bass(piece, goal.tick) == tonic
                and rest.note.pitch % 12 == tonic
            )
        elif from_step == 5:
            kind = "plagal"
    elif from_dominant and step == (8 if key.is_minor_like else 9):
        kind = "deceptive"
    elif step == 7 and goal.chord.quality in ("maj", "7", "sus4"):
        kind = "half"
    return None if kind is None else Cadence(rest.bar, kind, key, numerals, perfect)


def _step(harmony: Harmony, key: Key) -> int:
    assert harmony.chord.root is not None, "harmonies are chords"
    return (harmony.chord.root - key.pitch_class) % 12


def _bass(piece: Piece, tick: int) -> int | None:
    """The pitch class of the lowest note that sounds at ``tick``."""
    sounding = [
        note.pitch
        for part in piece.parts
        if part.sounds and not part.is_drums
        for note in part.notes
        if note.start <= tick < note.end
    ]
    return min(sounding) % 12 if sounding else None
