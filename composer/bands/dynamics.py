"""Dynamics for players that have none of their own: phrases, accents and an uneven hand.

Loudness rises towards the middle of a phrase and falls at its end, by more than the unevenness of
one note (C. Palmer, "Music performance", Annual Review of Psychology 48, 1997); strong beats are
louder than weak ones.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from composer.bands.chart import ChartBar
from composer.quantise import Integers

# In MIDI velocities, of which sixteen are one dynamic step of the text of music.
_ARC, _UNEVEN, _SECTION = 9.0, 3.5, 10.0
_DOWNBEAT, _BEAT, _OFFBEAT = 5.0, 0.0, -4.0
_PHRASE_BARS = 8
_LOUDEST, _SOFTEST = 122, 24


def shaped(notes: Integers, bars: Sequence[ChartBar], levels: dict[str, float], rng: np.random.Generator) -> Integers:
    """The notes with velocities of a performance. ``levels`` says how loud a section is against
    the others, from -1 to 1; ``notes`` is (n, 4): start, pitch, duration, velocity."""
    if not len(notes):
        return notes
    starts = np.cumsum([0, *(bar.ticks for bar in bars)])
    index = np.clip(np.searchsorted(starts, notes[:, 0], side="right") - 1, 0, len(bars) - 1)
    place = notes[:, 0] - starts[index]
    beat = np.array([bar.meter.beat_ticks for bar in bars])[index]
    phrase = np.sin(np.pi * ((index % _PHRASE_BARS) + 0.5) / _PHRASE_BARS)
    section = np.array([levels.get(bar.section, 0.0) for bar in bars])[index]
    accent = np.where(place == 0, _DOWNBEAT, np.where(place % beat == 0, _BEAT, _OFFBEAT))
    change = _ARC * (2 * phrase - 1) + _SECTION * section + accent + rng.normal(0, _UNEVEN, len(notes))
    result = notes.copy()
    result[:, 3] = np.clip(np.round(notes[:, 3] + change), _SOFTEST, _LOUDEST)
    return result


def section_levels(bars: Sequence[ChartBar], intro: int, rng: np.random.Generator) -> dict[str, float]:
    """How loud every section is: the first one moderate, an introduction soft, later ones mostly
    louder."""
    order = list(dict.fromkeys(bar.section for bar in bars))
    levels = {letter: float(rng.uniform(-0.3, 0.9)) for letter in order}
    levels[order[1] if intro and len(order) > 1 else order[0]] = -0.2
    if intro:
        levels[order[0]] = -0.6
    return levels
