"""The changes of named players and places that are told apart, each with words for it that the rules know."""

from __future__ import annotations

from chatbot.turn import Language
from chatbot.understand.context import Context
from chatbot.understand.meanings.classes import Table
from chatbot.understand.meanings.masking import Masked
from composer.key import Key
from composer.piece import Meter

#: In English and in Chinese. ``who`` plays already, ``new`` does not yet; ``where`` are bars or a section,
#: ``there`` the same where it may be left out, ``bar`` where it begins.
PLAIN_CHANGES: dict[str, tuple[str, str]] = {
    "mute": ("mute the {who}{there}", "{there}把{who}静音"),
    "remove": ("remove the {who}", "去掉{who}"),
    "solo": ("solo the {who}{there}", "{there}{who}独奏,其他的静音"),
    "louder": ("make the {who} louder{there}", "{there}{who}大声一点"),
    "softer": ("make the {who} softer{there}", "{there}{who}小声一点"),
    "crescendo": ("the {who} crescendo{there}", "{there}{who}渐强"),
    "diminuendo": ("the {who} diminuendo{there}", "{there}{who}渐弱"),
    "octave_up": ("move the {who} up an octave{there}", "{there}{who}提高八度"),
    "octave_down": ("move the {who} down an octave{there}", "{there}{who}降低八度"),
    "swap": ("replace the {who} with {new}", "把{who}换成{new}"),
    "add": ("add {new}", "加上{new}"),
    "double": ("double the {who} with {new}", "用{new}重复{who}"),
    "staccato": ("play the {who} staccato{there}", "{there}{who}断奏"),
    "legato": ("play the {who} legato{there}", "{there}{who}连奏"),
    "simpler": ("make the {who} simpler{there}", "{there}{who}简单一点"),
    "busier": ("make the {who} busier{there}", "{there}{who}复杂一点"),
    "redo_part": ("rewrite the {who}{there}", "重写{there}{who}"),
    "redo_bars": ("rewrite {where}", "重写{where}"),
    "vary_bars": ("vary {where}", "变奏{where}"),
    "cut": ("cut {where}", "删掉{where}"),
    "keep_bars": ("keep only {where}", "只保留{where}"),
    "repeat": ("play {where} twice", "{where}重复两遍"),
    "sadder": ("make {where} sadder", "{where}悲伤一点"),
    "happier": ("make {where} happier", "{where}开心一点"),
    "calmer": ("make {where} calmer", "{where}平静一点"),
    "tenser": ("make {where} more tense", "{where}紧张一点"),
    "faster": ("make {where} faster", "{where}快一点"),
    "slower": ("make {where} slower", "{where}慢一点"),
    "play_from": ("play from {bar}", "从{bar}开始放"),
    "ask_place": ("what happens in {where}", "{where}发生了什么"),
    "ask_part": ("what does the {who} play", "{who}演奏什么"),
    "like_part": ("I like the {who}{there}", "我喜欢{there}{who}"),
    "dislike_part": ("I don't like the {who}{there}", "我不喜欢{there}{who}"),
    "ask_exists": ("is there a {who}", "有{who}吗"),
}
#: What is told from them, and is for the other readers: a new piece, and requests of other kinds.
NEW_PIECE = "compose"
_OTHERS = ("recall", "longer", "length", "key", "genre", "other")
CHANGES = Table("changes", (*PLAIN_CHANGES, NEW_PIECE, *_OTHERS), masked=True)

#: What is playing where the examples are said.
LARGE_PIECE = Context(
    Key("C", "major"), 100.0, Meter(4, 4), 32,
    ("piano", "guitar", "violin", "strings", "flute", "trumpet", "sax", "bass", "drums"), 2,
)  # fmt: skip

_SECTIONS_ZH = {"intro": "前奏", "verse": "主歌", "chorus": "副歌", "bridge": "桥段", "ending": "结尾"}
# Of a piece as a whole one says "it", and so of all who play in some bars.
_OF_IT_ALL = (
    "louder", "softer", "crescendo", "diminuendo", "staccato", "legato", "faster", "slower", "sadder", "happier",
    "calmer", "tenser",
)  # fmt: skip
_OF_ALL_THERE = (*_OF_IT_ALL, "octave_up", "octave_down", "simpler", "busier", "like_part", "dislike_part")
_JUDGED = ("like_part", "dislike_part")


def change_in_plain_words(name: str, named: Masked, language: Language) -> str | None:
    """The change ``name`` of those who are ``named``, in words that the rules know; None where a name is missing."""
    words = PLAIN_CHANGES.get(name)
    if words is None:
        return None
    template = words[language == "zh"]
    where, bar = _place(named, language)
    who = next(iter(named.playing or named.new), "")
    new = next(iter(named.new), named.playing[-1] if len(named.playing) > 1 and name in ("swap", "double") else "")
    if name == "add" and not new:
        new = who  # who plays already may get company: tambourine beside drums
    if "{new}" in template and not new:
        return None
    if "{who}" in template and not who:
        if name not in (_OF_ALL_THERE if where else _OF_IT_ALL):
            return None
        template = template.replace("the {who}", "the music" if name in _JUDGED else "it")
    if "{where}" in template and not where:
        if name not in _OF_IT_ALL:
            return None
        where = "" if language == "zh" else "it"
    if "{bar}" in template and not bar:
        return None
    there = "" if where in ("", "it") else where if language == "zh" else f" in {where}"
    return template.format(who=who, new=new, where=where, there=there, bar=bar).strip()


def _place(named: Masked, language: Language) -> tuple[str, str]:
    """The words for a place, and for where it begins."""
    if named.bars is not None:
        first, last = named.bars
        if language == "zh":
            return (f"第{first}小节" if first == last else f"第{first}到{last}小节"), f"第{first}小节"
        return (f"bar {first}" if first == last else f"bars {first} to {last}"), f"bar {first}"
    if named.section is None:
        return "", ""
    if len(named.section) == 1:
        section = f"{named.section}段" if language == "zh" else f"section {named.section}"
    else:
        section = _SECTIONS_ZH[named.section] if language == "zh" else f"the {named.section}"
    return section, section
