"""Transposing instruments: what sounds and what their players read.

Intervals are those of S. Adler, "The Study of Orchestration" (3rd ed.): a clarinet in B flat sounds a
major second below what is written, a horn in F a fifth below.
"""

from __future__ import annotations

from dataclasses import dataclass

from composer.key import Key


@dataclass(frozen=True)
class Transposing:
    """An instrument by ``name``; ``program`` is the General MIDI program that plays it, ``reads`` how
    many semitones above the sound its player reads; ``in_key`` the note that sounds when C is read."""

    name: str
    program: int
    reads: int
    in_key: str


TRANSPOSING = (
    Transposing("clarinet in B flat", 71, 2, "Bb"),
    Transposing("clarinet in A", 71, 3, "A"),
    Transposing("clarinet in E flat", 71, -3, "Eb"),
    Transposing("bass clarinet", 71, 14, "Bb"),
    Transposing("soprano saxophone", 64, 2, "Bb"),
    Transposing("alto saxophone", 65, 9, "Eb"),
    Transposing("tenor saxophone", 66, 14, "Bb"),
    Transposing("baritone saxophone", 67, 21, "Eb"),
    Transposing("trumpet in B flat", 56, 2, "Bb"),
    Transposing("horn in F", 60, 7, "F"),
    Transposing("cor anglais", 69, 7, "F"),
    Transposing("piccolo", 72, -12, "C"),
    Transposing("guitar", 24, 12, "C"),
    Transposing("double bass", 43, 12, "C"),
)
# Programs whose usual instrument transposes; the other strings and guitars share one notation.
_READS = {entry.program: entry.reads for entry in reversed(TRANSPOSING)}
_READS |= dict.fromkeys((*range(25, 32), *range(32, 40)), 12) | {59: 2}


def reads_above(program: int) -> int:
    """How many semitones above the sound the usual player of a General MIDI program reads: 2 for a
    clarinet (in B flat), 0 for instruments in C."""
    return _READS.get(program, 0)


def written_key(key: Key, program: int) -> Key:
    """The key that the player of ``program`` reads when the music sounds in ``key``."""
    move = reads_above(program) % 12
    return Key.of(key.pitch_class + move, key.mode) if move else key
