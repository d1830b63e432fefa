"""Material: a piece as a table of bars and parts in which some fields are to be written.

Every operation of :class:`composer.Composer` on music that is there makes such a table, and
:class:`composer.rewrite.Rewriting` fills it. What a field holds stays as it is, note for note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from composer.analysis import estimate_chords
from composer.harmony import Chord
from composer.key import Key
from composer.piece import SECTION_LETTERS, Bar, Meter, Note, Part, Piece

Preserve = Literal["rhythm", "pitches"]


@dataclass(frozen=True)
class Slot:
    """One part in one bar. ``notes`` start counted from the bar line; they stay as they are, or,
    where the model ``writes``, are what stood there. ``preserve`` keeps their rhythm or pitches;
    ``least`` and ``most`` bound the attacks of what is written, ``about`` is how many there should
    be (None: as many as the model likes)."""

    notes: tuple[Note, ...] = ()
    writes: bool = False
    preserve: Preserve | None = None
    least: int = 0
    most: int | None = None
    about: float | None = None


@dataclass(frozen=True)
class MaterialBar:
    """One bar: its plan, and a slot for every part. ``chords`` are None where the model may choose
    them, steered by ``chord_fit`` (logits by chord); ``leads_home`` asks for a cadence into the
    next bar."""

    bar: Bar
    chords: tuple[Chord, ...] | None
    slots: tuple[Slot, ...]
    leads_home: bool = False
    chord_fit: Mapping[Chord, float] = field(default_factory=dict)

    @property
    def writes(self) -> bool:
        """Whether the model writes anything here."""
        return any(slot.writes for slot in self.slots)

    def chosen(self, change: Callable[[int, Slot], Slot]) -> MaterialBar:
        """The bar with ``change`` applied to each part's slot."""
        return replace(self, slots=tuple(change(part, slot) for part, slot in enumerate(self.slots)))


@dataclass(frozen=True)
class Material:
    """The table. ``parts`` are the players, without notes. ``ladder`` are parts from high to low
    that must not cross (SATB); ``compasses`` the pitches, lowest and highest, that a part is kept
    to instead of its instrument's, ``voices`` how many notes it sounds at once at most; ``mode`` that of
    what is written where it differs from the key's (a relative, so that the white-key form is the
    same)."""

    bars: tuple[MaterialBar, ...]
    parts: tuple[Part, ...]
    key: Key
    title: str = ""
    ladder: tuple[int, ...] = ()
    compasses: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    voices: Mapping[int, int] = field(default_factory=dict)
    mode: str | None = None

    @property
    def written_parts(self) -> tuple[int, ...]:
        """The parts that the model writes anything of."""
        return tuple(p for p in range(len(self.parts)) if any(bar.slots[p].writes for bar in self.bars))


def material_of(piece: Piece) -> Material:
    """A piece as it stands, nothing to be written. Bars that tell no chords get those heard."""
    heard: list[tuple[Chord, ...]] | None = None
    if any(not bar.chords for bar in piece.bars):
        heard = estimate_chords(piece)
    bars = []
    for composed in piece.stream():
        chords = composed.bar.chords or (heard[composed.index] if heard is not None else ())
        slots = tuple(
            Slot(tuple(replace(note, start=note.start - composed.start) for note in notes)) for notes in composed.notes
        )
        bars.append(MaterialBar(replace(composed.bar, chords=chords), chords[:2] or None, slots))
    parts = tuple(replace(part, notes=()) for part in piece.parts)
    return Material(tuple(bars), parts, piece.key, piece.title)


def opened(
    material: Material, bars: Collection[int], parts: Collection[int], preserve: Preserve | None = None
) -> Material:
    """With the slots of these bars and parts (indices) to be written. Chords stay planned where a
    pitched part stays that plays there."""

    def open_bar(index: int, bar: MaterialBar) -> MaterialBar:
        if index not in bars:
            return bar

        def open_slot(part: int, slot: Slot) -> Slot:
            # Where there is nothing, there is nothing to preserve: silence stays.
            if part not in parts or (preserve is not None and not slot.notes):
                return slot
            return replace(slot, writes=True, preserve=preserve)

        new = bar.chosen(open_slot)
        stays = any(
            slot.notes and not slot.writes and not player.is_drums
            for slot, player in zip(new.slots, material.parts, strict=True)
        )
        return new if stays or preserve == "pitches" else replace(new, chords=None)

    return replace(material, bars=tuple(open_bar(i, bar) for i, bar in enumerate(material.bars)))


def with_parts(material: Material, players: Iterable[Part], bars: Collection[int]) -> Material:
    """With new parts, to be written in these bars (indices), silent elsewhere."""
    new = tuple(replace(player, notes=()) for player in players)
    extended = tuple(
        replace(bar, slots=(*bar.slots, *(Slot(writes=index in bars) for _ in new)))
        for index, bar in enumerate(material.bars)
    )
    return replace(material, bars=extended, parts=(*material.parts, *new))


def reordered(material: Material, order: Sequence[int]) -> Material:
    """With its parts in another order, given as indices; for a table without ladder or compasses."""
    bars = tuple(replace(bar, slots=tuple(bar.slots[part] for part in order)) for bar in material.bars)
    return replace(material, bars=bars, parts=tuple(material.parts[part] for part in order))


def with_bars(material: Material, at: int, plans: Iterable[Bar], parts: Collection[int], leads_home: bool) -> Material:
    """With new bars before the bar ``at`` (index), to be written for these parts."""
    slots = tuple(Slot(writes=part in parts) for part in range(len(material.parts)))
    new = [MaterialBar(replace(plan, chords=()), plan.chords or None, slots) for plan in plans]
    if leads_home:
        new[-1] = replace(new[-1], leads_home=True)
    return replace(material, bars=(*material.bars[:at], *new, *material.bars[at:]))


def kept_notes(material: Material, piece: Piece) -> tuple[int, int]:
    """How many notes were to stay in the bars that ``piece`` has, and how many of them are in it
    exactly: same part, start, pitch, duration and velocity."""
    asked = kept = start = 0
    have = [Counter(part.notes) for part in piece.parts]
    for bar in material.bars[: len(piece.bars)]:
        for part, slot in enumerate(bar.slots):
            for note in () if slot.writes else slot.notes:
                # A piece that was stopped early ends there.
                moved = replace(note, start=note.start + start)
                moved = replace(moved, duration=min(moved.duration, piece.ticks - moved.start))
                asked += 1
                kept += have[part][moved] > 0
                have[part][moved] -= 1
        start += bar.bar.ticks
    return asked, kept


def new_section(piece: Piece) -> str:
    """The first section letter that the piece does not use; the last one when all are used."""
    used = {bar.section for bar in piece.bars}
    return next((letter for letter in SECTION_LETTERS if letter not in used), SECTION_LETTERS[-1])


def blank_bars(count: int, meter: Meter, tempo_bpm: float, section: str) -> tuple[Bar, ...]:
    """Plans of bars whose chords are the model's to choose."""
    return (Bar(meter, tempo_bpm, (), section),) * count
