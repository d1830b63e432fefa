"""Changes of what plays in everyday Chinese, in words that the readers know: 像乌龟爬 is 太慢了, 音量往下拉一拉
小声一点, 把钢琴的旋律让小提琴来拉 an exchange."""

from __future__ import annotations

import re

from chatbot.understand.everyday_zh import END, PLAYERS
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.rule import Rule

_NUMBERS = compiled(rf"第?{NUMBER}(?:到|至|-|~){NUMBER}")


def _with_bars(place: str) -> str:
    """A place that is named by numbers alone, with its bars: 5到12 is 第5到12小节."""
    return f"第{place.removeprefix('第')}小节" if _NUMBERS.fullmatch(place) else place


def _times(match: re.Match[str]) -> str:
    """A tempo so many times as fast, as a share that it changes by."""
    factor = number(match["n"] or match["m"]) or 1.0
    share = round(abs(factor - 1) * 100)
    return match.group() if not 0.1 < factor < 4 or not share else f"{'提速' if factor > 1 else '降速'}百分之{share}"


def _in_a_row(match: re.Match[str]) -> str:
    """Bars that follow each other, from the first to the last: 第5、6、7小节."""
    bars = [int(number(one) or 0) for one in re.split(r"[、,]", match["list"])]
    return f"第{bars[0]}到{bars[-1]}小节" if bars == list(range(bars[0], bars[-1] + 1)) else match.group()


_SLOW_AS = r"(?:乌龟|蜗牛|老牛拉|树懒|没睡醒|送葬|出殡|走不动|老太太(?:走路|散步|过马路)?|挪|爬)(?:车|破车|爬|走路)?"
_FAST_AS = (
    r"(?:赶着?去?投胎|赶(?:火车|飞机|场|集|命)|被?狗追|(?:开|打)?机关枪|百米(?:冲刺|赛跑)|逃命|火烧(?:眉毛|屁股)|"
    r"上了发条)"
)
CHANGES: tuple[Rule, ...] = (
    # Too fast, too slow, in pictures and complaints: 像乌龟爬, 我奶奶都嫌慢, 慢了.
    (
        compiled(
            rf"^(?:这|它|听着|感觉|怎么|简直|弹得|跟|好?像|是在|在|[,，])*{_SLOW_AS}(?:一样|似的|呢|吗)?[了。!！?？]*$"
        ),
        "太慢了",
    ),
    (
        compiled(
            rf"^(?:这|它|听着|感觉|怎么|简直|弹得|跟|好?像|是在|在|[,，])*{_FAST_AS}(?:一样|似的|呢|吗)?[了。!！?？]*$"
        ),
        "太快了",
    ),
    (
        compiled(r"嫌(?:弃)?(?:它|这|这个|曲子)?(?:太|有点|过于)?(?P<how>[慢快吵响长短闷])(?:了)?(?=$|[,，。!！])"),
        r"太\g<how>了",
    ),
    (
        compiled(r"^(?:还是|有点|感觉|好像|现在|这|又|稍微|整体|貌似)*(?P<how>[慢快])了(?:点|些)?[。!！]*$"),
        r"太\g<how>了",
    ),
    (
        compiled(
            rf"^(?:速度)?(?:再|稍微|给我)*(?:往回|往下)[拉收调退压降带](?P<n>{NUMBER})(?:拍|bpm|个?点)[吧。!！]*$"
        ),
        r"放慢\g<n>拍",
    ),
    (
        compiled(rf"^(?:速度)?(?:再|稍微|给我)*往上[拉提调推加带](?P<n>{NUMBER})(?:拍|bpm|个?点)[吧。!！]*$"),
        r"加快\g<n>拍",
    ),
    (
        compiled(
            r"(?:怎么|为什么)?(?:这么|那么|如此|好|真|贼|老|实在|未免|确实)(?P<how>[慢快吵响闷])(?:了|呢|嘞|的|"
            r"啊)*[。!！?？]*$"
        ),
        r"太\g<how>了",
    ),
    # Signs and single words: 速度+10, 鼓轻.
    (compiled(rf"^(?:速度|bpm|节奏)\s*[+＋](?P<n>{NUMBER})(?:拍|bpm)?$"), r"加快\g<n>拍"),
    (compiled(rf"^(?:速度|bpm|节奏)\s*[-－](?P<n>{NUMBER})(?:拍|bpm)?$"), r"放慢\g<n>拍"),
    (compiled(rf"(?P<who>{PLAYERS}|旋律|伴奏|低音)(?P<how>[轻响弱强]|小声|大声)(?=$|[,，。])"), r"\g<who>\g<how>一点"),
    # Three bars or more, each by its number.
    (compiled(rf"第?(?P<list>{NUMBER}(?:[、,]{NUMBER}){{2,}})(?:个)?小节"), _in_a_row),
    # What was done though nobody asked for it.
    (
        compiled(
            r"^(?:我)?(?:不是|没|没有|谁)(?:让|叫|要)你(?:去)?(?:改|加|换|删|动|弄|写|做)[^,，。]{0,6}[。!！?？]*$"
        ),
        "撤销",
    ),
    # Up to a bar, from the first on: 渐强到第12小节.
    (
        compiled(
            rf"^(?:让它|慢慢|逐渐|一直|从头)*(?P<way>渐强|渐弱)(?:到|直到|至)第?(?P<n>{NUMBER})小节(?:为止)?[。!！]*$"
        ),
        r"第1到\g<n>小节\g<way>",
    ),
    # Longer, and how long it shall be then: 再长一点，一分钟左右.
    (
        compiled(
            r"^(?:太短了?|(?:请|帮我|把它|再|稍微|还要|可以|能不能|弄|做|加|拉|延|改){0,4}长(?:一?[点些])?(?:吧|"
            r"吗)?)[,，。 ]+"
            rf"(?:来个|来|要|到|大概|大约|差不多|最好|有个?|能到|做到|改成|加到)*(?P<n>{NUMBER}(?:分钟?半?|秒钟?))"
            rf"(?:左右|上下|的|吧|就行|就好|差不多)*[。!！]*$"
        ),
        r"加长到\g<n>",
    ),
    # By an octave: 二胡太尖了，换成低一点的音区.
    (
        compiled(
            rf"^(?:请|帮我|把)*(?P<who>{PLAYERS})?(?:有点|太|听着|实在|过于|的音)*(?:尖|高|细|刺耳|闷|低|沉|暗)?(?:了)?[,，]?"
            rf"(?:能不能|可以|请|再|给我|让它|把它)*(?:换|移|放|调|改|挪|用|弹|拉|吹)?[到成在为用]?(?:更|再|稍微|稍)?"
            rf"(?P<way>[低高])(?:一?[点些])?的?(?:音区|音域|八度)(?:里|上|去)?(?:来)?(?:演奏|弹|拉|吹)?(?:吧|吗|好吗|一下)*[。!！?？]*$"
        ),
        lambda m: f"{'把' + m['who'] if m['who'] else ''}移{m['way']}一个八度",
    ),
    # How long it lasts: 一分钟能放完吗.
    (
        compiled(
            rf"^(?:在)?{NUMBER}(?:分钟?|秒钟?)(?:之?内|左右)?(?:能|可以|够)?(?:不能)?(?:放|弹|播|奏|"
            rf"演)(?:得)?完(?:吗|么)?[?？]*$"
        ),
        "时长多久?",
    ),
    # What one cannot stand is disliked: 我最讨厌萨克斯.
    (
        compiled(r"^我(?:最|很|真的?|就|特别|一直|从来)*(?:讨厌|不爱听?|听不得|受不了|烦死?)(?=[\u4e00-\u9fff])(?!了)"),
        "我不喜欢",
    ),
    # Who says so is not what is wished: 甲方说要大气.
    (
        compiled(
            r"^(?:我们?的?|我家)?(?:甲方|老板|客户|导演|领导|老师|妈|妈妈|爸|爸爸|朋友|同事|观众|大家|孩子|娃|学生|"
            r"室友|女朋友|男朋友|对象|编导|制片|评委|他们|群里|网友|粉丝)"
            r"(?:们|爸爸)?(?:都|刚才|又|非)*(?:说|觉得|认为|要求|希望|建议|反馈|吐槽|抱怨|点名)(?:这|它|曲子|音乐|"
            r"你)?[,，:]?(?=.{2,})"
        ),
        "",
    ),
    # Too high and too low for a voice: 我女儿唱不上去.
    (
        compiled(
            r"^(?!.*(?:升|降|移|调|key|八度|半音)).*(?:唱|喊|飙|嗓子|音)?(?:不上去|不上来|上不去|够不着|"
            r"不上这么高)(?:的?音)?了?[。!！]*$"
        ),
        "整体低一点",
    ),
    (
        compiled(r"^(?!.*(?:升|降|移|调|key|八度|半音)).*(?:唱|嗓子|音)(?:不下去|下不来|下不去|不下来)了?[。!！]*$"),
        "整体高一点",
    ),
    (
        compiled(
            r"^(?:给|是|这是|要)?(?:男声|女声|童声|男生|女生|孩子们?|合唱团|我们?|男高音|"
            r"女高音)(?:来)?唱(?:的)?[,，](?=太|有点)"
        ),
        "整体",
    ),
    (compiled(r"^.{0,8}(?:跟|赶|追)不上(?:趟|节奏|拍子|速度)?了?[。!！]*$"), "太快了"),
    # So many times as fast: 1.25倍速.
    (
        compiled(
            rf"(?:(?:速度|拍速|曲速|节奏)(?:给我)?(?:乘以?|调到|调成|变成|改成|变为|用|开)?|"
            rf"(?<![\d.]))(?P<n>{NUMBER})倍(?:的?速度?|速)?(?:播放)?(?=[吧。!！]*$)|(?:速度|拍速|"
            rf"曲速)乘以?(?P<m>{NUMBER})(?=[吧。!！]*$)"
        ),
        _times,
    ),
    # Two things with one verb: 速度和调都降一点.
    (
        compiled(
            r"^(?:把|将)?(?P<a>速度|调|音高|音量|声音|力度)(?:和|跟|、|与|,)(?P<b>速度|调|音高|音量|声音|"
            r"力度)(?:都|全|一起|一块|同时)*(?P<do>[^,，。和跟]{1,8})$"
        ),
        r"\g<a>\g<do>,\g<b>\g<do>",
    ),
    # What it was before says nothing of what it shall be: 从大调改成多利亚.
    (
        compiled(
            r"(?:从|由)(?:原来的?)?(?:[大小]调|[二三四六八九\d/]+拍|[快慢中]板|\d{2,3})(?=(?:改|换|变|转|"
            r"调)(?:成|为|到|作))"
        ),
        "",
    ),
    (compiled(rf"^(?:从|由)(?=(?:原来的)?(?:{PLAYERS})(?:的声部)?(?:改|换|变)(?:成|为|作))"), "把"),
    # The depth is what a bass gives.
    (
        compiled(
            r"(?:低频|低端|低音区|下盘|低音)(?:部分)?(?:再|更|要|给我|稍微)*(?:多|足|厚|强|重|大|猛|稳|扎实|"
            r"饱满)(?:一点点?|一些|[点些])"
        ),
        "贝斯大声一点",
    ),
    (
        compiled(
            r"(?:低频|低端|低音区)(?:部分)?(?:再|更|要|给我|稍微|太|有点)*(?:少|弱|轻|减|收|多|轰|糊|"
            r"浑)(?:一点点?|一些|[点些]|了)*$"
        ),
        "贝斯小声一点",
    ),
    # The last note held.
    (
        compiled(
            r"(?:把|让|将)?(?:最后|结尾|末尾|收尾)(?:的)?(?:那|这)?一?个?(?:音符?|和弦|长音|尾音)(?:再|给我|要|弹|"
            r"拉|吹|多)*(?:拉长|拖长|延长|延留|延音|保持住?|留长|拉满|"
            r"长一?[点些]|停(?:一会|久)|持续|久一?[点些]|拖一?拖)(?:一?[点些下])?(?:再(?:停|收|结束|断))?"
        ),
        "最后一小节保持音",
    ),
    # The order of sections: AABA的顺序排.
    (
        compiled(
            r"^(?:请|就|按|照|用|给我)*(?P<form>[A-Ha-h]{2,16})(?:的)?(?:顺序|结构|次序|排法)(?:重新|重|"
            r"来)?(?:排(?:列)?|来|走|弄|改|组织|过)?(?:一下|一遍)?[吧。!！]*$"
        ),
        r"段落顺序改成\g<form>",
    ),
    # What goes with the one that stays.
    (
        compiled(
            r"^(?:只)?保留(?P<what>[^,，。]{1,12}?)(?:小节)?[,，]?(?:其[他它余]|别|剩下|剩余|后面)的?(?:部分|"
            r"小节)?(?:都|全|全部|统统|就)*(?:丢掉?|删掉?|不要了?|去掉|砍掉?|剪掉?|扔掉?)[吧了。!！]*$"
        ),
        lambda match: f"只保留{_with_bars(match['what'])}",
    ),
    (
        compiled(
            rf"其[他它余]的?(?:声部|乐器|部分)?(?:都|全|就|可以|随便|随意|任意|你看着|看着|尽管|大胆|自由|"
            rf"随你)*(?:换|改|变|动|重写|重做|发挥|重来|弄)(?:掉|一下|一遍|变|动)?{END}"
        ),
        "其他重写",
    ),
    # A key that suits a voice, of which none is named.
    (
        compiled(
            r"(?:移|转|换|改|调|降|升)(?:到|成|个)(?:[^,，。]{1,8}?)(?:好唱|能唱|唱得上去?|唱得了|容易唱|舒服|顺口|"
            r"合适|"
            r"适合[^,，。]{1,6})的?(?:调|key|音区|音域)|(?:移|转|换|改|调|降|升)到(?:男声|女声|童声|男生|女生|女孩|"
            r"男孩|孩子|合唱团?)[^,，。]{0,4}?的?(?:调|key|音区|音域)"
        ),
        "换个调",
    ),
)
