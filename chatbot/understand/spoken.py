"""What is said of music in everyday Chinese, in the words that the readers know: 我要打鼓跟着练的 wants no drums,
萨克斯三重奏：高音、中音、次中音 are three saxophones.

Like :mod:`chatbot.understand.wording`, but of whole phrases that are turned round.
"""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled
from chatbot.understand.names import key_name
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.rule import Rule
from composer.key import Key
from composer.piece import SECTION_LETTERS

_HAN = r"[\u4e00-\u9fff]"
_END = r"(?=[吧呗。!！]*(?:$|[,，。]))"
_CLAUSE = r"(?:^|(?<=[,，。;；]))"
_REGISTER = r"(?:最?高音|次中音|中音|上低音|倍低音|低音)"
_REGISTERED = r"(?:萨克斯管?|竖笛|笙|唢呐|柳琴|阮)"
_ROLE = r"(?:低音线|贝斯线|主?旋律|副旋律|对位(?:旋律)?|铺底|和弦|伴奏)"


def _each_register(match: re.Match[str]) -> str:
    """Every register with the instrument that was named once."""
    return "、".join(f"{word}{match['what']}" for word in re.findall(_REGISTER, match["list"]))


_LETTERS = dict(zip("一二三四五六七八12345678", SECTION_LETTERS * 2, strict=True))


def _exchanged(match: re.Match[str]) -> str:
    """Two sections that change places, in their new order: 第一段和第二段对调."""
    first, second = (_LETTERS.get(match[name], match[name].upper()) for name in ("a", "b"))
    return f"段落顺序改成{second}{first}"


_CHORD = r"[A-G][#b♯♭]?(?:maj|min|dim|aug|sus|m|M)?\d?"
_DEGREE_ZH = r"[一二三四五六七1-7]级"


def _degrees(match: re.Match[str]) -> str:
    """Degrees in a row, as one writes them: 一级到四级到五级 is 145进行."""
    digits = re.findall(r"[一二三四五六七1-7](?=级)", match.group())
    return "".join(str("一二三四五六七".index(d) + 1) if d in "一二三四五六七" else d for d in digits) + "进行"


def _chords(match: re.Match[str]) -> str:
    """Chords with small words between them: 和弦就C和G两个来回 is 和弦 C G."""
    return "和弦 " + " ".join(re.findall(_CHORD, match["list"])) + " "


def _numbers(match: re.Match[str]) -> str:
    """Two numbers in figures: 一百二十到一百三之间."""
    return f"{number(match['a']) or 0:g}到{number(match['b']) or 0:g}"


def _signature(match: re.Match[str]) -> str:
    """The key that has so many sharps or flats, a major one unless it is said: 四个升号."""
    count = int(number(match["n"]) or 1)
    mode = "minor" if (match["mode"] or "").startswith("小") else "major"
    fifths = count if match["sign"] == "升" else -count
    return key_name(Key.of((7 * fifths + (9 if mode == "minor" else 0)) % 12, mode), "zh")


_RULES: tuple[Rule, ...] = (
    # 萨克斯三重奏：高音、中音、次中音; 高音、中音和次中音萨克斯.
    (
        compiled(
            rf"(?P<what>{_REGISTERED})(?:[二三四五]?重奏)?[:：,，(（]?\s*"
            rf"(?P<list>{_REGISTER}(?:[、,，和与跟加]{_REGISTER})+)[)）]?"
        ),
        _each_register,
    ),
    (compiled(rf"(?P<list>{_REGISTER}(?:[、,，和与跟加]{_REGISTER})+)(?P<what>{_REGISTERED})"), _each_register),
    (
        compiled(
            rf"和弦(?:进行)?(?:就|只|用|是|只要|只用|走|来|要|:)+(?P<list>{_CHORD}(?:(?:和|跟|、|与|,|到|"
            rf"转)\s*{_CHORD})+)(?![a-z])(?:[两三四]个)?(?:来回|循环|来来回回|轮流)*(?:切换|弹|走)?"
        ),
        _chords,
    ),
    (compiled(rf"{_DEGREE_ZH}(?:(?:和弦)?(?:到|再|回|接|去|转|走|-|、|,)+{_DEGREE_ZH}){{2,}}(?:和弦)?"), _degrees),
    (compiled(rf"(?P<a>{NUMBER})(?:拍|bpm)?(?:到|至|~|-)(?P<b>{NUMBER})(?=(?:拍|bpm)?之间)"), _numbers),
    (
        compiled(r"(?<!几)(?P<n>[一二两三四五六七1-7])个(?P<sign>[升降])号的?(?P<mode>[大小]调)?(?!吗|呢|[?？])"),
        _signature,
    ),
    # Signs instead of verbs: +弦乐, -鼓, C→D.
    (compiled(rf"{_CLAUSE}\s*[+＋]\s*(?={_HAN})"), "加"),
    (compiled(rf"{_CLAUSE}\s*[-－]\s*(?={_HAN})"), "去掉"),
    (compiled(r"^(?:[A-Ga-g][#b]?)调?\s*(?:→|-+>|=+>)\s*(?P<key>[A-Ga-g][#b]?)调?$"), r"转到\g<key>调"),
    (compiled(rf"^再来{_END}"), "再来一次"),
    # Less of something: 拿掉一些, 少弹点.
    (
        compiled(
            rf"(?<!速度)(?:拿|去|删|减|砍|抽)(?:掉|除|去)?(?:一些|一点点?|点|几个|一部分|一半)(?:音符?|鼓点|东西)?{_END}"
        ),
        "简单一点",
    ),
    (
        compiled(rf"(?<!音量)(?<!声音)(?<!声)[弹打吹拉用写]?得?(?:再|稍微)?少(?:一点点?|一些|[点些]){_END}"),
        "简单一点",
    ),
    (compiled(r"(?:和声|和弦)(?:进行|走向)?(?=(?:有点|太|不够|听着|感觉|还是))"), "和弦"),
    (compiled(rf"(?<={_HAN})boring"), "无聊"),
    (compiled(rf"(?<={_HAN})busy"), "密"),
    (compiled(rf"(?<={_HAN})loud"), "响"),
    (compiled(r"bass\s?line"), "贝斯"),
    (compiled(r"comping"), "伴奏"),
    # The length as a number: 小节数改成二十四, 时长压到十五秒.
    (
        compiled(
            rf"(?:总?小节数|长度|总长)(?:给我)?(?:改|换|变|调|加|增|减|设)(?:成|为|"
            rf"到)?(?P<n>{NUMBER})(?:个?小节)?{_END}"
        ),
        r"改成\g<n>小节",
    ),
    (
        compiled(
            r"(?:时长|长度|总长|全长|曲子)?(?:给我|要|再)?(?:压|压缩|剪|缩|截|裁|控制)短?(?:到|成|在|至)(?:了)?"
            rf"(?={NUMBER}(?:秒|分|个?小节))"
        ),
        "缩短到",
    ),
    (
        compiled(
            r"(?<=拍号|拍子|节拍)(?:给我)?(?P<verb>[改换变调用设](?:成|为|到|用)?)(?P<m>[二三四五六七九2-9]|十二|12)"
            rf"(?P<n>[二四八248]){_END}"
        ),
        r"\g<verb>\g<m>\g<n>拍",
    ),
    # Degrees exchanged for others: 把四五三六换成1645.
    (
        compiled(
            r"把?(?:和弦|进行)*(?:从)?[一二三四五六七1-7]{3,8}(?:级|和弦|进行|的)*(?:换|改|变)(?:成|为|"
            r"到)(?P<new>[一二三四五六七1-7]{3,8})"
        ),
        r"和弦换成\g<new>",
    ),
    # Up and down without a verb of moving: 往下来一点.
    (compiled(r"(?P<way>[往向][上下])[来去走挪](?P<much>一?[点些]|一些)"), r"\g<way>移\g<much>"),
    # English verbs before a Chinese goal.
    (compiled(r"(?:transpose|modulate|key)(?:一下|调|改|换)?[到成为](?=[升降]?[A-Ga-g])"), "转到"),
    (compiled(r"(?P<verb>加|来|做|要)(?:个|一个|一段|点|段)?build[- ]?up"), r"\g<verb>个过渡"),
    (
        compiled(
            r"(?P<role>主?旋律|副旋律|伴奏|和弦|低音线?|贝斯线?|铺底)(?:部分|"
            r"声部)?给(?=[\u4e00-\u9fff])(?![我你它他她了换重加改删去我弄整配])"
        ),
        r"\g<role>交给",
    ),
    # Who hands a part on, in other verbs: 旋律移给长笛, 旋律让小提琴来拉.
    (compiled(rf"(?<={_HAN})(?:移|转|分|传|挪|派|留)给(?={_HAN}{{1,6}})(?!我|你)"), "交给"),
    (
        compiled(
            rf"(?P<role>{_ROLE}(?:部分|声部)?)(?:改|就|还是)?(?:让|由|请|叫|"
            rf"用)(?![连断跳顿滑揉轮琶颤泛])(?P<who>[^,，。的]{{1,6}}?)"
            r"(?:来[弹拉吹奏唱]?|[弹拉吹奏唱]|负责|演奏|担任)(?=[吧。!！]*(?:$|[,，。]))"
        ),
        r"\g<role>交给\g<who>",
    ),
    (
        compiled(r"(?P<verb>[加写来配添]上?(?:一?[个条层段])?)(?:在)?[高低上下](?:一个?)?八度的?(?=副旋律|对位)"),
        r"\g<verb>",
    ),
    (
        compiled(rf"换掉其[他它余]的?|其[他它余]的?(?:都|全|全部|声部|乐器)*(?:换|改|变)(?:掉|一下|了)?{_END}"),
        "其他重写",
    ),
    (compiled(r"(?:翻|变|整|玩|搞|弄)一?[个点些](?:新)?花样"), "换个花样"),
    (
        compiled(
            rf"(?:再?给我|再?来|再?写|再?做|想要|要)?(?P<n>{NUMBER})[个种](?:不同|不一样|别)的"
            r"(?P<what>结尾|开头|前奏|副歌|主歌|间奏|旋律|伴奏)"
        ),
        r"重写\g<what>,\g<n>个版本",
    ),
    (
        compiled(
            r"(?:把|将)?(?:第?(?P<a>[一二三四1-4a-dA-D])段)(?:和|跟|与|同)(?:第?(?P<b>[一二三四1-4a-dA-D])段)"
            r"(?:的?(?:顺序|位置|次序))?(?:对调|互换|调换|交换|调个?|换个?|换)(?:一下|过来|位置|顺序|次序|"
            r"过)*(?=[吧。!！]*$)"
        ),
        _exchanged,
    ),
    # 旋律保留，和弦全换: what stays was said first.
    (
        compiled(
            rf"^(?P<kept>{_ROLE})(?:保留|不变|不动|照旧|留着|不要动|别动)[,，]?(?:只|就|但|把)?(?P<new>{_ROLE}|和声)"
            r"(?:全部?|都|统统)?(?:换掉?|重写|改掉?|重做|换一?[套个])(?:一遍|一下)?[吧。!！]*$"
        ),
        r"换掉\g<new>，\g<kept>不变",
    ),
    (
        compiled(r"(?:把|将)(?P<where>[^,，。]{1,8}?小节)复制(?:一[遍份次])?(?:到后面|接在后面|一下)?(?=[吧。!！]*$)"),
        r"把\g<where>重复一遍",
    ),
    (compiled(r"换(?:一)?个版本"), "换一版"),
    (compiled(r"(?:第)?几版本?(?=$|[?？了吧])"), "几个版本"),
    (compiled(r"几[件样把](?=乐器)"), "几种"),
    (
        compiled(
            r"把?(?:之前|以前|写过|做过|前面)的?(?:那些|所有|东西)?(?:都|全)?(?:给我)?(?:列|摆|显示)(?:出来|一下|"
            r"给我看)"
        ),
        "列出所有版本",
    ),
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
