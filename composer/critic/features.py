"""What a stretch of music is like, as numbers that a set can be compared by.

The features of L.-C. Yang and A. Lerch, "On the evaluation of generative models in music" (Neural
Computing and Applications 32, 2020; its code is called mgeval), for music of several parts: each
a vector, compared by its Euclidean distance. Music without pitched notes has zeros throughout.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
import numpy.typing as npt

from composer.originality.lines import Line, line_of
from composer.piece import TICKS_PER_QUARTER, Note, Piece

Floats = npt.NDArray[np.float64]

# Places of a bar that onsets are counted at: the sixteenths of 4/4, as many of any other meter.
SLOTS = 16
# Note lengths in quarters at which the bins of their histogram begin.
LENGTH_EDGES = (0.0, 0.3, 0.45, 0.7, 0.95, 1.45, 1.95, 2.95, 3.95)
# Resolution of a bar's description, and the weight of an onset against a pitch class in it.
_BAR_QUARTERS, _ONSET_WEIGHT = 4, 0.3


class Music:
    """A piece as arrays, each made when it is needed. ``notes`` is (n, 5): start, pitch, duration,
    velocity, part, in order of time, drums left out; ``strokes`` the same of drums; ``parts`` the
    pitched parts that sound."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.notes = _array(piece, False)
        self.strokes = _array(piece, True)
        self.parts = sorted(set(self.notes[:, 4].tolist()))
        self.bar_starts = np.array(piece.bar_starts)
        self.quarters = piece.ticks / TICKS_PER_QUARTER

    @cached_property
    def line(self) -> Line:
        """The upper line of all parts."""
        return line_of(Note(int(s), int(p), int(d), int(v)) for s, p, d, v, _ in self.notes)

    @cached_property
    def sounding(self) -> npt.NDArray[np.int64]:
        """How many pitched notes sound at each tick, up to the final bar line."""
        edges = np.zeros(self.piece.ticks + 1, dtype=np.int64)
        np.add.at(edges, np.minimum(self.notes[:, 0], self.piece.ticks), 1)
        np.add.at(edges, np.minimum(self.notes[:, 0] + self.notes[:, 2], self.piece.ticks), -1)
        return np.cumsum(edges)[:-1]

    def slots(self, notes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The place in its bar, 0 to 15, at which each note begins."""
        bar = np.searchsorted(self.bar_starts, notes[:, 0], side="right") - 1
        lengths = np.diff(self.bar_starts)[bar]
        return ((notes[:, 0] - self.bar_starts[bar]) * SLOTS // lengths).astype(np.int64)


def _array(piece: Piece, drums: bool) -> npt.NDArray[np.int64]:
    rows = [
        (n.start, n.pitch, n.duration, n.velocity, index)
        for index, part in enumerate(piece.parts)
        if part.is_drums == drums
        for n in part.notes
    ]
    return np.array(sorted(rows), dtype=np.int64).reshape(-1, 5)


def share(values: npt.NDArray[np.int64], bins: int, weights: Floats | None = None) -> Floats:
    """A histogram over 0..bins-1 that sums to 1 (to 0 when there is nothing)."""
    counts = np.bincount(values, weights, minlength=bins)[:bins].astype(np.float64)
    return counts / max(counts.sum(), 1e-9)


def pitch_classes(music: Music) -> Floats:
    """How long each pitch class sounds, (12,), relative to the white-key tonic's scale."""
    return share(music.notes[:, 1] % 12, 12, music.notes[:, 2].astype(np.float64))


def pitch_class_transitions(music: Music) -> Floats:
    """How often the upper line goes from one pitch class to another, (144,)."""
    classes = music.line.pitches % 12
    return share(classes[:-1] * 12 + classes[1:], 144)


def pitch_range(music: Music) -> Floats:
    """Semitones from the lowest to the highest pitch, (1,)."""
    pitches = music.notes[:, 1]
    return np.array([float(np.ptp(pitches)) if len(pitches) else 0.0])


def polyphony(music: Music) -> Floats:
    """Pitched notes that sound at once, mean over the time when any does, (1,)."""
    sounding = music.sounding[music.sounding > 0]
    return np.array([float(sounding.mean()) if len(sounding) else 0.0])


def note_lengths(music: Music) -> Floats:
    """Shares of the note lengths of :data:`LENGTH_EDGES`, (9,)."""
    quarters = music.notes[:, 2] / TICKS_PER_QUARTER
    return share(np.searchsorted(LENGTH_EDGES, quarters, side="right") - 1, len(LENGTH_EDGES))


def groove(music: Music) -> Floats:
    """Where in the bar notes and strokes begin, (16,)."""
    return share(np.concatenate([music.slots(music.notes), music.slots(music.strokes)]), SLOTS)


def density(music: Music) -> Floats:
    """Onsets a quarter note, every part's counted apart, (1,)."""
    both = np.concatenate([music.notes, music.strokes])
    return np.array([len(np.unique(both[:, [0, 4]], axis=0)) / max(music.quarters, 1e-9)])


def dynamics(music: Music) -> Floats:
    """Mean and standard deviation of the velocities, (2,), in dynamic steps of 16."""
    velocities = np.concatenate([music.notes[:, 3], music.strokes[:, 3]]) / 16
    return np.array([velocities.mean(), velocities.std()]) if len(velocities) else np.zeros(2)


def bar_vectors(piece: Piece) -> Floats:
    """Unit vectors, one a bar, (bars, 4 * 13): for every quarter of a bar how many notes of each
    pitch class begin there, and with less weight how many notes and strokes; zeros for a rest."""
    found = np.zeros((len(piece.bars), _BAR_QUARTERS, 13))
    starts = np.array(piece.bar_starts)
    for is_drums in (False, True):
        notes = _array(piece, is_drums)
        bar = np.searchsorted(starts, notes[:, 0], side="right") - 1
        inside = (bar >= 0) & (bar < len(piece.bars))
        notes, bar = notes[inside], bar[inside]
        quarter = (notes[:, 0] - starts[bar]) * _BAR_QUARTERS // np.diff(starts)[bar]
        if not is_drums:
            np.add.at(found, (bar, quarter, notes[:, 1] % 12), 1.0)
        np.add.at(found[:, :, 12], (bar, quarter), _ONSET_WEIGHT)
    flat = found.reshape(len(piece.bars), -1)
    vectors: Floats = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-9)
    return vectors


FEATURES: dict[str, Callable[[Music], Floats]] = {
    "pitch classes": pitch_classes,
    "pitch class transitions": pitch_class_transitions,
    "pitch range": pitch_range,
    "polyphony": polyphony,
    "note length": note_lengths,
    "groove": groove,
    "density": density,
    "dynamics": dynamics,
}
