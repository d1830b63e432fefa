"""Tempo: a number of BPM, a word that means one ("andante", 快板), or a change of it ("faster")."""

from __future__ import annotations

import re

from chatbot.understand.degree import degree_at
from chatbot.understand.lexicon.moods import MOODS
from chatbot.understand.lexicon.table import phrases
from chatbot.understand.lexicon.tempos import (
    ADJECTIVES,
    FAR_FROM_FAST,
    FAR_FROM_SLOW,
    MODERATE,
    MOTIONS,
    NOT_TOO_FAST,
    NOT_TOO_SLOW,
    PLAIN_ZH,
    TEMPOS,
)
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan
from chatbot.understand.tempo_change import STEP, TempoReading, read_tempo_change
from composer.controls import TEMPO_RANGE, TempoClass

_BPM = r"(?:bpm|bmp|pbm|bps|b\.p\.m\.?|beats?\s+(?:per|a|every|to the)\s+minute|拍\s*(?:/|每)\s*分钟?|拍一分钟)"
_SET = (
    r"(?:of|to|at|is|stands at|stands on|reads|shows|marks|ticks at|ticks away at|clicks at|set to|set at|marking|"
    r"around|about|=|:|为|是|在|到|降到|升到|降低到|提高到|改成|改为|调到|调成|调为|设为|变成|约|"
    r"大概|大约|设置为|加到|减到|定在|定为|定成|拉到|来到|开到|调整到|调整为|控制在|保持在|维持在|给到|压到|放到|提到|"
    r"加快到|放慢到|换成|换到|弄成|就用|要|用|就)"
)
_RANGE = compiled(
    rf"(?:\b(?:between|from|tempo|速度|at)\s*(?:在|:|从)?\s*)?(?P<a>\d+(?:\.\d+)?)\s*(?:-|~|to|and|到|"
    rf"至)\s*(?P<b>\d+(?:\.\d+)?)\s*(?:拍?之间|{_BPM})+|"
    rf"(?:\btempo|\bspeed|\bpace|\bbpm|速度)\s*(?:of|is|:|在|从|between|from|anywhere between|"
    rf"somewhere between)*\s*(?P<c>\d{{2,3}})\s*"
    rf"(?:-|~|to|and|到|至)\s*(?P<d>\d{{2,3}})(?!\d|\s*(?:%|bars?|小节))"
)
_ABSOLUTE = (
    compiled(rf"(?P<n>{NUMBER})\s*(?:-\s*)?(?:ish|-ish|or so|左右|上下|多)?\s*{_BPM}"),
    compiled(
        rf"\b(?:no|not|nothing|never|don't go|not any) (?:faster|quicker|slower|more|less|over|above|under|below|"
        rf"beyond) (?:than )?"
        rf"(?P<n>{NUMBER})(?!\s*(?:%|percent|bars?\b|measures?\b|seconds?\b|minutes?\b|octaves?|parts?|instruments?|"
        rf"notes?|chords?|versions?|voices?))"
    ),
    compiled(
        r"(?:(?:不|别|不要|不能)(?:超过|快于|慢于|高于|低于)|最(?:多|快|慢|高|低)|至多|至少)(?P<n>[4-9]\d|1\d\d|"
        r"2[0-4]\d)(?!\s*(?:%|个|小节|秒|分|首|种|\d|版))(?:拍)?"
    ),
    compiled(rf"\b(?P<n>{NUMBER}) (?:(?:quarter[ -]notes?|crotchets?|beats?|pulses?|strokes?|ticks?)(?: \w+)?"
             rf" (?:in|to|into|every|a|per|each)(?: every| each| the| a| one)? minute|to the minute)\b"),
    compiled(rf"(?:每分钟|一分钟)\s*(?P<n>{NUMBER})\s*(?:拍|下|bpm)"),
    compiled(rf"(?:♩|♪|(?<![a-z])q(?=\s*=)|\bquarter(?: note)?s?|\bcrotchet|四分音符|"
             rf"(?<![a-z])m\.?m\.?(?![a-z]))\s*(?:=|is|at|equals|等于|为|是)\s*(?P<n>{NUMBER})"),
    compiled(
        rf"(?:\b(?:tempo|speed|bpm|metronome|pace)|速度|节拍器?|每分钟|"
        rf"曲速|拍速)\s*{_SET}?\s*{_SET}?\s*(?P<n>{NUMBER})(?!\s*(?:%|percent|bars?\b|小节|/))(?:\s*(?:bpm|拍))?"
    ),
    compiled(r"(?P<n>\d{2,}|[一二三四五六七八九十百零两]{2,})\s*(?:的速度|的节拍|的节奏|拍的|拍(?=[,，。;；]|$)|"
             r"beats\b)"),
    compiled(r"(?<!\d)(?P<n>[6-9]\d|1\d\d|2[0-4]\d)的(?=[\u4e00-\u9fff]{0,6}(?:曲|歌|乐|摇滚|爵士|放克|迪斯科|民谣|"
             r"电子|嘻哈|house|techno))"),
    compiled(r"(?:降到|升到|提高到|加到|减到|慢到|快到|\b(?:slow|speed|down|up) to)\s*(?P<n>\d{2,3})(?!\s*(?:%|bars?|"
             r"小节|秒|度|个|\d))"),
    compiled(
        rf"(?<!stands )(?<!sits )(?<!arrives )(?<!arrive )\b(?:at|@)\s*(?:around |about )?"
        rf"(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)(?P<n>{NUMBER})(?!\d|\.\d|"
        rf"-[a-z]|\s*(?:%|percent|bars?\b|measures?\b|seconds?\b|"
        rf"minutes?\b|hours?\b|o'clock|am\b|pm\b|:|/|different|players|instruments))"
    ),
)  # fmt: skip
# A number that is a tempo though no word says so has two digits or more, in whatever writing.
_TENS = (
    r"(?:\d{2,3}|one[ -](?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|"
    r"seven|eigh|nine)ty"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)|(?:a |one |two )hundred(?:(?: and)? [a-z]+(?:[ "
    r"-][a-z]+)?(?=$|[,.;!?，。])|)|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"[一二三四五六七八九十百零两]{2,6})"
)
# A change with its goal: "slow it down to 60", 放慢到60.
_TO_GOAL = compiled(
    rf"\b(?:speed|slow|bring|take|drop|push|pull|ease|bump|raise|lower|turn|crank|kick|notch|move|set|get|dial|"
    rf"change|ramp|"
    rf"wind|step|increase|decrease|reduce|cut|lift|put|nudge|shift)(?:ing)?(?: (?:it|this|that|things|everything|"
    rf"(?:the |its )?(?:tempo|speed|pace|bpm)))?"
    rf"(?: (?:up|down|back))?(?: the (?:tempo|speed|pace|bpm))?(?: up| down| back)? to (?:about |around "
    rf")?(?P<n>{_TENS})(?![\d%]|\s*(?:bars?|seconds?|minutes?|measures?))|"
    rf"(?:放慢|减慢|减速|慢|加快|加速|提速|快|降|升|提|调|拉|加|减|压|放|定)(?:到|至|成|"
    rf"在)(?P<m>{NUMBER})(?!\s*(?:小节|秒|分钟|个))(?:拍)?"
)
_ISH = compiled(r"\b(?P<n>[4-9]\d|1\d\d|2[0-4]\d)[\s-]?(?:ish|or so)\b")
_ABOUT = compiled(
    rf"(?:\b(?:around|about|circa|roughly|approx(?:imately)?|ca\.?)|[,;] (?:or |so )?(?:maybe|say|like|"
    rf"perhaps))\s*(?P<n>{_TENS})(?=\s*(?:$|[,.;!?，。]))|"
    rf"(?P<m>{_TENS})(?:左右|上下)(?=$|[,.;!?，。吧])"
)
_METRONOME = compiled(r"(?<![a-z])m\.?\s?m\.?\s*=?\s*(?P<n>\d{2,3})(?!\d)")
_MAKE_IT = compiled(
    r"\b(?:make|set) (?:it|this|that)(?: to| at)? (?P<n>\d{2,3})(?=\s*(?:$|[,.!;]))|改(?:成|"
    r"到)(?P<m>\d{2,3})(?=$|[,.!;。])"
)
_NUMBER_ALONE = compiled(
    r"(?:^|[,，;；、。!]|\.(?=\s))\s*(?P<n>\d{2,3}|(?:one |a )?hundred(?: and)? [a-z]+(?:[ -][a-z]+)?|"
    r"(?:fif|six|seven|eigh|nine)ty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"[一二两三四五六七八九十百零]{2,6})\s*(?=$|[,，;；、。!]|\.(?:\s|$))"
)
# "Its speed is middling": what is said of a tempo after a verb.
_SAID_OF_TEMPO = compiled(
    r"\b(?:tempo|pace|speed|gait|stride|walking rate)(?: \w+){0,3}? (?:is|was|being|remains?|stays?|keeps?|feels?|"
    r"seems?|"
    r"moves?|proves?|:)(?: (?:itself|always|never|rather|quite|very|fairly|pretty|really|somewhat|on the|a|an|at|all|"
    r"throughout|at all times|kept|held|extremely|most|decidedly|distinctly|positively))* "
    r"(?P<word>[a-z][a-z'-]*(?: one| side)?)\b|"
    r"(?:^|[,;:]|\band) (?:its |the )?(?:tempo|pace|speed) (?P<bare>[a-z-]+)(?=[,.;:!?]|$| and\b)"
)
_NEITHER = compiled(
    r"\b(?:neither|not) (?:too |very |really |particularly |overly )?(?:fast|quick|rapid|swift|slow|rushed|hurried|"
    r"hasty|quickly|slowly|rapidly|racing|rushing|dragging|dawdling|crawling|hurrying|galloping|plodding|lagging|brisk|"
    r"sluggish|speedy|leisurely|races|drags|crawls|hurries|rushes|dawdles|gallops|lingers) (?:n?or|and not) (?:too |"
    r"very |really )?(?:slow|fast|quick|dragging|rushed|sluggish|hurried|slowly|quickly|racing|rushing|"
    r"dawdling|crawling|hurrying|galloping|plodding|lagging|brisk|speedy|leisurely|hasty|rapid|swift|races|drags|"
    r"crawls|hurries|rushes|dawdles|gallops|lingers)\b|"
    r"\b(?:tempo|pace|speed|gait|stride)\b[^.,;:!?]{0,25}\bneither (?:too )?[\w-]+ nor (?:too )?[\w-]+|"
    r"(?:不快也?不慢|不紧不慢|快慢适中|不疾不徐|快慢正好)"
)
_OF_BEATS = compiled(r"bpm|beats?|minute|crotchet|quarter|metronome|pulses?")
# In prose a tempo that is called moderate is so, in spite of all that does not hurry there.
_MIDDLING = compiled(
    r"\b(?:moderate|middling|medium|average|normal|ordinary|in-between|unremarkable|steady middle) (?:tempo|pace|speed|"
    r"gait)\b|\b(?:tempo|pace|speed)\b (?:that )?[^.,;:!?]{0,30}?\b(?:call|calls|called|is|was|:)? ?"
    r"(?:moderate|middling|medium|average|normal)\b"
)
# "Anything but slow" is fast.
_FAR_FROM = compiled(r"\b(?:anything but|far from|the (?:very )?opposite of|the reverse of) (?:being )?(?:an? )?$")
_LIKELY_TEMPO = (40, 240)
# 速度像散步一样悠闲: what a speed is like.
_PICTURED_ZH = compiled(
    r"(?:速度|步调|步伐|节奏)(?:像|如|好似|仿佛|宛如|恰似|似)[^,，。;；]{0,10}?(?:(?P<slow>悠闲|从容|悠然|缓慢|缓|慢|"
    r"徐徐|慵懒|蜗牛|乌龟|散步|漫步)|(?P<fast>急|迅|疾|飞|快|风|闪电|奔跑|狂奔|奔马|骏马))"
)
_PLAIN_ZH = compiled(r"(?<![欢轻明愉尽赶爽凉痛勤飞慢])(?P<word>快|慢)(?![乐板要活餐递感进慢])")
# Classes of tempo as MuseCoco divides them: slow up to 76 BPM, fast from 120.
_SLOW_UP_TO, _FAST_FROM = 76.0, 120.0


def tempo_class(bpm: float | None) -> TempoClass | None:
    """The class of a tempo that a word was taken to mean."""
    if bpm is None:
        return None
    return "slow" if bpm <= _SLOW_UP_TO else "fast" if bpm >= _FAST_FROM else "moderate"


def read_tempo_number(scan: Scan) -> TempoReading | None:
    """Take a change of tempo or a stated number of BPM; words alone are left for
    :func:`read_tempo_word`."""
    neither = scan.pull(_NEITHER)
    if neither:
        scan.assume("tempo_word", word=neither.group(), bpm=MODERATE)
        return TempoReading(neither.start(), MODERATE, neither.group())
    goal = scan.pull(_TO_GOAL)
    if goal:
        return TempoReading(goal.start(), number(goal["n"] or goal["m"]))
    change = read_tempo_change(scan)
    span = scan.pull(_RANGE)
    if span:
        low, high = number(span["a"] or span["c"]), number(span["b"] or span["d"])
        assert low is not None and high is not None
        middle = (low + high) / 2
        scan.assume("tempo_range", low=low, high=high, bpm=middle)
        return TempoReading(span.start(), middle)
    for pattern in _ABSOLUTE:
        match = next((one for one in pattern.finditer(scan.live) if not _is_a_picture(scan, one)), None)
        if match:
            scan.take(*match.span())
            return TempoReading(match.start(), number(match["n"]))
    maelzel = scan.pull(_METRONOME)
    if maelzel:
        return TempoReading(maelzel.start(), number(maelzel["n"]))
    ish = scan.pull(_ISH)
    if ish:
        return TempoReading(ish.start(), number(ish["n"]))
    make_it = scan.pull(_MAKE_IT) or scan.pull(_ABOUT)
    if make_it:
        return TempoReading(make_it.start(), number(make_it["n"] or make_it["m"]))
    alone = _NUMBER_ALONE.search(scan.live)
    bpm = number(alone["n"]) if alone else None
    if alone and bpm is not None and _LIKELY_TEMPO[0] <= bpm <= _LIKELY_TEMPO[1]:
        scan.take(*alone.span("n"))
        scan.assume("number_alone", bpm=bpm)
        return TempoReading(alone.start("n"), bpm)
    return change


# A number that nothing else has read: "psytrance 145 f# minor".
_LEFT_OVER = compiled(
    r"(?:^|(?<=[\s,;\x00]))(?P<n>[5-9]\d|1\d\d|20\d)(?=\s*(?:$|[,.;!\x00]|\s\x00)|(?<=\x00 \d\d)"
    r"(?= [a-z])|(?<=\x00 \d\d\d)(?= [a-z]))(?!\.\d)(?! (?:bars?|measures?|beats|sec\w*|min\w*|and|or|to|notes?|years?|"
    r"people|percent|players?|voices|parts|versions?|takes|times)\b)"
)


def read_tempo_left(scan: Scan) -> TempoReading | None:
    """Take a number that is left when everything else that states music was read, and that can be a tempo."""
    match = None if scan.playing else _LEFT_OVER.search(scan.live)
    if match is None or "\x00" not in scan.live:
        return None
    bpm = float(match["n"])
    scan.take(*match.span("n"))
    scan.assume("number_alone", bpm=bpm)
    return TempoReading(match.start("n"), bpm)


def _is_a_picture(scan: Scan, match: re.Match[str]) -> bool:
    """Whether a number in prose is none of beats: "a tempo with the speed of one", "I arrived at eighteen"."""
    within = TEMPO_RANGE[0] <= (number(match["n"]) or 0) <= TEMPO_RANGE[1]
    return scan.tells and not within and not _OF_BEATS.search(match.group())


def read_tempo_word(scan: Scan) -> TempoReading | None:
    """Take a word for speed and assume a tempo for it, scaled by its degree: "very slow" is
    slower than "slow", "not too fast" is moderate."""
    middling = scan.pull(_MIDDLING) if scan.tells else None
    if middling:
        scan.assume("tempo_word", word=middling.group(), bpm=MODERATE)
        return TempoReading(middling.start(), MODERATE, middling.group())
    for lexicon in (TEMPOS, MOTIONS):
        for hit in scan.hits(lexicon):
            # 快 in 赶快 is left for nobody, but 痛快 is a feeling.
            if hit.value is not None or not (hit.phrase.isascii() or MOODS.get(hit.phrase)):
                scan.take(hit.start, hit.end)
            if hit.value is not None:
                return _word(scan, hit.start, hit.end, hit.phrase, hit.value)
        if lexicon is TEMPOS and (told := _told(scan)):
            return told
    pictured = None if scan.playing else _PICTURED_ZH.search(scan.live)
    if pictured:
        group = next(name for name in ("slow", "fast") if pictured[name])
        scan.take(*pictured.span(group))
        return _word(scan, *pictured.span(group), pictured[group], {"slow": 70.0, "fast": 140.0}[group])
    match = _PLAIN_ZH.search(scan.live)
    if match:
        scan.take(*match.span("word"))
        return _word(scan, *match.span("word"), match["word"], PLAIN_ZH[match["word"]])
    return None


def _told(scan: Scan) -> TempoReading | None:
    """What is said of the tempo by a word that says it of nothing else."""
    for match in _SAID_OF_TEMPO.finditer(scan.live):
        group = "word" if match["word"] else "bare"
        said = match[group].split(" ")[0]
        bpm = next((float(bpm) for bpm, words in ADJECTIVES if said in phrases(words)), None)
        if bpm is not None:
            start = match.start(group)
            scan.take(start, start + len(said))
            return _word(scan, start, start + len(said), said, bpm)
    return None


def _word(scan: Scan, start: int, end: int, phrase: str, bpm: float) -> TempoReading:
    degree = degree_at(scan.text, start, end)
    is_fast = bpm > NOT_TOO_FAST
    against = None
    described = not scan.playing and degree.more and degree.limited
    if _FAR_FROM.search(scan.text[:start]):
        word = scan.text[degree.start : end].strip()
        scan.assume("tempo_word", word=word, bpm=FAR_FROM_FAST if is_fast else FAR_FROM_SLOW)
        return TempoReading(start, FAR_FROM_FAST if is_fast else FAR_FROM_SLOW, word)
    if (degree.limited or degree.negated) and not described:
        against = round(1 / STEP, 3) if is_fast else STEP
        bpm = NOT_TOO_FAST if is_fast else NOT_TOO_SLOW
    elif degree.scale != 1:
        # Stronger goes away from a medium tempo, weaker towards it; a fifth at most.
        away = 1 + (degree.scale - 1) * 0.4
        bpm = float(round(bpm * away if is_fast else bpm / away))
    word = scan.text[degree.start : end].strip()
    scan.assume("tempo_word", word=word, bpm=bpm)
    return TempoReading(start, bpm, word, against=against)
