"""What a question asks for."""

from __future__ import annotations

from chatbot.turn import Topic
from chatbot.understand.matcher import compiled

# The first that fits is meant; the order goes from what is sure to what is vague.
_TOPICS: tuple[tuple[Topic, str], ...] = (
    ("preferences", r"\bpreferences?\b|\bmy taste\b|\b(?:what|which)(?: kinds? of| sorts? of)?"
                    r"(?: music| songs| styles?| genres?| instruments?| keys?)? (?:do|did) "
                    r"(?:i(?: (?:usually|generally|mostly|often|really))?|you know i|you think i) "
                    r"(?:like|prefer|enjoy|love|favou?r)\b|"
                    r"\byou (?:know|learn\w*|remember) about (?:me|my)\b|"
                    r"偏好|口味|我(?:爱|喜欢|偏爱)听?什么|记住了?我?什么|我喜欢什么|我的喜好|记住了什么"),
    ("controls", r"\bwhat \w+ (?:did|have|had) i (?:ask|request|want|wish|order)\w*|"
     r"\bwhat (?:did|have|had) i (?:ask|want|request|say|order)\w*|\bmy (?:requests?|settings|wishes|"
                 r"instructions|brief|"
                 r"prompts?|order)\b|\bwhat (?:i|we) (?:had |have |just )?(?:asked|requested|said|wanted|ordered|"
                 r"wished)\b|\b(?:current )?(?:settings|controls|parameters)\b|"
                 r"我(?:刚才|都|之前|前面|一共|到底)*(?:要求|要|说|提)(?:过|了)?(?:要|的是|的)?(?:些|了|过)*什么|"
                 r"(?:提|说|要求|交代|吩咐)(?:过|了)(?:些)?(?:哪些|什么)(?:要求|条件|话)?|"
                 r"我(?:之前|刚才|前面|一开始)?(?:是)?怎么(?:说|要求|讲|提)|设置|参数"),
    ("next", r"^what do you suggest next\?$|^接下来有什么建议？$"),
    ("compare", r"\bcompar\w+|\bunlike\b|\bin what (?:ways?|respects?)\b|"
                r"\bwhat (?:does|did|has) .{1,30} (?:have |got |do )?that .{1,30} (?:does|has|did)(?:n't| not)|"
                r"\bwhat (?:did|have) you (?:just )?chang\w*|\bwhat (?:has |have )?(?:just )?changed\b|"
                r"\bwhat(?:'s| is) (?:new|different)\b(?! key)|\b(?:is|are|does|do|was) (?:it|this|that|"
                r"these|(?:the )?(?:first|second|third|fourth|last|previous|latest|new|old|other)(?: one| version|"
                r" take)?|"
                r"(?:version|number|take) \w+)\b.{0,30}\bthan\b|\bhow (?:did|would) .{1,40} differ\b|\bdiffers? "
                r"from\b|"
                r"(?:改|变|换)(?:动)?了(?:些|点)?(?:什么|哪)|有(?:什么|啥)(?:变化|改动)|(?:动|改|变|换|做)(?:动|"
                r"变)?了(?:些|点)?(?:什么|哪)|刚才[^,，。]{0,6}(?:动|改|变|做)了|比[^,，。]{1,8}(?:版|首|个|"
                r"段)[^,，。]{0,8}(?:吗|还是)|"
                r"\b(?:sets?|tells?) .{1,40} apart\b|\bdistinguish\w*\b|\bhow (?:much |far )?(?:did|has) (?:it|this|"
                r"the \w+) chang\w*|\bdifferen(?:ce|t)s?\b(?! (?:key|chord))|\bhow (?:do|does) .{1,40} differ\b|"
                r"\bsimilarit\w+|\bhave in common\b|\bwhich (?:one |of (?:them|these|the \w+) |version )?"
                r"(?:do you think |would you say |in your (?:view|opinion),? )?(?:is|was|has|had|would be|"
                r"sounds|sounded)\b(?! (?:this|playing|that|it|the current|the key|in)\b)|哪一?个(?:版本)?(?:更|最)|"
                r"最[^,，。高低]{1,4}的?(?:是)?(?:哪一?(?:个|版|首)|第几)|哪一?(?:个|版|首|"
                r"个版本)[^,，。]{0,8}(?:好|棒|合适|适合|接近|推荐)|"
                r"\bwhich (?:one|version|of \w+)\b.{0,24}\b(?:best|better|prefer|recommend|like|fits?|suits?)\b|"
                r"\b(?:recommend|suggest) (?:me )?(?:one|a version|which)\b|推荐(?:哪|一个|一版)|"
                r"比较|对比|区别|不同(?:之处|点)?|差别|"
                r"差异|不一样|改动[在有]|(?:和|跟|与)(?:之前|刚才|上一?版|原来)(?:相?比)|有什么不一样|差在?了?哪|"
                r"差多少"),
    ("versions", r"\bversions?\b.*\b(?:are there|do (?:we|i) have|so far|exist)\b|\b(?:which|what|how many|"
                 r"list)\b.{0,12}\bversions?\b(?! \d)|哪些版本|几个版本|多少个?版本|第几版|几版|什么版本"),
    ("explain", r"\bwhy\b|\bwhat(?:'s| is| are) (?:that|the|those) .{2,24} doing (?:in|at|there)\b|\bexplain\b|"
        r"\bhow come\b|\bhow (?:did|do|does|have|has) (?:you|it|that|this|they) "
                r"(?:\w+ )?(?:get|got|make|made|create|achieve|build|produce|come up|manage|work|arrive|end up)\b|"
                r"\bwhat makes\b|\bwhat (?:happens|is (?:going on|happening)|goes "
                r"on)\b|为什么|为何|怎么会|原理|怎么(?:想|做到|写出|做出)|思路|解释|说明一下|讲解|是怎么(?:做到|"
                r"回事)|发生了什么|为啥"),
    ("cadences", r"\bcadences?\b|\bcadential\b|终止式?|收束"),
    ("modulations", r"\bmodulat\w*|\bkey changes?\b|\b(?:leave|leaves|stray from|away from) (?:the |its )?(?:home |"
                    r"main )?key\b|"
        r"\b(?:to|into|through|other|different|more) (?:other )?keys\b|\bchange(?:s)? (?:of )?key\b|转调|离调|换调|"
        r"转[到了去过][^,，。]{0,4}调"),
    ("range", r"(?<!chords )(?<!chord )\bgo(?:es)? (?:above|below|over|under|higher than|lower than|beyond)\b|"
     r"\brange\b|\bcompass\b|\bpeaks?\b|\bhow (?:high|low)\b|\bhighest\b|\blowest\b|\bregister\b|音域|"
        r"[高低]音(?:能)?(?:到|有多)|最[高低](?:到|能到)|(?:跨|几个|多少个?)[^,，。]{0,3}八度|"
        r"最高(?![涨潮昂兴亢])音?|最低(?!落|沉)音?|"
              r"音区"),
    ("difficulty", r"\b(?:could|can|would|will|might) (?:an?|my|our|the|your|any) (?:[\w-]+ ){0,3}?(?:year[- ]olds?|"
                   r"kids?|child(?:ren)?|"
                   r"beginners?|pupils?|students?|daughter|son|amateurs?|novices?|choir|band|grandma|grandson|"
                   r"granddaughter)\b.{0,30}?\b(?:play|"
                   r"manage|handle|cope|sing|learn|do)\b|"
                   r"\bhow (?:hard|difficult|easy|playable|nasty|tricky|tough|demanding|challenging)\b|"
                   r"\bdifficult(?:y)?\b|\b(?:is|are) .{0,20}(?:hard|easy|"
                   r"playable)\b|\b(?:what|which) (?:grade|level)\b|\btoo hard\b|\bbeginners?\b|\bable to play\b|"
                   r"\b(?:manage|handle|cope with|tackle|"
                   r"master) (?:it|this|that|the)\b|\bplayable\b|\bfor (?:kids|children|beginners|amateurs)\?|"
                   r"\bplay (?:this|it)\b|初学者|适合(?:几|多大|什么年|哪个年)|能弹|[弹吹拉打]得(?:了|下来|动|来|会)|"
                   r"[弹吹拉打]不(?:了|下来|动|来)|学(?:了|过)[^,，。]{1,4}[年月]|上手|零基础|新手|菜鸟|容易学|好学|"
                   r"难度|拿下|搞得定|搞定|驾驭|hold住|啃下|多难|难弹|难不难|难吗|好弹吗|容易(?:弹|"
                   r"吗)|几级|适合.{0,4}(?:学生|水平)"),
    ("rhythm", r"\brhythm\w*|\bsyncopat\w*|\bgroove\b|节奏(?!有?多快|快不快)|切分"),
    ("form", r"\b(?:is|are) there (?:an? |any |the )?(?:\w+ )?(?:bridge|chorus|verse|intro|ending|coda|outro|"
             r"refrain)\b|\b(?:have|has|contain)\b.{0,12}\b(?:bridge|chorus|verse|intro|ending|coda|sections?)\b|"
             r"\bform\b|"
             r"\bstructured?\b|\b(?:is there|are there|does|do|any|anything|what|which) .{0,20}\brepeat(?:s|ed)?\b|"
             r"\brepeats? (?:anywhere|somewhere|itself)|\bcomes? back\b|\brepetitions?\b|\b(?:laid out|organi[sz]ed|"
             r"built up)\b|\bsections?\b|\b(?:where|which bars?|"
             r"when)\b.{0,30}\b(?:chorus|verse|bridge|"
             r"intro|theme)\b|(?:副歌|主歌|桥段|前奏).{0,6}(?:哪|几)|(?:哪|第几).{0,6}(?:副歌|主歌|桥段|前奏|间奏|"
             r"尾奏)|分段|有(?:没有)?(?:副歌|主歌|桥段|前奏|间奏|尾奏|[a-h]段)|[a-h]段[^,，。]{0,4}哪|曲式|结构|"
             r"段落|几段|几(?:个)?部分|分成?几"),
    ("chords", r"\bchords?\b|\bharmon(?:y|ies|ic|ically)\b(?! (?:minor|major))|\bprogression\b|\broman numerals?\b|"
               r"\bnumeral\b|和弦|和声(?!小调)|级数|走向"),
    ("meter", r"\bmeter\b|\bmetre\b|\b\d{1,2}/\d\b|\btime signature\b|\bhow many beats\b(?! (?:a|per) minute)|"
              r"\bwhat time\b|拍号|"
        r"(?<!每分钟)(?<!一分钟)几拍|拍子|[二三四五六]拍(?:子)?(?:吗|还是)|几几拍|"
              r"什么拍|节拍(?!器)"),
    ("key", r"\bkeys?\b|\bhow many (?:sharps?|flats?|accidentals)\b|\bkey signature\b|\bmode\b|\btonic\b|\bscale\b|"
            r"\bmajor or minor\b|\b(?:in|a) (?:minor|major)\b|什么调|调叫|音阶|哪个调|"
            r"调性|调式|主音|宫音|调号|升降号|几个升|几个降|(?:大|小)调|的调|调是"),
    ("tempo", r"\btempo\b|\bbpm\b|\bbeats (?:a|per) minute\b|\bpace\b|\bhow (?:fast|slow)\b|\bspeed\b|"
              r"速度|多快|多慢|多少拍|节拍器|[每一]分钟几拍"),
    ("bars", r"\bcount (?:the |its )?(?:bars|measures)\b|^(?:(?:total|number of|how many) )?(?:bars|measures|"
        r"length)\?|"
     r"\bhow (?:long|many (?:bars|measures|seconds|minutes))\b|\blength\b|\bduration\b|\bbars\b.*\bhow\b|"
             r"多长|多久|时长|长度|几个小节|(?<!第)几小节|多少个?小节|几秒|多少秒|几分钟"),
    ("mood", r"\b(?:which|what) (?:bars?|parts?|sections?|moments?|place) (?:is|are|sounds?|feels?) (?:the )?"
             r"(?:most|least|saddest|happiest|calmest|darkest|liveliest|tensest)|\bwhere is (?:it|the \w+) (?:the )?"
             r"(?:most|least|saddest|happiest|calmest|darkest|liveliest)|哪(?:里|儿|些地方|个地方|一?段)最(?!高|低)|"
             r"\bmoods?\b|\bfeel(?:s|ing)?\b|\bemotion(?:s|al|ally)?\b|\b(?:happy|sad|atmosphere|vibe)\b|情绪|心情|感觉|气氛|"
             r"氛围"),
    ("style", r"\bstyle\b|\bgenre\b|\bkind of music\b|\bsounds? like\b|风格|类型|流派|"
              r"哪一?[派类种路](?:的)?(?:音乐)?|曲风|什么音乐"),
    ("parts", r"\binstruments?\b|\bparts?\b|\bwho(?:'s| is| all| else)? play\w*|\bwho(?:'s| is| has)? (?:got|has|"
              r"have|carr\w+|"
              r"tak\w+|sing\w*|do\w*) (?:the|that) (?:tune|melody|theme|bass|lead|solo|chords|line)|\bwhat(?:'s| is) "
              r"playing\b|\bplayers?\b|\bplaying\b|乐器|声部|谁(?:在|是|负责|担任|演奏|弹|吹|拉|打)|编制|配器"),
    ("summary", r"\b(?:run-?down|break-?down|low-?down|outline|gist|overview|tour)\b|\banaly[sz]\w*|\banalysis\b|"
                r"\btell me (?:about|more)\b|\bdescribe\b|\bsummar\w+|\bsum (?:\w+ )?up\b|\bwhat is (?:it|"
                r"this)\b|\bgive me (?:the )?(?:details|an overview|info)|分析|介绍|说说|讲讲|概括|总结|描述|概述|"
                r"简介|评价"),
)  # fmt: skip
_COMPILED = tuple((topic, compiled(pattern)) for topic, pattern in _TOPICS)
# Who plays is asked by these; a part may also be what another question is about.
_PLAYERS = compiled(r"\binstruments?\b|\bwho\b|乐器|编制|配器|谁")
_A_CHORD = compiled(r"\b(?:major|minor) (?:chord|triad|seventh)\b")
# Topics that a question about something else also mentions: "why is there a G sharp in this key".
_LEADING = ("next", "explain", "compare", "preferences", "controls", "versions")


def topics_of(text: str) -> tuple[Topic, ...]:
    """What a question in lower case asks for, in the order of the text; nothing where it names
    nothing. A question of why or of differences is one question, whatever it mentions."""
    found = [(match.start(), topic) for topic, pattern in _COMPILED if (match := pattern.search(text))]
    leading = [topic for _, topic in found if topic in _LEADING]
    if leading:
        return (leading[0],)
    if any(topic == "difficulty" for _, topic in found):  # 鼓的节奏难不难 asks one thing
        found = [(at, topic) for at, topic in found if topic != "rhythm"]
    if _PLAYERS.search(text) and any(topic == "parts" for _, topic in found):  # "who plays the chords"
        found = [(at, topic) for at, topic in found if topic != "chords"]
    if any(topic == "chords" for _, topic in found) and _A_CHORD.search(text):  # "is it a minor chord"
        found = [(at, topic) for at, topic in found if topic != "key"]
    if any(topic == "modulations" for _, topic in found):  # "does it change key" asks for no key
        found = [(at, topic) for at, topic in found if topic != "key"]
    if len(found) > 1:
        vague = {"summary"} if _PLAYERS.search(text) else {"summary", "parts"}
        found = [(at, topic) for at, topic in found if topic not in vague] or found[:1]
    return tuple(topic for _, topic in sorted(found))
