"""The remote engine: a model behind an OpenAI-compatible completions server such as vLLM.

A step is one request: all tokens so far as the prompt, one token asked for, and the log-probabilities of
the words it was chosen among. The token itself is thrown away: masks and sampling stay on our side, as
with every engine, so nothing is guaranteed less. The server's prefix cache is the key/value cache, so
forking and rolling back cost nothing here.

Log-probabilities of all words are exactly as good as logits. vLLM gives them when it is started with
``--max-logprobs -1``; of a server that gives fewer, the words it does not name share what probability
is left, evenly: masks hold all the same, and among rare words the choice is blind.
"""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from composer.engine.checkpoint import Architecture
from composer.engine.protocol import check_feed, check_rollback

_log = logging.getLogger(__name__)

# A server that is busy or restarting is asked again, after so many seconds each time.
_PAUSES = (0.2, 1.0)
_RETRIED = frozenset({429, 500, 502, 503, 504})
# What OpenAI's own API allowed in its last completions models, and vLLM allows unless told otherwise.
_FEW = (20, 5)
# Less than this share of probability is never left for the words that were not named.
_LEAST_REST = 1e-6
# vLLM's name of a token by its number.
_TOKEN = "token_id:"


class RemoteEngineError(RuntimeError):
    """The server did not answer, or not as a completions server does; one sentence saying what it did."""


@dataclass(frozen=True)
class Server:
    """A completions server: ``url`` up to and with ``/v1``, the name it has for the model (None: the
    only one it serves), its key, and how many seconds an answer may take."""

    url: str
    model: str | None = None
    key: str | None = None
    timeout: float = 30.0

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Server | None:
        """The server that ``CADENZA_COMPLETIONS_URL`` (and ``_MODEL``, ``_KEY``) names; None without."""
        url = environment.get("CADENZA_COMPLETIONS_URL", "").rstrip("/")
        model, key = environment.get("CADENZA_COMPLETIONS_MODEL"), environment.get("CADENZA_COMPLETIONS_KEY")
        return cls(url, model or None, key or None) if url else None


class RemoteModel:
    """The model of a checkpoint, computed by a server. Sessions may run in parallel threads."""

    def __init__(self, folder: Path, server: Server) -> None:
        """:param folder: the checkpoint that the server serves; its sizes are read, its weights are not.
        :raises RemoteEngineError: when the server does not answer or serves no such model."""
        sizes = Architecture.read(folder)
        self.vocab_size, self._server = sizes.vocab_size, server
        headers = {"Authorization": f"Bearer {server.key}"} if server.key else {}
        self._http = httpx.Client(headers=headers, timeout=server.timeout)
        served = self._call("GET", "models").get("data") or []
        names = [str(model.get("id")) for model in served]
        self._name = server.model or (names[0] if len(names) == 1 else None)
        if self._name not in names:
            asked = server.model or "a model; name one in CADENZA_COMPLETIONS_MODEL"
            raise RemoteEngineError(f"{server.url} serves {', '.join(names) or 'no model'}, not {asked}.")
        longest = next((m.get("max_model_len") for m in served if m.get("id") == self._name), None)
        # One place is for the token that every request asks for.
        self.context = min(sizes.context, longest - 1 if longest else sizes.context)
        self._named = self._most_named()
        self.engine = f"completions server, {self._name}, {self._named} of {self.vocab_size} words a step"

    def start(self) -> RemoteSession:
        return RemoteSession(self, [])

    def logits(self, tokens: Sequence[int]) -> np.ndarray:
        """The log-probabilities of what follows ``tokens``, float32 (vocab_size,).

        :raises RemoteEngineError: when the server fails, also when asked again."""
        named = self._log_probabilities(tokens, self._named)
        found = np.full(self.vocab_size, -np.inf, dtype=np.float64)
        found[list(named)] = list(named.values())
        unnamed = np.isneginf(found)
        if unnamed.any():
            rest = max(1.0 - float(np.exp(found[~unnamed]).sum()), _LEAST_REST)
            # None that was not named can be likelier than the rarest that was.
            found[unnamed] = min(math.log(rest / int(unnamed.sum())), float(found[~unnamed].min()))
        return found.astype(np.float32)

    def _most_named(self) -> int:
        """How many log-probabilities the server is ready to give."""
        problem: RemoteEngineError | None = None
        for count in (self.vocab_size, *_FEW):
            try:
                self._log_probabilities([0], count)
            except RemoteEngineError as error:
                problem = error
            else:
                if count < self.vocab_size:
                    _log.warning("the server names only %d of %d words a step", count, self.vocab_size)
                return count
        raise problem or RemoteEngineError("the server gives no log-probabilities.")

    def _log_probabilities(self, tokens: Sequence[int], count: int) -> dict[int, float]:
        body = {
            "model": self._name, "prompt": list(tokens), "max_tokens": 1, "logprobs": count, "temperature": 1.0,
            "return_tokens_as_token_ids": True, "add_special_tokens": False,
        }  # fmt: skip
        answer = self._call("POST", "completions", body)
        try:
            named = answer["choices"][0]["logprobs"]["top_logprobs"][0]
            found = {int(name.removeprefix(_TOKEN)): float(value) for name, value in named.items()}
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            message = f"{self._server.url} does not name log-probabilities by token numbers, as vLLM does."
            raise RemoteEngineError(message) from error
        # A sampled word beyond the likeliest is named as well; what is -inf is not possible.
        found = {token: value for token, value in found.items() if 0 <= token < self.vocab_size and value > -1e30}
        if not found:
            raise RemoteEngineError(f"{self._server.url} names no word of this vocabulary.")
        return found

    def _call(self, method: str, what: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        url = f"{self._server.url}/{what}"
        problem = "is not tried"
        for pause in (*_PAUSES, None):
            try:
                answer = self._http.request(method, url, json=body)
            except httpx.HTTPError as error:
                problem = f"does not answer ({type(error).__name__})"
            else:
                if answer.status_code == 200:
                    return _json(answer, url)
                problem = f"answers {answer.status_code}: {answer.text[:200]}"
                if answer.status_code not in _RETRIED:
                    break
            if pause is not None:
                time.sleep(pause)
        raise RemoteEngineError(f"{url} {problem}")


class RemoteSession:
    """A sequence on a :class:`RemoteModel`: its tokens, and nothing else."""

    def __init__(self, model: RemoteModel, tokens: list[int]) -> None:
        self._model, self._tokens = model, tokens

    @property
    def length(self) -> int:
        return len(self._tokens)

    def feed(self, tokens: Sequence[int]) -> np.ndarray:
        check_feed(tokens, self.length, self._model)
        grown = [*self._tokens, *map(int, tokens)]
        logits = self._model.logits(grown)
        # Only now: a session that could not be fed is as it was.
        self._tokens = grown
        return logits

    def rollback(self, length: int) -> None:
        check_rollback(length, self.length)
        del self._tokens[length:]

    def fork(self) -> RemoteSession:
        return RemoteSession(self._model, list(self._tokens))


def _json(answer: httpx.Response, url: str) -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError as error:
        raise RemoteEngineError(f"{url} answers something that is no JSON.") from error
    if not isinstance(found, dict):
        raise RemoteEngineError(f"{url} answers something that is no object.")
    return found
