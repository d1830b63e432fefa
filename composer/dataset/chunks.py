"""The work of preparation, cut into chunks that are done one by one and in any order.

What a chunk gives depends on its files and on the code that reads and labels them, never on other
chunks, on the number of processes or on what happened before. Its digest names both, so that chunks
of other code or data are made again.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.corpora import CORPORA, TRAINING_TIERS
from composer.dataset.code import LABELLING, PLAYING, code_digest
from composer.dataset.sources import Bands, Files, Source, all_recipes

# A chunk takes some seconds: little is lost when the work is stopped, and its overhead is small.
_MOST_FILES, _MOST_BYTES = 96, 600_000
# A band takes as long to play and to label as so many bytes of files take to read and to label.
_BAND_BYTES = 30_000
_BANDS_A_CHUNK = 48
# The songs that play over real drummers.
_OVER_DRUMS = "pop909-cl"
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
    code = code_digest(*LABELLING)
    chunks: list[Chunk] = []
    for corpus in CORPORA.values():
        if corpus.tier not in tiers or corpus.name not in zips:
            continue
        # POP909 is read from three zips together.
        family = [zips[name].digest for name in zips if name.split("-")[0] == corpus.name.split("-")[0]]
        files = zips[corpus.name].midi if corpus.reader is not None else ()
        for number, (paths, size) in enumerate(_portions(files) or [((), _NO_BYTES)]):
            digest = _digest(code, corpus.tier, *family, *paths)
            chunks.append(Chunk(corpus.name, number, Files(corpus.name, paths), size, digest))
    return [*chunks, *_band_chunks(data, zips)] if bands else chunks


def _band_chunks(data: Path, zips: dict[str, _Listing]) -> list[Chunk]:
    """Bands depend on every corpus that gives songs, charts, titles or drummers."""
    heard = _digest(code_digest(*PLAYING), *(listing.digest for listing in zips.values()))
    code = _digest(code_digest(*LABELLING), heard)
    chunks = []
    songs = zips[_OVER_DRUMS].midi if _OVER_DRUMS in zips and "groove" in zips else ()
    for number, (paths, size) in enumerate(_portions(songs)):
        source = Files(_OVER_DRUMS, paths, over_drums=True)
        chunks.append(Chunk(f"{_OVER_DRUMS}-over-drums", number, source, size, _digest(code, *paths)))
    total = len(all_recipes(data))
    for number, first in enumerate(range(0, total, _BANDS_A_CHUNK)):
        last = min(first + _BANDS_A_CHUNK, total)
        place = str(first), str(last)
        size = _BAND_BYTES * (last - first)
        digests = _digest(code, *place), _digest(heard, *place)
        chunks.append(Chunk("bands", number, Bands(first, last), size, *digests))
    return chunks


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
