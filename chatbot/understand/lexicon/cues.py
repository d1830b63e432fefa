"""What people say to start something, to change it, to ask, to praise: patterns over lower-case text."""

from __future__ import annotations

import re

from chatbot.understand.lexicon.table import words
from chatbot.understand.matcher import compiled


def _either(*patterns: str) -> re.Pattern[str]:
    return compiled("|".join(patterns))


HELP = _either(
    r"^(?:please )?help(?: me)?(?: please)?[.!?]*$",
    r"\bwhat (?:can|could|do) (?:you|i|we) (?:do|say|ask|play|understand|know)\b(?! about)",
    r"\bhow (?:does|do) (?:this|it|you|i use|that|the page|everything)(?: \w+)? (?:work|use|function|operate)\s*\??$|"
    r"\bhow do i use (?:this|it)\b|"
    r"^how (?:does|do) (?:this|it|that) (?:go|work)\s*\??$",
    r"\bhow (?:do|can|should) i (?:use|talk|start|begin|ask|work)\b",
    r"\b(?:instructions|manual|tutorial|user guide|commands)\b\s*\??$",
    r"\bhow (?:do|can|could) i (?:get|save|export|download|print)\b|怎么(?:导出|保存|下载|打印)|(?:我)?(?:可以|"
    r"能)(?:跟|对|和)你说(?:些)?什么",
    r"\bwho are you\b|^(?:please )?(?:save|export|download)\b|^(?:hi|hello|hey|good (?:morning|evening|"
    r"afternoon))(?: there)?[.!\s]*$",
    r"帮助|怎么用|如何使用|怎样使用|使用方法|使用说明|你(?:会|能|可以)(?:做|干|弹|写)?(?:些)?(?:什么|哪些)|有什么功能|"
    r"你是谁|"
    r"说明书|怎么玩|教我用|^(?:请)?(?:保存|导出|下载)",
    r"^(?:你好|您好|嗨|哈喽|早上好|晚上好|在吗)[.!。!吗呀啊\s]*$",
)
UNDO = _either(
    r"\bundo\b|\brevert\b|\btake (?:that|it) back\b|\bnever ?mind (?:that|the last)|"
    r"\bgo back(?: one(?: step)?)?[.!\s]*$|\bback one step\b|"
    r"\bput it back\b|\bas it was(?: before)?\b|\b(?:scratch|cancel|discard|forget|reverse|undo|drop|scrap) (?:that|"
    r"this)[.!\s]*$|"
    r"\b(?:cancel|discard|reverse|roll back|rollback|back out) (?:the |that |my |this )?(?:last |latest |"
    r"previous )?(?:changes?|edits?|"
    r"step|one|thing|move)\b|\bi(?:'ve| have)? changed my mind\b|\b(?:was|sounded|liked it|preferred it|"
    r"like it) (?:a lot |much |"
    r"way )?better before\b|\b(?:the way|how|like) (?:it|that) was\b|\bchange it back\b|\bswitch it back\b|"
    r"\bgo back to (?:how|the way|what) "
    r"(?:it|we)\b|\b(?:on second thought|actually),? (?:leave|keep) it (?:as|how|the way)\b|\bthat was a mistake\b|"
    r"\bctrl[\s+-]?z\b|"
    r"\bstep back\b|\bone step back\b|\bgo back (?:a|one|two|to the previous) (?:step|change)s?\b|\brestore (?:it|"
    r"the previous|what)\b",
    r"撤销|撤回|取消(?:上一步|刚才|这个修改|修改|更改)|退回(?:上一步|一步)|回退|退回去|^算了[,，吧。.!]*$|还原|"
    r"(?:改|变|换|调|转|倒|回|撤)回(?:去|来|原来|原样|之前|刚才)(?!的?版)|还是(?:之前|原来|刚才|原先|改之前|上次|"
    r"先前)的?(?:那样|那个)?(?:更?好|好听|吧|顺耳|舒服)|"
    r"(?:不要|不想要|取消|去掉)(?:这个|这次|这些|刚刚的|那个|最近的)(?:改动|修改|更改|变化|变动)|退一步|后退一步|"
    r"我?(?:反悔|后悔)了|改错了|弄错了[,，]?(?:回|撤|退)|"
    r"当我没说|不改了|收回(?:刚才|上)|回到(?:上一步|改之前|修改前|刚才)(?!.*(?:版|首))|"
    r"恢复原样|恢复到(?:之前|刚才|改之前)|(?:不要|去掉|取消)(?:刚才|上面|之前)(?:那个|的|那次|那些)*(?:改动|修改|更改|"
    r"变化)|返回上一步|倒回|上一步|"
    r"^取消[了吧。.!]*$",
)
REDO = _either(
    r"\bredo\b(?!\s+(?:the|bars?|measures?|it|that|this|my)\b)|\bredo (?:that|it)[.!\s]*$|\bput it back again\b",
    r"^(?:请)?重做(?:一下|一步)?[。.!！]*$|取消撤销|恢复刚才撤销|重做刚才|^恢复[。.!]*$",
)
RECALL = _either(
    r"\b(?:version|take|number)\s*#?(?:\d+|one|two|three|four|five)\b",
    r"\b(?:first|second|third|fourth|fifth|last|previous|earlier|original|latest|other) (?:version|one|take|attempt|"
    r"draft)\b",
    r"\bgo back to\b|\bback to the\b|\b(?:play|hear) (?:it|that|this) again\b|\breplay\b|^(?:please )?play "
    r"again[.!]*$|^(?:please )?repeat(?: it| that| this)?(?: please)?[.!]*$",
    r"第[一二三四五六七八九十\d]+个?(?:版|版本|首|次|遍|稿)|上一(?:版|个版本|首|稿)|前一(?:版|个版本|首)|原版|"
    r"原来的?版本|最初的?版本|回到(?!.*调)|"
    r"再(?:放|播|听|弹|播放)一?[遍次]|重播|重放|刚才那(?:首|段|个|版)",
)
RATE = _either(
    r"\bi (?:really |absolutely |just |quite |do )?(?:love|like|hate|dislike|enjoy|adore)(?:d)? (?:it|this|that|"
    r"the \w+)\b(?! to)",
    r"\bi (?:don't|do not|didn't) (?:really )?(?:like|love|enjoy) (?:it|this|that|the \w+)\b|^(?:many )?(?:thanks|"
    r"thank you)(?: so much| a lot)?[.!\s]*$|"
    r"^(?:谢谢|多谢|感谢)你?[。.!\s]*$",
    r"^(?:wow|oh|yes|yeah|no|nah|hmm|well|ok|okay|thanks|thank you|lol|haha|hahaha|omg|ew|yikes|ugh|damn|"
    r"man)*[,!\s]*(?:(?:that|this|"
    r"it)(?: one)?(?:'s| is| was| sounds|"
    r" sounded)|sounds|how|so|very|really|pretty)?\s*"
    r"(?:so |very |really |pretty |absolutely |just |quite |kind of |a bit |not )*(?:great|good|nice|awesome|amazing|"
    r"beautiful|lovely|perfect|wonderful|"
    r"fantastic|excellent|brilliant|superb|incredible|stunning|dope|fire|sick|cool|boring|bad|terrible|awful|"
    r"horrible|ugly|ok|okay|fine|meh|gorgeous|not bad|"
    r"well done|bravo)(?:[,!. ]+(?:thanks?(?: you)?|thank you|thx|cheers|wow|lol|haha|man|dude|bro|mate|love it|"
    r"well done|(?:good|great|nice) "
    r"(?:job|work)|:\)|to me|actually|indeed|so far|though))*[.!\s]*$",
    r"^(?:what an? |such an? |really |very |so |that's an? |that was an? )*(?:nice|great|good|lovely|beautiful|cool|"
    r"awesome|amazing|gorgeous|sweet|"
    r"brilliant|fantastic|excellent|wonderful|terrible|awful|boring|ugly|bad|horrible|annoying|weak|"
    r"dull)\s+(?:bass ?line|melody|melodies|"
    r"drums?|beat|groove|harmony|harmonies|chords?|ending|intro|solo|tune|piano part|job|work|one|stuff|piece|"
    r"song)[.!\s]*$",
    r"\b\d+(?:/(?:5|10)\b| out of (?:5|five|10|ten)| stars?)\b|\bthumbs (?:up|down)\b|\b(?:rate|rating)\b|👍|👎|"
    r"\bwell done\b|\bbravo\b|\b(?:one|two|three|four|five|\d) stars?\b",
    r"\bi (?:don't|do not|didn't|did not|never) (?:really |much |quite )?(?:like|love|enjoy|care for|fancy) "
    r"(?:version|take|number|option|candidate|draft|either|any|both|none)\b",
    r"^(?:i think |well,? |honestly,? )*(?:(?:the|its|your|this|that) \w+(?: \w+)?|(?:version|take|number|option|"
    r"candidate|draft) #?\w+) (?:is|are|sounds?|was|feels?) (?:too |"
    r"so |very |really |a bit |quite |just |kind of |pretty |not )*(?:boring|dull|great|good|bad|"
    r"beautiful|lovely|awful|terrible|annoying|bland|perfect|nice|gorgeous|amazing|ugly|weak|cheesy|brilliant)\b",
    r"^(?:love|like|hate|loved|liked|adore) (?:it|this|that)\b|^(?:meh|bravo|superb)\b",
    r"\bnot (?:really |quite |exactly |at all )?(?:my (?:thing|cup of tea|style|taste|vibe|jam|kind of thing)|for me|"
    r"what i (?:wanted|had in "
    r"mind|asked for|was (?:looking|going|hoping) for)|feeling (?:it|this)|impressed|a fan|great|good|working|"
    r"convinced)\b|"
    r"\b(?:nailed it|spot on|that's the one|that's it exactly|slaps|(?:total |absolute )?banger|chef's kiss|"
    r"masterpiece|sounds (?:good|"
    r"right|great|perfect|amazing|awesome|wonderful|lovely|fantastic)|works for me|exactly what i (?:wanted|needed|"
    r"had in mind)|big fan|"
    r"(?:i'm|i am) (?:a fan|impressed|in love|sold|happy with|pleased|blown away)|blew me away|gives? me (?:chills|"
    r"goosebumps)|"
    r"(?:is|was|sounds) (?:so )?on point|love where this|i'm into (?:it|this)|my jam)\b|"
    r"\b(?:could be better|i've heard better|doesn't (?:do it for me|work(?: for me)?|sound (?:good|right))|"
    r"leaves me cold|can't stand (?:it|"
    r"this)|gives me a headache|hurts my ears|not (?:a )?good|(?:is|was|that's|it's) (?:so |really |pretty |just |"
    r"a bit |kind of |rather |"
    r"too )*(?:rubbish|trash|garbage|lame|mediocre|underwhelming|uninspired|forgettable|generic|disappointing|cringe|"
    r"crap|naff|tedious|"
    r"uninteresting|repetitive|horrendous|dreadful))\b",
    r"^(?:爱了)+[。!！]*$|^(?:太可以了|绝绝子|不错哦)[。!！]*$|^哈*(?:好|很|真|太|有点|非常)(?:无聊|乏味|难听|动听|"
    r"美|棒|赞|好|老套|土|俗)(?:了|啊|呀)?[。.!！]*$|"
    r"不是我的菜|不是我想要的|不是这个?(?:味|感觉|意思)|没(?:什么)?感觉|差点(?:意思|味道|火候)|不咋[地样]|不怎么样|"
    r"不怎么地|拉胯|敷衍|刺耳|太尬|好尬|辣耳朵|什么玩意|"
    r"(?:就是|正是)(?:这个|这种)?(?:味|感觉|我想要的)|有(?:那|内)味|戳(?:中)?我|深得我心|正合我意|很(?:到位|有感觉|"
    r"舒服|上头|带感|绝|妙|赞|可以)|太(?:绝|妙|赞|牛|顶|神|上头|带感|舒服)了?|"
    r"绝了|真牛|牛啊|给力|单曲循环|耳朵怀孕|爱听|爱死|惊艳|封神|打[一二三四五\d]星|(?:五|5)星好评|"
    r"^[五四三二一\d]星|^(?:难听|动听|好听|无聊|绝了|太绝了|赞)[了吧。!！]*$",
    r"^(?:给|打)?[零一二三四五六七八九十\d]{1,2}分[。!！]*$|^(?:还行|还可以|马马虎虎|凑合)[吧。!！]*$|(?:真|太|很|好|"
    r"有点)(?:好听|难听|土|俗|动听|美|棒|无聊|吵闹)了?[。!！]*$",
    r"(?:我|真|很|好|太|非常|超|不|不太|不怎么|挺)?(?:喜欢|讨厌)(?!.*(?:来|写|的(?:音乐|曲)))|好听|难听|不错|太棒|"
    r"真棒|很棒|完美|很美|精彩|一般般|不好听|满意|给[一二三四五\d]+星|打[\d一二三四五六七八九十]+分|好评|差评|点赞",
)
LIKES = _either(r"\b(?:don't |do not |didn't |really )*(?:like|love|enjoy|hate|dislike)\b|喜欢|讨厌")
# Asks for a piece of its own, whatever is playing.
NEW_PIECE = _either(
    r"\b(?:new|another|different|fresh) (?:piece|song|tune|one|composition|track)\b",
    r"\b(?:write|compose|create|generate|make|play|give)(?: me| us)? (?:an?|some|another)\s+(?:[\w-]+ ){0,4}?(?:piece|"
    r"song|tune|waltz|march|ballad|"
    r"track|music|composition|melody for|fugue|sonata|nocturne|lullaby|tango|jingle)\b",
    r"(?:来|写|作|弹|谱|换)(?:一|两|三|几)?(?:首|支|曲)|新(?:曲|歌|的一首)",
)
ANALYSE = _either(
    r"\banaly[sz]e\b|\banalysis\b|\b(?:tell me|talk) about (?:it|this|that|the (?:piece|song|music))\b|\bdescribe "
    r"(?:it|this|the)\b|\bexplain\b|\bcompare\b|\bsummari[sz]e\b",
    r"分析|总结|概括|解释|讲讲|介绍一?下|说说|比较|对比",
)
LIST = _either(
    r"\b(?:list|show(?: me)?|display|see)\s+(?:me )?(?:all |every |the |my |our )*(?:versions?|takes|candidates|"
    r"history|drafts)\b(?! \d)",
    r"(?:列出|显示|看看|展示|罗列)(?:一下)?(?:所有|全部|各个|我的)*(?:的)?(?:版本|历史|候选)|版本列表",
)
CHOOSE = _either(
    r"\b(?:i'?ll|i will|let'?s|i want to|we'?ll|please|i'd|i) (?:take|go with|choose|pick|have|keep|use|prefer|select|"
    r"like|love)\b|^(?:choose|pick|select|take|go with|keep|use)\b",
    r"\b(?:is|was|were|sounds?|are) (?:clearly |much |by far |definitely |actually )?(?:the )?(?:best|better|nicest|"
    r"nicer|winner|my favou?rite)\b|\bmy favou?rite\b|\b(?:best|better|most)\b\W*$",
    r"就要|(?:选|挑|定|采用|用|取|留)(?=[^,，]{0,4}(?:第|方案|版本|上一|最后|最初|原版|\x00))|(?:更|最|比较|还是)喜欢|"
    r"^我?喜欢(?=第|上一|最后|原|那|这)|(?:更|最|还是|"
    r"比较)[^,，]{0,8}(?:好|棒|合适|对味)|就(?:这|那)个|中意|最满意",
)
# What is said of a version that is not chosen.
TURNED_DOWN = _either(
    r"\b(?:don't|do not|didn't|did not|never|not) (?:really |much |quite |too )?(?:like|love|enjoy|want|care for|"
    r"prefer|"
    r"fancy|fond|keen)\b|\b(?:hate|dislike|can't stand)\b",
    r"不(?:太|怎么|大|是很|想)?(?:喜欢|要|中意|满意|好听)|讨厌|难听",
)
# Asks which of several is to be preferred.
BEST = _either(
    r"\b(?:which|what)\b.{0,30}\b(?:best|better|nicest|nicer|prefer|favou?rite|recommend|suggest|closest|fits?|"
    r"suits?)\b|"
    r"\b(?:recommend|suggest) (?:me )?(?:one|a version|which)\b",
    r"哪一?(?:个|版|首|段|个版本)[^,，。]{0,8}(?:好|棒|合适|适合|接近|像|推荐|动听|喜欢)|推荐(?:哪|一个|一版)",
)
GO_BACK = _either(
    r"\b(?:go|going|get|switch|return|revert|jump) back\b|\breturn to\b|\bbring back\b|\bback to\b|\b(?:open|load|"
    r"recall|restore)\b|\bplay\b.*\bagain\b",
    r"回到|调出|打开|恢复到|切回|返回|再(?:放|播|听)",
)
FORGET = _either(
    r"\b(?:forget|clear|reset|erase|delete|wipe)\b.{0,40}\b(?:preferences?|taste|likes?|ratings?|learn\w*|remember\w*|"
    r"what you know|about me)\b",
    r"(?:忘掉|忘了|忘记|清除|清空|重置|删除|抹掉)[^,，。]{0,12}(?:偏好|口味|喜好|评分|记住|记忆|学到)",
)
RESUME = _either(
    r"\b(?:where we (?:left off|stopped)|(?:resume|continue|reopen|go on with|pick up) (?:our|the|my|from)?\s*(?:last|"
    r"previous|old|yesterday'?s|earlier) (?:conversation|session|chat|talk|time))\b|\bresume(?: the)? (?:conversation|"
    r"session)\b",
    r"(?:接着|继续|恢复|回到)(?:我们)?(?:上次|昨天|之前|上一次)(?:的)?(?:对话|会话|谈话|聊天|没(?:写|聊)完)|上次(?:说|"
    r"写|聊|停)到(?:哪|的地方)",
)
# A version that is only compared with.
COMPARED = _either(
    r"\bthan\b|\bas \w+ as\b|\bsame \w+ as\b|\b(?:tempo|key|speed) (?:of|from|like)\b",
    r"比|一样|相同|一致|同(?:样|调)|的(?:速度|调)",
)
DISLIKE = _either(
    r"\b(?:don't|do not|didn't|not (?!bad))\b|\b(?:hate|dislike|boring|bored|(?<!not )bad|terrible|awful|horrible|ugly|"
    r"meh|"
    r"worse|worst|annoying|thumbs down|disappoint\w*|rubbish|trash|garbage|lame|mediocre|underwhelming|uninspired|"
    r"forgettable|generic|cringe|"
    r"crap|naff|tedious|uninteresting|repetitive|horrendous|dreadful|could be better|heard better|leaves me cold|"
    r"can't stand|headache|"
    r"hurts|doesn't (?:do|work|sound)|bland|weak|cheesy|dull|one star|two stars|[12] stars?|[12]/5|[0-3]/10)\b|👎",
    r"不是我的菜|不是我想要|不是这个?(?:味|感觉|意思)|没(?:什么)?感觉|差点(?:意思|味道|火候)|不咋|不怎么[样地]|拉胯|"
    r"敷衍|刺耳|尬|辣耳朵|什么玩意|"
    r"太?(?:土|俗|吵闹|老套|乏味)|不(?:太|怎么|是很|大)?(?:喜欢|好听|满意|行|好|错误)|讨厌|难听|无聊|一般|差评|失望|糟|"
    r"(?<!十)(?:一|两|二|1|2)(?:颗)?星|"
    r"打[一二三1-3]分",
)
# Words of judgement that hold a verb of composing (听).
JUDGED = _either(r"\bsounds?\b", r"[好难动]听|听(?:起来|着|上去)")
VERSION_OF = _either(r"\bversion\b|^(?:and |now |but |maybe |then )*as an? \w+", r"版(?!权)")
CONTINUE = _either(
    r"\bkeep (?:going|playing|on)\b|\bcontinue\b|\bgo on\b|\bcarry on\b|\b(?:extend|prolong|lengthen|stretch|"
    r"expand) (?:it|this|"
    r"that|the)\b|\b(?:extend|prolong|lengthen|stretch|expand)(?: out)? (?:to|by|until|for)\b|\bwrite (?:on|more)\b|"
    r"\bplay on\b|"
    r"\b(?:don't|do not) stop\b|\bmore of (?:this|that|it|the same)\b|\btake it (?:further|from (?:here|there))\b|"
    r"\bdevelop (?:it|this)\b|"
    r"\b(?:what|where) (?:happens|does it go|goes) next\b|\b(?:a bit |much |even )?longer\b|"
    r"^(?:play |some |a bit |give me |once )*more(?: please)?[.!\s]*$|(?<!one )\bmore please\b|\bwhat comes next\b|"
    r"^and then[?.!]*$|"
    r"\bnext (?:section|part|bars|phrase)\b",
    r"继续|接着(?!把|改|将)|往后(?:写|弹|续|走|发展)|(?:写|弹|续|做|加|拉|凑)(?:到|够|满|足)[^,，。]{1,8}(?:秒|分钟|"
    r"小节)|别停|不要停|再长(?:些|一些)|更长|后面呢|^然后呢[?？]*$|接下去|接下来|往下(?:写|弹|走)|延长|加长|"
    r"再长一?点|长一点|续写|续上|"
    r"再?续(?=到|[一二两三四五六七八九十\d]|$)|下一段|第二段|第三段",
)
MORE_TIME = _either(r"\b(?:another|more|additional|extra)\b", r"再(?:写|来|弹|加|续|要)")
VARY = _either(
    r"\bvariations?\b|\bvary\b|\bsomething similar\b|\bsimilar (?:to (?:it|this|that)|one|piece)\b|\blike (?:this|"
    r"that|it),? but\b|\b(?:the )?same (?:thing|piece|song|idea|again|tune|music|one|but)\b"
    r"(?=[^.;]{0,12}\b(?:but|differ\w*|var\w+|twist|chang\w*)\b)(?!.{0,40}\b(?:melody|chords|bass|rhythm|drums|"
    r"harmony|instruments?)\b)|\b(?:put|give it) a twist\b",
    r"变奏|变化一下|变一变|变变花样|类似的|差不多的|相似的|变体|换个花样|换点花样",
)
REGENERATE = _either(
    r"\b(?:something|anything) (?:different|else|new|better|fresh|more interesting|less boring|catchier) (?:for|in|"
    r"on|with) the\b|"
    r"\b(?:fix|improve|rework|revise|polish|refine|touch up|work on|rethink|refresh|freshen up|do over|retry|rejig|"
    r"redraft|reimagine|"
    r"change up|switch up)\s+(?:the |bars?|measures?|this (?:bit|part|section)|that (?:bit|part|"
    r"section))(?!\s*(?:tempo|key|speed|volume|"
    r"meter|time signature|seed|balance))|\b(?:have |take )?another (?:go|stab|crack|shot|pass|try|swing) at\b|"
    r"\btry (?:it |that )?again\b|\bchange (?:just|only) the\b|\b(?:one more|another) (?:try|take|attempt|go|time)\b|"
    r"\bre-?(?:generate|write|"
    r"compose|roll|make)\b|"
    r"\bre-?do (?:the|bars?|it|that|this|my|measures?)\b|\bdo (?:it|that|this) (?:over|again)\b|\bonce (?:more|"
    r"again)\b|\bstart (?:it )?again\b|^again[.!\s]*$|"
    r"\b(?:a |some )?(?:new|different|another|better) (?:melody|bass ?line|chords|chord progression|ending|drum part|"
    r"drums|intro|theme|tune for)\b",
    r"(?:改进|改善|优化|完善|打磨|润色|修一?修|修改|修饰)(?:一下|一?下子)?(?:结尾|开头|前奏|副歌|主歌|桥段|间奏|旋律|"
    r"和弦|伴奏|贝斯|鼓|第|这|那)|"
    r"(?:不好听?|不行|不满意|不喜欢|难听|太差|不对劲|不对味|没感觉|别扭)[,，。]\s*(?:请|麻烦|帮我|给我|再)*(?:来|"
    r"再来|重来|重写|重做|换|改)(?:一?[次遍版个下]|过|写)?|"
    r"(?:旋律|伴奏|和弦|结尾|开头|前奏|间奏|桥段|副歌|主歌|贝斯|鼓|钢琴|小节)(?:部分|声部)?再(?:来|写|做|弄|出|"
    r"生成)一?[个版遍次](?!段)|(?:小节|副歌|主歌|前奏|结尾)重(?:来|新来)|"
    r"(?:贝斯|鼓|钢琴|吉他|伴奏|旋律|和弦|低音)(?:声部|部分)?(?:给我)?换(?:个|一个|一种|点)(?:花样|感觉|东西|玩法|"
    r"思路|风格|套路|新的)|"
    r"再试一?[次下遍]|重新生成|重写|重来|再生成|重新来(?!一首)|重新(?:写|作|弹|编)(?!一首|首)|换个旋律|"
    r"[^,，。]{1,8}[,，]\s*(?:给我|麻烦|请|帮我|再)?(?:重做|重弄|重搞|重新弄|重新做|重新搞|换掉|再改改)[吧。!！]*$|"
    r"重(?:弄|搞|录|编)(?:一下|一遍)?|"
    r"换一?个?(?:[^,，。]{1,8}的)?(?:旋律|伴奏|和弦|结尾|开头|写法|方案)|(?:旋律|伴奏|和弦|结尾|开头|前奏|间奏|桥段|"
    r"副歌|"
    r"主歌)(?:再)?换一?[个段种](?!调)|再来一?[次遍]|换一版|重弹|"
    r"重做(?:第|一遍|鼓|贝斯|旋律|钢琴|前|后|最后|副歌|主歌|桥段|结尾|间奏|和弦|伴奏)|换(?:一?[种个])(?:弹法|吹法|"
    r"拉法|打法|写法|奏法)|再做一[次遍]|再写一[次遍]|"
    r"只改(?!调|速度|拍)|改得(?:更|再)?(?:好|有趣|动听|丰富)|改一改|改改|(?<!速度)(?<!调)改一下(?!速度|调|拍)",
)
ARRANGE = _either(
    r"\b(?:re-?)?arrange(?:d|ment)?\b|\b(?:re-?)?orchestrat(?:e|ed|ion)\b|\bharmoni[sz]e\b|\baccompany\b|"
    r"\btranscribe\b|\bcover version\b|\b(?:version|arrangement|transcription|setting) (?:for|with|on)\b(?! (?:\d|"
    r"one|two|three))|"
    r"\b(?:score|set|adapt|rework|recast|re-?score|re-?voice|redo) (?:it|this|that) (?:for|as|into)\b|"
    r"\b(?:different|other|change(?: the)?) instruments\b",
    r"改编|编配|配器|改写成|重新编|编个|"
    r"(?:弄|做|搞|出|整|来|写)一?个[^,，。]{1,10}(?:的)?版本?(?=$|[,，。吧])|编成|配和声|和声化|伴奏一下|配伴奏|编成|"
    r"换个?一?种?乐器",
)
ADD = _either(
    r"\b(?:add|include|bring in|put in|throw in|layer|introduce)\b|加上|再?加(?:一|两|点|些|入|个|进)|添加|增加|补上|"
    r"垫|来[一]?[个条](?=副旋律|低音|对位|伴奏)|\b(?:put|could use|could do with) (?:an?|some)\b|"
    r"再来[点些]"
)
_VERB = (
    r"(?:play|write|compose|create|generate|make|give|produce|improvise|hear|like|love|want|need|do|try|sing|perform|"
    r"have|get|come up with|whip up|cook up|put together|knock out|conjure up|crank out|craft|draft|"
    r"listen to|put on)"
)
_NO_DEGREE = (
    r"(?!\s+(?:(?:little |tiny |wee )?bit|lot|touch|tad|shade|hair|little (?:faster|slower|louder|softer|more|less)|"
    r"fifth|fourth|third|second|octave|"
    r"semitone|step|tone|half|whole (?:step|tone)|key change|(?:\w+ )?(?:tempo|volume|key)\b|perfect|major third|"
    r"minor third))"
)
NEW = _either(
    rf"\b(?:something|anything|from scratch|start (?:over|fresh|anew)|brand new|(?:an? |another |some )?new (?:piece|"
    rf"song|tune|music|one|composition|track)|"
    rf"another (?:one|piece|song|tune|waltz)|one more(?! (?:time|bar|take|try))|{_VERB}\s+(?:me |us |to hear |"
    rf"to listen to |you to (?:play|write|make|"
    rf"compose|create) |to |up |now |please )*"
    rf"(?:an?|some|any|another|one|two|three|four)\b{_NO_DEGREE})",
    rf"^(?:now |ok |okay |and |then |next |please |maybe |perhaps |how about |what about |let's do |let's have |"
    rf"let's hear )*(?:an?|another|some)\b(?=\s+\w){_NO_DEGREE}",
    r"(?:来|写|作|弹|奏|放|播放?|谱|创作|生成|做|编|演奏|要|想听|听听?|给我|换|唱|求|拉|吹)(?:我|一下|个|出|听|"
    r"下)*(?:点|些)?\s*(?:新的?)?(?:一|两|三|几|\d)?(?:首|段(?!落)|支|曲|点儿?(?!快|慢|轻)|些|个(?:曲|歌|新))",
    r"新(?:的)?(?:曲|歌|一首|作品)|重新(?:写|来|作|创作)一?首|换一?首|随便(?:来|写|弹)|作曲|谱曲|(?:放|来|"
    r"听)[^,.。，]{0,4}音乐|一[首支曲](?!里|中)|再来一?个[吧。.!]*$|新的[吧。.!]*$|从头(?:再?来|开始)",
)
COMPOSE_VERB = _either(
    rf"\b{_VERB}\b|\blet's\b|\bhow about\b|\bcompos(?:e|ing|ition)\b|\bsurprise me\b",
    r"来|写|作曲|弹|奏|放|播|谱|创作|生成|编|演奏|想听|听|唱|做一|给我",
)
BARE_COMPOSE = _either(
    r"^(?:please )?(?:compose|play|music|make music|create|improvise|generate|write|go|start|"
    r"begin)(?: please)?[.!\s]*$",
    r"^(?:just )?(?:whatever|anything)(?: you (?:like|want|fancy|feel like)| goes)?[.!\s]*$|\b(?:up to you|your "
    r"choice|you (?:choose|decide)|dealer's choice)\b",
    r"你(?:来)?(?:定|选|决定|看着办)|看你的|都可以[吧。]*$",
    r"^(?:just )?(?:everything|anything) (?:but|except|without|other than)\b",
    r"什么都(?:可以|行|好|成)|随便(?:什么)?[吧。]*$|^(?:请|你)?随便(?:给我|帮我|你)?(?:来|写|弹|放|整|搞|弄|作|生成|"
    r"做|听|编)(?:一?[首个段支曲点]|点|些)?(?:什么|啥)?(?:都行|曲子?|歌|音乐)?"
    r"(?:吧|呗|呀|听听|就行|就好)?[。!！]*$|^(?:开始|创作|谱写|演奏|播放|音乐)吧?[。.!\s]*$",
)
MUSIC_NOUN = _either(
    r"\b(?:music|songs?|tunes?|melod(?:y|ies)|pieces?|tracks?|compositions?|jam|beats?|riffs?|themes?|score|jingles?|"
    r"instrumental|groove|rhythm|"
    r"soundtrack|solo|duet|trio|quartet|quintet|medley|interlude|prelude|étude|etude|overture|suite|tempo|rhythms?|"
    r"vals|musique|"
    r"musik|música|musica|chanson|canción)\b",
    r"音乐|曲|歌|旋律|乐(?!意|于|园|观)|配乐|伴奏|一首|一段|🎵|🎶|🎼",
)
# A bare noun phrase that asks for music: "music for a rainy day", 鼓舞人心的音乐.
NAMES_MUSIC = _either(
    r"^(?:some )?(?:\w+ )?(?:music|songs?|tunes?|melody)\b(?! is| are)",
    r"(?:的|首|段)(?:音乐|曲子?|歌曲?|旋律|配乐|感觉)[吧。.!]*$|.风格[吧。.!]*$",
)
# More of something than what is playing has.
LIKE_ANOTHER = _either(
    r"\bmore (?:like|of) an?\b|^(?:a (?:little )?bit |a little |much |way |slightly |"
    r"even )*more \w+[.! ]*(?:please)?[.! ]*$|^\w+ier(?: please)?[.! ]*$",
    r"更像一?[首个段]|(?:一点|一些|点儿|些|点)[吧呗。.!！]*$",
)
COMPARES = _either(r"\b(?:more|less|rather|even)\b", r"更|再|一点|一些|点儿|些$|别太|别那么")
# A part named by its role alone.
ADD_ROLE = _either(
    r"\b(?:add|write|put|give it|compose|make|needs?)\s+(?:me |it |in )?(?:an?|another|some)\s+(?:[\w-]+ ){0,"
    r"2}?(?:counter[\s-]?melody|counterpoint|pad|second voice|descant)\b",
    r"(?:加|写|来|配|添|要)(?:上|入|一?[个条段层]|点)*(?:对位(?:旋律|声部)?|副旋律|铺底|第二声部)",
)
# Players that join those who play.
JOINS = _either(
    r"\bon top\b|\bas well\b|\btoo\b|\bin (?:there|it|the mix|the background)\b|\balong with it\b|\bunderneath\b|"
    r"\bunder it\b|\bbehind it\b|\bjoin(?:ing|s)?\b",
    r"一起|也要|一块儿|在后面|垫在下面|进来",
)
REFERS = _either(
    r"\b(?:it|this|that|them|these|those|the (?:piece|song|music|tune|track|melody|whole thing|same|current one|"
    r"composition))\b|\beverything\b",
    r"它|这首|这段|这个|那首|刚才|整体|全部|整首|现在的|把|改|变成|换成|^用[^,.。]{1,10}(?:演奏|弹|吹|拉)(?!一)",
)
MAKE_IT = _either(
    r"\b(?:make|turn|play|set|change|switch|move|transpose|modulate|put|bring|shift|convert|have) (?:it|this|that|"
    r"everything|the (?:piece|song|music|tune|key|tempo|speed|whole thing|meter|mood|mode|style))\b|"
    r"\b(?:transpose|modulate|change key|change to|switch to|go to)\b|\bit should\b|\bit to be\b|\bcan it\b|"
    r"\bcould it\b",
    r"改成|改为|换成|换为|变成|变为|转到|转为|转成|移到|移调|调到|改到|换到|调成|降到|升到|提高到|降低到|设为|调为|"
    r"减到|加到|把",
)
QUESTION = _either(
    r"^(?:so |and |but |hey |ok |okay |well |now |please )*(?:what|which|why|how(?! about)|who|whom|whose|when|where|"
    r"is|are|was|were|does|did|do (?:you|we|i|they)|"
    r"has|have you|(?:could|can|should|would|will) (?:a|an|my|beginners?|someone|anyone|children|kids)\b|"
    r"explain|analy[sz]e|describe|tell me|compare|name the|list the|show me (?:the|what))\b(?!'s new)",
    r"什么(?!都|也)|哪些|哪个|哪一?[版首段种支]|哪里|哪儿|(?<![少多好这那])几(?:个|拍|小节|种|首|号)|多少|多快|多长|"
    r"多慢|为什么|为何|"
    r"为啥|咋(?:样|回事)|(?:到|在|差)哪|哪[?？]*$|几级|"
    r"怎么样|"
    r"怎样|是不是|(?P<v>[\u4e00-\u9fff])不(?P=v)|"
    r"难弹|好弹|有没有|解释|分析|比较一下|介绍一下|说说|吗[?？。]?$|吗[,，]|呢[?？]$|谁|比(?:怎么样|如何|呢)",
)
REQUEST = _either(
    r"\b(?:can|could|would|will|won't) (?:you|we|i)\b|\bwhy don't you\b|\bhow about\b|\bwhat about\b|"
    r"\bis it possible to\b|\bwould it be possible to\b|\bwhat if (?:it|this|that|you|we|the|they|there)\b|"
    r"\b(?:do|try) (?:that|it|this)[.! ]*$|\bhow would it (?:sound|be) (?:if|in|with|as)\b|\bmind (?:\w+ing)\b|"
    r"\bany chance\b|\bcare to\b|\bwhy not\b",
    r"能不能|可不可以|可以.*吗|能.*吗|好吗|行吗|好不好|行不行|成不成|要不|不如|何不|可否|能否|方便.*吗|麻烦|"
    r"(?<!情绪)(?<!气氛)(?<!节奏)(?<!和声)(?<!结构)(?<!难度)(?<!比)怎么样[?？]?$",
)
ABOUT_MUSIC = _either(
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
ABOUT_IT = _either(r"\b(?:it|this|that)\b", r"哪里最|哪段最|改了|变了|换了")
# Other business, and attempts to be talked out of one's own.
OFFTOPIC = _either(
    r"\bweather\b|\bnews\b|\bstock(?:s| price| market)\b|\bsystem prompt\b|\b(?:ignore|disregard|forget|"
    r"override)\b.{0,30}\b(?:instructions?|prompts?|rules|training)\b|"
    r"\bjailbreak\b|\bdeveloper mode\b|\bpython (?:code|script|program|function)\b|\bsource code\b|\bjavascript\b|"
    r"\brecipe\b|\bpassword\b|\bapi key\b|\bcapital (?:city )?of\b|"
    r"\b(?:book|reserve) (?:me |us )?(?:an?|the) (?:table|flight|hotel|room|taxi|ticket|appointment)|\bremind me\b|"
    r"\bset (?:an?|the|my) (?:alarm|timer|reminder)\b|\border (?:me |us )?(?:an?|some) (?:pizza|taxi|food|burger|cab)|"
    r"\bcall (?:me )?(?:an?|my|the) (?:taxi|cab|mum|mom|doctor|uber)\b|\b(?:send|write|draft) (?:me )?(?:an?|the|"
    r"my) (?:\w+ )?"
    r"(?:e-?mail|letter|cv|resume|report|poem|story|novel|joke|speech|message|text|application|blog post|tweet)\b|"
    r"\btell me a (?:joke|story)\b|\bwho (?:won|is the (?:king|queen|president|prime))\b|\bhow (?:old|tall|"
    r"far) (?:is|are)\b|"
    r"\b(?:solve|calculate|what is \d+ ?[+*x/-])\b|\bphone number\b|\bexchange rate\b|\bwrite (?:me )?(?:some |"
    r"a )?(?:code|sql|"
    r"html)\b|\bmedical\b|\blegal advice\b|\bdiagnos\w+|\bhoroscope\b|\blottery\b|"
    r"\bwhat(?:'s| is) the (?:time|date)\b(?! signature)|\btranslate\b|\bpresident\b|\bworld cup\b|\belection\b|"
    r"\bbitcoin\b|"
    r"\bhomework\b|\bessay\b|\bpretend (?:to be|you)\b|\byou are now\b",
    r"天气|新闻|股票|股价|系统提示|(?:忽略|无视|忘记|忘掉).{0,12}(?:指令|提示|规则|要求)|越狱|开发者模式|代码|密码|"
    r"首都|总统|选举|世界杯|比特币|作业|翻译|菜谱|食谱|几点了|今天几号|"
    r"请假条|假条|邮件|作文|论文|报告|简历|合同|文案|日记|检讨|周报|演讲稿|情书|讲个?笑话|讲个?故事|"
    r"写(?:一?[首个])?(?:诗(?!歌|意|情)|小说|代码)|"
    r"订(?:一?[张个份]|机票|酒店|外卖|餐|票|位)|点(?:一?[份个])?外卖|叫(?:一?辆|个)?(?:车|外卖|出租)|提醒我|闹钟|"
    r"星期几|汇率|彩票|股市|"
    r"感冒|发烧|头疼|算一下|等于几|多少钱|打电话|导航|怎么走|路线|谁赢|身份证|快递",
)
# Words that tell Spanish, French, German, Italian and Portuguese from English.
FOREIGN = _either(
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
