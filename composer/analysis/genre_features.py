"""What genres are told apart by: meter, pace, swing, the places of the beat, harmony, players."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from composer.analysis.character import moments_per_second, onsets_per_second, pattern, polyphony
from composer.analysis.harmony import estimate_chords
from composer.analysis.key import key_scores
from composer.analysis.notes import Floats, Integers, note_rows
from composer.harmony import Chord
from composer.instruments import family_of
from composer.key import SCALES
from composer.piece import TICKS_PER_QUARTER, Part, Piece

# General MIDI drums by what they do in a groove.
_DRUMS: dict[str, frozenset[int]] = {
    "kick": frozenset((35, 36)),
    "snare": frozenset((37, 38, 39, 40)),
    "hat": frozenset((42, 44, 46)),
    "ride": frozenset((51, 53, 59)),
    "hand": frozenset((*range(54, 59), *range(60, 82))),
}
#: The strokes of drums that are told apart.
DRUM_STROKES = frozenset(_DRUMS)
#: Parts of a bar in which strokes are counted.
PLACES = 8
_MELODIC = ("bass", "chords")
#: Whose strokes are counted: those of drums, and the attacks of who has one of two roles.
STROKES = (*_DRUMS, *_MELODIC)
# Families whose presence tells something, the others being rare or everywhere.
_FAMILIES = (
    "piano",
    "organ",
    "guitar",
    "strings",
    "voice",
    "sax",
    "brass",
    "synth",
    "mallets",
    "plucked",
    "harp",
    "flute",
)
_QUALITIES = ("maj", "min", "7", "min7", "maj7", "dim7", "sus4", "maj6")
_SWING, _STRAIGHT = (4, 8), (6,)  # ticks of a quarter: triplets, eighths

NAMES = (
    "triple", "compound", "duple", "tempo", "density", "pace", "polyphony", "parts", "drums", "pattern", "triplets",
    "eighths", "sixteenths", "minor", "chromatic", "changes", "low", "high", "length",
    *_QUALITIES, *(f"with {family}" for family in _FAMILIES),
    *(f"{name} {place}" for name in STROKES for place in range(PLACES)),
)  # fmt: skip


def genre_features(piece: Piece, chords: Sequence[tuple[Chord, ...]] | None = None) -> Floats:
    """Numbers of the order of 1, named by :data:`NAMES`; zeros where nothing sounds. The key does
    not matter. ``chords`` as :func:`composer.analysis.estimate_chords` gives them."""
    sounding = tuple(part for part in piece.parts if part.sounds)
    if not sounding:
        return np.zeros(len(NAMES))
    piece = Piece(piece.bars, sounding, piece.key)
    rows = {index: note_rows(part) for index, part in enumerate(sounding)}
    pitched = [rows[index] for index, part in enumerate(sounding) if not part.is_drums]
    notes = np.concatenate(pitched) if pitched else np.zeros((0, 4), dtype=np.int64)
    meter = piece.meter
    compound = meter.beat_ticks != TICKS_PER_QUARTER * 4 // meter.denominator
    starts = np.unique(np.concatenate(list(rows.values()))[:, 0]) % TICKS_PER_QUARTER
    halves = [chord for bar in chords or estimate_chords(piece) for chord in (bar[0], bar[-1])]
    changes = sum(one != other for one, other in pairwise(halves)) / len(piece.bars)
    minor, chromatic = _mode(piece, notes)
    general = [
        float(not compound and meter.numerator % 3 == 0),
        float(compound),
        float(meter.numerator == 2),
        math.log2(piece.tempo_bpm / 105.0),
        math.log2(max(onsets_per_second(piece), 0.25)) / 2,
        math.log2(max(moments_per_second(piece), 0.25)) / 2,
        math.log2(max(polyphony(piece), 1.0)),
        len(sounding) / 4,
        float(any(part.is_drums for part in sounding)),
        pattern(piece),
        float(np.isin(starts, _SWING).mean()),
        float(np.isin(starts, _STRAIGHT).mean()),
        float(np.isin(starts, (3, 9)).mean()),
        minor,
        chromatic,
        changes,
        (60 - float(np.percentile(notes[:, 1], 5))) / 24 if len(notes) else 0.0,
        (float(np.percentile(notes[:, 1], 95)) - 72) / 24 if len(notes) else 0.0,
        math.log2(max(float(np.median(notes[:, 2])), 1.0) / TICKS_PER_QUARTER) if len(notes) else 0.0,
    ]
    qualities = [
        sum(chord.root is not None and chord.quality == q for chord in halves) / len(halves) for q in _QUALITIES
    ]
    families = {family_of(part.program, part.is_drums) for part in sounding}
    players = [float(family in families) for family in _FAMILIES]
    return np.array([*general, *qualities, *players, *_places(piece, sounding, rows).ravel()])


def _mode(piece: Piece, notes: Integers) -> tuple[float, float]:
    """How much likelier minor is than major, -1..1, and the share of time outside the scale."""
    scores = key_scores(piece)
    if not scores.any():
        return 0.0, 0.0
    best = int(scores.argmax())
    scale = [(best + step) % 12 for step in SCALES["major" if best < 12 else "minor"]]
    sounding = np.zeros(12)
    np.add.at(sounding, notes[:, 1] % 12, np.minimum(notes[:, 2], 4 * TICKS_PER_QUARTER))
    difference = float(scores[12:].max() - scores[:12].max())
    return math.tanh(difference / 2), 1.0 - float(sounding[scale].sum() / max(sounding.sum(), 1.0))


def drum_stroke(drum: int) -> str | None:
    """What a General MIDI drum does in a groove, of :data:`DRUM_STROKES`; None for the others."""
    return next((name for name, drums in _DRUMS.items() if drum in drums), None)


def places_of(after: Integers, ticks: int | Integers) -> Integers:
    """The places, of :data:`PLACES`, of what is struck so many ticks after the line of a bar of ``ticks``."""
    return np.minimum((after + 1) * PLACES // ticks, PLACES - 1)


def stroke_places(piece: Piece) -> Floats:
    """Shape (strokes, places): for each of :data:`STROKES` and each place of a bar, in what share of
    the bars there is one."""
    sounding = tuple(part for part in piece.parts if part.sounds)
    return _places(piece, sounding, {index: note_rows(part) for index, part in enumerate(sounding)})


def _places(piece: Piece, parts: Sequence[Part], rows: dict[int, Integers]) -> Floats:
    lines = np.array(piece.bar_starts)
    lengths = np.diff(lines)
    bars = len(lengths)
    drums = [rows[index] for index, part in enumerate(parts) if part.is_drums]
    strokes = np.concatenate(drums) if drums else np.zeros((0, 4), dtype=np.int64)
    kinds = [strokes[np.isin(strokes[:, 1], list(pitches)), 0] for pitches in _DRUMS.values()]
    for role in _MELODIC:
        of_role = [rows[index][:, 0] for index, part in enumerate(parts) if part.role == role]
        kinds.append(np.concatenate(of_role) if of_role else np.zeros(0, dtype=np.int64))
    found = []
    for starts in kinds:
        bar = np.clip(np.searchsorted(lines, starts, side="right") - 1, 0, bars - 1)
        struck = np.unique(bar * PLACES + places_of(starts - lines[bar], lengths[bar]))
        found.append(np.bincount(struck % PLACES, minlength=PLACES) / bars)
    return np.array(found)
