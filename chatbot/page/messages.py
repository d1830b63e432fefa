"""Messages of the chat, as Gradio's chatbot takes them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

import gradio as gr

from chatbot.events import ReceiptLine
from chatbot.page.receipt_line import receipt_html
from chatbot.turn import Language

if TYPE_CHECKING:
    from chatbot.conversation import Conversation


def words_message(role: str, text: str) -> dict[str, Any]:
    """A message of plain words: the chat draws HTML, so whatever looks like it is escaped."""
    return {"role": role, "content": escape(text, quote=False)}


def receipt_message(receipt: Iterable[ReceiptLine], language: Language) -> dict[str, Any]:
    """A receipt, which opens when it is clicked."""
    return {"role": "assistant", "content": gr.HTML(receipt_html(receipt, language), apply_default_css=False)}


def said_before(conversation: Conversation, language: Language) -> list[dict[str, Any]]:
    """What was said in a conversation so far, with the receipts of what was made, and where it stopped."""
    messages = []
    for number, (said, reply) in enumerate(conversation.past):
        messages += [words_message("user", said), words_message("assistant", reply)]
        for version in conversation.versions:
            making = version.making
            if making is not None and making.before is not None and making.before.turns == number:
                messages.append(receipt_message(version.receipt, language))
    where = conversation.where_we_were()
    if where is not None:
        messages.append(words_message("assistant", where))
    return messages
