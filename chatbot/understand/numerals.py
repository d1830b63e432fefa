"""Numbers as people write them: 96, 1,000, 2.5, ninety-six, a hundred and twenty, 一百二十, 三十二."""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000}
_DIGITS_ZH = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SCALES_ZH = {"十": 10, "百": 100, "千": 1000, "万": 10000}
# Beyond this no musical number means anything; it keeps arithmetic on typed digits finite.
_LIMIT = 1e12

_WORD = "(?:" + "|".join(sorted([*_WORDS, *_SCALES], key=len, reverse=True)) + ")"
# "A hundred and twenty" is one number, "ten and eleven" are two.
_AND = r"(?:(?<=hundred )and |(?<=thousand )and |(?<=million )and )?"
_ENGLISH = rf"(?:\ba (?=hundred|thousand|dozen|million))?\b{_WORD}(?:[ -]{_AND}{_WORD}){{0,8}}\b"
# A run is read from its beginning only, and no number needs more than 16 characters.
_CHINESE = r"(?<![零〇一二两三四五六七八九十百千万])[零〇一二两三四五六七八九十百千万]{1,16}"
_DIGITS = r"(?<!\d)(?<!\d[.,])(?:(?<!\w)-)?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e\+?\d{1,3}(?![a-z]))?"
#: A pattern (no groups) for any number in any of these writings, in lower-case text.
NUMBER = rf"(?:{_DIGITS}|{_ENGLISH}|{_CHINESE})"
_SHAPE = compiled(NUMBER)


def number(text: str) -> float | None:
    """The value of a number written as :data:`NUMBER` allows, or None. Magnitudes end at 1e12."""
    text = text.strip().lower()
    if not _SHAPE.fullmatch(text):
        return None
    if text[-1].isdigit():
        return max(-_LIMIT, min(_LIMIT, float(text.replace(",", ""))))
    return float(min(_LIMIT, _chinese(text) if not text[0].isascii() else _english(text)))


def _english(text: str) -> int:
    """ "one twenty" is 120, as musicians say tempos; "two thousand five hundred" 2500."""
    total = current = 0
    for word in re.findall(r"[a-z]+", text):
        if word in _WORDS:
            value = _WORDS[word]
            spoken_hundreds = 1 <= current <= 9 and value >= 10
            current = current * 100 + value if spoken_hundreds else current + value
        elif word in _SCALES and _SCALES[word] <= 100:
            current = max(current, 1) * _SCALES[word]
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
    return total + current


def _chinese(text: str) -> int:
    if not any(c in _SCALES_ZH for c in text):
        return int("".join(str(_DIGITS_ZH[c]) for c in text))  # 一二八: digit by digit
    total = section = digit = 0
    last_scale = 1
    for c in text:
        if c in _DIGITS_ZH:
            digit = _DIGITS_ZH[c]
            # 一百零五 counts ones after the zero; without it 一百二 means 120.
            last_scale = 1 if c in "零〇" else last_scale
        elif c == "万":
            total += max(section + digit, 1) * 10000
            section, digit, last_scale = 0, 0, 10000
        else:
            last_scale = _SCALES_ZH[c]
            section += max(digit, 1) * last_scale
            digit = 0
    return total + section + digit * (last_scale // 10 if digit and last_scale > 10 else 1)
