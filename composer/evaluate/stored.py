"""Pieces out of a store: what was written as words, as notes again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from composer.dataset import Store, Stored
from composer.key import WHITE_TONIC, Key
from composer.piece import Bar, Note, Part, Piece
from composer.text.alphabet import METER_TABLE, chord_of
from composer.text.reader import read_notes
from composer.text.words import Words


class Respelled(Store):
    """The pieces of a store in the words of another checkpoint, so that it can judge them."""

    def __init__(self, store: Store, words: Words) -> None:
        # Everything but the words is the store's own; its files are not read again.
        self.__dict__.update(store.__dict__)
        self._store, self.words = store, words

    def segment(self, piece: Stored, bar: int, part: int) -> list[int]:
        return self.words.encode(self._store.words.decode(self._store.segment(piece, bar, part)))


def in_words(store: Store, words: Words) -> Store:
    """The store itself where it has these words, else its pieces in them."""
    return store if store.words.model == words.model else Respelled(store, words)


def piece_of(store: Store, stored: Stored) -> Piece:
    """A stored piece as notes, in its white-key form (C major, A minor, ...), at one tempo."""
    header = stored.header
    bars = []
    notes: list[list[Note]] = [[] for _ in header.parts]
    start = 0
    for index in range(stored.bars):
        meter, section, first, second = (int(v) for v in store.plan[stored.first_bar + index])
        chords = (chord_of(first),) if second < 0 else (chord_of(first), chord_of(second))
        bars.append(Bar(METER_TABLE[meter], header.tempo_bpm, chords, chr(ord("A") + section)))
        for part in range(len(header.parts)):
            played = read_notes(store.words.decode(store.segment(stored, index, part)), 0)
            notes[part] += [Note(n.start + start, n.pitch, n.duration, n.velocity) for n in played]
        start += bars[-1].ticks
    parts = tuple(
        Part(0 if p.is_drums else p.program, p.role, tuple(sorted(played)), p.is_drums)
        for p, played in zip(header.parts, notes, strict=True)
    )
    return Piece(tuple(bars), parts, Key.of(WHITE_TONIC[header.mode], header.mode), title=stored.path)


def chosen(store: Store, split: str, per_corpus: int, seed: int) -> dict[str, list[Stored]]:
    """Up to ``per_corpus`` pieces of a split for each corpus, in a random order that the seed decides."""
    pieces = [p for p in store.pieces if p.split == split]
    found: dict[str, list[Stored]] = {}
    for index in np.random.default_rng(seed).permutation(len(pieces)):
        of_corpus = found.setdefault(pieces[index].corpus, [])
        if len(of_corpus) < per_corpus:
            of_corpus.append(pieces[index])
    return dict(sorted(found.items()))


def training_pieces(store: Store, seed: int | None = None, limit: int | None = None) -> Iterator[tuple[Stored, Piece]]:
    """The pieces of the training split one by one, as stored, or with ``seed`` in random order; at
    most ``limit``."""
    pieces = [p for p in store.pieces if p.split == "train"]
    if seed is not None:
        pieces = [pieces[i] for i in np.random.default_rng(seed).permutation(len(pieces))]
    for stored in pieces[:limit]:
        yield stored, piece_of(store, stored)
