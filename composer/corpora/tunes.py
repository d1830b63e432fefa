"""Readers of one-line tunes and lead sheets: folk collections, Nottingham, OpenEWLD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import numpy as np

from composer.corpora.archive import Archive
from composer.corpora.build import Facts, open_sheet, work_of
from composer.corpora.chordtrack import chords_of_notes
from composer.corpora.genre import genre_of_title
from composer.corpora.work import Unreadable, Work
from composer.midi import Track

Results = Iterator[Work | Unreadable]


def folk(archive: Archive, tier: str) -> Results:
    """Dance tunes and songs of one line. The tune's name is the track's, or the file's."""
    for path in archive.midi():
        sheet = open_sheet(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        stem = PurePosixPath(path).stem
        title = next((t.name for t in sheet.tracks if t.name), stem)
        genre = "folk" if genre_of_title(title) in (None, "jazz") else genre_of_title(title)
        work = f"{archive.name}/{PurePosixPath(path).parent.name}/{stem}"
        yield work_of(archive, tier, path, sheet, Facts(work, title, genre, modal=True))


def nottingham(archive: Archive, tier: str) -> Results:
    """Folk tunes, melody and chords as two tracks; the files with one of them are copies."""
    for path in archive.midi():
        folder = PurePosixPath(path).parent.name
        if folder in ("melody", "chords"):
            whole = f"MIDI/{PurePosixPath(path).name}"
            if whole in archive.names:
                yield Unreadable(archive.name, path, "one part of a tune that is read whole", is_lost=False)
                continue
        sheet = open_sheet(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        stem = PurePosixPath(path).stem
        kind = re.sub(r"[\d_-].*$", "", stem)
        genre = {"waltzes": "waltz"}.get(kind, "folk")
        chords = None
        if len(sheet.tracks) == 2:
            chords = chords_of_notes(sheet.tracks[1].notes, sheet.bars)
        facts = Facts(f"nottingham/{stem}", stem, genre, chords=chords, modal=True)
        yield work_of(archive, tier, path, sheet, facts)


def openewld(archive: Archive, tier: str) -> Results:
    """Lead sheets of early popular songs: the melody as a voice or instrument."""
    for path in archive.midi():
        sheet = open_sheet(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        title = PurePosixPath(path).stem.replace("_", " ")
        facts = Facts(f"openewld/{title.lower()}", title, genre_of_title(title) or "jazz")
        yield work_of(archive, tier, path, sheet, facts, (_melody,))


def _melody(tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """Named as what it is, so that it is the melody even where it is polyphonic for a moment."""
    return tuple(replace(t, name=t.name or "Melody", notes=np.ascontiguousarray(t.notes)) for t in tracks)
