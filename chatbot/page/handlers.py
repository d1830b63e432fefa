"""What a click does."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from chatbot.page.answer import Change, answer, apology
from chatbot.page.buttons import words_of
from chatbot.page.cards import cards
from chatbot.page.desk import I18N, Desk
from chatbot.page.pointed import selected
from chatbot.page.session import Session, Sessions
from chatbot.understand import Selection

# What to draw anew, by component; what is not named stays as it is.
Shown = dict[Any, Any]


class Handlers:
    """The answers to what a visitor does on ``desk``. They keep nothing: all that belongs to a
    visitor is in the session that comes in and goes out."""

    def __init__(self, desk: Desk, sessions: Sessions, session: gr.State) -> None:
        self.desk, self.sessions, self.session = desk, sessions, session

    def wire(self, **limits: Any) -> None:
        """Connect everything; ``limits`` go to the events that compose."""
        from chatbot.page.version_handlers import VersionHandlers

        desk, session = self.desk, self.session
        buttons = [desk.ask, desk.upload, desk.undo, desk.redo, desk.cards]
        screen = [desk.chat, desk.roll, desk.why, desk.pages, desk.courier]
        hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        composing = {"outputs": [session, *screen, *buttons], **hidden, **limits}
        # Who types may go on while music is being composed: the next request ends the one before.
        words = {"trigger_mode": "multiple", **composing}
        answers: list[Any] = [
            desk.ask.submit(self.respond_to_words, [desk.ask, session, desk.pointed], **words),
            desk.chat.example_select(self.respond_to_example, [session], **composing),
            desk.upload.upload(self.respond_to_files, [desk.upload, session], **composing),
            desk.undo.click(self.step("undo"), [session], **composing),
            desk.redo.click(self.step("redo"), [session], **composing),
            *VersionHandlers(self).wire(composing),
        ]
        for answered in answers:
            # Also after a failure, so that the visitor can always ask again.
            answered.then(self.ready, [session], [desk.chat, *buttons], queue=False, **hidden)
        desk.spoken.upload(self.hear, [desk.spoken, session], [desk.ask], **hidden)
        desk.ask.stop(self.stop, [session], None, queue=False, **hidden)
        outputs = [session, *screen, *buttons]
        desk.chat.clear(self.start_over, [session], outputs, cancels=answers, queue=False, **hidden)

    def respond(
        self,
        text: str,
        visitor: Session | None,
        files: Sequence[Path] = (),
        selection: Selection | None = None,
    ) -> Iterator[Shown]:
        """Answer one request, about what is selected if something is."""
        visitor = visitor or self.sessions.open()
        request = uuid.uuid4().hex
        visitor.asked.add(request)
        try:
            yield {self.session: visitor, **self._busy(visitor)}
            # What is still being composed ends here; its sound goes on until the next piece sounds.
            visitor.conversation.cancel()
            with visitor.turn:
                yield from map(self._drawn, answer(visitor, text, files, selection))
        finally:
            visitor.asked.discard(request)

    def respond_to_words(self, text: str, visitor: Session | None, pointed: dict[str, Any] | None) -> Iterator[Shown]:
        """Answer what was typed, about what is pointed at on the roll. Nothing typed is no request."""
        if not text.strip():
            yield {self.desk.ask: gr.skip()}
            return
        yield from self.respond(text, visitor, (), selected(visitor, pointed))

    def respond_to_example(self, visitor: Session | None, chosen: gr.SelectData) -> Iterator[Shown]:
        """Answer the example that was clicked."""
        yield from self.respond(chosen.value["text"], visitor)

    def respond_to_files(self, files: list[str], visitor: Session | None) -> Iterator[Shown]:
        """Take up files of music, or recordings."""
        yield from self.respond("", visitor, [Path(file) for file in files])

    def hear(self, file: str, visitor: Session | None) -> Shown:
        """What is said in a recording, written where requests are typed: to be seen before it is sent."""
        from chatbot.acting.speech import listen

        heard = listen("", [Path(file)], visitor.language if visitor is not None else "en")
        if heard.problem:
            gr.Warning(heard.problem)
            return {self.desk.ask: gr.skip()}
        return {self.desk.ask: gr.update(value=heard.text)}

    def step(self, action: str) -> Callable[[Session | None], Iterator[Shown]]:
        """A button that says one word, in the language of the conversation."""
        return partial(self._say, action)

    def _say(self, action: str, visitor: Session | None) -> Iterator[Shown]:
        yield from self.respond(words_of(action, visitor.language if visitor is not None else "en"), visitor)

    def stop(self, visitor: Session | None) -> None:
        """Stop composing; what there is stays."""
        if visitor is not None:
            visitor.conversation.cancel()

    def start_over(self, visitor: Session | None) -> Shown:
        """Forget the conversation."""
        self.sessions.close(visitor)
        desk = self.desk
        return {
            self.session: None,
            desk.chat: [],
            desk.roll: None,
            desk.why: I18N("why_empty"),
            desk.pages: None,
            desk.courier: None,
            **self.ready(None),
        }

    def ready(self, visitor: Session | None) -> Shown:
        """The buttons as they are while nothing is being composed, and a word where that was not
        meant to be."""
        desk = self.desk
        if visitor is not None and visitor.asked:
            # The next answer has begun already, or waits for this one to end.
            return {desk.ask: gr.skip()}
        failed = visitor is not None and visitor.answering
        music = gr.update(interactive=visitor is not None and visitor.roll is not None)
        return {
            desk.ask: gr.update(submit_btn=True, stop_btn=False),
            desk.upload: gr.update(interactive=True),
            **dict.fromkeys((desk.undo, desk.redo), music),
            desk.cards: visitor and cards(visitor),
            **(self._drawn(apology(visitor)) if visitor is not None and failed else {}),
        }

    def _busy(self, visitor: Session) -> Shown:
        desk = self.desk
        still = gr.update(interactive=False)
        return {
            desk.ask: gr.update(value="", submit_btn=False, stop_btn=True),
            **dict.fromkeys((desk.upload, desk.undo, desk.redo), still),
            desk.cards: cards(visitor, busy=True),
        }

    def _drawn(self, change: Change) -> Shown:
        desk = self.desk
        shown: Shown = {}
        if change.messages is not None:
            shown[desk.chat] = change.messages
        if change.roll is not None:
            shown[desk.roll] = change.roll.value()
        if change.pages is not None:
            shown[desk.pages] = change.pages
        if change.cards is not None:
            shown[desk.cards] = change.cards
        if change.errand is not None:
            shown[desk.courier] = change.errand
        if change.why is not None:
            shown[desk.why] = change.why
        return shown
