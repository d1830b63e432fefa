"""The pieces of a store told otherwise: with other words, in other keys, without a plan.

What a choice of the text is worth can only be measured beside the text that does without it. A
variant holds the same works with the same split, so bits a note can be compared between variants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from composer.dataset.sample import Sample
from composer.dataset.store import Store, Stored, write_store
from composer.harmony import NO_CHORD
from composer.key import Key
from composer.mixture import word_shares
from composer.text.alphabet import Kind, character, chord_character, chord_of, kind_of, used_characters
from composer.text.words import Words, train_words

# How a sample is retold: one sample of a training piece may become several.
Retelling = Callable[[Sample, str], Iterable[Sample]]

# Parts of bars that the words of a variant are learnt from.
_WORD_SAMPLE = 300_000
# <unk>, <s> and </s> stand before the characters.
_CONTROL_WORDS = 3


def sample_from(store: Store, stored: Stored) -> Sample:
    """A stored piece as the text that it was written from; its tune and its fingerprint are not kept."""
    bars = range(stored.bars)
    plan = (tuple(int(v) for v in store.plan[stored.first_bar + bar]) for bar in bars)
    return Sample(
        stored.corpus,
        stored.path,
        stored.work,
        "",
        stored.notes,
        stored.seconds,
        stored.header,
        tuple((meter, section, first, second) for meter, section, first, second in plan),
        tuple(
            tuple(store.words.decode(store.segment(stored, bar, part)) for part in range(len(stored.header.parts)))
            for bar in bars
        ),
        stored.labels,
    )


def as_it_is(sample: Sample, split: str) -> Iterator[Sample]:
    """The sample, whatever its split."""
    yield sample


def without_plan(sample: Sample, split: str) -> Iterator[Sample]:
    """One section, and in every bar the one chord "no chord": a plan that says nothing."""
    nothing = kind_of(chord_character(NO_CHORD))[1]
    yield replace(sample, plan=tuple((meter, 0, nothing, -1) for meter, _, _, _ in sample.plan))


def in_sounding_keys(copies: int, seed: int) -> Retelling:
    """Keys not normalised: held-out pieces in the key they sound in, of each training piece
    ``copies`` in different keys by chance, as where keys are learnt from transposed copies."""

    def retell(sample: Sample, split: str) -> Iterator[Sample]:
        if split != "train":
            yield transposed(sample, _sounding(sample))
            return
        # By the piece and not by its place, so that other pieces do not change its keys.
        rng = np.random.default_rng((seed, *f"{sample.corpus}/{sample.path}".encode()))
        for semitones in rng.permutation(np.arange(-5, 7))[:copies].tolist():
            yield transposed(sample, semitones)

    return retell


def _sounding(sample: Sample) -> int:
    tonic, _, mode = sample.labels.key.partition(" ")
    return Key(tonic, mode).transposition if tonic else 0


def transposed(sample: Sample, semitones: int) -> Sample:
    """The sample so many semitones higher, plan and notes; what leaves the range of MIDI comes back
    by an octave, drums stay."""
    pitches = {
        ord(character(Kind.PITCH, pitch)): character(Kind.PITCH, _within_range(pitch + semitones))
        for pitch in range(128)
    }
    plan = tuple((m, s, _moved(first, semitones), _moved(second, semitones)) for m, s, first, second in sample.plan)
    # Drums have characters of their own, so nothing of theirs is in the table.
    return replace(sample, plan=plan, parts=tuple(tuple(t.translate(pitches) for t in bar) for bar in sample.parts))


def _within_range(pitch: int) -> int:
    return pitch + 12 if pitch < 0 else pitch - 12 if pitch > 127 else pitch


def _moved(chord: int, semitones: int) -> int:
    return chord if chord < 0 else kind_of(chord_character(chord_of(chord).transposed(semitones)))[1]


def excerpt(store: Store, training_notes: int, held_out: Iterable[Stored], seed: int) -> list[Stored]:
    """Pieces to experiment on: of every corpus training pieces by chance until they have
    ``training_notes`` notes, and the pieces ``held_out``; all in the order of the store."""
    rng = np.random.default_rng(seed)
    training = [i for i, piece in enumerate(store.pieces) if piece.split == "train"]
    place = {id(piece): i for i, piece in enumerate(store.pieces)}
    heard: Counter[str] = Counter()
    chosen = {place[id(piece)] for piece in held_out}
    for index in rng.permutation(training).tolist():
        piece = store.pieces[index]
        if heard[piece.corpus] < training_notes:
            heard[piece.corpus] += piece.notes
            chosen.add(index)
    return [store.pieces[i] for i in sorted(chosen)]


def learnt_words(samples: Iterable[Sample], words: int, seed: int) -> Words:
    """A vocabulary of ``words`` words learnt from these samples, each corpus in the share that
    training gives it; with 0 every event stays a word of its own."""
    if words == 0:
        return Words(train_words([], len(used_characters()) + _CONTROL_WORDS))
    texts = {c: [t for s in own for bar in s.parts for t in bar if t] for c, own in _by_corpus(samples).items()}
    shares = word_shares({corpus: len(own) for corpus, own in texts.items()})
    rng = np.random.default_rng(seed)
    drawn = []
    for corpus, own in sorted(texts.items()):
        most = min(len(own), round(_WORD_SAMPLE * shares[corpus]))
        drawn += [own[i] for i in rng.choice(len(own), most, replace=False).tolist()]
    return Words(train_words((drawn[i] for i in rng.permutation(len(drawn)).tolist()), words))


def _by_corpus(samples: Iterable[Sample]) -> dict[str, list[Sample]]:
    found: dict[str, list[Sample]] = {}
    for sample in samples:
        found.setdefault(sample.corpus, []).append(sample)
    return found


def write_variant(store: Store, pieces: Iterable[Stored], retell: Retelling, words: int, out: Path, seed: int) -> Store:
    """The pieces retold in words learnt from what of them is in the training split, as a store in
    ``out``; does nothing where it is there already."""
    if not (out / "pieces.jsonl").exists():
        told = [(told, piece.split) for piece in pieces for told in retell(sample_from(store, piece), piece.split)]
        vocabulary = learnt_words((sample for sample, split in told if split == "train"), words, seed)
        write_store((sample for sample, _ in told), [split for _, split in told], vocabulary, out, total=len(told))
    return Store(out)
