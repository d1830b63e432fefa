"""The error of an edit that a piece does not allow."""

from __future__ import annotations

from composer.controls import ControlError


class EditError(ControlError):
    """An edit that this piece does not allow. ``limits`` are the smallest and largest value
    that would be possible, ``choices`` the names to choose from, where either makes sense."""

    def __init__(
        self,
        field_name: str,
        given: object,
        allowed: str,
        limits: tuple[float, float] | None = None,
        choices: tuple[str, ...] = (),
    ) -> None:
        super().__init__(field_name, given, allowed)
        self.limits, self.choices = limits, choices
