"""What the names of instruments are in a telling, most probably: an encoder attuned to that alone reads the whole, and
a softmax judges what it makes of each name in its place. Both are learnt by
``python -m chatbot.understand.learning casts``."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from chatbot.understand.attuned import mean_shares
from chatbot.understand.open_words.encoder import Span

#: What a name may be.
KINDS = ("plays", "absent", "no player")
#: What is added to the encoder's matrices, and the softmax: twice, learnt from another order of the examples each.
FILES = tuple(Path(__file__).parent / f"{name}.safetensors" for name in ("first", "second"))
TASK = "cast"
# So many letters the encoder reads at once, and some to spare; what is longer is read in pieces of whole sentences.
_LONGEST = 480
_SENTENCE = re.compile(r".+?(?:[.!?;]\s+|$)", re.DOTALL)


def shares_of_names(text: str, names: Sequence[Span]) -> list[dict[str, float]] | None:
    """For each name of an instrument in ``text`` (start and end, one after the other): how probably it plays, is
    absent, or is no player, by the mean of the readers; None without the encoder, and where there is no name."""
    shares = mean_shares(FILES, [TASK], _in_pieces(text.lower(), names)) if names else None
    return None if shares is None else [dict(zip(KINDS, map(float, own), strict=True)) for own in shares[0]]


def _in_pieces(text: str, names: Sequence[Span]) -> list[tuple[str, list[Span | None]]]:
    """The text in pieces that can be read at once, each with the names that begin in it."""
    cuts = [0]
    for sentence in _SENTENCE.finditer(text):
        if sentence.end() - cuts[-1] > _LONGEST and sentence.start() > cuts[-1]:
            cuts.append(sentence.start())
    pieces = []
    for start, end in pairwise([*cuts, len(text)]):
        own: list[Span | None] = [(a - start, min(b, end) - start) for a, b in names if start <= a < end]
        pieces.append((text[start:end], own))
    return pieces


def warm_up() -> None:
    """Load the encoders in the background, so that no telling waits for them."""
    threading.Thread(target=lambda: shares_of_names("a piano plays", [(2, 7)]), name="cast", daemon=True).start()
