"""Wishes put together: what was asked before, and what is asked now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from composer.controls import BARS_RANGE, METERS, PARTS_RANGE, TEMPO_RANGE, Controls, PartRequest, Source
from composer.harmony import Chord, parse_chord
from composer.instruments import FAMILIES, belongs, family_of
from composer.piece import Piece


def merge(before: Controls, now: Controls) -> Controls:
    """``before`` with everything that ``now`` states put over it.

    A new length replaces an old one, in bars or in seconds; a new key drops chords that were
    written as letters; players asked for now are no longer excluded, and players excluded now are
    no longer asked for.

    Raises ControlError when the two cannot go together.
    """
    stated = {f.name: getattr(now, f.name) for f in fields(now) if f.name not in ("sources", "exclude")}
    stated = {name: value for name, value in stated.items() if value is not None and value != ()}
    if "bars" in stated or "seconds" in stated:
        stated = {"bars": None, "seconds": None, **stated}
    if now.key is not None and not now.chords and any(map(_is_letter, before.chords)):
        stated["chords"] = ()
    parts = now.parts or tuple(p for p in before.parts if not any(plays(p, f) for f in now.exclude))
    kept = tuple(f for f in before.exclude if not any(plays(p, f) for p in now.parts))
    exclude = tuple(dict.fromkeys((*kept, *now.exclude)))
    return replace(before, **{**stated, "parts": parts, "exclude": exclude})


def carry_exclusions(now: Controls, excluded: tuple[str, ...]) -> tuple[Controls, tuple[str, ...]]:
    """``now`` without the families that an earlier request excluded; a request that names its
    players needs no such reminder. The second value are those that were really carried."""
    carried = tuple(f for f in excluded if f not in now.exclude)
    if now.parts or not carried:
        return now, ()
    sources: dict[str, Source] = {**now.sources, "exclude": "conversation"}
    return replace(now, exclude=(*now.exclude, *carried), sources=sources), carried


def wish_like(piece: Piece) -> Controls:
    """What one would ask for to get a piece like this one: key, tempo, meter, length, players; as
    far as they can be asked for."""
    tempo = min(max(round(piece.tempo_bpm, 2), TEMPO_RANGE[0]), TEMPO_RANGE[1])
    players = tuple(
        PartRequest(family_of(part.program, part.is_drums), None if part.is_drums else part.program, part.role)
        for part in piece.parts[: PARTS_RANGE[1]]
    )
    meter = piece.meter if piece.meter in METERS else None
    bars = min(len(piece.bars), BARS_RANGE[1])
    return Controls(key=piece.key, tempo_bpm=tempo, meter=meter, bars=bars, parts=players)


def chords_of(piece: Piece, heard: Sequence[Sequence[Chord]]) -> tuple[str, ...]:
    """The chords of a piece as one would ask for them, one entry a bar: those of its plan, those that
    are ``heard`` where it has none, else those of the bar before."""
    home = Chord(piece.key.pitch_class, "min" if piece.key.is_minor_like else "maj").symbol(piece.key)
    entries: list[str] = []
    for index, bar in enumerate(piece.bars):
        chords = bar.chords or (heard[index] if index < len(heard) else ())
        symbols = [chord.symbol(piece.key) for chord in chords[:2] if chord.root is not None]
        entries.append(" ".join(symbols) or (entries[-1] if entries else home))
    return tuple(entries)


def plays(request: PartRequest, family: str) -> bool:
    """Whether a player asked for counts as ``family``: a violin is also strings."""
    if request.instrument == family:
        return True
    program = FAMILIES[request.instrument].programs[0] if request.program is None else request.program
    return belongs(program, request.instrument == "drums", family)


def _is_letter(entry: str) -> bool:
    """Whether a bar's chords are letters: those can be read without a key, Roman numerals not."""
    try:
        for symbol in entry.split():
            parse_chord(symbol)
    except ValueError:
        return False
    return True
