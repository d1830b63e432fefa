"""What a corpus gives: a work, or the reason why a file is none."""

from __future__ import annotations

from dataclasses import dataclass

from composer.harmony import Chord
from composer.key import Key
from composer.piece import Piece

# Chords of one bar: those of its first and of its second half; None where nothing is annotated.
BarChords = tuple[Chord | None, Chord | None]


@dataclass(frozen=True)
class Work:
    """One file of music with what its corpus knows about it.

    ``work`` is the identity for splitting: every version, arrangement and copy of one song has
    the same, in whatever corpus it lies. ``tune`` is a second identity taken from the notes
    (:func:`composer.corpora.tune.tune_of`): works of equal tune are copies that their names do
    not betray, so a split keeps them together as well; empty where there is too little to tell.
    ``key`` is annotated, or read from a signature together with the last notes; None where
    neither says. ``signature`` is the file's (sharps, is minor). ``genre`` is one of
    :data:`composer.controls.GENRES`. ``chords`` and ``sections`` have one entry a bar, or are
    None. ``dropped_notes`` counts the notes of players beyond the twelfth and of unpitched
    tracks with no General MIDI drum. ``is_fill`` marks a drum fill, which is no whole piece.
    """

    corpus: str
    tier: str
    path: str
    work: str
    piece: Piece
    title: str = ""
    key: Key | None = None
    signature: tuple[int, bool] | None = None
    genre: str | None = None
    chords: tuple[BarChords, ...] | None = None
    sections: tuple[str, ...] | None = None
    tune: str = ""
    dropped_notes: int = 0
    is_fill: bool = False


@dataclass(frozen=True)
class Unreadable:
    """A file that gives no work. ``is_lost`` tells damage from intent: music that is there and
    cannot be had, against a copy of a work that is read from another file."""

    corpus: str
    path: str
    reason: str
    is_lost: bool = True
