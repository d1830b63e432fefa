"""Changes of what plays in everyday Chinese, in words that the readers know: 像乌龟爬 is 太慢了, 音量往下拉一拉
小声一点, 把钢琴的旋律让小提琴来拉 an exchange."""

from __future__ import annotations

import re

from chatbot.understand.everyday_zh import END, HAN, LITTLE, PLAYERS, Rule
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number

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


_PULLED = r"[拉压降调收减推掰拧走拨提抬带放]"
_MOVED = rf"{_PULLED}(?:一?{_PULLED}|一下|{LITTLE}|[高低下上])?"
_INSTRUMENT = r"(?:[^,，。的把让用由给交]{1,6})"
_PART = r"(?:主?旋律|声部|部分|那部分|线条|那条线|那一?轨|活儿?|位置)"
_SLOW_AS = r"(?:乌龟|蜗牛|老牛拉|树懒|没睡醒|送葬|出殡|走不动|老太太(?:走路|散步|过马路)?|挪|爬)(?:车|破车|爬|走路)?"
_FAST_AS = (
    r"(?:赶着?去?投胎|赶(?:火车|飞机|场|集|命)|被?狗追|(?:开|打)?机关枪|百米(?:冲刺|赛跑)|逃命|火烧(?:眉毛|屁股)|"
    r"上了发条)"
)
CHANGES: tuple[Rule, ...] = (
    # Too fast, too slow, in pictures and complaints: 像乌龟爬, 我奶奶都嫌慢, 慢了.
    (
        compiled(
            rf"^(?:这|它|听着|感觉|怎么|简直|弹得|跟|好?像|是在|在|[,，])*{_SLOW_AS}(?:一样|似的|呢|"
            rf"吗)?[了。!！?？]*$"
        ),
        "太慢了",
    ),
    (
        compiled(
            rf"^(?:这|它|听着|感觉|怎么|简直|弹得|跟|好?像|是在|在|[,，])*{_FAST_AS}(?:一样|似的|呢|"
            rf"吗)?[了。!！?？]*$"
        ),
        "太快了",
    ),
    (
        compiled(
            r"嫌(?:弃)?(?:它|这|这个|曲子)?(?:太|有点|过于)?(?P<how>[慢快吵响长短闷])(?:了)?(?=$|"
            r"[,，。!！])"
        ),
        r"太\g<how>了",
    ),
    (
        compiled(
            r"^(?:还是|有点|感觉|好像|现在|这|又|稍微|整体|貌似)*(?P<how>[慢快])了(?:点|"
            r"些)?[。!！]*$"
        ),
        r"太\g<how>了",
    ),
    (
        compiled(
            rf"^(?:速度)?(?:再|稍微|给我)*(?:往回|往下)[拉收调退压降带](?P<n>{NUMBER})(?:拍|bpm|"
            rf"个?点)[吧。!！]*$"
        ),
        r"放慢\g<n>拍",
    ),
    (
        compiled(
            rf"^(?:速度)?(?:再|稍微|给我)*往上[拉提调推加带](?P<n>{NUMBER})(?:拍|bpm|"
            rf"个?点)[吧。!！]*$"
        ),
        r"加快\g<n>拍",
    ),
    (
        compiled(
            r"(?:怎么|为什么)?(?:这么|那么|如此|好|真|贼|老|实在|未免|确实)(?P<how>[慢快吵响闷])(?:了|呢|嘞|的|"
            r"啊)*[。!！?？]*$"
        ),
        r"太\g<how>了",
    ),
    # Louder and softer in other verbs, before and after the part.
    (
        compiled(
            rf"^(?:请|把|给我|帮我|能不能|再)*(?:突出|加强|增强|强化|凸显|放大)(?:一下)?(?P<who>{PLAYERS}|旋律|"
            rf"主旋律|伴奏|低音)(?:的?(?:声音|存在感|力度))?[吧。!！]*$"
        ),
        r"\g<who>大声一点",
    ),
    (
        compiled(
            rf"^(?:请|把|给我|帮我|能不能|再)*(?:弱化|削弱|减弱|淡化|压低|少一?[点些])(?:一下)?(?P<who>{PLAYERS}|"
            rf"旋律|伴奏|低音)(?:的?(?:声音|存在感|力度))?[吧。!！]*$"
        ),
        r"\g<who>小声一点",
    ),
    (
        compiled(
            rf"(?P<who>{PLAYERS}|旋律|主旋律|伴奏|低音)(?:的?声部|的?声音|声)?(?:能不能|给我|再|要|得|弹得|打得|"
            rf"稍微|更)*(?:太小|凸出来|往前一?[点些]|明显(?:一?[点些])?|清楚(?:一?[点些])?|提一?点音量|增强|加强|强化|"
            rf"推大一?[点些]|用力(?:一?[点些])?[弹打吹拉敲]?|放开一?[点些])(?:一下)?(?=[吧了。!！]*(?:$|[,，。]))"
        ),
        r"\g<who>大声一点",
    ),
    (
        compiled(
            rf"(?P<who>{PLAYERS}|旋律|主旋律|伴奏|低音)(?:的?声部|的?声音|声)?(?:能不能|给我|再|要|得|弹得|打得|"
            rf"敲得|稍微|更|有点|太)*(?:弱化|减弱|轻柔(?:一?[点些])?|用力了?|大了一?[点些]|大了?|往下压压|"
            rf"淡化)(?:一下)?(?=[吧。!！]*(?:$|[,，。]))(?<!得大)(?<!要大)(?<!再大)(?<!更大)"
        ),
        r"\g<who>小声一点",
    ),
    # Who leaves, who comes back, who joins.
    (
        compiled(
            rf"^(?:请|把|就)*取消(?:掉)?(?P<who>{PLAYERS})[吧了。!！]*$|^(?:请|把|就)*(?P<who2>{PLAYERS})(?:可以|"
            rf"就)?(?:取消|可以不要|不必要|没必要|多余|碍事|用不着)(?:掉)?[吧了。!！]*$|"
            rf"^用不着(?P<who3>{PLAYERS})[吧了。!！]*$"
        ),
        lambda match: f"去掉{match['who'] or match['who2'] or match['who3']}",
    ),
    (
        compiled(
            rf"^(?:请|再|给我)*放出(?P<who>{PLAYERS})[吧了。!！]*$|^(?:请|把)*(?P<who2>{PLAYERS})重新(?:打开|"
            rf"放出来|响起来|加入)[吧了。!！]*$"
        ),
        lambda match: f"取消{match['who'] or match['who2']}静音",
    ),
    (
        compiled(
            rf"^(?:再)?(?:来一?[支把架只台]|上|叠(?:加)?(?:上)?一层)(?P<who>{PLAYERS})[吧呗。!！]*$|"
            rf"^(?:让)?(?P<who2>{PLAYERS})(?:也来|也上|参与(?:一下|进来)?|垫一?[下垫]|铺一?[下铺])[吧呗。!！]*$"
        ),
        lambda match: f"加{match['who'] or match['who2']}",
    ),
    # What is wrong with the one that goes: 钢琴太俗换竖琴.
    (
        compiled(
            rf"(?P<who>{PLAYERS})(?:太|有点|不够?)[^,，。]{{1,3}}?了?(?=(?:换|改)(?:成|用|"
            rf"为)?(?:一?[把支架])?(?:{PLAYERS}))"
        ),
        r"\g<who>",
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
            r"^(?:我)?(?:不是|没|没有|谁)(?:让|叫|要)你(?:去)?(?:改|加|换|删|动|弄|写|"
            r"做)[^,，。]{0,6}[。!！?？]*$"
        ),
        "撤销",
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
        compiled(
            r"^我(?:最|很|真的?|就|特别|一直|从来)*(?:讨厌|不爱听?|听不得|受不了|"
            r"烦死?)(?=[\u4e00-\u9fff])(?!了)"
        ),
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
        compiled(
            r"^(?!.*(?:升|降|移|调|key|八度|半音)).*(?:唱|嗓子|音)(?:不下去|下不来|下不去|"
            r"不下来)了?[。!！]*$"
        ),
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
    # Who answers another joins: 来个二胡呼应一下钢琴; what it plays is said after: 加一个小号，吹副旋律.
    (
        compiled(
            rf"^(?:来|用|找|请|让|叫)(?P<x>(?:一?[个把支架])?{HAN}{{1,6}}?)(?:来)?(?:呼应|衬托|搭配|点缀|烘托|"
            rf"托着?|陪衬|应和|配合|陪|衬)(?:一下|着)?(?:主?旋律|{PLAYERS})[吧。!！]*$"
        ),
        r"加\g<x>",
    ),
    (
        compiled(
            rf"(?P<who>(?:加|来|配|添)(?:上|一)?[个把支架]?{HAN}{{1,6}}?)[,，](?:让它|由它|它|负责|就|来|"
            rf"专门)*(?:[吹拉弹奏唱打]|负责|演奏|担任|走)(?P<role>副旋律|主旋律|旋律|对位|伴奏|低音|和弦|"
            rf"铺底)(?=[吧。!！]*$)"
        ),
        r"\g<who>\g<role>",
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
    # Drums of another kind are played by the same drummer.
    (
        compiled(
            r"(?:把|将)?(?:架子|爵士)?鼓(?:组|点)?(?:的声部)?(?:换|改)(?:成|为|用|"
            r"作)(?:一?[套面组个])?(?:[\u4e00-\u9fff]{1,3}鼓|沙锤|铃鼓|木鱼|梆子|鼓机|拍手)" + END
        ),
        "鼓换个打法",
    ),
    # In the manner of a player: 用吉他弹唱的方式重编.
    (
        compiled(
            r"[用以按](?P<x>[\u4e00-\u9fff]{1,8}?)(?:弹唱)?(?:的)?(?:方式|形式|编制|阵容|配置|手法)(?:来|给我|"
            r"再)*(?:重?新?编(?:一[遍下])?|改编|演绎|诠释|重新演绎|改|重来|做|弹|演奏)(?:一?[遍下次])?"
        ),
        r"改编成\g<x>",
    ),
    (compiled(r"(?:续|加|补|接|安|添|装|写|来)(?:上|个|一个|条|一条|段)*(?:小|短)?尾巴"), "加个结尾"),
    (
        compiled(
            r"(?:拿|去|删|减|砍|剔|清)(?:掉|除|去)?(?:那些|些|所有|一些)?(?:多余|没用|冗余|不必要|花里胡哨|碎|"
            r"啰嗦)的(?:音符?|装饰音?|东西|音|声部|花音)?"
        ),
        "简单一点",
    ),
    # Who plays, called by the place: 鼓这块, 钢琴那边.
    (
        compiled(r"(?<=[琴鼓斯他笛号乐律奏弦管筝萨声])(?:[那这](?:一?块|边|部分|一?路|一?组|一坨|头|里))(?!小节|段)"),
        "的声部",
    ),
    # Louder and softer by what is done with a slider: 音量往下拉一拉.
    (
        compiled(rf"(?:的)?(?:声音|音量|声量|推子|响度|分贝)(?:给我|帮我|再|稍微|都|整体)*往(?P<way>[上下]){_MOVED}"),
        lambda match: "大声一点" if match["way"] == "上" else "小声一点",
    ),
    # What one wants to hear of a part is the part alone: 我就想听听贝斯在干嘛.
    (
        compiled(
            rf"(?<=听)(?:一?听|清楚?|一下)?(?P<who>{HAN}{{1,6}}?)(?:到底|究竟|都|那里|那边)?在(?:干嘛|做什么|"
            rf"弹(?:些)?什么|干什么|搞什么)[吧呢?？]*$"
        ),
        r"\g<who>",
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
    # All of it on another instrument: 用八音盒的音色再来一遍.
    (
        compiled(
            rf"^(?:请|帮我|能不能|可以)*[用拿换](?P<x>(?!这|那){HAN}{{1,8}}?)(?:的)?(?:音色|声音)?(?:再|重新|"
            rf"给我)*(?:来|弹|放|演奏|奏|走|过|拉|吹|诠释)(?:一?[遍次下回])[吧。!！]*$"
        ),
        r"改用\g<x>演奏",
    ),
    (
        compiled(r"(?P<who>鼓|贝斯|钢琴|吉他|伴奏|和弦|弦乐|旋律)(?:的声部)?换[个点种](?:新)?花样[打弹来写玩走]?"),
        r"\g<who>换个玩法",
    ),
    # Who takes over a part: 把钢琴的旋律让小提琴来拉, 让小提琴来拉钢琴的旋律.
    (
        compiled(
            rf"(?:把|将)(?P<old>{_INSTRUMENT})的{_PART}(?:都|全|也|就|改)?(?:让|让给|交给|给|由|换|用|分给|移给|转给)"
            rf"(?P<new>{_INSTRUMENT}?)(?:来)?(?:[拉弹吹奏打唱]|演奏|负责|接手|担任)?{END}"
        ),
        r"把\g<old>换成\g<new>",
    ),
    (
        compiled(
            rf"(?:让|由|请|叫|用)(?P<new>{_INSTRUMENT}?)(?:来)?(?:[拉弹吹奏打]|演奏|接手|顶替|"
            rf"顶)(?P<old>{_INSTRUMENT})的{_PART}{END}"
        ),
        r"把\g<old>换成\g<new>",
    ),
    # Hands apart: 钢琴左右手拆开.
    (
        compiled(
            r"(?:分|拆)?(?:左右(?:两只)?手|两只手|双手|左手右手)(?:给我|都|的声部)*(?:拆|分)(?:开来?|离|"
            r"成两[个条]?[轨声部]*)"
        ),
        "拆成左右手",
    ),
    # Doubled once more: 旋律高八度叠一遍.
    (compiled(r"叠(?:上)?一遍|叠[上加进](?:去|来)?(?!一)|摞一层|再摞上?"), "叠一层"),
)
