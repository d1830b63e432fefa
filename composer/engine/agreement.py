"""How far quantised weights move the model's distribution: ``python -m composer.engine.agreement``.

The reference is transformers in float32, on sequences that it samples itself: the contexts that
decoding meets, without needing any data.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from composer.engine.export import BITS
from composer.engine.onnx_cpu import OnnxModel
from composer.engine.protocol import LanguageModel
from composer.engine.rate import decode_rate
from composer.engine.sampling import sample
from composer.engine.torch_engine import TorchModel


@dataclass(frozen=True)
class Agreement:
    """``divergence``: mean Kullback-Leibler divergence of the model from the reference in bits a
    token, >= 0. ``worst``: its 99th percentile. ``same_best``: share of contexts in which both
    hold the same word for the most probable."""

    divergence: float
    worst: float
    same_best: float


def sampled_contexts(
    reference: LanguageModel, first: int, sequences: int, length: int, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Sequences drawn from ``reference`` at temperature 1, each starting with the word ``first``.

    Returns the tokens (sequences, length) and the log probabilities, in nats, of every word after
    each of them (sequences, length, vocab)."""
    rng = np.random.default_rng(seed)
    everything = np.ones(reference.vocab_size, bool)
    tokens = np.full((sequences, length), first)
    log_probabilities = np.empty((sequences, length, reference.vocab_size))
    for row in range(sequences):
        session = reference.start()
        for position in range(length):
            logits = session.feed([int(tokens[row, position])])
            log_probabilities[row, position] = log_softmax(logits)
            if position + 1 < length:
                tokens[row, position + 1] = sample(logits, everything, 1.0, 1.0, rng)
    return tokens, log_probabilities


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Log probabilities in nats, float64, of logits (vocab,)."""
    shifted = logits.astype(np.float64) - logits.max()
    return shifted - np.log(np.exp(shifted).sum())


def agreement(model: LanguageModel, tokens: np.ndarray, log_probabilities: np.ndarray) -> Agreement:
    """Compare ``model`` with the reference's :func:`sampled_contexts`."""
    divergences, same = [], []
    for row, expected in zip(tokens, log_probabilities, strict=True):
        session = model.start()
        for token, wanted in zip(row, expected, strict=True):
            found = log_softmax(session.feed([int(token)]))
            divergences.append(np.sum(np.exp(wanted) * (wanted - found)) / np.log(2))
            same.append(wanted.argmax() == found.argmax())
    return Agreement(float(np.mean(divergences)), float(np.quantile(divergences, 0.99)), float(np.mean(same)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m composer.engine.agreement", description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="Hugging Face model folder")
    parser.add_argument("--sequences", type=int, default=4)
    parser.add_argument("--length", type=int, default=256, help="tokens a sequence")
    arguments = parser.parse_args()

    reference = TorchModel(arguments.checkpoint)
    first = reference.network.config.bos_token_id or 0
    contexts = sampled_contexts(reference, first, arguments.sequences, min(arguments.length, reference.context))
    entropy = -np.mean(np.sum(np.exp(contexts[1]) * contexts[1], axis=-1)) / np.log(2)
    print(f"reference: {reference.engine}, entropy {entropy:.3f} bits/token")
    for bits in BITS:
        start = perf_counter()
        model = OnnxModel(arguments.checkpoint, bits)
        loaded = perf_counter() - start
        result = agreement(model, *contexts)
        print(
            f"{model.engine}: divergence {result.divergence:.6f} bits/token (99th percentile {result.worst:.5f}), "
            f"same best word {result.same_best:.1%}, loaded in {loaded:.2f} s, {decode_rate(model, 200):.0f} tokens/s"
        )


if __name__ == "__main__":
    main()
