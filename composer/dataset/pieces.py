"""All samples, made chunk by chunk and kept on disk, so that work goes on where it was."""

from __future__ import annotations

import gzip
import multiprocessing
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from tqdm import tqdm

from composer.corpora import Unreadable, Work
from composer.dataset.chunks import Chunk
from composer.dataset.sample import Lost, Sample, sample_of

Result = tuple[Sample | Lost, Counter[str]]


def make_chunks(data: Path, chunks: Sequence[Chunk], folder: Path, processes: int) -> None:
    """Make the chunks that are not there yet, with progress; with ``processes`` 1 in this process.

    Raises what reading raises, and BrokenProcessPool when a process is killed; what was done is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [chunk for chunk in chunks if not (folder / chunk.file).exists()]
    total = sum(chunk.size for chunk in chunks)
    done = total - sum(chunk.size for chunk in missing)
    with tqdm(total=total, initial=done, desc="pieces", unit="B", unit_scale=True, smoothing=0.02) as bar:
        if processes == 1:
            for chunk in missing:
                make_chunk(data, chunk, folder)
                bar.set_postfix_str(chunk.name, refresh=False)
                bar.update(chunk.size)
            return
        # Forked processes have what the parent has loaded: the drummers and the charts.
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
            waiting = {pool.submit(make_chunk, data, chunk, folder): chunk for chunk in missing}
            try:
                for future in as_completed(waiting):
                    future.result()
                    bar.set_postfix_str(waiting[future].name, refresh=False)
                    bar.update(waiting[future].size)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def make_chunk(data: Path, chunk: Chunk, folder: Path) -> None:
    """Read, label and keep one chunk; its file is there whole or not at all."""
    results: list[Result] = [sample_of(work) for work in _works(data, chunk, folder)]
    _keep(results, folder / chunk.file)


def _works(data: Path, chunk: Chunk, folder: Path) -> Iterable[Work | Unreadable]:
    """The works of a chunk; those that take long are kept, so that other labels do not make them again."""
    if not chunk.works_file:
        return chunk.source.works(data)
    path = folder / chunk.works_file
    if not path.exists():
        _keep(list(chunk.source.works(data)), path)
    works: list[Work | Unreadable] = _kept(path)
    return works


def _keep(items: Sequence[object], path: Path) -> None:
    unfinished = path.with_suffix(".new")
    with gzip.GzipFile(unfinished, "wb", compresslevel=1, mtime=0) as file:
        pickle.dump(items, file, protocol=5)
    unfinished.replace(path)


def _kept(path: Path) -> Any:
    with gzip.open(path) as file:
        return pickle.load(file)


def results_of(chunks: Sequence[Chunk], folder: Path) -> Iterator[Result]:
    """All results, in the order of the chunks, one chunk in memory at a time."""
    for chunk in chunks:
        results: list[Result] = _kept(folder / chunk.file)
        yield from results


def forget_others(chunks: Sequence[Chunk], folder: Path) -> None:
    """Delete what other code or other data left behind of the sources of these chunks."""
    current = {name for chunk in chunks for name in (chunk.file, chunk.works_file)}
    names = {name for chunk in chunks for name in (chunk.name, f"{chunk.name}-works")}
    for path in folder.iterdir():
        # NAME-NUMBER-DIGEST, and a name has hyphens of its own.
        if path.name.rsplit("-", 2)[0] in names and path.name not in current:
            path.unlink()
