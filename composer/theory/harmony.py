"""The harmony of a piece as it moves: each chord with its bar, its key there, and its numeral."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from composer.analysis import estimate_chords, key_regions
from composer.analysis.key import KeyRegion
from composer.harmony import Chord
from composer.key import Key
from composer.piece import Piece
from composer.theory.numeral import Numeral, numeral_of


@dataclass(frozen=True)
class Harmony:
    """One chord for as long as it lasts. ``bar`` counts from 1, ``half`` is 0 where it begins with
    the bar and 1 where it begins with its second half, ``tick`` is that moment; ``key`` the key
    that the music is in there."""

    bar: int
    half: int
    tick: int
    chord: Chord
    key: Key
    numeral: Numeral


def harmonies(
    piece: Piece,
    chords: Sequence[tuple[Chord, ...]] | None = None,
    key: Key | None = None,
    regions: Sequence[KeyRegion] | None = None,
) -> tuple[Harmony, ...]:
    """Every change of chord, in order.

    Args:
        chords: one or two a bar, as :func:`composer.analysis.estimate_chords` hears them, which is
            asked when they are left out.
        key: the key of the whole where it stays in one; that of the regions else.
        regions: as :func:`composer.analysis.key_regions` finds them, asked when left out.
    """
    heard = estimate_chords(piece) if chords is None else chords
    regions = key_regions(piece) if regions is None else regions
    keys = [region.key for region in regions for _ in range(region.bars)]
    if key is not None and len(regions) == 1:
        keys = [key] * len(piece.bars)
    slots: list[tuple[int, int, int, Chord]] = []
    for index, (bar, both) in enumerate(zip(piece.bars, heard, strict=False)):
        for half, chord in enumerate(both[:2]):
            tick = piece.bar_starts[index] + (bar.meter.second_half if half else 0)
            if chord.root is not None and (not slots or slots[-1][3] != chord or keys[index] != keys[slots[-1][0]]):
                slots.append((index, half, tick, chord))
    found = []
    for at, (index, half, tick, chord) in enumerate(slots):
        following = next((later[3] for later in slots[at + 1 :] if later[3] != chord), None)
        numeral = numeral_of(chord, keys[index], following)
        if numeral is not None:
            found.append(Harmony(index + 1, half, tick, chord, keys[index], numeral))
    return tuple(found)


def harmony_at(harmony: Sequence[Harmony], tick: int) -> int | None:
    """The index of the harmony that sounds at ``tick``; None before the first."""
    found = None
    for index, one in enumerate(harmony):
        if one.tick > tick:
            break
        found = index
    return found
