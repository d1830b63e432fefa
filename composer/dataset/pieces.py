"""All samples of all corpora, made chunk by chunk and kept on disk, so that work goes on where it was.

A chunk is some files of one corpus, or some charts of the bands. What it gives depends on its
files and on the code that reads and labels them, never on other chunks, on the number of processes or
on what happened before; its file is named after a digest of both and appears at once when the chunk
is done. Chunks of other code or data are made again.
"""

from __future__ import annotations

import gzip
import hashlib
import multiprocessing
import pickle
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from composer.corpora import CORPORA, TRAINING_TIERS, Unreadable, Work, read_corpora
from composer.dataset.code import code_digest
from composer.dataset.sample import Lost, Sample, sample_of

Result = tuple[Sample | Lost, Counter[str]]
# A chunk takes some seconds: little is lost when the work is stopped, and its overhead is small.
_MOST_FILES, _MOST_BYTES = 96, 600_000
# A band takes as long as 30 kB of files.
_RECIPES, _RECIPE_BYTES = 64, 30_000
BANDS = "bands"
# What a corpus without MIDI files of its own costs to read: nothing.
_NO_BYTES = 1


@dataclass(frozen=True)
class Chunk:
    """Some files of a corpus (``paths`` inside its zip) or some ``recipes`` of bands; ``size`` is how
    much work they are, in bytes of MIDI file, ``digest`` of everything that the result depends on."""

    corpus: str
    number: int
    paths: tuple[str, ...]
    recipes: tuple[Any, ...]
    size: int
    digest: str

    @property
    def file(self) -> str:
        """The name of the file that keeps its samples."""
        return f"{self.corpus}-{self.number:04}-{self.digest}.pickle.gz"


def chunks_of(data: Path, tiers: Sequence[str] = TRAINING_TIERS, bands: bool = True) -> list[Chunk]:
    """The chunks of all corpora of some tiers that are in ``data``, in the order of the catalogue,
    and with ``bands`` those of the bands that play its songs and charts."""
    code = code_digest()
    chunks: list[Chunk] = []
    zips = {path.stem: _listing(path) for path in sorted(data.glob("*.zip")) if path.stem in CORPORA}
    for corpus in CORPORA.values():
        if corpus.tier not in tiers or corpus.name not in zips:
            continue
        # POP909 is read from three zips together.
        family = [name for name in zips if name.split("-")[0] == corpus.name.split("-")[0]]
        contents = "".join(zips[name].digest for name in family)
        files = zips[corpus.name].midi if corpus.reader is not None else ()
        for number, paths in enumerate(_portions(files) or [((), _NO_BYTES)]):
            text = "\n".join((code, contents, corpus.tier, *paths[0]))
            digest = hashlib.sha256(text.encode()).hexdigest()[:12]
            chunks.append(Chunk(corpus.name, number, paths[0], (), paths[1], digest))
    return [*chunks, *_band_chunks(data)] if bands else chunks


def _band_chunks(data: Path) -> list[Chunk]:
    """A recipe is the whole of what a band plays from."""
    from composer.bands import recipes

    code = code_digest() + code_digest("bands")
    all_recipes = list(recipes(data))
    chunks = []
    for number, first in enumerate(range(0, len(all_recipes), _RECIPES)):
        some = tuple(all_recipes[first : first + _RECIPES])
        digest = hashlib.sha256((code + repr(some)).encode()).hexdigest()[:12]
        chunks.append(Chunk(BANDS, number, (), some, _RECIPE_BYTES * len(some), digest))
    return chunks


@dataclass(frozen=True)
class _Listing:
    """What a zip holds: its MIDI files with their sizes, and a digest of all contents."""

    midi: tuple[tuple[str, int], ...]
    digest: str


def _listing(path: Path) -> _Listing:
    with zipfile.ZipFile(path) as archive:
        entries = sorted((e.filename, e.file_size, e.CRC) for e in archive.infolist())
    midi = tuple((name, size) for name, size, _ in entries if name.lower().endswith((".mid", ".midi")))
    return _Listing(midi, hashlib.sha256(repr(entries).encode()).hexdigest())


def _portions(files: Sequence[tuple[str, int]]) -> list[tuple[tuple[str, ...], int]]:
    portions: list[tuple[tuple[str, ...], int]] = []
    paths: list[str] = []
    size = 0
    for path, length in files:
        if paths and (len(paths) == _MOST_FILES or size + length > _MOST_BYTES):
            portions.append((tuple(paths), size))
            paths, size = [], 0
        paths.append(path)
        size += length
    return [*portions, (tuple(paths), size)] if paths else portions


def make_chunk(data: Path, chunk: Chunk, folder: Path) -> None:
    """Read, label and keep one chunk."""
    works: Iterable[Work | Unreadable]
    if chunk.recipes:
        from composer.bands import render

        works = map(render, chunk.recipes)
    else:
        corpus = CORPORA[chunk.corpus]
        works = read_corpora(data, [corpus.name], [corpus.tier], chunk.paths)
    keep_results([sample_of(work) for work in works], folder / chunk.file)


def keep_results(results: Sequence[Result], path: Path) -> None:
    """Write results so that the file is there whole or not at all."""
    unfinished = path.with_suffix(".new")
    with gzip.GzipFile(unfinished, "wb", compresslevel=1, mtime=0) as file:
        pickle.dump(list(results), file, protocol=5)
    unfinished.replace(path)


def kept_results(path: Path) -> list[Result]:
    """What :func:`keep_results` wrote."""
    with gzip.open(path) as file:
        results: list[Result] = pickle.load(file)
    return results


def make_chunks(data: Path, chunks: Sequence[Chunk], folder: Path, processes: int) -> None:
    """Make the chunks that are not there yet, with progress; with ``processes`` 1 in this process.

    Raises what reading raises, and BrokenProcessPool when a process is killed; what was done is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [chunk for chunk in chunks if not (folder / chunk.file).exists()]
    total, done = sum(c.size for c in chunks), sum(c.size for c in chunks) - sum(c.size for c in missing)
    with tqdm(total=total, initial=done, desc="corpora", unit="B", unit_scale=True, smoothing=0.02) as bar:
        if processes == 1:
            for chunk in missing:
                bar.set_postfix_str(chunk.corpus, refresh=False)
                make_chunk(data, chunk, folder)
                bar.update(chunk.size)
            return
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
            waiting = {pool.submit(make_chunk, data, chunk, folder): chunk for chunk in missing}
            try:
                for future in as_completed(waiting):
                    future.result()
                    bar.set_postfix_str(waiting[future].corpus, refresh=False)
                    bar.update(waiting[future].size)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def results_of(chunks: Sequence[Chunk], folder: Path) -> Iterator[Result]:
    """All results, in the order of the chunks, one chunk in memory at a time."""
    for chunk in chunks:
        yield from kept_results(folder / chunk.file)
