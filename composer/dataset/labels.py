"""What is known of a piece beyond its header, and whether somebody said it or it was estimated.

Nothing here is learnt; it is for statistics, for choosing pieces, and for ``DATA.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from composer.analysis import intensity_level, is_danceable, octave_span, polyphony, tempo_class
from composer.corpora import Work
from composer.piece import Piece

Source = Literal["annotated", "partly annotated", "estimated"]


@dataclass(frozen=True)
class Labels:
    """``key`` as it sounds ("D minor") and whether the corpus states the same tonic and mode
    (``"annotated"``; "estimated" where it states none or another). ``chords_from`` and
    ``sections_from`` say the same of the plan. ``low`` and ``high`` are MIDI note numbers, -1 with
    drums alone, ``octaves`` what they span; ``polyphony`` the mean number of pitched notes while any
    sounds; ``loudness`` the mean velocity 1..127 and ``contrast`` its standard deviation, 0 in scores
    without dynamics; ``tempo``, ``intensity`` and ``danceable`` as :mod:`composer.analysis` hears
    them."""

    title: str = ""
    tier: str = ""
    key: str = ""
    key_from: Source = "estimated"
    chords_from: Source = "estimated"
    sections_from: Source = "estimated"
    low: int = -1
    high: int = -1
    octaves: int = 0
    polyphony: float = 0.0
    loudness: float = 0.0
    contrast: float = 0.0
    tempo: str = ""
    intensity: str = ""
    danceable: bool = False


def labels_of(work: Work, piece: Piece) -> Labels:
    """The labels of a work whose notes, on the grid and labelled, are ``piece``."""
    pitched = [n for part in piece.parts if not part.is_drums for n in part.notes]
    velocities = np.array([n.velocity for part in work.piece.parts for n in part.notes])
    stated = work.key is not None and (work.key.pitch_class, work.key.mode) == (piece.key.pitch_class, piece.key.mode)
    return Labels(
        work.title,
        work.tier,
        f"{piece.key.tonic} {piece.key.mode}",
        "annotated" if stated else "estimated",
        _chords_from(work),
        "estimated" if work.sections is None else "annotated",
        min((n.pitch for n in pitched), default=-1),
        max((n.pitch for n in pitched), default=-1),
        octave_span(piece),
        round(polyphony(piece), 2),
        round(float(velocities.mean()), 1) if len(velocities) else 0.0,
        round(float(velocities.std()), 1) if len(velocities) else 0.0,
        tempo_class(piece.tempo_bpm),
        intensity_level(piece),
        is_danceable(piece),
    )


def _chords_from(work: Work) -> Source:
    if work.chords is None:
        return "estimated"
    # The second half of a bar inherits the first where it is silent.
    return "annotated" if all(first is not None for first, _ in work.chords) else "partly annotated"
