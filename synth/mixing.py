"""The mixing desk: where each part stands in the stereo picture, how loud it is, and the level of the whole."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.piece import Part

# LUFS that one part of role "melody" is brought to before the master gain, for a note of velocity 100
# at channel volume 127. Any value would do, the master makes up for it; this is FluidR3's middle.
REFERENCE_LUFS = -16.0
# A program is evened out by so many dB at most: more would lift the noise of a quiet sample.
_TRIM_RANGE = (-20.0, 8.0)
# dB against a melody: chords and pads sound several notes at once, each adds about 3 dB per doubling.
_ROLE_DB = {"melody": 0.0, "voice": 0.0, "counter": -2.0, "chords": -4.0, "pad": -6.0, "bass": -1.0, "drums": 0.0}
# Share of a part sent to the reverb, 0..1: low notes and drums blur first.
_ROLE_REVERB = {"bass": 0.1, "drums": 0.2}
_REVERB = 0.4
# Places for the parts beside the centre, -1 left to 1 right, in order; then they repeat.
_SIDES = (-0.35, 0.35, -0.6, 0.6, -0.2, 0.2)
_CENTRE_ROLES = frozenset(("bass", "drums"))
# Where the whole comes out before it is levelled: parts at velocity 80 near -21 LUFS. Any value would do.
_MASTER_DB = 1.0


@dataclass(frozen=True)
class Strip:
    """One part's channel. ``program`` 0..127, ``volume`` the part's own 0..127, ``pan`` -1 (left)
    to 1 (right), ``trim_db`` what evens out program and role, ``reverb`` the share sent there, 0..1."""

    program: int
    is_drums: bool
    volume: int = 127
    pan: float = 0.0
    trim_db: float = 0.0
    reverb: float = _REVERB


def mix(parts: Sequence[Part], levels: Mapping[str, float]) -> tuple[Strip, ...]:
    """A strip for every part. ``levels`` gives the measured loudness in LUFS by program number as
    text, or "drums" (:mod:`synth.measure`); what is missing counts as :data:`REFERENCE_LUFS`.

    Bass, drums and the first melody or voice stand in the centre, the others to either side."""
    strips, leads, beside = [], 0, 0
    for part in parts:
        lead = part.role in ("melody", "voice")
        leads += lead
        pan = 0.0
        if part.role not in _CENTRE_ROLES and not part.is_drums and not (lead and leads == 1):
            pan = _SIDES[beside % len(_SIDES)]
            beside += 1
        level = levels.get("drums" if part.is_drums else str(part.program), REFERENCE_LUFS)
        trim = min(_TRIM_RANGE[1], max(_TRIM_RANGE[0], REFERENCE_LUFS - level)) + _role_db(part)
        reverb = _ROLE_REVERB.get(part.role, _REVERB)
        strips.append(Strip(part.program, part.is_drums, part.volume, pan, trim, reverb))
    return tuple(strips)


def master_gain(parts: Sequence[Part]) -> float:
    """The factor for the whole mix. Parts add up in power, so it falls with the root of their
    sum: one part and eight come out about equally loud. It is fixed for the piece, and muted
    parts count too, so that muting one leaves the others as they are."""
    power = sum(10.0 ** (_role_db(part) / 10.0) for part in parts)
    return 10.0 ** (_MASTER_DB / 20.0) / math.sqrt(power) if power else 1.0


def amplitude(value: int) -> float:
    """The factor of a MIDI velocity or volume 0..127: 40 log10(value / 127) dB (SoundFont 2.04, section 8.4)."""
    return (value / 127.0) ** 2


def to_int16(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.int16]:
    """Full scale 1.0 to int16. What would pass it is held there; the limiter lets nothing get so far."""
    return np.rint(np.clip(sound, -1.0, 1.0) * 32766.0).astype(np.int16)


def _role_db(part: Part) -> float:
    return _ROLE_DB.get("drums" if part.is_drums else part.role, 0.0)
