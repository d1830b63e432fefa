"""Decoding under masks, ours against ``transformers.generate``: ``python -m composer.engine.benchmark``.

Both decode the same number of words with the same weights, from the same prompt, with the same
random mask at every step, temperature 1 and the same nucleus. Ours is the ONNX engine as the
application loads it; transformers runs in float32 with its default cache and attention, the masks
applied by a logits processor. The runs are interleaved, so other load on the machine meets all of
them, and medians are compared. transformers is timed both with as many threads as ours and with
all cores; the ratio is taken against the faster.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np
import torch
from transformers import AutoModelForCausalLM, LogitsProcessor, LogitsProcessorList

from composer.engine.debug import debug_checkpoint
from composer.engine.load import load_engine
from composer.engine.onnx_cpu import DEFAULT_THREADS
from composer.engine.protocol import LanguageModel
from composer.engine.sampling import sample

TEMPERATURE, TOP_P = 1.0, 0.95
# A tenth of the words, about what a musical grammar allows inside a part.
ALLOWED_SHARE = 0.1


class MaskedSteps(LogitsProcessor):
    """Forbids, at the k-th new word, what row k of ``masks`` (steps, vocab) forbids."""

    def __init__(self, masks: np.ndarray, prompt_length: int) -> None:
        self.forbidden = torch.from_numpy(~masks)
        self.prompt_length = prompt_length

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        return scores.masked_fill(self.forbidden[input_ids.shape[1] - self.prompt_length], -torch.inf)


def decode_ours(model: LanguageModel, prompt: list[int], masks: np.ndarray, seed: int) -> list[int]:
    """One word per row of ``masks``, by our own loop."""
    rng = np.random.default_rng(seed)
    session = model.start()
    logits = session.feed(prompt)
    words: list[int] = []
    for mask in masks:
        words.append(sample(logits, mask, TEMPERATURE, TOP_P, rng))
        if len(words) < len(masks):
            logits = session.feed(words[-1:])
    return words


def decode_transformers(network: torch.nn.Module, prompt: list[int], masks: np.ndarray, seed: int) -> list[int]:
    """One word per row of ``masks``, by ``generate``."""
    torch.manual_seed(seed)
    output = network.generate(  # type: ignore[operator]
        torch.tensor([prompt]),
        attention_mask=torch.ones(1, len(prompt), dtype=torch.long),
        do_sample=True,
        temperature=TEMPERATURE,
        top_p=TOP_P,
        top_k=0,
        max_new_tokens=len(masks),
        eos_token_id=None,
        pad_token_id=0,
        logits_processor=LogitsProcessorList([MaskedSteps(masks, len(prompt))]),
    )
    return output[0, len(prompt) :].tolist()


def interleaved(runs: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Median seconds of each run over ``repeats`` rounds of all of them, after one to warm up."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for round_number in range(repeats + 1):
        for name, run in runs.items():
            start = perf_counter()
            run()
            if round_number:
                seconds[name].append(perf_counter() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


def compare(checkpoint: Path, tokens: int, prompt_length: int, repeats: int) -> tuple[dict[str, float], float]:
    """Tokens per second by run, ours first, and ours divided by the fastest of transformers."""
    model = load_engine(checkpoint, "onnx")
    network = AutoModelForCausalLM.from_pretrained(checkpoint, dtype=torch.float32, local_files_only=True).eval()
    rng = np.random.default_rng(0)
    prompt = rng.integers(0, model.vocab_size, prompt_length).tolist()
    masks = rng.random((tokens, model.vocab_size)) < ALLOWED_SHARE

    def with_threads(threads: int) -> Callable[[], object]:
        def run() -> object:
            torch.set_num_threads(threads)
            return decode_transformers(network, prompt, masks, 0)

        return run

    runs: dict[str, Callable[[], object]] = {f"ours ({model.engine})": lambda: decode_ours(model, prompt, masks, 0)}
    for threads in sorted({DEFAULT_THREADS, os.cpu_count() or 1}):
        runs[f"transformers.generate (float32, CPU threads: {threads})"] = with_threads(threads)
    rates = {name: tokens / seconds for name, seconds in interleaved(runs, repeats).items()}
    ours, *others = rates.values()
    return rates, ours / max(others)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m composer.engine.benchmark", description=__doc__)
    parser.add_argument(
        "checkpoint", type=Path, nargs="?", help="Hugging Face model folder; without it an untrained one of 11 M"
    )
    parser.add_argument("--tokens", type=int, default=256, help="words to decode in a run")
    parser.add_argument("--prompt", type=int, default=64, help="tokens given before them")
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = arguments.checkpoint or debug_checkpoint(
            Path(folder),
            3072,
            layers=8,
            hidden_size=320,
            heads=5,
            key_value_heads=5,
            feed_forward_size=864,
            context=1024,
        )
        rates, ratio = compare(checkpoint, arguments.tokens, arguments.prompt, arguments.repeats)
    for name, rate in rates.items():
        print(f"{rate:6.0f} tokens/s  {name}")
    print(f"{ratio:6.1f} times the fastest transformers.generate")


if __name__ == "__main__":
    main()
