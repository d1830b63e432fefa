"""Edits of finished notes: every function takes a :class:`composer.piece.Piece` and returns another one.

Nothing is composed here, so what an edit does not touch stays identical note for note;
:func:`composer.edit_report.compare` proves it. Where an edit is impossible an
:class:`EditError` says what is possible instead and the given piece is untouched. ``parts`` are
indices of parts, ``bars`` stretches of bars counted from 1 (:data:`composer.edit.selection.Bars`).
"""

from __future__ import annotations

from composer.dynamics import MARKS
from composer.edit.articulation import ARTICULATIONS, articulate
from composer.edit.dynamics import MARK_STEP, change_loudness, fade, set_dynamics, swell
from composer.edit.error import EditError
from composer.edit.form import (
    ORDER_SIGNS,
    bar_order,
    cut_bars,
    cut_order,
    extract_bars,
    extract_order,
    names_bars,
    reorder_sections,
    repeat_bars,
    repeat_order,
    section_order,
    sections,
    take_bars,
)
from composer.edit.instruments import double_parts, octave_for, swap_instrument
from composer.edit.meter import change_meter, meter_rules
from composer.edit.mode import change_mode
from composer.edit.parts import extract_parts, mute_parts, remove_parts, rest_parts, solo_parts
from composer.edit.selection import (
    Bars,
    bar_range,
    bar_runs,
    has_part,
    inside,
    is_whole,
    part_families,
    select_parts,
    tick_runs,
)
from composer.edit.swing import SWING_RANGE, TRIPLET, measure_swing, nearest_share, set_swing
from composer.edit.tempo import ramp_tempo, scale_tempo, set_tempo
from composer.edit.transposition import change_key, transpose
from composer.edit.unisons import settle_unisons
from composer.edit.voices import has_two_voices, split_parts

__all__ = [
    "ARTICULATIONS", "MARKS", "MARK_STEP", "ORDER_SIGNS", "SWING_RANGE", "TRIPLET", "Bars", "EditError", "articulate",
    "bar_order", "bar_range", "bar_runs", "change_key", "change_loudness", "change_meter", "change_mode", "cut_bars",
    "cut_order", "double_parts", "extract_bars", "extract_order", "extract_parts", "fade", "has_part",
    "has_two_voices", "inside", "is_whole", "measure_swing", "meter_rules", "mute_parts", "names_bars",
    "nearest_share", "octave_for", "part_families", "ramp_tempo", "remove_parts", "reorder_sections", "repeat_bars",
    "repeat_order", "rest_parts", "scale_tempo", "section_order", "sections", "select_parts", "set_dynamics",
    "set_swing", "set_tempo", "settle_unisons", "solo_parts", "split_parts", "swap_instrument", "swell", "take_bars",
    "tick_runs", "transpose",
]  # fmt: skip
