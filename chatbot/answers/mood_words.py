"""Mood and its reasons in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.answers.heard import Heard, Runs
from chatbot.answers.phrasing import joined, runs_text, say, sentences
from chatbot.turn import Language
from composer.analysis import is_danceable
from composer.theory.feeling import Feeling, Reason, feeling_of
from composer.theory.modulation import bars_alone
from composer.theory.phrases import PHRASE_BARS

# Below this, in logits, a feature is no reason; more than these nobody wants to hear.
_PULL, _TOLD = 0.15, 3
# Phrases whose valence differs by less than a fifth of the scale nobody tells apart; a long piece is
# looked at as far as an answer can wait.
_APART, _MOST_PHRASES = 0.4, 32
_HAPPY = re.compile(r"\bhapp|\bcheerful|\bbright|\bjoy|快乐|高兴|欢快|明快|明亮|开心")
_SAD = re.compile(r"\bsad|\bdark|\bgloomy|\bmelanchol|悲|伤|忧|阴暗")
_EXCITED = re.compile(r"\bexcit|\benerg|\btense|紧张|激动|有力|激烈")
_CALM = re.compile(r"\bcalm|\brelax|\bpeaceful|平静|安静|放松")
_HAPPIEST = ("It is saddest in {low} and happiest in {high}.", "最忧伤的是{low}，最明快的是{high}。")
_LIVELIEST = ("It is calmest in {low} and most excited in {high}.", "最平静的是{low}，最紧张有力的是{high}。")
# Each feature when it is above and when it is below what is usual.
_FEATURES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "mode": (
        ("its notes fit major better than minor", "音符更合大调"),
        ("its notes fit minor better than major", "音符更合小调"),
    ),
    "major": (
        ("many of its chords are major ({v:.0%})", "大和弦多（{v:.0%}）"),
        ("few of its chords are major ({v:.0%})", "大和弦少（{v:.0%}）"),
    ),
    "chromatic": (
        ("{v:.0%} of the time lies beside the scale", "{v:.0%} 的时间在音阶之外"),
        ("it keeps to its scale", "音都在音阶之内"),
    ),
    "changes": (
        ("the chords change quickly ({v:.1f} a second)", "和弦变换快（每秒 {v:.1f} 次）"),
        ("the chords change slowly ({v:.1f} a second)", "和弦变换慢（每秒 {v:.1f} 次）"),
    ),
    "low": (
        ("it lies low ({v:.0%} of the notes below C3)", "音区低（{v:.0%} 的音低于 C3）"),
        ("it lies high ({v:.0%} of the notes below C3)", "音区高（{v:.0%} 的音低于 C3）"),
    ),
    "tempo": (("the tempo is quick", "速度快"), ("the tempo is slow", "速度慢")),
    "density": (("many notes sound each second", "音符密集"), ("few notes sound each second", "音符稀疏")),
    "loudness": (("it is played loudly", "演奏得响"), ("it is played softly", "演奏得轻")),
    "contrast": (("its loudness varies much", "力度变化大"), ("its loudness varies little", "力度变化小")),
    "length": (("the notes are long", "音符长"), ("the notes are short", "音符短")),
}


def mood_text(heard: Heard, runs: Runs, language: Language) -> str:
    """The mood of the whole, or of bars, and what it rests on."""
    feeling = feeling_in(heard, runs)
    values = {
        "mood": joined(_quadrant(feeling, language), language), "valence": feeling.valence, "energy": feeling.energy,
    }  # fmt: skip
    said = [say(
        ("Estimated from the notes it sounds {mood}: valence {valence:+.1f} (sad to happy), energy {energy:+.1f} "
         "(calm to excited), from -1 to 1.",
         "从音符估计，听起来{mood}：效价 {valence:+.1f}（悲到喜），能量 {energy:+.1f}（静到动），范围 -1 到 1。"),
        language, **values,
    )]  # fmt: skip
    return sentences([*said, *reasons(feeling, language), "" if runs else _extremes(heard, language)], language)


def doubt_text(feeling: Feeling, asked: str, language: Language) -> str:
    """Where a question takes for granted what the estimate does not say: that, and what speaks for the
    question all the same; empty else."""
    for value, found, names, words in (
        (feeling.valence, feeling.of_valence, (("happy", "明快"), ("sad", "忧伤")), (_HAPPY, _SAD)),
        (feeling.energy, feeling.of_energy, (("excited", "有力"), ("calm", "平静")), (_EXCITED, _CALM)),
    ):
        for index, (pattern, side) in enumerate(zip(words, (1, -1), strict=True)):
            if not pattern.search(asked) or value * side >= 0:
                continue
            name = say(names[index], language)
            speaking = _told([r for r in found if r.pull * side >= _PULL], language)
            if not speaking:
                return say(("The estimate does not find it {name}.", "按估计它并不{name}。"), language, name=name)
            return say(
                ("The estimate does not find it {name} on the whole; what pulls that way: {why}.",
                 "按估计它总体上并不{name}；偏向{name}的是：{why}。"),
                language, name=name, why=joined(speaking, language),
            )  # fmt: skip
    return ""


def _extremes(heard: Heard, language: Language) -> str:
    """The saddest and the happiest phrase, the calmest and the most excited, where they are far
    enough apart to be heard."""
    bars = len(heard.piece.bars)
    if bars < 2 * PHRASE_BARS:
        return ""
    phrases = [(first, min(first + PHRASE_BARS - 1, bars)) for first in range(1, bars + 1, PHRASE_BARS)][:_MOST_PHRASES]
    feelings = [(feeling_of(bars_alone(heard.piece, *run)), run) for run in phrases]
    said = []
    for values, words in (
        ([(feeling.valence, run) for feeling, run in feelings], _HAPPIEST),
        ([(feeling.energy, run) for feeling, run in feelings], _LIVELIEST),
    ):
        low, high = min(values), max(values)
        if high[0] - low[0] >= _APART:
            said.append(say(words, language, low=runs_text([low[1]], language), high=runs_text([high[1]], language)))
    return sentences(said, language)


def reasons(feeling: Feeling, language: Language) -> list[str]:
    """What speaks for the mood that was estimated, and what against it."""
    said = []
    for value, found, names in (
        (feeling.valence, feeling.of_valence, (("happy", "明快"), ("sad", "忧伤"))),
        (feeling.energy, feeling.of_energy, (("excited", "有力"), ("calm", "平静"))),
    ):
        side = 1 if value >= 0 else -1
        speaking = _told([r for r in found if r.pull * side >= _PULL], language)
        if speaking:
            name = say(names[0 if side > 0 else 1], language)
            said.append(say(("What makes it {name}: {why}.", "{name}的原因：{why}。"), language, name=name,
                            why=joined(speaking, language)))  # fmt: skip
    return said


def danceable_text(heard: Heard, language: Language) -> str:
    """Whether it keeps a beat to dance to."""
    words = (
        ("It keeps a beat that one can dance to.", "节拍稳定，可以跟着跳舞。")
        if is_danceable(heard.piece)
        else ("It keeps no beat steady enough to dance to.", "节拍不够稳定，不适合跳舞。")
    )
    return say(words, language)


def feeling_in(heard: Heard, runs: Runs) -> Feeling:
    """The mood of the whole, or of bars."""
    if not runs:
        return feeling_of(heard.piece, heard.chords if len(heard.chords) == len(heard.piece.bars) else None)
    return feeling_of(bars_alone(heard.piece, runs[0][0], runs[-1][1]))


def _quadrant(feeling: Feeling, language: Language) -> list[str]:
    said = []
    if abs(feeling.valence) >= 0.1:
        said.append(say(("happy", "明快") if feeling.valence > 0 else ("sad", "忧伤"), language))
    if abs(feeling.energy) >= 0.1:
        said.append(say(("excited", "有力") if feeling.energy > 0 else ("calm", "平静"), language))
    return said or [say(("neutral", "中性"), language)]


def _told(found: Sequence[Reason], language: Language) -> list[str]:
    return [say(_FEATURES[r.feature][0 if r.value >= r.usual else 1], language, v=r.value) for r in found[:_TOLD]]
