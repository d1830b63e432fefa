"""How far the ears can be trusted: estimators against what people wrote down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from composer.analysis import estimate_chords, estimate_key
from composer.corpora import Work, read_corpora
from composer.evaluate.forms import section_agreement
from composer.evaluate.held_out import in_two, works_of
from composer.evaluate.moods import further_evidence, mood_agreement
from composer.evaluate.refit_chords import melody_alone
from composer.harmony import Chord

__all__ = ["AGREEMENTS", "chord_agreement", "key_agreement", "mood_agreement", "section_agreement"]

# Corpora whose keys people annotated, or whose signatures with the last notes are reliable.
_KEYED = ("pop909-cl", "bach-chorales", "openhymnal", "nottingham", "cre-irish", "openscore-lieder")


def _works(data: Path, corpora: Sequence[str], pieces: int) -> Iterator[tuple[str, list[Work]]]:
    for corpus in corpora:
        if (data / f"{corpus}.zip").is_file():
            works = (w for w in read_corpora(data, [corpus]) if isinstance(w, Work))
            yield corpus, list(islice(works, pieces))


def key_agreement(data: Path, pieces: int) -> Iterator[dict[str, object]]:
    """Share of pieces whose estimated key is the stated one, exactly and with its relative,
    parallel or dominant neighbours (the classes of the MIREX key-finding task)."""
    for corpus, works in _works(data, _KEYED, pieces):
        exact = near = count = 0
        for work in works:
            if work.key is None or work.key.mode not in ("major", "minor"):
                continue
            found = estimate_key(work.piece).key
            count += 1
            same = (found.pitch_class, found.mode) == (work.key.pitch_class, work.key.mode)
            exact += same
            related = found.parent == work.key.parent or found.pitch_class == work.key.pitch_class
            fifth = found.mode == work.key.mode and (found.pitch_class - work.key.pitch_class) % 12 in (5, 7)
            near += same or related or fifth
        if count:
            yield {"corpus": corpus, "pieces": count, "exact": exact / count, "with_relatives": near / count}


# The triad below a seventh or sixth; a suspended chord is its own.
_TRIAD = {"maj7": "maj", "7": "maj", "min7": "min", "maj6": "maj", "min6": "min", "hdim7": "dim", "dim7": "dim"}
_SEVENTHS = ("maj", "min", "maj7", "7", "min7")


def chord_agreement(data: Path, pieces: int) -> Iterator[dict[str, object]]:
    """Share of half bars whose estimated chord is the annotated one, over works that the estimator
    was not fitted on (validation and test split), where people wrote a chord. In the vocabularies
    of MIREX and mir_eval (C. Raffel et al., "mir_eval", ISMIR 2014):

    ``root``: the root alone. ``majmin``: root and third, over chords whose triad is major or minor.
    ``triads``: root and triad, diminished, augmented and suspended included. ``sevenths``: root and
    whole chord, over major, minor and their sevenths. ``exact``: root and quality, one of the 13 of
    :data:`composer.harmony.QUALITIES`, over all. "alone" is a melody whose accompaniment is hidden.
    """
    for corpus in ("pop909-cl", "nottingham", "nottingham alone", "openewld alone"):
        works = in_two([work for work in works_of(data, corpus.split()[0]) if work.chords])[1][:pieces]
        right: Counter[str] = Counter()
        count: Counter[str] = Counter()
        for work in works:
            piece = melody_alone(work.piece) if corpus.endswith("alone") else work.piece
            if piece is None:
                continue
            for annotated, found in zip(work.chords or (), estimate_chords(piece), strict=True):
                for truth, guess in ((annotated[0], found[0]), (annotated[1], found[-1])):
                    if truth is not None and truth.root is not None:
                        for name, agrees in _chord_classes(truth, guess):
                            count[name] += 1
                            right[name] += agrees
        if count:
            yield {
                "corpus": corpus,
                "half_bars": count["exact"],
                **{name: right[name] / count[name] for name in ("root", "majmin", "triads", "sevenths", "exact")},
            }


def _chord_classes(truth: Chord, guess: Chord) -> Iterator[tuple[str, bool]]:
    """The vocabularies that ``truth`` belongs to, and whether the guess agrees in each."""
    root = truth.root == guess.root
    triad = _TRIAD.get(truth.quality, truth.quality)
    same_triad = root and triad == _TRIAD.get(guess.quality, guess.quality)
    yield "root", root
    yield "triads", same_triad
    yield "exact", truth == guess
    if triad in ("maj", "min"):
        yield "majmin", same_triad
    if truth.quality in _SEVENTHS:
        yield "sevenths", truth == guess


def _mood(data: Path, pieces: int) -> Iterator[dict[str, object]]:
    yield from mood_agreement(data, pieces)
    yield from further_evidence(data)


# What the command line measures from the corpora, by name.
AGREEMENTS = {"key": key_agreement, "chords": chord_agreement, "mood": _mood, "sections": section_agreement}
