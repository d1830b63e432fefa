"""Pieces as words on disk, read lazily."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from composer.dataset.fingerprint import Voice
from composer.dataset.labels import Labels
from composer.dataset.sample import Sample
from composer.piece import Meter
from composer.text import Header
from composer.text.alphabet import METER_TABLE, Kind, kind_of
from composer.text.header import Player
from composer.text.words import MODEL_FILE, Words


@dataclass(frozen=True)
class Stored:
    """One piece in a :class:`Store`: where its bars and segments begin, its header, its identity
    ``work`` and the ``group`` that was kept on one side of the split (both empty in stores from
    before 0.2), and its labels."""

    corpus: str
    path: str
    split: str
    notes: int
    seconds: float
    header: Header
    first_bar: int
    bars: int
    first_segment: int
    work: str = ""
    group: str = ""
    labels: Labels = field(default_factory=Labels)


class Store:
    """Pieces as words on disk. A segment is one part of one bar: ``tokens[offsets[s]:offsets[s+1]]``
    (uint16); the segments of a piece follow each other bar by bar, in each bar part by part.
    ``plan`` is (bars, 4) int16, as in :class:`Sample`."""

    def __init__(self, folder: Path) -> None:
        self.words = Words.load(folder)
        self.tokens: npt.NDArray[np.uint16] = np.load(folder / "tokens.npy", mmap_mode="r")
        self.offsets: npt.NDArray[np.int64] = np.load(folder / "offsets.npy")
        self.plan: npt.NDArray[np.int16] = np.load(folder / "plan.npy")
        with (folder / "pieces.jsonl").open() as lines:
            self.pieces = [_stored(json.loads(line)) for line in lines]
        self._spelled = _Spelled(self.words)

    def segment(self, piece: Stored, bar: int, part: int) -> list[int]:
        """The words of one part in one bar."""
        index = piece.first_segment + bar * len(piece.header.parts) + part
        return self.tokens[self.offsets[index] : self.offsets[index + 1]].tolist()

    def word_count(self, piece: Stored) -> int:
        """Words of all parts of a piece, its plan and its part names not counted."""
        last = piece.first_segment + piece.bars * len(piece.header.parts)
        return int(self.offsets[last] - self.offsets[piece.first_segment])

    def voices(self, piece: Stored) -> list[Voice]:
        """Starts and white-key pitches of the pitched parts, read from the words at once: what a
        fingerprint is made of."""
        parts = piece.header.parts
        last = piece.first_segment + piece.bars * len(parts)
        offsets = self.offsets[piece.first_segment : last + 1]
        words = np.asarray(self.tokens[offsets[0] : offsets[-1]], dtype=np.int64)
        characters, lengths = self._spelled.read(words)
        segments = np.repeat(np.repeat(np.arange(len(offsets) - 1), np.diff(offsets)), lengths)
        places = np.arange(len(characters))
        is_position = (characters >= _POSITION) & (characters < _POSITION + Kind.POSITION.value[1])
        latest = np.maximum.accumulate(np.where(is_position, places, 0))
        is_pitch = (characters >= _PITCH) & (characters < _PITCH + Kind.PITCH.value[1])
        meters = self.plan[piece.first_bar : piece.first_bar + piece.bars, 0]
        lines = np.concatenate(([0], np.cumsum([METER_TABLE[meter].ticks for meter in meters])))
        owners = segments[is_pitch]
        starts = lines[owners // len(parts)] + characters[latest[is_pitch]] - _POSITION
        pitches = characters[is_pitch] - _PITCH
        chosen = (owners % len(parts) == index for index in range(len(parts)))
        return [
            Voice(player.role, starts[of_part], pitches[of_part])
            for player, of_part in zip(parts, chosen, strict=True)
            if not player.is_drums
        ]


_POSITION, _PITCH = Kind.POSITION.offset, Kind.PITCH.offset


class _Spelled:
    """The characters of all words, as indices of the alphabet, one after another."""

    def __init__(self, words: Words) -> None:
        spellings = words.spellings
        self._lengths = np.array([len(s) for s in spellings], dtype=np.int64)
        self._begins = np.concatenate(([0], np.cumsum(self._lengths)[:-1]))
        indices = [kind.offset + value for s in spellings for kind, value in map(kind_of, s)]
        self._characters = np.array(indices, dtype=np.int64)

    def read(self, words: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The characters of some words, and how many each word has."""
        lengths = self._lengths[words]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        return self._characters[np.repeat(self._begins[words] - ends + lengths, lengths) + np.arange(total)], lengths


def _stored(entry: dict) -> Stored:
    header = entry.pop("header")
    header["meter"] = Meter(**header["meter"])
    header["parts"] = tuple(Player(**p) for p in header["parts"])
    labels = Labels(**entry.pop("labels", {}))
    return Stored(header=Header(**header), labels=labels, **entry)


def write_store(
    pieces: Iterable[Sample],
    splits: Iterable[str],
    words: Words,
    folder: Path,
    groups: Iterable[str] | None = None,
    total: int | None = None,
) -> None:
    """Encode the samples, each with its split (and the name of its group), and write a
    :class:`Store`. ``total`` is how many there are, for the progress bar. The list of the pieces is
    written last and at once: without it a store is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pieces.jsonl").unlink(missing_ok=True)
    tokens: list[npt.NDArray[np.uint16]] = [np.zeros(0, dtype=np.uint16)]
    lengths: list[int] = [0]
    plan: list[tuple[int, int, int, int]] = []
    lines: list[str] = []
    names = iter(groups) if groups is not None else None
    for piece, split in zip(tqdm(pieces, "words", total, unit="piece", smoothing=0.05), splits, strict=True):
        entry = {
            "corpus": piece.corpus,
            "path": piece.path,
            "split": split,
            "notes": piece.notes,
            "seconds": round(piece.seconds, 3),
            "header": asdict(piece.header),
            "first_bar": len(plan),
            "bars": len(piece.plan),
            "first_segment": len(lengths) - 1,
            "work": piece.work,
            "group": next(names) if names is not None else "",
            "labels": asdict(piece.labels),
        }
        lines.append(json.dumps(entry, ensure_ascii=False) + "\n")
        plan += piece.plan
        encoded = words.encode_all([text for bar in piece.parts for text in bar])
        lengths += [len(ids) for ids in encoded]
        tokens.append(np.array([i for ids in encoded for i in ids], dtype=np.uint16))
    np.save(folder / "tokens.npy", np.concatenate(tokens))
    np.save(folder / "offsets.npy", np.cumsum(np.array(lengths, dtype=np.int64)))
    np.save(folder / "plan.npy", np.array(plan, dtype=np.int16))
    (folder / MODEL_FILE).write_bytes(words.model)
    unfinished = folder / "pieces.jsonl.new"
    unfinished.write_text("".join(lines))
    unfinished.replace(folder / "pieces.jsonl")
