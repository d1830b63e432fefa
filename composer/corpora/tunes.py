"""Readers of one-line tunes and lead sheets: folk collections, Nottingham, OpenEWLD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from composer.corpora.annotations import read_lead_sheet
from composer.corpora.archive import Archive
from composer.corpora.build import Facts, open_sheet, open_tune, work_of
from composer.corpora.chordtrack import chords_of_notes
from composer.corpora.genre import genre_of_title
from composer.corpora.pickup import pickup_of, with_pickup
from composer.corpora.work import BarChords, Unreadable, Work
from composer.midi import Sheet, Track

Results = Iterator[Work | Unreadable]
# General MIDI programs from here on are percussion and sound effects.
_EFFECTS = 112


def folk(archive: Archive, tier: str) -> Results:
    """Dance tunes and songs of one line, made by abc2midi. The tune's name is the track's, or the file's."""
    for path in archive.midi():
        sheet = open_tune(archive, path)
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
        chords = None
        page = path.removeprefix("_midi/").removesuffix(".mid") + ".mxl"
        if page in archive.names:
            sheet, chords = _with_page(sheet, archive.bytes(page))
        facts = Facts(f"openewld/{title.lower()}", title, genre_of_title(title) or "jazz", chords=chords)
        yield work_of(archive, tier, path, sheet, facts, (_melody,))


def _with_page(sheet: Sheet, data: bytes) -> tuple[Sheet, tuple[BarChords, ...] | None]:
    """The sheet with the pickup that its MusicXML shows, and the chords where the file has as
    many bars as the page, or as the page with its repeats played."""
    try:
        page = read_lead_sheet(data)
    except ValueError:
        return with_pickup(sheet, pickup_of(sheet)), None
    meter = sheet.bars[0].meter
    sheet = with_pickup(sheet, page.pickup)
    if not all(bar.meter == meter for bar in sheet.bars):
        return sheet, None
    for version in (page, page.unfolded()):
        written = -(-(version.ticks + (meter.ticks - page.pickup if page.pickup else 0)) // meter.ticks)
        if version.chords and abs(written - len(sheet.bars)) <= 1:
            return sheet, version.by_bar(len(sheet.bars), meter)
    return sheet, None


def _melody(tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """Named as what it is, so that it is the melody even where it is polyphonic for a moment;
    on the piano where the page asks for a sound effect."""
    return tuple(replace(t, name=t.name or "Melody", program=t.program if t.program < _EFFECTS else 0) for t in tracks)
