"""Bars from any moment on, as they sound there when they are played from the beginning."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, islice

from composer.piece import ComposedBar
from synth.balance import AS_MIXED, Balance
from synth.level import AS_COMPOSED, Level, opening_and_all
from synth.pool import SynthPool
from synth.stream import Pcm, stream
from synth.timeline import SAMPLE_RATE

# What still rings when the listener comes in: the reverb of so many seconds before.
_RINGING_S = 2.0


def replay(
    bars: Iterable[ComposedBar],
    pool: SynthPool,
    begin_s: float = 0.0,
    balance: Balance = AS_MIXED,
    loop: tuple[int, int] | None = None,
    level: Level = AS_COMPOSED,
) -> Generator[Pcm, None, None]:
    """The sound of ``bars`` from ``begin_s`` on, as :func:`synth.stream.stream` yields it: notes that
    are held over that moment sound on, and what was struck before rings. The bars may still be
    composed: each is asked for when it is needed.

    Args:
        bars: all bars from the first one on.
        begin_s: seconds of the piece, at its own tempo. Behind the last bar the tail is heard.
        balance: how the listener wants it.
        loop: first and last bar, counted from 1, of a stretch that is played over and over, without
            end; what its last bar still holds is let go where the first begins again.
        level: as in ``stream``. The listener's own mix is not evened out again.

    Raises ValueError for a loop that ends before it begins or has no bar of the piece."""
    if level.opening:
        source = iter(bars)
    else:
        first_bars, source = opening_and_all(bars)
        level = replace(level, opening=first_bars)
    if loop is not None:
        first, last = loop
        taken = list(islice(source, max(0, last)))
        inside = taken[max(0, first - 1) :]
        if not inside or first < 1:
            raise ValueError(f"a loop is a stretch of the bars 1 to {len(taken)}, not {first} to {last}")
        begin_s -= sum(bar.bar.seconds for bar in taken[: first - 1])
        source = _rounds(inside)
    source = map(balance.paced, source)
    begin_s = max(0.0, begin_s) / balance.tempo
    known: list[ComposedBar] = []
    begins = [0.0]
    for bar in source:
        known.append(bar)
        begins.append(begins[-1] + bar.bar.seconds)
        if begins[-1] > begin_s:
            break
    if not known:
        return
    start = _first_needed(known, begins, begin_s)
    skip = round(begin_s * SAMPLE_RATE) - round(begins[start] * SAMPLE_RATE)
    for block in stream(chain(known[start:], source), pool, balance=balance, begin_s=begins[start], level=level):
        if skip < len(block):
            yield block[skip:]
        skip = max(0, skip - len(block))


def _first_needed(known: Sequence[ComposedBar], begins: Sequence[float], begin_s: float) -> int:
    """The bar to begin to play at, unheard: early enough for the reverb, and for every note that
    is held into the last bar known, which ``begin_s`` lies in."""
    first = max((index for index in range(len(known)) if begins[index] <= begin_s - _RINGING_S), default=0)
    line = known[-1].start
    for index in range(first):
        if any(note.end > line for notes in known[index].notes for note in notes):
            return index
    return first


def _rounds(bars: Sequence[ComposedBar]) -> Iterator[ComposedBar]:
    """The bars again and again, each round a little later in the same endless piece."""
    end = bars[-1].start + bars[-1].bar.ticks
    for number in count():
        later = number * (end - bars[0].start)
        for bar in bars:
            notes = tuple(
                tuple(replace(n, start=n.start + later, duration=min(n.duration, end - n.start)) for n in notes)
                for notes in bar.notes
            )
            # Never the last bar: nothing ends here.
            yield replace(bar, start=bar.start + later, notes=notes, total=bar.total + 1)
