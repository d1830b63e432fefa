"""Scales and arpeggios, up and down, as they are set for each grade."""

from __future__ import annotations

from dataclasses import replace

from composer.harmony import QUALITIES
from composer.key import SCALES
from composer.piece import Note
from composer.studies.lesson import Lesson

# Octaves by grade, of one line and of keyboards (composer.theory.grades names the syllabi).
_OCTAVES = (1, 1, 2, 2, 2, 3, 3, 3)
_OCTAVES_OF_KEYS = (1, 2, 2, 2, 3, 4, 4, 4)
# Value of the running notes in ticks: eighths, from grade 5 on sixteenths.
_VALUES = (6, 6, 6, 6, 3, 3, 3, 3)
_KEYS = frozenset({"piano", "organ", "accordion", "harp"})
# From these grades on: both hands at once, scales in thirds, the dominant seventh, the diminished one.
HANDS_TOGETHER, THIRDS, DOMINANT, DIMINISHED = 3, 4, 4, 6

Line = list[Note]


def scale_study(lesson: Lesson) -> tuple[Line, int, tuple[str, ...]]:
    """The notes, the number of bars and what is trained."""
    modes = _modes(lesson)
    items = [_scale(lesson, mode) for mode in modes]
    trains = ["evenness", "fingering" if lesson.family in _KEYS else "intonation"]
    if lesson.level >= THIRDS:
        items.append(_thirds(_scale(lesson, modes[-1])))
        trains.append("thirds")
    if len(modes) > 1:
        trains.append("both minors")
    return (*_laid_out(lesson, items), _with_hands(lesson, trains))


def arpeggio_study(lesson: Lesson) -> tuple[Line, int, tuple[str, ...]]:
    """The notes, the number of bars and what is trained."""
    minor = lesson.key.is_minor_like
    triad = "min" if minor else "maj"
    items = [_arpeggio(lesson, 0, triad)]
    trains = ["leaps", "evenness"]
    if lesson.level >= DOMINANT:
        items.append(_arpeggio(lesson, 7, "7"))
        trains.append("dominant seventh")
    else:
        items.append(_arpeggio(lesson, 7, "maj"))
    if lesson.level >= DIMINISHED:
        items.append(_arpeggio(lesson, 11, "dim7"))
        trains.append("diminished seventh")
    items.append(_arpeggio(lesson, 0, triad))
    return (*_laid_out(lesson, items), _with_hands(lesson, trains))


def _with_hands(lesson: Lesson, trains: list[str]) -> tuple[str, ...]:
    if lesson.family in _KEYS:
        trains.append("hands together" if lesson.level >= HANDS_TOGETHER else "each hand alone")
    return tuple(trains)


def _modes(lesson: Lesson) -> tuple[str, ...]:
    """The minor that is practised has a leading note; both forms from grade 3 on."""
    if lesson.key.mode != "minor":
        return (lesson.key.mode,)
    return ("harmonic_minor", "melodic_minor") if lesson.level >= HANDS_TOGETHER else ("harmonic_minor",)


def _octaves(lesson: Lesson) -> int:
    wanted = (_OCTAVES_OF_KEYS if lesson.family in _KEYS else _OCTAVES)[lesson.level - 1]
    # Two hands an octave apart need one more.
    return max(1, min(wanted, lesson.room() - (lesson.family in _KEYS)))


def _bottom(lesson: Lesson) -> int:
    octaves = _octaves(lesson)
    middle = (lesson.low + lesson.high) / 2 - 6 * octaves
    near = 60 - 12 * (octaves - 1) if lesson.family in _KEYS else middle
    return lesson.tonic(near, octaves)


def _scale(lesson: Lesson, mode: str) -> list[int]:
    """Pitches up and down. Melodic minor comes down as the natural one."""
    octaves, bottom = _octaves(lesson), _bottom(lesson)
    steps = SCALES[mode]
    up = [bottom + 12 * octave + step for octave in range(octaves) for step in steps] + [bottom + 12 * octaves]
    down = SCALES["minor"] if mode == "melodic_minor" else steps
    back = [bottom + 12 * octave + step for octave in range(octaves) for step in down]
    return [p for p in up if p <= lesson.high] + [p for p in reversed(back) if p <= lesson.high]


def _thirds(scale: list[int]) -> list[int]:
    """C E D F E G ... up to the top and back to the tonic at the bottom."""
    turn = scale.index(max(scale))
    up, down = scale[: turn + 1], scale[turn:]
    found = [p for low, high in zip(up, up[2:], strict=False) for p in (low, high)]
    found += [p for high, low in zip(down, down[2:], strict=False) for p in (high, low)]
    return [*found, scale[-1]]


def _arpeggio(lesson: Lesson, degree: int, quality: str) -> list[int]:
    """The tones of a chord on a degree, from its root up through the octaves and back."""
    tones = QUALITIES[quality]
    root = _bottom(lesson) + degree
    if root + 12 > lesson.high:
        root -= 12
    if root < lesson.low:
        root += 12
    octaves = max(1, min(_octaves(lesson), (lesson.high - root) // 12))
    up = [root + 12 * octave + tone for octave in range(octaves) for tone in tones] + [root + 12 * octaves]
    up = [pitch for pitch in up if pitch <= lesson.high]
    return up + up[-2::-1]


def _laid_out(lesson: Lesson, items: list[list[int]]) -> tuple[Line, int]:
    """One item after the other, each ending on a long note with a bar line after it, again from the
    first until the bars are full; the last is cut to what fits, and ends on the tonic."""
    value, bar = _VALUES[lesson.level - 1], lesson.meter.ticks
    notes: Line = []
    used = index = 0
    while (lesson.bars is None and index < len(items)) or (lesson.bars is not None and used < lesson.bars):
        item = items[index % len(items)]
        left = None if lesson.bars is None else lesson.bars - used
        length = -(-(len(item) - 1) * value // bar) or 1
        if len(item) > 1 and (len(item) - 1) * value % bar == 0:
            length += 1
        if left is not None and length > left:
            item, length = _cut(items[0], left * bar, value), left
        hands = _hands(lesson, index)
        for number, pitch in enumerate(item):
            start = used * bar + number * value
            duration = value if number < len(item) - 1 else (used + length) * bar - start
            notes += [Note(start, pitch + shift, duration, 80) for shift in hands]
        used += length
        index += 1
    last = notes[-1]
    home = [replace(n, pitch=_to_tonic(n.pitch, lesson)) if n.start == last.start else n for n in notes]
    return sorted(home), used


def _hands(lesson: Lesson, item: int) -> tuple[int, ...]:
    """The octaves, in semitones, in which the hands play: together, or the right before the left."""
    if lesson.family not in _KEYS:
        return (0,)
    below = -12 if _bottom(lesson) - 12 >= lesson.low else 0
    if lesson.level >= HANDS_TOGETHER and below:
        return (below, 0)
    return (0,) if item % 2 == 0 else (below,)


def _cut(scale: list[int], ticks: int, value: int) -> list[int]:
    """As many steps up and down from the first note as fit, with a beat left for the last."""
    steps = max(0, min((ticks - 12) // value // 2, scale.index(max(scale))))
    up = scale[: steps + 1]
    return up + up[-2::-1]


def _to_tonic(pitch: int, lesson: Lesson) -> int:
    below = (pitch - lesson.key.pitch_class) % 12
    return pitch - below if pitch - below >= lesson.low else pitch + 12 - below
