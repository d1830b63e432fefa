"""Which bars and which players an edit of a turn is for."""

from __future__ import annotations

from chatbot.targets import section_runs
from chatbot.turn import Edit, Turn
from composer.edit import EditError, bar_range, has_two_voices, select_parts
from composer.piece import Piece

Runs = tuple[tuple[int, int], ...]
# What all players share, so that no part can have it alone.
_SHARED = frozenset({"tempo", "meter"})


def runs_of(piece: Piece, edit: Edit, turn: Turn) -> Runs:
    """The stretches of bars that the edit is for; none for the whole piece."""
    bars = edit.bars or turn.targets.bars
    if bars is not None:
        bar_range(piece, bars)  # says which bars there are
        return (bars,)
    return () if turn.targets.section is None else section_runs(piece, turn.targets.section)


def shared(piece: Piece, edit: Edit, runs: Runs) -> Runs:
    """Of a cut that takes a share (``factor``) the bars that go: the last ones of each stretch.

    Raises:
        EditError: when a stretch is too short to lose a bar and keep one.
    """
    if edit.operation != "cut" or edit.factor is None:
        return runs
    gone = []
    for first, last in runs or ((1, len(piece.bars)),):
        count = int((last - first + 1) * edit.factor)
        if count < 1:
            raise EditError("cut_share", f"{first}", "two bars or more")
        gone.append((last - count + 1, last))
    return tuple(gone)


def exchanged(piece: Piece, turn: Turn) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Who several swaps are for, as they are before the first: "swap the flute and the bass" gives each
    the other's instrument, and nobody both. Empty where there is one swap, or bars are named, in which
    new parts would come between."""
    swaps = [edit for edit in turn.edits if edit.operation == "swap"]
    if len(swaps) < 2 or turn.targets.bars is not None or any(edit.bars for edit in swaps):
        return {}
    if {edit.operation for edit in turn.edits} & {"remove", "double", "split", "extract"}:
        return {}
    return {edit.parts: targets_of(piece, edit, turn, ()) for edit in swaps}


def targets_of(piece: Piece, edit: Edit, turn: Turn, bars: Runs) -> tuple[int, ...]:
    """The indices of the parts that the edit changes, those to be kept left out.

    Raises:
        EditError: for a part that is not there, for what all share, and where nothing is left to change.
    """
    if (
        edit.operation in _SHARED
        and edit.parts
        and set(select_parts(piece, edit.parts)) != set(range(len(piece.parts)))
    ):
        raise EditError(f"{edit.operation}_parts", ", ".join(edit.parts), "the same for all parts")
    chosen = select_parts(piece, edit.parts)
    if not edit.parts:
        chosen = _meant(piece, edit.operation, chosen, bars)
    kept = {i for name in turn.targets.keep for i in select_parts(piece, [name])}
    rest = tuple(i for i in chosen if i not in kept)
    if chosen and not rest:
        raise EditError("keep", ", ".join(turn.targets.keep), "such that something is left to change")
    return rest


def _meant(piece: Piece, operation: str, everybody: tuple[int, ...], bars: Runs) -> tuple[int, ...]:
    """Whom an edit that names nobody is for."""
    pitched = tuple(i for i in everybody if not piece.parts[i].is_drums)
    if operation == "swap":
        return pitched
    if operation == "double":
        return tuple(i for i in pitched if piece.parts[i].role == "melody") or pitched[:1]
    if operation == "split":
        return tuple(i for i in pitched if has_two_voices(piece, i, bars)) or pitched[:1]
    return everybody
