"""Files that a visitor sends: MIDI files become pieces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chatbot.reply import sentence
from chatbot.turn import Language
from composer.analysis import estimate_chords, estimate_key, estimate_sections
from composer.controls import BARS_RANGE
from composer.midi import MidiError, read_midi, read_provenance
from composer.piece import Piece

SUFFIXES = (".mid", ".midi")
# The largest files of the training corpora (whole symphony movements) have under 1 MB.
MEGABYTES = 4


class UploadError(ValueError):
    """A file that cannot be worked with; the message is one sentence in the visitor's language."""


def read_upload(path: Path, language: Language) -> Piece:
    """The piece in a MIDI file. One that comes from here is as it was; of any other, key, chords
    and sections are estimated from the notes.

    Raises UploadError for anything that is no MIDI file we can play.
    """
    name = path.name
    try:
        fits = path.is_file() and path.suffix.lower() in SUFFIXES and path.stat().st_size <= MEGABYTES * 2**20
        data = path.read_bytes() if fits else b""
    except OSError as error:
        raise UploadError(sentence("bad_midi", language, name=name, reason=error.strerror or "unreadable")) from error
    if not fits:
        raise UploadError(sentence("not_midi", language, name=name, limit=MEGABYTES))
    try:
        piece = read_midi(data)
        if read_provenance(data) is None:
            piece = _analysed(piece)
    except MidiError as error:
        raise UploadError(sentence("bad_midi", language, name=name, reason=str(error).rstrip("."))) from error
    if len(piece.bars) > BARS_RANGE[1]:
        raise UploadError(sentence("too_many_bars", language, name=name, bars=len(piece.bars), limit=BARS_RANGE[1]))
    return piece


def _analysed(piece: Piece) -> Piece:
    piece = replace(piece, key=estimate_key(piece).key)
    plan = zip(piece.bars, estimate_chords(piece), estimate_sections(piece), strict=True)
    return replace(piece, bars=tuple(replace(bar, chords=c, section=letter) for bar, c, letter in plan))
