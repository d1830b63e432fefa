"""Bars as counts of small figures: other eyes for the judge than those that the critic composes by.

Two leaps of the tune and how long they take, what begins where in a bar of one part, which pitch
classes sound on a beat: figures as n-grams of words are in a text. The critic of ``composer.critic`` hears the
numbers of :mod:`composer.critic.tell_tales`; a judge that hears nothing but these figures says whether music became
more like works, or only its numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from composer.critic.features import Floats, Music
from composer.piece import TICKS_PER_QUARTER, Piece

# Leaps in semitones and gaps in sixteenths beyond which they are all alike.
_WIDEST, _LONGEST = 12, 16
_SIXTEENTH = TICKS_PER_QUARTER // 4  # in ticks
# The figures that most excerpts have; rarer ones say something of too few.
_FIGURES = 400


def counted(*sets: Sequence[Piece]) -> list[Floats]:
    """For each set of excerpts in white-key form how often every one of the most common figures occurs, (excerpts,
    figures), in logarithms of one plus the count."""
    found = [[Counter(_figures(piece)) for piece in pieces] for pieces in sets]
    common = Counter(figure for counts in found for count in counts for figure in count)
    names = [figure for figure, _ in sorted(common.items(), key=lambda item: (-item[1], item[0]))[:_FIGURES]]
    return [np.log1p(np.array([[count[name] for name in names] for count in counts], float)) for counts in found]


def _figures(piece: Piece) -> Iterator[str]:
    music = Music(piece)
    line = music.line
    leaps = np.clip(np.diff(line.pitches.astype(int)), -_WIDEST, _WIDEST)
    gaps = np.minimum(np.diff(line.starts.astype(int)) // _SIXTEENTH, _LONGEST)
    for first, second, gap, next_gap in zip(leaps, leaps[1:], gaps, gaps[1:], strict=False):
        yield f"tune {first} {second} {gap} {next_gap}"
    for name, notes in (("notes", music.notes), ("strokes", music.strokes)):
        bar = np.searchsorted(music.bar_starts, notes[:, 0], side="right") - 1
        places = music.slots(notes)
        # Of strokes the drum, of notes the part.
        voice = notes[:, 1] if name == "strokes" else notes[:, 4]
        for one in np.unique(np.stack([bar, voice], axis=1), axis=0):
            mine = (bar == one[0]) & (voice == one[1])
            drum = f" {one[1]}" if name == "strokes" else ""
            yield f"{name}{drum} " + " ".join(map(str, np.unique(places[mine])))
    notes = music.notes
    for start, end in zip(music.bar_starts, music.bar_starts[1:], strict=False):
        for beat in range(start, end, TICKS_PER_QUARTER):
            sounding = notes[(notes[:, 0] <= beat) & (notes[:, 0] + notes[:, 2] > beat), 1]
            yield "beat " + " ".join(map(str, np.unique(sounding % 12)))
