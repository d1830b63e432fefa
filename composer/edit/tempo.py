"""Tempo: of the whole piece or of some bars, at once or step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from composer.controls import TEMPO_RANGE
from composer.edit.error import EditError
from composer.edit.selection import Bars, bar_runs
from composer.piece import Piece


def set_tempo(piece: Piece, tempo_bpm: float, bars: Bars = None) -> Piece:
    """Play at ``tempo_bpm`` quarter notes a minute. The first bar of each stretch gets exactly
    this tempo; bars at other tempos keep their proportion to it.

    Args:
        bars: first and last bar to change, counted from 1, or several such stretches; None for all.

    Raises:
        ControlError: for a tempo outside :data:`TEMPO_RANGE`, in any bar.
    """
    return _change(piece, bars, lambda first, _last: _scaled(piece, first, tempo_bpm))


def scale_tempo(piece: Piece, factor: float, bars: Bars = None) -> Piece:
    """Play ``factor`` times as fast, tempos rounded to hundredths. Errors as :func:`set_tempo`."""
    return _change(piece, bars, lambda first, _last: _scaled(piece, first, piece.bars[first].tempo_bpm * factor))


def ramp_tempo(piece: Piece, tempo_bpm: float, bars: Bars = None) -> Piece:
    """Grow faster or slower bar by bar, in equal steps: the first bar of a stretch keeps its
    tempo and the last one gets ``tempo_bpm``. The bars after it are as they were.
    Arguments and errors as :func:`set_tempo`."""

    def ramp(first: int, last: int) -> Callable[[int], float]:
        begin = piece.bars[first].tempo_bpm
        # One bar alone has no way to go and gets the goal at once.
        return lambda i: tempo_bpm if i == last else begin + (tempo_bpm - begin) * (i - first) / (last - first)

    return _change(piece, bars, ramp)


def playable(tempo_bpm: float) -> float:
    """The tempo, rounded to hundredths. Raises :class:`EditError` outside :data:`TEMPO_RANGE`."""
    tempo = round(tempo_bpm, 2)
    if not TEMPO_RANGE[0] <= tempo <= TEMPO_RANGE[1]:
        raise EditError("tempo_bpm", f"{tempo:g}", f"{TEMPO_RANGE[0]:g} to {TEMPO_RANGE[1]:g} BPM", TEMPO_RANGE)
    return tempo


def _scaled(piece: Piece, first: int, goal: float) -> Callable[[int], float]:
    anchor = piece.bars[first].tempo_bpm
    # Bars at the tempo of the first get the goal itself, free of rounding.
    return lambda i: goal if piece.bars[i].tempo_bpm == anchor else piece.bars[i].tempo_bpm * (goal / anchor)


def _change(piece: Piece, bars: Bars, tempos: Callable[[int, int], Callable[[int], float]]) -> Piece:
    played = list(piece.bars)
    for first, last in bar_runs(piece, bars):
        tempo = tempos(first, last)
        for i in range(first, last + 1):
            played[i] = replace(played[i], tempo_bpm=playable(tempo(i)))
    return replace(piece, bars=tuple(played))
