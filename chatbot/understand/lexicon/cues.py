"""What people say to start something, to change it, to ask, to praise: patterns over lower-case text."""

from __future__ import annotations

import re

from chatbot.understand.lexicon import aside
from chatbot.understand.lexicon import cues_zh as zh
from chatbot.understand.lexicon.table import words
from chatbot.understand.matcher import compiled


def either(*patterns: str) -> re.Pattern[str]:
    """One pattern for any of these."""
    return compiled("|".join(patterns))


HELP = either(*aside.HELP, zh.HELP)
# Asks for a piece of its own, whatever is playing.
NEW_PIECE = either(
    r"\b(?:new|another|different|fresh) (?:piece|song|tune|one|composition|track)\b",
    r"\b(?:write|compose|create|generate|make|play|give)(?: me| us)? (?:an?|some|another)\s+(?:[\w-]+ "
    r"){0,4}?(?:piece|"
    r"song|tune|waltz|march|ballad|track|music|composition|melody for|fugue|sonata|nocturne|lullaby|tango|jingle)\b",
    r"(?:来|写|作|弹|谱|换)(?:一|两|三|几)?(?:首|支|曲)|新(?:曲|歌|的一首)",
)
ANALYSE = either(
    r"\banaly[sz]e\b|\banalysis\b|\b(?:point out|mark|find|show me|list) (?:every|all(?: the)?|each) (?:cadence|"
    r"modulation)s?\b|"
    r"\b(?:tell me|talk) about (?:it|this|that|the (?:piece|song|music))\b|"
    r"\bdescribe "
    r"(?:it|this|the)\b|\bexplain\b|\bcompare\b|\bsummari[sz]e\b|\b(?:sum|summing) (?:it |this |that )?up\b|"
    r"^(?:please )?(?:give|write) me (?:an?|the) (?:\w+ )?(?:summary|overview|description|breakdown)\b",
    r"分析|检查(?:一下)?|描述(?:一下)?|概述|简介|评价一?下|诊断|总结|概括|解释|讲讲|介绍一?下|说说|(?:和弦|调性?|"
    r"结构|曲式|风格|速度|乐器|走向|情况|区别|不同)[^,，。]{0,3}[说讲报]一?下|比较|对比",
)
# A second player of what is there already.
ANOTHER = compiled(r"\b(?:another|second|more|extra|two)\b|再|另|第二")
# Asks which of several is to be preferred.
BEST = either(
    r"\b(?:which|what)\b.{0,30}\b(?:best|better|nicest|nicer|prefer|favou?rite|recommend|suggest|closest|fits?|"
    r"suits?)\b|\b(?:recommend|suggest) (?:me )?(?:one|a version|which)\b",
    r"哪一?(?:个|版|首|段|个版本)[^,，。]{0,8}(?:好|棒|合适|适合|接近|像|推荐|动听|喜欢)|推荐(?:哪|一个|一版)",
)
# A version that is only compared with.
COMPARED = either(
    r"\bthan\b|\bas \w+ as\b|\bsame \w+ as\b|\b(?:tempo|key|speed) (?:of|from|like)\b",
    r"比|一样|相同|一致|同(?:样|调)|的(?:速度|调)",
)
VERSION_OF = either(r"\bversion\b|^(?:and |now |but |maybe |then )*as an? \w+", r"版(?!权)")
CONTINUE = either(
    r"\bkeep (?:it |this |things |the (?:music|piece|song) )?(?:going|playing|on|running|rolling)\b|\bcontinue\b|"
    r"\bgo on\b|\bcarry on\b|\b(?:extend|prolong|lengthen|stretch|expand) (?:it|this|"
    r"that|the)\b|\b(?:extend|prolong|lengthen|stretch|expand)(?: out)? (?:to|by|until|for)\b|\bwrite (?:on|more)\b|"
    r"\bplay on\b(?! (?:the|a|an|my|his|her|our|piano|guitar|it)\b)|"
    r"\b(?:don't|do not) stop\b|\bmore of (?:this|that|it|the same)\b(?!.*\b(?:twist|but|differen\w+|var\w+)\b)|"
    r"^(?:it(?:'s| is)|that(?:'s| is)|this is|(?:the|this) (?:piece|song|music|tune|track|whole thing)(?:'s| is)) "
    r"(?:a (?:little )?bit |much |way |far |kind of )?too short\b|\btake it (?:further|from (?:here|there))\b|"
    r"\bdevelop (?:it|this)\b|"
    r"\b(?:what|where) (?:happens|does it go|goes) next\b|\b(?:a bit |much |even )?(?<!no )(?<!not )(?<!any "
    r")longer\b(?! than\b|,? i )|"
    r"^(?:play |some |a bit |give me |once )*more(?: please)?[.!\s]*$|(?<!one )(?<!once )\bmore please\b|"
    r"\bwhat comes next\b|^and then[?.!]*$|"
    r"\bnext (?:section|part|bars|phrase)\b",
    zh.CONTINUE,
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
    r"with)\b|^(?:please )?(?:tweak|vary|mutate) (?:it|this|that)(?: please)?[.! ]*$",
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
    r"处理)得?(?:更|再|稍微)?(?:高级|洋气|现代|时髦|爵士|好听|有意思|有趣|丰富|"
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
    r"chords|chord progression|ending|drum (?:part|pattern|beat|groove)|drums|intro|theme|tune for|outro|bridge|"
    r"chorus|"
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
    zh.REGENERATE,
)
ARRANGE = either(
    r"^(?:please |now |and |ok |okay |maybe )*(?:(?:make|do|write|have|give me) (?:me )?an? version )?for "
    r"(?:an? |the |two |three |four |a pair "
    r"of )?(?:[a-z]+ ){0,2}?(?:quartet|quintet|sextet|trio|duet|duo|choir|band|big band|orchestra|ensemble|"
    r"guitars|pianos|flutes|violins|violas|cellos|clarinets|oboes|bassoons|recorders|saxophones|saxes|horns|trumpets|"
    r"trombones|tubas|harps|marimbas|voices)(?: please| instead)*[.!? ]*$|"
    r"^(?:more )?(?:like|as) an? (?:\w+ )?(?:lullaby|waltz|tango|march|ballad|polka|samba|bossa nova|hymn|rag|"
    r"swing tune|blues|disco song|"
    r"rock song|jazz tune|folk song|pop song|game tune|film score)(?: please| instead)*[.!? ]*$|"
    r"^(?:弄得|搞得|变得)?像(?:一?[首段支])?[^,，。]{1,6}(?:一样|那样|似的)[吧。!！]*$|"
    r"^来点[^,，。]{1,6}(?:的)?(?:感觉|味道|风情|调调)[吧。!！]*$|"
    r"\b(?:re-?)?arrange(?:d|ment)?\b|\b(?:re-?)?orchestrat(?:e|ed|ion)\b|\bharmoni[sz]e\b|\baccompany\b|"
    r"\btranscribe\b|\bcover version\b|\b(?:version|arrangement|transcription|setting) (?:for|with|on)\b(?! (?:\d|"
    r"one|two|three))|\b(?:score|set|adapt|rework|recast|re-?score|re-?voice|redo) (?:it|this|that) (?:for|as|"
    r"into)\b|"
    r"\b(?:different|other|change(?: the)?) instruments\b|^change the instrument[.!]*$",
    r"改编|编配|配器|改写成|重新编|编个|"
    r"(?:弄|做|搞|出|整|来|写|变|改|换|编)一?个[^,，。]{1,10}(?:的)?版本?(?=$|[,，。吧])|编成|配和声|和声化|"
    r"伴奏一下|配伴奏|编成|换个?一?种?乐器",
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
    r"(?!\s+(?:move on|(?:little |tiny |wee )?bit|lot|touch|tad|shade|hair|smidge(?:n|on)?|fraction|notch|whisker|"
    r"dozen (?:bpm|beats)|(?:few|couple of) (?:bpm|beats|semitones|steps)|"
    r"pinch|dash|hint|trifle|lick|little (?:faster|slower|louder|softer|more|less)|"
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
    rf"calmer|gentler|steadier|different|new|more relaxed|higher|lower) (?:tempo|pace|speed|beat|key|volume)\b)",
    zh.NEW,
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
    zh.BARE_COMPOSE,
    r"^(?:just )?(?:everything|anything) (?:but|except|without|other than)\b",
)
MUSIC_NOUN = either(
    r"\b(?:music|songs?|tunes?|melod(?:y|ies)|pieces?|tracks?|compositions?|jam|beats?|riffs?|themes?|score|jingles?|"
    r"instrumental|groove|rhythm|"
    r"soundtrack|solo|duet|trio|quartet|quintet|medley|interlude|prelude|étude|etude|overture|suite|tempo|rhythms?|"
    r"accompaniments?|backing|play-?alongs?|"
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
    r"[按照当][^,，。]{1,8}(?:处理|来[弄做编演改])|把|改|变成|换成|"
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
    r"paint|conjure|bring to mind|make (?:me|you|us|people) (?:think|feel))\b",
    r"\b(?:make|let|have|get|want|like|can|could|turn) (?:it|this|that|everything|the (?:piece|song|music|tune|"
    r"track|whole thing))(?: to)? (?:feel|sound|be|seem|evoke|suggest|remind|resemble|paint|conjure|into "
    r"something)\b",
    r"\b(?:think|imagine|picture|as if|as though|reminiscent of|more like|with the (?:feel|feeling|atmosphere|mood) "
    r"of)\b.{3,}",
    r"\b(?:give|lend) (?:it|this|that|the (?:piece|song|music|tune)) (?:an?|the|some|more) .{0,30}\b(?:feel|feeling|"
    r"atmosphere|mood|vibe|touch|air|quality|character|flavou?r)\b",
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
    r"do (?:the|both|all(?: the)?) (?:\w+s|\w+ and (?:the )?\w+)(?! (?:in|with|on|as|like|again|over|too|instead|"
    r"first|now|\w+er|for)\b)(?= [^.,;]+\?$)|"
    r"has|have (?:you|we|i)|(?:could|can|should|would|will) (?:a|an|my|beginners?|someone|anyone|children|kids)\b|"
    r"explain|analy[sz]e|describe|tell me|compare|name the|list the|show me (?:what|the(?! (?:very )?(?:first|second|"
    r"third|fourth|last|previous|other|earlier|original|latest) (?:one|version|take|draft|attempt)\b)))\b(?!'s new)",
    zh.QUESTION,
)
REQUEST = either(
    r"\bwhat (?:would|does|might|will) (?:it|this|that|the \w+) (?:sound|be|feel)(?: like)? (?:as|in|with|on|if|"
    r"without|played)\b|\b(?:can|could|would|will|won't) (?:you|we|i)\b|\bwhy don't you\b|\bhow about\b|\bwhat "
    r"about\b|"
    r"\bis it possible to\b|\bwould it be possible to\b|\bwhat if (?:it|this|that|you|we|the|they|there)\b|"
    r"\b(?:do|try) (?:that|it|this)[.! ]*$|\bhow would it (?:sound|be) (?:if|in|with|as)\b|\bmind (?:\w+ing)\b|"
    r"\bany chance\b|\bcare to\b|\bwhy not\b",
    zh.REQUEST,
)
ABOUT_MUSIC = either(
    r"\b(?:harmonically|melodically|rhythmically|structurally|musically|half|second half|key|tempo|chords?|meter|"
    r"time signature|instruments?|bars?|measures?|scale|form|structure|sections?|piece|"
    r"song|music|melody|bass|harmony|"
    r"harmonic|cadences?|modulat\w*|bpm|notes?|version|mode|major|minor|genre|style|drums?|piano|tune|rhythm|beat|"
    r"mood|feel|seed|"
    r"composed?|voicing|playing|chorus|verses?|bridge|intro|ending|outro|coda|refrain|motifs?|riff|play|last|end|"
    r"start|begin|"
    r"sounds?|dynamics|loud|range|highest|lowest|call (?:this|it)|phrases?|tonic|pitch|part|voice|swing|syncopat\w*|"
    r"repeat\w*)\b",
    r"调|速度|拍|和弦|乐器|小节|旋律|曲|和声|终止|音符|版|风格|节奏|歌|音乐|声部|情绪|气氛|氛围|难度|结构|种子|这首|"
    r"这段|拍号|音域|[弹吹拉]|难|演奏|听起来|感觉|高音|低音|主歌|副歌|前奏|结尾|开头|桥段|间奏|主题|动机|力度|时长|"
    r"多长|多久|段落|转|升|降|音阶|吉他|钢琴|鼓|琴|笛|号",
)
ABOUT_IT = either(r"\b(?:it|this|that)\b", r"哪里最|哪段最|改了|变了|换了")
# Other business, and attempts to be talked out of one's own.
OFFTOPIC = either(*aside.OFFTOPIC, zh.OFFTOPIC)
WORDS = either(*aside.WORDS)
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
