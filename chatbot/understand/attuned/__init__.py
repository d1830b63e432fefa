"""The sentence encoder attuned to how people talk of music: what it makes of sentences, and of words in them. It was
attuned by ``python -m chatbot.understand.learning``."""

from chatbot.understand.attuned.rows import rows_of_middles, rows_of_sentences, rows_of_units, warm_up

__all__ = ["rows_of_middles", "rows_of_sentences", "rows_of_units", "warm_up"]
