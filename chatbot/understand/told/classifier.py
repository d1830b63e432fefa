"""What sentences of a telling most probably say of the music's feeling, its rhythm, of dancing and of who plays: a
softmax for each over the vectors of the sentence encoder, learnt by ``python -m chatbot.understand.told --fit``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from chatbot.understand.matcher import compiled
from chatbot.understand.open_words import passage_vectors, sentence_vectors
from chatbot.understand.open_words.encoder import Passage, Vectors
from chatbot.understand.softmax import probabilities, read_weights

WEIGHTS_FILE = Path(__file__).parent / "told.safetensors"
#: What may be said of each; "nothing" is of something else.
CLASSES: dict[str, tuple[str, ...]] = {
    "mood": ("Q1", "Q2", "Q3", "Q4"),
    "rhythm": ("low", "moderate", "high"),
    "dance": ("dance", "no dance", "nothing"),
    "players": ("plays", "absent", "no player"),
}
#: After which layers of the encoder.
LAYERS = (6,)
# Of a name in its place; those in the middle know most of how the words around it are joined.
_LAYERS_IN_PLACE = (3, 4, 5)
# The name looked at and all others are put aside for these, so that the words around them count.
_THIS_NAME, _OTHER_NAME = "cello", "piano"
# So many words are looked at on each side; the encoder takes no more.
_WORDS_BEFORE, _WORDS_AFTER = 20, 18
_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"(?<=[.!?;:])\s+")
_SHORTEST = 12
# Which sentences speak of it. The feeling is in all of them.
_SPEAKS = {
    "rhythm": compiled(r"\b(?:rhythm|beats?\b|pulse|groove|tread|accent|drum|percussi)"),
    "dance": compiled(
        r"\b(?:danc|feet\b|foot\b|floor|legs?\b|shoes|ball|waltz|jig|reel|seats?\b|sit\b|sits|chair|knees?\b|hips?\b|"
        r"boots|heels|toes?\b|tap|sway|partner)"
    ),
}
# A rhythm of which the next sentence goes on to speak.
_GOES_ON = compiled(r"^(?:it|its|they|each|every)\b")


def most_probable(text: str) -> dict[str, tuple[str, float]]:
    """What ``text`` says of the feeling ("mood"), of the "rhythm" and of a "dance", and how probably (0 to 1); without
    that of which it says nothing, and empty without the encoder."""
    sentences = [one for one in _ENDS.split(text.lower()) if len(one) >= _SHORTEST]
    rows = sentence_vectors(sentences or [text.lower()], LAYERS)
    if rows is None:
        return {}
    judged: dict[str, tuple[str, float]] = {}
    for head in ("mood", *_SPEAKS):
        own = list(range(len(rows))) if head == "mood" else _speaking(sentences, head)
        if own:
            shares = probabilities(rows[own], *read_weights(WEIGHTS_FILE, head)).mean(axis=0)
            best = int(shares.argmax())
            judged[head] = CLASSES[head][best], float(shares[best])
    return judged


def _speaking(sentences: Sequence[str], head: str) -> list[int]:
    """Which of the sentences speak of ``head``."""
    speaks = [bool(_SPEAKS[head].search(one)) for one in sentences]
    follows = [head == "rhythm" and bool(_GOES_ON.match(one)) for one in sentences]
    return [i for i in range(len(sentences)) if speaks[i] or (i > 0 and follows[i] and speaks[i - 1])]


Span = tuple[int, int]


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
    return passage_vectors([_passage(text.lower(), names, index) for index in range(len(names))], _LAYERS_IN_PLACE)


def _passage(text: str, names: Sequence[Span], which: int) -> Passage:
    """The words around the name of this index."""
    said, at, start = "", 0, 0
    for index, (begins, ends) in enumerate(names):
        said += text[at:begins]
        if index == which:
            start = len(said)
        said += "" if index == which else _OTHER_NAME
        at = ends
    said += text[at:]
    before, after = said[:start], said[start:]
    first = [word.start() for word in _WORD.finditer(before)][-_WORDS_BEFORE:]
    last = [word.end() for word in _WORD.finditer(after)][:_WORDS_AFTER]
    return Passage(before[first[0] :] if first else before, _THIS_NAME, after[: last[-1]] if last else after)
