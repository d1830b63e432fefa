"""Open words ("like rain on a tin roof", 江南烟雨): where they lie for mood, genre, tempo and players."""

from chatbot.understand.open_words.reading import (
    Reading,
    encoder_and_glosses,
    open_phrase,
    read_open_words,
    warm_up,
)

__all__ = ["Reading", "encoder_and_glosses", "open_phrase", "read_open_words", "warm_up"]
