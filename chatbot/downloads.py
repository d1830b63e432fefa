"""Versions as files to take along: notes, scores, sound, and takes that can be replayed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from chatbot.takes import take_record
from chatbot.versions import Version
from composer.midi import write_midi
from synth import SynthPool, export, render

# By kind, the suffix of its files; in the order in which they are offered.
KINDS: dict[str, str] = {
    "midi": ".mid",
    "wav": ".wav",
    "flac": ".flac",
    "mp3": ".mp3",
    "take": ".take.json",
}
_SOUND = frozenset({"wav", "flac", "mp3"})
_LONGEST_NAME = 60


def write(versions: Sequence[Version], number: int, kind: str, folder: Path, pool: SynthPool | None) -> Path:
    """The file of version ``number`` in ``folder``, made when it is not there yet.

    Raises ValueError for a kind that is none of :data:`KINDS`."""
    if kind not in KINDS:
        raise ValueError(f"a version can be had as {', '.join(KINDS)}, not {kind}")
    path = folder / f"version{number}{KINDS[kind]}"
    version = versions[number - 1]
    if kind == "take":  # A version may have been renamed since, and it is quickly made.
        record = take_record(versions, number)
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    elif not path.is_file():
        _write(version, kind, path, pool)
    return path


def _write(version: Version, kind: str, path: Path, pool: SynthPool | None) -> None:
    """Under another name first, so that nobody reads half a file."""
    partly = path.with_name(f"making-{path.name}")
    if kind in _SOUND:
        export(render(version.piece, pool), partly)
    else:
        partly.write_bytes(_WRITERS[kind](version))
    partly.replace(path)


def file_name(version: Version, kind: str) -> str:
    """What a version's file is called on the visitor's own disk."""
    name = re.sub(r"[^\w\- ]+", "", version.name or "").strip()[:_LONGEST_NAME]
    return f"{name or f'cadenza-{version.number}'}{KINDS[kind]}"


_WRITERS: dict[str, Callable[[Version], bytes]] = {"midi": lambda version: write_midi(version.piece)}
