"""What speaks for a chord: the tones that sound around each half bar, in kinds of evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from composer.analysis.notes import Floats, Integers, half_bar_edges, pitched
from composer.piece import Part, Piece

# Half of a sixteenth: a note that begins this late still belongs to the edge of a half bar, and
# what sounds shorter beyond an edge is played over from the half bar before.
_SLACK = 1
# Share of the notes of a lone part that begin on their own, above which it is one line.
_LINE_SHARE = 0.9
_NOTHING = 128  # above every pitch

# Kinds of evidence, each twelve numbers a half bar, one for each pitch class:
#   tones        the root of the share of sounding time in the accompaniment (in a lone line: in it)
#   melody       share of sounding time in the melody above an accompaniment
#   bass         1 for the lowest tone that sounds at the beginning
#   struck       1 for every tone that begins with the half bar
#   before2 .. after2   share of sounding time over all parts, one or two half bars away
#   whole        share of sounding time in the whole piece
#   home         1 for the lowest tone of the last half bar in which something sounds
KINDS = (
    "tones", "melody", "bass", "struck", "before", "after", "before2", "after2", "whole", "home",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Evidence:
    """``kinds[name]`` of :data:`KINDS`, each of shape (half bars, 12); ``sounds`` says in which half
    bars a pitched note sounds; ``lone_line`` that the piece is one line without accompaniment."""

    kinds: dict[str, Floats]
    sounds: Integers
    lone_line: bool


def _spans(rows: Integers, edges: Integers) -> tuple[Integers, Integers, Integers]:
    """For every note and half bar that it sounds in: the note, the half bar, the ticks there."""
    slots = len(edges) - 1
    ends = rows[:, 0] + rows[:, 2]
    first = np.clip(np.searchsorted(edges, rows[:, 0], side="right") - 1, 0, slots - 1)
    last = np.clip(np.searchsorted(edges, ends, side="left") - 1, first, slots - 1)
    counts = last - first + 1
    note = np.repeat(np.arange(len(rows)), counts)
    slot = np.repeat(first, counts) + np.arange(len(note)) - np.repeat(np.cumsum(counts) - counts, counts)
    ticks = np.minimum(ends[note], edges[slot + 1]) - np.maximum(rows[note, 0], edges[slot])
    return note, slot, np.maximum(ticks, 0)


def _is_line(rows: Integers) -> bool:
    ends = np.maximum.accumulate(rows[:, 0] + rows[:, 2])
    return len(rows) < 2 or float(np.mean(rows[1:, 0] >= ends[:-1])) >= _LINE_SHARE


def leading_part(parts: list[tuple[Part, Integers]]) -> int | None:
    """The index of the part that is heard as the melody above the others: the highest of those that
    lead; None where there is one part, or none that leads."""
    leads = [i for i, (part, _) in enumerate(parts) if part.role in ("melody", "voice")]
    if len(parts) < 2 or not leads:
        return None
    return max(leads, key=lambda i: (float(parts[i][1][:, 1].mean()), -i))


def shared(ticks: Floats) -> Floats:
    """Each row as shares of its sum, zeros where there is nothing."""
    return ticks / np.maximum(ticks.sum(axis=1, keepdims=True), 1.0)


def _moved(kind: Floats, by: int) -> Floats:
    """Row ``t`` becomes row ``t + by`` of before, nothing beyond the ends."""
    moved = np.zeros_like(kind)
    if by > 0:
        moved[:-by] = kind[by:]
    else:
        moved[-by:] = kind[:by]
    return moved


def evidence(piece: Piece) -> Evidence:
    """What speaks for the chord of each half bar."""
    edges = half_bar_edges(piece)
    slots = len(edges) - 1
    parts = list(pitched(piece))
    lead = leading_part(parts)
    accompaniment, melody, struck = np.zeros((slots, 12)), np.zeros((slots, 12)), np.zeros((slots, 12))
    lowest = np.full(slots, _NOTHING)
    for index, (_, rows) in enumerate(parts):
        note, slot, ticks = _spans(rows, edges)
        pitch = rows[note, 1]
        np.add.at(melody if index == lead else accompaniment, (slot, pitch % 12), ticks)
        early = (rows[note, 0] <= edges[slot] + _SLACK) & (ticks > _SLACK)
        np.minimum.at(lowest, slot[early], pitch[early])
        begins = early & (rows[note, 0] >= edges[slot] - _SLACK)
        struck[slot[begins], pitch[begins] % 12] = 1.0
    total = accompaniment + melody
    sounds = np.flatnonzero(total.sum(axis=1))
    bass, home = np.zeros((slots, 12)), np.zeros((slots, 12))
    there = np.flatnonzero(lowest < _NOTHING)
    bass[there, lowest[there] % 12] = 1.0
    if len(there):
        home[:, lowest[there[-1]] % 12] = 1.0
    share = shared(total)
    kinds = {
        "tones": np.sqrt(shared(accompaniment)),
        "melody": shared(melody),
        "bass": bass,
        "struck": struck,
        "before": _moved(share, -1),
        "after": _moved(share, 1),
        "before2": _moved(share, -2),
        "after2": _moved(share, 2),
        "whole": np.tile(total.sum(axis=0) / max(float(total.sum()), 1.0), (slots, 1)),
        "home": home,
    }
    return Evidence(kinds, sounds, len(parts) == 1 and _is_line(parts[0][1]))
