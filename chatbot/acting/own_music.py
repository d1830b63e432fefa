"""A visitor's own music: files and typed melodies become versions, and the request goes on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from chatbot.events import Said
from chatbot.memory_words import memory_sentence
from chatbot.receipt import receipt
from chatbot.reply import value_text
from chatbot.stage import Events, Reply, Stage
from chatbot.turn import Edit, Turn
from chatbot.uploads import read_typed, read_upload
from chatbot.versions import Making
from chatbot.wishes import wish_like
from composer.controls import Controls
from composer.instruments import FAMILIES


def take_up_files(stage: Stage, reply: Reply, files: Sequence[Path]) -> Events:
    """Make the files versions: all of them, or none when one cannot be read.

    Raises UploadError with a sentence on the first that cannot be read."""
    language = reply.turn.language
    pieces = [read_upload(path, language) for path in files]
    for path, piece in zip(files, pieces, strict=True):
        making = Making("upload", path.name)
        version = stage.keep(making, piece, wish_like(piece), lambda facts: receipt(Controls(), facts))
        yield Said(memory_sentence("uploaded", language, name=path.name, version=version.number))


def take_up_melody(stage: Stage, turn: Turn) -> Events:
    """Make the melody that was typed a version.

    Raises UploadError with a sentence on what cannot be read in it."""
    assert turn.notation is not None, "a melody was typed"
    piece = read_typed(turn.notation, turn.language)
    making = Making("melody", turn.notation)
    version = stage.keep(making, piece, wish_like(piece), lambda facts: receipt(Controls(), facts))
    bars = value_text("bars", len(piece.bars), turn.language)
    yield Said(memory_sentence("melody", turn.language, version=version.number, bars=bars))


def made_of_melody(turn: Turn, bars: int) -> Turn | None:
    """The request as one on the melody that has just become a version of ``bars`` bars: who asks for
    a band gets one around it, who asks for more bars gets them, who names one player hears it from
    that one. None when the melody is all that was asked for."""
    controls = turn.controls
    if turn.act != "compose":
        return turn
    lasting = controls.changed(key=None, meter=None, bars=None, seconds=None, chords=(), form=None, tempo_bpm=None)
    if controls.genre is not None or controls.style_of is not None or len(controls.parts) > 1:
        return replace(turn, act="arrange", task="accompany", controls=lasting, edits=_tempo_edit(controls))
    if controls.bars is not None and controls.bars > bars:
        more = lasting.changed(bars=controls.bars - bars, parts=())
        return replace(turn, act="continue", task=None, controls=more, edits=_tempo_edit(controls))
    edits = _tempo_edit(controls)
    if controls.parts:
        player = controls.parts[0]
        program = FAMILIES[player.instrument].programs[0] if player.program is None else player.program
        edits = (*edits, Edit("swap", value=program, instrument=player.instrument))
    if edits:
        return replace(turn, act="edit", task=None, controls=Controls(tempo_bpm=controls.tempo_bpm), edits=edits)
    return None


def _tempo_edit(controls: Controls) -> tuple[Edit, ...]:
    return () if controls.tempo_bpm is None else (Edit("tempo", value=controls.tempo_bpm),)
