"""Music to learn from: readers for every corpus, and a command that fetches them."""

from composer.corpora.catalogue import CORPORA, TIERS, TRAINING_TIERS, Corpus, read_corpora
from composer.corpora.work import BarChords, Unreadable, Work

__all__ = ["CORPORA", "TIERS", "TRAINING_TIERS", "BarChords", "Corpus", "Unreadable", "Work", "read_corpora"]
