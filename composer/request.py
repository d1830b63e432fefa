"""From what was asked to what will be composed: every control decided, and by whom.

What the user left open is chosen here where the choice is a matter of taste (who plays, how
long) and left to the model where it has learnt it (tempo, mode, density, mood of the header).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from composer.arc import as_it_begins
from composer.controls import BARS_RANGE, ControlError, Controls, PartRequest
from composer.harmony import parse_chord
from composer.instruments import FAMILIES, Family, belongs, family_of
from composer.key import Key
from composer.line_ups import GENRE_METER, LINE_UPS, NOBODY_NAMED, program_of
from composer.manner import manner_of
from composer.piece import TICKS_PER_QUARTER, Meter, Piece
from composer.text.alphabet import DRUM_KIT
from composer.text.header import Player

DEFAULT_BARS = 16
DEFAULT_METER = Meter(4, 4)
# Tempi that the three words mean, as conductors' tables part them (adagio up to 76, allegro from
# 120); that people dance to without counting (D. Moelants, "Preferred tempo reconsidered", 2002,
# finds 120 to 130 preferred); that suit how driven the rhythm is.
_CLASS_TEMPI = {"slow": (44.0, 76.0), "moderate": (77.0, 119.0), "fast": (120.0, 184.0)}
_DANCED_TEMPI = (104.0, 136.0)
_INTENSITY_TEMPI = {"low": (50.0, 96.0), "moderate": (76.0, 132.0), "high": (110.0, 184.0)}
# What a tonic chord at the beginning and at the end of a progression says about its key.
_HOME_FIRST, _HOME_LAST = 0.12, 0.1
_MELODIC_ROLES = ("melody", "voice")


@dataclass(frozen=True)
class Request:
    """What the decoder needs beyond the header: decided players and length.

    ``tempo_bpm`` and ``key`` are None where the model shall choose; ``tempo_range`` bounds that
    choice. ``fit_seconds`` is the length that a free tempo should meet."""

    players: tuple[Player, ...]
    bars: int | None
    meter: Meter
    key: Key | None
    tempo_bpm: float | None
    tempo_range: tuple[float, float]
    fit_seconds: float | None
    seed: int


def decide(controls: Controls, seed: int) -> Request:
    """Decide players, meter, key and length for a request.

    Raises :class:`ControlError` when the wishes leave nobody to play."""
    rng = np.random.default_rng((seed, 1))
    controls = as_meant(controls)
    meter = controls.meter or GENRE_METER.get(controls.genre or "", DEFAULT_METER)
    players = _players(controls, rng)
    bars = controls.bars
    if bars is None and controls.seconds is None:
        bars = DEFAULT_BARS
    return Request(
        players,
        bars,
        meter,
        controls.key or key_of_chords(controls.chords),
        controls.tempo_bpm,
        _tempo_range(controls),
        controls.seconds if controls.bars is None else None,
        seed,
    )


def key_of_chords(entries: tuple[str, ...]) -> Key | None:
    """The key that a progression in letters is in: the one whose scale holds its tones, tonic
    chords at its beginning and end counting most. None for Roman numerals or no chords."""
    symbols = [symbol for entry in entries for symbol in entry.split()]
    if not symbols or not all(symbol[0] in "ABCDEFG" for symbol in symbols):
        return None
    chords = [parse_chord(symbol) for symbol in symbols]

    def fit(key: Key) -> float:
        inside = sum(len(c.pitch_classes & key.scale) / max(len(c.pitch_classes), 1) for c in chords) / len(chords)
        third = (key.pitch_class + (3 if key.is_minor_like else 4)) % 12
        homes = [c.root == key.pitch_class and third in c.pitch_classes for c in chords]
        # Half a tone outside the scale in every chord weighs as much as beginning at home.
        return inside + _HOME_FIRST * homes[0] + _HOME_LAST * homes[-1]

    return max((Key.of(tonic, mode) for mode in ("major", "minor") for tonic in range(12)), key=fit)


def in_key_of(piece: Piece, entries: tuple[str, ...]) -> Piece:
    """The piece in the key of a progression in letters, its notes left as they are; as it is where its
    scale, with the leading note of minor, holds most chords as well as that key's does."""
    key = key_of_chords(entries)
    if key is None:
        return piece
    chords = [parse_chord(symbol) for entry in entries for symbol in entry.split()]

    def inside(scale: frozenset[int]) -> int:
        return sum(chord.pitch_classes <= scale for chord in chords)

    leading = {(piece.key.pitch_class + 11) % 12} if piece.key.is_minor_like else set()
    own = inside(frozenset(piece.key.scale) | leading)
    return piece if own >= inside(frozenset(key.scale)) else replace(piece, key=key)


def bars_for(seconds: float, meter: Meter, tempo_bpm: float) -> int:
    """The whole number of bars nearest to a length in seconds, within :data:`BARS_RANGE`."""
    bar_seconds = meter.ticks / TICKS_PER_QUARTER * 60.0 / tempo_bpm
    return int(np.clip(round(seconds / bar_seconds), *BARS_RANGE))


def as_meant(controls: Controls) -> Controls:
    """With what was not said in so many words: the genre of the composer whose manner was named,
    and the beginning of an arc. What was said stays."""
    manner = manner_of(controls.style_of)
    controls = as_it_begins(controls)
    return controls if manner is None or controls.genre is not None else controls.changed(genre=manner.genre)


def _tempo_range(controls: Controls) -> tuple[float, float]:
    """Tempi that the other wishes leave open: energetic music is not slow, calm music not fast,
    what shall be cheerful in minor must be quick; one dances to some beats and not to others."""
    mood, key = controls.mood, controls.key
    low, high = 50.0, 184.0
    if controls.tempo_class is not None:
        return _CLASS_TEMPI[controls.tempo_class]
    if controls.danceable:
        return _DANCED_TEMPI
    if mood is None and controls.intensity is not None:
        return _INTENSITY_TEMPI[controls.intensity]
    if mood is not None and mood.valence > 0.3 and mood.energy > 0 and key is not None and key.is_minor_like:
        return 132.0, high
    if mood is not None and mood.energy > 0.2:
        low = 96.0 + 20.0 * mood.energy
    if mood is not None and mood.energy < -0.2:
        high = 100.0 + 15.0 * mood.energy
    elif mood is not None and mood.energy <= 0.2:
        # "Warm and a little nostalgic" is neither: it does not hurry.
        high = 126.0 + 130.0 * min(mood.energy, 0.0)
    if mood is not None and mood.valence < -0.3 and mood.energy <= 0.2:
        high = min(high, 84.0)
    return low, high


def _program(request: PartRequest, role: str, genre: str | None = None) -> int:
    if request.instrument == "drums":
        return DRUM_KIT
    if request.program is not None:
        return request.program
    return program_of(request.instrument, role, genre)


def _excluded(family: str, program: int, exclude: tuple[str, ...]) -> bool:
    return family in exclude or any(belongs(program % 128, program == DRUM_KIT, e) for e in exclude)


def _players(controls: Controls, rng: np.random.Generator) -> tuple[Player, ...]:
    named = _named(controls.parts) if controls.parts else ()
    if named and not controls.with_band:
        return named
    genre = controls.genre or NOBODY_NAMED
    manner = manner_of(controls.style_of)
    choices = LINE_UPS.get(genre, LINE_UPS[NOBODY_NAMED])
    if manner is not None and controls.genre in (None, manner.genre):
        # A chorale in Bach's manner is sung all the same.
        choices = manner.line_ups
    if controls.danceable:
        # One dances to drums: the line-ups that have them, or a pop band.
        with_drums = tuple(choice for choice in choices if ("drums", "drums") in choice)
        choices = with_drums or LINE_UPS[NOBODY_NAMED][-1:]
    taken = {player.role for player in named}
    line_up = choices[int(rng.integers(len(choices)))]
    players = list(named)
    for family, role in line_up:
        if role in taken:
            continue  # "hip hop with a fat bass": that bass, and the band as it is
        program = _program(PartRequest(family), role, controls.genre)
        if not _excluded(family, program, controls.exclude):
            players.append(Player(program, role))
        elif role != "drums":
            substitute = _substitute(role, controls.exclude)
            if substitute is not None:
                players.append(Player(substitute, role))
    if not any(not p.is_drums for p in players):
        raise ControlError("exclude", ", ".join(controls.exclude), "such that somebody is left to play")
    return tuple(players)


def _substitute(role: str, exclude: tuple[str, ...]) -> int | None:
    for family in ("piano", "guitar", "strings", "flute", "organ", "harp", "synth", "clarinet", "cello", "bass"):
        program = _program(PartRequest(family), role)
        if not _excluded(family, program, exclude):
            return program
    return None


def _named(parts: tuple[PartRequest, ...]) -> tuple[Player, ...]:
    """Roles for the players that were named without one: somebody leads, a bass is a bass."""
    roles: list[str | None] = [p.role for p in parts]
    alone = len(parts) == 1
    for i, part in enumerate(parts):
        family: Family = FAMILIES[part.instrument]
        if roles[i] is None and family.role in ("drums", "bass", "voice"):
            roles[i] = family.role
    free = [i for i, role in enumerate(roles) if role is None]
    leads = any(role in _MELODIC_ROLES for role in roles)
    for i in sorted(free, key=lambda i: FAMILIES[parts[i].instrument].role != "melody"):
        family = FAMILIES[parts[i].instrument]
        if family.voices >= 4 and alone:
            # A piano, guitar or organ alone plays tune and harmony as one part.
            roles[i] = "chords"
        elif not leads:
            roles[i], leads = "melody", True
        else:
            roles[i] = family.role if family.role != "melody" else "counter"
    return tuple(Player(_program(p, r or "chords"), r or "chords") for p, r in zip(parts, roles, strict=True))


def requested(players: tuple[Player, ...]) -> tuple[PartRequest, ...]:
    """Players as controls, for the complete record of a take."""
    return tuple(
        PartRequest(family_of(p.program % 128, p.is_drums), None if p.is_drums else p.program, p.role) for p in players
    )
