"""Rules that put plainer words in place of one way of saying them, in either language."""

from __future__ import annotations

import re
from collections.abc import Callable

from chatbot.understand.matcher import compiled

#: A pattern, and the plainer words that stand for it: a template of :func:`re.sub`, or what makes them of a match.
Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def rule(pattern: str, words: str | Callable[[re.Match[str]], str]) -> Rule:
    """A rule that does not look at the case of letters."""
    return compiled(pattern, re.IGNORECASE), words
