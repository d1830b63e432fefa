"""Chords from notes, one or two a bar.

Each slot's pitch classes, weighted by length and by bass, are compared with the tones of every
chord; the best path through the piece is found by dynamic programming with a cost for change,
so that a passing tone does not become a chord (after B. Pardo and W. Birmingham, "Algorithms
for Chordal Analysis", Computer Music Journal 26/2, 2002, whose templates this follows).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from composer.harmony import ALL_CHORDS, NO_CHORD, Chord
from composer.piece import Piece

_TONES = np.array([[pc in c.pitch_classes for pc in range(12)] for c in ALL_CHORDS], dtype=np.float64)
_SIZES = _TONES.sum(axis=1)
_ROOTS = np.array([c.root for c in ALL_CHORDS])
# Rarer qualities must earn their place: triads and sevenths first.
_RARITY = {"maj": 0.0, "min": 0.0, "7": -0.06, "min7": -0.07, "maj7": -0.08, "dim": -0.1, "hdim7": -0.1, "dim7": -0.1}
_PRIOR = np.array([_RARITY.get(c.quality, -0.14) for c in ALL_CHORDS])
_OUTSIDE = 0.9  # what a sounding tone outside the chord costs, in units of one inside
_MISSING = 0.08  # what each chord tone that does not sound costs
_BASS = 0.22  # what the root in the bass is worth
_CHANGE = 0.25  # what a change of chord costs
_CHANGE_WEAK = 0.4  # the same in the middle of a bar


def slot_histograms(piece: Piece) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Sounding ticks of each pitch class in each half bar, shape (2 * bars, 12), and the lowest
    pitch class that sounds there for long (-1: silence), shape (2 * bars,)."""
    edges = np.empty(2 * len(piece.bars) + 1, dtype=np.int64)
    edges[0::2] = piece.bar_starts
    edges[1::2] = [start + bar.meter.second_half for start, bar in zip(piece.bar_starts, piece.bars, strict=False)]
    slots = len(edges) - 1
    histogram = np.zeros((slots, 12))
    lowest = np.full(slots, 128.0)
    for part in piece.parts:
        if part.is_drums or not part.notes:
            continue
        starts = np.array([n.start for n in part.notes])
        ends = np.array([n.end for n in part.notes])
        pitches = np.array([n.pitch for n in part.notes])
        first = np.clip(np.searchsorted(edges, starts, side="right") - 1, 0, slots - 1)
        last = np.clip(np.searchsorted(edges, ends, side="left") - 1, 0, slots - 1)
        for reach in range(int((last - first).max()) + 1):
            slot = first + reach
            inside = slot <= last
            slot = slot[inside]
            sounding = np.minimum(ends[inside], edges[slot + 1]) - np.maximum(starts[inside], edges[slot])
            np.add.at(histogram, (slot, pitches[inside] % 12), np.maximum(sounding, 0))
            long = sounding >= 3
            np.minimum.at(lowest, slot[long], pitches[inside][long])
    bass = np.where(lowest < 128, lowest % 12, -1).astype(np.int64)
    return histogram, bass


def estimate_chords(piece: Piece) -> list[tuple[Chord, ...]]:
    """One or two chords for every bar of the piece; a silent bar keeps the chord before it
    (no chord at the very beginning)."""
    histogram, bass = slot_histograms(piece)
    total = histogram.sum(axis=1)
    weights = histogram / np.maximum(total, 1)[:, None]
    inside = weights @ _TONES.T
    scores = inside - _OUTSIDE * (1 - inside)
    present = (weights > 0.02).astype(np.float64) @ _TONES.T
    scores -= _MISSING * (_SIZES[None, :] - present)
    scores += _BASS * (bass[:, None] == _ROOTS[None, :]) + _PRIOR[None, :]
    scores[total == 0] = 0.0
    path = _best_path(scores)
    chords: list[tuple[Chord, ...]] = []
    sounded = False
    for bar in range(len(piece.bars)):
        sounded = sounded or bool(total[2 * bar] or total[2 * bar + 1])
        if not sounded:
            chords.append((NO_CHORD,))
            continue
        first, second = ALL_CHORDS[path[2 * bar]], ALL_CHORDS[path[2 * bar + 1]]
        chords.append((first,) if first == second else (first, second))
    return chords


def _best_path(scores: npt.NDArray[np.float64]) -> list[int]:
    best = scores[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    stay = np.arange(scores.shape[1])
    for slot in range(1, len(scores)):
        change = _CHANGE_WEAK if slot % 2 else _CHANGE
        top = int(best.argmax())
        switch = best[top] - change > best
        back[slot] = np.where(switch, top, stay)
        best = np.where(switch, best[top] - change, best) + scores[slot]
    path = [int(best.argmax())]
    for slot in range(len(scores) - 1, 0, -1):
        path.append(int(back[slot, path[-1]]))
    return path[::-1]
