"""What each part of somebody else's file does in the texture, guessed from name and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from composer.quantise import Integers

_VOICE_PROGRAMS = frozenset((52, 53, 54))
# Basses of bands, contrabass, tuba and bassoon.
_BASS_PROGRAMS = frozenset((*range(32, 40), 43, 58, 70))
# String ensembles, choirs apart, and synthesizer pads: what they hold is a pad.
_PAD_PROGRAMS = frozenset((44, 48, 49, 50, 51, *range(88, 96)))
_MELODY_NAME = re.compile(r"melod|vocal|sopran|voice|\blead\b|\bcanto?\b|cantus|singer|主旋律|旋律|人声", re.IGNORECASE)
# Pianos, mallets, guitars: they decay, so that long notes are the pedal, not a pad.
_STRUCK_PROGRAMS = frozenset((*range(16), *range(24, 32)))
# A half note: chords that hold this long on average are a pad.
_PAD_TICKS = 24
# Share of notes that begin after all earlier ones have ended, above which a part is one line.
_LINE_SHARE = 0.8
# E4: the lowest line of a piece is its bass when half of its notes lie below.
_BASS_CEILING = 64


@dataclass(frozen=True)
class Player:
    """What the guess needs of a part: ``notes`` is (n, 4): start, pitch, duration, velocity."""

    program: int
    is_drums: bool
    name: str
    notes: Integers


def line_share(notes: Integers) -> float:
    """Share of the notes, 0..1, that start when nothing of the part still sounds; 1 if empty."""
    if len(notes) < 2:
        return 1.0
    ends = np.maximum.accumulate(notes[:, 0] + notes[:, 2])
    return float(np.mean(np.concatenate(([True], notes[1:, 0] >= ends[:-1]))))


def guess_roles(players: Sequence[Player]) -> tuple[str, ...]:
    """One of :data:`composer.instruments.ROLES` for every player.

    Drums, voices and basses are known by their programs; the melody is a part named so, or else
    the highest single line; the lowest single line is a bass; other lines are counter-melodies,
    and other chords are chords, or a pad where they are held.
    """
    roles: list[str | None] = [None] * len(players)
    lines = [line_share(player.notes) >= _LINE_SHARE for player in players]
    heights = [float(np.median(player.notes[:, 1])) if len(player.notes) else 0.0 for player in players]
    for p, player in enumerate(players):
        if player.is_drums:
            roles[p] = "drums"
        elif player.program in _VOICE_PROGRAMS:
            roles[p] = "voice"
        elif _MELODY_NAME.search(player.name) and len(player.notes):
            roles[p] = "melody"
        elif player.program in _BASS_PROGRAMS:
            roles[p] = "bass"
    free = [p for p in range(len(players)) if roles[p] is None and len(players[p].notes)]
    if "melody" not in roles and "voice" not in roles:
        candidates = [p for p in free if lines[p]]
        if candidates:
            highest = max(candidates, key=lambda p: heights[p])
            roles[highest] = "melody"
            free.remove(highest)
    if "bass" not in roles and free and len([r for r in roles if r != "drums"]) > 1:
        lowest = min(free, key=lambda p: heights[p])
        others = [heights[p] for p in range(len(players)) if roles[p] not in ("drums",) and p != lowest]
        if lines[lowest] and heights[lowest] < _BASS_CEILING and all(heights[lowest] <= h for h in others):
            roles[lowest] = "bass"
    for p, player in enumerate(players):
        if roles[p] is None:
            roles[p] = "counter" if lines[p] else "pad" if _is_pad(player) else "chords"
    return tuple(role for role in roles if role is not None)


def _is_pad(player: Player) -> bool:
    if player.program in _STRUCK_PROGRAMS:
        return False
    return player.program in _PAD_PROGRAMS or float(np.mean(player.notes[:, 2])) >= _PAD_TICKS
