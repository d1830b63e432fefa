"""Who a call comes from: an address, for limits that are the same for everybody."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import Scope

# The tools of the Model Context Protocol call the page over HTTP themselves, from this machine and
# with the headers of whoever called them; this one then says who that was.
_HEADER = "x-cadenza-visitor"


class Visitors:
    """Tells visitors apart. ``trusted_proxies`` as in :class:`chatbot.serving.settings.Settings`."""

    def __init__(self, trusted_proxies: int = 0) -> None:
        self._proxies = trusted_proxies
        self._secret = secrets.token_bytes(32)

    def of(self, scope: Scope) -> str:
        """The address that a call comes from; what the caller could have made up does not count."""
        headers = Headers(scope=scope)
        vouched = self._vouched(headers.get(_HEADER))
        if vouched is not None:
            return vouched
        client = scope.get("client")
        peer = client[0] if client else ""
        if not self._proxies:
            return peer
        # Every proxy appends whom it was called by: counted from the right, as many as are trusted.
        chain = [hop.strip() for line in headers.getlist("x-forwarded-for") for hop in line.split(",") if hop.strip()]
        return chain[-self._proxies] if len(chain) >= self._proxies else peer

    def vouch(self, scope: Scope, visitor: str) -> Scope:
        """The call with a header that :meth:`of` believes when the call is passed on."""
        kept: Iterable[tuple[bytes, bytes]] = scope["headers"]
        others = [(name, value) for name, value in kept if name.lower() != _HEADER.encode()]
        header = (_HEADER.encode(), f"{visitor} {self._signature(visitor)}".encode("latin-1", "replace"))
        return {**scope, "headers": [*others, header]}

    def _vouched(self, header: str | None) -> str | None:
        if header is None:
            return None
        visitor, _, signature = header.rpartition(" ")
        return visitor if hmac.compare_digest(signature.encode(), self._signature(visitor).encode()) else None

    def _signature(self, visitor: str) -> str:
        return hmac.new(self._secret, visitor.encode(), hashlib.sha256).hexdigest()
