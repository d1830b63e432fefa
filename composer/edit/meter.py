"""Another meter for the same music, bar by bar, by the rules of :mod:`composer.edit.rebar`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from composer.controls import BARS_RANGE, METERS, ControlError
from composer.edit.error import EditError
from composer.edit.rebar import Rule, rules
from composer.edit.selection import Bars, bar_runs
from composer.edit.tempo import playable
from composer.harmony import Chord
from composer.piece import TICKS_PER_QUARTER, Bar, Meter, Note, Part, Piece

_UNCHANGED = Rule("", 0, lambda at, _struck: at)


@dataclass(frozen=True)
class _Stretch:
    """Bars of one meter, their indices, and the rule by which they change (None: they stay)."""

    indices: tuple[int, ...]
    rule: Rule | None


def change_meter(piece: Piece, meter: Meter, bars: Bars = None) -> Piece:
    """The music in ``meter``. Sections, chords and tempos follow the notes; bars are as many as the
    rule makes of them, and the last one of a stretch is filled up with a rest.

    Args:
        bars: the bars to rewrite; None for all. Bars that are in ``meter`` already stay.

    Raises:
        EditError: where no rule leads there, with the meters that this music fits.
        ControlError: for a tempo, or a number of bars, beyond what a piece may have.
    """
    if meter not in METERS:
        raise EditError("meter", str(meter), "one of " + ", ".join(map(str, METERS)), choices=tuple(map(str, METERS)))
    stretches = _stretches(piece, meter, bars)
    if stretches is None:
        fitting = tuple(str(m) for m in METERS if m != meter and _stretches(piece, m, bars) is not None)
        raise EditError("meter_fit", str(meter), "one of " + ", ".join(fitting), choices=fitting)
    return piece if all(s.rule is None for s in stretches) else _rewritten(piece, meter, stretches)


def meter_rules(piece: Piece, meter: Meter, bars: Bars = None) -> tuple[str, ...]:
    """The names of the rules (:data:`composer.edit.rebar.RULES`) by which :func:`change_meter` rewrites
    the music, in the order of the bars; none where it has nothing to do or refuses."""
    return tuple(dict.fromkeys(s.rule.name for s in _stretches(piece, meter, bars) or () if s.rule is not None))


def _stretches(piece: Piece, meter: Meter, bars: Bars) -> list[_Stretch] | None:
    """The piece in stretches of one rule each; None where a stretch fits no rule."""
    chosen = {i for first, last in bar_runs(piece, bars) for i in range(first, last + 1)}
    found = []
    for (old, changes), group in groupby(
        range(len(piece.bars)), key=lambda i: (piece.bars[i].meter, i in chosen and piece.bars[i].meter != meter)
    ):
        indices = tuple(group)
        if not changes:
            found.append(_Stretch(indices, None))
            continue
        rule = next((rule for rule in rules(old, meter) if _fits(piece, indices, rule)), None)
        if rule is None:
            return None
        found.append(_Stretch(indices, rule))
    return found


def _fits(piece: Piece, indices: tuple[int, ...], rule: Rule) -> bool:
    """Whether what falls away at the end of each bar is silence, or a sound that began before."""
    if not rule.dropped:
        return True
    chosen, lines = set(indices), piece.bar_starts
    for part in piece.parts:
        # Drums may lose a stroke, where there is anybody else.
        for note in () if part.is_drums and len(piece.parts) > 1 else part.notes:
            bar = bisect_right(lines, note.start) - 1
            if bar in chosen and note.start - lines[bar] >= rule.ticks:
                return False
    return True


class _Clock:
    """From ticks of the old piece to ticks of the new one."""

    def __init__(self, piece: Piece, meter: Meter, stretches: list[_Stretch]) -> None:
        self._lines = piece.bar_starts
        self.rules: list[Rule] = []
        self.starts: list[int] = []
        self.meters: list[Meter] = []
        now = 0
        for stretch in stretches:
            begin = now
            for i in stretch.indices:
                ticks = stretch.rule.ticks if stretch.rule else piece.bars[i].ticks
                self.rules.append(stretch.rule or replace(_UNCHANGED, ticks=ticks))
                self.starts.append(now)
                now += ticks
            if stretch.rule is None:
                self.meters += [piece.bars[i].meter for i in stretch.indices]
            else:
                count = -(-(now - begin) // meter.ticks)
                self.meters += [meter] * count
                now = begin + count * meter.ticks
        self.ticks = now

    def bar(self, tick: int) -> int:
        """The old bar that a tick is in; a tick after the end is in the last."""
        return min(bisect_right(self._lines, tick) - 1, len(self.rules) - 1)

    def start(self, tick: int, struck: frozenset[int]) -> int:
        """Where a note that starts at ``tick`` starts."""
        return self._at(self.bar(tick), tick, struck)

    def end(self, tick: int, struck: frozenset[int]) -> int:
        """Where a note that ends at ``tick`` ends: on a bar line with the bar that it fills."""
        return self._at(self.bar(tick - 1), min(tick, self._lines[-1]), struck)

    def offset(self, tick: int) -> int:
        """How far into its old bar a tick is."""
        return tick - self._lines[self.bar(tick)]

    def _at(self, bar: int, tick: int, struck: frozenset[int]) -> int:
        return self.starts[bar] + self.rules[bar].place(tick - self._lines[bar], struck)


def _rewritten(piece: Piece, meter: Meter, stretches: list[_Stretch]) -> Piece:
    clock = _Clock(piece, meter, stretches)
    if len(clock.meters) > BARS_RANGE[1]:
        raise ControlError("bars", len(clock.meters), f"{BARS_RANGE[0]} to {BARS_RANGE[1]}")
    parts = tuple(replace(part, notes=tuple(sorted(_moved(piece, part, clock)))) for part in piece.parts)
    return replace(piece, bars=_bars(piece, clock), parts=parts)


def _moved(piece: Piece, part: Part, clock: _Clock) -> Iterator[Note]:
    struck: dict[int, set[int]] = {}
    for note in part.notes:
        struck.setdefault(clock.bar(note.start), set()).add(clock.offset(note.start))

    def strikes(bar: int) -> frozenset[int]:
        return frozenset(struck.get(bar, ()))

    for note in part.notes:
        bar = clock.bar(note.start)
        rule = clock.rules[bar]
        left = piece.bar_starts[bar + 1] - note.start
        if rule.dropped and clock.offset(note.start) >= rule.ticks:
            continue  # a drum stroke in what falls away; pitches forbid the rule
        start = clock.start(note.start, strikes(bar))
        again = rule.held and left <= rule.held and note.end <= piece.bar_starts[bar + 1]
        if again and (part.is_drums or part.role == "chords"):
            # An accompaniment strikes on through what the bar grows by.
            yield replace(note, start=start)
            yield replace(note, start=start + rule.held)
            continue
        end = clock.end(note.end, strikes(clock.bar(note.end - 1)))
        if part.is_drums:
            end = start + note.duration
        yield replace(note, start=start, duration=max(1, min(end, clock.ticks) - start))


def _bars(piece: Piece, clock: _Clock) -> tuple[Bar, ...]:
    """The new bars: section and tempo of what sounds there, chords where each slot begins."""
    chords: list[tuple[int, Chord]] = []
    for i, bar in enumerate(piece.bars):
        middle = clock.rules[i].place(bar.meter.second_half, frozenset())
        chords += [(clock.starts[i] + at, chord) for at, chord in zip((0, middle), bar.chords, strict=False)]
    ticks = [tick for tick, _ in chords]

    def chord_at(tick: int) -> Chord | None:
        at = bisect_right(ticks, tick) - 1
        return chords[at][1] if at >= 0 else None

    made = []
    now = 0
    for meter in clock.meters:
        source = bisect_right(clock.starts, now) - 1
        slots = (chord_at(now), chord_at(now + meter.second_half))
        heard = tuple(chord for chord in dict.fromkeys(slots) if chord is not None)
        tempo = _tempo(piece, clock, now, now + meter.ticks)
        made.append(Bar(meter, tempo, heard, piece.bars[source].section))
        now += meter.ticks
    return tuple(made)


def _tempo(piece: Piece, clock: _Clock, begin: int, end: int) -> float:
    """The tempo that gives a new bar the time of the old ones in it."""
    seconds = 0.0
    tempos = set()
    first = bisect_right(clock.starts, begin) - 1
    for i in range(first, len(clock.starts)):
        until = clock.starts[i + 1] if i + 1 < len(clock.starts) else clock.ticks
        overlap = min(end, until) - max(begin, clock.starts[i])
        if overlap <= 0:
            break
        bpm = piece.bars[i].tempo_bpm * clock.rules[i].tempo
        tempos.add(bpm)
        seconds += overlap / TICKS_PER_QUARTER * 60 / bpm
    tempo = tempos.pop() if len(tempos) == 1 else (end - begin) / TICKS_PER_QUARTER * 60 / seconds
    return tempo if tempo in {bar.tempo_bpm for bar in piece.bars} else playable(tempo)
