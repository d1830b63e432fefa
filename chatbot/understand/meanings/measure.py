"""How sentences that nothing was learnt from are read: by the rules alone, and with what is learnt beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from chatbot.turn import Language, Turn
from chatbot.understand.context import Context
from chatbot.understand.meanings.classes import OFFTOPIC, PLAIN_WORDS
from chatbot.understand.understanding import understand


@dataclass(frozen=True)
class Read:
    """A sentence, the class it belongs to, and whether it was read so."""

    name: str
    said: str
    by_rules: bool
    right: bool


def sense(turn: Turn) -> tuple[object, ...]:
    """What a turn does, as far as words without any detail can say it."""
    mood = turn.controls.mood
    feels = mood and (mood.valence > 0, mood.energy > 0)
    edits = tuple((edit.operation, edit.factor is not None and edit.factor > 1) for edit in turn.edits)
    return turn.act, turn.task, turn.topic, edits, feels


def read_unseen(folder: Path, language: Language, context: Context) -> Iterator[Read]:
    """Every sentence of a table ``en.tsv`` or ``zh.tsv`` (class, tab, sentence; lines with # are remarks)."""
    plain = replace(context, plain=True)
    goal = {name: sense(understand(words[language == "zh"], plain)) for name, words in PLAIN_WORDS.items()}
    for line in (folder / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, said = line.split("\t")
        by_rules, right = (
            turn.act == "offtopic" if name == OFFTOPIC else sense(turn) == goal[name]
            for turn in (understand(said, plain), understand(said, context))
        )
        yield Read(name, said, by_rules, right)
