"""How the tables of words are written: names in one string, divided by commas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Value = TypeVar("Value")


def phrases(*columns: str) -> list[str]:
    """The names in each column, in order: ``phrases("sax, saxophone", "萨克斯")`` has three."""
    return [name.strip() for column in columns for name in column.split(",") if name.strip()]


def spread(rows: Iterable[tuple[Value, str, str]]) -> dict[str, Value]:
    """Rows of (value, English names, Chinese names) as a dictionary from name to value.

    Raises ValueError when two rows claim one name."""
    entries: dict[str, Value] = {}
    for value, english, chinese in rows:
        for name in phrases(english, chinese):
            if name in entries:
                raise ValueError(f"{name!r} stands in the table twice")
            entries[name] = value
    return entries


def words(text: str) -> frozenset[str]:
    """The words of ``text``, which spaces and line ends divide."""
    return frozenset(text.split())
