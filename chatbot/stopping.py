"""The word "stop": it ends what is being composed, and is no request of its own."""

from __future__ import annotations

import re

_STOP = re.compile(
    r"^\s*(?:please\s+)?(?:stop|halt|cancel|abort|enough|that'?s enough)"
    r"(?:\s+(?:it|that|this|now|playing|composing|the music|please))*\s*[.!]*\s*$|"
    r"^\s*(?:请|快)?(?:停|停下|停下来|停止|停一下|别弹了|别放了|不要弹了|够了|取消)(?:播放|作曲|吧|了)*\s*[。.!！]*\s*$",
    re.IGNORECASE,
)


def asks_to_stop(text: str) -> bool:
    """Whether a sentence says nothing but that it shall stop."""
    return bool(_STOP.match(text))
