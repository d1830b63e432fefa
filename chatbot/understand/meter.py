"""Meter: "3/4", "in 6/8", "three four", "waltz time", 四三拍, 八分之六拍."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import number
from chatbot.understand.prose import TOLD_AT_LENGTH
from chatbot.understand.scan import Scan
from composer.controls import METERS, ControlError
from composer.piece import Meter

_FRACTION = compiled(
    r"(?<![\d./-])(\d{1,4})\s*/\s*(\d{1,4})(?![\d/]|\s*-?\s*(?:step|tone|speed|tempo|stars?|note))\s*(?:time|meter|"
    r"拍子?|的?节拍)?"
)
_NOT_METERS = ((24, 7), (9, 11), (50, 50), (1, 2))
# "4/5" and "9/10" are marks out of five and ten, unless a meter is announced.
_MARKS = (5, 10)
_ANNOUNCED = compiled(r"\b(?:in|meter|signature)\s*(?:of |is |:)?$|拍")
_UPPER = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
_IN_WORDS = compiled(
    rf"\b(?P<n>{_UPPER})[-\s](?P<d>two|four|eight)(?:hs(?! of\b))?(?:\s+(?:time|meter))?\b(?!\s*(?:bars?|"
    rf"measures?|seconds?|minutes?|bpm|more))"
)
# "In 3", "3-4 time", "three quarter time".
_BEATS = compiled(
    r"\bin (?P<a>[2-7]|two|three|four|five|six|seven)(?=\s*(?:$|[,.;!?]|please\b|now\b|instead\b))|"
    r"\b(?P<b>\d{1,2})-(?P<c>[248]|16) time\b|"
    r"\b(?P<e>two|three|four|five|six|seven)[\s-]quarter (?:time|meter)\b|"
    r"\b(?P<f>two|three|four|five|six|seven|[2-7]) (?:quarter(?:[ -]note)? )?beats (?:(?:to|in|per|for|"
    r"make up) )?(?:the|an?|each|"
    r"every|one)? ?(?:bar|measure)\b|\b(?:bars?|measures?) of (?P<g>two|three|four|five|six|seven|[2-7]) beats\b"
)
_N_ZH = "[一二三四五六七八九十两]{1,3}|\\d{1,2}"
_CHINESE = compiled(
    rf"(?P<d1>{_N_ZH})分之(?P<n1>{_N_ZH})拍?(?:子|的节拍)?|(?P<a>[二三四五六七八九]|十二)(?P<b>[二三四五六七八九]|"
    rf"十二)拍(?:子)?|(?P<n2>[二两三四]|[234])拍子"
)
# 七十二拍 is a tempo.
_SPEED_ZH = compiled(r"(?:百|[二三四五六七八九]十)[一二三四五六七八九]?[一二三四五六七八九十]?拍(?:子)?$")
_NAMED = (
    (compiled(r"\bcommon time\b|普通拍"), Meter(4, 4)),
    (compiled(r"\bcut time\b|\balla breve\b|\bcut common\b|切分拍号|二二拍"), Meter(2, 2)),
    (compiled(r"\bwaltz(?: |-)(?:time|meter|tempo|rhythm)\b|\btriple (?:time|meter|metre)(?: feel)?\b|"
              r"华尔兹(?:节拍|拍子|节奏)|"
              r"圆舞曲(?:节拍|拍子|节奏)"), Meter(3, 4)),
    (compiled(r"\bmarch time\b|\bduple (?:time|meter|metre)\b"), Meter(2, 4)),
)  # fmt: skip


# "Five beats fill every bar", "nine eighth notes make up each bar".
_FILLED = compiled(
    rf"\b(?P<n>{_UPPER}|1[0-3]|[2-9])(?: (?P<eighths>eighth(?:[ -]note)?s?|quavers)|"
    r" (?P<halves>half[ -]notes?|minims)| (?:quarter(?:[ -]note)?s?|crotchets))?(?: (?:beats|pulses|steps|counts))?"
    r" (?:(?:\w+ )?(?:fill|fills|make up|make|occupy|live in|dwell in|inhabit|march through|crowd|crowd into|"
    r"squeeze into|"
    r"divide|share|are packed into|fit into|constitute|form)|(?:to|in|per)) (?:up )?(?:the|an?|each|every|one|its|"
    r"its every)"
    r" (?:bar|measure)\b"
)
# "Five eighths of spice in each bar", "every bar holds three quarter-notes".
_UNIT = (
    r"(?:[\s-](?P<eighths{0}>eighth(?:[ -]note)?s?|quavers)|[\s-](?P<halves{0}>half[ -]notes?|minims)|"
    r"[\s-](?:quarter(?:[ -]note)?s?|crotchets|beats|pulses|counts|steps|strokes|heartbeats))"
)
_COUNT = rf"(?P<n{{0}}>{_UPPER}|1[0-3]|[2-9])"
_IN_A_BAR = compiled(
    rf"\b{_COUNT.format(1)}{_UNIT.format(1)}(?:,? [\w'-]+){{0,4}}? (?:in|to|per|inside|within|for|make|makes|fill|"
    rf"fills|complete|completes) (?:up )?(?:the|an?|each|every|one|its|its every) (?:bar|measure)\b|"
    rf"\b(?:each|every|the|a|in (?:each|every|the|a)) (?:bar|measure)(?:,)? (?:[\w']+ ){{0,5}}?"
    rf"{_COUNT.format(2)}{_UNIT.format(2)}\b|"
    rf"\b(?:bars|measures) of {_COUNT.format(3)}{_UNIT.format(3)}\b"
)
# "Seven quavers limp and leap through every measure": values of notes and bars in one sentence.
_NOTES = (
    r"[\s-](?:(?P<eighths{0}>eighths?[ -]notes?|quavers)|(?P<halves{0}>half[ -]notes?|minims)|quarter[ -]notes?|"
    r"crotchets)\b"
)
_BAR_AND_NOTES = compiled(
    rf"\b{_COUNT.format(1)}{_NOTES.format(1)}(?=[^.!?]*\b(?:bars?|measures?|bar-?lines?)\b)|"
    rf"\b(?:bars?|measures?|bar-?lines?)\b[^.!?]*?\b{_COUNT.format(2)}{_NOTES.format(2)}"
)
_OVER = compiled(rf"\b(?:signature|meter|metre)\b[^.;!?]{{0,30}}?\b(?P<n>{_UPPER})[ -]over[ -](?P<d>two|four|eight)\b")
# "One two three, one two three".
_COUNTED_OUT = compiled(r"\bone[\s,-]+two[\s,-]+three[\s,;-]+(?:and )?one[\s,-]+two[\s,-]+three\b")
_FROM_TO = compiled(r"\bfrom\b.{3,12}\bto $")


def read_meter(scan: Scan) -> Meter | None:
    """Take the meter.

    Raises:
        ControlError: ("meter") for a fraction that is no meter the composer can write.
    """
    for pattern, meter in _NAMED:
        if scan.pull(pattern):
            # "Triple metre, and compound at that, nine quavers to the measure".
            return _said_in_words(scan, meter.numerator) or meter
    fractions = list(_FRACTION.finditer(scan.live))
    if len(fractions) > 1 and _FROM_TO.search(scan.text[: fractions[-1].start()]):
        scan.take(*fractions[0].span())  # "from 4/4 to 3/4"
        fractions = fractions[1:]
    for match in fractions:
        pair = (int(match[1]), int(match[2]))
        announced = _ANNOUNCED.search(scan.text[: match.start()]) or re.search("time|meter|拍", match.group())
        if pair in _NOT_METERS or (pair[1] in _MARKS and pair[0] <= pair[1] and not announced):
            continue
        scan.take(*match.span())
        if Meter(*pair) in METERS:
            return Meter(*pair)
        if scan.playing or len(scan.text) < TOLD_AT_LENGTH or 0 in pair:
            raise ControlError("meter", f"{match[1]}/{match[2]}", "one of " + ", ".join(map(str, METERS)))
        nearest = nearest_meter(Meter(*pair))
        scan.assume("meter_nearest", given=f"{match[1]}/{match[2]}", meter=str(nearest))
        return nearest
    said = _said_in_words(scan)
    if said:
        return said
    chinese = next((one for one in _CHINESE.finditer(scan.live) if not _SPEED_ZH.search(scan.live[: one.end()])), None)
    return _take_chinese(scan, chinese) if chinese else None


def _said_in_words(scan: Scan, multiple: int = 1) -> Meter | None:
    """Take the first meter said in words, of a ``multiple`` of so many beats; in a telling the nearest to one that
    the composer cannot write: "in ten-eight"."""
    said = [(span, _from(count, unit)) for span, count, unit in _in_words(scan)]
    said = [(span, meter) for span, meter in said if meter.numerator % multiple == 0]
    for span, meter in said:
        if meter in METERS:
            scan.take(*span)
            return meter
    if said and scan.tells:
        scan.take(*said[0][0])
        nearest = nearest_meter(said[0][1])
        scan.assume("meter_nearest", given=str(said[0][1]), meter=str(nearest))
        return nearest
    return None


def _in_words(scan: Scan) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Where a meter may be said in words: the place, how many beats and of which note value."""
    for words in _IN_WORDS.finditer(scan.live):
        yield words.span(), words["n"], words["d"]
    beats = _BEATS.search(scan.live)
    if beats:
        yield beats.span(), next(beats[name] for name in "abefg" if beats[name]), beats["c"] or "4"
    filled = _FILLED.search(scan.live)
    if filled:
        yield filled.span(), filled["n"], "8" if filled["eighths"] else "2" if filled["halves"] else "4"
    counted = _IN_A_BAR.search(scan.live) if scan.tells else None
    if counted:
        which = next(one for one in "123" if counted[f"n{one}"])
        unit = "8" if counted[f"eighths{which}"] else "2" if counted[f"halves{which}"] else "4"
        yield counted.span(), counted[f"n{which}"], unit
    over = _OVER.search(scan.live)
    if over:
        yield over.span(), over["n"], over["d"]
    aloud = _COUNTED_OUT.search(scan.live)
    if aloud:
        yield aloud.span(), "three", "4"
    at_length = not scan.playing and len(scan.text) > TOLD_AT_LENGTH
    notes = _BAR_AND_NOTES.search(scan.live) if at_length else None
    if notes:
        which = "1" if notes["n1"] else "2"
        unit = "8" if notes[f"eighths{which}"] else "2" if notes[f"halves{which}"] else "4"
        yield notes.span(f"n{which}"), notes[f"n{which}"], unit


def nearest_meter(meter: Meter) -> Meter:
    """The meter that the composer can write and that comes nearest: as long a bar, else as many beats in other
    values, else the nearest with the same values."""
    bar = meter.numerator / meter.denominator
    return min(
        METERS,
        key=lambda one: (
            one.numerator / one.denominator != bar,
            one.numerator != meter.numerator,
            one.denominator != meter.denominator,
            abs(one.numerator / one.denominator - bar),
        ),
    )


def _take_chinese(scan: Scan, match: re.Match[str]) -> Meter | None:
    scan.take(*match.span())
    if match["n2"]:
        return _from(match["n2"], "四")
    if match["n1"]:
        meter = _from(match["n1"], match["d1"])
    else:
        # 四三拍 says the denominator first; 六八拍, the other way round, is said too.
        meter = _from(match["b"], match["a"])
        if meter not in METERS:
            meter = _from(match["a"], match["b"])
    if meter not in METERS:
        given = f"{meter.numerator}/{meter.denominator}" if match["n1"] else match.group()
        raise ControlError("meter", given, "one of " + ", ".join(map(str, METERS)))
    return meter


def _from(numerator: str, denominator: str) -> Meter:
    upper, lower = number(numerator), number(denominator)
    assert upper is not None and lower is not None
    return Meter(int(upper), int(lower))
