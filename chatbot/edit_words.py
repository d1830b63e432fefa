"""Words about edits in both languages: what a receipt's values mean, and what is possible instead."""

from __future__ import annotations

from collections.abc import Mapping

from chatbot.names import part_name
from chatbot.turn import Language
from chatbot.understand.names import listed
from composer.controls import ControlError
from composer.edit import EditError

_PROBLEMS: dict[str, tuple[str, str]] = {
    "tempo_parts": (
        "All players share one tempo, so {given} cannot have another; name bars or leave the player out.",
        "所有声部共用一个速度，{given}不能单独改；请指定小节，或者不点名声部。",
    ),
    "meter_parts": (
        "All players share one meter, so {given} cannot have another; name bars or leave the player out.",
        "所有声部共用一个拍号，{given}不能单独改；请指定小节，或者不点名声部。",
    ),
    "meter_fit": (
        "This music does not fit {given} without losing notes; it fits {choices}.",
        "这段音乐改成{given}拍会丢掉音符；可以改成{choices}。",
    ),
    "meter_fit_none": (
        "This music does not fit {given} without losing notes, and no other meter either.",
        "这段音乐改成{given}拍会丢掉音符，别的拍号也不行。",
    ),
    "swing": (
        "Swing gives the first eighth {low:g} (straight) to {high:g} of the beat, not {given}.",
        "摇摆时第一个八分音符占一拍的{low:g}（平直）到{high:g}，不能是{given}。",
    ),
    "swing_meter": (
        "Swing needs bars counted in quarters, such as 4/4 or 3/4, and this is {given}.",
        "摇摆要用以四分音符为拍的小节，例如4/4或3/4，这里是{given}。",
    ),
    "swing_none": (
        "There are no eighths between the beats that could swing; name parts or bars that have some.",
        "拍子之间没有可以摇摆的八分音符；请指定有八分音符的声部或小节。",
    ),
    "fade": (
        "A fade here can last {low:g} to {high:g} bars, not {given}.",
        "这里的淡入淡出可以是{low:g}到{high:g}小节，不能是{given}小节。",
    ),
    "repeat": (
        "These bars can be played {low:g} to {high:g} times in all, not {given}.",
        "这几小节一共可以演奏{low:g}到{high:g}遍，不能是{given}遍。",
    ),
    "cut": (
        "At least one of the bars {low:g} to {high:g} must stay.",
        "第{low:g}到第{high:g}小节里至少要留下一小节。",
    ),
    "cut_share": (
        "From bar {given} on there is only one bar, which cannot be halved; name two bars or more.",
        "从第{given}小节起只有一小节，没法减半；请指定两小节以上。",
    ),
    "silence": (
        "Nobody plays in the bars that would be left; name bars in which somebody does.",
        "留下的小节里没有人演奏；请指定有人演奏的小节。",
    ),
    "bars_gone": (
        "Bars {given} are cut already in the same request; name bars that are still there.",
        "第{given}小节在同一句话里已经剪掉了；请指定还在的小节。",
    ),
    "split": (
        "{given} sounds one note at a time there, so there is no second voice to split off.",
        "{given}在那里一次只奏一个音，分不出第二个声部。",
    ),
    "double": (
        "{given} plays no pitches to double; {choices} can be doubled.",
        "{given}没有音高，不能叠奏；可以叠奏的有{choices}。",
    ),
    "articulation": ("The articulation can be {choices}, not {given}.", "奏法可以是{choices}，不能是{given}。"),
    "sections": (
        "This piece has the sections {choices}, so “{given}” is no order of them.",
        "这首曲子有段落{choices}，“{given}”不是它们的顺序。",
    ),
    "overlap": (
        "Bars that change places can have no bar in common; name two stretches that do not overlap.",
        "要换位置的两处不能有共同的小节；请指定互不重叠的小节。",
    ),
    "swell": (
        "From as loud as it is there, the way to {given} leads nowhere; it can lead to {choices}.",
        "从那里现在的力度到不了{given}；可以到{choices}。",
    ),
    "keep": (
        "With {given} left as it is, nothing is left to change; name a part to change.",
        "保留{given}的话就没有可以改的了；请点名要改的声部。",
    ),
    "edit": (
        "Say what it shall become: a tempo, a key, a meter, an instrument, a dynamic mark or an articulation.",
        "请说明要改成什么：速度、调、拍号、乐器、力度记号或奏法。",
    ),
}  # fmt: skip
_MANNERS_ZH = {"staccato": "断奏", "legato": "连奏", "tenuto": "保持音", "accent": "重音"}
# By what rule bars were rewritten (composer.edit.rebar).
_RULES: dict[str, tuple[str, str]] = {
    "new_lines": ("new bar lines, every note as it was", "只重画小节线，音符不变"),
    "waltz": ("the first of every two beats twice as long", "每两拍中的第一拍加长一倍"),
    "lilt": ("the same beats, divided in another way", "拍子不变，改变拍内的划分"),
    "longer": ("the end of every bar held or struck on", "每小节的结尾延长或继续敲击"),
    "shorter": ("the silent end of every bar left out", "去掉每小节结尾的空拍"),
}
# A mapping of a receipt in words, by its keys.
_SHAPES: dict[tuple[str, ...], tuple[str, str]] = {
    ("bpm", "bars"): ("{bpm:g} BPM in bars {bars}", "第 {bars} 小节 {bpm:g} BPM"),
    ("before", "after"): ("{before} → {after} bars", "{before} → {after} 小节"),
    ("same", "of"): ("{same} of {of}", "{of} 个中的 {same} 个"),
    ("share",): ("{share:.0%} of its notes in the scale", "{share:.0%} 的音在音阶内"),
    ("length",): ("notes {length:.0%} as long", "音长为原来的 {length:.0%}"),
    ("louder",): ("{louder:+g} in velocity", "力度 {louder:+g}"),
}


def edit_problem(error: ControlError, language: Language) -> str | None:
    """One sentence on what is possible instead of an edit; None for an error that is no edit's own."""
    if not isinstance(error, EditError):
        return None
    name = "meter_fit_none" if error.field == "meter_fit" and not error.choices else error.field
    if name not in _PROBLEMS:
        return None
    chinese = language == "zh"
    low, high = error.limits or (0.0, 0.0)
    choices = listed([_word(choice, language) for choice in error.choices], language)
    given = listed([_word(word, language) for word in str(error.given).split(", ")], language)
    text = _PROBLEMS[name][chinese].format(given=given, low=low, high=high, choices=choices)
    return text if chinese else text[:1].upper() + text[1:]


def edit_value(field: str, value: object, language: Language) -> str | None:
    """A value of an edit's receipt line in words; None for one that is no edit's own."""
    chinese = language == "zh"
    if isinstance(value, Mapping):
        shape = _SHAPES.get(tuple(value))
        if shape is not None:
            return shape[chinese].format(**value)
        if tuple(value) == ("from", "to"):
            unit = " BPM" if field == "tempo_of_bars" else ""
            return f"{value['from']:g} → {value['to']:g}{unit}"
        if tuple(value) == ("notes",):
            return " + ".join(map(str, value["notes"])) + (" 个音" if chinese else " notes")
        return None
    if field in ("crescendo", "diminuendo", "fade_in", "fade_out", "same_bars") and value is not True:
        return str(value)
    if value is True:
        return "是" if chinese else "yes"
    if field == "meter_rule" and isinstance(value, list):
        return ("；" if chinese else "; ").join(_RULES[rule][chinese] for rule in value)
    if field == "articulation":
        return _word(str(value), language)
    if field in ("cut", "extract", "repeat") and isinstance(value, str):
        if value == "all":
            return "全曲" if chinese else "the whole piece"
        return f"第 {value} 小节" if chinese else f"bars {value}"
    if field == "moved" and isinstance(value, int):
        return f"{value:+d} 个半音" if chinese else f"{value:+d} semitones"
    return None


def _word(word: str, language: Language) -> str:
    if language == "zh" and word in _MANNERS_ZH:
        return _MANNERS_ZH[word]
    return part_name(word, language)
