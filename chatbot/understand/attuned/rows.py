"""Rows of numbers for sentences and for words in them, by the attuned encoder."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from chatbot.understand.attuned.low_rank import FILE, read_additions
from chatbot.understand.open_words import chinese_glosses, sentence_encoder
from chatbot.understand.open_words.encoder import SentenceEncoder, Span, Vectors

_LOADING = threading.Lock()


def rows_of_sentences(sentences: Sequence[str]) -> Vectors | None:
    """One row for each sentence, Chinese ones by their glosses; None where the encoder is not installed."""
    encoder = encoder_attuned_by(FILE)
    return None if encoder is None else encoder.means([(text, [None]) for text in map(in_english, sentences)])


def rows_of_units(text: str, units: Sequence[Span]) -> Vectors | None:
    """One row for each unit of an English text (start and end), as it stands there; a unit of no letters has a row of
    zeros. None where the encoder is not installed."""
    encoder = encoder_attuned_by(FILE)
    return None if encoder is None else encoder.means([(text, list(units))])


def warm_up() -> None:
    """Load the encoder in the background, so that no request waits for it."""
    threading.Thread(target=lambda: rows_of_sentences(["play something"]), name="attuned", daemon=True).start()


def in_english(sentence: str) -> str:
    """The glosses of a Chinese sentence; any other as it is."""
    return sentence if sentence.isascii() else chinese_glosses().english(sentence)


def encoder_attuned_by(file: Path) -> SentenceEncoder | None:
    """The encoder with what ``file`` adds to its matrices; None where it is not installed."""
    with _LOADING:  # two first sentences at once make one
        return _make(file)


@cache
def _make(file: Path) -> SentenceEncoder | None:
    encoder = sentence_encoder()
    return None if encoder is None else encoder.turned_by(read_additions(file))
