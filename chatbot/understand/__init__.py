"""Words to meaning: one English or Chinese sentence becomes one :class:`chatbot.turn.Turn`."""

from chatbot.understand.context import Context

__all__ = ["Context"]
