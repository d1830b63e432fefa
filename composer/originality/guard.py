"""The guard against copying, while a piece is being composed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from composer.originality.index import TrainingIndex
from composer.originality.lines import Passages, UpperLine, as_line
from composer.piece import ComposedBar, Note

# Notes of each line that are kept in mind: far more than any match that the limits allow.
_KEPT_NOTES = 256
# Other pitches tried for a note, the nearest first: two octaves of a scale either way.
_PITCHES_TRIED = 28


@dataclass(frozen=True)
class _Heard:
    """One line so far: its latest notes, and the state that says which notes it goes on with."""

    notes: tuple[Note, ...] = ()
    upper: UpperLine = field(default_factory=UpperLine)

    def after(self, notes: Iterable[Note]) -> _Heard:
        line, upper = self.upper.after(notes)
        return _Heard((*self.notes, *line)[-_KEPT_NOTES:], upper)


class OriginalityGuard:
    """Listens to a piece bar by bar and says when it has followed the training music for too long:
    in any part, or in all parts together, for more notes that count than the index allows. Bars
    that it does not :meth:`hear` (those a user gave) are nobody's fault and never count."""

    def __init__(self, index: TrainingIndex, drums: Sequence[bool]) -> None:
        """``drums`` says of each part whether it is drums, which have no tune to copy."""
        self._index = index
        self._pitched = [i for i, is_drums in enumerate(drums) if not is_drums]
        several = len(self._pitched) > 1
        # Which parts each line is taken from: every part, and all together.
        self._sources = [[i] for i in self._pitched] + ([self._pitched] if several else [])
        self._lines = [_Heard() for _ in self._sources]

    def would_copy(self, bar: ComposedBar) -> bool:
        """Whether some line is a copy beyond the limit once ``bar`` follows what was heard."""
        return bool(self._crossings(bar))

    def hear(self, bar: ComposedBar) -> None:
        """Take in a bar that is part of the piece now."""
        self._lines = self._after(bar)

    def remember(self) -> object:
        """What was heard so far, to come back to with :meth:`recall`."""
        return self._lines

    def recall(self, memory: object) -> None:
        """Go back to what was remembered."""
        assert isinstance(memory, list), "only what was remembered here can be recalled"
        self._lines = memory

    def altered(self, bar: ComposedBar, allowed: Sequence[frozenset[int]]) -> ComposedBar:
        """The bar with other pitches, of ``allowed`` for each part, for the notes that carry a copy
        beyond the limit, chord tones and near ones first. Where no pitch helps, the part rests
        from that note to the bar line. :meth:`would_copy` is False of what is returned."""
        while crossings := self._crossings(bar):
            start = min(note.start for note in crossings.values())
            here = {line: note for line, note in crossings.items() if note.start == start}
            # A part's own line before that of all parts, which may go through the same note.
            note = here[min(here)]
            part = next(i for i in self._sources[min(here)] if note in bar.notes[i])
            bar = next(
                (c for c in _variants(bar, part, note, allowed[part]) if len(self._until(c, start)) < len(here)),
                None,
            ) or _cut(bar, part, start)
        return bar

    def _until(self, bar: ComposedBar, start: int) -> list[int]:
        return [line for line, note in self._crossings(bar).items() if note.start <= start]

    def _after(self, bar: ComposedBar) -> list[_Heard]:
        return [
            line.after(note for part in source for note in bar.notes[part])
            for line, source in zip(self._lines, self._sources, strict=True)
        ]

    def _crossings(self, bar: ComposedBar) -> dict[int, Note]:
        """The first note of each line, by its number, with which it goes beyond the limit."""
        heard = self._after(bar)
        passages = Passages([as_line(line.notes) for line in heard])
        beyond = [match for match in self._index.matches(passages) if match.counted > self._index.limit]
        found: dict[int, Note] = {}
        for match in beyond:
            number, begin = int(passages.line[match.begin]), int(passages.begins[match.begin])
            notes = heard[number].notes
            passed = passages.passes(match.begin, match.end, self._index.limit) - begin
            # What was heard was within the limit, so it is a new note that goes beyond it.
            new = next((i for i in range(passed, match.end - begin) if notes[i].start >= bar.start), None)
            if new is not None:
                found.setdefault(number, notes[new])
        return found


def _variants(bar: ComposedBar, part: int, note: Note, allowed: frozenset[int]) -> Iterable[ComposedBar]:
    """The bar with another pitch for one note, those that suit its chords first."""
    chord = {pc for c in bar.bar.chords for pc in c.pitch_classes}
    others = [n for n in bar.notes[part] if n != note]
    taken = {n.pitch for n in others if n.start < note.end and note.start < n.end}
    near = sorted(allowed - taken - {note.pitch}, key=lambda p: abs(p - note.pitch))[:_PITCHES_TRIED]
    for pitch in sorted(near, key=lambda p: p % 12 not in chord):
        yield _with_part(bar, part, [*others, replace(note, pitch=pitch)])


def _cut(bar: ComposedBar, part: int, start: int) -> ComposedBar:
    return _with_part(bar, part, [n for n in bar.notes[part] if n.start < start])


def _with_part(bar: ComposedBar, part: int, notes: list[Note]) -> ComposedBar:
    parts = list(bar.notes)
    parts[part] = tuple(sorted(notes))
    return replace(bar, notes=tuple(parts))
