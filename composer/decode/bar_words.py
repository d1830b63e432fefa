"""What a bar is before it is written and after: the wish for it, and its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from composer.decode.frame import Frame
from composer.decode.pace import PaceMemory
from composer.decode.returning import Return
from composer.harmony import Chord
from composer.piece import Meter
from composer.text.alphabet import Kind, character
from composer.text.header import Player
from composer.text.words import Words
from composer.text.writer import plan_text


@dataclass(frozen=True)
class Sampling:
    """How freely words are drawn."""

    temperature: float
    top_p: float


@dataclass(frozen=True)
class BarWords:
    """One bar as words: its plan (chords in the white-key form) and the words of each part."""

    meter: Meter
    section: str
    chords: tuple[Chord, ...]
    parts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class BarWish:
    """What is fixed of a bar beforehand: meter, how many bars follow, how many ticks from its
    bar line to the end of the piece, and where the user said so its section and its chords (in
    the white-key form). Of each part ``given`` holds the words where they are there already (None:
    to be written) and ``limits`` the ticks from the bar line by which its notes end; both empty:
    nothing of the kind. ``frame`` says what a part is to keep to, from its index and the words of
    the parts before it in the bar. ``leads_home`` asks for a cadence to lead into the bar after it;
    ``chord_fit`` is added to the logits of planned chords.
    ``returns`` holds what each part leans to saying again."""

    index: int
    meter: Meter
    remaining: int
    ticks_left: int
    section: str | None = None
    chords: tuple[Chord, ...] | None = None
    given: tuple[tuple[int, ...] | None, ...] = ()
    limits: tuple[int, ...] = ()
    frame: Callable[[int, tuple[tuple[int, ...], ...]], Frame] | None = None
    leads_home: bool = False
    chord_fit: Mapping[Chord, float] = field(default_factory=dict)
    returns: tuple[Return | None, ...] = ()


@dataclass(frozen=True)
class WriterMemory:
    """Where a :class:`BarWriter` stood: see :meth:`BarWriter.remember`."""

    length: int
    pending: tuple[int, ...]
    ringing: tuple[dict[int, int], ...]
    rests: tuple[int, ...]
    steering: tuple[float, int, npt.NDArray[np.float64]]
    pace: PaceMemory
    tune: tuple[list[float | None], list[int]]


def bar_ids(
    words: Words, players: tuple[Player, ...], bar: BarWords, before: BarWords | None, remaining: int
) -> list[int]:
    """A whole bar as the words that the model reads; ``before`` None at the start of a window."""
    ids = plan_ids(words, bar.meter, bar.section, bar.chords, before, remaining)
    for player, part in zip(players, bar.parts, strict=True):
        ids.append(words.id(character(Kind.PROGRAM, player.program)))
        ids += part
    return ids


def plan_ids(
    words: Words, meter: Meter, section: str, chords: tuple[Chord, ...], before: BarWords | None, remaining: int
) -> list[int]:
    told_meter = meter if before is None or before.meter != meter else None
    told_section = section if before is None or before.section != section else None
    return [words.id(c) for c in plan_text(told_meter, told_section, chords, remaining)]
