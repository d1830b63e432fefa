"""Open words ("like rain on a tin roof", 江南烟雨): where they lie for mood, genre, tempo and players."""

from chatbot.understand.open_words.reading import (
    Reading,
    open_phrase,
    passage_vectors,
    read_open_words,
    sentence_vectors,
    warm_up,
)

__all__ = ["Reading", "open_phrase", "passage_vectors", "read_open_words", "sentence_vectors", "warm_up"]
