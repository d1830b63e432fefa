"""What is kept of conversations: a database that SQLAlchemy speaks to."""

from chatbot.store.journal import Journal, StoredJournal
from chatbot.store.saved import Saved, Unfinished
from chatbot.store.store import Store, StoreError, Summary

__all__ = ["Journal", "Saved", "Store", "StoreError", "StoredJournal", "Summary", "Unfinished"]
