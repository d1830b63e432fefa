"""What is spoken and typed, in the words that the readers know: 啥 is 什么, 头两小节 the first two bars,
a beat the drums.

What only colours a sentence goes (啊, 呀, 啦 at the end of a clause), and of several words for one thing one is
kept, so that no reader needs to know them all. Everything else stays as it was typed.
"""

from __future__ import annotations

import re

from chatbot.understand.cantonese import mandarin
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.rule import Rule
from chatbot.understand.spoken import turned_round

_END = r"(?=\s*(?:[,，。.!！?？;；、~]|$))"
_HAN = r"(?<=[\u4e00-\u9fff])"
# What is called otherwise in Taiwan and Hong Kong.
_TAIWAN = dict(
    pair.split()
    for pair in """
    爱奥尼亚 伊奥尼亚,小喇叭 小号,伸缩号 长号,贝士 贝斯,低音贝士 贝斯,森巴 桑巴,
    巴萨诺瓦 波萨诺瓦,饶舌 说唱,骚莎 萨尔萨,佛朗明哥 弗拉门戈,迪斯可 迪斯科,
    芭乐歌 抒情歌,萧邦 肖邦,德布西 德彪西,韦瓦第 维瓦尔第,巴哈 巴赫,
    莫札特 莫扎特,拉赫曼尼诺夫 拉赫玛尼诺夫,史特劳斯 施特劳斯,萨提 萨蒂,葛利格 格里格,
    披头四 披头士,皇后合唱团 皇后乐队,拉赫曼尼诺 拉赫玛尼诺,史特拉汶斯基 斯特拉文斯基,萧士塔高维契 肖斯塔科维奇,
    韩德尔 亨德尔,荀伯格 勋伯格,约翰威廉斯 约翰威廉姆斯,拍子机 节拍器,汇出 导出,
    汇入 导入,储存 保存,存档 保存,存盘 保存,档案 文件,音讯 音频,国乐 民乐
    """.replace("\n", "").split(",")
)
# English words in a Chinese sentence, and words of other dialects.
_MIXED = dict(
    pair.split()
    for pair in """
    volume 音量,outro 尾奏,intro 前奏,chorus 副歌,verse 主歌,bridge 桥段,ending 结尾,loop 循环,
    unmute 取消静音,mute 静音,
    melody 旋律,tempo 速度,drums 鼓,drum 鼓,delete 删掉,remove 去掉,feel 感觉,vibe 感觉,mood 情绪,chords 和弦,chord 和弦
    """.replace("\n", "").split(",")
)
_DIALECT = dict(
    pair.split()
    for pair in [
        "恁 这么",
        "忒 太",
        "侬 你",
        "伲 我们",
        "俺 我",
        "莫得 没得",
        "稀罕 喜欢",
        "好伐 好吗",
        "中不中 行不行",
        "木有 没有",
        "辣么 那么",
        "酱紫 这样",
        "造不 知道吗",
    ]
)
# Each pattern and what stands for it; the order matters.
_RULES: tuple[Rule, ...] = (
    (compiled(r"[~～…]+" + _END), ""),
    (
        compiled(
            r"(?<![A-Za-z])(?:" + "|".join(sorted(_MIXED, key=len, reverse=True)) + r")(?![A-Za-z])", re.IGNORECASE
        ),
        lambda match: _MIXED[match.group().lower()],
    ),
    (compiled(r"(?<![A-Za-z])cut(?=[掉了短到成去])", re.IGNORECASE), "剪"),
    (
        compiled(
            r"(?<![A-Za-z])solo(?:一下|一个)?(?=(?:bass|piano|guitar|strings|[鼓贝钢吉弦小大]))",
            re.IGNORECASE,
        ),
        "单独听",
    ),
    (compiled("|".join(sorted(_DIALECT, key=len, reverse=True))), lambda match: _DIALECT[match.group()]),
    # Characters of the same sound that everybody types: 在快一点 for 再快一点.
    (
        compiled(
            r"(?:^|(?<=[,，。能请以]))在(?=(?:快|慢|来|加|响|轻|高|低|长|短|大声|小声|写|续|换|试|欢快|悲伤|激烈|"
            r"柔和|安静)[^,，。]{0,6}(?:点|些|一|下|$))"
        ),
        "再",
    ),
    (compiled(r"^家(?=(?:一|个|点|些|上)[把支个架台点些段]?[\u4e00-\u9fff])"), "加"),
    (compiled(r"象(?=[^,，。]{2,10}(?:一样|似的|那样|的感觉))"), "像"),
    (compiled(r"(?:循序渐进|一步一步|一点一点|徐徐|一步步|逐步)(?:地|的)?(?=[响强弱轻大小快慢变])"), "逐渐"),
    (compiled(_HAN + r"(?:[啊呀啦喇哦喔噢哟呦唷呗咯啰囉哩欸诶捏哒滴]+)" + _END), ""),
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
    # Versions by their order.
    (compiled(r"头一(?=[个版首稿])"), "第一"),
    (
        compiled(r"(?:方案)?(?<![A-Za-z])([a-dA-D])(?:方案|选项|版本|版(?![权画]))"),
        lambda m: "第" + "一二三四"["abcd".index(m[1].lower())] + "版",
    ),
    (
        compiled(
            r"(?:最早|最初|最开始|一开始|起初|原先|最原始|最先|原本)的?(?:[那这](?:一?个?版本?|一?[首稿个])|版本|"
            r"一?版(?!本))(?!小节|音|旋律|部分|地方|和弦)"
        ),
        "最初的版本",
    ),
    (compiled(r"(?:最新|最近|最末|末尾|最后)的?(?:[那这](?:一?个版本?|一?[版首稿]))"), "最新版本"),
    (compiled(r"^([切回换跳到去放听选]+)(?:到|回|去)?(?=第?[一二三四1-4][吧。!！]*$)"), r"\1第"),
    (
        compiled(
            r"(?<!一遍)(?<!撤掉)(?<!取消)(?<!不要)(?<!去掉)(?<!撤回)(?<!撤销)(?:刚才|刚刚|之前|先前|前面|上面|上次|"
            r"上回|前头|早先)的?那(?:一?个版本|一?版|一?首|一?个|一?稿)"
            r"(?!的?(?:小节|旋律|声部|修改|改动|操作|步骤|部分|地方|音|和弦|鼓|贝斯|变化|调整))"
        ),
        "上一版",
    ),
    # Other dialects.
    (compiled(r"麻溜|麻利|利索"), "快"),
    (compiled(r"磨叽|磨蹭|墨迹"), "慢"),
    # What is called otherwise in Taiwan.
    (compiled(r"(?<=[加来配要])(个|点|些|一个|一点|上)?(?:节拍|节奏|律动)(?=[吧。!！]*$)"), r"\1鼓"),
    (compiled(r"^(\d{2,3})(?:怎么样|如何|行吗|行不行|可以吗|呢)[?？]*$"), r"速度\1"),
    (compiled(r"(?<![A-Za-z])[hH](?=[大小]调)"), "B"),
    (compiled("|".join(sorted(_TAIWAN, key=len, reverse=True))), lambda match: _TAIWAN[match.group()]),
    (compiled(r"电子钢琴|数码钢琴|电钢(?!琴|弦)"), "电钢琴"),
    (compiled(r"吉他手"), "吉他"),
    # Who takes a word back in the same breath: 四三拍...啊不，九八拍.
    (
        compiled(
            r"(?!(?:啊|哦|呃|诶|哎|我|刚才|刚刚|又|抱歉|不好意思)+(?:说错了|"
            r"口误))[^,，。;；.]{1,10}(?:\.{2,}[,，]?\s*(?:不对|不是|错了)|(?:[,，.\s]|-)*(?:啊不|哦不|呃不|诶不|"
            r"不不不?|噢不|说错了|口误))(?:是|应该是)?[,，\s]+(?=\S)"
        ),
        "",
    ),
    # Who is spoken of: a track is a part.
    (compiled(r"(?:[那这]一?条?|的)?(?:音轨|轨道|声轨)|[那这]一?条?轨|[那这]一?[条个]声部"), "的声部"),
    (compiled(r"写字楼"), "办公楼"),
    (compiled(r"(?<=[\u4e00-\u9fff])快(?=把[人我耳大]|被|要把)"), "都"),
    (compiled(rf"(?P<n>{NUMBER})个半八度"), lambda match: f"{int(number(match['n']) or 1)}.5个八度"),
    (compiled(r"(?<![一二三四五六七八九十\d])那一?小节(?=重|再|改|换|要|给|也|的)"), "那里"),
    (
        compiled(r"(?P<sign>[升降])(?P<key>[A-G])(?=\d(?![\d小拍个]))"),
        lambda match: match["key"] + "#b"[match["sign"] == "降"],
    ),
    (compiled(r"(?:只会|只能|[会能](?=[吹唱拉弹奏]))[吹唱拉弹奏]?(?=[A-G][#b]?\d[到至~-])"), "音域"),
    (
        compiled(r"力度(?:改|调|设|变)?(?:成|为|到|是)?(?P<mark>[pf])(?![a-zA-Z大小调#♯♭])"),
        lambda match: "强奏" if match["mark"] == "f" else "弱奏",
    ),
    (compiled(r"[垫放](?=[一二两三四五六七八\d]+个?小节(?:的)?(?:前奏|引子|结尾|尾奏|间奏))"), "加"),
    (compiled(r"和玄|合弦"), "和弦"),
    (compiled(r"扫和弦"), "弹和弦"),
    (compiled(r"(?<=速度)改(?=\d)"), "改成"),
    (
        compiled(
            r"(?<!不要)(?<!别)(?P<who>鼓|打击乐|人声|贝斯|弦乐|铜管|钢琴|吉他)(?:声)?(?:一点|一个|半点|一下|"
            r"一丁点)?都不要(?=[,，。!！的了哈]|$)"
        ),
        r"不要\g<who>",
    ),
    # Places.
    (
        compiled(
            rf"(?:最?开头|起头|最?前面|最前|打头|(?:^|(?<=[,，。;；把将从在的给请让琴鼓斯他号笛声]))头|最开始|一开始|"
            rf"开始|起始)的?(?:这|那)?(?={NUMBER}个?小节)"
        ),
        "前",
    ),
    (
        compiled(
            rf"(?:最末尾?|末尾?|末了|结尾|收尾|尾巴上?|最尾|最后面?|倒数|最终)(?:的|处|那里)?(?:这|"
            rf"那)?(?={NUMBER}个?小节)"
        ),
        "最后",
    ),
    (compiled(rf"后面?的?(?:那|这)?(?={NUMBER}个?小节)"), "后"),
    (compiled(rf"前面?(?:的|那|这)+(?={NUMBER}个?小节)"), "前"),
    (compiled(r"(?<=[段个座条])桥(?![段梁头])"), "桥段"),
    (
        compiled(
            r"(?P<verb>[加补添写来配缺要])(?P<some>一?[个段]|上)(?P<little>小|短|钢琴|鼓的?)?(?:开场白?|开头|"
            r"序曲?|序奏)(?=[吧。!！]*(?:$|[,，]))"
        ),
        r"\g<verb>\g<some>前奏",
    ),
    (compiled(r"高潮(?:部分|段落?|那段|那块|那里|那部分)"), "副歌"),
    (
        compiled(
            r"^(?:速度)?(?P<n>\d{2,3}|[一二两]?百[零一二三四五六七八九十]*|"
            r"[四五六七八九]十[一二三四五六七八九]?)(?:拍|bpm)(?:吧|就行|就好|就够了?|左右|上下|差不多)*[。!！]*$"
        ),
        r"速度\g<n>",
    ),
    (compiled(r"(?<![A-Za-z])[Ee][Mm][Oo](?![A-Za-z]|摇滚|音乐|乐队|风|说唱)"), "忧伤"),
    (compiled(r"(?:前|头)(?:一半|半截)(?!的)"), "前半段"),
    (compiled(r"(?:后|末)(?:一半|半截)(?!的)"), "后半段"),
    (compiled(r"(?<=[将把])[个支条](?=[\u4e00-\u9fff]+?(?:换|改|变|移|升|降|静|关|删|去))"), ""),
    (compiled(r"(?<=[将把个部台架])琴(?=[换改转变大小轻响弹静])"), "钢琴"),
    (compiled(r"半度(?!音)"), "半音"),
    (compiled(r"(?P<way>[升降])(?:个|了)?[Kk][Ee][Yy](?P<n>[一二两三四五六\d])个?"), r"\g<way>\g<n>个半音"),
    (compiled(r"(?<=[十百千\d])来(?=个?(?:拍|小节|秒|分钟|bpm))"), ""),
    (compiled(r"(?<=[高低升降上下移])两度"), "二度"),
    (compiled(r"(?:往|向)(?:上|高处?)(?:移调|移高?|挪一?挪)(?:一?[点些])?(?=[吧。!！]*(?:$|[,，]))"), "升调"),
    (compiled(r"(?:往|向)(?:下|低处?)(?:移调|移低?|挪一?挪)(?:一?[点些])?(?=[吧。!！]*(?:$|[,，]))"), "降调"),
    (compiled(r"^(?P<verb>用|变|改|要|换)(?:成|为)?(?P<n>[二三四五六七])拍(?=[吧。!！]*$)"), r"改成\g<n>拍子"),
    (
        compiled(
            r"(?:慢慢|逐渐|渐渐|逐步|一点点)(?:地)?推(?:上去|上来|起来|高)|(?:音量|声音)(?:慢慢|逐渐|渐渐|"
            r"逐步)(?:地)?(?:增大|变大|加大|提高|增强)"
        ),
        "渐强",
    ),
    (
        compiled(
            r"(?:慢慢|逐渐|渐渐|逐步|一点点)(?:地)?(?:变)?(?:安静|静)(?:下来|下去)?|(?:音量|声音)(?:慢慢|逐渐|"
            r"渐渐|逐步)(?:地)?(?:减小|变小|减弱|降低)"
        ),
        "渐弱",
    ),
    (compiled(r"换一?[个种]风格[,，:：](?P<what>[^,，。]{2,6})$"), r"换成\g<what>风格"),
    (compiled(r"(?<![一二三四五六七八九十\d之])五拍(?:子|(?=的))"), "五四拍"),
    (
        compiled(r"(?<![一二三四五六七八九十\d之])六拍(?:子|(?=的))|(?<![一二三四五六七八九十\d之])六八(?=的|[,，]|$)"),
        "六八拍",
    ),
    (compiled(r"(?<![一二三四五六七八九十\d之])七拍(?:子|(?=的))"), "七八拍"),
    (compiled(r"廿(?=[一二三四五六七八九个小拍秒分])"), "二十"),
    (compiled(r"卅(?=[一二三四五六七八九个小拍秒分])"), "三十"),
    (compiled(r"中央[Cc](?![A-Za-z#b大小调])"), "C4"),
    (compiled(r"(?P<key>[升降][A-Ga-g])(?=的(?!音)|[,，。])"), r"\g<key>调"),
    (compiled(r"咋(?![舌呼咋])"), "怎么"),
    (compiled(rf"(?:正?中间|当中|中段)的?(?:那|这)?(?={NUMBER}个?小节)"), "中间"),
    (compiled(rf"小节\s*({NUMBER})\s*(?:-|~|到|至)\s*({NUMBER})(?!个?小节|小节|\d)"), r"第\1到\2小节"),
    (compiled(rf"(第{NUMBER}(?:小节)?)(?=第{NUMBER}小节)"), r"\1、"),
    (compiled(r"(?<=[\u4e00-\u9fff])\s*(?:→|-+>|=+>|⇒)\s*(?=[\u4e00-\u9fff])"), "换成"),
    # "鼓:静音", "静音:鼓".
    (
        compiled(
            r"(?<=[\u4e00-\u9fff]):(?=静音|去掉|删|移除|关|独奏|换成|大声|小声|轻|响|升|降|高|低|渐|断奏|连奏|重写)"
        ),
        "",
    ),
    (compiled(r"(静音|去掉|删除|移除|独奏|增加|加上|添加):"), r"\1"),
)


# A beat is what drums play, where one is wanted.
_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        compiled(
            r"\b(?P<verb>(?:it )?needs?|add|put|want|give it|have|get|bring in|throw in)(?: in)? (?:an? |"
            r"some |a bit of (?:an? )?)"
            r"(?!(?:trap|drill|house|techno|disco|hip-?hop|rap|reggaeton|lo-?fi|boom|dembow|jungle|edm|dance|funk|rock|"
            r"garage|dubstep|afro\w*|bossa|samba|reggae|jazz|swing|latin|pop|soul)\b)"
            r"(?:\w+ )?(?:beat|groove|rhythm section|percussion section)\b(?! (?:of|for|per)\b)"
        ),
        r"\g<verb> drums",
    ),
    (
        compiled(
            r"(?P<all>\b(?:make|create|give|drop|cook up|play)(?: me| us)? (?:an?|some) (?:\w+ "
            r")?beats?)(?P<end>[.! ]*)$"
        ),
        r"\g<all> with drums\g<end>",
    ),
    # As Germans call it.
    (compiled(r"\b[hH](?=[ -](?:minor|major)\b)"), "B"),
)


def plain(text: str) -> str:
    """The cleaned ``text`` in plainer words."""
    if text.isascii():
        for pattern, words in _ENGLISH:
            text = pattern.sub(words, text)
        return text
    text = mandarin(text)
    for pattern, stand_in in _RULES:
        text = pattern.sub(stand_in, text)
    return turned_round(text)
