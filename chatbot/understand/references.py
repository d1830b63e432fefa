"""What is pointed at: versions by number, order or name, and sections of the piece."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.context import Context
from chatbot.understand.key import read_key
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import read_mentions
from chatbot.understand.numerals import number
from chatbot.understand.scan import Scan
from composer.piece import SECTION_LETTERS

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "original": 1,
}  # fmt: skip
_NTH = "|".join(_ORDINALS)
_NOUN = r"(?:versions?|takes?|ones?|attempts?|drafts?|tries|try|candidates?|options?|pieces?|songs?|tunes?|ideas?)"
# What an ordinal may count besides versions.
_OTHER_NOUN = (
    r"(?!\s+(?:\w+\s+)?(?:bars?|measures?|half|halves|verse|chorus|bridge|section|part|beat|notes?|movement|theme|"
    r"violin|"
    r"voice|time|thing|inversion|quarter|step|chord|phrase|grade|minute|seconds?|ending|degree|line|page|changes?|"
    r"edits?|steps?|moves?|additions?|tweaks?|things|notes|bit|word|day|night|week)\b)"
)
_NUMBERED = compiled(
    r"\b(?:versions?|takes?|numbers?|options?|candidates?|no\.|drafts?)\s*#?\s*(?P<n>\d{1,3}|one|two|three|four|five|"
    r"six|seven|eight)\b"
    r"(?:\s+and\s+(?P<m>\d{1,3}|one|two|three|four|five|six)\b)?(?:'s)?|(?<![\w#])#(?P<hash>\d{1,2})\b"
)
# "Mix 1 and 3", 1和3混合.
_BARE_PAIR = compiled(
    r"\b(?:mix|combine|merge|blend|cross|compare|fuse|mash up|put together|(?:mix(?:ture)?|blend|combination|"
    r"mash-?up) of)\s+(?:numbers? )?(?P<a>[1-9]|one|two|three|four) (?:and|with|plus) "
    r"(?P<b>[1-9]|one|two|three|four)\b(?! (?:bars?|measures?))|"
    r"(?<!\d)(?P<c>[1-9一二三四])[和跟与](?P<d>[1-9一二三四])(?:号)?(?=混|合|拼|融|结合|比|折中|中和|综合|揉|掺|串|"
    r"连|接)"
)
# "The melody of 1 with the drums of 2", 把1的旋律和2的鼓拼起来, 二号.
_BARE = compiled(
    r"(?<![\w.])(?P<o>[1-9])'s\b|(?<!out )\b(?:of|from) (?P<n>[1-9]|one|two|three|four|five)(?=\s*(?:$|[,.;!?]|"
    r"\bwith\b|\band\b|\bplus\b|\bto\b|\binto\b))(?! (?:and|to) \d)|"
    r"(?<![\d第前后])(?P<m>[1-9一二三四五])(?:号(?!角|子)|(?=的(?:主?旋律|鼓|贝斯|钢琴|吉他|和弦|伴奏|低音|弦乐|节奏|"
    r"前奏|副歌|主歌|结尾|速度|调)))"
)
# "The version in D major", "the one with the flute", 刚才D大调的那一版, "the slow one".
_DESCRIBED = compiled(
    r"\b(?:the|that) (?:version|one|take|piece|song|draft) (?:(?:that|which) (?:is|was|has|had|used) )?(?:in|with|"
    r"featuring|for) (?:the |an? )?"
    r"(?P<en>[^,.;!?]{1,30})|(?:刚才|之前|前面|以前|先前|用|有|带)的?(?P<zh>[^,，。]{1,12}?)的?(?:那|这)(?:一?个版本|"
    r"一?版|首|个|稿)|"
    r"\bthe (?P<adjective>slow|slower|slowest|fast|faster|fastest|quick|quicker) (?:one|version|take)\b|"
    r"最(?P<speed>[快慢])的?(?:那|这)?一?(?:个|首|版本?)"
)
_FEWEST_DESCRIBED = 2
_FIRST_TWO = compiled(
    rf"\b(?:the )?(?P<en>first|last) (?P<n>two|three|2|3)(?: {_NOUN}\b|(?=\s*(?:$|[,.;])))|(?P<zh>前|后|"
    rf"最后)(?P<m>[两二三23])(?:个?版本?|个|首)"
)
_ORDERED = compiled(
    rf"\b(?:the |its |my )?(?:very )?(?P<nth>{_NTH}|last|latest|previous|earlier|former|other|newest|most recent|"
    rf"middle|oldest|earliest|initial) {_NOUN}"
    rf"(?:'s)?(?: before)?\b|\b(?:the )(?:very )?(?P<bare>{_NTH}|last|latest|previous|other|newest|oldest|"
    rf"earliest|most recent|middle(?=[\s.,!?]*$))(?:'s)?\b{_OTHER_NOUN}|"
    r"\bthe one (?P<before>before)(?: (?:that|this|it))?\b|\b(?P<back>back to the original|the original)\b"
)
_CHINESE = compiled(
    r"第(?P<n>[一二三四五六七八九十\d]{1,3})(?!\s*[一二三四五六七八九十\d、,到至和与第-]*(?:小节|段|拍|级|句|遍|主题|"
    r"乐章|声部|乐句|个?音|次))(?:个?(?:版本?|方案|候选|选项)|个|首|稿|支|种|号)?|"
    r"(?:方案|版本|候选|选项|号码)(?P<m>[一二三四五六七八九\d]{1,2})|"
    r"(?P<before>(?<![加补添配垫叠写来])上一?个?版本?|前一?个?版本?|"
    r"(?<![加补添配垫叠写来])上一?[个首稿](?!小节)|前一[个首稿])|"
    r"(?P<origin>原版|最初(?:的)?(?:版本|那版|那首)?|原来的?版本|最开始的?(?:版本|那版)?)|"
    r"(?P<last>最后(?:一|那)(?:个版本?|个|版|首|稿)(?!小节|拍|段|音)|最新(?:的)?(?:版本|一版))|"
    r"(?P<other>另一?个?(?:版本?|首))"
)
_THIS = compiled(
    r"\b(?:this|the current) (?:one|version|take)\b|(?:这一?|现在这?|当前这?)(?:个?版本?|首)|"
    r"(?:现在|当前)(?:的)?这?一?个|这一?个(?=[上里中]|[。!！]*$)"
)
_SECTIONS = (
    ("bridge", r"bridge|middle eight|桥段|过渡段|间奏"),
    ("chorus", r"chorus(?:es)?(?! of (?!version|take|number|it|this|that|the|my|our))|refrain|hook|副歌"),
    ("verse", r"verses?|主歌"),
    (
        "intro",
        r"intro(?:duction)?|opening section|(?<!in at the )(?<=the )(?:beginning|opening|start)(?= |[.!?]*$)(?! over)|"
        "前奏|引子|开头(?=再?[轻响弱强慢快柔安]|(?:有点|太|不够|给我|都|全|再|"
        "直接)*[剪删去砍拿切裁截略省不平空塌])|开头(?=能不能|可以|可不可以|感觉|听着|听起来|来得|那里|部分(?!只)|"
        "写得|弹得|太|有点|别|不够|再)|开头(?:那?一?段)|(?<=换个)开头|(?<=重写)开头",
    ),
    ("ending", r"ending|(?:at|near|towards?|by) the (?:very )?end\b|outro|coda|结尾(?:那?一?段)?|尾奏|尾声"),
)
_NAMED = tuple(
    (name, compiled(rf"(?:(?:\b(?:the |its |a |an |in |second |first |last |second )*)\b(?:{p})\b|(?:{p}))"))
    for name, p in _SECTIONS
)
_LETTER = compiled(
    r"\b(?:section|part) (?P<a>[a-h])\b|\b(?:the )?(?P<b>[b-h]) (?:section|part)\b|\bthe (?P<c>a) (?:section|part)\b|"
    r"(?P<d>[a-h])(?:段|部分)"
)
# 第二段: the section with the second letter.
_NTH_SECTION = compiled(
    r"第(?P<n>[一二三四五六七八1-8])(?:段(?!主歌|副歌)|个?段落)|"
    r"\b(?P<en>first|second|third|fourth|1st|2nd|3rd|4th) section\b"
)
_THERE = compiled(
    r"刚才那一?[段处]|那一?段|这一?段(?!音乐|旋律|曲)|\b(?:that|this|the same) (?:part|passage|section|bit|place)\b|"
    r"\bthere\b$|\b(?:these|those|the same) (?:bars|measures)\b|(?:这|那)(?:几|些)个?小节"
)


@dataclass(frozen=True)
class VersionMention:
    """A version's number where it stands, and whether its name said so."""

    number: int
    start: int
    end: int
    name: str | None = None


def read_versions(scan: Scan, context: Context) -> list[VersionMention]:
    """Take every version that the sentence points at, in the order of the text. Numbers are
    not checked against the versions that there are."""
    found: list[VersionMention] = []
    latest = max(context.versions, 1)
    current = context.current or latest
    for facts in context.facts:
        at = scan.live.find(facts.name.lower()) if facts.name else -1
        if at >= 0 and facts.name:
            end = at + len(facts.name)
            end += 2 if scan.live.startswith("'s", end) else 0
            found.append(VersionMention(facts.number, at, end, facts.name))
            scan.take(at, end)
    pair = scan.pull(_FIRST_TWO)
    if pair:
        count = int(number(pair["n"] or pair["m"]) or 2)
        first = 1 if (pair["en"] or pair["zh"]) in ("first", "前") else max(1, latest - count + 1)
        found += [VersionMention(first + i, pair.start(), pair.end()) for i in range(count)]
    for match in _NUMBERED.finditer(scan.live):
        for word in (match["n"] or match["hash"], match["m"]):
            if word:
                found.append(VersionMention(int(number(word) or 1), match.start(), match.end()))
        scan.take(*match.span())
    couple = scan.pull(_BARE_PAIR)
    if couple:
        for name in ("a", "b") if couple["a"] else ("c", "d"):
            found.append(VersionMention(int(number(couple[name]) or 1), *couple.span(name)))
    described = _described(scan, context)
    if described:
        found.append(described)
        scan.take(described.start, described.end)
    for match in _BARE.finditer(scan.live):
        wanted = int(number(match["o"] or match["n"] or match["m"]) or 1)
        if wanted > latest:
            continue  # "a chorus of 8"
        found.append(VersionMention(wanted, *match.span()))
        scan.take(*match.span())
    for match in _ORDERED.finditer(scan.live):
        word = match["nth"] or match["bare"]
        if match["before"] or word in ("previous", "earlier", "former"):
            wanted = max(1, current - 1)
        elif match["back"] or word in ("oldest", "earliest", "initial"):
            wanted = 1
        elif word == "middle" and scan.text[: match.start()].endswith("in "):
            continue  # a place in the piece
        elif word == "middle":
            wanted = (latest + 1) // 2
        elif word in ("last", "latest", "newest", "most recent"):
            wanted = latest
        elif word == "other":
            wanted = next((n for n in range(latest, 0, -1) if n != current), current)
        else:
            wanted = _nth(_ORDINALS[word], match.group(), context)
        found.append(VersionMention(wanted, match.start(), match.end()))
        scan.take(*match.span())
    for match in _CHINESE.finditer(scan.live):
        digits = match["n"] or match["m"]
        if digits:
            wanted = _nth(int(number(digits) or 1), match.group(), context)
        elif match["before"]:
            wanted = max(1, current - 1)
        elif match["origin"]:
            wanted = 1
        elif match["other"]:
            wanted = next((n for n in range(latest, 0, -1) if n != current), current)
        else:
            wanted = latest
        found.append(VersionMention(wanted, match.start(), match.end()))
        scan.take(*match.span())
    here = _THIS.search(scan.live) if found else None
    if here:  # "its bass into this one": the version that is playing is one of two
        found.append(VersionMention(current, *here.span()))
        scan.take(*here.span())
    return sorted(found, key=lambda mention: mention.start)


def _described(scan: Scan, context: Context) -> VersionMention | None:
    """The one version that a description fits: its key, its players, its tempo, the slowest."""
    match = _DESCRIBED.search(scan.live_cased) or _DESCRIBED.search(scan.live)
    if match is None or len(context.facts) < _FEWEST_DESCRIBED:
        return None
    how = match["en"] or match["zh"] or match["adjective"] or match["speed"]
    speeds = [facts for facts in context.facts if facts.tempo_bpm is not None]
    if (match["adjective"] or match["speed"]) and speeds:
        extreme = min if how.startswith(("slow", "慢")) else max
        chosen = extreme(speeds, key=lambda facts: facts.tempo_bpm or 0.0)
        return VersionMention(chosen.number, *match.span())
    own = Scan(how)
    key = read_key(own)
    players = {family for mention in read_mentions(own)[0] if mention.what for family in mention.families}
    if not (players or (key and key.tonic)):
        return None
    tonic, mode = (key.tonic, key.mode) if key and key.tonic else (None, None)
    fits = [facts.number for facts in context.facts if facts.has(players, tonic, mode)]
    return VersionMention(fits[0], *match.span()) if len(fits) == 1 else None


def _nth(wanted: int, said: str, context: Context) -> int:
    """ "The second one" of three candidates is the second of them; "version 2" always is 2."""
    counts_candidates = context.candidates and "version" not in said and "版" not in said
    if counts_candidates and wanted <= len(context.candidates):
        return context.candidates[wanted - 1]
    return wanted


def read_section(scan: Scan) -> str | None:
    """Find the section that is spoken of: a letter, or intro, verse, chorus, bridge, ending.
    Nothing is taken, for who adds one must find it too."""
    letter = _LETTER.search(scan.text)
    if letter:
        return next(value for value in letter.groupdict().values() if value).upper()
    nth = _NTH_SECTION.search(scan.text)
    if nth:
        return SECTION_LETTERS[(_ORDINALS[nth["en"]] if nth["en"] else int(number(nth["n"]) or 1)) - 1]
    for name, pattern in _NAMED:
        if pattern.search(scan.text):
            return name
    return None


def points_there(text: str) -> bool:
    """Whether the sentence points at the place that was spoken of before: "that passage", 刚才那段."""
    return bool(_THERE.search(text))
