"""Arcs over time: what each bar of a piece is asked to be, from the steps of ``Controls.arc``.

What stands before the first step comes from the controls themselves. A step holds until the next;
a gradual one is reached step by step from where the one before began.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

import numpy as np

from composer.controls import LEVELS, TEMPO_RANGE, ArcStep, Controls, Level, Mood
from composer.dynamics import MARKS
from composer.instruments import FAMILIES, belongs
from composer.text.alphabet import DRUM_KIT
from composer.text.grid import step_velocity
from composer.text.header import Player

# Velocity steps 0..7 of the marks pp to ff, and of music of no energy and of the most; a bar's
# velocities lie one step either side.
_STEPS = {"pp": 1.5, "p": 2.5, "mp": 3.5, "mf": 4.3, "f": 5.3, "ff": 6.2}
_CALM_STEP, _DRIVEN_STEP = 2.0, 6.0
# Octaves of tempo that all of energy, from calm to driven, and of valence are worth.
_ENERGY_TEMPO, _VALENCE_TEMPO = 0.45, 0.15
# Loudness does not hang on it.
_ANY_TEMPO = 120.0
# Bars by which a listener takes the measure of a piece.
_OPENING_BARS = 4
# Energy from which on a mood makes music dense, and below the negative of which sparse.
_DENSE_ENERGY = 0.35


@dataclass(frozen=True)
class Character:
    """What one bar is asked to be. ``loudness`` is the middle velocity step 0..7, ``level`` the
    density from 0 (low) to 2 (high); either None where it is left open. ``parts`` are the families
    or roles that play, empty for all."""

    mood: Mood | None
    loudness: float | None
    level: float | None
    tempo_bpm: float
    section: str | None
    parts: tuple[str, ...] = ()

    @property
    def velocities(self) -> tuple[int, int]:
        """Velocity steps, lowest and highest."""
        if self.loudness is None:
            return (0, 7)
        return (max(ceil(self.loudness - 1), 0), min(floor(self.loudness + 1), 7))

    @property
    def density(self) -> Level | None:
        """The density in a word."""
        if self.level is None:
            return None
        levels: tuple[Level, ...] = ("low", "moderate", "high")
        return levels[round(self.level)]

    def rests(self, player: Player) -> bool:
        """Whether a player is silent in this bar."""
        named = (player.role in self.parts) or any(
            belongs(player.program % DRUM_KIT, player.is_drums, name) for name in self.parts if name in FAMILIES
        )
        return bool(self.parts) and not named


def characters(controls: Controls, bars: int, tempo_bpm: float) -> tuple[Character, ...]:
    """One :class:`Character` for each of so many bars of a piece that begins at ``tempo_bpm``;
    none without an arc. A mood moves the tempo too, unless a tempo was asked for."""
    if not controls.arc:
        return ()
    steps = sorted(((_first_bar(step, bars), step) for step in controls.arc), key=lambda pair: pair[0])
    steps = [(at, step) for at, step in steps if at < bars]
    now = _beginning(controls, steps[0][1] if steps and steps[0][0] == 0 else None, tempo_bpm)
    made: list[Character] = []
    previous_at = 0
    for at, step in steps:
        then = _after(now, step, controls)
        if step.gradual:
            span = max(at - previous_at, 1)
            ramp = [_between(now, then, (i + 1) / (span + 1)) for i in range(at - previous_at)]
            made[previous_at:] = ramp
        else:
            made += [now] * (at - len(made))
        previous_at, now = at, then
    return tuple([*made, *([now] * (bars - len(made)))])


@dataclass(frozen=True)
class Stretch:
    """The bars that one step of an arc is about, from ``first`` (from 0) to before ``last``;
    ``leads_on`` says that the next step is reached gradually through them."""

    first: int
    last: int
    step: ArcStep
    leads_on: bool


def stretches(controls: Controls, bars: int) -> tuple[Stretch, ...]:
    """Where in a piece of so many bars each step of its arc holds; none where all lie behind its end."""
    steps = sorted(((_first_bar(step, bars), step) for step in controls.arc), key=lambda pair: pair[0])
    steps = [(at, step) for at, step in steps if at < bars]
    if not steps:
        return ()
    ends = [at for at, _ in steps[1:]] + [bars]
    gradual = [step.gradual for _, step in steps[1:]] + [False]
    return tuple(
        Stretch(at, end, step, leads_on)
        for (at, step), end, leads_on in zip(steps, ends, gradual, strict=True)
        if at < end
    )


def loudness_shift(controls: Controls, bars: int) -> float:
    """By how many LU the opening of a piece of so many bars is asked to be louder (or, below 0, softer)
    than one of which nothing is asked.

    A dynamic mark moves it by half of what its velocities are worth (40 log10 dB, SoundFont 2.04, section
    8.4.1): pp -7.7, p -4.3, mp -1.9, mf 0, f +1.6, ff +2.9. With an arc that goes for the piece as a
    whole, and its opening lies below or above the whole as far as the arc says."""
    made = characters(controls, bars, _ANY_TEMPO)
    if not made:
        return 0.0 if controls.dynamics is None else _louder(MARKS[controls.dynamics]) / 2
    levels = [0.0 if c.loudness is None else _louder(_velocity(c.loudness)) for c in made]
    whole, opening = _mean_db(levels), _mean_db(levels[:_OPENING_BARS])
    return whole / 2 + opening - whole


def _louder(velocity: float) -> float:
    """Decibels by which a velocity is louder than mezzoforte."""
    return 40.0 * log10(velocity / MARKS["mf"])


def _velocity(loudness: float) -> float:
    """The velocity of a step that may lie between two."""
    return step_velocity(0) + loudness * (step_velocity(1) - step_velocity(0))


def _mean_db(levels: Sequence[float]) -> float:
    return 10.0 * log10(sum(10.0 ** (level / 10.0) for level in levels) / len(levels))


def as_it_begins(controls: Controls) -> Controls:
    """The controls with what the arc's step at the very beginning says of what they leave open."""
    first = next((step for step in controls.arc if step.first_bar == 1 or step.share == 0), None)
    if first is None:
        return controls
    return controls.changed(
        mood=controls.mood or first.mood,
        dynamics=controls.dynamics or first.dynamics,
        density=controls.density or first.density,
        tempo_bpm=controls.tempo_bpm or first.tempo_bpm,
    )


def _first_bar(step: ArcStep, bars: int) -> int:
    if step.first_bar is not None:
        return step.first_bar - 1
    return int((step.share or 0.0) * bars)


def _beginning(controls: Controls, first: ArcStep | None, tempo_bpm: float) -> Character:
    """The character before the first step; loud and dense by what the controls say, if anything."""
    start = Character(controls.mood, None, None, tempo_bpm, None)
    if controls.mood is not None:
        start = replace(start, loudness=_loudness_of(controls.mood), level=_level_of(controls.mood))
    if controls.dynamics is not None:
        start = replace(start, loudness=_STEPS[controls.dynamics])
    if controls.density is not None:
        start = replace(start, level=float(LEVELS.index(controls.density)))
    if first is not None and controls.mood is None and first.mood is not None:
        # What the piece begins with is its tempo: nothing to compare with comes before.
        start = replace(start, mood=first.mood)
    return start


def _after(now: Character, step: ArcStep, controls: Controls) -> Character:
    then = replace(now, section=step.section, parts=step.parts)
    if step.mood is not None:
        then = replace(then, mood=step.mood, loudness=_loudness_of(step.mood), level=_level_of(step.mood))
        if controls.tempo_bpm is None and now.mood is not None:
            energy, valence = step.mood.energy - now.mood.energy, step.mood.valence - now.mood.valence
            octaves = _ENERGY_TEMPO * energy / 2 + _VALENCE_TEMPO * valence / 2
            then = replace(then, tempo_bpm=_tempo(now.tempo_bpm * 2.0**octaves))
    if step.dynamics is not None:
        then = replace(then, loudness=_STEPS[step.dynamics])
    if step.density is not None:
        then = replace(then, level=float(LEVELS.index(step.density)))
    if step.tempo_bpm is not None:
        then = replace(then, tempo_bpm=step.tempo_bpm)
    return then


def _between(now: Character, then: Character, share: float) -> Character:
    """``share`` of the way from one character to another; what one of them leaves open does not
    move."""
    mood = now.mood
    if now.mood is not None and then.mood is not None:
        mood = Mood(
            _mixed(now.mood.valence, then.mood.valence, share), _mixed(now.mood.energy, then.mood.energy, share)
        )
    # From what was left open one starts in the middle.
    loudness, level = now.loudness, now.level
    if then.loudness is not None:
        loudness = _mixed(_STEPS["mp"] if now.loudness is None else now.loudness, then.loudness, share)
    if then.level is not None:
        level = _mixed(1.0 if now.level is None else now.level, then.level, share)
    tempo_bpm = _tempo(_mixed(now.tempo_bpm, then.tempo_bpm, share))
    return Character(mood, loudness, level, tempo_bpm, now.section, now.parts)


def _mixed(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def _tempo(bpm: float) -> float:
    return round(float(np.clip(bpm, *TEMPO_RANGE)), 1)


def _loudness_of(mood: Mood) -> float:
    return _CALM_STEP + (_DRIVEN_STEP - _CALM_STEP) * (mood.energy + 1) / 2


def _level_of(mood: Mood) -> float:
    return 2.0 if mood.energy > _DENSE_ENERGY else 0.0 if mood.energy < -_DENSE_ENERGY else 1.0
