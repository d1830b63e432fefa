"""One visitor: a conversation, its folder, and the messages on the visitor's page."""

from __future__ import annotations

import re
import shutil
import threading
import uuid
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from chatbot.events import Event
from chatbot.page.broadcast import Sounds
from chatbot.page.messages import said_before
from chatbot.page.roll import Roll
from chatbot.serving.metrics import Metrics
from chatbot.turn import Language
from chatbot.understand import Selection

if TYPE_CHECKING:
    from chatbot.conversation import Conversation

# What :meth:`Sessions.open` gives: nothing that could be a path.
_ID = re.compile(r"[0-9a-f]{32}")
# Composing looks at a cancel at every bar line, which comes far sooner than this.
_PATIENCE_SECONDS = 5


class Opener(Protocol):
    """Opens a conversation that keeps its files in ``folder``; with a ``seed``, a repeatable one; or
    goes on with the ``conversation`` of that id."""

    def __call__(self, folder: Path, seed: int | None = None, conversation: str | None = None) -> Conversation: ...


@dataclass
class Session:
    """What one browser page has: nothing of it is shared with any other page. ``roll`` shows the
    version that was last finished or listened to, ``shown`` its number; ``answering`` is true from a
    request to the end of its answer, and stays so when that fails; ``elsewhere`` tells that the visitor
    listens to another version than what is being composed. ``asked`` are the requests that are answered or
    wait for that. ``turn`` is held while one request
    is answered; it is a plain lock, for an answer may end on another thread than it began. ``sounds``
    is what it sounds, ``id`` is what the conversation is resumed by."""

    conversation: Conversation
    folder: Path
    sounds: Sounds
    messages: list[dict[str, Any]] = field(default_factory=list)
    language: Language = "en"
    roll: Roll | None = None
    shown: int | None = None
    answering: bool = False
    elsewhere: bool = False
    asked: set[str] = field(default_factory=set)
    turn: threading.Lock = field(default_factory=threading.Lock)
    id: str = ""
    metrics: Metrics = field(default_factory=Metrics)

    def say(
        self, text: str, files: Sequence[Path] = (), selection: Selection | None = None
    ) -> Generator[Event, None, None]:
        """As :meth:`chatbot.conversation.Conversation.say`, and counted."""
        return self.metrics.watched(self.conversation.say(text, files, selection), self._act)

    def _act(self) -> str:
        latest = self.conversation.latest
        return latest.act if latest is not None else "none"


class Sessions:
    """Opens and closes sessions, each in a folder of its own under ``home``, named at random."""

    def __init__(self, opener: Opener, home: Path, metrics: Metrics | None = None) -> None:
        self._opener = opener
        self.home = home
        self._by_ear: dict[str, Session] = {}
        self._metrics = metrics or Metrics()

    def open(self, seed: int | None = None, resume: str | None = None) -> Session:
        """A new, empty session; with a ``seed`` its music can be had again. With the id of a
        conversation that was kept in ``resume`` it goes on with that one, its messages shown; an id
        that is none gives a new session."""
        return (self.resume(resume) if resume is not None else None) or self._begin(seed, None)

    def resume(self, conversation: str) -> Session | None:
        """A session that goes on with the conversation of that id, its messages shown; None when none was
        kept. Whoever had it open before is told that it goes on elsewhere."""
        if not _ID.fullmatch(conversation):
            return None
        for other in list(self._by_ear.values()):
            if other.id == conversation:
                # A page that was loaded anew: what it had composed so far is kept.
                other.conversation.cancel()
        session = self._begin(None, conversation)
        if not session.conversation.turns:
            self.close(session)
            return None
        session.language = session.conversation.language or "en"
        session.messages = said_before(session.conversation, session.language)
        return session

    def _begin(self, seed: int | None, resume: str | None) -> Session:
        folder = self.home / uuid.uuid4().hex
        folder.mkdir(parents=True)
        conversation = self._opener(folder, seed) if resume is None else self._opener(folder, None, resume)
        session = Session(conversation, folder, Sounds(folder), id=resume or folder.name, metrics=self._metrics)
        self._by_ear[session.sounds.ear] = session
        self._metrics.opened()
        return session

    def heard_by(self, ear: str) -> Session | None:
        """The open session whose sounds are asked for by this secret; None when there is none."""
        return self._by_ear.get(ear)

    def close(self, session: Session | None) -> None:
        """Stop what a visitor who left was having composed, and remove the folder."""
        if session is None:
            return
        self._metrics.closed()
        session.conversation.cancel()
        self._by_ear.pop(session.sounds.ear, None)
        # An answer still on its way writes into the folder until it has seen the cancel.
        free = session.turn.acquire(timeout=_PATIENCE_SECONDS)
        session.sounds.close()
        shutil.rmtree(session.folder, ignore_errors=True)
        if free:
            session.turn.release()
