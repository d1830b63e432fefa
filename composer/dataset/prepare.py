"""The whole way from the corpora's zips to a store, and a report on what was kept, lost and left out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from composer.corpora import TRAINING_TIERS
from composer.dataset.pieces import Chunk, chunks_of, make_chunks, results_of
from composer.dataset.repeats import Repeat, kinship_of, related_pairs, repeat_counts, repeats_of
from composer.dataset.sample import Lost, Sample
from composer.dataset.split import groups_of, splits_of
from composer.dataset.store import write_store
from composer.mixture import word_shares
from composer.text.words import DEFAULT_WORDS, Words, train_words, with_whole_alphabet

# Parts of bars from which the words are learnt; more changes no merge that matters.
_WORD_SAMPLE = 1_000_000
PIECES_FOLDER, REPORT_FILE = "pieces", "report.json"


@dataclass(frozen=True)
class Options:
    """What a store is made of: ``noncommercial`` adds that tier, ``bands`` the bands; ``words`` is
    the size of the vocabulary, ``tokenizer`` a checkpoint folder whose words are kept instead, and
    ``grow`` lets those grow by what the alphabet has got since."""

    noncommercial: bool = False
    bands: bool = True
    words: int = DEFAULT_WORDS
    tokenizer: Path | None = None
    grow: bool = False

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers that are read; never the one for evaluation."""
        return (*TRAINING_TIERS, "noncommercial") if self.noncommercial else TRAINING_TIERS


def prepare(data: Path, out: Path, options: Options | None = None, processes: int = 2) -> None:
    """Write a :class:`composer.dataset.Store` of the corpora in ``data`` and its ``report.json``.

    Stopped at any time and started again, it goes on where it was; the result is the same, byte for
    byte, whatever the interruptions and the number of processes."""
    options = options or Options()
    (out / REPORT_FILE).unlink(missing_ok=True)
    folder = out / PIECES_FOLDER
    chunks = chunks_of(data, options.tiers, options.bands)
    make_chunks(data, chunks, folder, processes)
    _forget_others(chunks, folder)
    pieces, lost, changed = _without_texts(chunks, folder)
    kin = kinship_of(pieces)
    repeats = repeats_of(pieces, kin)
    groups = groups_of(pieces, related_pairs(kin))
    splits = splits_of(pieces, groups)
    left = {repeat.index for repeat in repeats}
    kept = [index for index in range(len(pieces)) if index not in left]
    words = _words(chunks, folder, pieces, splits, left, options)
    texts = (sample for index, sample in enumerate(_samples(chunks, folder)) if index not in left)
    write_store(texts, [splits[i] for i in kept], words, out, [groups[i] for i in kept], len(kept))
    _write_report(out, pieces, groups, splits, repeats, lost, changed)


def _samples(chunks: Sequence[Chunk], folder: Path) -> Iterator[Sample]:
    """All samples in order; what was lost is skipped."""
    for result, _ in results_of(chunks, folder):
        if isinstance(result, Sample):
            yield result


def _without_texts(chunks: Sequence[Chunk], folder: Path) -> tuple[list[Sample], list[Lost], dict[str, Counter[str]]]:
    """All samples with their texts left on disk, what was lost, and the changed notes by corpus."""
    pieces: list[Sample] = []
    lost: list[Lost] = []
    changed: dict[str, Counter[str]] = {}
    for result, changes in tqdm(results_of(chunks, folder), "fingerprints", unit="piece"):
        changed.setdefault(result.corpus, Counter()).update(changes)
        if isinstance(result, Sample):
            pieces.append(replace(result, plan=(), parts=()))
        else:
            lost.append(result)
    return pieces, lost, changed


def _words(
    chunks: Sequence[Chunk],
    folder: Path,
    pieces: Sequence[Sample],
    splits: Sequence[str],
    left: set[int],
    options: Options,
) -> Words:
    """Words learnt from the training split, each corpus in the share that training gives it."""
    if options.tokenizer is not None:
        words = Words.load(options.tokenizer)
        return Words(with_whole_alphabet(words.model)) if options.grow else words
    training = {i for i, split in enumerate(splits) if split == "train" and i not in left}
    notes = Counter[str]()
    for index in training:
        notes[pieces[index].corpus] += pieces[index].notes
    shares = word_shares(notes)
    rng = np.random.default_rng(0)
    # Texts are drawn by note, as a text has four notes or so.
    most = {corpus: _WORD_SAMPLE * 4 * shares[corpus] / notes[corpus] for corpus in notes}
    texts: list[str] = []
    for index, sample in enumerate(tqdm(_samples(chunks, folder), "sample", len(pieces), unit="piece")):
        if index in training:
            own = [text for bar in sample.parts for text in bar if text]
            texts += [
                text for text, drawn in zip(own, rng.random(len(own)), strict=True) if drawn < most[sample.corpus]
            ]
    order = rng.permutation(len(texts))[:_WORD_SAMPLE]
    return Words(train_words((texts[i] for i in order), options.words))


def _forget_others(chunks: Sequence[Chunk], folder: Path) -> None:
    """Delete what other code or data left behind."""
    current = {chunk.file for chunk in chunks}
    for path in folder.iterdir():
        if path.name not in current:
            path.unlink()


def _write_report(
    out: Path,
    pieces: Sequence[Sample],
    groups: Sequence[str],
    splits: Sequence[str],
    repeats: Sequence[Repeat],
    lost: Sequence[Lost],
    changed: dict[str, Counter[str]],
) -> None:
    left = {repeat.index for repeat in repeats}
    kept = [(p, g, s) for i, (p, g, s) in enumerate(zip(pieces, groups, splits, strict=True)) if i not in left]
    notes: Counter[str] = Counter()
    sides: dict[str, Counter[str]] = {}
    labels: dict[str, dict[str, Counter[str]]] = {}
    for piece, _, split in kept:
        notes[piece.corpus] += piece.notes
        sides.setdefault(piece.corpus, Counter())[split] += 1
        of_corpus = labels.setdefault(piece.corpus, {})
        for name, value in _labels(piece).items():
            of_corpus.setdefault(name, Counter())[value] += 1
    report = {
        "pieces": dict(Counter(p.corpus for p, _, _ in kept)),
        "notes": dict(notes),
        "hours": {c: round(sum(p.seconds for p, _, _ in kept if p.corpus == c) / 3600, 1) for c in notes},
        "splits": dict(Counter(splits[i] for i in range(len(pieces)) if i not in left)),
        "splits by corpus": {corpus: dict(side) for corpus, side in sides.items()},
        "groups": len({group for _, group, _ in kept}),
        "repeats": repeat_counts(pieces, repeats),
        "labels": {corpus: {n: dict(c.most_common()) for n, c in of.items()} for corpus, of in labels.items()},
        "lost": dict(Counter(f"{item.corpus}: {item.reason}" for item in lost if item.is_lost).most_common()),
        "left out": dict(Counter(f"{item.corpus}: {item.reason}" for item in lost if not item.is_lost).most_common()),
        "changed": {corpus: dict(changes) for corpus, changes in changed.items() if changes},
    }
    (out / REPORT_FILE).write_text(json.dumps(report, indent=1, ensure_ascii=False, sort_keys=True))


def _labels(piece: Sample) -> dict[str, str]:
    """What is counted of a piece's labels."""
    return {
        "genre": piece.header.genre or "unknown",
        "mode": piece.header.mode,
        "meter": str(piece.header.meter),
        "parts": str(len(piece.header.parts)),
        "drums": "yes" if any(p.is_drums for p in piece.header.parts) else "no",
        "key from": piece.labels.key_from,
        "chords from": piece.labels.chords_from,
        "sections from": piece.labels.sections_from,
    }
