"""What whoever serves the page can set, all of it in the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

_MANY = 10**6


class SettingsError(ValueError):
    """A setting that cannot be; the message is one sentence naming it and what it may be."""


@dataclass(frozen=True)
class Settings:
    """How visitors are served.

    Attributes:
        login: pairs of user and password; nobody else gets in. Empty: everybody may.
        requests_per_minute: most calls that start work, per visitor and minute; 0 for any number.
        waiting_per_visitor: most requests of one visitor that wait at the same time; 0 for any number.
        trusted_proxies: how many proxies stand in front, each of which appends the address it was called
            from to ``X-Forwarded-For``. With 0 that header counts for nothing.
        upload_megabytes: the largest file that is taken.
        mcp: whether the endpoints are also tools of the Model Context Protocol.
    """

    login: tuple[tuple[str, str], ...] = ()
    requests_per_minute: int = 240
    waiting_per_visitor: int = 4
    trusted_proxies: int = 0
    upload_megabytes: int = 10
    mcp: bool = True

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that the environment states; what it does not is as above.

        Raises SettingsError for a value that cannot be. A password is never part of the message."""
        logins = [pair.strip() for pair in environment.get("CADENZA_LOGIN", "").split(",") if pair.strip()]
        if not all(user and password for user, _, password in (pair.partition(":") for pair in logins)):
            raise SettingsError("CADENZA_LOGIN must be user:password, or several of them with commas between")
        mcp = environment.get("CADENZA_MCP", "yes").lower()
        if mcp not in ("yes", "no"):
            raise SettingsError(f"CADENZA_MCP must be yes or no, not {mcp!r}")
        return cls(
            login=tuple((user, password) for user, _, password in (pair.partition(":") for pair in logins)),
            requests_per_minute=whole_number(
                environment, "CADENZA_REQUESTS_PER_MINUTE", cls.requests_per_minute, 0, _MANY
            ),
            waiting_per_visitor=whole_number(
                environment, "CADENZA_WAITING_PER_VISITOR", cls.waiting_per_visitor, 0, _MANY
            ),
            trusted_proxies=whole_number(environment, "CADENZA_TRUSTED_PROXIES", cls.trusted_proxies, 0, 10),
            upload_megabytes=whole_number(environment, "CADENZA_UPLOAD_MB", cls.upload_megabytes, 1, 1000),
            # The tools call the page as a visitor without a password would.
            mcp=mcp == "yes" and not logins,
        )

    def __repr__(self) -> str:
        """Without the passwords, whoever logs it."""
        users = ", ".join(user for user, _ in self.login)
        return (
            f"Settings(login=[{users}], requests_per_minute={self.requests_per_minute}, "
            f"waiting_per_visitor={self.waiting_per_visitor}, trusted_proxies={self.trusted_proxies}, "
            f"upload_megabytes={self.upload_megabytes}, mcp={self.mcp})"
        )


def whole_number(environment: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    """The whole number that the environment gives to ``name``, or ``default``.

    Raises SettingsError for anything outside ``low`` to ``high``."""
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal() or not low <= int(text) <= high:
        raise SettingsError(f"{name} must be a whole number from {low} to {high}, not {text!r}")
    return int(text)
