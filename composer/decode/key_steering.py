"""Keeping to the key while composing: what was written so far is heard like a listener's ear
hears it, and where that ear drifts to another key, the tonic gains weight until it is back."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from composer.analysis.key import LONGEST_TICKS, profile_scores
from composer.decode.rules import cadence_chords, tonic_chord, white_tonic
from composer.decode.word_table import WordTable
from composer.harmony import Chord
from composer.piece import Note

# The last bar's bass will add this much evidence; until then the key may lag so far behind.
_ALLOWED_LAG = 0.03
# Bars after which there is enough to judge.
_FROM_BAR = 1
_STEP, _MOST = 0.5, 2.0
# Logits, per unit of steering, for a planned tonic chord, for a dominant, and for each pitch of
# the tonic triad in a word against each that is none.
_TONIC_CHORD, _DOMINANT_CHORD, _TRIAD_PITCH, _OTHER_PITCH = 0.8, 0.5, 0.26, -0.15


class KeySteering:
    """Steers towards the tonic of a white-key ``mode``, major or minor; does nothing for others,
    nor where ``active`` is False. Chords that a person wrote stay as they are; between their tones
    those of the tonic are preferred."""

    def __init__(self, table: WordTable, mode: str, active: bool) -> None:
        self.amount = 0.0
        self._bars = 0
        self._sounding = np.zeros(12)
        self._judged = active and mode in ("major", "minor")
        if self._judged:
            self._wanted = white_tonic(mode) + (12 if mode == "minor" else 0)
            tonic = tonic_chord(mode)
            triad = np.array([p % 12 in tonic.pitch_classes for p in range(128)])
            inside, outside = table.pitches[:, triad].sum(axis=1), table.pitches[:, ~triad].sum(axis=1)
            self._pitch_lean = (_TRIAD_PITCH * inside + _OTHER_PITCH * outside).astype(np.float32)
            self._chord_lean = {c: _DOMINANT_CHORD for c in cadence_chords(mode)[:2]} | {tonic: _TONIC_CHORD}

    def hear(self, notes: tuple[tuple[Note, ...], ...], drums: tuple[bool, ...], transposition: int) -> None:
        """Take in one more bar: its notes by part, and which parts are drums."""
        self._sounding += _sounding(notes, drums, transposition)
        self._bars += 1
        if not self._judged or self._bars < _FROM_BAR:
            return
        drifts = self._lag(self._sounding) > 0
        self.amount = min(self.amount + _STEP, _MOST) if drifts else max(self.amount - _STEP, 0.0)

    def lag_after(self, notes: tuple[tuple[Note, ...], ...], drums: tuple[bool, ...], transposition: int) -> float:
        """How far the key would be behind another one once such a bar, told as in :meth:`hear`, has been heard:
        the difference of their correlations, 0 where it leads or nothing is judged."""
        return self._lag(self._sounding + _sounding(notes, drums, transposition)) if self._judged else 0.0

    def _lag(self, sounding: npt.NDArray[np.float64]) -> float:
        """By how much more than is allowed the key is behind another."""
        scores = profile_scores(sounding)
        return max(float(scores.max() - scores[self._wanted]) - _ALLOWED_LAG, 0.0)

    def remember(self) -> tuple[float, int, npt.NDArray[np.float64]]:
        """All that :meth:`recall` needs to go back to now."""
        return self.amount, self._bars, self._sounding.copy()

    def recall(self, memory: tuple[float, int, npt.NDArray[np.float64]]) -> None:
        """Go back to what was remembered."""
        self.amount, self._bars, self._sounding = memory[0], memory[1], memory[2].copy()

    def pitch_bias(self) -> npt.NDArray[np.float32] | float:
        """What is added to the logits of played words now."""
        return self.amount * self._pitch_lean if self.amount else 0.0

    def chord_bias(self) -> dict[Chord, float]:
        """What is added to the logits of planned chords now; chords left out get nothing."""
        if not self.amount:
            return {}
        return {chord: self.amount * lean for chord, lean in self._chord_lean.items()}


def _sounding(
    notes: tuple[tuple[Note, ...], ...], drums: tuple[bool, ...], transposition: int
) -> npt.NDArray[np.float64]:
    """How long each pitch class sounds, (12,), in ticks, in white-key form."""
    sounding = np.zeros(12)
    for part, is_drums in zip(notes, drums, strict=True):
        for note in part if not is_drums else ():
            sounding[(note.pitch - transposition) % 12] += min(note.duration, LONGEST_TICKS)
    return sounding
