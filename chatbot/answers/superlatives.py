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
_VALENCE, _ENERGY = ("valence {:+.1f}", "效价 {:+.1f}"), ("energy {:+.1f}", "能量 {:+.1f}")
_TEMPO, _SECONDS = ("{:g} BPM", "{:g} BPM"), ("{:.0f} s", "{:.0f} 秒")
# What the word is, in both languages; what is measured, whether most (1) or least (-1) of it is meant, and
# how a value is said.
_WORDS: tuple[tuple[str, str, str, Measure, int, tuple[str, str]], ...] = (
    (r"(?:happiest|most (?:cheerful|happy|joyful)|brightest)", r"欢快|快乐|开心|明亮|高兴|欢乐",
     "happiest", lambda v: v.facts.mood.valence, 1, _VALENCE),
    (r"(?:saddest|most (?:sad|melancholic)|darkest)", r"悲伤|忧伤|伤感|悲",
     "saddest", lambda v: v.facts.mood.valence, -1, _VALENCE),
    (r"(?:calmest|most (?:calm|peaceful|relaxed)|quietest in mood)", r"平静|安静|舒缓",
     "calmest", lambda v: v.facts.mood.energy, -1, _ENERGY),
    (r"(?:liveliest|most (?:energetic|lively|intense|exciting))", r"激烈|有活力|激动|有力|热烈",
     "liveliest", lambda v: v.facts.mood.energy, 1, _ENERGY),
    (r"(?:fastest|quickest)", r"快(?!乐|活)", "fastest", lambda v: v.facts.tempo_bpm, 1, _TEMPO),
    (r"slowest", r"慢", "slowest", lambda v: v.facts.tempo_bpm, -1, _TEMPO),
    (r"longest", r"长", "longest", lambda v: v.facts.seconds, 1, _SECONDS),
    (r"shortest", r"短", "shortest", lambda v: v.facts.seconds, -1, _SECONDS),
)  # fmt: skip
_COMPILED = tuple(
    (compiled(rf"\b{english}\b|最(?P<zh>{chinese})"), word, measure, sign, said)
    for english, chinese, word, measure, sign, said in _WORDS
)


def superlative(said: str, versions: Sequence[Version], language: Language) -> str | None:
    """The answer to a question in lower case for the version that has most of something; None for any
    other question, and where there is one version only."""
    if len(versions) < 2:
        return None
    for pattern, word, measure, sign, units in _COMPILED:
        match = pattern.search(said)
        if match is None:
            continue
        unit = units[language == "zh"]
        told = joined(
            (say(_EACH, language, number=v.number, value=unit.format(measure(v))) for v in versions), language
        )
        best = max(versions, key=lambda version: sign * measure(version))
        if len({round(measure(version), 2) for version in versions}) == 1:
            return say(_ALIKE, language, all=told)
        name = match["zh"] or match.group() if language == "zh" else word
        return say(_IS, language, best=best.number, word=name, all=told)
    return None
