"""The performance: how a player would place and weigh the notes that the page gives.

The page stays as it is: no note is added, left out, or changed in pitch. Only velocities move,
by a few steps, and onsets, by a few milliseconds, and always in the same way for the same seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from composer.piece import TICKS_PER_QUARTER, ComposedBar, Meter

# Accents in steps of MIDI velocity. FluidSynth's velocity curve is 40 log10(v / 127) dB (SoundFont 2.04,
# section 8.4.1), so 5 steps around velocity 80 are 1.1 dB: felt, hardly heard.
_DOWNBEAT, _HALF_BAR, _BEAT, _OFFBEAT = 5, 2, 1, -3
# Hi-hats and ride are what makes a beat swing or stamp: they carry more of the accent.
_CYMBALS = frozenset((42, 44, 46, 51, 53, 59))
_CYMBAL_OFFBEAT = -8
# Four bars are the usual phrase: a small rise to the third bar, and a breath at its end.
_PHRASE = (-1, 1, 2, -1)
_LAST_BAR = -3
# Standard deviation of the onset in milliseconds, by role. Good ensembles keep within 30 to 50 ms
# (R. A. Rasch, "Synchronization in performed ensemble music", 1979); these stay well inside it.
_SPREAD_MS = {"melody": 5.0, "voice": 5.0, "counter": 5.0, "chords": 3.0, "pad": 3.0, "bass": 2.5, "drums": 1.5}
# No onset moves by more than this many standard deviations.
_LIMIT = 2.0


@dataclass(frozen=True)
class PerformedNote:
    """A note as it is played: part number, MIDI pitch, velocity 1..127, and its ``start`` and
    ``end`` in ticks from the beginning of the piece, no longer whole ones."""

    part: int
    pitch: int
    velocity: int
    start: float
    end: float


@dataclass(frozen=True)
class Performance:
    """A manner of playing. ``amount`` scales everything: 0 is the page itself, 1 a natural
    measure. The same ``seed`` places every note the same way."""

    seed: int = 0
    amount: float = 1.0


NATURAL = Performance()


def perform(composed: ComposedBar, performance: Performance | None) -> tuple[PerformedNote, ...]:
    """The notes that start in this bar as they are played; exactly as written without a performance.

    A note never leaves its bar, and the notes that one part strikes together stay together.
    Muted parts are left out."""
    played = []
    for part, (player, notes) in enumerate(zip(composed.parts, composed.notes, strict=True)):
        if player.muted or player.volume == 0:
            continue
        for note in notes:
            velocity, start = note.velocity, float(note.start)
            if performance is not None:
                accent = _accent(composed, note.start, player.is_drums, note.pitch) * performance.amount
                velocity = min(127, max(1, round(velocity + accent)))
                start += _shift(composed, part, note.start, performance)
            played.append(PerformedNote(part, note.pitch, velocity, start, max(float(note.end), start)))
    return tuple(played)


def _accent(composed: ComposedBar, start: int, is_drums: bool, pitch: int) -> float:
    """Velocity steps to add: the weight of the place in the bar, and of the bar in its phrase."""
    place, meter = start - composed.start, composed.bar.meter
    phrase = _LAST_BAR if composed.is_last else _PHRASE[composed.index % len(_PHRASE)]
    weight = _metric_weight(place, meter)
    if is_drums and pitch in _CYMBALS and weight == _OFFBEAT:
        weight = _CYMBAL_OFFBEAT
    return weight + phrase


def _metric_weight(place: int, meter: Meter) -> int:
    if place == 0:
        return _DOWNBEAT
    if place == meter.second_half:
        return _HALF_BAR
    return _BEAT if place % meter.beat_ticks == 0 else _OFFBEAT


def _shift(composed: ComposedBar, part: int, start: int, performance: Performance) -> float:
    """How far the onset moves, in ticks; the same for all that this part strikes at this tick."""
    spread = _SPREAD_MS.get(composed.parts[part].role, _SPREAD_MS["chords"]) * performance.amount
    # Odd factors keep the seeds of neighbouring parts and ticks apart.
    chance = random.Random((performance.seed * 1_000_003 + part) * 1_000_003 + start)
    milliseconds = min(_LIMIT, max(-_LIMIT, chance.gauss(0.0, 1.0))) * spread
    ticks = milliseconds / 1000.0 * composed.bar.tempo_bpm / 60.0 * TICKS_PER_QUARTER
    first = composed.start - start
    # Half a tick before the next bar line is the last place that still belongs to this bar.
    last = composed.start + composed.bar.ticks - 0.5 - start
    return min(last, max(first, ticks))
