"""The journal of one conversation: everything is written down as it happens."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from chatbot.state import Chance, State
from chatbot.store.saved import (
    CONTROLS,
    JUDGEMENT,
    OUTLINE,
    TURN,
    Outline,
    Saved,
    Unfinished,
    bar_text,
    controls_of,
    judgement_of,
    outline_of,
    piece_of,
    tempos_of,
    turn_of,
    unfinished_of,
    version_of,
    version_row,
)
from chatbot.store.tables import bars, conversations, judgements, standing, takes, turns, versions
from chatbot.versions import History, Version
from composer.controls import Controls
from composer.midi import write_midi
from composer.piece import ComposedBar, Piece

_log = logging.getLogger(__name__)


class Journal:
    """Keeps nothing: the journal of a conversation that lives as long as its process.

    ``trouble`` says why nothing is written down any more: "elsewhere" when the conversation was
    opened by another process, "broken" when the database failed; None while all is well."""

    trouble: str | None = None

    def load(self) -> Saved | None:
        """The conversation as it was kept, which is then this process's own; None for a new one."""
        return None

    def begin(self, state: State, said: str) -> None:
        """A turn begins."""

    def finish(self, state: State, reply: str) -> None:
        """The turn is over."""

    def keep(self, state: State, version: Version) -> None:
        """A version was added; whatever was being composed is part of it."""

    def change(self, state: State, changed: Iterable[Version]) -> None:
        """Versions have other names, or were hidden; or another one is current."""

    def judge(self, state: State) -> None:
        """What is liked, or wished once and for all, has changed."""

    def begin_take(self, outline: Outline, before: Piece | None) -> None:
        """A piece is about to be composed; ``before`` is what it continues."""

    def add_bar(self, composed: ComposedBar) -> None:
        """One more bar of it."""

    def drop_take(self) -> None:
        """It came to nothing."""


class StoredJournal(Journal):
    """Keeps a conversation in a database. A failure of the database is logged and leaves
    :attr:`trouble`; it never stops the music."""

    def __init__(self, engine: Engine, conversation: str) -> None:
        self.conversation = conversation
        self._engine = engine
        self._owner = uuid.uuid4().hex
        self._take: str | None = None
        self._bars = 0
        self._pending: dict[str, Any] | None = None
        self._exists = False

    def load(self) -> Saved | None:
        """As :meth:`Journal.load`. Raises SQLAlchemyError when the database cannot be read: better no
        conversation than an empty one in its place."""
        with self._engine.begin() as connection:
            mine = conversations.c.conversation == self.conversation
            connection.execute(update(conversations).where(mine).values(owner=self._owner))
            row = connection.execute(select(conversations).where(mine)).one_or_none()
            if row is None:
                return None
            self._exists = True
            state, past = self._state(connection, row)
            return Saved(state, past, self._unfinished(connection))

    def begin(self, state: State, said: str) -> None:
        def write(connection: Connection) -> None:
            connection.execute(insert(turns).values(conversation=self.conversation, number=state.turns, said=said))

        self._write(state, write)

    def finish(self, state: State, reply: str) -> None:
        def write(connection: Connection) -> None:
            mine = (turns.c.conversation == self.conversation) & (turns.c.number == state.turns)
            connection.execute(update(turns).where(mine).values(reply=reply))

        self._write(state, write)

    def keep(self, state: State, version: Version) -> None:
        def write(connection: Connection) -> None:
            connection.execute(insert(versions).values(conversation=self.conversation, **version_row(version)))
            self._end_take(connection)

        self._write(state, write)

    def change(self, state: State, changed: Iterable[Version]) -> None:
        def write(connection: Connection) -> None:
            for version in changed:
                mine = (versions.c.conversation == self.conversation) & (versions.c.number == version.number)
                connection.execute(update(versions).where(mine).values(name=version.name, hidden=version.hidden))

        self._write(state, write)

    def judge(self, state: State) -> None:
        def write(connection: Connection) -> None:
            connection.execute(delete(judgements).where(judgements.c.conversation == self.conversation))
            for number, judgement in enumerate(state.judgements):
                values = JUDGEMENT.dump_python(judgement, mode="json")
                connection.execute(
                    insert(judgements).values(conversation=self.conversation, number=number, judgement=values)
                )
            connection.execute(delete(standing).where(standing.c.conversation == self.conversation))
            if state.standing.record():
                wishes = CONTROLS.dump_python(state.standing, mode="json")
                connection.execute(insert(standing).values(conversation=self.conversation, wishes=wishes))

        self._write(state, write)

    def begin_take(self, outline: Outline, before: Piece | None) -> None:
        # Written together with the first bar: until then there is nothing to lose.
        self._take, self._bars = uuid.uuid4().hex, 0
        self._pending = {
            "conversation": self.conversation,
            "take": self._take,
            "outline": OUTLINE.dump_python(outline, mode="json"),
            "before": None if before is None else write_midi(before),
            "before_tempos": None if before is None else tempos_of(before),
        }

    def add_bar(self, composed: ComposedBar) -> None:
        def write(connection: Connection) -> None:
            if self._pending is not None:
                connection.execute(delete(takes).where(takes.c.conversation == self.conversation))
                connection.execute(insert(takes).values(**self._pending))
            connection.execute(insert(bars).values(take=self._take, number=self._bars, bar=bar_text(composed)))

        self._try(write)
        self._pending = None
        self._bars += 1

    def drop_take(self) -> None:
        if self._take is not None:
            self._try(self._end_take)

    def _end_take(self, connection: Connection) -> None:
        connection.execute(delete(takes).where(takes.c.conversation == self.conversation))
        if self._take is not None:
            connection.execute(delete(bars).where(bars.c.take == self._take))
        self._take = self._pending = None

    # --- one transaction at a time -------------------------------------------------------------

    def _write(self, state: State, write: Callable[[Connection], None]) -> None:
        """Do ``write`` and note where the conversation is, both or neither; a conversation that another
        process has opened meanwhile is left to it."""

        def both(connection: Connection) -> None:
            values = _state_row(state)
            if not self._exists:
                row = {"conversation": self.conversation, "owner": self._owner, "created": time.time(), **values}
                connection.execute(insert(conversations).values(**row))
                write(connection)
                return
            mine = (conversations.c.conversation == self.conversation) & (conversations.c.owner == self._owner)
            if connection.execute(update(conversations).where(mine).values(**values)).rowcount != 1:
                self.trouble = "elsewhere"
                return
            write(connection)

        self._try(both)
        self._exists = self._exists or self.trouble is None

    def _try(self, write: Callable[[Connection], None]) -> None:
        if self.trouble is not None:
            return
        try:
            with self._engine.begin() as connection:
                write(connection)
        except SQLAlchemyError:
            _log.exception("conversation %s can no longer be kept", self.conversation)
            self.trouble = "broken"

    # --- reading -------------------------------------------------------------------------------

    def _state(self, connection: Connection, row: Any) -> tuple[State, tuple[tuple[str, str], ...]]:
        mine = self.conversation
        said = connection.execute(select(turns).where(turns.c.conversation == mine).order_by(turns.c.number)).all()
        kept = connection.execute(
            select(versions).where(versions.c.conversation == mine).order_by(versions.c.number)
        ).all()
        judged = connection.execute(
            select(judgements).where(judgements.c.conversation == mine).order_by(judgements.c.number)
        ).all()
        wished = connection.execute(select(standing).where(standing.c.conversation == mine)).one_or_none()
        state = State(
            Chance(int(row.seed), row.draws),
            History([version_of(one) for one in kept], row.path, row.at),
            [judgement_of(one.judgement) for one in judged],
            tuple(row.excluded),
            row.language,
            None if row.previous is None else turn_of(row.previous),
            tuple(row.candidates),
            [one.said for one in said],
            row.turns,
            Controls() if wished is None else controls_of(wished.wishes),
        )
        return state, tuple((one.said, one.reply or "") for one in said)

    def _unfinished(self, connection: Connection) -> Unfinished | None:
        row = connection.execute(select(takes).where(takes.c.conversation == self.conversation)).one_or_none()
        if row is None:
            return None
        self._take = row.take
        texts = connection.execute(select(bars.c.bar).where(bars.c.take == row.take).order_by(bars.c.number))
        before = None if row.before is None else piece_of(row.before, row.before_tempos)
        return unfinished_of(outline_of(row.outline), before, list(texts.scalars()))


def _state_row(state: State) -> dict[str, Any]:
    return {
        "updated": time.time(),
        "seed": str(state.chance.seed),
        "draws": state.chance.draws,
        "turns": state.turns,
        "language": state.language,
        "excluded": list(state.excluded),
        "candidates": list(state.candidates),
        "path": list(state.history.path),
        "at": state.history.at,
        "previous": None if state.previous is None else TURN.dump_python(state.previous, mode="json"),
    }
