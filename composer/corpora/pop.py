"""Reader of POP909: the songs on the corrected grid of POP909-CL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from composer.corpora.archive import Archive
from composer.corpora.build import Facts, open_sheet, work_of
from composer.corpora.chordtrack import chords_of_notes
from composer.corpora.pop_voices import separated
from composer.corpora.work import Unreadable, Work
from composer.midi import signature_key

Results = Iterator[Work | Unreadable]
_FOLDER = "POP909_processed"


def pop909_cl(archive: Archive, tier: str) -> Results:
    """909 pop songs on the corrected beats with expert chords: melody, bridge and piano where
    the original files lie beside, one piano otherwise."""
    originals = archive.sibling("pop909")
    for path in archive.midi():
        number = PurePosixPath(path).stem
        if PurePosixPath(path).parent.name != _FOLDER:
            reason = f"the same song before correction, read from {_FOLDER}"
            yield Unreadable(archive.name, path, reason, is_lost=False)
            continue
        sheet = open_sheet(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        music = [t for t in sheet.tracks if t.name == "piano"]
        labels = [t for t in sheet.tracks if t.name != "piano"]
        chords = chords_of_notes(labels[0].notes, sheet.bars) if labels else None
        key = signature_key(sheet.key_signature) if sheet.key_signature else None
        original = f"POP909/{number}/{number}.mid"
        if originals is not None and len(music) == 1 and original in originals.names:
            music = list(separated(music[0], originals.bytes(original)))
        sheet = replace(sheet, tracks=tuple(music))
        yield work_of(archive, tier, path, sheet, Facts(f"pop909/{number}", number, "pop", key, chords))


def pop909(archive: Archive, tier: str) -> Results:
    """The original files, whose bar lines are not those of the music."""
    for path in archive.midi():
        reason = "the same song as in pop909-cl, whose grid is corrected"
        yield Unreadable(archive.name, path, reason, is_lost=False)
