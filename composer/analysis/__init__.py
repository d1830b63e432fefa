"""What the notes say: key, chords, sections, density, mood. Measured, never taken on trust."""

from composer.analysis.harmony import estimate_chords
from composer.analysis.key import KeyEstimate, estimate_key
from composer.analysis.mood import density_level, density_step, estimate_mood, mood_step
from composer.analysis.sections import estimate_sections

__all__ = [
    "KeyEstimate",
    "density_level",
    "density_step",
    "estimate_chords",
    "estimate_key",
    "estimate_mood",
    "estimate_sections",
    "mood_step",
]
