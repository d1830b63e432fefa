"""The work of preparation, cut into chunks that are done one by one and in any order.

What a chunk gives depends on its files and on the code that reads and labels them, never on other
chunks, on the number of processes or on what happened before. Its digest names both, so that chunks
of other code or data are made again.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.bands import Recipe
from composer.corpora import CORPORA, TRAINING_TIERS
from composer.dataset.code import code_digest
from composer.dataset.sources import Bands, Files, Source, recipes_by_corpus

# A chunk takes some seconds: little is lost when the work is stopped, and its overhead is small.
_MOST_FILES, _MOST_BYTES = 96, 600_000
# A band takes as long to play and to label as so many bytes of files take to read and to label.
_BAND_BYTES = 30_000
_BANDS_A_CHUNK = 48
# The songs that play over real drummers, the drummers, and the songs whose titles charts share.
_SONGS, _DRUMMERS, _TITLES = "pop909-cl", "groove", "openewld"
# What a sample depends on beside its work, and what a band's performance does.
_LABELS, _PLAYING = ("composer.dataset.sample",), ("composer.bands.recipe",)
# What a corpus without MIDI files of its own costs to read: nothing.
_NO_BYTES = 1


@dataclass(frozen=True)
class Chunk:
    """Some works: the ``name`` of their source, the ``number`` of the chunk there, the ``source``
    itself, ``size`` the work that they are, in bytes of MIDI file, and ``digest`` of everything that
    the result depends on. ``heard`` is the digest of what the works themselves depend on, where
    making them takes longer than labelling them; else empty."""

    name: str
    number: int
    source: Source
    size: int
    digest: str
    heard: str = ""

    @property
    def file(self) -> str:
        """The name of the file that keeps its samples."""
        return f"{self.name}-{self.number:04}-{self.digest}.pickle.gz"

    @property
    def works_file(self) -> str:
        """The name of the file that keeps its works; empty where they are not kept."""
        return f"{self.name}-works-{self.number:04}-{self.heard}.pickle.gz" if self.heard else ""


@dataclass(frozen=True)
class _Listing:
    """What a zip holds: its MIDI files with their sizes, and a digest of all contents."""

    midi: tuple[tuple[str, int], ...]
    digest: str


def chunks_of(data: Path, tiers: Sequence[str] = TRAINING_TIERS, bands: bool = True) -> list[Chunk]:
    """The chunks of all corpora of some ``tiers`` that are in ``data``, in the order of the
    catalogue, and with ``bands`` those of the bands that play its songs and charts."""
    zips = {path.stem: _listing(path) for path in sorted(data.glob("*.zip")) if path.stem in CORPORA}
    chunks: list[Chunk] = []
    for corpus in CORPORA.values():
        if corpus.tier not in tiers or corpus.name not in zips:
            continue
        files = zips[corpus.name].midi if corpus.reader is not None else ()
        code = code_digest(*_LABELS, *_reader(corpus.name))
        for number, (paths, size) in enumerate(_portions(files) or [((), _NO_BYTES)]):
            digest = _digest(code, corpus.tier, *_family(corpus.name, zips), *paths)
            chunks.append(Chunk(corpus.name, number, Files(corpus.name, paths), size, digest))
    return [*chunks, *_over_drums(zips), *_bands(data, zips)] if bands else chunks


def _over_drums(zips: dict[str, _Listing]) -> Iterator[Chunk]:
    """The songs that play over real drummers."""
    if _SONGS not in zips or _DRUMMERS not in zips:
        return
    code = code_digest(*_LABELS, *_PLAYING, *_reader(_SONGS))
    for number, (paths, size) in enumerate(_portions(zips[_SONGS].midi)):
        digest = _digest(code, *_family(_SONGS, zips), zips[_DRUMMERS].digest, *paths)
        yield Chunk(f"{_SONGS}-over-drums", number, Files(_SONGS, paths, over_drums=True), size, digest)


def _bands(data: Path, zips: dict[str, _Listing]) -> Iterator[Chunk]:
    """Bands depend on their songs or charts, on OpenEWLD's titles, and on the drummers."""
    for name, every in recipes_by_corpus(data).items():
        source = next((recipe.source for recipe in every if isinstance(recipe, Recipe)), "")
        code = code_digest(*_PLAYING, *_reader(source), *_reader(_DRUMMERS))
        titles = [zips[other].digest for other in (_TITLES, _DRUMMERS) if other in zips]
        heard = _digest(code, *_family(source, zips), *titles)
        labelled = _digest(code_digest(*_LABELS), heard)
        for number, first in enumerate(range(0, len(every), _BANDS_A_CHUNK)):
            last = min(first + _BANDS_A_CHUNK, len(every))
            place = str(first), str(last)
            digests = _digest(labelled, *place), _digest(heard, *place)
            yield Chunk(name, number, Bands(name, first, last), _BAND_BYTES * (last - first), *digests)


def _reader(corpus: str) -> list[str]:
    """The module that reads a corpus, if any does."""
    known = CORPORA.get(corpus)
    return [known.reader.__module__] if known is not None and known.reader is not None else []


def _family(corpus: str, zips: dict[str, _Listing]) -> list[str]:
    """Digests of the zips that a corpus is read from; POP909 is read from three together."""
    return [listing.digest for name, listing in zips.items() if name.split("-")[0] == corpus.split("-")[0]]


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def _listing(path: Path) -> _Listing:
    with zipfile.ZipFile(path) as archive:
        entries = sorted((e.filename, e.file_size, e.CRC) for e in archive.infolist())
    midi = tuple((name, size) for name, size, _ in entries if name.lower().endswith((".mid", ".midi")))
    return _Listing(midi, _digest(repr(entries)))


def _portions(files: Sequence[tuple[str, int]], most_bytes: int = _MOST_BYTES) -> list[tuple[tuple[str, ...], int]]:
    """The files cut into portions of limited number and size, each with its size."""
    portions: list[tuple[tuple[str, ...], int]] = []
    paths: list[str] = []
    size = 0
    for path, length in files:
        if paths and (len(paths) == _MOST_FILES or size + length > most_bytes):
            portions.append((tuple(paths), size))
            paths, size = [], 0
        paths.append(path)
        size += length
    return [*portions, (tuple(paths), size)] if paths else portions
