"""All that one conversation remembers between two requests."""

from __future__ import annotations

import random
import secrets
from dataclasses import dataclass, field

from chatbot.preferences import Judgement
from chatbot.turn import Language, Turn
from chatbot.versions import Before, History
from composer.controls import Controls

# Seeds are 32 bits; a conversation's own seed has twice that, and a sign bit to spare.
_SEED_BITS, _OWN_SEED_BITS = 32, 63


class Chance:
    """Where a conversation's seeds come from. The same ``seed`` and number of ``draws`` give the
    same next one, so that a resumed conversation goes on as it would have."""

    def __init__(self, seed: int | None = None, draws: int = 0) -> None:
        self.seed = secrets.randbits(_OWN_SEED_BITS) if seed is None else seed
        self.draws = 0
        self._random = random.Random(self.seed)
        for _ in range(draws):
            self.draw()

    def draw(self) -> int:
        """The next seed, 32 bits."""
        self.draws += 1
        return self._random.getrandbits(_SEED_BITS)

    def seeded(self, controls: Controls) -> Controls:
        """The controls with the next seed."""
        return controls.changed(seed=self.draw(), sources={**controls.sources, "seed": "model"})


@dataclass
class State:
    """``excluded`` are the families that nobody shall play until they are asked for, ``previous``
    the turn before, ``candidates`` the numbers of the versions that were made to be chosen from,
    ``judgements`` what was liked and what was not, ``standing`` what was wished once and
    for all, ``dialogue`` what the visitor said, ``turns`` how often."""

    chance: Chance
    history: History = field(default_factory=History)
    judgements: list[Judgement] = field(default_factory=list)
    excluded: tuple[str, ...] = ()
    language: Language | None = None
    previous: Turn | None = None
    candidates: tuple[int, ...] = ()
    dialogue: list[str] = field(default_factory=list)
    turns: int = 0
    standing: Controls = field(default_factory=Controls)

    def before(self, request: str) -> Before:
        """The state as it is before a request is carried out."""
        history = self.history
        return Before(
            request, self.chance.seed, self.chance.draws, self.turns, len(history), history.path, history.at,
            self.language, self.previous, self.excluded, self.candidates, tuple(self.judgements), tuple(self.dialogue),
            self.standing,
        )  # fmt: skip
