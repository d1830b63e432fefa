"""Labels: a piece as the model learns it, with key, plan and header measured from its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from composer.analysis import (
    density_step,
    estimate_chords,
    estimate_key,
    estimate_mood,
    estimate_sections,
    mood_step,
)
from composer.analysis.key import is_plausible_key, with_church_mode
from composer.harmony import Chord
from composer.key import Key
from composer.piece import Piece
from composer.text.alphabet import DRUM_KIT
from composer.text.header import Header, Player

# Order of parts in a text: who leads comes first, who marks the time last.
_TEXT_ORDER = ("voice", "melody", "counter", "chords", "pad", "bass", "drums")


def labelled(
    piece: Piece,
    signature: Key | None = None,
    chords: Sequence[tuple[Chord, ...]] | None = None,
    sections: Sequence[str] | None = None,
) -> Piece:
    """The piece with its key, and with chords and sections on every bar, estimated from the
    notes where they are not given; parts in text order. ``signature`` is the key a score
    states, if it does; it is believed unless the notes speak clearly for another."""
    key = signature
    if key is None or not is_plausible_key(piece, key):
        key = with_church_mode(piece, estimate_key(piece, signature).key)
    chords = chords or estimate_chords(piece)
    sections = sections or estimate_sections(piece)
    bars = tuple(
        replace(bar, chords=tuple(chord), section=section)
        for bar, chord, section in zip(piece.bars, chords, sections, strict=True)
    )
    return in_text_order(replace(piece, bars=bars, key=key))


def in_text_order(piece: Piece) -> Piece:
    """The piece with its parts ordered by role, higher parts first within a role."""

    def rank(index: int) -> tuple[int, float, int]:
        part = piece.parts[index]
        height = -sum(n.pitch for n in part.notes) / max(len(part.notes), 1)
        return (_TEXT_ORDER.index(part.role), height, index)

    return replace(piece, parts=tuple(piece.parts[i] for i in sorted(range(len(piece.parts)), key=rank)))


def header_of(piece: Piece, genre: str | None = None) -> Header:
    """The full controls of a labelled piece, measured from its notes."""
    mood = estimate_mood(piece, [bar.chords for bar in piece.bars])
    return Header(
        genre,
        piece.key.written_mode,
        piece.meter,
        piece.tempo_bpm,
        density_step(piece),
        mood_step(mood.valence),
        mood_step(mood.energy),
        tuple(Player(DRUM_KIT if p.is_drums else p.program, p.role) for p in piece.parts),
    )
