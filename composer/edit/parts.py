"""Who plays: parts that leave, fall silent, sound again, or play alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from composer.edit.error import EditError
from composer.edit.selection import Bars, is_whole, part_families, tick_runs, with_parts
from composer.piece import Note, Part, Piece


def remove_parts(piece: Piece, parts: Iterable[int], bars: Bars = None) -> Piece:
    """The piece without the parts at indices ``parts``; with ``bars`` they stay and rest there
    (:func:`rest_parts`).

    Raises:
        EditError: when nobody would be left to sound.
    """
    if not is_whole(piece, bars):
        return rest_parts(piece, parts, bars)
    gone = set(parts)
    rest = tuple(part for i, part in enumerate(piece.parts) if i not in gone)
    return _heard(piece, replace(piece, parts=rest), "remove")


def mute_parts(piece: Piece, parts: Iterable[int], muted: bool = True, bars: Bars = None) -> Piece:
    """Silence the parts at indices ``parts``, or with ``muted`` False let them sound again.

    They keep their notes. With ``bars`` a part rests there (:func:`rest_parts`), its notes gone;
    or with ``muted`` False a muted part sounds there and rests elsewhere.

    Raises:
        EditError: when nobody would be left to sound.
    """
    chosen = tuple(parts)
    if is_whole(piece, bars):
        result = with_parts(piece, {i: replace(piece.parts[i], muted=muted) for i in chosen})
        return _heard(piece, result, "mute")
    if muted:
        return rest_parts(piece, chosen, bars)
    runs = tick_runs(piece, bars)
    silent = [i for i in chosen if piece.parts[i].muted]
    others = _gaps(runs, piece.ticks)
    return with_parts(piece, {i: replace(_resting(piece.parts[i], others), muted=False) for i in silent})


def solo_parts(piece: Piece, parts: Iterable[int], bars: Bars = None) -> Piece:
    """Let only the parts at indices ``parts`` sound; all others are muted, or with ``bars`` rest there."""
    chosen = set(parts)
    if not is_whole(piece, bars):
        return rest_parts(piece, (i for i in range(len(piece.parts)) if i not in chosen), bars)
    result = with_parts(piece, {i: replace(p, muted=i not in chosen) for i, p in enumerate(piece.parts)})
    return _heard(piece, result, "solo")


def extract_parts(piece: Piece, parts: Iterable[int]) -> Piece:
    """The piece with nothing but the parts at indices ``parts``. Errors as :func:`remove_parts`."""
    chosen = set(parts)
    return remove_parts(piece, (i for i in range(len(piece.parts)) if i not in chosen))


def rest_parts(piece: Piece, parts: Iterable[int], bars: Bars) -> Piece:
    """Take the notes of ``parts`` that start in ``bars`` out, and end before them what would ring into them.

    Raises:
        EditError: when the whole piece would be silent.
    """
    runs = tick_runs(piece, bars)
    return _heard(piece, with_parts(piece, {i: _resting(piece.parts[i], runs) for i in parts}), "mute")


def _resting(part: Part, runs: Iterable[tuple[int, int]]) -> Part:
    notes = part.notes
    for begin, end in runs:
        notes = tuple(_until(note, begin) for note in notes if not begin <= note.start < end)
    return replace(part, notes=notes)


def _until(note: Note, begin: int) -> Note:
    return replace(note, duration=begin - note.start) if note.start < begin < note.end else note


def _gaps(runs: tuple[tuple[int, int], ...], length: int) -> tuple[tuple[int, int], ...]:
    """What lies between ``runs``, from tick 0 to ``length``."""
    edges = [0, *(edge for run in runs for edge in run), length]
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)


def _heard(before: Piece, after: Piece, operation: str) -> Piece:
    silenced = not any(part.sounds for part in after.parts) and any(part.sounds for part in before.parts)
    if silenced or not after.parts:
        families = zip(part_families(before), before.parts, strict=True)
        sounding = tuple(dict.fromkeys(f for f, p in families if p.sounds or not silenced))
        allowed = "such that at least one part still sounds; now there are: " + ", ".join(sounding)
        raise EditError(operation, "all of them", allowed, choices=sounding)
    return after
