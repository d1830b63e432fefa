"""Range, difficulty and rhythm in words."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.answers.heard import Heard
from chatbot.answers.phrasing import bars_text, joined, say, sentences
from chatbot.names import part_name, pitch_name
from chatbot.turn import Language
from composer.controls import ControlError
from composer.instruments import FAMILIES
from composer.melody import melody_part
from composer.theory.difficulty import Demand, Playing, playing_of
from composer.theory.rhythm import rhythm_of

_LEVELS = (("beginner", "初级"), ("elementary", "初中级"), ("intermediate", "中级"), ("advanced", "高级"))
_CRITERIA = {
    "speed": ("{v:.1f} attacks a second in the busier bars", "较忙的小节每秒起音 {v:.1f} 次"),
    "span": ("a span of {v:.0f} semitones", "音域跨度 {v:.0f} 个半音"),
    "compass": ("a register that is learnt at grade {grade}", "{grade} 级才学的音区"),
    "leap": ("leaps of {v:.0f} semitones", "{v:.0f} 个半音的跳进"),
    "signature": ("{v:.0f} sharps or flats to read", "读谱时 {v:.0f} 个升降号"),
    "chromatic": ("{v:.0%} of its notes beside the scale", "{v:.0%} 的音在音阶之外"),
    "syncopation": ("syncopation of {v:.1f} a bar", "每小节切分度 {v:.1f}"),
    "voices": ("{v:.0f} notes at once", "同时 {v:.0f} 个音"),
}
_VALUES = {
    48: ("whole notes", "全音符"), 36: ("dotted half notes", "附点二分音符"), 24: ("half notes", "二分音符"),
    18: ("dotted quarters", "附点四分音符"), 12: ("quarter notes", "四分音符"), 9: ("dotted eighths", "附点八分音符"),
    8: ("triplet quarters", "四分三连音"), 6: ("eighth notes", "八分音符"), 4: ("triplet eighths", "八分三连音"),
    3: ("sixteenth notes", "十六分音符"), 2: ("triplet sixteenths", "十六分三连音"),
}  # fmt: skip
# Mean score a bar of Longuet-Higgins and Lee: none to speak of, some, much.
_SOME, _MUCH = 0.5, 3.0
_NO_BOARD = (
    "The grade is counted from the notes and is no examination board's.",
    "级别由音符计算得出，不是考级机构的评定。",
)
# The most that is told of what makes a part hard.
_TOLD = 3


def range_text(heard: Heard, parts: tuple[int, ...], language: Language) -> str:
    """The notes between which each part lies, against what its instrument can play."""
    said = []
    for playing in _playings(heard, parts):
        if playing.low is None or playing.high is None or playing.tessitura is None:
            continue
        family = FAMILIES[playing.family]
        values = {
            "part": _part(playing, language), "low": pitch_name(playing.low), "high": pitch_name(playing.high),
            "from_": pitch_name(playing.tessitura[0]), "to": pitch_name(playing.tessitura[1]),
            "bottom": pitch_name(family.low), "top": pitch_name(family.high),
        }  # fmt: skip
        text = say(
            ("{part} reaches from {low} to {high}, mostly {from_} to {to}; the instrument plays {bottom} to {top}.",
             "{part}从 {low} 到 {high}，多在 {from_} 到 {to} 之间；乐器的音域是 {bottom} 到 {top}。"),
            language, **values,
        )  # fmt: skip
        said.append(text)
        if playing.outside:
            where = bars_text(playing.outside, language)
            said.append(say(("Beyond that: {bars}.", "超出音域：{bars}。"), language, bars=where))
    return sentences(said, language) or say(("Nothing in it is pitched.", "里面没有音高。"), language)


def difficulty_text(heard: Heard, parts: tuple[int, ...], language: Language) -> str:
    """The grade of each part and what makes it so."""
    said = []
    for playing in _playings(heard, parts):
        level = _LEVELS[(playing.grade - 1) // 2]
        hard = [d for d in playing.demands[:_TOLD] if d.grade > 1] or list(playing.demands[:1])
        values = {
            "part": _part(playing, language), "grade": playing.grade, "level": say(level, language),
            "why": joined((_demand(d, language) for d in hard), language), "bar": playing.hardest_bar,
        }  # fmt: skip
        said.append(say(
            ("{part}: about grade {grade} of 8 ({level}), for {why}; bar {bar} is the busiest.",
             "{part}：约 {grade} 级（共 8 级，{level}），因为{why}；第{bar}小节最忙。"),
            language, **values,
        ))  # fmt: skip
    if not said:
        return say(("Nobody plays there.", "那里没有人演奏。"), language)
    said.append(say(_NO_BOARD, language))
    return sentences(said, language)


def grade_text(heard: Heard, language: Language) -> str:
    """How hard a version is: the grade of its hardest part."""
    playings = _playings(heard, ())
    if not playings:
        return ""
    hardest = max(playings, key=lambda playing: playing.grade)
    words = (
        "Version {version} is about grade {grade} of 8 (its {part}).",
        "第 {version} 版约 {grade} 级（共 8 级，{part}）。",
    )
    return say(words, language, version=heard.version.number, grade=hardest.grade,
               part=part_name(hardest.family, language))  # fmt: skip


def easiest_text(several: Sequence[Heard], hardest: bool, language: Language) -> str:
    """Which of several versions is the easiest to play, or the ``hardest``: each with the grade of its hardest part."""
    graded = []
    for heard in several:
        top = max(_playings(heard, ()), key=lambda playing: playing.grade, default=None)
        if top is not None:
            graded.append((heard.version.number, top.grade, part_name(top.family, language)))
    if not graded:
        return say(("Nobody plays there.", "那里没有人演奏。"), language)
    each = ("version {number} about grade {grade} ({part})", "第{number}版约 {grade} 级（{part}）")
    told = joined((say(each, language, number=n, grade=grade, part=part) for n, grade, part in graded), language)
    chosen = (max if hardest else min)(graded, key=lambda one: one[1])
    if len({grade for _, grade, _ in graded}) == 1:
        words = ("They are equally hard to play: {told}, of 8.", "演奏难度一样：{told}，共 8 级。")
    elif hardest:
        words = ("Version {best} is the hardest to play: {told}, of 8.", "第{best}版最难演奏：{told}，共 8 级。")
    else:
        words = ("Version {best} is the easiest to play: {told}, of 8.", "第{best}版最容易演奏：{told}，共 8 级。")
    return sentences([say(words, language, best=chosen[0], told=told), say(_NO_BOARD, language)], language)


def rhythm_text(heard: Heard, parts: tuple[int, ...], language: Language) -> str:
    """Note values and syncopation."""
    leading = parts or _leading(heard)
    rhythm = rhythm_of(heard.piece, leading)
    if rhythm is None:
        return say(("Nobody plays there.", "那里没有人演奏。"), language)
    whom = [part_name(one.family, language) for one in _playings(heard, leading)]
    named = [say(_VALUES[value], language) for value in rhythm.values if value in _VALUES][:_TOLD]
    said = []
    if named:
        said.append(say(("The rhythm of the {whom} moves mostly in {list}.", "{whom}的节奏主要是{list}。"), language,
                        list=joined(named, language), whom=joined(whom, language)))  # fmt: skip
    level = 0 if rhythm.syncopation < _SOME else 1 if rhythm.syncopation < _MUCH else 2
    how = (
        ("hardly syncopated", "几乎没有切分"),
        ("somewhat syncopated", "有些切分"),
        ("strongly syncopated", "切分很强"),
    )[level]
    said.append(say(
        ("It is {how}: {v:.1f} a bar by the measure of Longuet-Higgins and Lee.",
         "{how}：按 Longuet-Higgins 与 Lee 的量度每小节 {v:.1f}。"),
        language, how=say(how, language), v=rhythm.syncopation,
    ))  # fmt: skip
    if rhythm.most is not None and level:
        said.append(say(("Most in bar {bar} ({score}).", "第{bar}小节最多（{score}）。"), language,
                        bar=rhythm.most, score=rhythm.most_score))  # fmt: skip
    return sentences(said, language)


def _leading(heard: Heard) -> tuple[int, ...]:
    """Who leads: the melody, else the drums, else everybody."""
    try:
        return (melody_part(heard.piece),)
    except ControlError:
        return tuple(range(len(heard.piece.parts)))


def _playings(heard: Heard, parts: tuple[int, ...]) -> list[Playing]:
    chosen = parts or tuple(range(len(heard.piece.parts)))
    found = (playing_of(heard.piece, index, heard.key) for index in chosen)
    return [playing for playing in found if playing is not None]


def _part(playing: Playing, language: Language) -> str:
    name = part_name(playing.family, language)
    return f"The {name}" if language == "en" else name


def _demand(demand: Demand, language: Language) -> str:
    return say(_CRITERIA[demand.criterion], language, v=demand.value, grade=demand.grade)
