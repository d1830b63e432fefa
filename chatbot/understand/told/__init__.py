"""What a telling says by its meaning, where its words are pictures: feeling, rhythm, dancing and who plays, learnt
from examples."""

from chatbot.understand.told.playing import as_played
from chatbot.understand.told.reading import as_told

__all__ = ["as_played", "as_told"]
