"""An identity taken from the notes, the same for a copy under another name or in another key."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from composer.quantise import Integers

# Thirty-two notes of the highest line: two phrases, far more than chance repeats.
_LENGTH = 32
# Under this many notes tunes agree by chance: a scale, a call.
_SHORTEST = 16


def tune_of(tracks: Sequence[Integers]) -> str:
    """Fingerprint of the highest line's first 32 notes: their intervals in semitones and the
    ratios of their spacing, so that key and tempo do not count. Empty for under 16 notes.

    ``tracks`` are (n, 4) arrays of pitched notes: start, pitch, duration, velocity.
    """
    notes = np.concatenate([t for t in tracks if len(t)]) if any(len(t) for t in tracks) else np.zeros((0, 4), int)
    if len(notes) < _SHORTEST:
        return ""
    order = np.lexsort((-notes[:, 1], notes[:, 0]))
    notes = notes[order]
    top = notes[np.concatenate(([True], np.diff(notes[:, 0]) > 0))][:_LENGTH]
    if len(top) < _SHORTEST:
        return ""
    spacing = np.diff(top[:, 0])
    # The spacing in units of the commonest one, so that 2/4 and 4/4 versions agree.
    unit = np.bincount(spacing).argmax()
    facts = np.stack((np.diff(top[:, 1]), np.round(12 * spacing / unit)), axis=1).astype(np.int32)
    return hashlib.sha1(facts.tobytes()).hexdigest()[:16]
