"""What sentences of a telling most probably say of the music's feeling, its rhythm, of dancing and of who plays: a
softmax for each, learnt by ``python -m chatbot.understand.learning``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from chatbot.understand.attuned import rows_of_middles
from chatbot.understand.attuned.features import beside_words, features
from chatbot.understand.matcher import compiled
from chatbot.understand.open_words.encoder import Span, Vectors
from chatbot.understand.softmax import probabilities, read_weights
from chatbot.understand.told.passages import passages_of, words_near

WEIGHTS_FILE = Path(__file__).parent / "told.safetensors"
NOTHING = "nothing"
#: What is told by whole sentences.
HEADS = ("mood", "rhythm", "dance")
#: What may be said of each.
CLASSES: dict[str, tuple[str, ...]] = {
    "mood": ("Q1", "Q2", "Q3", "Q4"),
    "rhythm": ("low", "moderate", "high", NOTHING),
    "dance": ("dance", "no dance", NOTHING),
    "players": ("plays", "absent", "no player"),
}
_ENDS = re.compile(r"(?<=[.!?;:])\s+")
_SHORTEST = 12
# How much rarer it is that a sentence with a word for it says nothing of it than the examples have it.
_NOTHING_ALL_THE_SAME = 0.25
# Words of sentences that may speak of it.
MAY_SPEAK = {
    "rhythm": compiled(
        r"\b(?:rhythm|beat|pulse|puls|groov|tread|accent|drum|percussi|snare|metre|meter|bars?\b|tempo|time\b|step|count|"
        r"throb|stroke|strike|kick|stamp|march|swing|sway|rock|hurr|driv|heartbeat|foot|feet|tap|pound|hammer|walk|drift)"
    ),
    "dance": compiled(
        r"\b(?:danc|feet\b|foot\b|floor|legs?\b|shoes|ball|waltz|jig|reel|seats?\b|sit\b|sits|chair|knees?\b|hips?\b|"
        r"boots|heels|toes?\b|tap|sway|partner|step|move|moving|twirl|skip|hop|whirl|party|club|couples|tango|march)"
    ),
}


def most_probable(text: str) -> dict[str, tuple[str, float]]:
    """What ``text`` says of the feeling ("mood"), of the "rhythm" and of a "dance", and how probably (0 to 1); without
    that of which no sentence speaks, and empty without the encoder."""
    sentences = [one for one in _ENDS.split(text.lower()) if len(one) >= _SHORTEST]
    rows = features(sentences or [text], "en")
    if rows is None:
        return {}
    judged: dict[str, tuple[str, float]] = {}
    for head in HEADS:
        shares = probabilities(rows, *read_weights(WEIGHTS_FILE, head))
        if NOTHING in CLASSES[head]:
            shares = _of_those_that_speak(shares, sentences or [text.lower()], head)
        if len(shares):
            mean = shares.mean(axis=0)
            best = int(mean.argmax())
            judged[head] = CLASSES[head][best], float(mean[best])
    return judged


def _of_those_that_speak(shares: Vectors, sentences: Sequence[str], head: str) -> Vectors:
    """The rows of the sentences that speak of ``head``. Most of the examples do not, fewer of the sentences with a
    word for it."""
    nothing = CLASSES[head].index(NOTHING)
    with_a_word = [bool(MAY_SPEAK[head].search(sentence)) for sentence in sentences]
    shares = shares.copy()
    shares[with_a_word, nothing] *= _NOTHING_ALL_THE_SAME
    shares /= shares.sum(axis=1, keepdims=True)
    return shares[shares.argmax(axis=1) != nothing]


def shares_of_names(text: str, names: Sequence[Span]) -> list[dict[str, float]] | None:
    """For each name of an instrument in ``text`` (start and end, one after the other): how probably it plays, is
    absent, or is no player; None without the encoder."""
    rows = vectors_of_names(text, names) if names else None
    if rows is None:
        return None
    found = probabilities(rows, *read_weights(WEIGHTS_FILE, "players"))
    return [dict(zip(CLASSES["players"], map(float, shares), strict=True)) for shares in found]


def vectors_of_names(text: str, names: Sequence[Span]) -> Vectors | None:
    """One row for each name in its place; None without the encoder."""
    passages = passages_of(text, names)
    return beside_words(rows_of_middles(passages), [words_near(passage) for passage in passages], "en")
