"""What a band makes of a chart: choruses, an introduction and an end, and a groove for every bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from composer.bands.chart import Chart, ChartBar, Symbol, root_name
from composer.bands.styles import Pattern, Style
from composer.harmony import Chord
from composer.piece import SECTION_LETTERS, Note

# A form this short is played twice, as bands do; a piece is not made longer than this by choice.
_SHORT_FORM, _LONGEST = 24, 88
_INTRO_BARS = 4
# How often a band plays an introduction of its own, and a fill into the next section.
_INTRO_SHARE, _FILL_SHARE = 0.6, 0.6
_HOME = {"major": ("6", "maj6"), "minor": ("m6", "min6")}


@dataclass(frozen=True)
class Bars:
    """The bars that are played with the groove of each: ``grooves[i]`` is named where it begins
    anew at bar ``i`` and None where the one before goes on."""

    bars: tuple[ChartBar, ...]
    grooves: tuple[str | None, ...]


def performed(chart: Chart, rng: np.random.Generator) -> tuple[ChartBar, ...]:
    """The bars of a chart without a melody as a band plays them: one or two choruses, maybe an
    introduction over its last four bars, whole sections up to a sensible length, and a last bar
    at home. A chart with a melody is played as it stands."""
    if chart.melody:
        return lettered(chart.bars)
    bars = list(_cut(chart.bars))
    again = len(bars) <= _SHORT_FORM or (len(bars) * 2 <= _LONGEST and rng.random() < 0.4)
    played = bars * 2 if again else bars
    if not chart.intro and len(bars) >= 2 * _INTRO_BARS and rng.random() < _INTRO_SHARE:
        played = [replace(bar, section="intro") for bar in _started(bars[-_INTRO_BARS:], bars)] + played
    last = played[-1].symbols[-1].chord
    if last.root != chart.key.pitch_class or last.quality == "7":
        suffix, quality = _HOME["minor" if chart.key.is_minor_like else "major"]
        home = Chord(chart.key.pitch_class, quality)
        symbol = Symbol(0, root_name(chart.key.pitch_class) + suffix, home)
        played.append(ChartBar(chart.meter, (symbol,), played[-1].section))
    return lettered(played)


def _cut(bars: Sequence[ChartBar]) -> Sequence[ChartBar]:
    """Whole sections from the beginning, as many as the longest piece holds."""
    if len(bars) <= _LONGEST:
        return bars
    edges = [i for i in range(1, _LONGEST + 1) if bars[i].section != bars[i - 1].section]
    return bars[: edges[-1] if edges and edges[-1] >= _LONGEST // 2 else _LONGEST]


def _started(bars: Sequence[ChartBar], form: Sequence[ChartBar]) -> list[ChartBar]:
    """The bars such that the first names its chord and does not lean on one before it."""
    first = bars[0]
    if first.symbols[0].name != "/":
        return list(bars)
    named = [s for bar in form[: len(form) - len(bars)] for s in bar.symbols if s.name != "/"]
    head = replace(named[-1], tick=0) if named else Symbol(0, "z", first.symbols[0].chord)
    return [replace(first, symbols=(head, *first.symbols[1:])), *bars[1:]]


def lettered(bars: Sequence[ChartBar]) -> tuple[ChartBar, ...]:
    """The bars with their sections renamed A, B, C ... in order of appearance."""
    order = list(dict.fromkeys(bar.section for bar in bars))
    return tuple(replace(bar, section=SECTION_LETTERS[min(order.index(bar.section), 7)]) for bar in bars)


def arranged(bars: Sequence[ChartBar], style: Style, intro: int, rng: np.random.Generator) -> Bars:
    """A groove for every bar: the style's plain line-up for the first section, fuller ones for
    others and towards the end, an introduction's pattern over the first ``intro`` bars, a fill
    before a new section, and an ending's pattern over the last bars where one fits."""
    grooves: list[str | None] = [None] * len(bars)
    letters = list(dict.fromkeys(bar.section for bar in bars))
    full = style.full or style.plain
    line_ups = {letters[0]: _one_of(style.plain, rng)}
    for letter in letters[1:]:
        line_ups[letter] = _one_of(full if rng.random() < 0.6 else style.plain, rng)
    starts = [i for i in range(len(bars)) if i == 0 or bars[i].section != bars[i - 1].section]
    for start in starts:
        grooves[start] = line_ups[bars[start].section]
    last = starts[-1]
    # The last section is the fullest.
    if len(starts) > 2 and rng.random() < 0.6:
        grooves[last] = _one_of(full, rng)
    body = grooves[starts[1]] if intro and len(starts) > 1 else grooves[0]
    if intro and style.intros:
        pattern = _fitting(style.intros, intro, rng)
        if pattern is not None:
            grooves[0] = pattern.name
            if intro < len(bars) and grooves[intro] is None:
                grooves[intro] = body
    for start in starts[1:]:
        fill = _fitting(style.fills, min(2, start - 1), rng)
        if fill is not None and start - fill.bars > 0 and rng.random() < _FILL_SHARE:
            grooves[start - fill.bars] = fill.name
    ending = _fitting(style.endings, min(4, len(bars) - last - 1), rng)
    if ending is not None:
        first = len(bars) - ending.bars
        for i in range(first, len(bars)):
            grooves[i] = None
        grooves[first] = ending.name
    return Bars(tuple(bars), tuple(grooves))


def _one_of(names: Sequence[str], rng: np.random.Generator) -> str:
    return names[int(rng.integers(len(names)))]


def _fitting(patterns: Sequence[Pattern], bars: int, rng: np.random.Generator) -> Pattern | None:
    """One of the longest patterns that the bars hold."""
    fit = [p for p in patterns if p.bars <= bars]
    if not fit:
        return None
    longest = max(p.bars for p in fit)
    fit = [p for p in fit if p.bars == longest]
    return fit[int(rng.integers(len(fit)))]


def swung(notes: Sequence[Note], beat: int = 12) -> tuple[Note, ...]:
    """A melody in even eighths as a swing band plays it: an eighth on the second half of a beat
    comes on the third triplet. Beats with anything finer stay as they are."""
    busy = {n.start // beat for n in notes if n.start % beat not in (0, beat // 2)}
    late = beat // 2 + beat // 6
    result = []
    for note in notes:
        start, end = note.start, note.end
        if start // beat not in busy and start % beat == beat // 2:
            start += late - beat // 2
        if end // beat not in busy and end % beat == beat // 2:
            end += late - beat // 2
        result.append(replace(note, start=start, duration=max(1, end - start)))
    return tuple(sorted(result))
