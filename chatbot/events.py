"""What a conversation sends back while it answers: the one stream that every client reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from chatbot.turn import Turn
from composer.controls import Controls
from composer.piece import ComposedBar, Piece

if TYPE_CHECKING:
    from synth.level import Level


@dataclass(frozen=True)
class ReceiptLine:
    """One field of a receipt. ``asked`` is None when the user left it open; ``got`` is measured
    from the notes or the file, never copied from the request; ``ok`` None when nothing was asked.
    ``field`` is a stable English name, ``asked`` and ``got`` are plain JSON values. ``source`` is
    "conversation" where not the user asked but what is known of the user's taste."""

    field: str
    asked: object
    got: object
    ok: bool | None
    source: str | None = None


@dataclass(frozen=True)
class Timing:
    """Seconds from the request to the first PCM block and to the end, seconds of sound made,
    tokens decoded and their rate."""

    first_audio_s: float | None = None
    total_s: float = 0.0
    audio_s: float = 0.0
    tokens: int = 0
    tokens_per_s: float = 0.0


@dataclass(frozen=True)
class Said:
    """Words of the reply, in the user's language; several make one message."""

    text: str


@dataclass(frozen=True)
class Planned:
    """The request is understood and about to be composed with these complete controls."""

    turn: Turn
    controls: Controls


@dataclass(frozen=True)
class BarReady:
    """One bar was composed. ``level`` is by what its piece is brought to the common loudness."""

    bar: ComposedBar
    level: Level


@dataclass(frozen=True)
class AudioReady:
    """A block of the one continuous PCM stream of this turn: int16, shape (frames, 2)."""

    pcm: npt.NDArray[np.int16]
    sample_rate: int


@dataclass(frozen=True)
class PieceDone:
    """A version is finished: its number (from 1), notes, receipt, files by kind ("midi",
    "wav", "json") and timing. ``complete`` is False when it was cancelled on the way."""

    version: int
    piece: Piece
    receipt: tuple[ReceiptLine, ...]
    files: Mapping[str, Path] = field(default_factory=dict)
    timing: Timing = field(default_factory=Timing)
    complete: bool = True


@dataclass(frozen=True)
class Asked:
    """One question back to the user; at most one a turn."""

    question: str


@dataclass(frozen=True)
class Failed:
    """The request could not be carried out; nothing was lost. One sentence saying what is possible."""

    message: str


Event = Said | Planned | BarReady | AudioReady | PieceDone | Asked | Failed
