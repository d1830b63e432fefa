"""What the page's script says is selected, as the conversation takes it."""

from __future__ import annotations

from typing import Any

from chatbot.page.session import Session
from chatbot.understand import Selection
from composer.edit import part_families
from composer.piece import Piece


def selected(visitor: Session | None, pointed: Any) -> Selection | None:
    """The selection of bars ``first`` to ``last``, from 1, and the part of that index; None where
    nothing is selected. What the current piece does not have is left out: it is another by now."""
    version = visitor.conversation.current if visitor is not None else None
    if version is None or not isinstance(pointed, dict):
        return None
    first, last, part = (_whole(pointed.get(key)) for key in ("first", "last", "part"))
    bars = (first, last) if 1 <= first <= last <= len(version.piece.bars) else None
    name = _name(version.piece, part) if 0 <= part < len(version.piece.parts) else None
    return Selection(bars, name) if bars or name else None


def _whole(value: Any) -> int:
    """The number; -1, which is no bar and no part, for anything else."""
    return value if type(value) is int else -1


def _name(piece: Piece, index: int) -> str:
    """The family of a part, or its role where that tells it better from the others."""
    families, roles = part_families(piece), [part.role for part in piece.parts]
    return roles[index] if families.count(families[index]) > 1 and roles.count(roles[index]) == 1 else families[index]
