"""Which corpora there are, under which terms, and who reads them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.corpora import bands, pop, scores, tunes
from composer.corpora.archive import Archive
from composer.corpora.work import Unreadable, Work

Reader = Callable[[Archive, str], Iterator[Work | Unreadable]]
TIERS = ("open", "share-alike", "permission", "noncommercial", "evaluation")
# What the language model may learn from.
TRAINING_TIERS = ("open", "share-alike", "permission")


@dataclass(frozen=True)
class Corpus:
    """One corpus: ``tier`` of :data:`TIERS`, its ``licence``, ``what`` it holds, and the
    ``reader``; None where it holds charts or labels and no MIDI files."""

    name: str
    tier: str
    licence: str
    what: str
    reader: Reader | None


_CORPORA = (
    Corpus("pop909-cl", "open", "MIT", "Chinese pop songs on corrected beats, with chords", pop.pop909_cl),
    Corpus("pop909", "open", "MIT", "the same songs as played", pop.pop909),
    Corpus("pop909-structure", "open", "MIT", "phrase labels of the same songs", None),
    Corpus("openscore-lieder", "open", "CC0-1.0", "songs for voice and piano", scores.lieder),
    Corpus("openscore-quartets", "open", "CC0-1.0", "string quartets", scores.openscore),
    Corpus("openscore-orchestra", "open", "CC0-1.0, MIT", "orchestral movements", scores.openscore),
    Corpus("when-in-rome", "share-alike", "CC BY-SA 4.0", "scores with harmonic analyses", scores.when_in_rome),
    Corpus("polish-scores", "open", "CC BY 4.0", "choral, orchestral, organ and piano music", scores.polish),
    Corpus("bach-chorales", "permission", "public domain, by permission", "four-part chorales", scores.bach_chorales),
    Corpus("music21-folk", "permission", "public domain, by permission", "one-line dance tunes", tunes.folk),
    Corpus("essen", "noncommercial", "non-commercial", "folk songs, German and Chinese", tunes.folk),
    Corpus("openhymnal", "open", "public domain", "four-part hymns", scores.openhymnal),
    Corpus("groove", "open", "CC BY 4.0", "drum performances", bands.groove),
    Corpus("freedoom", "open", "BSD-3-Clause", "game music, full bands", bands.games),
    Corpus("free-games", "share-alike", "GPL, Artistic-1.0, CC BY", "music of free games, full bands", bands.games),
    Corpus("easyrpg-rtp", "open", "CC BY 4.0", "role-playing-game music", bands.games),
    Corpus("cre-irish", "open", "Unlicense", "Irish dance tunes", tunes.folk),
    Corpus("nottingham", "share-alike", "GPL-3.0", "folk tunes with chords", tunes.nottingham),
    Corpus("musetrainer", "open", "public domain", "popular classics for piano", scores.musetrainer),
    Corpus("openewld", "open", "public domain, MIT", "lead sheets of early popular songs", tunes.openewld),
    Corpus("mutopia", "share-alike", "public domain, CC BY, CC BY-SA", "classical editions", scores.mutopia),
    Corpus("jazz-charts", "open", "facts", "chord charts of jazz standards", None),
    Corpus("billboard-charts", "open", "CC0-1.0", "chord charts of pop songs", None),
)
CORPORA: dict[str, Corpus] = {corpus.name: corpus for corpus in _CORPORA}


def read_corpora(
    data: Path,
    names: Sequence[str] | None = None,
    tiers: Sequence[str] = TRAINING_TIERS,
    only: Collection[str] | None = None,
) -> Iterator[Work | Unreadable]:
    """Every work of the corpora in ``data``, one at a time, corpus by corpus.

    ``names`` are keys of :data:`CORPORA` (None: all of the ``tiers`` that are there). A corpus of
    another tier is read only when both its name and its tier are given. ``only`` leaves out all MIDI
    files but these (paths inside the zips). Files that give no work come as :class:`Unreadable` with
    the reason; a corpus that holds no music comes as one.

    Raises ValueError for a name or tier that does not exist, FileNotFoundError for a named
    corpus that is not in ``data``.
    """
    for name in names or ():
        if name not in CORPORA:
            raise ValueError(f"a corpus is one of {', '.join(CORPORA)}, not {name!r}")
    for tier in tiers:
        if tier not in TIERS:
            raise ValueError(f"a tier is one of {', '.join(TIERS)}, not {tier!r}")
    for corpus in CORPORA.values():
        wanted = corpus.name in names if names is not None else (data / f"{corpus.name}.zip").is_file()
        if not wanted:
            continue
        if corpus.tier not in tiers:
            reason = f"of tier {corpus.tier}, which was not asked for"
            if names is not None:
                yield Unreadable(corpus.name, "", reason, is_lost=False)
            continue
        if corpus.reader is None:
            yield Unreadable(corpus.name, "", f"{corpus.what}: no notes to read", is_lost=False)
            continue
        with Archive(data, corpus.name, only) as archive:
            yield from corpus.reader(archive, corpus.tier)
