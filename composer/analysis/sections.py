"""Sections by self-similarity: where a piece begins something else, and which bars come back.

Bars are compared in harmony, in melody, in the rhythm of the melody and in that of the
accompaniment. A section begins where these change (J. Foote, "Automatic audio segmentation using a
measure of audio novelty", ICME 2000), where a return begins or ends (J. Serra et al., "Unsupervised
detection of music boundaries by time series structure features", AAAI 2012), where the melody
breathes or enters; the best cuts, with a liking for lengths of whole phrases, are found by dynamic
programming, and sections that resemble each other bar by bar take one letter. The weights are a
logistic regression on the phrases that people marked in songs of POP909 (S. Dai et al., "Automatic
Analysis and Influence of Hierarchical Structure on Melody, Rhythm and Harmony in Popular Music",
2020); ``python -m composer.evaluate sections`` says how well they agree with other songs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.analysis.chord_evidence import leading_part
from composer.analysis.notes import Floats, Integers, note_rows, pitched
from composer.piece import SECTION_LETTERS, Piece

# Logits that a section begins at a bar line, for the evidence of :func:`boundary_evidence`.
BOUNDARY_WEIGHTS = {
    "melody": 0.44, "rhythm": 0.11, "accompaniment": 0.23, "return": 0.59, "breath": 0.58, "entry": 0.75,
    "peak": 0.52, "return peak": 0.52,
}  # fmt: skip
# The regression's own bias is -3.3; what the lengths below cost and what a missed section costs
# make up for it: the training songs agree best with this.
_BOUNDARY_BIAS = -1.1
# What a section's length in bars is worth: whole phrases of eight or four, longer ones of fours,
# any other, a fragment.
_EIGHTS, _FOURS, _OTHER, _FRAGMENT = 0.0, -0.5, -1.0, -1.6
_LONGEST = 32
# How much each kind of likeness counts when two sections are compared, the likeness above which
# they are one, what differing lengths cost (per share) and a shift of a bar costs.
_HARMONY, _MELODY, _RHYTHM = 0.3, 0.5, 0.2
_SAME, _LENGTH_COST, _SHIFT_COST = 0.65, 0.2, 0.02
_SHORTEST_PIECE = 8
# What two bars without melody have in common: neither likeness nor contrast.
_BOTH_SILENT = 0.5
_NEAR, _FAR = 4, 8  # bars on either side of a line that are compared
_FARTHEST = 128  # bars over which returns are looked for


@dataclass(frozen=True, eq=False)
class Likeness:
    """Likeness of every bar to every bar, 0..1, shape (bars, bars): of ``harmony`` (pitch classes by
    half bar), ``melody`` (pitch classes by quarter of a bar), its ``rhythm`` (eighths of a bar) and
    that of the ``accompaniment`` (sixteenths of a bar, drums included); ``sings`` says in which bars
    the melody begins a note, ``last`` at which share 0..1 of the bar it begins the last."""

    harmony: Floats
    melody: Floats
    rhythm: Floats
    accompaniment: Floats
    sings: npt.NDArray[np.bool_]
    last: Floats


def likeness(piece: Piece) -> Likeness:
    """Compare all bars of a piece."""
    bars = len(piece.bars)
    lines = np.array(piece.bar_starts)
    parts = list(pitched(piece))
    lead = leading_part(parts) or 0
    harmony, melody = np.zeros((bars, 2, 12)), np.zeros((bars, 4, 12))
    rhythm, accompaniment = np.zeros((bars, 8)), np.zeros((bars, 16))
    last = np.full(bars, -1.0)
    for index, (_, rows) in enumerate(parts):
        bar, place = _places(rows, lines)
        np.add.at(harmony, (bar, (2 * place).astype(int), rows[:, 1] % 12), np.minimum(rows[:, 2], 24))
        if index == lead:
            np.add.at(melody, (bar, (4 * place).astype(int), rows[:, 1] % 12), 1.0)
            np.add.at(rhythm, (bar, np.minimum((8 * place + 0.5).astype(int), 7)), 1.0)
            np.maximum.at(last, bar, place)
        else:
            np.add.at(accompaniment, (bar, (16 * place).astype(int)), 1.0)
    for part in piece.parts:
        if part.is_drums and part.notes:
            bar, place = _places(note_rows(part), lines)
            np.add.at(accompaniment, (bar, (16 * place).astype(int)), 1.0)
    sings = last >= 0
    both_silent = ~sings[:, None] & ~sings[None, :]
    return Likeness(
        _cosine(np.sqrt(harmony)),
        np.where(both_silent, _BOTH_SILENT, _cosine(melody)),
        np.where(both_silent, _BOTH_SILENT, _cosine(rhythm)),
        _cosine(np.minimum(accompaniment, 3.0)),
        sings,
        np.maximum(last, 0.0),
    )


def _places(rows: Integers, lines: Integers) -> tuple[Integers, Floats]:
    """The bar in which each note begins, and where in it, 0..1 (1 excluded)."""
    bar = np.clip(np.searchsorted(lines, rows[:, 0], side="right") - 1, 0, len(lines) - 2)
    return bar, np.clip((rows[:, 0] - lines[bar]) / np.diff(lines)[bar], 0.0, 0.999)


def _cosine(features: Floats) -> Floats:
    flat = features.reshape(len(features), -1)
    unit = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-9)
    return unit @ unit.T


def boundary_evidence(like: Likeness) -> dict[str, Floats]:
    """What speaks for a section beginning at each bar, by the names of :data:`BOUNDARY_WEIGHTS`; the
    first four in standard deviations within the piece."""
    whole = (like.harmony + like.melody + like.rhythm + like.accompaniment) / 4
    returning = _standard(_return_novelty(like.melody))
    return {
        "melody": _standard(_novelty(like.melody, _NEAR)),
        "rhythm": _standard(_novelty(like.rhythm, _NEAR)),
        "accompaniment": _standard(_novelty(like.accompaniment, _NEAR)),
        "return": returning,
        "breath": np.concatenate(([1.0], np.where(like.sings[:-1], 1.0 - like.last[:-1], 1.0))),
        "entry": np.concatenate(([0.0], like.sings[1:] != like.sings[:-1])).astype(np.float64),
        "peak": _peaks(_novelty(whole, _FAR)),
        "return peak": _peaks(_return_novelty(whole)),
    }


def _standard(values: Floats) -> Floats:
    return (values - values[1:].mean()) / (values[1:].std() + 1e-6)


def _peaks(values: Floats) -> Floats:
    inside = (values[1:-1] >= values[:-2]) & (values[1:-1] >= values[2:])
    return np.concatenate(([0.0], inside, [0.0]))


def _novelty(like: Floats, reach: int) -> Floats:
    """Per bar line: how alike the bars before are, and those after, less how alike they are to each
    other, over ``reach`` bars on either side."""
    bars = len(like)
    line = np.arange(1, bars)
    near = line[:, None] + np.arange(-reach, reach)
    there = ((near >= 0) & (near < bars)).astype(np.float64)
    near = np.clip(near, 0, bars - 1)
    blocks = like[near[:, :, None], near[:, None, :]] * there[:, :, None] * there[:, None, :]
    before, after = there[:, :reach].sum(axis=1), there[:, reach:].sum(axis=1)
    change = (
        blocks[:, :reach, :reach].sum(axis=(1, 2)) / before**2
        + blocks[:, reach:, reach:].sum(axis=(1, 2)) / after**2
        - 2 * blocks[:, :reach, reach:].sum(axis=(1, 2)) / (before * after)
    )
    return np.concatenate(([0.0], change * _whole_windows(line, bars, reach)))


def _return_novelty(like: Floats) -> Floats:
    """Per bar line: how much the likeness to the bars at a fixed distance, over four bars, differs
    before and after it, at the distance where it differs most."""
    bars = len(like)
    reach = min(_FARTHEST, bars - 1)
    lags = np.concatenate((np.arange(-reach, 0), np.arange(1, reach + 1)))
    other = np.arange(bars)[:, None] + lags[None, :]
    there = (other >= 0) & (other < bars)
    lagged = np.where(there, like[np.arange(bars)[:, None], np.clip(other, 0, bars - 1)], 0.0)
    sums = np.pad(lagged.cumsum(axis=0), ((1, 0), (0, 0)))
    counts = np.pad(there.cumsum(axis=0), ((1, 0), (0, 0)))
    line = np.arange(1, bars)
    low, high = np.maximum(line - _NEAR, 0), np.minimum(line + _NEAR, bars)
    before, after = (line - low)[:, None], (high - line)[:, None]
    whole = (counts[line] - counts[low] == before) & (counts[high] - counts[line] == after)
    change = np.where(whole, np.abs((sums[line] - sums[low]) / before - (sums[high] - sums[line]) / after), 0.0)
    return np.concatenate(([0.0], change.max(axis=1) * _whole_windows(line, bars, _NEAR)))


def _whole_windows(line: Integers, bars: int, reach: int) -> Floats:
    """What share of ``reach`` bars lies on the shorter side of each line: ends say less."""
    return np.minimum(np.minimum(line, bars - line) / reach, 1.0)


def section_starts(like: Likeness) -> list[int]:
    """The bars, 0 first, at which sections begin."""
    bars = len(like.melody)
    evidence = boundary_evidence(like)
    logit = np.full(bars, _BOUNDARY_BIAS)
    for name, weight in BOUNDARY_WEIGHTS.items():
        logit += weight * evidence[name]
    lengths = np.arange(1, _LONGEST + 1)
    worth = np.where(lengths % 4 == 0, _FOURS, np.where(lengths < 4, _FRAGMENT, _OTHER))
    worth[(lengths % 8 == 0) | (lengths == 4)] = _EIGHTS
    best = np.zeros(bars + 1)
    back = np.zeros(bars + 1, dtype=np.int64)
    for end in range(1, bars + 1):
        reach = min(_LONGEST, end)
        values = best[end - reach : end][::-1] + worth[:reach]
        chosen = int(values.argmax())
        best[end] = values[chosen] + (logit[end] if end < bars else 0.0)
        back[end] = end - 1 - chosen
    starts = [int(back[bars])]
    while starts[-1]:
        starts.append(int(back[starts[-1]]))
    return starts[::-1]


def estimate_sections(piece: Piece) -> list[str]:
    """A letter A..H for every bar, in order of appearance; what comes after the eighth letter
    shares it. A piece of fewer than eight bars is one section."""
    bars = len(piece.bars)
    if bars < _SHORTEST_PIECE or not any(part.notes for part in piece.parts):
        return ["A"] * bars
    like = likeness(piece)
    starts = section_starts(like)
    spans = list(zip(starts, [*starts[1:], bars], strict=True))
    alike = _HARMONY * like.harmony + _MELODY * like.melody + _RHYTHM * like.rhythm
    # diagonal[i + 1, j + 1] sums alike[i, j], alike[i - 1, j - 1] and so on: means along a diagonal
    # are two look-ups.
    diagonal = np.zeros((bars + 1, bars + 1))
    for row in range(bars):
        diagonal[row + 1, 1:] = diagonal[row, :-1] + alike[row]
    names: list[int] = []
    for index, span in enumerate(spans):
        values = _resemblances(span, np.array(spans[:index], dtype=np.int64).reshape(-1, 2), diagonal)
        found = index and float(values.max()) > _SAME
        names.append(names[int(values.argmax())] if found else len(set(names)))
    return [
        SECTION_LETTERS[min(name, len(SECTION_LETTERS) - 1)]
        for name, (start, end) in zip(names, spans, strict=True)
        for _ in range(start, end)
    ]


def _resemblances(span: tuple[int, int], others: Integers, diagonal: Floats) -> Floats:
    """Mean likeness of a span of bars to each of the others, bar by bar, one of the two begun a bar
    later where that helps."""
    (a, b), c, d = span, others[:, 0], others[:, 1]
    cost = _LENGTH_COST * np.abs((b - a) - (d - c)) / np.maximum(b - a, d - c)
    best = np.zeros(len(others))
    for shift in (-1, 0, 1):
        x, y = a + max(shift, 0), c + max(-shift, 0)
        length = np.maximum(np.minimum(b - x, d - y), 0)
        total = diagonal[x + length, y + length] - diagonal[x, y]
        best = np.maximum(best, total / np.maximum(length, 1) - cost - _SHIFT_COST * abs(shift))
    return best
