"""Versions as files to take along: notes, scores, sound, and takes that can be replayed."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

from chatbot.levels import level_of
from chatbot.takes import take_record
from chatbot.versions import Version
from composer.midi import write_midi
from composer.score import engrave, score_pdf, write_musicxml
from composer.score.engraving import NARROW, WIDE
from synth import SynthPool, export, render

# By kind, the suffix of its files; in the order in which they are offered.
KINDS: dict[str, str] = {
    "midi": ".mid",
    "musicxml": ".musicxml",
    "pdf": ".pdf",
    "wav": ".wav",
    "flac": ".flac",
    "mp3": ".mp3",
    "take": ".take.json",
}
_TITLED = frozenset({"musicxml", "pdf"})
_SOUND = frozenset({"wav", "flac", "mp3"})
_LONGEST_NAME = 60


def write(versions: Sequence[Version], number: int, kind: str, folder: Path, pool: SynthPool | None) -> Path:
    """The file of version ``number`` in ``folder``, made when it is not there yet.

    Raises ValueError for a kind that is none of :data:`KINDS`."""
    if kind not in KINDS:
        raise ValueError(f"a version can be had as {', '.join(KINDS)}, not {kind}")
    version = versions[number - 1]
    # Scores have the name as their title, and a version may be renamed.
    title = f"-{crc32(version.name.encode()):08x}" if version.name and kind in _TITLED else ""
    path = folder / f"version{number}{title}{KINDS[kind]}"
    if kind == "take":  # It tells the name too, and is quickly made.
        record = take_record(versions, number)
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    elif not path.is_file():
        _write(versions, number, kind, path, pool)
    return path


def score_pages(version: Version, folder: Path, narrow: bool) -> list[Path]:
    """The score of a version for the screen, a file of SVG a page, engraved when it is first looked at;
    ``narrow`` for a phone.

    Raises EngravingError when that is not possible."""
    kept = folder / f"version{version.number}-{'narrow' if narrow else 'wide'}"
    if not kept.is_dir():
        drawn = engrave(_musicxml(version), NARROW if narrow else WIDE)
        # Under another name first, so that nobody finds half of the pages.
        partly = Path(tempfile.mkdtemp(prefix="making-", dir=folder))
        for number, page in enumerate(drawn, 1):
            (partly / f"page{number:03}.svg").write_text(page, encoding="utf-8")
        try:
            partly.rename(kept)
        except OSError:  # Somebody else was sooner; the pages are the same.
            shutil.rmtree(partly)
    return sorted(kept.glob("*.svg"))


def _write(versions: Sequence[Version], number: int, kind: str, path: Path, pool: SynthPool | None) -> None:
    """Under another name first, so that nobody reads half a file."""
    version = versions[number - 1]
    partly = path.with_name(f"making-{path.name}")
    if kind in _SOUND:
        export(render(version.piece, pool, level=level_of(versions, number)), partly)
    else:
        partly.write_bytes(_WRITERS[kind](version))
    partly.replace(path)


def file_name(version: Version, kind: str) -> str:
    """What a version's file is called on the visitor's own disk."""
    return f"{safe_name(version.name or '') or f'cadenza-{version.number}'}{KINDS[kind]}"


def safe_name(name: str) -> str:
    """A name as a file can have it; empty when nothing is left."""
    return re.sub(r"[^\w\- ]+", "", name).strip()[:_LONGEST_NAME]


def _musicxml(version: Version) -> bytes:
    return write_musicxml(version.piece, version.name or "")


_WRITERS: dict[str, Callable[[Version], bytes]] = {
    "midi": lambda version: write_midi(version.piece),
    "musicxml": _musicxml,
    "pdf": lambda version: score_pdf(_musicxml(version)),
}
