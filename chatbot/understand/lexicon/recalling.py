"""What people say of versions and of what they hear: undo, recall, choose, list, praise, blame, forget.
Patterns over lower-case text."""

from __future__ import annotations

from chatbot.understand.lexicon.cues import either

UNDO = either(
    r"\bundo\b|\brevert\b|\btake (?:that|it) back\b|\bnever ?mind (?:that|the last)|"
    r"\bgo back(?: one(?: step)?)?[.!\s]*$|\bback one step\b|"
    r"\bput it back\b|\bas it was(?: before)?\b|\b(?:scratch|cancel|discard|forget|reverse|undo|drop|scrap) (?:that|"
    r"this)[.!\s]*$|"
    r"\b(?:(?:that|this|it)(?:'s| is| was)? not|(?:that|this|it) (?:isn't|wasn't)) (?:at all )?what i (?:meant|"
    r"said)\b|"
    r"\b(?:cancel|discard|reverse|roll back|rollback|back out|take back|scrap|scratch|drop|delete|remove|lose|bin|"
    r"get rid of|throw away|kill) (?:the |that |my |this |your )?(?:last |latest |"
    r"previous |most recent )(?:changes?|edits?|step|one|thing|move|addition|tweak|adjustment|action|operation)\b|"
    r"\b(?:cancel|discard|reverse|roll back|rollback|back out|take back|scrap|scratch) (?:the |that |my |this |"
    r"your )?"
    r"(?:changes?|edits?|step|move|addition|tweak|adjustment)\b|\bi(?:'ve| have)? changed my mind\b|\b(?:was|sounded|"
    r"liked it|preferred it|like it) (?:a lot |much |"
    r"way )?better before\b|\b(?:the way|how|like) (?:it|that) was\b|\bchange it back\b|\bswitch it back\b|"
    r"\bgo back to (?:how|the way|what) "
    r"(?:it|we)\b|\bback to before (?:that|this|it|the \w+)\b(?! (?:version|take|one)\b)|\b(?:on second thought|"
    r"actually),? (?:leave|keep) it (?:as|how|the way)\b|\bthat was a mistake\b|\bctrl[\s+-]?z\b|"
    r"\bforget (?:about )?(?:that|the|this|my) (?:last |latest |previous )?(?:change|edit|step|thing|request)\b|"
    r"^(?:no,? |please |oh |oops,? )*(?:don't|do not) (?:do|change) (?:that|this|it)(?: please)?[.! ]*$|\bleave it "
    r"(?:as|how|the way) it was\b|\bmake it (?:like|as|how) it was\b|\bwithout (?:that|the last) change\b|"
    r"\bstep back\b|\bone step back\b|\bgo back (?:a|one|two|to the previous) (?:step|change)s?\b|\brestore (?:it|"
    r"the previous|what)\b",
    r"(?<!不)撤销|(?<!别)(?<!不)撤回|撤掉(?:刚才|上一步|这步|那步|这个|刚刚)|取消(?:上一步|刚才|这个修改|修改|更改)|"
    r"退回(?:上一步|一步)|回退(?!到(?!刚才|上一步|修改|之前|改))|退回去|^算了[,，吧。.!]*$|还原|"
    r"(?:改|变|换|调|转|倒|回|撤|升|降|移|快|慢|加|减|挪|翻|切|跳|滚)回(?:去|来|原来|原样|之前|刚才)(?!的?版)|"
    r"还是(?:之前|原来|刚才|原先|改之前|上次|先前)的?(?:那样|那个)?(?:更?好|好听|吧|顺耳|舒服)|"
    r"(?:不要|不想要|取消|去掉)(?:这个|这次|这些|刚刚的|那个|最近的)(?:改动|修改|更改|变化|变动)|退一步|后退一步|"
    r"我?(?:反悔|后悔)了|改错了|弄错了[,，]?(?:回|撤|退)|"
    r"当我没说|不改了|收回(?:刚才|上)|回到(?:上一步|改之前|修改前|刚才)(?!.*(?:版|首))|"
    r"(?:刚才|刚刚|上一?步|上面|这步|那步|改动|修改)[^,，。]{0,8}(?:不作数|不算数?|作废|当没(?:有|发生|做|说)过?|"
    r"拉倒|别算)了?|"
    r"^(?:快|赶紧|都|全|帮我|给我)*(?:反悔|复原|返回|撤一下|撤吧|倒回|还原)[了吧。!！]*$|^(?:快|赶紧|都|全|帮我|"
    r"给我)*(?:撤了?|撤掉|撤回|撤销)[了吧]*(?:撤[了吧]*)?[。!！]*$|"
    r"恢复(?:到|成|为)?(?:原来|之前|刚才|原先|改之前)的(?!版|那版|第)[^,，。]{1,6}[。!！]*$|恢复原样|恢复(?:到|成|"
    r"为)(?:原样|原来|之前|刚才|改之前|改动前|修改前|上一步)(?!的?版)|(?:刚才|刚刚|上一?)(?:那|"
    r"这)?(?:一?步|一?下|个(?:改动|修改|操作))(?:不算|作废|不要了?|取消|撤了)|回到(?:修改|改动|改)(?:之)?前|(?:不要|"
    r"去掉|取消)(?:刚才|上面|之前)(?:那个|的|那次|那些)*(?:改动|修改|更改|"
    r"变化)|返回上一步|倒回(?!到?(?:最初|第|上一?[版个]|原版|最新))|上一步|"
    r"^取消[了吧。.!]*$|(?:刚才|刚刚|上次|上一?步)(?:改|加|换|做|弄|删|调)(?:过|掉)?的?(?:那个|那些|东西|地方|"
    r"都)*(?:不要了?|不算|撤了?|"
    r"作废|不好)|(?:恢复|回|退|还原)(?:到|成)[^,，。]{1,8}(?:之前|以前|前)(?:的样子|的时候|那样|的状态)?[吧。!！]*$",
)
REDO = either(
    r"\b(?:put|bring|get|give me|restore|reinstate) (?:it |that |me )?(?:back )?(?:back )?(?:what|the (?:thing|"
    r"change|edit|one)|whatever) (?:that )?(?:i|you|we) "
    r"(?:just )?(?:undid|took back|reverted|rolled back|removed with undo)\b",
    r"\bredo\b(?!\s+(?:the|bars?|measures?|it|that|this|those|these|them|my|versions?|takes?|number|all|"
    r"everything|only|just|its)\b)|"
    r"\b(?:bring|put) (?:the|that|my|this) (?:last )?(?:change|edit) back\b|\bre-?apply (?:it|that|the \w+(?: "
    r"change)?)\b|"
    r"^(?:go |step |one step )?forward(?: again| one(?: step)?| a step)*[.! ]*$|\bundo (?:the|that|my) undo\b|"
    r"\b(?:do|"
    r"make) (?:it|that) again,? (?:the|what) (?:i|you) (?:un\w+)\b|\bun-?undo\b|"
    r"\bi want (?:it|that|the change) back(?: again)?$|\bredo (?:that|it)[.!\s]*$|\bput it back again\b",
    r"^(?:请)?重做(?:一下|一步)?[。.!！]*$|(?:取消|撤销|撤回)(?:刚才的?|这次|上次的?)?撤[销回]|恢复(?:刚才|"
    r"刚刚)?(?:被)?撤|重做(?:刚才|上一步)|^恢复[。.!]*$|"
    r"撤(?:销|回|掉)?(?:了|的|掉的|过的|了的)[^,，。]{0,8}(?:做回来?|弄回来?|还原|找回来?|要回来?|拿回来?|加回来?|"
    r"恢复|再(?:做|来|弄|执行)|回来)|"
    r"^(?:算了|还是|那)*[,，]?(?:不|别)撤(?:销|回)?了?[。!！]*$|(?:把)?(?:刚才)?撤(?:销|回|掉)的(?:那一?步|那个|东西|"
    r"改动|修改|操作)?(?:恢复|还原|再)",
)
RECALL = either(
    r"\b(?:version|take|number)\s*#?(?:\d+|one|two|three|four|five)\b",
    r"\b(?:first|second|third|fourth|fifth|last|previous|earlier|original|latest|other) (?:version|one|take|attempt|"
    r"draft)\b",
    r"\bgo back to\b|\bback to the\b|\b(?:play|hear) (?:it|that|this) again\b|\breplay\b|^(?:please )?play "
    r"again[.!]*$|^(?:please )?repeat(?: it| that| this)?(?: please)?[.!]*$",
    r"第[一二三四五六七八九十\d]+个?(?:版|版本|首|稿)|上一(?:版|个版本|首|稿)|前一(?:版|个版本|首)|原版|"
    r"原来的?版本|最初的?版本|回到(?!.*调)|"
    r"(?:找|翻|搜)(?:一下|出来?|找)?[^,，。]{0,10}(?:那|这)一?[首版个]|再(?:放|播|听|弹|播放)一?[遍次]|重播|重放|"
    r"刚才那(?:首|段|个|版)",
)
_ADMIRED = r"(?:这个|这首|这段)?(?:旋律|伴奏|和弦|结尾|前奏|副歌|主歌|间奏|桥段|节奏|整体)"
RATE = either(
    r"\bi (?:really |absolutely |just |quite |do )?(?:love|like|hate|dislike|enjoy|adore)(?:d)? (?:it|this|that|"
    r"the \w+)\b(?! to)",
    r"\bi (?:don't|do not|didn't) (?:really )?(?:like|love|enjoy) (?:it|this|that|the \w+)\b|^(?:many )?(?:thanks|"
    r"thank you)(?: so much| a lot)?[.!\s]*$|^(?:谢谢|多谢|感谢)你?[。.!\s]*$",
    r"^(?:wow|oh|yes|yeah|no|nah|hmm|well|ok|okay|thanks|thank you|lol|haha|hahaha|omg|ew|yikes|ugh|damn|"
    r"man)*[,!\s]*(?:(?:that|this|it)(?: one)?(?:'s| is| was| sounds|"
    r" sounded)|sounds|how|so|very|really|pretty)?\s*"
    r"(?:so |very |really |pretty |absolutely |just |quite |kind of |a bit |not )*(?:great|good|nice|awesome|amazing|"
    r"beautiful|lovely|perfect|wonderful|"
    r"fantastic|excellent|brilliant|superb|incredible|stunning|dope|fire|sick|cool|boring|bad|terrible|awful|"
    r"horrible|ugly|ok|okay|fine|meh|gorgeous|not bad|"
    r"well done|bravo)(?:[,!. ]+(?:thanks?(?: you)?|thank you|thx|cheers|wow|lol|haha|man|dude|bro|mate|love it|"
    r"well done|(?:good|great|nice) (?:job|work)|:\)|to me|actually|indeed|so far|though))*[.!\s]*$",
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
    r"goosebumps)|(?:is|was|sounds) (?:so )?on point|love where this|i'm into (?:it|this)|my jam)\b|"
    r"\b(?:could be better|i've heard better|doesn't (?:do it for me|work(?: for me)?|sound (?:good|right))|"
    r"leaves me cold|can't stand (?:it|"
    r"this)|gives me a headache|hurts my ears|not (?:a )?good|(?:is|was|that's|it's) (?:so |really |pretty |just |"
    r"a bit |kind of |rather |"
    r"too )*(?:rubbish|trash|garbage|lame|mediocre|underwhelming|uninspired|forgettable|generic|disappointing|cringe|"
    r"crap|naff|tedious|uninteresting|repetitive|horrendous|dreadful))\b",
    r"^(?:爱了)+[。!！]*$|^(?:太可以了|绝绝子|不错哦)[。!！]*$|^哈*(?:好|很|真|太|有点|非常)(?:无聊|乏味|难听|动听|"
    r"美|棒|赞|好|老套|土|俗)(?:了|啊|呀)?[。.!！]*$|"
    r"不是我的菜|不是我想要的|不是这个?(?:味|感觉|意思)|没(?:什么)?感觉|差点(?:意思|味道|火候)|不咋[地样]|不怎么样|"
    r"不怎么地|拉胯|敷衍|刺耳|太尬|好尬|辣耳朵|什么玩意|"
    r"(?:就是|正是)(?:这个|这种)?(?:味|感觉|我想要的)|有(?:那|内)味|戳(?:中)?我|深得我心|正合我意|很(?:到位|有感觉|"
    r"舒服|上头|带感|绝|妙|赞|可以)|太(?:绝|妙|赞|牛|顶|神|上头|带感|舒服)了?|"
    r"绝了|真牛|牛啊|给力|单曲循环|耳朵怀孕|爱听|爱死|惊艳|封神|打[一二三四五\d](?:颗|个)?星|(?:五|5)星好评|"
    r"^[五四三二一\d]星|^(?:难听|动听|好听|无聊|绝了|太绝了|赞)[了吧。!！]*$",
    rf"^(?:这个|这首|这版|这段|这曲子?|它|整体|整首|刚才那个|{_ADMIRED})?(?:真的?|太|很|好|超|超级|挺|还|蛮|特别|"
    rf"非常|确实|还是|实在|简直|相当)*"
    r"(?:赞|棒|绝|顶|妙|牛|酷|帅|炸|nice|奈斯|不错|可以|好听|动听|舒服|到位|对味|惊艳|带劲|过瘾|上头|满意|高级|精彩|"
    r"完美|美|好|差|烂|糟|糟糕|难听|土|俗|"
    r"无聊|乏味|假|尬|尴尬|刺耳|别扭|难受|拉垮|拉胯|垃圾|一般|普通|平庸|老套|差劲)(?:了|的|极了|爆了?|呆了|哭了|死了|"
    r"透了|一批|得很)*[。!！]*$|"
    r"耳朵(?:都|要|有点)?(?:疼|痛|受不了|遭罪|起茧|出血|聋)|听得?(?:我)?(?:都|要|有点|想)?(?:头疼|头痛|难受|睡着|犯困|"
    r"心烦|烦躁|入迷|上瘾|哭|起鸡皮)|"
    r"听不(?:下去|腻)|听(?:哭|睡着)了?|听了想(?:睡|哭|关)|受不了|百听不厌|鸡皮疙瘩|泪目|没劲|没(?:什么)?意思|不够味|"
    r"不过瘾|不对味|烂透|什么鬼|像噪音|是噪音|"
    r"听着(?:就|很|真|有点|特别)*(?:不)?(?:舒服|顺耳|别扭|难受|烦)|合(?:我)?(?:口味|心意|胃口)|对(?:我)?胃口|"
    r"就是(?:它|这个)了?[。!！]*$|有点东西|神了|(?:真心|确实|真的|还是|实在|根本|有点)不(?:太)?(?:行|灵|咋样|"
    r"好)(?:[。!！]*$|[,，])",
    r"^(?:给|打)?(?:你|它|个|他|这首|这版)*(?:满|零|[零一二两三四五六七八九十\d]{1,3})分[。!！]*$|^(?:还行|还可以|"
    r"马马虎虎|凑合|一般|一般般|就那样|平平)[吧。!！]*$|(?:真|太|很|好|"
    r"有点)(?:好听|难听|土|俗|动听|美|棒|无聊|吵闹)了?[。!！]*$",
    r"(?:我|真|很|好|太|非常|超|不|不太|不怎么|挺)?(?:喜欢|讨厌)(?!.*(?:来|写|的(?:音乐|曲)))|好听(?!一?[点些])|"
    r"难听|不错|太棒|"
    r"真棒|很棒|完美|很美|精彩|一般般|不好听|满意|给[一二三四五\d]+星|打[\d一二三四五六七八九十]+分|好评|差评|点赞",
)
LIKES = either(r"\b(?:don't |do not |didn't |really )*(?:like|love|enjoy|hate|dislike)\b|喜欢|讨厌")
LIST = either(
    r"\b(?:list|show(?: me)?|display|see)\s+(?:me )?(?:all |every |the |my |our )*(?:versions?|takes|candidates|"
    r"history|drafts)\b(?! \d)",
    r"(?:列出来?|显示|看看|展示|罗列|列一?下|列个|摆出来?|给我看)(?:一下)?(?:所有|全部|各个|我的|到现在|现在|目前|"
    r"为止|已有|一共|都|写过|做过|的|,)*(?:版本|历史|候选)|版本(?:列表|清单|记录|历史)|(?:存|做|写)了?(?:哪几个|哪些|几个|多少个?)版本|版本?[^,，。]{0,5}(?:列|摆|"
    r"展示|显示|罗列)(?:出来|给我|一下|个|一?[列遍])",
)
CHOOSE = either(
    r"\b(?:i'?ll|i will|let'?s|i want to|we'?ll|please|i'd|i) (?:take|go with|choose|pick|have|keep|use|prefer|"
    r"select|"
    r"like|love)\b|^(?:choose|pick|select|take|go with|keep|use)\b|"
    r"\b(?:go|going|went|stick|sticking|settle|settling|proceed|continue|carry on|work) (?:with|for|on)\b|"
    r"\b(?:i'm|i am|we're|i) (?:for|choosing|picking|taking|keeping|choose|pick|vote for)\b|\bmy (?:vote|pick|choice|"
    r"money)\b|\b(?:gets|has|got) my vote\b|\bwins?\b|\bit is[.! ]*$|\bit'?ll be\b",
    r"\b(?:is|was|were|sounds?|are) (?:clearly |much |by far |definitely |actually )?(?:the )?(?:best|better|nicest|"
    r"nicer|winner|keeper|my favou?rite|my (?:pick|choice)|one(?=\W*$)|one (?:for me|i want|to keep))\b|"
    r"\bmy favou?rite\b|\b(?:best|better|most)\b\W*$|\b(?:liked?|loved?|enjoy(?:ed)?|preferred) .{1,30} more\W*$",
    r"^(?:那|就|我要|要|我选|还是|那就)+第[一二三四五\d]个?(?:版本?)?[吧了好。!！]*$|"
    r"^第[一二三四五\d]个?(?:版本?)?(?:吧|好|赢|胜|可以|行|棒)[吧了。!！]*$|就要|(?:选|挑|定|采用|用|取|"
    r"留)(?=[^,，]{0,4}(?:第|方案|版本|上一|最后|最初|原版|\x00))|(?:更|最|比较|还是)喜欢|"
    r"^我?喜欢(?=第(?![^,，。]{1,4}的)|上一|最后|原|那|这)|(?:更|最|还是|"
    r"比较|比)[^,，]{0,10}(?:好|棒|合适|对味|顺耳|舒服|顺|带劲|耐听|有感觉|强|妙|对)(?!吗|呢|[?？])|就(?:这|那)个|"
    r"胜出|完胜|入选|晋级|定稿|投[^,，。]{0,6}票|"
    r"就(?:选|要|用)?(?:它|这版|那版)(?:了|吧)|中意|最满意|^(?:就)?要(?=第|最初|上一版)",
)
# What is said of a version that is not chosen.
TURNED_DOWN = either(
    r"\b(?:don't|do not|didn't|did not|never|not) (?:really |much |quite |too )?(?:like|love|enjoy|want|care for|"
    r"prefer|fancy|fond|keen)\b|\b(?:hate|dislike|can't stand)\b",
    r"不(?:太|怎么|大|是很|想)?(?:喜欢|要|中意|满意|好听)|讨厌|难听",
)
GO_BACK = either(
    r"\b(?:go|going|get|switch|return|revert|jump) back\b|\breturn to\b|\bbring back\b|\bback to\b|\b(?:open|load|"
    r"recall|restore)\b|\bplay\b.*\bagain\b",
    r"回到|回(?=第|最初)|调出|打开|恢复到|切回|返回|再(?:放|播|听)|退回到?|切换?到|换回|跳[回到]|调回|翻回|倒回",
)
FORGET = either(
    r"\b(?:forget|clear|reset|erase|delete|wipe)\b.{0,40}\b(?:preferences?|taste|likes?|ratings?|learn\w*|"
    r"remember\w*|"
    r"what you know|about me)\b",
    r"(?:偏好|口味|喜好|评分)(?:记录|数据)?(?:都|全|统统)?(?:给我)?(?:忘掉|忘了|忘记|清除|清掉|清空|重置|删除|删掉|"
    r"删了|抹掉|归零|清零)|(?:忘掉|忘了|忘记|清除|清掉|清空|重置|删除|删掉|抹掉)[^,，。]{0,12}(?:偏好|口味|喜好|"
    r"评分|记住|记忆|学到)",
)
RESUME = either(
    r"\b(?:where (?:we|i) (?:had )?(?:left (?:it|off|things)|stopped|finished|broke off)|(?:resume|continue|reopen|"
    r"go on with|pick up) (?:our|the|my|from)?\s*(?:last|"
    r"previous|old|yesterday'?s|earlier) (?:conversation|session|chat|talk|time))\b|"
    r"\b(?:resume|continue|reopen|go on with|pick up|return to|back to) (?:our|the|my) (?:conversation|session|chat|"
    r"talk|"
    r"work)\b|\b(?:open|load|resume|reopen|restore|show me|bring up|continue) (?:my|our) (?:last|latest|previous|"
    r"most "
    r"recent|old|yesterday's|unfinished) (?:piece|song|tune|session|project|work|composition)\b|"
    r"\bresume(?: the)? (?:conversation|session)\b|\b(?:go on|carry on|continue|pick up) with (?:the|our|my) "
    r"(?:piece|song|tune|"
    r"work) (?:from|of) (?:last (?:time|night|week|session)|yesterday|the other day|before)\b|"
    r"\b(?:restore|bring back|get back|reopen|recover) what (?:we|i) (?:were|was|had been) (?:working on|doing|"
    r"making|writing)\b",
    r"(?:接着|继续|恢复|回到)(?:我们)?(?:上次|昨天|之前|上一次)(?:的)?(?:对话|会话|谈话|聊天|没(?:写|聊)完)|上次(?:说|"
    r"写|聊|停)到(?:哪|的地方)",
)
DISLIKE = either(
    r"\b(?:don't|do not|didn't|not (?!bad))\b|\b(?:hate|dislike|boring|bored|(?<!not )bad|terrible|awful|horrible|"
    r"ugly|"
    r"meh|wack|whack|"
    r"worse|worst|annoying|thumbs down|disappoint\w*|rubbish|trash|garbage|lame|mediocre|underwhelming|uninspired|"
    r"forgettable|generic|cringe|"
    r"crap|naff|tedious|uninteresting|repetitive|horrendous|dreadful|could be better|heard better|leaves me cold|"
    r"can't stand|headache|"
    r"hurts|doesn't (?:do|work|sound)|bland|weak|cheesy|dull|one star|two stars|[12] stars?|[12]/5|[0-3]/10)\b|👎",
    r"不是我的菜|不是我想要|不是这个?(?:味|感觉|意思)|没(?:什么)?感觉|差点(?:意思|味道|火候)|不咋|不怎么[样地]|拉胯|"
    r"敷衍|刺耳|尬|辣耳朵|什么玩意|"
    r"零分|不及格|太?(?:土|俗|吵闹|老套|乏味)|不(?:太|怎么|是很|大)?(?:喜欢|好听|满意|行|好|错误)|讨厌|难听|无聊|"
    r"一般(?!都?(?:来说|情况|比较|更|最)*(?:喜欢|爱|听|会|偏))|差评|失望|糟|(?<!十)(?:一|两|二|1|2)(?:颗)?星|"
    r"^(?:给|打)?[一二两三1-3]分|打[一二两三1-3]分|(?:真心|确实|真的|还是|实在|根本|有点)不(?:太)?(?:行|灵|咋样|好)|"
    r"耳朵(?:都|要|有点)?(?:疼|痛|受不了|遭罪|起茧|出血)|听得?(?:我)?(?:都|要|有点|想)?(?:头疼|头痛|难受|睡着|犯困|"
    r"心烦|烦躁)|听不下去|听睡着|"
    r"听了想(?:睡|关)|受不了|没劲|没(?:什么)?意思|不够味|不过瘾|不对味|烂|什么鬼|噪音|不舒服|不顺耳|别扭|难受|"
    r"(?<!有点)(?<!不)差(?!不多|点|一点)|糟|垃圾|普通|平庸|老套|差劲|拉垮|尴尬|假得?",
)
# Words of judgement that hold a verb of composing (听).
JUDGED = either(r"\bsounds?\b", r"[好难动耐爱百]听|听(?:起来|着|上去|得|了|完|不下去|不腻|哭|睡|后)")
