"""What an edit changed and what it did not, found by comparing the notes before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from composer.instruments import FAMILIES, family_of
from composer.key import Key
from composer.piece import Note, Part, Piece


@dataclass(frozen=True)
class PartChange:
    """One part before and after. ``before`` and ``after`` are indices (``after`` None: it was
    removed; ``before`` None: it is new); ``family`` what it is now, or was, ``family_before``
    what it was; ``semitones`` the one interval by which all its notes moved (None: not one
    interval); ``loudness`` the change of its mean velocity. ``same_notes`` is True only when
    every note is identical, start, pitch, duration and velocity; ``same_player`` when program
    and volume are."""

    before: int | None
    after: int | None
    family: str
    family_before: str
    same_notes: bool
    same_player: bool
    semitones: int | None = 0
    loudness: float = 0.0
    muted: bool = False
    muted_before: bool = False

    @property
    def unchanged(self) -> bool:
        """Whether the part is as it was: same instrument, same notes, as audible as before."""
        return self.same_notes and self.same_player and self.muted == self.muted_before


@dataclass(frozen=True)
class EditReport:
    """The difference between two pieces.

    Attributes:
        tempo: BPM of the first bar before and after.
        key: the pieces' own keys before and after.
        bars: number of bars before and after.
        parts: one entry for every part of either piece.
        semitones: the one interval by which all notes of all pitched parts moved, else None.
        out_of_compass: families that leave their instrument's compass now and did not before.
    """

    tempo: tuple[float, float]
    key: tuple[Key, Key]
    bars: tuple[int, int]
    parts: tuple[PartChange, ...]
    semitones: int | None
    out_of_compass: tuple[str, ...]

    @property
    def unchanged(self) -> tuple[str, ...]:
        """Families of the parts that are identical note for note, instrument included."""
        return tuple(part.family for part in self.parts if part.unchanged)

    @property
    def removed(self) -> tuple[str, ...]:
        """Families of the parts that are gone."""
        return tuple(part.family for part in self.parts if part.after is None)

    @property
    def silent(self) -> tuple[str, ...]:
        """Families of the parts that are there and muted."""
        return tuple(part.family for part in self.parts if part.after is not None and part.muted)

    @property
    def changed(self) -> bool:
        """Whether anything is different at all."""
        different = self.tempo[0] != self.tempo[1] or self.key[0] != self.key[1] or self.bars[0] != self.bars[1]
        return different or not all(part.unchanged for part in self.parts)


def compare(before: Piece, after: Piece) -> EditReport:
    """Measure what became of ``before`` in ``after``.

    Parts are matched in order; when their number changed, a part is matched with the next one
    of identical notes and instrument, and what finds no partner counts as removed or new.
    """
    changes = tuple(_change(before, b, after, a) for b, a in _match(before.parts, after.parts))
    pitched = {c.semitones for c in changes if c.after is not None and c.family != "drums" and c.before is not None}
    semitones = pitched.pop() if len(pitched) == 1 else None
    was_outside = set(_outside(before))
    outside = tuple(family for family in _outside(after) if family not in was_outside)
    return EditReport(
        tempo=(before.tempo_bpm, after.tempo_bpm),
        key=(before.key, after.key),
        bars=(len(before.bars), len(after.bars)),
        parts=changes,
        semitones=semitones,
        out_of_compass=tuple(dict.fromkeys(outside)),
    )


def _match(before: Sequence[Part], after: Sequence[Part]) -> list[tuple[int | None, int | None]]:
    if len(before) == len(after):
        return [(i, i) for i in range(len(before))]
    pairs: list[tuple[int | None, int | None]] = []
    free = list(range(len(after)))
    for b, part in enumerate(before):
        partner = next((a for a in free if _same_player(part, after[a])), None)
        pairs.append((b, partner))
        if partner is not None:
            free.remove(partner)
    return pairs + [(None, a) for a in free]


def _same_player(one: Part, other: Part) -> bool:
    return one.notes == other.notes and (one.program, one.is_drums) == (other.program, other.is_drums)


def _change(before: Piece, b: int | None, after: Piece, a: int | None) -> PartChange:
    old = before.parts[b] if b is not None else None
    new = after.parts[a] if a is not None else None
    known = new or old
    assert known is not None, "a pair names at least one part"
    family = family_of(known.program, known.is_drums)
    if old is None or new is None:
        return PartChange(b, a, family, family, False, False, None, 0.0, known.muted, known.muted)
    return PartChange(
        before=b,
        after=a,
        family=family,
        family_before=family_of(old.program, old.is_drums),
        same_notes=old.notes == new.notes,
        same_player=(old.program, old.is_drums, old.volume) == (new.program, new.is_drums, new.volume),
        semitones=_interval(old.notes, new.notes),
        loudness=_loudness(new.notes) - _loudness(old.notes),
        muted=new.muted,
        muted_before=old.muted,
    )


def _interval(old: Sequence[Note], new: Sequence[Note]) -> int | None:
    """The one interval between two lists of notes that are otherwise equal in time."""
    if [(n.start, n.duration) for n in old] != [(n.start, n.duration) for n in new]:
        return None
    moved = {b.pitch - a.pitch for a, b in zip(old, new, strict=True)}
    return moved.pop() if len(moved) == 1 else None if moved else 0


def _loudness(notes: Sequence[Note]) -> float:
    return fmean(note.velocity for note in notes) if notes else 0.0


def _outside(piece: Piece) -> list[str]:
    """Families of the parts with notes outside their instrument's compass."""
    outside = []
    for part in piece.parts:
        family = FAMILIES[family_of(part.program, part.is_drums)]
        if not part.is_drums and any(not family.low <= note.pitch <= family.high for note in part.notes):
            outside.append(family.name)
    return outside
