"""Any chat endpoint that speaks OpenAI's language: a question, an answer, or an error."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

# An answer longer than any request or reply of ours is not read.
_LONGEST = 8_000
_MOST_TOKENS = 400


class ChatError(RuntimeError):
    """The endpoint did not answer in time, or not as a chat endpoint does."""


@dataclass(frozen=True)
class Chat:
    """A chat endpoint: ``url`` up to and with ``/v1``, the model's name, the key if it needs one, and how
    many seconds an answer may take."""

    url: str
    model: str
    key: str | None = None
    timeout: float = 5.0

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Chat | None:
        """The endpoint that ``CADENZA_CHAT_URL`` names, with ``CADENZA_CHAT_MODEL``, ``CADENZA_CHAT_KEY`` and
        ``CADENZA_CHAT_TIMEOUT`` in seconds; None without.

        Raises ValueError for a timeout that is no number above 0."""
        url = environment.get("CADENZA_CHAT_URL", "").rstrip("/")
        if not url:
            return None
        text = environment.get("CADENZA_CHAT_TIMEOUT") or str(cls.timeout)
        try:
            timeout = float(text)
        except ValueError:
            timeout = 0.0
        if not 0 < timeout <= 120:
            raise ValueError(f"CADENZA_CHAT_TIMEOUT must be seconds above 0 and up to 120, not {text!r}")
        model, key = environment.get("CADENZA_CHAT_MODEL") or "default", environment.get("CADENZA_CHAT_KEY")
        return cls(url, model, key or None, timeout)

    def ask(self, task: str, text: str, *, json: bool = False) -> str:
        """The model's answer to ``text``, said to do ``task``; with ``json`` asked for as a JSON object.

        Raises ChatError."""
        body: dict[str, object] = {
            "model": self.model,
            "messages": [{"role": "system", "content": task}, {"role": "user", "content": text}],
            "temperature": 0,
            "max_tokens": _MOST_TOKENS,
        }
        if json:
            body["response_format"] = {"type": "json_object"}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            answer = httpx.post(f"{self.url}/chat/completions", json=body, headers=headers, timeout=self.timeout)
            answer.raise_for_status()
            said = answer.json()["choices"][0]["message"]["content"]
        except httpx.HTTPStatusError as error:
            raise ChatError(f"{self.url} answers {error.response.status_code}") from error
        except httpx.HTTPError as error:
            raise ChatError(f"{self.url} does not answer ({type(error).__name__})") from error
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise ChatError(f"{self.url} answers nothing that a chat endpoint would") from error
        if not isinstance(said, str) or not 0 < len(said.strip()) <= _LONGEST:
            raise ChatError(f"{self.url} says nothing, or more than anybody would read")
        return said.strip()
