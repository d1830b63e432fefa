"""What each of eight grades asks of a player: the criteria of difficulty, stated once.

The steps follow what the syllabi of the large examination boards have in common (ABRSM and Trinity
College London: scales, arpeggios and the stated parameters of their sight-reading tests), reduced to
what can be counted in notes. They are a reading of those pages and no board's own numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

GRADES = (1, 8)


@dataclass(frozen=True)
class Compass:
    """The sounding compass that beginners (grades 1 and 2), intermediate (3 to 5) and advanced
    players (6 to 8) of an instrument are asked for, as MIDI note numbers, both ends included."""

    beginner: tuple[int, int]
    intermediate: tuple[int, int]
    advanced: tuple[int, int]

    def at(self, grade: int) -> tuple[int, int]:
        """The compass at a grade."""
        return self.beginner if grade <= 2 else self.intermediate if grade <= 5 else self.advanced


# First position, third and fifth position of strings; the registers of winds in the order in which
# they are learnt; the alto saxophone stands for its family, sounding a sixth below what is written.
COMPASSES = {
    "violin": Compass((55, 83), (55, 88), (55, 100)),
    "viola": Compass((48, 76), (48, 81), (48, 91)),
    "cello": Compass((36, 62), (36, 69), (36, 79)),
    "contrabass": Compass((28, 50), (28, 55), (28, 62)),
    "flute": Compass((62, 84), (60, 91), (60, 96)),
    "oboe": Compass((62, 79), (60, 84), (58, 89)),
    "clarinet": Compass((50, 70), (50, 82), (50, 89)),
    "bassoon": Compass((41, 60), (36, 67), (34, 72)),
    "sax": Compass((53, 72), (49, 77), (49, 80)),
    "trumpet": Compass((55, 72), (52, 77), (52, 82)),
    "horn": Compass((48, 65), (41, 70), (36, 77)),
    "trombone": Compass((45, 62), (40, 67), (36, 70)),
    "tuba": Compass((32, 50), (28, 55), (26, 60)),
    "guitar": Compass((40, 67), (40, 76), (40, 83)),
    "bass": Compass((28, 48), (28, 55), (28, 62)),
    "piano": Compass((36, 84), (28, 96), (21, 108)),
    "organ": Compass((36, 84), (36, 96), (24, 96)),
    "harp": Compass((36, 84), (28, 96), (24, 103)),
    "accordion": Compass((48, 77), (43, 84), (41, 96)),
    "mallets": Compass((57, 84), (53, 96), (45, 96)),
    "voice": Compass((60, 74), (57, 76), (53, 79)),
    "plucked": Compass((55, 76), (48, 81), (43, 88)),
}
# The most that each of grades 1 to 7 asks; beyond the last is grade 8.
# Attacks a second in the busier bars (the bar that only one in five exceeds).
SPEED = (2.0, 2.7, 3.3, 4.0, 4.8, 5.6, 6.6)
# Semitones from the lowest to the highest note: of one line, and of two hands.
SPAN = (12, 15, 19, 24, 26, 29, 34)
SPAN_OF_HANDS = (28, 33, 38, 43, 49, 55, 63)
# Semitones of the larger steps of the line (that only one in ten exceeds).
LEAP = (4, 5, 7, 9, 12, 14, 16)
# Sharps or flats of the written key.
SIGNATURE = (1, 2, 3, 4, 5, 6, 6)
# Share of notes beside the scale.
CHROMATIC = (0.02, 0.04, 0.06, 0.09, 0.13, 0.18, 0.24)
# Syncopation a bar, of Longuet-Higgins and Lee (composer.theory.rhythm).
SYNCOPATION = (0.3, 0.8, 1.5, 2.3, 3.2, 4.2, 5.5)
# Notes at once: of two hands, and of an instrument that plays one line and can play more.
VOICES_OF_HANDS = (2, 3, 3, 4, 5, 6, 7)
VOICES_OF_STRINGS = (1, 1, 1, 2, 2, 3, 3)
HANDS = frozenset({"piano", "organ", "harp", "accordion", "mallets"})


def grade_of(value: float, limits: tuple[float, ...]) -> int:
    """The grade 1..8 whose limit holds ``value``."""
    return 1 + sum(value > limit for limit in limits)
