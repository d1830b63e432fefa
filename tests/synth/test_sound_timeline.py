"""The timeline: every key struck is let go once, in order, wherever bar lines fall."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece
from synth.performance import Performance, perform
from synth.timeline import Release, Slice, Strike, Timeline

# Few pitches, so that notes of one pitch overlap, touch and coincide.
notes = st.builds(Note, st.integers(0, 140), st.integers(60, 62), st.integers(1, 100), st.integers(1, 127))


def timed(piece: Piece, performance: Performance | None) -> tuple[list[tuple[int, Strike | Release]], int]:
    """All events at their absolute frame, and the length in frames."""
    timeline, events, clock = Timeline(), [], 0
    slices: list[Slice] = [timeline.advance(bar, perform(bar, performance)) for bar in piece.stream()]
    for part in [*slices, timeline.finish()]:
        events += [(clock + event.frame, event) for event in part.events]
        clock += part.frames
    return events, clock


@settings(max_examples=100, deadline=None)
@given(
    st.lists(notes, max_size=30),
    st.lists(st.floats(24.0, 300.0), min_size=5, max_size=5),
    st.none() | st.builds(Performance, st.integers(0, 99)),
)
def test_keys_are_struck_and_let_go_in_turn(
    written: list[Note], tempi: list[float], performance: Performance | None
) -> None:
    bars = tuple(Bar(Meter(3, 4), tempo) for tempo in tempi)
    kept = tuple(sorted(note for note in written if note.start < 5 * 36))
    piece = Piece(bars, (Part(0, "melody", kept),), Key("C", "major"))
    events, length = timed(piece, performance)
    frames = [frame for frame, _ in events]
    assert frames == sorted(frames)
    assert length == round(piece.seconds * 44_100)
    for pitch in (60, 61, 62):
        kinds = [type(event) for _, event in events if event.pitch == pitch]
        assert kinds == [Strike, Release] * (len(kinds) // 2)
    if performance is None:
        assert sum(isinstance(event, Strike) for _, event in events) == len({(n.start, n.pitch) for n in kept})


@given(st.lists(st.integers(0, 99), max_size=20), st.integers(0, 100))
def test_a_split_slice_is_the_whole(frames: list[int], cut: int) -> None:
    whole = Slice(100, tuple(Strike(frame, 0, 60, 80, 10) for frame in sorted(frames)))
    head, rest = whole.split(cut)
    assert head.frames + rest.frames == 100
    again = [event.frame for event in head.events] + [event.frame + cut for event in rest.events]
    assert again == sorted(frames)
