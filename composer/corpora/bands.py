"""Readers of bands and drummers: game music, Groove."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from composer.corpora.archive import Archive
from composer.corpora.build import Facts, open_sheet, work_of
from composer.corpora.genre import genre_of_style, genre_of_title
from composer.corpora.staves import keyboards_merged
from composer.corpora.work import Unreadable, Work
from composer.quantise import Integers, clean_notes

Results = Iterator[Work | Unreadable]

# Edges and rims of the electronic kit that General MIDI has no number for, or another use
# (mapping published with the Groove MIDI Dataset): hi-hat edges, the rim of the third tom.
_ROLAND = {22: 42, 26: 46, 58: 43}


def games(archive: Archive, tier: str) -> Results:
    """Game music with its own programs; neighbouring piano staves made one."""
    for path in archive.midi():
        sheet = open_sheet(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        title = PurePosixPath(path).stem
        folder = "" if archive.name != "free-games" else PurePosixPath(path).parent.name + "/"
        # "JBattle 1" is the Japanese package's Battle 1.
        work = f"{archive.name}/{folder}{title}"
        facts = Facts(work, title.replace("_", " "), genre_of_title(title) or "game")
        yield work_of(archive, tier, path, sheet, facts, (keyboards_merged,))


def groove(archive: Archive, tier: str) -> Results:
    """Drum performances on their click: ``info.csv`` gives style, tempo, and beat or fill. One
    drummer's session is one work, for its takes resemble each other."""
    rows = {row["midi_filename"]: row for row in csv.DictReader(io.StringIO(archive.text("groove/info.csv")))}
    for path in archive.midi("groove/"):
        sheet = open_sheet(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        row = rows.get(path.removeprefix("groove/"))
        if row is None:
            yield Unreadable(archive.name, path, "no row in info.csv says its style and tempo")
            continue
        tempo = float(row["bpm"])
        sheet = replace(sheet, bars=tuple(replace(bar, tempo_bpm=tempo) for bar in sheet.bars), key_signature=None)
        style = re.sub(r"\d+$", "", row["style"])
        title = f"{row['style']} {row['beat_type']}"
        sheet = replace(sheet, tracks=tuple(replace(t, notes=_general_midi(t.notes)) for t in sheet.tracks))
        facts = Facts(
            f"groove/{row['drummer']}/{row['style']}", title, genre_of_style(style.split("/")),
            is_fill=row["beat_type"] == "fill",
        )  # fmt: skip
        yield work_of(archive, tier, path, sheet, facts)


def _general_midi(notes: Integers) -> Integers:
    """The strokes of a Roland kit under their General MIDI numbers."""
    notes = notes.copy()
    for roland, standard in _ROLAND.items():
        notes[notes[:, 1] == roland, 1] = standard
    return clean_notes(notes)
