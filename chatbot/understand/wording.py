"""Chinese as it is spoken and typed, in the words that the readers know: 啥 is 什么, 头两小节 the first two bars.

What only colours a sentence goes (啊, 呀, 啦 at the end of a clause), and of several words for one thing one is
kept, so that no reader needs to know them all. Everything else stays as it was typed.
"""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER

_END = r"(?=\s*(?:[,，。.!！?？;；、~]|$))"
_HAN = r"(?<=[\u4e00-\u9fff])"
# Each pattern and what stands for it; the order matters.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (compiled(r"[~～…]+" + _END), ""),
    (compiled(_HAN + r"(?:[啊呀啦哦喔噢哟呦唷呗咯啰囉哩欸诶捏哒滴]+)" + _END), ""),
    # Words for a little of something.
    (compiled(r"一(?:丁丁?|小|丢|咪|滴)点[点儿]?|一(?:丢丢|咪咪|眯眯|滴滴|捏捏|内内|乃乃|丢)"), "一点点"),
    (compiled(r"(?<![特一有])些微|(?<=[再更])(?:略|稍|微)微?"), "稍微"),
    (compiled(r"([点些会块玩味劲慢])儿(?!歌|童|化)"), r"\1"),
    (compiled(r"([哪这那])儿(?!童)"), r"\1里"),
    # Questions and pronouns.
    (compiled(r"为啥子?|干嘛(?=要|会)"), "为什么"),
    (compiled(r"啥子?|甚么|什麽|神马"), "什么"),
    (compiled(r"咋(?=样|回事|办|弄|整|听|这|那|么)(?:么)?"), "怎么"),
    (compiled(r"(?<=[的能可])不成(?=[?？]|$)"), "吗"),
    (compiled(r"俩(?!人)"), "两"),
    (compiled(r"仨"), "三"),
    (compiled(r"甭|莫要|莫再|切勿|勿再"), "别"),
    (compiled(r"别再(?=那么|这么|太)"), "别"),
    # Who is spoken of: a track is a part.
    (compiled(r"(?:[那这]一?条?|的)?(?:音轨|轨道|声轨)|[那这]一?条?轨|[那这]一?[条个]声部"), "的声部"),
    # Places.
    (
        compiled(
            rf"(?:最?开头|起头|最?前面|最前|打头|(?:^|(?<=[,，。;；把将从在的给请让]))头|最开始|一开始|开始|起始)的?(?:这|那)?(?={NUMBER}个?小节)"
        ),
        "前",
    ),
    (
        compiled(
            rf"(?:最末尾?|末尾?|结尾|收尾|尾巴上?|最尾|最后面?|倒数|最终)(?:的|处|那里)?(?:这|那)?(?={NUMBER}个?小节)"
        ),
        "最后",
    ),
    (compiled(rf"小节\s*({NUMBER})\s*(?:-|~|到|至)\s*({NUMBER})(?!个?小节|小节|\d)"), r"第\1到\2小节"),
    (compiled(rf"(第{NUMBER}(?:小节)?)(?=第{NUMBER}小节)"), r"\1、"),
    # "鼓:静音", "静音:鼓".
    (
        compiled(
            r"(?<=[\u4e00-\u9fff]):(?=静音|去掉|删|移除|关|独奏|换成|大声|小声|轻|响|升|降|高|低|渐|断奏|连奏|重写)"
        ),
        "",
    ),
    (compiled(r"(静音|去掉|删除|移除|独奏|增加|加上|添加):"), r"\1"),
)


def plain(text: str) -> str:
    """The cleaned ``text`` in plainer words; English stays as it is."""
    if text.isascii():
        return text
    for pattern, words in _RULES:
        text = pattern.sub(words, text)
    return text
