"""What a sentence may lean on: the piece that is playing, the versions there are, what was said before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from chatbot.turn import Language, Turn
from chatbot.understand.pointing import Selection
from composer.controls import PartRequest
from composer.key import Key
from composer.piece import Meter


@dataclass(frozen=True)
class VersionFacts:
    """What a sentence may compare with or call by name: the ``number`` of a version, counted from
    1, the ``name`` it was given, its key, tempo in quarter notes a minute, meter, length in bars
    and the families of its parts; its ``players`` as one would ask for them, and its ``chords`` as letters,
    one entry a bar."""

    number: int
    name: str | None = None
    key: Key | None = None
    tempo_bpm: float | None = None
    meter: Meter | None = None
    bars: int | None = None
    parts: tuple[str, ...] = ()
    players: tuple[PartRequest, ...] = ()
    chords: tuple[str, ...] = ()

    def has(self, families: Collection[str], tonic: str | None, mode: str | None) -> bool:
        """Whether these families play in it, and its key has this tonic and this mode; None is any."""
        in_key = (tonic is None and mode is None) or (
            self.key is not None and tonic in (None, self.key.tonic) and mode in (None, self.key.mode)
        )
        return set(families) <= set(self.parts) and in_key


@dataclass(frozen=True)
class Context:
    """The conversation as far as one sentence needs it. Before anything was composed every
    musical field is None or empty and ``versions`` is 0.

    ``tempo_bpm`` in quarter notes a minute, ``bars`` the length of the current piece, ``parts``
    the families of its parts in score order (a family twice when two players share it),
    ``versions`` how many versions exist, ``language`` the language of the last turn, ``current``
    the number of the version that is playing (None: the latest), ``facts`` what is known of each
    version, ``candidates`` the numbers of those that the last request made when it asked for
    several, ``previous`` the turn before this one, ``selection`` what the visitor points at, ``plain``
    whether what is said now is in words that the rules know, so that nothing need be guessed.
    """

    key: Key | None = None
    tempo_bpm: float | None = None
    meter: Meter | None = None
    bars: int | None = None
    parts: tuple[str, ...] = ()
    versions: int = 0
    language: Language | None = None
    current: int | None = None
    facts: tuple[VersionFacts, ...] = ()
    candidates: tuple[int, ...] = ()
    previous: Turn | None = None
    selection: Selection | None = None
    plain: bool = False

    @property
    def has_piece(self) -> bool:
        """Whether there is a piece that "it" can mean."""
        return self.versions > 0

    @property
    def seconds(self) -> float | None:
        """How long the piece that is playing lasts at its tempo; None where that is not known."""
        if self.bars is None or self.meter is None or not self.tempo_bpm:
            return None
        quarters = self.bars * 4 * self.meter.numerator / self.meter.denominator
        return quarters * 60 / self.tempo_bpm

    def at(self, number: int) -> Context:
        """What a sentence may lean on that speaks of another version than the one that is playing."""
        facts = self.version(number)
        if facts is None or number == self.current:
            return self
        return replace(
            self, key=facts.key, tempo_bpm=facts.tempo_bpm, meter=facts.meter, bars=facts.bars, parts=facts.parts
        )

    def version(self, number: int) -> VersionFacts | None:
        """What is known of version ``number``; None when nothing is."""
        return next((facts for facts in self.facts if facts.number == number), None)


def after(turn: Turn, context: Context) -> Context:
    """What a later request of the same sentence finds: the piece that this one makes."""
    if turn.act == "compose":
        controls = turn.controls
        parts = tuple(part.instrument for part in controls.parts)
        return replace(
            context, key=controls.key, tempo_bpm=controls.tempo_bpm, meter=controls.meter, bars=controls.bars,
            parts=parts, versions=context.versions + 1, current=None, previous=None,
        )  # fmt: skip
    if turn.act == "recall" and turn.targets.version is not None:
        facts = context.version(turn.targets.version)
        if facts is None:
            return replace(context, current=turn.targets.version, previous=None)
        return replace(
            context, key=facts.key, tempo_bpm=facts.tempo_bpm, meter=facts.meter, bars=facts.bars, parts=facts.parts,
            current=facts.number, previous=None,
        )  # fmt: skip
    if turn.act == "add":
        return replace(context, parts=(*context.parts, *(part.instrument for part in turn.controls.parts)))
    return replace(context, previous=None)
