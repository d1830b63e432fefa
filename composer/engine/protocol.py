"""What a language model is to the decoder: tokens in, logits out, and a cache that can go back.

Masks and sampling stay on our side of this border, so an engine does nothing but arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class ContextFullError(RuntimeError):
    """The tokens fed would not fit into the model's context; nothing was fed."""


class Session(Protocol):
    """One growing sequence and its key/value cache. Used by one thread at a time; different
    sessions of the same model may run in different threads."""

    @property
    def length(self) -> int:
        """Number of tokens in the cache."""

    def feed(self, tokens: Sequence[int]) -> np.ndarray:
        """Append one or more tokens; the float32 logits (vocab_size,) of the next one.

        The array belongs to the caller. Raises ContextFullError when ``length`` would pass the
        model's ``context``, ValueError for no tokens or tokens outside the vocabulary; the
        session is then as it was."""

    def rollback(self, length: int) -> None:
        """Forget every token after the first ``length`` (0 <= length <= self.length)."""

    def fork(self) -> Session:
        """An independent session with the same tokens."""


class LanguageModel(Protocol):
    """A causal language model ready to decode."""

    @property
    def vocab_size(self) -> int:
        """Number of words; the length of the logits."""

    @property
    def context(self) -> int:
        """The most tokens that a session can hold."""

    @property
    def engine(self) -> str:
        """What computes, in words, for logs and provenance."""

    def start(self) -> Session:
        """A new, empty session."""


def check_feed(tokens: Sequence[int], length: int, model: LanguageModel) -> None:
    """Raise what :meth:`Session.feed` promises for ``tokens`` appended to ``length`` others."""
    if not len(tokens):
        raise ValueError("feed at least one token")
    if length + len(tokens) > model.context:
        raise ContextFullError(
            f"{length} tokens and {len(tokens)} more do not fit into the model's context of {model.context} tokens"
        )
    if min(tokens) < 0 or max(tokens) >= model.vocab_size:
        raise ValueError(f"tokens must be in 0..{model.vocab_size - 1}, not {min(tokens)}..{max(tokens)}")


def check_rollback(length: int, current: int) -> None:
    """Raise ValueError unless a session of ``current`` tokens can go back to ``length``."""
    if not 0 <= length <= current:
        raise ValueError(f"a session of {current} tokens cannot be rolled back to {length}")
