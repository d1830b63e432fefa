"""Scripted dialogues: a YAML list of what is said and what is expected of the answer.

::

    - say: a calm waltz for flute and harp, 4 bars
      expect:
        act: compose
        controls: {meter: 3/4, bars: 4}          # of the understood request; what is left out is free
        receipt: {meter: true, bars: {got: 4}}   # ok, or asked, got and ok
        notes: {bars: 4, parts: [flute, harp], absent: [drums]}
        reply: 3/4                               # or a list: each must be in it
    - say: 再快一点
      expect: {act: edit, notes: {unchanged: [flute, harp]}}

``files`` beside ``say`` names MIDI files: of the conversation's folder, or beside the script.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from chatbot.conversation import Conversation
from chatbot.events import Event, Failed
from chatbot.versions import Version
from composer.edit import part_families
from composer.edit_report import compare
from composer.instruments import belongs
from composer.piece import Piece

_STEP_KEYS = {"say", "files", "expect"}


class ScriptError(ValueError):
    """A script that is not written as it should be; the message says where."""


@dataclass(frozen=True)
class Step:
    """One thing said, the files sent with it, and what is expected, as plain YAML values."""

    say: str
    files: tuple[str, ...] = ()
    expect: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of a step: the turn's record, and one sentence for every broken expectation."""

    step: Step
    record: Mapping[str, Any]
    mismatches: tuple[str, ...]


def load_script(path: Path) -> tuple[Step, ...]:
    """The steps of a script.

    Raises ScriptError when the file is no list of say and expect."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ScriptError(f"{path.name} is no YAML: {error}") from error
    if not isinstance(raw, list) or not raw:
        raise ScriptError(f"{path.name} is no list of steps")
    steps = []
    for number, entry in enumerate(raw, 1):
        if not isinstance(entry, dict) or "say" not in entry or set(entry) - _STEP_KEYS:
            raise ScriptError(f"{path.name}, step {number}: a step has say, and may have files and expect")
        expect = entry.get("expect") or {}
        unknown = set(expect) - set(_CHECKS)
        if unknown:
            raise ScriptError(f"{path.name}, step {number}: nothing is known to expect of {', '.join(sorted(unknown))}")
        steps.append(Step(str(entry["say"]), tuple(map(str, entry.get("files") or ())), expect))
    return tuple(steps)


def run_script(
    steps: Sequence[Step],
    conversation: Conversation,
    beside: Path,
    listen: Callable[[Event], None] | None = None,
) -> Iterator[Outcome]:
    """Say every step and check the answer. ``beside`` is the script's folder, ``listen`` is called
    with every event."""
    for number, step in enumerate(steps, 1):
        before = conversation.current
        files = [p if (p := conversation.folder / name).exists() else beside / name for name in step.files]
        failed = False
        for event in conversation.say(step.say, files):
            failed = failed or isinstance(event, Failed)
            if listen is not None:
                listen(event)
        record = json.loads((conversation.folder / f"turn{number}.json").read_text(encoding="utf-8"))
        answer = _Answer({**record, "failed": failed}, before, conversation.current, len(conversation.versions))
        mismatches = [m for name, wanted in step.expect.items() for m in _CHECKS[name](answer, name, wanted)]
        yield Outcome(step, record, tuple(mismatches))


@dataclass(frozen=True)
class _Answer:
    record: Mapping[str, Any]
    before: Version | None
    after: Version | None
    versions: int


def _check_record(answer: _Answer, name: str, wanted: object) -> Iterator[str]:
    yield from _differences(name, wanted, answer.record.get(name))


def _check_reply(answer: _Answer, name: str, wanted: object) -> Iterator[str]:
    reply = str(answer.record["reply"])
    for text in wanted if isinstance(wanted, list) else [wanted]:
        if str(text).casefold() not in reply.casefold():
            yield f"reply: {text!r} is not in {reply!r}"


def _check_receipt(answer: _Answer, name: str, wanted: Mapping[str, Any]) -> Iterator[str]:
    lines = {line["field"]: line for line in answer.record.get("receipt", ())}
    for field_name, expected in wanted.items():
        if field_name not in lines:
            yield f"receipt: there is no line for {field_name}, only for {', '.join(lines) or 'nothing'}"
        elif isinstance(expected, Mapping):
            yield from _differences(f"receipt.{field_name}", expected, lines[field_name])
        else:
            yield from _differences(f"receipt.{field_name}.ok", expected, lines[field_name]["ok"])


def _check_versions(answer: _Answer, name: str, wanted: object) -> Iterator[str]:
    yield from _differences(name, wanted, answer.versions)


def _check_notes(answer: _Answer, name: str, wanted: Mapping[str, Any]) -> Iterator[str]:
    if answer.after is None:
        yield "notes: there is no piece"
        return
    for what, expected in wanted.items():
        if what not in _NOTES:
            yield f"notes: nothing is known of {what}; known are {', '.join(_NOTES)}"
            continue
        yield from _NOTES[what](answer.after.piece, answer.before.piece if answer.before else None, expected)


def _notes_value(name: str, measure: Callable[[Piece], object]) -> Callable[[Piece, Piece | None, Any], Iterator[str]]:
    def check(piece: Piece, before: Piece | None, wanted: object) -> Iterator[str]:
        yield from _differences(f"notes.{name}", wanted, measure(piece))

    return check


def _families(piece: Piece) -> list[str]:
    return [f for f, part in zip(part_families(piece), piece.parts, strict=True) if part.sounds]


def _notes_parts(piece: Piece, before: Piece | None, wanted: object) -> Iterator[str]:
    """A number of sounding parts, or their families in any order."""
    families = _families(piece)
    if isinstance(wanted, int) and len(families) != wanted:
        yield f"notes.parts: expected {wanted}, got {len(families)}: {', '.join(families)}"
    elif isinstance(wanted, list) and Counter(wanted) != Counter(families):
        yield f"notes.parts: expected {', '.join(wanted)}, got {', '.join(families)}"


def _notes_presence(present: bool) -> Callable[[Piece, Piece | None, Any], Iterator[str]]:
    def check(piece: Piece, before: Piece | None, wanted: list[str]) -> Iterator[str]:
        for family in wanted:
            sounds = any(part.sounds and belongs(part.program, part.is_drums, family) for part in piece.parts)
            if sounds is not present:
                yield f"notes: {family} {'sounds' if sounds else 'does not sound'}"

    return check


def _notes_unchanged(piece: Piece, before: Piece | None, wanted: list[str]) -> Iterator[str]:
    if before is None:
        yield "notes.unchanged: there was no piece before"
        return
    same = compare(before, piece).unchanged
    for family in wanted:
        if family not in same:
            yield f"notes.unchanged: {family} changed; unchanged are {', '.join(same) or 'none'}"


def _notes_semitones(piece: Piece, before: Piece | None, wanted: object) -> Iterator[str]:
    moved = compare(before, piece).semitones if before is not None else None
    yield from _differences("notes.semitones", wanted, moved)


def _differences(where: str, wanted: object, got: object) -> Iterator[str]:
    """How ``got`` differs from ``wanted``: mappings may hold more, lists must match one by one,
    numbers to a thousandth."""
    if isinstance(wanted, Mapping):
        if not isinstance(got, Mapping):
            yield f"{where}: expected {dict(wanted)}, got {got!r}"
            return
        for key, value in wanted.items():
            yield from _differences(f"{where}.{key}", value, got.get(key))
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for index, (one, other) in enumerate(zip(wanted, got, strict=True)):
            yield from _differences(f"{where}[{index}]", one, other)
    elif isinstance(wanted, float) and isinstance(got, (int, float)) and not isinstance(got, bool):
        if not math.isclose(wanted, got, abs_tol=1e-3):
            yield f"{where}: expected {wanted}, got {got}"
    elif wanted != got:
        yield f"{where}: expected {wanted!r}, got {got!r}"


_NOTES: dict[str, Callable[[Piece, Piece | None, Any], Iterator[str]]] = {
    "bars": _notes_value("bars", lambda piece: len(piece.bars)),
    "tempo_bpm": _notes_value("tempo_bpm", lambda piece: piece.tempo_bpm),
    "meter": _notes_value("meter", lambda piece: str(piece.meter)),
    "key": _notes_value("key", lambda piece: str(piece.key)),
    "chords": _notes_value(
        "chords", lambda piece: [" ".join(c.symbol(piece.key) for c in bar.chords) for bar in piece.bars]
    ),
    "parts": _notes_parts,
    "present": _notes_presence(True),
    "absent": _notes_presence(False),
    "unchanged": _notes_unchanged,
    "semitones": _notes_semitones,
}
_CHECKS: dict[str, Callable[[_Answer, str, Any], Iterator[str]]] = {
    "act": _check_record,
    "language": _check_record,
    "controls": _check_record,
    "targets": _check_record,
    "version": _check_record,
    "complete": _check_record,
    "failed": _check_record,
    "versions": _check_versions,
    "receipt": _check_receipt,
    "notes": _check_notes,
    "reply": _check_reply,
}
