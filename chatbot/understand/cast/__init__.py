"""The cast of a telling: who plays in it, who is said to be absent and whose name is that of a thing or a likeness, by
all that is told of all names together."""

from chatbot.understand.cast.playing import as_cast
from chatbot.understand.cast.reader import warm_up

__all__ = ["as_cast", "warm_up"]
