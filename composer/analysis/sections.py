"""Sections by self-similarity: which bars come back.

Each bar is described by what sounds where (pitch classes of the top line per beat, chords,
onsets); phrases of eight or four bars that resemble an earlier phrase take its letter (after
J. Foote, "Visualizing Music and Audio using Self-Similarity", ACM Multimedia 1999).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from composer.piece import Piece

_BEATS = 4  # resolution of a bar's description
# Mean cosine similarity of two phrases above which the later one is a return of the earlier.
_RETURN = 0.82
_LETTERS = "ABCDEFGH"


def bar_features(piece: Piece) -> npt.NDArray[np.float64]:
    """Unit vectors, one a bar, shape (bars, 4 * 13): per quarter of a bar the weighted pitch
    classes that begin there and the number of onsets."""
    features = np.zeros((len(piece.bars), _BEATS, 13))
    for composed in piece.stream():
        for player, notes in zip(composed.parts, composed.notes, strict=True):
            for note in notes:
                beat = min((note.start - composed.start) * _BEATS // composed.bar.ticks, _BEATS - 1)
                if not player.is_drums:
                    features[composed.index, beat, note.pitch % 12] += 1.0
                features[composed.index, beat, 12] += 0.3
    flat = features.reshape(len(piece.bars), -1)
    norm = np.linalg.norm(flat, axis=1, keepdims=True)
    return flat / np.maximum(norm, 1e-9)


def estimate_sections(piece: Piece) -> list[str]:
    """A letter A..H for every bar."""
    bars = len(piece.bars)
    if bars < 8:
        return ["A"] * bars
    phrase = 8 if bars >= 32 else 4
    features = bar_features(piece)
    phrases = [features[start : start + phrase] for start in range(0, bars, phrase)]
    letters: list[str] = []
    for index, current in enumerate(phrases):
        best, likeness = None, _RETURN
        for earlier in range(index):
            other = phrases[earlier]
            length = min(len(current), len(other))
            value = float((current[:length] * other[:length]).sum(axis=1).mean())
            if value > likeness:
                best, likeness = letters[earlier], value
        letters.append(best or _LETTERS[min(len(set(letters)), len(_LETTERS) - 1)])
    return [letters[min(bar // phrase, len(letters) - 1)] for bar in range(bars)]
