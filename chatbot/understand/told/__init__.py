"""What a telling says by its meaning, where its words are pictures: feeling, rhythm and dancing, learnt from
examples."""

from chatbot.understand.told.classifier import warm_up
from chatbot.understand.told.reading import as_told

__all__ = ["as_told", "warm_up"]
