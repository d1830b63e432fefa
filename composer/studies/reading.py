"""Sight-reading and pieces for two hands: short melodies with a half cadence and a full close."""

from __future__ import annotations

from composer.harmony import Chord, parse_chord
from composer.piece import Note
from composer.studies.lesson import Lesson
from composer.theory import grades

# The grade from which a way to fill beats is read, and its durations in ticks; a minus is a rest.
Cells = tuple[tuple[int, tuple[int, ...]], ...]
# Ways to fill a beat of a quarter note.
_CELLS: Cells = (
    (1, (12,)), (1, (24,)), (1, (6, 6)), (2, (36,)), (2, (12, -12)), (3, (18, 6)), (4, (9, 3)), (4, (3, 3, 3, 3)),
    (4, (6, 3, 3)), (5, (4, 4, 4)), (5, (3, 3, 6)), (6, (6, 12, 6)), (6, (-6, 6)), (7, (3, 6, 3)), (7, (3, 9)),
    (8, (-3, 3, 3, 3)), (8, (8, 4)),
)  # fmt: skip
# The same for a beat of a dotted quarter.
_COMPOUND: Cells = (
    (1, (18,)), (1, (36,)), (1, (12, 6)), (2, (6, 6, 6)), (4, (9, 3, 6)), (5, (6, 3, 3, 6)), (6, (3, 3, 3, 3, 6)),
    (7, (-6, 6, 6)), (8, (3, 3, 3, 3, 3, 3)),
)  # fmt: skip
# Chances of a cell that is new at the grade, or of the grade before, against older ones.
_NEW, _OLD = 3.0, 1.0
_MAJOR_PLANS = (("I", "IV", "I", "V"), ("I", "vi", "ii", "V"), ("I", "I", "IV", "V"))
_MINOR_PLANS = (("i", "iv", "i", "V"), ("i", "VI", "iv", "V"), ("i", "i", "iv", "V"))
_CLOSES = {False: ("I", "IV", "V", "I"), True: ("i", "iv", "V", "i")}
_CHROMATIC_FROM = 5
_LEAP_CHANCE = 0.25


def plan_of(lesson: Lesson, bars: int) -> list[Chord]:
    """One chord a bar: phrases of four bars that end open, the last one closed."""
    minor = lesson.key.is_minor_like
    found: list[str] = []
    while len(found) < bars:
        found += lesson.rng.choice(_MINOR_PLANS if minor else _MAJOR_PLANS)
    close = _CLOSES[minor]
    found = (found[:bars] if bars <= len(close) else found[: bars - len(close)] + list(close))[:bars]
    found[-1] = close[-1]
    if bars > 1:
        found[-2] = "V"
    return [parse_chord(one, lesson.key) for one in found]


def rhythm_of_bar(lesson: Lesson, level: int, last: bool, more: Cells = ()) -> list[int]:
    """Durations that fill a bar, rests negative; the last bar is one long note. ``more`` are further
    ways to fill beats."""
    meter = lesson.meter
    if last:
        return [meter.ticks]
    beat = meter.beat_ticks
    cells = (*(_COMPOUND if beat == 18 else _CELLS), *more)
    unit = 18 if beat == 18 else 12
    left, found = meter.ticks, []
    while left > 0:
        known = [(grade, cell) for grade, cell in cells if grade <= level and sum(map(abs, cell)) <= left]
        # What is shorter than a beat of quarters, as at the end of 7/8, is filled with what is left.
        if left < unit or not known:
            found.append(left)
            break
        weights = [_NEW if grade >= level - 1 else _OLD for grade, _ in known]
        cell = lesson.rng.choices([cell for _, cell in known], weights)[0]
        found += cell
        left -= sum(map(abs, cell))
    return found


def melody(lesson: Lesson, plan: list[Chord], level: int, low: int, high: int) -> list[Note]:
    """A line between ``low`` and ``high``: chord tones on the beats, steps between, leaps no wider than the
    level has; phrases rest on a tone of their last chord, the piece ends on the tonic."""
    bar = lesson.meter.ticks
    mode = "harmonic_minor" if lesson.key.mode == "minor" else lesson.key.mode
    ladder = [pitch for pitch in lesson.ladder(mode) if low <= pitch <= high]
    widest = (*grades.LEAP, 19)[level - 1]
    middle = ladder[len(ladder) // 2]
    at = min((p for p in ladder if p % 12 == lesson.key.pitch_class), key=lambda p: abs(p - middle), default=middle)
    notes: list[Note] = []
    for index, chord in enumerate(plan):
        last = index == len(plan) - 1
        tick, loud = index * bar, _loudness(lesson, index)
        phrase_end = index % 4 == 3 and not last
        durations = rhythm_of_bar(lesson, level, last)
        if phrase_end:
            durations = rhythm_of_bar(lesson, min(level, 2), False)
        for number, duration in enumerate(durations):
            if duration < 0:
                tick -= duration
                continue
            first = not notes
            strong = (tick - index * bar) % lesson.meter.beat_ticks == 0
            closing = phrase_end and number == len(durations) - 1
            if last:
                goals = [p for p in ladder if p % 12 == lesson.key.pitch_class]
            elif strong or closing:
                goals = [p for p in ladder if p % 12 in chord.pitch_classes]
            else:
                goals = ladder
            if not first:
                at = _next(lesson, goals, ladder, at, widest, last or closing)
            notes.append(Note(tick, at, duration, loud))
            tick += duration
    if level >= _CHROMATIC_FROM:
        notes = _with_neighbours(lesson, notes, ladder)
    return notes


def _next(lesson: Lesson, goals: list[int], ladder: list[int], at: int, widest: int, nearest: bool) -> int:
    near = [p for p in goals if abs(p - at) <= widest]
    if not near:
        return min(goals or ladder, key=lambda pitch: abs(pitch - at))
    others = [p for p in near if p != at] or near
    if nearest:
        return min(near, key=lambda pitch: abs(pitch - at))
    place = ladder.index(at) if at in ladder else 0
    steps = [p for p in others if p in ladder and abs(ladder.index(p) - place) <= 2]
    if steps and lesson.rng.random() > _LEAP_CHANCE:
        return lesson.rng.choice(steps)
    return lesson.rng.choice(others)


def _with_neighbours(lesson: Lesson, notes: list[Note], ladder: list[int]) -> list[Note]:
    """Some notes off the beat become the semitone below the note that follows them."""
    found = list(notes)
    for i in range(1, len(notes) - 1):
        off = notes[i].start % 12 != 0
        goal = notes[i + 1].pitch - 1
        if off and goal not in ladder and ladder[0] < goal and lesson.rng.random() < 0.1 * (lesson.level - 3):
            found[i] = Note(notes[i].start, goal, notes[i].duration, notes[i].velocity)
    return found


def _loudness(lesson: Lesson, bar: int) -> int:
    """Mezzo-forte for beginners; from grade 3 on phrases are answered softly."""
    return 80 if lesson.level < 3 or (bar // 4) % 2 == 0 else 56


def left_hand(lesson: Lesson, plan: list[Chord], level: int, low: int, high: int) -> list[Note]:
    """What the left hand does by level: long roots, halves, a tone a beat, broken chords, off-beats,
    triplets (in compound time fours) under what goes in twos. It ends with the tonic in the last bar."""
    bar, beat = lesson.meter.ticks, lesson.meter.beat_ticks
    notes: list[Note] = []
    for index, chord in enumerate(plan):
        start = index * bar
        root = _within(chord.root or 0, low, high)
        tones = sorted({_within(pc, root, root + 11) for pc in chord.pitch_classes} | {root})
        tones = [tone for tone in tones if tone <= high]
        if index == len(plan) - 1 or level == 1:
            notes.append(Note(start, root, bar, 70))
        elif level == 2:
            half = lesson.meter.second_half
            notes += [Note(start, root, half, 70), Note(start + half, tones[-1], bar - half, 70)]
        elif level == 3:
            notes += [Note(start + t, tones[(t // beat) % len(tones)], beat, 68) for t in range(0, bar, beat)]
        elif level in (4, 5):
            pattern = [tones[0], tones[-1], tones[len(tones) // 2], tones[-1]]
            notes += [Note(start + t, pattern[(t // 6) % 4], min(6, bar - t), 66) for t in range(0, bar, 6)]
        elif level == 6:
            for t in range(0, bar, beat):
                notes.append(Note(start + t, root, beat // 2, 70))
                notes += [Note(start + t + beat // 2, tone, beat // 2, 64) for tone in tones[1:]]
        else:
            third = beat // 3 if beat == 12 else beat // 4
            count = bar // third
            notes += [
                Note(start + k * third, tones[k % len(tones)], third, 66) for k in range(count)
            ]  # fmt: skip
    return notes


def _within(pitch_class: int, low: int, high: int) -> int:
    """The lowest pitch of a class from ``low`` on; an octave lower when that is above ``high``."""
    pitch = low + (pitch_class - low) % 12
    return pitch if pitch <= high else pitch - 12
