"""The words: one table a field, English and Chinese side by side, nothing but data."""
