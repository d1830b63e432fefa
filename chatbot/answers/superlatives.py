"""Which of several versions is the happiest, the fastest, the longest: each measured, the most of it first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chatbot.answers.phrasing import joined, say
from chatbot.turn import Language
from chatbot.understand.matcher import compiled
from chatbot.versions import Version

_IS = ("Version {best} is the {word}: {all}.", "第{best}版最{word}：{all}。")
_ALIKE = ("They are alike in that: {all}.", "在这一点上它们一样：{all}。")
_EACH = ("version {number} {value}", "第{number}版 {value}")
Measure = Callable[[Version], float]
# What the word is, in both languages, how much of it a version has, and how that is said.
_WORDS: tuple[tuple[str, str, str, Measure, tuple[str, str]], ...] = (
    (r"(?:happiest|most (?:cheerful|happy|joyful)|brightest)", r"欢快|快乐|开心|明亮|高兴|欢乐",
     "happiest", lambda v: v.facts.mood.valence, ("valence {:+.1f}", "效价 {:+.1f}")),
    (r"(?:saddest|most (?:sad|melancholic)|darkest)", r"悲伤|忧伤|伤感|悲",
     "saddest", lambda v: -v.facts.mood.valence, ("valence {:+.1f}", "效价 {:+.1f}")),
    (r"(?:calmest|most (?:calm|peaceful|relaxed)|quietest in mood)", r"平静|安静|舒缓",
     "calmest", lambda v: -v.facts.mood.energy, ("energy {:+.1f}", "能量 {:+.1f}")),
    (r"(?:liveliest|most (?:energetic|lively|intense|exciting))", r"激烈|有活力|激动|有力|热烈",
     "liveliest", lambda v: v.facts.mood.energy, ("energy {:+.1f}", "能量 {:+.1f}")),
    (r"(?:fastest|quickest)", r"快(?!乐|活)", "fastest", lambda v: v.facts.tempo_bpm, ("{:g} BPM", "{:g} BPM")),
    (r"slowest", r"慢", "slowest", lambda v: -v.facts.tempo_bpm, ("{:g} BPM", "{:g} BPM")),
    (r"longest", r"长", "longest", lambda v: v.facts.seconds, ("{:.0f} s", "{:.0f} 秒")),
    (r"shortest", r"短", "shortest", lambda v: -v.facts.seconds, ("{:.0f} s", "{:.0f} 秒")),
)  # fmt: skip
_COMPILED = tuple(
    (compiled(rf"\b{english}\b|最(?P<zh>{chinese})"), word, measure, said)
    for english, chinese, word, measure, said in _WORDS
)


def superlative(said: str, versions: Sequence[Version], language: Language) -> str | None:
    """The answer to a question in lower case for the version that has most of something; None for any
    other question, and where there is one version only."""
    if len(versions) < 2:
        return None
    for pattern, word, measure, units in _COMPILED:
        match = pattern.search(said)
        if match is None:
            continue
        sign = -1 if word in ("saddest", "calmest", "slowest", "shortest") else 1
        unit = units[language == "zh"]
        told = joined(
            (say(_EACH, language, number=v.number, value=unit.format(sign * measure(v))) for v in versions), language
        )
        best = max(versions, key=measure)
        if len({round(measure(version), 2) for version in versions}) == 1:
            return say(_ALIKE, language, all=told)
        name = match["zh"] or match.group() if language == "zh" else word
        return say(_IS, language, best=best.number, word=name, all=told)
    return None
