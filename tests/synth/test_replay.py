"""Playing from any moment on, over and over, and as the listener wants it."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from composer.piece import Note, Part, Piece
from synth import SAMPLE_RATE, Balance, BalanceError, Level, SynthPool, opening, render, replay

Score = Callable[..., Piece]

# Vibrato and chorus are where their own time is: what is played from a later moment on is nearly the same.
ALIKE = 0.95


def played(*arguments: object, **options: object) -> np.ndarray:
    return np.concatenate(list(replay(*arguments, **options)))  # type: ignore[arg-type]


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Correlation of two stretches of sound of one length."""
    return float(np.corrcoef(one.astype(float).ravel(), other.astype(float).ravel())[0, 1])


def levels(sound: np.ndarray) -> np.ndarray:
    """The level of every hundredth of a second."""
    step = SAMPLE_RATE // 100
    return np.abs(sound[: len(sound) // step * step].astype(float)).reshape(-1, 2 * step).mean(axis=1)


def test_from_the_beginning_it_is_the_file(pool: SynthPool, score: Score, band: tuple[Part, ...]) -> None:
    piece = score(band)
    assert np.array_equal(played(piece.stream(), pool), render(piece, pool))


@pytest.mark.parametrize("second", [1.3, 4.0, 6.75])
def test_from_a_moment_on_it_goes_on_as_the_file_does(
    second: float, pool: SynthPool, score: Score, band: tuple[Part, ...]
) -> None:
    piece = score(band)
    whole, late = render(piece, pool), played(piece.stream(), pool, second)
    rest = whole[round(second * SAMPLE_RATE) :]
    assert likeness(late[: len(rest) // 2], rest[: len(rest) // 2]) > ALIKE


def test_a_note_held_for_long_is_heard_by_who_comes_late(pool: SynthPool, score: Score) -> None:
    """Twelve seconds of an organ: struck long before the reverb that is played ahead."""
    piece = score([Part(19, "pad", (Note(0, 60, 6 * 48),))], bars=7)
    late = played(piece.stream(), pool, 8.0)
    assert np.abs(late[:SAMPLE_RATE]).max() > 1000


def test_behind_the_end_there_is_the_tail_and_then_nothing(pool: SynthPool, score: Score) -> None:
    piece = score([Part(0, "melody", (Note(0, 60, 48),))], bars=1)
    assert len(played(piece.stream(), pool, 2.0)) < len(render(piece, pool))
    assert list(replay(piece.stream(), pool, 60.0)) == []
    assert list(replay((), pool)) == []


def test_a_part_at_nothing_is_not_heard_and_the_others_are_as_they_were(pool: SynthPool, score: Score) -> None:
    piano = Part(0, "melody", tuple(Note(12 * k, 72, 12) for k in range(16)))
    bass = Part(33, "bass", tuple(Note(12 * k, 40, 12) for k in range(16)))
    both = score([piano, bass])
    alone = score([piano, Part(33, "bass")])
    silenced = played(both.stream(), pool, balance=Balance((1.0, 0.0)))
    assert np.array_equal(silenced, render(alone, pool, level=Level(opening(both.stream()))))


def test_half_the_volume_is_half_the_sound(pool: SynthPool, score: Score) -> None:
    piece = score([Part(0, "melody", tuple(Note(12 * k, 72, 12) for k in range(16)))])
    loud = np.abs(played(piece.stream(), pool).astype(float)).max()
    soft = np.abs(played(piece.stream(), pool, balance=Balance((0.5,))).astype(float)).max()
    assert 0.45 < soft / loud < 0.55


def test_reverb_can_be_taken_away(pool: SynthPool, score: Score) -> None:
    piece = score([Part(0, "melody", (Note(0, 72, 6),))], bars=1)
    dry, wet = (played(piece.stream(), pool, balance=Balance(reverb=factor)) for factor in (0.0, 2.0))
    after = slice(SAMPLE_RATE, SAMPLE_RATE * 3 // 2)
    assert np.abs(dry[after]).astype(float).mean() < np.abs(wet[after]).astype(float).mean() / 2


def test_the_listeners_tempo_is_exact(pool: SynthPool, score: Score, band: tuple[Part, ...]) -> None:
    piece = score(band)
    fast = played(piece.stream(), pool, 4.0, Balance(tempo=2.0))
    # The second half of eight seconds, at twice the tempo.
    same = render(score(band, tempo=240.0), pool)[2 * SAMPLE_RATE :]
    assert likeness(fast[:SAMPLE_RATE], same[:SAMPLE_RATE]) > ALIKE


def test_a_loop_goes_round_without_a_seam(pool: SynthPool, score: Score, band: tuple[Part, ...]) -> None:
    piece = score(band)
    endless = replay(piece.stream(), pool, 3.0, loop=(2, 3))
    sound = np.concatenate(list(itertools.islice(endless, 16)))
    endless.close()
    # Bars 2 and 3 last four seconds: it begins with the second half of the first of them.
    assert len(sound) > 13 * SAMPLE_RATE
    round_two, round_three = (sound[at * SAMPLE_RATE :][: 4 * SAMPLE_RATE] for at in (3, 7))
    assert likeness(levels(round_two), levels(round_three)) > ALIKE
    with pytest.raises(ValueError, match="a loop is a stretch of the bars 1 to 4"):
        next(replay(piece.stream(), pool, loop=(7, 8)))


@pytest.mark.parametrize("factors", [{"volumes": (2.1,)}, {"reverb": -1.0}, {"tempo": 5.0}, {"tempo": float("nan")}])
def test_what_is_out_of_range_is_refused(factors: dict[str, object]) -> None:
    with pytest.raises(BalanceError, match="can be"):
        Balance(**factors)  # type: ignore[arg-type]
