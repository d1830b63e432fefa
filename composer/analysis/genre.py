"""The genre of a piece by its notes and players, as far as these tell.

A softmax regression on :func:`genre_features`, fitted on the training works of a prepared store,
whose genres are those of the corpora and, for bands, of the grooves that were played. The weights
lie in ``genre.json``; ``python -m composer.evaluate.refit genre --store STORE`` makes them and
says how often they are right on works held out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from composer.analysis.genre_features import DRUM_STROKES, NAMES, genre_features
from composer.analysis.notes import Floats
from composer.harmony import Chord
from composer.piece import Piece

# Works held out of the fit whose likeliest genre is right, and those whose genre is among the three
# likeliest: ``python -m composer.evaluate.refit genre`` measures both.
HELD_OUT_LIKELIEST, HELD_OUT_IN_THREE = 0.77, 0.91
#: So many of the likeliest genres count as heard.
HEARD = 3
WEIGHTS_FILE = Path(__file__).with_name("genre.json")


@dataclass(frozen=True)
class GenreEstimate:
    """``genre`` of :data:`composer.controls.GENRES`, its ``probability`` by the estimator's own
    reckoning, and ``ranking``, all of :func:`known_genres` with theirs, likeliest first. A genre with
    few examples is not known and never named."""

    genre: str
    probability: float
    ranking: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class GenreReason:
    """One thing that speaks for a genre: the ``feature`` (of :data:`NAMES`; strokes of all places of
    the bar together, and all of them as "drums" where nobody drums), whether there is more of it than
    is usual (``above``), and its ``pull`` in logits, against the genres on average."""

    feature: str
    above: bool
    pull: float


@dataclass(frozen=True, eq=False)
class GenreWeights:
    """``weights`` (features, genres) of features in units of their ``scale`` from their ``mean``."""

    genres: tuple[str, ...]
    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats

    def probabilities(self, features: Floats) -> Floats:
        """Of each genre, for features of shape (..., features)."""
        logits = (features - self.mean) / self.scale @ self.weights + self.bias
        likely = np.exp(logits - logits.max(axis=-1, keepdims=True))
        return likely / likely.sum(axis=-1, keepdims=True)


@cache
def genre_weights() -> GenreWeights:
    """The fitted weights."""
    record = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    if tuple(record["features"]) != NAMES:
        raise ValueError(f"{WEIGHTS_FILE.name} was made for other features: refit it")
    genres = tuple(record["genres"])
    return GenreWeights(
        genres,
        np.array(record["mean"]),
        np.array(record["scale"]),
        np.array([record["genres"][genre]["weights"] for genre in genres]).T,
        np.array([record["genres"][genre]["bias"] for genre in genres]),
    )


def known_genres() -> tuple[str, ...]:
    """The genres that the estimator can tell."""
    return genre_weights().genres


def estimate_genre(piece: Piece, chords: Sequence[tuple[Chord, ...]] | None = None) -> GenreEstimate | None:
    """The most likely genre; None where nothing sounds. ``chords`` as in :func:`genre_features`."""
    if not any(part.sounds for part in piece.parts):
        return None
    weights = genre_weights()
    likely = weights.probabilities(genre_features(piece, chords))
    ranking = tuple((weights.genres[i], round(float(likely[i]), 4)) for i in np.argsort(-likely, kind="stable"))
    return GenreEstimate(*ranking[0], ranking)


def genre_reasons(
    piece: Piece, genre: str, chords: Sequence[tuple[Chord, ...]] | None = None
) -> tuple[GenreReason, ...]:
    """What speaks for and against one of :func:`known_genres`, the strongest pull towards it first."""
    weights = genre_weights()
    unusual = (genre_features(piece, chords) - weights.mean) / weights.scale
    pulls = unusual * (weights.weights[:, weights.genres.index(genre)] - weights.weights.mean(axis=1))
    drums = any(part.is_drums and part.sounds for part in piece.parts)
    silent = {"bass", "chords"} - {part.role for part in piece.parts if part.sounds}
    together: dict[str, tuple[float, float]] = {}
    for name, pull, height in zip(NAMES, pulls.tolist(), unusual.tolist(), strict=True):
        stroke, _, place = name.rpartition(" ")
        kind = stroke if place.isdigit() and stroke else name
        # Where nobody drums, that is what counts, and not each stroke that is missing.
        kind = "drums" if kind in DRUM_STROKES and not drums else kind
        if kind in silent:
            continue  # a role that nobody has strikes nowhere
        before = together.get(kind, (0.0, 0.0))
        together[kind] = (before[0] + pull, before[1] + height)
    found = [GenreReason(name, height > 0, round(pull, 3)) for name, (pull, height) in together.items()]
    return tuple(sorted(found, key=lambda reason: -reason.pull))
