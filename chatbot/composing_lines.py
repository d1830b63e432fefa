"""What proves that composing into music that was there left the rest alone: lines of a receipt."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from statistics import fmean

from chatbot.events import ReceiptLine
from chatbot.receipt import Facts
from composer.analysis import estimate_mood
from composer.analysis.voice_leading import parallels
from composer.controls import Mood
from composer.dynamics import nearest_mark
from composer.edit_report import compare
from composer.material import kept_notes
from composer.piece import Piece
from composer.rewrite import Rewriting
from composer.variation import note_distance

# From the finished piece to the lines of its receipt.
Lines = Callable[[Piece, Facts], tuple[ReceiptLine, ...]]
# A variation may miss the distance that was asked for by so much.
_DISTANCE_TOLERANCE = 0.2
# So near to the mood that was asked for it is reached, in the plane from (-1, -1) to (1, 1).
_ARRIVED = 0.67
# From here on an axis of a mood is one that is asked for.
_ASKED = 0.3


def proof(take: Rewriting, before: Piece) -> Lines:
    """That every note which was to stay is there, and which parts are as they were."""

    def lines(piece: Piece, facts: Facts) -> tuple[ReceiptLine, ...]:
        asked, kept = kept_notes(take.material, piece)
        told = [ReceiptLine("kept_notes", asked, kept, asked == kept)] if asked else []
        if len(piece.bars) == len(before.bars):
            told.append(ReceiptLine("unchanged", None, list(compare(before, piece).unchanged), None))
        return tuple(told)

    return lines


def joined_proof(take: Rewriting, before: Piece, dynamics: str | None) -> Lines:
    """The same where players join, and how loud they are if that was asked."""
    kept = proof(take, before)

    def lines(piece: Piece, facts: Facts) -> tuple[ReceiptLine, ...]:
        told = kept(piece, facts)
        played = [note.velocity for part in piece.parts[len(before.parts) :] for note in part.notes]
        if dynamics is None or not played:
            return told
        heard = nearest_mark(fmean(played))
        return (ReceiptLine("joined_dynamics", dynamics, heard, heard == dynamics), *told)

    return lines


def added_proof(take: Rewriting, before: Piece, bars: int) -> Lines:
    """How many bars there are more, of ``bars`` that were to be, and that all else stayed."""
    stayed = proof(take, before)

    def lines(piece: Piece, facts: Facts) -> tuple[ReceiptLine, ...]:
        added = len(piece.bars) - len(before.bars)
        return (ReceiptLine("added_bars", bars, added, added == bars), *stayed(piece, facts))

    return lines


def variation_proof(take: Rewriting, before: Piece, distance: float | None, task: str | None) -> Lines:
    """How many notes are new, near the ``distance`` asked for if any; of a ``task`` "simpler" or "busier"
    how many attacks there were and are."""

    def lines(piece: Piece, facts: Facts) -> tuple[ReceiptLine, ...]:
        measured = round(100 * note_distance(before, piece))
        asked = None if distance is None else round(100 * distance)
        ok = None if asked is None else abs(asked - measured) <= 100 * _DISTANCE_TOLERANCE
        told = [ReceiptLine("changed_notes", asked, measured, ok)]
        if task is not None:
            attacks = (_attacks(before), _attacks(piece))
            right = attacks[1] < attacks[0] if task == "simpler" else attacks[1] > attacks[0]
            told.append(ReceiptLine("attacks", task, {"from": attacks[0], "to": attacks[1]}, right))
        return (*told, *proof(take, before)(piece, facts))

    return lines


def mood_line(before: Piece, asked: Mood, facts: Facts) -> ReceiptLine:
    """Whether the notes moved towards the mood that was asked for, from what they were ``before``."""
    was = estimate_mood(before)
    got = {
        "from": {"valence": was.valence, "energy": was.energy},
        "to": {"valence": facts.mood.valence, "energy": facts.mood.energy},
    }
    distances = [hypot(m.valence - asked.valence, m.energy - asked.energy) for m in (was, facts.mood)]
    wanted = {"valence": asked.valence, "energy": asked.energy, "words": list(asked.words)}
    nearer = distances[1] < distances[0] or distances[1] <= _ARRIVED
    return ReceiptLine("mood_change", wanted, got, nearer or _beyond(asked, facts.mood))


def _beyond(asked: Mood, heard: Mood) -> bool:
    """Whether the notes are as far as asked, or further, on each axis that is asked for."""
    axes = ((asked.valence, heard.valence), (asked.energy, heard.energy))
    return all(abs(goal) < _ASKED or got * goal >= goal * goal for goal, got in axes)


def voices_proof(take: Rewriting, before: Piece) -> Lines:
    """The same, and the bars into which voices move in parallel fifths or octaves."""

    def lines(piece: Piece, facts: Facts) -> tuple[ReceiptLine, ...]:
        found = parallels(piece, range(len(piece.parts)))
        bars = sorted({parallel.bar for parallel in found})
        return (*proof(take, before)(piece, facts), ReceiptLine("parallels", None, bars, None))

    return lines


def _attacks(piece: Piece) -> int:
    return sum(len({note.start for note in part.notes}) for part in piece.parts)
