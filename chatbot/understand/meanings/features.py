"""What a short sentence is told by: its meaning (the sentence encoder) and its words.

The encoder is deaf to what turns a meaning round ("too fast" and "too slow" lie side by side), and of Chinese it sees
glosses only; words, and characters that stand beside each other, tell those apart.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from chatbot.turn import Language
from chatbot.understand.normalise import clean
from chatbot.understand.open_words import sentence_vectors
from chatbot.understand.open_words.encoder import Vectors

# After which layers of the encoder: the last says what about, the fourth more of how.
_LAYERS = (4, 6)
# Words and pairs of words fall into so many boxes.
_BOXES = 4096
# How much the words weigh beside the meaning, in length. Set by hand after a few trials: English hardly needs them,
# Chinese, of which the encoder sees glosses, needs them most.
_WEIGHT_OF_WORDS: dict[Language, float] = {"en": 0.5, "zh": 2.0}
_WORD = re.compile(r"[a-z']+|[0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def features(sentences: Sequence[str], language: Language) -> Vectors | None:
    """One row for each sentence, written in ``language``; None where the sentence encoder is not installed."""
    plain = [clean(sentence).lower() for sentence in sentences]
    meanings = sentence_vectors(plain, _LAYERS)
    if meanings is None:
        return None
    words = np.zeros((len(plain), _BOXES), np.float32)
    for row, sentence in zip(words, plain, strict=True):
        for unit in _units(sentence):
            row[zlib.crc32(unit.encode()) % _BOXES] = 1.0
        row *= _WEIGHT_OF_WORDS[language] / max(float(np.linalg.norm(row)), 1.0)
    return np.concatenate([meanings, words], axis=1)


def _units(sentence: str) -> Iterator[str]:
    """English words and pairs of them; Chinese characters, pairs and threes."""
    said = ["<", *_WORD.findall(sentence), ">"]
    if len(said) > 2:
        yield from said[1:-1]
        yield from map(" ".join, pairwise(said))
    for run in _HAN.findall(sentence):
        framed = f"<{run}>"
        for length in (1, 2, 3):
            yield from (framed[i : i + length] for i in range(len(framed) - length + 1))
