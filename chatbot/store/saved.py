"""What is written into the tables and comes out of them, as plain values and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter

from chatbot.events import ReceiptLine
from chatbot.preferences import Judgement
from chatbot.receipt import Facts
from chatbot.state import State
from chatbot.turn import Turn
from chatbot.versions import Making, Version
from composer.controls import Controls
from composer.key import Key
from composer.midi import read_midi, write_midi
from composer.piece import Bar, ComposedBar, Note, Part, Piece, Provenance, assemble

_Value = TypeVar("_Value")

TURN = TypeAdapter(Turn)
JUDGEMENT = TypeAdapter(Judgement)
MAKING = TypeAdapter(Making)
_FACTS = TypeAdapter(Facts)
_RECEIPT = TypeAdapter(tuple[ReceiptLine, ...])
CONTROLS = TypeAdapter(Controls)
_BAR = TypeAdapter(Bar)


@dataclass(frozen=True)
class Outline:
    """All that is known of a take before its bars: ``parts`` are the players without notes,
    ``planned`` the bars it shall have, ``begun`` how many of them were there before."""

    key: Key
    parts: tuple[Part, ...]
    provenance: Provenance | None
    wish: Controls
    making: Making | None
    parent: int | None
    planned: int
    begun: int


OUTLINE = TypeAdapter(Outline)


@dataclass(frozen=True)
class Unfinished:
    """A piece whose composing was cut off, with the bars that there are."""

    outline: Outline
    piece: Piece


@dataclass(frozen=True)
class Saved:
    """A conversation as it was kept: its state, what was said and answered, and what was being
    composed when it ended."""

    state: State
    past: tuple[tuple[str, str], ...]
    unfinished: Unfinished | None


def version_row(version: Version) -> dict[str, Any]:
    """A version as a row of its table."""
    return {
        "number": version.number,
        "parent": version.parent,
        "name": version.name,
        "hidden": version.hidden,
        "complete": version.complete,
        "planned": version.planned,
        "making": None if version.making is None else MAKING.dump_python(version.making, mode="json"),
        "midi": write_midi(version.piece),
        "tempos": tempos_of(version.piece),
        "wish": CONTROLS.dump_python(version.wish, mode="json"),
        "facts": _FACTS.dump_python(version.facts, mode="json"),
        "receipt": _RECEIPT.dump_python(version.receipt, mode="json"),
    }


def version_of(row: Any) -> Version:
    """The version in a row of its table, note for note."""
    return Version(
        row.number,
        piece_of(row.midi, row.tempos),
        _from(_FACTS, row.facts),
        _from(_RECEIPT, row.receipt),
        _from(CONTROLS, row.wish),
        row.complete,
        row.planned,
        row.parent,
        row.name,
        None if row.making is None else _from(MAKING, row.making),
        row.hidden,
    )


def tempos_of(piece: Piece) -> list[float]:
    """The BPM of every bar."""
    return [bar.tempo_bpm for bar in piece.bars]


def piece_of(midi: bytes, tempos: list[float]) -> Piece:
    """A piece that was written by :func:`composer.midi.write_midi`, with its exact tempos."""
    piece = read_midi(bytes(midi))
    bars = zip(piece.bars, tempos, strict=True)
    return replace(piece, bars=tuple(replace(bar, tempo_bpm=float(bpm)) for bar, bpm in bars))


def bar_text(composed: ComposedBar) -> str:
    """One composed bar as JSON; its players stand in the outline."""
    notes = [[[n.start, n.pitch, n.duration, n.velocity] for n in part] for part in composed.notes]
    plan = _BAR.dump_python(composed.bar, mode="json")
    return json.dumps([composed.index, composed.start, composed.total, plan, notes], separators=(",", ":"))


def unfinished_of(outline: Outline, before: Piece | None, texts: list[str]) -> Unfinished | None:
    """The piece as far as it went; None when no bar of it was written."""
    if not texts:
        return None
    composed = list(before.stream()) if before is not None else []
    for text in texts:
        index, start, total, plan, notes = json.loads(text)
        played = tuple(tuple(Note(*note) for note in part) for part in notes)
        composed.append(ComposedBar(index, start, _from(_BAR, plan), outline.parts, played, total))
    return Unfinished(outline, assemble(composed, outline.key, outline.provenance))


def controls_of(raw: Any) -> Controls:
    """Controls from their JSON values."""
    return _from(CONTROLS, raw)


def judgement_of(raw: Any) -> Judgement:
    """A judgement from its JSON values."""
    return _from(JUDGEMENT, raw)


def turn_of(raw: Any) -> Turn:
    """A turn from its JSON values."""
    return _from(TURN, raw)


def outline_of(raw: Any) -> Outline:
    """An outline from its JSON values."""
    return _from(OUTLINE, raw)


def _from(adapter: TypeAdapter[_Value], raw: Any) -> _Value:
    """By way of JSON text, in which a list is also a tuple."""
    return adapter.validate_json(json.dumps(raw))
