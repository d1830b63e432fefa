"""Valence and energy of a piece, by a formula that can be read.

Each is the hyperbolic tangent of a weighted sum of what listening experiments name as its causes
(A. Gabrielsson and E. Lindström, "The role of structure in the musical expression of emotions",
2010): mode, harmony, tempo, density, loudness, register and articulation. The weights lie in
``mood.json``: logistic regressions on the labels of human listeners (VGMIDI: L. Ferreira and
J. Whitehead, ISMIR 2019; EMOPIA: H.-T. Hung et al., ISMIR 2021), on one half of the songs.
``python -m composer.evaluate.refit mood`` makes them; ``python -m composer.evaluate mood`` says how
often the signs agree with the other half.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from composer.analysis.harmony import estimate_chords
from composer.analysis.key import key_scores
from composer.analysis.notes import all_pitched, note_rows
from composer.controls import Mood
from composer.harmony import QUALITIES, Chord
from composer.key import SCALES
from composer.piece import Piece

WEIGHTS_FILE = Path(__file__).with_name("mood.json")
# What each is heard by. Speed and loudness are kept out of valence: in the labelled music, all of it
# for piano, what is loud and dense is angry rather than merry, which holds for no band.
VALENCE_FEATURES = ("mode", "major", "chromatic", "changes", "low")
ENERGY_FEATURES = ("tempo", "density", "loudness", "contrast", "low", "length")
# C3: notes below are a left hand's or a bass's.
_LOW = 48
# Velocities that spread less than this (standard deviation) were set by nobody: scores without
# dynamics have one for all. Their loudness says nothing, so that it counts as the usual one.
_FLAT = 1.0
# A fanfare on one chord is no proof of slow harmony: so much of the usual is mixed in.
_USUAL_CHANGES, _USUAL_SECONDS = 0.4, 8.0
_LONGEST_TICKS = 48  # a pedal held for pages says no more than a bar of it
_DRUMS = 0.5  # what drums add to the energy's sum; the labelled music has none


@dataclass(frozen=True)
class Weights:
    """Per feature its ``mean`` and ``scale`` among the labelled songs and its ``weight`` in logits
    per scale; the ``bias`` of the sum; and the ``gain`` below and above zero that spreads the
    training music over -1..1 without changing a sign."""

    features: dict[str, tuple[float, float, float]]
    bias: float
    gain: tuple[float, float] = (1.0, 1.0)

    def logit(self, measured: dict[str, float]) -> float:
        """The weighted sum, 0 where listeners would be divided; what is NaN counts as the mean."""
        total = self.bias
        for name, (mean, scale, weight) in self.features.items():
            if not math.isnan(measured[name]):
                total += weight * (measured[name] - mean) / scale
        return total

    def value(self, logit: float) -> float:
        """The sum as a number in [-1, 1]."""
        return round(math.tanh(self.gain[logit > 0] * logit), 3)


@cache
def mood_weights() -> tuple[Weights, Weights]:
    """The fitted weights of valence and of energy."""
    record = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    valence, energy = (
        Weights(
            {name: (row["mean"], row["scale"], row["weight"]) for name, row in part["features"].items()},
            part["bias"],
            (part["gain"][0], part["gain"][1]),
        )
        for part in (record["valence"], record["energy"])
    )
    return valence, energy


def mood_features(piece: Piece, chords: list[tuple[Chord, ...]] | None = None) -> dict[str, float] | None:
    """What moods are heard by; None when no pitched note sounds. ``chords`` as
    :func:`composer.analysis.estimate_chords` gives them, estimated when left out.

    ``mode``: how much likelier the best major key is than the best minor one, -1..1. ``major``:
    share of half bars on a chord with a major third. ``chromatic``: share of time outside the scale
    of the key. ``changes``: chord changes a second, as if eight seconds of the usual 0.4 went before.
    ``tempo``: octaves above 105 quarter notes a minute. ``density``: log2 of notes a second.
    ``loudness``, ``contrast``: mean and standard deviation of velocities, NaN where these are flat.
    ``low``: share of notes below C3. ``length``: log2 of the median length of a note in seconds."""
    piece = Piece(piece.bars, tuple(part for part in piece.parts if part.sounds), piece.key)
    rows = all_pitched(piece)
    if not len(rows):
        return None
    seconds = piece.seconds / piece.ticks
    scores = key_scores(piece)
    best = int(scores.argmax())
    scale = SCALES["major" if best < 12 else "minor"]
    sounding = np.bincount(rows[:, 1] % 12, np.minimum(rows[:, 2], _LONGEST_TICKS), 12)
    inside = float(sounding[[(best + step) % 12 for step in scale]].sum() / max(sounding.sum(), 1))
    halves = [chord for bar in chords or estimate_chords(piece) for chord in (bar[0], bar[-1])]
    changes = sum(one != other for one, other in pairwise(halves))
    velocities = np.concatenate([note_rows(part)[:, 3] for part in piece.parts])
    flat = float(velocities.std()) < _FLAT
    span = max(float(rows[:, 0].max() - rows[:, 0].min()) * seconds, 1.0)
    return {
        "mode": math.tanh(0.5 * float(scores[:12].max() - scores[12:].max())),
        "major": sum(chord.root is not None and 4 in QUALITIES[chord.quality] for chord in halves) / len(halves),
        "chromatic": 1.0 - inside,
        "changes": (changes + _USUAL_CHANGES * _USUAL_SECONDS) / (piece.seconds + _USUAL_SECONDS),
        "tempo": math.log2(piece.tempo_bpm / 105.0),
        "density": math.log2(max(len(rows) / span, 0.25)),
        "loudness": math.nan if flat else float(velocities.mean()),
        "contrast": math.nan if flat else float(velocities.std()),
        "low": float(np.mean(rows[:, 1] < _LOW)),
        "length": math.log2(max(float(np.median(rows[:, 2])) * seconds, 0.02)),
    }


def estimate_mood(piece: Piece, chords: list[tuple[Chord, ...]] | None = None) -> Mood:
    """Valence and energy in [-1, 1], estimated from the notes; ``chords`` as in
    :func:`mood_features`. Where nothing is pitched, valence is 0 and energy says how dense it is."""
    measured = mood_features(piece, chords)
    drums = [part for part in piece.parts if part.sounds and part.is_drums]
    if measured is None:
        strokes = sum(len(part.notes) for part in drums) / piece.seconds
        # Eight strokes a second are a beat in eighths at 120 BPM on three drums.
        return Mood(0.0, round(math.tanh(math.log2(max(strokes, 0.25) / 8.0)), 3) if drums else 0.0)
    valence, energy = mood_weights()
    loud = energy.logit(measured) + (_DRUMS if drums else 0.0)
    return Mood(valence.value(valence.logit(measured)), energy.value(loud))


def mood_step(value: float) -> int:
    """Level 0..4 of a valence or energy in [-1, 1]."""
    return sum(value >= edge for edge in (-0.6, -0.2, 0.2, 0.6))
