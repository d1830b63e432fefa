"""English ordinals: "the ninth bar", "forty-eighth", "24th"."""

from __future__ import annotations

from chatbot.understand.lexicon.table import phrases
from chatbot.understand.numerals import number

_ORDINALS = {
    word: n
    for n, word in enumerate(
        phrases("first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, "
                "thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth"), 1)
}  # fmt: skip
_ROUND = {
    word: 10 * n
    for n, word in enumerate(
        phrases("twentieth, thirtieth, fortieth, fiftieth, sixtieth, seventieth, eightieth, ninetieth, hundredth"), 2)
}  # fmt: skip
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SINGLE = "|".join(sorted([*_ORDINALS, *_ROUND], key=len, reverse=True))
#: An ordinal in words or figures.
ORDINAL = (
    rf"(?:(?:an? |one |two )?hundred (?:and )?)?(?:(?:{_TENS})[- ](?:{'|'.join(list(_ORDINALS)[:9])})|{_SINGLE})|"
    r"\d{1,3}(?:st|nd|rd|th)"
)


def ordinal(said: str) -> int | None:
    """The value of an ordinal: "forty-eighth" 48, "hundred and twelfth" 112, "24th" 24."""
    if said[0].isdigit():
        return int("".join(c for c in said if c.isdigit()))
    words = said.replace("-", " ").replace(" and ", " ").split()
    value = _ORDINALS.get(words[-1], _ROUND.get(words[-1], 0))
    rest = " ".join(words[:-1])
    before = number(rest) if rest else 0.0
    return None if before is None or not value else int(before) + value
