"""What is worth pointing at: raised leading notes, borrowed and applied chords, sequences, pedal points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from composer.harmony import Chord
from composer.key import Key
from composer.piece import Note, Piece
from composer.theory.harmony import Harmony
from composer.theory.phrases import melody_of

EventKind = Literal["leading note", "lowered degree", "borrowed chord", "applied chord", "sequence", "pedal point"]

# A pedal point is held or struck again through this many bars while the chord above it changes.
_PEDAL_BARS = 2
# A bar's figure needs this many notes before its return a step away is a sequence.
_FIGURE = 3
# Steps of the scale by which sequences move.
_SEQUENCE_STEPS = frozenset({-4, -3, -2, -1, 1, 2, 3, 4})


@dataclass(frozen=True)
class Event:
    """Something notable in bars ``first`` to ``last``, counted from 1, in ``key``. ``pitch_class`` of
    a note, ``chord`` and ``numeral`` of a chord, ``interval`` in semitones from one statement of a
    sequence to the next; what does not apply is None."""

    kind: EventKind
    first: int
    last: int
    key: Key
    pitch_class: int | None = None
    chord: Chord | None = None
    numeral: str | None = None
    interval: int | None = None


def events(piece: Piece, harmony: Sequence[Harmony]) -> tuple[Event, ...]:
    """All that is found, by bar."""
    found = [*_chords(harmony), *_leading_notes(piece, harmony), *_sequences(piece, harmony), *_pedals(piece, harmony)]
    return tuple(sorted(found, key=lambda event: (event.first, event.last, event.kind)))


def _chords(harmony: Sequence[Harmony]) -> list[Event]:
    kinds: dict[str, EventKind] = {"borrowed": "borrowed chord", "applied": "applied chord"}
    return [
        Event(kinds[one.numeral.function], one.bar, one.bar, one.key, chord=one.chord, numeral=one.numeral.text)
        for one in harmony
        if one.numeral.function in kinds
    ]


def _key_at(harmony: Sequence[Harmony], bar: int) -> Key | None:
    """The key of the last chord that begins in or before ``bar``, counted from 1."""
    keys = [one.key for one in harmony if one.bar <= bar]
    return keys[-1] if keys else (harmony[0].key if harmony else None)


def _leading_notes(piece: Piece, harmony: Sequence[Harmony]) -> list[Event]:
    """The seventh degree of minor raised to lead to the tonic, once a bar, and the same in major lowered."""
    found: dict[int, Event] = {}
    for composed in piece.stream():
        key = _key_at(harmony, composed.index + 1)
        if key is None:
            continue
        raised = (key.pitch_class + (11 if key.is_minor_like else 10)) % 12
        kind: EventKind = "leading note" if key.is_minor_like else "lowered degree"
        for part, notes in zip(composed.parts, composed.notes, strict=True):
            if not part.is_drums and not part.muted and any(note.pitch % 12 == raised for note in notes):
                bar = composed.index + 1
                found[bar] = Event(kind, bar, bar, key, pitch_class=raised)
    return list(found.values())


def _sequences(piece: Piece, harmony: Sequence[Harmony]) -> list[Event]:
    """The melody's figure of one bar or of two, at once again a step or more higher or lower."""
    line = melody_of(piece)
    by_bar: list[list[Note]] = [[] for _ in piece.bars]
    bar = 0
    for note in line:
        while bar + 1 < len(piece.bars) and note.start >= piece.bar_starts[bar + 1]:
            bar += 1
        by_bar[bar].append(note)
    found: list[Event] = []
    for length in (2, 1):
        at = 0
        while at + 2 * length <= len(piece.bars):
            moves: list[int] = []
            while at + (len(moves) + 2) * length <= len(piece.bars):
                first = at + len(moves) * length
                key = _key_at(harmony, first + 1) or piece.key
                move = _moved(piece, by_bar, first, length, key)
                if move is None or (moves and (move > 0) != (moves[0] > 0)):
                    break
                moves.append(move)
            if moves and not any(event.first <= at + 1 <= event.last for event in found):
                last = at + (len(moves) + 1) * length
                found.append(Event("sequence", at + 1, last, _key_at(harmony, at + 1) or piece.key, interval=moves[0]))
                at = last
            else:
                at += 1
    return found


def _moved(piece: Piece, by_bar: list[list[Note]], first: int, length: int, key: Key) -> int | None:
    """By how many semitones the figure of ``length`` bars from index ``first`` is moved in the bars
    that follow: same rhythm, and the same steps counted in the scale; None where it is not."""
    one = [note for bar in by_bar[first : first + length] for note in bar]
    other = [note for bar in by_bar[first + length : first + 2 * length] for note in bar]
    shift = piece.bar_starts[first + length] - piece.bar_starts[first]
    if len(one) < _FIGURE * length or len(one) != len(other):
        return None
    if any(b.start - a.start != shift for a, b in zip(one, other, strict=True)):
        return None
    steps = {_degree(b.pitch, key) - _degree(a.pitch, key) for a, b in zip(one, other, strict=True)}
    figure = len({note.pitch for note in one})
    if len(steps) != 1 or not steps <= _SEQUENCE_STEPS or figure < 2:
        return None
    return other[0].pitch - one[0].pitch


def _degree(pitch: int, key: Key) -> int:
    """Steps of the scale from the bottom up; a note beside the scale counts as the one below."""
    scale = sorted((tone - key.pitch_class) % 12 for tone in key.scale)
    octave, within = divmod(pitch - key.pitch_class, 12)
    return octave * len(scale) + sum(tone <= within for tone in scale) - 1


def _pedals(piece: Piece, harmony: Sequence[Harmony]) -> list[Event]:
    """Stretches in which the lowest note of every bar is one and the same while the chords change."""
    lowest: list[set[int]] = [set() for _ in piece.bars]
    notes = sorted(note for part in piece.parts if part.sounds and not part.is_drums for note in part.notes)
    for index, (start, end) in enumerate(pairwise(piece.bar_starts)):
        inside = [note for note in notes if note.start < end and note.end > start]
        if not inside:
            continue
        for tick in sorted({max(note.start, start) for note in inside}):
            now = [note.pitch for note in inside if note.start <= tick < note.end]
            if now:
                lowest[index].add(min(now))
    found = []
    at = 0
    while at < len(lowest):
        last = at
        if len(lowest[at]) == 1:
            while last + 1 < len(lowest) and lowest[last + 1] == lowest[at]:
                last += 1
            roots = {one.chord.root for one in harmony if at + 1 <= one.bar <= last + 1}
            if last - at + 1 >= _PEDAL_BARS and len(roots) > 1:
                pitch = next(iter(lowest[at]))
                key = _key_at(harmony, at + 1) or piece.key
                found.append(Event("pedal point", at + 1, last + 1, key, pitch_class=pitch % 12))
        at = last + 1
    return found
