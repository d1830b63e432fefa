"""The sentence encoder attuned to how people talk of music: what it makes of sentences, and of words in them. It was
attuned by ``python -m chatbot.understand.learning``."""

from chatbot.understand.attuned.readers import mean_shares
from chatbot.understand.attuned.rows import rows_of_sentences, rows_of_units, warm_up

__all__ = ["mean_shares", "rows_of_sentences", "rows_of_units", "warm_up"]
