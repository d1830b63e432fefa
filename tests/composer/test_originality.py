"""What was learnt from is not copied: found exactly in any key and tempo, and never delivered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from composer import Composer, Controls
from composer.checkpoint import checkpoint_hash
from composer.controls import PartRequest
from composer.evaluate.borrowing import Borrowed, borrowed, excerpt, limit_of, longest_from, windows
from composer.harmony import Chord
from composer.key import Key
from composer.originality.guard import OriginalityGuard
from composer.originality.index import TrainingIndex
from composer.originality.lines import Line, Passages, UpperLine, line_of, lines_of
from composer.piece import Bar, ComposedBar, Meter, Note, Part, Piece

LIMIT = 12


def melody(count: int, seed: int) -> list[Note]:
    """A tune without repetition: leaps and lengths by chance."""
    chance = np.random.default_rng(seed)
    notes, start = [], 0
    for _ in range(count):
        duration = int(chance.choice([3, 4, 6, 8, 9, 12, 18]))
        notes.append(Note(start, int(chance.integers(50, 80)), duration))
        start += duration
    return notes


def piece_with(*parts: list[Note], is_drums: bool = False) -> Piece:
    end = max(n.end for notes in parts for n in notes)
    bars = tuple(Bar(Meter(4, 4), 100.0, (Chord(0),)) for _ in range(-(-end // 48)))
    return Piece(bars, tuple(Part(0, "melody", tuple(sorted(p)), is_drums) for p in parts), Key("C", "major"))


def planted(tune: list[Note], first: int, count: int, *, semitones: int, stretch: int, seed: int) -> list[Note]:
    """``count`` notes of ``tune`` amid other music, moved and slower."""
    other = melody(40, seed)
    begin = other[19].end
    shift = begin - tune[first].start * stretch
    copy = [
        Note(n.start * stretch + shift, n.pitch + semitones, n.duration * stretch) for n in tune[first : first + count]
    ]
    # The neighbours must not continue the tune: what comes after is a leap that it does not have.
    after = copy[-1].end
    return [*other[:20], *copy, *(replace(n, start=n.start + after, pitch=n.pitch + 40) for n in melody(20, seed + 1))]


@pytest.mark.parametrize("count", [6, 13, 30])
@pytest.mark.parametrize(("semitones", "stretch"), [(0, 1), (7, 1), (-5, 2), (3, 3)])
def test_a_planted_copy_is_found_with_its_length_in_any_key_and_tempo(count: int, semitones: int, stretch: int) -> None:
    tune = melody(60, seed=1)
    music = piece_with(planted(tune, 11, count, semitones=semitones, stretch=stretch, seed=50))
    (found,) = borrowed(Passages([line_of(tune)]), [music])
    assert found == Borrowed(count, count)


def test_music_of_chance_has_nothing_in_common() -> None:
    (found,) = borrowed(Passages([line_of(melody(200, seed=1))]), [piece_with(melody(200, seed=2))])
    assert found == Borrowed(0, 0)


def test_a_tune_is_found_above_its_accompaniment_and_between_the_parts() -> None:
    tune = melody(30, seed=3)
    training = Passages([line_of(tune)])
    below = [Note(start, 40 - start % 5, 1) for start in range(0, tune[-1].end, 3)]
    handed_over = piece_with([n for n in tune if n.start < 100], [*(n for n in tune if n.start >= 100), *below])
    assert borrowed(training, [piece_with([*tune, *below])]) == [Borrowed(30, 30)]
    assert borrowed(training, [handed_over]) == [Borrowed(30, 30)]


def test_drums_have_no_line() -> None:
    assert lines_of(piece_with(melody(10, seed=1), is_drums=True).parts) == []


@pytest.mark.parametrize(
    "figure",
    [[60], [60, 62, 64, 65, 67, 69, 71, 72], [48, 55, 52, 55], [60, 64, 67, 72, 67, 64]],
    ids=["one note", "scale", "figure", "arpeggio"],
)
def test_what_belongs_to_everybody_hardly_counts(figure: list[int]) -> None:
    notes = [Note(3 * i, figure[i % len(figure)], 3) for i in range(64)]
    (found,) = borrowed(Passages([line_of(notes)]), [piece_with(notes)])
    assert found.notes == 64
    assert found.counted <= len(figure) + 6


def test_the_longest_of_several_matches_counts() -> None:
    tune = melody(60, seed=1)
    short = planted(tune, 5, 8, semitones=2, stretch=1, seed=60)
    long = planted(tune, 20, 17, semitones=-1, stretch=1, seed=70)
    later = short[-1].end
    both = [*short, *(replace(n, start=n.start + later) for n in long)]
    assert borrowed(Passages([line_of(tune)]), [piece_with(short), piece_with(both)]) == [
        Borrowed(8, 8),
        Borrowed(17, 17),
    ]


def test_the_limit_is_what_one_real_work_in_twenty_exceeds() -> None:
    assert limit_of([Borrowed(n, n) for n in range(101)]) == 95


def test_windows_are_judged_by_their_own_notes() -> None:
    piece = piece_with(melody(200, seed=1))
    (window,) = windows([piece], seed=3)
    assert len(window.bars) == 16
    assert excerpt(piece, 2, 3).parts[0].notes[0].start == min(
        n.start - 96 for n in piece.parts[0].notes if n.start >= 96
    )


def test_a_line_heard_bar_by_bar_is_the_line_of_the_whole() -> None:
    notes = sorted([*melody(80, seed=4), *(Note(n.start + 1, n.pitch - 9, 14) for n in melody(80, seed=5))])
    heard: list[Note] = []
    state = UpperLine()
    for bar in range(0, notes[-1].start + 1, 48):
        line, state = state.after(n for n in notes if bar <= n.start < bar + 48)
        heard += line
    whole = line_of(notes)
    assert [n.start for n in heard] == whole.starts.tolist()
    assert [n.pitch for n in heard] == whole.pitches.tolist()


def test_the_index_tells_lengths_as_the_exact_measure_does(tmp_path: Path) -> None:
    tunes = [melody(300, seed=s) for s in range(20)]
    lines = [line_of(tune) for tune in tunes]
    TrainingIndex.of_lines(lines, LIMIT).save(tmp_path)
    index = TrainingIndex.load(tmp_path)
    assert index is not None and index.limit == LIMIT
    for count in (13, 20, 40):
        music = [line_of(planted(tunes[7], 30, count, semitones=5, stretch=1, seed=90))]
        exact = longest_from(Passages(lines), Passages(music)).max()
        assert exact == count
        # A passage held by mistake at an end makes it longer by a note, now and then.
        assert count <= index.longest(music) <= count + 2
    assert index.longest([line_of(melody(300, seed=99))]) <= LIMIT
    assert TrainingIndex.load(tmp_path / "nothing") is None


def bar_of(notes: list[Note], index: int) -> ComposedBar:
    mine = tuple(n for n in notes if 48 * index <= n.start < 48 * (index + 1))
    part = Part(0, "melody")
    return ComposedBar(index, 48 * index, Bar(Meter(4, 4), 100.0, (Chord(0),)), (part,), (mine,), 99)


def test_the_guard_refuses_the_bar_with_which_a_copy_becomes_too_long() -> None:
    tune = melody(60, seed=1)
    index = TrainingIndex.of_lines([line_of(tune)], LIMIT)
    guard = OriginalityGuard(index, (False,))
    copy = [replace(n, pitch=n.pitch + 4) for n in tune]
    heard = 0
    for number in range(99):
        bar = bar_of(copy, number)
        if guard.would_copy(bar):
            break
        guard.hear(bar)
        heard += len(bar.notes[0])
    assert heard <= LIMIT < heard + len(bar.notes[0])
    changed = guard.altered(bar, [frozenset(range(40, 100))])
    assert not guard.would_copy(changed)
    assert [n.start for n in changed.notes[0]] == [n.start for n in bar.notes[0]]
    assert sum(a != b for a, b in zip(changed.notes[0], bar.notes[0], strict=True)) == 1


def test_where_no_pitch_helps_the_part_rests() -> None:
    tune = melody(60, seed=1)
    index = TrainingIndex.of_lines([line_of(tune)], LIMIT)
    guard = OriginalityGuard(index, (False,))
    bar = replace(bar_of(tune, 0), notes=(tuple(tune[: LIMIT + 5]),))
    assert guard.altered(bar, [frozenset()]).notes == (tuple(tune[:LIMIT]),)


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer.debug(seed=1)


def guarded(composer: Composer, index: TrainingIndex) -> Composer:
    return Composer(composer.model, composer.words, composer.checkpoint, index)


WISH = Controls(bars=24, seed=4, parts=(PartRequest("flute"), PartRequest("piano"), PartRequest("drums")))


def composed(composer: Composer, controls: Controls = WISH) -> tuple[Piece, int]:
    take = composer.compose(controls)
    for _ in take:
        pass
    return take.piece(), take.rejected


def test_a_copy_is_rejected_while_composing_counted_and_never_delivered(composer: Composer) -> None:
    free, rejected = composed(composer)
    assert rejected == 0
    index = TrainingIndex.of_lines(lines_of(free.parts), LIMIT)
    assert index.longest(lines_of(free.parts)) > LIMIT
    kept, rejected = composed(guarded(composer, index))
    assert rejected > 0
    assert index.longest(lines_of(kept.parts)) <= LIMIT
    assert (len(kept.bars), [p.program for p in kept.parts]) == (24, [p.program for p in free.parts])
    assert composed(guarded(composer, index)) == (kept, rejected)


def test_an_index_that_holds_nothing_changes_nothing(composer: Composer) -> None:
    index = TrainingIndex.of_lines([line_of(melody(50, seed=1))], LIMIT)
    assert composed(guarded(composer, index)) == composed(composer)


def test_even_where_everything_would_be_a_copy_the_limit_holds(composer: Composer) -> None:
    everything = TrainingIndex(np.full(64, 255, dtype=np.uint8), TrainingIndex.of_lines([], LIMIT).record)
    piece, rejected = composed(guarded(composer, everything), WISH.changed(bars=12))
    assert rejected > 0
    assert len(piece.bars) == 12
    assert everything.longest(lines_of(piece.parts)) <= LIMIT


def test_what_the_user_gave_is_not_judged(composer: Composer) -> None:
    tune = piece_with(melody(60, seed=1))
    index = TrainingIndex.of_lines(lines_of(tune.parts), LIMIT)
    take = guarded(composer, index).continue_piece(tune, 2, Controls(seed=1))
    bars = list(take)
    assert take.piece().parts[0].notes[:60] == tune.parts[0].notes
    assert index.longest([line_of(n for bar in bars for n in bar.notes[0])]) <= LIMIT


def test_a_checkpoint_with_another_index_is_another_checkpoint(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "tokenizer.model").write_bytes(b"")
    before = checkpoint_hash(tmp_path)
    TrainingIndex.of_lines([line_of(melody(50, seed=1))], LIMIT).save(tmp_path)
    assert checkpoint_hash(tmp_path) != before


def test_lines_end_where_the_next_begins() -> None:
    tune = line_of(melody(20, seed=1))
    halves = [Line(tune.starts[:10], tune.pitches[:10]), Line(tune.starts[10:], tune.pitches[10:])]
    assert longest_from(Passages([tune]), Passages(halves)).max() == 10
    assert longest_from(Passages(halves), Passages([tune])).max() == 10
