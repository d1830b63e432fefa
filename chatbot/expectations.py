"""What a scripted dialogue may expect of an answer, and how each expectation is checked.

Of the turn: ``act``, ``task``, ``topic``, ``language``, ``controls``, ``targets``, ``edits`` (operations,
or mappings), ``then`` (the acts of its further requests), ``name``, ``distance``. Of the answer:
``reply`` and ``reply_lacks``, ``failed``, ``asked``, ``version``, ``complete``, ``receipt``, ``steered``
(the fields that followed the visitor's taste). Of the versions: ``versions`` (how many), ``current``,
``names``, ``parents``, ``hidden``, ``same_as``. Of the ``notes`` of the current one: see below.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from chatbot.conversation import Conversation
from chatbot.versions import Version
from composer.edit import part_families
from composer.edit_report import compare
from composer.instruments import belongs
from composer.piece import Piece

NotesCheck = Callable[[Piece, Piece | None, Any], Iterator[str]]


@dataclass(frozen=True)
class Answer:
    """What a step led to: the turn's record (with ``failed`` and ``asked``, whether it ended in a
    refusal or a question), the version that was current ``before``, and the conversation after it."""

    record: Mapping[str, Any]
    before: Version | None
    conversation: Conversation

    @property
    def after(self) -> Version | None:
        """The version that is current now."""
        return self.conversation.current


Check = Callable[[Answer, str, Any], Iterator[str]]


def _check_record(answer: Answer, name: str, wanted: object) -> Iterator[str]:
    yield from _differences(name, wanted, answer.record.get(name))


def _check_reply(answer: Answer, name: str, wanted: object) -> Iterator[str]:
    reply = str(answer.record["reply"])
    for text in wanted if isinstance(wanted, list) else [wanted]:
        if str(text).casefold() not in reply.casefold():
            yield f"reply: {text!r} is not in {reply!r}"


def _check_receipt(answer: Answer, name: str, wanted: Mapping[str, Any]) -> Iterator[str]:
    lines = {line["field"]: line for line in answer.record.get("receipt", ())}
    for field_name, expected in wanted.items():
        if field_name not in lines:
            yield f"receipt: there is no line for {field_name}, only for {', '.join(lines) or 'nothing'}"
        elif isinstance(expected, Mapping):
            yield from _differences(f"receipt.{field_name}", expected, lines[field_name])
        else:
            yield from _differences(f"receipt.{field_name}.ok", expected, lines[field_name]["ok"])


def _check_versions(answer: Answer, name: str, wanted: object) -> Iterator[str]:
    yield from _differences(name, wanted, len(answer.conversation.versions))


def _check_reply_lacks(answer: Answer, name: str, wanted: object) -> Iterator[str]:
    reply = str(answer.record["reply"])
    for text in wanted if isinstance(wanted, list) else [wanted]:
        if str(text).casefold() in reply.casefold():
            yield f"reply_lacks: {text!r} is in {reply!r}"


def _check_current(answer: Answer, name: str, wanted: object) -> Iterator[str]:
    yield from _differences(name, wanted, answer.after and answer.after.number)


def _check_tree(attribute: str) -> Check:
    """A mapping from the number of a version to what the version shall have."""

    def check(answer: Answer, name: str, wanted: Mapping[int, Any]) -> Iterator[str]:
        made = {version.number: getattr(version, attribute) for version in answer.conversation.versions}
        yield from _differences(name, wanted, made)

    return check


def _check_hidden(answer: Answer, name: str, wanted: object) -> Iterator[str]:
    yield from _differences(name, wanted, [v.number for v in answer.conversation.versions if v.hidden])


def _check_then(answer: Answer, name: str, wanted: list[str]) -> Iterator[str]:
    """The acts of the further requests of the sentence."""
    yield from _differences(name, wanted, [later["act"] for later in answer.record.get("then") or ()])


def _check_edits(answer: Answer, name: str, wanted: list[Any]) -> Iterator[str]:
    """The edits of the first request: operations, or mappings with some of their fields."""
    edits = list(answer.record.get("edits") or ())
    got = [e if isinstance(w, Mapping) else e["operation"] for w, e in zip(wanted, edits, strict=False)]
    yield from _differences(name, wanted, got + edits[len(wanted) :])


def _check_same_as(answer: Answer, name: str, wanted: int) -> Iterator[str]:
    """The current version has the notes of version ``wanted``."""
    other = answer.conversation.versions[wanted - 1]
    if answer.after is None or [p.notes for p in answer.after.piece.parts] != [p.notes for p in other.piece.parts]:
        yield f"{name}: the notes are not those of version {wanted}"


def _check_notes(answer: Answer, name: str, wanted: Mapping[str, Any]) -> Iterator[str]:
    if answer.after is None:
        yield "notes: there is no piece"
        return
    for what, expected in wanted.items():
        if what not in _NOTES:
            yield f"notes: nothing is known of {what}; known are {', '.join(_NOTES)}"
            continue
        yield from _NOTES[what](answer.after.piece, answer.before.piece if answer.before else None, expected)


def _notes_value(name: str, measure: Callable[[Piece], object]) -> NotesCheck:
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


def _notes_presence(present: bool) -> NotesCheck:
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


def _notes_same_bars(piece: Piece, before: Piece | None, wanted: list[int]) -> Iterator[str]:
    """Bars, counted from 1, in which every part plays what it played before."""
    if before is None:
        yield "notes.same_bars: there was no piece before"
        return
    for number in wanted:
        if _bar(piece, number - 1) != _bar(before, number - 1):
            yield f"notes.same_bars: bar {number} changed"


def _bar(piece: Piece, index: int) -> list[tuple[tuple[int, int, int], ...]] | None:
    """Onset within the bar, pitch and velocity of every note that begins there, part by part."""
    if index >= len(piece.bars):
        return None
    start = piece.bar_starts[index]
    end = start + piece.bars[index].ticks
    return [
        tuple((n.start - start, n.pitch, n.velocity) for n in part.notes if start <= n.start < end)
        for part in piece.parts
    ]


def _notes_within(piece: Piece, before: Piece | None, wanted: list[int]) -> Iterator[str]:
    low, high = wanted
    outside = sorted({n.pitch for p in piece.parts if not p.is_drums for n in p.notes if not low <= n.pitch <= high})
    if outside:
        yield f"notes.within: {outside} lie outside {low} to {high}"


def _notes_pitch_classes(piece: Piece, before: Piece | None, wanted: list[int]) -> Iterator[str]:
    heard = {n.pitch % 12 for p in piece.parts if not p.is_drums for n in p.notes}
    if heard - set(wanted):
        yield f"notes.pitch_classes: heard {sorted(heard - set(wanted))} besides {wanted}"


def _notes_loudness(name: str, way: int) -> NotesCheck:
    """Whether the second half of the given bars, first and last, is louder (or softer) than the first."""

    def check(piece: Piece, before: Piece | None, wanted: list[int]) -> Iterator[str]:
        first, last = wanted
        begin, end = piece.bar_starts[first - 1], piece.bar_starts[last - 1] + piece.bars[last - 1].ticks
        notes = [n for p in piece.parts for n in p.notes if begin <= n.start < end]
        halves = [[n.velocity for n in notes if (n.start < (begin + end) / 2) is early] for early in (True, False)]
        if not all(halves) or way * (fmean(halves[1]) - fmean(halves[0])) <= 0:
            yield f"notes.{name}: the velocities go from {halves[0]} to {halves[1]}"

    return check


def _notes_count(name: str, way: int) -> NotesCheck:
    def check(piece: Piece, before: Piece | None, wanted: bool) -> Iterator[str]:
        counts = [sum(len(p.notes) for p in one.parts) if one is not None else 0 for one in (before, piece)]
        if (way * (counts[1] - counts[0]) > 0) is not wanted:
            yield f"notes.{name}: from {counts[0]} to {counts[1]} notes"

    return check


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


_NOTES: dict[str, NotesCheck] = {
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
    "same_bars": _notes_same_bars,
    "within": _notes_within,
    "pitch_classes": _notes_pitch_classes,
    "tempos": _notes_value("tempos", lambda piece: [piece.bars[0].tempo_bpm, piece.bars[-1].tempo_bpm]),
    "mode": _notes_value("mode", lambda piece: piece.key.mode),
    "form": _notes_value("form", lambda piece: "".join(b.section for b in piece.bars)),
    "grows": _notes_loudness("grows", 1),
    "fades": _notes_loudness("fades", -1),
    "fewer_notes": _notes_count("fewer_notes", -1),
    "more_notes": _notes_count("more_notes", 1),
}
# Everything that a step may expect, by name.
CHECKS: dict[str, Check] = {
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
    "reply_lacks": _check_reply_lacks,
    "asked": _check_record,
    "task": _check_record,
    "topic": _check_record,
    "name": _check_record,
    "distance": _check_record,
    "steered": _check_record,
    "then": _check_then,
    "edits": _check_edits,
    "current": _check_current,
    "names": _check_tree("name"),
    "parents": _check_tree("parent"),
    "hidden": _check_hidden,
    "same_as": _check_same_as,
}
