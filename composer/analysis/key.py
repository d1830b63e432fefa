"""The key of a piece, from its notes alone.

Pitch classes, weighted by how long they sound, are correlated with the profiles of
J. Albrecht and D. Shanahan, "The Use of Large Corpora to Train a New Type of Key-Finding
Algorithm" (Music Perception 31/1, 2013). The profiles confuse a key with its relatives, so it is
heard as evidence too how the piece opens, how many of its tones lie in the scale, and on which
notes it comes to rest. The weights are a softmax regression on the six corpora that
``python -m composer.evaluate key`` judges the estimator by, each counting alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from composer.analysis.notes import Integers, all_pitched
from composer.analysis.path import best_path
from composer.key import SCALES, Key
from composer.piece import Piece

_MAJOR = np.array([0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081])
_MINOR = np.array([0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052])
# Logits: for the correlation of the whole piece and of its opening, for the share of time on tones
# of the scale, for a final bass note, top note and chord on the tonic, for a first bass note there,
# and for being major.
_WHOLE, _OPENING, _INSIDE = 5.8, 3.4, 13.4
_FINAL_BASS, _FINAL_TOP, _FINAL_CHORD, _FIRST_BASS, _IS_MAJOR = 1.4, 0.4, 1.1, 0.15, -0.6
_OPENING_SHARE = 0.15
# The scales of major are its own and mixolydian, those of minor its own, in which the leading tone
# is at home as well, and dorian; the one that holds more counts.
_LEADING_TONE = 0.7
# Worth a little less than a final bass note: signatures in MIDI files are often left at C major.
_SIGNATURE = 1.3
# A stated key is doubted when the notes speak so much more for another: fifty to one.
_DOUBT = 4.0
# A pedal held for pages says no more than a bar of it does: four quarters at most count.
LONGEST_TICKS = 48
# Regions: what staying in a key is worth at each bar line, and being in that of the whole piece.
_STAY, _HOME = 8.0, 0.5


@dataclass(frozen=True)
class KeyEstimate:
    """The most likely key and its probability, 0..1, by the estimator's own reckoning; 0 where
    nothing is pitched."""

    key: Key
    confidence: float


@dataclass(frozen=True)
class KeyRegion:
    """Bars ``first_bar`` .. ``first_bar + bars - 1``, counted from 0, that are in one key."""

    first_bar: int
    bars: int
    key: Key


def _unit(profile: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    centred = profile - profile.mean()
    return centred / np.linalg.norm(centred)


def _members(mode: str) -> npt.NDArray[np.float64]:
    tones = np.zeros(12)
    tones[list(SCALES[mode])] = 1.0
    if mode == "minor":
        tones[11] = _LEADING_TONE
    return np.array([np.roll(tones, tonic) for tonic in range(12)])


# Row t is major on tonic t, row 12 + t minor on tonic t.
_PROFILES = np.array([np.roll(_unit(p), t) for p in (_MAJOR, _MINOR) for t in range(12)])
_MEMBERS = np.concatenate([_members(mode) for mode in ("major", "minor")])
_MODAL_MEMBERS = np.concatenate([_members(mode) for mode in ("mixolydian", "dorian")])


def profile_scores(sounding: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Correlation of 24 keys' profiles, major on C..B then minor on C..B, with the time that each
    of the twelve pitch classes sounds; all zero when none prevails."""
    centred = sounding - sounding.mean()
    norm = float(np.linalg.norm(centred))
    return _PROFILES @ (centred / norm) if norm > 0 else np.zeros(24)


def _inside(sounding: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Share of the time on tones of a scale of each of 24 keys, over the last axis."""
    held = np.maximum(sounding @ _MEMBERS.T, sounding @ _MODAL_MEMBERS.T)
    return held / np.maximum(sounding.sum(axis=-1, keepdims=True), 1.0)


def _sounding(notes: Integers) -> npt.NDArray[np.float64]:
    sounding = np.zeros(12)
    np.add.at(sounding, notes[:, 1] % 12, np.minimum(notes[:, 2], LONGEST_TICKS))
    return sounding


def key_scores(piece: Piece) -> npt.NDArray[np.float64]:
    """Evidence in logits for 24 keys, major on C..B then minor on C..B; all zero without pitched
    notes."""
    notes = all_pitched(piece)
    if not len(notes):
        return np.zeros(24)
    start, pitch, end = notes[:, 0], notes[:, 1], notes[:, 0] + notes[:, 2]
    whole = _sounding(notes)
    opening = start <= start.min() + _OPENING_SHARE * (end.max() - start.min())
    scores = _WHOLE * profile_scores(whole) + _OPENING * profile_scores(_sounding(notes[opening]))
    scores += _INSIDE * _inside(whole)
    scores[:12] += _IS_MAJOR
    final = pitch[end >= end.max() - 6]
    bass, top = int(final.min()) % 12, int(final.max()) % 12
    scores[[bass, 12 + bass]] += _FINAL_BASS
    scores[[top, 12 + top]] += _FINAL_TOP
    classes = set((final % 12).tolist())
    if (bass + 4) % 12 in classes and (bass + 3) % 12 not in classes:
        scores[bass] += _FINAL_CHORD
    if (bass + 3) % 12 in classes and (bass + 4) % 12 not in classes:
        scores[12 + bass] += _FINAL_CHORD
    first = int(pitch[start < start.min() + piece.meter.ticks].min()) % 12
    scores[[first, 12 + first]] += _FIRST_BASS
    return scores


def _key(row: int) -> Key:
    return Key.of(row % 12, "major" if row < 12 else "minor")


def estimate_key(piece: Piece, signature: Key | None = None) -> KeyEstimate:
    """The most likely major or minor key. ``signature``, when a score states one, lends its two
    relatives a little weight; leave it out to judge the notes alone.

    A piece without pitched notes is in C major with confidence 0."""
    scores = key_scores(piece)
    if not scores.any():
        return KeyEstimate(Key("C", "major"), 0.0)
    if signature is not None:
        scores[[signature.parent, 12 + (signature.parent + 9) % 12]] += _SIGNATURE
    best = int(scores.argmax())
    return KeyEstimate(_key(best), float(1.0 / np.exp(scores - scores[best]).sum()))


def is_plausible_key(piece: Piece, key: Key) -> bool:
    """Whether the notes allow a key that a score states: one of the two relatives with its
    signature, or major or minor on its tonic, is at least a fiftieth as likely as the likeliest."""
    scores = key_scores(piece)
    rows = [key.parent, 12 + (key.parent + 9) % 12, key.pitch_class + (12 if key.is_minor_like else 0)]
    return bool(scores[rows].max() >= scores.max() - _DOUBT)


def key_regions(piece: Piece) -> list[KeyRegion]:
    """Where the piece is in which major or minor key: the most likely path of keys through its
    bars, by the same profiles and scales, in which a change must be worth it. The regions cover
    every bar; one region is the rule, and is in the key of :func:`estimate_key`."""
    home = key_scores(piece)
    notes = all_pitched(piece)
    bars = len(piece.bars)
    bar = np.searchsorted(np.array(piece.bar_starts), notes[:, 0], side="right") - 1
    sounding = np.zeros((bars, 12))
    np.add.at(sounding, (np.clip(bar, 0, bars - 1), notes[:, 1] % 12), np.minimum(notes[:, 2], LONGEST_TICKS))
    scores = np.array([_WHOLE * profile_scores(row) for row in sounding])
    scores += _INSIDE * _inside(sounding)
    scores[:, int(home.argmax())] += _HOME
    path = best_path(scores, (_STAY, _STAY))
    if len(set(path.tolist())) == 1:
        path[:] = home.argmax()
    edges = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), bars]
    return [KeyRegion(low, high - low, _key(int(path[low]))) for low, high in pairwise(edges)]


def with_church_mode(piece: Piece, key: Key) -> Key:
    """Refine a major or minor key to the church mode on the same tonic that its characteristic
    degree points to: a raised sixth makes minor dorian, a lowered seventh major mixolydian, and
    so on. Unchanged when the degree is heard less than three times as long as its neighbour."""
    sounding = np.roll(_sounding(all_pitched(piece)), -key.pitch_class)

    def prevails(step: int, other: int) -> bool:
        return bool(sounding[step] > 3 * sounding[other] and sounding[step] > 0.015 * sounding.sum())

    if key.mode == "major":
        if prevails(10, 11):
            return Key(key.tonic, "mixolydian")
        if prevails(6, 5):
            return Key(key.tonic, "lydian")
    elif key.mode == "minor":
        if prevails(1, 2):
            return Key(key.tonic, "locrian" if prevails(6, 7) else "phrygian")
        if prevails(9, 8) and not prevails(11, 10):
            return Key(key.tonic, "dorian")
    return key
