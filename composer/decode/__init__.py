"""Decoding that cannot disobey: masks over the vocabulary, computed from what each word holds."""
