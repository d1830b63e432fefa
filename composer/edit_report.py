"""What an edit changed and what it did not, found by comparing the notes before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from composer.instruments import FAMILIES, family_of
from composer.key import Key
from composer.piece import Meter, Note, Part, Piece


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
        meter: of the first bar before and after.
        bars: number of bars before and after.
        parts: one entry for every part of either piece.
        semitones: the one interval by which all notes of all pitched parts moved, else None.
        out_of_compass: families that leave their instrument's compass now and did not before.
        kept_bars: the numbers, from 1, of the bars before that are there as they were, in the order
            in which they are played after: same players as audible, same tempo and meter, and the
            same notes struck at the same places, identical as far as the bar line.
        notes: how many notes after are identical to one before at its place, and how many there are.
        plan_changed: whether any bar has another meter, tempo, chord or section.
    """

    tempo: tuple[float, float]
    key: tuple[Key, Key]
    meter: tuple[Meter, Meter]
    bars: tuple[int, int]
    parts: tuple[PartChange, ...]
    semitones: int | None
    out_of_compass: tuple[str, ...]
    kept_bars: tuple[int, ...]
    notes: tuple[int, int]
    plan_changed: bool

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
    def new(self) -> tuple[str, ...]:
        """Families of the parts that were not there."""
        return tuple(part.family for part in self.parts if part.before is None)

    @property
    def changed(self) -> bool:
        """Whether anything is different at all."""
        return self.plan_changed or self.key[0] != self.key[1] or not all(part.unchanged for part in self.parts)


def compare(before: Piece, after: Piece, sources: Sequence[int] | None = None) -> EditReport:
    """Measure what became of ``before`` in ``after``.

    Parts are matched in order; when their number changed, a part is matched with the next one
    of identical notes and instrument, then with the next one of the same instrument and role,
    and what finds no partner counts as removed or new.

    Args:
        sources: for every bar after, the index of the bar before that it should be, as the orders
            of :mod:`composer.edit.form` say; None: every bar is where it was.
    """
    pairs = _match(before.parts, after.parts)
    changes = tuple(_change(before, b, after, a) for b, a in pairs)
    old, new = _Struck(before), _Struck(after)
    matched = [(b, a) for b, a in pairs if b is not None and a is not None]
    if sources is None:
        sources = range(min(len(before.bars), len(after.bars)))
        same = [Counter(before.parts[b].notes) & Counter(after.parts[a].notes) for b, a in matched]
    else:
        places = list(enumerate(sources))
        same = [Counter(old.notes(b, s)) & Counter(new.notes(a, bar)) for b, a in matched for bar, s in places]
    kept = tuple(
        source + 1
        for bar, source in enumerate(sources)
        if _frame(before, source) == _frame(after, bar) and all(_alike(old, b, source, new, a, bar) for b, a in pairs)
    )
    pitched = {c.semitones for c in changes if c.after is not None and c.family != "drums" and c.before is not None}
    semitones = pitched.pop() if len(pitched) == 1 else None
    was_outside = set(_outside(before))
    outside = tuple(family for family in _outside(after) if family not in was_outside)
    return EditReport(
        tempo=(before.tempo_bpm, after.tempo_bpm),
        key=(before.key, after.key),
        meter=(before.meter, after.meter),
        bars=(len(before.bars), len(after.bars)),
        parts=changes,
        semitones=semitones,
        out_of_compass=tuple(dict.fromkeys(outside)),
        kept_bars=kept,
        notes=(sum(counter.total() for counter in same), sum(len(part.notes) for part in after.parts)),
        plan_changed=before.bars != after.bars,
    )


def _match(before: Sequence[Part], after: Sequence[Part]) -> list[tuple[int | None, int | None]]:
    if len(before) == len(after):
        return [(i, i) for i in range(len(before))]
    free = list(range(len(after)))
    partners: dict[int, int] = {}
    for alike in (_same_notes, _same_player):
        for b, part in enumerate(before):
            partner = next((a for a in free if alike(part, after[a])), None)
            if b not in partners and partner is not None:
                partners[b] = partner
                free.remove(partner)
    return [*((b, partners.get(b)) for b in range(len(before))), *((None, a) for a in free)]


def _same_notes(one: Part, other: Part) -> bool:
    return one.notes == other.notes and (one.program, one.is_drums) == (other.program, other.is_drums)


def _same_player(one: Part, other: Part) -> bool:
    return (one.program, one.is_drums, one.role) == (other.program, other.is_drums, other.role)


class _Struck:
    """A piece by parts and bars: the notes struck there, counted from the bar line and as far as
    the next one. A part of None, one that is not there, strikes nothing."""

    def __init__(self, piece: Piece) -> None:
        self._parts = piece.parts
        self._notes: list[list[tuple[Note, ...]]] = [[] for _ in piece.parts]
        for composed in piece.stream():
            end = composed.bar.ticks
            for notes, bars in zip(composed.notes, self._notes, strict=True):
                placed = ((n.start - composed.start, n) for n in notes)
                bars.append(tuple(Note(at, n.pitch, min(n.duration, end - at), n.velocity) for at, n in placed))

    def notes(self, part: int | None, bar: int) -> tuple[Note, ...]:
        return () if part is None else self._notes[part][bar]

    def player(self, part: int | None) -> tuple[int, bool, int, bool] | None:
        """Who plays, and how audible."""
        if part is None:
            return None
        player = self._parts[part]
        return player.program, player.is_drums, player.volume, player.muted


def _frame(piece: Piece, bar: int) -> tuple[Meter, float]:
    return piece.bars[bar].meter, piece.bars[bar].tempo_bpm


def _alike(before: _Struck, b: int | None, source: int, after: _Struck, a: int | None, bar: int) -> bool:
    """Whether a part does in a bar what it did in that bar's source; a part that is not there is silent."""
    was, now = before.notes(b, source), after.notes(a, bar)
    return was == now and (not was or before.player(b) == after.player(a))


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
