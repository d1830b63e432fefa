"""A wish without why it is wished, and by whom."""

from __future__ import annotations

from chatbot.understand.context import Context
from chatbot.understand.people import without_people
from chatbot.understand.reasons import without_reasons
from chatbot.understand.reasons_zh import without_reasons_zh


def without_why(text: str, context: Context) -> str:
    """The cleaned ``text`` without its reasons, and without people who play nothing in it."""
    if not text.isascii():
        return without_reasons_zh(text) if context.has_piece else text
    return without_reasons(without_people(text, context), context)
