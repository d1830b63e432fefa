"""What is in a written MIDI file, measured for the evaluation: never what was asked for.

Tempo and meter are read from the file, everything else from its notes.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from composer.analysis import density_level, estimate_chords, estimate_key, estimate_mood
from composer.analysis.genre import HEARD, estimate_genre
from composer.controls import Mood
from composer.dynamics import MARKS
from composer.harmony import Chord
from composer.key import Key
from composer.midi import read_sheet
from composer.piece import Meter, Part, Piece


@dataclass(frozen=True)
class Heard:
    """``key`` is estimated from the notes (None without pitched ones); ``published_key`` is heard by
    music21's estimator, with which MidiCaps was labelled and Text2midi judged. ``bars`` counts to
    the bar in which the last note ends, ``meters`` and ``tempi`` are those of these bars. ``parts``
    sound. ``low`` and ``high`` are the outermost pitches, ``dynamics`` the mark of the mean
    velocity, ``chords`` those of each half bar, ``genres`` the likeliest by
    notes and players, as many as count as heard."""

    key: Key | None
    published_key: Key | None
    tempi: tuple[float, ...]
    meters: tuple[Meter, ...]
    bars: int
    parts: tuple[Part, ...]
    low: int | None
    high: int | None
    density: str
    dynamics: str
    mood: Mood
    chords: tuple[tuple[Chord, Chord], ...]
    genres: tuple[str, ...]
    piece: Piece


def hear(midi: bytes) -> Heard:
    """Measure a file. Raises :class:`composer.midi.MidiError` for anything that is none."""
    whole = read_sheet(midi).piece()
    parts = tuple(part for part in whole.parts if part.sounds)
    piece = Piece(whole.bars, parts, whole.key)
    pitches = [n.pitch for part in parts if not part.is_drums for n in part.notes]
    end = max((n.end for part in parts for n in part.notes), default=0)
    bars = sum(start < end for start in whole.bar_starts[:-1])
    velocity = fmean([n.velocity for part in parts for n in part.notes] or [MARKS["mf"]])
    chords = tuple(estimate_chords(piece))
    genre = estimate_genre(piece, chords)
    return Heard(
        key=estimate_key(piece).key if pitches else None,
        published_key=_music21_key(piece) if pitches else None,
        tempi=tuple(bar.tempo_bpm for bar in whole.bars[:bars]),
        meters=tuple(bar.meter for bar in whole.bars[:bars]),
        bars=bars,
        parts=parts,
        low=min(pitches, default=None),
        high=max(pitches, default=None),
        density=density_level(piece),
        dynamics=min(MARKS, key=lambda mark: abs(MARKS[mark] - velocity)),
        mood=estimate_mood(piece),
        chords=tuple((bar[0], bar[-1]) for bar in chords),
        genres=() if genre is None else tuple(name for name, _ in genre.ranking[:HEARD]),
        piece=piece,
    )


def _music21_key(piece: Piece) -> Key:
    """The key by music21's default analysis, as ``score.analyze("key")`` gives it: pitch classes by
    their length, correlated with the profiles of B. Aarden, "Dynamic melodic expectancy" (2003)."""
    from music21 import note, stream

    notes: stream.Stream = stream.Stream()
    # The analysis sums lengths by pitch class, so one long note for each says the same.
    lengths = [0] * 12
    for part in piece.parts:
        if not part.is_drums:
            for played in part.notes:
                lengths[played.pitch % 12] += played.duration
    for pitch_class, length in enumerate(lengths):
        if length:
            notes.append(note.Note(60 + pitch_class, quarterLength=length / 12))
    found = notes.analyze("key")
    return Key.of(found.tonic.pitchClass, found.mode)
