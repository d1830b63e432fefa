"""What a sentence may lean on: the piece that is playing now and the language spoken last."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.turn import Language
from composer.key import Key
from composer.piece import Meter


@dataclass(frozen=True)
class Context:
    """The conversation as far as one sentence needs it. Before anything was composed every
    musical field is None or empty and ``versions`` is 0.

    ``tempo_bpm`` in quarter notes a minute, ``bars`` the length of the current piece, ``parts``
    the families of its parts in score order (a family twice when two players share it),
    ``versions`` how many versions exist, ``language`` the language of the last turn.
    """

    key: Key | None = None
    tempo_bpm: float | None = None
    meter: Meter | None = None
    bars: int | None = None
    parts: tuple[str, ...] = ()
    versions: int = 0
    language: Language | None = None

    @property
    def has_piece(self) -> bool:
        """Whether there is a piece that "it" can mean."""
        return self.versions > 0
