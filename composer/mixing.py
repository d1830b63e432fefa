"""Two pieces put together: parts of both at once, or one piece after the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from composer.controls import BARS_RANGE, PARTS_RANGE, ControlError
from composer.edit import change_key, transpose
from composer.key import Key
from composer.piece import SECTION_LETTERS, Bar, Note, Part, Piece


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


def join(pieces: Sequence[Piece]) -> Piece:
    """The pieces one after the other, every note as it was: tempo, meter and chords change where the next
    one begins, and its sections have letters of their own. Who plays the same in both plays on.

    Raises:
        ControlError: for more bars or players than a piece may have.
    """
    bars: list[Bar] = []
    parts: list[Part] = []
    for piece in pieces:
        start, free = sum(bar.ticks for bar in bars), list(range(len(parts)))
        renamed = _letters(piece, {bar.section for bar in bars})
        bars += [replace(bar, section=renamed[bar.section]) for bar in piece.bars]
        for part in piece.parts:
            moved = tuple(replace(note, start=note.start + start) for note in part.notes)
            same = _same_player(part, parts, free)
            if same is None:
                parts.append(replace(part, notes=moved))
            else:
                free.remove(same)
                parts[same] = replace(parts[same], notes=(*parts[same].notes, *moved))
    if len(bars) > BARS_RANGE[1]:
        raise ControlError("bars", len(bars), f"{BARS_RANGE[0]} to {BARS_RANGE[1]}")
    if len(parts) > PARTS_RANGE[1]:
        raise ControlError("parts", len(parts), f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]}")
    return replace(pieces[0], bars=tuple(bars), parts=tuple(parts), provenance=None)


def _same_player(part: Part, others: Sequence[Part], free: Sequence[int]) -> int | None:
    """Which of the others that are still ``free`` plays the same instrument as loudly; rather one of the same role."""

    def instrument(one: Part) -> tuple[int | None, int, bool]:
        return None if one.is_drums else one.program, one.volume, one.muted

    alike = [i for i in free if instrument(others[i]) == instrument(part)]
    return next((i for i in alike if others[i].role == part.role), alike[0] if alike else None)


def _letters(piece: Piece, used: set[str]) -> dict[str, str]:
    """What the sections of a piece are called after others are ``used``; the last letter, once all are."""
    free = [letter for letter in SECTION_LETTERS if letter not in used] or [SECTION_LETTERS[-1]]
    own = dict.fromkeys(bar.section for bar in piece.bars)
    return {letter: free[min(index, len(free) - 1)] for index, letter in enumerate(own)}


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
