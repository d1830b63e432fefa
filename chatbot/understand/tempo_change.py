"""Changes of tempo: "faster", "ten BPM slower", "half the speed", 快一点, 放慢两成."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.lexicon import verbs_zh as verbs
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan

# A change by an amount comes first, for it contains a number of BPM as well.
_BY_BPM = compiled(
    rf"(?:(?P<n>{NUMBER})\s*(?:bpm|beats per minute|拍)?\s*(?P<way>faster|quicker|slower)|"
    rf"(?:\b(?:nudge|bump|take|bring|push|move|turn|notch|put|drop|crank|pull|shift|tempo|speed|bpm) (?:the )?)?"
    rf"(?P<way4>(?:(?:tempo|speed|bpm)(?: goes)? |it |this |that )?(?:up|down))(?: by)? (?P<n4>{NUMBER})\s*(?:bpm|"
    rf"beats per minute|"
    rf"beats\b|clicks)|(?P<way5>(?:tempo|speed|bpm) (?:up|down)) by (?P<n5>{NUMBER})\b(?!\s*(?:%|percent))|"
    rf"(?P<n6>{NUMBER})\s*(?:bpm|clicks) (?P<way6>up|down|more|less)\b|"
    rf"\b(?P<way8>drop|take|shave|knock|lose|cut|subtract|remove|trim|chop|add|plus|minus|gain|put on|tack on|"
    rf"deduct|lop)(?: off| on)? (?P<n8>{NUMBER})\s*(?:bpm|beats per minute|clicks)(?: off| on)?\b|"
    rf"(?P<way2>faster|quicker|slower|speed (?:it |this |that |things |everything )?up|slow (?:it |this |that |things |"
    rf"everything )?down|(?:increase|raise|bump up|push) (?:the )?(?:tempo|speed)|"
    rf"(?:decrease|drop|reduce|lower|cut|bring down) (?:the )?(?:tempo|speed))\s*by\s*(?P<n2>{NUMBER})\s*(?P<unit2>%|"
    rf"percent|bpm|beats per minute)?|"
    rf"(?:速度|每分钟|拍速|曲速)(?:给我)?(?:再|往|上|下)*(?P<way7>{verbs.QUICKEN}|{verbs.SLOWEN})(?:上来|上去|下来|"
    rf"下去)?(?:了|上|个)?(?P<n7>{NUMBER})(?:个?(?:拍|bpm|下)|(?<=[\d十百])个?点)?(?=$|[,，。吧])|"
    rf"(?P<way3>加快|加速|提速|提高|快|放慢|减慢|减速|降速|降低|慢|(?<=速度)[降升]|[加减](?={NUMBER}(?:拍|bpm)(?:吧|$|"
    rf"[,，。])))(?:上来|上去|下来|下去)?(?:了|上|"
    rf"个)?(?P<n3>{NUMBER})\s*(?P<unit3>%|个?(?:bpm|拍|下)|(?<=[\d十百])个?点(?!钟)|(?=$|[,，。])))"
)
_BY_SHARE = compiled(
    rf"(?P<n>{NUMBER})\s*(?:%|percent)\s*(?P<way>faster|quicker|slower)|(?P<way2>{verbs.QUICKEN}|{verbs.SLOWEN})"
    rf"(?:上来|上去|下来|下去)?(?:了|个|上)?(?:大概|大约|约)?(?:百分之(?P<n2>{NUMBER})|(?P<n3>{NUMBER})\s*%|"
    rf"(?P<tenths>[一二两三四五六1-6])成(?:半)?)"
)
# "提高音量10%" is no tempo.
_OF_SOUND = compiled(r"音量|声音|力度|音高|八度")
# "Make bars 5 to 8 slower" names a bar, not an amount.
_BARS_TO = compiled(rf"\b(?:bars?|measures?)\s+(?:{NUMBER}\s*(?:-|to|through|until|till|and)\s*(?:bar\s+)?)?$")
_DOUBLE = compiled(
    r"(?:twice|two times|2x|double) (?:as fast|(?:the )?(?:speed|tempo|time))|\bdouble[- ]time\b|快(?:一|1)倍|"
    r"(?:速度)?(?:加倍|翻倍)|两倍(?:的)?速度?"
)
_HALVE = compiled(
    r"(?:at )?(?:half|0\.5x|1/2) (?:as fast|(?:of )?(?:the )?(?:speed|tempo)|time)|\bhalf[- ](?:time|speed|tempo)\b|"
    r"half the (?:speed|tempo)|\bhalv(?:e|ing) (?:the |its )?(?:speed|tempo|pace|bpm)\b|"
    r"\b(?:cut|bring|drop) the (?:speed|tempo|pace) (?:in|by|to|down to) half\b|"
    r"twice as slow|慢(?:一|1)[倍半]|(?:原来?|现在|目前|当前)(?:的)?速度?的?(?:一半|二分之一)|(?:速度)?减半|"
    r"一半(?:的)?速度"
)
# "One and a half times as fast", "three times slower", "a third faster", "slow it down by a quarter".
_TIMES = compiled(
    rf"\b(?:(?P<half>(?:one|once) and a half|1 1/2|half again)|(?P<n>{NUMBER}))(?: ?times| ?x| ?×)? "
    r"(?:as (?P<as>fast|quick(?:ly)?|slow(?:ly)?)\b|(?P<er>faster|quicker|slower)\b|(?P<of>the (?:speed|tempo|pace)))|"
    r"\b(?:an?|one|by an?) (?P<share>half|third|quarter|fifth|tenth) (?P<way>faster|quicker|slower)\b|"
    r"\b(?P<way2>speed (?:it |this |things )?up|slow (?:it |this |things )?down|faster|quicker|slower|(?:increase|"
    r"raise|"
    r"push up|lift|drop|reduce|lower|cut|decrease|bring down) the (?:tempo|speed|pace)) by (?:an?|one) (?P<share2>half|"
    r"third|quarter|fifth|tenth)\b"
)
# A bare number is one of BPM: "ten faster".
_SAYS_TIMES = compiled(r"times|\bx\b|\dx|×|half| as ")
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
# Half of what? The tempo, which nothing is lost by; the reply says so.
_HALVE_IT = compiled(r"^(?:please |now |just )*(?:halve|halving) (?:it|this|that|everything)(?: please)?[.!]*$")
_MUCH = r"(?P<much>much|a lot|way|far|lots|considerably|明显|大幅)"
_BIT = (
    r"(?P<bit>a (?:little |wee |tiny |teeny )?bit|a little|(?:ever so )?slightly|somewhat|a touch|a tad|a hair|"
    r"a shade|a smidge|a smidgen|a fraction|a notch|bit|再?稍稍?微?|略微?)"
)
_BIT_AFTER = compiled(r"\s+(?:a (?:little )?bit|a little|slightly|a tad|a touch|a notch|a hair)\b|(?:一)?丢丢")
_BY_ZH = r"(?:一点点?|一些|一?丢丢|点儿?|些)?"
_NO_HASTE = r"(?!来|给|写|弹|放)"  # 快点来一首: hurry up, not a tempo
_FASTER = compiled(
    rf"(?:{_MUCH}|{_BIT})?\s*(?:\b(?:faster|quicker|quicken|more quickly|speed(?:ing)?(?: it| this| things)? up|"
    rf"pick up the pace|"
    r"(?<!not )too slow(?:ly)?|(?:crank|up|bump(?: up)?|push|lift|kick up|ramp up|pump up) the (?:tempo|speed|pace|"
    r"bpm)|pick (?:it|this|that|things) up|pick up (?:the )?(?:tempo|speed|pace)|more pace|get a move on|step on it|"
    r"hurry (?:it|this) up|"
    r"drags?(?! (?:on )?(?:less|not))|drag less|(?:it's |is |'s |feels )?dragging|too (?:sluggish|lethargic|draggy)|"
    r"(?:tempo|speed|pace|bpm) up|less (?:sluggish|draggy|slow)|more (?:up-?tempo|speed|quickly|rapid)|snappier|"
    r"brisker|speedier|swifter|zippier|not fast enough|raise the tempo|increase the (?:tempo|speed)|less slow(?:ly)?|"
    r"accelerate)\b|"
    rf"(?:速度|节奏|拍子)(?:再|更|稍微?|略微?)+紧{_BY_ZH}|提(?:一?点儿?|一?些|提|一提)速|(?:有点|太|别|别那么|听着|"
    rf"好|别这么)拖(?:沓|拉)?了?|催(?:一催|着点)|赶一?点|"
    rf"(?:速度|节奏)(?:再|给我|稍微)*(?:往上)?(?:提一?提|加一?加|拉一?拉|升一?升)|(?:速度|节奏)(?:再|稍微?|"
    rf"略微?)*(?:提|拉|调|往上)(?:上来|上去|起来|高)?(?:一点点?|一些|点儿?|些)|"
    rf"(?:还是?)?(?:不够|没那么)快|速度不够|速度(?:往上)?(?:提|拉)(?:上来|上去)?(?=$|[,，。吧])|跑起来|"
    rf"加一?[点些]速|(?:再|更)?紧凑(?:一?[点些])|(?:再|更|稍微?|略微?)+急促?{_BY_ZH}|"
    rf"(?:速度|节奏)?(?:(?:再|更|稍微?|略微?)+快(?![乐活]){_BY_ZH}|(?<!别)(?<!不)(?<!不要)(?<!不能)太慢了?|(?:加快|"
    rf"加速|提提?速|提高速度|快起来|[调弄变]快){_BY_ZH}|"
    rf"(?<![欢轻明愉尽赶爽凉痛勤])快(?:一点点?|一些|一?丢丢|点儿?|些|(?P<many>很多|得多|许多)))了?{_NO_HASTE})"
)
_SLOWER = compiled(
    rf"(?:{_MUCH}|{_BIT})?\s*(?:\b(?:slower|more slowly|slow(?:ing)?(?: it| this| things)? down|(?<!not )too (?:fast|"
    rf"quick(?:ly)?)|"
    r"less (?:fast|quickly)|lower the tempo|decrease the (?:tempo|speed)|reduce the (?:tempo|speed)|not slow enough|"
    r"decelerate|ease off(?: the (?:tempo|speed))?|(?:relax|pull back|hold back|drop|bring down|ease|rein in|calm|"
    r"take down) the (?:tempo|speed|pace|bpm)|(?:bring|take|pull|drop) the (?:tempo|speed|pace) (?:down|back)|"
    r"hold (?:it |this )?back|"
    r"rein it in|ease up|(?:it's |is |feels |'s )?(?<!not )(?<!n't )(?:rushing|rushed|hectic and rushed)|less "
    r"(?:rushed|hurried|hectic|up-?tempo|fast)|"
    r"(?<!neither )too (?:rushed|hurried|hasty|hectic|speedy)|(?:tempo|speed|pace|bpm) down|(?:more|"
    r"a more) relaxed (?:tempo|pace)|"
    r"more (?:slow|slowly|unhurried)|take (?:it|your) (?:easy|time)|lazier|steadier)\b|"
    rf"(?<!结束得)(?<!结束)太(?:赶|急|匆忙|仓促)了?|喘不过气来?|缓一?[缓点些](?:点|些)?|(?:别|不要|不用)(?:那么|"
    rf"这么|太)?(?:赶|急|着急)|悠着点|稳一?点|沉稳一?[点些]|"
    rf"(?:速度|节奏)(?:再|给我|稍微)*(?:往下)?(?:降一?降|压一?压|减一?减|缓一?缓)|(?:速度|节奏)(?:再|稍微?|"
    rf"略微?)*(?:降|压|拉|调|放|往下)(?:下来|下去|低|缓)?(?:一点点?|一些|点儿?|些)|(?:还是?)?(?:不够|没那么)慢|"
    rf"(?:速度|节奏)?(?:(?:再|更|稍微?|略微?)+慢{_BY_ZH}|(?<!别)(?<!不)(?<!不要)(?<!不能)太快了?|(?:放慢|减慢|减速|"
    rf"降速|慢下来|放缓|降低速度|[调弄变]慢){_BY_ZH}|"
    r"慢(?:一点点?|一些|一?丢丢|点儿?|些|(?P<many>很多|得多|许多)))了?)"
)
_DOWN_ZH = compiled(r"速度.*[下降减压]")
_TOO_SPEED = compiled(r"\btoo (?:fast|slow|quick)|\bdrag(?:s|ging)\b|太[快慢]")
# One step of "faster", "a bit faster", "much faster".
STEP, _SMALL_STEP, _BIG_STEP = 1.2, 1.1, 1.4


@dataclass(frozen=True)
class TempoReading:
    """``bpm`` when a tempo was stated or a word means one (``word``); otherwise a change by
    ``factor`` or by ``delta`` BPM. ``against`` is the factor that a "not so fast" means where
    something is playing. ``at`` is where it stood."""

    at: int
    bpm: float | None = None
    word: str | None = None
    factor: float | None = None
    delta: float | None = None
    against: float | None = None

    @property
    def is_change(self) -> bool:
        """Whether it compares with the tempo that is there."""
        return self.bpm is None


def read_tempo_change(scan: Scan) -> TempoReading | None:
    """Take a change of tempo, by an amount or by a ratio."""
    return _times(scan) or _amount(scan) or _ratio(scan)


def _amount(scan: Scan) -> TempoReading | None:
    share = None if _OF_SOUND.search(scan.text) else scan.pull(_BY_SHARE)
    if share:
        percent = number(share["n"] or share["n2"] or share["n3"] or share["tenths"]) or 0.0
        percent *= 10 if share["tenths"] else 1
        return TempoReading(share.start(), factor=_share(percent, share["way"] or share["way2"]))
    match = _BY_BPM.search(scan.live)
    if match is None or (match["n"] and _BARS_TO.search(scan.live[: match.start("n")])):
        return None
    scan.take(*match.span())
    found = match.groupdict()
    value = number(next(found[f"n{n}"] for n in ("", 2, 3, 4, 5, 6, 7, 8) if found[f"n{n}"])) or 0.0
    way = next((found[f"way{n}"] for n in ("", 2, 3, 4, 5, 6, 7, 8) if found[f"way{n}"]), match.group())
    if (match["unit2"] or match["unit3"]) in ("%", "percent"):
        return TempoReading(match.start(), factor=_share(value, way))
    return TempoReading(match.start(), delta=-value if _is_slower(way) else value)


def _share(percent: float, way: str) -> float:
    return 1 - percent / 100 if _is_slower(way) else 1 + percent / 100


_SLOWING = (
    *("slow", "decrease", "drop", "reduce", "lower", "cut", "bring down", "take", "shave", "knock", "lose", "subtract"),
    *("remove", "trim", "chop", "minus", "deduct", "lop"),
    *("放慢", "放缓", "减", "降", "慢", "下调", "调低", "调慢", "往下", "变慢"),
)


def _is_slower(way: str) -> bool:
    return way.endswith(("down", "less")) or bool(_DOWN_ZH.search(way)) or way.startswith(_SLOWING)


def _times(scan: Scan) -> TempoReading | None:
    """Take a number of times as fast, or a share by which it is to be faster or slower."""
    match = _TIMES.search(scan.live)
    share = match and (match["share"] or match["share2"])
    if match is None or (not share and not _SAYS_TIMES.search(match.group())):
        return None
    scan.take(*match.span())
    if share:
        step = 1 / _SHARES[share]
        return TempoReading(match.start(), factor=1 - step if _is_slower(match["way"] or match["way2"]) else 1 + step)
    times = 1.5 if match["half"] else number(match["n"]) or 1.0
    slower = (match["as"] or match["er"] or "").startswith("slow")
    return TempoReading(match.start(), factor=round(1 / times if slower else times, 3))


def _ratio(scan: Scan) -> TempoReading | None:
    for pattern, factor in ((_HALVE, 0.5), (_DOUBLE, 2.0)):
        match = scan.pull(pattern)
        if match:
            return TempoReading(match.start(), factor=factor)
    halved = scan.pull(_HALVE_IT) if scan.playing else None
    if halved:
        scan.assume("halved")
        return TempoReading(halved.start(), factor=0.5)
    for pattern, slower in ((_SLOWER, True), (_FASTER, False)):
        match = pattern.search(scan.live)
        if match and not scan.playing and _TOO_SPEED.search(match.group()):
            continue  # "its pace too slow" describes what nobody hears yet
        if match:
            after = _BIT_AFTER.match(scan.live[match.end() :])
            if after:
                scan.take(match.end(), match.end() + after.end())
            step = _BIG_STEP if match["much"] or match["many"] else _SMALL_STEP if match["bit"] or after else STEP
            scan.take(*match.span())
            return TempoReading(match.start(), factor=round(1 / step, 3) if slower else step)
    return None
