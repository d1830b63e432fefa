"""A language model that chats, where whoever serves the page has one: it may help, and is never trusted."""

from chatbot.helper.chat import Chat, ChatError
from chatbot.helper.helper import Helper

__all__ = ["Chat", "ChatError", "Helper"]
