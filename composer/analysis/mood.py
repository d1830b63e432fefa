"""Density and mood, by formulas that can be read.

Mood follows what listening experiments agree on (A. Gabrielsson and E. Lindström, "The role of
structure in the musical expression of emotions", 2010): fast, loud, dense and staccato music is
heard as energetic; major, fast and high music as happy. The weights of valence are rounded from
ridge regressions on the human labels of VGMIDI (L. Ferreira and J. Whitehead, ISMIR 2019);
``python -m composer.evaluate mood`` says how often the formulas agree with those labels.
"""

from __future__ import annotations

import math

import numpy as np

from composer.analysis.key import key_scores
from composer.controls import Level, Mood
from composer.piece import TICKS_PER_QUARTER, Piece

# Onsets a second over the whole texture at which each of levels 1..4 begins: the quintiles of
# the training music's order of magnitude, kept round.
_DENSITY_EDGES = (2.0, 4.0, 7.0, 12.0)


def onsets_per_second(piece: Piece) -> float:
    """Distinct onset times of every part, a second, summed over parts."""
    if piece.seconds <= 0:
        return 0.0
    onsets = sum(len({n.start for n in part.notes}) for part in piece.parts if part.sounds)
    return onsets / piece.seconds


def density_step(piece: Piece) -> int:
    """Level 0..4 of :func:`onsets_per_second`."""
    return sum(onsets_per_second(piece) >= edge for edge in _DENSITY_EDGES)


def density_level(piece: Piece) -> Level:
    """The same in words: low, moderate, high."""
    levels: tuple[Level, ...] = ("low", "low", "moderate", "high", "high")
    return levels[density_step(piece)]


def estimate_mood(piece: Piece) -> Mood:
    """Valence and energy in [-1, 1], estimated from the notes."""
    notes = [n for part in piece.parts if part.sounds for n in part.notes]
    pitched = [n for part in piece.parts if part.sounds and not part.is_drums for n in part.notes]
    if not notes:
        return Mood(0.0, 0.0)
    scores = key_scores(piece)
    mode = float(np.tanh(4.0 * (scores[:12].max() - scores[12:].max())))
    tempo = math.log2(piece.tempo_bpm / 105.0)
    rate = math.log2(max(onsets_per_second(piece), 0.25) / 5.0)
    loud = (float(np.mean([n.velocity for n in notes])) - 72.0) / 40.0
    height = (float(np.mean([n.pitch for n in pitched])) - 62.0) / 12.0 if pitched else 0.0
    gaps = float(np.median([n.duration for n in pitched])) / TICKS_PER_QUARTER if pitched else 0.5
    short = -math.log2(max(gaps, 0.1))
    drums = 0.25 if any(p.is_drums and p.sounds for p in piece.parts) else 0.0
    energy = math.tanh(0.55 * tempo + 0.45 * rate + 0.4 * loud + 0.15 * short + drums)
    valence = math.tanh(1.3 * (0.5 * mode + 0.2 * tempo + 0.3 * rate + 0.3 * height + 0.3))
    return Mood(round(valence, 3), round(energy, 3))


def mood_step(value: float) -> int:
    """Level 0..4 of a valence or energy in [-1, 1]."""
    return sum(value >= edge for edge in (-0.6, -0.2, 0.2, 0.6))
