"""The edits of a turn, carried out on a piece one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chatbot.edit_places import Runs, exchanged, runs_of, shared, targets_of
from chatbot.targets import section_letters
from chatbot.turn import Edit, Targets, Turn
from composer.controls import Controls, PartRequest
from composer.edit import (
    MARK_STEP,
    TRIPLET,
    EditError,
    articulate,
    bar_order,
    bar_runs,
    change_key,
    change_loudness,
    change_meter,
    cut_order,
    double_parts,
    extract_order,
    extract_parts,
    fade,
    has_part,
    is_whole,
    mute_parts,
    names_bars,
    part_families,
    ramp_tempo,
    remove_parts,
    repeat_bars,
    repeat_order,
    section_order,
    select_parts,
    set_dynamics,
    set_swing,
    set_tempo,
    settle_unisons,
    solo_parts,
    split_parts,
    swap_instrument,
    swell,
    take_bars,
    transpose,
)
from composer.edit_report import EditReport, compare
from composer.instruments import FAMILIES, family_of
from composer.piece import Piece

# What an absent part makes unnecessary rather than impossible.
_SILENCING = frozenset({"remove", "mute"})
# What moves whole bars.
FORM_OPERATIONS = frozenset({"cut", "extract", "repeat", "reorder"})
_FADES = frozenset({"fade_in", "fade_out"})
# What can bring two notes of a player together.
_MOVES_NOTES = frozenset({"transpose", "key", "meter", "swap", "swing", "articulation", "double"})
# A fade without a length: a phrase.
_FADE_BARS = 4


@dataclass(frozen=True)
class Step:
    """One edit done: the edit, the indices of the parts it was for, the stretches of bars, first
    and last counted from 1 (none: the whole piece), and what it did to the notes. ``sources`` are
    the indices of the bars before in the order in which they are played after; None where bars
    are no longer the same ones. ``met`` counts the pairs of notes that it brought onto one pitch of one
    player, and that are one note, or follow each other, now."""

    edit: Edit
    parts: tuple[int, ...]
    bars: Runs
    report: EditReport
    before: Piece
    after: Piece
    sources: tuple[int, ...] | None
    met: int = 0


def carry_out(piece: Piece, turn: Turn) -> tuple[Step, ...]:
    """All edits of the turn, in their order, each on the result of the one before; bars and
    sections are those of ``piece``, wherever they have moved to. Among several edits, silencing a
    part that is not there is done already, and left out (see :func:`absent`).

    Raises:
        ControlError: when one of them is impossible; then none has happened.
    """
    steps: list[Step] = []
    missing = absent(piece, turn)
    original = piece
    players = exchanged(piece, turn)
    for edit in turn.edits:
        if edit.operation == "reorder" and edit.word and not names_bars(edit.word):
            edit = replace(edit, word=section_letters(piece, edit.word))
        if edit.operation == "cut" and edit.parts:
            # Who is cut rests there; only what is everybody's can leave the piece as bars.
            edit = replace(edit, operation="remove")
        if len(turn.edits) > 1 and edit.parts and set(edit.parts) <= set(missing):
            continue
        bars = _moved(shared(original, edit, runs_of(original, edit, turn)), steps)
        if edit.operation not in _FADES and is_whole(piece, bars):
            bars = ()
        parts = players.get(edit.parts) if edit.operation == "swap" else None
        parts = targets_of(piece, edit, turn, bars) if parts is None else parts
        after, sources = _apply(piece, edit, parts, bars, turn)
        after, met = _settled(piece, edit, after)
        if not any(part.notes for part in after.parts):
            raise EditError("silence", "silence", "such that a note is left")
        report = compare(piece, after, sources)
        if sources is None and len(after.bars) == len(piece.bars):
            sources = tuple(range(len(piece.bars)))
        steps.append(Step(edit, parts, bars, report, piece, after, sources, met))
        piece = after
    return tuple(steps)


def _settled(piece: Piece, edit: Edit, after: Piece) -> tuple[Piece, int]:
    """What the edit made of the piece, each player's pitches sounding once at a time, and how many notes
    met."""
    if edit.operation not in _MOVES_NOTES:
        return after, 0
    lost = 0
    if edit.operation == "key":  # degrees that fall together are one note already
        pairs = zip(piece.parts, after.parts, strict=True)
        lost = sum(len(old.notes) - len(new.notes) for old, new in pairs)
    after, met = settle_unisons(piece, after)
    return after, met + lost


def beside_new_bars(turn: Turn) -> Turn:
    """The turn with the edits that come along with newly composed bars: those are composed in the
    meter that is asked for, so the notes that are there need no rewriting."""
    return replace(turn, edits=tuple(edit for edit in turn.edits if edit.operation != "meter"))


def absent(piece: Piece, turn: Turn) -> tuple[str, ...]:
    """The parts that an edit would remove or mute and that the piece does not have anyway."""
    wanted = (name for edit in turn.edits if edit.operation in _SILENCING for name in edit.parts)
    return tuple(dict.fromkeys(name for name in wanted if not has_part(piece, name)))


def total_sources(steps: Sequence[Step]) -> tuple[int, ...] | None:
    """For every bar after the last step the index of the bar before the first step that it is;
    None where a step made other bars of them."""
    total: tuple[int, ...] | None = None
    for step in steps:
        if step.sources is None:
            return None
        total = step.sources if total is None else tuple(total[i] for i in step.sources)
    return total


def wish_after(wish: Controls, steps: Sequence[Step]) -> Controls:
    """What the piece should be like from now on, for when it is composed again: the old wishes
    with these edits put in. What changed in some bars only is no wish for the whole."""
    for step in steps:
        operation, after = step.edit.operation, step.after
        if len(after.bars) != len(step.before.bars):
            wish = wish.changed(bars=len(after.bars), seconds=None, form=None)
        if operation == "remove" and not step.bars:
            gone = tuple(f for f in dict.fromkeys(step.report.removed) if f not in part_families(after))
            kept = _without(wish.parts, step.report.removed)
            exclude = tuple(dict.fromkeys(f for f in (*wish.exclude, *gone) if f not in {p.instrument for p in kept}))
            wish = wish.changed(parts=kept, exclude=exclude)
        elif operation in ("swap", "double", "split") or (operation == "extract" and step.edit.parts):
            players = tuple(_request(after, i) for i in range(len(after.parts)))
            present = {p.instrument for p in players}
            wish = wish.changed(parts=players, exclude=tuple(f for f in wish.exclude if f not in present))
        elif step.bars:
            continue
        elif operation == "tempo":
            wish = wish.changed(tempo_bpm=after.tempo_bpm)
        elif operation in ("key", "transpose") and step.report.key[0] != step.report.key[1]:
            wish = wish.changed(key=after.key)
        elif operation == "meter":
            wish = wish.changed(meter=after.meter)
        elif operation == "dynamics" and not step.edit.parts:
            wish = wish.changed(dynamics=step.edit.word)
    return wish


def asked_by_edits(steps: Sequence[Step]) -> Controls:
    """The edits' goals as controls, so that the piece's receipt checks them too."""
    controls = Controls()
    for step in steps:
        operation, after = step.edit.operation, step.after
        if operation == "swap":
            program = _program(step.edit)
            family = family_of(program)
            exclude = tuple(name for name in controls.exclude if name != family)
            controls = controls.changed(parts=(PartRequest(family, program),), exclude=exclude)
        elif step.bars:
            continue
        elif operation == "tempo" and step.edit.word is None and after.tempo_bpm != step.before.tempo_bpm:
            controls = controls.changed(tempo_bpm=after.tempo_bpm)
        elif operation == "key" and not step.edit.parts:
            controls = controls.changed(key=after.key)
        elif operation == "meter":
            controls = controls.changed(meter=after.meter)
        elif operation in ("remove", "mute"):
            families = [n for n in (step.edit.parts or step.report.removed) if n in FAMILIES]
            # Of edits that contradict each other the later one counts.
            parts = tuple(part for part in controls.parts if part.instrument not in families)
            controls = controls.changed(parts=parts, exclude=tuple(dict.fromkeys((*controls.exclude, *families))))
    return controls


def _moved(runs: Runs, steps: Sequence[Step]) -> Runs:
    """Where bars of the piece that the turn began with are by now."""
    sources = total_sources(steps)
    if not runs or sources is None:
        return runs
    meant = {i for first, last in runs for i in range(first - 1, last)}
    places = [place for place, source in enumerate(sources, start=1) if source in meant]
    if not places:
        given = f"{runs[0][0]} to {runs[-1][1]}"
        raise EditError("bars_gone", given, "those that are still there")
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] + 1 == place:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return tuple(found)


def _apply(
    piece: Piece, edit: Edit, parts: tuple[int, ...], bars: Runs, turn: Turn
) -> tuple[Piece, tuple[int, ...] | None]:
    """The piece after the edit, and where its bars come from if they moved."""
    if edit.operation in FORM_OPERATIONS:
        return _form(piece, edit, parts, bars)
    value, named = edit.value, parts if edit.parts or turn.targets.keep else None
    match edit.operation:
        case "tempo" if value is not None or edit.factor is not None:
            return _tempo(piece, edit, bars), None
        case "transpose" if value is not None:
            return transpose(piece, round(value), parts, bars), None
        case "key" if turn.controls.key is not None:
            return change_key(piece, turn.controls.key, named, bars), None
        case "meter" if turn.controls.meter is not None:
            return change_meter(piece, turn.controls.meter, bars), None
        case "swap" if edit.instrument is not None or value is not None:
            return swap_instrument(piece, _program(edit), parts, bars), None
        case "remove":
            return remove_parts(piece, parts, bars), None
        case "mute" | "unmute":
            return mute_parts(piece, parts, edit.operation == "mute", bars), None
        case "solo":
            return solo_parts(piece, parts, bars), None
        case "double":
            program = None if edit.instrument is None and edit.program is None else _program(edit)
            return double_parts(piece, parts, None if value is None else round(value), program, bars), None
        case "split":
            return split_parts(piece, parts, bars), None
        case "louder" | "softer":
            change = round(MARK_STEP * (1 if value is None else value))
            return change_loudness(piece, change if edit.operation == "louder" else -change, parts, bars), None
        case "dynamics" if edit.word is not None:
            return set_dynamics(piece, edit.word, parts, bars), None
        case "crescendo" | "diminuendo":
            return swell(piece, edit.operation == "crescendo", parts, bars, value, edit.word), None
        case "swing":
            return set_swing(piece, TRIPLET if value is None else value, parts, bars), None
        case "articulation" if edit.word is not None:
            return articulate(piece, edit.word, parts, bars), None
        case "fade_in" | "fade_out":
            return _fade(piece, edit, parts, bars), None
    raise EditError("edit", edit.operation, "a change of notes that says what it leads to")


def _tempo(piece: Piece, edit: Edit, bars: Runs) -> Piece:
    for first, last in bar_runs(piece, bars):
        now = piece.bars[first].tempo_bpm
        # "A bit faster" means no hundredths; halves keep "half as fast" exact.
        goal = round(2 * now * edit.factor) / 2 if edit.factor is not None else edit.value
        assert goal is not None, "a tempo edit has a value or a factor"
        change = ramp_tempo if edit.word == "gradual" else set_tempo
        piece = change(piece, goal, (first + 1, last + 1))
    return piece


def _fade(piece: Piece, edit: Edit, parts: tuple[int, ...], bars: Runs) -> Piece:
    for first, last in bar_runs(piece, bars):
        length = last - first + 1
        # Bars that are named are faded as a whole.
        usual = length if bars else min(_FADE_BARS, max(1, length // 2))
        count = usual if edit.value is None else round(edit.value)
        piece = fade(piece, count, edit.operation == "fade_out", parts, (first + 1, last + 1))
    return piece


def _form(piece: Piece, edit: Edit, parts: tuple[int, ...], bars: Runs) -> tuple[Piece, tuple[int, ...] | None]:
    match edit.operation:
        case "cut":
            order = cut_order(piece, bars)
        case "extract":
            order = extract_order(piece, bars)
            piece = extract_parts(piece, parts) if edit.parts else piece
        case "repeat":
            times = 2 if edit.value is None else round(edit.value)
            order = repeat_order(piece, times, bars)
            return repeat_bars(piece, times, bars, parts if edit.parts else None), order
        case _:
            word = edit.word or ""
            order = bar_order(piece, word) if names_bars(word) else section_order(piece, word)
    return take_bars(piece, order), order


def _program(edit: Edit) -> int:
    """The General MIDI program of who takes over or doubles; a family's first when no one is named."""
    if edit.operation == "swap" and edit.value is not None:
        return round(edit.value)
    return FAMILIES[edit.instrument or "piano"].programs[0] if edit.program is None else edit.program


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


def kept_families(piece: Piece, targets: Targets) -> list[str]:
    """The families of the parts that were to stay as they are."""
    kept = {i for name in targets.keep for i in select_parts(piece, [name])}
    return [part_families(piece)[i] for i in sorted(kept)]
