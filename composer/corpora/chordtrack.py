"""Chord labels from a track that plays them as block chords."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from composer.corpora.work import BarChords
from composer.harmony import NO_CHORD, QUALITIES, Chord
from composer.piece import Bar
from composer.quantise import Integers


@lru_cache(maxsize=4096)
def chord_of(classes: frozenset[int], bass: int) -> Chord | None:
    """The chord whose tones these pitch classes are, the bass breaking ties; failing an exact
    match the largest chord on the bass, or on any root, that lies within them; None if none."""
    roots = [bass, *(root for root in sorted(classes) if root != bass)]
    for root in roots:
        for quality, steps in QUALITIES.items():
            if frozenset((root + step) % 12 for step in steps) == classes:
                return Chord(root, quality)
    best: tuple[int, int, Chord] | None = None
    for order, root in enumerate(roots):
        for quality, steps in QUALITIES.items():
            tones = frozenset((root + step) % 12 for step in steps)
            if tones <= classes and (best is None or (len(tones), -order) > best[:2]):
                best = (len(tones), -order, Chord(root, quality))
    return best[2] if best else None


def chords_of_notes(notes: Integers, bars: Sequence[Bar]) -> tuple[BarChords, ...]:
    """For the first and the second half of every bar the chord that sounds longest in it.

    ``notes`` is (n, 4): start, pitch, duration, velocity, sorted by start; notes that start
    together are one chord, which holds until its last note ends or the next one begins. A half
    bar in which nothing sounds has no chord; one whose notes are no chord we know is None.
    """
    starts = np.unique(notes[:, 0])
    edges = np.searchsorted(notes[:, 0], starts)
    spans: list[tuple[int, int, Chord | None]] = []
    for index, start in enumerate(starts.tolist()):
        group = notes[edges[index] : edges[index + 1] if index + 1 < len(edges) else len(notes)]
        end = int((group[:, 0] + group[:, 2]).max())
        if index + 1 < len(starts):
            end = min(end, int(starts[index + 1]))
        spans.append((start, end, chord_of(frozenset((group[:, 1] % 12).tolist()), int(group[0, 1]) % 12)))
    return chords_of_spans(spans, bars)


def chords_of_spans(spans: Sequence[tuple[int, int, Chord | None]], bars: Sequence[Bar]) -> tuple[BarChords, ...]:
    """Per half bar the chord of the (start, end, chord) span that covers most of it."""
    result = []
    first, bar_start = 0, 0
    for bar in bars:
        halves: list[Chord | None] = []
        middle = bar_start + bar.meter.second_half
        for begin, end in ((bar_start, middle), (middle, bar_start + bar.ticks)):
            while first < len(spans) and spans[first][1] <= begin:
                first += 1
            covered: dict[Chord | None, int] = {}
            at = first
            while at < len(spans) and spans[at][0] < end:
                share = min(end, spans[at][1]) - max(begin, spans[at][0])
                covered[spans[at][2]] = covered.get(spans[at][2], 0) + share
                at += 1
            halves.append(max(covered, key=lambda chord: covered[chord]) if covered else NO_CHORD)
        result.append((halves[0], halves[1]))
        bar_start += bar.ticks
    return tuple(result)
