"""Fitting the weights of the mood estimator on one half of the songs whose moods listeners heard.

Two logistic regressions on the sign of valence and of energy. The language model never sees this
music: what goes from it into the estimator are the numbers of ``mood.json``.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from composer.analysis.mood import ENERGY_FEATURES, VALENCE_FEATURES, WEIGHTS_FILE, Weights, mood_features
from composer.evaluate.held_out import works_of
from composer.evaluate.moods import heard_moods
from composer.evaluate.regression import logistic

_PENALTY = 0.01  # of the squared weights, features in units of their standard deviation
_LEAST_SCALE = 0.01  # of a feature that hardly differs
# Music as the language model learns it, so many works of each corpus, for the gains: a tenth of it
# is below -0.6, the lowest of the five steps of the text, and a fifth above 0.6, the highest.
_SPREAD_OVER = (
    "pop909-cl", "openscore-lieder", "bach-chorales", "nottingham", "cre-irish", "freedoom", "free-games",
    "easyrpg-rtp", "musetrainer", "when-in-rome", "openscore-quartets",
)  # fmt: skip
_WORKS, _LOWEST, _HIGHEST, _EDGE = 30, 10, 80, 0.6


def write_mood_weights(data: Path, out: Path = WEIGHTS_FILE) -> None:
    """Fit and write the file that the estimator reads. Raises ValueError where ``data`` has none of
    the labelled music."""
    heard = [(mood, mood_features(mood.piece)) for mood in heard_moods(data) if mood.to_fit_on]
    rows = [(mood, measured) for mood, measured in heard if measured is not None]
    if not rows:
        raise ValueError("vgmidi-labels and emopia-labels hold the moods to fit on, and are not there")
    music = _training_music(data)
    record: dict[str, object] = {"about": f"fitted on {len(rows)} pieces; python -m composer.evaluate.refit mood"}
    for side, names in (("valence", VALENCE_FEATURES), ("energy", ENERGY_FEATURES)):
        signs = np.array([mood.valence if side == "valence" else mood.energy for mood, _ in rows])
        table = np.array([[measured[name] for name in names] for _, measured in rows])
        mean = np.round(np.nanmean(table, axis=0), 3)
        scale = np.maximum(np.round(np.nanstd(table, axis=0), 3), _LEAST_SCALE)
        found, bias = logistic(np.nan_to_num((table - mean) / scale), signs > 0, _PENALTY)
        columns = np.round(np.stack((mean, scale, found), axis=1), 3).tolist()
        weights = Weights({name: (m, s, w) for name, (m, s, w) in zip(names, columns, strict=True)}, round(bias, 3))
        record[side] = {
            "bias": weights.bias,
            "gain": _gain([weights.logit(measured) for measured in music]),
            "features": {name: {"mean": m, "scale": s, "weight": w} for name, (m, s, w) in weights.features.items()},
        }
    out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _training_music(data: Path) -> list[dict[str, float]]:
    found = []
    for corpus in _SPREAD_OVER:
        works = works_of(data, corpus)
        found += [mood_features(work.piece) for work in works[:: max(len(works) // _WORKS, 1)][:_WORKS]]
    return [measured for measured in found if measured is not None]


def _gain(logits: list[float]) -> list[float]:
    """Below and above zero; 1 where ``data`` has none of the corpora."""
    if not logits:
        return [1.0, 1.0]
    ends = np.percentile(logits, (_LOWEST, _HIGHEST))
    return np.round(np.arctanh(_EDGE) / np.maximum(np.abs(ends), 0.1), 3).tolist()
