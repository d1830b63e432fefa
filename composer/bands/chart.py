"""A chart: what a band reads. Meter, key, chords by bar, sections, and a melody where there is one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from composer.corpora.work import BarChords
from composer.harmony import NO_CHORD, Chord
from composer.key import Key
from composer.piece import Meter, Note

# The chord names that MMA knows for our qualities.
_SUFFIX = {
    "maj": "", "min": "m", "dim": "dim", "aug": "aug", "maj7": "M7", "min7": "m7", "7": "7", "hdim7": "m7b5",
    "dim7": "dim7", "sus4": "sus4", "sus2": "sus2", "maj6": "6", "min6": "m6",
}  # fmt: skip
# The spellings that MMA knows for every root.
_ROOTS = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
# A name's words that do not tell one song from another.
_SMALL_WORDS = re.compile(r"\((.*?)\)|^(the|a|an) |[^a-z0-9 ]")


@dataclass(frozen=True)
class Symbol:
    """A chord symbol at ``tick`` of its bar: ``name`` as MMA reads it ("Dm7b5", "C/G", "z" for
    silence), ``chord`` as our text knows it."""

    tick: int
    name: str
    chord: Chord


@dataclass(frozen=True)
class ChartBar:
    """One bar: its meter, its symbols in order of time (the first at tick 0) and the letter of
    its section."""

    meter: Meter
    symbols: tuple[Symbol, ...]
    section: str

    @property
    def chords(self) -> BarChords:
        """The chord that sounds where each half of the bar begins."""
        halves = [[s.chord for s in self.symbols if s.tick <= tick][-1] for tick in (0, self.meter.second_half)]
        return halves[0], halves[1]

    @property
    def ticks(self) -> int:
        """Length in ticks."""
        return self.meter.ticks


@dataclass(frozen=True)
class Chart:
    """A song as a chart. ``corpus`` and ``path`` say where it was read; ``work`` and ``tune`` are
    its identities for splitting (:class:`composer.corpora.work.Work`). ``rhythm`` is the style that
    the chart asks for, in the corpus's own words, and ``tempo_bpm`` its tempo, None where it says
    none. ``melody`` are the notes of the real tune, in ticks from the first bar line."""

    corpus: str
    tier: str
    path: str
    work: str
    title: str
    key: Key
    meter: Meter
    bars: tuple[ChartBar, ...]
    rhythm: str = ""
    tempo_bpm: float | None = None
    melody: tuple[Note, ...] = ()
    tune: str = ""
    intro: int = 0

    @property
    def chords(self) -> tuple[BarChords, ...]:
        """Chords per half bar, as written."""
        return tuple(bar.chords for bar in self.bars)


def symbol_of(chord: Chord, tick: int = 0) -> Symbol:
    """A chord of ours as a symbol; silence for no chord."""
    return Symbol(tick, "z" if chord.root is None else _ROOTS[chord.root] + _SUFFIX[chord.quality], chord)


def root_name(pitch_class: int) -> str:
    """The name of a root as MMA spells it."""
    return _ROOTS[pitch_class % 12]


def symbols_of(first: Chord | None, second: Chord | None, meter: Meter, before: Chord = NO_CHORD) -> tuple[Symbol, ...]:
    """The symbols of a bar from the chords of its halves; None keeps what sounded before."""
    first = first or before
    second = second or first
    if first == second:
        return (symbol_of(first),)
    return symbol_of(first), symbol_of(second, meter.second_half)


def plain_title(title: str) -> str:
    """A title without accents, brackets, articles and signs, for telling that two charts are of
    one song: "The Girl From Ipanema (Garota)" and "girl from ipanema" are."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return " ".join(_SMALL_WORDS.sub(" ", letters).split())
