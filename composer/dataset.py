"""From works to training data: labelled, on the grid, as text, as words on disk.

    python -m composer.dataset --data DIR --out runs/data

reads the corpora, writes the text of every piece, learns the words on the training split and
stores all pieces as arrays. Works are split by identity, so no song is on two sides. What
cannot be said is counted and named in ``report.json``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from composer.analysis import estimate_chords
from composer.bands import groove_of, with_bands
from composer.corpora import Unreadable, Work, read_corpora
from composer.harmony import Chord
from composer.label import header_of, labelled
from composer.piece import Meter, Piece
from composer.text import Header, Unrepresentable, on_grid
from composer.text.alphabet import METER_TABLE, chord_character, kind_of
from composer.text.header import Player
from composer.text.words import DEFAULT_WORDS, MODEL_FILE, Words, train_words
from composer.text.writer import write_notes

# Shares of the works; a work's hash decides, so a new corpus never moves an old one.
_VALIDATION_PERCENT, _TEST_PERCENT = 3, 3
# A piece shorter than this is a fragment, an exercise or a fanfare.
_MIN_BARS, _MIN_NOTES = 4, 16
# polish-scores holds 40 % of all notes and would dominate: one work in five is read.
_KEEP_ONE_OF = {"polish-scores": 5}
# Parts of bars from which the words are learnt; more changes no merge that matters.
_WORD_SAMPLE = 1_000_000


@dataclass(frozen=True)
class Sample:
    """One piece as text. ``plan`` holds per bar (meter, section, first chord, second chord) as
    values of the alphabet, -1 for no second chord; ``parts[bar][part]`` the played texts;
    ``notes`` and ``seconds`` its size."""

    corpus: str
    path: str
    work: str
    tune: str
    notes: int
    seconds: float
    header: Header
    plan: tuple[tuple[int, int, int, int], ...]
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Lost:
    """A work that is not learnt from, and why."""

    corpus: str
    path: str
    reason: str
    is_lost: bool = True


def split_of(work: str) -> str:
    """``train``, ``validation`` or ``test``, by the hash of the work's identity."""
    bucket = int.from_bytes(hashlib.sha256(work.encode()).digest()[:4], "big") % 100
    if bucket < _VALIDATION_PERCENT:
        return "validation"
    return "test" if bucket < _VALIDATION_PERCENT + _TEST_PERCENT else "train"


def sample_of(work: Work | Unreadable) -> tuple[Sample | Lost, Counter[str]]:
    """A work as text, or why not, with a count of the notes that had to change."""
    if isinstance(work, Unreadable):
        return Lost(work.corpus, work.path, work.reason, work.is_lost), Counter()
    notes = sum(len(part.notes) for part in work.piece.parts)
    if len(work.piece.bars) < _MIN_BARS or notes < _MIN_NOTES:
        return Lost(work.corpus, work.path, "a fragment: fewer than 4 bars or 16 notes"), Counter()
    piece, losses = on_grid(work.piece)
    piece = labelled(piece, work.key, _chords(piece, work), work.sections)
    header = header_of(piece, work.genre)
    transposition = piece.key.transposition
    plan, parts = [], []
    try:
        for composed in piece.stream():
            chords = [kind_of(chord_character(c.transposed(-transposition)))[1] for c in composed.bar.chords]
            if composed.bar.meter not in METER_TABLE:
                raise Unrepresentable(f"meter {composed.bar.meter}")
            section = min(ord(composed.bar.section) - ord("A"), 7)
            plan.append((METER_TABLE.index(composed.bar.meter), section, chords[0], chords[1] if chords[1:] else -1))
            parts.append(
                tuple(
                    write_notes(played, composed.start, player.is_drums, transposition)
                    for player, played in zip(composed.parts, composed.notes, strict=True)
                )
            )
    except Unrepresentable as reason:
        return Lost(work.corpus, work.path, str(reason)), losses
    sample = Sample(
        work.corpus, work.path, work.work, work.tune, notes, piece.seconds, header, tuple(plan), tuple(parts)
    )
    return sample, losses


def _chords(piece: Piece, work: Work) -> list[tuple[Chord, ...]] | None:
    """The annotated chords, with estimates where the annotation is silent."""
    if work.chords is None:
        return None
    filled: list[tuple[Chord, ...]] = []
    for (first, second), estimated in zip(work.chords, estimate_chords(piece), strict=True):
        start, end = first or estimated[0], second or estimated[-1]
        filled.append((start,) if start == end else (start, end))
    return filled


def splits_of(pieces: Sequence[Sample]) -> list[str]:
    """The split of every piece. Works that share an identity or a tune, directly or through
    others, stay together; the smallest name of such a group decides for all."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for piece in pieces:
        if piece.tune:
            one, other = sorted((root(_identity(piece.work)), root("tune " + piece.tune)), reverse=True)
            parent[one] = other
    return [split_of(root(_identity(piece.work))) for piece in pieces]


def _identity(work: str) -> str:
    # Apart from tunes, whose names are digests.
    return "work " + work


def samples(works: Iterable[Work | Unreadable], processes: int = 2) -> Iterator[tuple[Sample | Lost, Counter[str]]]:
    """All samples, in the order of the works; with ``processes`` 1 in this process."""
    if processes == 1:
        yield from map(sample_of, works)
        return
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield from pool.imap(sample_of, works, chunksize=8)


@dataclass(frozen=True)
class Stored:
    """One piece in a :class:`Store`: where its bars and segments begin, and its header."""

    corpus: str
    path: str
    split: str
    notes: int
    seconds: float
    header: Header
    first_bar: int
    bars: int
    first_segment: int


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

    def segment(self, piece: Stored, bar: int, part: int) -> list[int]:
        """The words of one part in one bar."""
        index = piece.first_segment + bar * len(piece.header.parts) + part
        return self.tokens[self.offsets[index] : self.offsets[index + 1]].tolist()


def _stored(entry: dict) -> Stored:
    header = entry.pop("header")
    header["meter"] = Meter(**header["meter"])
    header["parts"] = tuple(Player(**p) for p in header["parts"])
    return Stored(header=Header(**header), **entry)


def write_store(pieces: Sequence[Sample], splits: Sequence[str], words: Words, folder: Path) -> None:
    """Encode the samples, each with its split, and write a :class:`Store`."""
    folder.mkdir(parents=True, exist_ok=True)
    tokens: list[npt.NDArray[np.uint16]] = []
    lengths: list[int] = [0]
    plan: list[tuple[int, int, int, int]] = []
    with (folder / "pieces.jsonl").open("w") as lines:
        for piece, split in zip(tqdm(pieces, "words", unit="piece"), splits, strict=True):
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
            }
            lines.write(json.dumps(entry, ensure_ascii=False) + "\n")
            plan += piece.plan
            encoded = words.encode_all([text for bar in piece.parts for text in bar])
            lengths += [len(ids) for ids in encoded]
            tokens.append(np.array([i for ids in encoded for i in ids], dtype=np.uint16))
    np.save(folder / "tokens.npy", np.concatenate(tokens))
    np.save(folder / "offsets.npy", np.cumsum(np.array(lengths, dtype=np.int64)))
    np.save(folder / "plan.npy", np.array(plan, dtype=np.int16))
    (folder / MODEL_FILE).write_bytes(words.model)


def _works(data: Path) -> Iterator[Work | Unreadable]:
    """Every work that is learnt from, each song of POP909 followed by its band."""
    grooves = []
    if (data / "groove.zip").is_file():
        # Drummers of the training split only: a band must not carry held-out drumming into it.
        drummers = (w for w in read_corpora(data, ["groove"]) if isinstance(w, Work))
        found = (groove_of(w) for w in drummers if split_of(_identity(w.work)) == "train")
        grooves = [groove for groove in found if groove is not None]
    for work in with_bands(read_corpora(data), grooves):
        one_of = _KEEP_ONE_OF.get(work.corpus, 1)
        if isinstance(work, Unreadable) or int(hashlib.sha256(work.path.encode()).hexdigest(), 16) % one_of == 0:
            yield work


def prepare(
    data: Path, out: Path, word_count: int = DEFAULT_WORDS, processes: int = 2, tokenizer: Path | None = None
) -> None:
    """The whole way from zips to a :class:`Store`, with ``report.json`` on what was lost.
    ``tokenizer`` keeps the words of an earlier checkpoint."""
    out.mkdir(parents=True, exist_ok=True)
    pieces: list[Sample] = []
    lost: list[Lost] = []
    losses: dict[str, Counter[str]] = {}
    for result, changes in tqdm(samples(_works(data), processes), "pieces", unit="piece"):
        losses.setdefault(result.corpus, Counter()).update(changes)
        (pieces if isinstance(result, Sample) else lost).append(result)
    splits = splits_of(pieces)
    if tokenizer is None:
        rng = np.random.default_rng(0)
        training = [p for p, split in zip(pieces, splits, strict=True) if split == "train"]
        texts = [t for p in training for bar in p.parts for t in bar if t]
        chosen = rng.permutation(len(texts))[:_WORD_SAMPLE]
        words = Words(train_words((texts[i] for i in chosen), word_count))
    else:
        words = Words.load(tokenizer)
    write_store(pieces, splits, words, out)
    report = {
        "pieces": dict(Counter(p.corpus for p in pieces)),
        "notes": {c: sum(p.notes for p in pieces if p.corpus == c) for c in {p.corpus for p in pieces}},
        "splits": dict(Counter(splits)),
        "lost": dict(Counter(f"{item.corpus}: {item.reason}" for item in lost if item.is_lost).most_common()),
        "left out": dict(Counter(f"{item.corpus}: {item.reason}" for item in lost if not item.is_lost).most_common()),
        "changed": {corpus: dict(changes) for corpus, changes in losses.items() if changes},
    }
    (out / "report.json").write_text(json.dumps(report, indent=1, ensure_ascii=False, sort_keys=True))


def main() -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m composer.dataset", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora's zips")
    parser.add_argument("--out", type=Path, default=Path("runs/data"))
    parser.add_argument("--words", type=int, default=DEFAULT_WORDS, help="size of the vocabulary")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--tokenizer", type=Path, help="a checkpoint folder whose words are kept")
    arguments = parser.parse_args()
    prepare(arguments.data, arguments.out, arguments.words, arguments.processes, arguments.tokenizer)


if __name__ == "__main__":
    main()
