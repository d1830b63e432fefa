"""What a click on a version's card, its score, or a link to a piece does."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
from gradio import FileData

from chatbot.downloads import KINDS, file_name, safe_name
from chatbot.page.buttons import words_of
from chatbot.page.cards import cards
from chatbot.page.handlers import Handlers, Shown
from chatbot.page.pages import opened, unopened
from chatbot.page.roll import Roll
from chatbot.page.session import Session
from chatbot.page.why import why_html
from chatbot.share import LinkError, fragment_of, midi_of
from chatbot.versions import Version
from composer.midi import read_midi
from composer.score import EngravingError


class VersionHandlers:
    """The answers to what a visitor does with versions. What changes something is said in the
    conversation; listening, comparing and files change nothing."""

    def __init__(self, handlers: Handlers) -> None:
        self.handlers, self.desk, self.session = handlers, handlers.desk, handlers.session

    def wire(self, composing: dict[str, Any]) -> list[Any]:
        """Connect everything. ``composing`` are the settings of events that answer; those are given back."""
        desk, session = self.desk, self.session
        hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        desk.cards.listen(self.listen, [session], [desk.roll, desk.why, desk.pages, desk.cards], **hidden)
        desk.cards.download(self.download, [session], [desk.courier], **hidden)
        # An event called "share" is Gradio's own.
        desk.cards.ask_link(self.link, [session], [desk.courier], **hidden)
        desk.pages.engrave(self.engrave, [session], [desk.pages], **hidden)
        desk.courier.come_back(self.come_back, [session], composing["outputs"], queue=False, **hidden)
        said = desk.cards.say(self.press, [session], **composing)
        return [said, desk.courier.follow_link(self.open_link, [session], **composing)]

    def press(self, visitor: Session | None, event: gr.EventData) -> Iterator[Shown]:
        """A button that says its words."""
        if visitor is None:
            return
        action, number, name = str(event.action), int(event.number), str(event.name)
        yield from self.handlers.respond(words_of(action, visitor.language, number, name), visitor)

    def listen(self, visitor: Session | None, event: gr.EventData) -> Shown:
        """Show and play a version; the conversation goes on from where it was. Of one that is compared the
        page itself seeks the bar."""
        version = _version(visitor, event)
        if visitor is None or version is None:
            return {self.desk.roll: gr.skip()}
        visitor.elsewhere = visitor.turn.locked()
        seen = self._seen(visitor, version, autoplay=not event._data.get("compare"))
        return {**seen, self.desk.cards: cards(visitor, visitor.turn.locked())}

    def come_back(self, visitor: Session | None, event: gr.EventData) -> Shown:
        """The conversation of a page that was loaded anew, as it was; of one that is no longer kept nothing."""
        kept = self.handlers.sessions.resume(str(event.conversation)) if visitor is None else None
        if kept is None:
            return {self.desk.courier: gr.skip()}
        version = kept.conversation.current
        seen = self._seen(kept, version, autoplay=False) if version is not None else {}
        return {self.session: kept, self.desk.chat: kept.messages, **seen, **self.handlers.ready(kept)}

    def _seen(self, visitor: Session, version: Version, *, autoplay: bool) -> Shown:
        """A version as that which the visitor sees and hears."""
        roll = Roll(uuid.uuid4().hex, ear=visitor.sounds.ear)
        visitor.roll = roll.finished(
            version.piece, version.number, _sound(visitor, version), complete=version.complete, autoplay=autoplay
        )
        visitor.shown = version.number
        return {
            self.desk.roll: visitor.roll.value(),
            self.desk.why: why_html(version, visitor.language),
            self.desk.pages: unopened(version),
        }

    def engrave(self, visitor: Session | None, event: gr.EventData) -> Shown:
        """The score of the version that is seen."""
        if visitor is None or visitor.shown is None:
            return {self.desk.pages: None}
        version = visitor.conversation.versions[visitor.shown - 1]
        try:
            return {self.desk.pages: opened(version, visitor.folder, bool(event.narrow))}
        except EngravingError:
            return {self.desk.pages: {"version": version.number, "pages": None, "trouble": True}}

    def download(self, visitor: Session | None, event: gr.EventData) -> Shown:
        """A file of a version, made now when it is not there yet."""
        version, kind = _version(visitor, event), str(event.kind)
        if visitor is None or version is None or kind not in KINDS:
            return {self.desk.courier: gr.skip()}
        try:
            path = visitor.conversation.file(version.number, kind)
        except EngravingError:
            return {self.desk.courier: _errand(trouble="score_failed")}
        # A browser takes the name from the server.
        named = visitor.folder / f"named{version.number}" / file_name(version, kind)
        named.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, named)
        return {self.desk.courier: _errand(file=_served(named), name=named.name)}

    def link(self, visitor: Session | None, event: gr.EventData) -> Shown:
        """A link that holds a version."""
        version = _version(visitor, event)
        if version is None:
            return {self.desk.courier: gr.skip()}
        try:
            return {self.desk.courier: _errand(fragment=fragment_of(version.piece, version.name))}
        except LinkError:
            return {self.desk.courier: _errand(trouble="share_long")}

    def open_link(self, visitor: Session | None, event: gr.EventData) -> Iterator[Shown]:
        """The piece that the page's link holds, in this visitor's conversation."""
        try:
            midi = midi_of(str(event.fragment))
        except LinkError:
            yield {self.desk.courier: _errand(trouble="link_broken")}
            return
        visitor = visitor or self.handlers.sessions.open()
        title = read_midi(midi).title.strip()
        path = visitor.folder / f"{safe_name(title) or 'shared'}.mid"
        path.write_bytes(midi)
        yield from self.handlers.respond("", visitor, [path])


def _version(visitor: Session | None, event: gr.EventData) -> Version | None:
    """The version that an event is about; None for a number that there is not."""
    if visitor is None:
        return None
    number, versions = int(event.number), visitor.conversation.versions
    return versions[number - 1] if 1 <= number <= len(versions) else None


def _sound(visitor: Session, version: Version) -> Path | None:
    """The version's finished file where it is there already; the routes play it without."""
    path = visitor.folder / f"version{version.number}.wav"
    return path if path.is_file() else None


def _served(path: Path) -> dict[str, Any]:
    return FileData(path=str(path)).model_dump()


def _errand(**what: object) -> dict[str, object]:
    """What the courier is told; the page carries out each errand once."""
    return {"errand": uuid.uuid4().hex, **what}
