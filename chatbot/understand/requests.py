"""Several requests in one sentence: where one ends and the next begins."""

from __future__ import annotations

from chatbot.understand.everyday_zh import PLAYERS
from chatbot.understand.matcher import compiled
from chatbot.understand.telling import asks_nothing

# A boundary, with what joins: only some joints say that one thing comes after another.
_BOUNDARY = compiled(
    r"\s*(?P<stop>[;；。]|\.(?=\s+\D)|!(?=\s)|！|\?(?=\s+\w)|？(?=\w))\s*(?P<then1>(?:and )?(?:then|after that|"
    r"afterwards|next|finally|lastly|last of all)\b,"
    r"?\s*|然后再?|接着|(?<!小节)(?<![段句拍歌奏])之后再?|最后再?|再(?=续|继|加|来|重|改|把|延))?|"
    r"\s*,?\s*\b(?P<then2>(?:and )?(?:then|after that|afterwards|next|finally|lastly|last of all|(?:once|when|as "
    r"soon as) (?:you're|"
    r"you are|that's|that is|it's|it is) (?:done|finished|ready|there)))\b,?\s+|"
    r"\s*[,，]?\s*(?P<then3>(?:然后|接着(?=把|再|续|加|重|改|延|慢|快|轻|响|升|降|去|换|删|调)|"
    r"(?<!小节)(?<![段句拍歌奏])之后|随后|完了|弄完|选完|挑完|加完|写完|改完)(?:以?后)?再?)\s*|"
    r"\s*[,，]\s*(?P<then4>再(?=续|继续|加[上一个支把]|来[一个]|重写|重新|改编|把|延长))|"
    r"\s*,\s*(?:and |but )?\s*|\s+and\s+|\s*，\s*(?:并且?|而且|同时|还要?|也)?|(?:并且?|而且)(?=把|加|续|继|改)|"
    r"[和跟](?=[一二两三四五六八十\d]+个?小节的?(?:前奏|引子|结尾|尾奏|尾声|桥段|间奏))"
)
_KINDS = (
    ("name", r"give it the (?:name|title)\b|(?:call|name|title|rename|save) (?:it|this|that|the (?:new |first |"
        r"second )?(?:piece|song|version|"
             r"one))\b|(?:取名|起名|命名|就?叫它?|给它取名|把它叫|保存为)"),
    ("file", r"(?:export|download) (?:it|this|that|the)\b|save (?:it|this|that) as (?:an? )?(?:midi|wav|mp3|pdf|"
             r"musicxml|abc)\b"),
    ("recall", r"(?:get|bring|fetch|put|take|i want)(?: me| us)? (?:version \w+|the \w+ (?:one|version|take)) back\b|"
               r"(?:(?:go|get|come|switch|jump|return) (?:back )?to|back to|return to|recall|load|open|reopen|bring "
               r"back)\b(?= (?:the )?"
               r"(?:\w+ )?(?:version|one|take|first|second|third|fourth|last|previous|original|number|draft|other|"
               r"latest)\b)|"
               r"(?:go|come|switch|jump|return) back to (?!(?:the|a|an|how|where|what|normal|major|minor|[a-g]|"
               r"\d+)\b)[a-z]|"
               r"(?:take|choose|pick|use) (?:the )?(?:version|first|second|third|fourth|last|number|original)\b(?! "
               r"\w+'s)"),
    ("undo", r"undo\b|redo\b|(?:go|step) back (?:one|a) (?:step|change)|take (?:it|that) back|"
             r"revert (?:it|that)\b|撤销|撤回|重做$"),
    ("continue", r"(?:(?:give me |write |play |add |now |do )*(?:\w+ more|another \w+) (?:bars|measures)|continue|"
                 r"extend|keep (?:(?:it|this|that) )?going|carry (?:(?:it|this|that|things) )?on|go on|"
                 r"prolong|lengthen)\b|(?:续写?|继续写?|接着写|往下写|延长|再?续)"),
    ("regenerate", r"(?:regenerate|rewrite|redo (?:the |bars?)|recompose|re-?write)\b|(?:重写|重新(?:写|生成)|"
                   r"换个旋律)"),
    ("vary", r"(?:vary|make (?:a |some )?variations?|give me a variation)\b|(?:来|做|写)个?变奏"),
    ("arrange", r"(?:arrange|orchestrate|harmoni[sz]e|accompany)\b|(?:改编|配器|配和声|编配|配和弦)"),
    ("add", r"(?:add|include|bring in|throw in|put (?:a|an|some)\b|give it (?:a|an|some)\b|layer)\b|"
            r"(?:加[上入个一支把条点段]?|再加|添加|补上|垫)"),
    ("ask", r"(?:what(?!ever)|how|why|tell me|(?:list|name) (?:the|all|its)\b|explain|analy[sz]e|describe)\b|"
            r"(?:告诉我|分析|解释|什么调|几小节)"),
    ("edit", r"(?:make (?:it|the|them|that|everything|bars?)|transpose|move|mute|unmute|solo|remove|drop(?= \w)|"
             r"replace|swap|change|turn|set|double|split|cut|fade|slower|slow (?:it|this|that|down|things)|"
             r"faster|louder|softer|quieter|raise|lower|repeat|loop|shift|speed|delete|kill|lose|"
             r"take (?:out|the)|(?:take|bring|put|pull) (?:it|this|that|everything) (?:up|down)\b|let me hear "
             r"(?:only|just|the \w+ (?:alone|only|on (?:its|their) own|by (?:itself|"
             r"themselves)))|let (?:it|everything|the \w+(?: \w+)?) fade|switch|play "
             r"(?:it|bars?|the)|put it|modulate|bring)\b|"
             r"(?:把|将|升高?|降低?|移|静音|去掉|删|换成|换到|改成|转到|慢(?!板)|快(?![乐活板])|大声|小声|"
             r"轻(?![轻快柔盈松声])|响|速度|淡|重复|剪|渐)"),
    ("compose", r"(?:(?:please )?(?:write|compose|create|generate|make|play)(?: me)? (?:a|an|some|another|me|"
        r"something|"
                r"\d+|eight|sixteen)|give me (?:a|an|some|something)|i(?:'d like| want| need) (?:a|an|some))\b|"
                r"(?:来|写|作|弹|谱)(?:一|两|几|个|点|[八四\d十]+小节)?(?:首|段|支|曲|点)"),
)  # fmt: skip
_LEAD_IN = (
    r"^(?:(?:please|now|also|just|maybe|and|then|but|ok|okay|(?:can|could|would|will) you|let's|先|再|请|顺便|"
    r"也|还|最后|前面|后面|开头|中间|(?:结尾|末尾)(?=加))[\s,]*)*"
)
_COMPILED = tuple((kind, compiled(_LEAD_IN + f"(?:{pattern})")) for kind, pattern in _KINDS)
# The same for Chinese, where what is meant may stand before its verb: 第1到4小节重写.
_LEAD_IN_ZH = (
    r"^(?:(?:先|再|请|顺便|也|还|最后|前面|后面|帮我|给我|麻烦|同时|另外|对了|还有|并且?|而且|就|(?:写|弄|改|做|加|"
    r"选|挑|换|弹)[完好](?:了|以?后|之后)?|完了|之后|以后)[\s,]*)*"
)
_KINDS_ZH = (
    ("recall", r"(?:回到|回(?=第)|就?选(?=第[一二三四五\d])|切[到回]|"
        r"换[到回]|打开|调出|返回|退回|用回|跳[到回]|倒回到?)(?:最初的版本|第[一二三四五六\d]|上一版|原版|最新版本)"),
    ("name", r"(?:(?:给|把|将)?(?:它|这首|这个|曲子|新版)?)?(?:[取起]一?个?名|命名|叫做?它?|名字(?:叫|是|就叫|取)|"
             r"存[成为]|保存[成为])"),
    ("undo", r"撤[销回]|取消上一步|退回上一步"),
    ("regenerate", r"(?:把|将)?[^,，。和]{0,12}?(?:重写|重新(?:写|生成|来|弄|编|做)|重[做弄来编](?=$|[一过吧,，])|"
                   r"再写一[遍次版]|换个旋律)"),
    ("continue", r"(?:续写?|继续写?|接着(?:写|弹|往下)|往[下后](?:面)?(?:再)?(?:写|续|接|弹|走|加)|后面(?:再)?(?:接|"
                 r"续)|接下去|延长|拉长到?|加长|再续)"),
    ("vary", r"(?:来|做|写|出|搞|弄)一?[个段]?[^,，。]{0,4}变奏"),
    ("arrange", r"(?:改编|配器|编配|(?:给|为)?[^,，。]{0,6}配(?:上|个)?(?:和声|和弦|伴奏))"),
    ("add", r"(?:(?:再|另外|多)?(?:加|添|增加|添加|补)(?:[上入个一支把条点段两组层]|进来)|垫[上一个]|(?:后面|前面|"
            r"最后)?(?:也|再)?(?:给|来|写|收)个(?:收尾|结尾|尾奏|前奏|尾)|(?:给|"
            r"在)[^,，。]{1,10}(?:加|添|补)[上个一段点])"),
    ("ask", r"(?:告诉我|分析|解释|说说|讲讲|介绍)|[^,，。]{0,8}(?:什么|哪些|几个|多少|几)(?![^,，。]{1,4}(?:都|"
        r"也))(?:调|和弦|拍|速度|小节|"
            r"乐器|风格|段|级)"),
)  # fmt: skip
_COMPILED_ZH = tuple((kind, compiled(_LEAD_IN_ZH + f"(?:{pattern})")) for kind, pattern in _KINDS_ZH)
# Said of a part or a place after "then": 然后鼓轻一点.
_CHANGED_ZH = compiled(
    r"^[^,，。]{1,12}?(?:静音|去掉|删掉|换成|改成|改为|升高?|降低?|移[高低]|大声|小声|[轻响快慢](?:一?[点些])|"
    r"渐[强弱慢快]|淡[入出]|重复|断奏|连奏)"
)
# After one of these what is changed of somebody else, or of the whole, is another request: 重写结尾，钢琴轻一点.
_MAKING = ("add", "regenerate", "continue", "vary", "arrange")
_CHANGES_ANOTHER_ZH = compiled(
    rf"{_LEAD_IN_ZH}(?:把|将|让)?(?:(?:{PLAYERS})(?:的声音|的声部|声部)?(?:再|都|要|稍微|给我)*(?:轻|响|大声|小声|"
    rf"静音|去掉|升高|降低|断奏|连奏|"
    r"换成|移[高低])|(?:整体|整首|全曲)?速度[^,，。]{0,4}(?:改|调|提|降|放|快|慢)|(?:整体|整首|全曲)?(?:转到|移到|"
    r"移调|升高|降低|升|降)(?:[升降]?[a-gA-G]|一|两|二|三|四|五|八|半|大|小))"
)
# What stands on its own after what, without a word like "then".
_SPLITS = {
    "edit": ("add", "continue", "regenerate", "vary", "arrange", "name", "ask", "compose"),
    "compose": ("continue", "name", "ask", "file"),
    "add": ("continue", "name", "edit", "regenerate", "arrange", "ask"),
    "continue": ("name", "edit", "ask"),
    "regenerate": ("name", "continue", "add", "ask"),
    "vary": ("name", "continue", "add", "edit", "ask"),
    "arrange": ("name", "continue", "ask"),
    "recall": ("edit", "add", "continue", "regenerate", "vary", "arrange", "name", "ask"),
    "undo": ("recall", "edit", "add", "continue", "regenerate", "compose", "vary", "arrange", "name", "ask"),
    "ask": ("edit", "add", "continue", "compose", "regenerate", "vary", "arrange"),
    "name": ("edit", "add", "continue", "compose", "regenerate", "vary", "arrange", "ask"),
}
# What happens within one piece is no further request.
_ON_THE_WAY = compiled(
    r"\b(?:half-?way|in the middle|at the end|at bar|from bar|after (?:\w+ )?bars?|later on|comes? in|enters?|joins? "
    r"in|kicks? in)\b|中途|进来|第\w+小节(?:开始|起|后)"
)
# A tune that is typed and nothing else.
_TUNE_ALONE = compiled(r"^[\s\d,|()#b'’♯♭.:-]{5,}$|^(?:[A-Ga-g][#b♯♭]?\d?[\s,|-]+){3,}(?:[A-Ga-g][#b♯♭]?\d?)$")
_SECTION = compiled(
    r"\b(?:intro(?:duction)?|ending|outro|coda|bridge|verse|chorus|interlude)\b|前奏|引子|结尾|收尾|尾奏|尾声|桥段|间奏|"
    r"主歌|副歌"
)
_ONE_MORE = compiled(
    r"(?:an?|one|another|a new|\d+|two|three|four|six|eight|sixteen)[\s-]|[一二两三四五六八十\d]+个?小节|一[个段]"
)
_A_SECTION = compiled(
    r"^(?:an?|one|another|a new) (?:[a-z-]+ ){0,3}(?:intro(?:duction)?|ending|outro|coda|bridge|verse|chorus|"
    r"interlude)\b"
)
#: A sentence asks for no more things than this.
MOST_REQUESTS = 8


def split_requests(text: str, playing: bool) -> list[str]:
    """The requests of a cleaned sentence, in order; the whole sentence where there is one. What
    only describes stays with the request before it."""
    pieces = _pieces(text)
    requests: list[str] = []
    kinds: list[str | None] = []
    at, verb = 0, ""
    for index, (start, end, then) in enumerate(pieces):
        kind = _kind(text[start:end]) or ("edit" if then and _CHANGED_ZH.match(text[start:end]) else None)
        if index == 0:
            requests, kinds = [text[start:end]], [kind]
            at = start
            continue
        if kind in ("ask", "continue") and not playing and asks_nothing(text, text[start:end]):
            kind = None
        if index == 1 and _TUNE_ALONE.match(text[: pieces[0][1]]) and kind in ("continue", "vary", "arrange"):
            requests, kinds = [text], [kind]
            continue
        current = kinds[-1] if kinds[-1] or playing else "compose"
        if (
            playing
            and current in _MAKING
            and _CHANGES_ANOTHER_ZH.match(text[start:end])
            and len(requests) < MOST_REQUESTS
        ):
            requests.append(text[start:end])
            kinds.append("edit")
            at, verb = start, ""
            continue
        if current == "compose" and _ON_THE_WAY.search(_with_what_follows(text, pieces, index).lower()):
            kind = None  # "then bring in strings halfway" belongs to the piece
        section = _another_section(text[start:end], requests[-1], kind) if current == "add" and playing else None
        if then and playing and kind is None and _A_SECTION.match(text[start:end].strip().lower()):
            section = f"add {text[start:end].strip()}"  # "eight bars more and after that a proper ending"
        if section is not None and len(requests) < MOST_REQUESTS:
            requests.append(section)
            kinds.append("add")
            at, verb = start, section.removesuffix(text[start:end].strip())
            continue
        apart = kind is not None and kind in _SPLITS.get(current or "", ())
        if then and kind is not None and (current is not None or playing):
            apart = current != kind or kind not in ("edit",)
        if apart and len(requests) < MOST_REQUESTS:
            requests.append(text[start:end])
            kinds.append(kind)
            at, verb = start, ""
        else:
            requests[-1] = verb + text[at:end].strip()
            kinds[-1] = kinds[-1] or (kind if playing else kinds[-1])
    return requests


def _with_what_follows(text: str, pieces: list[tuple[int, int, bool]], index: int) -> str:
    """A clause with those after it that go on with it: "bring in drums" and "bass halfway"."""
    end = pieces[index][1]
    for start, later, then in pieces[index + 1 :]:
        if then or _kind(text[start:later]) is not None or text[end:start].strip() != "and":
            break
        end = later
    return text[pieces[index][0] : end]


def _another_section(clause: str, before: str, kind: str | None) -> str | None:
    """A clause that adds a second section to the first ("an intro and a four-bar ending"), as a
    request of its own; None for any other."""
    low = clause.strip().lower()
    if not _SECTION.search(low):
        return None
    if not _SECTION.search(before.lower()):  # 加个长笛，加个结尾: a player first
        return clause if kind == "add" and not clause.isascii() else None
    if kind == "add":
        return clause
    if kind is None and _ONE_MORE.match(low):
        return f"add {clause.strip()}" if clause.isascii() else f"加{clause.strip()}"
    return None


def _kind(clause: str) -> str | None:
    low = clause.strip().lower()
    patterns = _COMPILED if low.isascii() else (*_COMPILED_ZH, *_COMPILED)
    return next((kind for kind, pattern in patterns if pattern.match(low)), None)


def _pieces(text: str) -> list[tuple[int, int, bool]]:
    """Clauses as (start, end, whether "then" leads in)."""
    found, at, then = [], 0, False
    low = text.lower()
    for match in _BOUNDARY.finditer(low):
        if match.start() > at:
            found.append((at, match.start(), then))
            then = False
        at = match.end()
        then = then or any(match[name] for name in ("then1", "then2", "then3", "then4"))
    if at < len(text):
        found.append((at, len(text), then))
    return found or [(0, len(text), False)]
