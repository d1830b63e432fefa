"""The upper lines of all that a model was trained on, straight from the words of a store.

What :func:`composer.originality.lines.lines_of` says of a piece, for millions of notes: the words
are spelled out as arrays, and no note becomes an object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from composer.dataset import Store, Stored
from composer.originality.lines import Integers, Line
from composer.text.alphabet import DURATIONS, METER_TABLE, Kind, kind_of

# Pieces read at once: some hundred thousand notes.
_CHUNK = 100
# Between the ends of one line and the beginning of the next, in ticks.
_APART = 1 << 8


class LineReader:
    """Reads lines from a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        spelled = [[kind_of(char) for char in spelling] for spelling in store.words.spellings]
        self._sizes = np.array([len(chars) for chars in spelled], dtype=np.int64)
        self._firsts = np.cumsum(self._sizes) - self._sizes
        flat = [char for chars in spelled for char in chars]
        self._kinds = np.array([kind.offset for kind, _ in flat])
        self._values = np.array([DURATIONS[v] if kind is Kind.DURATION else v for kind, v in flat], dtype=np.int64)
        self._meters = np.array([meter.ticks for meter in METER_TABLE], dtype=np.int64)

    def lines(self, pieces: Sequence[Stored]) -> Iterator[Line]:
        """The lines of some pieces: of each its parts', then that of all parts together."""
        for first in range(0, len(pieces), _CHUNK):
            yield from self._chunk(pieces[first : first + _CHUNK])

    def _chunk(self, pieces: Sequence[Stored]) -> list[Line]:
        notes: list[Integers] = []
        line = 0
        for piece in pieces:
            played = self._notes(piece)
            notes.append(np.concatenate([played[:, :1] + line, played[:, 1:]], axis=1))
            line += len(piece.header.parts)
            if len(np.unique(played[:, 0])) > 1:
                together = np.concatenate([np.full((len(played), 1), line), played[:, 1:]], axis=1)
                notes.append(together)
            line += 1
        return _upper_lines(np.concatenate(notes))

    def _notes(self, piece: Stored) -> Integers:
        """(part, start, pitch, duration) of every pitched note."""
        store, players = self._store, len(piece.header.parts)
        segments = piece.first_segment + np.arange(piece.bars * players + 1)
        offsets = store.offsets[segments]
        words = store.tokens[offsets[0] : offsets[-1]].astype(np.int64)
        sizes = self._sizes[words]
        ends = np.cumsum(sizes)
        chars = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self._firsts[words] - (ends - sizes), sizes)
        kinds, values = self._kinds[chars], self._values[chars]
        segment = np.repeat(np.repeat(np.arange(len(segments) - 1), np.diff(offsets)), sizes)
        where = np.arange(len(chars))
        position = np.maximum.accumulate(np.where(kinds == Kind.POSITION.offset, where, 0))
        told = np.minimum.accumulate(np.where(kinds == Kind.DURATION.offset, where, len(where) - 1)[::-1])[::-1]
        bars = self._meters[store.plan[piece.first_bar : piece.first_bar + piece.bars, 0]]
        pitched = np.flatnonzero(kinds == Kind.PITCH.offset)
        bar, part = np.divmod(segment[pitched], players)
        starts = (np.cumsum(bars) - bars)[bar] + values[position[pitched]]
        return np.column_stack([part, starts, values[pitched], values[told[pitched]]])


def _upper_lines(notes: Integers) -> list[Line]:
    """Lines of (line, start, pitch, duration), as :class:`composer.originality.lines.UpperLine`."""
    notes = notes[np.lexsort((-notes[:, 3], -notes[:, 2], notes[:, 1], notes[:, 0]))]
    line, start, pitch, duration = notes.T
    # Lines follow each other in time, so that none sounds into the next.
    spread = start + line * (int((start + duration).max(initial=0)) + _APART)
    top = np.flatnonzero(np.diff(spread, prepend=-1) > 0)
    kept = top[~_is_covered(spread, pitch, duration, top)]
    breaks = np.flatnonzero(np.diff(line[kept], prepend=-1))
    bounds = [*breaks.tolist(), len(kept)]
    return [Line(start[kept[a:b]], pitch[kept[a:b]]) for a, b in pairwise(bounds)]


def _is_covered(start: Integers, pitch: Integers, duration: Integers, top: Integers) -> npt.NDArray[np.bool_]:
    """Which of the notes at the indices ``top`` have a higher one, begun before, that sounds in
    their middle; all notes in order of time."""
    covered = np.zeros(len(top), dtype=bool)
    doubled = 2 * (start + duration)
    for height in np.unique(pitch[top]):
        latest_end = np.maximum.accumulate(np.where(pitch > height, doubled, 0))
        mine = np.flatnonzero((pitch[top] == height) & (top > 0))
        note = top[mine]
        covered[mine] = latest_end[note - 1] > 2 * start[note] + duration[note]
    return covered
