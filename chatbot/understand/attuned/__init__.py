"""The sentence encoder attuned to how people talk of music: what it makes of sentences, and of words in them. It was
attuned by ``python -m chatbot.understand.learning``."""

from chatbot.understand.attuned.rows import encoder_attuned_by, rows_of_sentences, rows_of_units, warm_up

__all__ = ["encoder_attuned_by", "rows_of_sentences", "rows_of_units", "warm_up"]
