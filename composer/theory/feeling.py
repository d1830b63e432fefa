"""Why a piece sounds happy or sad, calm or excited: what the estimate of its mood rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from composer.analysis.mood import Weights, estimate_mood, mood_features, mood_weights
from composer.harmony import Chord
from composer.piece import Piece


@dataclass(frozen=True)
class Reason:
    """One thing that was measured (a feature of :func:`composer.analysis.mood.mood_features`), its
    ``value``, what is ``usual`` among the labelled music, and its ``pull`` in logits: above zero
    towards happy, or excited."""

    feature: str
    value: float
    usual: float
    pull: float


@dataclass(frozen=True)
class Feeling:
    """Valence and energy in [-1, 1] and what moved each, the strongest pull first."""

    valence: float
    energy: float
    of_valence: tuple[Reason, ...]
    of_energy: tuple[Reason, ...]


def feeling_of(piece: Piece, chords: Sequence[tuple[Chord, ...]] | None = None) -> Feeling:
    """The mood of a piece, or of :func:`composer.theory.modulation.bars_alone`, with its reasons."""
    heard = None if chords is None else list(chords)
    mood = estimate_mood(piece, heard)
    measured = mood_features(piece, heard)
    if measured is None:
        return Feeling(mood.valence, mood.energy, (), ())
    valence, energy = mood_weights()
    return Feeling(mood.valence, mood.energy, _reasons(valence, measured), _reasons(energy, measured))


def _reasons(weights: Weights, measured: dict[str, float]) -> tuple[Reason, ...]:
    found = [
        Reason(name, measured[name], mean, weight * (measured[name] - mean) / scale)
        for name, (mean, scale, weight) in weights.features.items()
        if measured[name] == measured[name]  # NaN: nobody set it
    ]
    return tuple(sorted(found, key=lambda reason: -abs(reason.pull)))
