"""How sentences that nothing was learnt from are read: by the rules alone, and with what is learnt beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from chatbot.turn import Language, Turn
from chatbot.understand.context import Context
from chatbot.understand.effect import effect
from chatbot.understand.meanings.changes import LARGE_PIECE, NEW_PIECE, change_in_plain_words
from chatbot.understand.meanings.classes import OFFTOPIC, PLAIN_WORDS, Table
from chatbot.understand.meanings.masking import masked
from chatbot.understand.understanding import understand
from composer.key import Key
from composer.piece import Meter

_PIECE = Context(Key("C", "major"), 100.0, Meter(4, 4), 16, ("piano", "bass", "drums"), 2)


@dataclass(frozen=True)
class Read:
    """A sentence, the class it belongs to, and whether it was read so."""

    name: str
    said: str
    by_rules: bool
    right: bool


def read_unseen(
    folder: Path, table: Table, language: Language, context: Context | None = None, some: int = 1
) -> Iterator[Read]:
    """Every sentence of the file of the ``table`` (its class, then for changes whom and where, then the sentence,
    with tabs between them; lines with # are remarks), or every third where ``some`` is 3, said while a piece is
    playing."""
    lines = (folder / f"{table.name}_{language}.tsv").read_text(encoding="utf-8").splitlines()
    fields = [line.split("\t") for line in lines if not line.startswith("#")]
    context = context or (LARGE_PIECE if table.masked else _PIECE)
    for name, *whom_and_where, said in fields[::some]:
        wanted = _change(name, *whom_and_where) if table.masked else _meaning(name, language)
        by_rules, right = (
            _right(understand(said, there), wanted, table) for there in (replace(context, plain=True), context)
        )
        yield Read(name, said, by_rules, right)


def sense(turn: Turn) -> tuple[object, ...]:
    """What a turn does, as far as words without any detail can say it."""
    mood = turn.controls.mood
    feels = mood and (mood.valence > 0, mood.energy > 0)
    edits = tuple((edit.operation, edit.factor is not None and edit.factor > 1) for edit in turn.edits)
    return turn.act, turn.task, turn.topic, edits, feels


def _meaning(name: str, language: Language) -> Turn | None:
    if name == OFFTOPIC:
        return None
    return understand(PLAIN_WORDS[name][language == "zh"], replace(_PIECE, plain=True))


def _change(name: str, whom: str, where: str) -> Turn | None:
    """What is wished, in plain English words; None for a new piece."""
    if name == NEW_PIECE:
        return None
    old, _, other = whom.rpartition(">") if name in ("swap", "double") else ("", "", whom)
    first = " and ".join(f"the {one.strip()}" for one in (old or other).split(",") if one.strip())
    place = f"bars {where}" if where[:1].isdigit() else f"the {where} bars" if where[-1:].isdigit() else f"the {where}"
    named = masked(f"{first}. a {other}. {place}" if where else f"{first}. a {other}", "en", LARGE_PIECE)
    words = change_in_plain_words(name, named, "en") if named is not None else None
    assert words is not None, (name, whom, where)
    return understand(words, replace(LARGE_PIECE, plain=True))


def _right(turn: Turn, wanted: Turn | None, table: Table) -> bool:
    if wanted is None:
        return turn.act == ("compose" if table.masked else "offtopic")
    return effect(turn) == effect(wanted) if table.masked else sense(turn) == sense(wanted)
