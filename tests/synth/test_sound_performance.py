"""The performance layer: moves weight and time a little, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece
from synth import Performance
from synth.performance import PerformedNote, perform

METERS = ("2/4", "3/4", "4/4", "5/4", "6/8", "7/8", "9/8", "12/8")
notes = st.builds(Note, st.integers(0, 140), st.integers(0, 127), st.integers(1, 96), st.integers(1, 127))


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    meter = Meter.parse(draw(st.sampled_from(METERS)))
    bars = tuple(Bar(meter, draw(st.floats(24.0, 300.0))) for _ in range(12))
    end = 12 * meter.ticks
    parts = []
    for role in draw(st.lists(st.sampled_from(("melody", "chords", "bass", "drums")), min_size=1, max_size=3)):
        kept = [note for note in draw(st.lists(notes, max_size=12)) if note.start < end]
        parts.append(Part(0, role, tuple(sorted(kept)), is_drums=role == "drums"))
    return Piece(bars, tuple(parts), Key("C", "major"))


@settings(max_examples=60, deadline=None)
@given(pieces(), st.integers(0, 1000), st.floats(0.0, 2.0))
def test_identity_is_kept_and_changes_are_small(piece: Piece, seed: int, amount: float) -> None:
    manner = Performance(seed, amount)
    for composed in piece.stream():
        written, played = perform(composed, None), perform(composed, manner)
        assert played == perform(composed, manner)
        assert [(n.part, n.pitch) for n in played] == [(n.part, n.pitch) for n in written]
        last = composed.start + composed.bar.ticks
        for exact, note in zip(written, played, strict=True):
            milliseconds = (note.start - exact.start) / 12 * 60_000 / composed.bar.tempo_bpm
            assert abs(milliseconds) <= 10.0 * amount + 1e-6
            assert abs(note.velocity - exact.velocity) <= 10 * amount + 1
            assert 1 <= note.velocity <= 127
            assert composed.start <= note.start < last
            assert note.start <= note.end


def test_written_exactly_without_one(band: tuple[Part, ...]) -> None:
    piece = Piece((Bar(Meter(4, 4), 120.0),) * 4, band, Key("C", "major"))
    played = [note for composed in piece.stream() for note in perform(composed, None)]
    expected = [
        PerformedNote(p, n.pitch, n.velocity, n.start, n.end) for p, part in enumerate(band) for n in part.notes
    ]
    assert sorted(played, key=lambda n: (n.part, n.start, n.pitch)) == sorted(
        expected, key=lambda n: (n.part, n.start, n.pitch)
    )


def test_a_chord_stays_together_and_seeds_differ() -> None:
    chord = tuple(Note(start, pitch, 12) for start in (0, 12, 24, 36) for pitch in (60, 64, 67))
    piece = Piece((Bar(Meter(4, 4), 120.0),), (Part(0, "chords", chord),), Key("C", "major"))
    (composed,) = piece.stream()
    starts = {seed: [note.start for note in perform(composed, Performance(seed))] for seed in (1, 2)}
    for played in starts.values():
        assert all(len(set(played[k : k + 3])) == 1 for k in range(0, 12, 3))
        assert played[3] != 12.0
    assert starts[1] != starts[2]


@pytest.mark.parametrize("meter", METERS)
def test_the_downbeat_is_the_strongest_and_offbeats_the_weakest(meter: str) -> None:
    one = Meter.parse(meter)
    every = tuple(Note(tick, 60, 3, 80) for tick in range(0, one.ticks, 3))
    piece = Piece((Bar(one, 120.0),) * 2, (Part(0, "melody", every),), Key("C", "major"))
    composed = next(iter(piece.stream()))
    velocities = [note.velocity for note in perform(composed, Performance())]
    beats = [velocities[tick // 3] for tick in range(one.beat_ticks, one.ticks, one.beat_ticks)]
    offbeats = [v for tick, v in zip(range(0, one.ticks, 3), velocities, strict=True) if tick % 6 == 3]
    assert velocities[0] > max(beats) >= min(beats) > max(offbeats)


def test_offbeat_hihats_are_lightest() -> None:
    hits = tuple(Note(tick, pitch, 3, 80) for tick in (0, 6) for pitch in (38, 42))
    piece = Piece((Bar(Meter(4, 4), 120.0),) * 2, (Part(0, "drums", hits, is_drums=True),), Key("C", "major"))
    played = perform(next(iter(piece.stream())), Performance())
    light = {(round(note.start / 6), note.pitch): note.velocity for note in played}
    assert light[1, 42] < light[1, 38] < light[0, 38] == light[0, 42]
