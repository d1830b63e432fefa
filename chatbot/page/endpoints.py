"""Named endpoints for programs: ``gradio_client.Client(url).predict(..., api_name="/compose")``."""

from __future__ import annotations

import json
from typing import Any

import gradio as gr

from chatbot.events import PieceDone
from chatbot.page.answer import reply_text
from chatbot.page.session import Session, Sessions

Result = tuple[str, str | None, str | None, dict[str, Any]]


def add_endpoints(sessions: Sessions, session: gr.State, **limits: Any) -> None:
    """Add ``/compose``, ``/say`` and ``/understand`` to the page being built, unseen on it.

    ``session`` is the visitor's state, which a client has as a browser has it; ``limits`` go to
    the endpoints that compose."""

    def compose(text: str, seed: float | None = None, visitor: Session | None = None) -> tuple[Any, ...]:
        """Begin a new conversation with one request, in English or Chinese. The same seed
        (0 to 2**32 - 1) gives the same music again; without one every call differs. Gives the
        reply in words, the MIDI file, the WAV file, and the turn as JSON with the receipt: asked
        and got, field by field. The files are null when the request asks for no music.
        """
        sessions.close(visitor)
        visitor = sessions.open(None if seed is None else int(seed))
        return *_said(visitor, text), visitor

    def say(text: str, visitor: Session | None = None) -> tuple[Any, ...]:
        """Go on with this client's conversation: change, continue, undo or ask about its music,
        or compose anew. Gives the same four things as /compose.
        """
        visitor = visitor or sessions.open()
        return *_said(visitor, text), visitor

    def understand(text: str) -> dict[str, Any]:
        """What a request means, as JSON (act, controls, targets, language), without composing anything."""
        from chatbot.understand import turn_json
        from chatbot.understand import understand as parse

        return dict(turn_json(parse(text)))

    with gr.Column(visible=False):
        words = gr.Textbox(label="text")
        chosen_seed = gr.Number(label="seed", precision=0)
        reply = gr.Textbox(label="reply")
        midi = gr.File(label="MIDI file")
        wav = gr.File(label="WAV file")
        turn = gr.JSON(label="turn")
        outputs = [reply, midi, wav, turn, session]
        gr.Button().click(compose, [words, chosen_seed, session], outputs, api_name="compose", **limits)
        gr.Button().click(say, [words, session], outputs, api_name="say", **limits)
        gr.Button().click(understand, [words], [turn], api_name="understand")


def _said(visitor: Session, text: str) -> Result:
    """Answer to the end. Files of the last version that was made."""
    with visitor.turn:
        events = list(visitor.conversation.say(text))
    done = next((event for event in reversed(events) if isinstance(event, PieceDone)), None)
    files = {kind: str(path) for kind, path in done.files.items()} if done else {}
    newest = max(visitor.folder.glob("turn*.json"), key=lambda path: path.stat().st_mtime_ns)
    record = json.loads(newest.read_text(encoding="utf-8"))
    return reply_text(events), files.get("midi"), files.get("wav"), record
