"""Chords from notes, one or two a bar.

For each half bar and each of 156 chords the tones that sound there and around are weighed by how
they lie above the chord's root, every quality with weights of its own; the best path through the
piece is found by dynamic programming, with a bonus for staying on a chord, so that a passing tone
does not become a chord. The frame is that of B. Pardo and W. Birmingham, "Algorithms for Chordal
Analysis" (Computer Music Journal 26/2, 2002), their templates replaced by a softmax regression on
annotated songs. The weights lie in ``chords.json``; ``python -m composer.evaluate.refit chords``
makes them and ``python -m composer.evaluate chords`` says how often they are right.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from composer.analysis.chord_evidence import Evidence, evidence
from composer.analysis.notes import Floats, Integers
from composer.analysis.path import best_path
from composer.harmony import ALL_CHORDS, NO_CHORD, QUALITIES, Chord
from composer.piece import Piece

WEIGHTS_FILE = Path(__file__).with_name("chords.json")
# _ABOVE[r, k] is the pitch class k semitones above root r.
_ABOVE = (np.arange(12)[:, None] + np.arange(12)[None, :]) % 12


@dataclass(frozen=True, eq=False)
class ChordWeights:
    """``kinds`` of evidence that are heard; ``weights`` (12 * kinds, qualities) and ``bias`` per
    quality, in logits; ``stay``, what keeping the chord is worth at a bar line and within a bar."""

    kinds: tuple[str, ...]
    weights: Floats
    bias: Floats
    stay: tuple[float, float]

    def scores(self, heard: Evidence) -> Floats:
        """Log-probability of each of :data:`ALL_CHORDS` in each half bar by itself."""
        return chord_scores(relative(heard, self.kinds) @ self.weights + self.bias)


def relative(heard: Evidence, kinds: tuple[str, ...]) -> Floats:
    """The evidence counted from each root, shape (half bars, 12 roots, 12 * kinds)."""
    return np.concatenate([heard.kinds[kind][:, _ABOVE] for kind in kinds], axis=2)


def chord_scores(logits: Floats) -> Floats:
    """Log-softmax over all chords of logits of shape (half bars, 12 roots, qualities), in the
    order of :data:`ALL_CHORDS`: quality by quality, in each the twelve roots."""
    flat = logits.transpose(0, 2, 1).reshape(len(logits), -1)
    flat = flat - flat.max(axis=1, keepdims=True)
    return flat - np.log(np.exp(flat).sum(axis=1, keepdims=True))


@cache
def chord_weights(name: str) -> ChordWeights:
    """The fitted weights for ``"accompanied"`` music or for a ``"lone line"``."""
    record = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))[name]
    kinds = tuple(record["kinds"])
    rows = [[record["weights"][quality][kind] for kind in kinds] for quality in QUALITIES]
    weights = np.array(rows, dtype=np.float64).reshape(len(QUALITIES), -1).T
    bias = np.array([record["bias"][quality] for quality in QUALITIES], dtype=np.float64)
    at_bar, in_bar = record["stay"]
    return ChordWeights(kinds, weights, bias, (at_bar, in_bar))


def estimate_chords(piece: Piece) -> list[tuple[Chord, ...]]:
    """One or two chords for every bar of the piece; a silent bar keeps the chord before it
    (no chord at the very beginning). A melody alone gets the chords that would go with it."""
    heard = evidence(piece)
    if not len(heard.sounds):
        return [(NO_CHORD,) for _ in piece.bars]
    weights = chord_weights("lone line" if heard.lone_line else "accompanied")
    path = estimated_path(heard, weights)
    chords: list[tuple[Chord, ...]] = []
    for bar in range(len(piece.bars)):
        if 2 * bar + 1 < heard.sounds[0]:
            chords.append((NO_CHORD,))
            continue
        first, second = ALL_CHORDS[path[2 * bar]], ALL_CHORDS[path[2 * bar + 1]]
        chords.append((first,) if first == second else (first, second))
    return chords


def estimated_path(heard: Evidence, weights: ChordWeights) -> Integers:
    """The index in :data:`ALL_CHORDS` of the best chord of each half bar."""
    scores = weights.scores(heard)
    silent = np.ones(len(scores), dtype=bool)
    silent[heard.sounds] = False
    scores[silent] = 0.0
    return best_path(scores, weights.stay)
