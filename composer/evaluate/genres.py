"""Genres of held-out works against the genre estimator, and the fitting of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from composer.analysis.genre import WEIGHTS_FILE, genre_weights
from composer.analysis.genre_features import NAMES, genre_features
from composer.analysis.notes import Floats, Integers
from composer.dataset import Store
from composer.evaluate.stored import piece_of
from composer.text.genres import NEAREST

# Works of each genre to fit on: what more there are of folk tunes and chorales says no more.
_MOST, _LEAST = 100, 20
# A genre is heard soon, and what is composed is short: so many bars of each work are read.
_BARS = 32
_PENALTY = 3e-4  # of the squared weights, features in units of their standard deviation
_STEPS = 400


@dataclass(frozen=True, eq=False)
class _Examples:
    features: Floats
    genres: list[str]
    corpora: list[str]


def _examples(store: Store, training: bool, most: int, seed: int) -> _Examples:
    """Works of one side in random order, up to ``most`` of each genre; of each corpus in turn, so
    that no corpus stands for a genre alone where there are several."""
    rng = np.random.default_rng(seed)
    waiting: dict[tuple[str, str], list[int]] = {}
    for index in rng.permutation(len(store.pieces)):
        piece = store.pieces[index]
        if piece.header.genre and (piece.split == "train") == training:
            waiting.setdefault((piece.header.genre, piece.corpus), []).append(int(index))
    features, genres, corpora = [], [], []
    for genre in sorted({genre for genre, _ in waiting}):
        queues = [queue for (name, _), queue in sorted(waiting.items()) if name == genre]
        chosen: list[int] = []
        while any(queues) and len(chosen) < most:
            chosen += [queue.pop() for queue in queues if queue]
        for index in chosen[:most]:
            stored = store.pieces[index]
            piece = piece_of(store, replace(stored, bars=min(stored.bars, _BARS)))
            features.append(genre_features(piece))
            genres.append(genre)
            corpora.append(stored.corpus)
    return _Examples(np.array(features), genres, corpora)


def write_genre_weights(store_folder: Path, out: Path = WEIGHTS_FILE, seed: int = 0) -> None:
    """Fit on the training works of a store and write the file that the estimator reads."""
    examples = _examples(Store(store_folder), True, _MOST, seed)
    counts = Counter(examples.genres)
    genres = tuple(sorted(genre for genre, count in counts.items() if count >= _LEAST))
    kept = np.array([genre in genres for genre in examples.genres])
    rows = examples.features[kept]
    truth = np.array([genres.index(genre) for genre in examples.genres if genre in genres])
    mean, scale = np.round(rows.mean(axis=0), 3), np.round(np.maximum(rows.std(axis=0), 0.05), 3)
    weights, bias = _softmax((rows - mean) / scale, truth, len(genres))
    record = {
        "about": f"fitted on {len(rows)} works; python -m composer.evaluate.refit genre --store STORE",
        "features": NAMES,
        "mean": mean.tolist(),
        "scale": scale.tolist(),
        "genres": {
            genre: {"bias": round(float(bias[i]), 2), "weights": np.round(weights[:, i], 2).tolist()}
            for i, genre in enumerate(genres)
        },
    }
    # One line for each genre.
    lines = json.dumps(record, separators=(",", ":")).replace('},"', '},\n"').replace('"genres":{', '"genres":{\n')
    out.write_text(lines.replace('"mean"', '\n"mean"').replace('"scale"', '\n"scale"') + "\n", encoding="utf-8")
    genre_weights.cache_clear()


def _softmax(rows: Floats, truth: Integers, classes: int) -> tuple[Floats, Floats]:
    import torch

    x, y = torch.from_numpy(rows), torch.from_numpy(truth)
    # Each genre counts alike, however many works it has.
    share = torch.bincount(y, minlength=classes).double()
    balance = (len(y) / classes / share.clamp(min=1.0)).sqrt()
    weights = torch.zeros(x.shape[1], classes, dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(classes, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        error = torch.nn.functional.cross_entropy(x @ weights + bias, y, weight=balance)
        total = error + _PENALTY * weights.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach().numpy(), bias.detach().numpy()


def genre_agreement(store_folder: Path, pieces: int, seed: int = 1) -> Iterator[dict[str, object]]:
    """Share of held-out works (validation and test split of a store) whose likeliest genre is the
    one of their label; whose label is among the three likeliest (``in_three``); and whose likeliest
    genre is of the same kin (``kin``: swing is jazz, samba is latin, by
    :data:`composer.text.genres.NEAREST`). By genre, then all works, then the mean over
    genres. Bands play the same grooves on both sides, their songs are others: how far a genre is known
    in bands that nobody rendered is what jazz, rock, funk and latin of other corpora show."""
    examples = _examples(Store(store_folder), False, pieces, seed)
    weights = genre_weights()
    order = np.argsort(-weights.probabilities(examples.features), axis=1)
    found = [[weights.genres[i] for i in row[:3]] for row in order]
    rows = [
        (label, label == top[0], label in top, kin_of(label) == kin_of(top[0]))
        for label, top in zip(examples.genres, found, strict=True)
    ]
    by_genre = []
    for genre in sorted(set(examples.genres)):
        of_genre = [row[1:] for row in rows if row[0] == genre]
        by_genre.append(np.mean(of_genre, axis=0))
        taken = Counter(top[0] for label, top in zip(examples.genres, found, strict=True) if label == genre)
        yield _row(genre, len(of_genre), by_genre[-1]) | {"heard_as": ", ".join(g for g, _ in taken.most_common(3))}
    if rows:
        yield _row("all works", len(rows), np.mean([row[1:] for row in rows], axis=0))
        yield _row("mean over genres", len(by_genre), np.mean(by_genre, axis=0))


def _row(genre: str, works: int, shares: Floats) -> dict[str, object]:
    exact, in_three, kin = (float(share) for share in shares)
    return {"genre": genre, "works": works, "exact": exact, "in_three": in_three, "kin": kin}


def kin_of(genre: str) -> str:
    """The older and wider genre that a genre belongs to; itself where it is one."""
    while genre in NEAREST:
        genre = NEAREST[genre]
    return genre
