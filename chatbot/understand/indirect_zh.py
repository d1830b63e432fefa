"""What is said in Chinese round about, in words that the readers know: 没那么压抑就好了 is 别那么压抑,
每四小节换一次和弦 asks for other chords, 给我捋一捋曲式 for the form.

Like :mod:`chatbot.understand.indirect`, and after :mod:`chatbot.understand.spoken`: rules that hold only where music
is there (or only where none is), and what many ways of asking share.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER

_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_HAN = r"[\u4e00-\u9fff]"
_CLAUSE = r"(?:^|(?<=[,，。;；!！?？]))"
_END = r"(?=[吧呗了。!！?？]*(?:$|[,，。;；]))"
_PLEASE = r"(?:请|麻烦|帮我|给我|帮忙|劳驾|你|能不能|可不可以|可以|能|再|就|先|来)*"

# --- Questions, whatever is there.
_ASKED: tuple[_Rule, ...] = (
    # 弹得了不, 好听不: a last 不 only asks.
    (compiled(rf"(?<={_HAN})(?<![要说对不绝])不(?=\s*[?？]*$)"), "吗"),
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
)

# --- What is wished of the music that plays.
_LITTLE = r"(?:一点点?|一些|点儿?|些|一?[格档])"
_PULLED = r"[拉压降调收减推掰拧走拨提抬带放]"
_MOVED = rf"{_PULLED}(?:一?{_PULLED}|一下|{_LITTLE}|[高低下上])?"
_SPIRIT = r"(?:情绪|气氛|氛围|能量|劲头|情感|张力|激情|气势|热情)"
_INSTRUMENT = r"(?:[^,，。的把让用由给交]{1,6})"
_PART = r"(?:主?旋律|声部|部分|那部分|线条|那条线|那一?轨|活儿?|位置)"
_ON_A_PIECE: tuple[_Rule, ...] = (
    # What is said before the wish: 好像缺点什么，加点打击乐.
    (
        compiled(
            r"^(?:我|总|就|还是|听着|听起来|怎么)*(?:感觉|觉得|好像|似乎|貌似|听着)*(?:还|总|有点)?(?:少|缺|差|"
            r"欠)了?(?:那么)?[一点些]{1,2}"
            r"(?:什么|东西|意思|味道|感觉)[,，。](?=.{2,})"
        ),
        "",
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
    # The spirit goes up or down.
    (
        compiled(
            rf"{_SPIRIT}(?:再|给我|整体|稍微|要|都)*(?:往上(?:走|提|推|拉|抬|拱|扬|移)?|拔高|推高|拉满|提(?:起来|"
            rf"上来|上去|高)?|"
            rf"抬(?:高|上去)|上去|上来|起来|调动起来|燃起来|拉起来|推(?:上去|上来|起来|到位|到顶|到最高)|更?足|"
            rf"更?高|更?饱满|更?强){_LITTLE}?{_END}"
        ),
        "更激昂一点",
    ),
    (
        compiled(
            rf"{_SPIRIT}(?:再|给我|整体|稍微|要|都)*(?:往下(?:走|压|收|降|拉|移)?|压(?:下去|下来|一压|低)?|"
            rf"收(?:一收|着|回来|敛)|"
            rf"缓(?:下来|一缓|和)?|平复|降(?:下来|下去|低)?|沉下来|冷静){_LITTLE}?{_END}"
        ),
        "更平静一点",
    ),
    # Less of a feeling: 没那么压抑就好了, 少一分哀怨.
    (
        compiled(
            r"(?:要是|如果|希望|最好|能)*(?:没|不)(?:那么|这么|至于|至于那么)(?P<how>[^,，。]{1,4})(?:就|会|"
            r"该)(?:更|最)?(?:好|行|完美|对|可以|棒)"
            r"(?:了|啦|多了)*"
        ),
        r"别那么\g<how>",
    ),
    # Hardly otherwise: 保守一点别改太多.
    (
        compiled(
            r"^(?:请|麻烦|尽量|就|再|稍微|帮我|只)*(?:(?:保守|稳妥|谨慎|收敛|克制|含蓄|小心)(?:一?点|一些|些|"
            r"着)?[,，]?)?"
            rf"(?:{_PLEASE}(?:改|变|动|调)(?:一?改|一?变|一?动|一?调|一下|一?点)?[,，]?(?:但是?|不过|可)?)?"
            r"(?:别|不要|不用|甭|可别)(?:改|变|动)(?:动|化)?(?:得)?(?:太|那么)(?:多|大|狠|厉害|离谱|猛|"
            r"过)(?:了)?[。!！]*$"
        ),
        "小幅变奏",
    ),
    (
        compiled(
            r"^(?:请|帮我|给我|就|只|稍稍?微|略微|小小|轻轻|再)*(?:小改|小修|微调|小变|改小?|变|动)(?:一?改|一?变|"
            r"一?动|一下|小改)"
            r"(?:就好|就行|就够了?|即可)[。!！]*$"
        ),
        "小幅变奏",
    ),
    # Very much otherwise.
    (
        compiled(
            r"^(?:这次|请|帮我|给我|再|可以|能不能)*(?:变化|改动|变动|差别|差异|动静|步子|尺度|幅度|改|"
            r"变)(?:的)?(?:幅度|程度)?(?:得|再|给我|要|可以|能|稍微|"
            r"更|搞|弄|来|放)*(?:大|猛|狠|野|激进|大胆|彻底)(?:一?[点些]|点儿|胆|得多)*(?=[吧呗。!！]*(?:$|[,，。]))"
        ),
        "大幅变奏",
    ),
    (compiled(r"(?:别|不要)(?:老|总|再|还|一直)*(?:是)?(?:这|那)一?套(?:了)?"), "换个花样"),
    # What one wants to hear of a part is the part alone: 我就想听听贝斯在干嘛.
    (
        compiled(
            rf"(?<=听)(?:一?听|清楚?|一下)?(?P<who>{_HAN}{{1,6}}?)(?:到底|究竟|都|那里|那边)?在(?:干嘛|做什么|"
            rf"弹(?:些)?什么|干什么|搞什么)[吧呢?？]*$"
        ),
        r"\g<who>",
    ),
    # A key that suits a voice, of which none is named.
    (
        compiled(
            r"(?:移|转|换|改|调)(?:到|成|个)(?:[^,，。]{1,8}?)(?:好唱|能唱|唱得上去?|唱得了|容易唱|舒服|顺口|合适|"
            r"适合[^,，。]{1,6})的?(?:调|key)"
        ),
        "换个调",
    ),
    # All of it on another instrument: 用八音盒的音色再来一遍.
    (
        compiled(
            rf"^(?:请|帮我|能不能|可以)*[用拿换](?P<x>(?!这|那){_HAN}{{1,8}}?)(?:的)?(?:音色|声音)?(?:再|重新|"
            rf"给我)*(?:来|弹|放|演奏|奏|走|过|拉|吹|诠释)(?:一?[遍次下回])[吧。!！]*$"
        ),
        r"改用\g<x>演奏",
    ),
    (
        compiled(r"(?P<who>鼓|贝斯|钢琴|吉他|伴奏|和弦|弦乐|旋律)(?:的声部)?换[个点种](?:新)?花样[打弹来写玩走]?"),
        r"\g<who>换个玩法",
    ),
    # Versions in one: 一和三取个中间.
    (
        compiled(
            r"(?:取|选|找|要)个?中间(?:值|点|的)?|(?:折|中)(?:个|一下)?[中和](?:一下)?(?=[吧。!！]*$)|(?:综合|杂交|"
            r"揉|掺和?|捏)(?:在?一起|一下|到一块)|取长补短"
        ),
        "混合",
    ),
    # How often the chords change is for the chords to be written anew.
    (
        compiled(
            rf"(?:和弦|和声)?(?:每|隔)(?:隔)?(?:{NUMBER})?个?(?:小节|拍)(?:只|就|才|都|再)*(?:换|变|"
            rf"改)(?:{NUMBER})?(?:次|个|回|下)(?:和弦|和声)?|"
            rf"(?:每|隔)(?:{NUMBER})?个?小节(?:用|写|放|配|走)?{NUMBER}个和弦|(?:和弦|和声)(?:的)?(?:换|"
            rf"变)得?(?:太|再|更|有点)*(?:勤|频繁|密|快|慢|少|懒)"
            rf"(?:了|{_LITTLE})?|(?:和弦|和声)节奏(?:再|要)?(?:放?慢|加?快|密|疏){_LITTLE}?"
        ),
        "重写和弦",
    ),
    # Another throw of the dice.
    (
        compiled(
            r"^[^,，。]{0,4}(?:随机|随便)?(?:换|改|用|挑|试)(?:一?个|成)?(?:随机|别的|新的?|其他的?|"
            r"不同的?)*(?:的)?种子"
            r"(?:再?(?:来|试|生成|跑|弹|写|做)(?:一?[次遍回下版个])?)?[吧。!！]*$|"
            r"^(?:随机)?种子(?:换|改|变)(?:一?[个下]|掉)[吧。!！]*$|^(?:再)?(?:摇|掷|扔|丢|抽|"
            r"骰)(?:一?[次个下])?(?:骰子|盲盒|签)[吧。!！]*$"
        ),
        "重新生成",
    ),
    # Who takes over a part: 把钢琴的旋律让小提琴来拉, 让小提琴来拉钢琴的旋律.
    (
        compiled(
            rf"(?:把|将)(?P<old>{_INSTRUMENT})的{_PART}(?:都|全|也|就|改)?(?:让|让给|交给|给|由|换|用|分给|移给|转给)"
            rf"(?P<new>{_INSTRUMENT}?)(?:来)?(?:[拉弹吹奏打唱]|演奏|负责|接手|担任)?{_END}"
        ),
        r"把\g<old>换成\g<new>",
    ),
    (
        compiled(
            rf"(?:让|由|请|叫|用)(?P<new>{_INSTRUMENT}?)(?:来)?(?:[拉弹吹奏打]|演奏|接手|顶替|"
            rf"顶)(?P<old>{_INSTRUMENT})的{_PART}{_END}"
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
# One piece of all that were written.
_ALL_AS_ONE = compiled(
    r"^(?:请|帮我|给我|麻烦|你|能不能|可以|把|将|它们|他们|这些|这几[个首版段]|前面的?|全|都|全部|统统|写过的|[,，])*"
    r"(?:串|连|接|拼|合|并|凑|缝|粘|剪|攒|组)(?:接|联|连|合)?(?:在一起|起来)?(?:成|为|到|做|个|"
    r"出)+(?:了)?(?:一?[首支个段]|一整[首段个]|一块|一起)?"
    r"(?:串烧|联奏|组曲|大?曲子?|完整的?曲?子?|作品|长曲|歌)?[吧。!！]*$"
)

# Why several are wished says nothing of them: 再来两个我对比下.
_TO_CHOOSE = compiled(
    r"[,，]?(?:给|让|供)?(?:我|大家|我们)(?:来|再|好|想|自己|慢慢)*(?:对比|比较|挑|选|参考|比|pick)(?:一下|下|"
    r"看看?|挑|选|一?比|择|一挑|一选)*[吧。!！]*$"
)
_SEVERAL = compiled(rf"{NUMBER}[个版首种份]|几[个版首种份]")

# --- Before there is any.
_FROM_NOTHING: tuple[_Rule, ...] = (
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
    rf"{_CLAUSE}(?:要不|不如|那就?|干脆|是不是|或者|那么|不然|我们|咱们?|[,，])*{_PLEASE}(?:加|换|改|删|去掉|拿掉|"
    rf"来|把|将|让|给|写|弄|整|"
    rf"试|配|补|添|升|降|提|慢|快|轻|响|重来|重写|变|放慢|加快|调)[^,，。?？]*[?？]+$"
)
_ASKS = compiled(
    r"吗|呢|什么|哪|几|多少|怎|谁|为何|如何|是不是|有没有|能不能|可不可以|会不会|好不好|行不行|(.)不\1|还是"
)


def direct_in_chinese(text: str, context: Context) -> str:
    """The cleaned Chinese ``text`` in more direct words; ``context`` says what is playing."""
    for pattern, words in _ASKED:
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
    if context.versions > 1 and _ALL_AS_ONE.match(text):
        return "把所有版本接起来"
    text = _TO_CHOOSE.sub("", text) if _SEVERAL.search(text) else text
    for pattern, words in _ON_A_PIECE:
        text = pattern.sub(words, text)
    return text
