"""Words to meaning: one English or Chinese sentence becomes one :class:`chatbot.turn.Turn`."""

from chatbot.understand.context import Context, VersionFacts
from chatbot.understand.jsonable import turn_json
from chatbot.understand.pointing import Selection
from chatbot.understand.problems import problem
from chatbot.understand.understanding import understand

__all__ = ["Context", "Selection", "VersionFacts", "problem", "turn_json", "understand"]
