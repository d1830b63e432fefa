"""What people say to start something, to change it, to ask, to praise: patterns over lower-case text."""

from __future__ import annotations

import re

from chatbot.understand.lexicon.table import words
from chatbot.understand.matcher import compiled


def either(*patterns: str) -> re.Pattern[str]:
    """One pattern for any of these."""
    return compiled("|".join(patterns))


HELP = either(
    r"^(?:please )?help(?: me)?(?: please)?[.!?]*$",
    r"\bwhat (?:(?:else|all|sorts? of things?|kinds? of things?|types? of things?|things|stuff|more) )?(?:can|could|do|"
    r"should|may|might) (?:you|i|we)(?: all)? (?:do|say|ask|play|understand|know|type|write|request|try)\b(?! about)",
    r"\b(?:what|which) (?:\w+ )?(?:instruments?|genres?|styles?|moods?|keys|scales|sounds|features|options|functions|"
    r"commands|kinds? of (?:music|things?|edits?|changes)|languages|sorts? of music) (?:do|can|could|are) (?:you|i|we|"
    r"there)(?: \w+)? (?:know|have|support|offer|do|play|make|choose|pick|ask|compose|write|understand|available|"
    r"request|get)\b|\bwhat(?:'s| is| are) (?:my options|possible|available|the options|your (?:features|abilities|"
    r"capabilities|skills))\b|\bwhat(?:'s| is) (?:this|it) for\b|^(?:please )?(?:give|show) me (?:some |an? |a few )?"
    r"(?:examples?|tips|hints|suggestions?|instructions|the ropes)\b(?! of a)|\bi (?:don't|do not) know (?:what|how) "
    r"(?:to|i can|i should) (?:say|do|ask|start|begin|use|type|write)\b|^(?:i'm |i am )?(?:lost|stuck|confused|new "
    r"here)[.! ]*$|^(?:where|how) (?:do|should|can) (?:i|we) (?:start|begin)\b|^(?:any |got any )(?:tips|suggestions|"
    r"hints|examples)\s*\??$|^what now\??$|\b(?:can|could|may) i (?:also )?(?:download|save|export|upload|share|print|"
    r"record|import)\b|\bhow (?:does one|do you) (?:use|work) (?:this|it|with this)\b|\bwhat are you(?: capable of| "
    r"able "
    r"to do)?\s*\??$|\bwhat is this (?:app|page|site|tool|thing|website)\b",
    r"\bhow (?:does|do) (?:this|it|you|i use|that|the page|everything)(?: \w+)? (?:work|use|function|operate)\s*\??$|"
    r"\bhow do i use (?:this|it)\b|"
    r"^how (?:does|do) (?:this|it|that) (?:go|work)\s*\??$",
    r"\bhow (?:do|can|should) i (?:use|talk|start|begin|ask|work)\b",
    r"(?<!my )\b(?:instructions|manual|tutorial|user guide|commands)\b\s*\??$",
    r"\bhow (?:do|can|could|would) (?:i|we|you) (?:get|save|export|download|print|share|upload|import|record)\b|"
    r"怎么(?:导出|保存|下载|打印|分享|转发|发给)|你是?怎么(?:作曲|写歌|写曲|创作|工作)|(?:我)?(?:可以|"
    r"能)(?:跟|对|和)你说(?:些)?什么",
    r"\bwho are you\b|^(?:please )?(?:save|export|download)\b|^(?:hi|hello|hey|good (?:morning|evening|"
    r"afternoon))(?: there)?[.!\s]*$",
    r"帮助|(?:从哪里?|怎么|如何)(?:开始|入手|下手|上手|起步)(?:学|呢|呀|啊)?[?？]*$|(?:五音不全|不懂乐理|不识谱|"
    r"不会乐器|没学过|零基础|什么都不懂|小白)[^,，。]{0,6}(?:能|可以|会|行)(?:用|玩|写|不|吗)[^,，。]{0,4}$|"
    r"(?:可以|能|怎么|如何|支持|能不能)[^,，。]{0,6}(?:上传|导入|导出)|怎么用|如何使用|怎样使用|使用方法|"
    r"使用说明|你(?:都|还|究竟|到底|具体|平时)*(?:会|能|可以|懂|支持)(?:做|干|弹|写|点|整|搞|玩)?(?:些)?(?:什么|"
    r"哪些|嘛|啥)|有什么功能|"
    r"你是谁|"
    r"说明书|怎么玩|教我用|^(?:请)?(?:保存|导出|下载)",
    r"^(?:你好|您好|嗨|哈喽|早上好|晚上好|在吗)[.!。!吗呀啊\s]*$",
)
# Asks for a piece of its own, whatever is playing.
NEW_PIECE = either(
    r"\b(?:new|another|different|fresh) (?:piece|song|tune|one|composition|track)\b",
    r"\b(?:write|compose|create|generate|make|play|give)(?: me| us)? (?:an?|some|another)\s+(?:[\w-]+ ){0,4}?(?:piece|"
    r"song|tune|waltz|march|ballad|"
    r"track|music|composition|melody for|fugue|sonata|nocturne|lullaby|tango|jingle)\b",
    r"(?:来|写|作|弹|谱|换)(?:一|两|三|几)?(?:首|支|曲)|新(?:曲|歌|的一首)",
)
ANALYSE = either(
    r"\banaly[sz]e\b|\banalysis\b|\b(?:tell me|talk) about (?:it|this|that|the (?:piece|song|music))\b|\bdescribe "
    r"(?:it|this|the)\b|\bexplain\b|\bcompare\b|\bsummari[sz]e\b|\b(?:sum|summing) (?:it |this |that )?up\b|"
    r"^(?:please )?(?:give|write) me (?:an?|the) (?:\w+ "
    r")?(?:summary|overview|"
    r"description|breakdown)\b",
    r"分析|总结|概括|解释|讲讲|介绍一?下|说说|(?:和弦|调性?|结构|曲式|风格|速度|乐器|走向|情况|区别|"
    r"不同)[^,，。]{0,3}[说讲报]一?下|比较|对比",
)
# A second player of what is there already.
ANOTHER = compiled(r"\b(?:another|second|more|extra|two)\b|再|另|第二")
# Asks which of several is to be preferred.
BEST = either(
    r"\b(?:which|what)\b.{0,30}\b(?:best|better|nicest|nicer|prefer|favou?rite|recommend|suggest|closest|fits?|"
    r"suits?)\b|"
    r"\b(?:recommend|suggest) (?:me )?(?:one|a version|which)\b",
    r"哪一?(?:个|版|首|段|个版本)[^,，。]{0,8}(?:好|棒|合适|适合|接近|像|推荐|动听|喜欢)|推荐(?:哪|一个|一版)",
)
# A version that is only compared with.
COMPARED = either(
    r"\bthan\b|\bas \w+ as\b|\bsame \w+ as\b|\b(?:tempo|key|speed) (?:of|from|like)\b",
    r"比|一样|相同|一致|同(?:样|调)|的(?:速度|调)",
)
VERSION_OF = either(r"\bversion\b|^(?:and |now |but |maybe |then )*as an? \w+", r"版(?!权)")
CONTINUE = either(
    r"\bkeep (?:going|playing|on)\b|\bcontinue\b|\bgo on\b|\bcarry on\b|\b(?:extend|prolong|lengthen|stretch|"
    r"expand) (?:it|this|"
    r"that|the)\b|\b(?:extend|prolong|lengthen|stretch|expand)(?: out)? (?:to|by|until|for)\b|\bwrite (?:on|more)\b|"
    r"\bplay on\b|"
    r"\b(?:don't|do not) stop\b|\bmore of (?:this|that|it|the same)\b(?!.*\b(?:twist|but|differen\w+|var\w+)\b)|"
    r"^(?:it(?:'s| is)|that(?:'s| is)|this is|(?:the|this) (?:piece|song|music|tune|track|whole thing)(?:'s| is)) "
    r"(?:a (?:little )?bit |much |way |far |kind of )?too short\b|\btake it (?:further|from (?:here|there))\b|"
    r"\bdevelop (?:it|this)\b|"
    r"\b(?:what|where) (?:happens|does it go|goes) next\b|\b(?:a bit |much |even )?(?<!no )(?<!not )(?<!any "
    r")longer\b(?! than\b|,? i )|"
    r"^(?:play |some |a bit |give me |once )*more(?: please)?[.!\s]*$|(?<!one )\bmore please\b|\bwhat comes next\b|"
    r"^and then[?.!]*$|"
    r"\bnext (?:section|part|bars|phrase)\b",
    r"继续|接着(?!把|改|将|[再]?[慢快轻响升降去换删调])|往后(?:写|弹|续|走|发展)|(?:写|弹|续|做|加|拉|凑)(?:到|够|满|"
    r"足)[^,，。]{1,8}(?:秒|分钟|"
    r"小节)|别停|不要停|再长(?:些|一些)|更长|后面呢|^然后呢[?？]*$|接下去|接下来|往下(?:写|弹|走)|延长|"
    r"加长(?![笛号鼓萧箫])|"
    r"再长一?点|长一点|续写|续上|(?:太|有点)短了?(?=$|[,，。!！])|不够长|长度不够|短了点|"
    r"再?续(?=到|[一二两三四五六七八九十\d]|$)|下一段|(?:写|来|做|续|接|作)(?:个|出|上|一个)?第[二三四]段",
)
MORE_TIME = either(r"\b(?:another|more|additional|extra)\b", r"再(?:写|来|弹|加|续|要)")
VARY = either(
    r"\bvariations?\b|\bvary\b|\bsomething similar\b|\bsimilar (?:to (?:it|this|that)|one|piece)\b|\blike (?:this|"
    r"that|it),? but\b|\b(?:the )?same (?:thing|piece|song|idea|again|tune|music|one|but)\b"
    r"(?=[^.;]{0,12}\b(?:but|differ\w*|var\w+|twist|chang\w*)\b)(?!.{0,40}\b(?:melody|chords|bass|rhythm|drums|"
    r"harmony|instruments?)\b)|\b(?:put|give it) a twist\b|^(?:please |can you |could you |now )*(?:change|alter|"
    r"modify|tweak|adjust|shake|mix|switch|jazz|"
    r"transform|mutate|rework) (?:it|this|that|things|everything|the (?:piece|song|tune|music))(?: up)?(?: (?:just|"
    r"only|ever so))? "
    r"(?:slightly|a (?:little |tiny )?bit|a little|subtly|completely|totally|a lot|somewhat|radically|drastically|"
    r"around|up|"
    r"dramatically|freely|a touch|a tad|beyond recognition|entirely)(?: please)?[.! ]*$|\bmore of the same (?:but|"
    r"with)\b|"
    r"^(?:please )?(?:tweak|vary|mutate) (?:it|this|that)(?: please)?[.! ]*$",
    r"变奏|变化一下|变一变|变变花样|类似的|差不多的|相似的|变体|换个花样|换点花样|换一?个(?:心情|情绪|气氛|氛围|感觉)",
)
REGENERATE = either(
    r"\b(?:change|alter|modify|switch up|mix up|rethink|rewrite|replace) (?:the |its |this |that )?(?:melody|tune|"
    r"chords|harmony|"
    r"harmonies|chord progression|progression|bass ?line|drum (?:pattern|beat|groove|part)|ending|accompaniment|"
    r"theme|beat|groove|intro|outro)\b(?! to\b| into\b| of| from| with| by|'s)|"
    r"\b(?:change|turn|make|spice up|jazz up|enrich|liven up) (?:up )?the (?:chords|harmony|harmonies|(?:chord "
    r")?progression)(?: "
    r"(?:in)?to)?(?: be| something| sound)?(?: a (?:little )?bit| a little| much| even)? (?:more|less) \w+|"
    r"\b(?:change|spice up|jazz up|enrich|liven up) the (?:chords|harmony|harmonies|(?:chord )?progression)(?: "
    r"up)?(?: a (?:little )?bit| a little)?(?: please)?[.!? ]*$|"
    r"(?:和弦|和声|旋律|节奏|伴奏|低音)(?:声部|部分)?(?:能不能|可以)?(?:给我)?(?:换|改|弄|变|写|搞|做|来|配|编|"
    r"处理)得?(?:更|再|"
    r"稍微)?(?:高级|洋气|现代|时髦|爵士|好听|有意思|有趣|丰富|"
    r"复杂|特别|好听|新鲜|有变化|多变|精彩)(?:一?[点些])?|"
    r"\b(?:something|anything) (?:different|else|new|better|fresh|more interesting|less boring|catchier) (?:for|in|"
    r"on|with) the\b|"
    r"\b(?:fix|improve|rework|revise|polish|refine|touch up|work on|rethink|refresh|freshen up|do over|retry|rejig|"
    r"redraft|reimagine|change up|switch up)\s+(?:the |bars?|measures?|this (?:bit|part|section)|that (?:bit|part|"
    r"section))(?!\s*(?:tempo|key|speed|volume|"
    r"meter|time signature|seed|balance))|\b(?:have |take )?another (?:go|stab|crack|shot|pass|try|swing) at\b|"
    r"\btry (?:it |that )?again\b|\bchange (?:just|only) the\b|\b(?:one more|another) (?:try|take|attempt|go|time)\b|"
    r"\bre-?(?:generate|write|compose|roll|make)\b|"
    r"\bre-?do (?:the|bars?|it|that|this|my|measures?|versions?|takes?|number|all|everything|only|just|its)\b|\bdo "
    r"(?:it|that|this) (?:over|again)\b|\bonce (?:more|again)\b|\bstart (?:it )?again\b|^again[.!\s]*$|"
    r"\b(?:a |some )?(?:new|different|another|better|fresh|alternative|alternate|other) (?:(?:more )?\w+ )?(?:melody|"
    r"bass ?line|"
    r"chords|chord progression|ending|drum (?:part|pattern|beat|groove)|drums|intro|theme|tune for|outro|bridge|chorus|"
    r"verse|beat(?= for)|groove(?= for)|pattern|rhythm pattern|piano part|accompaniment)\b|"
    # A version of what is there, and nothing else of it.
    r"^(?:please |ok |okay |now |no |nope |hmm |maybe |so |and |well |(?:can|could) (?:you|i|we) |let me |let's |"
    r"i(?:'d| would)? "
    r"(?:want|like|love|need)(?: to)? |how about |what about |try |hear |see |have |get |do |make |give me |show me |"
    r"give it |"
    r"write |compose |play |generate |produce |come up with |got |any |just )*(?:an?other|a different|a new|an "
    r"alternative|an "
    r"alternate|a fresh|one more|some other|different|alternative|two more|three more|four more|a few more|some more|"
    r"another two|another three|a couple more|(?:two|three|four) (?:other|different|new|alternative)) "
    r"(?:versions?|takes?|attempts?|try|tries|stab|renditions?|interpretations?|alternatives?|ideas?|options?|"
    r"candidates?|"
    r"spin|shot|go|approach|draft|reading|way|possibility|possibilities|suggestions?)(?: (?:of|on|at|for) (?:it|this|"
    r"that|the (?:same|piece|song|tune|music|whole thing|theme)(?: \w+)?))?(?: please| instead| then)*[.!? ]*$|"
    r"^(?:please |now |ok |okay |just |can you |could you |let's |i want to |i want you to |we should |no,? "
    r")*(?:start|begin)(?: "
    r"it| this| everything)? (?:all )?(?:over|afresh|anew|again|from scratch|from the beginning|from zero|fresh)"
    r"(?: from scratch| again| with this| with it)?(?: please)?[.! ]*$|^(?:do it |redo it |write it |make it |again "
    r")?from "
    r"scratch[.! ]*$|^(?:please )?(?:roll|spin|shuffle|reroll)(?: (?:the dice|it|again|once more|the wheel))+[.! ]*$|"
    r"^(?:show me |any |give me |got any |are there any |an? |some |two |three |the )*(?:alternatives?)(?: "
    r"please)?[.!? ]*$|"
    r"\b(?:re-?roll|roll (?:it |the dice )?again|spin again)\b|\bgive (?:it|this|that) (?:another|one more|a second|"
    r"an extra) (?:try|shot|go|whirl|spin|chance|attempt)\b",
    r"(?:改进|改善|优化|完善|打磨|润色|修一?修|修改|修饰)(?:一下|一?下子)?(?:结尾|开头|前奏|副歌|主歌|桥段|间奏|旋律|"
    r"和弦|伴奏|贝斯|鼓|第|这|那)|"
    r"(?:不好听?|不行|不满意|不喜欢|难听|太差|不对劲|不对味|没感觉|别扭)[,，。]\s*(?:请|麻烦|帮我|给我|再)*(?:来|"
    r"再来|重来|重写|重做|换|改)(?:一?[次遍版个下]|过|写)?|"
    r"(?:旋律|伴奏|和弦|结尾|开头|前奏|间奏|桥段|副歌|主歌|贝斯|鼓|钢琴|小节)(?:部分|声部)?再(?:来|写|做|弄|出|"
    r"生成)一?[个版遍次](?!段)|(?:小节|副歌|主歌|前奏|结尾)重(?:来|新来)|"
    r"(?:贝斯|鼓|钢琴|吉他|伴奏|旋律|和弦|低音)(?:声部|部分)?(?:给我)?换(?:个|一个|一种|点|一套|套|一条|条)(?:花样|"
    r"节奏型?|律动|打法|走法|编排|pattern|groove|进行|感觉|东西|玩法|"
    r"思路|风格|套路|新的)|"
    r"再试一?[次下遍]|重新生成|重写|重来|再生成|重新来(?!一首)|重新(?:写|作|弹|编)(?!一首|首)|换个旋律|"
    r"[^,，。]{1,8}[,，]\s*(?:给我|麻烦|请|帮我|再)?(?:重做|重弄|重搞|重新弄|重新做|重新搞|换掉|再改改)[吧。!！]*$|"
    r"重(?:弄|搞|录|编)(?:一下|一遍)?|"
    r"(?:伴奏|左手|右手|和弦|钢琴|吉他|贝斯|弦乐|鼓|琵琶|古筝|二胡)(?:声部|部分)?[^,，。]{0,4}(?:换成|改成|改用|"
    r"变成|换作|改为|改|用)(?:刷子|鼓刷|轮指|泛音|滑音|揉弦|琶音|"
    r"分解和弦|柱式和弦|切分|震音|轮指|扫弦|三连音|八分音符|十六分|walking|行走低音)|"
    r"(?:和声|和弦|伴奏|旋律|鼓点?|贝斯线?)(?:部分|声部)?(?:都|全|给我)*(?:换掉|换了|推翻|改掉)(?=$|[,，。吧])|"
    r"换一?个?(?:[^,，。]{1,8}的)?(?:旋律|伴奏|和弦|结尾|开头|写法|方案)|(?:旋律|伴奏|和弦|结尾|开头|前奏|间奏|桥段|"
    r"副歌|主歌)(?:再)?换一?[个段种](?!调)|再来一?[次遍]|换一版|重弹|"
    r"重做(?:第|一遍|鼓|贝斯|旋律|钢琴|前|后|最后|副歌|主歌|桥段|结尾|间奏|和弦|伴奏)|换(?:一?[种个])(?:弹法|吹法|"
    r"拉法|打法|写法|奏法)|再做一[次遍]|再写一[次遍]|"
    r"只改(?!调|速度|拍)|改得(?:更|再)?(?:好|有趣|动听|丰富)|改一改|改改|(?<!速度)(?<!调)改一下(?!速度|调|拍)",
)
ARRANGE = either(
    r"^(?:please |now |and |ok |okay |maybe )*(?:(?:make|do|write|have|give me) (?:me )?an? version )?for "
    r"(?:an? |the |two |three |four |a pair "
    r"of )?(?:[a-z]+ ){0,2}?(?:quartet|quintet|sextet|trio|duet|duo|choir|band|big band|orchestra|ensemble|"
    r"guitars|pianos|flutes|violins|cellos|clarinets|saxophones|horns|trumpets|voices)(?: please| instead)*[.!? ]*$|"
    r"^(?:more )?(?:like|as) an? (?:\w+ )?(?:lullaby|waltz|tango|march|ballad|polka|samba|bossa nova|hymn|rag|"
    r"swing tune|blues|disco song|"
    r"rock song|jazz tune|folk song|pop song|game tune|film score)(?: please| instead)*[.!? ]*$|"
    r"^(?:弄得|搞得|变得)?像(?:一?[首段支])?[^,，。]{1,6}(?:一样|那样|似的)[吧。!！]*$|"
    r"^来点[^,，。]{1,6}(?:的)?(?:感觉|味道|风情|调调)[吧。!！]*$|"
    r"\b(?:re-?)?arrange(?:d|ment)?\b|\b(?:re-?)?orchestrat(?:e|ed|ion)\b|\bharmoni[sz]e\b|\baccompany\b|"
    r"\btranscribe\b|\bcover version\b|\b(?:version|arrangement|transcription|setting) (?:for|with|on)\b(?! (?:\d|"
    r"one|two|three))|\b(?:score|set|adapt|rework|recast|re-?score|re-?voice|redo) (?:it|this|that) (?:for|as|into)\b|"
    r"\b(?:different|other|change(?: the)?) instruments\b",
    r"改编|编配|配器|改写成|重新编|编个|"
    r"(?:弄|做|搞|出|整|来|写)一?个[^,，。]{1,10}(?:的)?版本?(?=$|[,，。吧])|编成|配和声|和声化|伴奏一下|配伴奏|编成|"
    r"换个?一?种?乐器",
)
ADD = either(
    r"\b(?:add|include|bring in|put in|throw in|layer|introduce)\b|加上|再?加(?:一|两|点|些|入|个|进)|添加|增加|补上|"
    r"垫|来[一]?[个条](?=副旋律|低音|对位|伴奏)|\b(?:put|could use|could do with) (?:an?|some)\b|再来[点些]"
)
_VERB = (
    r"(?:play|write|compose|create|generate|make|give|produce|improvise|hear|like|love|want|need|do|try|sing|perform|"
    r"have|get|come up with|whip up|cook up|put together|knock out|conjure up|crank out|craft|draft|listen to|put on)"
)
_NO_DEGREE = (
    r"(?!\s+(?:move on|(?:little |tiny |wee )?bit|lot|touch|tad|shade|hair|little (?:faster|slower|louder|softer|"
    r"more|less)|"
    r"fifth|fourth|third|second|octave|"
    r"semitone|step|tone|half|whole (?:step|tone)|key change|(?:\w+ )?(?:tempo|volume|key)\b|perfect|major third|"
    r"minor third))"
)
NEW = either(
    rf"\b(?:something|anything|from scratch|start (?:over|fresh|anew)|brand new|(?:an? |another |some )?new (?:piece|"
    rf"song|tune|music|one|composition|track)|"
    rf"another (?:one|piece|song|tune|waltz)|one more(?! (?:time|bar|take|try))|{_VERB}\s+(?:me |us |to hear |"
    rf"to listen to |you to (?:play|write|make|compose|create) |to |up |now |please )*"
    rf"(?:an?|some|any|another|one|two|three|four)\b{_NO_DEGREE})",
    rf"^(?:now |ok |okay |and |then |next |please |maybe |perhaps |how about |what about |let's do |let's have |"
    rf"let's hear )*(?:an?|another|some)\b(?=\s+\w){_NO_DEGREE}(?!\s+(?:slower|faster|quicker|brisker|livelier|"
    rf"calmer|gentler|"
    rf"steadier|different|new|more relaxed|higher|lower) (?:tempo|pace|speed|beat|key|volume)\b)",
    r"(?:来|写|作|弹|奏|放|播放?|谱|创作|生成|做|编|演奏|要|想听|听听?|给我|换|唱|求|拉|吹)(?:我|一下|个|出|听|"
    r"下)*(?:点|些)?\s*(?:新的?)?(?:一|两|三|几|\d)?(?:首|段(?!落)|支|曲|点儿?(?!快|慢|轻)|些|个(?:曲|歌|新))",
    r"新(?:的)?(?:曲|歌|一首|作品)|重新(?:写|来|作|创作)一?首|换一?首|随便(?:来|写|弹)|作曲|谱曲|(?:放|来|"
    r"听)[^,.。，]{0,4}音乐|一[首支曲](?!里|中)|再来一?个[吧。.!]*$|新的[吧。.!]*$|从头(?:再?来|开始)",
)
COMPOSE_VERB = either(
    rf"\b{_VERB}\b|\blet's\b|\bhow about\b|\bcompos(?:e|ing|ition)\b|\bsurprise me\b",
    r"来|写|作曲|弹|奏|放|播|谱|创作|生成|编|演奏|想听|听|唱|做一|给我",
)
BARE_COMPOSE = either(
    r"^(?:please )?(?:compose|play|music|make music|create|improvise|generate|write|go|start|"
    r"begin)(?: please)?[.!\s]*$",
    r"^(?:just )?(?:whatever|anything)(?: you (?:like|want|fancy|feel like)| goes)?[.!\s]*$|\b(?:up to you|your "
    r"choice|you (?:choose|decide)|dealer's choice)\b",
    r"(?:其他|其余|别的|剩下的)?(?:都)?(?:随意|随你|随便你|无所谓|看着办)[吧。!！]*$|你(?:来)?(?:定|选|决定|看着办)|"
    r"看你的|都可以[吧。]*$",
    r"^(?:just )?(?:everything|anything) (?:but|except|without|other than)\b",
    r"什么[^,，。]{0,4}都(?:可以|行|好|成)|随便(?:什么)?[吧。]*$|^(?:请|你)?随便(?:给我|帮我|你)?(?:来|写|弹|放|整|"
    r"搞|弄|作|生成|"
    r"做|听|编)(?:一?[首个段支曲点]|点|些)?(?:什么|啥)?(?:都行|曲子?|歌|音乐)?"
    r"(?:吧|呗|呀|听听|就行|就好)?[。!！]*$|^(?:开始|创作|谱写|演奏|播放|音乐)吧?[。.!\s]*$",
)
MUSIC_NOUN = either(
    r"\b(?:music|songs?|tunes?|melod(?:y|ies)|pieces?|tracks?|compositions?|jam|beats?|riffs?|themes?|score|jingles?|"
    r"instrumental|groove|rhythm|"
    r"soundtrack|solo|duet|trio|quartet|quintet|medley|interlude|prelude|étude|etude|overture|suite|tempo|rhythms?|"
    r"vals|musique|musik|música|musica|chanson|canción)\b",
    r"音乐|曲|歌|旋律|乐(?!意|于|园|观)|配乐|伴奏|一首|一段|🎵|🎶|🎼",
)
# A bare noun phrase that asks for music: "music for a rainy day", 鼓舞人心的音乐.
NAMES_MUSIC = either(
    r"^(?:some )?(?:\w+ )?(?:music|songs?|tunes?|melody)\b(?! is| are)",
    r"^(?!关|停|暂停|什么|为|我|不|别|有|这|那)[^,，。?？]{1,10}(?:音乐|配乐|曲子|歌曲|bgm)[吧。!！]*$|"
    r"^(?:就)?(?:好?像|仿佛|如同)[^?？]{4,}$|(?:的|首|段)(?:音乐|曲子?|歌曲?|旋律|配乐|感觉)[吧。.!]*$|.风格[吧。.!]*$",
)
# More of something than what is playing has.
LIKE_ANOTHER = either(
    r"\bmore (?:like|of) an?\b|^(?:a (?:little )?bit |a little |much |way |slightly |"
    r"even )*more \w+[.! ]*(?:please)?[.! ]*$|^\w+ier(?: please)?[.! ]*$",
    r"更像一?[首个段]|(?:一点|一些|点儿|些|点)[吧呗。.!！]*$",
)
COMPARES = either(r"\b(?:more|less|rather|even)\b", r"更|再|一点|一些|点儿|些$|别太|别那么")
# A part named by its role alone.
ADD_ROLE = either(
    r"\b(?:add|write|put|give it|compose|make|needs?)\s+(?:me |it |in )?(?:an?|another|some)\s+(?:[\w-]+ ){0,"
    r"2}?(?:counter[\s-]?melody|counterpoint|pad|second voice|descant)\b",
    r"(?:加|写|来|配|添|要)(?:上|入|一?[个条段层]|点)*(?:对位(?:旋律|声部)?|副旋律|铺底|第二声部)",
)
# Players that join those who play.
JOINS = either(
    r"\bon top\b|\bas well\b|\btoo\b|\bin (?:there|it|the mix|the background)\b|\balong with it\b|\bunderneath\b|"
    r"\bunder it\b|\bbehind it\b|\bjoin(?:ing|s)?\b",
    r"一起|也要|一块儿|在后面|垫在下面|进来",
)
# However other business is named: in the end a song is wished.
WISHES_A_SONG = compiled(
    r"(?:放|来|听|弹|播|写|作|做|整|搞|弄|求|要|配)(?:我|一?[首段支曲个点些])*[^,，。]{0,8}(?:歌|曲子?|音乐|旋律|"
    r"配乐|bgm)(?:吧|给我|听听|放松一下)?[。!！]*$"
)
REFERS = either(
    r"\b(?:it|this|that|them|these|those|the (?:piece|song|music|tune|track|melody|whole thing|same|current one|"
    r"composition))\b|\beverything\b",
    r"它|这首|这段|这个|那首|刚才|整体|全部|整首|全曲|总共|一共|总长|全长|现在的|[整弄搞做调转编演扮](?:扮|理)?成|"
    r"把|改|变成|换成|"
    r"^用[^,.。]{1,10}(?:演奏|弹|吹|拉)(?!一)",
)
# What is there shall be like something: "it should feel like rain", "make it sound like a lonely street at night".
FEELS_LIKE = either(
    r"^(?:就|我|还是|希望|能不能|可以)*(?:要|想要|需要|给点|弄得|搞得|做得|变得|听起来|整得)?(?:好?像|有点像|仿佛|"
    r"如同|宛如|犹如)[^,，。?？]{2,14}?"
    r"(?:的那种|那种|那样|一样|一般|般|似的)?的?(?:感觉|味道|氛围|意境|画面|样子|气质|调调|feel)?[吧。!！]*$",
    r"\b(?:it|this|that|everything|the (?:piece|song|music|tune|track|whole thing|sound)) (?:should|could|must|to|"
    r"needs? to|has to|"
    r"might|can|would)\b.{0,20}?\b(?:feel|sound|be|seem|become|evoke|suggest|remind|remember|resemble|have the feel|"
    r"paint|conjure|"
    r"bring to mind|make (?:me|you|us|people) (?:think|feel))\b",
    r"\b(?:make|let|have|get|want|like|can|could|turn) (?:it|this|that|everything|the (?:piece|song|music|tune|"
    r"track|whole thing))"
    r"(?: to)? (?:feel|sound|be|seem|evoke|suggest|remind|resemble|paint|conjure|into something)\b",
    r"\b(?:think|imagine|picture|as if|as though|reminiscent of|more like|with the (?:feel|feeling|atmosphere|mood) "
    r"of)\b.{3,}",
    r"\b(?:give|lend) (?:it|this|that|the (?:piece|song|music|tune)) (?:an?|the|some|more) .{0,30}\b(?:feel|feeling|"
    r"atmosphere|mood|"
    r"vibe|touch|air|quality|character|flavou?r)\b",
)
MAKE_IT = either(
    r"\b(?:make|turn|play|set|change|switch|move|transpose|modulate|put|bring|shift|convert|have) (?:it|this|that|"
    r"everything|the (?:piece|song|music|tune|key|tempo|speed|whole thing|meter|mood|mode|style))\b|"
    r"\b(?:transpose|modulate|change key|change to|switch to|go to)\b|\bit should\b|\bit to be\b|\bcan it\b|"
    r"\bcould it\b",
    r"改成|改为|换成|换为|变成|变为|转到|转为|转成|移到|移调|调到|改到|换到|调成|降到|升到|提高到|降低到|设为|调为|"
    r"减到|加到|把",
)
QUESTION = either(
    r"^(?:so |and |but |hey |ok |okay |well |now |please )*(?:(?:in|at|on|to|with|for|of|by|from) (?:what|which|"
    r"whose)|what|which|why|how(?! about)|who|whom|whose|when|where|is|are|was|were|does|did|do (?:you|we|i|they)|"
    r"has|have (?:you|we|i)|(?:could|can|should|would|will) (?:a|an|my|beginners?|someone|anyone|children|kids)\b|"
    r"explain|analy[sz]e|describe|tell me|compare|name the|list the|show me (?:the|what))\b(?!'s new)",
    r"(?<!随便)(?<!不管)什么(?![^,，。?？]{0,4}(?:都|也))|哪几|哪一?[件样]|多(?:宽|高(?!兴)|低|大(?=[?？]|$)|难|"
    r"复杂)|(?:难度|水平|效果|"
    r"情况|质量|结构|和声|节奏)如何|干[嘛啥](?!要)|(?:复杂|难|快|慢|多|有|好听|容易|对|是|行|好)不[?？]?$|"
    r"来着[?？]?$|[算是属][^,，。]{0,3}哪一?[派类种路]|(?:大调|小调|快|慢|真|男|女)还是|还是[^,，。]{1,4}[?？]|哪些|"
    r"哪个|哪一?[版首段种支]|哪里|哪儿|(?<![少多好这那])几(?:个(?!音(?!阶))|拍|小节|种|首|号|段|句|部分|层|度|声部|"
    r"轨|遍)|"
    r"是[?？]$|是(?:怎|咋)|多少|多快|多长|"
    r"多慢|为什么|为何|为啥|咋(?:样|回事)|(?:到|在|差)哪|哪[?？]*$|几级|怎么样|"
    r"怎样|怎么[练弹学唱吹拉打]|是不是|(?P<v>[\u4e00-\u9fff])不(?P=v)|"
    r"难弹|好弹|有没有|解释|分析|比较一下|介绍一下|说说|吗[?？。]?$|吗[,，]|呢[?？]$|谁|比(?:怎么样|如何|呢)",
)
REQUEST = either(
    r"\bwhat (?:would|does|might|will) (?:it|this|that|the \w+) sound like (?:as|in|with|on|if|without|played)\b|"
    r"\b(?:can|could|would|will|won't) (?:you|we|i)\b|\bwhy don't you\b|\bhow about\b|\bwhat about\b|"
    r"\bis it possible to\b|\bwould it be possible to\b|\bwhat if (?:it|this|that|you|we|the|they|there)\b|"
    r"\b(?:do|try) (?:that|it|this)[.! ]*$|\bhow would it (?:sound|be) (?:if|in|with|as)\b|\bmind (?:\w+ing)\b|"
    r"\bany chance\b|\bcare to\b|\bwhy not\b",
    r"能不能|可不可以|可以.*吗|能.*吗|好吗|行吗|好不好|行不行|成不成|要不|不如|何不|可否|能否|方便.*吗|麻烦|"
    r"(?<!情绪)(?<!气氛)(?<!节奏)(?<!和声)(?<!结构)(?<!难度)(?<!比)怎么样[?？]?$",
)
ABOUT_MUSIC = either(
    r"\b(?:key|tempo|chords?|meter|time signature|instruments?|bars?|measures?|scale|form|structure|sections?|piece|"
    r"song|music|melody|bass|harmony|"
    r"harmonic|cadences?|modulat\w*|bpm|notes?|version|mode|major|minor|genre|style|drums?|piano|tune|rhythm|beat|"
    r"mood|feel|seed|"
    r"composed?|voicing|playing|chorus|verses?|bridge|intro|ending|outro|coda|refrain|motifs?|riff|play|last|end|"
    r"start|begin|"
    r"sounds?|dynamics|loud|range|highest|lowest|call (?:this|it)|phrases?|tonic|pitch|part|voice|swing|syncopat\w*|"
    r"repeat\w*)\b",
    r"调|速度|拍|和弦|乐器|小节|旋律|曲|和声|终止|音符|版|风格|节奏|歌|音乐|声部|情绪|气氛|氛围|难度|结构|种子|这首|"
    r"这段|拍号|音域|[弹吹拉]|难|演奏|听起来|感觉|高音|低音|主歌|副歌|前奏|结尾|开头|桥段|间奏|主题|动机|力度|时长|"
    r"多长|多久|段落|转|升|降|音阶|吉他|钢琴|鼓|"
    r"琴|笛|号",
)
ABOUT_IT = either(r"\b(?:it|this|that)\b", r"哪里最|哪段最|改了|变了|换了")
# Other business, and attempts to be talked out of one's own.
OFFTOPIC = either(
    r"\bweather\b|\bnews\b|\bstock(?:s| price| market)\b|\bsystem prompt\b|\b(?:ignore|disregard|forget|"
    r"override)\b.{0,30}\b(?:instructions?|prompts?|rules|training)\b|"
    r"\bjailbreak\b|\bdeveloper mode\b|\bpython (?:code|script|program|function)\b|\bsource code\b|\bjavascript\b|"
    r"\brecipe\b(?! (?:of|for|behind) (?:this|the|that|its|our) (?:song|piece|music|tune|track|composition|work))|"
    r"\bpassword\b|\bapi key\b|\bcapital (?:city )?of\b|"
    r"\b(?:book|reserve) (?:me |us )?(?:an?|the) (?:table|flight|hotel|room|taxi|ticket|appointment)|\bremind "
    r"me\b(?! (?:what|which|of (?:the|my|what)|how)\b)|"
    r"\bset (?:an?|the|my) (?:alarm|timer|reminder)\b|\border (?:me |us )?(?:an?|some) (?:pizza|taxi|food|burger|cab)|"
    r"\bcall (?:me )?(?:an?|my|the) (?:taxi|cab|mum|mom|doctor|uber)\b|\b(?:send|write|draft) (?:me )?(?:an?|the|"
    r"my) (?:\w+ )?"
    r"(?:e-?mail|letter|cv|resume|report|poem|story|novel|joke|speech|message|text|application|blog post|tweet)\b|"
    r"\btell me a (?:joke|story)\b|\bwho (?:won|is the (?:king|queen|president|prime))\b|\bhow (?:old|tall|"
    r"far) (?:is|are)\b|"
    r"\b(?:solve|calculate|what is \d+ ?[+*x/-])\b|\bphone number\b|\bexchange rate\b|\bwrite (?:me )?(?:some |"
    r"a )?(?:code|sql|html)\b|\bmedical\b|\blegal advice\b|\bdiagnos\w+|\bhoroscope\b|\blottery\b|"
    r"\bwhat(?:'s| is) the (?:time|date)\b(?! signature)|\btranslate\b|\bpresident\b|\bworld cup\b|\belection\b|"
    r"\bbitcoin\b|^what time is it(?: now)?\s*\??$|"
    r"\bhomework\b|\bessay\b|\bpretend (?:to be|you)\b|\byou are now\b",
    r"天气|今天?儿?个?天儿?(?:真|很|挺|好|不错|太|可|够)|新闻|股票|股价|系统提示|(?:忽略|无视|忘记|"
    r"忘掉).{0,12}(?:指令|提示|规则|要求)|越狱|开发者模式|代码|密码|"
    r"(?<![整这那每全一])首都|总统|选举|世界杯|比特币|作业|翻译|菜谱|食谱|几点了|今天几号|"
    r"请假条|假条|邮件|作文|论文|报告|简历|合同|文案|日记|检讨|周报|演讲稿|情书|讲个?笑话|讲个?故事|"
    r"写(?:一?[首个])?(?:诗(?!歌|意|情)|小说|代码)|"
    r"订(?:一?[张个份]|机票|酒店|外卖|餐|票|位)|点(?:一?[份个])?外卖|叫(?:一?辆|个)?(?:车|外卖|出租)|提醒我|闹钟|"
    r"星期几|汇率|彩票|股市|"
    r"感冒|发烧|头疼|算一下|等于几|多少钱|打电话|导航|怎么走|路线|谁赢|身份证|快递",
)
# Words that tell Spanish, French, German, Italian and Portuguese from English.
FOREIGN = either(
    r"\b(?:el|los|las|una|quiero|por favor|algo|para|muy|con|toca|tocar|música|triste|alegre|canción|je|voudrais|"
    r"veux|quelque|chose|une|avec|"
    r"pour|joue|s'il|vous|plaît|musique|jouer|der|die|das|bitte|spiel|spiele|eine|einen|mit|und|etwas|musik|für|ich|"
    r"vorrei|suona|qualcosa|per favore|"
    r"della|musica|quero|uma|por|toque|você|les|des|du|est|c'est|moi|di|il|che|un|le|la)\b",
    r"[à-ÿÀ-ß]",
)
# English words that carry nothing of the wish.
STOPWORDS = words(
    """
    a an the i i'm i'd me my we us you your it its this that is are am be was were to of in on at for
    with and or but so please just now some any can could would will want like need play make give write
    something anything feel feeling sound sounds very really today bit let's let hear do then too quite
    more thing kind sort maybe style music song piece tune go yes ok okay hey hi thanks
    """
)
