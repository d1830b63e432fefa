"""Parts of two pieces put together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from composer.controls import ControlError
from composer.edit import change_key, transpose
from composer.key import Key
from composer.piece import Note, Part, Piece


def mix(first: Piece, first_parts: Collection[int], second: Piece, second_parts: Collection[int]) -> Piece:
    """Some parts of ``first`` with some of ``second`` (indices).

    The first piece decides: its bars, tempo, chords and key are those of the result. The second one's
    pitched parts move to that key by the shortest way, degrees kept where the mode differs too; they
    are cut where it is longer and begin again where it is shorter.

    Raises:
        ControlError: when the meters differ, or nothing is taken from either.
    """
    if not first_parts or not second_parts:
        raise ControlError("parts", "nothing", "at least one part of each of two versions")
    meters = {bar.meter for piece in (first, second) for bar in piece.bars}
    if len(meters) > 1:
        raise ControlError("meter", ", ".join(map(str, sorted(meters))), "the same in both versions that are mixed")
    moved = in_key(second, first.key)
    kept = tuple(part for i, part in enumerate(first.parts) if i in first_parts)
    brought = tuple(_fitted(part, moved.ticks, first.ticks) for i, part in enumerate(moved.parts) if i in second_parts)
    return replace(first, parts=(*kept, *brought))


def in_key(piece: Piece, key: Key) -> Piece:
    """The piece in another key, moved by the shortest way."""
    if piece.key.mode != key.mode and {piece.key.mode, key.mode} <= {"major", "minor"}:
        piece = change_key(piece, Key(piece.key.tonic, key.mode))
    semitones = (key.pitch_class - piece.key.pitch_class + 6) % 12 - 6
    return transpose(piece, semitones) if semitones else piece


def _fitted(part: Part, own: int, ticks: int) -> Part:
    """The part's notes from the beginning as often as ``ticks`` take, cut at their end."""
    rounds = -(-ticks // own)
    notes = tuple(
        Note(n.start + turn * own, n.pitch, min(n.duration, ticks - n.start - turn * own), n.velocity)
        for turn in range(rounds)
        for n in part.notes
        if n.start + turn * own < ticks
    )
    return replace(part, notes=tuple(sorted(notes)))
