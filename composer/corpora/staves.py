"""From staves to players: a piano's two staves are one part, and twelve parts are enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from composer.controls import PARTS_RANGE
from composer.corpora.names import VOICE_PROGRAM, is_line, plain, program_of
from composer.midi import Track
from composer.quantise import clean_notes

# Instruments written on several staves: pianos, harpsichords, organs, harp.
_KEYBOARDS = frozenset((*range(0, 8), *range(16, 24), 46))
# Four single lines and no name: a chorale or an exercise in four parts.
_CHOIR_SIZE = 4


def merged(tracks: Sequence[Track]) -> Track:
    """One track of the notes of several, with the first one's program and name."""
    notes = clean_notes(np.concatenate([t.notes for t in tracks]))
    return replace(tracks[0], notes=notes)


def keyboards_merged(tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """Tracks of neighbouring staves of one keyboard instrument made one part.

    Neighbours belong together when they have the same keyboard program and the same name, or
    names that only tell the staff (right, upper, left ...). Four unnamed single lines on the
    piano's program are four singers instead.
    """
    if len(tracks) == _CHOIR_SIZE and all(
        t.program == 0 and not t.is_drums and program_of(t.name) is None and is_line(t) for t in tracks
    ):
        return tuple(replace(t, program=VOICE_PROGRAM) for t in tracks)
    groups: list[list[Track]] = []
    for track in tracks:
        before = groups[-1][0] if groups else None
        if (
            before is not None
            and not track.is_drums
            and track.program in _KEYBOARDS
            and before.program == track.program
            and not before.is_drums
            and _instrument(before.name) == _instrument(track.name)
        ):
            groups[-1].append(track)
        else:
            groups.append([track])
    return tuple(merged(group) if len(group) > 1 else group[0] for group in groups)


def _instrument(name: str) -> str:
    """The name without what only tells the staff; the same for unnamed staves."""
    program = program_of(name)
    if program is not None and program != VOICE_PROGRAM:
        return str(program)
    return "voice " + plain(name) if program == VOICE_PROGRAM else ""


def most_active(tracks: tuple[Track, ...], most: int = PARTS_RANGE[1]) -> tuple[tuple[Track, ...], int]:
    """The ``most`` tracks with the most notes, in their old order, and how many notes the
    others had. Drum tracks are made one first."""
    drums = [t for t in tracks if t.is_drums]
    if len(drums) > 1:
        first = tracks.index(drums[0])
        others = [t for t in tracks[first:] if not t.is_drums]
        tracks = (*tracks[:first], merged(drums), *others)
    if len(tracks) <= most:
        return tracks, 0
    order = sorted(range(len(tracks)), key=lambda t: (-len(tracks[t].notes), t))
    kept = set(order[:most])
    dropped = sum(len(tracks[t].notes) for t in order[most:])
    return tuple(t for i, t in enumerate(tracks) if i in kept), dropped
