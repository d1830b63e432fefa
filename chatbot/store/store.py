"""The database of all conversations: SQLite in a file, or whatever ``CADENZA_DATABASE_URL`` names."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, delete, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from chatbot.store.journal import StoredJournal
from chatbot.store.tables import ID_LENGTH, bars, conversations, judgements, metadata, takes, turns, versions

_FILE = "conversations.db"
# Another process writes a few milliseconds; one that holds the file longer is in trouble.
_BUSY_SECONDS = 10

# Drivers that take options of PostgreSQL's own client library. As with SQLite below a commit waits for
# no disk: a bar must not wait longer to be heard than it takes to write it down.
_LIBPQ = ("postgresql", "postgresql+psycopg", "postgresql+psycopg2")


class StoreError(ValueError):
    """A database that cannot be used, or an id that is none; the message is one sentence."""


@dataclass(frozen=True)
class Summary:
    """One conversation in a list: its id, when it was last used (seconds since 1970), how many turns
    and versions it has, and what was said first."""

    conversation: str
    updated: float
    turns: int
    versions: int
    first: str


class Store:
    """All conversations of a database. Any number of threads and processes may use it.

    Args:
        url: of the database, as SQLAlchemy writes it: ``sqlite:////path/to.db``,
            ``postgresql+psycopg://host/name``.

    Raises:
        StoreError: when the database cannot be opened.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
            sqlite = parsed.get_backend_name() == "sqlite"
            arguments: dict[str, Any] = {"timeout": _BUSY_SECONDS} if sqlite else {}
            if parsed.drivername in _LIBPQ and "options" not in parsed.query:
                arguments = {"options": "-c synchronous_commit=off"}
            self._engine = create_engine(parsed, connect_args=arguments, pool_pre_ping=not sqlite)
            if sqlite:
                event.listen(self._engine, "connect", _set_up_sqlite)
            metadata.create_all(self._engine)
        except (SQLAlchemyError, ImportError) as error:
            raise StoreError(f"the database of conversations cannot be opened: {error}") from error

    @classmethod
    def at(cls, home: Path) -> Store:
        """The database that ``CADENZA_DATABASE_URL`` names, else a file in the folder ``home``.

        Raises StoreError when it cannot be opened."""
        url = os.environ.get("CADENZA_DATABASE_URL")
        if not url:
            home.mkdir(parents=True, exist_ok=True)
            url = f"sqlite:///{home.resolve() / _FILE}"
        return cls(url)

    def journal(self, conversation: str) -> StoredJournal:
        """The journal of a conversation that is there, or of a new one with that id.

        Raises StoreError for an id that is empty or too long."""
        if not 0 < len(conversation) <= ID_LENGTH:
            raise StoreError(f"the id of a conversation has 1 to {ID_LENGTH} characters, not {len(conversation)}")
        return StoredJournal(self._engine, conversation)

    def has(self, conversation: str) -> bool:
        """Whether a conversation of that id was kept."""
        with self._engine.connect() as connection:
            found = select(conversations.c.conversation).where(conversations.c.conversation == conversation)
            return connection.execute(found).first() is not None

    def list(self, limit: int = 50) -> list[Summary]:
        """The conversations that were used last, the latest first."""
        c = conversations.c
        said = select(turns.c.said).where(turns.c.conversation == c.conversation, turns.c.number == 1).scalar_subquery()
        made = select(func.count()).where(versions.c.conversation == c.conversation).scalar_subquery()
        query = select(c.conversation, c.updated, c.turns, made, said).order_by(c.updated.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [Summary(*row[:4], row[4] or "") for row in connection.execute(query)]

    def forget(self, conversation: str) -> bool:
        """Delete a conversation and all that belongs to it; whether there was one."""
        with self._engine.begin() as connection:
            its = select(takes.c.take).where(takes.c.conversation == conversation)
            connection.execute(delete(bars).where(bars.c.take.in_(its)))
            for table in (takes, judgements, versions, turns):
                connection.execute(delete(table).where(table.c.conversation == conversation))
            gone = delete(conversations).where(conversations.c.conversation == conversation)
            return connection.execute(gone).rowcount > 0

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def _set_up_sqlite(connection: Any, record: object) -> None:
    """Readers do not wait for a writer, and a commit waits for no disk: what was committed outlives
    the process (though not a power cut within seconds of it)."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
