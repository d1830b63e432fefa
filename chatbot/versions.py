"""The versions of one conversation, and the way back and forth through them."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.events import ReceiptLine
from chatbot.receipt import Facts
from composer.controls import Controls
from composer.piece import Piece


@dataclass(frozen=True)
class Version:
    """One state of the music. ``number`` counts from 1 and never changes; ``wish`` is all that
    was asked of it so far, its edits included, for composing it anew; ``complete`` is False when
    composing was cancelled on the way."""

    number: int
    piece: Piece
    facts: Facts
    receipt: tuple[ReceiptLine, ...]
    wish: Controls
    complete: bool = True


class History:
    """All versions and which one is current. Undo and redo walk the order in which versions
    became current, so going back to an old version can be undone as well."""

    def __init__(self) -> None:
        self._versions: list[Version] = []
        self._path: list[int] = []
        self._at = -1

    def __len__(self) -> int:
        return len(self._versions)

    @property
    def all(self) -> tuple[Version, ...]:
        """Every version ever made, by number."""
        return tuple(self._versions)

    @property
    def current(self) -> Version | None:
        """The version that "it" means, or None before the first."""
        return self._versions[self._path[self._at] - 1] if self._path else None

    def add(self, version: Version) -> None:
        """Make a new version the current one; what was undone can no longer be redone."""
        if version.number != len(self._versions) + 1:
            raise ValueError(f"the next version is {len(self._versions) + 1}, not {version.number}")
        self._versions.append(version)
        self._visit(version.number)

    def go(self, number: int) -> Version | None:
        """Make version ``number`` the current one; None when there is no such version."""
        if not 1 <= number <= len(self._versions):
            return None
        self._visit(number)
        return self.current

    def undo(self) -> Version | None:
        """One step back; None at the beginning."""
        if self._at < 1:
            return None
        self._at -= 1
        return self.current

    def redo(self) -> Version | None:
        """One step forward again; None when nothing was undone."""
        if self._at + 1 >= len(self._path):
            return None
        self._at += 1
        return self.current

    def _visit(self, number: int) -> None:
        del self._path[self._at + 1 :]
        self._path.append(number)
        self._at = len(self._path) - 1
