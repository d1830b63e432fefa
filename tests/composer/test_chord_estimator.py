"""Chords heard in the notes: what a musician would call them."""

import pytest

from composer.analysis import estimate_chords
from composer.harmony import NO_CHORD, QUALITIES, Chord, parse_chord
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece


def block_chords(chords: list[Chord], silent_before: int = 0) -> Piece:
    """A bar of 4/4 for each chord: its tones held above its root."""
    notes = []
    for index, chord in enumerate(chords):
        start = 48 * (index + silent_before)
        notes.append(Note(start, 36 + chord.root, 48))
        notes += [Note(start, 60 + (chord.root + step) % 12, 48) for step in QUALITIES[chord.quality]]
    bars = tuple(Bar(Meter(4, 4), 100.0) for _ in range(len(chords) + silent_before))
    return Piece(bars, (Part(0, "chords", tuple(sorted(notes))),), Key("C", "major"))


@pytest.mark.parametrize("quality", [q for q in QUALITIES if q not in ("maj6", "min6")])
def test_block_chords_are_heard_as_what_they_are(quality: str) -> None:
    """On every root, coming from the tonic and going back to it. Sixth chords are left out: with the
    tones of a seventh chord on another root they have two names."""
    wrong = []
    for root in range(12):
        home = Chord((root + 5) % 12, "maj")
        chords = [home, Chord(root, quality), home]
        if estimate_chords(block_chords(chords))[1] != (chords[1],):
            wrong.append(root)
    assert not wrong


def test_chords_change_within_a_bar() -> None:
    piece = Piece(
        (Bar(Meter(4, 4), 100.0),),
        (Part(0, "chords", tuple(Note(24 * h, p, 24) for h, c in enumerate(((48, 64, 67), (43, 59, 62))) for p in c)),),
        Key("C", "major"),
    )
    assert estimate_chords(piece) == [(Chord(0, "maj"), Chord(7, "maj"))]


def test_silence_before_the_first_note_has_no_chord_and_later_silence_keeps_the_last() -> None:
    piece = block_chords([Chord(0), Chord(5)], silent_before=2)
    longer = Piece((*piece.bars, piece.bars[0]), piece.parts, piece.key)
    assert estimate_chords(longer) == [(NO_CHORD,), (NO_CHORD,), (Chord(0),), (Chord(5),), (Chord(5),)]


def test_drums_alone_have_no_chords() -> None:
    drums = Part(0, "drums", tuple(Note(12 * b, 36, 3) for b in range(8)), is_drums=True)
    piece = Piece((Bar(Meter(4, 4), 100.0),) * 2, (drums,), Key("C", "major"))
    assert estimate_chords(piece) == [(NO_CHORD,), (NO_CHORD,)]


def test_a_melody_alone_gets_the_chords_that_would_go_with_it() -> None:
    """Four bars on the tones of I, IV, V and I, with passing notes between them."""
    bars = ((60, 64, 67, 64), (65, 69, 72, 69), (67, 71, 74, 71), (72, 67, 64, 60))
    notes = tuple(Note(48 * b + 12 * i, p, 12) for b, line in enumerate(bars) for i, p in enumerate(line))
    piece = Piece((Bar(Meter(4, 4), 100.0),) * 4, (Part(73, "melody", notes),), Key("C", "major"))
    roots = [{chord.root for chord in chords} for chords in estimate_chords(piece)]
    assert roots == [{0}, {5}, {7}, {0}]


def test_a_melody_above_does_not_make_sevenths_of_its_passing_notes() -> None:
    chords = [parse_chord(symbol) for symbol in ("C", "Am", "F", "G")]
    accompaniment = block_chords(chords)
    tune = tuple(
        Note(48 * bar + 12 * beat, 72 + (chord.root + step) % 12, 12)
        for bar, chord in enumerate(chords)
        for beat, step in enumerate((7, 9 if chord.quality == "maj" else 10, 7, 4 if chord.quality == "maj" else 3))
    )
    piece = Piece(accompaniment.bars, (Part(52, "voice", tune), *accompaniment.parts), accompaniment.key)
    assert estimate_chords(piece) == [(chord,) for chord in chords]
