"""Where an open phrase lies among the anchors: the mean of the nearest, or nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chatbot.understand.open_words.anchors import Anchor
from chatbot.understand.open_words.encoder import Vectors


@dataclass(frozen=True)
class Calibration:
    """How sure one must be. The ``nearest`` anchors have a say, each the less the farther it is:
    by e at every ``temperature`` of likeness. ``threshold`` is the least likeness to any music at
    all, ``margin`` how much nearer music must be than what is no music."""

    nearest: int
    temperature: float
    threshold: float
    margin: float


# Chosen by `python -m chatbot.understand.open_words FILES --calibrate` on two thirds of the collection.
# Glosses are all a little alike, which is why Chinese has its own.
CALIBRATION = {"en": Calibration(16, 0.12, 0.34, 0.0), "zh": Calibration(8, 0.08, 0.28, 0.0)}
# A genre is taken when this share of the say is for it.
_GENRE_SHARE = 0.34
_MOST_PLAYERS = 3


@dataclass(frozen=True)
class Placed:
    """A phrase's place: valence and energy (-1 to 1), tempo in BPM, the genre that the anchors agree
    on (None when they do not), players, and the likeness to the nearest anchor (0 to 1)."""

    valence: float
    energy: float
    tempo_bpm: float
    genre: str | None
    players: tuple[str, ...]
    likeness: float


def place(likenesses: Vectors, anchors: Sequence[Anchor], calibration: Calibration) -> Placed | None:
    """The place of a phrase with these likenesses to the anchors; None when it is no music."""
    music = np.array([anchor.evokes.music for anchor in anchors])
    nearest = float(likenesses[music].max())
    other = float(likenesses[~music].max(initial=0.0))
    if nearest < calibration.threshold or nearest - other < calibration.margin:
        return None
    musical = np.flatnonzero(music)
    chosen = musical[np.argsort(likenesses[musical])[-calibration.nearest :]]
    say = np.exp((likenesses[chosen] - nearest) / calibration.temperature)
    say /= say.sum()
    evoked = [anchors[i].evokes for i in chosen]
    genres: dict[str, float] = defaultdict(float)
    players: dict[str, float] = defaultdict(float)
    for weight, one in zip(say, evoked, strict=True):
        genres[one.genre] += float(weight)
        for family in one.players:
            players[family] += float(weight)
    genre = max(genres, key=lambda name: genres[name])
    best = sorted(players, key=lambda name: -players[name])
    tempo = 2.0 ** float(say @ np.log2([one.tempo_bpm for one in evoked]))
    return Placed(
        valence=round(float(say @ np.array([one.valence for one in evoked])), 2),
        energy=round(float(say @ np.array([one.energy for one in evoked])), 2),
        tempo_bpm=float(2 * round(tempo / 2)),
        genre=genre if genres[genre] >= _GENRE_SHARE else None,
        players=tuple(name for name in best[:_MOST_PLAYERS] if players[name] >= 0.5 * players[best[0]]),
        likeness=round(nearest, 3),
    )
