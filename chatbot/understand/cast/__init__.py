"""The cast of a telling: who plays in it, who is said to be absent and whose name is that of a thing or a likeness, by
all that is told of all names together."""

from chatbot.understand.cast.playing import as_cast

__all__ = ["as_cast"]
