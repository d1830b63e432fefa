"""Practice pieces in words: what they are, and what they train."""

from __future__ import annotations

from chatbot.answers.phrasing import joined, say
from chatbot.names import key_name, part_name, pitch_name
from chatbot.turn import Language
from composer.studies import StudyPlan

_KINDS = {
    "scales": ("a scale study", "音阶练习"), "arpeggios": ("an arpeggio study", "琶音练习"),
    "sight_reading": ("a sight-reading piece", "视奏练习"),
    "hands_together": ("a piece for both hands", "双手配合练习"),
    "rhythm": ("a rhythm drill", "节奏练习"), "comping": ("a jazz comping practice", "爵士和弦伴奏练习"),
}  # fmt: skip
_SKILLS = {
    "evenness": ("evenness", "均匀"), "fingering": ("fingering", "指法"), "intonation": ("intonation", "音准"),
    "thirds": ("scales in thirds", "三度音阶"), "both minors": ("harmonic and melodic minor", "和声与旋律小调"),
    "leaps": ("leaps", "跳进"), "dominant seventh": ("the dominant seventh", "属七和弦"),
    "diminished seventh": ("the diminished seventh", "减七和弦"), "hands together": ("both hands together", "双手同时"),
    "each hand alone": ("each hand by itself", "分手练习"), "reading ahead": ("reading ahead", "提前看谱"),
    "steady pulse": ("a steady pulse", "稳定的拍子"), "phrasing": ("phrasing", "乐句"),
    "counting": ("counting", "数拍"),
    "syncopation": ("syncopation", "切分"), "independence of hands": ("independence of the hands", "双手独立"),
    "voicings": ("voicings", "和弦排列"), "comping rhythm": ("comping rhythms", "伴奏节奏"),
    "swing feel": ("playing with a swinging band", "与摇摆乐队合奏"),
}  # fmt: skip


def study_text(plan: StudyPlan, assumed: bool, language: Language) -> str:
    """One or two sentences: kind, instrument, level, key, compass, what it trains. ``assumed`` says that
    nobody named a level."""
    kind = say(_KINDS[plan.kind], language)
    skills = joined((say(_SKILLS[skill], language) for skill in plan.trains), language)
    values = {
        "kind": kind[0].upper() + kind[1:], "part": part_name(plan.instrument, language), "level": plan.level,
        "key": key_name(plan.key, language), "skills": skills,
    }  # fmt: skip
    if plan.low is None or plan.high is None:
        words = ("{kind} for {part}, level {level} of 8; it trains {skills}.",
                 "{part}{kind}，{level} 级（共 8 级）；练习{skills}。")  # fmt: skip
        said = say(words, language, **values)
    else:
        words = ("{kind} for {part}, level {level} of 8, in {key}, between {low} and {high}; it trains {skills}.",
                 "{part}{kind}，{level} 级（共 8 级），{key}，音域 {low} 到 {high}；练习{skills}。")  # fmt: skip
        said = say(words, language, low=pitch_name(plan.low), high=pitch_name(plan.high), **values)
    more = []
    if plan.instead_of is not None:
        words = (
            "The {other} cannot play this alone, so it is for {part}.",
            "{other}不能单独演奏这种练习，所以改用{part}。",
        )
        more.append(say(words, language, other=part_name(plan.instead_of, language), part=values["part"]))
    if assumed:
        words = ("No level was named, so I took {level}.", "没有说级别，我取 {level} 级。")
        more.append(say(words, language, level=plan.level))
    return (" " if language == "en" else "").join([said, *more])
