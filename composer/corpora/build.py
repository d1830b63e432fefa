"""From a file's bytes to a work: the steps that all corpora share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from composer.controls import TEMPO_RANGE
from composer.corpora.accents import bars_from_accents
from composer.corpora.annotations import pickup_of_analysis
from composer.corpora.archive import Archive
from composer.corpora.convert import BARS_AS_WRITTEN
from composer.corpora.pickup import pickup_of, with_pickup
from composer.corpora.staves import most_active
from composer.corpora.tonality import key_of
from composer.corpora.tune import tune_of
from composer.corpora.work import BarChords, Unreadable, Work
from composer.key import Key
from composer.midi import MidiError, Sheet, Track, read_sheet
from composer.piece import Bar

Arrange = Callable[[tuple[Track, ...]], tuple[Track, ...]]


@dataclass(frozen=True)
class Facts:
    """What a reader knows of one file; see :class:`composer.corpora.work.Work`."""

    work: str
    title: str = ""
    genre: str | None = None
    key: Key | None = None
    chords: tuple[BarChords, ...] | None = None
    sections: tuple[str, ...] | None = None
    is_fill: bool = False
    # Whether a dorian or mixolydian ending may be read as such.
    modal: bool = False


def open_sheet(archive: Archive, path: str) -> Sheet | Unreadable:
    """The file on the grid, or why not."""
    try:
        return read_sheet(archive.bytes(path))
    except MidiError as error:
        return Unreadable(archive.name, path, str(error))


def open_score(archive: Archive, path: str, analysis: str = "") -> Sheet | Unreadable:
    """A score on the grid with its bar lines put right: by what an ``analysis`` in RomanText says
    of its pickup, and where that says nothing by the notes; unchanged where the conversion kept the
    bars of the page."""
    sheet = open_sheet(archive, path)
    if isinstance(sheet, Unreadable) or BARS_AS_WRITTEN.encode() in archive.bytes(path):
        return sheet
    pickup = pickup_of_analysis(analysis, sheet.bars[0].meter) if analysis else None
    return with_pickup(sheet, pickup_of(sheet) if pickup is None else pickup)


def open_tune(archive: Archive, path: str) -> Sheet | Unreadable:
    """A file of abc2midi on the grid, with the bar lines that its accents tell."""
    sheet = open_sheet(archive, path)
    return sheet if isinstance(sheet, Unreadable) else bars_from_accents(sheet)


def work_of(
    archive: Archive, tier: str, path: str, sheet: Sheet, facts: Facts, arrange: Sequence[Arrange] = ()
) -> Work:
    """The work that a sheet is, after the corpus's own rearrangements of its tracks, in order."""
    tracks = sheet.tracks
    for step in arrange:
        tracks = step(tracks)
    tracks, dropped = most_active(tracks)
    key = facts.key or key_of(sheet.key_signature, tracks, facts.modal)
    sheet = replace(sheet, tracks=tracks, bars=_playable(sheet.bars))
    return Work(
        archive.name, tier, path, facts.work, sheet.piece(key, facts.title), facts.title, key, sheet.key_signature,
        facts.genre, facts.chords, facts.sections, tune_of([t.notes for t in tracks if not t.is_drums]), dropped,
        facts.is_fill,
    )  # fmt: skip


def _playable(bars: tuple[Bar, ...]) -> tuple[Bar, ...]:
    """Bars with tempos that can be asked for. What lies outside comes from converters that count
    the long notes of old notation as modern ones; halved or doubled, the piece keeps its inner
    proportions."""
    low, high = TEMPO_RANGE
    usual = median(bar.tempo_bpm for bar in bars)
    factor = 1.0
    while usual * factor > high:
        factor /= 2
    while usual * factor < low:
        factor *= 2
    return tuple(replace(bar, tempo_bpm=bar.tempo_bpm * factor) for bar in bars) if factor != 1 else bars
