"""Generated pieces and held-out works under the same conditions.

What would give a set away and says nothing about its music is taken away from both: the key (all
in white-key form), the way through a MIDI file, durations and velocities finer than the grid,
players beyond the sixth, names. Compared are stretches of eight bars, the first and the last of a
piece, so that beginnings stand against beginnings and endings against endings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from composer.evaluate.borrowing import excerpt
from composer.evaluate.section import Evidence
from composer.key import WHITE_TONIC, Key
from composer.midi import read_midi, write_midi
from composer.piece import Note, Part, Piece
from composer.text import on_grid

EXCERPT_BARS = 8
# Requests like a held-out work name so many of its players at most.
_MOST_PARTS = 6
# An excerpt with fewer notes than one every other bar is a rest, about which there is nothing to say.
_LEAST_NOTES = 4


@dataclass(frozen=True)
class Excerpt:
    """Eight bars, made neutral, and the number of the piece in its set."""

    piece: int
    music: Piece


@dataclass(frozen=True)
class Sets:
    """Music to compare, by corpus: ``generated`` in the likeness of works of that corpus, and
    ``real``, held-out works of it."""

    generated: dict[str, list[Piece]]
    real: dict[str, list[Piece]]


def neutral(piece: Piece) -> Piece:
    """The piece without what is no music; see the module. Notes end with the last bar. A piece that
    leaves MIDI's range in white-key form moves by an octave."""
    shift = -piece.key.transposition
    pitches = [n.pitch + shift for part in piece.parts if not part.is_drums for n in part.notes]
    shift += 12 * (min(pitches, default=0) < 0) - 12 * (max(pitches, default=0) > 127)
    parts = tuple(_moved(part, shift, piece.ticks) for part in piece.parts[:_MOST_PARTS])
    key = Key.of(WHITE_TONIC[piece.key.mode], piece.key.mode)
    bars = tuple(replace(bar, chords=(), section="A") for bar in piece.bars)
    plain, _ = on_grid(read_midi(write_midi(Piece(bars, parts, key))))
    return plain


def _moved(part: Part, shift: int, end: int) -> Part:
    by = 0 if part.is_drums else shift
    notes = tuple(Note(n.start, n.pitch + by, min(n.duration, end - n.start), n.velocity) for n in part.notes)
    return replace(part, name="", notes=notes)


def excerpts(pieces: Iterable[Piece]) -> list[Excerpt]:
    """The first eight bars of every piece, and the last eight of those that have twice as many."""
    found = []
    for number, piece in enumerate(pieces):
        places = [0] if len(piece.bars) < 2 * EXCERPT_BARS else [0, len(piece.bars) - EXCERPT_BARS]
        for place in places:
            music = excerpt(piece, place, EXCERPT_BARS)
            if sum(len(part.notes) for part in music.parts[:_MOST_PARTS]) >= _LEAST_NOTES:
                found.append(Excerpt(number, neutral(music)))
    return found


def sets(evidence: Evidence) -> Sets:
    """The pieces composed in the likeness of works, and as many works of the same corpora where
    there are as many."""
    generated: dict[str, list[Piece]] = {}
    for made in evidence.generated:
        if made.purpose == "like" and made.piece is not None and _has_notes(made.piece):
            generated.setdefault(made.corpus, []).append(made.piece)
    real = {
        corpus: [piece for piece in pieces if _has_notes(piece)]
        for corpus, pieces in evidence.held_out.items()
        if pieces
    }
    return Sets(generated, real)


def _has_notes(piece: Piece) -> bool:
    return any(part.notes for part in piece.parts[:_MOST_PARTS])


def matched(sets: Sets) -> tuple[list[Piece], list[Piece]]:
    """Generated and real pieces, those at the same place of the same corpus."""
    generated: list[Piece] = []
    real: list[Piece] = []
    for corpus, pieces in sorted(sets.generated.items()):
        works = sets.real.get(corpus, [])
        count = min(len(pieces), len(works))
        generated += pieces[:count]
        real += works[:count]
    return generated, real


def halves(sets: dict[str, list[Piece]], seed: int) -> tuple[list[Piece], list[Piece]]:
    """Real works in two disjoint sets, those at the same place of the same corpus; the corpora take
    turns, so that any beginning of both has all of them."""
    chance = np.random.default_rng(seed)
    pairs: list[tuple[int, str, Piece, Piece]] = []
    for corpus, pieces in sorted(sets.items()):
        order = chance.permutation(len(pieces)).tolist()
        pairs += [
            (turn, corpus, pieces[order[2 * turn]], pieces[order[2 * turn + 1]]) for turn in range(len(order) // 2)
        ]
    pairs.sort(key=lambda pair: pair[:2])
    return [one for *_, one, _ in pairs], [other for *_, other in pairs]


def pairs_of_corpora(sets: dict[str, list[Piece]], pairs: int, least: int) -> list[tuple[str, str]]:
    """Up to ``pairs`` pairs of different corpora with at least ``least`` works each: those with
    most works, each with the next."""
    names: Sequence[str] = sorted((c for c, p in sets.items() if len(p) >= least), key=lambda c: (-len(sets[c]), c))
    return [(names[i], names[i + 1]) for i in range(min(len(names) - 1, pairs))]
