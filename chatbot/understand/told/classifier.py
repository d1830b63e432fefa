"""What a telling most probably says of the music's feeling, of its rhythm and of dancing: encoders attuned to that
alone read the whole, and a softmax for each judges it. All are learnt by
``python -m chatbot.understand.learning tellings``."""

from __future__ import annotations

import threading
from pathlib import Path

from chatbot.understand.attuned import mean_shares

#: What is added to the encoder's matrices, and the softmaxes: twice, learnt from another order of the examples each.
FILES = tuple(Path(__file__).parent / f"{name}.safetensors" for name in ("first", "second"))
NOTHING = "nothing"
#: What is told by whole sentences.
HEADS = ("mood", "rhythm", "dance")
#: What may be said of each.
CLASSES: dict[str, tuple[str, ...]] = {
    "mood": ("Q1", "Q2", "Q3", "Q4", NOTHING),
    "rhythm": ("low", "moderate", "high", NOTHING),
    "dance": ("dance", "no dance", NOTHING),
}
# How much less it counts that nothing is said than the examples, most of which say nothing, have it: at a quarter a
# tenth of what is missed is found, and of the descriptions that say nothing 2 % more are misread.
_NOTHING_ALL_THE_SAME = 0.25


def most_probable(text: str) -> dict[str, tuple[str, float]]:
    """What ``text`` says of the feeling ("mood"), of the "rhythm" and of a "dance", and how probably (0 to 1); without
    that of which it says nothing, and empty without the encoder."""
    judged: dict[str, tuple[str, float]] = {}
    for head, rows in zip(HEADS, mean_shares(FILES, HEADS, [(text.lower(), [None])]) or (), strict=False):
        shares = rows[0]
        shares[CLASSES[head].index(NOTHING)] *= _NOTHING_ALL_THE_SAME
        shares = shares / shares.sum()
        best = int(shares.argmax())
        if CLASSES[head][best] != NOTHING:
            judged[head] = CLASSES[head][best], float(shares[best])
    return judged


def warm_up() -> None:
    """Load the encoders in the background, so that no telling waits for them."""
    threading.Thread(target=lambda: most_probable("a piano plays"), name="told", daemon=True).start()
