"""The edits of a turn, carried out on a piece, with a receipt line for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.events import ReceiptLine
from chatbot.receipt import Facts
from chatbot.turn import Edit, Turn
from composer.controls import Controls, PartRequest
from composer.edit import (
    EditError,
    bar_range,
    change_key,
    change_loudness,
    has_part,
    mute_parts,
    part_families,
    remove_parts,
    select_parts,
    set_tempo,
    solo_parts,
    swap_instrument,
    transpose,
)
from composer.edit_report import EditReport, compare
from composer.instruments import FAMILIES, family_of
from composer.piece import Piece

# One dynamic mark, as from mf to f, on the usual velocity scale (pp 33, p 49, mp 64, mf 80, f 96, ff 112).
_VELOCITY_STEP = 16
# What can change in some bars only; everything else is a matter of the whole piece.
_BAR_OPERATIONS = frozenset({"tempo", "transpose", "louder", "softer"})
# What an absent part makes unnecessary rather than impossible.
_SILENCING = frozenset({"remove", "mute"})


class WholePieceError(ValueError):
    """An edit of some bars that only the whole piece can take."""


@dataclass(frozen=True)
class Step:
    """One edit done: the edit, the indices of the parts it was for, and what it did to the notes."""

    edit: Edit
    parts: tuple[int, ...]
    report: EditReport
    before: Piece
    after: Piece


def carry_out(piece: Piece, turn: Turn) -> tuple[Step, ...]:
    """All edits of the turn, in their order, each on the result of the one before. Among several,
    silencing a part that is not there is done already, and left out (see :func:`absent`).

    Raises:
        ControlError: when one of them is impossible; then none has happened.
        WholePieceError: for some bars of what cannot change bar by bar.
    """
    steps: list[Step] = []
    missing = absent(piece, turn)
    for edit in turn.edits:
        if len(turn.edits) > 1 and edit.parts and set(edit.parts) <= set(missing):
            continue
        if turn.targets.bars is not None and edit.operation not in _BAR_OPERATIONS:
            raise WholePieceError(edit.operation)
        parts = _targets(piece, edit, turn)
        after = _apply(piece, edit, parts, turn)
        steps.append(Step(edit, parts, compare(piece, after), piece, after))
        piece = after
    return tuple(steps)


def absent(piece: Piece, turn: Turn) -> tuple[str, ...]:
    """The parts that an edit would remove or mute and that the piece does not have anyway."""
    wanted = (name for edit in turn.edits if edit.operation in _SILENCING for name in edit.parts)
    return tuple(dict.fromkeys(name for name in wanted if not has_part(piece, name)))


def wish_after(wish: Controls, steps: Sequence[Step]) -> Controls:
    """What the piece should be like from now on, for when it is composed again: the old wishes
    with these edits put in."""
    for step in steps:
        operation = step.edit.operation
        if operation == "tempo":
            wish = wish.changed(tempo_bpm=step.after.tempo_bpm)
        elif operation in ("key", "transpose") and step.report.key[0] != step.report.key[1]:
            wish = wish.changed(key=step.after.key)
        elif operation == "remove":
            gone = tuple(f for f in dict.fromkeys(step.report.removed) if f not in part_families(step.after))
            kept = _without(wish.parts, step.report.removed)
            exclude = tuple(dict.fromkeys(f for f in (*wish.exclude, *gone) if f not in {p.instrument for p in kept}))
            wish = wish.changed(parts=kept, exclude=exclude)
        elif operation == "swap":
            players = tuple(_request(step.after, i) for i in range(len(step.after.parts)))
            present = {p.instrument for p in players}
            wish = wish.changed(parts=players, exclude=tuple(f for f in wish.exclude if f not in present))
    return wish


def edit_lines(steps: Sequence[Step], turn: Turn, facts: Facts) -> tuple[ReceiptLine, ...]:
    """What each edit was to do and what it did, measured; last, the parts that are identical
    note for note to what they were before the turn."""
    lines = [line for step in steps for line in _lines(step, turn.targets.bars, facts)]
    if steps:
        same = list(compare(steps[0].before, steps[-1].after).unchanged)
        keep = list(turn.targets.keep)
        kept = {i for name in keep for i in select_parts(steps[0].before, [name])}
        families = [part_families(steps[0].before)[i] for i in sorted(kept)]
        lines.append(ReceiptLine("unchanged", keep or None, same, all(f in same for f in families) if keep else None))
    return tuple(lines)


def asked_by_edits(steps: Sequence[Step]) -> Controls:
    """The edits' goals as controls, so that the piece's receipt checks them too."""
    controls = Controls()
    for step in steps:
        operation = step.edit.operation
        if operation == "tempo" and step.after.tempo_bpm != step.before.tempo_bpm:
            controls = controls.changed(tempo_bpm=step.after.tempo_bpm)
        elif operation == "key":
            controls = controls.changed(key=step.after.key)
        elif operation == "swap":
            controls = controls.changed(parts=tuple(_request(step.after, i) for i in step.parts))
        elif operation in ("remove", "mute"):
            families = (n for n in (step.edit.parts or step.report.removed) if n in FAMILIES)
            controls = controls.changed(exclude=tuple(dict.fromkeys((*controls.exclude, *families))))
    return controls


def _targets(piece: Piece, edit: Edit, turn: Turn) -> tuple[int, ...]:
    chosen = select_parts(piece, edit.parts)
    if edit.operation == "swap" and not edit.parts:
        chosen = tuple(i for i in chosen if not piece.parts[i].is_drums)
    kept = {i for name in turn.targets.keep for i in select_parts(piece, [name])}
    return tuple(i for i in chosen if i not in kept)


def _apply(piece: Piece, edit: Edit, parts: tuple[int, ...], turn: Turn) -> Piece:
    bars, value = turn.targets.bars, edit.value
    match edit.operation:
        case "tempo" if edit.factor is not None:
            # "A bit faster" means no hundredths; halves keep "half as fast" exact.
            first, _ = bar_range(piece, bars)
            return set_tempo(piece, round(2 * piece.bars[first].tempo_bpm * edit.factor) / 2, bars)
        case "tempo" if value is not None:
            return set_tempo(piece, value, bars)
        case "transpose" if value is not None:
            return transpose(piece, round(value), parts, bars)
        case "key" if turn.controls.key is not None:
            return change_key(piece, turn.controls.key)
        case "swap" if edit.instrument is not None or value is not None:
            program = FAMILIES[edit.instrument or "piano"].programs[0] if value is None else round(value)
            return swap_instrument(piece, program, parts)
        case "remove":
            return remove_parts(piece, parts)
        case "mute":
            return mute_parts(piece, parts)
        case "unmute":
            return mute_parts(piece, parts, muted=False)
        case "solo":
            return solo_parts(piece, parts)
        case "louder" | "softer":
            change = round(_VELOCITY_STEP * (1 if value is None else value))
            return change_loudness(piece, change if edit.operation == "louder" else -change, parts, bars)
    operations = ("tempo", "transpose", "key", "swap", "remove", "mute", "unmute", "solo", "louder", "softer")
    raise EditError("edit", edit.operation, "one of " + ", ".join(operations))


def _lines(step: Step, bars: tuple[int, int] | None, facts: Facts) -> list[ReceiptLine]:
    edit, report = step.edit, step.report
    names = list(edit.parts) or [part_families(step.before)[i] for i in step.parts]
    sounding = [p.family for p in facts.players]
    chosen = [part_families(step.before)[i] for i in step.parts]
    if edit.operation == "transpose" and edit.value is not None:
        moved = _intervals(step, bars)
        got = moved.pop() if len(moved) == 1 else None
        return [ReceiptLine("transpose", round(edit.value), got, got == round(edit.value))]
    if edit.operation == "key":
        return [ReceiptLine("moved", None, report.semitones, None)]
    if edit.operation == "unmute":
        return [ReceiptLine("unmute", names, sounding, all(f in sounding for f in chosen))]
    if edit.operation == "solo":
        return [ReceiptLine("solo", names, sounding, sorted(chosen) == sorted(sounding))]
    if edit.operation in ("remove", "mute") and not all(name in FAMILIES for name in names):
        gone = list(report.removed if edit.operation == "remove" else report.silent)
        return [ReceiptLine(edit.operation, names, gone, all(f in gone for f in chosen))]
    if edit.operation in ("louder", "softer"):
        changes = [c.loudness for c in report.parts if c.before in step.parts]
        change = round(sum(changes) / max(len(changes), 1), 1)
        right = change > 0 if edit.operation == "louder" else change < 0
        return [ReceiptLine("loudness", edit.operation, {"change": change, "mark": facts.dynamics}, right)]
    return []


def _intervals(step: Step, bars: tuple[int, int] | None) -> set[int]:
    """By how many semitones the notes that start in these bars moved, in the parts edited."""
    first, last = bar_range(step.before, bars)
    begin, end = step.before.bar_starts[first], step.before.bar_starts[last + 1]
    return {
        b.pitch - a.pitch
        for i in step.parts
        if not step.before.parts[i].is_drums
        for a, b in zip(step.before.parts[i].notes, step.after.parts[i].notes, strict=True)
        if begin <= a.start < end
    }


def _request(piece: Piece, index: int) -> PartRequest:
    part = piece.parts[index]
    return PartRequest(family_of(part.program, part.is_drums), None if part.is_drums else part.program, part.role)


def _without(parts: Sequence[PartRequest], removed: Sequence[str]) -> tuple[PartRequest, ...]:
    rest = list(parts)
    for family in removed:
        match = next((p for p in rest if p.instrument == family), None)
        if match is not None:
            rest.remove(match)
    return tuple(rest)
