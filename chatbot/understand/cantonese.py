"""Cantonese as it is written, in the words of Mandarin: 唔好鼓 is 不要鼓, 慢啲 is 慢一点."""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled

# Written words that Mandarin does not have, the longer ones first.
_WORDS = dict(
    pair.split()
    for pair in """
    唔该晒 谢谢,唔钟意 不喜欢,唔中意 不喜欢,唔好听 不好听,好好听 很好听,几好听 挺好听,唔该 请,唔好 不要,唔使 不用,
    唔要 不要,唔系 不是,唔够 不够,唔想 不想,唔得 不行,系咪 是不是,可唔可以 可不可以,好唔好 好不好,得唔得 行不行,
    钟意 喜欢,细声 小声,太嘈 太吵,好嘈 很吵,点解 为什么,点样 怎样,边个 哪个,边段 哪段,边首 哪首,边度 哪里,几多 多少,
    少少 一点,嗰啲 那些,嗰 那,呢首 这首,呢个 这个,呢段 这段,呢版 这版,冇 没有,嘅 的,佢哋 它们,佢 它,咁样 这样,
    咁 这么,嚟 来,睇下 看看,睇 看,整返 恢复,换返 换回,改返 改回,咁嘈 这么吵,嘈 吵,
    攞走 拿走,攞 拿,揸 拿,靓 好听,俾我 给我,畀我 给我,
    慢慢哋 慢慢的,我仲想要多个 加一个,仲想要多个 加一个,仲想要 还想要,仲要 还要,仲有 还有,唔系几好 不怎么好,
    麻麻哋 不怎么样,有咩分别 有什么区别,有乜分别 有什么区别,跟住 然后,话我知 告诉我,系咩 是什么,系乜 是什么,
    调转咗 反了,调转了 反了,唔要 不要,一齐 一起,
    加埋 加上,埋尾 结尾,头先 刚才,而家 现在,啱啱 刚刚,第啲 别的,其他啲 其他
    """.replace("\n", "").split(",")
)
_QUICK_D = compiled(r"[快慢声高低轻响大]\s*[dD](?![A-Za-z])")
_WORD = compiled("|".join(sorted(_WORDS, key=len, reverse=True)))
# What sets a sentence apart as Cantonese, so that words which Mandarin has too mean what they mean there.
_CANTONESE = compiled(r"[唔嘅佢啲咗嗰嚟冇咁哋睇乜咩]|嘈|少少|细声|埋尾|钟意|头先|[俾畀]我")
_ANYWHERE = (
    # 落小三度, whoever says it.
    (compiled(r"落(?=(?:[大小纯增减]?[二三四五六七八]度|[一两二三四五半]个?(?:半音|全音|八度|度)))"), "降"),
)
_RULES = (
    (compiled(r"^啲(?=[\u4e00-\u9fff])"), ""),
    (compiled(r"(?<=[快慢高低轻响大重长短密])(?:啲|[dD](?![A-Za-z]))"), "一点"),
    (compiled(r"(?<=小声|大声)(?:啲|[dD](?![A-Za-z]))"), "一点"),
    (compiled(r"咗"), "了"),
    (compiled(r"啲"), "些"),
    (compiled(r"(?<=[要了说有是做写讲唱用些个])乜(?:嘢|野)?|乜(?:嘢|野)|咩(?=[调歌曲乐和拍风节,，。?？]|$)"), "什么"),
    (compiled(r"(?<=[,，])系(?=[\u4e00-\u9fff]{1,6}[吧。!！]*$)"), "是"),
    (compiled(r"(?<=版)同(?=第|[头一二三四]|原|上)"), "和"),
    (compiled(r"唔(?=[要好系用想该])"), "不"),
    (compiled(r"(?:要|想)?返(?:去|到|转)?(?=第|上一?|之前|前|原|最初|刚才)"), "回到"),
)


def mandarin(text: str) -> str:
    """The cleaned Chinese ``text`` with what is Cantonese in it in Mandarin; anything else as it is."""
    for pattern, stand_in in _ANYWHERE:
        text = pattern.sub(stand_in, text)
    if not _CANTONESE.search(text) and not _QUICK_D.search(text):
        return text
    text = _WORD.sub(_in_mandarin, text)
    for pattern, stand_in in _RULES:
        text = pattern.sub(stand_in, text)
    return text


def _in_mandarin(match: re.Match[str]) -> str:
    return _WORDS[match.group()]
