"""Where the first bar line of a score really is.

Conversions to MIDI forget that a piece begins with an incomplete bar: the music starts at tick
0, and every bar line falls too early by what the pickup lacks. Scores that say how long the
pickup is are believed; elsewhere it is estimated from the notes, by a conditional logit (D.
McFadden, 1973) over all possible lengths, whose features ask what musicians ask: do bars begin
with basses, with long notes, with a change of harmony, and do few notes ring across?
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from composer.midi import Sheet
from composer.piece import Bar, Meter
from composer.quantise import Integers

Floats = NDArray[np.float64]

# Forty bars tell as much as four hundred.
_BARS = 40
# Weights of the features of :func:`candidate_features`, in order: what ``python -m
# composer.corpora pickups`` fits, which is right for 89 to 92 in 100 scores held out.
WEIGHTS = (0.28, 1.96, 1.89, -3.13, 8.37, 0.96, -11.73, 2.78, 1.19, 0.93, -0.72, -1.88, -0.59, 0.32, 0.89)


def pickup_of(sheet: Sheet) -> int:
    """Length in ticks of the incomplete bar that the piece begins with; 0 if it has none.

    A piece whose first bar begins with a rest has it written out. Drums alone are not judged.
    """
    if sheet.shift or min(int(t.notes[0, 0]) for t in sheet.tracks) > 0:
        return 0
    candidates, features = candidate_features(sheet)
    if not candidates:
        return 0
    return candidates[int(np.argmax(features @ np.array(WEIGHTS)))]


def candidate_features(sheet: Sheet) -> tuple[tuple[int, ...], Floats]:
    """All pickups that are possible, in ticks, and their features, (candidates, 15)."""
    length = sheet.bars[0].ticks
    steady = 0
    while steady < len(sheet.bars) and sheet.bars[steady].ticks == length:
        steady += 1
    cut = sheet.bars[steady].ticks if steady < len(sheet.bars) else None
    pitched = [t.notes for t in sheet.tracks if not t.is_drums]
    horizon = min(steady, _BARS) * length
    tracks = [notes[notes[:, 0] < horizon] for notes in pitched]
    tracks = [notes for notes in tracks if len(notes)]
    if not tracks or steady < 2:
        return (), np.zeros((0, 15))
    end = max(int((notes[:, 0] + notes[:, 2]).max()) for notes in pitched)
    bass = min(tracks, key=lambda notes: float(np.mean(notes[:, 1])))
    candidates = tuple(p for p in range(0, length, 3) if p % 6 == 0 or p in (3, 9))
    view = _View(np.concatenate(tracks), bass, min(horizon, max(end, length)), sheet.bars[0].meter)
    rows = []
    for pickup in candidates:
        fits = pickup == cut if cut is not None else (end - pickup) % length == 0
        rows.append((*view.features(pickup), float(fits), float(pickup > 0 and end % length == 0)))
    return candidates, np.array(rows)


class _View:
    """What begins and what sounds at every tick of the opening bars."""

    def __init__(self, notes: Integers, bass: Integers, horizon: int, meter: Meter) -> None:
        self.meter, self.horizon = meter, horizon
        self.length, self.beat = meter.ticks, meter.beat_ticks
        size = horizon + 1
        start, end = notes[:, 0], np.minimum(notes[:, 0] + notes[:, 2], horizon)
        self.count = np.bincount(start, minlength=size).astype(float)
        self.held = np.bincount(start, np.minimum(notes[:, 2], 4 * self.beat), minlength=size)
        self.long = np.bincount(start, notes[:, 2] >= self.beat, minlength=size)
        self.bass = np.bincount(bass[:, 0], minlength=size) > 0
        change = np.zeros((size + 1, 12))
        np.add.at(change, (start, notes[:, 1] % 12), 1)
        np.add.at(change, (end, notes[:, 1] % 12), -1)
        sounding = np.cumsum(change, axis=0)[:size]
        self.sounding = sounding.sum(axis=1)
        self.chroma = np.concatenate((np.zeros((1, 12)), np.cumsum(sounding, axis=0)))

    def features(self, pickup: int) -> tuple[float, ...]:
        """Thirteen facts about the bar lines that this pickup puts into the music."""
        lines = np.arange(pickup or self.length, self.horizon, self.length)
        if not len(lines):
            lines = np.array([pickup])
        window = max(self.beat, self.length // 2)
        before = self.chroma[lines] - self.chroma[np.maximum(lines - window, 0)]
        after = self.chroma[np.minimum(lines + window, self.horizon)] - self.chroma[lines]
        norms = np.sqrt((before**2).sum(axis=1) * (after**2).sum(axis=1)) + 1e-9
        ringing = self.sounding[lines] - self.count[lines]
        unit = 48 // self.meter.denominator
        return (
            float((self.count[lines] > 0).mean()),
            float(self.held[lines].sum() / max(1.0, self.held.sum()) * self.length / 12),
            float(self.bass[lines].mean()),
            float((ringing / np.maximum(1.0, self.sounding[lines])).mean()),
            float(1 - ((before * after).sum(axis=1) / norms).mean()),
            float(self.long[lines].sum() / max(1.0, self.long.sum())),
            float(self.count[lines].sum() / max(1.0, self.count.sum())),
            float(pickup == 0),
            float(pickup == self.beat),
            float(pickup == unit),
            float(pickup == 2 * self.beat or (pickup == 2 * unit and unit != self.beat)),
            float(self.length - pickup in (unit, self.beat)),
            float(pickup % 6 != 0),
        )


def with_pickup(sheet: Sheet, ticks: int) -> Sheet:
    """The sheet with its first ``ticks`` as an upbeat: the music moves to the right until the
    upbeat ends its bar, and bars are laid anew. Unchanged for 0, or where the length is no part
    of the first bar."""
    meter = sheet.bars[0].meter
    if not 0 < ticks < meter.ticks:
        return sheet
    shift = meter.ticks - ticks
    steady = 0
    while steady < len(sheet.bars) and sheet.bars[steady].meter == meter:
        steady += 1
    rest = list(sheet.bars[steady:])
    # The bar that the next meter cut short was the other end of the pickup.
    if rest and rest[0].ticks == ticks:
        first = [meter] * (steady + 1)
        meters = first + [bar.meter for bar in rest[1:]]
    elif rest:
        # The lines after the change are where the file says; what is left of the first run of
        # bars cannot be told apart from it, so the run keeps its lines and the bars before it move.
        return sheet
    else:
        end = shift + max(int((t.notes[:, 0] + t.notes[:, 2]).max()) for t in sheet.tracks)
        meters = [meter] * -(-end // meter.ticks)
    tracks = tuple(replace(t, notes=t.notes + np.array((shift, 0, 0, 0))) for t in sheet.tracks)
    return replace(sheet, bars=tempos_kept(sheet.bars, meters, shift), tracks=tracks, shift=sheet.shift + shift)


def tempos_kept(bars: tuple[Bar, ...], meters: list[Meter], shift: int) -> tuple[Bar, ...]:
    """Bars of the new meters with the tempo that the old bars had where each begins."""
    lines = np.cumsum([0] + [bar.ticks for bar in bars])[:-1]
    result = []
    at = 0
    for meter in meters:
        old = int(np.searchsorted(lines, max(0, at - shift), side="right")) - 1
        result.append(Bar(meter, bars[old].tempo_bpm))
        at += meter.ticks
    return tuple(result)
