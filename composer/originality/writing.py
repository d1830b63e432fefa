"""Bars that are no copies: written, judged, and written again where they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from composer.decode.bar_writer import BarWish, BarWords, BarWriter, Sampling
from composer.decode.frame import FREE, PitchFigure
from composer.key import Key
from composer.originality.guard import OriginalityGuard
from composer.piece import ComposedBar
from composer.text.writer import write_notes

# Times a copied bar is composed again before its notes are changed one by one. Each time the
# sampling is freer: what made the model quote is its certainty.
_TRIES = 4
_FREER_TEMPERATURE, _WIDER_NUCLEUS = 1.12, 0.4


class OriginalWriter:
    """Writes bars through a :class:`BarWriter` and lets none pass with which the piece follows the
    training music for longer than the index of its ``guard`` allows. ``rejected`` counts the bars
    thrown away, ``altered`` those whose notes were changed in the end. Without a guard it only
    writes."""

    def __init__(self, writer: BarWriter, guard: OriginalityGuard | None, key: Key) -> None:
        self._writer, self._guard, self._key = writer, guard, key
        self.rejected = self.altered = 0

    def write(
        self, wish: BarWish, before: BarWords | None, composed: Callable[[BarWords], ComposedBar]
    ) -> tuple[BarWords, ComposedBar]:
        """One more bar, as words and as notes; ``composed`` makes the second of the first. What
        the wish gives is the user's and not judged."""
        writer, guard = self._writer, self._guard
        if guard is None:
            written = writer.write(wish, before)
            return written, composed(written)
        memory, sampling = writer.remember(), writer.sampling
        for tried in range(_TRIES + 1):
            writer.sampling = _freer(sampling, tried)
            written = writer.write(wish, before)
            bar = composed(written)
            is_own = _own(wish, written)
            own = replace(
                bar, notes=tuple(notes if mine else () for mine, notes in zip(is_own, bar.notes, strict=True))
            )
            if not guard.would_copy(own):
                break
            self.rejected += 1
            writer.go_back(memory)
        else:
            self.altered += 1
            own = guard.altered(own, self._allowed(memory.ringing, bar))
            notes = zip(is_own, own.notes, bar.notes, strict=True)
            bar = replace(bar, notes=tuple(changed if mine else given for mine, changed, given in notes))
            written = self._take(bar, wish, before, written, is_own)
        writer.sampling = sampling
        guard.hear(own)
        return written, bar

    def remember(self) -> object:
        """What was heard so far, to come back to with :meth:`recall`."""
        return self._guard.remember() if self._guard is not None else None

    def recall(self, memory: object) -> None:
        """Go back to what was remembered; the writer itself goes back by its own means."""
        if self._guard is not None:
            self._guard.recall(memory)

    def _allowed(self, ringing: tuple[dict[int, int], ...], bar: ComposedBar) -> list[frozenset[int]]:
        """Pitches that each part may change to: its own, of the key or the bar's chords, none that
        still rings; in the last bar those of its cadence."""
        shift = self._key.transposition
        classes = set(self._key.scale).union(*(chord.pitch_classes for chord in bar.bar.chords))
        allowed = []
        for rules, held, notes in zip(self._writer.rules, ringing, bar.notes, strict=True):
            own = {n.pitch % 12 for n in notes} if bar.is_last else classes
            pitches = {p + shift for p in rules.pitches if p not in held}
            allowed.append(frozenset(p for p in pitches if p % 12 in own))
        return allowed

    def _take(
        self, bar: ComposedBar, wish: BarWish, before: BarWords | None, written: BarWords, is_own: list[bool]
    ) -> BarWords:
        """Give the bar to the writer as if it had been written so."""
        writer, shift = self._writer, self._key.transposition
        drums = [part.is_drums for part in bar.parts]
        parts = tuple(
            tuple(writer.words.encode(write_notes(notes, bar.start, is_drums, shift)))
            for notes, is_drums in zip(bar.notes, drums, strict=True)
        )
        ringing = writer.ringing
        taken = writer.write(replace(wish, section=written.section, chords=written.chords, given=parts), before)
        end = bar.start + wish.meter.ticks
        for index, notes in enumerate(bar.notes):
            if is_own[index] and not drums[index]:
                held = {pitch: last - wish.meter.ticks for pitch, last in ringing[index].items()}
                held |= {n.pitch - shift: n.end - end for n in notes}
                writer.ringing[index] = {pitch: last for pitch, last in held.items() if last > 0}
        return taken


def _freer(sampling: Sampling, tried: int) -> Sampling:
    return Sampling(sampling.temperature * _FREER_TEMPERATURE**tried, 1 - (1 - sampling.top_p) * _WIDER_NUCLEUS**tried)


def _own(wish: BarWish, written: BarWords) -> list[bool]:
    """Of which parts the model chose the pitches: they were neither given nor kept."""
    given = wish.given or (None,) * len(written.parts)
    is_own = []
    for index, words in enumerate(given):
        frame = wish.frame(index, written.parts[:index]) if wish.frame is not None and words is None else FREE
        is_own.append(words is None and not isinstance(frame.figure, PitchFigure))
    return is_own
