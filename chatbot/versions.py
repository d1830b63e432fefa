"""The versions of one conversation: the tree that they grow, and the way back and forth through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chatbot.events import ReceiptLine
from chatbot.preferences import Judgement
from chatbot.receipt import Facts
from chatbot.turn import Language, Turn
from composer.controls import Controls
from composer.piece import Piece


@dataclass(frozen=True)
class Before:
    """What the music of a turn hangs on, as it was before the turn: the ``request`` as it came in, the
    conversation's ``seed`` and how often it was drawn from, how many versions there were, the ``path``
    of their becoming current and where ``at`` it was, and the rest of :class:`chatbot.state.State`.
    With the notes of those versions the turn can be carried out once more."""

    request: str
    seed: int
    draws: int
    turns: int
    versions: int
    path: tuple[int, ...]
    at: int
    language: Language | None = None
    previous: Turn | None = None
    excluded: tuple[str, ...] = ()
    candidates: tuple[int, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    dialogue: tuple[str, ...] = ()
    standing: Controls = field(default_factory=Controls)


@dataclass(frozen=True)
class Making:
    """What made a version: the act and task of the request, and the request as it was said; ``before``
    is what the turn found."""

    act: str
    said: str
    task: str | None = None
    before: Before | None = None


@dataclass(frozen=True)
class Version:
    """One state of the music. ``number`` counts from 1 and never changes; ``wish`` is all that
    was asked of it so far, its edits included, for composing it anew; ``complete`` is False when
    composing was cancelled on the way, ``planned`` then the number of bars it was to have.
    ``parent`` is the number of the version that it was made from, None for music made anew;
    ``name`` what the visitor calls it; ``making`` what made it. A ``hidden`` version was put away: it
    is no longer listed, and still there."""

    number: int
    piece: Piece
    facts: Facts
    receipt: tuple[ReceiptLine, ...]
    wish: Controls
    complete: bool = True
    planned: int | None = None
    parent: int | None = None
    name: str | None = None
    making: Making | None = None
    hidden: bool = False


class History:
    """All versions and which one is current. Undo and redo walk the order in which versions
    became current, so going back to an old version can be undone as well; a change of an old
    version begins a branch.

    Args:
        versions: those there are, numbered from 1.
        path: the numbers of the versions in the order in which they became current.
        at: where on the path the current version is; None for its end.
    """

    def __init__(self, versions: Sequence[Version] = (), path: Sequence[int] = (), at: int | None = None) -> None:
        self._versions = list(versions)
        self._path = list(path)
        self._at = len(self._path) - 1 if at is None else at

    def __len__(self) -> int:
        return len(self._versions)

    @property
    def all(self) -> tuple[Version, ...]:
        """Every version ever made, by number."""
        return tuple(self._versions)

    @property
    def shown(self) -> tuple[Version, ...]:
        """Every version that was not put away, by number."""
        return tuple(version for version in self._versions if not version.hidden)

    @property
    def path(self) -> tuple[int, ...]:
        """The numbers of the versions in the order in which they became current."""
        return tuple(self._path)

    @property
    def at(self) -> int:
        """Where on the path the current version is; -1 before the first."""
        return self._at

    @property
    def current(self) -> Version | None:
        """The version that "it" means, or None before the first."""
        return self._versions[self._path[self._at] - 1] if self._path else None

    def version(self, number: int) -> Version | None:
        """The version of that number; None when there is none."""
        return self._versions[number - 1] if 1 <= number <= len(self._versions) else None

    def add(self, version: Version) -> None:
        """Make a new version the current one; what was undone can no longer be redone."""
        if version.number != len(self._versions) + 1:
            raise ValueError(f"the next version is {len(self._versions) + 1}, not {version.number}")
        self._versions.append(version)
        self._visit(version.number)

    def go(self, number: int) -> Version | None:
        """Make version ``number`` the current one, and listed again when it was put away; None when
        there is no such version."""
        version = self.version(number)
        if version is None:
            return None
        self._change(replace(version, hidden=False))
        self._visit(number)
        return self.current

    def rename(self, number: int, name: str) -> Version:
        """Give a version a name; one that had it before loses it. Raises IndexError for no version."""
        for version in self._versions:
            if version.name is not None and version.name.casefold() == name.casefold():
                self._change(replace(version, name=None))
        return self._change(replace(self._versions[number - 1], name=name))

    def hide(self, number: int) -> Version | None:
        """Put a version away. When it was the current one, the one that was current before becomes
        current again. None when no other version would be left, or there is no such version."""
        version = self.version(number)
        seen = (*range(1, len(self) + 1), *self._path[: self._at])
        others = [other for other in seen if other != number and not self._versions[other - 1].hidden]
        if version is None or not others:
            return None
        current = self.current
        self._change(replace(version, hidden=True))
        if current is not None and current.number == number:
            self._visit(others[-1])
        return self._versions[number - 1]

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

    def tree(self) -> Iterator[tuple[int, Version]]:
        """The versions that are shown, each with its depth, parents before their children. Children
        of one that was put away stand where it would."""
        yield from self._branches(None, 0)

    def _branches(self, parent: int | None, depth: int) -> Iterator[tuple[int, Version]]:
        for version in self._versions:
            if version.parent != parent:
                continue
            if not version.hidden:
                yield depth, version
            yield from self._branches(version.number, depth if version.hidden else depth + 1)

    def _visit(self, number: int) -> None:
        del self._path[self._at + 1 :]
        self._path.append(number)
        self._at = len(self._path) - 1

    def _change(self, version: Version) -> Version:
        self._versions[version.number - 1] = version
        return version
