"""The whole way from the corpora's zips to a store, and a report on what was kept, lost and left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from composer.corpora import TRAINING_TIERS
from composer.dataset.chunks import Chunk, chunks_of
from composer.dataset.pieces import forget_others, make_chunks, results_of
from composer.dataset.repeats import kinship_of, related_pairs, repeats_of
from composer.dataset.report import REPORT_FILE, Found, write_report
from composer.dataset.sample import Lost, Sample
from composer.dataset.sources import Files
from composer.dataset.split import groups_of, splits_of
from composer.dataset.store import write_store
from composer.mixture import word_shares
from composer.text.words import DEFAULT_WORDS, Words, train_words, with_whole_alphabet

# Parts of bars from which the words are learnt; more changes no merge that matters.
_WORD_SAMPLE = 1_000_000
PIECES_FOLDER = "pieces"


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
    forget_others(chunks, folder)
    found = _found(chunks, folder)
    words = _words(chunks, folder, found, options)
    kept = found.kept
    chosen = set(kept)
    texts = (sample for index, sample in enumerate(_samples(chunks, folder)) if index in chosen)
    write_store(texts, [found.splits[i] for i in kept], words, out, [found.groups[i] for i in kept], len(kept))
    write_report(found, out)


def _found(chunks: Sequence[Chunk], folder: Path) -> Found:
    """All samples with their texts left on disk, sorted out: groups, splits, repeats."""
    pieces: list[Sample] = []
    lost: list[Lost] = []
    changed: dict[str, Counter[str]] = {}
    for result, changes in tqdm(results_of(chunks, folder), "fingerprints", unit="piece"):
        changed.setdefault(result.corpus, Counter()).update(changes)
        if isinstance(result, Sample):
            pieces.append(replace(result, plan=(), parts=()))
        else:
            lost.append(result)
    kin = kinship_of(pieces)
    repeats = repeats_of(pieces, kin)
    left = {repeat.index for repeat in repeats}
    kept = [index for index in range(len(pieces)) if index not in left]
    # Once more without the repeats, as a reader of the store will find it: a figure that was
    # common because of them may tell something now.
    again = related_pairs(kinship_of([pieces[index] for index in kept]))
    related = related_pairs(kin) + [(kept[one], kept[other]) for one, other in again]
    groups = groups_of(pieces, related)
    files: Counter[str] = Counter()
    for chunk in chunks:
        if isinstance(chunk.source, Files) and not chunk.source.over_drums:
            files[chunk.name] += len(chunk.source.paths)
    return Found(pieces, groups, splits_of(pieces, groups), repeats, lost, changed, files)


def _samples(chunks: Sequence[Chunk], folder: Path) -> Iterator[Sample]:
    """All samples in order; what was lost is skipped."""
    for result, _ in results_of(chunks, folder):
        if isinstance(result, Sample):
            yield result


def _words(chunks: Sequence[Chunk], folder: Path, found: Found, options: Options) -> Words:
    """Words learnt from the training split, each corpus in the share that training gives it."""
    if options.tokenizer is not None:
        words = Words.load(options.tokenizer)
        return Words(with_whole_alphabet(words.model)) if options.grow else words
    training = {i for i in found.kept if found.splits[i] == "train"}
    notes: Counter[str] = Counter()
    for index in training:
        notes[found.pieces[index].corpus] += found.pieces[index].notes
    shares = word_shares(notes)
    rng = np.random.default_rng(0)
    # Texts are drawn by note, as a text has four notes or so.
    most = {corpus: _WORD_SAMPLE * 4 * shares[corpus] / notes[corpus] for corpus in notes}
    texts: list[str] = []
    for index, sample in enumerate(tqdm(_samples(chunks, folder), "texts", len(found.pieces), unit="piece")):
        if index in training:
            own = [text for bar in sample.parts for text in bar if text]
            drawn = np.flatnonzero(rng.random(len(own)) < most[sample.corpus])
            texts += [own[i] for i in drawn.tolist()]
    order = rng.permutation(len(texts))[:_WORD_SAMPLE]
    return Words(train_words((texts[i] for i in order), options.words))
