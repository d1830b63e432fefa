"""Whether the text says everything: pieces to text and words and back, compared note by note."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tqdm import tqdm

from composer.corpora import CORPORA, TRAINING_TIERS, Work, read_corpora
from composer.corpora.archive import Archive
from composer.dataset.sample import grid_piece
from composer.key import Key
from composer.label import header_of
from composer.piece import Piece
from composer.text import Unrepresentable
from composer.text.alphabet import Kind, kind_of
from composer.text.header import Header
from composer.text.reader import read_bars
from composer.text.words import Words
from composer.text.writer import write_bars

# Files that are opened at a time, so that a zip is not opened for each.
_BATCH = 200


def comes_back(piece: Piece, genre: str | None, words: Words | None = None) -> bool:
    """Whether a piece on the grid is the same after its way through text (and ``words``): its notes,
    chords, sections, meters, players, key and header.

    Raises :class:`composer.text.Unrepresentable` where the text cannot say it."""
    header = header_of(piece, genre)
    read = Header.read(header.text())
    texts = write_bars(piece)
    if words is not None:
        texts = [words.decode([i for part in _apart(text) for i in words.encode(part)]) for text in texts]
    again = read_bars(texts, read.parts, Key(piece.key.tonic, piece.key.mode), piece.tempo_bpm)
    same_parts = all(
        mine.notes == theirs.notes and mine.role == theirs.role and mine.is_drums == theirs.is_drums
        for mine, theirs in zip(piece.parts, again.parts, strict=True)
    )
    same_bars = all(
        (mine.meter, mine.chords, mine.section) == (theirs.meter, theirs.chords, theirs.section)
        for mine, theirs in zip(piece.bars, again.bars, strict=True)
    )
    return same_parts and same_bars and read.parts == header.parts and read.genre == header.genre


def _apart(text: str) -> Iterator[str]:
    """A bar's text cut where words must be: before and after every part's name, mark by mark."""
    played = ""
    for char in text:
        if kind_of(char)[0] in (Kind.PROGRAM, Kind.BAR, Kind.METER, Kind.SECTION, Kind.CHORD):
            if played:
                yield played
            yield char
            played = ""
        else:
            played += char
    if played:
        yield played


def sampled_works(data: Path, seed: int) -> Iterator[Work]:
    """All works of the training tiers in an order that the seed decides."""
    files = []
    for corpus in CORPORA.values():
        if corpus.tier in TRAINING_TIERS and corpus.reader and (data / f"{corpus.name}.zip").is_file():
            with Archive(data, corpus.name) as archive:
                files += [(corpus.name, path) for path in archive.midi()]
    order = np.random.default_rng(seed).permutation(len(files)).tolist()
    for first in range(0, len(order), _BATCH):
        batch = [files[i] for i in order[first : first + _BATCH]]
        for name in dict.fromkeys(name for name, _ in batch):
            only = [path for corpus, path in batch if corpus == name]
            yield from (w for w in read_corpora(data, [name], only=only) if isinstance(w, Work))


def round_trip(data: Path, pieces: int, seed: int, words: Words | None = None) -> int:
    """Print how many of ``pieces`` works come back exactly; the exit status is 1 unless all do."""
    tried = exact = notes = 0
    different: list[str] = []
    unsaid: list[str] = []
    with tqdm(total=pieces, unit="piece") as bar:
        for work in sampled_works(data, seed):
            piece, _ = grid_piece(work)
            try:
                same = comes_back(piece, work.genre, words)
            except Unrepresentable as reason:
                unsaid.append(f"{work.corpus}: {work.path} is not learnt from: {reason}")
                continue
            tried += 1
            bar.update()
            exact += same
            notes += sum(len(part.notes) for part in piece.parts)
            if not same:
                different.append(f"{work.corpus}: {work.path} comes back different")
            if tried == pieces:
                break
    for line in [*different, *unsaid]:
        print(line)
    print(f"pieces tried {tried}  exact {exact}  notes {notes:,}")
    return 0 if tried and exact == tried else 1
