"""One answer on its way: the events of a conversation become what the page shows."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from chatbot.events import Asked, AudioReady, BarReady, Event, Failed, PieceDone, Planned, Said
from chatbot.names import key_name, player_names
from chatbot.page.broadcast import Broadcast
from chatbot.page.cards import cards
from chatbot.page.messages import receipt_message, words_message
from chatbot.page.pages import unopened
from chatbot.page.roll import Roll
from chatbot.page.session import Session
from chatbot.page.why import why_html
from chatbot.page.words import WORDS
from chatbot.reply import value_text
from chatbot.stopping import asks_to_stop
from chatbot.turn import Language
from chatbot.understand import Selection
from composer.controls import Controls
from composer.piece import ComposedBar

# Least time between two drawings of the growing roll.
_REDRAW_S = 0.12


@dataclass(frozen=True)
class Change:
    """What of the page is to be drawn anew; None leaves it as it is."""

    messages: list[dict[str, Any]] | None = None
    roll: Roll | None = None
    why: str | None = None
    pages: dict[str, object] | None = None
    cards: dict[str, Any] | None = None
    errand: dict[str, object] | None = None


def answer(
    session: Session, text: str, files: Sequence[Path] = (), selection: Selection | None = None
) -> Iterator[Change]:
    """Say ``text``, or send ``files``, in the session's conversation and tell the page step by step
    what to change; ``selection`` is what the visitor points at. The sound goes the way of the
    session's :class:`Sounds`. Whoever listens to another version meanwhile keeps it before them."""
    session.answering, session.elsewhere = True, False
    if asks_to_stop(text) and not files:
        yield Change(errand={"errand": uuid.uuid4().hex, "silence": True})
    session.messages.append(words_message("user", text or ", ".join(file.name for file in files)))
    broadcast = session.sounds.begin()
    # The page begins to listen now; what it shows stays until there is something new.
    shown = session.roll or Roll("")
    yield Change(session.messages, shown.expecting(session.sounds.ear, broadcast.id))
    try:
        yield from _answered(session, session.say(text, files, selection), broadcast)
    finally:
        broadcast.end()
    if session.elsewhere:
        # What was under way to the page when the visitor turned away may have come after it.
        yield Change(roll=session.roll)
    session.answering = False


def _answered(session: Session, events: Iterable[Event], broadcast: Broadcast) -> Iterator[Change]:
    messages = session.messages
    roll = Roll(uuid.uuid4().hex, ear=session.sounds.ear, live=broadcast.id)
    spoken: list[str] = []
    # While there are no words yet, the last message says what is being composed.
    waiting = False
    drawn = 0.0
    for event in events:
        if isinstance(event, (Said, Asked, Failed)):
            if spoken or waiting:
                messages.pop()
            waiting = False
            spoken.append(_words(event))
            messages.append(words_message("assistant", "\n".join(spoken)))
            yield Change(messages)
        elif isinstance(event, Planned):
            session.language = event.turn.language
            if event.controls.key is not None:
                roll = replace(roll, key=event.controls.key)
            if not spoken:
                messages.append(words_message("assistant", _plan(event.controls, session.language)))
                waiting = True
                yield Change(messages)
        elif isinstance(event, BarReady):
            if roll.state != "composing":
                # Another take in the same answer: its sound follows in the same broadcast.
                roll = Roll(uuid.uuid4().hex, key=roll.key, ear=roll.ear, live=roll.live, offset=broadcast.seconds)
            if not roll.bars:
                before = _bars_before(session, event.bar.index)
                broadcast.begin_take(roll.take, event.level, before)
                roll = roll.after(before)
            broadcast.add_bar(event.bar)
            roll = roll.with_bar(event.bar)
            # Music is composed far faster than it sounds; a browser need not draw every bar of it.
            if time.monotonic() - drawn >= _REDRAW_S and not session.elsewhere:
                drawn = time.monotonic()
                yield Change(roll=roll)
        elif isinstance(event, AudioReady):
            broadcast.write(event.pcm)
        elif isinstance(event, PieceDone):
            session.language = session.conversation.language or session.language
            wav = event.files.get("wav")
            broadcast.end_take()
            # What was only a step on the way to more has no file, and is not played.
            unheard = broadcast.frames == 0 and wav is not None
            roll = roll.finished(event.piece, event.version, wav, complete=event.complete, autoplay=unheard)
            # Words that follow the piece begin a message of their own, below the receipt.
            spoken = []
            messages.append(receipt_message(event.receipt, session.language))
            if session.elsewhere:
                yield Change(messages, cards=cards(session, busy=True))
                continue
            version = session.conversation.versions[event.version - 1]
            session.roll, session.shown = roll, version.number
            why, pages = why_html(version, session.language), unopened(version)
            yield Change(messages, roll, why, pages, cards=cards(session, busy=True))


def _bars_before(session: Session, index: int) -> list[ComposedBar]:
    """The bars of the piece that is continued from bar ``index`` (from 0) on."""
    version = session.conversation.current
    return list(islice(version.piece.stream(), index)) if version is not None else []


def apology(session: Session) -> Change:
    """What the page shows after an answer that failed on our side."""
    session.answering = False
    session.messages.append(words_message("assistant", WORDS[session.language]["unexpected"]))
    return Change(session.messages)


def reply_text(events: Iterable[Event]) -> str:
    """The words of an answer, without any markup."""
    return "\n".join(_words(event) for event in events if isinstance(event, (Said, Asked, Failed)))


def _words(event: Said | Asked | Failed) -> str:
    match event:
        case Said():
            return event.text
        case Asked():
            return event.question
        case Failed():
            return event.message


def _plan(controls: Controls, language: Language) -> str:
    """What is being composed, in a line."""
    key = key_name(controls.key, language) if controls.key else None
    tempo, bars = (value_text(field, getattr(controls, field), language) for field in ("tempo_bpm", "bars"))
    players = player_names(((part.instrument, part.program) for part in controls.parts), language)
    return WORDS[language]["composing"].format(
        " · ".join(filter(None, (key, str(controls.meter), tempo, bars, players)))
    )
