"""What is composed: a :class:`Piece` of bars and parts, in ticks on a fixed grid.

A piece is immutable; every edit returns a new one. Times are integers in ticks, 12 to a
quarter note, which holds sixteenths (3 ticks) and triplet eighths (4 ticks) exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from composer.harmony import Chord
from composer.key import Key

# The least common grid of sixteenths (1/4 of a quarter) and eighth triplets (1/3 of it).
TICKS_PER_QUARTER = 12

# What sections are called, in the order of their coming; the last one for all that come after.
SECTION_LETTERS = "ABCDEFGH"

# Where the second half of a bar begins when it is not at the exact middle, in beats of the
# meter's own denominator: 3/4 is heard as 2+1, 5/4 as 3+2, 7/8 as 4+3, 9/8 as 6+3.
_SECOND_HALF_BEAT = {3: 2, 5: 3, 7: 4, 9: 6, 11: 6, 13: 7, 15: 9}


@dataclass(frozen=True, order=True)
class Meter:
    """A time signature: ``numerator`` beats of a ``1/denominator`` note to the bar."""

    numerator: int
    denominator: int

    @classmethod
    def parse(cls, text: str) -> Meter:
        """Read ``"6/8"``. Raises ValueError when the text is no fraction of that form."""
        numerator, slash, denominator = text.partition("/")
        if not slash or not numerator.strip().isdigit() or not denominator.strip().isdigit():
            raise ValueError(f"a meter is written like 4/4, not {text!r}")
        return cls(int(numerator), int(denominator))

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    @property
    def ticks(self) -> int:
        """Length of one bar in ticks."""
        return TICKS_PER_QUARTER * 4 * self.numerator // self.denominator

    @property
    def beat_ticks(self) -> int:
        """Length of one felt beat in ticks: a dotted quarter in 6/8, 9/8 and 12/8."""
        unit = TICKS_PER_QUARTER * 4 // self.denominator
        compound = self.denominator == 8 and self.numerator % 3 == 0 and self.numerator > 3
        return unit * 3 if compound else unit

    @property
    def second_half(self) -> int:
        """Tick within the bar at which its second chord slot begins."""
        unit = TICKS_PER_QUARTER * 4 // self.denominator
        if self.numerator % 2 == 0:
            return self.ticks // 2
        return unit * _SECOND_HALF_BEAT.get(self.numerator, (self.numerator + 1) // 2)


@dataclass(frozen=True, order=True)
class Note:
    """One note. ``start`` and ``duration`` in ticks from the beginning of the piece;
    ``pitch`` a MIDI note number 0..127 (of a drum part: the General MIDI drum);
    ``velocity`` 1..127."""

    start: int
    pitch: int
    duration: int
    velocity: int = 80

    @property
    def end(self) -> int:
        """The tick at which the note stops sounding."""
        return self.start + self.duration


@dataclass(frozen=True)
class Part:
    """One player. ``program`` is the General MIDI program 0..127 (ignored for drums),
    ``role`` one of :data:`composer.instruments.ROLES`, ``volume`` the channel volume 0..127.
    A muted part keeps its notes and does not sound."""

    program: int
    role: str
    notes: tuple[Note, ...] = ()
    is_drums: bool = False
    name: str = ""
    volume: int = 100
    muted: bool = False

    @property
    def sounds(self) -> bool:
        """Whether a listener hears anything of this part."""
        return bool(self.notes) and not self.muted and self.volume > 0


@dataclass(frozen=True)
class Bar:
    """One bar's plan: meter, tempo in quarter notes a minute, one or two chords (the second
    from :attr:`Meter.second_half` on), and the letter of the section it belongs to."""

    meter: Meter
    tempo_bpm: float
    chords: tuple[Chord, ...] = ()
    section: str = "A"

    @property
    def ticks(self) -> int:
        """Length in ticks."""
        return self.meter.ticks

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.ticks / TICKS_PER_QUARTER * 60.0 / self.tempo_bpm


@dataclass(frozen=True)
class Provenance:
    """Where a piece came from: the ``seed``, the hash of the ``checkpoint``, the ``controls`` that
    were asked for (plain JSON values) and the ``dialogue``. A piece composed as a whole comes again
    note for note from ``Controls.from_record(controls)`` with that seed and checkpoint; one that
    was continued, rewritten or edited needs what it was made from as well: ``operation`` then holds
    its "name" and arguments."""

    seed: int
    checkpoint: str
    controls: dict[str, object] = field(default_factory=dict)
    dialogue: tuple[str, ...] = ()
    operation: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ComposedBar:
    """One bar as it leaves the composer and reaches the synthesizer and the piano roll.

    ``notes[p]`` are the notes of part ``p`` that start in this bar, with absolute ticks; they
    may ring into later bars. ``parts`` are the players, their own ``notes`` empty; the tuple
    is the same for every bar of a piece. ``total`` is the number of bars of the whole piece.
    """

    index: int
    start: int
    bar: Bar
    parts: tuple[Part, ...]
    notes: tuple[tuple[Note, ...], ...]
    total: int

    @property
    def is_last(self) -> bool:
        """Whether the piece ends with this bar."""
        return self.index == self.total - 1


@dataclass(frozen=True)
class Piece:
    """What was composed: its bars (the plan), its parts (the notes), its key."""

    bars: tuple[Bar, ...]
    parts: tuple[Part, ...]
    key: Key
    title: str = ""
    provenance: Provenance | None = None

    @cached_property
    def bar_starts(self) -> tuple[int, ...]:
        """The tick of every bar line, the final one included: ``len(bars) + 1`` entries."""
        starts = [0]
        for bar in self.bars:
            starts.append(starts[-1] + bar.ticks)
        return tuple(starts)

    @property
    def ticks(self) -> int:
        """Length in ticks, to the final bar line."""
        return self.bar_starts[-1]

    @property
    def seconds(self) -> float:
        """Length in seconds, to the final bar line."""
        return sum(bar.seconds for bar in self.bars)

    @property
    def tempo_bpm(self) -> float:
        """Tempo of the first bar, in quarter notes a minute."""
        return self.bars[0].tempo_bpm

    @property
    def meter(self) -> Meter:
        """Meter of the first bar."""
        return self.bars[0].meter

    def stream(self) -> Iterator[ComposedBar]:
        """The piece bar by bar, as if it were being composed."""
        players = tuple(Part(p.program, p.role, (), p.is_drums, p.name, p.volume, p.muted) for p in self.parts)
        starts = self.bar_starts
        cursors = [0] * len(self.parts)
        for index, bar in enumerate(self.bars):
            by_part: list[tuple[Note, ...]] = []
            for p, part in enumerate(self.parts):
                first = cursors[p]
                while cursors[p] < len(part.notes) and part.notes[cursors[p]].start < starts[index + 1]:
                    cursors[p] += 1
                by_part.append(part.notes[first : cursors[p]])
            yield ComposedBar(index, starts[index], bar, players, tuple(by_part), len(self.bars))


def assemble(composed: list[ComposedBar], key: Key, provenance: Provenance | None = None) -> Piece:
    """Put streamed bars back together. The inverse of :meth:`Piece.stream`; a cancelled stream
    gives the piece as far as it went, notes that ring past its last bar line cut there.

    Raises ValueError for an empty list."""
    if not composed:
        raise ValueError("a piece has at least one bar")
    end = composed[-1].start + composed[-1].bar.ticks
    parts = []
    for p, player in enumerate(composed[0].parts):
        notes = tuple(
            sorted(
                Note(n.start, n.pitch, min(n.duration, end - n.start), n.velocity)
                for bar in composed
                for n in bar.notes[p]
            )
        )
        parts.append(
            Part(player.program, player.role, notes, player.is_drums, player.name, player.volume, player.muted)
        )
    return Piece(tuple(c.bar for c in composed), tuple(parts), key, provenance=provenance)
