"""One work as text, with its labels and its fingerprint, or the reason why it is not learnt from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from composer.analysis import estimate_chords
from composer.corpora import Unreadable, Work
from composer.dataset.fingerprint import Print, fingerprint, voices_of
from composer.dataset.labels import Labels, labels_of
from composer.harmony import Chord
from composer.label import header_of, labelled
from composer.piece import Piece
from composer.text import Header, Unrepresentable, on_grid
from composer.text.alphabet import METER_TABLE, chord_character, kind_of
from composer.text.writer import write_notes

# Fewer notes are an empty bar or a single stroke. A drum fill of one bar and a cadence in a
# textbook have more.
_MIN_NOTES = 8


@dataclass(frozen=True, eq=False)
class Sample:
    """One piece as text. ``plan`` holds per bar (meter, section, first chord, second chord) as
    values of the alphabet, -1 for no second chord; ``parts[bar][part]`` the played texts;
    ``notes`` and ``seconds`` its size; ``work`` and ``tune`` its identities (see
    :class:`composer.corpora.Work`); ``fingerprint`` what its notes are recognised by."""

    corpus: str
    path: str
    work: str
    tune: str
    notes: int
    seconds: float
    header: Header
    plan: tuple[tuple[int, int, int, int], ...]
    parts: tuple[tuple[str, ...], ...]
    labels: Labels = field(default_factory=Labels)
    fingerprint: Print = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))


@dataclass(frozen=True)
class Lost:
    """A work that is not learnt from, and why; see :class:`composer.corpora.Unreadable`."""

    corpus: str
    path: str
    reason: str
    is_lost: bool = True


def sample_of(work: Work | Unreadable) -> tuple[Sample | Lost, Counter[str]]:
    """A work as text, or why not, with a count of the notes that had to change."""
    if isinstance(work, Unreadable):
        return Lost(work.corpus, work.path, work.reason, work.is_lost), Counter()
    notes = sum(len(part.notes) for part in work.piece.parts)
    if notes < _MIN_NOTES:
        return Lost(work.corpus, work.path, f"a fragment of fewer than {_MIN_NOTES} notes"), Counter()
    piece, losses = grid_piece(work)
    transposition = piece.key.transposition
    plan, parts = [], []
    try:
        for composed in piece.stream():
            chords = [kind_of(chord_character(c.transposed(-transposition)))[1] for c in composed.bar.chords]
            if composed.bar.meter not in METER_TABLE:
                raise Unrepresentable(f"meter {composed.bar.meter}")
            section = min(ord(composed.bar.section) - ord("A"), 7)
            plan.append((METER_TABLE.index(composed.bar.meter), section, chords[0], chords[1] if chords[1:] else -1))
            parts.append(
                tuple(
                    write_notes(played, composed.start, player.is_drums, transposition)
                    for player, played in zip(composed.parts, composed.notes, strict=True)
                )
            )
    except Unrepresentable as reason:
        return Lost(work.corpus, work.path, str(reason)), losses
    sample = Sample(
        work.corpus, work.path, work.work, work.tune, notes, piece.seconds, header_of(piece, work.genre), tuple(plan),
        tuple(parts), labels_of(work, piece), fingerprint(voices_of(piece), work.corpus),
    )  # fmt: skip
    return sample, losses


def grid_piece(work: Work) -> tuple[Piece, Counter[str]]:
    """The work's piece as the text can say it: on the grid, with key, chords and sections, its parts
    in text order; and a count of the notes that had to change."""
    piece, losses = on_grid(work.piece)
    return labelled(piece, work.key, _chords(piece, work), work.sections), losses


def _chords(piece: Piece, work: Work) -> list[tuple[Chord, ...]] | None:
    """The annotated chords, with estimates where the annotation is silent."""
    if work.chords is None:
        return None
    filled: list[tuple[Chord, ...]] = []
    for (first, second), estimated in zip(work.chords, estimate_chords(piece), strict=True):
        start, end = first or estimated[0], second or estimated[-1]
        filled.append((start,) if start == end else (start, end))
    return filled
