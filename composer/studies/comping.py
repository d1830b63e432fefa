"""Jazz comping: chords to play under a soloist, with bass and a ride cymbal to play along with.

Voicings follow M. Levine, "The Jazz Piano Book" (1989): shells of root, third and seventh first, then
left-hand voicings without the root, which move to the nearest position.
"""

from __future__ import annotations

from composer.harmony import Chord, parse_chord
from composer.piece import Note
from composer.studies.lesson import Lesson

_BLUES = ("I7", "IV7", "I7", "I7", "IV7", "IV7", "I7", "I7", "ii7", "V7", "I7", "V7")
_MINOR_BLUES = ("i7", "i7", "i7", "i7", "iv7", "iv7", "i7", "i7", "bVI7", "V7", "i7", "V7")
_TURNS = ("ii7", "V7", "Imaj7", "Imaj7", "ii7", "V7", "Imaj7", "vi7")
_MINOR_TURNS = ("iiø7", "V7", "i7", "i7", "iiø7", "V7", "i7", "i7")
_BLUES_BARS = 12
# Attacks in a bar of four quarters, in ticks, with durations, by grade: whole notes, halves, the
# Charleston, its answer, anticipations of the next bar.
_RHYTHMS: tuple[tuple[int, tuple[tuple[int, int], ...]], ...] = (
    (1, ((0, 48),)), (2, ((0, 24), (24, 24))), (3, ((0, 18), (18, 6))), (4, ((12, 6), (36, 6))),
    (5, ((6, 6), (30, 6))), (6, ((0, 6), (18, 6), (42, 6))), (7, ((6, 6), (18, 6), (42, 6))),
    (7, ((6, 3), (18, 9), (30, 6), (42, 6))), (8, ((6, 6), (18, 6), (30, 6), (42, 6))),
    (8, ((3, 3), (9, 9), (18, 9), (30, 9), (42, 6))), (8, ((6, 6), (15, 6), (21, 9), (33, 6), (42, 6))),
)  # fmt: skip
_BLUES_FROM = 4
_ROOTLESS_FROM, _NINTHS_FROM, _TWO_HANDS_FROM = 4, 6, 7
# The right hand lies at least so far above the left one's lowest note, in semitones.
_APART = 12
# Rhythms of so many grades below are still practised.
_STILL_USED = 1
_RIDE, _HI_HAT = 51, 44


def progression(lesson: Lesson, bars: int) -> list[Chord]:
    """A blues when the bars are a multiple of twelve, else two-five-ones, which stay in the scale, as
    beginners' do unless they ask for twelve bars; the tonic at the end."""
    minor = lesson.key.is_minor_like
    blues = bars % _BLUES_BARS == 0 and (lesson.level >= _BLUES_FROM or lesson.bars is not None)
    source = (_MINOR_BLUES if minor else _BLUES) if blues else (_MINOR_TURNS if minor else _TURNS)
    found = [source[i % len(source)] for i in range(bars)]
    found[-1] = ("i7" if minor else "I7") if blues else ("i7" if minor else "Imaj7")
    return [parse_chord(one, lesson.key) for one in found]


def comping(lesson: Lesson, plan: list[Chord]) -> tuple[list[Note], list[Note], list[Note]]:
    """The chords to play, the walking bass and the drums, in 4/4."""
    bar = lesson.meter.ticks
    low = max(lesson.low, 46)
    high = min(lesson.high, 74)
    chords: list[Note] = []
    voiced: list[int] = []
    for index, chord in enumerate(plan):
        voiced = _voicing(lesson, chord, voiced, low, high)
        known = [rhythm for grade, rhythm in _RHYTHMS if lesson.level - _STILL_USED <= grade <= lesson.level]
        last = index == len(plan) - 1
        rhythm = ((0, bar),) if last else lesson.rng.choice(known)
        chords += [
            Note(index * bar + at, pitch, min(length, bar - at), 76)
            for at, length in rhythm
            if at < bar
            for pitch in (*voiced, *_right_hand(lesson, chord, voiced))
        ]
    return chords, _walk(lesson, plan), _ride(lesson, len(plan))


def _voicing(lesson: Lesson, chord: Chord, before: list[int], low: int, high: int) -> list[int]:
    """Pitches from the bottom up; in the position nearest to those before."""
    assert chord.root is not None, "a progression is of chords"
    tones = sorted((pc - chord.root) % 12 for pc in chord.pitch_classes)
    third, seventh = tones[1], tones[-1]
    if lesson.level < _ROOTLESS_FROM:
        chosen = [0, third, seventh]
    elif lesson.level < _NINTHS_FROM:
        chosen = [third, tones[2], seventh]
    else:
        # The ninth is in the scale of every chord here but the half-diminished one, which keeps its root.
        chosen = [third, tones[2], seventh, 0 if chord.quality == "hdim7" else 2]
    positions = []
    for first in range(len(chosen)):
        order = chosen[first:] + chosen[:first]
        bottom = low + (chord.root + order[0] - low) % 12
        pitches = [bottom]
        for tone in order[1:]:
            pitches.append(pitches[-1] + ((chord.root + tone - pitches[-1]) % 12 or 12))
        positions += [[p + shift for p in pitches] for shift in (0, 12) if pitches[-1] + shift <= high]
    goal = sum(before) / len(before) if before else (low + high) / 2
    positions = positions or [pitches]
    return min(positions, key=lambda pitches: abs(sum(pitches) / len(pitches) - goal))


def _right_hand(lesson: Lesson, chord: Chord, left: list[int]) -> list[int]:
    """What the right hand adds from grade 7 on: the fifth and the root an octave up, from grade 8 on the
    ninth above them as well, where the compass has room."""
    if lesson.level < _TWO_HANDS_FROM:
        return []
    assert chord.root is not None, "a progression is of chords"
    ninth = 0 if chord.quality == "hdim7" else 2
    tones = sorted((pc - chord.root) % 12 for pc in chord.pitch_classes)
    wanted = (tones[2], 0) if lesson.level == _TWO_HANDS_FROM else (tones[2], 0, ninth, tones[1])
    pitches: list[int] = []
    at = left[0] + _APART
    for tone in wanted:
        at += (chord.root + tone - at) % 12
        if at in left or at > lesson.high:
            break
        pitches.append(at)
        at += 1
    return [pitch for pitch in pitches if pitch not in left]


def _walk(lesson: Lesson, plan: list[Chord]) -> list[Note]:
    """Root, third, fifth and a semitone below the next root."""
    bar, notes = lesson.meter.ticks, []
    for index, chord in enumerate(plan):
        assert chord.root is not None, "a progression is of chords"
        root = 28 + (chord.root - 28) % 12
        if index == len(plan) - 1:
            notes.append(Note(index * bar, root, bar, 84))
            break
        tones = sorted((pc - chord.root) % 12 for pc in chord.pitch_classes)
        following = plan[index + 1].root or 0
        approach = 28 + (following - 28) % 12 - 1
        line = [root, root + tones[1], root + tones[2], approach if approach >= 28 else approach + 12]
        for beat in range(0, bar // 12):
            notes.append(Note(index * bar + 12 * beat, line[beat % 4], 12, 80))
    return notes


def _ride(lesson: Lesson, bars: int) -> list[Note]:
    """Ding, ding-a ding, with the hi-hat on two and four."""
    bar, notes = lesson.meter.ticks, []
    for index in range(bars):
        start = index * bar
        for beat in range(bar // 12):
            notes.append(Note(start + 12 * beat, _RIDE, 6, 60))
            if beat % 2:
                notes.append(Note(start + 12 * beat, _HI_HAT, 3, 64))
                notes.append(Note(start + 12 * beat + 8, _RIDE, 4, 48))
    return sorted(notes)
