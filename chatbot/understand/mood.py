"""Mood: words of feeling with their degrees and negations, averaged on valence and energy."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.degree import degree_at
from chatbot.understand.lexicon.moods import COMPARATIVES, MOODS
from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan
from composer.controls import Mood

# "not sad" is no more than mildly happy; "not too sad" is still a little sad.
_NEGATED, _LIMITED = -0.5, 0.4
_COMPARED_AFTER = compiled(r"^\s*(?:一点点?|一些|点儿?|些)")


@dataclass(frozen=True)
class MoodReading:
    """The mood, and whether it compares with what is there ("happier", 更悲伤)."""

    mood: Mood
    compares: bool
    at: int


def read_mood(scan: Scan) -> MoodReading | None:
    """Take every mood word. Each counts with its degree; the mood is their mean."""
    points: list[tuple[float, float]] = []
    words: list[str] = []
    compares, at = False, 0
    for hit in scan.hits(MOODS):
        scan.take(hit.start, hit.end)
        if hit.value is None:
            continue
        degree = degree_at(scan.text, hit.start, hit.end)
        scale = _NEGATED if degree.negated else _LIMITED if degree.limited else degree.scale
        valence, energy = hit.value
        # A negated feeling says what the mood is not, and nothing of how lively it is.
        points.append((_clip(valence * scale), 0.0 if degree.negated else _clip(energy * scale)))
        words.append(scan.text[degree.start : hit.end].strip())
        compares = (
            compares
            or degree.more
            or (degree.limited and scan.playing)
            or hit.phrase in COMPARATIVES
            or bool(_COMPARED_AFTER.match(scan.text[hit.end :]))
        )
        at = at or hit.start
    if not points:
        return None
    valence = sum(v for v, _ in points) / len(points)
    energy = sum(e for _, e in points) / len(points)
    return MoodReading(Mood(round(valence, 2), round(energy, 2), tuple(words)), compares, at)


def _clip(value: float) -> float:
    return max(-1.0, min(1.0, value))
