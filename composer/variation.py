"""Variations at a chosen distance: which fields of a piece are written anew, and how far the result
is from what it was made of."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from math import ceil, floor
from statistics import fmean

import numpy as np

from composer.analysis import estimate_mood
from composer.controls import TEMPO_RANGE, Mood
from composer.edit import change_key, change_loudness, set_tempo
from composer.key import Key
from composer.material import Material, MaterialBar, Slot, material_of
from composer.piece import Note, Part, Piece

# A variation changes stretches of two bars: a bar alone is an ornament.
_BLOCK_BARS = 2
# Share of the notes of a part that differ when it is written anew: drums fall on the same strokes.
_NEW_NOTES, _NEW_NOTES_OF_OTHERS = {"drums": 0.78}, 0.91
# Octaves of tempo, dynamic marks and octaves of attacks that one unit of energy is worth, and
# octaves of tempo that one unit of valence is.
_TEMPO_BY_ENERGY, _TEMPO_BY_VALENCE, _MARKS_BY_ENERGY, _ATTACKS_BY_ENERGY = 0.3, 0.15, 1.0, 0.5
_MARK = 16  # velocity between two dynamic marks
# Valence must change by so much for the mode to change.
_MODE_CHANGES = 0.2
# From here on an axis of a mood is what is asked for, and so far it goes at least.
_FELT, _SMALL_STEP = 0.3, 0.2
# Attacks closer than sixteenths are not asked for, in ticks.
_CLOSEST = 3


def note_distance(before: Piece, after: Piece) -> float:
    """The share of notes that differ, 0 (the same notes) to 1 (no note in common): one minus the
    Dice coefficient of the two multisets of (part, start, pitch)."""
    old, new = _notes(before), _notes(after)
    size = old.total() + new.total()
    return 1.0 - 2.0 * (old & new).total() / size if size else 0.0


def varied(
    piece: Piece,
    distance: float,
    seed: int,
    parts: Collection[int] | None = None,
    busier: float = 1.0,
    bars: Collection[int] | None = None,
) -> Material:
    """The piece with about ``distance`` of the notes of ``parts`` (None: all that sound) in ``bars``
    (indices; None: all) to be written anew: stretches of two bars of one part, drawn by chance, and
    with the same seed those of a smaller distance among those of a greater. The last bar goes last.
    ``busier`` is the ratio of attacks in what is written to what stood there."""
    material = material_of(piece)
    chosen = [
        p for p, part in enumerate(piece.parts) if part.notes and not part.muted and (parts is None or p in parts)
    ]
    sizes = {
        (bar, p): len(material.bars[bar].slots[p].notes)
        for bar in (range(len(material.bars)) if bars is None else bars)
        for p in chosen
        if material.bars[bar].slots[p].notes
    }
    rng = np.random.default_rng((seed, 4))
    blocks = sorted({(bar // _BLOCK_BARS, p) for bar, p in sizes})
    drawn = [blocks[i] for i in rng.permutation(len(blocks))]
    last = len(material.bars) - 1
    order = [(bar, p) for block, p in drawn for bar in _bars(block) if (bar, p) in sizes and bar != last]
    order += [(bar, p) for block, p in drawn for bar in _bars(block) if (bar, p) in sizes and bar == last]
    goal, changed = distance * sum(sizes.values()), 0.0
    opened: set[tuple[int, int]] = set()
    for cell in order:
        new = sizes[cell] * _NEW_NOTES.get(piece.parts[cell[1]].role, _NEW_NOTES_OF_OTHERS)
        # Up to the cell that brings it nearest to the goal; all of them for the greatest distance.
        if changed + new / 2 > goal and distance < 1:
            break
        opened.add(cell)
        changed += new
    table = tuple(_opened(index, bar, opened, busier) for index, bar in enumerate(material.bars))
    # What is plainer is not thicker either.
    voices = {p: _notes_at_once(piece.parts[p]) for p in chosen if not piece.parts[p].is_drums} if busier < 1 else {}
    return replace(material, bars=table, voices=voices)


def in_mood(piece: Piece, mood: Mood, keep_tempo: bool = False) -> Piece:
    """The same notes in another mood, by what the notes of a piece can tell: a happier piece turns
    to major on the same tonic and a sadder one to minor, melody degrees staying, but a calmer or a
    livelier one, which is asked for its energy, stays in its mode; more energy is
    faster and louder, less is slower and softer. How far depends on the distance from the mood that
    the notes have."""
    now = estimate_mood(piece)
    valence, energy = _towards(mood.valence, now.valence), _towards(mood.energy, now.energy)
    if abs(mood.valence) < abs(mood.energy):
        valence = 0.0
    elif abs(mood.energy) < _FELT <= abs(mood.valence):
        energy = 0.0  # "darker" asks for no other pace
    if valence > _MODE_CHANGES and piece.key.mode == "minor":
        piece = change_key(piece, Key.of(piece.key.pitch_class, "major"))
    elif valence < -_MODE_CHANGES and piece.key.mode == "major":
        piece = change_key(piece, Key.of(piece.key.pitch_class, "minor"))
    if not keep_tempo:
        octaves = _TEMPO_BY_ENERGY * energy + _TEMPO_BY_VALENCE * valence
        paced = _paced(piece, octaves)
        if valence < 0 < octaves and estimate_mood(paced).valence > now.valence:
            # Harmony that moves faster sounds happier: what is to be scarier is louder, but no quicker.
            paced = _paced(piece, _TEMPO_BY_VALENCE * valence)
        piece = paced
    change = round(_MARK * float(np.clip(_MARKS_BY_ENERGY * energy, -1.5, 1.5)))
    return change_loudness(piece, change) if abs(change) >= _MARK // 4 and _has_room(piece, change) else piece


def _paced(piece: Piece, octaves: float) -> Piece:
    """The piece at another tempo, within half an octave of its own."""
    tempo = float(np.clip(round(piece.tempo_bpm * 2.0 ** float(np.clip(octaves, -0.5, 0.5))), *TEMPO_RANGE))
    return piece if tempo == piece.tempo_bpm else set_tempo(piece, tempo)


def with_bars_of(piece: Piece, other: Piece, indices: Collection[int]) -> Piece:
    """The piece with some of its bars (counted from 0) as they are in ``other``, which has the same bars and
    parts: their tempo, chords and the notes that begin in them."""
    starts = piece.bar_starts

    def chosen(note: Note) -> bool:
        return bisect_right(starts, note.start) - 1 in indices

    parts = tuple(
        replace(
            own,
            notes=tuple(sorted([*(n for n in own.notes if not chosen(n)), *(n for n in new.notes if chosen(n))])),
        )
        for own, new in zip(piece.parts, other.parts, strict=True)
    )
    bars = tuple(other.bars[i] if i in indices else bar for i, bar in enumerate(piece.bars))
    return replace(piece, bars=bars, parts=parts)


def attacks_for(piece: Piece, mood: Mood) -> float:
    """The ratio of attacks that a mood asks for, 0.5 to 2."""
    return float(np.clip(2.0 ** (_ATTACKS_BY_ENERGY * _towards(mood.energy, estimate_mood(piece).energy)), 0.5, 2.0))


def _towards(wanted: float, now: float) -> float:
    """How far to go on one axis of mood. What is sadder, or calmer, than its usual place already goes
    a small step further and never back."""
    change = wanted - now
    if abs(wanted) < _FELT:
        return change
    return min(change, -_SMALL_STEP) if wanted < 0 else max(change, _SMALL_STEP)


def _notes_at_once(part: Part) -> int:
    """How many notes of a part sound where it strikes, on average and at least 1."""
    begun, over = sorted(note.start for note in part.notes), sorted(note.end for note in part.notes)
    sounding = [bisect_right(begun, start) - bisect_right(over, start) for start in set(begun)]
    return max(1, round(fmean(sounding)))


def _bars(block: int) -> range:
    return range(block * _BLOCK_BARS, (block + 1) * _BLOCK_BARS)


def _opened(index: int, bar: MaterialBar, cells: set[tuple[int, int]], busier: float) -> MaterialBar:
    def open_slot(part: int, slot: Slot) -> Slot:
        if (index, part) not in cells:
            return slot
        attacks = len({note.start for note in slot.notes})
        about = min(attacks * busier, bar.bar.ticks / _CLOSEST)
        if busier < 1.0:
            return replace(slot, writes=True, most=max(floor(about), 1), about=about)
        if busier > 1.0:
            return replace(slot, writes=True, least=min(ceil(about), bar.bar.ticks // _CLOSEST), about=about)
        # As busy as it was: a variation is of the same texture.
        return replace(slot, writes=True, about=about)

    return bar.chosen(open_slot)


def _notes(piece: Piece) -> Counter[tuple[int, int, int]]:
    return Counter((p, note.start, note.pitch) for p, part in enumerate(piece.parts) for note in part.notes)


def _has_room(piece: Piece, change: int) -> bool:
    velocities = [note.velocity for part in piece.parts for note in part.notes]
    return bool(velocities) and (max(velocities) < 127 if change > 0 else min(velocities) > 1)
