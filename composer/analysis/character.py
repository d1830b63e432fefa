"""Character that can be counted: density, drive, pulse, compass, polyphony, tempo in words.

The words are those of P. Lu et al., "MuseCoco: Generating Symbolic Music from Text" (2023), which
takes rhythm intensity and danceability, pitch range in octaves and three classes of tempo as what a
text can ask for; the formulas are stated at each function.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from composer.analysis.notes import all_pitched, note_rows
from composer.controls import Level, TempoClass
from composer.piece import TICKS_PER_QUARTER, Part, Piece

# Onsets a second over the whole texture at which each of levels 1..4 begins: the quintiles of
# the training music's order of magnitude, kept round.
_DENSITY_EDGES = (2.0, 4.0, 7.0, 12.0)
# Moments a second at which something begins, from which a rhythm is moderately or highly intense:
# near the thirds of the training music (`python -m composer.evaluate character`), kept round.
_INTENSITY_EDGES = (3.0, 5.0)
# MuseCoco's classes: slow up to 76 quarter notes a minute, fast from 120.
_SLOW, _FAST = 76.0, 120.0
# Felt beats a minute that people walk to at the least and jump to at the most: dance music lies
# between (D. Moelants, "Preferred tempo reconsidered", ICMPC 2002, finds its peak at 120 to 130).
_DANCE_TEMPO = (76.0, 190.0)
# A dancer misses a beat in eight and needs something to happen twice a second.
_PULSE, _LIVELY = 0.875, 2.0
# Played rhythms are heard in sixteenths; a stroke a tick beside its beat is on it.
_SIXTEENTH, _SLACK = TICKS_PER_QUARTER // 4, 1
# Mean likeness of the rhythms of near bars, 0..1, that makes a pattern.
_PATTERN = 0.7
_STEADY = 0.05  # spread of the bars' tempi around their mean


def onsets_per_second(piece: Piece) -> float:
    """Distinct onset times of every part, a second, summed over parts."""
    if piece.seconds <= 0:
        return 0.0
    onsets = sum(len({n.start for n in part.notes}) for part in piece.parts if part.sounds)
    return onsets / piece.seconds


def density_step(piece: Piece) -> int:
    """Level 0..4 of :func:`onsets_per_second`."""
    rate = onsets_per_second(piece)
    return sum(rate >= edge for edge in _DENSITY_EDGES)


def density_level(piece: Piece) -> Level:
    """The same in words: low, moderate, high."""
    levels: tuple[Level, ...] = ("low", "low", "moderate", "high", "high")
    return levels[density_step(piece)]


def moments_per_second(piece: Piece) -> float:
    """How often something begins: distinct onset times of all parts together, drums included, a
    second of the time from the first note to the end of the last; 0 where nothing sounds."""
    sounding = [part for part in piece.parts if part.sounds]
    if not sounding:
        return 0.0
    starts = {note.start for part in sounding for note in part.notes}
    ticks = max(note.end for part in sounding for note in part.notes) - min(starts)
    return len(starts) / max(ticks * piece.seconds / piece.ticks, 1.0)


def intensity_level(piece: Piece) -> Level:
    """How driven the rhythm is: :func:`moments_per_second` below 3 low, below 5 moderate, else
    high. Thickness does not count, as it does for density: a quick line alone is intense."""
    rate = moments_per_second(piece)
    return "low" if rate < _INTENSITY_EDGES[0] else "moderate" if rate < _INTENSITY_EDGES[1] else "high"


def tempo_class(bpm: float) -> TempoClass:
    """A tempo in quarter notes a minute in words: slow up to 76, fast from 120, else moderate."""
    return "slow" if bpm <= _SLOW else "fast" if bpm >= _FAST else "moderate"


def octave_span(piece: Piece) -> int:
    """The fewest octaves, 1 or more, that hold every pitched note: (highest - lowest) / 12, rounded
    up; 0 where nothing is pitched."""
    pitches = [n.pitch for part in piece.parts if part.sounds and not part.is_drums for n in part.notes]
    return max(1, math.ceil((max(pitches) - min(pitches)) / 12)) if pitches else 0


def polyphony(piece: Piece) -> float:
    """Mean number of pitched notes that sound while any does; 0 where none does."""
    notes = all_pitched(piece)
    if not len(notes):
        return 0.0
    notes = notes[np.argsort(notes[:, 0], kind="stable")]
    end = notes[:, 0] + notes[:, 2]
    before = np.concatenate((notes[:1, 0], np.maximum.accumulate(end)[:-1]))
    covered = np.maximum(np.maximum.accumulate(end) - np.maximum(before, notes[:, 0]), 0).sum()
    return float(notes[:, 2].sum() / max(covered, 1))


def is_danceable(piece: Piece) -> bool:
    """Whether the piece keeps a beat that one can dance to. All of these must hold:

    the felt tempo lies between 76 and 190 beats a minute and the bars' tempi spread by less than a
    twentieth; on seven of eight beats something begins, and twice a second on the whole; and the
    rhythm has a :func:`pattern` of 0.7 or more in drums, else in the bass, else in all parts."""
    sounding = [part for part in piece.parts if part.sounds]
    if not sounding:
        return False
    tempi = np.array([bar.tempo_bpm for bar in piece.bars])
    felt = float(np.median(tempi)) * TICKS_PER_QUARTER / piece.meter.beat_ticks
    if not _DANCE_TEMPO[0] <= felt <= _DANCE_TEMPO[1] or float(tempi.std() / tempi.mean()) > _STEADY:
        return False
    return beat_share(piece) >= _PULSE and moments_per_second(piece) >= _LIVELY and pattern(piece) >= _PATTERN


def beat_share(piece: Piece) -> float:
    """Share of the felt beats, from the first note to the last, on which something begins."""
    starts = {note.start for part in piece.parts if part.sounds for note in part.notes}
    if not starts:
        return 0.0
    low, high = min(starts), max(starts)
    beats = [
        tick
        for start, bar in zip(piece.bar_starts, piece.bars, strict=False)
        for tick in range(start, start + bar.ticks, bar.meter.beat_ticks)
        if low <= tick <= high
    ]
    kept = sum(not starts.isdisjoint(range(beat - _SLACK, beat + _SLACK + 1)) for beat in beats)
    return kept / max(len(beats), 1)


def pattern(piece: Piece) -> float:
    """How much a bar's rhythm repeats that of one of the two bars before, 0..1: the sixteenths of
    the bar on which both begin something over those on which either does (Jaccard), the better of
    the two, averaged over bars with onsets. Drums are heard where there are any, else the bass, else all."""
    sounding = [part for part in piece.parts if part.sounds]
    drums = [part for part in sounding if part.is_drums]
    rhythm: list[Part] = drums or [part for part in sounding if part.role == "bass"] or sounding
    if not rhythm:
        return 0.0
    starts = np.unique(np.concatenate([note_rows(part)[:, 0] for part in rhythm]))
    lines = np.array(piece.bar_starts)
    sixteenths = np.unique(_SIXTEENTH * np.round(starts / _SIXTEENTH).astype(np.int64))
    bar = np.searchsorted(lines, sixteenths, side="right") - 1
    within = sixteenths - lines[bar]
    cuts = np.searchsorted(bar, np.arange(len(piece.bars) + 1))
    bars = [frozenset(within[low:high].tolist()) for low, high in pairwise(cuts)]
    found = [
        max(len(now & before) / len(now | before) for before in bars[max(index - 2, 0) : index])
        for index, now in enumerate(bars)
        if now and index
    ]
    return float(np.mean(found)) if found else 0.0
