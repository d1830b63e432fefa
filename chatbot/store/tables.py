"""The tables. Only types that SQLite and PostgreSQL both have."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

# Conversation and take ids are 32 hexadecimal digits; a few more for who gives their own.
ID_LENGTH = 64

metadata = MetaData()


def _id() -> Column[str]:
    return Column("conversation", String(ID_LENGTH), primary_key=True)


def _of_conversation() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["conversation"], ["conversations.conversation"], ondelete="CASCADE")


# ``owner`` is a token of the process that has the conversation open: who opens it later has it alone.
# ``created`` and ``updated`` are seconds since 1970. ``seed`` and ``draws`` give the next seed.
conversations = Table(
    "conversations",
    metadata,
    _id(),
    Column("owner", String(ID_LENGTH), nullable=False),
    Column("created", Float, nullable=False),
    Column("updated", Float, nullable=False),
    Column("seed", String(40), nullable=False),
    Column("draws", Integer, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("language", String(2)),
    Column("excluded", JSON, nullable=False),
    Column("candidates", JSON, nullable=False),
    Column("path", JSON, nullable=False),
    Column("at", Integer, nullable=False),
    Column("previous", JSON),
)
# ``reply`` is NULL until the turn is over.
turns = Table(
    "turns",
    metadata,
    _id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("said", Text, nullable=False),
    Column("reply", Text),
    _of_conversation(),
)
# ``midi`` holds the notes with plan and provenance; ``tempos`` the BPM of every bar, which a MIDI file
# rounds to microseconds.
versions = Table(
    "versions",
    metadata,
    _id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("parent", Integer),
    Column("name", Text),
    Column("hidden", Boolean, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("planned", Integer),
    Column("making", JSON),
    Column("midi", LargeBinary, nullable=False),
    Column("tempos", JSON, nullable=False),
    Column("wish", JSON, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("receipt", JSON, nullable=False),
    _of_conversation(),
)
judgements = Table(
    "judgements",
    metadata,
    _id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("judgement", JSON, nullable=False),
    _of_conversation(),
)
# What was wished once and for all, as controls; a conversation without such wishes has no row.
standing = Table(
    "standing",
    metadata,
    _id(),
    Column("wishes", JSON, nullable=False),
    _of_conversation(),
)
# The piece that is being composed, and its bars so far; gone as soon as it is a version.
takes = Table(
    "takes",
    metadata,
    _id(),
    Column("take", String(ID_LENGTH), nullable=False),
    Column("outline", JSON, nullable=False),
    Column("before", LargeBinary),
    Column("before_tempos", JSON),
    _of_conversation(),
)
bars = Table(
    "bars",
    metadata,
    Column("take", String(ID_LENGTH), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("bar", Text, nullable=False),
)
Index("conversations_updated", conversations.c.updated)
