"""Reader of POP909: three sources of the same songs put together.

POP909-CL has the right bar lines, keys and chords, and all players in one track at 100 BPM;
POP909 has melody, bridge and piano apart and the tempo, on bar lines that mean nothing; a third
has the phrases. The first two differ by a shift in time alone, which is found from the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray

from composer.corpora.archive import Archive
from composer.corpora.build import Facts, open_sheet, work_of
from composer.corpora.chordtrack import chords_of_notes
from composer.corpora.work import BarChords, Unreadable, Work
from composer.key import Key
from composer.midi import MidiError, Sheet, Track, parse_score, signature_key
from composer.piece import SECTION_LETTERS, TICKS_PER_QUARTER
from composer.quantise import bars_with_tempo, clean_notes

Results = Iterator[Work | Unreadable]
Floats = NDArray[np.float64]
_FOLDER = "POP909_processed"
# The tracks of a song, by the names that its arrangers gave them.
_NAMES = {"MELODY": "MELODY", "BRIDGE": "BRIDGE", "CAU": "BRIDGE", "PIANO": "PIANO", "DEM": "PIANO"}
# Share of notes that must fall into place for two files to be of one song on one grid.
_AGREEMENT = 0.95
# A version whose accompaniment shares more than this with one already read is a draft of it.
_DRAFT = 0.6
# Phrase labels fit when this share of their melody is found in the song's.
_LABELS = 0.6


@dataclass(frozen=True, eq=False)
class _Take:
    """The three tracks of one file as (n, 4) float arrays: start, pitch, duration, velocity, times
    in grid ticks not yet rounded; and its tempo changes as (tick, microseconds)."""

    tracks: dict[str, Floats]
    tempos: tuple[tuple[float, int], ...]


def pop909_cl(archive: Archive, tier: str) -> Results:
    """909 pop songs on corrected beats with expert chords; in melody, bridge and piano where
    pop909 lies beside, with its other arrangements, and with phrases where pop909-structure does."""
    with ExitStack() as stack:
        played, labels = (
            stack.enter_context(Archive(archive.data, name)) if (archive.data / f"{name}.zip").is_file() else None
            for name in ("pop909", "pop909-structure")
        )
        for path in archive.midi():
            if PurePosixPath(path).parent.name != _FOLDER:
                reason = f"the same song before correction, read from {_FOLDER}"
                yield Unreadable(archive.name, path, reason, is_lost=False)
                continue
            sheet = open_sheet(archive, path)
            if isinstance(sheet, Unreadable):
                yield sheet
                continue
            if not any(t.name == "piano" for t in sheet.tracks):
                yield Unreadable(archive.name, path, "the file holds chord labels and no music")
                continue
            yield from _song(archive, tier, path, sheet, played, labels)


def pop909(archive: Archive, tier: str) -> Results:
    """The original files, which :func:`pop909_cl` reads; named here is only what it cannot."""
    corrected = archive.data / "pop909-cl.zip"
    if corrected.is_file():
        with Archive(archive.data, "pop909-cl") as other:
            songs = {PurePosixPath(p).stem for p in other.midi() if PurePosixPath(p).parent.name == _FOLDER}
    else:
        songs = set()
    for path in archive.midi():
        if PurePosixPath(path).parts[1] in songs:
            yield Unreadable(archive.name, path, "read as pop909-cl, on its corrected grid", is_lost=False)
        else:
            yield Unreadable(archive.name, path, "pop909-cl has no corrected grid for this song")


def _song(
    archive: Archive, tier: str, path: str, sheet: Sheet, played: Archive | None, labels: Archive | None
) -> Results:
    number = PurePosixPath(path).stem
    music = tuple(t for t in sheet.tracks if t.name == "piano")
    marks = [t for t in sheet.tracks if t.name != "piano"]
    chords = chords_of_notes(marks[0].notes, sheet.bars) if marks else None
    key = signature_key(sheet.key_signature) if sheet.key_signature else None
    merged = replace(sheet, tracks=music)
    take = _take(played, f"POP909/{number}/{number}.mid") if played else None
    shift = _shift(take, merged) if take else None
    if take is None or shift is None:
        facts = _facts(number, "", key, chords, None)
        yield work_of(archive, tier, path, merged, facts)
        return
    sections = _sections(labels, number, take.tracks["MELODY"], shift, sheet) if labels else None
    first = _on_grid(take, shift, sheet)
    yield work_of(archive, tier, path, first, _facts(number, "", key, chords, sections))
    assert played is not None  # the take came from it
    kept = [_accompaniment(take, 0.0)]
    for version in played.midi(f"POP909/{number}/versions/"):
        other = _take(played, version)
        offset = _offset(other, take) if other else None
        if other is None or offset is None:
            reason = "a version of a song that is read, on another grid"
            yield Unreadable(archive.name, f"pop909:{version}", reason, is_lost=False)
            continue
        notes = _accompaniment(other, offset)
        if not notes or any(len(notes & old) > _DRAFT * min(len(notes), len(old)) for old in kept):
            yield Unreadable(archive.name, f"pop909:{version}", "a draft of an arrangement that is read", is_lost=False)
            continue
        kept.append(notes)
        name = PurePosixPath(version).stem
        grid = _on_grid(other, shift + offset, sheet)
        yield work_of(archive, tier, f"pop909:{version}", grid, _facts(number, name, key, chords, sections))


def _facts(
    number: str, version: str, key: Key | None, chords: tuple[BarChords, ...] | None, sections: tuple[str, ...] | None
) -> Facts:
    return Facts(f"pop909/{number}", version or number, "pop", key, chords, sections)


def _take(archive: Archive, path: str) -> _Take | None:
    """The file's tracks; None when it is not there, damaged, or has no melody."""
    if path not in archive.names:
        return None
    try:
        score = parse_score(archive.bytes(path))
    except MidiError:
        return None
    scale = TICKS_PER_QUARTER / score.ticks_per_quarter
    tracks: dict[str, Floats] = {}
    for track in score.tracks:
        name = _NAMES.get(track.name.strip().upper())
        if name is None or not len(track.notes):
            continue
        columns = track.notes.numpy()
        rows = (columns["time"] * scale, columns["pitch"], columns["duration"] * scale, columns["velocity"])
        tracks[name] = np.stack(rows, axis=1).astype(np.float64)
    if "MELODY" not in tracks:
        return None
    return _Take(tracks, tuple((t.time * scale, t.mspq) for t in sorted(score.tempos, key=lambda t: t.time)))


def _shift(take: _Take, merged: Sheet) -> float | None:
    """Ticks from the played file to the corrected one, from the pitches that occur equally often
    in both, in order of time; None when they do not agree."""
    played = np.concatenate(list(take.tracks.values()))
    corrected = merged.tracks[0].notes
    gaps = []
    for pitch in np.unique(corrected[:, 1]):
        a = np.sort(played[played[:, 1] == pitch, 0])
        b = np.sort(corrected[corrected[:, 1] == pitch, 0])
        if len(a) == len(b):
            gaps.append(b - a)
    if not gaps:
        return None
    gap = np.concatenate(gaps)
    shift = float(np.median(gap))
    inside = bool(np.all(played[:, 0] + shift > -0.5))
    return shift if inside and np.mean(np.abs(gap - shift) <= 1) >= _AGREEMENT else None


def _offset(version: _Take, take: _Take) -> float | None:
    """Ticks from a version to its song by their melodies; None when these are not the same."""
    a, b = version.tracks["MELODY"], take.tracks["MELODY"]
    if len(a) != len(b) or not np.array_equal(a[:, 1], b[:, 1]):
        return None
    gap = b[:, 0] - a[:, 0]
    offset = float(np.median(gap))
    return offset if np.mean(np.abs(gap - offset) <= 1) >= _AGREEMENT else None


def _accompaniment(take: _Take, offset: float) -> set[tuple[int, int]]:
    """(Nearest tick, pitch) of every note that is not the melody's."""
    rows = [notes for name, notes in take.tracks.items() if name != "MELODY"]
    return {(round(start + offset), int(pitch)) for notes in rows for start, pitch in notes[:, :2].tolist()}


def _on_grid(take: _Take, shift: float, sheet: Sheet) -> Sheet:
    """The take's tracks and tempo on the corrected bar lines; bars are cut or added at the end
    so that they cover the notes."""
    tracks = []
    for name, rows in take.tracks.items():
        start = np.floor(rows[:, 0] + shift + 0.5).astype(np.int64)
        end = np.floor(rows[:, 0] + rows[:, 2] + shift + 0.5).astype(np.int64)
        notes = np.stack((start, rows[:, 1].astype(np.int64), end - start, rows[:, 3].astype(np.int64)), axis=1)
        tracks.append(Track(name, 0, False, clean_notes(notes[start >= 0])))
    last = max(int((t.notes[:, 0] + t.notes[:, 2]).max()) for t in tracks)
    total = sum(bar.ticks for bar in sheet.bars)
    # What is held over the last bar line is cut there: one file rings longer than the other.
    if last > total:
        cut = (t.notes[t.notes[:, 0] < total] for t in tracks)
        clipped = [np.column_stack((n[:, :2], np.minimum(n[:, 2], total - n[:, 0]), n[:, 3])) for n in cut]
        tracks = [replace(t, notes=n) for t, n in zip(tracks, clipped, strict=True)]
    tempos = [(tick + shift if tick else 0.0, rate) for tick, rate in take.tempos]
    bars = bars_with_tempo([bar.meter for bar in sheet.bars], tempos)
    return replace(sheet, bars=bars, tracks=tuple(t for t in tracks if len(t.notes)))


def _sections(archive: Archive, number: str, melody: Floats, shift: float, sheet: Sheet) -> tuple[str, ...] | None:
    """A letter a bar from the first person's phrase labels ("i4A8B8o3": letter, bars), letters
    in order of appearance; None when the labels' own melody is not found in this one, or the song
    is not in 4/4 throughout. A bar has the letter that holds at its middle."""
    folder = f"POP909/{number}/"
    bar = 4 * TICKS_PER_QUARTER
    if f"{folder}human_label1.txt" not in archive.names or any(b.ticks != bar for b in sheet.bars):
        return None
    phrases = re.findall(r"([A-Za-z])(\d+)", archive.text(f"{folder}human_label1.txt"))
    letters = [letter for letter, bars in phrases for _ in range(int(bars))]
    at, labelled = 0, set()
    for line in archive.text(f"{folder}melody.txt").splitlines():
        pitch, length = (int(word) for word in line.split()[:2])
        if pitch:
            labelled.add((at, pitch))
        at += length * TICKS_PER_QUARTER // 4
    own = {(3 * round((start + shift) / 3), int(pitch)) for start, pitch in melody[:, :2].tolist()}
    if not letters or not labelled:
        return None
    # The labels' bars are older than the corrected ones and may lie any sixteenth beside them.
    hits = {gap: len({(t + gap, p) for t, p in labelled} & own) for gap in range(-8 * bar, 32 * bar, 3)}
    best = max(hits, key=lambda gap: (hits[gap], -abs(gap)))
    if hits[best] < _LABELS * len(labelled):
        return None
    middles = [b * bar + bar // 2 for b in range(len(sheet.bars))]
    names = [letters[min(max((middle - best) // bar, 0), len(letters) - 1)] for middle in middles]
    order = list(dict.fromkeys(letters))
    # The text of music knows the sections A to H; rarer ones share the last letter.
    return tuple(SECTION_LETTERS[min(order.index(name), 7)] for name in names)
