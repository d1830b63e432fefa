"""The receipt of edits: what each was to do, what it did, measured on the notes, and what stayed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from chatbot.edits import FORM_OPERATIONS, Step, kept_families, total_sources
from chatbot.events import ReceiptLine
from chatbot.receipt import Facts, key_value
from chatbot.turn import Turn
from composer.edit import (
    MARKS,
    TRIPLET,
    bar_order,
    inside,
    measure_swing,
    meter_rules,
    names_bars,
    nearest_share,
    part_families,
    tick_runs,
)
from composer.edit_report import EditReport, compare
from composer.instruments import FAMILIES
from composer.piece import Note, Piece

# A file and a ramp hold tempos to hundredths.
_TEMPO_TOLERANCE = 0.01
_LEADING_TONE = 11


def edit_lines(steps: Sequence[Step], turn: Turn, facts: Facts) -> tuple[ReceiptLine, ...]:
    """What each edit was to do and what it did, measured; last, what is identical note for note
    to what it was before the turn: parts, bars by their numbers then, and how many notes."""
    lines = [line for step in steps for line in _lines(step, turn, facts)]
    if not steps:
        return tuple(lines)
    before = steps[0].before
    report = compare(before, steps[-1].after, total_sources(steps))
    same, keep = list(report.unchanged), list(turn.targets.keep)
    right = all(family in same for family in kept_families(before, turn.targets)) if keep else None
    lines.append(ReceiptLine("unchanged", keep or None, same, right))
    lines += _same_bars(steps, report)
    met = sum(step.met for step in steps)
    if met:
        lines.append(ReceiptLine("unisons", None, met, None))
    if 0 < report.notes[0] < report.notes[1]:
        lines.append(ReceiptLine("same_notes", None, {"same": report.notes[0], "of": report.notes[1]}, None))
    return tuple(lines)


def ranges(numbers: Iterable[int]) -> str:
    """Bars as people list them: "1-4, 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _same_bars(steps: Sequence[Step], report: EditReport) -> list[ReceiptLine]:
    """The bars that are as they were; right when all are that no edit was for."""
    first, last = steps[0], steps[-1]
    kept = report.kept_bars
    if not kept or (len(kept) == len(last.after.bars) == len(first.before.bars) and list(kept) == sorted(kept)):
        return []
    right = None
    if len(steps) == 1 and first.bars and first.edit.operation not in FORM_OPERATIONS and first.sources is not None:
        meant = {i for begin, end in first.bars for i in range(begin, end + 1)}
        right = set(range(1, len(first.before.bars) + 1)) - meant <= set(kept)
    return [ReceiptLine("same_bars", None, ranges(kept), right)]


def _lines(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    measure = _MEASURES.get(step.edit.operation)
    return [] if measure is None else measure(step, turn, facts)


def _names(step: Step) -> list[str]:
    return list(step.edit.parts) or [part_families(step.before)[i] for i in step.parts]


def _transposed(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    asked, meant = round(step.edit.value or 0), inside(step.before, step.bars)
    moved = {
        b.pitch - a.pitch
        for i in step.parts
        if not step.before.parts[i].is_drums
        for a, b in zip(step.before.parts[i].notes, step.after.parts[i].notes, strict=True)
        if meant(a)
    }
    got = moved.pop() if len(moved) == 1 else None
    return [ReceiptLine("transpose", asked, got, got == asked)]


def _tempo(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    edit, before, after = step.edit, step.before.bars, step.after.bars
    if not step.bars and edit.word is None:
        return []  # the receipt's own line says it
    lines = []
    for first, last in step.bars or ((1, len(before)),):
        start = before[first - 1].tempo_bpm
        goal = edit.value if edit.factor is None else round(2 * start * edit.factor) / 2
        reached = after[(last if edit.word else first) - 1].tempo_bpm
        got = {"from": after[first - 1].tempo_bpm, "to": after[last - 1].tempo_bpm}
        right = goal is not None and abs(reached - goal) <= _TEMPO_TOLERANCE
        lines.append(ReceiptLine("tempo_of_bars", {"bpm": goal, "bars": ranges(range(first, last + 1))}, got, right))
    return lines


def _key(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    lines = [ReceiptLine("moved", None, step.report.semitones, None)]
    key = turn.controls.key
    if key is not None and (step.bars or step.edit.parts):
        # The leading tone of minor belongs to its cadences.
        scale = key.scale | ({(key.pitch_class + _LEADING_TONE) % 12} if key.is_minor_like else set())
        classes = [n.pitch % 12 for n in _meant(step.after, step, drums=False)]
        old = step.before.key
        usual = old.scale | ({(old.pitch_class + _LEADING_TONE) % 12} if old.is_minor_like else set())
        share = _share(classes, scale)
        was = _share([n.pitch % 12 for n in _meant(step.before, step, drums=False)], usual)
        lines.append(ReceiptLine("key_of_bars", key_value(key), {"share": round(share, 2)}, share >= was - 0.01))
    return lines


def _meter(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    assert turn.controls.meter is not None, "a meter edit has a meter"
    rules = list(meter_rules(step.before, turn.controls.meter, step.bars))
    how = ReceiptLine("meter_rule", None, rules, None)
    if not step.bars:
        return [how]  # the receipt's own line says which meter it is
    meters = list(dict.fromkeys(str(bar.meter) for bar in step.after.bars))
    goal = str(turn.controls.meter)
    return [ReceiptLine("meter_of_bars", goal, ", ".join(meters), goal in meters), how]


def _silenced(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    names, operation = _names(step), step.edit.operation
    chosen = [part_families(step.before)[i] for i in step.parts]
    if step.bars:
        quiet = [f for i, f in zip(step.parts, chosen, strict=True) if not _struck(step.after, i, step)]
        return [ReceiptLine(operation, names, quiet, quiet == chosen)]
    if all(name in FAMILIES for name in names):
        return []  # the receipt's line of exclusions says it
    gone = list(step.report.removed if operation == "remove" else step.report.silent)
    return [ReceiptLine(operation, names, gone, all(f in gone for f in chosen))]


def _unmuted(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    chosen = [part_families(step.before)[i] for i in step.parts]
    sounding = [p.family for p in facts.players]
    return [ReceiptLine("unmute", _names(step), sounding, all(f in sounding for f in chosen))]


def _alone(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    chosen = [part_families(step.before)[i] for i in step.parts]
    sounding = [p.family for p in facts.players]
    if step.bars:
        families = part_families(step.after)
        playing = range(len(families))
        sounding = [families[i] for i in playing if step.after.parts[i].sounds and _struck(step.after, i, step)]
        right = set(sounding) <= set(chosen)
    else:
        right = sorted(chosen) == sorted(sounding)
    return [ReceiptLine("solo", _names(step), sounding, right)]


def _swapped(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    moved = [c.semitones for c in step.report.parts if c.before in step.parts and c.semitones]
    return [ReceiptLine("moved", None, moved[0], None)] if moved else []


def _doubled(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    new = [change.after for change in step.report.parts if change.before is None and change.after is not None]
    families = [part_families(step.after)[i] for i in new]
    right = len(new) == len(step.parts)
    for source, copy in zip(step.parts, new, strict=False):
        ours = list(filter(inside(step.before, step.bars), step.before.parts[source].notes))
        theirs = step.after.parts[copy].notes
        away = {b.pitch - a.pitch for a, b in zip(ours, theirs, strict=False)}
        right = right and len(ours) == len(theirs) and len(away) == 1
        right = right and (step.edit.value is None or away == {round(step.edit.value)})
    return [ReceiptLine("double", _names(step), families, right)]


def _divided(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    before = sum(len(step.before.parts[i].notes) for i in step.parts)
    rest = [c for c in step.report.parts if not c.unchanged and c.after is not None]
    counts = [len(step.after.parts[c.after].notes) for c in rest if c.after is not None]
    return [ReceiptLine("split", _names(step), {"notes": sorted(counts, reverse=True)}, sum(counts) == before)]


def _louder(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    changes = [c.loudness for c in step.report.parts if c.before in step.parts]
    change = round(sum(changes) / max(len(changes), 1), 1)
    right = change > 0 if step.edit.operation == "louder" else change < 0
    asked: object = step.edit.operation
    if step.bars or step.edit.parts:
        where = {"bars": ranges(i for run in step.bars for i in range(run[0], run[1] + 1))} if step.bars else {}
        asked = {"way": step.edit.operation, **where, **({"parts": list(step.edit.parts)} if step.edit.parts else {})}
    return [ReceiptLine("loudness", asked, {"change": change, "mark": facts.dynamics}, right)]


def _mark(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    velocities = [n.velocity for n in _meant(step.after, step)]
    got = min(MARKS, key=lambda m: abs(MARKS[m] - fmean(velocities))) if velocities else None
    return [ReceiptLine("mark", step.edit.word, got, got == step.edit.word)]


def _swelled(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    rising = step.edit.operation in ("crescendo", "fade_in")
    lines = []
    for run in tick_runs(step.after, step.bars):
        begin, end = _edges(step, run)
        if begin is None or end is None:
            continue
        got = {"from": round(begin), "to": round(end)}
        lines.append(ReceiptLine(step.edit.operation, _count(step), got, end > begin if rising else end < begin))
    return lines


def _count(step: Step) -> object:
    """What was asked of a swell: its goal, or its bars."""
    bars = ranges(i for first, last in step.bars for i in range(first, last + 1))
    return step.edit.word or (bars and f"{bars}") or (step.edit.value and f"{step.edit.value:g}") or True


def _edges(step: Step, run: tuple[int, int]) -> tuple[float | None, float | None]:
    """Mean velocity of the first and the last moment of a swell at which the parts strike. Of a
    fade, which may be shorter than the bars named, those where velocities changed."""
    struck = [
        (new.start, new.velocity)
        for i in step.parts
        for old, new in zip(step.before.parts[i].notes, step.after.parts[i].notes, strict=True)
        if run[0] <= new.start < run[1] and (old != new or not step.edit.operation.startswith("fade"))
    ]
    if len({start for start, _ in struck}) < 2:
        return None, None
    first, last = min(struck)[0], max(struck)[0]
    return fmean(v for at, v in struck if at == first), fmean(v for at, v in struck if at == last)


def _swung(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    asked = TRIPLET if step.edit.value is None else step.edit.value
    got = measure_swing(step.after, step.parts, step.bars)
    goal = nearest_share(asked)
    right = None if got is None else abs(got - goal) < 1e-9
    return [ReceiptLine("swing", round(asked, 3), got and round(got, 3), right)]


def _articulated(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    before, after = _meant(step.before, step), _meant(step.after, step)
    if step.edit.word == "accent":
        change = fmean(n.velocity for n in after) - fmean(n.velocity for n in before) if after else 0.0
        return [ReceiptLine("articulation", "accent", {"louder": round(change, 1)}, change > 0)]
    was, now = sum(n.duration for n in before), sum(n.duration for n in after)
    right = now < was if step.edit.word == "staccato" else now >= was
    return [ReceiptLine("articulation", step.edit.word, {"length": round(now / max(was, 1), 2)}, right)]


def _reformed(step: Step, turn: Turn, facts: Facts) -> list[ReceiptLine]:
    assert step.sources is not None, "an edit of the form knows where its bars come from"
    names, operation = list(step.edit.parts), step.edit.operation
    if names and not step.bars and operation == "extract":
        chosen = [part_families(step.before)[i] for i in step.parts]
        return [
            ReceiptLine("extract", names, list(part_families(step.after)), list(part_families(step.after)) == chosen)
        ]
    bars = ranges(i for first, last in step.bars for i in range(first, last + 1))
    got = {"before": len(step.before.bars), "after": len(step.after.bars)}
    # Where only some parts go along, the bars of the others are not what they were.
    whole = bool(names) or step.report.kept_bars == tuple(i + 1 for i in step.sources)
    asked = step.edit.word or bars or "all"
    if operation == "reorder" and names_bars(asked):
        asked = ranges(i + 1 for i in bar_order(step.before, asked))
    return [ReceiptLine(operation, asked, got, whole)]


def _meant(piece: Piece, step: Step, drums: bool = True) -> list[Note]:
    """The notes that the step was for, in the piece before or after it."""
    parts = [piece.parts[i] for i in step.parts if drums or not piece.parts[i].is_drums]
    return [n for part in parts for n in filter(inside(piece, step.bars), part.notes)]


def _struck(piece: Piece, part: int, step: Step) -> bool:
    return any(map(inside(piece, step.bars), piece.parts[part].notes))


def _share(classes: Sequence[int], scale: frozenset[int] | set[int]) -> float:
    return sum(pc in scale for pc in classes) / len(classes) if classes else 1.0


_MEASURES: dict[str, Callable[[Step, Turn, Facts], list[ReceiptLine]]] = {
    "transpose": _transposed, "tempo": _tempo, "key": _key, "meter": _meter, "remove": _silenced, "mute": _silenced,
    "unmute": _unmuted, "solo": _alone, "swap": _swapped, "double": _doubled, "split": _divided, "louder": _louder,
    "softer": _louder, "dynamics": _mark, "crescendo": _swelled, "diminuendo": _swelled, "fade_in": _swelled,
    "fade_out": _swelled, "swing": _swung, "articulation": _articulated, "cut": _reformed, "extract": _reformed,
    "repeat": _reformed, "reorder": _reformed,
}  # fmt: skip
