"""The index of everything that was learnt from: does a passage occur in it?

A Bloom filter (B. Bloom, "Space/time trade-offs in hash coding with allowable errors",
Communications of the ACM 13/7, 1970) holds a hash of every passage of ``passage_notes`` notes of
the training music, in any key and at any tempo. A longer match is a run of such passages, each
beginning one note after the other. The filter errs for one passage in ten, never by missing
one; a run of several errors is rare, so the length of a match comes out right and the whole
training set fits into a few megabytes beside the weights.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.originality.lines import Hashes, Integers, Line, Passages

FOLDER = "originality"
_FILTER, _RECORD = "filter.npy", "record.json"
# Two lookups and five bits a passage: an error in (1 - e^(-2/5))^2 = 0.11 of the passages.
_LOOKUPS, _BITS_A_PASSAGE = 2, 5.0
# What an index may weigh beside a checkpoint; with more passages each gets fewer bits.
_MOST_BYTES = 6_000_000
_LEAST_BYTES = 64
# How much shorter than the limit the filter's passages are: a match beyond the limit is a run of at
# least five of them, which errors alone hardly make (0.11^5 = 1.6e-5), and passages so long that
# different music seldom joins to a run by chance.
_SHORTER_BY, _SHORTEST_PASSAGE = 3, 4


@dataclass(frozen=True)
class Record:
    """``limit``: the longest match allowed, in notes that count (see
    :meth:`composer.originality.lines.Passages.counted`); ``passage_notes`` the length of the
    passages held, ``passages`` their number; ``source`` what they were taken from."""

    limit: int
    passage_notes: int
    passages: int
    source: str = ""


@dataclass(frozen=True)
class Match:
    """Notes from ``begin`` up to ``end`` (exclusive) of some passages, of which ``counted`` count."""

    begin: int
    end: int
    counted: int


class TrainingIndex:
    """Answers how much of some lines occurs in the training music in one stretch."""

    def __init__(self, bits: npt.NDArray[np.uint8], record: Record) -> None:
        self._bits, self.record = bits, record

    @classmethod
    def of(cls, hashes: Hashes, limit: int, source: str = "") -> TrainingIndex:
        """The index of the passages with these ``hashes``, of :func:`passage_notes` of ``limit``
        notes each."""
        different = np.unique(hashes)
        size = int(np.clip(len(different) * _BITS_A_PASSAGE / 8, _LEAST_BYTES, _MOST_BYTES))
        bits = np.zeros(size, dtype=np.uint8)
        for places in _places(different, size):
            np.bitwise_or.at(bits, places >> 3, (1 << (places & 7)).astype(np.uint8))
        return cls(bits, Record(limit, passage_notes(limit), len(different), source))

    @classmethod
    def of_lines(cls, lines: Sequence[Line], limit: int, source: str = "") -> TrainingIndex:
        """The index of some lines."""
        passages, length = Passages(lines), passage_notes(limit)
        return cls.of(passages.hashes(passages.positions(length), length), limit, source)

    @classmethod
    def load(cls, checkpoint: Path) -> TrainingIndex | None:
        """The index that lies in a checkpoint folder; None where there is none."""
        folder = checkpoint / FOLDER
        if not (folder / _RECORD).is_file():
            return None
        return cls(np.load(folder / _FILTER), Record(**json.loads((folder / _RECORD).read_text())))

    def save(self, checkpoint: Path) -> Path:
        """Write the index into a checkpoint folder; returns its own folder there."""
        folder = checkpoint / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / _FILTER, self._bits)
        (folder / _RECORD).write_text(json.dumps(asdict(self.record), indent=1) + "\n")
        return folder

    @property
    def limit(self) -> int:
        """The longest match allowed, in notes that count."""
        return self.record.limit

    def holds(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """Which passages occur in the training music (or are taken to)."""
        found = np.ones(len(hashes), dtype=bool)
        for places in _places(hashes, len(self._bits)):
            found &= (self._bits[places >> 3] >> (places & 7).astype(np.uint8)) & 1 == 1
        return found

    def matches(self, passages: Passages) -> list[Match]:
        """Every stretch of the lines that occurs in the training music, of at least
        ``passage_notes`` notes, in order."""
        length = self.record.passage_notes
        positions = passages.positions(length)
        held = positions[self.holds(passages.hashes(positions, length))]
        if not len(held):
            return []
        # A run ends where the next passage held is not the next note's, or belongs to another line.
        breaks = np.flatnonzero((np.diff(held) > 1) | (np.diff(passages.line[held]) > 0))
        begins = held[np.concatenate([[0], breaks + 1])]
        ends = held[np.concatenate([breaks, [len(held) - 1]])] + length
        counted = passages.counted(begins, ends)
        return [Match(int(b), int(e), int(c)) for b, e, c in zip(begins, ends, counted, strict=True)]

    def longest(self, lines: Sequence[Line]) -> int:
        """The longest match of the lines in notes that count; 0 where all are shorter than
        ``passage_notes`` notes."""
        return max((match.counted for match in self.matches(Passages(lines))), default=0)


def passage_notes(limit: int) -> int:
    """How long the passages of an index are whose matches may have ``limit`` notes."""
    return max(limit - _SHORTER_BY, _SHORTEST_PASSAGE)


def _places(hashes: Hashes, size: int) -> Iterable[Integers]:
    """The bits of ``size`` bytes that stand for each hash (A. Kirsch and M. Mitzenmacher, "Less
    hashing, same performance", 2006)."""
    high, low = hashes >> np.uint64(32), hashes & np.uint64(0xFFFFFFFF)
    for lookup in range(_LOOKUPS):
        yield ((high + np.uint64(lookup) * low) % np.uint64(8 * size)).astype(np.int64)
