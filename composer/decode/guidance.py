"""Classifier-free guidance: mood and genre asked for more strongly than the model alone would answer.

Two sessions read the same text, one with the header as it was asked for, the other with a header that
says nothing of mood and genre (the middle of both scales, a genre unknown). What the wish makes
likelier is made likelier still:

    logits = nothing asked + guidance * (asked - nothing asked)

(J. Ho and T. Salimans, "Classifier-free diffusion guidance", 2022; for language models G. Sanchez et al.,
"Stay on topic with classifier-free guidance", ICML 2024). A guidance of 1 is the model alone. Every word
costs two steps of the model instead of one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from composer.controls import Controls
from composer.engine import LanguageModel, Session
from composer.text.alphabet import LEVELS, Kind, character, genre_character, kind_of
from composer.text.words import Words


class GuidedSession:
    """A session that reads every text twice; see the module. ``neutral`` has for every word the one that
    the second reader gets in its place."""

    def __init__(self, asked: Session, nothing: Session, neutral: npt.NDArray[np.int64], guidance: float) -> None:
        self._asked, self._nothing, self._neutral, self._guidance = asked, nothing, neutral, guidance

    @property
    def length(self) -> int:
        """Number of words read."""
        return self._asked.length

    def feed(self, tokens: Sequence[int]) -> npt.NDArray[np.float32]:
        """As :meth:`composer.engine.Session.feed`."""
        asked = self._asked.feed(tokens)
        nothing = self._nothing.feed(self._neutral[list(tokens)].tolist())
        return nothing + np.float32(self._guidance) * (asked - nothing)

    def rollback(self, length: int) -> None:
        """As :meth:`composer.engine.Session.rollback`."""
        self._asked.rollback(length)
        self._nothing.rollback(length)

    def fork(self) -> GuidedSession:
        """As :meth:`composer.engine.Session.fork`."""
        return GuidedSession(self._asked.fork(), self._nothing.fork(), self._neutral, self._guidance)


def begin(model: LanguageModel, words: Words, controls: Controls) -> Session:
    """A new session of the model, guided where a guidance is set and a mood or a genre is asked for."""
    kinds = {Kind.GENRE} if controls.genre is not None else set()
    if controls.mood is not None:
        kinds |= {Kind.VALENCE, Kind.ENERGY}
    if controls.guidance in (None, 1.0) or not kinds:
        return model.start()
    assert controls.guidance is not None, "a guidance is set"
    return GuidedSession(model.start(), model.start(), _neutral(words, kinds), controls.guidance)


def _neutral(words: Words, kinds: set[Kind]) -> npt.NDArray[np.int64]:
    """Every word as itself, but those of some kinds, which only headers have, as the one that says
    nothing."""
    silent = {kind: words.id(character(kind, LEVELS // 2)) for kind in (Kind.VALENCE, Kind.ENERGY)}
    silent[Kind.GENRE] = words.id(genre_character(None))
    neutral = np.arange(len(words))
    for word, spelling in enumerate(words.spellings):
        if len(spelling) == 1 and (kind := kind_of(spelling)[0]) in kinds:
            neutral[word] = silent[kind]
    return neutral
