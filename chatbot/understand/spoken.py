"""What is said of music in everyday Chinese, in the words that the readers know: 我要打鼓跟着练的 wants no drums,
萨克斯三重奏：高音、中音、次中音 are three saxophones.

Like :mod:`chatbot.understand.wording`, but of whole phrases that are turned round.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chatbot.understand.matcher import compiled

_REGISTER = r"(?:最?高音|次中音|中音|上低音|倍低音|低音)"
_REGISTERED = r"(?:萨克斯管?|竖笛|笙|唢呐|柳琴|阮)"
_ROLE = r"(?:低音线|贝斯线|主?旋律|副旋律|对位(?:旋律)?|铺底|和弦|伴奏)"


def _each_register(match: re.Match[str]) -> str:
    """Every register with the instrument that was named once."""
    return "、".join(f"{word}{match['what']}" for word in re.findall(_REGISTER, match["list"]))


_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # 萨克斯三重奏：高音、中音、次中音; 高音、中音和次中音萨克斯.
    (
        compiled(
            rf"(?P<what>{_REGISTERED})(?:[二三四五]?重奏)?[:：,，(（]?\s*"
            rf"(?P<list>{_REGISTER}(?:[、,，和与跟加]{_REGISTER})+)[)）]?"
        ),
        _each_register,
    ),
    (compiled(rf"(?P<list>{_REGISTER}(?:[、,，和与跟加]{_REGISTER})+)(?P<what>{_REGISTERED})"), _each_register),
    # Who plays along leaves his own instrument out: 我要打架子鼓跟着练的.
    (
        compiled(
            r"(?:^|(?<=[,，。;；]))(?:我|自己)(?:自己|要|想|会|来|好)*(?:打|弹|吹|拉|敲)(?P<own>[^,，。]{1,6}?)"
            r"(?:跟着|来|一起|用来)+(?:练|合|玩|走)(?:习|奏|一遍)?(?:用)?的?(?=[,，。;；]|$)"
        ),
        r"不要\g<own>",
    ),
    # 配个低音线，大提琴来.
    (
        compiled(
            rf"(?P<verb>[配加写来添](?:一?[个条段层]|上|一))(?P<role>{_ROLE})[,，](?:就|由|让|用|请)?"
            r"(?P<who>[^,，。]{1,6}?)(?:来|来?[弹拉吹奏唱]|负责|演奏)[吧。!！]*$"
        ),
        r"\g<verb>\g<who>\g<role>",
    ),
)


def turned_round(text: str) -> str:
    """The cleaned Chinese ``text`` in words that the readers know."""
    for pattern, stand_in in _RULES:
        text = pattern.sub(stand_in, text)
    return text
