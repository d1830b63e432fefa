"""New bars in a piece: an intro, an ending, another section, a bridge between two others."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from composer.analysis import estimate_mood
from composer.controls import BARS_RANGE, TEMPO_RANGE, ControlError, Controls
from composer.edit.error import EditError
from composer.material import Material, blank_bars, material_of, new_section, with_bars
from composer.piece import Piece

Where = Literal["intro", "ending", "section", "fill"]
PLACES: tuple[Where, ...] = ("intro", "ending", "section", "fill")
# How long each is when nobody says: a phrase, two phrases, a turn.
USUAL_BARS: dict[Where, int] = {"intro": 4, "ending": 4, "section": 8, "fill": 2}
# Octaves of tempo that a whole change of energy, from calm to driven, makes in a new section.
_ENERGY_TEMPO = 0.45


def place_of(piece: Piece, where: Where, at: int | None) -> int:
    """The bar, counted from 1, before which new bars come: an intro before the first, an ending
    after the last, a section after the last unless ``at`` says otherwise, a fill before the first
    bar of the next section at or after ``at`` (the first change of section when left open).

    Raises:
        EditError: for a bar that the piece does not have.
    """
    total = len(piece.bars)
    if where == "intro":
        return 1
    if where == "ending":
        return total + 1
    if at is not None:
        if not 1 <= at <= total + 1:
            raise EditError("bars", at, f"1 to {total + 1} for where new bars come in this piece", (1, total + 1))
        return at
    if where == "section":
        return total + 1
    changes = [i + 1 for i in range(1, total) if piece.bars[i].section != piece.bars[i - 1].section]
    return changes[0] if changes else total // 2 + 1


def inserted(piece: Piece, where: Where, at: int, bars: int, controls: Controls) -> Material:
    """The piece with ``bars`` new ones before bar ``at``, to be written for all who play. The new
    bars have the tempo, the meter and the section letter that ``controls`` ask for; else the
    neighbours' tempo (a mood moves it) and meter, and for a section a letter of its own.

    Raises:
        ControlError: when the whole would be too long.
    """
    if bars < 1 or len(piece.bars) + bars > BARS_RANGE[1]:
        raise ControlError("bars", bars, f"1 to {max(BARS_RANGE[1] - len(piece.bars), 1)} more bars")
    neighbour = piece.bars[max(at - 2, 0)]
    section = neighbour.section if where == "fill" else new_section(piece)
    if controls.form is not None:
        section = controls.form[0]
    tempo = controls.tempo_bpm
    if tempo is None:
        tempo = neighbour.tempo_bpm
        if controls.mood is not None and where == "section":
            change = (controls.mood.energy - estimate_mood(piece).energy) / 2
            tempo = float(np.clip(round(tempo * 2.0 ** (_ENERGY_TEMPO * change)), *TEMPO_RANGE))
    plans = blank_bars(bars, controls.meter or neighbour.meter, tempo, section)
    playing = {i for i, part in enumerate(piece.parts) if part.notes and not part.muted}
    material = with_bars(material_of(piece), at - 1, plans, playing, leads_home=at <= len(piece.bars))
    return replace(material, mode=_mode(piece, where, controls))


def _mode(piece: Piece, where: Where, controls: Controls) -> str | None:
    """A sad section of a major piece is in its relative minor, a happy one of a minor piece in its
    relative major: the scale stays."""
    if where != "section" or controls.mood is None or piece.key.mode not in ("major", "minor"):
        return None
    if controls.mood.valence <= -0.3 and piece.key.mode == "major":
        return "minor"
    return "major" if controls.mood.valence >= 0.3 and piece.key.mode == "minor" else None
