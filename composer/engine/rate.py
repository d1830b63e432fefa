"""How fast a model decodes on this machine."""

from __future__ import annotations

from time import perf_counter

from composer.engine.protocol import LanguageModel


def decode_rate(model: LanguageModel, tokens: int = 64) -> float:
    """Tokens per second when ``tokens`` words are fed one by one to a session that is warm."""
    session = model.start()
    warm = min(8, model.context // 2)
    tokens = min(tokens, model.context - warm)
    for word in range(warm):
        session.feed([word % model.vocab_size])
    start = perf_counter()
    for word in range(tokens):
        session.feed([word % model.vocab_size])
    return tokens / (perf_counter() - start)
