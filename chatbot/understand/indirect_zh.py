"""What is said in Chinese round about, in words that the readers know: 没那么压抑就好了 is 别那么压抑,
每四小节换一次和弦 asks for other chords, 给我捋一捋曲式 for the form.

Like :mod:`chatbot.understand.indirect`, and after :mod:`chatbot.understand.spoken`: rules that hold only where music
is there (or only where none is), and what many ways of asking share.
"""

from __future__ import annotations

import re

from chatbot.understand.changes_zh import CHANGES
from chatbot.understand.context import Context
from chatbot.understand.everyday_zh import CHARACTER, HAN, PLEASE
from chatbot.understand.follow_up_zh import on_its_own
from chatbot.understand.judging_zh import without_complaint
from chatbot.understand.lexicon.moods import MOODS
from chatbot.understand.matcher import compiled
from chatbot.understand.names import key_name, part_name
from chatbot.understand.parts_zh import OF_PARTS
from chatbot.understand.plainer_zh import WISHES
from chatbot.understand.rule import Rule
from chatbot.understand.versions_zh import of_versions
from composer.key import Key

_CLAUSE = r"(?:^|(?<=[,，。;；!！?？]))"

# Speech without a mark is taken apart when it is this long, before words that begin a clause.
_LONG_BREATH = 14
_MARK = compiled(r"[,，。;；!！?？、:：]")
_BEGINS_ANEW = compiled(
    r"(?<=.{4})(?=(?:就是(?=稍微|有点|太|那个)|但是|不过(?!是)|能不能(?!听|用)|可不可以|"
    r"麻烦你?|另外|还有就是|顺便|然后(?:再|把|能)))"
)

# --- Questions, whatever is there.
_ASKED: tuple[Rule, ...] = (
    # 弹得了不, 好听不: a last 不 only asks.
    (compiled(rf"(?<={HAN})(?<![要说对不绝])不(?=\s*[?？]*$)"), "吗"),
    (compiled(r"(?<=[了完好过])没有?(?=\s*[?？]*$)"), "吗"),
    (compiled(r"(?P<has>有[^,，。不没]{1,8})没有?(?=\s*[?？]*$)"), r"\g<has>吗"),
    (compiled(r"凭(?:什么|啥)|为嘛|何以|图(?:什么|啥)|怎么(?:想的)?会想到"), "为什么"),
    (
        compiled(
            r"(?:给我|帮我|跟我|替我|和我)?(?:捋一?捋|理一?理|梳理(?:一下|一遍)?|盘一?盘|扒一?扒|拆解(?:一下)?|"
            r"剖析(?:一下)?|唠一?唠|说道说道|科普(?:一下)?|汇报(?:一下)?|讲解(?:一下)?|介绍介绍|说明说明|点评(?:一下)?)"
        ),
        "分析一下",
    ),
    # Counted wishes: 第一，去掉鼓；第二，升一个半音.
    (compiled(r"(?:^|(?<=[;；。,，]))第[一二三四五][,，、:：](?![一二三四五六七八九十\d]+个?小节)"), ""),
    # Doubts that are wishes: 钢琴会不会太响了点, 是不是应该再慢一点, 为什么不加个弦乐呢.
    (
        compiled(
            r"(?:你们?|大家)?(?:觉不觉得|不觉得|有没有觉得|会不会|是不是|是否|该不该|要不要|难道不)(?:觉得|应该|该|"
            r"可以|显得|需要)*(?P<what>[^,，。?？难]{0,8}(?:太|再|更|有点|过于)(?![好难])[^,，。?？难]{1,8}?)(?:了点|"
            r"一点儿?)?(?:吗|呢|比较好)?[?？]*$"
        ),
        lambda match: (
            match["what"]
            + (
                "了"
                if "太" in match["what"] and not match["what"].endswith("了")
                else "一点"
                if match["what"].startswith(("再", "更")) and not match["what"].endswith(("点", "些"))
                else ""
            )
        ),
    ),
    (
        compiled(
            r"(?:听听|看看|试试)?(?:会不会|是不是|可能|也许|说不定|应该|估计|会(?=更))(?:就|会|能|更|比较)*(?:更|"
            r"比较)(?:好听?|合适|棒|带感|有感觉|顺耳|舒服)(?:一?[点些])?(?:呢|吗)?[?？]*$"
        ),
        "",
    ),
    (
        compiled(
            r"^(?:你|我们|咱们?)?(?:为什么|为何|何|干嘛|怎么)不(?=(?:加|换|改|用|让|把|来|试|写|去掉|重写|再|给|"
            r"放|配))(?P<what>[^?？]{2,}?)(?:呢|啊|吗)?[?？]*$"
        ),
        r"\g<what>",
    ),
    (compiled(r"^(?:为什么|怎么|为何)没有?(?P<what>[^,，。?？]{1,6}?)(?:的?声音?)?(?:呢|啊)?[?？]*$"), r"有\g<what>吗"),
    # What shall be remembered holds for all that follows.
    (
        compiled(
            r"^(?!.*(?:什么|哪|吗|[?？]))(?:请|你|要|帮我|给我)*记(?:住|得|着|好)(?:了)?[,，:]?我?(?:一直|最|只|就|"
            r"平时|比较|特别)*(?:喜欢|爱听?|偏爱|偏好)(?:听|用)?"
        ),
        "以后都要",
    ),
    (
        compiled(
            r"^(?!.*(?:什么|哪|吗|[?？]))(?:请|你|要|帮我|给我)*记(?:住|得|着|好)(?:了)?[,，:]?我?(?:一直|最|就|"
            r"平时|比较|特别)*(?:讨厌|不(?:太)?喜欢|不爱听?|受不了|不要)(?:听|用)?"
        ),
        "以后都不要",
    ),
)

_NEAR_KEY = compiled(
    r"(?P<fifth>(?:上|下)?属(?:方向的?)?调)(?!式|性)|(?P<same>同(?:主音|名)的?)(?P<mode>[大小]调)|(?:关系|平行)调"
)
_HALF_AS_LONG = compiled(
    r"^(?:把|请|帮我|给我|直接|整首|全曲|曲子|长度|时长|篇幅|[,，])*(?:砍|剪|缩|减|截|裁|切|压)(?:短|掉|到|成|为|"
    r"去|只剩)*(?:原来的?)?(?:一半|二分之一|半)(?:的?(?:长度|时长|篇幅))?[吧。!！]*$"
)
_TWICE_AS_LONG = compiled(
    r"^(?:把|请|帮我|给我|整首|全曲|曲子|[,，])*(?:(?:长度|时长|篇幅)(?:再|给我)?(?:翻一?倍|加倍|翻番|变成?两倍|"
    r"乘以?二)|翻一?倍(?:的)?(?:长度|时长|篇幅)|(?:拉|延|加|变)长(?:到|成)?(?:一倍|两倍)|长一倍)[吧。!！]*$"
)
_ALL_HEARD = compiled(
    r"^(?:请|帮我|给我|把|都|全|全部|所有的?|大家|声部|乐器)*(?:取消|解除|关掉|去掉)(?:所有的?|全部的?|"
    r"一切)?静音[了吧。!！]*$|"
    r"^(?:请|把|让)?(?:所有|全部|全体|大家|每个)(?:的)?(?:声部|乐器|人)?(?:都|全)*(?:放出来|回来|打开|恢复|响起来|"
    r"出声|开起来|取消静音)[了吧。!！]*$"
)
# A feeling alone that is asked of what plays: 要大气.
_WISHED_MOOD = compiled(
    rf"^(?:要|得|应该|需要|必须|应当)(?:是|更|再|有)?(?P<how>{HAN}{{2,4}}?)(?:一?[点些]|的)?[吧。!！]*$"
)

# One wish after the other in one breath.
_ONE_THEN_OTHER = compiled(
    r"^先(?P<a>(?:撤销|撤回|重写|静音)|[^,，。先]{3,14}?)再(?P<b>(?![次度快慢])[^,，。]{3,})$|"
    r"^(?P<c>[^,，。先]{3,14}?)(?:(?<![节段句拍歌奏])|(?=(?:以后|之后)再(?:取名|命名|加|换|改|把|配|转|去|分析|"
    r"重写|续)))(?:了?(?:以后|之后)|完了?(?:以后|之后)?|好了?(?:以后|"
    r"之后)?)再(?P<d>(?![次度])[^,，。]{3,})$"
)

# --- Before there is any.
_FROM_NOTHING: tuple[Rule, ...] = (
    # 有没有像久石让那种的.
    (
        compiled(
            r"^(?:请问|你)?(?:这里|这儿)?(?:有没有|有无|可有)(?:那种)?(?P<what>[^,，?？]{2,20}(?:的|那种|曲子?|歌|"
            r"音乐|旋律|配乐))(?:吗|呢)?[?？]*$"
        ),
        r"来一首\g<what>",
    ),
    (
        compiled(
            r"^(?:请问|你们?)?(?:这里|这儿)?有(?!没有|什么|哪)(?P<what>[^,，?？什么哪]{2,20}(?:曲子?|歌|音乐|旋律|"
            r"配乐))(?:吗|么)[?？]*$"
        ),
        r"来一首\g<what>",
    ),
)

# 第一段只要吉他，第二段加鼓: the way of a piece that is yet to be written.
_FIRST_THEN_SECOND = compiled(r"第一(?:段|部分).*第二(?:段|部分)")
_TWO_PARTS = {"一": "前半段", "二": "后半段"}
_THREE_PARTS = {"一": "开头", "二": "中间", "三": "结尾"}

# --- A wish that only the mark at its end makes a question: 好像缺点什么，加点打击乐？
_IMPERATIVE = compiled(
    rf"{_CLAUSE}(?:要不|不如|那就?|干脆|是不是|或者|那么|不然|我们|咱们?|[,，])*{PLEASE}(?:加|换|改|删|去掉|拿掉|"
    rf"来|把|将|让|给|写|弄|整|试|配|补|添|升|降|提|慢|快|轻|响|重来|重写|变|放慢|加快|调)[^,，。?？]*[?？]+$"
)
_ASKS = compiled(
    r"吗|呢|什么|哪|几|多少|怎|谁|为何|如何|是不是|有没有|能不能|可不可以|会不会|好不好|行不行|(.)不\1|还是"
)


def _one_by_one(match: re.Match[str]) -> str:
    """Two wishes in their order, with a pause between: 先去掉鼓再加个长笛."""
    return f"{match['a'] or match['c']},然后{match['b'] or match['d']}"


def _with_pauses(text: str) -> str:
    """What was spoken without a pause, with a comma where another clause begins: 挺好听的就是有点短能不能再加八小节."""
    if len(text) < _LONG_BREATH or _MARK.search(text):
        return text
    return _BEGINS_ANEW.sub(",", text)


def _near_key(match: re.Match[str], key: Key) -> Key:
    """The key that has the name of its relation to ``key``: the dominant's, the relative one."""
    if match["fifth"]:
        return Key.of(key.pitch_class + (5 if match["fifth"].startswith("下") else 7), key.mode)
    mode = "major" if key.is_minor_like else "minor"
    if match["same"]:
        return Key.of(key.pitch_class, {"大调": "major", "小调": "minor"}.get(match["mode"] or "", mode))
    return Key.of(key.parent + (9 if mode == "minor" else 0), mode)


def _in_its_measure(text: str, context: Context) -> str:
    """Half or twice the length, and everybody to be heard again, in what the piece has."""
    if context.bars is not None and _HALF_AS_LONG.match(text):
        return f"缩短到{max(1, context.bars // 2)}小节"
    if context.bars is not None and _TWICE_AS_LONG.match(text):
        return f"再续写{context.bars}小节"
    near = _NEAR_KEY.search(text) if context.key is not None else None
    if near and context.key is not None:
        return text[: near.start()] + key_name(_near_key(near, context.key), "zh") + text[near.end() :]
    if context.parts and _ALL_HEARD.match(text):
        return f"取消{'、'.join(part_name(part, 'zh') for part in dict.fromkeys(context.parts))}静音"
    return text


def direct_in_chinese(text: str, context: Context) -> str:
    """The cleaned Chinese ``text`` in more direct words; ``context`` says what is playing."""
    text = on_its_own(_with_pauses(text), context.previous)
    for pattern, words in (*WISHES, *_ASKED):
        text = pattern.sub(words, text)
    wished = _IMPERATIVE.search(text)
    if wished and not _ASKS.search(wished.group()):
        text = text.rstrip("?？")
    if not context.has_piece:
        if _FIRST_THEN_SECOND.search(text):
            names = _THREE_PARTS if "第三段" in text else _TWO_PARTS
            text = re.sub(r"第[一二三](?:段|部分)", lambda match: names.get(match.group()[1], match.group()), text)
        for pattern, words in _FROM_NOTHING:
            text = pattern.sub(words, text)
        return text
    text = _ONE_THEN_OTHER.sub(_one_by_one, text)
    text = without_complaint(text)
    text = of_versions(_in_its_measure(text, context), context.versions > 1)
    for pattern, words in (*CHARACTER, *CHANGES, *OF_PARTS):
        text = pattern.sub(words, text)
    wished = _WISHED_MOOD.match(text)
    if wished and any(hit.value and hit.phrase == wished["how"] for hit in MOODS.find(wished["how"])):
        return f"更{wished['how']}一点"
    return text
