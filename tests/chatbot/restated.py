"""What strangers say and the same in the plainest words: whether both come to the same.

Stricter than the other collections, for a field that only one of them has counts, and what the plain words are misread
as is no excuse; but nobody had to label a field, and the wishes are of every kind, with the stories that people tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot.turn import Language, Turn
from chatbot.understand import Context, turn_json, understand
from tests.chatbot.phrase_notation import MANY, PIECE

FOLDER = Path(__file__).parent / "restated"
_SITUATIONS: dict[str, Context | None] = {"none": None, "piece": PIECE, "many": MANY}


@dataclass(frozen=True)
class Restated:
    """What is ``said`` where a ``context`` is there, and the same ``plain``."""

    context: Context | None
    plain: str
    said: str


def restated(language: Language) -> Iterator[Restated]:
    """Every line of the collection of this language."""
    for line in (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            situation, plain, said = line.split("\t")
            yield Restated(_SITUATIONS[situation], plain, said)


def means_the_same(one: Restated) -> bool:
    """Whether what is said comes to what its plain words come to."""
    return sense(understand(one.said, one.context)) == sense(understand(one.plain, one.context))


def sense(turn: Turn) -> dict[str, Any]:
    """All that a turn does: a mood by its signs, an assumed tempo by its class."""
    shown: dict[str, Any] = turn_json(turn)
    controls = {name: value for name, value in shown["controls"].items() if value not in (None, [], {})}
    mood = turn.controls.mood
    if mood is not None:
        controls["mood"] = tuple((value > 0.05) - (value < -0.05) for value in (mood.valence, mood.energy))
    if turn.controls.tempo_class is not None:
        controls.pop("tempo_bpm", None)
    controls.pop("seed", None)
    names = ("act", "task", "topic", "targets", "edits", "problem", "preserve", "name", "notation")
    return {**{name: shown.get(name) for name in names}, "controls": controls, "then": [*map(sense, turn.then)]}
