"""Phrases with a known place: what an open phrase is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from composer.controls import GENRES, TEMPO_RANGE
from composer.instruments import FAMILIES

_FILE = Path(__file__).parent / "anchors.tsv"


@dataclass(frozen=True)
class Evocation:
    """What a group of phrases evokes: its place (valence and energy, -1 to 1), a tempo in BPM, a
    genre and families of players. ``music`` is False for what people say that is no wish for music;
    then the rest means nothing."""

    music: bool
    valence: float = 0.0
    energy: float = 0.0
    tempo_bpm: float = TEMPO_RANGE[0]
    genre: str = GENRES[0]
    players: tuple[str, ...] = ()


@dataclass(frozen=True)
class Anchor:
    """One phrase of a group."""

    phrase: str
    chinese: bool
    evokes: Evocation


def load_anchors() -> tuple[Anchor, ...]:
    """The anchors of the table.

    Raises ValueError for a genre or player that does not exist."""
    anchors: list[Anchor] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        valence, energy, tempo, genre, players, english, chinese = line.split("\t")
        evokes = Evocation(False)
        if valence != "out":
            families = tuple(players.split())
            if genre not in GENRES or not set(families) <= FAMILIES.keys():
                raise ValueError(f"no such genre or player: {genre}, {players}")
            evokes = Evocation(True, float(valence), float(energy), float(tempo), genre, families)
        for column, is_chinese in ((english, False), (chinese, True)):
            anchors += [Anchor(phrase.strip(), is_chinese, evokes) for phrase in column.split(";")]
    return tuple(anchors)
