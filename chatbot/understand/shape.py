"""Edits of the piece's shape: cut, keep only, repeat, reorder; and parts doubled or split."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.bar_order import read_bar_order
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan
from chatbot.understand.section_order import read_section_order
from composer.piece import SECTION_LETTERS

_PLACE_EN = (
    rf"(?:(?:the |its |that |this |these |those |my )?(?:(?:first|last|second|third|final|opening|closing|whole|"
    rf"entire)\s+)*(?:{NUMBER}\s+)?"
    r"(?:bars?|measures?|intro(?:duction)?|half|verses?|chorus(?:es)?|bridge|outro|ending|coda|section|part [a-h]\b|"
    r"[a-h] section))"
)
_SECTION_ZH = (
    r"(?:前奏|引子|开头(?:那?一?段)?|主歌|副歌|桥段|间奏|尾奏|结尾|尾声|[前后上下]半[段部](?:分)?|[A-Ha-h]段|"
    r"第[一二三四五六七八1-8]段|[那这]一?段|中间(?:那?段|部分)?|中段)"
)
_PLACE_ZH = (
    rf"(?:第{NUMBER}[^,，。;；]{{0,8}}?小节|{NUMBER}(?:到|至|-|~){NUMBER}小节|(?:前|后|最后|开头|末尾|"
    rf"中间){NUMBER}个?小节|[这那][几些]个?小节|{_SECTION_ZH})"
)
_CUT_VERB_EN = (
    r"(?:cut|remove|delete|drop|take out|lose|chop|trim|skip|get rid of|erase|scrap|omit|ditch|dump|bin|axe|discard|"
    r"(?:throw|kick|chuck|toss|leave|edit|strip|rip|snip)(?= out\b)|do without|do away with|clip|lop)"
)
_CUT_VERB_ZH = (
    r"(?:剪掉|剪去|删掉|删除|去掉|删去|砍掉|拿掉|切掉|裁掉|截掉|略去|省掉|省去|跳过|拿走|删了|剪了|去了|"
    r"砍了|切了|(?:不要|别要)(?=了|$|[,，。]|前奏|引子|间奏|桥段|尾奏|结尾|副歌|主歌|[A-Ha-h]段)|"
    r"[删砍剪切](?=[吧。!！]*$))"
)
_CUT = compiled(
    rf"\b{_CUT_VERB_EN}(?: off| out| away)?\s+(?:everything|all|anything|whatever|the rest|what(?:'s| is| comes)) "
    rf"(?:that (?:comes|is) )?(?:after|past|beyond|following|before|up to|until|from|starting \w+) (?:bar|measure)\b|"
    rf"^(?:please |now |just )*(?:cut|trim|chop|snip)(?: it| this| that)?(?: off)? (?:after|past|beyond|from|"
    rf"before) (?:bar|measure) {NUMBER}(?: on(?:wards?)?)?[.! ]*$|"
    rf"\b{_CUT_VERB_EN}(?: off| out| away)?\s+{_PLACE_EN}|{_PLACE_EN}[^.;]{{0,30}}?[,.;]?\s*(?:so |please |just "
    rf")*{_CUT_VERB_EN} (?:it|them|that)\b|"
    rf"\b(?:take|cut|throw|leave|edit|chop|snip|kick) {_PLACE_EN}(?: \d+(?: ?(?:-|to|through|and) ?\d+)?)? (?:out|"
    rf"away|off)\b|{_CUT_VERB_ZH}{_PLACE_ZH}|{_PLACE_ZH}(?:有点|太|拖|长|了|啰嗦|(?:开始|起|以后|之后|往后|"
    rf"后面?)*(?:一直)?到(?:结尾|最后|"
    rf"结束|完|末尾|曲终)|(?:开始|起|以后|之后|往后|后面)+(?:的|全部)*|多余|没用|累赘|拖沓|没必要|不好听?|"
    rf"[,，])*(?:给我|给|都|全|全部|请|就|可以|直接|"
    rf"把它)*{_CUT_VERB_ZH}了?(?!{NUMBER})"
)
_EXTRACT = compiled(
    rf"\b(?:keep only|only keep|keep just|just keep|leave only|extract|trim (?:it |this )?(?:down )?to|reduce (?:it|"
    rf"this) to|just|only)\s+{_PLACE_EN}|"
    rf"(?:(?:只|就)(?:保留|留下?|要|截取|弹|放)|截取|仅保留){_PLACE_ZH}"
)
# Bars in which everybody rests; who is named besides rests alone.
_MUTE = compiled(
    rf"\b(?:mute|silence|hush) (?:all (?:of )?)?{_PLACE_EN}|"
    rf"(?:静音|消音){_PLACE_ZH}|{_PLACE_ZH}(?:里|内|中|处)?(?:全部|全都|全|都|给我|请|先)?(?:静音|消音|别出声|不要出声)"
)
# Everybody plays again.
_UNMUTE = compiled(
    r"\b(?:unmute|un-mute) (?:everything|everyone|everybody|all (?:the )?(?:parts|tracks|players)|all(?: of (?:it|"
    r"them))?)(?![a-z])"
)
# Shorter, with or without the length that is to be left.
_SHORTER = compiled(
    r"\b(?:make (?:it|this|that) )?(?:a (?:little )?bit |a little |much |even )?shorter\b|\bshorten(?: it| this| "
    r"that)?(?: down)?(?: to)?\b|\b(?:it(?:'s| is)|that(?:'s| is)|this is|"
    r"the (?:piece|song|music|tune|track|whole thing)(?:'s| is)) (?:a (?:little )?bit |much |way |far )?too long\b|"
    r"\b(?:cut|trim) (?:it|this|that) (?:down )?to\b|"
    r"(?:再)?(?:剪|缩|截)短?(?:到|成|为)|(?:精简|浓缩|压缩|控制)(?:到|成|在)|"
    r"^(?:再)?剪短(?:一?[点些下])?(?=[吧。!！]*$)|缩短(?:一点|一些|点|些)?|"
    r"(?:再)?(?<![歌奏尾段音弹吹拉打唱写得])短(?:一点|一些|点|"
    r"些)(?=$|[,，。吧])|(?<![段歌奏])(?:有点|太)+长了?[。!]*$"
)
# A section, or bars, of which the second half goes: "the intro is too long, halve it".
_HALF_OF = compiled(
    rf"{_PLACE_EN}(?: \d+(?: (?:to|and) \d+|-\d+)?)?(?:'s| is| are| feels?| seems?)? (?:a bit |way |much |far |"
    rf"just |still )*too long\b"
    rf"(?:[,.;:]? *(?:so |please |and |can you |just |could you )*(?P<a>halve|shorten|cut|trim) (?:it|them|that)"
    rf"(?: (?:in|by) half| down| short)?)?|"
    rf"\b(?P<b>halve|shorten|cut in half) {_PLACE_EN}|\bmake {_PLACE_EN} (?:half as long|(?:a bit |much )?shorter)|"
    rf"\b(?:cut|trim) {_PLACE_EN} (?:in|by|down to) half|"
    rf"{_PLACE_ZH}(?:有点|太|过于|也)+长了?(?:[,，](?:请|把它|帮我|就|给我)*(?:减半|缩短|剪短|截短|短)(?:一半|一点|"
    rf"一些|些|点)?)?|{_PLACE_ZH}(?:请)?(?:减半|缩短|剪短|截短|短(?:一点|一些|些|点))(?:一半|一点|一些|些|点)?|"
    rf"{_PLACE_ZH}(?:请|给我|再)*(?:剪|砍|删|切|截|去)(?:掉|去)?一半|(?:剪|砍|删|切|截|去)(?:掉|去)?一半的?{_PLACE_ZH}"
)
_HALVED = compiled(r"\b(?:halve|half|long|shorter|shorten|cut)\b|减半|[剪砍删切截去]?[掉去]?一半|长了?|缩短|[剪截]?短")
_TIMES_EN = rf"(?P<times>once|twice|thrice|(?P<n>{NUMBER})\s*(?:times|x\b)|again)"
_REPEAT = compiled(
    rf"\b(?:repeat|loop)\b(?P<what>[^.,;]{{0,40}}?)(?:\s*{_TIMES_EN})|\b(?:play|have|hear) (?:the whole (?:thing|piece|"
    rf"song)|it all|everything|it|{_PLACE_EN}[^.,;]{{0,12}}?) "
    rf"(?P<times2>twice|(?P<n2>{NUMBER}) times)|\b(?:repeat|loop) (?P<alone>{_PLACE_EN}|it|everything|the whole "
    rf"(?:thing|piece))|"
    rf"(?:(?<!八度)重复|循环|反复|重放|连弹|(?<!重)弹|来|唱|走|奏|演奏|过)(?:播放)?(?P<m>{NUMBER})(?:遍|次|回)|"
    rf"(?P<once>反复一下|循环一下|重复一下|"
    rf"重复(?=(?:第|最后|前|后|开头|中间|结尾|副歌|主歌|桥段|整|全|这|那|\x00)(?:[^,，。]{{0,14}}?(?P<m2>{NUMBER})(?:遍|次))?)|"
    rf"(?<=[节歌奏段首])(?:都|要|再|给我)*(?:反复|重复|循环)(?=[吧。!！]*$))"
)
_WORDS = {"once": 2, "again": 2, "twice": 2, "thrice": 3}
# 重复一遍 is once more, 重复两遍 twice in all.
_MOST_REPEATS = 16
_REORDER = compiled(
    r"\b(?:re-?order|re-?arrange|shuffle|change|set|make|put) (?:the )?(?:order (?:of )?)?(?:the )?(?:sections?|parts|"
    r"form|order)?\s*(?:order )?(?:of the sections )?"
    r"(?:as|to|into|in the order|so (?:that )?it goes|:)\s*(?P<en>[a-h](?:[\s,-]*[a-h]){1,15})\b|"
    r"(?:段落|曲式|结构|各段)?(?:的)?(?:顺序|次序)(?:改成|改为|换成|变成|调成|调为|按|:|：|为|是)\s*(?P<zh>[a-h](?:[\s,"
    r"、-]*[a-h]){1,15})|(?:按|照)(?P<zh2>[a-h]{2,16})(?:的顺序)?(?:重排|排列)"
)
# "Swap sections A and B", AB两段对调.
_TURNED = compiled(
    r"\b(?:swap|switch|exchange|flip|reverse)(?: the)?(?: order of)?(?: the)?(?: sections?|"
    r" parts?)? (?P<a>[a-h]) (?:and|with) (?:section |part )?"
    r"(?P<b>[a-h])\b|(?<![a-z])(?P<c>[a-h])(?:段|部分)?[和跟与、]?(?P<d>[a-h])(?:两段|段|两部分|部分)?(?:互换|对调|"
    r"交换|调换|换个位置|换位|颠倒|对换|互调|倒过来|倒一下|调个(?:头|个|位置|顺序)?|换一?[下换]|换(?=$))"
)
_BEFORE = compiled(
    r"\b(?:put|move|place|play) (?:the )?(?:section |part )?(?P<a>[a-h])(?: section)? (?P<way>before|after|in front "
    r"of) (?:the )?(?:section |part )?(?P<b>[a-h])\b|"
    r"把?(?P<c>[a-h])段?(?:放到|放在|移到|挪到|排到)(?P<d>[a-h])段?的?(?P<zh>前|后)(?:面|边)?"
)
# "B段挪到最前面": the others follow in their order.
_TO_FRONT = compiled(
    r"(?P<c>[b-h])段?(?:给我)?(?:放|移|挪|提|调|搬|排)到?(?:最|曲子)?(?:前|开头|开始)(?:面|头|"
    r"边)?(?:去|来)?(?=$|[,，。吧])"
)
_TO_BACK = compiled(
    r"(?<![a-z])a段?(?:给我)?(?:放|移|挪|调|搬|排)到?(?:最)?(?:后|结尾|末尾)(?:面|头|边)?(?:去|来)?(?=$|[,，。吧])"
)
# "先B后A".
_FIRST_THEN = compiled(r"先(?:来|是|放|弹)?(?P<a>[a-h])段?[,，]?(?:后|再|然后)(?:来|是|到|放|弹)?(?P<b>[a-h])(?![a-z])")
_DOUBLE = compiled(
    r"\bdoubl(?:e|ed|es|ing)\b(?! (?:bass|the (?:speed|tempo|time)|time|speed|tempo|as|it in speed))|叠(?:加)?一层|"
    r"叠(?:一下|加|着)|跟(?:着|随)(?=(?:主)?旋律|钢琴|贝斯|吉他|弦乐|低音)|(?<=八度)跟着?(?=(?:主)?旋律|钢琴|贝斯|"
    r"吉他|弦乐)|"
    r"重叠|叠奏|(?<=八度)重复[一1][遍次](?=[^,，。]{1,8})|齐奏(?:叠加)?|加倍(?:声部)?|叠(?=主?旋律|低音|贝斯|钢琴)|"
    r"(?<=八度)重复(?=[吧。!！]*$)|重复(?!$|[吧。!！]|\d|\x00|"
    r"[一二两三四五六七八九十]|遍|次|一下|第|最后|前|后|开头|中间|结尾|副歌|主歌|桥段|整|全|这|那|它)"
)
_OCTAVE = compiled(
    rf"(?:,? ?(?:(?P<n>an|one|two) )?octaves? (?P<way>higher|above|up|lower|below|down|under|over)|\b(?P<at>at the "
    rf"(?:upper |lower )?octave|in octaves|at the unison|in unison)\b|"
    rf"(?P<zh>高|低|上|下)(?P<m>两个|一个|{NUMBER}个)?八度)"
)
_SPLIT = compiled(
    r"\bsplit\b(?:[^.,;]{0,40}?\b(?:into|in|between|up|to)\b[^.,;]{0,40}|)|\bdivide\b[^.,;]{0,30}\b(?:into|in)\b[^.,"
    r";]{0,30}|"
    r"(?:拆(?:分)?(?:成|为|开)|分(?:成|为))(?:左右手|两(?:个|条)?(?:声部|部分|手|轨)|上下(?:两)?声部|高低声部)|"
    r"拆分|拆开(?=[吧。!！]*$)|分(?:成|为)?左右手"
)


@dataclass(frozen=True)
class Shape:
    """One such edit: operation, value or word, and where its words stood; of a doubling
    ``octave`` tells whether the interval was said."""

    operation: str
    start: int
    end: int
    value: float | None = None
    word: str | None = None
    octave: bool = False

    @property
    def at(self) -> int:
        """Where its words begin."""
        return self.start


def read_shapes(scan: Scan) -> list[Shape]:
    """Take every edit of the shape. Call it while a piece is there, before anything else is
    taken: it only looks at the verbs and leaves places and instruments unread."""
    found = []
    order = scan.pull(_REORDER)
    if order:
        letters = "".join(c for c in (order["en"] or order["zh"] or order["zh2"]).upper() if c.isalpha())
        found.append(Shape("reorder", *order.span(), word=letters))
    one_then = None if order else scan.pull(_FIRST_THEN)
    if one_then:
        found.append(Shape("reorder", *one_then.span(), word=(one_then["a"] + one_then["b"]).upper()))
    front = None if order or one_then else scan.pull(_TO_FRONT)
    if front:
        letter = front["c"].upper()
        found.append(Shape("reorder", *front.span(), word=letter + SECTION_LETTERS[: ord(letter) - ord("A")]))
    back = None if order or one_then else scan.pull(_TO_BACK)
    if back:
        found.append(Shape("reorder", *back.span(), word="BA"))
    before = None if order or one_then or front or back else scan.pull(_BEFORE)
    if before:
        one, other = (before["a"] or before["c"]).upper(), (before["b"] or before["d"]).upper()
        first = (before["way"] or before["zh"]) not in ("after", "后")
        found.append(Shape("reorder", *before.span(), word=one + other if first else other + one))
    named = None if found else read_section_order(scan) or read_bar_order(scan)
    if named:
        found.append(Shape("reorder", *named[0].span(), word=named[1]))
        return found
    half = _HALF_OF.search(scan.live)
    if half:
        found.append(Shape("cut", *half.span(), word="half"))
        for word in _HALVED.finditer(scan.live, *half.span()):
            scan.take(*word.span())
        return found + _parts(scan)
    turned = None if order or before else scan.pull(_TURNED)
    if turned:
        one, other = (turned["a"] or turned["c"]).upper(), (turned["b"] or turned["d"]).upper()
        found.append(Shape("reorder", *turned.span(), word=other + one))
    extract = _EXTRACT.search(scan.live)
    if extract:
        found.append(Shape("extract", *extract.span()))
    shorter = None if extract else scan.pull(_SHORTER)
    if shorter:
        found.append(Shape("extract", *shorter.span(), word="shorter"))
    cut = None if extract or shorter else _CUT.search(scan.live)
    if cut:
        found.append(Shape("cut", *cut.span()))
    mute = _MUTE.search(scan.live)
    if mute:
        found.append(Shape("mute", *mute.span()))
    unmute = scan.pull(_UNMUTE)
    if unmute:
        found.append(Shape("unmute", *unmute.span()))
    repeat = _REPEAT.search(scan.live)
    if repeat:
        found.append(Shape("repeat", *repeat.span(), value=float(min(_times(repeat), _MOST_REPEATS))))
        _take_times(scan, repeat)
    return found + _parts(scan)


def _times(match: object) -> int:
    group = match.groupdict()  # type: ignore[attr-defined]
    digits = group["n"] or group["n2"] or group["m"] or group["m2"]
    if digits:
        return max(2, int(number(digits) or 2))
    return _WORDS.get(group["times"] or group["times2"] or "once", 2)


def _take_times(scan: Scan, match: object) -> None:
    for name in ("times", "times2", "m", "m2"):
        if match[name]:  # type: ignore[index]
            scan.take(*match.span(name))  # type: ignore[attr-defined]


def _parts(scan: Scan) -> list[Shape]:
    found = []
    double = scan.pull(_DOUBLE)
    if double:
        octave = scan.pull(_OCTAVE)
        value = 12.0
        if octave:
            count = {"two": 2, "两个": 2}.get(octave["n"] or octave["m"] or "", 1)
            down = (octave["way"] or octave["zh"]) in ("lower", "below", "down", "under", "低", "下")
            value = (
                0.0 if "unison" in octave.group() else (-12.0 if down or "lower" in octave.group() else 12.0) * count
            )
        found.append(Shape("double", *double.span(), value=value, octave=bool(octave)))
    split = _SPLIT.search(scan.live)
    if split:
        verb = compiled(r"split|divide|拆|分").search(scan.live, split.start())
        assert verb is not None
        scan.take(*verb.span())
        halves = compiled(r"\bin(?:to)? (?:two|half|2)\b").search(scan.live, split.start())
        if halves:
            scan.take(*halves.span())
        found.append(Shape("split", *split.span()))
    return found
