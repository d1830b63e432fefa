"""What stands beside a wish (its reason, its story, a joke) and may be left out to understand it."""

from chatbot.understand.asides.tagging import without_asides

__all__ = ["without_asides"]
