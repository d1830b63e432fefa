"""Get the corpora from where they come from, as the zips that the readers read."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import tarfile
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO

from tqdm import tqdm

from composer.corpora.convert import score_to_midi
from composer.corpora.origins import ORIGINS, UNFETCHABLE, Origin

_TIMEOUT_SECONDS = 60
_AR_MAGIC = b"!<arch>\n"
_SCORES = (".mxl", ".xml", ".musicxml", ".krn", ".abc")


class FetchError(Exception):
    """A corpus that cannot be had; the message is one sentence that says why."""


@dataclass(frozen=True)
class Fetched:
    """How one corpus came: files stored, and (path, reason) of scores that could not be read."""

    path: Path
    files: int
    failed: tuple[tuple[str, str], ...]


def fetch(name: str, out: Path, mirror: str | None = None, limit: int | None = None, jobs: int = 1) -> Fetched:
    """Download the corpus ``name`` and write ``<out>/<name>.zip``.

    ``mirror`` takes the place of the public addresses: ``<mirror>/<name>/<last part of the
    address>`` is read instead (folders of installed packages are not mirrored). ``limit`` takes
    only the first so many files of each archive and tunes of each book, to try things out. Scores are converted in
    ``jobs`` processes. The zip appears only when it is whole.

    Raises FetchError when it cannot be had.
    """
    if name in UNFETCHABLE:
        raise FetchError(f"{name} cannot be fetched: {UNFETCHABLE[name]}")
    if name not in ORIGINS:
        raise FetchError(f"there is no corpus {name} to fetch; there are {', '.join(ORIGINS)}")
    origin = ORIGINS[name]
    out.mkdir(parents=True, exist_ok=True)
    part = out / f"{name}.zip.part"
    failed: list[tuple[str, str]] = []
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for folder, address in origin.urls:
                if mirror is not None and not address.startswith("package:"):
                    address = f"{mirror.rstrip('/')}/{name}/{address.rsplit('/', 1)[1]}"
                chosen = (m for m in _members(address) if _targets(origin, folder, m[0]))
                _store(archive, origin, folder, islice(chosen, limit), failed, limit, jobs)
            files = len(archive.namelist())
            archive.writestr("ORIGIN/fetched.txt", "".join(f"{address}\n" for _, address in origin.urls))
            if failed:
                archive.writestr("ORIGIN/failed.txt", "".join(f"{path}: {reason}\n" for path, reason in failed))
        if not files:
            raise FetchError(f"{name} was found, but holds none of the files it should")
        whole = part.replace(out / f"{name}.zip")
    finally:
        part.unlink(missing_ok=True)
    return Fetched(whole, files, tuple(failed))


def _targets(origin: Origin, folder: str, path: str) -> list[str]:
    """Where the rules put the file at ``path`` of an archive."""
    inner = "/".join(PurePosixPath(path).parts[origin.strip :])
    matches = ((re.fullmatch(pattern, inner), target) for pattern, target in origin.rules)
    return [re.sub("//+", "/", m.expand(target).replace("{folder}", folder)) for m, target in matches if m]


def _store(
    archive: zipfile.ZipFile,
    origin: Origin,
    folder: str,
    members: Iterator[tuple[str, bytes]],
    failed: list[tuple[str, str]],
    limit: int | None,
    jobs: int,
) -> None:
    """Write the members to their targets, scores as MIDI files, each tune of a book by itself."""
    scores: list[tuple[str, str, bytes]] = []
    for path, data in members:
        for target in _targets(origin, folder, path):
            if not target.endswith(".mid") or PurePosixPath(path).suffix not in _SCORES:
                archive.writestr(target, data)
            elif path.endswith(".abc"):
                tunes = re.split(rb"(?m)^(?=X:)", data)[1 : limit and limit + 1]
                for number, tune in enumerate(tunes):
                    scores.append((f"{path}#{number}", target.replace("{tune}", f"{number:05d}"), tune))
            else:
                scores.append((path, target, data))
    if not scores:
        return
    with ProcessPoolExecutor(jobs) as pool:
        tasks = [pool.submit(score_to_midi, data, _suffix(path)) for path, target, data in scores]
        for (path, target, _), task in tqdm(zip(scores, tasks, strict=True), "scores", len(scores), unit="score"):
            error = task.exception()
            if error is not None:
                failed.append((path, f"{type(error).__name__}: {error}".splitlines()[0]))
                continue
            title, midi = task.result()
            slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "untitled"
            archive.writestr(target.replace("{title}", slug), midi)


def _suffix(path: str) -> str:
    return PurePosixPath(path.partition("#")[0]).suffix


def _members(address: str) -> Iterator[tuple[str, bytes]]:
    """(Path, content) of the files of an archive, a single file, or a folder of a package."""
    if address.startswith("package:"):
        yield from _package(address.removeprefix("package:"))
        return
    with tempfile.TemporaryFile() as file:
        try:
            with urllib.request.urlopen(address, timeout=_TIMEOUT_SECONDS) as response:
                length = int(response.headers.get("Content-Length") or 0)
                name = address.rsplit("/", 1)[1]
                with tqdm.wrapattr(response, "read", total=length or None, desc=name) as stream:
                    shutil.copyfileobj(stream, file)
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            raise FetchError(f"{address} does not answer: {error}") from error
        file.seek(0)
        magic = file.read(len(_AR_MAGIC))
        file.seek(0)
        if magic == _AR_MAGIC:
            yield from _deb(file.read())
        elif zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                for path in sorted(n for n in archive.namelist() if not n.endswith("/")):
                    yield path, archive.read(path)
        elif _is_tar(file):
            yield from _tar(file.read())
        else:
            file.seek(0)
            yield address.rsplit("/", 1)[1], file.read()


def _is_tar(file: IO[bytes]) -> bool:
    file.seek(0)
    found = tarfile.is_tarfile(file)
    file.seek(0)
    return found


def _tar(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Files of a tar archive, packed or not."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                yield member.name.removeprefix("./"), content.read()


def _deb(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Files of a Debian package: an ar archive whose member ``data.tar`` holds them."""
    at = len(_AR_MAGIC)
    while at + 60 <= len(data):
        name = data[at : at + 16].decode("ascii").strip().rstrip("/")
        size = int(data[at + 48 : at + 58])
        if name.startswith("data.tar"):
            yield from _tar(data[at + 60 : at + 60 + size])
        # Members begin at even places.
        at += 60 + size + size % 2


def _package(path: str) -> Iterator[tuple[str, bytes]]:
    """Files below a folder of an installed package, like ``music21/corpus/bach``."""
    package, _, folder = path.partition("/")
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise FetchError(f"the Python package {package} is not installed")
    root = Path(found.origin).parent / folder
    for file in sorted(root.rglob("*")):
        if file.is_file():
            yield file.relative_to(root).as_posix(), file.read_bytes()
