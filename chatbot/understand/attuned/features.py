"""What a sentence, or a word in it, is told by: its meaning (the attuned encoder) and its words.

An encoder is deaf to much that turns a meaning round ("too fast" and "too slow" lie side by side), and of Chinese it
sees glosses only; words, and characters that stand beside each other, tell those apart.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from chatbot.turn import Language
from chatbot.understand.attuned.rows import rows_of_sentences
from chatbot.understand.normalise import clean
from chatbot.understand.open_words.encoder import Vectors

#: Words and pairs of words fall into so many boxes.
BOXES = 4096
#: How much the words weigh beside the meaning, in length. Set by hand after a few trials: English hardly needs them,
#: Chinese, of which the encoder sees glosses, needs them most.
WEIGHT_OF_WORDS: dict[Language, float] = {"en": 0.5, "zh": 2.0}
_WORD = re.compile(r"[a-z']+|[0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def features(sentences: Sequence[str], language: Language) -> Vectors | None:
    """One row for each sentence, written in ``language``; None where the sentence encoder is not installed."""
    plain = [plainly(sentence) for sentence in sentences]
    return beside_words(rows_of_sentences(plain), [words_in(sentence) for sentence in plain], language)


def beside_words(rows: Vectors | None, words: Sequence[Iterable[str]], language: Language) -> Vectors | None:
    """The rows, each with its own words beside it."""
    if rows is None:
        return None
    boxes = np.zeros((len(words), BOXES), np.float32)
    for row, own in zip(boxes, words, strict=True):
        filled = boxes_of(own)
        row[filled] = share_of_a_box(filled, language)
    return np.concatenate([rows, boxes], axis=1)


def plainly(sentence: str) -> str:
    """A sentence as it is looked at."""
    return clean(sentence).lower()


def boxes_of(words: Iterable[str]) -> list[int]:
    """The boxes that the words fall into, each once."""
    return sorted({zlib.crc32(word.encode()) % BOXES for word in words})


def share_of_a_box(filled: Sequence[int], language: Language) -> float:
    """How much each of the boxes that are filled holds."""
    return WEIGHT_OF_WORDS[language] / max(len(filled), 1) ** 0.5


def words_in(sentence: str) -> Iterator[str]:
    """English words and pairs of them; Chinese characters, pairs and threes."""
    said = ["<", *_WORD.findall(sentence), ">"]
    if len(said) > 2:
        yield from said[1:-1]
        yield from map(" ".join, pairwise(said))
    for run in _HAN.findall(sentence):
        framed = f"<{run}>"
        for length in (1, 2, 3):
            yield from (framed[i : i + length] for i in range(len(framed) - length + 1))
