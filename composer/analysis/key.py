"""The key of a piece, from its notes alone.

Pitch classes, weighted by how long they sound, are correlated with the profiles of
J. Albrecht and D. Shanahan, "The Use of Large Corpora to Train a New Type of Key-Finding
Algorithm" (Music Perception 31/1, 2013). The profiles confuse a key with its relatives, so
the lowest note of the last bar, where a piece comes to rest, is heard as evidence too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.key import Key
from composer.piece import Piece

_MAJOR = np.array([0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081])
_MINOR = np.array([0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052])
# Correlation points that a final bass note on the tonic, and a first one, are worth.
# `python -m composer.evaluate key` says how often the estimator then finds annotated keys.
_FINAL_BASS = 0.14
_FINAL_CHORD = 0.06
_FIRST_BASS = 0.05


# A pedal held for pages says no more than a bar of it does: four quarters at most count.
LONGEST_TICKS = 48


@dataclass(frozen=True)
class KeyEstimate:
    """The most likely key and the distance in correlation to the runner-up, 0 (a tie) to 2."""

    key: Key
    confidence: float


def _unit(profile: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    centred = profile - profile.mean()
    return centred / np.linalg.norm(centred)


# Row t is major on tonic t, row 12 + t minor on tonic t.
_PROFILES = np.array([np.roll(_unit(p), t) for p in (_MAJOR, _MINOR) for t in range(12)])


def profile_scores(sounding: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Correlation of 24 keys' profiles, major on C..B then minor on C..B, with the time that each
    of the twelve pitch classes sounds; all zero when none prevails."""
    centred = sounding - sounding.mean()
    norm = float(np.linalg.norm(centred))
    return _PROFILES @ (centred / norm) if norm > 0 else np.zeros(24)


def key_scores(piece: Piece) -> npt.NDArray[np.float64]:
    """Evidence for 24 keys, major on C..B then minor on C..B; all zero without pitched notes."""
    notes = [n for part in piece.parts if not part.is_drums for n in part.notes]
    if not notes:
        return np.zeros(24)
    histogram = np.zeros(12)
    for note in notes:
        histogram[note.pitch % 12] += min(note.duration, LONGEST_TICKS)
    scores = profile_scores(histogram)
    last_tick = max(n.end for n in notes)
    final = [n for n in notes if n.end >= last_tick - 6]
    bass = min(final, key=lambda n: n.pitch).pitch % 12
    scores[[bass, 12 + bass]] += _FINAL_BASS
    classes = {n.pitch % 12 for n in final}
    if (bass + 4) % 12 in classes and (bass + 3) % 12 not in classes:
        scores[bass] += _FINAL_CHORD
    if (bass + 3) % 12 in classes and (bass + 4) % 12 not in classes:
        scores[12 + bass] += _FINAL_CHORD
    first_tick = min(n.start for n in notes)
    opening = [n for n in notes if n.start < first_tick + piece.meter.ticks]
    first = min(opening, key=lambda n: (n.pitch, n.start)).pitch % 12
    scores[[first, 12 + first]] += _FIRST_BASS
    return scores


def estimate_key(piece: Piece, signature: Key | None = None) -> KeyEstimate:
    """The most likely major or minor key. ``signature``, when a score states one, lends its two
    relatives a little weight; leave it out to judge the notes alone.

    A piece without pitched notes is in C major with confidence 0."""
    scores = key_scores(piece)
    if signature is not None and scores.any():
        # Worth less than a final bass note: signatures in MIDI files are often left at C major.
        scores[[signature.parent, 12 + (signature.parent + 9) % 12]] += 0.12
    order = np.argsort(scores)
    best = int(order[-1])
    mode = "major" if best < 12 else "minor"
    return KeyEstimate(Key.of(best % 12, mode), float(scores[order[-1]] - scores[order[-2]]))


def with_church_mode(piece: Piece, key: Key) -> Key:
    """Refine a major or minor key to the church mode on the same tonic that its characteristic
    degree points to: a raised sixth makes minor dorian, a lowered seventh major mixolydian, and
    so on. Unchanged when the degree is heard less than three times as long as its neighbour."""
    sounding = np.zeros(12)
    tonic = key.pitch_class
    for part in piece.parts:
        for note in part.notes if not part.is_drums else ():
            sounding[(note.pitch - tonic) % 12] += min(note.duration, LONGEST_TICKS)

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
