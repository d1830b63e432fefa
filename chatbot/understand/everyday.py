"""What people say every day of a piece that plays, in English and Chinese, in words that the readers know: "keep it
simple" is "make it simpler", "add some dynamics" a rise and a fall, "another one in the same style" another piece like
it, 除了钢琴都静音 leaves the piano alone, 这版存下来叫午后 gives a name.
"""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import Rule, rule

_SO = r"(?:(?:ok(?:ay)?|now|and|so|then|but|please|maybe|just|next|hm+)[, ]+)*"
_END = (
    r"(?:,? (?:please|now|then|instead|though|so it'?s (?:more|less) [a-z]+|to (?:make|"
    r"keep) it [a-z ]{1,20}))*[.!? ]*$"
)
_MEANS_TO = r"(?:going to|want to|need to|would like to|'d like to)?"
_PRACTISE = r"practi[cs](?:e|ing)"
_JUMPS = (
    r"(?:the |its |my )?(?P<who>[a-z]+(?: hand| part)?) (?:jumps?|leaps?|hops?|moves?|runs?|wanders?|skips?) "
    r"(?:around |about |all over )*(?:too much|too often|so much|all over(?: the place)?)"
)
_ENGLISH: tuple[Rule, ...] = (
    # Plainer, whatever the reason.
    rule(rf"^{_SO}{_JUMPS}(?:[,;. ]+(?:so |and )*(?:please )?(?:keep|make) (?:it|that|this) simpler?)?{_END}",
          lambda m: "make it simpler" if m["who"].lower() == "it" else f"make the {m['who']} simpler"),
    rule(rf"(?:^|(?<=[,;.] )){_SO}{PLEASE}keep (?:it|this|that|things|everything) (?:nice and |very |really |as )?"
          rf"simple(?: as possible)?{_END}", "make it simpler"),
    # What one practises to is the piece itself.
    rule(rf"^(?:i(?:'m| am)? ?{_MEANS_TO} {_PRACTISE} (?:along|with (?:it|this)|my part|this)|(?:for|to) {_PRACTISE})"
          r" ?[:;,.]+ *(?=[a-z])", ""),
    rule(rf"(?<=[a-z\d%])(?:,? (?:for|when) {_PRACTISE}(?: (?:purposes|along))?|,? so (?:that )?(?:i|we|my [a-z]+) "
          rf"can {_PRACTISE}(?: (?:along|it|with it))?)(?=[.! ]*$)", ""),
    rule(rf"^{_SO}{PLEASE}(?:make|give me|do|create|i(?:'d like| want| need))? ?(?:an? |the |just the |only the )?"
          r"(?:karaoke|minus[- ]one|play-?along|sing-?along|backing|accompaniment[- ]only)(?: (?:version|track|tracks|"
          rf"mix))?(?: of (?:it|this)| only)?{_END}", "remove the melody"),
    rule(rf"^{_SO}{PLEASE}make (?:it|the (?:rhythm|groove|feel|beat|timing))(?: feel| sound)? (?:a (?:bit|little) )?"
          rf"(?:less|not so|not as) (?:square|stiff|rigid|straight|foursquare|"
          rf"four-square){_END}", "make it swing a little"),
    # The reason first: "we only have two basses, thin out the bass".
    rule(r"^(?:we|i)(?:'ve| have| only| just|'ve only)? (?:only |just )?(?:have|got|has) "
          r"(?!been|to\b)[^,;:.]{1,40}[,;:]+ *"
          r"(?:so |and )*(?=(?:please )?(?:thin|make|take|put|bring|move|lower|raise|remove|drop|mute|simplify|keep|"
          r"leave|change|swap|replace|give|cut|add|turn)\b)", ""),
    # How somebody shall move.
    rule(r"^(?P<so>.{0,20}?)\bmake (?:the |my )(?P<who>bass(?: ?line)?|melody|tune|counter-?melody|[a-z]+ part) "
          r"(?:only |just )?(?:move|climb|descend|leap|run|skip|step|wander)\b[^,;.]*?(?P<where> (?:in|at|from|during) "
          r"(?:the )?(?:bars?|end|last|first|second|beginning)\b[^,;.]*)?(?=[,;.]|$)",
          lambda m: f"{m['so']}rewrite the {m['who']}{m['where'] or ''}"),
    # Bars of a kind that only another piece can have around them: "now a 4 bar bridge with just bass".
    rule(rf"^{_SO}(?=an? (?:(?:short|long|little|nice|gentle|quiet|soft|big|dramatic) )*(?:{NUMBER}[- ]?bars? )?"
          rf"(?:short |long |gentle |quiet )?(?:bridge|intro|introduction|outro|interlude|ending|coda)\b)", "add "),
    # What is played twice.
    rule(r"\b(?:put|add|insert|make|have|write) (?:a |in a )?repeat(?: sign)?s? (?:of|on|for|around|over|from) "
          r"(?=(?:the )?(?:bars?|measures?|first|last|section|verse|chorus|intro|ending|whole))", "repeat "),
)  # fmt: skip
_DYNAMICS = compiled(
    rf"^{_SO}{PLEASE}(?:(?:can|could) (?:you|we) )?(?:add|give (?:it|this)|put(?: in)?|use|have|(?:it|"
    rf"this) (?:needs|could use|"
    rf"lacks|wants)|i(?:'d like| want| need)|with|there should be)? ?(?:some |a bit (?:of |more )?|a little |"
    rf"more |a few |bigger |"
    rf"greater |stronger |clearer )*(?:dynamics|dynamic (?:contrasts?|range|variation|changes|shaping|shape)|"
    rf"changes? (?:in|of) (?:dynamics|volume|loudness)|swells?|ups and downs in (?:volume|loudness)){_END}|"
    rf"^(?:请|帮我|给我|能不能|可以|再|稍微|有点|它|这首|需要|想要|要|来|多)*(?:加|来|有|做|添|给|要)?(?:上|入)?(?:一?[点些]|一下|个)?"
    rf"(?:强弱|力度|音量|轻重|起伏)(?:上|的)?(?:变化|对比|起伏|层次|处理)?(?:吧|吗|呗|好吗)*[。!！?？]*$",
    re.IGNORECASE,
)
_ANOTHER_PIECE = compiled(
    rf"^{_SO}{PLEASE}(?:(?:can|could|would) (?:you|we|i) |let's |i(?:'d like| want) )*(?:make |write |do |"
    rf"give me |compose |have |"
    rf"play |hear )*(?:me )?(?:an?|another|one more)(?: (?:second|new|similar|companion|different|matching|further))?"
    rf"(?: (?:one|piece|song|tune|track))? (?:in|with|of) (?:exactly |about |more or less )?(?:the|this|that) same "
    rf"(?:style|vein|mood|spirit|manner|character|feel|vibe|way)(?:,? (?:but|and|only|just)\b,?)*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ZH_SAVED = (
    r"(?:给我|帮我)?(?:先)?(?:存|保存|收藏|收|留|记)(?:一?下|起来|下来|好|着)*[,，]?(?:就|给它|名字?)*(?:叫|"
    r"取名|命名)(?:叫|为|做|作|成)?"
)
_TIME = r"[\d一二三四五六七八九十半两百]+个?(?:秒|分)"
_CHINESE: tuple[Rule, ...] = (
    rule(rf"^(?:请|就|把|那|先)*(?:这一?[版首个段]|它|现在这一?[版首个])?{_ZH_SAVED}(?P<name>[^,，。!！?？]{{1,20}}?)(?:吧|好了)?[。!！]*$",
          r"把这版存为\g<name>"),
    rule(r"除了(?P<who>[^,，。]{1,8}?)(?:以外|之外|外)?[,，]?(?:其[他它余]|别)?的?(?:乐器|声部|人)?(?:都|全)(?:部|给我)?"
          r"(?:静音|关掉|停|停掉|休息|别响|不要响|别出声)", r"只留\g<who>"),
    # Shorter, by whatever verb.
    rule(rf"(?:砍|裁|截|精简|剁|减|缩|剪)(?:短|减)?(?:到|成|为|至)(?:只有|只剩)?(?={_TIME})", "缩短到"),
    rule(rf"^(?P<why>(?:有点|太)长了?)[,，](?:只要|只留|留|要)(?={_TIME})",
          r"\g<why>，缩短到"),
    # Which of several, called pieces or takes.
    rule(r"(?:这|那)?(?:几|两|三)?[首段个版]?(?:里|中|当中)?[,，]?哪一?[首段版](?=[^,，。]{0,3}(?:更|最|比较)?(?:难|容易|好弹|简单|长|短|快|慢|"
          r"欢快|忧伤|安静|好))(?![^,，。]{0,2}好听)", "哪个版本"),
    # A change of key somewhere, to wherever it lifts.
    rule(r"(?P<where>第[一二三四五六七八\d]+段|副歌|主歌|桥段|后半[段首]?|后面|结尾|最后[^,，。]{0,5}?)(?:的时候|那里|再|要|可以|能不能)*(?:转|换|变)"
          r"(?:一?个|一下)?调(?![到成为A-Ga-g性式子])", r"\g<where>升高一个全音"),
    # An ending that is missed, and no longer note.
    rule(r"结尾(?:有点|太|过于|有些)?(?P<how>突然|仓促|急)了?[,，]再?(?:拉长|延长|加长|长)(?:一?[点些]|一下)?",
          r"结尾太\g<how>了"),
    # What leads to something.
    rule(r"(?P<before>(?:副歌|主歌|桥段|结尾|第[一二三四五六七八九十\d]+小节)之?前)面?(?P<add>再?[加来写]上?)(?P<n>[^,，。]{1,4}小节)的?(?:铺垫|"
          r"酝酿)", r"\g<before>\g<add>\g<n>过渡"),
    rule(r"(?P<add>[加来写]上?)(?P<n>[^,，。]{1,4}小节)的?(?:铺垫|酝酿)", r"\g<add>\g<n>前奏"),
    # A question whether one may take another's place.
    rule(r"^(?P<who>[^,，。把将给跟和与能可想要]{1,6})(?:能不能|可不可以|能否|可以|能|要不要?|不如|是不是可以)(?:换|改|变)(?P<as>成|为|用)"
          r"(?!刷子|鼓刷|轮指|泛音|滑音|揉弦|琶音|分解和弦|柱式|切分|震音|扫弦)",
          r"能不能把\g<who>换\g<as>"),
)  # fmt: skip
# The two that were heard last, to be put one after the other.
_TWO_PIECES = compiled(
    r"(?:这|那)?两(?:首|段|个版本|版)(?:曲子|音乐|歌)?(?=都?(?:接|连|串|拼)(?:起来|在一起|到一起|成))"
)
# Each of two clauses speaks of its own place: 结尾渐慢，最后一个音拉长.
_LAST_NOTE = compiled(r"[慢弱强快轻响](?:下来|下去|一点|一些)?[,，](?:然后|再|并且?)?最后[一的]?个?(?:音|和弦|小节)")
_AT_THE_END = compiled(
    r"(?:在|到)?(?:结尾|最后|末尾|曲末|结束)(?:处|的?时候|那里|部分)?(?=[^,，。]{0,4}[慢弱强快轻响])"
)
_SHARE_OF_TEMPO = compiled(
    rf"^{_SO}{PLEASE}(?:slow|speed|bring|take|play|make|put|set|turn) (?:it |this |that |everything |"
    rf"the (?:tempo|speed) )?(?:back |down |"
    rf"up )?(?:to |at )?(?P<share>\d{{2,3}}) ?(?:%|percent|per cent)(?: of (?:the |its )?(?:original |current |"
    rf"full |normal )?(?:speed|tempo)| (?:speed|tempo))?{_END}",
    re.IGNORECASE,
)
_HELD = compiled(
    r"\b(?:hold|sustain|stretch|lengthen|prolong|draw out|extend|let ring)(?: out)? (?:the |"
    r"that )?(?:very )?(?:last|final|closing) "
    r"(?:note|chord|notes)(?: (?:out|longer|for longer|a (?:bit|little)(?: longer)?|ring|ring out|"
    r"please))*(?=[,.;!?]|$)|"
    r"\b(?:make|let) (?:the )?(?:last|final|closing) (?:note|chord) (?:(?:a (?:bit|little) |much )?longer|"
    r"ring(?: out)?|last longer)",
    re.IGNORECASE,
)
_IN_THE_END = compiled(
    r"\b(?:slow(?: it)? down|ritardando|rit|slower|softer|quieter|louder|fade)\b(?=[^,.;]*\bat the end\b)",
    re.IGNORECASE,
)
# "The end" without bars is a phrase.
_PHRASE = 4


def everyday(text: str, context: Context) -> str:
    """The cleaned ``text``, said while a piece is there, in plainer words."""
    if _DYNAMICS.match(text) and context.bars is not None and context.bars > 1:
        half = context.bars // 2
        if text.isascii():
            return f"crescendo in bars 1 to {half} and diminuendo in bars {half + 1} to {context.bars}"
        return f"第1到{half}小节渐强，第{half + 1}到{context.bars}小节渐弱"
    if not text.isascii():
        for pattern, words in _CHINESE:
            text = pattern.sub(words, text)
        two = _TWO_PIECES.search(text)
        if two and context.versions > 1 and not re.search(r"第[一二三四五六七八九十\d]", text):
            last = context.current or context.versions
            text = f"{text[: two.start()]}第{max(last - 1, 1)}版和第{max(last, 2)}版{text[two.end() :]}"
        if context.bars is not None and context.bars >= _PHRASE and _LAST_NOTE.search(text):
            text = _AT_THE_END.sub(f"第{context.bars - _PHRASE + 1}到{context.bars}小节", text, count=1)
        return text
    for pattern, words in _ENGLISH:
        text = pattern.sub(words, text)
    share = _SHARE_OF_TEMPO.match(text)
    if share and context.tempo_bpm:
        return f"make it {round(context.tempo_bpm * float(share['share']) / 100)} bpm"
    another = _ANOTHER_PIECE.match(text)
    if another:
        return f"another piece like this{another['rest'] and ' but'}{another['rest']}"
    if context.bars is None or not _HELD.search(text):
        return text
    if context.bars >= _PHRASE:
        text = _IN_THE_END.sub(rf"gradually \g<0> in bars {context.bars - _PHRASE + 1} to {context.bars}", text)
    return _HELD.sub(rf"make bar {context.bars} tenuto", text)
