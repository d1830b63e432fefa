"""Open words ("like rain on a tin roof", 江南烟雨): where they lie for mood, genre, tempo and players."""

from chatbot.understand.open_words.reading import (
    Reading,
    chinese_glosses,
    open_phrase,
    read_open_words,
    sentence_encoder,
    warm_up,
)

__all__ = ["Reading", "chinese_glosses", "open_phrase", "read_open_words", "sentence_encoder", "warm_up"]
