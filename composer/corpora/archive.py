"""A corpus as it lies on disk: one zip, read member by member."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path


class Archive:
    """The files of ``<data>/<name>.zip``. Used with ``with``. Where ``only`` names some MIDI files,
    the others are not listed; they can still be read.

    Raises FileNotFoundError with a sentence that names the corpus when the zip is not there."""

    def __init__(self, data: Path, name: str, only: Collection[str] | None = None) -> None:
        self.data, self.name = data, name
        self._only = None if only is None else frozenset(only)
        self._data = data
        path = data / f"{name}.zip"
        if not path.is_file():
            raise FileNotFoundError(f"the corpus {name} is not there: {path} does not exist")
        self._zip = zipfile.ZipFile(path)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def sibling(self, name: str) -> Archive | None:
        """Another corpus of the same folder, or None when it is not there."""
        return Archive(self._data, name) if (self._data / f"{name}.zip").is_file() else None

    @cached_property
    def names(self) -> frozenset[str]:
        """Paths of all files inside."""
        return frozenset(n for n in self._zip.namelist() if not n.endswith("/"))

    def midi(self, folder: str = "") -> list[str]:
        """Paths of the MIDI files below ``folder``, sorted."""
        listed = self.names if self._only is None else self.names & self._only
        return sorted(n for n in listed if n.lower().endswith((".mid", ".midi")) and n.startswith(folder))

    def bytes(self, path: str) -> bytes:
        """One file. Raises KeyError when it is not there."""
        return self._zip.read(path)

    def text(self, path: str) -> str:
        """One file as text, UTF-8 where it is and Latin-1 where it is not."""
        data = self._zip.read(path)
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("latin-1")

    def folders(self, below: str) -> Iterator[str]:
        """Names of the folders directly below ``below`` (which ends with a slash), sorted."""
        yield from sorted({n[len(below) :].split("/")[0] for n in self.names if n.startswith(below)})
