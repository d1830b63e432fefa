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

# Share of the sounding time that must belong to a planned chord, and how much less than the chord
# that is heard it may hold: passing notes and suspensions take that much.
_BORNE_OUT, _NEARLY = 0.75, 0.1
# A note that began this long before a bar, two bars of 12/8, may still sound in it.
_LOOK_BACK = 144


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


def borne_out(piece: Piece, heard: Sequence[tuple[Chord, ...]]) -> tuple[tuple[Chord, ...], ...]:
    """For each half bar the chord that the plan has there, where the notes bear it out: nearly as much
    of what sounds belongs to it as to the chord that is ``heard``, and three quarters at least; else
    the chord that is heard."""
    notes = sorted(n for part in piece.parts if part.sounds and not part.is_drums for n in part.notes)
    found: list[tuple[Chord, ...]] = []
    at = 0
    for index, (bar, both) in enumerate(zip(piece.bars, heard, strict=False)):
        start, end = piece.bar_starts[index], piece.bar_starts[index + 1]
        middle = start + bar.meter.second_half
        while at < len(notes) and notes[at].start < start - _LOOK_BACK:
            at += 1
        halves = []
        for half, (low, high) in enumerate(((start, middle), (middle, end))):
            ear = both[min(half, len(both) - 1)]
            plan = bar.chords[min(half, len(bar.chords) - 1)] if bar.chords else ear
            if plan != ear and plan.root is not None:
                weights = [0] * 12
                for note in notes[at:]:
                    if note.start >= high:
                        break
                    weights[note.pitch % 12] += max(0, min(note.end, high) - max(note.start, low))
                total = max(sum(weights), 1)
                share = sum((weights[pc] for pc in plan.pitch_classes), 0.0) / total
                other = sum((weights[pc] for pc in ear.pitch_classes), 0.0) / total
                ear = plan if share >= max(_BORNE_OUT, other - _NEARLY) else ear
            halves.append(ear)
        found.append((halves[0],) if halves[0] == halves[1] else tuple(halves))
    return tuple(found)


def harmony_at(harmony: Sequence[Harmony], tick: int) -> int | None:
    """The index of the harmony that sounds at ``tick``; None before the first."""
    found = None
    for index, one in enumerate(harmony):
        if one.tick > tick:
            break
        found = index
    return found
