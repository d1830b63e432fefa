"""Sections: what comes back takes the letter it had."""

import random

from composer.analysis import estimate_sections
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece

RHYTHMS = ((12, 12, 12, 12), (6, 6, 12, 24), (18, 6, 12, 12), (24, 12, 12), (6, 6, 6, 6, 12, 12))


def section(name: str, first: int, bars: int) -> tuple[list[Note], list[Note]]:
    """A tune of two rhythms in turn that rests on every fourth bar, over four chords in quarters."""
    rng = random.Random(name)
    rhythms, base = rng.sample(RHYTHMS, 2), rng.choice((60, 67, 72))
    roots = [rng.choice((0, 5, 7, 9)) for _ in range(4)]
    tune, chords = [], []
    for bar in range(first, first + bars):
        tick = 48 * bar
        for length in rhythms[bar % 2] if bar % 4 < 3 else (24,):
            tune.append(Note(tick, base + rng.choice((0, 2, 4, 5, 7)), length))
            tick += length
        chords += [Note(48 * bar + 12 * q, 48 + roots[bar % 4] + s, 12) for q in range(4) for s in (0, 4, 7)]
    return tune, chords


def song(form: str, bars: int) -> Piece:
    parts = [section(name, bars * index, bars) for index, name in enumerate(form)]
    tune = Part(73, "melody", tuple(note for part in parts for note in part[0]))
    chords = Part(0, "chords", tuple(note for part in parts for note in part[1]))
    return Piece((Bar(Meter(4, 4), 100.0),) * (bars * len(form)), (tune, chords), Key("C", "major"))


def is_found(form: str, bars: int) -> bool:
    """Whether sections of one letter get the same letters but for a bar, and others differ by half."""
    letters = estimate_sections(song(form, bars))
    parts = [letters[bars * i : bars * (i + 1)] for i in range(len(form))]
    for i, one in enumerate(form):
        for j, other in enumerate(form[:i]):
            same = sum(a == b for a, b in zip(parts[i], parts[j], strict=True))
            if same < bars - 1 if one == other else same > bars // 2:
                return False
    return True


def test_returns_are_found() -> None:
    """In at least seven of ten songs of four sections in random tunes."""
    names = ("ABCD", "EFGH", "IJKL", "MNOP", "QRST")
    forms = [
        "".join(letters["ABC".index(name)] for name in form)
        for form in ("AABA", "ABAB", "ABAC", "ABCA", "ABBA", "AABB")
        for letters in names
    ]
    assert sum(is_found(form, 8) for form in forms) >= 0.7 * len(forms)


def test_letters_come_in_order_of_appearance_and_end_with_h() -> None:
    letters = estimate_sections(song("ABCDEFGHIJKL", 8))
    order = list(dict.fromkeys(letters))
    assert order == list("ABCDEFGH"[: len(order)])


def test_a_short_piece_and_a_silent_one_are_one_section() -> None:
    assert estimate_sections(song("A", 7)) == ["A"] * 7
    assert estimate_sections(Piece((Bar(Meter(4, 4), 100.0),) * 12, (), Key("C", "major"))) == ["A"] * 12


def test_one_bar_over_and_over_is_one_section() -> None:
    notes = tuple(Note(12 * i, 60 + (0, 4, 7, 4)[i % 4], 12) for i in range(4 * 24))
    piece = Piece((Bar(Meter(4, 4), 100.0),) * 24, (Part(0, "melody", notes),), Key("C", "major"))
    assert set(estimate_sections(piece)) == {"A"}


def test_drums_alone_can_be_cut_into_sections() -> None:
    groove = [Note(12 * i, 36, 3) for i in range(4 * 16)]
    fill = [Note(48 * 16 + 4 * i, 40, 3) for i in range(12 * 8)]
    piece = Piece(
        (Bar(Meter(4, 4), 100.0),) * 24, (Part(0, "drums", tuple(groove + fill), is_drums=True),), Key("C", "major")
    )
    assert len(estimate_sections(piece)) == 24
