"""The remote engine against a real HTTP server that computes with the debug model."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest

from composer import Composer, Controls
from composer.controls import PartRequest
from composer.engine import ContextFullError, load_engine
from composer.engine.debug import debug_checkpoint
from composer.engine.onnx_cpu import OnnxModel
from composer.engine.remote import RemoteEngineError, RemoteModel, Server
from composer.piece import Meter, Piece
from composer.text.debug import debug_words

WISH = Controls(
    bars=4, seed=11, meter=Meter(3, 4), parts=(PartRequest("piano"), PartRequest("cello")), exclude=("drums",)
)


class Completions:
    """A completions server in the manner of vLLM: prompts of token numbers, one token, log-probabilities.
    ``most`` is its --max-logprobs; ``answers`` are given, one a request, before it is itself again."""

    def __init__(self, folder: Path, most: int) -> None:
        self.model, self.most, self.answers, self.requests = OnnxModel(folder, bits=32), most, [], 0
        self.keys: set[str | None] = set()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.send(200, {"data": [{"id": "debug", "max_model_len": outer.model.context}]})

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests += 1
                outer.keys.add(self.headers["Authorization"])
                if outer.answers:
                    self.send(*outer.answers.pop(0))
                elif body["logprobs"] > outer.most:
                    self.send(400, {"error": {"message": f"at most {outer.most} logprobs"}})
                else:
                    self.send(200, outer.completion(body["prompt"], body["logprobs"]))

            def send(self, status: int, body: Any) -> None:
                data = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Nothing on the test's output."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def completion(self, prompt: list[int], count: int) -> dict[str, Any]:
        logits = self.model.start().feed(prompt).astype(np.float64)
        values = logits - np.logaddexp.reduce(logits)
        likeliest = np.argsort(-values)[:count]
        named = {f"token_id:{token}": float(values[token]) for token in likeliest}
        return {"choices": [{"text": "", "logprobs": {"top_logprobs": [named]}}]}

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return debug_checkpoint(tmp_path_factory.mktemp("checkpoint"), len(debug_words()))


@pytest.fixture
def server(folder: Path, request: pytest.FixtureRequest) -> Iterator[Completions]:
    server = Completions(folder, getattr(request, "param", 10**6))
    yield server
    server.close()


def piece(model: Any) -> Piece:
    take = Composer(model, debug_words(), "debug").compose(WISH)
    for _ in take:
        pass
    return take.piece()


def test_the_music_is_what_the_same_model_composes_here(folder: Path, server: Completions) -> None:
    remote = RemoteModel(folder, Server(server.url, key="sesame"))
    assert piece(remote).parts == piece(OnnxModel(folder, bits=32)).parts
    assert server.keys == {"Bearer sesame"}


@pytest.mark.parametrize("server", [20], indirect=True)
def test_a_server_that_names_few_words_breaks_no_promise(folder: Path, server: Completions) -> None:
    remote = RemoteModel(folder, Server(server.url, "debug"))
    assert "20 of" in remote.engine
    made = piece(remote)
    assert [str(bar.meter) for bar in made.bars] == ["3/4"] * 4
    assert len(made.parts) == 2 and not any(part.is_drums for part in made.parts)
    logits, exact = remote.start().feed([5, 6]), OnnxModel(folder, bits=32).start().feed([5, 6])
    assert np.isfinite(logits).all()
    likeliest = np.argsort(-exact)[:20]
    assert set(np.argsort(-logits)[:20]) == set(likeliest)
    assert np.exp(logits.astype(np.float64)).sum() == pytest.approx(1, abs=1e-3)


def test_sessions_fork_and_go_back(folder: Path, server: Completions) -> None:
    remote = RemoteModel(folder, Server(server.url))
    session = remote.start()
    first = session.feed([1, 2, 3])
    fork = session.fork()
    fork.feed([4])
    fork.rollback(2)
    assert (session.length, fork.length) == (3, 2)
    np.testing.assert_array_equal(fork.feed([3]), first)
    with pytest.raises(ContextFullError):
        session.feed([1] * remote.context)
    assert session.length == 3


def test_a_passing_failure_is_passed_over(folder: Path, server: Completions) -> None:
    session = RemoteModel(folder, Server(server.url)).start()
    server.answers, server.requests = [(503, {}), (500, {})], 0
    assert np.isfinite(session.feed([1])).all()
    assert server.requests == 3


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((500, {"error": "out of memory"}), "out of memory"),
        ((401, {"error": "no key"}), "401"),
        ((200, b"<html>"), "no JSON"),
        ((200, {"choices": []}), "token numbers"),
        ((200, {"choices": [{"logprobs": {"top_logprobs": [{" the": -1.0}]}}]}), "token numbers"),
        ((200, {"choices": [{"logprobs": {"top_logprobs": [{"token_id:99999": -1.0}]}}]}), "vocabulary"),
    ],
)
def test_a_lasting_failure_says_what_it_is(folder: Path, server: Completions, answer: Any, words: str) -> None:
    session = RemoteModel(folder, Server(server.url, key="sesame")).start()
    server.answers, server.requests = [answer] * 5, 0
    with pytest.raises(RemoteEngineError, match=words) as caught:
        session.feed([1])
    assert server.requests <= 3
    assert "sesame" not in str(caught.value)
    assert session.length == 0


def test_nobody_there_and_another_model_are_told_apart(folder: Path, server: Completions) -> None:
    with pytest.raises(RemoteEngineError, match="serves debug, not large"):
        RemoteModel(folder, Server(server.url, "large"))
    with pytest.raises(RemoteEngineError, match="does not answer"):
        RemoteModel(folder, Server("http://127.0.0.1:9/v1"))


def test_the_environment_names_the_server(folder: Path, server: Completions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADENZA_COMPLETIONS_URL", server.url + "/")
    assert load_engine(folder).engine.startswith("completions server, debug")
    monkeypatch.delenv("CADENZA_COMPLETIONS_URL")
    with pytest.raises(RuntimeError, match="CADENZA_COMPLETIONS_URL"):
        load_engine(folder, "remote")
