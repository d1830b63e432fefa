"""What is said in a few loose words of a piece that plays, in words that the readers know: "lower speed" is "make it
slower", "126 on the clock" is "at 126 bpm", "from the first bar through to the eighth" is "in bars 1 to 8"."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.ordinals import ORDINAL, ordinal
from chatbot.understand.rule import Rule, rule

_END = r"(?: please| now| instead| then| though| thanks| for me)*[.!? ]*$"
_BEGIN = r"^(?:(?:please|ok|okay|now|just|and|so|can you|could you|let's)[, ]+)*"
_PACE = r"(?:the |its )?(?:speed|pace|tempo)"
_RULES: tuple[Rule, ...] = (
    # Speed.
    rule(r"\b(?:lower|less|reduced|gentler|a lower) (?:speed|pace|tempo)\b", "slower"),
    rule(r"\b(?:higher|more|greater|a higher) (?:speed|pace|tempo)\b", "faster"),
    rule(rf"\b(?:bring|take|drop|pull|turn|dial|lower|knock|ease) {_PACE} (?:way, way |way |right )down\b|"
         rf"\b(?:bring|take|drop|pull|turn|dial|knock|ease) down {_PACE} a lot\b", "make it much slower"),
    rule(rf"\b(?:bring|take|drop|pull|turn|dial|knock|ease) (?:down {_PACE}|{_PACE} down)\b|\bdrop {_PACE}(?! to)",
         "make it slower"),
    rule(rf"\b(?:bring|take|push|pull|turn|dial|crank|pick) (?:up {_PACE}|{_PACE} up)\b(?! to)", "make it faster"),
    rule(r"\bhurry (?:it|this|things) (?:along|up)\b", "make it faster"),
    rule(r"\b(?P<n>\d{2,3}) (?:on|by) the (?:clock|metronome|click)\b|"
         r"(?<!\d )\b(?P<m>\d{2,3}) (?:a|per|to the) minute\b",
         lambda m: f"{m['n'] or m['m']} bpm"),
    rule(r"\b(?:little by little|bit by bit|step by step|by degrees)\b", "gradually"),
    rule(r"\bgradually (?P<way>slower|faster)\b",
         lambda m: f"gradually {'slow down' if m['way'].lower() == 'slower' else 'speed up'}"),
    rule(r"\b(?:slow|speed|bring|take|drop) (?P<what>version \w+|the \w+ (?:one|version|take)) (?:down |up )?to "
         r"(?P<n>\d{2,3})\b(?! bars)", r"make \g<what> \g<n> bpm"),
    # Loudness.
    rule(r"\b(?:lower|down|less) in (?:volume|loudness)\b", "quieter"),
    rule(r"\b(?:higher|up|more) in (?:volume|loudness)\b", "louder"),
    rule(rf"{_BEGIN}(?P<who>(?:the )?[a-z]+) way(?:,? way)? down{_END}", r"make \g<who> much quieter"),
    rule(rf"{_BEGIN}(?P<who>(?:the )?[a-z]+) way(?:,? way)? up{_END}", r"make \g<who> much louder"),
    rule(r"(?:\b(?:start(?:s|ing)?|begin(?:s|ning)?) (?:from|out of|in)|\brise out of|\bout of) silence\b"
         r"(?: at the (?:start|beginning))?", "fade in at the beginning"),
    rule(rf"{_BEGIN}(?P<who>melody|tune|accompaniment|counter-?melody) (?=(?:an?|one|two) octaves?\b|(?:a bit |a "
         rf"little |much )?"
         r"(?:louder|softer|quieter|higher|lower|staccato|legato|simpler|busier)\b)", r"make the \g<who> "),
    # Where, said behind: "an octave lower, only bars 5-8".
    rule(r"(?P<how>\b(?:lower|higher|louder|softer|quieter|down|up|staccato|legato|faster|slower|busier|simpler)), "
         r"(?:but )?(?:only|just) (?:in |for )?(?=bars? \d|measures? \d)", r"\g<how> in "),
    rule(r"\b(?P<n>three|four|3|4) times in a row\b", r"\g<n> times"),
    # Written anew.
    rule(r"\b(?:redo|rewrite|change|replace) what the (?P<who>[a-z]+) (?:does|plays|is (?:doing|playing))\b",
         r"rewrite the \g<who>"),
    # What is there.
    rule(rf"{_BEGIN}from the (?:very )?top\b,?(?: maestro)?{_END}", "play it from the beginning"),
    rule(rf"{_BEGIN}(?:skip|jump|go) (?:ahead|forward|on)(?: to (?:bar )?(?P<a>\d+)| and start (?:me )?(?:at|from) "
         rf"(?:bar )?(?P<b>\d+)){_END}", lambda m: f"play from bar {m['a'] or m['b']}"),
    rule(rf"{_BEGIN}as you were{_END}", "undo"),
    rule(rf"{_BEGIN}(?:spit|give|get|print|hand)(?: me| us)? (?:out |over )?(?:an? |the )?(?P<what>midi|mp3|wav|score|"
         rf"pdf|sheet music|musicxml)(?: file)?{_END}", r"save it as \g<what>"),
    rule(rf"{_BEGIN}(?:the|its|that) (?P<what>intro(?:duction)?|outro|bridge|chorus|verse|ending|coda) (?:has to|"
         rf"needs to|must|should|can|may) go{_END}", r"cut the \g<what>"),
    rule(rf"{_BEGIN}(?=(?:\d+|two|four|eight)[- ]bars? (?:(?:short|gentle|quiet) )?(?:bridge|intro(?:duction)?|outro|"
         rf"interlude|"
         r"ending|coda)\b)", "add a "),
    rule(rf"{_BEGIN}(?:an? |the )?full orchestra(?:l)? version{_END}", "arrange it for orchestra"),
    rule(rf"{_BEGIN}(?:an? )(?P<what>[a-z]+(?: [a-z]+)?) out of (?:this|it|that)(?: (?:very )?(?:tune|piece|"
         rf"song))?{_END}", r"turn it into a \g<what>"),
)  # fmt: skip
# "From the first bar through to the eighth", "up to the ninth bar".
_THROUGH = compiled(
    rf"\bfrom the (?P<a>{ORDINAL})(?: (?:bar|measure))? (?:right )?(?:through |up |on )?(?:to|till|until) the "
    rf"(?P<b>{ORDINAL})(?: (?:bar|measure))?\b(?! (?:half|section|verse|chorus|beat))"
)
_UP_TO = compiled(rf"\b(?P<to>up to|until|till|by) the (?P<b>{ORDINAL}) (?:bar|measure)\b")


def few_words(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing."""
    if not context.has_piece or not text.isascii():
        return text

    def bars(match: re.Match[str]) -> str:
        first, last = ordinal(match["a"]), ordinal(match["b"])
        inside = first is not None and last is not None and first < last <= (context.bars or 0)
        return f"in bars {first} to {last}" if inside else match.group()

    text = _UP_TO.sub(lambda match: f"{match['to']} bar {ordinal(match['b'])}", _THROUGH.sub(bars, text))
    for pattern, words in _RULES:
        text = pattern.sub(words, text)
    return text
