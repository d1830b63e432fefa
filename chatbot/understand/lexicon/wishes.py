"""What stands around an instrument's name and says what is wished of it: leave it out, remove, mute,
solo, keep, add, swap. Patterns over the lower-case text before ("...$") and after ("^...") the name."""

from __future__ import annotations

from chatbot.understand.lexicon import verbs_zh as verbs
from chatbot.understand.matcher import compiled

_FILL = (
    r"(?:all |any |the |that |this |your |an? |my |its |those |these |of |more |some |bit of |little |touch of |use "
    r"of |help of |aid of |"
    r"both |either |acoustic |electric |electronic |orchestral |human |live |real |other |single |solitary |whole |"
    r"entire |so much as |even |as much as |presence of |company of |services of |sound of |"
    r"support of |assistance of |(?:help|aid|support|assistance|contribution|intervention|interference|backing|"
    r"involvement|"
    r"participation) (?:from|of|by) |usual |customary |obligatory |typical |traditional |familiar |habitual |"
    r"expected )*"
)
_FILL_ZH = r"(?:任何|所有|全部|的|有|用|使用|那个|那些|这个)*\s*"
# "It would be nothing without its accordion": who is praised so plays.
_UNLESS = "".join(
    f"(?<!{words} )"
    for words in ("nothing", "complete", "lost", "the same", "unthinkable", "unimaginable", "cannot do", "n't do")
)
EXCLUDE_BEFORE = compiled(
    rf"(?:\b(?:nothing (?:with|containing|featuring|involving|that has|including)|(?:without|not) (?:a|any|one) "
    rf"(?:single )?(?:notes?|trace|hint|sign|touch|sound|word|bit|peep)s? (?:from|of|by)|"
    rf"in the absence of|devoid of|void of|bereft of|stripped of|(?:do(?:es|ing|ne)?|did) away with|search(?:es|"
    rf"ed)? in vain for|look(?:s|ed)? in vain for|in vain for|forgo(?:es|ing|ne)?|forwent|forsak(?:en?|es|ing)|forsook|"
    rf"renounc(?:e[sd]?|ing)|eschew(?:s|ed|ing)?|"
    rf"abstain(?:s|ed|ing)? from|declin(?:e[sd]?|ing)|ha(?:s|ve) no (?:need|use) (?:of|for)|(?:makes?|making|gets? by|"
    rf"gets? "
    rf"along|manag\w+|go(?:es)?) without|abandon(?:s|ed|ing)?|reject(?:s|ed|ing)?|refus(?:e[sd]|ing)|ignor(?:es|ing)|"
    rf"lacking in|"
    rf"drops|dropping|empty of|bare of|deprived of|rid of|says? no to|bereft of|no (?:trace|sign|hint|sound) of|"
    rf"spar(?:es|ing) us|banish(?:es|ed|ing)?|shun(?:s|ned|ning)?|refrain(?:s|ed|ing)? from|no|{_UNLESS}without|w/o|"
    rf"minus|sans|(?<!sparing )(?<!spares )(?<!spare )neither|"
    rf"never|at no (?:point|time|moment)|un(?:accompanied|disturbed|touched|supported|adorned|interrupted|spoilt|"
    rf"spoiled|troubled|aided|assisted|sullied|burdened|encumbered) by|"
    rf"get(?:s|ting)? rid of|(?:wants?|wanted) (?:no part of|nothing (?:of|to do with))|(?:will |would )?ha(?:s|ve|d) "
    rf"(?:none of|nothing to do with)|knows? no|cut(?:s|ting)? out|leav(?:es|ing) (?:aside|behind|no (?:room|"
    rf"place) for)|kept? (?:free )?(?:of|from|clear of)|(?:closes|shuts|shutting|closing) (?:its|the) doors? (?:to|on)|"
    rf"(?:turns|turning) (?:its|a) back on|mov(?:es|ing) away from|not (?:a )?single|"
    rf"(?:makes?|making) no use of|spurn(?:s|ed|ing)?|disdain(?:s|ed|ing)?|bans|banning|exil(?:es|ing)|silenc(?:es|"
    rf"ing)|absence of|lack(?:s|ing)?|omits?|omitting|leav(?:es|ing) out|(?<!cannot )(?<!n't )do(?:es|"
    rf"ing)? without|(?:absent|missing|gone|excluded|omitted|left out|banned|banished)(?: (?:from|in) (?:the|this|its|"
    rf"our|that) "
    rf"\w+| here)?,? (?:is|are|was|were)|free from|steers? clear of|excluding|excludes?|except(?: for)?|avoid(?:s|"
    rf"ing|ed)?|dispens(?:e[sd]?|ing) "
    rf"with|no (?:place|room|need|use) for|skip|omit|leave out|hold|(?:any|every)(?:thing|one) but|but not|"
    rf"(?:and )?not|no more|nothing like|free of|"
    rf"(?:(?:do|does|must|should|will|can|could|would|did) ?(?:not|n't)|never|cannot|can't|won't|wouldn't|"
    rf"couldn't) (?:use|want|"
    rf"include|add|need|play|contain|find|require|rely on|need|have|feature|involve|hear|be any|call for|call upon|"
    rf"employ|make use of|be heard|see any|permit|tolerate|allow|invite|bring)|"
    rf"instead of|rather than|(?:i )?(?:hate|dislike|can't stand))\s+{_FILL}|"
    rf"(?:别再[打弹吹拉加用]|别打|不再打|不打|不要|不用|别用|别要|别有|没有|无|不带|别带|不含|不加|别加|不能有|不想要|"
    rf"不想听|不需要|不使用|除了|除去|排除|"
    rf"避免|讨厌|禁用|省去|不要用|别再有|不再有|不要再有|不要有|别放|不放|别给|没|别弄|别搞|别整|不许有|不能用|"
    rf"不准用|千万别|谢绝|"
    rf"拒绝|去除|剔除|摒弃|舍弃|少了|不想有|免去|不必有|不需|无需|不见|听不到|听不见)(?!了){_FILL_ZH})$"
)
# In these a bare adjective may stand before the name: "without those loud drums".
EXCLUDE_LOOSE = compiled(rf"\b(?:{_UNLESS}without|remove|delete|lose|mute|exclude)\s+{_FILL}(?!change|touch)[a-z]+ $")
# "Keyboards of the piano sort have been banished": what may stand between the name and what befalls it.
_OF_THAT_SORT = r"(?: of (?:the|that|any) [a-z -]{1,20}?)?(?: (?:sort|kind|type|variety|parts?|sections?|players?))*"
_GONE = (
    r"(?:nowhere(?: to be (?:found|heard|seen))?|absent|silent|mute|quiet|tacet|away|left (?:out|aside|behind|at home)|"
    r"missing|omitted|excluded|not there|banished|spared|dispensed with|not to be (?:heard|found)|shunned|avoided|"
    r"barred|"
    r"ruled out|dismissed|exiled|out of the picture|unwelcome|unwanted|uninvited|given the (?:night|day|evening) off|"
    r"on holiday|sent home|kept out|locked out|done without|sacrificed|scrapped|unused|conspicuous by (?:its|their) "
    r"absence|off the list|not invited|not in evidence|forgone|foregone|forsworn|rejected|refused|renounced|abandoned|"
    r"eschewed|sorely missed|forbidden|denied entry|crossed off|closed|locked|shut|unplayed|idle)"
)
EXCLUDE_AFTER = compiled(
    r"^\s*(?:(?:都|就|全|什么的|之类的?|这种|那种|采样|音色|声|,)*(?:不要|免了|算了|除外|不用|不需要|不想要|别用|"
    r"别要|别放|别加|别有|别上|不放|不加|不上|不必|免谈|禁止|拒绝)"
    r"(?:了|有)?)(?!\s*(?:太|那么|这么|动|变|改|碰|停|响|抢))|"
    r"^\s*(?:is|are|was|were)(?: not|n't| never) (?:included|featured|used|heard|present|part|played|playing|involved|"
    r"needed|wanted|welcome|among|invited|called for|required|employed|allowed|permitted)\b|"
    r"^\s*(?:is |are )?not (?:allowed|included|wanted|needed|welcome|permitted)\b|"
    rf"^{_OF_THAT_SORT}\s*(?:(?:should|must|shall|has to|have to|is to|are to) )?(?:is|are|be|was|were|"
    r"stay(?:s|ing)?|remain(?:s|ing)?|fall(?:s|ing)?|keep(?:s|ing)?|fell|kept|stayed|remained|has been|have been|"
    r"had been)"
    rf" (?:(?!(?:not|too|so|more|less|rather|pretty|quite|way|far|a) )\w+ )?{_GONE}\b|"
    r"^'s? (?:place|role|part|seat|job) (?:is|was|has been) (?:taken|filled|assumed|usurped)(?: over)? by |"
    r"^ (?:(?:in favou?r of|gives? way to|gave way to|yields? to|makes? way for|cedes? (?:its|the) place to|"
    r"(?:is|are|was|were|has been|have been) (?:replaced|supplanted|displaced|ousted) by)) |"
    r"^\s*(?:may|can|must|should) (?:rest|stay (?:at )?home|sleep|sit this out)\b|"
    r"^\s*(?:keeps?|stays?|remains?) out (?:of (?:the way|it|this|sight|earshot|hearing))\b|"
    r"^\s*(?:makes?|made) no appearance\b|"
    r"^\s*(?:does|do|did|will|shall|must|should)(?: not|n't) (?:appear|play(?: (?:a|any) (?:part|role))?|take part|"
    r"feature|"
    r"figure|sound|participate|join in|speak|sing|enter|be (?:heard|found|used|needed|included)|get a (?:part|look-in)|"
    r"belong|make an appearance)\b(?! (?:so|too|as|very|until|before|in bars?|in the (?:first|last|intro)))|"
    r"^\s*never (?:appears?|plays? (?:a|any) (?:part|note)|features?|sounds?|enters?|speaks?)\b(?! (?:too|so|before|"
    r"until))|^\s*(?:appears?|features?|figures?) nowhere\b|^\s*need(?:s)? not (?:apply|appear|come|play)\b|"
    r"^\s*(?:finds?|found|(?:is|are) given|(?:has|have) been given|gets?) no (?:part|place|role|room|say)\b|"
    r"^\s*(?:holds?|keeps?) (?:its|their) (?:tongues?|peace|silence)\b|^\s*bows? out\b(?! (?:at|in|after))|"
    r"^\s*(?:stays?|remains?) (?:at home|home|in (?:its|their) cases?)\b|"
    r"^\s*(?:stays?|sits?|sitting|staying) (?:it |this one |this )?out\b(?! (?:front|in front))|"
    r"^\s*(?:保持|一直|全程)?(?:沉默|安静|不出声|不响|不说话)(?!一)|^\s*(?:takes?|plays?|"
    r"have|has) no (?:part|place|role|business|say)\b|^\s*takes? a (?:break|rest)\b|"
    r"^\s*(?:则|却|也|都|全程|全曲|自始至终|始终|完全|在(?:此|这里|曲中)|并|并且|皆|均|一概)*(?:缺席|不在其中|(?:不|"
    r"没有?|未)(?:出现|参与|登场|露面|加入|上场)|不见踪影|无影无踪|被(?:省去|略去|排除(?:在外)?|舍弃|拒之门外))"
)
# "A harp, and the piano is left out": one alone is spoken of.
ONE_IS = compiled(
    r"^[^,.;]{0,20}?\b(?:is|was|has|does|stays|remains|keeps|takes|makes|plays|gets|appears|features|finds)\b"
)
# "Strings? None.", "drums, no": the answer to a name.
NONE_OF_IT = compiled(
    r"^\s*(?:\?|,|:| -)\s*(?:none|no|never|not at all|absent|nowhere|no thanks?|no thank you)\s*(?=[.,;!?]|$)"
)
# "Drums are left out, and so is the guitar": the fate of those named before.
SO_TOO = compiled(r"^\s*(?:and )?(?:so|neither|nor) (?:is|are|was|were|do|does) (?:the |an? |any )?$")
# "It lacks a singer but not a saxophone": who plays after all.
BUT_NOT = compiled(r"^\s*,?\s*but not (?:the |an? |its )?$")
QUIET = compiled(r"\bquiet\b|安静")
# "Mute everything except the piano": the piano alone.
EVERYTHING_BUT = compiled(
    r"\b(?:mute|silence|remove|delete|drop|kill|turn off|switch off|cut|lose|hush|get rid of|take (?:out|away)|ditch|"
    r"strip(?: away| out)?|scrap|throw out|leave out) (?:everything|everybody|everyone|all(?: the (?:"
    r"others|rest|parts|other parts))?|all (?:other )?(?:parts|instruments|tracks)|every (?:part|instrument|track))"
    r" (?:but|except|besides|other than|apart from)(?: for)? (?:the )?$"
)
# What cannot be heard is to be louder, where something plays.
UNHEARD = compiled(
    r"\b(?:can't|can not|cannot|couldn't|could not|don't|do not)(?: (?:really|even|quite))? hear\s+[\w ]*$"
)
# Dropped by an interval or to a place, and not left out.
DROP = compiled(r"\bdrop\s+(?:the )?$")
MOVED_AFTER = compiled(
    r"^\s*(?:parts?|lines?|tracks?)?\s*(?:down|lower|back|by\b|(?:an?|one|two|three|\d+|half an?|a whole|a perfect|"
    r"a (?:major|minor))\s+(?:octaves?|thirds?|fourths?|fifths?|sixths?|seconds?|sevenths?|steps?|tones?|semitones?|"
    r"half|whole|notch|bit|little))"
)
BESIDES = compiled(r"^\s*(?:之外|以外)?\s*,?\s*(?:还|也|另外|再)")
REMOVE_BEFORE = compiled(
    rf"(?:(?<!n't )(?<!not )\b(?:remove|delete|drop|take (?:out|away|off)|lose|get rid of|kill|cut|ditch|erase|strip|"
    rf"silence out|kick out|scrap|bin|dump|axe|ax|scratch|wipe|eliminate|exclude|pull out|pull|chuck(?: out)?|"
    rf"throw out|leave out|toss(?: out)?|discard|clear out|cut out|do away with)\s+(?:out )?{_FILL}|"
    rf"{verbs.REMOVE}{_FILL_ZH})$"
)
REMOVE_AFTER = compiled(
    rf"^\s*(?:(?:parts?|tracks?|line|的声部|那个声部)?\s*{verbs.BETWEEN}(?:{verbs.REMOVE}|{verbs.REMOVED})|"
    r"(?:parts?|tracks?|line)?\s*(?:should|must|can|could|needs? to|ha(?:s|ve) to|gotta|got to|will have to) (?:go|"
    r"disappear|leave|be (?:removed|deleted|gone|dropped|cut))\b|(?:parts?|tracks?|line)?\s*(?:gone\b|"
    r"out\b(?!\s+(?:of|in front|front))))"
)
TAKE_OUT = (
    compiled(rf"\b(?:take|leave|get|pull|throw|kick|edit|rip|strip|cut|filter)\s+{_FILL}$"),
    compiled(r"^\s*(?:parts?|tracks?)?\s*(?:out|away|off)\b"),
)
UNMUTE_BEFORE = compiled(rf"(?:\b(?:unmute|un-mute|bring back|turn on|restore)\s+{_FILL}|{verbs.UNMUTE}{_FILL_ZH})$")
UNMUTE_AFTER = compiled(
    rf"^\s*(?:back(?: in| on)?\b|on(?: again)?[.! ]*$|(?:to )?(?:play|sound|be heard|speak|come in)(?:s|ing)? again\b|"
    rf"的?(?:静音)?(?:取消|解除|恢复)|{verbs.BETWEEN}{verbs.UNMUTED})"
)
MUTE_BEFORE = compiled(
    rf"(?:\b(?:mute|silence|turn off|switch off|hush|shut (?:off|up|down)|quieten|pause)\s+{_FILL}|"
    rf"{verbs.MUTE}{_FILL_ZH})$"
)
MUTE_AFTER = compiled(
    rf"^\s*(?:{verbs.BETWEEN}(?:{verbs.MUTE}|{verbs.MUTED})|(?:parts?|tracks?)?\s*(?:off\b|muted\b|on mute\b|"
    r"silent for now|(?:should |must )?(?:be|stay|keep) (?:silent|quiet|muted)\b|(?:should |must |could |can |to |"
    r"might )?(?:(?:lay|lays|laying|sit|sits|"
    r"sitting|drop|drops|dropping|stay|stays|staying) out|rests?|resting|tacet|takes? a (?:rest|break)|(?:goes|go|"
    r"falls?) silent|stops?(?: playing)?|stopping)(?= (?:in|during|for|over|from|at|until|through|on|between)\b)))"
)
SOLO_BEFORE = compiled(
    rf"(?:\b(?:solo the |solo only |(?:let me |i want to |i'd like to |can i |could i )?(?:just )?(?:only (?:want|"
    rf"wanna|need|like) (?:to )?hear|hear (?:only|just)|hear (?:only|just|nothing "
    rf"but)) (?:the )?|isolate (?:the )?|(?:put|listen to) (?:only|just) the |(?:mute|remove|delete|silence|"
    rf"drop) everything (?:but|except)(?: for)? (?:the )?)|{verbs.SOLO}{_FILL_ZH})$"
)
ALL_BUT_AFTER = compiled(
    rf"^\s*(?:以外|之外|外)?[,，]?(?:{verbs.OTHERS_OFF}|{verbs.BETWEEN}(?:全部|全都|全|都|一律|通通|统统)"
    rf"(?:给我|要)?(?:{verbs.MUTE}|{verbs.REMOVE}|别响|安静|停))"
)
SOLO_AFTER = compiled(
    rf"^\s*(?:parts?|tracks?|{verbs.BETWEEN})?\s*(?:{verbs.SOLOED}|独奏(?=[,，。]?\s*(?:其他|其余|别的|$))|"
    r"(?:alone|on its own|by itself|by themselves|on their own|in isolation|solo|only(?! in| at| from| on| for| "
    r"during)|and nothing else|and no(?:body| one) else)(?=\s*(?:$|[,.!?]|please|for a)))"
)
# "Solo drums and bass", "only the drums": said while they play, and of nothing else.
# "Leave the piano by itself at the end".
LEFT_ALONE = (
    compiled(r"\b(?:leave|leaving|have|keep) (?:just |only )?(?:the |my )?$"),
    compiled(
        r"^\s*(?:parts?|line)? ?(?:playing |to play )?(?:all )?(?:on (?:its|their|his|her) own|(?<=playing )alone|by "
        r"(?:itself|themselves|himself|herself)|alone(?= (?:at|in|for|during|over) ))"
    ),
)
# What is left of a sentence that names who is to be heard alone: where, or a word of politeness.
ONLY_A_PLACE = compiled(
    r"^\s*(?:(?:from|in|for|during|until|to|at|over) (?:the )?(?:bars?|measures?|first|last|intro|verse|chorus|"
    r"bridge|ending|end)[\w\s-]*|please|for now|thanks|for a (?:bit|moment|while))?[\s.!?]*$"
)
SOLO_START = compiled(r"^(?:please |now |just |ok |okay )*(?:solo|only|just)\s+(?:the )?$")
# These ask for a solo of what is playing, and otherwise for players.
ONLY_BEFORE = compiled(
    rf"(?:\b(?:hear (?:just|only) the |(?:just|only) the |only play the |play only the |nothing but the )|"
    rf"(?:只要|只弹|只放|只播放?|只有|只用|光要|(?:^|[,，。])\s*(?:就|单独|光|只|仅)(?:要|是|放|播|弹|对|"
    rf"改)?){_FILL_ZH})$"
)
KEEP_BEFORE = compiled(
    rf"(?:\b(?:keep|leave|retain|preserve|(?:do not|don't) (?:remove|touch|change|mute|delete|drop))\s+{_FILL}|"
    rf"(?:保留|留着|留下|保持|别动|别碰|不碰|勿碰|不要碰|别管|不要动|不动|别删|不要删除?|不要去掉|别去掉){_FILL_ZH})$"
)
# "New chords but the same melody", "over the same bass": what is the same is kept.
SAME_BEFORE = compiled(r"\b(?:the |that |with |but |and |over |on |under |to |its )*(?<!do the )(?<!do )same\s+$")
NOTHING_MORE = compiled(r"^\s*(?:parts?|lines?|track)?\s*(?:please|though|as before|as now)?\s*$")
# "Hush the drums a little" silences nobody.
A_LITTLE_AFTER = compiled(
    r"^\s*(?:parts?|tracks?|line)?\s*(?:down )?(?:a (?:little |wee |tiny )?bit|a little|slightly|somewhat|a touch|a "
    r"tad|some)\b"
)
KEEP_AFTER = compiled(
    r"^\s*(?:声部|部分|那轨)?(?:都)?(?:留着|留下|保留|不变|不动|别动|别变|不要变|不许变|不能变|不许动|不要动|勿动|"
    r"别碰|不碰|勿碰|不要碰|不许碰|别管|不用管|维持|照原样|保持不变|保持(?!安静|沉默)|照旧|不用改|别改)|"
    r"^\s*(?:parts?|line)?\s*(?:stays?|remains?|unchanged|untouched|the same|as (?:it|they) (?:is|are))\b"
)
# "Some strings would be nice", "a harp on top".
ADD_AFTER = compiled(
    r"^\s*(?:would|could|might|'d) (?:also |really |perhaps |maybe )?(?:be (?:so |really |very |quite |a )?(?:nice|"
    r"great|good|lovely|"
    r"cool|perfect|wonderful|beautiful|nice addition|good addition|fun|awesome|amazing|welcome)|fit|suit|work|help|"
    r"go well|sound (?:nice|great|good|lovely))\b"
)
# In these words about the sound may stand before the name: "add a soft bass", "with some gentle percussion on top".
ADD_LOOSE = compiled(
    r"\b(?:add|bring in|put in|layer(?: in)?|introduce|throw in|mix in|work in|weave in)(?: in)? (?:an?|some|a "
    r"bit of|a touch of|more|the|another)(?: (?!bars?\b|sections?\b|new\b)[a-z-]+,?){1,3} $|"
    r"^(?:but |and |plus |also |maybe |perhaps |then |ok |okay |well |what about|how about|(?:can|could|may) (?:we|"
    r"you|i) (?:have|get|hear|put in|use)|"
    r"i(?:'d| would) (?:like|love)(?: to (?:hear|have))?|let's (?:have|try|get)|let us have|give (?:it|me|us)|i "
    r"want|we need|i think it needs|it needs|needs|there should be|what if there (?:was|were))+"
    r"\s*\b(?:an?|some|a bit of|a touch of|more|another)?(?: (?!piece|song|tune|new|the)[a-z-]+,?){0,2} $|"
    r"(?:加|添|补|来|配|垫|要)(?:上|入|进)?(?:一)?(?:点|些|个|条|把|支|层|段)?(?:[^,，。首曲歌支把]{1,5})的$|(?:缺|"
    r"少)了?(?:一)?(?:点|些|个)$"
)
ADD_BEFORE = compiled(
    rf"(?:\b(?:adding|sprinkle(?: in)?|miss|missing|also (?:want|like|need|have|add|hear|put)|squeeze in|"
    rf"double down with|augment (?:it|this) with|enrich (?:it|this) with|spice (?:it|this) up with|back (?:it|this) "
    rf"up with|"
    rf"support (?:it|this) with|could (?:also )?have|(?:thicken|fatten|beef|fill|dress|liven|flesh|pad) (?:it|this|"
    rf"that|things) (?:up |out )?with|would like (?:also|to have)|should have|join (?:it|this) with|"
    rf"add|include|bring in|put in|put(?= an? | some )|could use|could do with|needs?|throw in|layer|mix in|blend in|"
    rf"weave in|sneak in|slip in|drop in|work in|tack on|pop in|chuck in|(?:throw|toss|stick|bring|pop|drop|slip|"
    rf"chuck|sneak|weave|mix|blend)(?= an? | some | another )|get(?= a second | another )|missing|lacks?|wants|"
    rf"introduce)\s+(?:in )?{_FILL}(?:another |an extra |a second |one more )?|{verbs.ADDING}\s*)$"
)
# "来点钢琴曲": a piece and no player on top.
PIECE_AFTER = compiled(
    r"^\s*(?:曲|音乐|独奏|合奏|重奏|协奏|小品|名曲|风格|风|乐曲|歌|旋律(?!线)|和弦|曲子|的(?:音乐|曲|歌|感觉))"
)
# "The piano should be a harpsichord"; "ditch the piano and give its line to a celesta"; "no piano, use a guitar".
BECOMES = compiled(
    r"^\s*(?:parts?|line|track|sound)?\s*(?:should|could|must|can|might|needs? to|ought to|has to|shall|would better|"
    r"(?:'d|would) rather|is to) (?:rather |instead |really )?(?:be|become|turn into|sound like|be played (?:by|on|"
    r"with)|be swapped for|be replaced (?:by|with))(?: (?:played|done) (?:by|on))? (?:an? |the |some )?$"
)
# "Can the bass be a tuba", "I want the piano to be a harp": before who goes, and between the two.
MAY_BE_BEFORE = compiled(
    r"\b(?:can|could|should|may|might|would|want|wants|like|love|prefer|need|rather have|have|let)(?: me| us)? "
    r"(?:the |its |that |my |our )?$"
)
MAY_BE = compiled(
    r"^\s*(?:parts?|line|track)? ?(?:to )?(?:please )?(?:be|become|turn into)(?: played (?:by|on|with)| on| "
    r"replaced by)? (?:an? |the |some )?$"
)
HANDED_ON = compiled(
    r"^\s*(?:parts?|line|track)?,?\s*(?:and |then |and then )(?:give|hand|pass|assign|let) (?:its|their|the|that) "
    r"(?:parts?|lines?|role|notes|place|job|melody|music|tune)(?: over)? to (?:an? |the |some )?$|"
    r"^\s*(?:please)?[,;.]\s*(?:just )?(?:use|try|take|make it|rather)(?: me)? (?:an? |the |some )?$|"
    r"^\s*(?:parts?|line|track)?,?\s*(?:and |then |and then )(?:use|put|have|get|bring in|take|try|insert|let me "
    r"have|add)(?: in)? (?:an? |the |some )?$"
)
IN_ITS_PLACE = compiled(
    r"^\s*(?:plays? |in |there )?(?:instead|in its (?:place|stead)|in their (?:place|stead)|in place of (?:it|them)|"
    r"there|take over)\b"
)
SWAP_VERB = compiled(
    rf"(?:\b(?:replaces?|swaps?|swop|changes?|switch|turns?|exchanges?|substitutes?|convert|trades?|make|"
    rf"give)\s+(?:out )?{_FILL}(?:[a-z]+ )?|(?:把|将|用|拿|以|让)\s*|^\s*)$"
)
SWAP_BETWEEN = compiled(
    r"^\s*(?:parts?|tracks?|line|sound|section|的声部|的部分|声部|的声音|的?音色|那?部分)?\s*(?:(?:with|for|to|"
    r"into|by|->|→|=>)\s+(?:be |using )?(?:an? |the |some |my |one |two )?(?:[a-z]+ )?|"
    r"(?:都|全|给我|请|帮我|想|要)*(?:换成|换为|换作|换做|换到|换上|换用|改成|改为|改用|改作|改做|改到|改由|更换为|"
    r"更换成|变(?!化|奏|调)|变成|变为|变作|转成|转为|"
    r"替换成|替换为|替成|弄成|整成|搞成|做成|换|改)(?:一|两)?(?:把|架|支|台|只|个)?(?:弹|吹|拉|演奏)?)$"
)
# 贝斯线交给大提琴: who hands its part on.
HANDED_BETWEEN = compiled(
    r"^(?:的)?(?:声部|部分|线条?|旋律|那条|那一?轨)?(?:都|全|就|也|改)*(?:交给|让给|换给|交由|改由|让位给|移交给|"
    r"给)(?:一?[把支架台个])?$"
)
SWAP_BARE = compiled(r"^\s+an?\s+$")
REVERSED_BETWEEN = compiled(r"^\s*(?:来)?(?:代替|替代|替换掉?|取代|接替|替掉|换掉|顶替)(?:原来的|掉)?$")
INSTEAD_BEFORE = compiled(r"\b(?:instead of|in place of|rather than)\s+(?:the |my )?$")
INSTEAD_THEN = compiled(
    r"^\s*,?\s*(?:use|take|play|put|have|try|i want|let's use)(?: in)?\s+(?:an? |the |some )?$|"
    r"^(?:都|就|全)?(?:不要了?|别用了?|不用了?|别要了?|去掉|拿掉|撤掉|删掉)[,，]?(?:改|换)?(?:[用换改](?:成|上|为)?|"
    r"拿|让|请|由|交给|来)(?:一|两)?(?:把|架|支|台|只|个)?$|"
    r"^(?:了|这个|那个)?[,，]?(?:改用|换成|换用|改成|换|改|用|拿|让|请)(?:一|两)?(?:把|架|支|台|只|个)?$"
)
# "Shut the drums up".
SHUT = (compiled(r"\b(?:shut|hush)\s+(?:the |my |those )?$"), compiled(r"^\s*(?:parts?)?\s*up\b"))
INSTEAD_BETWEEN = compiled(r"^\s*(?:instead of|rather than|in place of|where|而不是|而非|不是)\s*(?:the |an? )?$")
# "I'd rather have a cello there than the bass", 宁愿要大提琴，不要贝斯.
PREFER = compiled(r"\b(?:rather|sooner|prefer)\b|宁愿|宁可|宁肯|更想|更愿意|还是想")
PREFERRED_TO = compiled(
    r"^\s*(?:playing )?(?:there|here|in there|on it)?\s*(?:than|over|to)\s+(?:the |an? |that |this )?$|"
    r"^(?:来弹|来拉|来吹)?[,，]?(?:而|也)?(?:不要|不想要|不是|别用|不用)(?:用|这个|那个)?$"
)
# "The drums are too noisy, take them out": what is to be done stands in the next clause.
_COMPLAINT = (
    r"^[^,.;!?，。；！？\x00]{0,30}[,.;!，。；！]\s*(?:so |please |just |can you |could you |let's |i want to |"
    r"干脆|还是|请|就|帮我|给我|我想|把(?:它|他|她)们?)*"
)
REMOVE_LATER = compiled(
    rf"{_COMPLAINT}(?:(?:remove|delete|drop|cut|kill|lose|ditch|erase|get rid of|take out|kick out) (?:it|them|that)\b|"
    rf"(?:take|cut|kick|throw|leave) (?:it|them|that) (?:out|away|off)\b|"
    rf"(?:{verbs.REMOVE}|不要(?=[了吧啦。！!]|$))(?!第|前|后|最))"
)
SWAP_LATER = compiled(
    rf"{_COMPLAINT}(?:(?:replace|swap|change|exchange|substitute) (?:it|them|that) (?:with|for|to|by|into) "
    r"(?:an? |the |some |my )?(?:[a-z]+ )?|(?:换成|改(?!为|成|用)|用|换为|换作|改成|改为|改用|变成|换)(?:一|"
    r"两)?(?:把|架|支|台|只|个)?)$"
)
MUTE_LATER = compiled(
    rf"{_COMPLAINT}(?:(?:mute|silence) (?:it|them|that)\b|(?:turn|switch) (?:it|them|that) off\b|{verbs.MUTE})"
)
# "Have a clarinet play the piano part", 让单簧管来弹钢琴的部分: who takes over, and from whom.
TAKER_BEFORE = compiled(
    r"\b(?:have|let|get|make|use|using|with|want|put|like)\s+(?:an? |the |some |my )?$|(?:让|用|由|请|叫|换|"
    r"找)(?:一?[把架支台个只组])?$"
)
TAKES_OVER = compiled(
    r"^\s*(?:to )?(?:play|take(?: over)?(?: from)?|fill in for|stand in for|step in for|substitute for|do|cover|"
    r"handle|perform|sing|on|for|replace)s?\s+(?:the |what the |on the )?$|"
    r"^(?:来)?(?:弹|拉|吹|演奏|奏|打|唱|负责|接替|接手|顶替|代替|承担|担任)(?:原来)?(?:的)?$"
)
TAKEN_PART = compiled(
    r"^(?:'s|s')?\s*(?:parts?|lines?|track|role|section|riff|notes|place|job|seat|spot)\b|^(?:的)?(?:声部|部分|那部分|"
    r"线条|角色|那条|轨|那一轨|段落)"
)
# "Swap piano and bass": each takes the other's part.
EXCHANGE_BEFORE = compiled(r"\b(?:swap|exchange|switch)\s+(?:the )?$|(?:互换|交换|对调)$")
EXCHANGE_AFTER = compiled(r"^\s*(?:互换|交换|对调)")
SUBSTITUTE = compiled(r"\bsubstitute\s+(?:an? |the )?$")
GOAL_BEFORE = compiled(
    r"(?:\b(?:change|switch|swap|move|convert|turn)\s+(?:it |this |that |everything )?(?:in)?to\s+(?:an? |"
    r"the )?(?:[a-z]+ )?|"
    r"(?:换成|改成|改用|换用|变成|换为|改为|^(?:请|能不能|可以|要不|不如|还是|都|全|全部|给我|帮我)*(?:换|"
    r"改))(?:一|两)?(?:把|架|支|台|只|个)?)$"
)
SWAP_UNKNOWN = compiled(
    r"^\s*(?:with|for|to|into|by)\s+(?:an? |the |some )?(?P<en>[a-z][a-z' -]{1,40})|^(?:换成|换为|改成|改为|替换成|"
    r"替换为)(?:一?[把架支台只个])?(?P<zh>[\u4e00-\u9fff]{1,10})"
)


ALL_BUT = compiled(
    r"(?:\b(?:everything|everyone|everybody|all(?: the others)?|all parts|the rest)\b[^,.;]{0,30}?\s(?:but|except(?: "
    r"for)?|besides|apart from)\s+(?:the )?|除了?)$"
)
# Of the rest of the band: who was named before plays alone.
OTHERS_OFF = compiled(verbs.OTHERS_OFF)
ADDED_AFTER = compiled(rf"^\s*{verbs.BETWEEN}{verbs.ADDED}(?:吧|呗|了|试试|看看|听听|就好|就行)*\s*$")
# "不要用贝斯了，拿大号吹": who is named first is given up for who follows.
# "I used to love an accordion, add one": who joins was named in the clause before.
ADD_LATER = compiled(
    r"^(?!声|部)[^,，。;；!！?？]{0,8}[,，。!！](?:你|请|麻烦|能不能|可不可以|可以|也|就|干脆|不如|帮我|给我|给)*"
    r"(?:加|添|补)(?:上|进来?|入)?(?:一?[个把架支段点些下]|它)?[吧呗。!！]*$"
)
NOT_THIS = compiled(r"(?:^|[,，。])(?:我(?:说|要|指|想要)的)?不是$")
BUT_THAT = compiled(r"^[,，](?:而)?(?:我(?:要|说|指|想要)的)?(?:是|要)?$")
GIVEN_UP = compiled(r"(?:别再?|不再|不要再?|不想再?|不)(?:用|要|想要)?$")
