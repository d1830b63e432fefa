"""The key of a score: its signature says which seven notes, its ending which of them is home."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from composer.key import WHITE_TONIC, Key
from composer.midi import Track

# Modes that a final note may mean, by its distance above the parent major tonic.
_FINALS = {WHITE_TONIC[mode]: mode for mode in ("major", "minor", "dorian", "mixolydian")}
_COMMON = ("major", "minor")


def key_of(signature: tuple[int, bool] | None, tracks: Sequence[Track], modal: bool = False) -> Key | None:
    """The key that a score's first signature and its last bass note agree on.

    A minor signature is taken at its word; a major one is what most notation programs write
    for both, so the lowest note of the end decides between the major and the relative minor
    tonic, and with ``modal`` (folk tunes) dorian and mixolydian as well. None when the end is
    on another note, or there is no signature.
    """
    if signature is None:
        return None
    sharps, is_minor = signature
    parent = sharps * 7 % 12
    if is_minor:
        return Key.of((parent + 9) % 12, "minor")
    final = _final(tracks)
    mode = _FINALS.get((final - parent) % 12) if final is not None else None
    if mode is None or (mode not in _COMMON and not modal):
        return None
    assert final is not None  # a mode came from it
    return Key.of(final, mode)


def _final(tracks: Sequence[Track]) -> int | None:
    """Pitch class of the lowest note that sounds at the very end."""
    pitched = [t.notes for t in tracks if not t.is_drums and len(t.notes)]
    if not pitched:
        return None
    notes = np.concatenate(pitched)
    ends = notes[:, 0] + notes[:, 2]
    # Held notes may be released up to a sixteenth apart.
    last = notes[ends >= ends.max() - 3]
    return int(last[:, 1].min()) % 12
