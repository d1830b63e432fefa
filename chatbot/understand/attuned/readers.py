"""Several encoders that were attuned to the same, each from another order of the examples: their mean is surer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from chatbot.understand.attuned.rows import encoder_attuned_by
from chatbot.understand.open_words.encoder import Span, Vectors
from chatbot.understand.softmax import probabilities, read_weights


def mean_shares(
    files: Sequence[Path], names: Sequence[str], texts: Sequence[tuple[str, Sequence[Span | None]]]
) -> list[Vectors] | None:
    """For each softmax of these ``names`` how probable its classes are, a row for each span of the texts (None is the
    whole), by the mean of what is kept in the ``files``; None without the encoder."""
    judged = []
    for file in files:
        encoder = encoder_attuned_by(file)
        if encoder is None:
            return None
        rows = encoder.means(texts)
        judged.append([probabilities(rows, *read_weights(file, name)) for name in names])
    return [np.mean(shares, axis=0) for shares in zip(*judged, strict=True)]
