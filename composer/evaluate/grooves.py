"""Where the training works of each genre strike: the file that :mod:`composer.decode.groove` reads."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from composer.analysis.genre_features import DRUM_STROKES, PLACES, STROKES, stroke_places
from composer.analysis.notes import Floats
from composer.dataset import Store
from composer.decode.groove import GROOVES_FILE
from composer.decode.word_table import Bools
from composer.evaluate.stored import piece_of

# Works of each genre, and bars of each: a groove is heard soon.
_MOST, _LEAST = 60, 15
_BARS = 32


def write_grooves(store_folder: Path, out: Path = GROOVES_FILE, seed: int = 0) -> None:
    """Count the strokes of training works and write their shares, by genre and of all genres alike."""
    store = Store(store_folder)
    found: dict[str, list[Floats]] = defaultdict(list)
    for index in np.random.default_rng(seed).permutation(len(store.pieces)):
        work = store.pieces[index]
        genre = work.header.genre
        if genre and work.split == "train" and len(found[genre]) < _MOST:
            found[genre].append(stroke_places(piece_of(store, replace(work, bars=min(work.bars, _BARS)))))
    shares = {genre: _shares(works) for genre, works in sorted(found.items()) if len(works) >= _LEAST}
    together = np.array(list(shares.values()))
    usual = np.nan_to_num(np.nanmean(together, axis=0))
    record = {
        "about": f"{sum(map(len, found.values()))} works; python -m composer.evaluate.refit grooves --store STORE",
        "strokes": STROKES,
        "all": np.round(usual, 3).tolist(),
        "genres": {
            # Who never plays in a genre strikes there as everybody does.
            genre: np.round(np.where(np.isnan(own), usual, own), 3).tolist()
            for genre, own in shares.items()
        },
    }
    lines = json.dumps(record, separators=(",", ":")).replace(']],"', ']],\n"').replace('"genres":{', '"genres":{\n')
    out.write_text(lines + "\n", encoding="utf-8")


def _shares(works: list[Floats]) -> Floats:
    """The mean over the works in which somebody plays so, shape (strokes, places); not a number where
    too few do."""
    every = np.array(works)
    drums = np.array([name in DRUM_STROKES for name in STROKES])
    plays: Bools = np.any(every, axis=2)
    # A drummer who has no ride chose to have none.
    plays[:, drums] = plays[:, drums].any(axis=1, keepdims=True)
    rows = np.full((len(STROKES), PLACES), np.nan)
    for stroke in range(len(STROKES)):
        if plays[:, stroke].sum() >= _LEAST:
            rows[stroke] = every[plays[:, stroke], stroke].mean(axis=0)
    return rows
