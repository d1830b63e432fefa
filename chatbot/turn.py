"""What one sentence means: an act, the controls it states, and what it points at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from composer.controls import Controls

Act = Literal[
    "compose", "edit", "add", "regenerate", "continue", "vary", "arrange", "ask", "rate",
    "undo", "redo", "recall", "help", "offtopic", "invalid",
]  # fmt: skip
Language = Literal["en", "zh"]


@dataclass(frozen=True)
class Targets:
    """What an edit or question points at: families of parts ("piano", "drums") or a part's role
    where that was named ("melody", "chords"; empty: all), an inclusive range of bars counted
    from 1 (None: the whole piece), a version number, and the families to leave as they are."""

    parts: tuple[str, ...] = ()
    bars: tuple[int, int] | None = None
    version: int | None = None
    keep: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edit:
    """One change of notes. ``operation`` is one of

    ``tempo`` (``value`` the new BPM, or ``factor`` a ratio), ``transpose`` (``value`` semitones),
    ``key`` (``controls.key`` is the goal), ``swap`` (``value`` a General MIDI program,
    ``instrument`` its family), ``remove``, ``mute``, ``unmute``, ``solo``,
    ``louder``, ``softer`` (``value`` in steps of one dynamic mark, as from mf to f; always positive).
    ``parts`` are the families (or roles) that this one edit changes, empty for all; the turn's
    ``targets.parts`` is the union over its edits.
    """

    operation: str
    value: float | None = None
    factor: float | None = None
    instrument: str | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """One request, understood. ``controls`` holds only what was stated. ``problem`` is set when
    ``act`` is "invalid": one sentence in ``language`` saying what is possible instead.
    ``assumptions`` are sentences, in ``language``, on how an open or odd wish was read."""

    said: str
    language: Language
    act: Act
    controls: Controls = field(default_factory=Controls)
    targets: Targets = field(default_factory=Targets)
    edits: tuple[Edit, ...] = ()
    problem: str | None = None
    assumptions: tuple[str, ...] = ()
