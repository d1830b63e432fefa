"""A chat model as a helper: against a real HTTP server that answers well, badly, slowly and not at all."""

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from chatbot.conversation import Conversation
from chatbot.events import Said
from chatbot.helper import Chat, Helper
from composer import Composer
from synth import SynthPool

UNKNOWN = "zxcv qwer uiop"


class ChatServer:
    """Answers every question with ``says`` (the content of a message), or with ``raw`` as it is."""

    def __init__(self) -> None:
        self.says: str | None = None
        self.raw: tuple[int, bytes] | None = None
        self.hangs = threading.Event()
        self.asked: list[dict[str, Any]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                if outer.says is None and outer.raw is None:
                    outer.hangs.wait()
                    return
                message = {"choices": [{"message": {"role": "assistant", "content": outer.says}}]}
                status, body = outer.raw or (200, json.dumps(message).encode())
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing on the test's output."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self.hangs.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    server = ChatServer()
    yield server
    server.close()


@pytest.fixture
def conversation(composer: Composer, pool: SynthPool, tmp_path: Path, chat: ChatServer) -> Conversation:
    return Conversation(composer, tmp_path, pool, seed=1, helper=Helper(Chat(chat.url, "any", timeout=0.5)))


def words(conversation: Conversation, text: str) -> str:
    return "\n".join(event.text for event in conversation.say(text) if isinstance(event, Said))


def test_what_we_do_not_understand_the_model_may_read(conversation: Conversation, chat: ChatServer) -> None:
    chat.says = '```json\n{"music": true, "key": "E minor", "bars": 2, "parts": ["cello"], "tempo_bpm": 70}\n```'
    said = words(conversation, UNKNOWN)
    assert "chat model" in said
    assert conversation.current is not None
    lines = {line.field: line for line in conversation.current.receipt}
    assert (lines["bars"].ok, lines["parts"].ok, lines["tempo_bpm"].got) == (True, True, 70)
    assert UNKNOWN in json.dumps(chat.asked[0])


def test_what_we_understand_is_not_asked_of_the_model(conversation: Conversation, chat: ChatServer) -> None:
    chat.says = '{"music": true, "bars": 8}'
    words(conversation, "2 bars in C major for piano")
    assert chat.asked == []
    assert conversation.current is not None and len(conversation.current.piece.bars) == 2


@pytest.mark.parametrize(
    "answer",
    [
        '{"music": false}',
        "of course, here is your music",
        '{"music": true, "bars": 100000}',
        '{"music": true, "tempo_bpm": 70, "shell": "rm -rf /"}',
        '{"music": true, "key": "H sideways"}',
        '{"music": true, "parts": ["kazoo orchestra"]}',
        '{"music": true, "parts": ["piano"], "exclude": ["piano"]}',
        '{"music": true, "bars": "8"}',
        '{"music": true}',
        "{" * 3000,
        "",
    ],
)
def test_a_bad_proposal_changes_nothing(conversation: Conversation, chat: ChatServer, answer: str) -> None:
    chat.says = answer
    helped = words(conversation, UNKNOWN)
    assert conversation.current is None
    assert len(chat.asked) == 1
    assert helped and "model" not in helped


@pytest.mark.parametrize(
    "raw",
    [(500, b"no"), (401, b"{}"), (200, b"<html>"), (200, b"[]"), (200, b'{"choices": []}'), None],
    ids=["500", "401", "html", "list", "empty", "hangs"],
)
def test_an_endpoint_that_fails_is_logged_and_nobody_notices(
    conversation: Conversation, chat: ChatServer, raw: tuple[int, bytes] | None, caplog: pytest.LogCaptureFixture
) -> None:
    chat.raw = raw
    with caplog.at_level(logging.WARNING):
        helped = words(conversation, UNKNOWN)
    assert helped and conversation.current is None
    assert "chat model was of no help" in caplog.text
    assert UNKNOWN not in caplog.text


def test_an_answer_may_be_said_otherwise_and_never_say_another_thing(
    conversation: Conversation, chat: ChatServer, caplog: pytest.LogCaptureFixture
) -> None:
    chat.says = "unused"
    words(conversation, "4 bars in D minor, 90 bpm, for cello and piano")
    chat.asked.clear()
    question = "what tempo is it?"
    chat.raw = (500, b"")
    plain = words(conversation, question)
    assert "90" in plain
    chat.raw, chat.says = None, "It moves along at an unhurried 90 BPM, you will like it."
    assert words(conversation, question) == chat.says
    for lie in ("It moves at 120 BPM.", "It moves at 90 BPM in G major.", "It is slow.", "It has 90 BPM and a harp.",
                "速度是 90 BPM。", "It is not at 90 BPM.", "Now and then 90 BPM. " * 30):  # fmt: skip
        chat.says = lie
        assert words(conversation, question) == plain
    assert "changed the facts" in caplog.text


def test_the_environment_names_the_endpoint() -> None:
    assert Chat.read({}) is None
    named = Chat.read({"CADENZA_CHAT_URL": "http://x/v1/", "CADENZA_CHAT_MODEL": "m", "CADENZA_CHAT_TIMEOUT": "2"})
    assert named == Chat("http://x/v1", "m", None, 2.0)
    with pytest.raises(ValueError, match="CADENZA_CHAT_TIMEOUT"):
        Chat.read({"CADENZA_CHAT_URL": "http://x", "CADENZA_CHAT_TIMEOUT": "soon"})
