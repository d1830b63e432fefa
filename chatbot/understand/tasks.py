"""Which of an act's several things is meant: an intro or a part, plainer or fuller, chords or a band."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.turn import Preserve, Task
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number

_BETWEEN = r"(?:(?!to\b|in\b|for\b|of\b|at\b|from\b|on\b|and\b)[\w-]+[\s-]+){0,3}?"
_PIECE_OF = (
    r"(?:intro(?:duction)?|ending|outro|coda|verse|chorus|refrain|bridge|"
    r"(?<!string )(?<!strings )(?<!brass )(?<!horn )(?<!rhythm )(?<!wind )(?<!woodwind )(?<!percussion )section|"
    r"interlude|transition|link|fill-?in|middle eight)"
)
_ADD_SECTION = compiled(
    rf"\b(?:add|write|give|make(?! the| its| section [a-h]\b)|compose|put|insert|append|create|"
    rf"needs?|wants?|have|get|like|how about|"
    rf"missing|lacks?|lacking|could use|(?:wish|if only) it had|had|should have|(?:would|'d) love|"
    rf"start(?: it)? with|tack|stick|slap|whack|bung|pop|throw|drop|bolt|squeeze|glue|what about|could do with|cries "
    rf"out for|calls for|begs for|let's have|compose me|in front|"
    rf"end(?: it)? with|finish(?: it)? with|"
    rf"with|and)\s+(?:me |it |us |in |on )?(?:(?:an?|another|some|one more|its own) )?{_BETWEEN}{_PIECE_OF}\b(?! "
    rf"part\b| (?:quieter|louder|softer|slower|faster))|"
    rf"^(?:now |and |then |maybe |perhaps |please |how about |what about |also )*(?:an?|another|one more|some sort "
    rf"of)\s+{_BETWEEN}{_PIECE_OF}(?: (?:please|now|here|next|then|for it|after that|of {NUMBER} bars?))*[.!? ]*$|"
    r"(?<![不别没勿甭])(?:加|写|来|给(?!(?:前奏|引子|结尾|尾奏|尾声|桥段|副歌|主歌|间奏|"
    r"[A-Ha-h]段)[^,，。]{0,3}(?:加|添|配|补|换|"
    r"改|铺|垫|弄|做|用|减|删|去|来|写|安排))|补|配|做|添|要|缺|少|续|插入?|接|弄|整|设计|安排|"
    r"编)(?:[上个一段入它出点首这支两曲子后面前再]|[\u4e00-\u9fff]{1,4}的|像样的?|新的?|另外?|"
    r"(?:[一二两三四五六七八九十\d]+)?个?小节的?|漂亮的?|完整的?|合适的?|小的?)*"
    r"(?:前奏|引子|结尾|尾奏|尾声|桥段|副歌|主歌|间奏|过渡(?:段|句)?|[A-Ha-h]段)|"
    r"(?<![不别没勿甭])(?:加|来|给|补|配|添|要|写)(?:(?:[一二两三四六八十\d]+个?小节的?|[一个段条点]|"
    r"首尾)+)(?:(?![到在给进从把])[\u4e00-\u9fff]){1,4}(?:前奏|引子|结尾|尾奏|尾声|间奏|过渡)|"
    r"(?:之间|中间)(?:补|加|填|接)(?:上|个|一段|一个)*|填补"
)
_FINISH = compiled(
    r"^(?:please |now |and |then )*(?:finish|complete|round off|wrap up) (?:it|this|that|the piece)(?: off| up)?[.!]*$|"
    r"收个?尾|好好结束|(?:收束|收官|收场)(?:一下)?|结束得(?:再|更)?(?:自然|漂亮|好|完整|舒服|圆满|有力|干净)|"
    r"结尾(?:还)?没(?:写|做|弹)完|(?:结尾|最后|末尾|收尾)(?:处|那里)?(?:再|给我)*(?:加|补|添|配)(?:上|个|一个|段|"
    r"一段)*(?:完满的?|"
    r"完整的?|正格|变格|完全)?(?:终止式?|收束|收尾|落脚|句号)|收得(?:再|更)?(?:漂亮|干净|利落|好|完整|自然|圆满|"
    r"舒服|体面)|好好收(?:一下|一收|住)?(?!尾)|首尾呼应|"
    r"前后呼应|圆(?:回来|回去|上)|(?:结束|收|停|断|结尾)得?太(?:突然|仓促|急|快|草率)了?|戛然而止|突然就(?:没|停|"
    r"断)了|没有?(?:结尾|收尾|结束感)|"
    r"\b(?:end|close|conclude|resolve) (?:it|this|that|the (?:piece|song|tune|music)) (?:properly|nicely|well|"
    r"elegantly|neatly|softly|quietly|gently|peacefully|calmly|loudly|gracefully)\b|"
    r"\b(?:stops?|ends?|finish(?:es)?|breaks? off|cuts? off|just (?:stops|ends)) (?:too |so |very |rather |a bit |"
    r"a little |kind of )*"
    r"(?:abruptly|suddenly|soon|early|out of nowhere)\b|\b(?:finish|complete|round|wrap) (?:it|this|that)(?: off|"
    r" up)? (?:nicely|properly|well|elegantly|neatly|gracefully)\b"
)
# An ending that is wanted loud: "end with a bang", 结尾要辉煌.
GRAND_ENDING = compiled(
    r"\b(?:end|finish|close|conclude|go(?:es)? out|wrap up)(?:s|es)?(?: it| this| that| the \w+)?(?: off| up)? "
    r"(?:on|with) "
    r"(?:an? )?(?:real |proper |big |huge |loud |massive |almighty |epic )*(?:bang|flourish|climax|boom|crash|"
    r"explosion|high|"
    r"fireworks)\b|\b(?:big|bigger|grand|grander|huge|epic|massive|triumphant|loud|bombastic|spectacular|strong|"
    r"powerful) (?:finish|finale|ending|end|close)\b|"
    r"(?:结尾|结束|收尾|收束|最后|末尾)(?:处|部分|那里)?(?:要|得|能|想|来|用|搞|弄|再)*(?:个|一个|点|更|有)*(?:大|"
    r"强|高|响|震撼|辉煌|宏大|壮丽|有气势|气势|磅礴|隆重)(?:潮|收|音|亮|一?点|一?些|结尾|收尾)*"
)
# An ending that comes too soon wants more of it.
_ABRUPT = compiled(
    r"\b(?:ending|end|finish|close|outro|coda)\b[^.;]{0,30}?\b(?:abrupt(?:ly)?|sudden(?:ly)?|too (?:short|soon|"
    r"quick(?:ly)?|"
    r"early)|rushed|cut off|unfinished)\b|\bends? (?:too |so |very |rather |a bit )*(?:abruptly|suddenly|soon|early)\b|"
    r"\b(?:stretch(?: out)?|lengthen|prolong|draw out) the (?:ending|end|outro|coda)\b|"
    r"(?:结尾|结束|收尾|尾声|尾奏)(?:得|处|那里|的地方)?(?:有点|太|很|过于|显得|感觉|听起来|好像)*(?:突然|突兀|仓促|"
    r"草率|短|急|快)|(?:拉长|延长|加长)(?:一?下)?(?:结尾|尾声|尾奏)|(?:结尾|尾声|尾奏)(?:拉长|延长|加长)"
)
# A section that is there shall be longer: 前奏太短了, "section B is too short".
_PLACE_EN = r"(?:intro(?:duction)?|verse|chorus|refrain|bridge|interlude|(?:\w+ )?section|section [a-h]|part [a-h])"
_PLACE_ZH = r"(?:前奏|引子|主歌|副歌|桥段|间奏|第[一二三四五六七八1-8]段|[a-h]段)"
_LONGER = compiled(
    rf"\b{_PLACE_EN} (?:is|feels|seems|sounds|was) (?:a bit |a little |way |much |far |rather |still )*too short\b|"
    rf"\b(?:make|play|have) (?:the )?{_PLACE_EN} (?:a bit |a little |much |even )*longer\b|"
    rf"\b(?:lengthen|extend|prolong|stretch(?: out)?) (?:the )?{_PLACE_EN}(?! (?:to|until|with|for) )|"
    rf"{_PLACE_ZH}(?:有点|实在|也|还是|太|过于|显得|感觉)+短(?:了)?|{_PLACE_ZH}(?:再)?(?:长|拉长|延长|加长)(?:一点|"
    rf"一些|点|些)?|(?:拉长|延长|加长)(?:一下)?{_PLACE_ZH}"
)
_FILL = compiled(
    r"\b(?:drum|tom|snare|percussion)[\s-]?fills?\b|\b(?:an?|some|another|one|short|little) (?:\w+ )?fills?\b|过门|"
    r"\b(?:fill (?:in )?the gap|transition|bridge the gap|link (?:between|from)|gap between|connect (?:bars?|section|"
    r"the))\b|过渡|填补|衔接|之间补|鼓花|(?<![琴斯他弦律奏])加花(?=[,，。]|$)"
)
_INTRO = compiled(r"\bintro(?:duction)?\b|前奏|引子")
_ENDING = compiled(r"\b(?:ending|outro|coda|conclusion|finish)\b|收个?尾|结尾|尾奏|尾声|收尾|收束")
_SIMPLER = compiled(
    r"\bsimplif\w+|\b(?:simpler|easier|plainer|(?:simple|easy|simplified) version|less (?:complex|complicated|busy|"
    r"dense|notes?|notey)|fewer notes|"
    r"thin(?:ner)?(?: it| them)? out|beginner[- ]friendly|suitable for beginners|strip(?:ped)? (?:it |them )?(?:down|"
    r"back)|dumb (?:it )?down|too (?:complex|complicated|busy|hard|difficult|dense|many notes))\b|"
    r"简单(?:一点|一些|点|些|化)|简化|降低[^,，。]{0,4}难度|少[弹吹拉打写](?:几|一些|一?点)个?音|(?:改|弄|变|写|调|"
    r"做|编)得?(?:更|再)?简单|(?:我|学生|孩子|小孩|娃|初学者|"
    r"新手|小朋友|他|她|手)(?:们|根本|实在|都|现在|还)*[弹吹拉打]不(?:了|动|下来|来|过来|顺)|(?:太|有点|有些|听着|"
    r"听起来)+(?:杂乱?|凌乱|糊|浑浊?|混乱)|(?<!别)(?:声部|织体|和声|整体|编曲|乐器)[^,，。]{0,4}(?:太|有点|有些)乱|"
    r"(?:再|更|弄|搞|处理|捋)(?:得)?(?:清晰|清楚|干净|清爽|清透|通透)(?:一?[点些])?|降低难度|适合(?:初学者?|小学生|"
    r"小孩子?|孩子|儿童)(?:弹|吹|拉)?|简易版|(?:给|为|"
    r"让)(?:初学者?|新手|小朋友|孩子|小孩|学生|零基础)[^,，。]{0,3}(?:弹|吹|拉|玩|看|练)|音(?:符)?(?:再)?少(?:一?点|"
    r"一?些)|少(?:几|"
    r"一)?个?(?:点|些)?音(?:符)?|朴素(?:一点|一些|点|些)|太(?:复杂|密|难(?![听受看过忘])|花|满(?!意)|挤|碎|忙)|"
    r"音(?:符)?太多|(?:别|不要)(?:太|那么)(?:复杂|密|花)|容易(?:一点|一些|点|些)"
)
_BUSIER = compiled(
    r"\b(?:busier|bigger|grander|more (?:complex|complicated|intricate|notes|active|elaborate|ornament\w*|detailed|"
    r"movement)|fuller|denser|richer|thicken(?: it)?(?: up)?|embellish\w*|"
    r"ornament(?:ed)?|too (?:simple|plain|thin|empty|sparse)|spice (?:it )?up|harder to play|fill (?:it|this|that) "
    r"out)\b|(?:复杂|活跃|忙碌?|丰富|华丽|密集|饱满|充实|花哨|厚实|厚重?)(?:一点|一些|点|些|化)|铺[厚满]|(?:再|更|"
    r"稍微)?难(?:一点|一些|点|些)|"
    r"有挑战|挑战性|装饰音?(?:再)?多|多(?:一?[点些])(?:装饰|花音)|音(?:符)?(?:再)?多(?:一?点|一?些)|"
    r"加(?:一?[点些])?花(?![鼓瓶腔])|(?:加|添)(?:点|些|上)?(?:装饰|倚|颤)音(?!琴)|"
    r"(?:部分|声部|这里|那里|织体|伴奏)(?:有点|太|很|听着)*(?:单薄|空洞|干瘪|贫乏)|多来几[样种]|"
    r"多(?:加)?(?:一?[点些])(?:音|音符|变化|花样)|(?:再|更)密(?:一?[点些])|丰富一下|太单薄|"
    r"[弹吹拉打]多(?:一?[点些])|别闲着|动起来|"
    r"加(?:一?[点些])?(?:活|戏|动作|内容|料|变化|东西)(?=[吧。!！]*(?:$|[,，]))|多(?:几|一)?个?(?:点|些)?音(?:符)?|"
    r"(?:太|有点|有些|过于)(?:简单|空(?![间灵旷漫感歌船站一])|单调|单薄)"
)
_KEEP_RHYTHM = compiled(
    r"\b(?:keep(?:ing)?|retain|preserve|maintain|leave|don't touch|do not touch|don't change|do not change)\s+"
    r"(?:the |its |that |exactly the )*(?:same |original )?rhythms?\b|\brhythms? (?:stays?|unchanged|intact|the same|"
    r"as (?:it|they) (?:is|are))\b|\bsame "
    r"rhythms?\b|节奏(?:型)?(?:都|就|要|得)?(?:保持|维持)?(?:不变|不动|别动|别改|别变|不许变|不能变|不要变|不要动|"
    r"不要改|照旧|照原样|原样|一样|留着|保留)|(?:保持|保留|不改|不动)(?:原来?的)?节奏"
)
_KEEP_PITCHES = compiled(
    r"\b(?:keep(?:ing)?|retain|preserve|maintain|don't change|do not change)\s+(?:the |its )?(?:same |original )?"
    r"(?:notes|pitches)\b|\bsame (?:notes|pitches)\b|"
    r"(?:音符?|音高)(?:都|就|要)?(?:保持)?(?:不变|不动|别动|别改|别变|不能变|不要变|不要动|照旧|保留)|(?:保持|保留|"
    r"不改)(?:原来?的)?音高?"
)
_NEW_ROLE = compiled(
    r"\b(?:new|different|another|better|other|fresh|alternative|(?:more )?interesting|nicer|richer|fancier|jazzier|"
    r"catchier|improved)\s+(?P<en>melody|tune|bass ?line|chords?|chord "
    r"progression|harmony|drum part|accompaniment|theme|counter[\s-]?melody)\b|"
    r"(?:换|改|重写|重做|另写)(?:一?[个套段条种]|掉|一下)?(?:新的?)?(?P<zh>主旋律|旋律|和弦(?:进行)?|和声(?:走向|"
    r"进行)?|伴奏|低音(?:线)?|贝斯线|鼓点|副旋律)"
)
_ROLE_NAMES = (
    ("counter", compiled(r"counter|副旋律")),
    ("melody", compiled(r"melody|tune|theme|旋律")),
    ("bass", compiled(r"bass|低音|贝斯")),
    ("drums", compiled(r"drum|鼓")),
    ("chords", compiled(r"chord|harmony|accompaniment|和弦|和声|伴奏")),
)
_HARMONISE = compiled(
    r"\blead[- ]sheet\b|"
    r"\b(?:re-?)?harmoni[sz]\w*\b|\b(?:add|put|find|write|give (?:it|me)|suggest)\s+(?:some |the |it |me |new "
    r")*(?:chords?|harmony|harmonies)\s*(?:to|for|under|on|behind|below|$)|\bchords? (?:for|to|under) (?:it|this|the "
    r"melody|my)\b|"
    r"四(?:部|声部)和声(?:给我)?(?:写|配|做|来|编|弄)|(?:配|加|编|(?<!重)写|填|做|套|弄)(?:上|个|一?下|点|些|"
    r"出)*(?:四部|四声部|三部|多声部)?和(?:声|弦)(?!走向|进行)|和声化|配成?四(?:部|声部)"
)
_CHORALE = compiled(r"\b(?:satb|four[\s-]parts?|four[\s-]voices?|4[\s-]parts?|chorale|choral)\b|四部|四声部|众赞歌")
_ACCOMPANY = compiled(
    r"\baccompany\b|\b(?:add|write|make|give (?:it|me)|put|create|play|need|with)\s+(?:[\w-]+ ){0,4}?(?:accompaniment|"
    r"backing(?: track)?)\b|\bbacking (?:track|band) for\b|"
    r"^(?:now |and )*(?:an?|some) (?:[\w-]+ ){0,3}?(?:accompaniment|backing)(?: track)? (?:for|to|under|behind) "
    r"(?:it|this|that|the|my)\b|"
    r"(?:配|加|做|写|编|来|弄|整|搞)(?:上|个|一?[个段下]|点)?(?:[\u4e00-\u9fff]{0,6}?(?:的)?)?(?:伴奏)(?!带)|(?:用|"
    r"由)[^,，。]{1,10}(?:来)?伴奏|为[^,，。]{1,8}伴奏"
)
_MIX = compiled(
    r"\b(?:combin\w+|mix(?:ing)?|merge|blend|mash|cross|fuse|put together|put\b.{3,40}\btogether|together with|"
    r"everything else|"
    r"all the (?:others|rest)|the rest (?:of|from))\b|混(?:在一起|到一起|一起|一块|合|搭|一?[混下])|合体|合二为一|"
    r"捏(?:在|到)一[起块]|合并|结合|融合|拼(?:在一起|起来|接)|其余|其他"
)
# What is brought from one version to another; of one piece the words say something else.
_BRING = compiled(
    r"(?:放|加|移|换|配|搬|用|拿|套|拼|搭)(?:到|进|给|过来)|"
    r"\b(?:put|bring|move|copy|lay|drop|use|take|add|pair)\b[^.;]{1,60}\b(?:onto|on|into|over|under|in|to|with|here)\b|"
    r"\bwith (?:the )?[a-z ]{2,30} (?:of|from|in)\b"
)
_SMALL = compiled(
    r"\b(?:barely|hardly|scarcely|only just) (?:different|changed|varied|noticeabl[ey])\b|"
    r"\b(?:slight(?:ly)?|small|subtle|subtly|gentle|minor(?= (?:variations?|changes?|tweaks?|differences?|alterations?|"
    r"adjustments?|modifications?))|little|tiny|close|bit|mild|minimal(?:ly)?|light(?:ly)?|"
    r"not too different|recogni[sz]abl[ey])\b|听得出来|别差太远|不要差太远|大同小异|小小|轻微|稍微|略微|微调|"
    r"一点点|小的?变|(?:改动|变化|变动|差别|差异)(?:不大|不要?太?大|别太?大|小|少|不多)|别(?:变|改|"
    r"差)(?:得)?太(?:多|大)|小改|小幅|保守(?:一)?点"
)
_LARGE = compiled(
    r"\bbeyond (?:all )?recognition\b|\byou(?:'d| would| will| can| could|'ll)? (?:hardly|barely|scarcely|not|never) "
    r"recogni[sz]e\b|\b(?:far[ -]out|distant|remote|far away|wild(?:ly)?|big|bold|radical(?:ly)?|"
    r"very different|completely|totally|far|drastic(?:ally)?|daring|"
    r"strong(?:ly)?|free|freely|entirely|unrecogni[sz]abl[ey]|(?:hardly|barely) recogni[sz]able|dramatically|"
    r"substantial(?:ly)?|quite different|heavily|heavy)\b|完全不一样|截然不同|大不相同|大不一样|差别大|差得远|认不出|"
    r"大胆|大一点|很大|彻底|完全不同|大幅|变化大|大变奏|面目全非|自由|(?:改动|变化|变动|差别)(?:要|得)?(?:很|特别|"
    r"非常)?大(?!小)|天差地别|脱胎换骨|天翻地覆|翻天覆地|彻头彻尾|完完全全|放开(?:了)?(?:变|改)|差得?越(?:远|大|多)|越(?:远|不像|不一样|离谱)越好"
)
_PERCENT = compiled(
    rf"(?P<n>{NUMBER})\s*(?:%|percent|per cent)|百分之(?P<m>{NUMBER})|(?P<tenths>[一二两三四五六七八九\d])成(?![为了])"
)
_NEAR, _FAR = 0.25, 0.85


@dataclass(frozen=True)
class Tasks:
    """What the words of a sentence say of tasks; None or empty where they say nothing.
    ``adds`` intro, ending, section, fill or longer; ``density`` simpler or busier; ``arranges`` harmonise,
    chorale or accompany; ``mixes`` that versions are put together, ``brings`` that something
    goes from one to another; ``roles`` are those to be written anew."""

    adds: Task | None
    density: Task | None
    arranges: Task | None
    mixes: bool
    brings: bool
    preserve: Preserve | None
    distance: float | None
    roles: tuple[str, ...]


def read_tasks(text: str) -> Tasks:
    """Read the tasks of a sentence in lower case; nothing is taken from it."""
    adds: Task | None = None
    finishes = bool(_FINISH.search(text))
    if _ABRUPT.search(text) or GRAND_ENDING.search(text):
        adds = "ending"
    elif _LONGER.search(text):
        adds = "longer"
    elif finishes or _ADD_SECTION.search(text) or _FILL.search(text):
        adds = "fill" if _FILL.search(text) else "intro" if _INTRO.search(text) else "section"
        adds = "ending" if adds == "section" and (finishes or _ENDING.search(text)) else adds
    density: Task | None = "simpler" if _SIMPLER.search(text) else "busier" if _BUSIER.search(text) else None
    arranges: Task | None = None
    if _HARMONISE.search(text):
        arranges = "chorale" if _CHORALE.search(text) else "harmonise"
    elif _ACCOMPANY.search(text):
        arranges = "accompany"
    preserve: Preserve | None = (
        "pitches" if _KEEP_PITCHES.search(text) else "rhythm" if _KEEP_RHYTHM.search(text) else None
    )
    roles = tuple(
        next(role for role, pattern in _ROLE_NAMES if pattern.search(match["en"] or match["zh"]))
        for match in _NEW_ROLE.finditer(text)
    )
    return Tasks(
        adds, density, arranges, bool(_MIX.search(text)), bool(_BRING.search(text)), preserve, _distance(text), roles
    )


def _distance(text: str) -> float | None:
    percent = _PERCENT.search(text)
    if percent:
        value = number(percent["n"] or percent["m"] or percent["tenths"]) or 0.0
        value *= 10 if percent["tenths"] else 1
        return round(min(max(value, 1.0), 100.0) / 100, 2)
    return _NEAR if _SMALL.search(text) else _FAR if _LARGE.search(text) else None
