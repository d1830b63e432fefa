"""What the names of instruments are in a telling, most probably: an encoder attuned to that alone reads the whole, and
a softmax judges what it makes of each name in its place. Both are learnt by
``python -m chatbot.understand.learning casts``."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from chatbot.understand.attuned import encoder_attuned_by
from chatbot.understand.open_words.encoder import Span
from chatbot.understand.softmax import probabilities, read_weights

#: What a name may be.
KINDS = ("plays", "absent", "no player")
#: What is added to the encoder's matrices, and the softmax: twice, learnt from another order of the examples each.
FILES = tuple(Path(__file__).parent / f"{name}.safetensors" for name in ("first", "second"))
TASK = "cast"


def shares_of_names(text: str, names: Sequence[Span]) -> list[dict[str, float]] | None:
    """For each name of an instrument in ``text`` (start and end, one after the other): how probably it plays, is
    absent, or is no player, by the mean of the readers; None without the encoder, and where there is no name."""
    shares = []
    for file in FILES if names else ():
        encoder = encoder_attuned_by(file)
        if encoder is None:
            return None
        shares.append(probabilities(encoder.means([(text.lower(), list(names))]), *read_weights(file, TASK)))
    return [dict(zip(KINDS, map(float, own), strict=True)) for own in np.mean(shares, axis=0)] if shares else None


def warm_up() -> None:
    """Load the encoders in the background, so that no telling waits for them."""
    threading.Thread(target=lambda: shares_of_names("a piano plays", [(2, 7)]), name="cast", daemon=True).start()
