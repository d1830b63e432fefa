"""What programs can have done: each call stands for itself, and what it needs of earlier ones it is given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from chatbot.answers.facts import facts_json
from chatbot.events import Event, Failed, PieceDone
from chatbot.levels import level_of
from chatbot.page.answer import reply_text
from chatbot.page.session import Session, Sessions
from chatbot.turn import Language
from chatbot.versions import Version
from synth import SynthPools, export, render

Sound = Literal["wav", "flac", "mp3"]
SOUNDS: tuple[Sound, ...] = ("wav", "flac", "mp3")
_SENTENCES: dict[str, tuple[str, str]] = {
    "unknown": (
        "There is no conversation of that id; /compose gives one, as “conversation” of its turn.",
        "没有这个编号的对话；/compose 返回的 turn 里的 “conversation” 就是编号。",
    ),
    "nothing": (
        "Give music: a file of notes, or the id of a conversation that has some.",
        "请给出音乐：一个乐谱文件，或者一个已有音乐的对话的编号。",
    ),
    "no_version": (
        "That conversation has versions 1 to {last}, and no version {version}.",
        "这个对话有第 1 到 {last} 版，没有第 {version} 版。",
    ),
}


class ProgramError(ValueError):
    """A call that cannot be carried out; the message is one sentence in the caller's language."""


@dataclass(frozen=True)
class Said:
    """What came of a request: the reply, files of the version it made (None without), the turn's record."""

    reply: str
    midi: Path | None
    sound: Path | None
    turn: dict[str, Any]


class Programs:
    """Composes, edits, analyses and renders for programs.

    Conversations are kept in the database and opened for one call at a time, so the next call may reach
    another process. ``publish`` takes a file that is about to be deleted to where it stays."""

    def __init__(self, sessions: Sessions, pools: SynthPools, publish: Callable[[Path], Path]) -> None:
        self._sessions = sessions
        self._pools = pools
        self._publish = publish

    def compose(self, request: str, seed: int | None, sound: Sound) -> Said:
        """The answer to ``request`` as the first of a new conversation."""
        with self._closing(self._sessions.open(seed)) as session:
            return self._said(session, request, (), sound)

    def edit(
        self, request: str, conversation: str | None, music: Path | None, sound: Sound, language: Language
    ) -> Said:
        """The answer to ``request`` in a conversation that was kept, or on the music in a file.

        Raises ProgramError without either, and for a conversation that was never kept."""
        if not conversation and music is None:
            raise ProgramError(_sentence("nothing", language))
        with self._opened(conversation, language) as session:
            self._take_up(session, music)
            return self._said(session, request, (), sound)

    def analyse(
        self,
        question: str | None,
        conversation: str | None,
        music: Path | None,
        version: int | None,
        language: Language,
    ) -> tuple[str, dict[str, Any]]:  # fmt: skip
        """The answer to ``question`` (an overview where it is empty), and all that is known as JSON."""
        overview = {"en": "Describe this music.", "zh": "介绍一下这段音乐。"}[language]
        with self._opened(conversation, language) as session:
            self._take_up(session, music)
            chosen = self._version(session, version, language)
            where = {"en": f" (version {chosen.number})", "zh": f"（第{chosen.number}版）"}[language]
            asked = (question or overview) + (where if version is not None else "")
            return reply_text(session.say(asked)), facts_json(chosen)

    def render(
        self, kind: str, conversation: str | None, music: Path | None, version: int | None, soundfont: str | None,
        language: Language,
    ) -> Path:  # fmt: skip
        """The music as a file of one of :data:`chatbot.downloads.KINDS`; sound is played on ``soundfont``."""
        with self._opened(conversation, language) as session:
            self._take_up(session, music)
            chosen = self._version(session, version, language)
            if soundfont is None or kind not in SOUNDS:
                return self._publish(session.conversation.file(chosen.number, kind))
            level = level_of(session.conversation.versions, chosen.number)
            pcm = render(chosen.piece, self._pools.pool(soundfont), level=level)
            return self._publish(export(pcm, session.folder / f"{soundfont}.{kind}"))

    @contextmanager
    def _opened(self, conversation: str | None, language: Language) -> Iterator[Session]:
        """The conversation of that id, or a new one where the id is empty."""
        session = self._sessions.open(resume=conversation or None)
        with self._closing(session):
            if conversation and session.id != conversation:
                raise ProgramError(_sentence("unknown", language))
            yield session

    @contextmanager
    def _closing(self, session: Session) -> Iterator[Session]:
        try:
            with session.turn:
                yield session
        finally:
            self._sessions.close(session)

    def _take_up(self, session: Session, music: Path | None) -> None:
        """Make a file the current version, where there is one."""
        events = [] if music is None else session.say("", [music])
        failed = next((event for event in events if isinstance(event, Failed)), None)
        if failed is not None:
            raise ProgramError(failed.message)

    def _version(self, session: Session, number: int | None, language: Language) -> Version:
        versions = session.conversation.versions
        if not versions or session.conversation.current is None:
            raise ProgramError(_sentence("nothing", language))
        if number is None:
            return session.conversation.current
        if not 1 <= number <= len(versions):
            raise ProgramError(_sentence("no_version", language, version=number, last=len(versions)))
        return versions[number - 1]

    def _said(self, session: Session, text: str, files: Sequence[Path], sound: Sound) -> Said:
        events = list(session.say(text, files))
        return said(session, events, sound, self._publish)


def said(session: Session, events: Sequence[Event], sound: Sound, publish: Callable[[Path], Path]) -> Said:
    """What came of an answer, its files published. Those of the last version that was made."""
    done = next((event for event in reversed(events) if isinstance(event, PieceDone)), None)
    midi = wav = None
    if done is not None:
        midi = publish(done.files["midi"])
        heard = sound == "wav" and "wav" in done.files
        wav = publish(done.files["wav"] if heard else session.conversation.file(done.version, sound))
    newest = max(session.folder.glob("turn*.json"), key=lambda path: path.stat().st_mtime_ns)
    record = json.loads(newest.read_text(encoding="utf-8"))
    record["conversation"] = session.id
    # Names within a folder that is gone by now; the files themselves stand beside the record.
    record.pop("files", None)
    return Said(reply_text(events), midi, wav, record)


def _sentence(which: str, language: Language, **values: object) -> str:
    return _SENTENCES[which][language == "zh"].format(**values)
