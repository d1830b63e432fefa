"""Who chose what of a version: its maker, what is known of them, their file, or the composer."""

from __future__ import annotations

from typing import Literal

from chatbot.versions import Version

Chooser = Literal["user", "conversation", "file", "model"]
# What music is given to us as, rather than composed here.
GIVEN = frozenset({"upload", "melody"})


def chosen_by(version: Version, field: str) -> Chooser:
    """Who decided ``field`` of :class:`composer.controls.Controls` in a version: the "user" in this or
    an earlier request, the "conversation" (what was liked or excluded before), the "file" or melody
    that was brought, or else the "model"."""
    given = version.making is not None and version.making.act in GIVEN
    if getattr(version.wish, field) in (None, ()):
        return "file" if given else "model"
    line = next((one for one in version.receipt if one.field == field), None)
    source = version.wish.sources.get(field) or (None if line is None else line.source)
    if source == "conversation":
        return "conversation"
    if given or source == "model":
        return "file" if given else "model"
    return "user"
