"""What short sentences mean that name nothing musical ("oops, didn't mean to do that", 意犹未尽), learnt from
examples."""

from chatbot.understand.meanings.classifier import Meaning, meaning_of

__all__ = ["Meaning", "meaning_of"]
