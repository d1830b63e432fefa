"""Whether a Chinese sentence judges what is heard and nothing else: 太棒了, 没什么记忆点, 听着像电梯音乐.

Every clause must judge or say nothing; then the last that judges decides. What is too loud, too fast or too
thin is no judgement here, for that is a wish.
"""

from __future__ import annotations

import re
from typing import Literal

from chatbot.understand.lexicon.table import phrases
from chatbot.understand.matcher import compiled

Verdict = Literal["like", "dislike"]


def _any(*columns: str) -> str:
    return "|".join(sorted(map(re.escape, dict.fromkeys(phrases(*columns))), key=len, reverse=True))


_GOOD = _any(
    """
    好听, 动听, 悦耳, 顺耳, 不错, 棒, 赞, 绝, 妙, 美, 牛, 酷, 帅, 炸, 顶, 神, 优秀, 厉害, 舒服, 到位, 对味,
    带感, 上头, 带劲,
    过瘾, 精彩, 完美, 高级, 惊艳, 感人, 动人, 治愈, 好玩, 有趣, 有意思, 可爱, 漂亮, 优美, 专业, 有感觉, 有味道,
    有灵气, 有水平,
    有才, 抓耳, 耐听, 洗脑, 满意, 喜欢, 爱, 中意, 得劲, 巴适, 可以, 行, 好, 理想, 合适, 贴切, 正点, 给力, 走心,
    高大上, ok, okay, 杠杠, 得劲儿, 安逸, 中听, 倍儿棒, 倍棒, 嘎嘎好, 绝了,
    爱了, 醉了, 有内味, 有那味, 有那味儿, 有那个味, nice, 奈斯, cool, perfect, good, great, amazing
    """
)
_BAD = _any(
    """
    难听, 土, 土气, 平, 闷, 沉闷, 闷得慌, 俗, 俗气, 差, 差劲, 烂, 糟, 糟糕, 无聊, 乏味, 假, 尬,
    尴尬, 刺耳, 别扭, 难受, 拉垮, 拉胯,
    垃圾, 一般, 一般般,
    普通, 平庸, 平平, 平淡无奇, 老套, 套路, 老土, 敷衍, 廉价, 塑料, 机械, 生硬, 僵硬, 奇怪, 诡异, 离谱, 恶心,
    烦人, 闹心, 没劲,
    没意思, 没感觉, 没灵魂, 没味道, 没特色, 没新意, 没亮点, 没记忆点, 没创意, 没内味, 催眠, 失望, 不行, 不好,
    不好听, 不满意,
    不喜欢, 不中意, 不对味, 不合适, 不舒服, 不耐听, 不理想, 不对劲, 马虎, low, boring, 无语, 辣耳朵, 幼稚, 凌乱
    """
)
_NO_PRAISE = r"不(?:太|怎么|是很|是太|算|大|咋|那么|是特别)?"
_LACKING = (
    r"(?:没|没有|缺|缺少|少了?|缺乏)(?:了)?(?:什么|啥|多少|任何|一?[点个]|那么[点个]|那)*(?:记忆点|感觉|意思|亮点|灵魂|"
    r"味道|味|特色|新意|起伏|变化|高潮|层次|爆点|钩子|辨识度|质感|"
    r"创意|灵气|感情|情感|意境|张力|诚意|水平|内涵|看头|听头|起色|惊喜)"
)
_SHORT_OF = (
    r"(?:还是?|总|感觉|总觉得|好像|稍微|就)*差(?:了|那么|着)?(?:一|那么)?(?:口气|点意思|点味道|点火候|点感觉|"
    r"点劲|点东西|把火|些意思)"
)
_ENOUGH = r"(?:不够|欠)(?:高级|好听|精彩|惊艳|专业|抓耳|动听|优美|感人|动人|有趣|有意思|特别|理想|完美|地道|味|意思)"
_SMELL = (
    r"(?:一股子?|有股子?|透着一?股?|满满的|浓浓的|全是|充满了?)?(?:山寨|廉价|塑料|土|ai|人工|机器|机械|广告|罐头|"
    r"流水线|淘宝|抖音|微商|婚庆|地摊|网红|口水歌|电梯)(?:味|感|气息|风)儿?"
)
_LIKENED = r"(?:听着|听起来|听上去|感觉|简直|怎么|就|好|跟|这|有点)*像(?:是|个|一[首段个])?"
_NOISES = (
    r"(?:电梯音乐|噪音|噪声|杂音|闹铃|闹钟|铃声|手机铃声|锯木头|弹棉花|拆房子|装修|敲锅|罐头音乐|广告|哭丧|念经|催眠曲|"
    r"ai(?:写|做|生成)的|机器(?:人)?(?:写|做|弹)的|小学生写的|噩梦|鬼叫|猫叫|乱弹)"
)
_MASTERY = r"(?:天籁|大片|大师|专业的|名曲|仙乐|cd|唱片|大师(?:写|作)的|专业(?:人士)?(?:写|做)的)"
_PLAYER = (
    r"鼓点?|鼓组|贝斯|钢琴|吉他|弦乐|小提琴|大提琴|长笛|萨克斯|小号|单簧管|竖琴|人声|低音|二胡|古筝|琵琶|笛子|"
    r"管风琴|合成器"
)
_WHAT = (
    rf"(?:我|俺|个人|大家|我们)?(?:真心|真的|还是|也|都)?(?:觉得|感觉|认为|听着|听起来|听上去|听来|"
    rf"发现)?(?:[这那][几两三四]个|这|那|它|这个|这首|这段|"
    rf"这版|这曲子?|这歌|这音乐|那首|那段|那个|整体|整首歌?|整个|刚才那?[个首段版]|现在|目前|曲子|音乐|写得?|弹得?|"
    rf"做得?|编得?|[的得])*(?:{_PLAYER}|主?旋律|伴奏|和弦|和声|结尾|前奏|副歌|主歌|间奏|桥段|节奏|编曲|感觉|听感|效果|"
    rf"质量|水平|听着|听起来|听上去)?(?:是|就|也|都|还|又|未免|实在|简直|确实|的确|真的?|其实)*"
)
_VERY = (
    r"(?:真的?|真心|太|很|好|超|超级|巨|贼|老|挺|还|蛮|特别|非常|确实|实在|简直|相当|十分|极其|有点|有些|过于|"
    r"比较|够|这么|那么|多么|越来越|越听越|是|也|就|都|算|不是一般的?)*"
)
_TAIL = r"(?:了|的|吧|呢|哈|死|极了?|爆了?|哭|呆|透了?|一批|一匹|得很|不行|到家|不少|多了|到爆)*"
_CHEERS = (
    r"(?:太可以了|绝绝子|绝了|爱了(?:爱了)?|封神|神了|泪目|鸡皮疙瘩(?:都)?(?:起来了|掉一地)?|单曲循环|百听不厌|"
    r"谢谢(?:你|您|啦|了)?(?:老师|大佬|师傅|宝|亲|哈|嘞)?|"
    r"多谢(?:了|啦)?|感谢|辛苦(?:了|你了|啦)|3q|thanks|thx|就是(?:它|这个|这种|这个味|这感觉)了?|正是我(?:想)?要的|"
    r"(?:比|跟)(?:刚才|之前|上一?版|原来|前面)(?:比|的)?[^,，。]{0,3}(?:好|强|顺耳|舒服|顺|有感觉|像样|好听)(?:多|"
    r"很多|不少|一点|些)*了?|(?:好|强|顺耳?|舒服|对味)多了|有进步|这[下回](?:好|对|舒服|行)了|"
    r"越[改弄来听搞]越(?:好|好听|有味|上头|顺耳|喜欢)|"
    r"(?:改|加|换|写|弹|编|调|做|配)得(?:真|很|太|挺|够|可以)*(?:好|妙|对|漂亮|不错|绝|到位|巧|棒)|感动了?|太会了|"
    r"神曲|绝美|真?不赖|没想到这么好听|整挺好|整得挺好|"
    r"巴适得板|得嘞|得咧|妥了?|妥妥的?|齐活了?|成了|就这么(?:着|定|办)(?:了|吧)?|定了|稳了|"
    r"余音绕梁|绕梁三日|天籁(?:之音)?|扣人心弦|沁人心脾|引人入胜|回味无穷|妙不可言|"
    r"美不胜收|出神入化|恰到好处|无与伦比|叹为观止|拍案叫绝|耳目一新|一气呵成|如痴如醉|名不虚传|赏心悦耳|"
    r"(?:我|俺)?(?:就|真|可|老|好)?(?:喜欢|爱|中意|迷上|爱上|相中)(?:死|惨|了)*(?:这|那)?(?:个|首|段|版|"
    r"种)?(?:调调|调子|感觉|味儿?|旋律|曲子?|歌|音乐|风格|它)?|拿得出手|有模有样|像模像样|像那么回事|有那么回事|"
    r"够味|够劲|没白等|值了|可圈可点|有水准|能打|有点(?:意思|东西|"
    r"内味|那味)了?|戳(?:中|到)我了?|深得我心|正合我意|点赞|好评|五星好评|满分|牛[逼批b啊]*|yyds|"
    r"666+|可以了?|就(?:是|要)?这样(?:吧|了|的)?|收工|"
    r"(?:说|夸|听了?)?(?:都|也)(?:说|夸|觉得|爱|喜欢)(?:好听?|棒|不错|它|听)?|耳朵怀孕了?|"
    r"长在(?:了)?我的?(?:耳朵|审美|心)(?:上|里)?了?)"
)
_BOOS = (
    r"(?:什么(?:鬼|玩意儿?|东西)|(?:这)?(?:是)?什么(?:玩意儿?|鬼|东西)|(?:勉强|刚刚)(?:及格|过关|凑合|能听)?|不及格|"
    r"零分|差评|拉倒吧?|"
    r"(?:跟|和|与)我(?:想|要|预期|期待|想象|脑子里)的?(?:的|中)?(?:完全|根本|有点|还是|太|差得?|很)*(?:不一样|不同|"
    r"(?:差)?(?:很|太)?远|有出入|两码事|不符|不是一回事)|救命|要命|受不了|听不下去|(?:我)?(?:都)?听(?:睡着|困|烦|"
    r"吐)了?|想(?:关|退出|吐|睡)|不是(?:我想?要的(?:味|感觉|东西|那种|效果|风格)?儿?|我的菜|这个?味|这感觉)|"
    r"不敢恭维|不忍直视|一言难尽|就这|凉了|翻车了?|耳朵(?:都|要|快|有点|被)*(?:疼|痛|难受|遭罪|聋|炸|废|出血)|"
    r"拿不出手|没法听|不能听|不像话|稀烂|没眼看|一塌糊涂|不知所云|四不像|鸡肋|越[改弄来听搞]越(?:差|难听|糟|离谱|"
    r"烂|怪|乱|不行|烦)|白改了?|(?:跟|和)没改(?:一样|差不多)|没(?:什么|啥)(?:区别|进步|改进)|还不如(?:之前|刚才|"
    r"原来|上一?版|不改)(?:的|那个|好)?|改了个?寂寞|平平无奇|没达到(?:我的?)?(?:预期|期望)|不够好|听腻了?|不忍听|"
    r"不堪入耳|味同嚼蜡|索然无味|"
    r"枯燥(?:无味|乏味)?|千篇一律|陈词滥调|虎头蛇尾|画蛇添足|不伦不类|乱七八糟|杂乱无章|俗不可耐|差强人意|狗尾续貂|"
    r"东拼西凑|毫无新意|乏善可陈|中规中矩|没惊喜|[没莫](?:得|有)感情|鬼哭狼嚎|牛头不对马嘴|词不达意|白瞎了?)"
)
_FILLER = (
    r"(?:哇塞?|哇哦|天哪?|我的天|妈呀|妈耶|哈+|嘿+|呵+|嗯+|唉|哎|哎呀|啊|噢|哦|喔|额|呃|说实话|老实说|讲真|真的|"
    r"其实|说真的|不得不说|"
    r"可以|好吧|好的|对|没错|是的|笑死|我去|我靠|卧槽|wow|omg|天呐|xswl|emm+|nsdd|dbq|笑死|老师|大佬|师傅|宝|亲|"
    r"朋友|兄弟|怎么说呢|总体来说|总的来说|[^,，。]{1,6}听了)"
)
_BAD_CLAUSE = compiled(
    rf"^{_WHAT}(?:{_VERY}(?:{_BAD}){_TAIL}|{_NO_PRAISE}(?:{_GOOD}){_TAIL}|{_VERY}{_LACKING}{_TAIL}|"
    rf"{_SHORT_OF}{_TAIL}|{_ENOUGH}{_TAIL}|{_VERY}{_SMELL}{_TAIL}|"
    rf"{_LIKENED}{_NOISES}{_TAIL}|{_BOOS}{_TAIL})$"
)
_GOOD_CLAUSE = compiled(
    rf"^(?:[^,，。]{{1,6}}听了)?{_WHAT}(?:{_VERY}(?:{_GOOD}){_TAIL}|{_LIKENED}{_MASTERY}{_TAIL}|{_CHEERS}{_TAIL}|"
    rf"没(?:得说|话说|毛病|的说|得挑)|挑不出(?:毛病|刺)|无可挑剔)$"
)
# Blame that is said as a question: 就这？
_RHETORICAL = compiled(
    r"^(?:啊|哈|呃|不是|[,，])*(?:就这(?:样|点水平|水平)?(?:啊|吗)?|这就完(?:了|事了?)|(?:这|你)(?:也|都)(?:叫|算|"
    r"配叫?)(?:音乐|歌|曲子?|旋律|作曲)(?:吗)?|"
    r"(?:你)?认真的(?:吗)?|(?:你)?(?:逗|搞笑|玩|耍|敷衍)我?(?:呢|吗)|(?:这)?(?:是)?什么(?:鬼|玩意儿?|"
    r"东西)(?:啊)?)[?？!！]*$"
)
_SAYS_NOTHING = compiled(rf"^{_FILLER}$")
# 可以可以, 好好好: said twice it means the same.
_TWICE = re.compile(r"([\u4e00-\u9fff]{2}|[好行对嗯])\1+(?![的地])")
_CLAUSE = re.compile(r"[,，。.!！;；、~\s:]+")
# Nobody judges at greater length.
_LONGEST = 40
_NAMES_A_PART = compiled(rf"{_PLAYER}|旋律|伴奏|和弦|和声|结尾|前奏|副歌|主歌|间奏|桥段|节奏|开头|[a-h]段|小节")
_WISHES_INSTEAD = compiled(
    r"^(?:请|能不能|可以|可不可以|给我|帮我|麻烦|还是|那就?)*(?:来[点些]|加[点些上个把支]|多[来点些加]|再(?!来|写)|更)"
)
# What pleases, before a wish for more music or other music: 好听！再来一首.
_GOES_ON = compiled(
    r"^(?:那就?|现在|接下来|然后|不过|但是?|请|帮我|给我|麻烦|你|能不能|可以|还|想)*"
    r"(?:(?:再|另)?(?:来|写|作|做|生成|编|整)(?:一|个|首|点|几|两|三|\d)|再?(?:加|续)|再?往[下后]|接着|继续|换|重|存|保存|"
    r"导出|下载)"
)


def verdict_in_chinese(text: str) -> Verdict | None:
    """The verdict of a cleaned Chinese sentence; None where it says anything else."""
    low = text.lower().strip(" .!。！~")
    if _RHETORICAL.match(low):
        return "dislike"
    if not low or len(low) > _LONGEST or low.endswith(("?", "？", "吗", "么")):
        return None
    low = _TWICE.sub(r"\1", low)
    found: Verdict | None = None
    for clause in filter(None, _CLAUSE.split(low)):
        verdict = _of_clause(clause)
        if verdict is None and not _SAYS_NOTHING.match(clause):
            return None
        found = verdict or found
    return found


def _of_clause(clause: str) -> Verdict | None:
    if _BAD_CLAUSE.match(clause):
        return "dislike"
    return "like" if _GOOD_CLAUSE.match(clause) else None


def without_complaint(text: str) -> str:
    """The sentence without the blame of the whole that it begins with, where it says itself what is wished
    instead: 有点平，来点起伏."""
    head = _CLAUSE.search(text)
    if head is None or head.end() == len(text) or _NAMES_A_PART.search(text[: head.start()]):
        return text
    rest = text[head.end() :]
    blames = _of_clause(text[: head.start()].lower()) == "dislike"
    return rest if blames and _WISHES_INSTEAD.match(rest) else text


def without_praise(text: str) -> str:
    """The sentence without the praise that it begins with, where music or a file is wished after it."""
    head = _CLAUSE.search(text)
    if head is None or head.end() == len(text) or _of_clause(text[: head.start()].lower()) != "like":
        return text
    rest = text[head.end() :]
    return rest if _GOES_ON.match(rest) else text
