"""Leaning towards the groove of a genre that was asked for: where in a bar its drums, bass and chords strike.

The model knows genres, but with few examples of most it falls back on what all have in common.
How often the training works of a genre strike at each place of the bar, against all genres
together, lies in ``grooves.json``; ``python -m composer.evaluate.refit grooves --store STORE`` makes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.analysis.genre_features import DRUM_STROKES, PLACES, STROKES, drum_stroke, places_of
from composer.decode.word_table import DRUM, POSITION, WordTable

Floats = npt.NDArray[np.float32]

GROOVES_FILE = Path(__file__).with_name("grooves.json")
# How far the logit of a stroke's share in the genre may lie above or below that in all genres, which is
# what a word gains for the stroke.
_FURTHEST = 3.0
# Shares are taken as no rarer than this: what sixty works never did may happen in the next.
_RAREST = 0.02


@cache
def groove_leans() -> Mapping[str, Mapping[str, Floats]]:
    """For each genre and stroke the logits of each place of the bar, shape (places,)."""
    record = json.loads(GROOVES_FILE.read_text(encoding="utf-8"))
    if tuple(record["strokes"]) != STROKES:
        raise ValueError(f"{GROOVES_FILE.name} was made for other strokes: refit it")
    usual = _logits(record["all"])
    return {genre: _leans(_logits(shares) - usual) for genre, shares in record["genres"].items()}


def _leans(differences: Floats) -> dict[str, Floats]:
    """Of a kit they say which drums as well; of bass and chords where they strike and not how often."""
    kept = np.clip(differences, -_FURTHEST, _FURTHEST)
    return {
        stroke: lean if stroke in DRUM_STROKES else lean - lean.mean()
        for stroke, lean in zip(STROKES, kept, strict=True)
    }


def _logits(shares: Sequence[Sequence[float]]) -> Floats:
    kept = np.clip(np.array(shares, dtype=np.float32), _RAREST, 1 - _RAREST)
    return np.log(kept / (1 - kept))


class GrooveLean:
    """What the groove of a ``genre`` asks of the words of players by their ``roles``; nothing where
    none was asked for or its works are not known."""

    def __init__(self, table: WordTable, roles: Sequence[str], genre: str | None) -> None:
        self._table, self._roles = table, roles
        self._genre = genre if genre in groove_leans() else None

    def bias(self, part: int, ticks: int, position: int) -> Floats | float:
        """What is added to the logits of played words of a part that stands at ``position`` in a bar of
        ``ticks`` ticks (-1: before its first)."""
        role = self._roles[part]
        if self._genre is None or (role != "drums" and role not in STROKES):
            return 0.0
        told, going_on = _of_words(self._table, self._genre, role, ticks)
        return told if position < 0 else told + going_on[_places(ticks)[position]]


@cache
def _places(ticks: int) -> list[int]:
    """The place of every tick of a bar."""
    return places_of(np.arange(ticks), ticks).tolist()


# The roles of a genre in its meters, for the genres that are asked for; reading a vocabulary takes as long as a bar.
@lru_cache(maxsize=64)
def _of_words(table: WordTable, genre: str, role: str, ticks: int) -> tuple[Floats, Floats]:
    """For the strokes at positions that a word tells itself, shape (vocabulary,), and for those that
    go on at each place of the bar, (places, vocabulary)."""
    leans, places, size = groove_leans()[genre], _places(ticks), len(table.events)
    told, going_on = np.zeros(size, dtype=np.float32), np.zeros((PLACES, size), dtype=np.float32)
    for word, events in enumerate(table.events):
        place = None
        for event in events:
            if event.kind == POSITION:
                if event.value >= ticks:
                    break
                place = places[event.value]
                if role != "drums":
                    told[word] += leans[role][place]
            stroke = drum_stroke(event.value) if event.kind == DRUM and role == "drums" else None
            if stroke is not None:
                if place is None:
                    going_on[:, word] += leans[stroke]
                else:
                    told[word] += leans[stroke][place]
    return told, going_on
