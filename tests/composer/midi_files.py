"""Small MIDI files and corpora for the tests, made note by note."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import mido

Track = list[mido.Message | mido.MetaMessage]
# (start, end, pitch) or (start, end, pitch, velocity), times in quarter notes.
Notes = Sequence[tuple[float, ...]]
RESOLUTION = 480


def midi_file(tracks: Sequence[Track], resolution: int = RESOLUTION) -> bytes:
    """A file of ready messages; times are deltas."""
    file = mido.MidiFile(type=1, ticks_per_beat=resolution, charset="utf-8")
    file.tracks.extend(mido.MidiTrack(track) for track in tracks)
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()


def deltas(events: list[tuple[int, int, mido.Message | mido.MetaMessage]]) -> Track:
    """Events of (file tick, order, message) as a track."""
    track, now = [], 0
    for time, _, message in sorted(events, key=lambda event: event[:2]):
        track.append(message.copy(time=time - now))
        now = time
    return track


def player(notes: Notes, channel: int = 0, program: int = 0, name: str = "") -> Track:
    """A track that plays notes."""
    events = [(0, 0, mido.MetaMessage("track_name", name=name))]
    events.append((0, 1, mido.Message("program_change", channel=channel, program=program)))
    for start, end, pitch, *velocity in notes:
        on = mido.Message("note_on", channel=channel, note=pitch, velocity=velocity[0] if velocity else 90)
        events.append((round(start * RESOLUTION), 3, on))
        events.append((round(end * RESOLUTION), 2, mido.Message("note_off", channel=channel, note=pitch)))
    return deltas(events)


def conductor(meter: str = "4/4", key: str = "", bpm: float = 120.0) -> Track:
    """A track of meter, key and tempo at the beginning."""
    numerator, denominator = map(int, meter.split("/"))
    track = [
        mido.MetaMessage("time_signature", numerator=numerator, denominator=denominator),
        mido.MetaMessage("set_tempo", tempo=round(60e6 / bpm)),
    ]
    return [*track, mido.MetaMessage("key_signature", key=key)] if key else track


def song(*tracks: Track, meter: str = "4/4", key: str = "", bpm: float = 120.0) -> bytes:
    """A whole file."""
    return midi_file([conductor(meter, key, bpm), *tracks])


def scale(length: float = 1.0, low: int = 60, notes: int = 16, first: float = 0.0) -> list[tuple[float, ...]]:
    """One line of ``notes`` notes that goes up and down."""
    steps = (0, 2, 4, 5, 7, 5, 4, 2)
    return [(first + i * length, first + (i + 1) * length, low + steps[i % 8]) for i in range(notes)]


def chord(start: float, end: float, *pitches: int) -> list[tuple[float, ...]]:
    """Notes that sound together."""
    return [(start, end, pitch) for pitch in pitches]


def write_corpus(folder: Path, name: str, files: Mapping[str, bytes | str]) -> None:
    """``<folder>/<name>.zip`` with these files."""
    with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
