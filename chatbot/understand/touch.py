"""How the notes are played: crescendo, swing, articulation, fades, as edits of the piece."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan

_CRESCENDO = compiled(
    r"\bcrescendo\b|\b(?:get(?:s|ting)?|grow(?:s|ing)?|become) (?:gradually |slowly |steadily )?louder(?: and "
    r"louder)?\b|^(?:please |now |let it |have it |make it |it should |i want it to )*(?:(?:gradually|slowly|steadily) "
    r")?build(?:ing)?(?: it)? up"
    r"(?: (?:gradually|slowly|steadily|bit by bit|towards? the end|to the end))*(?: please)?[.! ]*$|"
    r"\b(?:gradually|slowly|steadily) (?:get(?:ting)? )?louder\b|\bswell\b|\blouder and louder\b|越(?:到)?(?:后面?|"
    r"往后|往后面?|弹|奏|走|来)越(?:响|强|大声|有力)|渐强|(?:慢慢|逐渐|越来越|渐渐|逐步|一点点)(?:地)?(?:变|更|加|推|"
    r"推得|弹得)?(?:强|响|大声)(?:起来|上去)?|[由从](?:弱|轻)(?:慢慢|逐渐)?(?:到|转|变|往|渐|推到)(?:强|响)"
)
_DIMINUENDO = compiled(
    r"\b(?:de-?crescendo|diminuendo|dim\.)|\b(?:get(?:s|ting)?|grow(?:s|ing)?|become) (?:gradually |slowly |steadily "
    r")?(?:softer|quieter)(?: and (?:softer|"
    r"quieter))?\b|\b(?:gradually|slowly|steadily) (?:get(?:ting)? )?(?:softer|quieter)\b|\bdie(?:s)? away\b|"
    r"\b(?:softer|quieter) and (?:softer|quieter)\b|"
    r"越(?:到)?(?:后面?|往后|来|弹|奏|走)越(?:轻|弱|小声)|越来越安静|渐弱|"
    r"(?:慢慢|逐渐|越来越|渐渐|逐步|一点点)(?:地)?(?:变|更|减|收|弹得)?(?:弱|轻|小声)(?:下去|下来)?|[由从](?:强|"
    r"响)(?:慢慢|逐渐)?(?:到|转|变|往|渐)(?:弱|轻)"
)
_STRAIGHT = compiled(
    r"\bstraight(?:en)?(?: out)?(?: the| it)?(?: eighths?| eighth notes?| feel| rhythm)?\b(?! away| ahead)|"
    r"\b(?:no(?: more)?|not|without|less|stop|kill|(?:remove|lose|drop|cut|ditch|take out|take away|get rid of|turn "
    r"off|leave out|undo)(?: the| all the| that)?) (?:the |that )?(?:swing(?:ing)?|shuffl(?:e|ing))\b(?! (?:band|"
    r"music|tune|song))|\bunswing\b|\beven(?: out)? (?:the )?(?:eighths?(?: notes)?|quavers)\b|\b(?:less|not so) "
    r"(?:swung|swingy)\b|"
    r"(?:不要|去掉|取消|别|不用|关掉|拿掉|去除)(?:再|那个|有|用)?(?:摇摆|swing|摇(?!滚))(?:感|的感觉|"
    r"节奏)?了?(?:[,，]?(?:八分音符)?(?:弹直|打直))?|"
    r"(?:八分音符|节奏|音符)?(?:都|要|全)?(?:弹|打|改|变|弄|奏|走)(?:得|成)?(?:直|平(?!静|和|淡|稳)|均匀|平均|"
    r"平直)(?:一点|一些|的)?|(?:用)?(?:均分|平均|平直)的?(?:八分(?:音符)?|节奏)"
)
_SWING = compiled(
    r"\b(?:make (?:it|this|that|the \w+) |let (?:it|this|the \w+) |give (?:it|this|the \w+) |add |with |put |play "
    r"(?:it |this )?|want |need |more |just )?"
    r"(?:in |on |to |with )?(?:an? |some |the )?(?P<en>(?:light|slight|gentle|subtle|hard|heavy|strong|real|jazzy|"
    r"little|lot of|bit of|touch of|hint of|more|little bit of)?\s*)"
    r"swing(?:ing)?(?: it| feel| groove| rhythm| harder| more)?\b(?! (?:music|tune|piece|band|song|era|jazz))|"
    r"(?:来|加|带|要|有|弹得|打得|弹|变)(?:一?点儿?|一?些|上|入|进|得|出)?(?P<zh>轻微|淡淡|微微|强烈)?(?:的)?摇摆(?:的?感觉|"
    r"感|的?节奏|一点|一些|起来)?|(?:轻微|稍微|微微|淡淡|一点点?)(?:地|的)?摇摆(?:的?感觉?)?|^摇摆感?(?=[吧。]*$)|"
    r"摇摆(?:一点|一些|起来)|摇(?:起来|一点|一些)|晃(?:起来|一点)"
)
_SHUFFLE = compiled(r"^(?:please |now |just )*shuffle (?:it|this|that|the (?:beat|rhythm|groove|eighths?))\b")
_LIGHT = compiled(r"\b(?:light|slight|gentle|subtle|little|bit|touch|hint)|稍微|轻微|一点点|淡淡|微微")
_HARD = compiled(r"\b(?:hard|harder|heavy|strong|lot)|强烈|很")
# The first eighth's share of the beat: triplets give two thirds.
_SWING_LIGHT, _SWING_PLAIN, _SWING_HARD, _SWING_NONE = 0.583, 0.667, 0.708, 0.5
_ARTICULATIONS = (
    ("staccato", compiled(r"\b(?:play (?:it |everything )?)?(?:staccato|short and detached|detached|choppy|"
                          r"spiccato)\b|断奏|跳音|顿音|短促(?:一点|些)?|断开|跳弓|弹跳|颗粒感(?:再|更)?(?:强|重|足|"
                          r"明显)?(?:一?[点些])?|^跳(?:一?[点些])|干脆(?:利落|一点|些)|"
                          r"[弹奏拉吹打敲走](?:得(?:再|更)?|(?:再|更)?(?=[断短脆]))(?:跳跃?|断|短|脆|利落|干脆|"
                          r"颗粒)(?:一?点儿?|一?些)?")),
    ("legato", compiled(r"\b(?:smoother,? (?:more )?)?legato\b|\b(?:smoother|more connected|slurred)\b|连奏|连弓|"
                        r"连贯(?:一点|一些|些)?|圆滑(?:奏|一点)?|[弹奏拉吹唱走]得(?:再|更)?(?:连|滑|顺|流畅|绵长|"
                        r"粘)(?:一?点儿?|一?些)?|连(?:起来|着[弹吹拉奏]|一点|一些|成一[片线])")),
    ("tenuto", compiled(r"\btenuto\b|\bheld notes\b|保持音|持音|(?:时值|音)?(?:保持|拉|弹|给|拖)满|(?:拖|拉|弹|吹|"
                        r"唱|留)得?(?:再|更)?长(?:一?[点些])")),
    ("accent", compiled(r"\b(?:accents?|accented|accentuate|marcato|emphasi[sz]e)\b|加?重音|强调|(?<!再)加重(?!一|"
                        r"金属)|突出重拍|重拍突出")),
)  # fmt: skip
_FADE = compiled(
    rf"\bfad(?:e|ing)[\s-]*(?:it |the \w+ )?(?P<en>in|out)\b(?:\s*(?:over|during|for|in|across|on)\s+(?:the )?(?:last |"
    rf"first |final )?(?P<n>{NUMBER})\s*(?:bars?|measures?))?|"
    rf"(?:(?:最后|开头|前|末尾)?(?P<m>{NUMBER})个?小节)?(?:处|里|内|时)?(?:做|加|慢慢|逐渐|渐渐)?个?(?P<zh>淡入|淡出|"
    rf"渐入|渐出|淡进来|淡[掉去]|淡下去|渐隐|(?:慢慢|渐渐|逐渐)?(?<!别)(?<!让)消失)(?:效果)?"
)
_RITARDANDO = compiled(
    r"\b(?:(?:gradually|slowly|steadily|progressively|bit by bit) (?:slow(?:s|ing)?(?: it| this| things)? down|slowing"
    r"(?: down)?|get(?:s|ting)? slower)|slow(?:ing)?(?: it| this)? down (?:gradually|slowly|bit by bit|progressively)|"
    r"slower and slower|(?:an? |some )?(?:molto |poco )?(?:rit(?:ardando|enuto|\.)?|rall(?:entando|\.)?)(?![a-z])|"
    r"(?P<end>(?:slow(?:ing)?(?: it| this| things)? down|slow) (?:at|towards?|near|into) the (?:very )?(?:end|"
    r"ending|close|finish)))|(?:逐渐|慢慢|渐渐|逐步|越来越|一点点)(?:地)?(?:变|放|减)?慢(?:下来)?|渐慢|"
    r"(?P<close>(?<!到)(?:结尾|最后|收尾|末尾|结束)(?:处|的时候|那里|部分|时|要|再|稍微|给我)*(?:慢下来|放慢|减慢|"
    r"收慢|拉慢|慢(?:一点|一些|点|些)?收[住尾掉]?|收得慢(?:一?点|一?些)?|慢(?:一点|一些|点|些))(?:收尾|结束)?)"
)
_ACCELERANDO = compiled(
    r"\b(?:(?:gradually|slowly|steadily|progressively|bit by bit) (?:speed(?:s|ing)?(?: it| this| things)? up|"
    r"get(?:s|ting)? faster|accelerat\w+)|(?:speed(?:ing)?(?: it| this)? up|accelerate) (?:gradually|slowly|steadily|"
    r"bit by bit)|(?P<end>(?:(?:speed(?:ing)?|hurry)(?: it| this| things)? up|accelerate|quicken|get faster|push "
    r"(?:the tempo|ahead|on)) (?:at|towards?|near|"
    r"into|to|before) the (?:very )?(?:end|ending|close|finish))|faster and faster|(?:an? |some )?(?:molto |poco "
    r")?accel(?:erando|\.)?(?![a-z]))|"
    r"(?:逐渐|慢慢|渐渐|逐步|越来越|一点点|不断)(?:地)?(?:(?:变|加|更)|(?<=越来越))快(?:起来)?|(?:逐渐|慢慢|渐渐|"
    r"逐步|一点点)(?:地)?快起来|渐快|由慢[到转变渐]+快"
)
_AT_THE_END = compiled(
    r"\b(?:at|towards?|near|into|in|for) the (?:very )?(?:end|ending|close|finish)\b|结尾|(?<!到)最后(?!\d|"
    r"[一二三四五六七八])|末尾|收尾"
)
_MILDLY = compiled(r"\b(?:poco|slight(?:ly)?|a (?:little|bit)|gently)\b|稍微|略微|一点点")
_STRONGLY = compiled(r"\b(?:molto|a lot|much|very)\b|明显|很多|大幅")
# What a gradual change of tempo leads to, against the tempo before: plainly, mildly, strongly.
_SLOWING, _QUICKENING = (0.75, 0.88, 0.6), (1.3, 1.12, 1.5)
# A fade without a length takes four bars, a phrase.
_FADE_BARS = 4


@dataclass(frozen=True)
class Touch:
    """One such edit: its operation, value or word, and where its words stood. A gradual change of
    tempo has the ratio that it leads to as its value, and "end" as its word where it is for the end."""

    operation: str
    start: int
    end: int
    value: float | None = None
    word: str | None = None

    @property
    def at(self) -> int:
        """Where its words begin."""
        return self.start


def read_touches(scan: Scan) -> list[Touch]:
    """Take every edit of playing. Call it only while a piece is there and before the dynamics and
    the length are read."""
    found = []
    fade = scan.pull(_FADE)
    if fade:
        out = (fade["en"] or fade["zh"]) in (
            "out",
            "淡出",
            "渐出",
            "淡掉",
            "淡去",
            "淡下去",
            "渐隐",
        ) or "消失" in fade.group()
        bars = number(fade["n"] or fade["m"]) if fade["n"] or fade["m"] else _FADE_BARS
        found.append(Touch("fade_out" if out else "fade_in", *fade.span(), value=float(bars or _FADE_BARS)))
    for pattern, (plain, mild, strong) in ((_RITARDANDO, _SLOWING), (_ACCELERANDO, _QUICKENING)):
        match = scan.pull(pattern)
        if match:
            near = scan.text[max(0, match.start() - 12) : match.end() + 12]
            ratio = mild if _MILDLY.search(near) else strong if _STRONGLY.search(near) else plain
            at_end = "end" if _AT_THE_END.search(scan.text) else None
            found.append(Touch("tempo", *match.span(), value=ratio, word=at_end))
    for operation, pattern in (("crescendo", _CRESCENDO), ("diminuendo", _DIMINUENDO)):
        match = scan.pull(pattern)
        if match:
            found.append(Touch(operation, *match.span()))
    straight = scan.pull(_STRAIGHT)
    swing = None if straight else scan.pull(_SWING) or scan.pull(_SHUFFLE)
    if straight:
        found.append(Touch("swing", *straight.span(), value=_SWING_NONE))
    elif swing:
        before = scan.text[max(0, swing.start() - 16) : swing.end() + 6]
        value = _SWING_LIGHT if _LIGHT.search(before) else _SWING_HARD if _HARD.search(before) else _SWING_PLAIN
        found.append(Touch("swing", *swing.span(), value=value))
    for word, pattern in _ARTICULATIONS:
        match = scan.pull(pattern)
        if match:
            found.append(Touch("articulation", *match.span(), word=word))
    return found
