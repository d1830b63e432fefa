"""Pieces to edit, and what must hold of all that an edit was not for."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pytest

from composer.harmony import Chord
from composer.key import Key
from composer.midi import read_midi, write_midi
from composer.piece import Bar, Meter, Note, Part, Piece

VIOLIN, FLUTE, PIANO, BASS, HARP, CELLO = 40, 73, 0, 33, 46, 42
# What of a bar's plan, or of a player, an edit may change.
PLAN = ("meter", "tempo_bpm", "chords", "section")


def band() -> Piece:
    """Sixteen bars of 4/4 in C, form AABA: violin, flute across the bar lines, piano with both
    hands, bass, drums; every bar a little different."""
    chords = [Chord(0), Chord(9, "min"), Chord(5), Chord(7, "7")]
    bars = tuple(
        Bar(Meter(4, 4), 96.0 if i < 8 else 108.0, (chords[i % 4], chords[(i + 1) % 4]), "AABA"[i // 4])
        for i in range(16)
    )
    scale = (72, 74, 76, 77, 79, 81, 83)
    violin = [Note(6 * k, scale[(k * k + k // 5) % 7], 6, 70 + k % 30) for k in range(128) if k % 5 != 3]
    flute = [Note(48 * k + 24, scale[(3 * k) % 7] + 12, 48, 60 + k) for k in range(15)]
    piano = [Note(24 * k, root + tone, 20, 64) for k in range(32) for root in (40 + k % 4, 60) for tone in (0, 4, 7)]
    roots = [bar.chords[half].root or 0 for bar in bars for half in (0, 1)]
    bass = [Note(12 * k, 36 + roots[k // 2], 11, 84) for k in range(64)]
    drums = [Note(6 * k, 42 if k % 2 else (36, 38)[k // 2 % 2], 1, 90 - k % 7) for k in range(128)]
    return Piece(
        bars,
        (
            Part(VIOLIN, "melody", tuple(sorted(violin))),
            Part(FLUTE, "counter", tuple(sorted(flute)), volume=90),
            Part(PIANO, "chords", tuple(sorted(piano)), name="Keys"),
            Part(BASS, "bass", tuple(sorted(bass))),
            Part(0, "drums", tuple(sorted(drums)), is_drums=True),
        ),
        Key("C", "major"),
        "Band",
    )


def waltz() -> Piece:
    """Eight bars of 3/4 in A minor, form AB, for violin, harp and drums."""
    bars = tuple(Bar(Meter(3, 4), 150.0, (Chord((9, 4)[i % 2], ("min", "7")[i % 2]),), "AB"[i // 4]) for i in range(8))
    tune = [
        Note(36 * i + at, pitch + i % 3, length, 80)
        for i in range(8)
        for at, pitch, length in ((0, 69, 24), (24, 72, 12))
    ]
    harp = [Note(36 * i + 12 * k, (45, 57, 60)[k], 12, 60) for i in range(8) for k in range(3)]
    drums = [Note(36 * i + 12 * k, (36, 42, 42)[k], 1, 70) for i in range(8) for k in range(3)]
    return Piece(
        bars,
        (
            Part(VIOLIN, "melody", tuple(sorted(tune))),
            Part(HARP, "chords", tuple(sorted(harp))),
            Part(0, "drums", tuple(sorted(drums)), is_drums=True),
        ),
        Key("A", "minor"),
    )


def jig() -> Piece:
    """Four bars of 6/8 in G for flute and cello."""
    bars = tuple(Bar(Meter(6, 8), 165.0, (Chord(7),), "A") for _ in range(4))
    tune = [Note(6 * k, 67 + (k * 5) % 12, 6, 80) for k in range(24)]
    low = [Note(18 * k, 43 + 7 * (k % 2), 18, 70) for k in range(8)]
    return Piece(bars, (Part(FLUTE, "melody", tuple(tune)), Part(CELLO, "bass", tuple(low))), Key("G", "major"))


def ticks(piece: Piece, bars: Iterable[int]) -> list[tuple[int, int]]:
    """First and last tick (exclusive) of each of the bars, counted from 1."""
    return [(piece.bar_starts[i - 1], piece.bar_starts[i]) for i in bars]


def outside(piece: Piece, part: int, bars: Iterable[int]) -> list[Note]:
    """The notes of a part that start in none of these bars."""
    stretches = ticks(piece, bars)
    return [n for n in piece.parts[part].notes if not any(a <= n.start < b for a, b in stretches)]


def within(piece: Piece, part: int, bars: Iterable[int]) -> list[Note]:
    """The notes of a part that start in these bars."""
    stretches = ticks(piece, bars)
    return [n for n in piece.parts[part].notes if any(a <= n.start < b for a, b in stretches)]


def in_bar(piece: Piece, part: int, bar: int) -> list[tuple[int, int, int, int]]:
    """A bar, counted from 1, of a part: start from the bar line, pitch, length up to the next line, velocity."""
    begin, end = ticks(piece, [bar])[0]
    return [(n.start - begin, n.pitch, min(n.end, end) - n.start, n.velocity) for n in within(piece, part, [bar])]


def assert_all_else_identical(
    before: Piece,
    after: Piece,
    parts: Collection[int] = (),
    bars: Collection[int] = (),
    plan: Collection[str] = (),
    players: bool = False,
    key: bool = False,
) -> None:
    """Nothing differs but the notes of ``parts`` in ``bars`` (all bars when none are named), the
    fields ``plan`` of those bars, the players of ``parts`` where allowed, and the key where allowed."""
    assert len(after.parts) == len(before.parts) and len(after.bars) == len(before.bars)
    for p, (old, new) in enumerate(zip(before.parts, after.parts, strict=True)):
        if p not in parts:
            assert new == old, f"part {p} changed"
            continue
        if bars:
            assert outside(after, p, bars) == outside(before, p, bars), f"part {p} changed in other bars"
        if not players:
            assert _player(new) == _player(old)
    for i, (was, now) in enumerate(zip(before.bars, after.bars, strict=True), start=1):
        allowed = plan if not bars or i in bars else ()
        for field in PLAN:
            assert field in allowed or getattr(was, field) == getattr(now, field), f"{field} of bar {i} changed"
    assert key or after.key == before.key
    assert after.title == before.title and after.provenance == before.provenance


def assert_keeps_in_a_file(piece: Piece) -> None:
    """A file gives the piece back: notes, players, mutes, chords, sections, meters and the tempo of every bar."""
    back = read_midi(write_midi(piece))
    assert back.parts == piece.parts
    assert back.key == piece.key
    for was, now in zip(piece.bars, back.bars, strict=True):
        assert (was.meter, was.chords, was.section) == (now.meter, now.chords, now.section)
        # A file has whole microseconds a quarter.
        assert now.tempo_bpm == pytest.approx(was.tempo_bpm, abs=0.005)


def _player(part: Part) -> tuple[object, ...]:
    return part.program, part.role, part.is_drums, part.name, part.volume, part.muted
