"""What may betray a machine in eight bars of music: the numbers that the discriminator judges by.

Everything that a critic of such music has named: aimless harmony, clashes, tunes that wander or
repeat, rhythm that is too even or too loose, parts that ignore each other, bars that do not
remember the ones before, dynamics without shape.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from composer.critic.features import (
    SLOTS,
    Floats,
    Music,
    bar_vectors,
    density,
    dynamics,
    groove,
    note_lengths,
    pitch_classes,
    polyphony,
    share,
)
from composer.piece import TICKS_PER_QUARTER, Piece

# Leaps of a tune, in semitones, beyond which they are all alike.
_WIDEST = 12
# Bars over which returns are looked for.
_LAGS = 7
# Semitones between notes that sound together, octaves folded, that grate.
_CLASHES = (1, 2, 6, 10, 11)
_MAJOR = (0, 2, 4, 5, 7, 9, 11)


def tell_tales(piece: Piece) -> dict[str, float]:
    """The numbers of an excerpt by name: always the same names, always finite."""
    music = Music(piece)
    found = {
        **_named("pitch class {}", pitch_classes(music)),
        "notes at once": float(polyphony(music)[0]),
        **_named("notes of length class {}", note_lengths(music)),
        **_named("onsets in sixteenth {}", groove(music)),
        "onsets a quarter": float(density(music)[0]),
        **dict(zip(("loudness", "loudness, spread"), dynamics(music).tolist(), strict=True)),
        **_tune(music),
        **_harmony(music),
        **_rhythm(music),
        **_memory(music),
        **_parts(music),
        **_drums(music),
        **_touch(music),
        **_unfolding(music),
    }
    return {name: float(np.nan_to_num(value)) for name, value in found.items()}


def _named(name: str, values: Floats) -> dict[str, float]:
    return {name.format(index): value for index, value in enumerate(values.tolist())}


def _entropy(shares: Floats) -> float:
    some = shares[shares > 0]
    return float(-(some * np.log2(some)).sum())


def _mean(values: npt.ArrayLike) -> float:
    numbers = np.asarray(values)
    return float(numbers.mean()) if len(numbers) else 0.0


def _std(values: npt.ArrayLike) -> float:
    numbers = np.asarray(values)
    return float(numbers.std()) if len(numbers) else 0.0


def _tune(music: Music) -> dict[str, float]:
    """The upper line: its leaps, turns, repeats, register and phrases."""
    line = music.line
    pitches, starts = line.pitches.astype(np.int64), line.starts.astype(np.int64)
    leaps, gaps = np.diff(pitches), np.diff(starts)
    turns = np.sign(leaps[1:]) * np.sign(leaps[:-1])
    after_leap = leaps[1:][np.abs(leaps[:-1]) > 4] * np.sign(leaps[:-1][np.abs(leaps[:-1]) > 4])
    pairs = leaps[1:] * 64 + leaps[:-1]
    _, counts = np.unique(pairs, return_counts=True)
    scale = np.isin(pitches % 12, _MAJOR)
    return {
        **_named("tune: leaps of {} semitones", share(np.minimum(np.abs(leaps), _WIDEST), _WIDEST + 1)),
        "tune: upward": _mean(leaps > 0),
        "tune: turns": _mean(turns < 0),
        "tune: note repeated before or after": _mean(turns == 0),
        "tune: leaps that turn back": _mean(after_leap < 0),
        "tune: variety of pairs of leaps, bits": _entropy(counts / max(counts.sum(), 1)),
        "tune: height": _mean(pitches),
        "tune: height, spread": _std(pitches),
        "tune: range": float(np.ptp(pitches)) if len(pitches) else 0.0,
        "tune: quarters between onsets": _mean(gaps) / TICKS_PER_QUARTER,
        "tune: quarters between onsets, spread": _std(gaps) / TICKS_PER_QUARTER,
        "tune: even pairs of onsets": _mean(gaps[1:] == gaps[:-1]),
        "tune: longest gap in quarters": float(gaps.max(initial=0)) / TICKS_PER_QUARTER,
        "tune: within the scale": _mean(scale),
        "tune: different pitches": len(np.unique(pitches)) / max(len(pitches), 1),
    }


def _harmony(music: Music) -> dict[str, float]:
    """What sounds together: intervals, clashes by place in the bar, chord changes, bass."""
    notes = music.notes
    onsets = np.unique(notes[:, 0])
    ends = notes[:, 0] + notes[:, 2]
    beat = np.isin(onsets, _beats(music))
    intervals: list[int] = []
    clashes: list[float] = []
    classes: list[int] = []
    basses: list[int] = []
    widths: list[int] = []
    doubled: list[float] = []
    for onset in onsets:
        pitches = np.sort(notes[(notes[:, 0] <= onset) & (ends > onset), 1])
        own = np.abs(pitches[:, None] - pitches[None])[np.triu_indices(len(pitches), 1)]
        intervals += (own % 12).tolist()
        clashes.append(_mean(np.isin(own % 12, _CLASHES)))
        classes.append(len(set((pitches % 12).tolist())))
        basses.append(int(pitches[0]))
        widths.append(int(pitches[-1] - pitches[0]))
        doubled.append(_mean(own % 12 == 0))
    bass = np.diff(np.array(basses, dtype=np.int64)) if basses else np.zeros(0, dtype=np.int64)
    moved = bass[bass != 0]
    rough = np.array(clashes)
    return {
        **_named("harmony: intervals of {} semitones", share(np.array(intervals, dtype=np.int64), 12)),
        "harmony: clashes on the beat": _mean(rough[beat]) if len(rough) else 0.0,
        "harmony: clashes off the beat": _mean(rough[~beat]) if len(rough) else 0.0,
        "harmony: clashes, spread": _std(rough),
        "harmony: pitch classes at once": _mean(classes),
        "harmony: pitch classes at once, spread": _std(classes),
        "harmony: semitones from bass to top": _mean(widths),
        "harmony: octaves": _mean(doubled),
        "bass: height": _mean(basses),
        "bass: height, spread": _std(basses),
        "bass: stays": _mean(bass == 0),
        "bass: fourths and fifths": _mean(np.isin(np.abs(moved), (5, 7))),
        "bass: steps": _mean(np.abs(moved) <= 2),
    }


def _beats(music: Music) -> npt.NDArray[np.int64]:
    return np.concatenate(
        [
            np.arange(start, start + bar.ticks, bar.meter.beat_ticks)
            for start, bar in zip(music.piece.bar_starts, music.piece.bars, strict=False)
        ]
    )


def _rhythm(music: Music) -> dict[str, float]:
    """How onsets fill bars, how even that is, how parts agree, what rests there are."""
    notes = music.notes
    bars = len(music.piece.bars)
    bar = np.searchsorted(music.bar_starts, notes[:, 0], side="right") - 1
    counts = np.bincount(bar, minlength=bars)[:bars].astype(np.float64)
    patterns = np.zeros((bars, SLOTS))
    patterns[bar, music.slots(notes)] = 1
    different = len(np.unique(patterns, axis=0)) / max(bars, 1)
    on_beat = np.isin(notes[:, 0], _beats(music))
    off_grid = notes[:, 0] % 3 != 0
    silent = _mean(music.sounding == 0)
    _, at_once = np.unique(notes[:, 0], return_counts=True)
    tail = np.searchsorted(music.bar_starts, notes[:, 0] + notes[:, 2] - 1, side="right") - 1 > bar
    return {
        "rhythm: notes a bar, spread": _std(counts) / max(_mean(counts), 1e-9),
        "rhythm: different bars": different,
        "rhythm: variety of places, bits": _entropy(patterns.mean(axis=0) / max(patterns.mean(axis=0).sum(), 1e-9)),
        "rhythm: on the beat": _mean(on_beat),
        "rhythm: off the sixteenths": _mean(off_grid),
        "rhythm: silence": silent,
        "rhythm: notes an onset": _mean(at_once),
        "rhythm: notes an onset, spread": _std(at_once),
        "rhythm: notes over the bar line": _mean(tail),
        "rhythm: change of notes from bar to bar": _mean(np.abs(np.diff(counts))) / max(_mean(counts), 1e-9),
        "rhythm: places as in the bar before": _mean(patterns[1:] == patterns[:-1]) if bars > 1 else 0.0,
    }


def _memory(music: Music) -> dict[str, float]:
    """How much each bar resembles those before it, by lag; exact repeats; repeats of rhythm."""
    features = bar_vectors(music.piece)
    bars = len(features)
    by_lag = [
        float((features[lag:] * features[:-lag]).sum(axis=1).mean()) if bars > lag else 0.0
        for lag in range(1, _LAGS + 1)
    ]
    exact, rhythm = _repeats(music)
    return {
        **{f"memory: likeness to {lag} bars before": value for lag, value in enumerate(by_lag, 1)},
        "memory: likeness, range over lags": max(by_lag) - min(by_lag),
        "memory: bars said before": exact,
        "memory: bars in a rhythm heard before": rhythm,
    }


def _repeats(music: Music) -> tuple[float, float]:
    """Shares of the sounding bars of parts that say again what an earlier one said, and that have
    the rhythm of an earlier one."""
    exact = rhythm = total = 0
    for part in music.parts:
        seen: set[bytes] = set()
        beaten: set[bytes] = set()
        own = music.notes[music.notes[:, 4] == part]
        for start, end in zip(music.bar_starts[:-1], music.bar_starts[1:], strict=True):
            bar = own[(own[:, 0] >= start) & (own[:, 0] < end), :3] - [start, 0, 0]
            if not len(bar):
                continue
            total += 1
            said, beat = bar.tobytes(), np.unique(bar[:, 0]).tobytes()
            exact, rhythm = exact + (said in seen), rhythm + (beat in beaten)
            seen.add(said)
            beaten.add(beat)
    return exact / max(total, 1), rhythm / max(total, 1)


def _parts(music: Music) -> dict[str, float]:
    """How many play, how far apart, who crosses whom, who starts with whom."""
    notes = music.notes
    centres: list[float] = []
    chords: list[float] = []
    spans: list[float] = []
    playing: list[float] = []
    together: list[float] = []
    overlaps: list[float] = []
    onsets = [set(notes[notes[:, 4] == part, 0].tolist()) for part in music.parts]
    for index, part in enumerate(music.parts):
        own = notes[notes[:, 4] == part]
        centres.append(_mean(own[:, 1]))
        spans.append(float(np.ptp(own[:, 1])))
        starts, counts = np.unique(own[:, 0], return_counts=True)
        chords.append(_mean(counts))
        bar = np.unique(np.searchsorted(music.bar_starts, own[:, 0], side="right"))
        playing.append(len(bar) / max(len(music.piece.bars), 1))
        gaps = np.diff(starts)
        lengths = own[np.searchsorted(own[:, 0], starts), 2][:-1]
        overlaps.append(_mean(lengths > gaps))
        others = [o for i, o in enumerate(onsets) if i != index]
        together += [len(onsets[index] & o) / len(onsets[index]) for o in others]
    apart = np.diff(np.sort(centres)) if len(centres) > 1 else np.zeros(0)
    return {
        "parts: number": float(len(music.parts)),
        "parts: semitones apart": _mean(apart),
        "parts: range of each": _mean(spans),
        "parts: widest range": max(spans, default=0.0),
        "parts: notes an onset": _mean(chords),
        "parts: notes an onset, most": max(chords, default=0.0),
        "parts: bars played": _mean(playing),
        "parts: bars played, least": min(playing, default=0.0),
        "parts: onsets together": _mean(together),
        "parts: onsets together, spread": _std(together),
        "parts: notes held into the next": _mean(overlaps),
        "parts: height of the highest": max(centres, default=0.0),
        "parts: height of the lowest": min(centres, default=0.0),
    }


def _drums(music: Music) -> dict[str, float]:
    """Strokes a quarter, kinds of drums, and how much of a bar comes again in the next."""
    strokes = music.strokes
    bar = np.searchsorted(music.bar_starts, strokes[:, 0], side="right") - 1
    slots = music.slots(strokes)
    hits = [
        set(zip(slots[bar == b].tolist(), strokes[bar == b, 1].tolist(), strict=True))
        for b in range(len(music.piece.bars))
    ]
    return {
        "drums: play": float(len(strokes) > 0),
        "drums: strokes a quarter": len(strokes) / max(music.quarters, 1e-9),
        "drums: kinds": float(len(np.unique(strokes[:, 1]))),
        "drums: as in the bar before": _mean([len(a & b) / max(len(a | b), 1) for a, b in pairwise(hits)]),
        "drums: loudness, spread": _std(strokes[:, 3]),
    }


def _touch(music: Music) -> dict[str, float]:
    """Loudness against height, beat and neighbours; lengths against gaps."""
    notes = music.notes
    velocities = notes[:, 3].astype(np.float64)
    steps = np.abs(np.diff(velocities))
    on_beat = np.isin(notes[:, 0], _beats(music))
    bar = np.searchsorted(music.bar_starts, notes[:, 0], side="right") - 1
    levels = [velocities[bar == b].mean() for b in np.unique(bar)]
    weight = velocities[on_beat].mean() - velocities[~on_beat].mean() if 0 < on_beat.sum() < len(on_beat) else 0.0
    return {
        "touch: loudness with height": _correlation(velocities, notes[:, 1].astype(np.float64)),
        "touch: weight of the beat": weight / 16,
        "touch: changes of loudness": _mean(steps > 0),
        "touch: loudness of bars, spread": _std(levels) / 16,
        "touch: loudness from bar to bar": _mean(np.abs(np.diff(levels))) / 16,
        "touch: degrees of loudness": float(len(np.unique(velocities))),
        "touch: lengths, spread": _std(notes[:, 2]) / TICKS_PER_QUARTER,
        "touch: length with height": _correlation(notes[:, 2].astype(np.float64), notes[:, 1].astype(np.float64)),
    }


def _correlation(one: Floats, other: Floats) -> float:
    if len(one) < 2 or one.std() < 1e-9 or other.std() < 1e-9:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _unfolding(music: Music) -> dict[str, float]:
    """How the second half differs from the first: density, height, loudness, harmony, length."""
    late = music.notes[:, 0] >= music.piece.ticks / 2
    # A half that rests is compared with a whole note of middle C.
    silence = np.array([[0, 60, 48, 64, 0]])
    first, second = (half if len(half) else silence for half in (music.notes[~late], music.notes[late]))
    classes = [share(half[:, 1] % 12, 12, half[:, 2].astype(np.float64)) for half in (first, second)]
    return {
        "unfolding: notes": float(np.log2(len(second) / len(first))),
        "unfolding: height": second[:, 1].mean() - first[:, 1].mean(),
        "unfolding: loudness": (second[:, 3].mean() - first[:, 3].mean()) / 16,
        "unfolding: pitch classes in common": float(np.minimum(*classes).sum()),
        "unfolding: length": float(np.log2(second[:, 2].mean() / first[:, 2].mean())),
    }
