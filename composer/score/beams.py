"""Beams: which short notes of a voice are joined, by the groups of the meter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from composer.piece import Bar
from composer.score.rhythm import Symbol, groups

_FLAGS = {"eighth": 1, "16th": 2}
# A beam joins eighths over a half bar of 4/4 where nothing shorter stands between them.
_HALF_BAR = 24


def beams(voice: Sequence[Symbol], bar: Bar) -> list[list[tuple[int, str]]]:
    """By symbol, the beams that begin, go on, or end there."""
    found: list[list[tuple[int, str]]] = [[] for _ in voice]
    start = voice[0].start
    for run in _joined(voice, start, bar):
        flags = [_FLAGS[voice[i].kind] for i in run]
        for level in (1, 2):
            for place, i in enumerate(run):
                if flags[place] < level:
                    continue
                before = place > 0 and flags[place - 1] >= level
                after = place < len(run) - 1 and flags[place + 1] >= level
                word = {(True, True): "continue", (True, False): "end", (False, True): "begin"}.get((before, after))
                found[i].append((level, word or ("backward hook" if place else "forward hook")))
    return found


def _joined(voice: Sequence[Symbol], start: int, bar: Bar) -> Iterator[list[int]]:
    """Indices of symbols that share a beam."""
    edges = groups(bar.meter)
    if bar.meter.denominator == 4 and bar.meter.numerator % 2 == 0:
        eighths = {
            edge for edge in range(0, bar.meter.ticks, _HALF_BAR)
            if all(s.kind == "eighth" and s.pitches and not s.dots and not s.tuplet
                   for s in voice if edge <= s.start - start < edge + _HALF_BAR)
        }  # fmt: skip
        edges = tuple(edge for edge in edges if edge - 12 not in eighths)
    run: list[int] = []
    for i, symbol in enumerate(voice):
        beamed = symbol.kind in _FLAGS and bool(symbol.pitches)
        if run and (not beamed or symbol.start - start in edges):
            if len(run) > 1:
                yield run
            run = []
        if beamed:
            run.append(i)
    if len(run) > 1:
        yield run
