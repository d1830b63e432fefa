"""A small vocabulary built in code, for tests: words of real shapes without real music."""

from __future__ import annotations

from functools import cache

import numpy as np

from composer.text.alphabet import Kind, character, duration_character
from composer.text.words import Words, train_words

_WORDS = 960


@cache
def debug_words() -> Words:
    """Words learnt from random parts of bars; the same every time."""
    rng = np.random.default_rng(0)
    texts = []
    for _ in range(400):
        text, told = "", False
        is_drums = rng.random() < 0.2
        for position in sorted(rng.choice(16, int(rng.integers(1, 9)), replace=False) * 3):
            text += character(Kind.POSITION, int(position))
            text += "" if told else character(Kind.VELOCITY, int(rng.integers(3, 6)))
            told = True
            if is_drums:
                text += character(Kind.DRUM, int(rng.choice((9, 11, 15))))
            else:
                text += character(Kind.PITCH, int(rng.choice((48, 52, 55, 60, 62, 64, 65, 67, 69, 71, 72))))
                text += duration_character(int(rng.choice((3, 6, 12))))
        texts.append(text)
    return Words(train_words(texts, _WORDS))
