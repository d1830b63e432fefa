"""A visitor's own music: files of notes and typed melodies become pieces."""

from __future__ import annotations

from pathlib import Path

from chatbot.memory_words import memory_sentence, notation_problem
from chatbot.turn import Language
from composer.controls import BARS_RANGE
from composer.notation import SUFFIXES, NotationError, read_file, read_melody
from composer.piece import Piece

# The largest files of the training corpora (whole symphony movements) have under 1 MB.
MEGABYTES = 4


class UploadError(ValueError):
    """Music that cannot be worked with; the message is one sentence in the visitor's language."""


def read_upload(path: Path, language: Language) -> Piece:
    """The piece in a MIDI, MusicXML or ABC file. A MIDI file that comes from here is as it was; of
    any other, key, chords and sections are estimated from the notes.

    Raises UploadError for anything that is no music we can play.
    """
    name = path.name
    try:
        fits = path.is_file() and path.suffix.lower() in SUFFIXES and path.stat().st_size <= MEGABYTES * 2**20
        data = path.read_bytes() if fits else b""
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise UploadError(memory_sentence("bad_file", language, name=name, reason=reason)) from error
    if not fits:
        kinds = "MIDI, MusicXML, ABC (.mid, .musicxml, .mxl, .xml, .abc)"
        raise UploadError(memory_sentence("not_a_kind", language, name=name, limit=MEGABYTES, kinds=kinds))
    try:
        piece = read_file(data, name)
    except NotationError as error:
        reason = str(error).rstrip(".")
        raise UploadError(memory_sentence("bad_file", language, name=name, reason=reason)) from error
    _fits(piece, name, language)
    return piece


def read_typed(notation: str, language: Language) -> Piece:
    """The piece that a typed melody makes.

    Raises UploadError for one that cannot be read."""
    try:
        return read_melody(notation)
    except NotationError as error:
        raise UploadError(notation_problem(error, language)) from error


def _fits(piece: Piece, name: str, language: Language) -> None:
    bars, limit = len(piece.bars), BARS_RANGE[1]
    if bars > limit:
        raise UploadError(memory_sentence("too_many_bars", language, name=name, bars=bars, limit=limit))
