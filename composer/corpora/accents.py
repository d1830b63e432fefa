"""Bar lines from the accents of tunes that abc2midi turned into MIDI.

abc2midi plays the first note of every bar louder than all others, so the bars of the page can
be read off the velocities: pickups, short bars at repeats and all.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from composer.corpora.pickup import tempos_kept
from composer.midi import Sheet
from composer.piece import Meter
from composer.quantise import GridError, meter_of

# Where more of the bars than this are irregular, the accents mean something else.
_IRREGULAR = 0.34


def bars_from_accents(sheet: Sheet) -> Sheet:
    """The sheet with bars that begin at its loudest notes; a first bar that is short becomes a
    full one with rests before it. Unchanged when the file has several meters, when all notes
    are equally loud, or when the loudest notes make no regular bars."""
    meter = sheet.bars[0].meter
    if any(bar.meter != meter for bar in sheet.bars):
        return sheet
    notes = np.concatenate([t.notes for t in sheet.tracks])
    accents = np.unique(notes[notes[:, 3] == notes[:, 3].max(), 0])
    if len(accents) == len(np.unique(notes[:, 0])) or len(accents) < 2:
        return sheet
    first = int(notes[:, 0].min())
    end = int((notes[:, 0] + notes[:, 2]).max())
    edges = sorted({first, *accents.tolist()})
    lengths = [b - a for a, b in zip(edges, [*edges[1:], max(end, edges[-1] + 1)], strict=True)]
    bars = _regular(lengths, meter.ticks)
    upbeat = bars[0] if bars[0] < meter.ticks else 0
    irregular = sum(length != meter.ticks for length in bars[1:-1])
    if irregular > _IRREGULAR * len(bars):
        return sheet
    # Rests before the first note belong to its bar.
    shift = meter.ticks - upbeat - first if upbeat else -first % meter.ticks
    whole = [meter.ticks] * (-(-first // meter.ticks)) if not upbeat else [meter.ticks]
    if upbeat and first:
        return sheet
    try:
        meters = [_meter(length, meter) for length in (whole + bars[1:] if upbeat else whole + bars)]
    except GridError:
        return sheet
    tracks = tuple(replace(t, notes=t.notes + np.array((shift, 0, 0, 0))) for t in sheet.tracks)
    return replace(sheet, bars=tempos_kept(sheet.bars, meters, shift), tracks=tracks, shift=sheet.shift + shift)


def _regular(lengths: list[int], full: int) -> list[int]:
    """Lengths between accents as lengths of bars: long ones split where a bar begins without a
    note of its own, two short neighbours that make one bar joined, the last filled up."""
    bars: list[int] = []
    for index, length in enumerate(lengths):
        while length > full:
            bars.append(full)
            length -= full
        is_last = index == len(lengths) - 1
        if len(bars) > 1 and bars[-1] < full and bars[-1] + length == full:
            bars[-1] = full
        else:
            bars.append(full if is_last else length)
    return bars


def _meter(length: int, meter: Meter) -> Meter:
    return meter if length == meter.ticks else meter_of(length)
