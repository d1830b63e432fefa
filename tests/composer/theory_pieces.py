"""Short pieces written by hand whose harmony any textbook would agree on."""

from __future__ import annotations

from composer.harmony import Chord, parse_chord
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece

WHOLE, HALF, QUARTER = 48, 24, 12
_FOUR = Meter(4, 4)


def written(
    bars: str,
    melody: str,
    key: str = "C major",
    bass: str | None = None,
    programs: tuple[int, int] = (40, 0),
    sections: str | None = None,
    tempo: float = 96.0,
) -> Piece:
    """A piece in 4/4: ``bars`` chords by letter, one or two (joined by a comma) a bar; ``melody`` MIDI
    numbers with ``:ticks`` (12 when left out); the chords are played in close position over their
    roots, or over ``bass``, one MIDI number a bar."""
    home = Key(*key.split())
    plan: list[tuple[Chord, ...]] = [tuple(map(parse_chord, bar.split(","))) for bar in bars.split()]
    basses = [None] * len(plan) if bass is None else [int(one) for one in bass.split()]
    chords = []
    for index, (both, low) in enumerate(zip(plan, basses, strict=True)):
        length = WHOLE // len(both)
        for half, chord in enumerate(both):
            start = index * WHOLE + half * length
            assert chord.root is not None
            chords.append(Note(start, (36 + chord.root % 12) if low is None else low, length, 70))
            chords += [Note(start, 55 + (pc - 55) % 12, length, 60) for pc in chord.pitch_classes]
    line, at = [], 0
    for token in melody.split():
        pitch, _, ticks = token.partition(":")
        length = int(ticks or QUARTER)
        if pitch != "r":
            line.append(Note(at, int(pitch), length, 80))
        at += length
    letters = sections or "A" * len(plan)
    rows = tuple(Bar(_FOUR, tempo, both, letter) for both, letter in zip(plan, letters, strict=True))
    parts = (Part(programs[0], "melody", tuple(line)), Part(programs[1], "chords", tuple(sorted(chords))))
    return Piece(rows, parts, home)


def period() -> Piece:
    """Eight bars in C major: an open phrase to a half cadence in bar 4, a closed one to a perfect cadence."""
    return written(
        "C F C G C F G7 C",
        "72 76 79 76 77 76 74 72 76 74 72 71 74:48 72 76 79 76 77 76 74 72 71 74 77 71 72:48",
    )


def minor_phrase() -> Piece:
    """Eight bars in A minor with G sharp in bars 3 and 7, a half cadence and a perfect one."""
    return written(
        "Am Dm E7 E Am Dm E7 Am",
        "69 72 76 72 74 77 74 69 71 68 71 74 71:48 72 76 72 69 77 74 69 74 68 71 76 68 69:48",
        "A minor",
    )


def to_the_dominant() -> Piece:
    """Sixteen bars: eight in C major, eight in G major."""
    return written(
        "C F G C Am F G C D7 G C D7 G C D7 G",
        "72 76 79 76 77 76 74 72 74 71 67 71 72:48 76 72 69 72 77 76 74 72 71 74 67 71 72:48 "
        "78 81 74 78 79 78 76 74 76 72 76 79 78:24 74:24 79 83 79 74 76 79 76 72 74 78 81 78 79:48",
    )
