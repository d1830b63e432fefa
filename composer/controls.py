"""Controls: everything that can be asked of the composer, one typed object, all optional."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from composer.harmony import parse_chord
from composer.instruments import FAMILIES, ROLES
from composer.key import Key
from composer.piece import Meter

Source = Literal["user", "conversation", "model"]
Level = Literal["low", "moderate", "high"]
TempoClass = Literal["slow", "moderate", "fast"]

# 24 BPM is the lowest step of the common metronome scale times 0.6; 300 the fastest jazz.
TEMPO_RANGE = (24.0, 300.0)
# One bar is a cadence; 256 bars of 4/4 at 120 BPM are eight and a half minutes.
BARS_RANGE = (1, 256)
SECONDS_RANGE = (2.0, 600.0)
# A MIDI file has 15 melodic channels and one for drums; twelve parts fit one page of score.
PARTS_RANGE = (1, 12)
# As many drum kits as can be told apart when they are played.
DRUMMERS_RANGE = (0, 4)
COUNT_RANGE = (1, 4)
GUIDANCE_RANGE = (1.0, 4.0)
# A melody needs an octave to move in; eight octaves are more than a piano's keys hold.
OCTAVES_RANGE = (1, 8)
# A piece may change its character this often before no arc is heard any more.
ARC_STEPS_RANGE = (1, 16)
METERS = tuple(
    Meter.parse(m)
    for m in ("2/4", "3/4", "4/4", "5/4", "6/4", "7/4", "2/2", "3/2", "3/8", "5/8", "6/8", "7/8", "9/8", "12/8")
)
GENRES = (
    "pop", "classical", "folk", "jazz", "rock", "game", "hymn", "chorale", "romantic", "baroque",
    "latin", "blues", "funk", "electronic", "country", "march", "waltz", "ambient", "film", "lullaby",
    # From here on genres that checkpoints before them have no word for (composer.text.genres).
    "swing", "bossa nova", "ballad", "samba", "salsa", "tango", "cha-cha", "rumba", "reggae", "ska", "soul", "disco",
    "rnb", "hip-hop", "gospel", "bluegrass", "ragtime", "dixieland", "polka", "rock and roll", "metal", "musical",
)  # fmt: skip
DYNAMICS = ("pp", "p", "mp", "mf", "f", "ff")
LEVELS = ("low", "moderate", "high")
TEMPO_CLASSES = ("slow", "moderate", "fast")


class ControlError(ValueError):
    """A control out of its range. ``field`` names it, ``given`` is what was asked, ``allowed``
    what is possible, in words a person can read; the message is an English sentence."""

    def __init__(self, field_name: str, given: object, allowed: str) -> None:
        self.field, self.given, self.allowed = field_name, given, allowed
        super().__init__(f"{field_name.replace('_', ' ')} can be {allowed}, not {given}.")


@dataclass(frozen=True)
class PartRequest:
    """One player asked for. ``instrument`` is a family of :data:`FAMILIES`; ``program`` a
    General MIDI program 0..127 when one instrument is meant; ``role`` one of :data:`ROLES`."""

    instrument: str
    program: int | None = None
    role: str | None = None

    def __post_init__(self) -> None:
        if self.instrument not in FAMILIES:
            raise ControlError("instrument", self.instrument, "one of " + ", ".join(FAMILIES))
        if self.program is not None and not 0 <= self.program <= 127:
            raise ControlError("program", self.program, "0 to 127")
        if self.role is not None and self.role not in ROLES:
            raise ControlError("role", self.role, "one of " + ", ".join(ROLES))


@dataclass(frozen=True)
class Mood:
    """Valence (sad -1 .. happy 1), energy (calm -1 .. excited 1), and the words that were used
    (J. A. Russell, "A circumplex model of affect", 1980)."""

    valence: float
    energy: float
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (-1 <= self.valence <= 1 and -1 <= self.energy <= 1):
            raise ControlError("mood", (self.valence, self.energy), "valence and energy from -1 to 1")


@dataclass(frozen=True)
class PitchRange:
    """Lowest and highest pitch allowed, MIDI note numbers, both included; and the number of
    octaves (half ones too) that the notes shall span at most, wherever they lie. Any of the three may be open."""

    low: int | None = None
    high: int | None = None
    octaves: float | None = None

    def __post_init__(self) -> None:
        ends = [end for end in (self.low, self.high) if end is not None]
        if not ends and self.octaves is None:
            raise ControlError("range", "nothing", "a lowest note, a highest note or a number of octaves")
        in_order = self.low is None or self.high is None or self.low < self.high
        if not (all(0 <= end <= 127 for end in ends) and in_order):
            raise ControlError("range", f"{self.low}-{self.high}", "two MIDI notes from 0 to 127, low before high")
        _within("octaves", self.octaves, OCTAVES_RANGE, "octaves")


@dataclass(frozen=True)
class ArcStep:
    """The character of one stretch of a piece. It begins at bar ``first_bar`` (counted from 1) or
    at ``share`` of the length in [0, 1), and lasts until the next step begins. What a step leaves
    open stays as it was; ``gradual`` moves there from the step before instead of jumping."""

    first_bar: int | None = None
    share: float | None = None
    mood: Mood | None = None
    dynamics: str | None = None
    density: Level | None = None
    tempo_bpm: float | None = None
    section: str | None = None
    parts: tuple[str, ...] = ()
    gradual: bool = False

    def __post_init__(self) -> None:
        if (self.first_bar is None) == (self.share is None):
            raise ControlError("arc", "a step without a place", "steps that begin at a bar or at a share of the piece")
        _within("arc", self.first_bar, BARS_RANGE, "for the bar a step begins at")
        if self.share is not None and not 0 <= self.share < 1:
            raise ControlError("arc", f"{self.share:g}", "steps that begin at 0 to 1 of the piece")
        if self.dynamics is not None and self.dynamics not in DYNAMICS:
            raise ControlError("dynamics", self.dynamics, "one of " + ", ".join(DYNAMICS))
        if self.density is not None and self.density not in LEVELS:
            raise ControlError("density", self.density, "low, moderate or high")
        _within("tempo_bpm", self.tempo_bpm, TEMPO_RANGE, "BPM")


@dataclass(frozen=True)
class Controls:
    """Everything that can be asked. A field left None (or empty) is the model's to choose.

    ``bars`` wins over ``seconds`` when both are given. ``chords`` holds one entry a bar, a
    symbol ("Dm7", "V7") or two separated by a space for the two halves; it repeats to fill the
    piece, and its last bar then is the tonic. ``creativity`` in [0, 1] widens the sampling;
    ``guidance`` from 1, which is none, to 4 makes mood and genre count for more, at twice the cost
    (:mod:`composer.decode.guidance`);
    ``seed`` makes a take repeatable. ``intensity`` is how driven the rhythm is, ``danceable``
    whether it keeps a beat one can dance to, ``style_of`` the composer or artist whose manner was
    named; ``tempo_class`` is set when only a word was said, ``tempo_bpm`` then holds what was
    assumed. ``arc`` says how the character changes on the way.
    Where ``with_band`` is True the ``parts`` are only some of those who play, and the rest of the band of ``genre``
    is the model's to choose.
    ``sources`` says who chose each field; a field not listed there was chosen by the user.

    Raises :class:`ControlError` for a value out of range.
    """

    key: Key | None = None
    tempo_bpm: float | None = None
    meter: Meter | None = None
    bars: int | None = None
    seconds: float | None = None
    parts: tuple[PartRequest, ...] = ()
    with_band: bool | None = None
    exclude: tuple[str, ...] = ()
    genre: str | None = None
    mood: Mood | None = None
    chords: tuple[str, ...] = ()
    form: str | None = None
    density: Level | None = None
    intensity: Level | None = None
    danceable: bool | None = None
    style_of: str | None = None
    tempo_class: TempoClass | None = None
    arc: tuple[ArcStep, ...] = ()
    range: PitchRange | None = None
    dynamics: str | None = None
    creativity: float | None = None
    guidance: float | None = None
    seed: int | None = None
    count: int | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _within("tempo_bpm", self.tempo_bpm, TEMPO_RANGE, "BPM")
        _within("bars", self.bars, BARS_RANGE, "bars")
        _within("seconds", self.seconds, SECONDS_RANGE, "seconds")
        _within("count", self.count, COUNT_RANGE, "versions")
        _within("creativity", self.creativity, (0.0, 1.0), "")
        _within("guidance", self.guidance, GUIDANCE_RANGE, "")
        _within("seed", self.seed, (0, 2**32 - 1), "")
        if self.meter is not None and self.meter not in METERS:
            raise ControlError("meter", self.meter, "one of " + ", ".join(map(str, METERS)))
        if len(self.parts) > PARTS_RANGE[1]:
            raise ControlError("parts", len(self.parts), f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]} players")
        drummers = sum(part.instrument == "drums" for part in self.parts)
        if drummers > DRUMMERS_RANGE[1]:
            raise ControlError("drummers", drummers, f"up to {DRUMMERS_RANGE[1]} drum parts")
        for family in self.exclude:
            if family not in FAMILIES:
                raise ControlError("exclude", family, "one of " + ", ".join(FAMILIES))
        if self.genre is not None and self.genre not in GENRES:
            raise ControlError("genre", self.genre, "one of " + ", ".join(GENRES))
        if self.density is not None and self.density not in LEVELS:
            raise ControlError("density", self.density, "low, moderate or high")
        if self.intensity is not None and self.intensity not in LEVELS:
            raise ControlError("intensity", self.intensity, "low, moderate or high")
        if self.tempo_class is not None and self.tempo_class not in TEMPO_CLASSES:
            raise ControlError("tempo_class", self.tempo_class, "slow, moderate or fast")
        if len(self.arc) > ARC_STEPS_RANGE[1]:
            raise ControlError("arc", len(self.arc), f"{ARC_STEPS_RANGE[0]} to {ARC_STEPS_RANGE[1]} steps")
        if self.dynamics is not None and self.dynamics not in DYNAMICS:
            raise ControlError("dynamics", self.dynamics, "one of " + ", ".join(DYNAMICS))
        if self.form is not None and not (self.form.isalpha() and self.form.isupper() and len(self.form) <= 16):
            raise ControlError("form", self.form, "1 to 16 section letters, like AABA")
        for entry in self.chords:
            symbols = entry.split()
            if not 1 <= len(symbols) <= 2:
                raise ControlError("chords", entry, "one or two symbols a bar")
            for symbol in symbols:
                try:
                    parse_chord(symbol, self.key or Key("C", "major"))
                except ValueError as error:
                    raise ControlError("chords", symbol, "symbols like Dm7, Bb or V7") from error
        clash = [p.instrument for p in self.parts if p.instrument in self.exclude]
        if clash:
            raise ControlError("exclude", clash[0], "only instruments that are not asked for as well")

    def record(self) -> dict[str, object]:
        """The fields that are set, as plain JSON values; who chose them is left out."""
        values = {k: v for k, v in asdict(self).items() if v not in (None, ()) and k != "sources"}
        return dict(json.loads(json.dumps(values)))

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Controls:
        """The inverse of :meth:`record`. Raises TypeError for fields that do not exist,
        :class:`ControlError` for values out of range."""
        values = dict(record)
        for name, build in (("key", Key), ("meter", Meter), ("range", PitchRange)):
            if name in values:
                values[name] = build(**values[name])
        if "mood" in values:
            values["mood"] = _mood(values["mood"])
        values["arc"] = tuple(
            ArcStep(**{**step, "mood": _mood(step["mood"]), "parts": tuple(step["parts"])})
            for step in values.get("arc", ())
        )
        values["parts"] = tuple(PartRequest(**part) for part in values.get("parts", ()))
        for name in ("exclude", "chords"):
            values[name] = tuple(values.get(name, ()))
        return cls(**values)

    def changed(self, **values: object) -> Controls:
        """A copy with some fields replaced, checked again."""
        return replace(self, **values)  # type: ignore[arg-type]


def _mood(record: Mapping[str, Any] | None) -> Mood | None:
    return None if record is None else Mood(record["valence"], record["energy"], tuple(record["words"]))


def _within(name: str, value: float | None, limits: tuple[float, float], unit: str) -> None:
    if value is not None and not limits[0] <= value <= limits[1]:
        raise ControlError(name, f"{value:g}", f"{limits[0]:g} to {limits[1]:g} {unit}".strip())
