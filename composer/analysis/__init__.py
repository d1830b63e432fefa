"""What the notes say: key, chords, sections, character, mood, genre. Measured, never taken on trust."""

from composer.analysis.character import (
    density_level,
    density_step,
    intensity_level,
    is_danceable,
    octave_span,
    polyphony,
    tempo_class,
)
from composer.analysis.genre import GenreEstimate, estimate_genre
from composer.analysis.harmony import estimate_chords
from composer.analysis.key import KeyEstimate, KeyRegion, estimate_key, key_regions
from composer.analysis.mood import estimate_mood, mood_step
from composer.analysis.sections import estimate_sections

__all__ = [
    "GenreEstimate",
    "KeyEstimate",
    "KeyRegion",
    "density_level",
    "density_step",
    "estimate_chords",
    "estimate_genre",
    "estimate_key",
    "estimate_mood",
    "estimate_sections",
    "intensity_level",
    "is_danceable",
    "key_regions",
    "mood_step",
    "octave_span",
    "polyphony",
    "tempo_class",
]
