"""Edits of finished notes: every function takes a :class:`Piece` and returns another one.

Nothing is composed here, so what an edit does not touch stays identical note for note;
:func:`composer.edit_report.compare` proves it. Where an edit is impossible an
:class:`EditError` says what is possible instead and the given piece is untouched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from composer.controls import TEMPO_RANGE, ControlError
from composer.instruments import FAMILIES, belongs, family_of
from composer.key import Key
from composer.mode_change import change_mode
from composer.piece import Bar, Note, Part, Piece

_VELOCITY_RANGE = (1, 127)
_PITCH_RANGE = (0, 127)


class EditError(ControlError):
    """An edit that this piece does not allow. ``limits`` are the smallest and largest value
    that would be possible, ``choices`` the names to choose from, where either makes sense."""

    def __init__(
        self,
        field_name: str,
        given: object,
        allowed: str,
        limits: tuple[float, float] | None = None,
        choices: tuple[str, ...] = (),
    ) -> None:
        super().__init__(field_name, given, allowed)
        self.limits, self.choices = limits, choices


def part_families(piece: Piece) -> tuple[str, ...]:
    """The family of each part, in the order of the parts."""
    return tuple(family_of(part.program, part.is_drums) for part in piece.parts)


def select_parts(piece: Piece, names: Iterable[str]) -> tuple[int, ...]:
    """Indices of the parts meant by ``names``: families ("strings" includes violins), or, for
    a name that no part's instrument answers to, roles ("bass" finds a contrabass that plays
    the bass). No names: every part.

    Raises :class:`EditError` when a name finds no part, with the families that are there.
    """
    names = tuple(names)
    if not names:
        return tuple(range(len(piece.parts)))
    chosen: set[int] = set()
    for name in names:
        found = _called(piece, name)
        if not found:
            present = tuple(dict.fromkeys(part_families(piece)))
            raise EditError("parts", name, "one of the parts that are there: " + ", ".join(present), choices=present)
        chosen |= found
    return tuple(sorted(chosen))


def has_part(piece: Piece, name: str) -> bool:
    """Whether :func:`select_parts` would find anybody by this name."""
    return bool(_called(piece, name))


def set_tempo(piece: Piece, tempo_bpm: float, bars: tuple[int, int] | None = None) -> Piece:
    """Play at ``tempo_bpm`` quarter notes a minute. The first bar that changes gets exactly
    this tempo; bars at other tempos keep their proportion to it.

    Args:
        bars: first and last bar to change, counted from 1; None for all.

    Raises:
        ControlError: for a tempo outside :data:`TEMPO_RANGE`, in any bar.
    """
    first, last = bar_range(piece, bars)
    return _scale_tempo(piece, tempo_bpm / piece.bars[first].tempo_bpm, tempo_bpm, first, last)


def scale_tempo(piece: Piece, factor: float, bars: tuple[int, int] | None = None) -> Piece:
    """Play ``factor`` times as fast, tempos rounded to hundredths. Errors as :func:`set_tempo`."""
    first, last = bar_range(piece, bars)
    return _scale_tempo(piece, factor, piece.bars[first].tempo_bpm * factor, first, last)


def transpose(
    piece: Piece, semitones: int, parts: Iterable[int] | None = None, bars: tuple[int, int] | None = None
) -> Piece:
    """Move every pitched note by exactly ``semitones``; drums stay. When the whole piece moves,
    its key and chords move too. No note is folded into another octave: an instrument may leave
    its compass, which the report names.

    Args:
        parts: indices of the parts to move; None for all.
        bars: first and last bar whose notes move, counted from 1; None for all.

    Raises:
        EditError: when a note would leave the MIDI range 0..127.
    """
    chosen = _pitched(piece, parts)
    first, last = bar_range(piece, bars)
    begin, end = piece.bar_starts[first], piece.bar_starts[last + 1]
    moved = [n.pitch for i in chosen for n in piece.parts[i].notes if begin <= n.start < end]
    if moved:
        limits = (_PITCH_RANGE[0] - min(moved), _PITCH_RANGE[1] - max(moved))
        if not limits[0] <= semitones <= limits[1]:
            raise EditError("transpose", f"{semitones:+d}", f"{limits[0]:+d} to {limits[1]:+d} semitones", limits)

    def move(note: Note) -> Note:
        return replace(note, pitch=note.pitch + semitones) if begin <= note.start < end else note

    result = _with_parts(piece, {i: _with_notes(piece.parts[i], map(move, piece.parts[i].notes)) for i in chosen})
    if set(chosen) != set(_pitched(piece, None)):
        return result
    plan = tuple(
        replace(bar, chords=tuple(c.transposed(semitones) for c in bar.chords)) if first <= i <= last else bar
        for i, bar in enumerate(piece.bars)
    )
    whole = (first, last) == (0, len(piece.bars) - 1)
    key = Key.of(piece.key.pitch_class + semitones, piece.key.mode) if whole else piece.key
    return replace(result, bars=plan, key=key)


def change_key(piece: Piece, key: Key) -> Piece:
    """The same music in another key: scale degrees are kept when the mode changes, and the
    tonic moves by the nearest interval, -6 to +5 semitones; the octave beside it when notes
    would leave the MIDI range.

    Raises:
        EditError: when neither fits.
    """
    result = change_mode(piece, key.mode)
    semitones = (key.pitch_class - piece.key.pitch_class + 6) % 12 - 6
    try:
        moved = transpose(result, semitones)
    except EditError:
        moved = transpose(result, semitones - 12 if semitones > 0 else semitones + 12)
    return replace(moved, key=key)


def swap_instrument(piece: Piece, program: int, parts: Iterable[int]) -> Piece:
    """Give the parts at indices ``parts`` to another General MIDI program; their notes stay.

    Raises:
        EditError: for a drum part, whose notes are drums and no pitches, and for a program
            outside 0..127.
    """
    if not 0 <= program <= 127:
        raise EditError("program", program, "0 to 127", (0, 127))
    changed = {}
    for i in parts:
        if piece.parts[i].is_drums:
            pitched = tuple(dict.fromkeys(family_of(p.program) for p in piece.parts if not p.is_drums))
            raise EditError("swap", "drums", "a part that plays pitches: " + ", ".join(pitched), choices=pitched)
        changed[i] = replace(piece.parts[i], program=program, name="")
    return _with_parts(piece, changed)


def remove_parts(piece: Piece, parts: Iterable[int]) -> Piece:
    """The piece without the parts at indices ``parts``.

    Raises:
        EditError: when nobody would be left to sound.
    """
    gone = set(parts)
    rest = tuple(part for i, part in enumerate(piece.parts) if i not in gone)
    return _heard(piece, replace(piece, parts=rest), "remove")


def mute_parts(piece: Piece, parts: Iterable[int], muted: bool = True) -> Piece:
    """Silence the parts at indices ``parts``, or with ``muted`` False let them sound again.
    They keep their notes.

    Raises:
        EditError: when nobody would be left to sound.
    """
    result = _with_parts(piece, {i: replace(piece.parts[i], muted=muted) for i in parts})
    return _heard(piece, result, "mute")


def solo_parts(piece: Piece, parts: Iterable[int]) -> Piece:
    """Let only the parts at indices ``parts`` sound; all others are muted."""
    chosen = set(parts)
    result = _with_parts(piece, {i: replace(p, muted=i not in chosen) for i, p in enumerate(piece.parts)})
    return _heard(piece, result, "solo")


def change_loudness(
    piece: Piece, change: int, parts: Iterable[int] | None = None, bars: tuple[int, int] | None = None
) -> Piece:
    """Play louder or, with negative ``change``, softer: every velocity moves by ``change``, clamped
    to 1..127 (16 is about one dynamic mark, mf to f). Velocity and not channel volume, because
    instruments also change their colour with it.

    Raises:
        EditError: when every note already is at the limit.
    """
    chosen = tuple(range(len(piece.parts))) if parts is None else tuple(parts)
    first, last = bar_range(piece, bars)
    begin, end = piece.bar_starts[first], piece.bar_starts[last + 1]

    def play(note: Note) -> Note:
        if not begin <= note.start < end:
            return note
        low, high = _VELOCITY_RANGE
        return replace(note, velocity=min(max(note.velocity + change, low), high))

    result = _with_parts(piece, {i: _with_notes(piece.parts[i], map(play, piece.parts[i].notes)) for i in chosen})
    if change and result == piece:
        raise EditError("loudness", "louder" if change > 0 else "softer", "velocities from 1 to 127", (1, 127))
    return result


def bar_range(piece: Piece, bars: tuple[int, int] | None) -> tuple[int, int]:
    """First and last index of ``bars``, counted from 1; the whole piece for None.

    Raises :class:`EditError` when the piece has no such bars.
    """
    count = len(piece.bars)
    if bars is None:
        return 0, count - 1
    if not 1 <= bars[0] <= bars[1] <= count:
        given = str(bars[0]) if bars[0] == bars[1] else f"{bars[0]} to {bars[1]}"
        raise EditError("bars", given, f"1 to {count} in this piece", (1, count))
    return bars[0] - 1, bars[1] - 1


def _called(piece: Piece, name: str) -> set[int]:
    by_family = {i for i, p in enumerate(piece.parts) if name in FAMILIES and belongs(p.program, p.is_drums, name)}
    return by_family or {i for i, p in enumerate(piece.parts) if p.role == name}


def _scale_tempo(piece: Piece, factor: float, goal: float, first: int, last: int) -> Piece:
    anchor = piece.bars[first].tempo_bpm

    def play(bar: Bar) -> Bar:
        tempo = round(goal if bar.tempo_bpm == anchor else bar.tempo_bpm * factor, 2)
        if not TEMPO_RANGE[0] <= tempo <= TEMPO_RANGE[1]:
            raise EditError("tempo_bpm", f"{tempo:g}", f"{TEMPO_RANGE[0]:g} to {TEMPO_RANGE[1]:g} BPM", TEMPO_RANGE)
        return replace(bar, tempo_bpm=tempo)

    return replace(piece, bars=tuple(play(b) if first <= i <= last else b for i, b in enumerate(piece.bars)))


def _pitched(piece: Piece, parts: Iterable[int] | None) -> tuple[int, ...]:
    indices = range(len(piece.parts)) if parts is None else parts
    return tuple(i for i in indices if not piece.parts[i].is_drums)


def _with_notes(part: Part, notes: Iterable[Note]) -> Part:
    return replace(part, notes=tuple(sorted(notes)))


def _with_parts(piece: Piece, changed: dict[int, Part]) -> Piece:
    return replace(piece, parts=tuple(changed.get(i, part) for i, part in enumerate(piece.parts)))


def _heard(before: Piece, after: Piece, operation: str) -> Piece:
    if not any(part.sounds for part in after.parts) and any(part.sounds for part in before.parts):
        sounding = tuple(dict.fromkeys(f for f, p in zip(part_families(before), before.parts, strict=True) if p.sounds))
        allowed = "such that at least one part still sounds; now there are: " + ", ".join(sounding)
        raise EditError(operation, "all of them", allowed, choices=sounding)
    return after
