"""Drawing one allowed word from the model's distribution."""

from __future__ import annotations

import numpy as np


class NothingAllowedError(ValueError):
    """The mask forbids every word: the grammar that made it has a dead end."""


def sample(logits: np.ndarray, mask: np.ndarray, temperature: float, top_p: float, rng: np.random.Generator) -> int:
    """One word among those that ``mask`` allows, by temperature and nucleus sampling.

    The distribution is softmax(logits / temperature) over the allowed words only, cut to the
    nucleus: the fewest most probable words whose probabilities reach ``top_p`` together
    (Holtzman et al., "The Curious Case of Neural Text Degeneration", 2020), renormalised.

    :param logits: float32 (vocab,).
    :param mask: bool (vocab,), True for the allowed words.
    :param temperature: >= 0; 0 takes the most probable allowed word.
    :param top_p: in (0, 1]; 1 keeps every allowed word.
    :param rng: draws exactly one number, none when ``temperature`` is 0.
    :raises NothingAllowedError: when no word is allowed.
    :raises ValueError: for a temperature or top_p out of range, or when the best allowed
        logit is not finite.
    """
    if temperature < 0 or not 0 < top_p <= 1:
        raise ValueError(f"temperature must be >= 0 and top_p in (0, 1], not {temperature} and {top_p}")
    words = np.flatnonzero(mask)
    if not len(words):
        raise NothingAllowedError("the mask allows no word")
    allowed = logits[words]
    best = allowed.argmax()
    if not np.isfinite(allowed[best]):
        raise ValueError(f"the best allowed logit is {allowed[best]}")
    if temperature == 0:
        return int(words[best])

    # The difference is taken first: it is at most 0, so a small temperature cannot overflow.
    weights = np.exp((allowed - allowed[best]) / temperature)
    if top_p < 1:
        total = float(weights.sum(dtype=np.float64))
        # Words below (1 - top_p) / n sum to less than 1 - top_p, so the nucleus lies within the
        # others. A trained model leaves few of them, which makes sorting cheap.
        likely = np.flatnonzero(weights >= (1 - top_p) * total / len(words))
        order = likely[np.argsort(-weights[likely])]
        cumulative = np.cumsum(weights[order], dtype=np.float64)
        size = min(int(np.searchsorted(cumulative, top_p * total)) + 1, len(order))
        words, cumulative = words[order], cumulative[:size]
    else:
        cumulative = np.cumsum(weights, dtype=np.float64)
    # side="right" never lands on a word of weight 0; rounding may reach the end, hence min().
    index = int(np.searchsorted(cumulative, rng.random() * cumulative[-1], side="right"))
    return int(words[min(index, len(cumulative) - 1)])
