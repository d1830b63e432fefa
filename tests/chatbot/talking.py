"""What a sentence leads to, for a test that talks."""

from __future__ import annotations

from chatbot.conversation import Conversation
from chatbot.events import PieceDone
from composer.piece import Piece


def piece(conversation: Conversation, text: str) -> Piece:
    """The one piece that is made of what is said."""
    (result,) = [event for event in conversation.say(text) if isinstance(event, PieceDone)]
    return result.piece
