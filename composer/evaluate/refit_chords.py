"""Fitting the weights of the chord estimator on songs whose chords people wrote down.

A softmax regression over the 156 chords, its weights shared by all roots: for accompanied music
on POP909-CL (expert chords) and, so that chords rare in pop are known at all, on block chords from
the textbook; for a lone line on the melodies of Nottingham and OpenEWLD. Works of the training
split only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.analysis.chord_evidence import Evidence, evidence, shared
from composer.analysis.harmony import WEIGHTS_FILE, ChordWeights, estimated_path, relative
from composer.analysis.notes import Floats, Integers
from composer.corpora import Work
from composer.evaluate.held_out import in_two, works_of
from composer.harmony import ALL_CHORDS, QUALITIES
from composer.key import SCALES
from composer.piece import Piece

_KINDS = {
    "accompanied": ("tones", "melody", "bass", "struck", "before", "after", "whole"),
    "lone line": ("tones", "struck", "before", "after", "before2", "after2", "whole", "home"),
}
# Half bars of block chords beside some 70,000 of songs: enough to name a clean diminished seventh,
# too few to be felt elsewhere.
_TEXTBOOK = 8000
_PENALTY = 1e-5  # of the squared weights
_EPOCHS, _BATCH, _RATE = 8, 1024, 0.15
# Half bars of all songs that are enough; more changed no figure by half a point.
_MOST = 80_000
# Bonuses in logits among which the training songs choose.
_STAYS = tuple((at_bar, in_bar) for at_bar in (0.0, 0.2, 0.4) for in_bar in (0.0, 0.3, 0.6, 1.0))
_UNKNOWN = -1


@dataclass(frozen=True, eq=False)
class _Song:
    heard: Evidence
    truth: Integers  # index in ALL_CHORDS for each half bar


def _truth(work: Work) -> Integers:
    number = {chord: i for i, chord in enumerate(ALL_CHORDS)}
    halves = [number.get(chord, _UNKNOWN) if chord else _UNKNOWN for bar in work.chords or () for chord in bar]
    return np.array(halves, dtype=np.int64)


def melody_alone(piece: Piece) -> Piece | None:
    """The piece without its accompaniment; None where no single part leads."""
    leads = tuple(part for part in piece.parts if part.role in ("melody", "voice"))
    return replace(piece, parts=leads) if len(leads) == 1 else None


def _songs(data: Path, alone: bool) -> list[_Song]:
    songs = []
    for corpus in ("nottingham", "openewld") if alone else ("pop909-cl",):
        training, _ = in_two([work for work in works_of(data, corpus) if work.chords])
        for work in training:
            piece = melody_alone(work.piece) if alone else work.piece
            if piece is not None:
                songs.append(_Song(evidence(piece), _truth(work)))
    return songs


def _textbook(kinds: Sequence[str], rng: np.random.Generator) -> tuple[Floats, Integers]:
    """Block chords of every root and quality, a third of them inverted, the bass doubled or not, as
    they begin or hold, between themselves, chords of a scale near to them or any others."""
    tones = np.array([[pc in chord.pitch_classes for pc in range(12)] for chord in ALL_CHORDS], dtype=np.float64)
    scales = np.zeros((12, 12))
    for tonic in range(12):
        scales[tonic, (tonic + np.array(SCALES["major"])) % 12] = 1.0
    inside = tones @ scales.T  # how many tones of each chord lie in each scale
    at_home = [np.flatnonzero(inside[:, tonic] == tones.sum(axis=1)) for tonic in range(12)]
    rows: dict[str, list[Floats]] = {kind: [] for kind in kinds}
    chosen = rng.integers(len(ALL_CHORDS), size=_TEXTBOOK)
    for number in chosen:
        chord = ALL_CHORDS[number]
        tonic = rng.choice(np.flatnonzero(inside[number] == inside[number].max()))
        classes = sorted(chord.pitch_classes)
        inverted = rng.random() < 1 / 3 and chord.quality in ("maj", "min", "7", "maj7")
        bass, melody = np.zeros(12), np.zeros(12)
        bass[rng.choice(classes) if inverted else chord.root] = 1.0
        melody[rng.choice(classes)] = 1.0
        near = [number, rng.choice(at_home[tonic]), rng.integers(len(ALL_CHORDS))]
        rows["tones"].append(np.sqrt(shared(tones[[number]] + rng.integers(2) * bass)[0]))
        rows["melody"].append(rng.integers(2) * melody)
        rows["bass"].append(bass)
        rows["struck"].append((rng.random() < 2 / 3) * tones[number])
        rows["before"].append(shared(tones[[rng.choice(near)]])[0])
        rows["after"].append(shared(tones[[rng.choice(near)]])[0])
        rows["whole"].append(shared(scales[[tonic]] + rng.integers(2))[0])
    heard = Evidence({kind: np.array(found) for kind, found in rows.items()}, np.arange(_TEXTBOOK), False)
    return relative(heard, tuple(kinds)), chosen


def fitted(name: str, data: Path, seed: int = 0) -> ChordWeights:
    """Weights for ``"accompanied"`` music or a ``"lone line"``. Raises ValueError where ``data`` has
    none of the songs."""
    kinds, rng = _KINDS[name], np.random.default_rng(seed)
    songs = _songs(data, name == "lone line")
    if not songs:
        raise ValueError("pop909-cl, nottingham and openewld hold the chords to fit on, and are not there")
    rows, truth = [], []
    left = _MOST
    for index in rng.permutation(len(songs)):
        song = songs[index]
        known = song.heard.sounds[song.truth[song.heard.sounds] != _UNKNOWN]
        rows.append(relative(song.heard, kinds)[known].astype(np.float32))
        truth.append(song.truth[known])
        left -= len(known)
        if left <= 0:
            break
    if name == "accompanied":
        more, names = _textbook(kinds, rng)
        rows.append(more.astype(np.float32))
        truth.append(names)
    weights, bias = _regression(np.concatenate(rows), np.concatenate(truth), seed)
    found = ChordWeights(kinds, weights, bias, (0.0, 0.0))
    trial = songs[:: max(len(songs) // 150, 1)]
    return max((replace(found, stay=stay) for stay in _STAYS), key=lambda w: sum(_right(w, song) for song in trial))


def _right(weights: ChordWeights, song: _Song) -> int:
    path = estimated_path(song.heard, weights)
    return int(np.sum(path == song.truth))


def _regression(rows: npt.NDArray[np.float32], truth: Integers, seed: int) -> tuple[Floats, Floats]:
    import torch

    torch.manual_seed(seed)
    x, y = torch.from_numpy(rows), torch.from_numpy(truth)
    weights = torch.zeros(x.shape[2], len(QUALITIES), requires_grad=True)
    bias = torch.zeros(len(QUALITIES), requires_grad=True)
    optimizer = torch.optim.Adam([weights, bias], lr=_RATE)
    steps = _EPOCHS * -(-len(y) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        for batch in torch.randperm(len(y)).split(_BATCH):
            logits = (x[batch] @ weights + bias).transpose(1, 2).reshape(len(batch), -1)
            loss = torch.nn.functional.cross_entropy(logits, y[batch]) + _PENALTY * weights.square().sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return weights.detach().double().numpy(), bias.detach().double().numpy()


def write_chord_weights(data: Path, out: Path = WEIGHTS_FILE) -> None:
    """Fit both sets and write the file that the estimator reads. Raises ValueError where ``data`` has
    none of the songs."""
    record: dict[str, object] = {"about": "logits; python -m composer.evaluate.refit chords --data DIR"}
    for name in _KINDS:
        found = fitted(name, data)
        table = found.weights.T.reshape(len(QUALITIES), len(found.kinds), 12)
        record[name] = {
            "kinds": found.kinds,
            "stay": found.stay,
            "bias": {q: round(float(b), 2) for q, b in zip(QUALITIES, found.bias, strict=True)},
            "weights": {
                quality: {kind: np.round(row, 2).tolist() for kind, row in zip(found.kinds, rows, strict=True)}
                for quality, rows in zip(QUALITIES, table, strict=True)
            },
        }
    # One line for each kind of evidence.
    text = re.sub(r"\[\s+([^][]*?)\s+\]", lambda m: "[" + re.sub(r"\s+", " ", m[1]) + "]", json.dumps(record, indent=1))
    out.write_text(text + "\n", encoding="utf-8")
