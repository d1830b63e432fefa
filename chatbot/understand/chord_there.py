"""One chord of what is there: "change the chord in bar 3 to F minor", "end on a C major chord", 把第3小节改成Fm.

A single bar has no key of its own: what is named there is a chord.
"""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number

# A small letter is a chord only before a word that says so: "a" is an article.
_QUALITY = r"(?:maj|min|m|dim|aug|sus|add|M)?(?:maj|M)?\d{0,2}(?:sus\d)?(?:b5|#5)?"
_CHORD = (
    r"(?:(?P<letter>[A-G])(?P<sign>[#b♯♭]|[ -](?:sharp|flat))?(?:(?P<quality>{q})(?![A-Za-z0-9#])|(?= (?:major|"
    r"minor|dominant|"
    r"diminished|augmented|suspended)))|(?P<small>[a-g])(?P<small_sign>[#b♯♭]|[ -](?:sharp|flat))?(?= (?:major|minor|"
    r"dominant|diminished|augmented|suspended)))(?: (?P<word>major|minor|dominant|diminished|augmented|suspended)"
    r"(?: (?P<seven>seventh|7th|7))?)?(?: (?:triad|chord|harmony))?"
).replace("{q}", _QUALITY)
_AN = r"(?:an? |the )?(?:chord (?:of )?)?"
_BAR = rf"(?:bar|measure) (?:number )?(?P<bar>{NUMBER})"
_ASK = rf"^{PLEASE}(?:(?:can|could|would) you |i(?:'d| would)? (?:want|like) (?:you to |to )?|let's )*{PLEASE}"
_INSTEAD = r"(?:,? (?:instead(?: of [^,.;]{1,16})?|rather than [^,.;]{1,16}|please|now))*[.!? ]*$"
_THE_CHORD = r"(?:the )?(?:(?:first |last |main |only )?(?:chord|harmony) )"
_ENGLISH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ASK}(?:change|replace|swap|turn|make|set|switch|substitute) (?:{_THE_CHORD}(?:in|of|at|on|"
        rf"for) )?{_BAR}(?:'s (?:chord|harmony))? ?(?:to|with|into|by|for|as|be)? ?{_AN}{_CHORD}{_INSTEAD}",
        rf"^{_THE_CHORD}(?:in|of|at|on|for) {_BAR} (?:(?:should|must|could|ought to|has to|needs to) be|is|"
        rf"=) {_AN}{_CHORD}{_INSTEAD}",
        rf"{_ASK}(?:use|put|play|place|have|try|write|"
        rf"insert) {_AN}{_CHORD}(?: instead of [^,.;]{{1,16}}?)? (?:in|at|on|for|into) {_BAR}{_INSTEAD}",
        rf"^(?:in|at|for) {_BAR},? (?:please |i want |let's )*(?:use|put|play|have|want|try)? ?{_AN}{_CHORD}{_INSTEAD}",
    )
)  # fmt: skip
_LAST = re.compile(
    rf"{_ASK}(?:(?:make|let|have) (?:it|this|the (?:piece|song|music|tune)) )?(?:end|finish|close|stop|"
    rf"conclude)(?: (?:it|this|"
    rf"the (?:piece|song|music|tune)))? (?:on|with|in) {_AN}(?:{_CHORD}|(?P<tonic>tonic|home|root|"
    rf"(?P<mode>major|minor)|picardy)(?: (?:triad|chord|third))?){_INSTEAD}"
)
_ROOT_ZH = r"(?P<a>升|降)?(?P<letter>[A-Ga-g])(?P<sign>[#b♯♭])?"
_CHORD_ZH = (
    rf"{_ROOT_ZH}(?:(?P<quality>{_QUALITY})(?![A-Za-z0-9#])|"
    rf"(?P<word>大|小|减|增|属)?(?P<seven>七|7)?)(?:[三七]?和弦|三|七)?"
)
_CHINESE = re.compile(
    rf"^(?:请|帮我|给我|麻烦|能不能|可以|我想|我要)*(?:把|将|在)?第(?P<bar>{NUMBER})个?小节(?:里|中|处)?(?:的?(?:那个)?(?:和弦|和声))?"
    rf"(?:给我|都|就|要)?(?:改|换|变|设|调|用|写)(?:成|为|作|到|用|上)?(?:一?个)?{_CHORD_ZH}(?:吧|吗|呗|好吗|行吗|可以吗|试试)*[。!！?？]*$"
)
_WORDS = {
    "major": "", "minor": "m", "dominant": "7", "diminished": "dim", "augmented": "aug", "suspended": "sus4",
    "大": "", "小": "m", "减": "dim", "增": "aug", "属": "7",
}  # fmt: skip
_SIGNS = {"sharp": "#", "flat": "b", "♯": "#", "♭": "b", "升": "#", "降": "b"}
# A chord without any of these is a key as well: then a bar of its own says that it is a chord.
_KEY_SAID = compiled(r"\bkeys?\b|\bmodulat|\btonali|调(?!整)|转")


def one_chord(text: str, context: Context) -> str:
    """The cleaned ``text``, said while a piece is there; where one bar gets another chord, in the words that the
    readers know."""
    if _KEY_SAID.search(text.lower()):
        return text
    match = next((m for pattern in (*_ENGLISH, _CHINESE) if (m := pattern.match(text))), None)
    if match:
        return _said(int(number(match["bar"]) or 1), _symbol(match), text)
    last = _LAST.match(text)
    if last and context.bars is not None and context.key is not None:
        return _said(context.bars, _home(last, context) if last["tonic"] else _symbol(last), text)
    return text


def _said(bar: int, chord: str, text: str) -> str:
    return f"rewrite bar {bar} with the chord {chord}" if text.isascii() else f"重写第{bar}小节，和弦用{chord}"


def _home(match: re.Match[str], context: Context) -> str:
    assert context.key is not None, "who asks knows the key"
    major = (
        match["mode"] == "major" or match["tonic"] == "picardy" or (not match["mode"] and not context.key.is_minor_like)
    )
    return context.key.tonic + ("maj" if major else "m")


def _symbol(match: re.Match[str]) -> str:
    """The chord as a symbol: Fm, Bb7, F#dim."""
    found = match.groupdict()
    sign = found.get("sign") or found.get("small_sign") or found.get("a") or ""
    sign = _SIGNS.get(sign.strip(" -"), sign)
    letter = (found["letter"] or found.get("small") or "").upper()
    word = _WORDS[found["word"]] if found.get("word") else found.get("quality") or ""
    if found.get("seven") and not word.endswith("7"):
        word += "7"
    # A letter alone is no chord to the readers.
    return letter + sign + (word or "maj")
