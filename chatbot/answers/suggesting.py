"""What one could ask for next: wishes that fit what is there, each with the reason that the notes give.

Nothing here hears what is beautiful. What is measured is what is not there yet: a bass, a second voice, a close, a
rise, an opening; what was asked for and did not come out stands first. Every suggestion is a sentence that can be
said as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatbot.answers.heard import Heard
from chatbot.answers.phrasing import Both, joined, say, sentences
from chatbot.names import field_name
from chatbot.receipt import unmet
from chatbot.turn import Language

_MOST = 3
_LEAD = ("You could say: {list}.", "您可以说：{list}。")
_ONE = ("“{wish}” ({reason})", "“{wish}”（{reason}）")
_CHOOSE = (
    "Or tell me what you hear in it, and I look for the bars.",
    "也可以告诉我您想听到什么，我来改相应的小节。",
)
_AGAIN: tuple[Both, Both] = (("another take", "重写一版"), ("not as asked yet: {fields}", "还没做到：{fields}"))
_NO_BASS: tuple[Both, Both] = (("add a bass line", "加一条贝斯线"), ("nobody plays a bass", "没有人弹低音"))
_ALONE: tuple[Both, Both] = (
    ("add a countermelody on the cello", "加一条大提琴副旋律"),
    ("one player alone", "只有一个声部"),
)
_NO_CLOSE: tuple[Both, Both] = (
    ("add an ending", "加一个结尾"), ("no textbook cadence at the end", "结尾没有典型的终止式"),
)  # fmt: skip
_LEVEL: tuple[Both, Both] = (
    ("make bars {first} to {last} louder", "第{first}到{last}小节大声一点"),
    ("it is about equally loud throughout", "全曲力度几乎没有变化"),
)
_NO_OPENING: tuple[Both, Both] = (
    ("add an intro of 2 bars", "加两小节前奏"), ("all begin at once", "所有声部同时开始"),
)  # fmt: skip
_ONE_SECTION: tuple[Both, Both] = (
    ("add a bridge", "加一个桥段"), ("it is all one section", "从头到尾只有一个段落"),
)  # fmt: skip
_OTHERWISE: tuple[tuple[Both, Both], ...] = (
    (("a variation, quite close to it", "来一个接近的变奏"), ("to hear the same in other notes", "同样的内容换些音符")),
    (("make it calmer", "平静一点"), ("it is lively now", "现在比较活跃")),
    (("make it livelier", "活泼一点"), ("it is calm now", "现在比较平静")),
)
# The loudest and the softest quarter of the bars are heard as equally loud within half a step from one dynamic mark to
# the next, which is 16 of MIDI's velocities.
_SAME_LOUDNESS = 8.0
# Shorter pieces need no opening and no second section.
_LEAST_BARS = 8


def suggested(heard: Heard, language: Language) -> str:
    """Up to three wishes that fit, with their reasons."""
    found = list(_fitting(heard, language))[:_MOST]
    listed = (say(_ONE, language, wish=wish, reason=reason) for wish, reason in found)
    return sentences([say(_LEAD, language, list=joined(listed, language)), say(_CHOOSE, language)], language)


def _fitting(heard: Heard, language: Language) -> Iterator[tuple[str, str]]:
    piece, facts = heard.piece, heard.version.facts
    bars = len(piece.bars)
    missed = unmet(heard.version.receipt)
    if missed:
        fields = joined((field_name(line.field, language) for line in missed), language)
        yield _told(_AGAIN, language, fields=fields)
    pitched = [part for part in piece.parts if not part.is_drums]
    if len(piece.parts) == 1:
        yield _told(_ALONE, language)
    elif not any(part.role == "bass" for part in pitched):
        yield _told(_NO_BASS, language)
    if bars > 1 and not any(cadence.bar >= bars - 1 for cadence in heard.cadences):
        yield _told(_NO_CLOSE, language)
    if bars >= _LEAST_BARS:
        if len(set(facts.sections)) <= 1:
            yield _told(_ONE_SECTION, language)
        if _is_level(heard):
            yield _told(_LEVEL, language, first=bars - bars // 4, last=bars)
        if len(piece.parts) > 1 and len({min(n.start for n in part.notes) for part in piece.parts if part.notes}) == 1:
            yield _told(_NO_OPENING, language)
    lively = facts.mood.energy >= 0
    yield _told(_OTHERWISE[1 if lively else 2], language)
    yield _told(_OTHERWISE[0], language)


def _told(words: tuple[Both, Both], language: Language, **values: object) -> tuple[str, str]:
    wish, reason = words
    return say(wish, language, **values), say(reason, language, **values)


def _is_level(heard: Heard) -> bool:
    """Whether the loudest and the softest quarter of the bars are about equally loud."""
    bars = [[note.velocity for notes in bar.notes for note in notes] for bar in heard.piece.stream()]
    means = sorted(sum(some) / len(some) for some in bars if some)
    quarter = max(len(means) // 4, 1)
    return bool(means) and sum(means[-quarter:]) / quarter - sum(means[:quarter]) / quarter < _SAME_LOUDNESS
