"""Instruments where they stand in a sentence: names, counts, the lists they form, their roles."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from chatbot.understand.lexicon.genres import GENRES
from chatbot.understand.lexicon.instruments import GENRE_IN_NAME, INSTRUMENTS, Ensemble, Instrument
from chatbot.understand.lexicon.pictured_names import PICTURED_NAMES
from chatbot.understand.matcher import Hit, compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan
from composer.controls import PARTS_RANGE, ControlError
from composer.instruments import ENSEMBLES, FAMILIES

_CLASSIFIER = "把|架|支|台|只|个|根|位|件|面|套|支|张|组|名"
_COUNT = compiled(rf"(?P<n>{NUMBER})\s*(?:{_CLASSIFIER})?\s*(?:solo |electric |acoustic )?$")
# Who plays at most this many notes at once plays a line, not chords.
_LINE_VOICES = 2
# Above this a number before an instrument is a tempo or a year, unless the name is a plural.
_PLAUSIBLE_COUNT = 16
# Nobody names more instruments in one breath.
_MOST_NAMES = 60
_CHAIN = compiled(
    rf"^(?: in (?:bars?|measures?) {NUMBER}(?:\s*(?:-|to|through)\s*{NUMBER})?(?= and))?"
    r"\s*(?P<joint>,|、|and|&|\+|/|or|nor|plus|as well as|,\s*and|,\s*or|和|跟|与|及|以及|或者?|还有|加上?|、?和|"
    r",\s*和)\s*"
    rf"(?:the |an? |any |some |one |my |另)?(?:{NUMBER})?\s*(?:{_CLASSIFIER})?\s*$"
)
_CLAUSE_END = compiled(
    r"[,.;:!?。;，；！？]|\bthen\b|(?<!thing )(?<!one )\bbut\b|然后|但是?|再把|并且|并(?![未没不非])"
)
# Between a part and what is to be done with it may stand where: 钢琴在第3到4小节静音.
_WHERE_IT_IS = compiled(
    rf"^(?:声部|部分)?在?(?:第?{NUMBER}(?:小节)?(?:(?:-|~|到|至|、|和)第?{NUMBER})?小节|(?:前|后|最后|开头|"
    rf"末尾){NUMBER}个?小节)"
    rf"(?:里|内|中|时|的时候|处)?|^ (?:in|from|during|over|at) (?:the (?:first|last) (?:{NUMBER} )?bars?|"
    rf"(?:bars?|measures?) {NUMBER}(?:\s*(?:-|to|through|and|until)\s*(?:bar )?{NUMBER})?)"
)
_DRUMLESS = compiled(r"\b([a-z]+)(?:less\b|[\s-]free\b(?! (?:rein|hand|play|range|of|from|to)\b))")
_ROLE_WORDS = (
    (compiled(r"counter[\s-]?melod|副旋律|对位"), "counter"),
    (
        compiled(r"melod|tune|lead|solo|theme|sing|soar|float|glid|sail|riding|[主领]奏|旋律|领[头着]|打头阵|主音"),
        "melody",
    ),
    (compiled(r"bass|低音"), "bass"),
    (compiled(r"pad|铺底"), "pad"),
    (compiled(r"chord|comp|accompan|backing|harmon|arpegg|伴奏|和弦|和声"), "chords"),
)
_ROLE_EN = (
    r"counter[\s-]?melody|melody|melodies|lead(?! to)|solo(?!一)|bass ?line|chords?|comping|accompaniment|backing|"
    r"harmony|harmonies|pads?|arpeggios?|theme|accompanies|accompanying|comps|"
    r"(?:singing|soaring|floating|gliding|sailing|riding|sings|soars|floats|singing out) (?:above|over|on top|up "
    r"top|high above)"
)
_ROLE_ZH = "主旋律|副旋律|旋律|主奏|领奏|领头|领着|打头阵|对位|伴奏|和弦|低音(?!区|域)|铺底|主音"
_ROLE_AFTER = compiled(
    rf"^(?:[\s-]*(?:(?:up |in |on )?(?:there )?(?:is|are|plays?|playing|does|doing|carr(?:y|ies)|carrying|takes?(?: "
    rf"over)?|taking|handles?|handling|has|have|gets?|as|on|with|holds?|holding|for)\s+)?(?:the |an? )?"
    rf"(?P<en>{_ROLE_EN}|tune)\b|"
    rf"(?:来|负责|担任|作为|做|演奏|弹|吹|拉|奏|的|一?[个条段])*(?P<zh>{_ROLE_ZH}|独奏(?!一下|一会|一遍|,?(?:其他|"
    rf"其余|别的))))"
)
_ROLE_BEFORE = compiled(
    rf"(?:(?P<en>{_ROLE_EN})\s+(?:is |are |(?:should |to )?be |played |sung |carried )*[\x00\s]*(?:on|for|in|by|"
    rf"with|from|to|given to)\s+(?:the |an? )?|"
    rf"(?P<backed>accompanied by|backed by|supported by)\s+(?:the |an? )?|"
    rf"(?P<zh>{_ROLE_ZH})(?:要|请)?(?:改由|改用|改让|改为|换给|换由|交由|用|由|是|为|让|请|交给|给|"
    rf":)(?:{NUMBER})?(?:{_CLASSIFIER})?)$"
)
# "String pad", "strings underneath, as a pad": how those play who were named before.
_AS_PAD = compiled(
    r"^(?:[ -]?|的|[,\s]*(?:underneath|below|beneath|behind|under (?:it|that|everything))?[,\s]*(?:as|for|playing|"
    r"holding|like|做|作为|来|当|用来)\s*(?:an? |the )?(?:soft |warm |sustained |long |gentle )?)$"
)
_BASS_ON = compiled(
    r"^\s+(?:line |part )?(?:on|in|by|for|played by|played on|(?:is |are )?(?:entrusted|given|handed|"
    r"assigned|left) to|(?:goes|"
    r"falls|belongs) to|(?:is |are )?(?:taken|carried|handled|covered|provided|supplied) by)\s+(?:the |an? )?$"
)
# "Replace the bass by a double bass": an exchange, and nobody who plays the bass.
_EXCHANGED = compiled(r"\b(?:replace|swap|swop|switch|change|exchange|substitute|trade|turn|convert)\b[^,.;]*$")
# A role that an edit may point at, where no instrument is named: "mute the melody".
_ROLE_ALONE = compiled(
    r"(?:\b(?:the|its|all|same)\s+|\x00\s*)(?P<en>counter[\s-]?melody|melody|tune|lead|accompaniment|backing|chords|"
    r"harmony|pads?)\b(?! of(?!\s*(?:the )?(?:\x00|it\b|this\b|that\b)))|"
    r"(?P<zh>主旋律|副旋律|旋律|伴奏|和弦(?!进行|走向)|和声(?=(?:部分|声部)?(?:都|全|再|更|太|有点|换|改|重|不变|别|"
    r"不要|保留|丰富|简单|复杂))|(?<!最)低音(?:声部|部分|线)?(?!区|域|大?提琴|号|鼓|单簧|和弦|吉他|谱|炮|管|长笛|"
    r"萨克斯|乐器|贝斯|下|以|[点些]))"
)
# 加上低音: to what is there comes a bass, who plays it.
_ADDED_BASS = compiled(
    r"(?:加|添|配|缺少?|欠)(?:上|入|进|点|了|一?[个条段层])*(?P<zh>低音(?:线|声部|部分)?)(?!区|域|大?提琴|号|鼓|单簧|"
    r"和弦|吉他|谱)"
)
# "A banjo-like sound", "an orchestra of strings and horns": what is named does not play itself.
_NO_PLAYER_AFTER = compiled(r"-like\b| feel\b")
# "The saxophone's smoky voice" is no singer.
_ITS_VOICE = compiled(
    r"(?:(?<!child)(?<!singer)(?<!woman)(?<!man)(?<!girl)(?<!boy)(?<!children)'s|\b(?:its|his|her|my|our|your|"
    r"their)) (?:\w+ )?$"
)
# "Good vibes" are no vibraphone; "piano and vibes", "on vibes" are one.
_A_FEELING = compiled(
    r"\b(?!(?:for|on|and|with|by|plus|or|to|the|of|play|plays|add|solo|some|my|in|use|using|want|from|jazz|without|"
    r"no)\b)[a-z-]+ $"
)
# Those of a piano are no players, nor are those a piece is written in: "on keys" against "in minor keys".
_PLAYED_KEYS = compiled(r"(?:(?:^|,|\b(?:on|and|with|plus|for|no|without|of|or|to|add|by|some))\s+(?:the |some )?|^)$")
# "The strings of a guitar": the guitar.
_STRINGS_OF = compiled(r"^ of (?:the |an? |his |her |its |my )?(?:\w+ )?$")
# "A fugue in four voices": lines that any instrument may play.
_LINES = compiled(r"^[ -]+(?:fugue|fugato|canon|counterpoint|texture|invention|polyphony|writing|part-writing)s?\b")
_LINES_BEFORE = compiled(
    r"\b(?:fugue|canon|counterpoint|invention|polyphony|texture|setting)s?\b(?: (?:in|for|of|with)|"
    r" for (?:the |an? )?\w+,(?: in)?) $"
)
# "A clarinet trio": so many of the one instrument that is named.
_OF_A_KIND = compiled(
    r"^[ -](?P<en>duet|duo|trio|quartet|quintet|sextet|octet)s?\b(?! of)|^(?P<zh>[二两双三四五六八])重奏"
)
_MANY = {
    **{"duet": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6, "octet": 8},
    **{"二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8},
}
# Of these an ensemble has other members too, or none but one.
_NO_ENSEMBLE = ("drums", "strings", "brass", "woodwind", "bass", "plucked", "synth")
_MADE_OF = compiled(r"\s+of\s+(?!the (?:first|second|third|last|other)|version)")
# Where jazz is played a piano trio has a bass and a drummer, no strings.
_IN_JAZZ = compiled(r"\b(?:jazz\w*|swing\w*|bebop|hard bop)\b|爵士|摇摆乐")
_LED = compiled(r"^\s*(?:with|配上?|搭配?)\s*(?:an? |the |some )?(?:[一两](?:把|架|支|台|只|个))?$")


_Name = Hit[Instrument | Ensemble | None]


@dataclass
class Mention:
    """One name of an instrument or ensemble. ``start`` takes in its count; ``family`` is empty
    for an ensemble; ``role`` as said. A mention of a role alone ("the melody") has no family."""

    start: int
    end: int
    phrase: str
    what: Instrument | Ensemble | None
    count: int = 1
    role: str | None = None

    @property
    def families(self) -> tuple[str, ...]:
        """The families that are meant, each once; a role stands for itself."""
        if isinstance(self.what, Instrument):
            return (self.what.family,)
        if isinstance(self.what, Ensemble):
            return tuple(dict.fromkeys(family for family, _ in ENSEMBLES[self.what.name]))
        return (self.role,) if self.role else ()

    @property
    def instrument(self) -> Instrument | None:
        """The instrument, unless an ensemble or a role is meant."""
        return self.what if isinstance(self.what, Instrument) else None


@dataclass
class Group:
    """Mentions that form one list ("drums, bass and piano"), with the words of their clause
    before and after, and the joints between them."""

    mentions: list[Mention]
    before: str
    after: str
    joints: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where the list begins."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """Where the list ends."""
        return self.mentions[-1].end

    @property
    def families(self) -> tuple[str, ...]:
        """The families meant, each once."""
        return tuple(dict.fromkeys(family for mention in self.mentions for family in mention.families))


def read_mentions(scan: Scan) -> tuple[list[Mention], list[Mention], str | None]:
    """Take every instrument: the mentions, those excluded by their own name ("drumless"), and
    the genre that an ensemble's name says ("jazz trio").

    Raises:
        ControlError: ("parts") for more players than the composer can write for.
    """
    excluded = []
    for match in _DRUMLESS.finditer(scan.live):
        lacking = INSTRUMENTS.get(match[1])
        if isinstance(lacking, Instrument):
            excluded.append(Mention(match.start(), match.end(), match[1], lacking))
            scan.take(*match.span())
    mentions: list[Mention] = []
    named = list(scan.hits(INSTRUMENTS))
    if len(named) > _MOST_NAMES:
        raise ControlError("parts", len(named), f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]} players")
    genre = None
    for hit in named:
        after = scan.text[hit.end :]
        if _names_nobody(scan, hit, named) or (isinstance(hit.value, Ensemble) and _MADE_OF.match(after)):
            if isinstance(hit.value, Ensemble):
                genre = genre or GENRE_IN_NAME.get(hit.phrase)
                scan.take(hit.start, hit.end)
            continue
        if hit.value is None:
            if GENRES.get(hit.phrase) is None:  # "drum and bass" is left to be read as a genre
                scan.take(hit.start, hit.end)
            continue
        what = hit.value
        if isinstance(what, Ensemble) and what.name == "piano trio" and _IN_JAZZ.search(scan.text):
            what = Ensemble("jazz trio")
        start, count = _counted(scan, hit.start, hit.phrase)
        if hit.phrase.startswith("voice") and (_LINES.match(after) or _LINES_BEFORE.search(scan.text[:start])):
            scan.take(start, hit.end)
            continue
        scan.take(start, hit.end)
        end = hit.end
        behind = _COUNT_AFTER.match(scan.live[end:]) if count == 1 and not hit.phrase.isascii() else None
        voices = number(behind["n"]) if behind else None
        if behind and voices is not None and voices.is_integer() and 1 <= voices <= PARTS_RANGE[1]:
            count = int(voices)
            scan.take(end, end + behind.end())
        genre = genre or GENRE_IN_NAME.get(hit.phrase)
        role = what.role if isinstance(what, Instrument) else None
        if role == "pad" and mentions and _AS_PAD.match(scan.text[mentions[-1].end : start]):
            mentions[-1].role, mentions[-1].end = role, hit.end  # "string pad": how the strings play
            continue
        on_bass = mentions and mentions[-1].phrase == "bass" and _BASS_ON.match(scan.text[mentions[-1].end : start])
        if on_bass and not _EXCHANGED.search(scan.text[: mentions[-1].start]):
            start, role = mentions.pop().start, "bass"  # "bass on cello": who plays the bass
        end, count = (hit.end, count) if _follows(scan, start, mentions) else _of_a_kind(scan, hit.end, what, count)
        mentions.append(Mention(start, end, hit.phrase, what, count, role))
    for match in _ADDED_BASS.finditer(scan.text):
        if "\x00" in scan.live[slice(*match.span("zh"))]:
            continue
        mentions.append(Mention(*match.span("zh"), match["zh"], INSTRUMENTS.get("贝斯"), role="bass"))
        scan.take(*match.span("zh"))
    for mention in mentions:
        _give_role(scan, mention)
    _give_lead(scan, mentions)
    for match in _ROLE_ALONE.finditer(scan.live):
        word = match["en"] or match["zh"]
        mentions.append(Mention(*match.span(), word, None, role=_role_of(word)))
    return mentions, excluded, genre


def _names_nobody(scan: Scan, hit: _Name, named: list[_Name]) -> bool:
    """Whether the name is one in this place only by its letters."""
    before, after = scan.text[: hit.start], scan.text[hit.end :]
    return bool(
        _NO_PLAYER_AFTER.match(after)
        or (hit.phrase.startswith("voice") and _ITS_VOICE.search(before))
        or (hit.phrase in ("vibe", "vibes") and _A_FEELING.search(before))
        or (hit.phrase == "keys" and not _PLAYED_KEYS.search(before))
        or (scan.tells and _is_a_picture(hit.phrase, before, after))
        or (hit.phrase == "pizzicato" and any(other.start == hit.end + 1 for other in named))  # those of violas
        or (hit.phrase in ("string", "strings") and _strung(scan, hit.end, named))
    )


def _is_a_picture(phrase: str, before: str, after: str) -> bool:
    """Whether prose means something else by the name: rain that drums, a wind that whistles, a cellar of keys."""
    return phrase in PICTURED_NAMES and bool(PICTURED_NAMES[phrase].search(f"{before}\x00{after}"))


def _strung(scan: Scan, end: int, named: list[_Name]) -> bool:
    """Whether strings that end there are those of the instrument that is named next."""
    following = next((hit for hit in named if hit.start >= end), None)
    return following is not None and bool(_STRINGS_OF.match(scan.text[end : following.start]))


def _follows(scan: Scan, start: int, mentions: list[Mention]) -> bool:
    """Whether what starts there goes on with a list: "piano and violin duet" has one of each."""
    return bool(mentions) and (mentions[-1].end == start or bool(_CHAIN.match(scan.text[mentions[-1].end : start])))


def _of_a_kind(scan: Scan, end: int, what: Instrument | Ensemble, count: int) -> tuple[int, int]:
    """Where the name ends and how many are meant, where the number of players is said by their ensemble."""
    match = _OF_A_KIND.match(scan.text[end:]) if isinstance(what, Instrument) and count == 1 else None
    if match is None or not isinstance(what, Instrument) or what.family in _NO_ENSEMBLE:
        return end, count
    scan.take(end, end + match.end())
    return end + match.end(), _MANY[match["en"] or match["zh"]]


# "双簧管两支": the count may come after.
_COUNT_AFTER = compiled(rf"^\s*(?:要|来|各)?(?P<n>{NUMBER})\s*(?:{_CLASSIFIER})(?![\u4e00-\u9fff])")


def _counted(scan: Scan, start: int, phrase: str) -> tuple[int, int]:
    match = _COUNT.search(scan.live[:start])
    if match is None or (match.start() > 0 and scan.live[match.start() - 1] in "/:-第"):
        return start, 1
    count = number(match["n"])
    assert count is not None
    spelled = not match["n"][-1].isdigit()
    within = count.is_integer() and PARTS_RANGE[0] <= count <= PARTS_RANGE[1]
    if (count > _PLAUSIBLE_COUNT and not (spelled or phrase.endswith("s"))) or (scan.tells and not within):
        return start, 1
    if not within:
        raise ControlError("parts", f"{count:g}", f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]} players")
    return match.start(), int(count)


def _give_role(scan: Scan, mention: Mention) -> None:
    instrument = mention.instrument
    if instrument is None or mention.role or instrument.family == "drums":
        return
    after = _ROLE_AFTER.match(scan.live[mention.end :])
    if after:
        word = after["en"] or after["zh"]
        scan.take(mention.end, mention.end + after.end())
        mention.end += after.end()
        if word in ("solo", "独奏"):
            # A solo of one who can play chords is the whole piece.
            mention.role = "melody" if FAMILIES[instrument.family].voices <= _LINE_VOICES else None
        else:
            mention.role = _role_of(word)
        return
    before = _ROLE_BEFORE.search(scan.live[: mention.start])
    if before:
        scan.take(before.start(), mention.start)
        mention.start = before.start()
        mention.role = _accompanying(instrument.family) if before["backed"] else _role_of(before["en"] or before["zh"])
    elif re.search(r"\bsolo\s+$", scan.live[: mention.start]) and FAMILIES[instrument.family].voices <= _LINE_VOICES:
        mention.role = "melody"


def _give_lead(scan: Scan, mentions: list[Mention]) -> None:
    """ "Flute with harp": the first leads, the second accompanies."""
    for lead, other in itertools.pairwise(mentions):
        first, second = lead.instrument, other.instrument
        if first and second and not lead.role and _LED.match(scan.text[lead.end : other.start]):
            if FAMILIES[first.family].role in ("bass", "drums") or _listed_on(scan, other, mentions):
                continue
            lead.role = "melody"
            other.role = other.role or _accompanying(second.family)


def _listed_on(scan: Scan, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether a list goes on after ``mention``: "flute with cello and harpsichord"."""
    following = next((one for one in mentions if one.start >= mention.end), None)
    return following is not None and bool(_CHAIN.match(scan.text[mention.end : following.start]))


def _accompanying(family: str) -> str:
    role = FAMILIES[family].role
    return "counter" if role in ("melody", "voice") else role


def _role_of(word: str) -> str:
    return next(role for pattern, role in _ROLE_WORDS if pattern.search(word))


def grouped(scan: Scan, mentions: list[Mention]) -> list[Group]:
    """Mentions in lists, each with its clause around it."""
    runs: list[list[Mention]] = []
    joints: list[list[str]] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        between = _CHAIN.match(scan.text[runs[-1][-1].end : mention.start]) if runs else None
        listed_zh = between is not None and between["joint"] == "," and not mention.phrase.isascii()
        if between and not listed_zh:  # a Chinese list has 、 between its items
            runs[-1].append(mention)
            joints[-1].append(between["joint"].strip(" ,"))
        else:
            runs.append([mention])
            joints.append([])
    groups = []
    for run, joint in list(zip(runs, joints, strict=True)):
        if joint and joint[-1] == "" and re.match(r"\s*[a-z]", scan.text[run[-1].end :]):
            # "mute the bass, piano louder": what follows belongs to the last one alone.
            runs.insert(runs.index(run) + 1, [run.pop()])
            joints.insert(joints.index(joint) + 1, [])
            joint.pop()
    for run, joint in zip(runs, joints, strict=True):
        before, after = scan.text[: run[0].start], scan.text[run[-1].end :]
        for match in _CLAUSE_END.finditer(before):
            before = scan.text[match.end() : run[0].start]
        if before and before[-1].isascii() and before[-1].isalpha() and not run[0].phrase.isascii():
            before += " "  # "mute 鼓": between scripts no space is kept
        after = _WHERE_IT_IS.sub("", after, count=1)
        end = _CLAUSE_END.search(after)
        groups.append(Group(run, before, after[: end.start()] if end else after, tuple(joint)))
    return groups
