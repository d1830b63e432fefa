"""A person's own files: MIDI, MusicXML (MuseScore's export) and ABC become pieces.

Scores are read by music21 in a process of its own, with a limit of time and memory: a damaged or
endless file costs that process its life, and nobody else anything.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import PurePath

from composer.analysis import estimate_chords
from composer.harmony import NO_CHORD, Chord, parse_chord
from composer.label import labelled
from composer.midi import MidiError, read_midi, read_provenance, read_sheet, signature_key
from composer.notation.players import with_named_players
from composer.notation.tones import NotationError
from composer.piece import TICKS_PER_QUARTER, Piece

MIDI_SUFFIXES = (".mid", ".midi")
SCORE_SUFFIXES = (".musicxml", ".xml", ".mxl", ".abc", ".krn")
SUFFIXES = MIDI_SUFFIXES + SCORE_SUFFIXES
# The largest works of the training corpora take music21 ten seconds.
TIME_LIMIT_SECONDS = 15.0


def read_file(data: bytes, name: str) -> Piece:
    """The piece in a file whose ``name`` tells its kind. A MIDI file that was written here is as
    it was; of any other file the key, the chords (where the score has no symbols) and the sections
    are estimated from the notes.

    Raises NotationError with one sentence for anything that cannot be played."""
    suffix = PurePath(name).suffix.lower()
    if suffix in MIDI_SUFFIXES:
        try:
            piece = read_midi(data)
            if read_provenance(data) is not None:
                return piece
            return labelled(piece, signature_key(read_sheet(data).key_signature))
        except MidiError as error:
            raise NotationError("file", str(error)) from error
    if suffix in SCORE_SUFFIXES:
        return read_score(data, suffix)
    raise NotationError("suffix", "a file can be " + ", ".join(SUFFIXES))


def read_score(data: bytes, suffix: str) -> Piece:
    """The piece on a page of MusicXML (".musicxml", ".xml", ".mxl"), ABC (".abc") or kern (".krn").

    Raises NotationError with one sentence for anything that cannot be played."""
    command = [sys.executable, "-m", "composer.notation", suffix]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=TIME_LIMIT_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise NotationError("file", f"the score takes longer than {TIME_LIMIT_SECONDS:g} seconds to read") from error
    if done.returncode != 0:
        raise NotationError("file", "the score cannot be read: " + _last_line(done.stderr))
    found = json.loads(done.stdout)
    try:
        midi = base64.b64decode(found["midi"])
        sheet = read_sheet(midi)
    except MidiError as error:
        raise NotationError("file", f"the score holds no playable notes: {error}") from error
    piece = replace(sheet.piece(), title=found["title"])
    symbols = [(round(at * TICKS_PER_QUARTER) + sheet.shift, text) for at, text in found["chords"]]
    return with_named_players(labelled(piece, signature_key(sheet.key_signature), _written_chords(piece, symbols)))


def _last_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else "its reader stopped"


def _written_chords(piece: Piece, symbols: list[tuple[int, str]]) -> list[tuple[Chord, ...]] | None:
    """The chord symbols by half bar, each holding until the next; None where there are none."""
    readable: list[tuple[int, Chord]] = []
    for tick, text in symbols:
        try:
            # music21 writes a flat as "-".
            readable.append((tick, parse_chord(text.replace("-", "b"))))
        except ValueError:
            continue  # a symbol that names no chord of ours: the one before holds on
    if not readable:
        return None
    estimated = estimate_chords(piece)
    chords: list[tuple[Chord, ...]] = []
    for index, (start, bar) in enumerate(zip(piece.bar_starts, piece.bars, strict=False)):
        halves = []
        for begin, guess in ((start, estimated[index][0]), (start + bar.meter.second_half, estimated[index][-1])):
            end = start + bar.meter.second_half if begin == start else start + bar.ticks
            heard = [chord for tick, chord in readable if tick < end]
            halves.append(heard[-1] if heard and heard[-1] != NO_CHORD else guess)
        chords.append((halves[0],) if halves[0] == halves[1] else (halves[0], halves[1]))
    return chords
