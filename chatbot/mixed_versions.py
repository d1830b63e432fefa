"""Which versions are mixed, and who comes from which of them."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.turn import Turn
from chatbot.versions import Version
from composer.controls import ControlError
from composer.edit import select_parts
from composer.piece import Piece

# Who carries the tune.
_LEADING = ("melody", "voice", "counter")


def mix_pairs(turn: Turn, version: Version, versions: Sequence[Version]) -> list[tuple[int, tuple[str, ...]]]:
    """Which names come from which version, in the order in which they were said, by version."""
    targets = turn.targets
    named: dict[int, tuple[str, ...]] = {}
    for number, names in targets.mix:
        named[number] = (*named.get(number, ()), *names)
    numbers = [*named] or [n for n in (targets.version, *targets.others) if n is not None]
    if len(numbers) == 1:
        # With the one that is playing now; into it where it is said what is brought.
        pair = [version.number, numbers[0]] if named.get(numbers[0]) else [numbers[0], version.number]
        numbers = pair if numbers[0] != version.number else numbers
    if not numbers and len(versions) == 2:
        numbers = [1, 2]
    return [(number, named.get(number, ())) for number in dict.fromkeys(numbers)]


def mixed_parts(
    first: Piece, names: tuple[str, ...], second: Piece, other_names: tuple[str, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The parts taken from each. Where only one version's are named, the other gives everybody whose
    role is then still free; where none are, the first leads and the second accompanies.

    Raises:
        ControlError: where both would give the same.
    """
    if not names and not other_names:
        taken = tuple(i for i, part in enumerate(first.parts) if part.role in _LEADING) or (0,)
    else:
        taken = _named(first, names) if names else ()
    brought = _named(second, other_names) if other_names else ()
    if not brought:
        roles = {first.parts[i].role for i in taken}
        brought = tuple(i for i, part in enumerate(second.parts) if part.role not in roles)
    if not taken:
        roles = {second.parts[i].role for i in brought}
        taken = tuple(i for i, part in enumerate(first.parts) if part.role not in roles)
    if not taken or not brought:
        raise ControlError("parts", "the same", "different ones of the two versions")
    return taken, brought


def _named(piece: Piece, names: tuple[str, ...]) -> tuple[int, ...]:
    """The parts of these names; where nobody has chords, the accompaniment is whoever does not lead."""
    if names == ("chords",) and all(part.role != "chords" for part in piece.parts):
        others = tuple(i for i, part in enumerate(piece.parts) if part.role not in _LEADING)
        return others or tuple(range(1, len(piece.parts)))
    return select_parts(piece, names)
